import pytest
from hypothesis import given
from hypothesis import strategies as st

from whatweknow.comparison.terms import concepts, overlap, shared, stem, term_of, terms
from whatweknow.comparison.vocabulary import SYNONYMS


def test_terms_are_the_stems_of_what_carries_meaning() -> None:
    assert terms("The minister said that Norland's divers found 2 hulls.") == {"norland", "div", "found", "2", "hul"}
    assert terms("They said so, according to officials.") == frozenset()


@pytest.mark.parametrize(
    ("word", "term"), [("sinking", "sink"), ("I", None), ("7", "7"), ("The", None), ("U.S.", "u.s.")]
)
def test_a_word_is_a_term_or_says_nothing(word: str, term: str | None) -> None:
    assert term_of(word) == term


@pytest.mark.parametrize("words", SYNONYMS)
def test_words_for_one_thing_are_one_concept(words: tuple[str, ...]) -> None:
    assert len(concepts(" ".join(words))) == 1


@given(st.frozensets(st.text(max_size=3), max_size=6), st.frozensets(st.text(max_size=3), max_size=6))
def test_what_sets_have_in_common_is_a_share(one: frozenset[str], other: frozenset[str]) -> None:
    assert 0.0 <= overlap(one, other) <= shared(one, other) <= 1.0
    assert overlap(one, other) == overlap(other, one)


@given(st.text(alphabet="abcdeingstly", min_size=1, max_size=12))
def test_a_stem_is_the_beginning_of_its_word(word: str) -> None:
    assert word.startswith(stem(word))
