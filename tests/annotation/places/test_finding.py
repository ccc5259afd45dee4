"""What is a place in a text, and what only looks like one."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whatweknow.records import PlaceRole

from .invented import places_in


def names(text: str, **more: object) -> list[str]:
    return [found.name for found in places_in(text, **more)]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "text",
    [
        "Tarn Hilby said so.",
        "He read it in the Tarn Post.",
        "She works for Bank of Korrin and loves it.",
        "Mr Korrin refused.",
        "It is the university song, said Professor Ada Tarn.",
    ],
)
def test_people_and_bodies_are_no_places(text: str) -> None:
    assert names(text) == []


def test_a_surname_stays_a_surname() -> None:
    assert names("Ada Korrin spoke first. Then Korrin left.") == []
    assert names("Ada Korrin spoke first, in Tarn. Then she left for home.") == ["Tarn"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("It burned in northern Norland.", ["Norland"]),
        ("It burned in Northern Vestmark.", ["Vestmark"]),
        ("A fire broke out in Little Orm on Monday.", ["Little Orm"]),
        ("A fire broke out in Corrin on Monday.", ["Korrin"]),
        ("Ships left the Gulf of Alma.", ["Gulf of Alma"]),
        ("Trains from HALLEN were late.", ["Hallen"]),
        ("Trains between Tarn and Hallen were late.", ["Tarn", "Hallen"]),
    ],
)
def test_found(text: str, found: list[str]) -> None:
    assert names(text) == found


def test_a_small_town_needs_words_that_place_something_there() -> None:
    assert names("Little Orm is the name of the boat.") == []
    assert names("Little Orm is the name of the boat. It was built in Little Orm.") == ["Little Orm", "Little Orm"]


def test_headline_in_title_case() -> None:
    found = places_in("Four died in Korrin.", headline="Blast Rocks Korrin Harbour, Ada Tarn Hurt")
    assert [one.name for one in found][-1] == "Korrin"
    assert "Tarn" not in [one.name for one in found]


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Norland denied it.", PlaceRole.METONYM),
        ("Sanctions against Norland were lifted.", PlaceRole.METONYM),
        ("Hallen accused the rebels.", PlaceRole.METONYM),
        ("Talks with Hallen went on.", PlaceRole.METONYM),
        ("A bomb went off in Hallen.", PlaceRole.PLACE),
        ("A bomb went off in Norland.", PlaceRole.PLACE),
        ("The Norlandic navy sailed.", PlaceRole.ADJECTIVE),
        ("A Hallen-based firm sailed.", PlaceRole.ADJECTIVE),
        ("Korrin Mayor Ada Hilby sailed.", PlaceRole.ADJECTIVE),
        ("HALLEN (Ardinform) - A bomb went off.", PlaceRole.DATELINE),
        ("HALLEN, Norland — A bomb went off.", PlaceRole.DATELINE),
    ],
)
def test_role(text: str, role: PlaceRole) -> None:
    assert places_in(text)[0].role is role


def test_a_source_that_is_a_capital_is_its_government() -> None:
    assert places_in("According to Hallen, all is well.", sources=("Hallen",))[0].role is PlaceRole.METONYM


def test_a_dateline_is_not_the_place_of_the_event() -> None:
    found = places_in("HALLEN (Ardinform) - Four died in Korrin on Monday.")
    assert [(one.name, one.role) for one in found] == [
        ("Hallen", PlaceRole.DATELINE),
        ("Korrin", PlaceRole.PLACE),
    ]


@given(st.text(alphabet=st.sampled_from("HallenTarnKorin of,.()-—\n0'’ 25kmwest"), max_size=120))
def test_spans_lie_in_the_text_in_order(text: str) -> None:
    if not text:
        return
    found = places_in(text)
    assert all(one.span.end <= len(text) for one in found)
    assert all(a.span.end <= b.span.start for a, b in pairwise(found))


@given(st.text(max_size=200))
def test_any_text_is_taken(text: str) -> None:
    if text:
        places_in(text)
