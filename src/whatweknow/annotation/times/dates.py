"""Arithmetic of dates, and the values of TIMEX3: what day, week, month or the like a date lies in, and back.

Units are the letters of TIMEX3: D day, W week, F fortnight, M month, Q quarter, Y year, E decade, C century, and S, TM,
TH for seconds, minutes, hours.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import date, datetime, timedelta

from whatweknow.records import Precision

DAYS = {"D": 1, "W": 7, "F": 14}
MONTHS = {"M": 1, "Q": 3, "Y": 12, "E": 120, "C": 1200, "L": 12000}
SECONDS = {"S": 1, "TM": 60, "TH": 3600}
PARTS_OF_DAY = {"MO": (6, 12), "AF": (12, 18), "EV": (18, 24), "NI": (20, 28), "DT": (6, 18)}
"""The hours of a part of the day; those over 24 are of the next day."""
_SEASONS = {"SP": (3, 5), "SU": (6, 8), "FA": (9, 11)}


def shift(day: date, count: int, unit: str) -> date | None:
    """``day``, ``count`` units later; the last of the month where it has no such day; ``None`` outside the calendar."""
    try:
        if unit in DAYS:
            return day + timedelta(days=count * DAYS[unit])
        months = day.year * 12 + day.month - 1 + count * MONTHS[unit]
        year, month = divmod(months, 12)
        return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
    except (OverflowError, ValueError):
        return None


def a_year_before(value: str) -> str:
    """The same month, quarter or the like of the year before that of ``value``."""
    return f"{int(value[:4]) - 1:04}{value[4:]}"


def value_at(day: date, unit: str) -> str:
    """The value of the day, week, month, ... that ``day`` lies in."""
    return _VALUES[unit](day)


def _week(day: date) -> str:
    year, week, _ = day.isocalendar()
    return f"{year}-W{week:02}"


_VALUES: dict[str, Callable[[date], str]] = {
    "D": date.isoformat,
    "W": _week,
    "F": _week,
    "M": lambda day: f"{day.year:04}-{day.month:02}",
    "Q": lambda day: f"{day.year:04}-Q{(day.month + 2) // 3}",
    "Y": lambda day: f"{day.year:04}",
    "E": lambda day: f"{day.year // 10:03}",
    "C": lambda day: f"{day.year // 100:02}",
    "L": lambda day: f"{day.year // 1000}",
}


def day_of(value: str) -> date | None:
    """The first day of what ``value`` denotes, or ``None`` where that is no place on the calendar."""
    start = extent(value)[1]
    try:
        return date.fromisoformat((start or "")[:10].ljust(4, "?") + "-01-01"[len((start or "")[:10]) - 4 :])
    except ValueError:
        return None


def moment_of(value: str) -> datetime | None:
    """The moment of a value with an hour, without a zone."""
    found = _MOMENT.fullmatch(value)
    if not found:
        return None
    day, hour, minute = date.fromisoformat(found[1]), int(found[2]), int(found[3] or 0)
    return datetime(day.year, day.month, day.day) + timedelta(hours=hour, minutes=minute)


_MOMENT = re.compile(r"(\d{4}-\d\d-\d\d)T(\d\d)(?::(\d\d))?")
_PART = re.compile(r"(\d{4}-\d\d-\d\d)T([A-Z]{2})")
_WEEK = re.compile(r"(\d{4})-W(\d\d)(-WE)?")
_PLAIN = (
    (re.compile(r"\d{4}-\d\d-\d\d"), Precision.DAY),
    (re.compile(r"\d{4}-\d\d"), Precision.MONTH),
    (re.compile(r"\d{4}"), Precision.YEAR),
)
_QUARTER = re.compile(r"(\d{4})-([QH])([1-4])")
_SEASON = re.compile(r"(\d{4})-(SP|SU|FA|WI)")
_LONG = re.compile(r"(\d{2,3})(?:X{1,2})?")


def extent(value: str) -> tuple[Precision | None, str | None, str | None]:
    """Precision, start and end (see ``When``) of a value; all ``None`` for a duration or a set.

    Seasons are the meteorological ones of the north; a winter, which lies in two years, has a precision only.
    """
    if moment := moment_of(value):
        return (Precision.MINUTE if ":" in value else Precision.HOUR), moment.isoformat(timespec="minutes"), None
    for pattern, precision in _PLAIN:
        if pattern.fullmatch(value):
            return precision, value, None
    if "/" in value:
        start, end = value.split("/")
        return extent(start)[0], start, end
    for pattern, reader in _EXTENTS:
        if found := pattern.fullmatch(value):
            return reader(found)
    return None, None, None


def _extent_of_part(found: re.Match[str]) -> tuple[Precision | None, str | None, str | None]:
    first, last = PARTS_OF_DAY[found[2]]
    day = date.fromisoformat(found[1])
    end = datetime(day.year, day.month, day.day) + timedelta(hours=last)
    return Precision.PART_OF_DAY, f"{found[1]}T{first:02}:00", end.isoformat(timespec="minutes")


def _extent_of_week(found: re.Match[str]) -> tuple[Precision | None, str | None, str | None]:
    try:
        monday = date.fromisocalendar(int(found[1]), int(found[2]), 1)
    except ValueError:
        return None, None, None
    sunday = monday + timedelta(days=6)
    if found[3]:
        return Precision.DAY, (sunday - timedelta(days=1)).isoformat(), sunday.isoformat()
    return Precision.WEEK, monday.isoformat(), sunday.isoformat()


def _extent_of_quarter(found: re.Match[str]) -> tuple[Precision | None, str | None, str | None]:
    months = 3 if found[2] == "Q" else 6
    last = int(found[3]) * months
    return Precision.SEASON, f"{found[1]}-{last - months + 1:02}", f"{found[1]}-{last:02}"


def _extent_of_season(found: re.Match[str]) -> tuple[Precision | None, str | None, str | None]:
    if found[2] not in _SEASONS:
        return Precision.SEASON, None, None
    first, last = _SEASONS[found[2]]
    return Precision.SEASON, f"{found[1]}-{first:02}", f"{found[1]}-{last:02}"


def _extent_of_years(found: re.Match[str]) -> tuple[Precision | None, str | None, str | None]:
    return Precision.LONGER, found[1].ljust(4, "0"), found[1].ljust(4, "9")


_EXTENTS: tuple[tuple[re.Pattern[str], Callable[..., tuple[Precision | None, str | None, str | None]]], ...] = (
    (_PART, _extent_of_part),
    (_WEEK, _extent_of_week),
    (_QUARTER, _extent_of_quarter),
    (_SEASON, _extent_of_season),
    (_LONG, _extent_of_years),
)
