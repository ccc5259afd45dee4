"""How alike statements are, and groups of statements that are."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from whatweknow.comparison.points.wording import Wording

Matrix: TypeAlias = NDArray[np.float64]
PARTY_WEIGHT = 0.5  # of a party's name, against other terms as rare
DIGITS = 6  # finer differences between machines must not change a grouping


def vectors(wordings: Sequence[Wording], event: Sequence[Wording]) -> Matrix:
    """Unit vectors (one row each) of log-scaled counts of terms, weighted by their rarity in ``event`` (tf-idf)."""
    return _weighted([features(one) for one in wordings], [features(one) for one in event])


def aspect_vectors(wordings: Sequence[Wording], event: Sequence[Wording]) -> Matrix:
    """The same of the aspects that are spoken of."""

    def named(wording: Wording) -> Counter[tuple[str, str]]:
        return Counter(("aspect", aspect) for aspect in wording.aspects)

    return _weighted([named(one) for one in wordings], [named(one) for one in event])


def rarities(event: Sequence[Wording]) -> dict[tuple[str, str], float]:
    """How rare each feature is in ``event``."""
    return _rarities([features(one) for one in event])


def telling_weights(group: Sequence[Wording], rare: Mapping[tuple[str, str], float]) -> dict[tuple[str, str], float]:
    """How much each feature tells of what a group says: the rarer in its event and the commoner in the group, the
    more."""
    shared = Counter(feature for wording in group for feature in features(wording))
    return {feature: count * rare[feature] for feature, count in shared.items()}


def _rarities(counted: Sequence[Counter[tuple[str, str]]]) -> dict[tuple[str, str], float]:
    seen = Counter(feature for counts in counted for feature in counts)
    return {one: math.log(1 + len(counted) / count) * _kind_weight(one) for one, count in seen.items()}


def _kind_weight(feature: tuple[str, str]) -> float:
    return PARTY_WEIGHT if feature[0] == "party" else 1.0


def _weighted(counted: Sequence[Counter[tuple[str, str]]], event: Sequence[Counter[tuple[str, str]]]) -> Matrix:
    rare = _rarities(event)
    columns = {feature: column for column, feature in enumerate(sorted(rare))}
    rows = np.zeros((len(counted), len(columns)))
    for row, counts in zip(rows, counted, strict=True):
        for feature, count in counts.items():
            row[columns[feature]] = (1 + math.log(count)) * rare[feature]
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    return rows / np.where(lengths, lengths, 1)


def features(wording: Wording) -> Counter[tuple[str, str]]:
    """The terms, months and parties of ``wording``, as pairs of kind and name, counted."""
    terms = [("term", term) for term in wording.terms] + [("month", month) for month in wording.months]
    return Counter(terms + [("party", party) for party in wording.parties])


def average_link(likeness: Matrix, least: float) -> list[list[int]]:
    """Groups of rows, merged while the mean likeness between two groups is ``least`` or more.

    Agglomerative clustering by chains of nearest neighbours (Murtagh, "A survey of recent advances in hierarchical
    clustering algorithms", 1983): quadratic in time, and of the same groups as merging the most alike first.
    """
    between = np.round(likeness, DIGITS)
    np.fill_diagonal(between, -np.inf)
    groups = [[row] for row in range(len(between))]
    open_rows = list(range(len(between)))
    chain: list[int] = []
    while open_rows:
        if not chain:
            chain.append(open_rows[0])
        last = chain[-1]
        nearest = int(np.argmax(between[last]))
        if not between[last, nearest] >= least:
            open_rows.remove(last)  # nothing that is left will ever be near enough
            between[:, last] = -np.inf
            chain.pop()
        elif len(chain) > 1 and between[last, nearest] == between[last, chain[-2]]:
            _merge(between, groups, chain[-2], last)
            open_rows.remove(last)
            del chain[-2:]
        else:
            chain.append(nearest)
    return [sorted(group) for group in groups if group]


def _merge(between: Matrix, groups: list[list[int]], kept: int, gone: int) -> None:
    sizes = len(groups[kept]), len(groups[gone])
    mean = (sizes[0] * between[kept] + sizes[1] * between[gone]) / sum(sizes)
    between[kept], between[:, kept] = mean, mean
    between[gone], between[:, gone] = -np.inf, -np.inf
    between[kept, kept] = -np.inf
    groups[kept] += groups[gone]
    groups[gone] = []
