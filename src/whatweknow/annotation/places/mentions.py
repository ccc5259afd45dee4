"""The layer of places: names found, resolved, and told apart by what they do in the text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from whatweknow.annotation.mentions import add_mentions
from whatweknow.annotation.places.finding import find_toponyms
from whatweknow.annotation.places.gazetteer import PRECISION, Gazetteer, Sense, load_gazetteer
from whatweknow.annotation.places.relative import Offset, find_offset, shifted
from whatweknow.annotation.places.resolving import POINTS, are_near, resolve
from whatweknow.annotation.places.roles import find_datelines, is_within, role_of
from whatweknow.annotation.places.sites import find_sites
from whatweknow.annotation.places.toponyms import Toponym
from whatweknow.records import AnnotatedReport, Block, NationForm, PlaceMention, PlacePrecision, PlaceRole, Report, Span
from whatweknow.spans import merge

POSSESSIVE = ("'s ", "’s ")
MOST_POINTS = 500  # of a report that others may lie near
BODIES = frozenset(("EU", "UN", "NATO"))  # stand among the countries, but are no places


def add_places(
    annotated: AnnotatedReport, blocks: Sequence[Block], gazetteer: Gazetteer | None = None
) -> AnnotatedReport:
    """``annotated`` with the places named in ``blocks``, in order; by default of the gazetteer that ships with it."""
    gazetteer = gazetteer or load_gazetteer()
    text = annotated.report.text
    bodies = [
        one.span
        for one in annotated.nations
        if (one.code in BODIES or one.form is NationForm.HOUSE) and not is_within(text, one.span)
    ]
    speakers = [one.source.of(text) for one in annotated.attributions if one.source]
    toponyms, doubted = find_toponyms(text, blocks, gazetteer, bodies, speakers)
    senses = resolve(text, [one.span for one in toponyms], gazetteer)
    if near := _near(doubted, senses.values()):
        toponyms = sorted([*toponyms, *near], key=lambda one: one.span.start)
        senses = resolve(text, [one.span for one in toponyms], gazetteer)
    datelines = find_datelines(text, blocks)
    sources = sorted(one.source for one in annotated.attributions if one.source)
    mentions = [
        _mention(one.span, senses[one.span], role_of(text, one, senses[one.span], datelines, sources))
        for one in toponyms
        if one.span in senses
    ]
    taken = merge([*(one.span for one in toponyms), *bodies, *sources])
    mentions = sorted([*mentions, *find_sites(text, blocks, taken)], key=lambda one: one.span)
    return replace(annotated, places=tuple(_relative(text, mentions)))


def _near(doubted: Sequence[Toponym], known: Iterable[Sense]) -> list[Toponym]:
    """Those that have a sense near a place that is known to be meant."""
    points = sorted({(sense.place.lat, sense.place.lon) for sense in known if sense.place.kind in POINTS})[:MOST_POINTS]
    near: dict[tuple[Sense, ...], bool] = {}
    for one in doubted:
        if one.senses not in near:
            near[one.senses] = are_near([(sense.place.lat, sense.place.lon) for sense in one.senses], points)
    return [one for one in doubted if near[one.senses]]


def find_places(report: Report, blocks: Sequence[Block]) -> tuple[PlaceMention, ...]:
    """The places of a report in which nobody looked for attributions."""
    return add_places(add_mentions(AnnotatedReport(report, ()), blocks), blocks).places


def resolve_names(text: str, spans: Sequence[Span], gazetteer: Gazetteer | None = None) -> dict[Span, PlaceMention]:
    """The places that the names at ``spans`` mean; names that the gazetteer does not know are left out."""
    found = resolve(text, spans, gazetteer or load_gazetteer())
    return {span: _mention(span, sense, PlaceRole.PLACE) for span, sense in found.items()}


def _mention(span: Span, sense: Sense, role: PlaceRole) -> PlaceMention:
    place = sense.place
    return PlaceMention(
        span=span,
        name=place.name,
        precision=PRECISION[place.kind],
        role=role,
        lat=place.lat,
        lon=place.lon,
        country=place.country or None,
    )


def _relative(text: str, mentions: Sequence[PlaceMention]) -> list[PlaceMention]:
    """The mentions, those with a distance or a direction before them as relative places."""
    found: list[PlaceMention] = []
    floor = end = 0
    for one in mentions:
        if one.role is PlaceRole.ADJECTIVE:
            found.append(one)
            continue
        if text[end : one.span.start] not in POSSESSIVE:
            floor = end
        offset = find_offset(text, one.span, floor)
        end = one.span.end
        if offset is None:
            found.append(one)
            continue
        span = Span(offset.start, one.span.end)
        while found and found[-1].span.end > span.start:  # "south of Norland's Tarn Island"
            found.pop()
        lat, lon = _shifted(one, offset)
        found.append(
            replace(
                one,
                span=span,
                name=" ".join(span.of(text).split()),
                precision=PlacePrecision.RELATIVE,
                role=PlaceRole.PLACE,
                lat=lat,
                lon=lon,
                base=one.span,
            )
        )
    return found


def _shifted(base: PlaceMention, offset: Offset) -> tuple[float, float] | tuple[None, None]:
    """Where a place lies that is ``offset`` from ``base``; nowhere, where its distance or direction is not said."""
    if base.lat is None or base.lon is None or offset.km is None or offset.bearing is None:
        return None, None
    return shifted(base.lat, base.lon, offset.km, offset.bearing)
