"""Reads the periods that companies and statistics report on: "the third quarter", "the year-earlier period".

What "the quarter" or "the year-ago period" is follows from the month, quarter or half that the text named before.
"""

from __future__ import annotations

from whatweknow.annotation.times.dates import SECONDS, a_year_before, extent, shift, value_at
from whatweknow.annotation.times.days import the_day, year_of
from whatweknow.annotation.times.reading import UNANCHORED, UNDATED, Reading, a_date
from whatweknow.annotation.times.scene import Match, Scene
from whatweknow.annotation.times.tenses import Tense
from whatweknow.records import Precision, TimeKind

_EDGES = ("early", "earlier", "mid", "middle")
FIRST_HALF = 6  # months


def read_quarter(match: Match, scene: Scene) -> Reading | None:
    """ "The third quarter", "Q3 2031": of the year that the words name, or the last one that had begun."""
    number, year = match.number("ordinal", "short_quarter"), year_of(match, scene)
    if number is None or number > 4 or not (match.has("short_quarter") or "Q" in match.values("unit")):
        return None
    if year is None and scene.published:
        year = _year_of_quarter(number, match, scene)
    return a_date(f"{year}-Q{number}") if year else UNDATED


def _year_of_quarter(number: int, match: Match, scene: Scene) -> int:
    assert scene.published
    if match.has("ago", "earlier"):
        return (int(scene.quarter[:4]) if scene.quarter else scene.published.year) - 1
    if match.has("next"):
        return scene.published.year + 1
    begun = number <= (scene.published.month + 2) // 3
    return scene.published.year - (not begun and match.tense() is not Tense.FUTURE)


def read_half(match: Match, scene: Scene) -> Reading | None:
    number, year = match.number("ordinal") or (2 if match.has("last") else 1), year_of(match, scene)
    if number > 2 or (year is None and match.after() == "of"):  # "the first half of the match"
        return None
    if year is None and scene.published:
        year = scene.published.year
    return a_date(f"{year}-H{number}") if year else UNDATED


def read_the_unit(match: Match, scene: Scene) -> Reading | None:
    """ "The quarter", "the year", "the week", "the month": the one that the text is about, or the present one."""
    unit = str(match.value("unit"))
    if unit in SECONDS or (unit == "D" and (not match.has(*_EDGES) or match.word("middle") == "end")):
        return None
    if unit == "D":
        return the_day(match, scene)
    if match.after() == "before":  # "the week before the vote"
        return UNANCHORED
    value = _the_one_meant(unit, match, scene)
    return a_date(value) if value else UNDATED


def _the_one_meant(unit: str, match: Match, scene: Scene) -> str | None:
    period, day = scene.compared(match.start), scene.published
    if unit == "M" and period and extent(period)[0] is Precision.MONTH and not match.has("current", *_EDGES):
        return period
    if unit == "Q" and not match.has("current"):
        if scene.quarter:
            return scene.quarter
        if day and match.tense() is not Tense.FUTURE:
            day = shift(day, -1, "Q")
    return value_at(day, unit) if day else None


def read_unit_ago(match: Match, scene: Scene) -> Reading | None:
    """ "Week-ago" and "month-earlier", of prices and rates."""
    unit = str(match.value("unit"))
    moved = shift(scene.published, -1, unit) if scene.published and unit not in ("Y", *SECONDS) else None
    return a_date(value_at(moved, unit)) if moved else None


def read_year_before(match: Match, scene: Scene) -> Reading | None:
    """ "Year-ago", "the year-earlier quarter": of what the text is about."""
    first, *further = match.values("unit")
    if first != "Y":
        return None
    if further == ["M"]:
        month = scene.anchor("M") or scene.published
        return a_date(a_year_before(value_at(month, "M"))) if month else UNDATED
    period = scene.quarter if further == ["Q"] else scene.compared(match.start)
    if period:
        return Reading(TimeKind.DATE, a_year_before(period), remembered=False)
    return a_date(str(scene.published.year - 1)) if scene.published else UNDATED


def read_same_before(match: Match, scene: Scene) -> Reading | None:
    """ "The corresponding period last year", "the same day last year", "the same month of 1988"."""
    unit = "" if match.has("period") else str(match.value("unit"))
    if unit in SECONDS:
        return None
    if unit in ("", "Q"):
        period = scene.quarter if unit else scene.compared(match.start)
        year = match.number("year") or (scene.published.year - 1 if scene.published else None)
        return Reading(TimeKind.DATE, f"{year}{(period or '')[4:]}", remembered=False) if year else UNDATED
    anchor = scene.anchor(unit) or scene.published
    if anchor is None:
        return UNANCHORED
    moved = shift(anchor, (match.number("year") or anchor.year - 1) - anchor.year, "Y")
    return a_date(value_at(moved, unit)) if moved else None


def read_period(match: Match, scene: Scene) -> Reading | None:
    """ "The 1988 quarter", "the latest period": the one that the text is about, of that year."""
    unit = match.values("unit")[-1:]
    period = scene.quarter if unit == ["Q"] else scene.compared(match.start) or scene.quarter
    if unit not in ([], ["Q"], ["Y"]) or (unit == ["Y"] and not match.has("period")) or period is None:
        return None
    year = match.number("year") or int(period[:4]) - match.has("pos")
    return Reading(TimeKind.DATE, f"{year}{period[4:]}", remembered=False)


def read_period_ended(match: Match, scene: Scene) -> Reading | None:
    """ "The year ended March 31", a year of its own; "the quarter ended July 31", the one with most of its months."""
    if match.value("unit") == "Y":
        scene.remember_length("Y")
        return Reading(TimeKind.DURATION, "P1Y")
    tokens, at = match.tokens, match.last + 1
    if match.value("unit") != "Q" or at >= len(tokens) or tokens.kinds[at] != "month" or scene.published is None:
        return None
    month = int(tokens.values[at])
    ended = scene.published.replace(year=scene.published.year - (month > scene.published.month), month=month, day=1)
    middle = shift(ended, -1, "M")
    return a_date(value_at(middle, "Q")) if middle else None


def read_year_end(match: Match, scene: Scene) -> Reading | None:
    """ "Year-end", "year's end", "year-end 1988": the last day of the year where a hyphen makes it one word."""
    if match.value("unit") != "Y" or match.word("middle") != "end":
        return None
    year = match.number("year")
    if year is None and scene.published:
        year = scene.published.year - (match.tense() is Tense.PAST and scene.published.month <= FIRST_HALF)
    if year is None:
        return UNDATED
    return a_date(f"{year}-12-31" if match.has("hyphen") else str(year))
