"""Figures stand per party and per time, and are never blended (promise 4, mistake 12)."""

from __future__ import annotations

from dataclasses import replace

from whatweknow.comparison import add_values, gather_figures
from whatweknow.records import (
    Act,
    AnnotatedReport,
    Citation,
    Claim,
    FigureMention,
    NationForm,
    NationMention,
    PartyStance,
    Point,
    Precision,
    Report,
    Span,
    Stance,
    Statement,
    TimeKind,
    TimeMention,
)

from ..invented import NORLAND, PARTIES, REPORTS, SUND, said

DEAD = "12 people were killed"


def report(id_: str, text: str, *figures: FigureMention) -> AnnotatedReport:
    return AnnotatedReport(Report(id=id_, text=text, raw_sha256="0" * 64), (), figures=figures)


def dead(text: str, words: str, number: str, low: float | None, **more: object) -> FigureMention:
    start, at = text.index(words), text.index(number)
    return FigureMention(
        span=Span(start, start + len(words)),
        number=Span(at, at + len(number)),
        low=low,
        high=low,
        unit="person",
        event="killed",
        **more,  # type: ignore[arg-type]
    )


def counted(id_: str, number: int, party: object, *, at_least: bool = False) -> tuple[AnnotatedReport, Statement]:
    words = f"{'at least ' if at_least else ''}{number} people were killed"
    qualifier = Span(0, len("at least")) if at_least else None
    figure = dead(words, words, str(number), number, qualifier=qualifier)
    return report(id_, words, figure), said(id_, 0, party, Act.ASSERT, words)  # type: ignore[arg-type]


def test_two_tolls_are_two_rows() -> None:
    pairs = [counted("a", 12, NORLAND), counted("b", 17, SUND, at_least=True)]
    (group,) = gather_figures([one for one, _ in pairs], [one for _, one in pairs], REPORTS)
    assert (group.unit, group.event) == ("person", "killed")
    assert [(row.party, row.qualifier, row.value, row.since) for row in group.values] == [
        ("norland", None, "12", "2031-03-04"),
        ("sund", "at least", "17", "2031-03-05"),
    ]


def test_a_toll_that_changes_stands_with_its_times() -> None:
    pairs = [counted("b", 17, SUND), counted("a", 12, SUND)]
    (group,) = gather_figures([one for one, _ in pairs], [one for _, one in pairs], REPORTS)
    assert [(row.value, row.since) for row in group.values] == [("12", "2031-03-04"), ("17", "2031-03-05")]


def test_times_are_compared_across_zones() -> None:
    """Half past midnight in the east is before midnight in the west (mistake 13)."""
    published = {"a": "2031-03-05T00:30+02:00", "b": "2031-03-04T23:00+00:00"}
    reports = [replace(one, published=published.get(one.id)) for one in REPORTS]
    pairs = [counted("b", 17, SUND), counted("a", 12, SUND)]
    (group,) = gather_figures([one for one, _ in pairs], [one for _, one in pairs], reports)
    assert [row.value for row in group.values] == ["12", "17"]


def test_one_figure_in_several_reports_is_one_row_with_all_citations() -> None:
    pairs = [counted("a", 12, SUND), counted("b", 12, SUND)]
    (group,) = gather_figures([one for one, _ in pairs], [one for _, one in pairs], REPORTS)
    (row,) = group.values
    assert (row.since, row.until, len(row.statements)) == ("2031-03-04", "2031-03-05", 2)
    assert [words.report for words in row.spans] == ["a", "b"]


def test_at_least_twelve_is_not_twelve() -> None:
    pairs = [counted("a", 12, SUND), counted("b", 12, SUND, at_least=True)]
    (group,) = gather_figures([one for one, _ in pairs], [one for _, one in pairs], REPORTS)
    assert [row.qualifier for row in group.values] == [None, "at least"]


def test_twelve_more_is_not_twelve() -> None:
    plain = dead(DEAD, DEAD, "12", 12)
    reports = [report("a", DEAD, plain), report("b", DEAD, replace(plain, added=True))]
    (group,) = gather_figures(reports, [], REPORTS)
    assert [row.added for row in group.values] == [False, True]


def test_without_a_statement_it_belongs_to_nobody() -> None:
    (group,) = gather_figures([report("a", DEAD, dead(DEAD, DEAD, "12", 12))], [], REPORTS)
    assert [(row.party, row.statements) for row in group.values] == [(None, ())]


def test_the_innermost_statement_owns_it() -> None:
    text = f"the navy said {DEAD} that day"
    outer, inner = said("a", 0, SUND, Act.ASSERT, text), said("a", 14, NORLAND, Act.ASSERT, DEAD)
    (group,) = gather_figures([report("a", text, dead(text, DEAD, "12", 12))], [outer, inner], REPORTS)
    assert [row.party for row in group.values] == ["norland"]


def test_figures_of_different_questions_stay_apart() -> None:
    figure = dead(DEAD, DEAD, "12", 12)
    reports = [report("a", DEAD, figure), report("b", DEAD, replace(figure, event="wounded"))]
    assert [group.event for group in gather_figures(reports, [], REPORTS)] == ["killed", "wounded"]


def test_dozens_are_no_number() -> None:
    text = "dozens were killed"
    (group,) = gather_figures([report("a", text, dead(text, text, "dozens", None))], [], REPORTS)
    assert [(row.value, row.low, row.high) for row in group.values] == [("dozens", None, None)]


