"""Where two texts run alike, word by word."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from whatweknow.comparison.origins.copies.shingles import LENGTH, hash_runs
from whatweknow.comparison.origins.copies.words import WORD, word_hash
from whatweknow.records import CopyGroup, Report, SharedStretch, Span
from whatweknow.spans import cite

SHORTEST = 12  # words; shorter runs are phrases that any two reports share


def shared_stretches(group: CopyGroup, reports: Sequence[Report]) -> tuple[SharedStretch, ...]:
    """The longest stretches that copies repeat from the origin, copy by copy in order of the text.

    Words count as the same whatever their case, accents, spelling and marks; what stands between them may differ.
    """
    texts = {report.id: report for report in reports}
    origin = texts[group.origin]
    words = _Words(origin.text)
    return tuple(
        SharedStretch(copy=cite(texts[id_], mine), origin=cite(origin, theirs))
        for id_ in group.reports
        if id_ != group.origin
        for mine, theirs in _runs(_Words(texts[id_].text), words)
    )


class _Words:
    def __init__(self, text: str) -> None:
        found = list(WORD.finditer(text))
        self.spans = [word.span() for word in found]
        self.hashes = [word_hash(word.group()) for word in found]
        self.shingles: list[int] = hash_runs(np.array(self.hashes, dtype=np.uint64)).tolist()

    def span(self, start: int, end: int) -> Span:
        """From the word ``start`` to before the word ``end``."""
        return Span(self.spans[start][0], self.spans[end - 1][1])


def _runs(copy: _Words, origin: _Words) -> Iterator[tuple[Span, Span]]:
    places: dict[int, int] = {}
    for number, shingle in enumerate(origin.shingles):
        places.setdefault(shingle, number)
    at = 0
    while at < len(copy.shingles):
        place = places.get(copy.shingles[at])
        if place is None:
            at += 1
            continue
        length = LENGTH
        while _same_word(copy.hashes, at + length, origin.hashes, place + length):
            length += 1
        if length >= SHORTEST:
            yield copy.span(at, at + length), origin.span(place, place + length)
        at += length - LENGTH + 1


def _same_word(one: Sequence[int], at: int, other: Sequence[int], place: int) -> bool:
    return at < len(one) and place < len(other) and one[at] == other[place]
