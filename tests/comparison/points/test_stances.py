from collections.abc import Mapping, Sequence
from dataclasses import replace

from whatweknow.comparison.points.stances import party_stances as stances_of_parties
from whatweknow.comparison.points.stances import reply_stance, stance_of, stances_on_point
from whatweknow.records import Act, BriefReport, Mode, PartyStance, Stance, Statement

from ..invented import NORLAND, REPORTS, SUND, said

BY_ID = {report.id: report for report in REPORTS}


def party_stances(
    statements: Sequence[Statement], reports: Mapping[str, BriefReport], *, same: bool = True
) -> tuple[PartyStance, ...]:
    return stances_of_parties(statements, stances_on_point(statements), reports, lambda _one, _other: same)


def test_acts_and_negation_make_the_stance() -> None:
    words = "the navy fired on the ferry"
    assert stance_of(said("a", 1, SUND, Act.ACCUSE, words)) is Stance.ASSERTS
    assert stance_of(said("a", 1, SUND, Act.ASSERT, words, no=True)) is Stance.DENIES
    assert stance_of(said("a", 1, SUND, Act.ACCUSE, "the navy fired without warning", no=True)) is Stance.ASSERTS
    assert stance_of(said("a", 1, SUND, Act.CANNOT_CONFIRM, words, no=True)) is Stance.CANNOT_CONFIRM
    assert stance_of(said("a", 1, SUND, Act.NO_COMMENT, words)) is Stance.NO_COMMENT


def test_a_change_over_time_shows_both_in_order_with_dates() -> None:
    first = said("a", 5, NORLAND, Act.DENY, "its navy fired on the ferry", no=True)
    again = said("b", 5, NORLAND, Act.DENY, "its navy fired on the ferry", no=True)
    later = said("c", 5, NORLAND, Act.CONFIRM, "its navy fired on the ferry by mistake")
    denial, admission = party_stances([later, again, first], BY_ID)
    assert (denial.stance, denial.statements, denial.changed) == (Stance.DENIES, (first.id, again.id), False)
    assert (denial.since, denial.until, denial.origins) == ("2031-03-04", "2031-03-05", 2)
    assert (admission.stance, admission.since, admission.changed) == (Stance.ASSERTS, "2031-03-06T08:00:00+02:00", True)


def test_two_officials_who_differ_on_one_day_are_no_change() -> None:
    yes = said("a", 5, NORLAND, Act.CONFIRM, "its navy fired on the ferry")
    no = said("a", 99, NORLAND, Act.DENY, "its navy fired on the ferry", no=True)
    cells = party_stances([yes, no], BY_ID)
    assert [(cell.stance, cell.changed) for cell in cells] == [(Stance.ASSERTS, False), (Stance.DENIES, False)]


def test_without_dates_nothing_has_changed() -> None:
    undated = said("d", 5, NORLAND, Act.CONFIRM, "its navy fired on the ferry")
    dated = said("a", 5, NORLAND, Act.DENY, "its navy fired on the ferry", no=True)
    denial, admission = party_stances([undated, dated], BY_ID)
    assert (denial.stance, admission.stance) == (Stance.DENIES, Stance.ASSERTS)
    assert (admission.since, admission.until, admission.changed) == (None, None, False)


def test_a_bare_day_may_be_any_hour_of_it() -> None:
    """Mistake 13: a report of a day and one of an hour of that day do not stand in order."""
    reports = BY_ID | {"a": replace(BY_ID["a"], published="2031-03-06")}
    no = said("a", 5, NORLAND, Act.DENY, "its navy fired on the ferry", no=True)
    yes = said("c", 5, NORLAND, Act.CONFIRM, "its navy fired on the ferry")
    assert not any(cell.changed for cell in party_stances([no, yes], reports))


def test_international_waters_deny_somebodys() -> None:
    ours = said("a", 5, NORLAND, Act.ASSERT, "the drone was in Norlandish airspace")
    nobodys = said("b", 5, SUND, Act.ASSERT, "the drone was in international airspace")
    assert stances_on_point([ours, nobodys]) == {ours.id: Stance.ASSERTS, nobodys.id: Stance.DENIES}
    assert stances_on_point([nobodys]) == {nobodys.id: Stance.ASSERTS}


def test_of_a_cell_the_words_to_read_first_stand_first() -> None:
    headline = replace(said("a", 5, SUND, Act.ACCUSE, "Norland fired on the ferry Alma"), in_headline=True)
    fragment = said("a", 90, SUND, Act.ACCUSE, "Norland of the attack")
    told = said("b", 5, SUND, Act.ACCUSE, "Norland had fired on the ferry Alma twice")
    quoted = replace(said("b", 90, SUND, Act.ACCUSE, "“Norland fired on the ferry Alma.”"), mode=Mode.DIRECT)
    (cell,) = party_stances([headline, fragment, told, quoted], BY_ID)
    assert cell.statements == (quoted.id, told.id, fragment.id, headline.id)


def test_what_is_known_of_the_shared_clause_outweighs_the_statement() -> None:
    two_things = said("a", 1, SUND, Act.ASSERT, "the ferry sank and no help came", no=True)
    assert stance_of(two_things, denied=False) is Stance.ASSERTS
    assert stances_on_point([two_things], {two_things.id: False}) == {two_things.id: Stance.ASSERTS}


def test_who_denies_a_denial_asserts() -> None:
    denial = said("a", 1, SUND, Act.DENY, "this", no=True)
    assert reply_stance(denial, Stance.DENIES) is Stance.ASSERTS
    assert reply_stance(denial, Stance.ASSERTS) is Stance.DENIES
    assert reply_stance(said("a", 1, SUND, Act.NO_COMMENT, "the claims"), Stance.DENIES) is Stance.NO_COMMENT


def test_a_party_has_not_moved_where_another_of_its_people_speaks_or_of_another_thing() -> None:
    no = replace(said("a", 5, NORLAND, Act.ASSERT, "its navy fired on the ferry", no=True), speaker="minister")
    another = replace(said("c", 5, NORLAND, Act.ASSERT, "its navy fired on the ferry"), speaker="deputy")
    assert not any(cell.changed for cell in party_stances([no, another], BY_ID))
    herself = replace(another, speaker="minister")
    assert [cell.changed for cell in party_stances([no, herself], BY_ID)] == [False, True]
    assert not any(cell.changed for cell in party_stances([no, herself], BY_ID, same=False))
