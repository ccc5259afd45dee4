"""Reads days, parts of days and times on the clock: "Wednesday night", "9 a.m. EST", "May 3", "the next day"."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from whatweknow.annotation.times.clocks import offset_of, read_clock
from whatweknow.annotation.times.dates import shift
from whatweknow.annotation.times.holidays import holiday
from whatweknow.annotation.times.reading import UNANCHORED, UNDATED, Reading, a_date
from whatweknow.annotation.times.scene import Match, Scene
from whatweknow.annotation.times.tenses import Tense
from whatweknow.records import Precision, TimeDoubt, TimeKind

# Days from publication at which a day without a year is looked for first.
_FAVOURED = {Tense.PAST: -91, Tense.LOOSELY_PAST: -91, Tense.FUTURE: 150}
RECENT = 14  # days
NEAR = 200  # characters
NEAR_EVENT = 300  # characters
MOST_BETWEEN = 8  # tokens between a clock and its day
_BEFORE_A_CLOCK = frozenset("at by from until to before about and since on comma shortly or_to".split())
_BEFORE_A_NAME = frozenset(("usa", "russia", "psychology", "history", "india"))  # "USA Today"
_OF_A_CLOCK = frozenset("digits four year clock dotted small mm zone local time on comma".split())
_PAST = ("last", "past", "previous")
_NEXT = ("next", "coming", "following")
_COUNTED = ("that", "same", "following", "previous")


def read_moment(match: Match, scene: Scene) -> Reading | None:
    """A day, with a part of it or a time on the clock where there is one."""
    clock = read_clock(match)
    if clock is not None and _is_length(match):
        return None
    if clock is None and match.has("clock", "mm", "oclock", "noon", "half", "four"):
        return None
    day = read_day(match, scene)
    part = match.value("part")
    if day is None and clock is not None:
        day = _day_behind(match, scene) or _day_of_clock(match, scene)
    if day is None:
        return None
    if clock is None and part is None and match.word("near") != "tonight":
        return day
    return _at(day, clock or str(part or "TNI"), match)


def _is_length(match: Match) -> bool:
    """Whether figures alone ("1:27") are the length of a video, a score or a verse and no time of the day."""
    alone = match.last - match.first == 1 and match.has("clock", "dotted")
    return alone and match.before() not in _BEFORE_A_CLOCK


def _at(day: Reading, time: str, match: Match) -> Reading:
    on = _date_of(day.value)
    if on is None:
        return Reading(TimeKind.TIME, None, day.doubt or TimeDoubt.NO_ANCHOR)
    value = on.isoformat() + time
    zone = offset_of(match, on) if time[1].isdigit() else None
    minutes = match.has("clock", "dotted", "digits", "year", "four", "half")
    precision = None if minutes or not time[1].isdigit() else Precision.HOUR
    return Reading(TimeKind.TIME, value, day.doubt, zone, precision=precision)


def _date_of(value: str | None) -> date | None:
    """The day that a value names; none where it leaves the week or the year open ("XXXX-WXX-7")."""
    try:
        return date.fromisoformat((value or "")[:10])
    except ValueError:
        return None


def _day_behind(match: Match, scene: Scene) -> Reading | None:
    """The day that stands behind the same moment in another zone: "10:35 a.m. (0735 GMT) on Wednesday"."""
    tokens = match.tokens
    for i in range(match.last, min(match.last + MOST_BETWEEN, len(tokens))):
        if tokens.kinds[i] in ("weekday", "near"):
            return read_day(Match(tokens, i, i + 1), scene)
        if tokens.kinds[i] not in _OF_A_CLOCK and tokens.word(i) not in "()/":
            return None
    return None


def _day_of_clock(match: Match, scene: Scene) -> Reading:
    """The day of a clock without one: that of the last event if it stands near, or else of the last word."""
    day, since = scene.event_day, match.start - scene.event_day_at
    if day and since <= NEAR_EVENT and (scene.published is None or _is_at_hand(since, day, scene.published)):
        return a_date(day.isoformat())
    return the_day(match, scene)


def the_day(match: Match, scene: Scene) -> Reading:
    """The day that the text is at: the last one named if that was near and lately, or else that of publication."""
    day = scene.day
    if day is None or (scene.published and not _is_at_hand(match.start - scene.day_at, day, scene.published)):
        day = scene.published
    return a_date(day.isoformat()) if day else UNDATED


def _is_at_hand(characters: int, day: date, published: date) -> bool:
    return abs((day - published).days) <= RECENT and (characters <= NEAR or day <= published)


def read_day(match: Match, scene: Scene) -> Reading | None:
    """The day that the words name, without its part."""
    return next((read(match, scene) for kinds, read in _DAYS if match.has(*kinds)), None)


def _iso(match: Match, _scene: Scene) -> Reading | None:
    word = str(match.value("iso"))
    try:
        date.fromisoformat(word[:10])
    except ValueError:
        return None
    return Reading(TimeKind.TIME, word[:10] + "T" + word[11:16]) if len(word) > 10 else a_date(word)


def _slashed(match: Match, _scene: Scene) -> Reading | None:
    """Day and month in either order: right for one country, wrong for another, unless one of them is over 12."""
    word = str(match.value("slashed"))
    one, other, year = (int(part) for part in word.split("/"))
    year += 0 if year > 99 else (1900 if year > 50 else 2000)
    found = []
    for month, day in ((one, other), (other, one)):
        try:
            found.append(date(year, month, day).isoformat())
        except ValueError:
            continue
    if not found:
        return None
    if len(set(found)) == 1:
        return a_date(found[0])
    return Reading(TimeKind.DATE, None, TimeDoubt.AMBIGUOUS, alternatives=tuple(found))


def _named_day(match: Match, scene: Scene) -> Reading | None:
    month, day, year = match.number("month", "short_month"), _day_beside_month(match), year_of(match, scene)
    assert month is not None
    if day is None:
        return None
    if year is not None:
        return _valid(year, month, day)
    if scene.published is None:
        return Reading(TimeKind.DATE, f"XXXX-{month:02}-{day:02}", TimeDoubt.UNDATED)
    return nearest(scene.published, month, day, match)


def read_days(match: Match, scene: Scene) -> Reading | None:
    """ "May 3-5", "3-5 May": from the first to the last of them."""
    first = _named_day(match, scene)
    numbers = [number for number in match.values("small", "nth") if isinstance(number, int)]
    if first is None or first.value is None or numbers[0] >= numbers[-1]:
        return None
    if scene.published is None and match.number("year") is None:
        return first
    days = [_valid(int(first.value[:4]), int(first.value[5:7]), number) for number in (numbers[0], numbers[-1])]
    values = [day.value for day in days if day and day.value]
    return a_date("/".join(values)) if len(values) == len(days) else None


def _day_beside_month(match: Match) -> int | None:
    """The number of the day: behind the month or, where none is there, the nearest before it."""
    kinds = match.kinds()
    month = next(i for i, kind in enumerate(kinds) if kind in ("month", "short_month"))
    places = (month + 1, month + 2, month - 1, month - 2)
    found = (i for i in places if 0 <= i < len(kinds) and kinds[i] in ("small", "nth", "ordinal"))
    number = match.tokens.values.get(match.first + next(found, -1))
    return number if isinstance(number, int) else None


def _valid(year: int, month: int, day: int) -> Reading | None:
    try:
        return a_date(date(year, month, day).isoformat())
    except ValueError:
        return None


def nearest(published: date, month: int, day: int, match: Match) -> Reading | None:
    """The day of this name nearest to ``published``, or within a year of it as the words around it have it."""
    days = []
    for year in (published.year - 1, published.year, published.year + 1):
        try:
            days.append(date(year, month, day))
        except ValueError:
            continue
    if match.led_by() == "since":
        days = [day for day in days if day <= published]
    if not days:
        return None
    favoured = _FAVOURED.get(match.tense(), 0)
    return a_date(min(days, key=lambda one: abs((one - published).days - favoured)).isoformat())


def year_of(match: Match, scene: Scene) -> int | None:
    """The year that the words give, in figures or as "last year" or "that year"."""
    year = match.number("year")
    if year is not None:
        return year
    if "Y" not in match.values("unit"):
        return None
    anchor = (scene.anchor("Y") if match.has(*_COUNTED) else None) or scene.published
    return anchor.year + (1 if match.has(*_NEXT) else -1 if match.has(*_PAST) else 0) if anchor else None


def _holiday(match: Match, scene: Scene) -> Reading | None:
    name, year = str(match.value("holiday")), year_of(match, scene)
    if year is not None:
        return a_date(holiday(name, year).isoformat())
    if scene.published is None:
        return UNDATED
    days = [holiday(name, scene.published.year + step) for step in (-1, 0, 1)]
    if match.has(*_PAST):
        return a_date(max(day for day in days if day < scene.published).isoformat())
    if match.has(*_NEXT):
        return a_date(min(day for day in days if day > scene.published).isoformat())
    favoured = _FAVOURED.get(match.tense(), 0)
    return a_date(min(days, key=lambda day: abs((day - scene.published).days - favoured)).isoformat())  # type: ignore[operator]


def _near(match: Match, scene: Scene) -> Reading | None:
    if match.word("near") == "today" and match.led_by() in _BEFORE_A_NAME:
        return None
    if scene.published is None:
        return UNDATED
    steps = int(re.sub(r"[A-Z]+", "", str(match.value("near"))))
    if match.has("before"):
        steps += 1 if match.word("before") == "after" else -1
    return a_date((scene.published + timedelta(days=steps)).isoformat())


def _weekday(match: Match, scene: Scene) -> Reading | None:
    number = match.number("weekday", "short_weekday")
    assert number is not None
    if match.kinds()[-2:] in (["weekday", "small"], ["weekday", "nth"]) or match.kinds()[-2:] == ["the", "nth"]:
        return _numbered_weekday(number, match.number("small", "nth") or 0, scene)
    anchor = scene.published
    if match.has("previous", "following") or (match.has("the") and match.has("next")):
        anchor = scene.day or anchor
    if anchor is None:
        return Reading(TimeKind.DATE, f"XXXX-WXX-{number}", TimeDoubt.UNDATED)
    back, ahead = (anchor.isoweekday() - number) % 7, (number - anchor.isoweekday()) % 7
    if match.has("last", "previous"):
        steps = -(back or 7)
    elif match.has(*_NEXT):
        steps = ahead or 7
    elif match.has("this"):
        steps = -back if match.tense().is_past else ahead
    elif match.tense() is Tense.FUTURE and match.after() != "pos" and not match.has("past", "that"):
        steps = ahead
    elif match.after() == "pos" and not match.tense().is_past:
        steps = -back if back <= ahead else ahead
    elif ahead == 1 and not match.has("past", "that"):
        return _tomorrow_or_last_week(anchor)
    else:
        steps = -back
    return a_date((anchor + timedelta(days=steps)).isoformat())


def _tomorrow_or_last_week(published: date) -> Reading:
    """The weekday after that of publication, in the past tense: a page that was updated, or published further west.

    Reports name days of the week before as "last"; in TimeBank and on pages tomorrow is the likelier of the two.
    """
    tomorrow, before = (published + timedelta(days=days) for days in (1, -6))
    return Reading(TimeKind.DATE, tomorrow.isoformat(), TimeDoubt.AMBIGUOUS, alternatives=(before.isoformat(),))


def _numbered_weekday(number: int, day: int, scene: Scene) -> Reading | None:
    """ "Sunday 4": the day of this month or the one before or after on which both agree."""
    if scene.published is None:
        return UNDATED
    for step in (0, -1, 1, -2, 2):
        month = shift(scene.published.replace(day=1), step, "M")
        try:
            found = month.replace(day=day) if month else None
        except ValueError:
            continue
        if found and found.isoweekday() == number:
            return a_date(found.isoformat())
    return None


def _counted_day(match: Match, scene: Scene) -> Reading | None:
    """ "The next day", "that same day", "this morning", "last night", "the previous evening"."""
    anchored = match.has("that", "following", "previous", "same", "before") or (match.has("the") and match.has("next"))
    anchor = scene.day if anchored else scene.published
    if anchor is None:
        return UNANCHORED if anchored else UNDATED
    steps = 0
    over = match.has("overnight") and match.tense() is not Tense.FUTURE
    if match.has("following", "next", "coming") or match.word("before") == "after":
        steps = 1
    elif match.has("previous", "last") or match.word("before") == "before" or over:
        steps = -1
    return a_date((anchor + timedelta(days=steps)).isoformat())


def read_part(match: Match, scene: Scene) -> Reading | None:
    """ "This morning", "last night", "the same evening", "overnight"."""
    day = _counted_day(match, scene)
    if day is None:
        return None
    part = str(match.value("part") or "TNI")
    if match.has("before") and match.word("before") == "after" and match.has("part"):
        return None
    if match.has("last") and part != "TNI" and day.value:
        return None
    read = _at(day, part, match)
    return replace(read, remembered=False) if match.has("overnight") else read


def read_part_of_day(match: Match, scene: Scene) -> Reading | None:
    """ "In the morning": that of the last day named; "the night sky" names none."""
    if match.has("the") and match.before() not in ("in", "or_to", "at"):
        return None
    return _at(the_day(match, scene), str(match.value("part")), match)


_DAYS: tuple[tuple[tuple[str, ...], Callable[[Match, Scene], Reading | None]], ...] = (
    (("iso",), _iso),
    (("slashed",), _slashed),
    (("month", "short_month"), _named_day),
    (("holiday",), _holiday),
    (("near",), _near),
    (("weekday", "short_weekday"), _weekday),
    (("unit",), _counted_day),
)
"""How a day is read, by the kinds of words that name it, the surest first."""
