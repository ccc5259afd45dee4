"""What changed between two invented briefs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from whatweknow.comparison import compare, find_changes
from whatweknow.records import (
    Act,
    Brief,
    BriefReport,
    Change,
    ChangeKind,
    Citation,
    Event,
    FigureGroup,
    FigureValue,
    Party,
    Software,
    Statement,
)

from ..invented import NORLAND, PARTIES, REPORTS, SUND, VARN, said

ACCUSED = (
    said("a", 10, SUND, Act.ACCUSE, "Norland fired a missile at the ferry Alma"),
    said("a", 100, SUND, Act.ACCUSE, "the ferry Alma was hit by a missile that Norland fired"),
)
HEDGED = tuple(replace(one, hedged=True) for one in ACCUSED)
DENIAL = said("b", 10, NORLAND, Act.DENY, "Norland fired a missile at the ferry Alma", no=True)
NO_COMMENT = said("a", 300, NORLAND, Act.NO_COMMENT, "the missile that Norland fired at the ferry Alma")


def brief(
    *statements: Statement,
    figures: Sequence[FigureGroup] = (),
    parties: Sequence[Party] = PARTIES,
    reports: Sequence[BriefReport] = REPORTS,
) -> Brief:
    ordered = tuple(sorted(statements, key=lambda one: (one.report, one.content[0].start)))
    return Brief(
        generated="2031-03-07T00:00:00+00:00",
        software=Software("0", ()),
        event=Event(None),
        reports=tuple(replace(one, text_sha256=one.text_sha256 or f"hash of {one.id}") for one in reports),
        parties=tuple(parties),
        speakers=(),
        statements=ordered,
        points=compare(ordered, parties, reports).points,
        figures=tuple(figures),
    )


Texts = dict[str, str]


def changes(old: Brief, new: Brief, new_texts: Texts | None = None) -> list[tuple[ChangeKind, str | None]]:
    return [(one.kind, one.party) for one in found(old, new, new_texts)]


def found(old: Brief, new: Brief, new_texts: Texts | None = None, old_texts: Texts | None = None) -> tuple[Change, ...]:
    return find_changes(old, old_texts or {}, new, new_texts or {})


def test_the_same_brief_has_not_changed() -> None:
    one = brief(*ACCUSED, NO_COMMENT)
    assert found(one, one) == ()


def test_another_report_of_the_same_words_is_no_change() -> None:
    again = said("c", 10, SUND, Act.ACCUSE, "Norland fired a missile at the ferry Alma")
    assert found(brief(*ACCUSED), brief(*ACCUSED, again)) == ()


def test_a_report_under_another_name_is_no_change() -> None:
    moved = tuple(
        replace(one, report="z", content=tuple(replace(p, report="z") for p in one.content)) for one in ACCUSED
    )
    reports = (replace(REPORTS[0], id="z", text_sha256="same"), *REPORTS[1:])
    old = brief(*ACCUSED, reports=(replace(REPORTS[0], text_sha256="same"), *REPORTS[1:]))
    assert found(old, brief(*moved, reports=reports)) == ()


def test_a_denial_is_new_where_the_party_was_silent() -> None:
    old, new = brief(*ACCUSED), brief(*ACCUSED, DENIAL)
    (change,) = found(old, new)
    assert (change.kind, change.party) == (ChangeKind.NEWLY_DENIED, NORLAND.id)
    assert (change.old, change.statement, change.point) == (None, DENIAL.id, new.points[0].id)
    assert change.new == DENIAL.content[0]


def test_a_denial_cites_what_the_party_said_before() -> None:
    (change,) = found(brief(*ACCUSED, NO_COMMENT), brief(*ACCUSED, NO_COMMENT, DENIAL))
    assert (change.kind, change.old) == (ChangeKind.NEWLY_DENIED, NO_COMMENT.content[0])


def test_a_party_that_says_what_it_left_open_confirms() -> None:
    open_ = said("a", 300, VARN, Act.CANNOT_CONFIRM, "whether Norland fired a missile at the ferry Alma")
    now = said("b", 300, VARN, Act.ASSERT, "Norland fired a missile at the ferry Alma")
    assert changes(brief(*ACCUSED, open_), brief(*ACCUSED, open_, now)) == [(ChangeKind.NEWLY_CONFIRMED, VARN.id)]


def test_a_party_that_speaks_for_the_first_time_is_new() -> None:
    now = said("b", 300, VARN, Act.ASSERT, "Norland fired a missile at the ferry Alma")
    assert changes(brief(*ACCUSED), brief(*ACCUSED, now)) == [(ChangeKind.NEW, VARN.id)]


def test_the_loss_of_a_hedge_hardens_and_its_gain_softens() -> None:
    plain = said("c", 10, SUND, Act.ACCUSE, "Norland fired a missile at the ferry Alma, there is no doubt")
    hedged = replace(plain, hedged=True)
    assert changes(brief(*HEDGED), brief(*HEDGED, plain)) == [(ChangeKind.HARDENED, SUND.id)]
    assert changes(brief(*ACCUSED), brief(*ACCUSED, hedged)) == [(ChangeKind.SOFTENED, SUND.id)]
    assert changes(brief(*ACCUSED), brief(*ACCUSED, plain)) == []


def test_an_older_hedge_read_later_softens_nothing() -> None:
    late = tuple(
        replace(one, report="c", content=tuple(replace(p, report="c") for p in one.content)) for one in ACCUSED
    )
    earlier = replace(
        said("b", 10, SUND, Act.ACCUSE, "Norland may have fired a missile at the ferry Alma"), hedged=True
    )
    assert changes(brief(*late), brief(*late, earlier)) == []


def test_who_admits_to_have_a_thing_does_not_confirm_its_use() -> None:
    charge = said("a", 10, SUND, Act.ACCUSE, "Norland used poison gas in the harbour of Orm")
    again = said("b", 10, VARN, Act.ACCUSE, "the evidence is clear that Norland used poison gas in Orm")
    has = said("c", 10, NORLAND, Act.CONFIRM, "it has poison gas")
    used = said("c", 90, NORLAND, Act.CONFIRM, "it used poison gas in the harbour of Orm")
    old = brief(charge, again)
    assert changes(old, brief(charge, again, has)) == []
    assert changes(old, brief(charge, again, has, used)) == [(ChangeKind.NEWLY_CONFIRMED, NORLAND.id)]


def test_words_that_were_taken_for_anothers_are_no_earlier_stance() -> None:
    """The older brief gave Sund's words to Varn; the newer one knows better."""
    suns = replace(
        said("b", 300, SUND, Act.CANNOT_CONFIRM, "whether Norland fired a missile at the ferry Alma"), id="s1"
    )
    varns = replace(suns, party=VARN.id)
    now = said("c", 300, VARN, Act.ASSERT, "Norland fired a missile at the ferry Alma")
    assert changes(brief(*ACCUSED, varns), brief(*ACCUSED, suns, now)) == [(ChangeKind.NEW, VARN.id)]


