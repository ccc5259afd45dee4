import random
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from whatweknow.comparison import compare
from whatweknow.records import Act, Citation, Comparison, Stance, Statement

from ..invented import BRIDGE, FERRY, NORLAND, PARTIES, REPORTS, SUND, VARN, compared, grid, said


def shown(found: Comparison) -> set[str]:
    return {id_ for point in found.points for cell in point.stances for id_ in cell.statements}


def test_one_proposition_across_wording_and_polarity_is_one_point() -> None:
    first = compared(*FERRY, *BRIDGE).points[0]
    assert grid(first) == {
        ("sund", Stance.ASSERTS): (FERRY[0].id, FERRY[3].id),
        ("norland", Stance.DENIES): (FERRY[1].id, FERRY[2].id),
        ("varn", Stance.CANNOT_CONFIRM): (FERRY[4].id,),
        ("varn", Stance.NO_COMMENT): (FERRY[5].id,),
    }
    assert (first.rank, first.origins) == (1, 2)


def test_another_matter_between_the_same_parties_is_another_point() -> None:
    second = compared(*FERRY, *BRIDGE).points[1]
    assert grid(second) == {("sund", Stance.ASSERTS): (BRIDGE[0].id,), ("norland", Stance.DENIES): (BRIDGE[1].id,)}


def test_an_elliptic_denial_finds_the_accusation_that_it_answers() -> None:
    """Mistake 7 the other way round: what is denied is the rival's claim, and stays the rival's."""
    assert compared(*FERRY).replies == {FERRY[2].id: FERRY[0].id}


def test_an_elliptic_denial_in_a_report_without_the_charge_answers_nothing() -> None:
    alone = said("c", 5, NORLAND, Act.DENY, "responsibility", no=True)
    found = compared(*FERRY, *BRIDGE, alone)
    assert alone.id not in shown(found)
    assert alone.id not in found.replies


def test_an_answer_without_a_word_for_a_charge_answers_nothing() -> None:
    """“No, there was none” is said of something that the words do not name."""
    none = said("a", 320, NORLAND, Act.DENY, "No, there was none", no=True)
    assert none.id not in shown(compared(*FERRY, none))


def test_denials_of_other_things_do_not_stand_against_a_charge() -> None:
    """One party of many voices denies many things; only what is charged stands against the charge."""
    others = [
        said("c", 100 * place, NORLAND, Act.DENY, words, no=True)
        for place, words in enumerate(
            (
                "There is no justification for this senseless violence",
                "I do not think that the auditors should be involved",
                "the minister had seen no letter about the harbour dues",
                "the ferry Alma had been late in years",
            )
        )
    ]
    assert shown(compared(*FERRY, *others)).isdisjoint(one.id for one in others)


def test_to_have_is_not_to_use() -> None:
    """Who admits that it has a weapon does not admit that it used it."""
    used = (
        said("a", 10, SUND, Act.ACCUSE, "the evidence is clear that Norland used poison gas in Orm"),
        said("b", 10, VARN, Act.ACCUSE, "Norland used poison gas against the people of Orm"),
        said("b", 90, NORLAND, Act.DENY, "it used poison gas in Orm", no=True),
    )
    has = said("c", 10, NORLAND, Act.CONFIRM, "it has poison gas")
    found = grid(compared(*used, has).points[0])
    assert found.keys() == {("sund", Stance.ASSERTS), ("varn", Stance.ASSERTS), ("norland", Stance.DENIES)}


def test_what_may_come_is_not_what_was_done() -> None:
    done = (
        said("a", 10, SUND, Act.ACCUSE, "Norland struck the harbour of Orm"),
        said("b", 10, NORLAND, Act.DENY, "it struck the harbour of Orm", no=True),
    )
    feared = said("c", 10, VARN, Act.ASSERT, "a strike on the harbour of Orm by Norland would be a disaster")
    assert feared.id not in shown(compared(*done, feared))


