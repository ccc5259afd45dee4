"""Scores of places: how far what was resolved lies from gold coordinates, and how much was found.

The measures are those of Gritta, Pilehvar and Collier (A pragmatic guide to geoparsing evaluation, 2020): the share of
toponyms resolved to within 161 km (100 miles), mean and median distance. A toponym that is not resolved is as far off
as can be.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean, median

from whatweknow.evaluation.geography import GeoDocument, GoldToponym, Half
from whatweknow.evaluation.matching import Share, Tally, one_to_one
from whatweknow.records import PlaceMention, Span

NEAR_KM = 161.0
EARTH_KM = 6371.0
FURTHEST_KM = math.pi * EARTH_KM

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class PlaceScores:
    """``near``, ``mean_km``, ``median_km`` and ``unresolved`` are of gold toponyms that have coordinates.

    ``found`` counts toponyms whose words overlap, ``resolved`` those that lie within 161 km as well (toponyms without
    gold coordinates are left out of it, and what was found for them too). ``misses`` names documents and offsets.
    """

    documents: int
    near: Share
    mean_km: float
    median_km: float
    unresolved: int
    found: Tally
    resolved: Tally
    misses: tuple[str, ...]


def score_places(
    documents: Sequence[GeoDocument],
    given: Mapping[str, Mapping[Span, PlaceMention]],
    found: Mapping[str, Sequence[PlaceMention]],
) -> PlaceScores:
    """The scores over all ``documents``.

    Args:
        given: what the gold toponyms of each document were resolved to, by docid and span.
        found: the places found in the text of each document, by docid.
    """
    errors: list[float] = []
    misses: list[str] = []
    unresolved = 0
    counts = [0] * 5  # toponyms matched, places found, and of those with gold coordinates: near, found, gold
    for document in documents:
        for toponym in document.toponyms:
            if toponym.point is not None:
                place = given[document.docid].get(toponym.span)
                unresolved += place is None
                errors.append(_error_km(toponym.point, place))
                if errors[-1] > NEAR_KM:
                    where = f"{errors[-1]:.0f} km off" if place else "not resolved"
                    misses.append(f"{document.docid} {toponym.span.start}-{toponym.span.end}: {where}")
        counts = [one + other for one, other in zip(counts, _counts(document, found[document.docid]), strict=True)]
    matched, places, near, located, gold = counts
    toponyms = sum(len(document.toponyms) for document in documents)
    return PlaceScores(
        documents=len(documents),
        near=Share(sum(error <= NEAR_KM for error in errors), len(errors)),
        mean_km=fmean(errors) if errors else 0.0,
        median_km=median(errors) if errors else 0.0,
        unresolved=unresolved,
        found=Tally(matched, places, toponyms),
        resolved=Tally(near, located, gold),
        misses=tuple(misses),
    )


def _counts(document: GeoDocument, found: Sequence[PlaceMention]) -> tuple[int, int, int, int, int]:
    pairs = one_to_one(sorted(_overlapping(document.toponyms, found), key=lambda pair: pair))
    near = unlocated = 0
    for gold, predicted in pairs.items():
        point = document.toponyms[gold].point
        unlocated += point is None
        near += point is not None and _error_km(point, found[predicted]) <= NEAR_KM
    located = sum(toponym.point is not None for toponym in document.toponyms)
    return len(pairs), len(found), near, len(found) - unlocated, located


def _overlapping(toponyms: Sequence[GoldToponym], found: Sequence[PlaceMention]) -> Iterator[tuple[int, int]]:
    for i, toponym in enumerate(toponyms):
        for j, place in enumerate(found):
            if toponym.span.overlaps(place.base or place.span):
                yield i, j


def _error_km(point: Point, place: PlaceMention | None) -> float:
    if place is None or place.lat is None or place.lon is None:
        return FURTHEST_KM
    return distance_km(point, (place.lat, place.lon))


def distance_km(one: Point, other: Point) -> float:
    """Great-circle distance of two points in degrees (haversine)."""
    lat, lon = map(math.radians, one)
    other_lat, other_lon = map(math.radians, other)
    half = math.sin((other_lat - lat) / 2) ** 2
    half += math.cos(lat) * math.cos(other_lat) * math.sin((other_lon - lon) / 2) ** 2
    return 2 * EARTH_KM * math.asin(math.sqrt(min(1.0, half)))


def halves(documents: Iterable[GeoDocument]) -> dict[str, list[GeoDocument]]:
    """The documents of each half, and all of them, by the names under which they are reported."""
    listed = list(documents)
    return {half.value: [one for one in listed if one.half is half] for half in Half} | {"all": listed}


def format_places(scores: Mapping[str, PlaceScores]) -> str:
    """The scores of each part of a corpus as a table in plain text, without a line break at its end."""
    lines = [
        f"{'gold toponyms':<16}{'docs':>6}{'n':>6}{'Acc@161km':>11}{'median km':>11}{'mean km':>9}{'unresolved':>12}"
    ]
    for name, one in scores.items():
        lines.append(
            f"{name:<16}{one.documents:>6}{one.near.whole:>6}{one.near.value:>11.3f}{one.median_km:>11.1f}"
            f"{one.mean_km:>9.0f}{one.unresolved:>12}"
        )
    lines += ["", f"{'end to end':<16}{'P':>7}{'R':>7}{'F1':>7}   {'and within 161 km: P':>20}{'R':>7}{'F1':>7}"]
    for name, one in scores.items():
        found, resolved = one.found.rates, one.resolved.rates
        lines.append(
            f"{name:<16}{found.precision:>7.3f}{found.recall:>7.3f}{found.f1:>7.3f}   "
            f"{resolved.precision:>20.3f}{resolved.recall:>7.3f}{resolved.f1:>7.3f}"
        )
    return "\n".join(lines)
