"""Reads durations, repeated times, and times counted from another: "two weeks", "every Friday", "three days ago"."""

from __future__ import annotations

from datetime import timedelta

from whatweknow.annotation.times.dates import SECONDS, day_of, moment_of, shift, value_at
from whatweknow.annotation.times.numbers import read_number
from whatweknow.annotation.times.reading import UNANCHORED, UNDATED, Reading, a_date
from whatweknow.annotation.times.scene import Match, Scene
from whatweknow.records import TimeDoubt, TimeKind

_NUMERIC = ("num", "hundreds", "small", "digits", "year")
_CLOCK_UNITS = {"S": "S", "TM": "M", "TH": "H"}
_HALVES = {"PTH": "30M", "PTM": "30S", "PY": "6M", "PM": "15D", "PD": "T12H"}
_LARGE = {"E": ("Y", 10), "C": ("Y", 100), "L": ("Y", 1000), "F": ("W", 2)}


def _amount(match: Match) -> float | None:
    """How many units the words name: ``None`` for "several", "a few", "two to three" and bare plurals."""
    numbers = [value for value in match.values(*_NUMERIC) if isinstance(value, int)]
    if match.word("fraction") not in (None, "1/2") or (match.has("to", "or") and len(numbers) > 1):
        return None
    half = 0.5 if match.has("half", "fraction") else 0.0
    if numbers:
        return read_number(numbers) + half
    if match.has("few", "several"):
        return None
    if match.has("couple"):
        return 2
    if match.has("half") and not match.has("and"):
        return half
    return 1 + half if match.has("unit") else None


def duration(amount: float | None, unit: str) -> str:
    """The value of ``amount`` units, to the half of one: P2D, PT1H30M, P1Y6M; PXW where it is unknown."""
    if amount is None:
        return f"PTX{_CLOCK_UNITS[unit]}" if unit in _CLOCK_UNITS else f"PX{unit}"
    prefix, letter, times = (
        ("PT", _CLOCK_UNITS[unit], 1) if unit in _CLOCK_UNITS else ("P", *_LARGE.get(unit, (unit, 1)))
    )
    whole, rest = int(amount * times), amount * times % 1
    below = _HALVES.get(prefix + letter, "") if rest else ""
    return prefix + (f"{whole}{letter}" if whole or not below else "") + below


def read_duration(match: Match, scene: Scene) -> Reading | None:
    scene.remember_length(str(match.value("unit", "units")))
    return Reading(TimeKind.DURATION, duration(_amount(match), str(match.value("unit", "units"))))


def read_some(match: Match, _scene: Scene) -> Reading | None:
    """ "Weeks", "recent months", "the past few days": how many is not said."""
    return Reading(TimeKind.DURATION, duration(None, str(match.value("unit", "units"))))


def read_ago(match: Match, scene: Scene) -> Reading | None:
    """ "Three days ago", from the publication; "three days later", from what was named last."""
    anchored = not match.has("ago")
    later = match.word("earlier") == "later" or match.word("before") == "after"
    amount, unit = _amount(match), str(match.value("unit", "units"))
    if unit in SECONDS:
        return _hours_from(scene, amount, unit, later, anchored)
    if scene.quarter and scene.of_quarter and amount == 1 and unit == "Y" and not later:
        return Reading(TimeKind.DATE, f"{int(scene.quarter[:4]) - 1}{scene.quarter[4:]}", remembered=False)
    if amount is None:
        return Reading(TimeKind.DATE, "PAST_REF" if not later else "FUTURE_REF", TimeDoubt.VAGUE)
    anchor = day_of(scene.day or scene.named or "") if anchored else scene.published
    if anchor is None:
        anchor = scene.published
    if anchor is None:
        return UNANCHORED if anchored else UNDATED
    moved = shift(anchor, int(amount) if later else -int(amount), unit)
    return a_date(value_at(moved, unit)) if moved else None


def _hours_from(scene: Scene, amount: float | None, unit: str, later: bool, anchored: bool) -> Reading:
    start = moment_of(scene.moment or "") if anchored else None
    if start is None or amount is None:
        doubt = TimeDoubt.NO_ANCHOR if amount is not None else TimeDoubt.VAGUE
        return Reading(TimeKind.TIME, None, doubt)
    moment = start + timedelta(seconds=amount * SECONDS[unit] * (1 if later else -1))
    return Reading(TimeKind.TIME, moment.isoformat(timespec="minutes"))


def read_set(match: Match, _scene: Scene) -> Reading | None:
    """ "Daily", "every two weeks", "each Friday", "Tuesday nights"."""
    if match.has("set"):
        return Reading(TimeKind.SET, str(match.value("set")))
    weekday = match.value("weekday", "weekdays")
    if weekday is not None:
        return Reading(TimeKind.SET, f"XXXX-WXX-{weekday}{match.value('part', 'parts') or ''}")
    if match.has("part", "parts"):
        return Reading(TimeKind.SET, f"XXXX-XX-XX{match.value('part', 'parts')}")
    if match.has("weekend", "weekends"):
        return Reading(TimeKind.SET, "XXXX-WXX-WE")
    return Reading(TimeKind.SET, duration(_amount(match) or 1, str(match.value("unit", "units"))))
