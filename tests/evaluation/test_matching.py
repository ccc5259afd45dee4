from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from whatweknow.evaluation.matching import TOKEN, WORD, Rates, Share, Tally, Tokens, jaccard, one_to_one

TEXTS = st.text(alphabet="ab é,.\n“”’_7", max_size=30)


def test_a_word_is_one_token_and_a_mark_another() -> None:
    assert [TOKEN.findall("Tam’s 3.5 km, «ça»"), WORD.findall("Tam’s 3.5 km")] == [
        ["Tam", "’", "s", "3", ".", "5", "km", ",", "«", "ça", "»"],
        ["Tam", "s", "3", "5", "km"],
    ]


def test_touched_takes_tokens_that_share_a_character() -> None:
    tokens = Tokens.of("Ada Berg said no", WORD)
    assert tokens.touched([(0, 3)]) == {0}
    assert tokens.touched([(3, 4)]) == set()
    assert tokens.touched([(2, 5), (14, 99)]) == {0, 1, 3}
    assert tokens.touched([(-5, 1)]) == {0}


@given(TEXTS, st.lists(st.tuples(st.integers(-2, 32), st.integers(-2, 32))))
def test_touched_is_what_a_look_at_each_token_gives(text: str, intervals: list[tuple[int, int]]) -> None:
    tokens = Tokens.of(text, TOKEN)
    expected = {
        number
        for number, match in enumerate(TOKEN.finditer(text))
        if any(match.start() < end and match.end() > start for start, end in intervals)
    }
    assert tokens.touched(intervals) == expected


def test_jaccard_of_nothing_is_zero() -> None:
    assert jaccard(frozenset(), frozenset()) == 0.0
    assert jaccard(frozenset({1, 2, 3}), frozenset({2, 3, 4})) == 0.5


def test_a_better_pair_takes_both_its_sides() -> None:
    assert one_to_one([("g", 1), ("g", 2), ("h", 1), ("h", 2), ("i", 2)]) == {"g": 1, "h": 2}


def test_rates_of_counts() -> None:
    tally = Tally(matched=3, predicted=4, gold=6)
    assert (tally.rates, tally.f1) == (Rates(0.75, 0.5), 0.6)
    assert tally.rates.as_dict() == {"p": 0.75, "r": 0.5, "f1": 0.6}


def test_nothing_predicted_of_nothing_is_zero_not_an_error() -> None:
    assert (Tally(0, 0, 0).f1, Share(0, 0).value) == (0.0, 0.0)
