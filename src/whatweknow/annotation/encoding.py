"""A text as the encoder sees it: words, their pieces, and what an uncased vocabulary hides.

The vocabulary is lower-cased and blind to layout, so each word also carries its capitals, the break before it,
and where it stands in a quotation; and each word knows its sentence and its block.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum

import numpy as np
import numpy.typing as npt
from tokenizers import Tokenizer

from whatweknow.annotation.quotations import Quotation, find_quotations
from whatweknow.records import Block, Span
from whatweknow.sentences import find_sentences

Ints = npt.NDArray[np.int64]


class Case(IntEnum):
    OTHER = 0
    LOWER = 1
    CAPITALISED = 2
    UPPER = 3
    DIGITS = 4


class Break(IntEnum):
    """What stands before a word."""

    NONE = 0
    SPACE = 1
    SENTENCE = 2
    BLOCK = 3


class Quote(IntEnum):
    """Where a word (or mark) stands in a quotation."""

    OUTSIDE = 0
    OPENING = 1
    INSIDE = 2
    CLOSING = 3
    INSIDE_SINGLE = 4


FEATURE_SIZES = (len(Case), len(Break), len(Quote))


@dataclass(frozen=True, slots=True)
class EncodedText:
    """Arrays over one text. ``n`` words, ``m`` pieces; a word's pieces are ``first_piece[i]:first_piece[i + 1]``."""

    starts: Ints  # (n,) first code point of each word
    ends: Ints  # (n,)
    first_piece: Ints  # (n + 1,)
    sentences: Ints  # (n,) running number
    blocks: Ints  # (n,) running number
    pieces: Ints  # (m,) ids in the vocabulary
    features: Ints  # (m, 3) Case, Break, Quote of the word
    quotations: list[Quotation]

    def __len__(self) -> int:
        return len(self.starts)

    def span(self, first: int, last: int) -> Span:
        """The span from word ``first`` to word ``last``, both included."""
        return Span(int(self.starts[first]), int(self.ends[last]))

    def quotations_in(self, span: Span) -> list[Quotation]:
        """The quotations that ``span`` overlaps, in order."""
        first = bisect_right(self.quotations, span.start, key=lambda quotation: quotation.span.end)
        last = bisect_left(self.quotations, span.end, key=lambda quotation: quotation.span.start)
        return self.quotations[first:last]


def encode(text: str, blocks: Sequence[Block], tokenizer: Tokenizer) -> EncodedText:
    """Encode the blocks of ``text``; what lies outside them is not read."""
    encodings = tokenizer.encode_batch([block.span.of(text) for block in blocks], add_special_tokens=False)
    numbers = np.repeat(np.arange(len(blocks)), [len(encoding) for encoding in encodings])
    pieces = _joined([encoding.ids for encoding in encodings])
    offsets = _joined([np.array(encoding.offsets).reshape(-1) for encoding in encodings]).reshape(-1, 2)
    offsets += np.array([block.span.start for block in blocks], dtype=np.int64)[numbers][:, None]
    word_of = _joined([np.array(encoding.word_ids, dtype=np.int64) for encoding in encodings])

    opens_word = (np.diff(word_of, prepend=-1) != 0) | (np.diff(numbers, prepend=-1) != 0)
    first_piece = np.append(np.flatnonzero(opens_word), len(pieces))
    starts, ends = offsets[first_piece[:-1], 0], offsets[first_piece[1:] - 1, 1]
    sentence_starts = [sentence.start for block in blocks for sentence in find_sentences(text, block.span)]
    sentences = np.searchsorted(np.array(sentence_starts, dtype=np.int64), starts, side="right")
    block_of = numbers[first_piece[:-1]]
    quotations = find_quotations(text, blocks)
    features = np.stack(
        [
            np.array([_case(text[a:b]) for a, b in zip(starts, ends, strict=True)], dtype=np.int64),
            _breaks(starts, ends, sentences, block_of),
            _quote_states(starts, quotations),
        ],
        axis=-1,
    )
    return EncodedText(
        starts=starts,
        ends=ends,
        first_piece=first_piece,
        sentences=sentences,
        blocks=block_of,
        pieces=pieces,
        features=np.repeat(features, np.diff(first_piece), axis=0),
        quotations=quotations,
    )


def _joined(parts: Sequence[Sequence[int] | Ints]) -> Ints:
    return np.concatenate([np.zeros(0, dtype=np.int64), *parts]).astype(np.int64)


def _breaks(starts: Ints, ends: Ints, sentences: Ints, blocks: Ints) -> Ints:
    breaks = np.where(starts > np.concatenate([[0], ends[:-1]]), Break.SPACE, Break.NONE)
    breaks[np.diff(sentences, prepend=-1) != 0] = Break.SENTENCE
    breaks[np.diff(blocks, prepend=-1) != 0] = Break.BLOCK
    return breaks


def _case(word: str) -> Case:
    if word.islower():
        return Case.LOWER
    if word.isupper():
        return Case.UPPER if len(word) > 1 else Case.CAPITALISED
    if word[0].isupper():
        return Case.CAPITALISED
    return Case.DIGITS if word.isdigit() else Case.OTHER


def _quote_states(starts: Ints, quotations: Sequence[Quotation]) -> Ints:
    states = np.full(len(starts), Quote.OUTSIDE, dtype=np.int64)
    for quotation in quotations:
        first, last = np.searchsorted(starts, [quotation.span.start, quotation.span.end])
        if first == last:
            continue
        states[first:last] = Quote.INSIDE if quotation.double else Quote.INSIDE_SINGLE
        states[first] = Quote.OPENING
        if quotation.closed:
            states[last - 1] = Quote.CLOSING
    return states
