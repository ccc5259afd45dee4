"""Hostile texts: nothing crashes, and twice the text takes about twice the time."""

from __future__ import annotations

from itertools import pairwise
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from .invented import places_in

SLACK = 0.5  # seconds, for a machine that is busy
ODD = "\u200f\u200e\u202e\u202c\u2066\u2069\ufeff\u00ad\u0301\x00\x0b\x1f\U0001f600\u5317\u05d0\u0130\u00df\u1e9e"


@pytest.mark.parametrize(
    "piece",
    [
        "KORRIN HALLEN TARN ",
        "Korrin Hallen Tarn ",
        "Korrin-Hallen-",
        "A-",
        "A’",
        "A",
        "Korrin,",
        "Korrin" + " " * 200,
        "Bank of Korrin of Tarn of ",
        "the villages of Hilby and Skarn and ",
        "in Korrin contributed to this report ",
        "Reporting by Hilby in Korrin, ",
        "12 km west of Korrin ",
        "St. ",
        "Hilby Skarn Street ",
        "between Hallen and Korrin ",
        "\u200fKorrin\u200e\u202e",
    ],
)
def test_time_is_linear(piece: str) -> None:
    def seconds(length: int) -> float:
        text = (piece * (length // len(piece) + 1))[:length]
        start = process_time()
        places_in(text)
        return process_time() - start

    once = seconds(10_000)
    assert seconds(40_000) < 8 * once + SLACK


@given(
    st.lists(st.sampled_from(["Korrin", "in", "Little Orm", ",", "’s", "25 km", "Road", "-", "(", *ODD]), max_size=30)
)
def test_odd_characters_among_names(parts: list[str]) -> None:
    text = " ".join(parts)
    if not text.strip():
        return
    found = places_in(text)
    assert all(one.span.end <= len(text) for one in found)
    assert all(one.span.end <= other.span.start for one, other in pairwise(found))


def test_marks_of_direction_around_a_name_do_not_hide_it() -> None:
    assert [one.name for one in places_in("A fire in \u2067Korrin\u2069 killed two.")] == ["Korrin"]
