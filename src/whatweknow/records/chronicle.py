"""When and where: the times, places and figures that reports give, and the timeline and map made of them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from whatweknow.errors import InvalidRecord
from whatweknow.records.text import Citation, Span


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


class TimeKind(StrEnum):
    """What a time expression denotes, as TIMEX3 has it; a time is more precise than a day."""

    DATE = "date"
    TIME = "time"
    DURATION = "duration"
    SET = "set"


class TimeRole(StrEnum):
    """Where a time expression stands: in the text, in a dateline, or in a line on the report's own publication."""

    TEXT = "text"
    DATELINE = "dateline"
    PUBLICATION = "publication"
    UPDATE = "update"


class TimeDoubt(StrEnum):
    """Why a time expression has no place on the calendar, or perhaps another one.

    ``undated``: the report's day of publication is unknown. ``no_anchor``: nothing before says after what it counts
    ("the next day"). ``ambiguous``: it can be read in two ways ("03/04/2031"). ``vague``: it names none ("recently").
    """

    UNDATED = "undated"
    NO_ANCHOR = "no_anchor"
    AMBIGUOUS = "ambiguous"
    VAGUE = "vague"


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeMention:
    """Words of a report that denote a time.

    ``value`` is that of TIMEX3: ISO 8601 with its extensions ("2031-05-03TEV" an evening, "2031-SU" a summer, "P2D"
    two days, "PRESENT_REF" now), ``None`` where it cannot be worked out. ``start`` and ``end`` are as in ``When``, for
    what has a place on the calendar; ``utc`` is ``start`` in Coordinated Universal Time, where the zone is known.
    ``alternatives`` has the values of other readings, ``sentence`` is the one in which the words stand.
    """

    span: Span
    sentence: Span
    kind: TimeKind
    role: TimeRole = TimeRole.TEXT
    value: str | None = None
    precision: Precision | None = None
    start: str | None = None
    end: str | None = None
    utc: str | None = None
    doubt: TimeDoubt | None = None
    alternatives: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if self.start is not None and (self.value is None or self.precision is None):
            raise InvalidRecord(f"time at {self.span}: what starts at {self.start} must have a value and a precision")
        if self.end is not None and self.start is None:
            raise InvalidRecord(f"time at {self.span}: what ends at {self.end} must have a start")


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
    """Something that happened or was said, in a report's words; ``party`` is the side whose version it is.

    ``mentions`` are the words of all reports that tell the same, ``text`` first. Entries with one ``happening`` are
    versions of it that differ in who tells it or when it was.
    """

    when: When
    text: Citation
    party: str | None = None
    statements: tuple[str, ...] = ()
    mentions: tuple[Citation, ...] = ()
    happening: str | None = None


class PlacePrecision(StrEnum):
    """What a place is; ``relative`` is one given by its distance from another ("25 km west of Tarn")."""

    SITE = "site"
    CITY = "city"
    REGION = "region"
    COUNTRY = "country"
    WATER = "water"
    RELATIVE = "relative"


class PlaceRole(StrEnum):
    """What a name of a place does in a report.

    Only a ``place`` is where something is or happens. ``dateline`` says where the report was written, ``metonym``
    stands for those who govern there ("Tarn denied"), ``adjective`` says whose something is ("the Norlandic navy").
    """

    PLACE = "place"
    DATELINE = "dateline"
    METONYM = "metonym"
    ADJECTIVE = "adjective"


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceMention:
    """Words of a report that name a place.

    ``name`` is the gazetteer's, or the report's words for a ``relative`` place; that one has ``base``, the name it
    counts from, inside ``span``. ``lat`` and ``lon`` are as in ``Place``, the middle for what is no point; ``country``
    is an ISO 3166 code.
    """

    span: Span
    name: str
    precision: PlacePrecision
    role: PlaceRole = PlaceRole.PLACE
    lat: float | None = None
    lon: float | None = None
    country: str | None = None
    base: Span | None = None

    def __post_init__(self) -> None:
        if (self.lat is None) != (self.lon is None):
            raise InvalidRecord(f"place {self.name}: latitude {self.lat} and longitude {self.lon} must both be known")
        if self.lat is not None and self.lon is not None and not (abs(self.lat) <= 90 and abs(self.lon) <= 180):
            raise InvalidRecord(
                f"place {self.name}: latitude {self.lat} must be within -90 and 90, longitude {self.lon} within "
                "-180 and 180"
            )


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A place that reports name; degrees of WGS 84, north and east positive, ``None`` where no gazetteer has it."""

    name: str
    lat: float | None
    lon: float | None
    precision: PlacePrecision
    mentions: tuple[Citation, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureMention:
    """Words of a report that count something ("at least 12 people killed").

    ``low`` and ``high`` are the bounds as printed: equal for one number, apart for a range ("10 to 12"), ``None``
    where words give no number ("dozens"). ``unit`` is what is counted, a noun in the singular and in lower case;
    ``event`` what was done to it or by it ("killed", "shot down"). ``qualifier`` has the words that loosen the number
    ("at least"). ``added`` is set where the words say that it comes on top of others ("a further 12"). ``counted`` has
    the words for what is counted, behind the number, if there are any; ``people`` says whether these are people.
    """

    span: Span
    number: Span
    low: float | None
    high: float | None
    unit: str
    event: str | None = None
    qualifier: Span | None = None
    added: bool = False
    counted: Span | None = None
    people: bool = False

    def __post_init__(self) -> None:
        if (self.low is None) != (self.high is None) or (self.low or 0) > (self.high or 0):
            raise InvalidRecord(f"figure at {self.span}: low {self.low} must not be above high {self.high}")


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureValue:
    """A figure that a party gives: ``party`` is that of the ``statements`` that carry it.

    Without them a report gives it on its own account. ``value`` is the number as first printed ("17", "dozens"), and
    ``low``, ``high``, ``qualifier`` and ``added`` are as in ``FigureMention``; whoever words it otherwise stands in a
    row of his own. ``unit`` is what is counted, which may be narrower than that of the group ("child" of "person").
    ``since`` and ``until`` are the times of the first and the last report that has it.
    """

    value: str
    low: float | None
    high: float | None
    unit: str | None = None
    qualifier: str | None = None
    added: bool = False
    party: str | None = None
    statements: tuple[str, ...] = ()
    since: str | None = None
    until: str | None = None
    spans: tuple[Citation, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureGroup:
    """Figures that answer one question, such as how many people were killed; each stands as it was given.

    The ``unit`` of all kinds of people is "person".
    """

    id: str
    unit: str
    event: str | None
    values: tuple[FigureValue, ...]
