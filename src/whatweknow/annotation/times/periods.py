"""Reads weeks, months, seasons, years and longer: "last May", "the late 1970s", "this week", "the year before"."""

from __future__ import annotations

from datetime import date

from whatweknow.annotation.times.dates import SECONDS, shift, value_at
from whatweknow.annotation.times.days import year_of
from whatweknow.annotation.times.numbers import spelled_year
from whatweknow.annotation.times.reading import UNANCHORED, UNDATED, Reading, a_date
from whatweknow.annotation.times.scene import Match, Scene
from whatweknow.annotation.times.tenses import Tense
from whatweknow.annotation.times.tokens import OTHER
from whatweknow.records import TimeDoubt, TimeKind

_BACK = ("last", "past", "previous")
_ON = ("next", "coming", "following")
_ANCHORED = ("that", "same", "following", "previous")
SATURDAY = 6
PAST_MONTHS = 4  # a month without a year lies, in the past tense, at most ten before and two behind publication
_MONTHS_OF_SEASON = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
_MODAL_OR_NAME = frozenset(("may", "march", "april", "june", "august"))
_BEFORE_AN_AMOUNT = frozenset(("about", "nearly", "than", "least", "dollar"))
_BEFORE_A_MONTH = frozenset(
    "in of on by for from since until about before early mid middle at to the and or earlier".split()
)


def read_month(match: Match, scene: Scene) -> Reading | None:
    month, year = match.number("month", "short_month"), year_of(match, scene)
    assert month is not None
    if not _is_month(match, year):
        return None
    if year is not None:
        return a_date(f"{year}-{month:02}")
    if scene.published is None:
        return Reading(TimeKind.DATE, f"XXXX-{month:02}", TimeDoubt.UNDATED)
    return a_date(f"{_year_of_month(month, match, scene, scene.published)}-{month:02}")


def _is_month(match: Match, year: int | None) -> bool:
    """Whether "May" is the month and not a verb or a name."""
    if year is not None or match.last - match.first > 1 or match.word("month") not in _MODAL_OR_NAME:
        return True
    if match.before() in _BEFORE_A_MONTH:
        return True
    following = match.tokens.word(match.last) if match.after() else ""
    return match.word("month") in ("april", "august", "june") and not following[:1].isupper() and bool(match.before())


def _year_of_month(month: int, match: Match, scene: Scene, published: date) -> int:
    """The year of a month named without one: this year's, or the one that the words and the tense point to."""
    if match.has("last"):
        return published.year - (month >= published.month)
    if match.has("next"):
        return published.year + (month <= published.month)
    if match.has("this"):
        return published.year
    if match.has("that") and (anchor := scene.anchor("Y")):
        return anchor.year
    if match.led_by() == "since":
        return published.year - (month > published.month)
    return _nearest_year(month, match, published)


def _nearest_year(month: int, match: Match, published: date) -> int:
    """The year in which ``month`` lies nearest to ``published``, or rather behind or before it as the tense has it."""
    favoured = {Tense.PAST: PAST_MONTHS, Tense.FUTURE: -PAST_MONTHS}.get(match.tense(), 0)
    years = (published.year, published.year - 1, published.year + 1)
    return min(years, key=lambda year: abs((year - published.year) * 12 + month - published.month + favoured))


def read_year(match: Match, _scene: Scene) -> Reading | None:
    year = match.number("year")
    if (year is not None and _is_amount(match)) or match.value("unit") not in (None, "Y"):
        return None
    if year is None:
        if match.tokens.word(match.first)[0].isupper() and match.before() not in ("", "dot"):  # a name
            return None
        spelled = spelled_year([n for n in match.values("num", "hundreds") if isinstance(n, int)])
        return a_date(str(spelled)) if spelled else None
    return a_date(str(year))


def _is_amount(match: Match) -> bool:
    """Whether four figures count something ("2000 people")."""
    if match.before() in _BEFORE_AN_AMOUNT:
        return True
    word = match.tokens.word(match.last) if match.after() == OTHER else ""
    plural = word.islower() and (word.endswith("s") or word == "people")
    return (
        plural and match.last - match.first == 1 and match.before() not in _BEFORE_A_MONTH | {"the", "until", "since"}
    )


def read_decade(match: Match, _scene: Scene) -> Reading | None:
    decade = match.number("decade") or 0
    if decade < 100:
        decade += 1900 if decade > 20 else 2000
    return a_date(f"{decade // 10}")


def read_century(match: Match, _scene: Scene) -> Reading | None:
    if match.value("unit") != "C":
        return None
    return a_date(f"{(match.number('nth', 'ordinal') or 1) - 1:02}")


def read_season(match: Match, scene: Scene) -> Reading | None:
    season, year = str(match.value("season")), year_of(match, scene)
    if year is None and match.after() == "of":  # "the fall of the city", "the winter of discontent"
        return None
    if year is None:
        if scene.published is None:
            return UNDATED
        year = _year_of_season(season, match, scene.published)
    return a_date(f"{year}-{season}")


def _year_of_season(season: str, match: Match, published: date) -> int:
    first = _MONTHS_OF_SEASON[season]
    begun = published.month >= first
    over = published.month > first + 2
    if match.has(*_BACK):
        return published.year - (not over)
    if match.has(*_ON):
        return published.year + begun
    if match.has("this"):
        return published.year
    return _nearest_year(first + 1, match, published)


def read_unit(match: Match, scene: Scene) -> Reading | None:
    """ "Last week", "the following month", "this year", "that quarter"."""
    unit = str(match.value("unit"))
    if unit in SECONDS:
        return None
    anchored = match.has(*_ANCHORED) or (unit == "D" and match.has("the") and match.has("next", "last"))
    anchor = scene.anchor(unit) if anchored else scene.published
    if anchor is None and match.has("previous"):
        anchor = scene.published
    if anchor is None or (unit == "D" and match.has("the") and match.has("last")):  # "the last day of the talks"
        return UNANCHORED if anchored else UNDATED
    steps = 1 if match.has(*_ON) else -1 if match.has(*_BACK) else 0
    moved = shift(anchor, steps, unit)
    return a_date(value_at(moved, unit)) if moved else None


def read_unit_before(match: Match, scene: Scene) -> Reading | None:
    """ "The year before", "the week after": counted from what was named last."""
    unit = str(match.value("unit"))
    anchor, steps = scene.anchor(unit), 1 if match.word("before") == "after" else -1
    if match.has("last"):  # "the week before last"
        anchor, steps = scene.published, -2
    if unit in SECONDS or anchor is None:
        return None if unit in SECONDS else UNANCHORED
    moved = shift(anchor, steps, unit)
    return a_date(value_at(moved, unit)) if moved else None


def read_long_unit(match: Match, _scene: Scene) -> Reading | None:
    """ "The past decade", up to now."""
    unit = str(match.value("unit"))
    if unit not in ("E", "C"):
        return None
    return Reading(TimeKind.DURATION, "P10Y" if unit == "E" else "P100Y")


def read_weekend(match: Match, scene: Scene) -> Reading | None:
    if match.after() == "before":  # "the weekend after the storm"
        return UNANCHORED
    if scene.published is None:
        return UNDATED
    steps = -1 if match.has(*_BACK) else 1 if match.has(*_ON) else 0
    if not steps and not match.has("this") and match.tense() is not Tense.FUTURE:
        steps = -1 if scene.published.isoweekday() < SATURDAY else 0
    moved = shift(scene.published, steps, "W")
    return a_date(value_at(moved, "W") + "-WE") if moved else None
