"""Reads months, seasons, quarters, years and longer: "last May", "the third quarter", "the late 1970s", "this week"."""

from __future__ import annotations

from datetime import date

from whatweknow.annotation.times.dates import SECONDS, day_of, shift, value_at
from whatweknow.annotation.times.days import year_of
from whatweknow.annotation.times.numbers import spelled_year
from whatweknow.annotation.times.reading import UNANCHORED, UNDATED, Reading, a_date
from whatweknow.annotation.times.scene import Match, Scene, Tense
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
_BEFORE_A_MONTH = frozenset("in of on by for from about before early mid middle at to the and or earlier".split())


def read_month(match: Match, scene: Scene) -> Reading | None:
    month, year = match.number("month", "short_month"), year_of(match, scene)
    assert month is not None
    if not _is_month(match, year):
        return None
    if year is not None:
        return a_date(f"{year}-{month:02}")
    if scene.published is None:
        return Reading(TimeKind.DATE, f"XXXX-{month:02}", TimeDoubt.UNDATED)
    return a_date(f"{_year_of_month(month, match, scene.published)}-{month:02}")


def _is_month(match: Match, year: int | None) -> bool:
    """Whether "May" is the month and not a verb or a name."""
    if year is not None or match.last - match.first > 1 or match.word("month") not in _MODAL_OR_NAME:
        return True
    if match.before() in _BEFORE_A_MONTH:
        return True
    following = match.tokens.word(match.last) if match.after() else ""
    return match.word("month") in ("april", "august", "june") and not following[:1].isupper() and bool(match.before())


def _year_of_month(month: int, match: Match, published: date) -> int:
    """The year of a month named without one: this year's, or the one that the words and the tense point to."""
    if match.has("last"):
        return published.year - (month >= published.month)
    if match.has("next"):
        return published.year + (month <= published.month)
    if match.has("this"):
        return published.year
    favoured = {Tense.PAST: PAST_MONTHS, Tense.FUTURE: -PAST_MONTHS}.get(match.tense(), 0)
    years = (published.year, published.year - 1, published.year + 1)
    return min(years, key=lambda year: abs((year - published.year) * 12 + month - published.month + favoured))


def read_year(match: Match, _scene: Scene) -> Reading | None:
    year = match.number("year")
    if year is not None and _is_amount(match):
        return None
    if year is None:
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
    if match.has("this") or match.tense() is Tense.FUTURE:
        return published.year + (over and not match.has("this"))
    return published.year - (not begun)


def read_quarter(match: Match, scene: Scene) -> Reading | None:
    """ "The third quarter": of the year that the words name, or the last one that had begun."""
    number, year = match.number("ordinal"), year_of(match, scene)
    if number is None or number > 4 or all(unit != "Q" for unit in match.values("unit")):
        return None
    if year is None and match.has("ago", "earlier"):
        year = int(scene.quarter[:4]) - 1 if scene.quarter else scene.published.year - 1 if scene.published else None
    if year is None:
        if scene.published is None:
            return UNDATED
        quarter_now = (scene.published.month + 2) // 3
        ahead = match.tense() is Tense.FUTURE
        year = scene.published.year - (number > quarter_now and not ahead)
        if match.has("next"):
            year = scene.published.year + 1
    return a_date(f"{year}-Q{number}")


def read_half(match: Match, scene: Scene) -> Reading | None:
    number, year = match.number("ordinal") or (2 if match.has("last") else 1), year_of(match, scene)
    if number > 2:
        return None
    if year is None:
        if scene.published is None:
            return UNDATED
        year = scene.published.year
    return a_date(f"{year}-H{number}")


def read_unit(match: Match, scene: Scene) -> Reading | None:
    """ "Last week", "the following month", "this year", "that quarter"."""
    unit = str(match.value("unit"))
    if unit in SECONDS:
        return None
    anchored = match.has(*_ANCHORED) or (unit == "D" and match.has("the") and match.has("next"))
    anchor = day_of(scene.named or "") if anchored else scene.published
    if anchor is None:
        return UNANCHORED if anchored else UNDATED
    steps = 1 if match.has(*_ON) else -1 if match.has(*_BACK) else 0
    moved = shift(anchor, steps, unit)
    return a_date(value_at(moved, unit)) if moved else None


