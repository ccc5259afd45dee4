"""Which statements a time expression belongs to: those that hold it, and those whose saying it dates."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import accumulate

from whatweknow.records import Citation, Span, Statement, TimeMention


class Said:
    """A report's statements, by where their words stand."""

    def __init__(self, statements: Sequence[Statement]) -> None:
        self._cued = sorted(((one.cue.start, one.id, one) for one in statements if one.cue), key=lambda row: row[:2])
        pieces = ((piece.start, piece.end, one.id, one) for one in statements for piece in one.content)
        self._pieces = sorted(pieces, key=lambda row: row[:3])
        self._reach = list(accumulate((end for _, end, _, _ in self._pieces), max))

    def around(self, time: TimeMention) -> tuple[Span, Statement] | None:
        """The shortest piece of a content that holds ``time``, and whose it is."""
        found = []
        place = bisect_right(self._pieces, time.span.start, key=lambda row: row[0]) - 1
        while place >= 0 and self._reach[place] >= time.span.end:
            start, end, id_, statement = self._pieces[place]
            if time.span.end <= end:
                found.append((end - start, start, id_, statement))
            place -= 1
        if not found:
            return None
        length, start, _, statement = min(found, key=lambda row: row[:3])
        return Span(start, start + length), statement

    def framed_by(self, time: TimeMention) -> list[Statement]:
        """The statements whose cue stands in the same sentence as ``time``, which is no part of what they say."""
        first = bisect_left(self._cued, time.sentence.start, key=lambda row: row[0])
        last = bisect_left(self._cued, time.sentence.end, key=lambda row: row[0])
        return [
            one
            for cue, _, one in self._cued[first:last]
            if not any(_apart(cue, time.span, piece) for piece in one.content)
        ]


def _apart(cue: int, time: Span, piece: Citation) -> bool:
    """Whether words of a content hold the time, or begin between it and the cue."""
    within = piece.start < time.end and time.start < piece.end
    return within or min(cue, time.start) < piece.start < max(cue, time.start)
