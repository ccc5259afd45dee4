"""Which of the reports that reprint one text is the likely origin, and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from whatweknow.comparison.moments import moments
from whatweknow.comparison.origins.copies.credit import credit_lines, credited_outlets
from whatweknow.records import CopyReason, Report

CLEARLY_LONGER = 1.1


@dataclass(frozen=True, slots=True)
class Facts:
    """What of a report, beside its words, tells whose text it is; ``size`` is its number of different shingles."""

    id: str
    outlet: str | None
    published: str | None
    credits: tuple[str, ...]
    size: int

    @classmethod
    def of(cls, report: Report, size: int) -> Facts:
        return cls(report.id, report.outlet, report.published, credit_lines(report), size)


def likely_origin(group: Sequence[Facts]) -> tuple[Facts, CopyReason]:
    """The report of ``group`` that the others credit; else the earliest; else the one that holds most of the text."""
    credited = _credited(group)
    if credited:
        return _first(credited), CopyReason.CREDITED
    earliest = _earliest(group)
    if earliest:
        return earliest, CopyReason.EARLIEST
    fullest, second = sorted(group, key=lambda one: (-one.size, one.id))[:2]
    if fullest.size >= CLEARLY_LONGER * second.size:
        return fullest, CopyReason.FULLEST
    return _first(group), CopyReason.UNDECIDED


def _credited(group: Sequence[Facts]) -> list[Facts]:
    """The reports of the outlet that most of the others name as the text's."""
    outlets = sorted({one.outlet for one in group if one.outlet})
    votes = Counter(
        outlet for one in group for outlet in credited_outlets(one.credits, outlets) if outlet != one.outlet
    )
    if not votes:
        return []
    most = min(votes, key=lambda outlet: (-votes[outlet], outlet))
    return [one for one in group if one.outlet == most]


def _first(group: Sequence[Facts]) -> Facts:
    return _earliest(group) or min(group, key=lambda one: (-one.size, one.id))


def _earliest(group: Sequence[Facts]) -> Facts | None:
    """The report that is earlier than all others, whose times must all be known."""
    if not all(one.published for one in group):
        return None
    first = min(group, key=lambda one: (moments(one.published or ""), one.id))
    until = moments(first.published or "")[1]
    others = (moments(one.published or "")[0] for one in group if one is not first)
    return first if all(until < start for start in others) else None