def read_the_unit(match: Match, scene: Scene) -> Reading | None:
    """ "The quarter", "the year", "the week", "the month": the one that the text is about, or the present one."""
    unit = str(match.value("unit"))
    if unit in SECONDS or (unit == "D" and not match.has("early", "earlier", "mid", "middle")):
        return None
    if unit == "Q" and scene.quarter and not match.has("current"):
        return a_date(scene.quarter)
    if scene.published is None:
        return UNDATED
    if unit == "Q":
        ahead = match.has("current") or match.tense() is Tense.FUTURE
        moved = shift(scene.published, 0 if ahead else -1, "Q")
        return a_date(value_at(moved, "Q")) if moved else None
    anchor = day_of(scene.named or "") if unit == "D" else scene.published
    return a_date(value_at(anchor or scene.published, unit))


def read_year_before(match: Match, scene: Scene) -> Reading | None:
    """ "Year-ago", "the year-earlier quarter", "the corresponding period last year": of what the text is about."""
    if match.values("unit")[:1] not in (["Y"], ["Q"], []):
        return None
    if scene.quarter and (scene.of_quarter or match.value("unit") == "Q"):
        return Reading(TimeKind.DATE, f"{int(scene.quarter[:4]) - 1}{scene.quarter[4:]}", remembered=False)
    return a_date(str(scene.published.year - 1)) if scene.published else UNDATED


def read_period(match: Match, scene: Scene) -> Reading | None:
    """ "The 1988 quarter", "the latest period": the quarter that the text is about, of that year."""
    unit = match.values("unit")[-1:]
    if unit not in ([], ["Q"], ["Y"]) or (unit == ["Y"] and not match.has("period")) or scene.quarter is None:
        return None
    year = match.number("year") or (int(scene.quarter[:4]) - 1 if match.has("pos") else None)
    return Reading(TimeKind.DATE, f"{year or scene.quarter[:4]}{scene.quarter[4:]}", remembered=False)


def read_period_ended(match: Match, scene: Scene) -> Reading | None:
    """ "The year ended March 31", "the quarter ended Sept. 30": a year of its own, the quarter of that day."""
    if match.value("unit") == "Y":
        scene.remember_length("Y")
        return Reading(TimeKind.DURATION, "P1Y")
    tokens, at = match.tokens, match.last + 1
    if match.value("unit") != "Q" or at >= len(tokens) or tokens.kinds[at] != "month" or scene.published is None:
        return None
    month = int(tokens.values[at])
    return a_date(f"{scene.published.year - (month > scene.published.month)}-Q{(month + 2) // 3}")


def read_year_end(match: Match, scene: Scene) -> Reading | None:
    if match.value("unit") != "Y" or match.word("middle") != "end":
        return None
    if scene.published is None:
        return UNDATED
    return a_date(f"{scene.published.year}-12-31" if match.has("hyphen") else str(scene.published.year))


def read_long_unit(match: Match, _scene: Scene) -> Reading | None:
    """ "The past decade", up to now."""
    unit = str(match.value("unit"))
    if unit not in ("E", "C"):
        return None
    return Reading(TimeKind.DURATION, "P10Y" if unit == "E" else "P100Y")


def read_weekend(match: Match, scene: Scene) -> Reading | None:
    if scene.published is None:
        return UNDATED
    steps = -1 if match.has(*_BACK) else 1 if match.has(*_ON) else 0
    if not steps and not match.has("this") and match.tense() is not Tense.FUTURE:
        steps = -1 if scene.published.isoweekday() < SATURDAY else 0
    moved = shift(scene.published, steps, "W")
    return a_date(value_at(moved, "W") + "-WE") if moved else None
