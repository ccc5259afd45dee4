"""Which of the places of a name a report means.

Each sense of a name has a prior (how many people live there, what it is, whether the name is the place's own), and
gains by what the report says around it: the country or province named after a comma, and the other places of the
report, in the same country, the same province, or near. A name keeps one sense over a report. The scores are
re-weighed by one another a few times, as in mean-field inference over the report's names.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from whatweknow.annotation.places.abbreviations import abbreviated_senses
from whatweknow.annotation.places.beside import COMMA, IN_PROVINCE, Beside, Floats, Name, holds, look_beside
from whatweknow.annotation.places.gazetteer import Gazetteer, GazetteerPlace, Kind, NameForm, Sense, normal_name
from whatweknow.annotation.places.kinds import PARTS, TOWNS
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
SHARE = 0.1  # a city's share of the inhabitants of the province or county that has its name
SEAT = 0.4
AROUND, SEAT = -2.0, 0.4  # the province is then seldom meant; the city more often than others of that name
NEVER = -20.0  # a county that is named like a country, without the word
KNOWN = 3.0  # a town known all over the world
LARGE, SMALL = 400_000, 0.05  # inhabitants of a country or province, and the share of them from which a town
OVERSHADOWED = -2.0  # elsewhere may have its name and not be told where it is ("California" in Missouri)
SAME_COUNTRY = 5.0  # times the share of the report's other places
SAME_PROVINCE = 5.0
NEAR = 3.0
NEAR_KM = 80.0
ROUNDS = 3
MOST_NAMES = 150  # that decide about each other; longer reports are taken in parts
MOST_SENSES, FEWEST_SENSES = 1500, 10  # of all these names together, and of each
EARTH_KM = 6371.0
KM_PER_DEGREE = 111.2
POINTS = (Kind.CITY, Kind.CAPITAL, Kind.COUNTY, Kind.SITE)  # kinds of which it makes sense to say that they are near


def resolve(text: str, spans: Sequence[Span], gazetteer: Gazetteer) -> dict[Span, Sense]:
    """The sense of each toponym of ``text`` that the gazetteer knows; ``spans`` are the toponyms."""
    names = _names(text, sorted(set(spans)), gazetteer)
    if not names:
        return {}
    beside = look_beside(text, names, gazetteer)
    scores: list[Floats] = []
    for i in range(0, len(names), MOST_NAMES):
        scores += _settled(names[i : i + MOST_NAMES], beside.weights[i : i + MOST_NAMES])
    found = {
        span: _meant(name, span, score, beside)
        for name, score in zip(names, scores, strict=True)
        for span in name.spans
    }
    return found | dict(_holders(text, names, found))


def _meant(name: Name, span: Span, score: Floats, beside: Beside) -> Sense:
    """The best sense of the name; of those that the words beside the mention leave, where they leave any.

    What kind of place it is called tells only between places of a country, and a county only from a town in it.
    """
    best = name.senses[int(np.argmax(score))]
    near = np.array([_is_near(sense.place, best.place) for sense in name.senses])
    for left in (beside.held.get(span), beside.called.get(span, near) & near):
        if left is not None and left.any():
            best = name.senses[int(np.argmax(np.where(left, score, -np.inf)))]
            break
    return best


def _is_near(one: GazetteerPlace, other: GazetteerPlace) -> bool:
    """Whether two places lie in one province, or in one country, if neither is a county."""
    apart = Kind.COUNTY in (one.kind, other.kind)
    return one.province == other.province if apart else one.country == other.country


def _holders(text: str, names: Sequence[Name], found: Mapping[Span, Sense]) -> Iterator[tuple[Span, Sense]]:
    """Mentions that say where the place before them lies ("Tarn, Norland"), where that is not their usual sense."""
    senses = {span: name.senses for name in names for span in name.spans}
    for inner, outer in pairwise(sorted(found)):
        if COMMA.fullmatch(text, inner.end, outer.start) and not holds(found[outer].place, found[inner].place):
            holder = next((one for one in senses[outer] if holds(one.place, found[inner].place)), None)
            if holder:
                yield outer, holder


def _names(text: str, spans: Iterable[Span], gazetteer: Gazetteer) -> list[Name]:
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
        Name(name, _likeliest(senses, most), tuple(spans))
        for name, senses, spans in zip(shown, found, by_name.values(), strict=True)
        if senses
    ]


def _likeliest(senses: Sequence[Sense], most: int) -> tuple[Sense, ...]:
    """The most populous senses, and those that nobody lives in because they are no towns."""
    return (*senses[:most], *(sense for sense in senses[most:] if sense.place.kind in (Kind.WATER, Kind.AREA)))


def _bare_senses(name: str, gazetteer: Gazetteer) -> tuple[Sense, ...]:
    """The senses of a name that is only known without a word that says which part, or what kind of place it is."""
    found = name.split()
    first = 1 if len(found) > 1 and found[0].lower() in words().before else 0
    last = -1 if len(found) > first + 1 and found[-1].lower() in words().after else None
    bare = found[first:last]
    return gazetteer.senses([" ".join(bare)])[0] if len(bare) < len(found) else ()


def _settled(names: Sequence[Name], held: Sequence[Floats]) -> list[Floats]:
    """The score of each sense of each name."""
    sizes = [len(name.senses) for name in names]
    owner = np.repeat(np.arange(len(names)), sizes)
    senses = [sense for name in names for sense in name.senses]
    fixed = np.concatenate([_priors(name, said) for name, said in zip(names, held, strict=True)])
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
    return [score[owner == name] for name in range(len(names))]


def _priors(name: Name, said: Floats) -> Floats:
    """How likely each sense of a name is by itself and with what is ``said`` beside it, as logarithms."""
    owned = any(sense.form is NameForm.MAIN and sense.place.population >= TOWN for sense in name.senses)
    national = any(sense.place.kind is Kind.COUNTRY for sense in name.senses)
    heads = _heads(name.senses)
    around = [_is_around(sense.place, heads) for sense in name.senses]
    large = [one.place.population for one, rest in zip(name.senses, around, strict=True) if _is_large(one) and not rest]
    shadow = SMALL * max(large, default=0)
    seats = {
        heads[one.place.province]
        for one, is_around in zip(name.senses, around, strict=True)
        if is_around and one.place.kind is Kind.PROVINCE
    }
    own = np.array(
        [
            _prior(sense)
            + (FORMER_NAME if owned and _is_unlike(name.name, sense) else 0.0)
            + (AROUND if is_around else 0.0)
            + (SEAT if sense.place in seats else 0.0)
            + (NEVER if national and sense.place.kind is Kind.COUNTY else 0.0)
            + (KNOWN if _is_known(sense) else 0.0)
            + (
                OVERSHADOWED
                if sense.place.kind is Kind.CITY and sense.place.population < shadow and held < IN_PROVINCE
                else 0.0
            )
            for sense, is_around, held in zip(name.senses, around, said, strict=True)
        ]
    )
    return np.asarray(said + own)


def _is_large(sense: Sense) -> bool:
    place = sense.place
    own = place.kind is Kind.COUNTRY or (place.kind is Kind.PROVINCE and sense.form is NameForm.MAIN)
    return own and place.population >= LARGE


def _is_known(sense: Sense) -> bool:
    return sense.form is NameForm.MAIN and (sense.place.country, sense.place.name) in known_towns()


@cache
def known_towns() -> frozenset[tuple[str, str]]:
    """The country and the name of each town of ``world.tsv``."""
    table = files("whatweknow.annotation.places") / "world.tsv"
    rows = [line.split("\t") for line in table.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    return frozenset((country, name) for country, names in rows for name in names.split("; "))


def _heads(senses: Sequence[Sense]) -> dict[str, GazetteerPlace]:
    """The largest town of a name in each province, if it is no other name of that town."""
    return {
        sense.place.province: sense.place
        for sense in reversed(senses)
        if sense.place.kind in TOWNS and sense.place.population >= TOWN and sense.form is NameForm.MAIN
    }


def _is_around(place: GazetteerPlace, heads: Mapping[str, GazetteerPlace]) -> bool:
    """Whether ``place`` is a province or a county around a city of its name that is large in it ("New York")."""
    head = heads.get(place.province)
    return place.kind in PARTS and head is not None and head.population >= SHARE * place.population


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
