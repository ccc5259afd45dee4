"""sources/<id>.html: a report's text as read, with every cited stretch marked in place."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from whatweknow.briefing.templating import fill
from whatweknow.briefing.verbatim import check_verbatim
from whatweknow.errors import InputError
from whatweknow.records import Brief, Citation, Statement


@dataclass(frozen=True, slots=True)
class Mark:
    """One statement's mark on a segment. ``number`` counts the report's statements from 1."""

    number: int
    statement: str
    first: bool


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of text throughout which the same statements are marked."""

    words: str
    marks: tuple[Mark, ...]
    frame: tuple[str, ...]


def render_source(brief: Brief, report_id: str, text: str) -> str:
    """The stored copy of a report as HTML: each character of ``text`` once, contents, sources and cues marked.

    The first mark of a statement has the id ``s-<statement id>``.

    Raises:
        InputError: ``brief`` holds no such report.
        VerbatimError: a statement of the report does not stand in ``text``.
    """
    report = next((report for report in brief.reports if report.id == report_id), None)
    if report is None:
        raise InputError(f"report {report_id!r}: must be one of the brief's {len(brief.reports)} reports")
    statements = [statement for statement in brief.statements if statement.report == report_id]
    check_verbatim(statements, {report_id: text})
    segments = _segments(text, statements)
    marked = Counter(mark.number for segment in segments for mark in segment.marks)
    return fill(
        "source.html",
        brief=brief,
        report=report,
        statements=statements,
        segments=segments,
        scattered=sorted(number for number, times in marked.items() if times > 1),
    )


def _segments(text: str, statements: Sequence[Statement]) -> list[Segment]:
    """``text`` cut at every end of a content, source or cue."""
    opened: defaultdict[int, list[tuple[int, str]]] = defaultdict(list)
    closed: defaultdict[int, list[tuple[int, str]]] = defaultdict(list)
    for number, statement in enumerate(statements, start=1):
        for role, citation in _roles(statement):
            opened[citation.start].append((number, role))
            closed[citation.end].append((number, role))
    active: list[tuple[int, str]] = []
    begun: set[int] = set()
    segments = []
    for start, end in pairwise(sorted({0, len(text), *opened, *closed})):
        for span in closed[start]:
            active.remove(span)
        active += opened[start]
        numbers = sorted({number for number, role in active if role == "content"})
        marks = tuple(Mark(number, statements[number - 1].id, number not in begun) for number in numbers)
        begun.update(numbers)
        frame = tuple(sorted({role for _, role in active} - {"content"}))
        segments.append(Segment(text[start:end], marks, frame))
    return segments


def _roles(statement: Statement) -> list[tuple[str, Citation]]:
    frame = [("source-mark", statement.source), ("cue-mark", statement.cue)]
    return [("content", piece) for piece in statement.content] + [(role, words) for role, words in frame if words]
