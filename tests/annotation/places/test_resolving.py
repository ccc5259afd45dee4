"""Which place of a name is meant."""

from __future__ import annotations

from importlib.resources import files

import pytest

from whatweknow.annotation.places import Kind, NameForm, load_gazetteer, resolve_names
from whatweknow.records import PlacePrecision, Span

from .invented import GAZETTEER, places_in


def country(text: str, name: str = "Tarn") -> str | None:
    return next(one.country for one in places_in(text) if one.name == name)


def test_the_larger_town_is_meant_where_nothing_else_is_said() -> None:
    assert country("A fire broke out in Tarn.") == "SU1"


def test_the_country_or_province_behind_the_comma() -> None:
    assert country("A fire broke out in Tarn, Vestmark.") == "NL1"
    assert country("A fire broke out in Tarn, Norland.") == "NL1"


def test_other_places_of_the_report_decide() -> None:
    assert country("Crews from Little Orm and Hallen drove to Tarn. All Vestmark saw the smoke in Norland.") == "NL1"


def test_one_sense_a_report() -> None:
    found = places_in("A fire broke out in Tarn. Later the fire left Tarn, Vestmark, in ashes.")
    assert {one.country for one in found} == {"NL1"}


def test_the_country_behind_the_comma_is_true_of_its_mention_alone() -> None:
    found = places_in("It burned in Tarn, Norland, and not in Tarn, Sund. Korrin and all Sund saw it.")
    assert [one.country for one in found if one.name == "Tarn"] == ["NL1", "SU1"]


def test_the_plain_name_of_a_province_is_no_small_town_elsewhere() -> None:
    assert places_in("Little Orm, Halm and Hallen burned, and so did Ostmark.")[-1].country == "SU1"


def test_what_the_text_calls_the_place() -> None:
    assert places_in("It burned in Orm county and in Orm.")[-1].precision is PlacePrecision.REGION


def test_a_great_city_rather_than_the_province_around_it() -> None:
    assert places_in("It burned in Nyborg.")[0].precision is PlacePrecision.CITY
    assert places_in("It burned in Korrin, Ostmark, and in Nyborg province.")[-1].precision is PlacePrecision.REGION


def test_a_part_of_a_place_is_resolved_like_the_place() -> None:
    text = "It burned in Upper Korrin."
    found = resolve_names(text, [Span(13, 25)], GAZETTEER)
    assert found[Span(13, 25)].name == "Korrin"


def test_precision() -> None:
    text = "From Korrin in Vestmark, in Norland, to the Gulf of Alma."
    assert [one.precision for one in places_in(text)] == [
        PlacePrecision.CITY,
        PlacePrecision.REGION,
        PlacePrecision.COUNTRY,
        PlacePrecision.WATER,
    ]


def test_names_that_are_given() -> None:
    text = "Tarn or Vell"
    found = resolve_names(text, [Span(0, 4), Span(8, 12)], GAZETTEER)
    assert list(found) == [Span(0, 4)]


@pytest.mark.parametrize(
    ("text", "name", "lat", "lon"),
    [
        ("He lives in Paris, Texas.", "Paris", 33.7, -95.6),
        ("He lives in Paris, France.", "Paris", 48.9, 2.3),
        ("He lives in Springfield, Illinois.", "Springfield", 39.8, -89.6),
        ("He lives in Springfield, Mass.", "Springfield", 42.1, -72.6),
        ("He lives in Portland, OR, near the river.", "Portland", 45.5, -122.7),
        ("He lives in London, Ont.", "London", 43.0, -81.2),
        ("He lives in New York.", "New York", 40.7, -74.0),
        ("He lives in London.", "London", 51.5, -0.1),
        ("Ships wait in the Strait of Hormuz.", "Strait of Hormuz", 26.5, 56.3),
        ("He landed at Imam Khomeini International Airport.", "Imam Khomeini International Airport", 35.4, 51.2),
    ],
)
def test_the_gazetteer_that_ships(text: str, name: str, lat: float, lon: float) -> None:
    start = text.index(name)
    spans = [Span(start, start + len(name))]
    rest = text[start + len(name) + 2 :].rstrip(".")
    if text[start + len(name)] == "," and rest:
        spans.append(Span(start + len(name) + 2, start + len(name) + 2 + len(rest.split(",")[0])))
    found = resolve_names(text, spans)[spans[0]]
    assert found.lat == pytest.approx(lat, abs=0.2)
    assert found.lon == pytest.approx(lon, abs=0.2)


