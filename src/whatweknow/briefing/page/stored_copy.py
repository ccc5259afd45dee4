"""sources/<id>.html: a report's text as read, with every cited stretch marked in place."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from whatweknow.briefing.page.templating import fill
from whatweknow.briefing.proof.verbatim import check_verbatim, citations
from whatweknow.briefing.views.addresses import statement_anchor, words_anchor
from whatweknow.briefing.views.holdings import Entry, Holdings
from whatweknow.briefing.views.voices import party_numbers
from whatweknow.errors import InputError
from whatweknow.records import Brief, Citation, Party


@dataclass(frozen=True, slots=True)
class Cited:
    """A statement of the report; ``number`` counts them from 1, ``colour`` is its party's (0 where it has none)."""

    number: int
    colour: int
    entry: Entry


@dataclass(frozen=True, slots=True)
class Mark:
    """One statement's mark on a segment, or that of other words that the brief cites (``cited`` is ``None``).

    All marks of the same words have the same ``number``; statements come first. ``anchor`` is set on the first
    segment, ``last`` on the last one of each piece.
    """

    number: int
    cited: Cited | None
    anchor: str | None
    last: bool


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of text throughout which the same words are marked."""

    words: str
    marks: tuple[Mark, ...]
    frame: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Stretch:
    """Words to mark; ``role`` is "content" or "other", or how the words look: "source-mark", "cue-mark", "hidden"."""

    role: str
    words: Citation
    anchor: str = ""
    number: int = 0
    cited: Cited | None = None


def render_source(brief: Brief, report_id: str, text: str) -> str:
    """The stored copy of a report as HTML: each character of ``text`` once, all that the brief cites marked.

    The first mark of a statement has the id ``s-<statement id>``, that of other words ``c-<start>-<end>``.

    Raises:
        InputError: ``brief`` holds no such report.
        VerbatimError: a statement of the report does not stand in ``text``.
    """
    reports = (*brief.reports, *brief.superseded)
    report = next((report for report in reports if report.id == report_id), None)
    if report is None:
        raise InputError(f"report {report_id!r}: must be one of the brief's {len(reports)} reports")
    statements = [statement for statement in brief.statements if statement.report == report_id]
    check_verbatim(statements, {report_id: text})
    holdings, numbers = Holdings(brief), party_numbers(brief)
    cited = []
    for number, statement in enumerate(statements, start=1):
        entry = holdings.entry(statement.id)
        party = entry.voice.party
        cited.append(Cited(number, numbers[party.id] if party else 0, entry))
    others = _other_stretches(brief, report_id, len(cited) + 1)
    hidden = [_Stretch("hidden", Citation(report_id, one.start, one.end, "")) for one in report.hidden]
    segments = _segments(text, [*_statement_stretches(cited), *others, *hidden])
    marked = Counter(mark.number for segment in segments for mark in segment.marks)
    return fill(
        "source.html",
        brief=brief,
        report=report,
        cited=cited,
        parties=_parties(cited),
        copies=[group for group in brief.copies if report_id in group.reports],
        segments=segments,
        scattered=sorted(number for number, times in marked.items() if times > 1),
    )


def _parties(cited: Sequence[Cited]) -> list[tuple[int, Party]]:
    found = {one.colour: one.entry.voice.party for one in cited if one.entry.voice.party}
    return sorted(found.items())


def _statement_stretches(cited: Sequence[Cited]) -> Iterator[_Stretch]:
    for one in cited:
        statement = one.entry.statement
        for piece in statement.content:
            yield _Stretch("content", piece, statement_anchor(statement.id), one.number, one)
        for role, words in (("source-mark", statement.source), ("cue-mark", statement.cue)):
            if words:
                yield _Stretch(role, words)


def _other_stretches(brief: Brief, report_id: str, number: int) -> list[_Stretch]:
    """What the page's other sections cite of the report, each stretch once, numbered from ``number``."""
    sections = (brief.points, brief.timeline, brief.places, brief.figures, brief.evidence, brief.unknowns)
    later = (brief.revisions, brief.correction_notes, brief.changes)
    found = {citation for _, citation in citations((sections, later)) if citation.report == report_id}
    ordered = sorted(found, key=lambda citation: (citation.start, citation.end))
    return [_Stretch("other", words, words_anchor(words), i) for i, words in enumerate(ordered, start=number)]


def _segments(text: str, stretches: Sequence[_Stretch]) -> list[Segment]:
    """``text`` cut at every end of a stretch."""
    opened: defaultdict[int, list[_Stretch]] = defaultdict(list)
    closed: defaultdict[int, list[_Stretch]] = defaultdict(list)
    for stretch in stretches:
        opened[stretch.words.start].append(stretch)
        closed[stretch.words.end].append(stretch)
    active: list[_Stretch] = []
    begun: set[str] = set()
    segments = []
    for start, end in pairwise(sorted({0, len(text), *opened, *closed})):
        for stretch in closed[start]:
            active.remove(stretch)
        active += opened[start]
        marks = []
        for stretch in sorted(active, key=_depth):
            if stretch.role in ("content", "other"):
                anchor = None if stretch.anchor in begun else stretch.anchor
                marks.append(Mark(stretch.number, stretch.cited, anchor, stretch.words.end == end))
                begun.add(stretch.anchor)
        frame = tuple(sorted({stretch.role for stretch in active} - {"content", "other"}))
        segments.append(Segment(text[start:end], tuple(marks), frame))
    return segments


def _depth(stretch: _Stretch) -> tuple[bool, int]:
    """Statements, in their order, stand inside the other words that hold them."""
    return stretch.cited is not None, stretch.number
