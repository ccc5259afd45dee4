"""The places of a brief as a map: an SVG drawing that loads nothing and takes its colours from the page.

Equirectangular, true to scale at the middle latitude (Snyder, Map Projections, 1987, equation 12-1). Points are
dots; what is no point (a country, a region, a sea) is a dashed ring in about its middle, so that it is never taken
for a precise place; what is given by its distance from a place is an open diamond.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from whatweknow.briefing.page.outlines import outlines
from whatweknow.records import Place, PlacePrecision

WIDTH = 720.0  # units of the drawing
HEIGHTS = 300.0, 540.0  # at least and at most
LEAST_SPAN = 3.0  # degrees of latitude that the map shows at least
PADDING = 0.18  # of the places' box at each side
FOCUS = 0.6  # share of all mentions by reports that the map must show: the places nearest to the middle of most
GRAIN = 1.5  # units to which outlines are drawn
LETTER, LINE = 6.6, 15.0  # about the width and the height of a letter of a label
EXACT = (PlacePrecision.SITE, PlacePrecision.CITY)
SCALES_KM = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000)
KM_PER_DEGREE = 111.2
_UNFIT = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
LEGEND = (
    "A dot is a town or a site; a dashed ring is a country, a region or a water, drawn in about its middle; "
    "a diamond is a place given by its distance from another."
)
KINDS = {
    PlacePrecision.SITE: "site",
    PlacePrecision.CITY: "town or city",
    PlacePrecision.REGION: "region, about its middle",
    PlacePrecision.COUNTRY: "country, about its middle",
    PlacePrecision.WATER: "water, about its middle",
    PlacePrecision.RELATIVE: "worked out from a distance",
}


@dataclass(frozen=True, slots=True)
class _Spot:
    """A place that has coordinates, with its longitude in turns near the others', and how many reports name it."""

    place: Place
    lat: float
    lon: float
    reports: int


@dataclass(frozen=True, slots=True)
class _View:
    """The part of the world that is drawn; ``scale`` is units of the drawing for a degree of latitude."""

    west: float
    north: float
    scale: float
    squeeze: float
    height: float

    def at(self, lat: float, lon: float) -> tuple[float, float]:
        return (lon - self.west) * self.scale * self.squeeze, (self.north - lat) * self.scale

    def shows(self, spot: _Spot) -> bool:
        x, y = self.at(spot.lat, spot.lon)
        return 0 <= x <= WIDTH and 0 <= y <= self.height


def render_map(places: Sequence[Place]) -> str:
    """An ``svg`` element with the places that have coordinates, safe to put into a page; empty where none has."""
    spots = _spots(places)
    if not spots:
        return ""
    view = _view(_focus(spots))
    shown = [spot for spot in spots if view.shows(spot)]
    beyond = len(spots) - len(shown)
    names = ", ".join(spot.place.name for spot in shown)
    note = f" Beyond its edges: {beyond}." if beyond else ""
    return "\n".join(
        (
            f'<svg class="map" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH:g} {view.height:.0f}" role="img" '
            'aria-labelledby="map-title map-desc" font-family="inherit" font-size="12">',
            '<title id="map-title">Map of the places that the reports name</title>',
            f'<desc id="map-desc">{_safe(names)}.{note} {LEGEND}</desc>',
            _land(view),
            *_marks(shown, view),
            _beyond(beyond, view),
            _scale_bar(view),
            "</svg>",
        )
    )


def _spots(places: Iterable[Place]) -> list[_Spot]:
    """The places with coordinates, those that most reports name first, on one side of the widest gap between them."""
    found = [
        (place, place.lat, place.lon, len({mention.report for mention in place.mentions}))
        for place in places
        if place.lat is not None and place.lon is not None
    ]
    ordered = sorted({lon % 360 for _, _, lon, _ in found})
    gaps = [(after - before, after) for before, after in pairwise(ordered)]
    start = max([*gaps, (ordered[0] + 360 - ordered[-1], ordered[0])])[1] if ordered else 0.0
    turn = -360.0 if start > 180 else 0.0
    spots = [_Spot(place, lat, start + (lon - start) % 360 + turn, reports) for place, lat, lon, reports in found]
    return sorted(spots, key=lambda spot: -spot.reports)


def _focus(spots: Sequence[_Spot]) -> list[_Spot]:
    """The places that the map must show: those nearest to where most reports place something, capitals far off not.

    Countries and regions count only where nothing else is named: their middles say little.
    """
    local = [spot for spot in spots if spot.place.precision not in (PlacePrecision.COUNTRY, PlacePrecision.REGION)]
    local = local or [spot for spot in spots if spot.place.precision is PlacePrecision.REGION] or list(spots)
    middle = min(local, key=lambda spot: sum(_apart(spot, other) * other.reports for other in local))
    nearest = sorted(local, key=lambda spot: _apart(spot, middle))
    total, held = sum(spot.reports for spot in local), 0
    for count, spot in enumerate(nearest, start=1):
        held += spot.reports
        if held >= FOCUS * total:
            return nearest[:count]
    return nearest


def _apart(one: _Spot, other: _Spot) -> float:
    """About how far apart two places are, in degrees of latitude."""
    squeeze = math.cos(math.radians((one.lat + other.lat) / 2))
    return math.hypot(one.lat - other.lat, (one.lon - other.lon) * squeeze)


