"""When and where: the times, places and figures that reports give, and the timeline and map made of them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from whatweknow.records.text import Citation


class Precision(StrEnum):
    """How exactly a time is known; ``part_of_day`` is a morning, an evening, a night."""

    MINUTE = "minute"
    HOUR = "hour"
    PART_OF_DAY = "part_of_day"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    SEASON = "season"
    YEAR = "year"
    LONGER = "longer"


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """A time as the words of a report give it.

    ``start`` and ``end`` are ISO 8601, as precise as ``precision`` says ("2031-05-03", "2031-05-03T23:10+02:00");
    ``end`` is ``None`` where the time is one day, hour or the like. ``span`` is ``None`` for a time of publication.
    """

    start: str
    end: str | None = None
    precision: Precision
    span: Citation | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineEntry:
    """Something that happened or was said, in a report's words; ``party`` is the side whose version it is."""

    when: When
    text: Citation
    party: str | None = None
    statements: tuple[str, ...] = ()


class PlacePrecision(StrEnum):
    """What a place is; ``relative`` is one given by its distance from another ("25 km west of Tarn")."""

    SITE = "site"
    CITY = "city"
    REGION = "region"
    COUNTRY = "country"
    WATER = "water"
    RELATIVE = "relative"


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A place that reports name; degrees of WGS 84, north and east positive, ``None`` where no gazetteer has it."""

    name: str
    lat: float | None
    lon: float | None
    precision: PlacePrecision
    mentions: tuple[Citation, ...]
