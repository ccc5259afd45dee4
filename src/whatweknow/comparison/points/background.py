"""Which statements were made long before the event's reports, and stand in them as background."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from whatweknow.records import BriefReport, When

LONG_BEFORE = timedelta(days=60)
DAY = len("2031-05-03")


def find_background(said_at: Mapping[str, When], reports: Iterable[BriefReport]) -> frozenset[str]:
    """The ids in ``said_at`` whose time ends more than 60 days before the first day of publication."""
    days = sorted(report.published[:DAY] for report in reports if report.published)
    try:
        last = (date.fromisoformat(days[0]) - LONG_BEFORE).isoformat()
    except (IndexError, ValueError):
        return frozenset()
    return frozenset(id_ for id_, when in said_at.items() if _day(when) < last[: len(_day(when))])


def _day(when: When) -> str:
    return (when.end or when.start)[:DAY]
