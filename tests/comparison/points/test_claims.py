from collections.abc import Callable
from dataclasses import replace

import pytest

from whatweknow.comparison.points.claims import choose_claim as choose
from whatweknow.comparison.points.quotes import is_clause, stands_alone
from whatweknow.comparison.points.stances import stances_on_point
from whatweknow.records import Act, Citation, Claim, Statement

from ..invented import NORLAND, SUND, said


def choose_claim(statements: list[Statement], telling: Callable[[str], float]) -> Claim:
    return choose(statements, stances_on_point(statements), telling)


def fired(words: str) -> float:
    return float("fire" in words or "firing" in words)


def test_the_shortest_complete_clause_that_asserts_is_shown_with_its_party() -> None:
    rows = [
        said("a", 10, NORLAND, Act.DENY, "its navy fired", no=True),
        said("a", 50, SUND, Act.ACCUSE, "Norland of firing on the ferry"),
        said("b", 10, SUND, Act.ACCUSE, "“Norland fired on the ferry. It was a clear night.”"),
        said("b", 90, SUND, Act.ACCUSE, "Norland may have fired on it", hedged=True),
        said("b", 190, SUND, Act.ACCUSE, "it fired on the ferry"),
    ]
    claim = choose_claim(rows, fired)
    assert claim.party == "sund"
    assert claim.quote.exact == "“Norland fired on the ferry."
    assert (claim.quote.start, claim.quote.end) == (10, 10 + len(claim.quote.exact))


def test_where_all_deny_a_denial_is_shown_and_marked() -> None:
    denial = said("a", 10, NORLAND, Act.DENY, "the recorders will be handed over", no=True)
    outside = Citation("a", 1, 7, "denied")
    claim = choose_claim([replace(denial, negators=(outside,))], fired)
    assert (claim.quote, claim.denied) == (denial.content[0], True)


def test_what_a_party_denies_is_not_shown_as_its_claim() -> None:
    """“Norland: ‘its navy fired on the ferry’” would put the rival's words into its mouth."""
    denial = said("a", 10, NORLAND, Act.DENY, "its navy fired on the ferry", no=True)
    denial = replace(denial, negators=(Citation("a", 1, 7, "denied"),))
    charge = said("b", 10, SUND, Act.ACCUSE, "Norland of firing on the ferry Alma")
    assert choose_claim([denial, charge], fired) == Claim(charge.content[0], "sund")


def test_a_denial_in_its_own_words_is_marked_too() -> None:
    """The cells speak of what is charged: “Sund asserts” beside it would turn the denial round."""
    words = "Norland never fired on the ferry"
    denial = said("a", 10, NORLAND, Act.DENY, words, no=True)
    denial = replace(denial, negators=(Citation("a", 18, 23, "never"),))
    assert choose_claim([denial], fired) == Claim(denial.content[0], "norland", denied=True)


def test_what_tells_little_of_the_point_is_not_shown() -> None:
    near = said("a", 10, SUND, Act.ACCUSE, "Norland fired a missile at the ferry Alma")
    far = said("a", 99, SUND, Act.ASSERT, "the sea was calm")
    assert choose_claim([far, near], fired).quote == near.content[0]


def test_words_that_speak_of_claims_or_say_no_come_after_those_that_make_one() -> None:
    of_claims = said("a", 10, SUND, Act.ACCUSE, "Norland fired, for all its claims")
    plain = said("b", 10, SUND, Act.ACCUSE, "Norland fired upon the ferry Alma at dawn on Sunday")
    assert choose_claim([of_claims, plain], fired).quote == plain.content[0]


@pytest.mark.parametrize(
    ("words", "clause"),
    [
        ("Norland shot down the plane", True),
        ("“The gate was open,”", True),
        ("of shooting down the plane", False),
        ("the authorities of having paid the gang", False),
        ("whether the gate was open", False),
        ("pictures which showed the gate", False),
        ("a deliberate provocation", False),
        ("it was", False),
    ],
)
def test_a_claim_is_a_clause(words: str, clause: bool) -> None:
    assert is_clause(words) is clause


@pytest.mark.parametrize(
    ("words", "alone"),
    [
        ("Norland shot down the plane", True),
        ("it shot down the plane", False),
        ("“They did it.”", False),
        ("Norland denied this", False),
        ("Italy was told", True),
    ],
)
def test_what_leans_on_words_before_does_not_stand_alone(words: str, alone: bool) -> None:
    assert stands_alone(words) is alone
