from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whatweknow.errors import VerbatimError
from whatweknow.records import Block, BlockKind, Citation, Report, Span
from whatweknow.spans import blocks_at, cite, merge, subtract, trim

SPANS = st.builds(lambda start, length: Span(start, start + length), st.integers(0, 40), st.integers(1, 15))
TEXTS = st.text(alphabet="aé \t\n\u00a0“😀\u0301", max_size=30)


def covered(spans: list[Span]) -> set[int]:
    return {place for span in spans for place in range(span.start, span.end)}


@given(TEXTS, st.data())
def test_trim_takes_white_space_and_nothing_else(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    trimmed = trim(text, start, end)
    assert (trimmed.of(text) if trimmed else "") == text[start:end].strip()
    assert trimmed is None or start <= trimmed.start < trimmed.end <= end


@given(st.lists(SPANS))
def test_merged_spans_cover_the_same_and_neither_overlap_nor_touch(spans: list[Span]) -> None:
    merged = merge(spans)
    assert covered(merged) == covered(spans)
    assert all(one.end < next_.start for one, next_ in pairwise(merged))


@given(SPANS, st.lists(SPANS))
def test_what_is_left_is_the_span_without_the_holes(span: Span, holes: list[Span]) -> None:
    parts = subtract(span, holes)
    assert covered(parts) == covered([span]) - covered(holes)
    assert parts == merge(parts)


def test_cite_counts_code_points() -> None:
    report = Report(id="harbour", text="Été 😀 “no”", raw_sha256="")
    assert cite(report, Span(6, 10)) == Citation("harbour", 6, 10, "“no”")


def test_a_span_behind_the_text_cannot_be_cited() -> None:
    report = Report(id="harbour", text="short", raw_sha256="")
    assert cite(report, Span(4, 5)).exact == "t"
    with pytest.raises(VerbatimError, match=r"report harbour: span \[4, 6\) must end at 5 at most"):
        cite(report, Span(4, 6))


@given(st.sets(st.integers(0, 40)), SPANS)
def test_blocks_at_are_those_that_the_span_overlaps(bounds: set[int], span: Span) -> None:
    pairs = pairwise(sorted(bounds))
    blocks = tuple(Block(BlockKind.PARAGRAPH, Span(start, end)) for start, end in pairs if (start + end) % 3)
    report = Report(id="r", text="x" * 40, raw_sha256="", blocks=blocks)
    assert blocks_at(report, span) == tuple(block for block in blocks if block.span.overlaps(span))
