"""The party by point grid: cells that are right, and how well statements are grouped into points."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from whatweknow.evaluation.event_match import EventMatch
from whatweknow.evaluation.events import Stance
from whatweknow.evaluation.matching import Rates, one_to_one

Grouping: TypeAlias = list[tuple[Hashable, Hashable]]  # of each statement: its gold point and its predicted point


@dataclass(frozen=True, slots=True)
class _Cell:
    """A cell of the grid in the gold's words: its party, its stance, its matched statements by their gold ids."""

    party: str | None
    stance: str
    statements: frozenset[str]


def _gold_grid(match: EventMatch) -> dict[str, list[_Cell]]:
    return {
        point.id: [_Cell(cell.party, cell.stance, frozenset(cell.statements)) for cell in point.stances]
        for point in match.run.event.gold.points
    }


def _predicted_grid(match: EventMatch) -> dict[str, list[_Cell]]:
    def cell(stance: Stance) -> _Cell:
        matched = (match.gold_of[id_] for id_ in stance.statements if id_ in match.gold_of)
        return _Cell(match.gold_party(stance.party), stance.stance, frozenset(matched))

    # Under their places, so that of two points that share as much with a gold one the first is taken.
    return {f"{place:06}": list(map(cell, point.stances)) for place, point in enumerate(match.run.brief.points)}


def _align(gold: Mapping[str, list[_Cell]], predicted: Mapping[str, list[_Cell]]) -> dict[str, str]:
    """Gold points and the predicted points that share most statements with them, one to one."""

    def statements(cells: Iterable[_Cell]) -> frozenset[str]:
        return frozenset[str]().union(*(cell.statements for cell in cells))

    ranked = sorted(
        (-len(statements(cells) & statements(others)), point, other)
        for point, cells in gold.items()
        for other, others in predicted.items()
    )
    return one_to_one((point, other) for shared, point, other in ranked if shared)


def count_stances(match: EventMatch, counts: Counter[str]) -> list[str]:
    """Counts the cells of the grid; returns the misses."""
    gold, predicted = _gold_grid(match), _predicted_grid(match)
    aligned = _align(gold, predicted)
    counts["cells gold"] += sum(map(len, gold.values()))
    counts["cells predicted"] += sum(map(len, predicted.values()))
    misses = []
    for point, cells in gold.items():
        candidates = list(predicted[aligned[point]]) if point in aligned else []
        for cell in cells:
            counts[f"cells gold {cell.stance}"] += 1
            hit = next((candidate for candidate in candidates if _same_cell(cell, candidate)), None)
            if hit is None:
                misses.append(f"stance missed: {point} {cell.party} {cell.stance}")
                continue
            candidates.remove(hit)
            counts["cells matched"] += 1
            counts[f"cells matched {cell.stance}"] += 1
    return misses


def _same_cell(gold: _Cell, predicted: _Cell) -> bool:
    if (gold.party, gold.stance) != (predicted.party, predicted.stance) or not predicted.statements:
        return False
    return 2 * len(predicted.statements & gold.statements) >= len(predicted.statements)


def grouping(match: EventMatch) -> Grouping:
    """Of each matched statement in some gold point: that point, and the predicted one, or itself if it has none."""

    def first_points(grid: Mapping[str, list[_Cell]]) -> dict[str, str]:
        points: dict[str, str] = {}
        for point, cells in grid.items():
            for cell in cells:
                for statement in cell.statements:
                    points.setdefault(statement, point)
        return points

    gold, predicted = first_points(_gold_grid(match)), first_points(_predicted_grid(match))
    return [(gold[id_], predicted.get(id_, ("alone", id_))) for id_ in match.matched if id_ in gold]


def b_cubed(grouped: Grouping) -> Rates:
    """For each thing, how many of those in its predicted group share its gold group, and the reverse; averaged.

    Bagga and Baldwin, "Algorithms for Scoring Coreference Chains", LREC 1998.
    """
    if not grouped:
        return Rates(0.0, 0.0)
    together = Counter(grouped)
    gold_sizes, predicted_sizes = Counter(gold for gold, _ in grouped), Counter(other for _, other in grouped)
    return Rates(
        sum(together[pair] / predicted_sizes[pair[1]] for pair in grouped) / len(grouped),
        sum(together[pair] / gold_sizes[pair[0]] for pair in grouped) / len(grouped),
    )
