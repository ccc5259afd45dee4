"""Where the paragraphs of a plain text begin and end."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from whatweknow.records import Span
from whatweknow.spans import trim

LIST_MARKER = re.compile(r"(?:[-–*•·▪◦‣●■]|\(?\d{1,2}[.)])\s+(?=\S)")
_SENTENCE_END = re.compile(r"[.!?…:][\"'”’»)\]]*\Z")
_CUT_WORD = re.compile(r"[^\W\d_][-\u00ad\u2010]\Z")
_NARROWEST, _WIDEST = 40, 100  # characters of a line in a hard-wrapped text
_MOST_LINES = 0.9  # share of the lines that a hard-wrapped text keeps within that
_MOST_BREAKS = 0.8  # share of its line breaks that the width forced
_SENTENCE_BREAKS = 0.5  # share of its line breaks at most that follow the end of a sentence


@dataclass(frozen=True, slots=True)
class _Line:
    """A line that is not blank: its characters without white space around them."""

    span: Span
    text: str
    indent: int
    after_gap: bool  # a blank line stands before it, or it is the first

    @property
    def marked(self) -> bool:
        return LIST_MARKER.match(self.text) is not None

    @property
    def width(self) -> int:
        return self.indent + len(self.text)


def paragraphs(text: str) -> list[Span]:
    """The paragraphs of ``text`` in order, without white space around them; together they hold all the rest.

    A line is a paragraph, whether or not blank lines stand between them; but in a hard-wrapped text the
    lines that a full width broke are one paragraph.
    """
    lines = _lines(text)
    width = _wrapped_at(lines)
    found: list[Span] = []
    listed = False
    for number, line in enumerate(lines):
        before = lines[number - 1]
        if number and width and not _opens(line, before, listed=listed) and _forced(before, line, width):
            found[-1] = Span(found[-1].start, line.span.end)
        else:
            found.append(line.span)
            listed = line.marked
    return found


def ends_sentence(text: str) -> bool:
    """Whether ``text`` ends with the punctuation of a finished sentence, perhaps inside closing quotes."""
    return _SENTENCE_END.search(text[-8:]) is not None


def _lines(text: str) -> list[_Line]:
    lines = []
    position, gap = 0, True
    for raw in text.splitlines(keepends=True):
        span = trim(text, position, position + len(raw))
        if span is None:
            gap = True
        else:
            lines.append(_Line(span, span.of(text), span.start - position, gap))
            gap = False
        position += len(raw)
    return lines


def _wrapped_at(lines: list[_Line]) -> int | None:
    """The width in characters at which the text is hard-wrapped, or ``None`` where it is not."""
    breaks = [
        (line, following) for line, following in pairwise(lines) if not _opens(following, line, listed=line.marked)
    ]
    if not breaks or sum(line.width <= _WIDEST for line in lines) < _MOST_LINES * len(lines):
        return None
    width = max(line.width for line, _ in breaks)
    if not _NARROWEST <= width <= _WIDEST:
        return None
    forced = sum(_forced(line, following, width) for line, following in breaks)
    finished = sum(ends_sentence(line.text) for line, _ in breaks)
    wrapped = forced >= _MOST_BREAKS * len(breaks) and finished <= _SENTENCE_BREAKS * len(breaks)
    return width if wrapped else None


def _forced(line: _Line, following: _Line, width: int) -> bool:
    """Whether a hyphen cut a word at the end of the line, or the next word had no room there."""
    cut = _CUT_WORD.search(line.text) is not None and following.text[:1].islower()
    return cut or line.width + 1 + len(following.text.split(maxsplit=1)[0]) > width


def _opens(line: _Line, before: _Line, *, listed: bool) -> bool:
    """Whether ``line`` must begin a paragraph; ``listed``: ``before`` belongs to a list item, whose lines are indented.

    A line of a wrapped sentence may begin with a dash or with a number and a full stop, and is no list item then.
    """
    marked = line.marked and (listed or ends_sentence(before.text))
    return line.after_gap or marked or (line.indent > before.indent and not listed)
