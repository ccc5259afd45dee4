import pytest

from whatweknow.comparison.points.charges import find_charged
from whatweknow.comparison.points.propositions import Propositions
from whatweknow.comparison.points.wording import PartyNames, read_wordings
from whatweknow.records import Act, Statement

from ..invented import FERRY, NORLAND, PARTIES, SUND, VARN, said


def linked(one: Statement, other: Statement) -> bool:
    """Whether two statements are of one proposition, among those on the ferry."""
    event = (*FERRY, one, other)
    propositions = Propositions(event, PartyNames(PARTIES))
    charged = find_charged(event, read_wordings(event, PARTIES), propositions)
    links = propositions.links([one, other], [one, other], charged)
    assert links[0, 1] == links[1, 0]
    return bool(links[0, 1])


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("the crew found two mines in the harbour of Orm", "two mines were found in the harbour of Orm", True),
        ("the crew found two mines in the harbour of Orm", "the harbour of Orm has two cranes", False),
        ("Norland attacked the harbour of Orm", "Norland inspected the harbour of Orm", False),
        ("the army shelled the harbour of Orm", "the army will shell the harbour of Orm", False),
        ("the army shelled the harbour of Orm at noon", "shelling of the harbour", False),
    ],
)
def test_one_deed_and_its_circumstances_make_one_proposition(one: str, other: str, same: bool) -> None:
    assert linked(said("c", 10, VARN, Act.ASSERT, one), said("d", 10, SUND, Act.ASSERT, other)) is same


def test_a_charge_and_its_denial_need_little_more_than_the_deed() -> None:
    charge = said("c", 10, SUND, Act.ACCUSE, "Norland used poison gas against sleeping villagers in Orm")
    denial = said("d", 10, NORLAND, Act.DENY, "it had used any gas", no=True)
    assert linked(charge, denial)
    assert not linked(charge, said("d", 10, NORLAND, Act.DENY, "it had lost any ship", no=True))


def test_charges_against_two_parties_are_two() -> None:
    one = said("c", 10, SUND, Act.ACCUSE, "Norland used poison gas in the harbour of Orm")
    other = said("d", 10, NORLAND, Act.ACCUSE, "Sund used poison gas in the harbour of Orm")
    assert not linked(one, other)


def test_of_long_statements_one_clause_is_enough_and_tells_whether_it_is_denied() -> None:
    long = said(
        "c", 10, NORLAND, Act.ASSERT, "the divers left the old harbour of Orm at noon, but they did not see a mine"
    )
    short = said("d", 10, VARN, Act.ASSERT, "the divers left the old harbour of Orm at noon")
    propositions = Propositions((*FERRY, long, short), PartyNames(PARTIES))
    assert propositions.links([long], [short], {}).all()
    assert propositions.denied([long, short], {}) == {long.id: False, short.id: False}


def test_without_statements_there_are_no_links() -> None:
    propositions = Propositions((), PartyNames(PARTIES))
    assert propositions.links((), (), {}).shape == (0, 0)
    assert propositions.denied((), {}) == {}
