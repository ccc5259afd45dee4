"""Figures stand per party and per time, and are never blended (promise 4, mistake 12)."""

from __future__ import annotations

from dataclasses import replace

from whatweknow.comparison import gather_figures
from whatweknow.records import Act, AnnotatedReport, FigureMention, Report, Span, Statement

from .invented import NORLAND, REPORTS, SUND, said

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
