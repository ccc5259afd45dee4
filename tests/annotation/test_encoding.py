import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tokenizers import Tokenizer

from whatweknow.annotation.bundle import BUNDLES, DEFAULT
from whatweknow.annotation.encoding import Break, Case, Quote, encode
from whatweknow.annotation.windows import cut

from .blocks import lines


@pytest.fixture(scope="module")
def tokenizer() -> Tokenizer:
    return Tokenizer.from_file(str(BUNDLES / DEFAULT / "tokenizer.json"))


def test_words_carry_what_the_vocabulary_hides(tokenizer: Tokenizer) -> None:
    text = "SUND DENIES\n“We did not,” Berg said. It left in 1998."
    encoded = encode(text, lines(text), tokenizer)
    words = [text[a:b] for a, b in zip(encoded.starts, encoded.ends, strict=True)]
    features = encoded.features[encoded.first_piece[:-1]]
    of = {word: tuple(row) for word, row in zip(words, features.tolist(), strict=True)}
    assert of["SUND"] == (Case.UPPER, Break.BLOCK, Quote.OUTSIDE)
    assert of["“"] == (Case.OTHER, Break.BLOCK, Quote.OPENING)
    assert of["did"] == (Case.LOWER, Break.SPACE, Quote.INSIDE)
    assert of["”"] == (Case.OTHER, Break.NONE, Quote.CLOSING)
    assert of["Berg"] == (Case.CAPITALISED, Break.SPACE, Quote.OUTSIDE)
    assert of["It"] == (Case.CAPITALISED, Break.SENTENCE, Quote.OUTSIDE)
    assert of["1998"] == (Case.DIGITS, Break.SPACE, Quote.OUTSIDE)


def test_an_empty_text_has_no_words(tokenizer: Tokenizer) -> None:
    assert len(encode("", [], tokenizer)) == 0
    assert len(encode("\u200b", lines("\u200b"), tokenizer)) == 0


@given(text=st.text(max_size=200))
def test_words_stand_in_order_inside_the_text(tokenizer: Tokenizer, text: str) -> None:
    encoded = encode(text, lines(text), tokenizer)
    assert np.all(encoded.starts[1:] >= encoded.ends[:-1])
    assert np.all(encoded.starts < encoded.ends)
    assert encoded.first_piece[-1] == len(encoded.pieces) == len(encoded.features)
    assert np.all(np.diff(encoded.sentences) >= 0)
    assert np.all(np.diff(encoded.blocks) >= 0)


@given(length=st.integers(0, 400), size=st.integers(2, 60), part=st.floats(0, 0.9))
def test_each_word_is_owned_by_one_window(tokenizer: Tokenizer, length: int, size: int, part: float) -> None:
    text = "sand gravel harbourmistresses " * (length // 3)
    encoded = encode(text, lines(text), tokenizer)
    windows = cut(encoded, size, int(size * part))
    assert [i for w in windows for i in range(w.owned_first, w.owned_last)] == list(range(len(encoded)))
    for window in windows:
        assert window.first <= window.owned_first <= window.owned_last <= window.last
        pieces = encoded.first_piece[window.last] - encoded.first_piece[window.first]
        assert pieces <= size or window.last == window.first + 1


def test_an_overlap_as_long_as_the_window_is_refused(tokenizer: Tokenizer) -> None:
    with pytest.raises(ValueError, match="overlap 8 must be at least 0 and below the window size 8"):
        cut(encode("a b", lines("a b"), tokenizer), 8, 8)
