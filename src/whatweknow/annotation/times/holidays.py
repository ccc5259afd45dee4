"""When named days fall."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache
from typing import Any

from whatweknow.annotation.times.tokens import read_table

JULIAN_LAG = 13  # days by which the Julian calendar was behind from 1900 to 2099


def holiday(name: str, year: int) -> date:
    """The day of that name, one of ``holidays.toml``, in ``year``."""
    table = _holidays()
    if name in table["fixed"]:
        month, day = table["fixed"][name]
        return date(year, month, day)
    if name in table["easter"]:
        return easter(year) + timedelta(days=table["easter"][name])
    if name in table["orthodox_easter"]:
        return orthodox_easter(year) + timedelta(days=table["orthodox_easter"][name])
    month, weekday, which = table["nth"][name]
    if which > 0:
        first = date(year, month, 1)
        return first + timedelta(days=(weekday - first.isoweekday()) % 7 + 7 * (which - 1))
    last = date(year, month + 1, 1) - timedelta(days=1)
    return last - timedelta(days=(last.isoweekday() - weekday) % 7)


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (Anonymous, "A correspondent", Nature, 20 April 1876)."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    weekday = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * weekday) // 451
    month, day = divmod(h + weekday - 7 * m + 114, 31)
    return date(year, month, day + 1)


def orthodox_easter(year: int) -> date:
    """Easter Sunday of the Julian calendar, in Gregorian days, from 1900 to 2099 (Meeus, Astronomical Algorithms)."""
    d = (19 * (year % 19) + 15) % 30
    e = (2 * (year % 4) + 4 * (year % 7) - d + 34) % 7
    month, day = divmod(d + e + 114, 31)
    return date(year, month, day + 1) + timedelta(days=JULIAN_LAG)


@cache
def _holidays() -> dict[str, Any]:
    return read_table("holidays.toml")