@pytest.mark.parametrize(("inner", "outer"), [("Buffalo", "New York"), ("Seattle", "Washington")])
def test_where_a_place_lies_is_a_province(inner: str, outer: str) -> None:
    text = f"He left {outer} for {inner}, {outer}."
    at = [Span(8, 8 + len(outer)), Span(text.index(inner), text.index(inner) + len(inner))]
    last = Span(len(text) - 1 - len(outer), len(text) - 1)
    found = resolve_names(text, [*at, last])
    assert found[last].precision is PlacePrecision.REGION


def test_a_country_is_never_a_precise_place() -> None:
    (sense, *_) = load_gazetteer().senses(["Norway"])[0]
    found = resolve_names("in Norway", [Span(3, 9)])[Span(3, 9)]
    assert found.precision is PlacePrecision.COUNTRY
    assert sense.place.country == "NO"


def test_tables_of_the_gazetteer_are_those_beside_it() -> None:
    """A row of the hand-written tables that changed without a new ``gazetteer.npz`` is found out."""
    table = (files("whatweknow.annotation.places") / "areas.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in table.splitlines() if line and not line.startswith("#")]
    senses = load_gazetteer().senses([row[0] for row in rows])
    for (name, _, _, lat, lon), found in zip(rows, senses, strict=True):
        assert (float(lat), float(lon)) in {(sense.place.lat, sense.place.lon) for sense in found}, name


def test_adjectives_of_the_gazetteer_are_those_beside_it() -> None:
    table = (files("whatweknow.annotation.places") / "adjectives.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in table.splitlines() if line and not line.startswith("#")]
    pairs = [(word, name) for name, *columns in rows for words in columns for word in words.split("; ") if words != "-"]
    for (word, name), senses in zip(pairs, load_gazetteer().senses([word for word, _ in pairs]), strict=True):
        assert name in {sense.place.name for sense in senses}, word


def test_towns_that_all_know_are_those_of_the_gazetteer() -> None:
    table = (files("whatweknow.annotation.places") / "world.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in table.splitlines() if line and not line.startswith("#")]
    pairs = [(country, name) for country, names in rows for name in names.split("; ")]
    for (country, name), senses in zip(pairs, load_gazetteer().senses([name for _, name in pairs]), strict=True):
        assert (country, name) in {(sense.place.country, sense.place.name) for sense in senses}, name


def test_english_names_of_towns_are_those_beside_the_gazetteer() -> None:
    table = (files("whatweknow.annotation.places") / "cities.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in table.splitlines() if line and not line.startswith("#")]
    pairs = [(own, name) for _, own, names in rows for name in names.split("; ")]
    for (own, name), senses in zip(pairs, load_gazetteer().senses([name for _, name in pairs]), strict=True):
        assert (own, NameForm.MAIN) in {(sense.place.name, sense.form) for sense in senses}, name


def test_no_country_is_taken_for_an_ambiguous_word() -> None:
    table = (files("whatweknow.annotation.places") / "ambiguous.txt").read_text(encoding="utf-8")
    names = [word for line in table.splitlines() if not line.startswith("#") for word in line.split()]
    for name, senses in zip(names, load_gazetteer().senses(names), strict=True):
        assert senses, name
        assert not any(sense.place.kind is Kind.COUNTRY for sense in senses), name