def people(words: str, *, unit: str, event: str = "killed", at: int = 0, counted: str | None = None) -> FigureMention:
    """A figure of 12 at ``words``, which start at offset ``at`` with the number."""
    start = at + (words.index(counted) if counted else 0)
    return FigureMention(
        span=Span(at, at + len(words)),
        number=Span(at, at + 2),
        low=12,
        high=12,
        unit=unit,
        event=event,
        counted=Span(start, start + len(counted)) if counted else None,
        people=True,
    )


def test_all_kinds_of_people_are_one_question_and_rows_of_their_own() -> None:
    reports = [
        report("a", "12 sailors died", people("12 sailors died", unit="sailor")),
        report("b", "12 people died", people("12 people died", unit="person")),
    ]
    (group,) = gather_figures(reports, [], REPORTS)
    assert (group.unit, [row.unit for row in group.values]) == ("person", ["sailor", "person"])


def test_twelve_of_one_country_are_not_twelve_of_another() -> None:
    """Two expulsions of 12 diplomats are two rows; "Norland" and "Norlandic" are one country."""
    reports = []
    for id_, adjective, code in (("a", "Norland", "NL"), ("b", "Sundish", "SD"), ("c", "Norlandic", "NL")):
        words = f"12 {adjective} diplomats expelled"
        figure = people(words, unit="diplomat", event="expelled", counted=f"{adjective} diplomats")
        nation = NationMention(Span(3, 3 + len(adjective)), code, adjective, NationForm.ADJECTIVE)
        reports.append(replace(report(id_, words, figure), nations=(nation,)))
    (group,) = gather_figures(reports, [], REPORTS)
    assert [[words.report for words in row.spans] for row in group.values] == [["a", "c"], ["b"]]


def test_what_is_denied_is_no_figure_of_who_denies_it() -> None:
    text = f"Sund denied that {DEAD}"
    denial = said("a", text.index(DEAD), SUND, Act.DENY, DEAD)
    denial = replace(denial, negators=(Citation("a", 5, 11, "denied"),))
    assert gather_figures([report("a", text, dead(text, DEAD, "12", 12))], [denial], REPORTS) == ()


def test_a_release_is_its_issuers_own_account() -> None:
    reports = [replace(one, outlet="Sund coast guard") if one.id == "a" else one for one in REPORTS]
    figures = [report(id_, DEAD, dead(DEAD, DEAD, "12", 12)) for id_ in ("a", "b")]
    (group,) = gather_figures(figures, [], reports, PARTIES)
    assert [(row.party, row.statements) for row in group.values] == [("sund", ()), (None, ())]


def test_those_who_are_counted_do_not_give_the_figure() -> None:
    text = f"{DEAD}, it was said"
    statement = replace(said("a", 0, SUND, Act.ASSERT, DEAD), source=Citation("a", 0, 9, "12 people"))
    (group,) = gather_figures([report("a", text, dead(text, DEAD, "12", 12))], [statement], REPORTS)
    assert [row.party for row in group.values] == [None]


def dated(text: str, when: str, start: str) -> AnnotatedReport:
    at = text.index(when)
    time = TimeMention(
        span=Span(at, at + len(when)),
        sentence=Span(0, len(text)),
        kind=TimeKind.DATE,
        value=start,
        precision=Precision.YEAR,
        start=start,
    )
    return replace(report("a", text, dead(text, DEAD, "12", 12)), times=(time,))


def test_what_happened_long_ago_is_left_out() -> None:
    """Different times are not taken for a contradiction (mistake 18)."""
    assert gather_figures([dated(f"In 2019, {DEAD}", "2019", "2019")], [], REPORTS) == ()
    assert gather_figures([dated(f"{DEAD} in 2019", "2019", "2019")], [], REPORTS) == ()
    assert gather_figures([dated(f"On the line, built in 2019, {DEAD}", "2019", "2019")], [], REPORTS)
    assert gather_figures([dated(f"In 2031, {DEAD}", "2031", "2031")], [], REPORTS)


def test_parties_stand_in_the_order_of_their_first_figures() -> None:
    pairs = [counted("b", 17, NORLAND), counted("c", 18, SUND), counted("a", 12, SUND)]
    (group,) = gather_figures([one for one, _ in pairs], [one for _, one in pairs], REPORTS)
    assert [(row.party, row.value) for row in group.values] == [("sund", "12"), ("sund", "18"), ("norland", "17")]


def point(quote: Citation, *statements: Statement) -> Point:
    cells = tuple(PartyStance(party=one.party or "", stance=Stance.ASSERTS, statements=(one.id,)) for one in statements)
    return Point(id="p", claim=Claim(quote, "norland"), rank=1, origins=1, stances=cells)


def test_a_point_about_a_number_has_the_figures_of_its_parties() -> None:
    pairs = [counted("a", 12, NORLAND), counted("b", 17, SUND, at_least=True), counted("c", 90, SUND)]
    (_, twelve), (_, seventeen), _ = pairs
    figures = gather_figures([one for one, _ in pairs], [one for _, one in pairs], REPORTS)
    (about,) = add_values([point(Citation("a", 0, len(DEAD), DEAD), twelve, seventeen)], figures)
    assert [(one.party, one.value, one.unit, one.qualifier) for one in about.values] == [
        ("norland", 12, "person", None),
        ("sund", 17, "person", "at least"),
    ]
    (long,) = add_values([point(Citation("a", 0, 10 * len(DEAD), 10 * DEAD), twelve, seventeen)], figures)
    assert long.values == ()
    (other,) = add_values([point(Citation("d", 0, 5, "Words"), twelve, seventeen)], figures)
    assert other.values == ()
