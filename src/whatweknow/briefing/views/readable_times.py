"""Times in words, no more exact than what is known of them."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, date, datetime

from whatweknow.records import Precision, TimePrecision, When

# Not strftime: a page must not depend on the locale of the machine.
MONTHS = "January February March April May June July August September October November December".split()
# The hours that stand for a part of a day, and the months that stand for a season (see docs/times.md).
PARTS_OF_DAY = {(6, 12): "morning", (12, 18): "afternoon", (18, 0): "evening", (20, 4): "night", (6, 18): "daytime"}
SEASONS = {(3, 5): "spring", (6, 8): "summer", (9, 11): "autumn"}
NOON = 12
BARE_DAY = len("2031-05-03")
_YEAR_OR_MONTH = re.compile(r"(\d{4})(?:-(\d{2}))?")


def readable_time(iso: str, precision: TimePrecision | None = None) -> str:
    """``iso`` as "3 May 2023, 14:10 UTC+2", in its own zone; a bare day, month or year where only that is known."""
    coarse = _YEAR_OR_MONTH.fullmatch(iso)
    if coarse:
        year, month = coarse.groups()
        return f"{MONTHS[int(month) - 1]} {year}" if month and 1 <= int(month) <= len(MONTHS) else iso
    try:
        moment = datetime.fromisoformat(iso)
    except ValueError:
        return iso
    day = f"{moment.day} {MONTHS[moment.month - 1]} {moment.year}"
    if precision is TimePrecision.DAY or len(iso) <= BARE_DAY:
        return day
    return f"{day}, {moment:%H:%M} {_zone(moment)}".rstrip()


def printed_when(when: When) -> str:
    """``when`` in words, with those of the report behind it: "3 May 2031 (“on Thursday”)"."""
    label = readable_when(when)
    return f"{label} (“{' '.join(when.span.exact.split())}”)" if when.span else label


def readable_when(when: When) -> str:
    """``when`` in words that are no more exact than those of the report.

    "3 May 2031", "3 to 5 May 2031", "night of 3 to 4 May 2031", "3 May 2031, 4 p.m.", "week of 12 to 18 May 2031",
    "summer 2031". A time on the clock is the report's own, with its zone and in UTC where that is known.
    """
    for read in (_READERS[when.precision], _readable_days):
        try:
            return read(when)
        except (OverflowError, ValueError):
            continue
    return f"{when.start} to {when.end}" if when.end else when.start


def _readable_days(when: When) -> str:
    start, end = when.start[:BARE_DAY], (when.end or when.start)[:BARE_DAY]
    return _days(date.fromisoformat(start), date.fromisoformat(end))


def _days(first: date, last: date) -> str:
    end = f"{last.day} {MONTHS[last.month - 1]} {last.year}"
    if first == last:
        return end
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day} to {end}"
    year = "" if first.year == last.year else f" {first.year}"
    return f"{first.day} {MONTHS[first.month - 1]}{year} to {end}"


def _readable_week(when: When) -> str:
    return f"week of {_readable_days(when)}"


def _readable_part(when: When) -> str:
    """A part of a day by its name: the hours only stand for it."""
    start, end = datetime.fromisoformat(when.start), datetime.fromisoformat(when.end or when.start)
    name = PARTS_OF_DAY.get((start.hour, end.hour), "part")
    days = _days(start.date(), start.date() if end.hour == 0 else end.date())
    return f"{name} of {days}" + (f", {_zone(start)}" if start.tzinfo else "")


def _readable_clock(when: When) -> str:
    if "T" not in when.start:
        return _readable_days(when)
    start, end = datetime.fromisoformat(when.start), datetime.fromisoformat(when.end or when.start)
    there = f"{_on_clock(start, end, when.precision)} {_zone(start)}".rstrip()
    if not start.utcoffset():
        return there
    utc = _on_clock(start.astimezone(UTC), end.astimezone(UTC), when.precision, beside=start)
    return f"{there} ({utc} UTC)"


def _on_clock(start: datetime, end: datetime, precision: Precision, beside: datetime | None = None) -> str:
    """The day and the time, or only the time where it is on the day of ``beside``."""
    clock = _hour if precision is Precision.HOUR else _minute
    named = beside is not None and beside.date() == start.date()
    first = clock(start) if named else f"{_days(start.date(), start.date())}, {clock(start)}"
    if start == end:
        return first
    return f"{first} to {clock(end) if start.date() == end.date() else _on_clock(end, end, precision)}"


def _minute(moment: datetime) -> str:
    return f"{moment:%H:%M}"


def _hour(moment: datetime) -> str:
    """An hour as people name it, who do not mean its first minute; minutes are those of a zone that counts halves."""
    if moment.hour % NOON == 0 and not moment.minute:
        return "noon" if moment.hour else "00:00"  # a midnight would leave open which one
    minutes = f":{moment:%M}" if moment.minute else ""
    return f"{moment.hour % NOON or NOON}{minutes} {'p.m.' if moment.hour >= NOON else 'a.m.'}"


def _zone(moment: datetime) -> str:
    """ "UTC+2", "UTC-5:30"; nothing where it is not known."""
    return re.sub(r"([+-])0|:00", r"\1", moment.tzname() or "")


def _readable_months(when: When) -> str:
    return _months(_month(when.start), _month(when.end or when.start))


def _month(iso: str) -> tuple[int, int]:
    first = date.fromisoformat(f"{iso}-01")
    return first.year, first.month


def _months(first: tuple[int, int], last: tuple[int, int]) -> str:
    (year, month), (last_year, last_month) = first, last
    if first == last:
        return f"{MONTHS[month - 1]} {year}"
    start = MONTHS[month - 1] if year == last_year else f"{MONTHS[month - 1]} {year}"
    return f"{start} to {MONTHS[last_month - 1]} {last_year}"


def _readable_season(when: When) -> str:
    """A season by its name; quarters and halves of a year by their months."""
    first, last = _month(when.start), _month(when.end or when.start)
    season = SEASONS.get((first[1], last[1]))
    return f"{season} {first[0]}" if season and first[0] == last[0] else _months(first, last)


def _readable_years(when: When) -> str:
    start, end = int(when.start), int(when.end or when.start)
    if start == end:
        return when.start
    return f"{when.start}s" if start % 10 == 0 and end == start + 9 else f"{when.start} to {when.end}"


_READERS: dict[Precision, Callable[[When], str]] = {
    Precision.MINUTE: _readable_clock,
    Precision.HOUR: _readable_clock,
    Precision.PART_OF_DAY: _readable_part,
    Precision.DAY: _readable_days,
    Precision.WEEK: _readable_week,
    Precision.MONTH: _readable_months,
    Precision.SEASON: _readable_season,
    Precision.YEAR: _readable_years,
    Precision.LONGER: _readable_years,
}
