"""Which reports may share text: MinHash over passages, so that a short copy of a long story is found as well.

Broder, "On the resemblance and containment of documents" (1997); the sketches are rensa's R-MinHash.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray
from rensa import RMinHash

from whatweknow.comparison.origins.copies.shingles import Hashes

SLOTS = 64  # numbers in a sketch
BAND = 2  # slots that must agree for a pair to be looked at
PASSAGE = 240  # shingles
LEAST_AGREEING = 4  # slots of two passages that must agree in all: about a Jaccard index of 0.06
WINDOW = 8  # neighbours that a passage is paired with where many are alike, so that the cost stays linear
SEED = 8
BATCH = 512  # reports sketched at once


class Sketches:
    """Sketches of the passages of reports, added one report at a time; 256 bytes a passage."""

    def __init__(self) -> None:
        self._rows: list[NDArray[np.uint32]] = []
        self._owners: list[int] = []
        self._waiting: list[Hashes] = []
        self._reports = 0

    def add(self, ordered: Hashes) -> None:
        """Add a report by its shingles in order."""
        if len(ordered):
            passages = np.array_split(ordered, max(1, round(len(ordered) / PASSAGE)))
            self._waiting += passages
            self._owners += [self._reports] * len(passages)
        self._reports += 1
        if self._reports % BATCH == 0:
            self._flush()

    def _flush(self) -> None:
        if self._waiting:
            self._rows.append(_sketch(self._waiting))
            self._waiting = []

    def candidates(self) -> NDArray[np.int64]:
        """Pairs of reports (two columns, their numbers in the order of adding, the lower first) to be compared."""
        self._flush()
        if not self._rows:
            return np.empty((0, 2), dtype=np.int64)
        rows = np.concatenate(self._rows)
        owners = np.array(self._owners, dtype=np.int64)
        found = np.empty(0, dtype=np.int64)
        for start in range(0, SLOTS, BAND):
            found = np.union1d(found, np.concatenate([found, *_alike_in(rows, owners, start, self._reports)]))
        return np.stack(np.divmod(found, self._reports), axis=1)


def _sketch(passages: Sequence[Hashes]) -> NDArray[np.uint32]:
    ends = np.cumsum([0, *map(len, passages)]).tolist()
    matrix = RMinHash.digest_matrix_from_flat_token_hashes(np.concatenate(passages), ends, SLOTS, SEED)
    return np.array(matrix.to_rows(), dtype=np.uint32)


def _alike_in(
    rows: NDArray[np.uint32], owners: NDArray[np.int64], start: int, reports: int
) -> Iterator[NDArray[np.int64]]:
    """Pairs of reports, each as one number, with passages that agree in the band at ``start`` and well beyond it."""
    keys = rows[:, start].astype(np.uint64) << np.uint64(32) | rows[:, start + 1]
    order = np.argsort(keys, kind="stable")
    keys = keys[order]
    starts = np.concatenate([[True], keys[1:] != keys[:-1]])
    first = order[np.maximum.accumulate(np.where(starts, np.arange(len(keys)), 0))]
    for step in range(1, WINDOW + 1):
        same = np.flatnonzero(keys[step:] == keys[:-step])
        if not len(same):
            return
        yield _pairs(rows, owners, order[same], order[same + step], reports)
        if step == WINDOW:
            yield _pairs(rows, owners, first[same + step], order[same + step], reports)


def _pairs(
    rows: NDArray[np.uint32], owners: NDArray[np.int64], one: NDArray[np.int64], other: NDArray[np.int64], reports: int
) -> NDArray[np.int64]:
    differing = owners[one] != owners[other]
    one, other = one[differing], other[differing]
    agreeing = np.zeros(len(one), dtype=np.int64)
    for slot in range(SLOTS):
        agreeing += rows[one, slot] == rows[other, slot]
    one, other = owners[one[agreeing >= LEAST_AGREEING]], owners[other[agreeing >= LEAST_AGREEING]]
    return np.unique(np.minimum(one, other) * reports + np.maximum(one, other))
