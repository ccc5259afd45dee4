"""Which statement a denial, or a silence, without words of its own answers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from whatweknow.comparison.points.stances import stance_of
from whatweknow.comparison.points.wording import Wording
from whatweknow.records import Act, Stance, Statement

REACH = 4  # statements of a report over which an elliptic one looks back
SILENCES = (Stance.CANNOT_CONFIRM, Stance.NO_COMMENT)


@dataclass(frozen=True, slots=True)
class Read:
    """The statements that can take a stance, in the order of reports and text, and what was read from them."""

    statements: tuple[Statement, ...]
    wordings: Mapping[str, Wording]
    charged: Mapping[str, str]


def add_elliptic(read: Read, groups: list[list[Statement]]) -> dict[str, str]:
    """Adds statements without words of their own to the group of what they answer; returns who answers what.

    What is answered stands a little before in the same report; a charge may also be the one that the reports make
    most of against the party.
    """
    home = {one.id: number for number, group in enumerate(groups) for one in group}
    weight = Counter(
        (home[one.id], read.charged[one.id]) for one in read.statements if {one.id} <= home.keys() & read.charged.keys()
    )
    replies: dict[str, str] = {}
    for place, one in enumerate(read.statements):
        if one.id in home:
            continue
        charged = read.charged.get(one.id)
        before = [other for other in read.statements[max(0, place - REACH) : place] if _answers(one, other, read)]
        found = next((home[other.id] for other in reversed(before) if other.id in home), None)
        if found is None and charged is not None:
            ranked = [(-count, number) for (number, about), count in weight.items() if about == charged]
            found = min(ranked)[1] if ranked else None
        if found is None:
            continue
        groups[found].append(one)
        if one.act is Act.DENY and (answered := _accusation(one, groups[found], read)):
            replies[one.id] = answered
    return replies


def _answers(one: Statement, other: Statement, read: Read) -> bool:
    if one.report != other.report:
        return False
    if one.id in read.charged:
        return read.charged.get(other.id) == read.charged[one.id]
    return stance_of(one) in SILENCES


def _accusation(denial: Statement, group: Sequence[Statement], read: Read) -> str | None:
    """The accusation in ``group`` that ``denial`` answers: the last before it in its report, or the first of all."""
    accusing = [one for one in group if one.act is Act.ACCUSE and one.party != denial.party]
    against = [one for one in accusing if read.charged.get(one.id) == denial.party]
    start = denial.content[0].start
    before = [one for one in against if one.report == denial.report and one.content[0].start < start]
    if before:
        return max(before, key=lambda one: (one.content[0].start, one.id)).id
    return min(against, key=lambda one: (one.report, one.content[0].start, one.id)).id if against else None
