import textwrap
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whatweknow.reading.paragraphs import ends_sentence, paragraphs

from .invented import BACKGROUND, DENIAL, HEADLINE, LEDE, PARAGRAPHS, QUOTE


def found(text: str) -> list[str]:
    return [span.of(text) for span in paragraphs(text)]


@pytest.mark.parametrize("gap", ["\n\n", "\r\n\r\n", "\r\r", "\n\xa0\n", "\n \t\n\n\n", "\n\f\n", "\u2029", "\n"])
def test_paragraphs_with_and_without_blank_lines(gap: str) -> None:
    assert found(gap.join(PARAGRAPHS)) == list(PARAGRAPHS)


@pytest.mark.parametrize("width", [60, 72, 80])
def test_hard_wrapped_lines_are_one_paragraph(width: int) -> None:
    wrapped = "\n\n".join(textwrap.fill(paragraph, width) for paragraph in (HEADLINE, *PARAGRAPHS))
    assert [" ".join(paragraph.split()) for paragraph in found(wrapped)] == [HEADLINE, *PARAGRAPHS]


def test_hard_wrapped_paragraphs_with_indents_and_no_blank_lines() -> None:
    wrapped = "\n".join(textwrap.fill(paragraph, 70, initial_indent="   ") for paragraph in PARAGRAPHS)
    assert [" ".join(paragraph.split()) for paragraph in found(wrapped)] == list(PARAGRAPHS)


def test_a_wrapped_list_keeps_its_items_apart() -> None:
    wrapped = (
        textwrap.fill(LEDE, 60)
        + "\n\n"
        + "\n".join(
            textwrap.fill(item, 60, initial_indent="- ", subsequent_indent="  ") for item in (DENIAL, BACKGROUND)
        )
    )
    assert [" ".join(item.split()) for item in found(wrapped)] == [LEDE, f"- {DENIAL}", f"- {BACKGROUND}"]


def test_a_wrapped_sentence_may_go_on_with_a_dash_or_a_number() -> None:
    text = (
        "Norland closed the bridge over the river Tarn, on the night of May\n"
        "12. Its interior ministry blamed the neighbouring republic, which\n"
        "– as so often – did not answer for some days to come. It then said\n"
        "that it knew of no bridge.\n"
    )
    assert found(text) == [text.strip()]


def test_a_byline_under_the_headline_stays_a_line_of_its_own() -> None:
    text = f"{HEADLINE}\nBy Jo Lind\n\n{LEDE}\n{QUOTE}"
    assert found(text) == [HEADLINE, "By Jo Lind", LEDE, QUOTE]


def test_short_lines_are_not_wrapped_ones() -> None:
    assert found("Two spans fell\nNobody was hurt\nThe road is shut") == [
        "Two spans fell",
        "Nobody was hurt",
        "The road is shut",
    ]


@given(st.text(st.sampled_from("aB. \n\r\t\f\xa0\u2028-1\u200b“”"), max_size=300))
def test_paragraphs_are_ordered_trimmed_and_hold_every_character(text: str) -> None:
    spans = paragraphs(text)
    assert all(a.end <= b.start for a, b in pairwise(spans))
    assert all(span.of(text) == span.of(text).strip() for span in spans)
    assert "".join("".join(span.of(text).split()) for span in spans) == "".join(text.split())


@pytest.mark.parametrize(
    ("text", "ends"), [("He left.", True), ("“No.”", True), ("Why?", True), ("What we know", False), ("", False)]
)
def test_the_end_of_a_sentence(text: str, ends: bool) -> None:
    assert ends_sentence(text) is ends
