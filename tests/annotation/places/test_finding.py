"""What is a place in a text, and what only looks like one."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whatweknow.annotation.places import find_places
from whatweknow.records import Block, BlockKind, PlaceRole, Report, Span

from .invented import places_in


def names(text: str, **more: object) -> list[str]:
    return [found.name for found in places_in(text, **more)]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "text",
    [
        "Tarn Hilby said so.",
        "Mr Korrin refused.",
        "They saw Vestmark Sund, a crane driver, there.",
        "It is the university song, said Professor Ada Tarn.",
        "Mr. Little Orm refused.",
        "Halm al-Hilby refused.",
        "Sen. Ada Halm spoke. They looked into Halm’s past, and over Halm they fell out. In Halm’s case it ended.",
        "Officer Ada Halm left. They trusted in Halm.",
        "It ran in The Halm. The Halm's editor left.",
    ],
)
def test_people_are_no_places(text: str) -> None:
    assert names(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "He read it in the Korrin Post.",
        "She works for Bank of Korrin and loves it.",
        "The Little Orm Volunteer Fire Department came.",
        "The KTV Korrin crew came.",
        "The dean of the University of Korrin came.",
        "The Shah of Norland came.",
        "A Little Orm man was held.",
        "Ada Hilby, 41, of Little Orm, was held.",
        "Ada Hilby of Little Orm was held.",
        "Little Orm police held him.",
        "Vestmark MP Ada Hilby came.",
        "The senator, Ada Hilby, D-Little Orm, came.",
        "The senator, Ada Hilby (Vestmark), came.",
    ],
)
def test_what_bodies_and_people_are_named_after_is_not_where_something_is(text: str) -> None:
    (found,) = places_in(text)
    assert found.role is PlaceRole.ADJECTIVE


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
        ("Trains on the Korrin-Hallen line were late.", ["Korrin", "Hallen"]),
        ("He is Ada F. Hilby, 41, of Little Orm, a baker.", ["Little Orm"]),
        ("Ada Hilby of Little Orm was held.", ["Little Orm"]),
        ("They flew to The Skell on Monday.", ["The Skell"]),
        ("They flew to Korrin Monday.", ["Korrin"]),
        ("Tanks left the Alma air base.", ["Alma Air Base"]),
        ("Ships left the gulf of Alma.", ["Gulf of Alma"]),
        ("HALLEN The ship sank.", ["Hallen"]),
        ("They flew to Korrin Sund, and on.", ["Korrin"]),
        ("The Tarn-based firm, which a Little Orm woman owns, closed.", ["Tarn", "Little Orm"]),
    ],
)
def test_found(text: str, found: list[str]) -> None:
    assert names(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "The blast on the corner of Hilby and Korrin streets hurt two.",
        "Kaspian Americans marched.",
        "It was their third win over Little Orm.",
        "The Southern District closed its books.",
    ],
)
def test_no_place(text: str) -> None:
    assert names(text) == []


def test_a_town_nearby_makes_up_for_words_that_only_lean_that_way() -> None:
    assert names("She came from Halm.") == []
    assert names("She came from Halm to the fair in Little Orm.") == ["Halm", "Little Orm"]


@pytest.mark.parametrize("said", ["Little Orm said so.", "It was late, said Little Orm."])
def test_who_says_something_is_no_town(said: str) -> None:
    assert names(f"It burned in Little Orm. {said}") == ["Little Orm"]


def test_the_name_of_a_person_in_full_makes_its_last_word_a_surname() -> None:
    assert names("Rep. Ada F. Korrin spoke. Then the clerk asked Korrin to stop.") == []


def test_the_name_of_a_broadcaster_makes_no_surname_of_a_town() -> None:
    assert names("KTV Korrin showed it. Korrin burned.") == ["Korrin", "Korrin"]


def test_a_small_town_needs_words_that_place_something_there() -> None:
    assert names("Little Orm is the name of the boat.") == []
    assert names("Little Orm is the name of the boat. It was built in Little Orm.") == ["Little Orm", "Little Orm"]


def test_a_surname_is_a_town_where_its_province_or_its_kind_is_told() -> None:
    assert names("Mr. Halm left. It burned in Halm, Vestmark.") == ["Halm", "Vestmark"]
    assert names("Mr. Halm left. It burned in the town of Halm.") == ["Halm"]


def test_who_speaks_is_no_town() -> None:
    assert names("Halm doubts it, in Tarn. They believed Halm at once, near Tarn.", sources=("Halm",)) == [
        "Tarn",
        "Tarn",
    ]


def test_the_short_name_of_a_street_is_no_town() -> None:
    assert names("It burned on Halm Drive. They ran into Halm.") == ["Halm Drive"]


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
        ("HALLEN/KORRIN (Ardinform) - A bomb went off.", PlaceRole.DATELINE),
        ("Post writers Ada Hilby in Korrin and Per Orm in Tarn contributed to this report.", PlaceRole.DATELINE),
        ("(Reporting by Ada Hilby in Korrin; editing by Per Orm)", PlaceRole.DATELINE),
        ("Hallen chose to leave the treaty.", PlaceRole.METONYM),
        ("They blamed it on Hallen.", PlaceRole.METONYM),
        ("It calmed Hallen’s Sundish allies.", PlaceRole.METONYM),
        ("It was Hallen’s answer.", PlaceRole.METONYM),
        ("Two died in Hallen’s streets.", PlaceRole.PLACE),
        ("The Hallen blast killed two.", PlaceRole.PLACE),
        ("They flew via Hallen.", PlaceRole.PLACE),
        ("They met in the capital, Hallen, on Monday.", PlaceRole.PLACE),
        ("They sold it to the Gulf of Alma states.", PlaceRole.ADJECTIVE),
        ("The Hallen news agency said so.", PlaceRole.ADJECTIVE),
        ("Kaspian ships sailed.", PlaceRole.ADJECTIVE),
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


@pytest.mark.parametrize("text", ["in US election meddling", "in U.K. waters off Tarn", "over US sanctions."])
def test_the_short_name_of_a_country_before_a_noun_is_an_adjective(text: str) -> None:
    (found, *_) = find_places(Report(id="post", text=text, raw_sha256="0" * 64), [whole(text)])
    assert found.role is (PlaceRole.PLACE if "waters" in text else PlaceRole.ADJECTIVE)


def test_the_seat_of_a_government_is_a_place_where_something_is_outside_it() -> None:
    for text, roles in (("The White House denied it.", []), ("They sat down outside the White House.", ["place"])):
        found = find_places(Report(id="post", text=text, raw_sha256="0" * 64), [whole(text)])
        assert [one.role for one in found] == roles


def whole(text: str) -> Block:
    return Block(BlockKind.PARAGRAPH, Span(0, len(text)))
