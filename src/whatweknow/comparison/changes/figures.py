"""Figures that moved."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from whatweknow.comparison.changes.pairing import BriefPair
from whatweknow.comparison.moments import moments
from whatweknow.records import Change, ChangeKind, FigureGroup, FigureValue


def moved_figures(pair: BriefPair) -> Iterator[Change]:
    """A party, or the reports on their own account, gives a figure that it did not give, and gave another."""
    groups = {(group.unit, group.event): group for group in pair.old.figures}
    for group in pair.new.figures:
        earlier = groups.get((group.unit, group.event))
        if earlier is not None:
            yield from _figures_moved(pair, earlier, group)


def _figures_moved(pair: BriefPair, earlier: FigureGroup, group: FigureGroup) -> Iterator[Change]:
    given: defaultdict[tuple[str | None, str | None], list[FigureValue]] = defaultdict(list)
    for value in earlier.values:
        given[pair.party.get(value.party) if value.party else None, value.unit].append(value)
    moved: defaultdict[tuple[str | None, str | None], list[FigureValue]] = defaultdict(list)
    for value in group.values:
        whose = value.party, value.unit
        if whose in given and _number(value) not in map(_number, given[whose]):
            moved[whose].append(value)
    for (party, unit), values in moved.items():
        old, new = _last(given[party, unit]), _last(values)
        statement = new.statements[0] if new.statements else None
        yield Change(
            kind=ChangeKind.FIGURE_MOVED, party=party, statement=statement, old=old.spans[-1], new=new.spans[-1]
        )


def _number(value: FigureValue) -> tuple[object, ...]:
    return (value.low, value.high, value.added) if value.low is not None else (value.value.casefold(), value.added)


def _last(values: Sequence[FigureValue]) -> FigureValue:
    return max(values, key=lambda value: moments(value.until or value.since or "")[0])
