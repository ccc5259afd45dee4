"""Numbers as they are printed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whatweknow.annotation.figures.numbers import NUMBER, bounds


@pytest.mark.parametrize(
    ("words", "limits"),
    [
        ("1,200", (1200, 1200)),
        ("3.5 million", (3.5e6, 3.5e6)),
        ("twenty-five", (25, 25)),
        ("10 to 12", (10, 12)),
        ("10-12", (10, 12)),
        ("two to three million", (2e6, 3e6)),
        ("half a million", (5e5, 5e5)),
        ("a dozen", (12, 12)),
        ("a hundred", (100, 100)),
        ("dozens", None),
        ("hundreds of thousands", None),
    ],
)
def test_bounds(words: str, limits: tuple[float, float] | None) -> None:
    match = NUMBER.fullmatch(words)
    assert match
    assert bounds(match.group()) == limits


@pytest.mark.parametrize("text", ["10:30", "1.2.3", "12-year-old", "A4", "#12", "12/05"])
def test_no_numbers(text: str) -> None:
    assert not NUMBER.search(text)


@given(st.integers(0, 10**9))
def test_digits_mean_themselves(number: int) -> None:
    assert bounds(f"{number:,}") == (number, number)
    assert bounds(str(number)) == (number, number)
