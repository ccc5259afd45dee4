"""Places given by their distance from another: "25 km west of Tarn", "off the coast of Norland"."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass

from whatweknow.records import Span

EARTH_KM = 6371.0
KM = {"k": 1.0, "m": 1.609344, "n": 1.852, "e": 0.001}
FURTHEST_KM = 5000.0  # what is further off is no place near another
REACH = 90  # characters before the name in which the words begin
_POINTS = {"n": 0.0, "ne": 45.0, "e": 90.0, "se": 135.0, "s": 180.0, "sw": 225.0, "w": 270.0, "nw": 315.0}
_NUMBERS = {
    word: float(number)
    for number, word in enumerate("one two three four five six seven eight nine ten eleven twelve".split(), start=1)
} | {"a dozen": 12.0, "fifteen": 15.0, "twenty": 20.0, "thirty": 30.0, "forty": 40.0, "fifty": 50.0, "a hundred": 100.0}
_POINT = r"(?P<point>(?:north|south)(?:[- ]?(?:east|west))?(?:ern)?|(?:east|west)(?:ern)?|[NS]?[EW]|[NS])"
_RELATIVE = re.compile(
    rf"(?:\b(?:(?:about|around|some|roughly|nearly|almost|just|over|more than|less than|approximately)\s+)?"
    rf"(?P<number>\d[\d,]*(?:\.\d+)?|{'|'.join(_NUMBERS)})[\s-]*"
    r"(?P<unit>kilomet(?:er|re)s?|kms?|nautical miles?|miles?|met(?:er|re)s?|m|mi|nm)\b\.?\s*(?:\([^()]{1,30}\)\s*)?)?"
    rf"(?:,?\s*(?:(?:to the|due|just)\s+)?\b{_POINT}(?:\s+coast|\s+outskirts)?)?"
    r"\s+(?:of|from|off|outside|away from)\s+(?:the\s+)?"
    r"(?:(?:[A-Z]\w{1,20}\s+)?(?:(?:north|south|east|west|north-?east|north-?west|south-?east|south-?west)(?:ern)?\s+)?"
    r"(?:capital|city|town|village|port|coast|shore|tip|border|island)(?:\s+city)?(?:\s+of)?,?\s+)?"
    r"(?:[A-Z]\w{1,20}[’']s\s+)?$",
)

_OWNED = re.compile(r"[’']s\s")


@dataclass(frozen=True, slots=True)
class Offset:
    """How far (``km``), and in which direction (degrees clockwise from north), of a place; ``None`` where unsaid."""

    start: int
    km: float | None
    bearing: float | None


def find_offset(text: str, base: Span, floor: int = 0) -> Offset | None:
    """The words before the name ``base`` that make of it a relative place; none of them stands before ``floor``."""
    if _OWNED.match(text, base.end):
        return None
    for match in _RELATIVE.finditer(text, max(floor, base.start - REACH), base.start):
        number, unit, point = match.group("number", "unit", "point")
        if not (number or point):
            return None
        start = match.start() + len(match.group()) - len(match.group().lstrip(" ,"))
        km = _kilometres(number, unit) if number else None
        return None if km and km > FURTHEST_KM else Offset(start, km, _bearing(point) if point else None)
    return None


def _kilometres(number: str, unit: str) -> float:
    count = _NUMBERS[number] if number in _NUMBERS else float(number.replace(",", ""))
    if unit.startswith(("nautical", "nm")):
        return count * KM["n"]
    if unit.startswith("mi"):
        return count * KM["m"]
    return count * (KM["k"] if unit.startswith("k") else KM["e"])


def _bearing(point: str) -> float:
    plain = point.lower().removesuffix("ern").replace("-", "").replace(" ", "")
    letters = plain if plain in _POINTS else "".join(word[0] for word in re.findall("north|south|east|west", plain))
    return _POINTS[letters]


def shifted(lat: float, lon: float, km: float, bearing: float) -> tuple[float, float]:
    """The point ``km`` kilometres from another in the direction ``bearing``, along a great circle; degrees."""
    arc, way = km / EARTH_KM, math.radians(bearing)
    phi, lam = math.radians(lat), math.radians(lon)
    north = math.asin(math.sin(phi) * math.cos(arc) + math.cos(phi) * math.sin(arc) * math.cos(way))
    east = lam + math.atan2(
        math.sin(way) * math.sin(arc) * math.cos(phi), math.cos(arc) - math.sin(phi) * math.sin(north)
    )
    return round(math.degrees(north), 4), round((math.degrees(east) + 540) % 360 - 180, 4)
