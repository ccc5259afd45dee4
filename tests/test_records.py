from __future__ import annotations

import dataclasses
import hashlib
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whatweknow.errors import InvalidRecord, WhatWeKnowError
from whatweknow.records import Attribution, Block, BlockKind, Mode, Report, Span, content_id

SPANS = st.builds(lambda start, length: Span(start, start + length), st.integers(0, 20), st.integers(1, 9))


@pytest.mark.parametrize(("start", "end"), [(-1, 4), (3, 3), (5, 4)])
def test_a_span_is_never_empty_and_never_before_the_text(start: int, end: int) -> None:
    with pytest.raises(InvalidRecord, match=re.escape(f"span [{start}, {end})")):
        Span(start, end)


def test_an_invalid_record_is_an_error_of_ours_and_a_value_error() -> None:
    assert issubclass(InvalidRecord, WhatWeKnowError)
    assert issubclass(InvalidRecord, ValueError)


@given(SPANS, SPANS)
def test_spans_overlap_and_contain_by_their_characters(one: Span, other: Span) -> None:
    mine, theirs = set(range(one.start, one.end)), set(range(other.start, other.end))
    assert one.overlaps(other) == bool(mine & theirs)
    assert one.contains(other) == (mine >= theirs)


def test_spans_sort_by_their_start_then_their_end() -> None:
    assert sorted([Span(4, 5), Span(1, 9), Span(1, 2)]) == [Span(1, 2), Span(1, 9), Span(4, 5)]


def test_a_record_cannot_be_changed() -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        Span(1, 2).start = 0  # type: ignore[misc]


def report(*spans: Span, id_: str = "courier", text: str = "Été au port") -> Report:
    return Report(id=id_, text=text, raw_sha256="", blocks=tuple(Block(BlockKind.PARAGRAPH, span) for span in spans))


def test_blocks_may_touch_and_fill_the_text() -> None:
    assert len(report(Span(0, 4), Span(4, 11)).blocks) == 2


@pytest.mark.parametrize(
    ("spans", "complaint"),
    [
        ((Span(0, 5), Span(4, 9)), "must start at 5 or later and end at 11 at most"),
        ((Span(4, 9), Span(0, 3)), "must start at 9 or later"),
        ((Span(4, 12),), "end at 11 at most"),
    ],
)
def test_blocks_out_of_order_overlapping_or_outside_are_refused(spans: tuple[Span, ...], complaint: str) -> None:
    with pytest.raises(InvalidRecord, match=f"report courier: block .*{complaint}"):
        report(*spans)


def test_a_report_has_an_id() -> None:
    with pytest.raises(InvalidRecord, match="the id must not be empty"):
        report(id_="")


def test_the_digest_of_a_text_is_that_of_its_utf_8() -> None:
    assert report().text_sha256 == hashlib.sha256(b"\xc3\x89t\xc3\xa9 au port").hexdigest()


def attribution(*content: Span, score: float = 0.5) -> Attribution:
    return Attribution(None, None, content, Mode.MIXED, score)


def test_the_pieces_of_a_content_may_touch() -> None:
    assert attribution(Span(0, 3), Span(3, 5)).content == (Span(0, 3), Span(3, 5))


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        ((), "the content must have at least one piece"),
        ((Span(0, 3), Span(2, 5)), "must be in order and not overlap"),
        ((Span(4, 5), Span(0, 3)), "must be in order and not overlap"),
    ],
)
def test_contents_empty_overlapping_or_out_of_order_are_refused(content: tuple[Span, ...], complaint: str) -> None:
    with pytest.raises(InvalidRecord, match=complaint):
        attribution(*content)


@pytest.mark.parametrize("score", [-0.01, 1.01, float("nan")])
def test_a_score_is_between_0_and_1(score: float) -> None:
    assert attribution(Span(0, 1), score=1.0).score == 1.0
    with pytest.raises(InvalidRecord, match=rf"score {score} must be between 0 and 1"):
        attribution(Span(0, 1), score=score)


def test_an_id_depends_on_all_its_parts_and_nothing_else() -> None:
    assert content_id("s", "courier", 4, (1, 2)) == content_id("s", "courier", 4, (1, 2))
    assert re.fullmatch(r"s-[0-9a-f]{12}", content_id("s-", "é"))
    different = {content_id("s", *parts) for parts in [("a", "b"), ("ab",), ("a", 1), ("a", "1"), ("b", "a"), ()]}
    assert len(different) == 6
