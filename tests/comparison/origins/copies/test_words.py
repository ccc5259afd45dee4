import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from whatweknow.comparison.origins.copies.shingles import LENGTH, hash_runs, shared, shingles_of
from whatweknow.comparison.origins.copies.words import WORD, plain, segments


@given(st.text(alphabet="ab “”„\"'‘’«»`\n.", max_size=200))
def test_segments_are_the_text(text: str) -> None:
    assert "".join(piece for _, piece in segments(text)) == text


def test_quotations_stand_apart() -> None:
    text = "He said “yes, and don't ask” twice. 'It was Norland's ship,' she said. The sailors' flag \"fell\nA new day."
    assert [piece for quoted, piece in segments(text) if quoted] == [
        "“yes, and don't ask”",
        "'It was Norland's ship,'",
        '"fell',
    ]


def test_spellings_of_a_word_are_one() -> None:
    for one, other in [
        ("harbour", "harbor"),
        ("organised", "organized"),
        ("centre", "center"),
        ("travelled", "traveled"),
        ("defence", "defense"),
        ("Hálleń’s", "hallen's"),
    ]:
        assert plain(one) == plain(other)
    assert plain("four") != plain("for")


@given(st.lists(st.integers(0, 2**64 - 1), max_size=30))
def test_runs_depend_on_their_words_alone(words: list[int]) -> None:
    runs = hash_runs(np.array(words, dtype=np.uint64))
    assert len(runs) == max(0, len(words) - LENGTH + 1)
    for place in range(len(runs)):
        assert runs[place] == hash_runs(np.array(words[place : place + LENGTH], dtype=np.uint64))[0]


def test_shared_counts_what_both_have() -> None:
    one, other = shingles_of("a b c d e f g h"), shingles_of("x b c d e f g y")
    assert shared(one.own, other.own) == 2
    assert shared(one.own, one.own) == 4
    assert shared(one.own, one.quoted) == 0


def test_a_long_text_of_marks_takes_no_time() -> None:
    for text in ['"' * 100_000, "'a " * 50_000, "“" * 100_000, "``" * 50_000, "« " * 50_000, "a'" * 100_000]:
        assert "".join(piece for _, piece in segments(text)) == text
        assert len(WORD.findall(text)) >= 0
