from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whatweknow.comparison.points.clauses import Clause, find_clauses, find_deeds
from whatweknow.comparison.points.wording import PartyNames
from whatweknow.records import Act, Citation, Statement

from ..invented import NORLAND, PARTIES, SUND, said


def clauses(statement: Statement) -> list[Clause]:
    return list(find_clauses(statement, PartyNames(PARTIES)))


@pytest.mark.parametrize(
    ("words", "deeds"),
    [
        ("Norland shot at the ferry", {"harm"}),
        ("Norland armed and financed the gang", {"support"}),
        ("it has poison gas", set()),
        ("the evidence is clear", set()),
        ("the crew ignored the warning", {"omit", "know"}),
    ],
)
def test_a_deed_is_known_by_its_words(words: str, deeds: set[str]) -> None:
    assert find_deeds(words) == deeds


def test_a_statement_is_read_clause_by_clause() -> None:
    first, second = clauses(said("a", 10, SUND, Act.ACCUSE, "Norland shot at the ferry, and the divers were sent away"))
    assert (set(first.deeds), set(first.parties), first.prospect, first.finite) == ({"harm"}, {"norland"}, False, True)
    assert (set(second.deeds), set(second.parties)) == ({"send"}, set())


@pytest.mark.parametrize(
    ("words", "prospect"),
    [
        ("Norland would strike the harbour", True),
        ("a ban to deter the use of gas", True),
        ("Norland could strike the harbour", True),
        ("somebody could have made a mistake", False),
        ("Norland struck the harbour", False),
    ],
)
def test_what_may_come_is_told_from_what_was_done(words: str, prospect: bool) -> None:
    assert [one.prospect for one in clauses(said("a", 10, SUND, Act.ASSERT, words))] == [prospect]


def test_words_outside_the_content_negate_all_of_it_and_others_their_own_clause() -> None:
    words = "the navy fired on the ferry, and no divers were sent to the harbour"
    statement = said("a", 10, NORLAND, Act.ASSERT, words, no=True)
    inside = replace(statement, negators=(Citation("a", 10 + words.index("no "), 10 + words.index("no ") + 2, "no"),))
    assert [one.negated for one in clauses(inside)] == [False, True]
    outside = replace(statement, negators=(Citation("a", 1, 7, "denied"),))
    assert [one.negated for one in clauses(outside)] == [True, True]


@given(st.text(max_size=300))
def test_any_words_can_be_read(words: str) -> None:
    for clause in clauses(said("a", 0, SUND, Act.ASSERT, words or " ")):
        assert clause.terms
