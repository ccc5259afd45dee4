"""Overlapping windows over a long text, and which window answers for which word.

A word belongs to the window in which it stands furthest from a cut, so that a long document has no seams.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from whatweknow.annotation.encoding import EncodedText


@dataclass(frozen=True, slots=True)
class Window:
    """Words ``first:last``, of which the window answers for ``owned_first:owned_last``."""

    first: int
    last: int
    owned_first: int
    owned_last: int


def cut(encoded: EncodedText, size: int, overlap: int, start: int = 0) -> list[Window]:
    """Windows of at most ``size`` pieces that share about ``overlap`` pieces with their neighbours.

    ``start`` is the first word to be read (training shifts it, so that cuts fall elsewhere in each epoch).
    """
    if not 0 <= overlap < size:
        raise ValueError(f"overlap {overlap} must be at least 0 and below the window size {size}")
    total = len(encoded)
    if start >= total:
        return []
    edges: list[tuple[int, int]] = []
    first = start
    while True:
        limit = encoded.first_piece[first] + size
        last = int(np.searchsorted(encoded.first_piece, limit, side="right")) - 1
        last = max(min(last, total), first + 1)
        edges.append((first, last))
        if last == total:
            break
        following = int(np.searchsorted(encoded.first_piece, encoded.first_piece[last] - overlap))
        first = max(following, first + 1)
    middles = [(b[0] + a[1]) // 2 for a, b in pairwise(edges)]
    bounds = [start, *middles, total]
    return [Window(a, b, lo, hi) for (a, b), (lo, hi) in zip(edges, pairwise(bounds), strict=True)]
