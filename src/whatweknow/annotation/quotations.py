"""Where quotation marks open and close.

Marks are read block by block, so that a mark too many or too few costs its own block at most. A straight
mark is told open from closed by its neighbours; a mark still open at the end of a block reaches to that end,
as in speeches that run over several paragraphs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from whatweknow.records import Block, Mode, Span
from whatweknow.spans import subtract

_PAIRS = {
    "\u201c": "\u201d",
    "\u201e": "\u201c\u201d",
    "\u201f": "\u201d",
    "\u301d": "\u301e",
    "\u00ab": "\u00bb",
    "``": "''",
}
_CLOSING = frozenset("\u201d\u301e\u00bb")
_DOUBLE = re.compile("``|''|[\"\u201c\u201d\u201e\u201f\u301d\u301e\u00ab\u00bb]")
_SINGLE = re.compile(
    r"(?:(?<=[\s(\[\u2013\u2014-])|^)['\u2018\u201a](?=\w)"  # opens after white space or a bracket
    r"[^'\u2018\u2019\n]*(?:(?<=\w)['\u2019](?=\w)[^'\u2018\u2019\n]*)*"  # apostrophes inside words do not close
    r"(?<=[\w.,!?])['\u2019](?!\w)"
)
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Quotation:
    """A quoted stretch with its marks. ``double`` is false for single marks outside double ones."""

    span: Span
    double: bool
    closed: bool


def find_quotations(text: str, blocks: Sequence[Block]) -> list[Quotation]:
    """The outermost quoted stretches of each block, in order."""
    found: list[Quotation] = []
    for block in blocks:
        doubles = list(_doubles(text, block.span))
        singles = [
            Quotation(Span(match.start(), match.end()), double=False, closed=True)
            for gap in subtract(block.span, (quotation.span for quotation in doubles))
            for match in _SINGLE.finditer(text, gap.start, gap.end)
        ]
        found += sorted(doubles + singles, key=lambda quotation: quotation.span)
    return found


def _doubles(text: str, block: Span) -> Iterator[Quotation]:
    start, closers = None, ""
    for match in _DOUBLE.finditer(text, block.start, block.end):
        mark = match.group()
        if start is None:
            if mark in _PAIRS:
                start, closers = match.start(), _PAIRS[mark]
            elif mark not in _CLOSING and _may_open(text, match, block):
                start, closers = match.start(), mark
        elif mark in closers or (mark not in _PAIRS and not _must_open(text, match, block)):
            yield Quotation(Span(start, match.end()), double=True, closed=True)
            start = None
    if start is not None:
        yield Quotation(Span(start, block.end), double=True, closed=False)


def _may_open(text: str, match: re.Match[str], block: Span) -> bool:
    """A mark opens unless white space or the block's end follows it."""
    return match.end() < block.end and not text[match.end()].isspace()


def _must_open(text: str, match: re.Match[str], block: Span) -> bool:
    """A straight mark inside a quotation opens another where white space precedes and a word follows."""
    before = text[match.start() - 1] if match.start() > block.start else " "
    return before.isspace() and _may_open(text, match, block)


def mode_of(text: str, content: Sequence[Span], quotations: Sequence[Quotation]) -> Mode:
    """Whether all, none or some of the words of ``content`` stand in double (or single) quotation marks."""
    quoted = plain = False
    for piece in content:
        for word in _WORD.finditer(text, piece.start, piece.end):
            if any(q.span.start <= word.start() < q.span.end for q in quotations):
                quoted = True
            else:
                plain = True
    if quoted and plain:
        return Mode.MIXED
    return Mode.DIRECT if quoted else Mode.INDIRECT