def test_a_clause_denies_only_what_stands_in_it() -> None:
    offer = said(
        "a", 10, NORLAND, Act.ASSERT, "it had offered cranes and divers to Sund and had received no answer", no=True
    )
    offer = replace(offer, negators=(Citation("a", 10 + 62, 10 + 64, "no"),))
    reported = said("b", 10, VARN, Act.ASSERT, "Norland had offered cranes and divers to Sund on Monday")
    disputed = said("a", 120, SUND, Act.DENY, "this", no=True)
    assert grid(compared(offer, reported, disputed).points[0]) == {
        ("norland", Stance.ASSERTS): (offer.id,),
        ("varn", Stance.ASSERTS): (reported.id,),
        ("sund", Stance.DENIES): (disputed.id,),
    }


def test_denied_claims_of_a_named_rival_are_that_rivals() -> None:
    rejected = said("b", 60, NORLAND, Act.DENY, "the claims of Sund", no=True)
    found = compared(*FERRY, rejected)
    assert found.replies[rejected.id] == FERRY[3].id
    rejected_varn = said("b", 60, NORLAND, Act.DENY, "the claims of Varn", no=True)
    assert rejected_varn.id not in shown(compared(*FERRY, rejected_varn))


def test_debris_of_a_page_makes_no_point() -> None:
    """Names run together in links of a site share words with everything."""
    debris = said("c", 10, SUND, Act.CONFIRM, "Orso TamMira Vell Ferry AlmaMissile inquiry Harbour dues")
    found = compared(*FERRY, *BRIDGE, debris)
    assert debris.id not in shown(found)
    assert all(point.claim.quote.report != "c" for point in found.points)


def test_what_one_speaker_says_or_one_report_has_is_no_point() -> None:
    """A tribute that all print is no point; what two of a party's speakers say in two reports is one."""
    words = "the divers found the recorders of the ferry Alma"
    first, again = (replace(said(id_, 10, SUND, Act.ASSERT, words), speaker="tam") for id_ in "ab")
    same_report, other_report = (replace(said(id_, 90, SUND, Act.ASSERT, words), speaker="vell") for id_ in "ab")
    assert compared(first, again).points == ()
    assert compared(first, same_report).points == ()
    assert len(compared(first, other_report).points) == 1


def test_silence_on_nothing_answers_nothing() -> None:
    lone = said("d", 5, VARN, Act.NO_COMMENT, "the claims")
    found = compared(*FERRY, lone)
    assert not any(lone.id in cell.statements for point in found.points for cell in point.stances)


def test_a_repeated_claim_of_a_rival_is_not_the_repeaters_own() -> None:
    """Mistake 7: "Norland rejected the claim that its navy fired" denies; it does not assert the claim."""
    rejected = said("c", 5, NORLAND, Act.DENY, "the claim that its navy fired a missile at the ferry Alma", no=True)
    cells = grid(compared(*FERRY, rejected).points[0])
    assert rejected.id in cells["norland", Stance.DENIES]
    assert ("norland", Stance.ASSERTS) not in cells


def test_different_times_are_no_contradiction() -> None:
    """Mistake 18: a raid in March that is admitted does not contradict a raid in May that is denied."""
    raids = (
        said("a", 10, SUND, Act.ASSERT, "Norland shelled the harbour of Orm in March"),
        said("b", 10, NORLAND, Act.CONFIRM, "it had shelled the harbour of Orm in March"),
        said("a", 200, SUND, Act.ASSERT, "Norland shelled the harbour of Orm in May"),
        said("b", 200, NORLAND, Act.ASSERT, "nobody shelled the harbour of Orm in May", no=True),
    )
    points = compared(*raids, *FERRY).points
    of = {id_: point.id for point in points for cell in point.stances for id_ in cell.statements}
    assert of[raids[0].id] == of[raids[1].id] != of[raids[2].id] == of[raids[3].id]


