"""What the words right beside a name say about which place is meant: "Tarn, Norland", "Tarn county"."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from whatweknow.annotation.places.abbreviations import abbreviated_senses
from whatweknow.annotation.places.gazetteer import Gazetteer, GazetteerPlace, Kind, Sense
from whatweknow.annotation.places.kinds import kinds_called
from whatweknow.records import Span

# Chosen on the development halves of two corpora: see docs/places.md
IN_COUNTRY = 3.5  # the country stands after the name: "Tarn, Norland"; or only a comma does, as in a list
IN_PROVINCE = 9.0  # the province does
HOLDS = 4.0  # the name is the province of the one before the comma
CALLED = 3.0  # the text says what kind of place it is
ABBREVIATION = re.compile(r",\s+([A-Z]{2}\b|(?:[A-Z][A-Za-z]{0,5}\.\s?){1,3})")
COMMA = re.compile(r"\s*(?:,|\()\s*(?:the\s+)?")
_LISTED = re.compile(r"\s*(?:,|,?\s+(?:and|or))\s+(?:the\s+)?")
_HOLDERS = (Kind.COUNTRY, Kind.PROVINCE, Kind.COUNTY)

Floats = NDArray[np.float64]
Mask = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Name:
    """A name of a report, its senses, and where it stands."""

    name: str
    senses: tuple[Sense, ...]
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Beside:
    """``weights`` has for each name how much speaks for each of its senses beside its mentions.

    ``held`` has, of mentions that say where they lie, which senses of the name lie there; ``called``, of those that
    say what kind of place they are, which senses are of that kind.
    """

    weights: tuple[Floats, ...]
    held: Mapping[Span, Mask]
    called: Mapping[Span, Mask]


def look_beside(text: str, names: Sequence[Name], gazetteer: Gazetteer) -> Beside:
    """What ``text`` says beside the mentions of ``names``."""
    kinds = kinds_called(text, sorted(span for name in names for span in name.spans))
    called = {
        span: np.array([sense.place.kind in kinds[span] for sense in name.senses])
        for name in names
        for span in name.spans
        if kinds[span]
    }
    weights, held = _contained(text, names, gazetteer)
    kind = [CALLED * np.any([called[span] for span in name.spans if span in called], axis=0) for name in names]
    return Beside(tuple(one + other for one, other in zip(weights, kind, strict=True)), held, called)


def _contained(text: str, names: Sequence[Name], gazetteer: Gazetteer) -> tuple[list[Floats], dict[Span, Mask]]:
    """For each name and each of its senses, how much of what stands after its mentions holds it; and ``held``."""
    placed = sorted((span, name) for name, entry in enumerate(names) for span in entry.spans)
    weights = [np.zeros(len(name.senses)) for name in names]
    held: dict[Span, Mask] = {}
    for i, (span, name) in enumerate(placed):
        after, holder = placed[i + 1] if i + 1 < len(placed) else (None, -1)
        holders: tuple[Sense, ...] = ()
        listed = False
        if match := ABBREVIATION.match(text, span.end):
            holders = abbreviated_senses(match.group(1).strip(), gazetteer, after_comma=True)
        if not holders and after and name != holder and COMMA.fullmatch(text, span.end, after.start):
            holders = names[holder].senses
            weights[holder] = np.maximum(weights[holder], HOLDS * _holding(holders, names[name].senses))
            listed = _is_listed(text, names, placed[i : i + 3])
        if holders:
            inside = _held_by(names[name].senses, holders)
            weights[name] = np.maximum(weights[name], inside)
            if inside.any() and not listed:
                held[span] = inside > 0
    return weights, held


def _is_listed(text: str, names: Sequence[Name], row: Sequence[tuple[Span, int]]) -> bool:
    """Whether the first two names of ``row`` are countries, or the last two are of one kind ("Tarn, Norland and Sund"):
    as in a list, in which one does not hold the other."""
    first, second, *rest = (
        {sense.place.kind for sense in names[name].senses if sense.place.kind in _HOLDERS} for _, name in row
    )
    if Kind.COUNTRY in first and Kind.COUNTRY in second:
        return True
    return bool(rest and second & rest[0] and _LISTED.fullmatch(text, row[1][0].end, row[2][0].start))


def _held_by(senses: Sequence[Sense], holders: Sequence[Sense]) -> Floats:
    """The weight of the holders in which each sense lies. A country's plain name is never that of a county."""
    national = any(sense.place.kind is Kind.COUNTRY for sense in holders)
    weights = {
        sense.place: IN_COUNTRY if sense.place.kind is Kind.COUNTRY else IN_PROVINCE
        for sense in holders
        if sense.place.kind in _HOLDERS and not (national and sense.place.kind is Kind.COUNTY)
    }
    return np.array(
        [
            max((weight for place, weight in weights.items() if holds(place, sense.place)), default=0.0)
            for sense in senses
        ]
    )


def _holding(holders: Sequence[Sense], senses: Sequence[Sense]) -> Mask:
    """Which of ``holders`` is a province in which a sense lies."""
    return np.array(
        [
            outer.place.kind is Kind.PROVINCE and any(holds(outer.place, one.place) for one in senses)
            for outer in holders
        ]
    )


def holds(outer: GazetteerPlace, inner: GazetteerPlace) -> bool:
    """Whether ``inner`` lies in the country or province ``outer``."""
    if outer == inner:
        return False
    if outer.kind is Kind.COUNTRY:
        return outer.country == inner.country and inner.kind is not Kind.COUNTRY
    return outer.kind in (Kind.PROVINCE, Kind.COUNTY) and outer.province == inner.province and inner.kind > outer.kind