def test_what_another_speaker_hedges_softens_nothing() -> None:
    varns = replace(said("b", 300, VARN, Act.ASSERT, "Norland fired a missile at the ferry Alma"), speaker="vell")
    plain = (*(replace(one, speaker="tam") for one in ACCUSED), varns)
    other = replace(
        said("c", 10, SUND, Act.ACCUSE, "Norland may have fired a missile at the ferry Alma"),
        hedged=True,
        speaker="a coast guard",
    )
    assert changes(brief(*plain), brief(*plain, other)) == []
    own = replace(other, speaker="tam")
    assert changes(brief(*plain), brief(*plain, own)) == [(ChangeKind.SOFTENED, SUND.id)]


def test_parties_are_matched_by_their_names() -> None:
    other = tuple(replace(one, id="x" + one.id) for one in PARTIES)
    renamed = [replace(one, party="x" + (one.party or "")) for one in (*ACCUSED, DENIAL)]
    (change,) = found(brief(*ACCUSED), brief(*renamed, parties=other))
    assert (change.kind, change.party) == (ChangeKind.NEWLY_DENIED, "xnorland")


# ------------------------------------------------------------------------------------ figures


TOLLS = (
    "Sund: 3 killed aboard the ferry Alma.\nSund: 7 killed aboard the ferry Alma.\nSund: 9 killed in ten years of war."
)


def tolls(*values: tuple[str | None, float, str]) -> FigureGroup:
    return FigureGroup(
        id="f",
        unit="person",
        event="killed",
        values=tuple(
            FigureValue(
                value=f"{number:g}",
                low=number,
                high=number,
                party=party,
                since=day,
                until=day,
                spans=(Citation("a", (at := max(0, TOLLS.find(f"{number:g} "))), at + 1, f"{number:g}"),),
            )
            for party, number, day in values
        ),
    )


