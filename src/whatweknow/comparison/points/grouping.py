"""Groups of statements that are surely of one proposition."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from whatweknow.comparison.points.likeness import Matrix, average_link
from whatweknow.comparison.points.propositions import Links
from whatweknow.comparison.points.sameness import same_point, varied_weights
from whatweknow.comparison.points.wording import Wording

# Chosen on annotated events: see docs/decisions/0008-points-by-deed-and-aspect.md and 0011
LEAST_PROBABILITY = 0.2  # mean within a group
MOSTLY_TOGETHER = 0.2  # share of the groupings


def group_rows(signs: Mapping[str, Matrix], links: Links, wordings: Sequence[Wording]) -> list[list[list[int]]]:
    """Rows of ``wordings`` grouped by what they name; each group in parts, the largest first, whose rows are linked.

    Grouped several times, each time with somewhat other weights; those stay together that mostly come together (Fred
    and Jain, "Combining multiple clusterings using evidence accumulation", 2005), and of those the ones that chains of
    ``links`` join.
    """
    apart = _other_times(wordings)
    variants = list(varied_weights())
    together = np.zeros((len(wordings), len(wordings)))
    for weights in variants:
        for group in average_link(np.where(apart, -1.0, same_point(signs, weights)), LEAST_PROBABILITY):
            together[np.ix_(group, group)] += 1 / len(variants)
    return [_joined(group, links & ~apart) for group in average_link(together, MOSTLY_TOGETHER)]


def _other_times(wordings: Sequence[Wording]) -> Links:
    """Which pairs speak of different months or years."""
    months = [wording.months for wording in wordings]
    differ = np.zeros((len(months), len(months)), dtype=bool)
    dated = [row for row, named in enumerate(months) if named]
    for row in dated:
        differ[row, dated] = [not months[row] & months[other] for other in dated]
    return differ


def _joined(group: Sequence[int], links: Links) -> list[list[int]]:
    """The parts of ``group`` that chains of ``links`` join."""
    rest, parts = set(group), []
    while rest:
        part, reached = set[int](), {min(rest)}
        while reached:
            part |= reached
            rest -= reached
            reached = {row for row in rest if links[row, sorted(reached)].any()}
        parts.append(sorted(part))
    return sorted(parts, key=lambda part: (-len(part), part[0]))
