"""Reads times on the clock, and the zones that stand beside them."""

from __future__ import annotations

import re
from datetime import date, datetime, time
from functools import cache
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from whatweknow.annotation.times.scene import Match
from whatweknow.annotation.times.tokens import read_table

_DIGITS = re.compile(r"\d+", re.ASCII)
_DAY_HOURS, _HALF_DAY = 24, 12
HALF_AN_HOUR = 30  # minutes
_HALVES = {"TMO": "am", "TAF": "pm", "TEV": "pm"}


def read_clock(match: Match) -> str | None:
    """``T14:05`` or ``T14`` for a time on the clock, ``None`` where the words hold none or an impossible one."""
    noon = match.value("noon")
    if noon is not None:
        return str(noon)
    clock = _hour_and_minute(match)
    return _time(*clock, match) if clock else None


def _hour_and_minute(match: Match) -> tuple[int, int | None] | None:
    hour = match.number("small", "num")
    if match.has("clock", "dotted"):
        first, second = (int(part) for part in _DIGITS.findall(match.word("clock", "dotted") or "")[:2])
        return first, second
    four = match.word("digits", "year", "four") if match.has("zone", "local", "four", "units") else None
    if four and len(four) == len("1405") and four.isdigit():
        return int(four[:2]), int(four[2:])
    if hour is None or match.has("mm", "oclock", "in"):
        return None if hour is None else (hour, None)
    if match.has("half") and match.has("past"):
        return hour, HALF_AN_HOUR
    return _quarter(hour, match) if match.word("unit") == "quarter" else None


def _quarter(hour: int, match: Match) -> tuple[int, int]:
    """ "Quarter past five", "quarter to six"."""
    if match.has("past"):
        return hour, HALF_AN_HOUR // 2
    return (hour - 1) or _HALF_DAY, HALF_AN_HOUR * 3 // 2


def _time(hour: int, minute: int | None, match: Match) -> str | None:
    half = match.word("mm") or _HALVES.get(str(match.value("part")) if match.has("in") else "")
    if half:
        if not 1 <= hour <= _HALF_DAY:
            return None
        hour = hour % _HALF_DAY + (_HALF_DAY if half.startswith("p") else 0)
    if hour >= _DAY_HOURS or (minute or 0) >= 60:  # minutes of an hour
        return None
    return f"T{hour:02}:{minute or 0:02}"


def offset_of(match: Match, day: date) -> int | None:
    """The offset from UTC, in minutes, of the zone that the words name; ``None`` where they name none that is known."""
    zones = _zones()
    name = str(match.value("zone") or "")
    if name in zones["offsets"]:
        return int(zones["offsets"][name])
    region = zones["seasonal"].get(name)
    if region is None and match.has("time"):
        place = next(i for i in range(match.first, match.last) if match.tokens.kinds[i] == "time") - 1
        region = zones["named"].get(match.tokens.word(place).lower())
    return _offset_in(region, day) if region else None


def _offset_in(region: str, day: date) -> int | None:
    try:
        offset = datetime.combine(day, time(12), ZoneInfo(region)).utcoffset()
    except ZoneInfoNotFoundError:
        return None
    return None if offset is None else int(offset.total_seconds()) // 60


@cache
def _zones() -> dict[str, Any]:
    return read_table("zones.toml")
