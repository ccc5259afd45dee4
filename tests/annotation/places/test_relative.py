"""Places by their distance from another."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whatweknow.annotation.places.relative import EARTH_KM, find_offset, shifted
from whatweknow.records import PlacePrecision, Span

from .invented import places_in


@pytest.mark.parametrize(
    ("words", "km", "bearing"),
    [
        ("25 km west of ", 25.0, 270.0),
        ("about 30 kilometres (19 miles) south-east of ", 30.0, 135.0),
        ("10 miles to the north of ", 16.09344, 0.0),
        ("12 nautical miles off ", 22.224, None),
        ("two miles from ", 3.218688, None),
        ("some 1,200 km northeast of the city of ", 1200.0, 45.0),
        ("500 metres outside ", 0.5, None),
        ("south of ", None, 180.0),
        ("20 km southwest of the capital, ", 20.0, 225.0),
        ("east of the Sundish capital of ", None, 90.0),
        ("about 40 kilometers (25 miles) off the southern coast of ", 40.0, None),
    ],
)
def test_offset(words: str, km: float | None, bearing: float | None) -> None:
    text = f"It fell {words}Korrin."
    start = text.index("Korrin")
    offset = find_offset(text, Span(start, start + 6))
    assert offset is not None
    assert offset.km == (pytest.approx(km) if km else None)
    assert offset.bearing == bearing
    assert text[offset.start :].startswith(words.split(" ", 1)[0])


@pytest.mark.parametrize("words", ["It came from ", "He is the mayor of ", "The 12 men of "])
def test_no_offset(words: str) -> None:
    text = f"{words}Korrin."
    assert find_offset(text, Span(len(words), len(words) + 6)) is None


def test_an_adjective_in_between_is_part_of_the_words() -> None:
    (found,) = places_in("It fell 100 km east of the Norlandic capital of Hallen.")
    assert (found.precision, found.name) == (PlacePrecision.RELATIVE, "100 km east of the Norlandic capital of Hallen")


def test_what_a_place_owns_is_not_the_place() -> None:
    found = places_in("It fell south of Norland’s Hilby Island.")
    assert [(one.name, one.precision) for one in found] == [
        ("south of Norland’s Hilby Island", PlacePrecision.RELATIVE)
    ]


def test_the_coordinates_are_shifted_and_the_words_kept() -> None:
    (found,) = places_in("It fell 100 km north of Korrin.")
    assert (found.precision, found.name) == (PlacePrecision.RELATIVE, "100 km north of Korrin")
    assert found.lat == pytest.approx(49.5 + 100 / 111.19, abs=0.01)
    assert found.lon == pytest.approx(33.4, abs=0.001)
    assert found.base == Span(24, 30)


def test_without_a_direction_there_are_no_coordinates() -> None:
    (found,) = places_in("It fell 100 km from Korrin.")
    assert (found.precision, found.lat, found.lon) == (PlacePrecision.RELATIVE, None, None)


@given(st.floats(-80, 80), st.floats(-180, 180), st.floats(0, 2000), st.floats(0, 360))
def test_a_shift_is_as_long_as_it_says(lat: float, lon: float, km: float, bearing: float) -> None:
    north, east = shifted(lat, lon, km, bearing)
    assert -180 <= east <= 180
    one, two = math.radians(lat), math.radians(north)
    half = math.sin((two - one) / 2) ** 2
    half += math.cos(one) * math.cos(two) * math.sin(math.radians(east - lon) / 2) ** 2
    assert 2 * EARTH_KM * math.asin(math.sqrt(min(1.0, half))) == pytest.approx(km, abs=0.05)
