"""Publication times as pages and feeds write them, to ISO 8601."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta, timezone

from whatweknow.records import TimePrecision

_ISO = re.compile(
    r"(?P<year>\d{4})-?(?P<month>\d\d)-?(?P<day>\d\d)"
    r"(?:[T ]\s*(?P<hour>\d\d):?(?P<minute>\d\d)(?::?(?P<second>\d\d)(?:[.,]\d+)?)?"
    r"\s*(?:(?P<utc>Z|UTC|GMT)|(?P<offset>[+-]\d\d(?::?\d\d)?))?)?",
    re.I | re.ASCII,
)
_DATE = re.compile(
    r"(?:[a-z]{3,9}\.?,? )?"  # weekday
    r"(?:(?P<day>\d{1,2})(?:st|nd|rd|th)?\.? (?P<month>[a-z]{3,9})\.?"
    r"|(?P<month_>[a-z]{3,9})\.? (?P<day_>\d{1,2})(?:st|nd|rd|th)?)"
    r",? (?P<year>\d{4})",
    re.I | re.ASCII,
)
_MONTHS = "january february march april may june july august september october november december".split()
_CLOCK = re.compile(r"\d{1,2}:\d\d")
_SECONDS, _MILLISECONDS = 10, 13  # digits of a Unix time of our decades
_EARLIEST, _LATEST = 1980, 2100  # years; what lies outside is a default value or an error


def normalise_time(value: object) -> tuple[str, TimePrecision] | None:
    """``value`` in ISO 8601 with its precision, or ``None`` where it states no day between 1980 and 2100.

    Reads ISO 8601, RFC 2822, Unix times (seconds or milliseconds) and English dates ("3 May 2031"). The
    offset stays as given, and a time without one stays without. Fractions of a second are dropped.
    """
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if not isinstance(value, str | int) or isinstance(value, bool):
        return None
    text = " ".join(str(value).split())
    if len(text) > 80:
        return None
    found = _unix(text) or _iso(text) or _rfc2822(text) or _english(text)
    if found is None or not _EARLIEST <= found[0].year <= _LATEST:
        return None
    moment, precision = found
    if precision is TimePrecision.DAY:
        return moment.date().isoformat(), precision
    return moment.isoformat(timespec="minutes" if precision is TimePrecision.MINUTE else "seconds"), precision


def _unix(text: str) -> tuple[datetime, TimePrecision] | None:
    if not (text.isascii() and text.isdigit() and len(text) in {_SECONDS, _MILLISECONDS}):
        return None
    seconds = int(text) // (1 if len(text) == _SECONDS else 1000)
    return datetime.fromtimestamp(seconds, UTC), TimePrecision.SECOND


def _iso(text: str) -> tuple[datetime, TimePrecision] | None:
    found = _ISO.fullmatch(text)
    if not found:
        return None
    numbers = [int(found[name] or 0) for name in ("year", "month", "day", "hour", "minute", "second")]
    try:
        moment = datetime(*numbers, tzinfo=_zone(found["utc"], found["offset"]))  # type: ignore[arg-type, misc]
    except ValueError:
        return None
    if found["hour"] is None:
        return moment, TimePrecision.DAY
    return moment, TimePrecision.MINUTE if found["second"] is None else TimePrecision.SECOND


def _zone(utc: str | None, offset: str | None) -> timezone | None:
    if utc:
        return UTC
    if not offset:
        return None
    digits = offset[1:].replace(":", "").ljust(4, "0")
    size = timedelta(hours=int(digits[:2]), minutes=int(digits[2:]))
    return timezone(-size if offset[0] == "-" else size)


def _rfc2822(text: str) -> tuple[datetime, TimePrecision] | None:
    clock = _CLOCK.search(text)
    if not clock:
        return None
    from email.utils import parsedate_to_datetime  # noqa: PLC0415 (brings half of the email package)

    try:
        moment = parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return moment, TimePrecision.SECOND if text[clock.end() :].startswith(":") else TimePrecision.MINUTE


def _english(text: str) -> tuple[datetime, TimePrecision] | None:
    found = _DATE.fullmatch(text)
    if not found:
        return None
    name = (found["month"] or found["month_"]).lower()
    month = _month(name, _MONTHS)
    if month is None:
        return None
    try:
        day = date(int(found["year"]), month, int(found["day"] or found["day_"]))
    except ValueError:
        return None
    return datetime(day.year, day.month, day.day), TimePrecision.DAY


def _month(name: str, months: Sequence[str]) -> int | None:
    """1 to 12 for an English month or its abbreviation ("Sept", "jun")."""
    matches = [number for number, month in enumerate(months, start=1) if month.startswith(name[:4])]
    return matches[0] if len(matches) == 1 and months[matches[0] - 1].startswith(name) else None