def _view(focus: Sequence[_Spot]) -> _View:
    south, north = min(spot.lat for spot in focus), max(spot.lat for spot in focus)
    west, east = min(spot.lon for spot in focus), max(spot.lon for spot in focus)
    middle, across = (south + north) / 2, (west + east) / 2
    squeeze = max(0.2, math.cos(math.radians(middle)))
    least = LEAST_SPAN if all(spot.place.precision in EXACT for spot in focus) else 2 * LEAST_SPAN
    tall = max(least, (north - south) * (1 + 2 * PADDING))
    wide = max(least, (east - west) * squeeze * (1 + 2 * PADDING))
    height = min(HEIGHTS[1], max(HEIGHTS[0], WIDTH * tall / wide))
    scale = min(WIDTH / wide, height / tall)
    return _View(across - WIDTH / scale / squeeze / 2, middle + height / scale / 2, scale, squeeze, height)


def _land(view: _View) -> str:
    """The outlines of the countries in view as one path; the drawing's edge cuts them."""
    east, south = view.west + WIDTH / view.scale / view.squeeze, view.north - view.height / view.scale
    pieces = []
    for ring in outlines():
        low, high = ring.min(axis=0), ring.max(axis=0)
        if high[1] < south or low[1] > view.north:
            continue
        for turn in (-360.0, 0.0, 360.0):
            if high[0] + turn >= view.west and low[0] + turn <= east:
                x = (ring[:, 0] + turn - view.west) * view.scale * view.squeeze
                y = (view.north - ring[:, 1]) * view.scale
                pieces.append(_outline(np.stack([x, y], axis=1), view))
    return (
        f'<svg x="0" y="0" width="{WIDTH:g}" height="{view.height:.0f}"><path d="' + "".join(pieces) + '" '
        'fill="currentColor" fill-opacity="0.07" stroke="currentColor" stroke-opacity="0.35" stroke-width="0.7" '
        'stroke-linejoin="round"/></svg>'
    )


def _outline(points: NDArray[np.float64], view: _View) -> str:
    """The commands that draw a ring in whole units, each step from the last; far outside, along the edge."""
    margin = 20.0
    inside = np.clip(points, (-margin, -margin), (WIDTH + margin, view.height + margin))
    steps = np.diff(np.round(inside / GRAIN), axis=0, prepend=[[0, 0]]) * GRAIN
    first, *rest = steps.tolist()
    drawn = [step for step in rest if step != [0.0, 0.0]]
    if len(drawn) < 2:
        return ""
    return f"M{first[0]:g} {first[1]:g}l" + " ".join(f"{x:g} {y:g}" for x, y in drawn).replace(" -", "-") + "z"


def _marks(spots: Sequence[_Spot], view: _View) -> list[str]:
    """A mark for each place, and its name where there is room for it."""
    taken: list[tuple[float, float, float, float]] = [
        (x - 5, y - 5, x + 5, y + 5) for x, y in (view.at(spot.lat, spot.lon) for spot in spots)
    ]
    marks = []
    for spot in spots:
        place = spot.place
        x, y = view.at(spot.lat, spot.lon)
        reports = "1 report" if spot.reports == 1 else f"{spot.reports} reports"
        title = f"<title>{_safe(place.name)} ({KINDS[place.precision]}; {reports})</title>"
        label = _label(place, x, y, view, taken)
        marks.append(f'<g class="place {place.precision.value}">{title}{_mark(place.precision, x, y)}{label}</g>')
    return marks


def _mark(precision: PlacePrecision, x: float, y: float) -> str:
    if precision in EXACT:
        return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="4" fill="currentColor"/>'
    hollow = 'fill="none" stroke="currentColor" stroke-width="1.5"'
    if precision is PlacePrecision.RELATIVE:
        return f'<path d="M{x:.1f} {y - 5:.1f}l5 5l-5 5l-5 -5z" {hollow}/>'
    return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="7" {hollow} stroke-dasharray="3 2.4"/>'


def _label(place: Place, x: float, y: float, view: _View, taken: list[tuple[float, float, float, float]]) -> str:
    """The name beside the mark, where it covers nothing; no name where there is no room."""
    width = len(place.name) * LETTER
    for left, top in (
        (x + 10, y - LINE / 2),
        (x - 10 - width, y - LINE / 2),
        (x - width / 2, y - LINE - 8),
        (x - width / 2, y + 8),
    ):
        box = (left, top, left + width, top + LINE)
        inside = left >= 0 and top >= 0 and box[2] <= WIDTH and box[3] <= view.height
        if inside and not any(_overlap(box, other) for other in taken):
            taken.append(box)
            style = "" if place.precision in EXACT else ' font-style="italic"'
            return (
                f'<text x="{left:.1f}" y="{top + LINE - 4:.1f}" fill="currentColor"{style}>{_safe(place.name)}</text>'
            )
    return ""


def _overlap(one: tuple[float, float, float, float], other: tuple[float, float, float, float]) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _scale_bar(view: _View) -> str:
    """A bar of a round number of kilometres in the lower left corner."""
    unit = view.scale / KM_PER_DEGREE
    kilometres = max((km for km in SCALES_KM if km * unit <= WIDTH / 4), default=SCALES_KM[0])
    y = view.height - 12
    return (
        f'<path d="M12 {y - 5:.1f}v5h{kilometres * unit:.1f}v-5" fill="none" stroke="currentColor"/>'
        f'<text x="16" y="{y - 6:.1f}" fill="currentColor">{kilometres} km</text>'
    )


def _beyond(places: int, view: _View) -> str:
    """How many places the map leaves out, said in its lower right corner."""
    if not places:
        return ""
    words = "1 place lies" if places == 1 else f"{places} places lie"
    return (
        f'<text x="{WIDTH - 8:g}" y="{view.height - 10:.0f}" text-anchor="end" fill="currentColor">'
        f"{words} beyond the edges</text>"
    )


def _safe(text: str) -> str:
    """``text`` as it may stand in XML: escaped, what XML cannot hold replaced."""
    return escape(_UNFIT.sub("\ufffd", text), quote=True)
