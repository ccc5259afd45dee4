"""The gazetteer: places of a name, in a table that costs little memory and no time to load.

Names are looked up by 64-bit digests in a sorted array, all names of a report at once, so that hundreds of thousands
of names need no Python object each.
"""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import cache, lru_cache
from importlib.resources import as_file, files

import numpy as np
from numpy.typing import NDArray

from whatweknow.records import PlacePrecision

MOST_OF_A_NAME = 60  # places that are looked at; the most populous first
_SHORT = {"saint": "st", "sainte": "ste", "fort": "ft", "mount": "mt"}
_UNMARKED = str.maketrans({"-": " ", "‐": " ", "–": " ", "'": "", "’": "", "‘": "", "ʼ": "", "`": "", ".": "", "ʻ": ""})


class Kind(IntEnum):
    """What a place of the gazetteer is. An ``AREA`` is a part of the world that is no country ("Siberia")."""

    COUNTRY = 0
    PROVINCE = 1
    COUNTY = 2
    CAPITAL = 3
    CITY = 4
    WATER = 5
    AREA = 6
    SITE = 7


PRECISION = {
    Kind.COUNTRY: PlacePrecision.COUNTRY,
    Kind.PROVINCE: PlacePrecision.REGION,
    Kind.COUNTY: PlacePrecision.REGION,
    Kind.CAPITAL: PlacePrecision.CITY,
    Kind.CITY: PlacePrecision.CITY,
    Kind.WATER: PlacePrecision.WATER,
    Kind.AREA: PlacePrecision.REGION,
    Kind.SITE: PlacePrecision.SITE,
}


class NameForm(IntEnum):
    """How a name stands for a place: the one it is shown by, another, or an adjective ("Norlandic")."""

    MAIN = 0
    OTHER = 1
    ADJECTIVE = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class GazetteerPlace:
    """A place; degrees of WGS 84. ``province`` is the country's ISO code and GeoNames' code of the province."""

    name: str
    lat: float
    lon: float
    kind: Kind
    country: str = ""
    province: str = ""
    population: int = 0


@dataclass(frozen=True, slots=True)
class Sense:
    """One place that a name may mean."""

    place: GazetteerPlace
    form: NameForm


Tables = Mapping[str, NDArray[np.generic]]


class Gazetteer:
    """Places by name. Safe to share between threads."""

    def __init__(self, tables: Tables) -> None:
        self._tables = tables
        self._names = bytes(tables["names"])
        self._name_ends = np.append(np.flatnonzero(tables["names"] == ord("\n")), len(self._names))
        self._provinces = bytes(tables["provinces"]).decode("utf-8").split("\n")
        self._cached = lru_cache(maxsize=4096)(self._between)

    def senses(self, names: Sequence[str]) -> list[tuple[Sense, ...]]:
        """What each of ``names`` may mean, the most populous first; nothing for names that are not known."""
        keys = np.array([name_key(name) for name in names], dtype=np.uint64)
        first = np.searchsorted(self._tables["keys"], keys, side="left")
        last = np.searchsorted(self._tables["keys"], keys, side="right")
        return [self._cached(int(i), int(j)) if i < j else () for i, j in zip(first, last, strict=True)]

    def _between(self, first: int, last: int) -> tuple[Sense, ...]:
        rows = self._tables["rows"][first:last]
        order = np.argsort(self._tables["population"][rows], kind="stable")[::-1][:MOST_OF_A_NAME]
        forms = self._tables["forms"][first:last]
        return tuple(Sense(self._place(int(rows[i])), NameForm(int(forms[i]))) for i in order)

    def _place(self, row: int) -> GazetteerPlace:
        tables = self._tables
        province = self._provinces[int(tables["province"][row])]
        return GazetteerPlace(
            name=self._name(row),
            lat=round(float(tables["lat"][row]), 4),
            lon=round(float(tables["lon"][row]), 4),
            kind=Kind(int(tables["kind"][row])),
            country=province.partition(".")[0],
            province=province,
            population=int(tables["population"][row]),
        )

    def _name(self, row: int) -> str:
        start = int(self._name_ends[row - 1]) + 1 if row else 0
        return self._names[start : int(self._name_ends[row])].decode("utf-8")


@cache
def load_gazetteer() -> Gazetteer:
    """The gazetteer that ships with the package, read once."""
    with as_file(files("whatweknow.annotation.places") / "gazetteer.npz") as path, np.load(path) as tables:
        return Gazetteer({name: tables[name] for name in tables.files})


def make_tables(rows: Iterable[tuple[GazetteerPlace, Mapping[NameForm, Sequence[str]]]]) -> Tables:
    """The tables of a gazetteer in which each place is known by its name and by the names beside it."""
    listed = list(rows)
    forms: dict[tuple[int, int], NameForm] = {}
    for row, (place, others) in enumerate(listed):
        forms[name_key(place.name), row] = NameForm.MAIN
        for form, names in others.items():
            for name in names:
                forms.setdefault((name_key(name), row), form)
    entries = sorted(forms)
    places = [place for place, _ in listed]
    provinces = sorted({place.province or place.country for place in places})
    number = {province: i for i, province in enumerate(provinces)}
    return {
        "keys": np.array([key for key, _ in entries], np.uint64),
        "rows": np.array([row for _, row in entries], np.uint32),
        "forms": np.array([forms[entry] for entry in entries], np.uint8),
        "names": _text(place.name for place in places),
        "lat": np.array([place.lat for place in places], np.float32),
        "lon": np.array([place.lon for place in places], np.float32),
        "kind": np.array([place.kind for place in places], np.uint8),
        "population": np.array([place.population for place in places], np.uint32),
        "province": np.array([number[place.province or place.country] for place in places], np.uint16),
        "provinces": _text(provinces),
    }


def _text(lines: Iterable[str]) -> NDArray[np.uint8]:
    return np.frombuffer("\n".join(lines).encode("utf-8"), np.uint8)


@lru_cache(maxsize=16_384)
def name_key(name: str) -> int:
    """The 64-bit digest under which a name is found; the same for spellings that ``normal_name`` makes one."""
    return int.from_bytes(hashlib.blake2b(normal_name(name).encode("utf-8"), digest_size=8).digest(), "big")


@lru_cache(maxsize=16_384)
def normal_name(name: str) -> str:
    """``name`` in lower case without accents, hyphens, dots and apostrophes, "Saint" as "st"."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    words = plain.casefold().translate(_UNMARKED).split()
    return " ".join(_SHORT.get(word, word) for word in words if word != "the")
