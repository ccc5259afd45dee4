"""Which of the places of a name a report means.

Each sense of a name has a prior (how many people live there, what it is, whether the name is the place's own), and
gains by what the report says around it: the country or province named after a comma, and the other places of the
report, in the same country, the same province, or near. A name keeps one sense over a report. The scores are
re-weighed by one another a few times, as in mean-field inference over the report's names.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from whatweknow.annotation.places.abbreviations import abbreviated_senses
from whatweknow.annotation.places.gazetteer import Gazetteer, GazetteerPlace, Kind, NameForm, Sense, normal_name
from whatweknow.annotation.places.kinds import TOWNS, kinds_called
from whatweknow.annotation.places.words import words
from whatweknow.records import Span

# Chosen on the development halves of two corpora: see docs/places.md
PER_TENFOLD = 0.7  # for ten times the inhabitants
KIND = {
    Kind.COUNTRY: 1.0,
    Kind.PROVINCE: 0.0,
    Kind.COUNTY: -1.5,
    Kind.CAPITAL: 2.0,
    Kind.CITY: 0.0,
    Kind.WATER: 6.0,
    Kind.AREA: 7.0,
    Kind.SITE: 3.0,
}
OTHER_NAME = -1.0
FORMER_NAME = -2.5  # another name that is nothing like the place's own, where a town that size has it for its own
TOWN = 15_000  # inhabitants
GREAT, SHARE = 500_000, 0.25  # inhabitants of a city, and its share of those of the province that has its name
AROUND = -2.0  # which is then seldom meant
IN_COUNTRY = 3.5  # the country stands after the name: "Tarn, Norland"; or only a comma does, as in a list
IN_PROVINCE = 9.0  # the province does
HOLDS = 4.0  # the name is the province of the one before the comma
SAME_COUNTRY = 5.0  # times the share of the report's other places
SAME_PROVINCE = 5.0
NEAR = 3.0
NEAR_KM = 80.0
ROUNDS = 3
MOST_NAMES = 150  # that decide about each other; longer reports are taken in parts
MOST_SENSES, FEWEST_SENSES = 1500, 10  # of all these names together, and of each
EARTH_KM = 6371.0
KM_PER_DEGREE = 111.2
_COMMA = re.compile(r"\s*(?:,|\()\s*(?:the\s+)?")
ABBREVIATION = re.compile(r",\s+([A-Z]{2}\b|(?:[A-Z][A-Za-z]{0,5}\.\s?){1,3})")
POINTS = (Kind.CITY, Kind.CAPITAL, Kind.COUNTY, Kind.SITE)  # kinds of which it makes sense to say that they are near
CALLED = 3.0  # the text says what kind of place it is
_HOLDERS = (Kind.COUNTRY, Kind.PROVINCE, Kind.COUNTY)

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class _Name:
    """A name of a report, its senses, and where it stands."""

    name: str
    senses: tuple[Sense, ...]
    spans: tuple[Span, ...]


def resolve(text: str, spans: Sequence[Span], gazetteer: Gazetteer) -> dict[Span, Sense]:
    """The sense of each toponym of ``text`` that the gazetteer knows; ``spans`` are the toponyms."""
    names = _names(text, sorted(set(spans)), gazetteer)
    if not names:
        return {}
    held = [one + other for one, other in zip(_contained(text, names, gazetteer), _called(text, names), strict=True)]
    chosen: list[int] = []
    for i in range(0, len(names), MOST_NAMES):
        chosen += _settled(names[i : i + MOST_NAMES], held[i : i + MOST_NAMES])
    found = {span: name.senses[sense] for name, sense in zip(names, chosen, strict=True) for span in name.spans}
    return found | dict(_holders(text, names, found))


def _holders(text: str, names: Sequence[_Name], found: Mapping[Span, Sense]) -> Iterator[tuple[Span, Sense]]:
    """Mentions that say where the place before them lies ("Tarn, Norland"), where that is not their usual sense."""
    senses = {span: name.senses for name in names for span in name.spans}
    for inner, outer in pairwise(sorted(found)):
        if _COMMA.fullmatch(text, inner.end, outer.start) and not holds(found[outer].place, found[inner].place):
            holder = next((one for one in senses[outer] if holds(one.place, found[inner].place)), None)
            if holder:
                yield outer, holder


def _names(text: str, spans: Iterable[Span], gazetteer: Gazetteer) -> list[_Name]:
    by_name: dict[str, list[Span]] = defaultdict(list)
    for span in spans:
        by_name[normal_name(span.of(text))].append(span)
    shown = [spans[0].of(text) for spans in by_name.values()]
    rows = gazetteer.senses(shown)
    most = max(FEWEST_SENSES, MOST_SENSES // max(1, min(len(shown), MOST_NAMES)))
    found = [
        abbreviated_senses(name, gazetteer) or senses or _bare_senses(name, gazetteer)
        for name, senses in zip(shown, rows, strict=True)
    ]
    return [
        _Name(name, senses[:most], tuple(spans))
        for name, senses, spans in zip(shown, found, by_name.values(), strict=True)
        if senses
    ]


def _bare_senses(name: str, gazetteer: Gazetteer) -> tuple[Sense, ...]:
    """The senses of a name that is only known without a word that says which part, or what kind of place it is."""
    found = name.split()
    first = 1 if len(found) > 1 and found[0].lower() in words().before else 0
    last = -1 if len(found) > first + 1 and found[-1].lower() in words().after else None
    bare = found[first:last]
    return gazetteer.senses([" ".join(bare)])[0] if len(bare) < len(found) else ()


def _contained(text: str, names: Sequence[_Name], gazetteer: Gazetteer) -> list[Floats]:
    """For each name and each of its senses, how much of what stands after its mentions holds it."""
    placed = sorted((span, name) for name, entry in enumerate(names) for span in entry.spans)
    held = [np.zeros(len(name.senses)) for name in names]
    for (span, name), (after, holder) in zip(placed, [*placed[1:], (None, -1)], strict=True):
        holders: tuple[Sense, ...] = ()
        if match := ABBREVIATION.match(text, span.end):
            holders = abbreviated_senses(match.group(1).strip(), gazetteer, after_comma=True)
        if not holders and after and name != holder and _COMMA.fullmatch(text, span.end, after.start):
            holders = names[holder].senses
            held[holder] = np.maximum(held[holder], HOLDS * _holding(holders, names[name].senses))
        if holders:
            held[name] = np.maximum(held[name], _held_by(names[name].senses, holders))
    return held


def _called(text: str, names: Sequence[_Name]) -> list[Floats]:
    """For each name and each of its senses, what speaks for it in what the text calls the place: "Tarn county"."""
    kinds = kinds_called(text, sorted(span for name in names for span in name.spans))
    return [
        CALLED * np.array([any(sense.place.kind in kinds[span] for span in name.spans) for sense in name.senses], float)
        for name in names
    ]


def _held_by(senses: Sequence[Sense], holders: Sequence[Sense]) -> Floats:
    places = [sense.place for sense in holders if sense.place.kind in _HOLDERS]
    weights = [IN_COUNTRY if place.kind is Kind.COUNTRY else IN_PROVINCE for place in places]
    return np.array(
        [
            max(
                (weight for place, weight in zip(places, weights, strict=True) if holds(place, sense.place)),
                default=0.0,
            )
            for sense in senses
        ]
    )


def _holding(holders: Sequence[Sense], senses: Sequence[Sense]) -> NDArray[np.bool_]:
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


def _settled(names: Sequence[_Name], held: Sequence[Floats]) -> list[int]:
    """The index of the best sense of each name."""
    sizes = [len(name.senses) for name in names]
    owner = np.repeat(np.arange(len(names)), sizes)
    senses = [sense for name in names for sense in name.senses]
    fixed = np.concatenate([_priors(name) for name in names]) + np.concatenate(held)
    countries = _codes(sense.place.country for sense in senses)
    provinces = _codes("" if sense.place.kind is Kind.COUNTRY else sense.place.province for sense in senses)
    near = _nearness(senses, owner)
    score = fixed
    for _ in range(ROUNDS if len(names) > 1 else 0):
        belief = _softmax(score, owner, len(names))
        score = (
            fixed
            + SAME_COUNTRY * _shared(belief, owner, countries, len(names))
            + SAME_PROVINCE * _shared(belief, owner, provinces, len(names))
            + NEAR * (near * belief).max(axis=1)
        )
    return [int(np.argmax(score[owner == name])) for name in range(len(names))]


def _priors(name: _Name) -> Floats:
    """How likely each sense of a name is by itself, as logarithms."""
    owned = any(sense.form is NameForm.MAIN and sense.place.population >= TOWN for sense in name.senses)
    heads = {
        sense.place.province: sense.place.population
        for sense in reversed(name.senses)
        if sense.place.kind in TOWNS and sense.place.population >= GREAT
    }
    return np.array(
        [
            _prior(sense)
            + (FORMER_NAME if owned and _is_unlike(name.name, sense) else 0.0)
            + (AROUND if _is_around(sense.place, heads) else 0.0)
            for sense in name.senses
        ]
    )


def _is_around(place: GazetteerPlace, heads: Mapping[str, int]) -> bool:
    """Whether ``place`` is a province around a great city of its name ("New York")."""
    return place.kind is Kind.PROVINCE and heads.get(place.province, 0) >= SHARE * place.population


def _prior(sense: Sense) -> float:
    place = sense.place
    other = OTHER_NAME if sense.form is NameForm.OTHER and place.kind is not Kind.COUNTRY else 0.0
    return PER_TENFOLD * float(np.log10(place.population + 100)) + KIND[place.kind] + other


def _is_unlike(name: str, sense: Sense) -> bool:
    """Whether no word of ``name`` begins like one of the place's own name ("Leningrad" for Saint Petersburg)."""
    if sense.form is not NameForm.OTHER or sense.place.kind is Kind.COUNTRY:
        return False
    starts = {word[:3] for word in normal_name(sense.place.name).split()}
    return not any(word[:3] in starts for word in normal_name(name).split())