def test_other_deeds_of_other_parties_are_no_contradiction() -> None:
    """Mistake 18: two charges in like words against different parties."""
    others = (
        said("a", 10, SUND, Act.ACCUSE, "Norland hacked the port authority"),
        said("b", 10, NORLAND, Act.ACCUSE, "Sund hacked the ministry of trade"),
        said("b", 90, SUND, Act.DENY, "hacking the ministry of trade", no=True),
        said("a", 90, NORLAND, Act.DENY, "hacking the port authority", no=True),
    )
    points = compared(*others).points
    parties = [{(cell.party, cell.stance) for cell in point.stances} for point in points]
    assert sorted(map(len, parties)) == [2, 2]
    assert all(len({stance for _, stance in cells}) == 2 for cells in parties)


def test_two_tolls_are_two_stances_of_their_parties_and_no_mean() -> None:
    """Mistake 12: figures stand as their parties give them."""
    tolls = (
        said("a", 10, SUND, Act.ASSERT, "23 passengers of the ferry Alma were killed"),
        said("b", 10, NORLAND, Act.ASSERT, "at least 19 passengers of the ferry Alma were killed"),
    )
    (point,) = compared(*tolls).points
    assert {cell.party: cell.statements for cell in point.stances} == {
        "sund": (tolls[0].id,),
        "norland": (tolls[1].id,),
    }


def test_who_has_no_party_or_act_takes_no_stance() -> None:
    bystander = said("b", 900, None, Act.ACCUSE, "Norland fired a missile at the ferry Alma")
    unread = said("b", 990, SUND, None, "Norland fired a missile at the ferry Alma")
    demand = said("b", 1100, SUND, Act.DEMAND, "Norland must say who fired the missile at the ferry Alma")
    points = compared(*FERRY, bystander, unread, demand).points
    assert {bystander.id, unread.id, demand.id}.isdisjoint(
        id_ for point in points for cell in point.stances for id_ in cell.statements
    )


def test_without_statements_there_are_no_points() -> None:
    assert compared().points == ()
    assert compared(said("a", 1, SUND, Act.DENY, "involvement", no=True)).points == ()


WORDS = "Norland Sund missile ferry navy fired harbour bridge divers May involvement the claims hit 19 killed".split()
STATEMENTS = st.lists(
    st.builds(
        lambda report, start, party, act, words, no: said(report, start, party, act, " ".join(words), no=no),
        st.sampled_from("abcd"),
        st.integers(0, 5000),
        st.sampled_from((None, *PARTIES)),
        st.sampled_from((None, *Act)),
        st.lists(st.sampled_from(WORDS), min_size=1, max_size=9),
        st.booleans(),
    ),
    max_size=25,
    unique_by=lambda statement: statement.id,
)


@given(STATEMENTS, st.randoms(use_true_random=False))
def test_points_are_sound_and_do_not_depend_on_the_order(statements: list[Statement], chance: random.Random) -> None:
    found = compare(statements, PARTIES, REPORTS)
    shuffled = statements[:]
    chance.shuffle(shuffled)
    assert compare(shuffled, PARTIES[::-1], REPORTS[::-1]) == found
    by_id = {statement.id: statement for statement in statements}
    shown = [(cell.party, id_) for point in found.points for cell in point.stances for id_ in cell.statements]
    assert all(by_id[id_].party == party for party, id_ in shown)
    assert len({id_ for _, id_ in shown}) == len(shown)
    assert [point.rank for point in found.points] == list(range(1, len(found.points) + 1))
    assert found.replies.items() <= {(one, other) for one in by_id for other in by_id}
    for point in found.points:
        quote = point.claim.quote
        holders = [one for one in by_id.values() if one.report == quote.report and one.party == point.claim.party]
        pieces = [piece for one in holders for piece in one.content]
        assert any(piece.exact[quote.start - piece.start :][: len(quote.exact)] == quote.exact for piece in pieces)
