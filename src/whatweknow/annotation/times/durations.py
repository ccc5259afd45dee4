"""Reads durations, repeated times, and times counted from another: "two weeks", "every Friday", "three days ago"."""

from __future__ import annotations

from datetime import timedelta

from whatweknow.annotation.times.dates import MONTHS, SECONDS, a_year_before, moment_of, shift, value_at
from whatweknow.annotation.times.numbers import read_number
from whatweknow.annotation.times.reading import UNANCHORED, UNDATED, Reading, a_date
from whatweknow.annotation.times.scene import Match, Scene
from whatweknow.annotation.times.tokens import OTHER
from whatweknow.records import TimeDoubt, TimeKind

_COUNTED = ("units", "digits", "small", "year", "num", "dotted", "hundreds")
_COUNTS = frozenset("million billion trillion percent % cents once twice people".split())
_NO_PLURALS = frozenset("as was is has his this its takes lasts gives needs spends allows requires perhaps".split())
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
    unit = str(match.value("unit", "units"))
    if _is_rate(match) or (unit == "Q" and match.after() in ("of", "hyphen")):  # "a quarter of the voters"
        return None
    scene.remember_length(unit)
    return Reading(TimeKind.DURATION, duration(_amount(match), unit))


def _is_rate(match: Match) -> bool:
    """Whether "a year" says per what something is counted ("$2 million a year", "four flights a week")."""
    if match.kinds() != ["a", "unit"]:
        return False
    word = match.led_by()
    is_plural = match.before() == OTHER and word.endswith("s") and word not in _NO_PLURALS
    return is_plural or match.before() in _COUNTED or word in _COUNTS


def read_some(match: Match, _scene: Scene) -> Reading | None:
    """ "Weeks", "recent months", "the past few days": how many is not said."""
    if match.value("units") == "Q" and not match.has("last", "past", "next", "coming"):  # "in close quarters"
        return None
    return Reading(TimeKind.DURATION, duration(None, str(match.value("unit", "units"))))


def read_ago(match: Match, scene: Scene) -> Reading | None:
    """ "Three days ago", from the publication; "three days later", from what was named last."""
    anchored = not match.has("ago")
    later = match.word("earlier") == "later" or match.word("before") == "after"
    amount, unit = _amount(match), str(match.value("unit", "units"))
    if unit in SECONDS:
        return _hours_from(scene, amount, unit, later, anchored)
    if amount == 1 and unit == "Y" and not later and (period := scene.compared(match.start)):
        return Reading(TimeKind.DATE, a_year_before(period), remembered=False)
    if amount is None:
        return _vague(unit, later)
    if amount % 1 and unit in ("E", "C"):  # "half a century ago"
        amount, unit = amount * MONTHS[unit] / MONTHS["Y"], "Y"
    anchor = scene.anchor(unit) if anchored else scene.published
    if anchor is None and unit != "D":
        anchor = scene.published
    if anchor is None:
        return UNANCHORED if anchored else UNDATED
    moved = shift(anchor, int(amount) if later else -int(amount), unit)
    return Reading(TimeKind.DATE, value_at(moved, unit), remembered=unit != "Y") if moved else None


def read_ago_on(match: Match, scene: Scene) -> Reading | None:
    """ "A week ago Friday", "a week from Friday", "30 years ago today"."""
    amount, unit, weekday = _amount(match), str(match.value("unit", "units")), match.number("weekday")
    if amount is None or unit in SECONDS:
        return None
    if scene.published is None:
        return UNDATED
    ahead = (weekday - scene.published.isoweekday()) % 7 if weekday else 0
    moved = shift(scene.published + timedelta(days=ahead), int(amount) * (-1 if match.has("ago") else 1), unit)
    return a_date(moved.isoformat()) if moved else None


def _vague(unit: str, later: bool) -> Reading:
    """ "Months ago", and "months later", which may be over as well as to come."""
    if later:
        return Reading(TimeKind.DURATION, duration(None, unit), TimeDoubt.VAGUE)
    return Reading(TimeKind.DATE, "PAST_REF", TimeDoubt.VAGUE)


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
        if match.tokens.word(match.first)[0].isupper() and match.before() not in ("", "dot"):  # "the Tarn Daily"
            return None
        return Reading(TimeKind.SET, str(match.value("set")))
    weekday = match.value("weekday", "weekdays")
    if weekday is not None:
        return Reading(TimeKind.SET, f"XXXX-WXX-{weekday}{match.value('part', 'parts') or ''}")
    if match.has("part", "parts"):
        return Reading(TimeKind.SET, f"XXXX-XX-XX{match.value('part', 'parts')}")
    if match.has("weekend", "weekends"):
        return Reading(TimeKind.SET, "XXXX-WXX-WE")
    return Reading(TimeKind.SET, duration(_amount(match) or 1, str(match.value("unit", "units"))))
