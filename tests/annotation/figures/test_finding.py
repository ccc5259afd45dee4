"""Counts in a text: mistake 12, tolls that change, "dozens", "at least", cumulative and new."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whatweknow.annotation.figures import find_figures
from whatweknow.records import Block, BlockKind, FigureMention, Span


def figures(text: str) -> list[FigureMention]:
    return list(find_figures(text, [Block(BlockKind.PARAGRAPH, Span(0, len(text)))]))


@pytest.mark.parametrize(
    ("text", "low", "high", "unit", "event"),
    [
        ("The blast killed 12 people.", 12, 12, "person", "killed"),
        ("Twelve sailors were killed.", 12, 12, "sailor", "killed"),
        ("Some 1,200 people on board died.", 1200, 1200, "person", "killed"),
        ("It was hit, killing all 61 on board.", 61, 61, "person", "killed"),
        ("61 people, including the captain, were killed.", 61, 61, "person", "killed"),
        ("The death toll rose to 44.", 44, 44, "person", "killed"),
        ("There were 14 deaths.", 14, 14, "person", "killed"),
        ("Between 10 and 15 fighters died.", 10, 15, "fighter", "killed"),
        ("Two or three missiles were fired.", 2, 3, "missile", "launched"),
        ("Two dozen houses were destroyed.", 24, 24, "house", "destroyed"),
        ("Half a dozen men were arrested.", 6, 6, "man", "arrested"),
        ("Two hundred and fifty people fled.", 250, 250, "person", "displaced"),
        ("Dozens of houses were destroyed.", None, None, "house", "destroyed"),
        ("Tens of thousands of people fled.", None, None, "person", "displaced"),
        ("Sund shot down 14 drones.", 14, 14, "drone", "shot_down"),
        ("The ferry sank 40 km from the coast.", 40, 40, "km", None),
        ("Nearly 20 % of homes were damaged.", 20, 20, "percent", "damaged"),
        ("It costs 3.5 million tonnes.", 3.5e6, 3.5e6, "tonne", None),
        ("It lost $3.5 million.", 3.5e6, 3.5e6, "dollar", None),
        ("No one was killed.", 0, 0, "person", "killed"),
        ("There were no casualties.", 0, 0, "casualty", None),
    ],
)
def test_value_unit_and_event(text: str, low: float | None, high: float | None, unit: str, event: str | None) -> None:
    (found,) = figures(text)
    assert (found.low, found.high, found.unit, found.event) == (low, high, unit, event)


def test_each_number_has_its_own_event() -> None:
    found = figures("At least 12 people were killed and 30 injured, and 5 drones shot down.")
    assert [(one.low, one.unit, one.event) for one in found] == [
        (12, "person", "killed"),
        (30, "person", "wounded"),
        (5, "drone", "shot_down"),
    ]


def test_a_list_shares_its_verb() -> None:
    found = figures("The strike killed five soldiers and 17 civilians.")
    assert [(one.unit, one.event) for one in found] == [("soldier", "killed"), ("civilian", "killed")]


@pytest.mark.parametrize("words", ["at least", "up to", "more than", "no fewer than", "nearly", "an estimated", "some"])
def test_what_loosens_the_number_is_kept(words: str) -> None:
    text = f"It killed {words} 12 people."
    (found,) = figures(text)
    assert found.qualifier is not None
    assert found.qualifier.of(text) == words


@pytest.mark.parametrize("words", ["a further 12 people", "another 12 people", "12 more people", "12 others"])
def test_what_comes_on_top_is_marked(words: str) -> None:
    (found,) = figures(f"It killed {words}.")
    assert found.added
    assert (found.low, found.unit, found.event) == (12, "person", "killed")


def test_a_cumulative_figure_is_not_marked() -> None:
    (found,) = figures("It has killed 12 people in all.")
    assert not found.added


@pytest.mark.parametrize(
    "text",
    [
        "It happened at 10 p.m. on 12 May.",
        "It was in 2014, where he died.",
        "The 45-year-old died.",
        "Flight 752 was shot down.",
        "He came back 3 days later.",
        "One of the best died.",
        "The score was 3:2.",
        "Two had killed before.",
    ],
)
def test_dates_times_ages_and_numbers_of_things_are_no_figures(text: str) -> None:
    assert figures(text) == []


@given(st.text(alphabet=st.sampled_from("0123 twelvkidpo,.-–%$\nKmA"), max_size=120) | st.text(max_size=120))
def test_spans_lie_in_the_text_and_hold_their_numbers(text: str) -> None:
    if not text.strip():
        return
    for one in figures(text):
        assert one.span.end <= len(text)
        assert one.span.contains(one.number)
        assert one.qualifier is None or one.span.contains(one.qualifier)
