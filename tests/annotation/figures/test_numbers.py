"""Numbers as they are printed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whatweknow.annotation.figures.numbers import bounds, find_numbers, is_share


def numbers(text: str) -> list[str]:
    return [span.of(text) for span in find_numbers(text, 0, len(text))]


@pytest.mark.parametrize(
    ("words", "limits"),
    [
        ("1,200", (1200, 1200)),
        ("1\u202f200", (1200, 1200)),
        ("3.5 million", (3.5e6, 3.5e6)),
        ("5bn", (5e9, 5e9)),
        ("twenty-five", (25, 25)),
        ("Sixteen", (16, 16)),
        ("seventy-two", (72, 72)),
        ("10 to 12", (10, 12)),
        ("10-12", (10, 12)),
        ("between 10 and 12", (10, 12)),
        ("15,000–20,000", (15000, 20000)),
        ("$1.5-$2 million", (1.5e6, 2e6)),
        ("two to three million", (2e6, 3e6)),
        ("five hundred to a thousand", (500, 1000)),
        ("half a million", (5e5, 5e5)),
        ("a quarter of a million", (2.5e5, 2.5e5)),
        ("three and a half million", (3.5e6, 3.5e6)),
        ("a dozen", (12, 12)),
        ("half-dozen", (6, 6)),
        ("20-odd", (20, 20)),
        ("a hundred", (100, 100)),
        ("ten (10)", (10, 10)),
        ("two lakh", (2e5, 2e5)),
        ("٣٤٥", (345, 345)),
        ("１２", (12, 12)),
        ("dozens", None),
        ("a few dozen", None),
        ("several hundred", None),
        ("hundreds of thousands", None),
    ],
)
def test_bounds(words: str, limits: tuple[float, float] | None) -> None:
    assert numbers(words) == [words]
    assert bounds(words) == limits


@pytest.mark.parametrize(
    ("words", "percent"),
    [("two-thirds", 200 / 3), ("three-quarters", 75), ("a third", 100 / 3), ("half", 50), ("one in five", 20)],
)
def test_a_share_is_in_percent(words: str, percent: float) -> None:
    assert numbers(f"{words} of it") == [words]
    assert is_share(words)
    low, high = bounds(words) or (0.0, 0.0)
    assert low == high == pytest.approx(percent)


@pytest.mark.parametrize(
    "text",
    [
        "10:30",
        "1.2.3",
        "12-year-old",
        "10-12-year-old",
        "A4",
        "#12",
        "12/05",
        "2031-01-09",
        "12²",
        "COVID-19",
        "a 12th man",
        "Norland 24's graphic",
        "a 100-person reunion",
        "won 3-2",
        "in their 20s",
    ],
)
def test_no_numbers(text: str) -> None:
    assert numbers(text) == []


def test_what_goes_from_one_to_another_are_two() -> None:
    assert numbers("rose from 9 to 14") == ["9", "14"]
    assert numbers("it takes 9 to 14") == ["9 to 14"]


def test_a_unit_may_stick_to_its_number() -> None:
    assert numbers("65km away") == ["65"]
    assert numbers("65kx away") == []


@given(st.integers(0, 10**9))
def test_digits_mean_themselves(number: int) -> None:
    assert bounds(f"{number:,}") == (number, number)
    assert bounds(str(number)) == (number, number)


WORDS = st.sampled_from(
    "one twelve sixty two-thirds a half quarter dozen million to and between of - 12 1,200 ٣ $5".split()
)


@given(st.lists(WORDS, max_size=12).map(" ".join) | st.text(max_size=60))
def test_every_number_found_has_bounds_in_order(text: str) -> None:
    for span in find_numbers(text, 0, len(text)):
        limits = bounds(span.of(text))
        assert limits is None or 0 <= limits[0] <= limits[1]
