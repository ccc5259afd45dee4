"""What the words of a time expression come to."""

from __future__ import annotations

from dataclasses import dataclass

from whatweknow.records import Precision, TimeDoubt, TimeKind


@dataclass(frozen=True, slots=True)
class Reading:
    """A value of TIMEX3, or why there is none; ``zone`` is the offset from UTC in minutes of a time that names it;
    ``remembered`` whether later words may refer to it.
    """

    kind: TimeKind
    value: str | None = None
    doubt: TimeDoubt | None = None
    zone: int | None = None
    alternatives: tuple[str, ...] = ()
    precision: Precision | None = None
    remembered: bool = True


def a_date(value: str | None, doubt: TimeDoubt | None = None) -> Reading:
    return Reading(TimeKind.DATE, value, doubt)


UNDATED = Reading(TimeKind.DATE, None, TimeDoubt.UNDATED)
UNANCHORED = Reading(TimeKind.DATE, None, TimeDoubt.NO_ANCHOR)
