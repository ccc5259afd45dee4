"""Capitals and other places that every reader knows lie where they do, and not at the middle of their provinces."""

from __future__ import annotations

import math
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import pytest

from whatweknow.annotation.mentions.lexicon import lexicon
from whatweknow.annotation.places import Kind, find_places, load_gazetteer
from whatweknow.records import Block, BlockKind, PlaceMention, PlacePrecision, Report, Span

NEAR_KM = 50.0
NOT_ITS_OWN = frozenset(("CS", "IO", "PS"))  # capitals that lie in another country, or have no town of the name


def table(lines: str) -> Iterator[list[str]]:
    return (line.split("\t") for line in lines.splitlines() if line and not line.startswith("#"))


WELL_KNOWN = list(table((Path(__file__).parent / "well_known.tsv").read_text(encoding="utf-8")))
COUNTRIES = list(table((files("whatweknow.annotation.places") / "countries.tsv").read_text(encoding="utf-8")))
CAPITALS = [(code, capital) for code, *_, capital in COUNTRIES if capital != "-" and code not in NOT_ITS_OWN]
NAMES = {nation.code: nation.name for nation in lexicon().nations.values()}


def places(text: str) -> list[PlaceMention]:
    blocks = [Block(BlockKind.PARAGRAPH, Span(0, len(text)))]
    return list(find_places(Report(id="post", text=text, raw_sha256="0" * 64), blocks))


def kilometres(one: PlaceMention, lat: float, lon: float) -> float:
    assert one.lat is not None
    assert one.lon is not None
    north, east = one.lat - lat, (one.lon - lon) * math.cos(math.radians(lat))
    return 111.2 * math.hypot(north, east)


@pytest.mark.parametrize(("name", "lat", "lon"), WELL_KNOWN, ids=[row[0] for row in WELL_KNOWN])
@pytest.mark.parametrize("text", ["Talks were held in {} on Monday.", "Shells fell on the city of {} again."])
def test_a_bare_name_is_the_city(text: str, name: str, lat: str, lon: str) -> None:
    (found,) = places(text.format(name))
    assert kilometres(found, float(lat), float(lon)) < NEAR_KM
    assert found.precision is PlacePrecision.CITY


@pytest.mark.parametrize(("code", "capital"), CAPITALS, ids=[code for code, _ in CAPITALS])
def test_every_capital_is_known_by_its_english_name(code: str, capital: str) -> None:
    senses = load_gazetteer().senses([capital])[0]
    assert any(sense.place.country == code and sense.place.kind in (Kind.CAPITAL, Kind.PROVINCE) for sense in senses)
    found, *_ = places(f"Talks were held in {capital}, {NAMES[code]}.")
    assert found.country == code
    assert found.lat is not None


@pytest.mark.parametrize(
    ("text", "precision"),
    [
        ("It burned in the province of Zurich.", PlacePrecision.REGION),
        ("It burned in Donetsk region.", PlacePrecision.REGION),
        ("It burned in the Kherson and Zaporizhzhia regions.", PlacePrecision.REGION),
        ("It burned in the state of São Paulo.", PlacePrecision.REGION),
        ("It burned in New York state.", PlacePrecision.REGION),
        ("It burned in Washington state.", PlacePrecision.REGION),
        ("It burned in Quebec.", PlacePrecision.REGION),
        ("It burned in Panama.", PlacePrecision.COUNTRY),
        ("It burned in Guatemala.", PlacePrecision.COUNTRY),
        ("It burned in Kuwait.", PlacePrecision.COUNTRY),
        ("It burned in Mexico.", PlacePrecision.COUNTRY),
        ("It burned in Singapore.", PlacePrecision.CITY),
    ],
)
def test_what_the_text_calls_it_and_what_newspapers_mean(text: str, precision: PlacePrecision) -> None:
    assert {found.precision for found in places(text)} == {precision}


@pytest.mark.parametrize(
    ("text", "countries"),
    [
        ("They met in Geneva, Switzerland.", ["CH", "CH"]),
        ("They met in Paris, France.", ["FR", "FR"]),
        ("They met in Lebanon, Tennessee.", ["US", "US"]),
        ("They met in Jordan, Minnesota.", ["US", "US"]),
        ("They met in Tbilisi, Georgia, and in Athens, Georgia.", ["GE", "GE", "US", "US"]),
        ("They met in Tripoli, Lebanon, not in Tripoli, Libya.", ["LB", "LB", "LY", "LY"]),
        ("They met in Lima, Ohio. They met in Lima, Peru.", ["US", "US", "PE", "PE"]),
        ("They left Paris, London, Germany and Italy.", ["FR", "GB", "DE", "IT"]),
        ("They met in Lebanon, Syria and Jordan.", ["LB", "SY", "JO"]),
    ],
)
def test_the_country_behind_the_comma_binds(text: str, countries: list[str]) -> None:
    assert [found.country for found in places(text)] == countries


@pytest.mark.parametrize(
    "text", ["He sat in the West Wing on Monday.", "He threw a Molotov cocktail.", "Ford said so."]
)
def test_words_are_no_places(text: str) -> None:
    assert places(text) == []
