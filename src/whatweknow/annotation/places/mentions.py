"""The layer of places: names found, resolved, and told apart by what they do in the text."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from whatweknow.annotation.mentions import add_mentions
from whatweknow.annotation.places.finding import LEANING, PLACED, Toponym, find_toponyms
from whatweknow.annotation.places.gazetteer import PRECISION, Gazetteer, Kind, NameForm, Sense, load_gazetteer
from whatweknow.annotation.places.relative import Offset, find_offset, shifted
from whatweknow.annotation.places.resolving import resolve
from whatweknow.annotation.places.words import words
from whatweknow.records import AnnotatedReport, Block, NationForm, PlaceMention, PlacePrecision, PlaceRole, Report, Span

BODIES = frozenset(("EU", "UN", "NATO"))  # stand among the countries, but are no places
DATELINE_BLOCKS = 4  # among the first blocks of a report stands its dateline
_DATELINE = re.compile(
    r"(?P<place>[A-Z][\w.’' -]{2,40}(?:,\s+[A-Z][\w. ]{1,25})?)\s*"
    r"(?:,?\s+[A-Z][a-z]{2,8}\.? \d{1,2})?\s*"
    r"(?:\([A-Z][\w./ ]{1,30}\)\s*(?:—|–|-{1,2}|:)?|—|–|--|\s-)\s"
)
_BEFORE = re.compile(r"([\w-]+)\s+(?:the\s+)?$")
_AFTER = re.compile(r"(?:[’']s)?\s*(-?\w+)")


def add_places(
    annotated: AnnotatedReport, blocks: Sequence[Block], gazetteer: Gazetteer | None = None
) -> AnnotatedReport:
    """``annotated`` with the places named in ``blocks``, in order; by default of the gazetteer that ships with it."""
    gazetteer = gazetteer or load_gazetteer()
    text = annotated.report.text
    bodies = [one.span for one in annotated.nations if one.form is NationForm.HOUSE or one.code in BODIES]
    toponyms = find_toponyms(text, blocks, gazetteer, bodies)
    senses = resolve(text, [one.span for one in toponyms], gazetteer)
    datelines = _datelines(text, blocks)
    sources = sorted(one.source for one in annotated.attributions if one.source)
    mentions = [
        _mention(one.span, senses[one.span], _role(text, one, senses[one.span], datelines, sources))
        for one in toponyms
        if one.span in senses
    ]
    return replace(annotated, places=tuple(_relative(text, mentions)))


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


def _datelines(text: str, blocks: Sequence[Block]) -> list[Span]:
    found = []
    for block in blocks[:DATELINE_BLOCKS]:
        match = _DATELINE.match(text, block.span.start, block.span.end)
        if match and (match["place"].isupper() or "(" in match.group() or "—" in match.group() or "–" in match.group()):
            found.append(Span(*match.span("place")))
    return found


def _role(text: str, one: Toponym, sense: Sense, datelines: Sequence[Span], sources: Sequence[Span]) -> PlaceRole:
    if any(line.contains(one.span) for line in datelines):
        return PlaceRole.DATELINE
    if one.owning or sense.form is NameForm.ADJECTIVE:
        return PlaceRole.ADJECTIVE
    after = _AFTER.match(text, one.span.end)
    if after and after.group(1).startswith("-"):
        return PlaceRole.ADJECTIVE
    if sense.place.kind in (Kind.COUNTRY, Kind.CAPITAL) and _governs(text, one, sense, sources):
        return PlaceRole.METONYM
    return PlaceRole.PLACE


def _governs(text: str, one: Toponym, sense: Sense, sources: Sequence[Span]) -> bool:
    """Whether the name of a country or a capital stands for those who govern there.

    A country that nothing places acts, or is acted upon: "Norland fired", "sanctions on Norland". A capital does so
    where it speaks, or others deal with it.
    """
    if one.placed == PLACED:
        return False
    i = bisect_right(sources, one.span.start, key=lambda source: source.start)
    if i and sources[i - 1].contains(one.span) and one.span.start - sources[i - 1].start <= len("the "):
        return True
    if sense.place.kind is Kind.COUNTRY:
        return True
    before = _BEFORE.search(text, max(0, one.span.start - 30), one.span.start)
    after = _AFTER.match(text, one.span.end)
    return bool(
        (before and before.group(1).lower() in words().governed)
        or (after and one.placed < LEANING and after.group(1).lower() in words().governing)
    )


def _relative(text: str, mentions: Sequence[PlaceMention]) -> list[PlaceMention]:
    """The mentions, those with a distance or a direction before them as relative places."""
    found = []
    floor = 0
    for one in mentions:
        offset = find_offset(text, one.span, floor)
        floor = one.span.end
        if offset is None or one.role is PlaceRole.ADJECTIVE:
            found.append(one)
            continue
        span = Span(offset.start, one.span.end)
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
