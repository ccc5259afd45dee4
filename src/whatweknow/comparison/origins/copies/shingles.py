"""Runs of words as numbers: what two texts have in common, whatever stands around it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from whatweknow.comparison.origins.copies.words import WORD, segments, word_hash

Hashes: TypeAlias = NDArray[np.uint64]
LENGTH = 5  # words in a shingle
_FACTOR = np.uint64(0x9E3779B97F4A7C15)  # odd, so that no bit of a word is lost


NONE: Hashes = np.empty(0, dtype=np.uint64)


@dataclass(frozen=True, slots=True)
class Shingles:
    """The shingles of a text: ``ordered`` as they stand; ``own`` those outside and ``quoted`` those that touch
    quotation marks, each sorted and once."""

    ordered: Hashes
    own: Hashes
    quoted: Hashes

    @property
    def size(self) -> int:
        """How many different shingles there are (a few stand both inside and outside quotation marks)."""
        return len(self.own) + len(self.quoted)


def shingles_of(text: str) -> Shingles:
    """The shingles of ``text``; a text shorter than one has none."""
    words: list[int] = []
    quoted: list[bool] = []
    for inside, piece in segments(text):
        found = WORD.findall(piece)
        words += map(word_hash, found)
        quoted += [inside] * len(found)
    ordered = hash_runs(np.array(words, dtype=np.uint64))
    if not len(ordered):
        return Shingles(NONE, NONE, NONE)
    touched = np.convolve(np.array(quoted, dtype=np.int8), np.ones(LENGTH, dtype=np.int8), "valid") > 0
    return Shingles(ordered, np.unique(ordered[~touched]), np.unique(ordered[touched]))


def hash_runs(words: Hashes) -> Hashes:
    """A number for each run of ``LENGTH`` words, in order."""
    count = len(words) - LENGTH + 1
    if count < 1:
        return NONE
    runs = np.zeros(count, dtype=np.uint64)
    for place in range(LENGTH):
        runs = runs * _FACTOR + words[place : place + count]
        runs ^= runs >> np.uint64(29)
    return runs


def shared(one: Hashes, other: Hashes) -> int:
    """How many numbers two sorted arrays without repetitions have in common."""
    if len(one) > len(other):
        one, other = other, one
    if not len(one):
        return 0
    places = np.searchsorted(other, one)
    places[places == len(other)] = 0
    return int(np.count_nonzero(other[places] == one))