def _codes(labels: Iterable[str]) -> NDArray[np.int64]:
    """A number for each label; -1 for the empty one."""
    number: dict[str, int] = {}
    return np.array([number.setdefault(label, len(number)) if label else -1 for label in labels], np.int64)


def _softmax(score: Floats, owner: NDArray[np.int64], names: int) -> Floats:
    top = np.full(names, -np.inf)
    np.maximum.at(top, owner, score)
    weight = np.exp(score - top[owner])
    return np.asarray(weight / np.bincount(owner, weight, names)[owner])


def _shared(belief: Floats, owner: NDArray[np.int64], codes: NDArray[np.int64], names: int) -> Floats:
    """For each sense, the share of the other names that are believed to lie in its country or province."""
    known = codes >= 0
    labels = int(codes.max(initial=-1)) + 1
    if not labels:
        return np.zeros(len(codes))
    table = np.zeros((names, labels))
    np.add.at(table, (owner[known], codes[known]), belief[known])
    others = table.sum(axis=0) - table
    votes = others[owner, codes] * known
    return np.asarray(votes / (others.sum(axis=1)[owner] + 1.0))


def _nearness(senses: Sequence[Sense], owner: NDArray[np.int64]) -> Floats:
    """How near each two senses of different names are, from 0 (far) to 1; only what is a point is near anything."""
    point = np.array([sense.place.kind in POINTS for sense in senses])
    lat = np.radians([sense.place.lat for sense in senses])
    lon = np.radians([sense.place.lon for sense in senses])
    x, y, z = np.cos(lat) * np.cos(lon), np.cos(lat) * np.sin(lon), np.sin(lat)
    cosine = np.clip(np.outer(x, x) + np.outer(y, y) + np.outer(z, z), -1.0, 1.0)
    near = np.exp(-EARTH_KM * np.arccos(cosine) / NEAR_KM)
    return np.asarray(near * (point[:, None] & point[None, :]) * (owner[:, None] != owner[None, :]))


def are_near(some: Sequence[tuple[float, float]], others: Sequence[tuple[float, float]]) -> bool:
    """Whether one of ``some`` points (degrees) is within about ``NEAR_KM`` of one of ``others``; quick and rough."""
    if not (some and others):
        return False
    one, other = np.array(some)[:, None, :], np.array(others)[None, :, :]
    north = one[..., 0] - other[..., 0]
    east = (one[..., 1] - other[..., 1]) * np.cos(np.radians(one[..., 0]))
    return bool((north**2 + east**2).min() < (NEAR_KM / KM_PER_DEGREE) ** 2)
