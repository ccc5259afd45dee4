"""Offset arithmetic over half-open intervals of code points. Pure functions; no text is changed."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable

from whatweknow.errors import VerbatimError
from whatweknow.records import Block, Citation, Report, Span


def trim(text: str, start: int, end: int) -> Span | None:
    """``[start, end)`` without the white space at its ends, or ``None`` where nothing else is left."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end) if start < end else None


def merge(spans: Iterable[Span]) -> list[Span]:
    """The union of ``spans`` as sorted spans that neither overlap nor touch."""
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and span.start <= merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return merged


def subtract(span: Span, holes: Iterable[Span]) -> list[Span]:
    """The parts of ``span`` that no hole covers, in order."""
    parts = []
    start = span.start
    for hole in merge(holes):
        if hole.end <= start or hole.start >= span.end:
            continue
        if hole.start > start:
            parts.append(Span(start, hole.start))
        start = hole.end
    if start < span.end:
        parts.append(Span(start, span.end))
    return parts


def cite(report: Report, span: Span) -> Citation:
    """The words of ``report`` at ``span``.

    Raises:
        VerbatimError: the span does not lie inside the report's text.
    """
    if span.end > len(report.text):
        raise VerbatimError(
            f"report {report.id}: span [{span.start}, {span.end}) must end at {len(report.text)} at most"
        )
    return Citation(report.id, span.start, span.end, span.of(report.text))


def blocks_at(report: Report, span: Span) -> tuple[Block, ...]:
    """The blocks of ``report`` that ``span`` overlaps, in order; none where the report has none there."""
    first = bisect_right(report.blocks, span.start, key=lambda block: block.span.end)
    last = bisect_left(report.blocks, span.end, key=lambda block: block.span.start)
    return report.blocks[first:last]