def test_a_toll_moves_for_the_party_that_gave_another() -> None:
    old = brief(*ACCUSED, figures=(tolls((SUND.id, 3, "2031-03-04"), (NORLAND.id, 1, "2031-03-04")),))
    new = brief(
        *ACCUSED,
        figures=(tolls((SUND.id, 3, "2031-03-04"), (SUND.id, 7, "2031-03-05"), (NORLAND.id, 1, "2031-03-04")),),
    )
    (change,) = found(old, new, {"a": TOLLS}, {"a": TOLLS})
    assert (change.kind, change.party) == (ChangeKind.FIGURE_MOVED, SUND.id)
    assert (change.old and change.old.exact, change.new and change.new.exact) == ("3", "7")


def test_the_toll_of_a_war_is_no_later_toll_of_one_attack() -> None:
    old = brief(*ACCUSED, figures=(tolls((SUND.id, 3, "2031-03-04")),))
    new = brief(*ACCUSED, figures=(tolls((SUND.id, 9, "2031-03-05")),))
    assert found(old, new, {"a": TOLLS}, {"a": TOLLS}) == ()


def test_an_older_toll_read_later_moves_nothing() -> None:
    old = brief(*ACCUSED, figures=(tolls((SUND.id, 7, "2031-03-05")),))
    new = brief(*ACCUSED, figures=(tolls((SUND.id, 3, "2031-03-04")),))
    assert found(old, new, {"a": TOLLS}, {"a": TOLLS}) == ()


def test_of_several_tolls_none_moves() -> None:
    """Which of two figures the third replaces cannot be told."""
    old = brief(*ACCUSED, figures=(tolls((SUND.id, 3, "2031-03-04"), (SUND.id, 5, "2031-03-04")),))
    new = brief(*ACCUSED, figures=(tolls((SUND.id, 7, "2031-03-05")),))
    assert found(old, new, {"a": TOLLS}, {"a": TOLLS}) == ()


def test_a_figure_of_others_moves_nothing() -> None:
    """ "3 children" after "12 people" is no lower toll."""
    people = tolls((SUND.id, 12, "2031-03-04"))
    (children,) = tolls((SUND.id, 3, "2031-03-05")).values
    both = replace(people, values=(*people.values, replace(children, unit="child")))
    assert found(brief(*ACCUSED, figures=(people,)), brief(*ACCUSED, figures=(both,))) == ()


def test_another_party_s_toll_moves_nothing() -> None:
    old = brief(*ACCUSED, figures=(tolls((SUND.id, 3, "2031-03-04")),))
    new = brief(*ACCUSED, figures=(tolls((SUND.id, 3, "2031-03-04"), (NORLAND.id, 9, "2031-03-05")),))
    assert found(old, new) == ()


# ---------------------------------------------------------------------------------- withdrawn

SUNK = replace(said("a", 500, NORLAND, Act.ASSERT, "two ships were sunk in the harbour"), speaker="berg")


def _edited(text_sha256: str) -> tuple[BriefReport, ...]:
    return (replace(REPORTS[0], text_sha256=text_sha256), *REPORTS[1:])


def test_what_a_page_prints_no_more_is_withdrawn() -> None:
    old, new = brief(*ACCUSED, SUNK, reports=_edited("1")), brief(*ACCUSED, reports=_edited("2"))
    (change,) = found(old, new, {"a": "The ferry was hit."})
    assert (change.kind, change.party, change.old) == (ChangeKind.WITHDRAWN, NORLAND.id, SUNK.content[0])
    assert (change.statement, change.new) == (None, None)


def test_words_that_an_edited_page_still_has_are_not_withdrawn() -> None:
    old, new = brief(*ACCUSED, SUNK, reports=_edited("1")), brief(*ACCUSED, reports=_edited("2"))
    assert found(old, new, {"a": "Norland said two ships  were sunk in the harbour."}) == ()


def test_a_report_that_is_not_read_again_withdraws_nothing() -> None:
    old = brief(*ACCUSED, replace(SUNK, report="d", content=(replace(SUNK.content[0], report="d"),)))
    assert found(old, brief(*ACCUSED, reports=REPORTS[:3])) == ()


def test_what_the_newer_brief_marks_as_withdrawn_is_so_once() -> None:
    marked = replace(SUNK, withdrawn=True)
    assert changes(brief(*ACCUSED, SUNK), brief(*ACCUSED, marked)) == [(ChangeKind.WITHDRAWN, NORLAND.id)]
    assert changes(brief(*ACCUSED, marked), brief(*ACCUSED, marked)) == []
