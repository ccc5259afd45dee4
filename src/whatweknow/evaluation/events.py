"""Annotated events, and what is read of the briefs that are scored against them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from whatweknow.errors import EvaluationError
from whatweknow.evaluation.files import convert, decode_json, read_utf8
from whatweknow.records import Brief

PARAGRAPH_BREAK = re.compile(r"\n\s*\n")


# ------------------------------------------------------------------------ in the gold and in briefs


@dataclass(frozen=True, slots=True)
class Party:
    id: str
    name: str
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Stance:
    """A cell of the grid: a party's position on a point, and the ids of the statements that carry it."""

    party: str | None
    stance: str
    statements: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Point:
    id: str
    stances: tuple[Stance, ...]


# -------------------------------------------------------------------------------------------- gold


@dataclass(frozen=True, slots=True)
class GoldStatement:
    """A statement as annotated: ``content`` in verbatim pieces, the first in block ``paragraph`` or after it."""

    id: str
    report: str
    content: tuple[str, ...]
    paragraph: int | None = None
    speaker: str | None = None
    party: str | None = None
    act: str | None = None
    negated: bool | None = None
    hedged: bool | None = None

    def locate(self, text: str) -> list[tuple[int, int]]:
        """Where the pieces stand in the report's text, each behind the one before it if it can be found there.

        Paragraphs are separated by blank lines; the title is number 0.

        Raises:
            EvaluationError: a piece does not stand in ``text``.
        """
        starts = [0, *(gap.end() for gap in PARAGRAPH_BREAK.finditer(text))]
        at = starts[self.paragraph] if self.paragraph is not None and self.paragraph < len(starts) else 0
        found = []
        for piece in self.content:
            start = text.find(piece, at)
            if start < 0:
                start = text.find(piece)
            if start < 0:
                raise EvaluationError(f"gold statement {self.id}: {piece[:80]!r} is not in report {self.report}")
            at = start + len(piece)
            found.append((start, at))
        return found


@dataclass(frozen=True, slots=True)
class GoldUnknown:
    """A sentence of ``report`` that says that something is open."""

    text: str
    report: str


@dataclass(frozen=True, slots=True)
class GoldEvidence:
    """Words of ``report`` for a thing that shows something."""

    mention: str
    report: str


@dataclass(frozen=True, slots=True)
class GoldWords:
    """Words of ``report`` that tell of a happening."""

    report: str
    text: str


@dataclass(frozen=True, slots=True)
class GoldVersion:
    """What ``party``, or nobody in particular, tells of a happening, in any of ``words``.

    ``when`` has the ISO 8601 starts that are right; ``optional`` is what a timeline may have or leave out.
    """

    when: tuple[str, ...]
    words: tuple[GoldWords, ...]
    party: str | None = None
    optional: bool = False


@dataclass(frozen=True, slots=True)
class GoldHappening:
    """One line of a timeline, in the annotator's words, and the versions of it that are told."""

    happening: str
    versions: tuple[GoldVersion, ...]


@dataclass(frozen=True, slots=True)
class Gold:
    """What ``gold.json`` holds, as far as it is scored."""

    parties: tuple[Party, ...]
    statements: tuple[GoldStatement, ...]
    points: tuple[Point, ...]
    unknowns: tuple[GoldUnknown, ...] = ()
    evidence: tuple[GoldEvidence, ...] = ()
    timeline: tuple[GoldHappening, ...] = ()


@dataclass(frozen=True, slots=True)
class GoldEvent:
    """An annotated event: its folder's name, the texts of its plain-text reports by id, and the gold."""

    name: str
    texts: Mapping[str, str]
    gold: Gold


def read_gold_event(folder: Path) -> GoldEvent:
    """The event in ``folder``: ``gold.json``, and the reports in ``reports/*.txt``.

    Raises:
        EvaluationError: a file is missing, not UTF-8, or not of the form that the annotation guidelines give.
    """
    gold = decode_json(read_utf8(folder / "gold.json"), Gold, str(folder / "gold.json"))
    for statement in gold.statements:
        if not statement.content:
            raise EvaluationError(f"{folder / 'gold.json'}: statement {statement.id} has no content")
    return GoldEvent(folder.resolve().name, _texts(folder / "reports"), gold)


# ------------------------------------------------------------------------------------------- brief


@dataclass(frozen=True, slots=True)
class Quote:
    """Words that a brief prints, and where they should stand."""

    start: int
    end: int
    exact: str


@dataclass(frozen=True, slots=True)
class CitedQuote:
    """Words that a brief prints outside a statement, with the report in which they should stand."""

    report: str
    start: int
    end: int
    exact: str


@dataclass(frozen=True, slots=True)
class BriefSpeaker:
    id: str
    name: str
    named: bool = True


@dataclass(frozen=True, slots=True)
class BriefStatement:
    id: str
    report: str
    content: tuple[Quote, ...]
    source: Quote | None = None
    cue: Quote | None = None
    speaker: str | None = None
    party: str | None = None
    act: str | None = None
    negated: bool | None = None
    hedged: bool | None = None


@dataclass(frozen=True, slots=True)
class BriefUnknown:
    text: CitedQuote
    mentions: tuple[CitedQuote, ...] = ()


@dataclass(frozen=True, slots=True)
class BriefEvidence:
    mentions: tuple[CitedQuote, ...] = ()


@dataclass(frozen=True, slots=True)
class BriefWhen:
    start: str


@dataclass(frozen=True, slots=True)
class BriefEntry:
    when: BriefWhen
    text: CitedQuote
    party: str | None = None


@dataclass(frozen=True, slots=True)
class ScoredBrief:
    """What is scored of ``brief.json``; what a stage does not fill yet is empty."""

    parties: tuple[Party, ...] = ()
    speakers: tuple[BriefSpeaker, ...] = ()
    statements: tuple[BriefStatement, ...] = ()
    points: tuple[Point, ...] = ()
    unknowns: tuple[BriefUnknown, ...] = ()
    evidence: tuple[BriefEvidence, ...] = ()
    timeline: tuple[BriefEntry, ...] = ()


@dataclass(frozen=True, slots=True)
class EventRun:
    """An event, a brief of it, and the texts in which the brief's offsets count, by report id."""

    event: GoldEvent
    brief: ScoredBrief
    texts: Mapping[str, str]


def event_run(event: GoldEvent, brief: Brief | Mapping[str, object], sources: Mapping[str, str]) -> EventRun:
    """``brief`` is the record or the decoded ``brief.json``; ``sources`` has the text of each of its reports by id.

    Where the event's folder has the text of a report, offsets are checked against that.

    Raises:
        EvaluationError: the brief is not of schema version 1, or a report with gold statements has no text.
    """
    texts = {**sources, **event.texts}
    for statement in event.gold.statements:
        if statement.report not in texts:
            raise EvaluationError(
                f"{event.name}: gold statement {statement.id} stands in report {statement.report!r}, "
                f"which has no text; there are {', '.join(sorted(texts)) or 'none'}"
            )
    return EventRun(event, convert(brief, ScoredBrief, f"brief of {event.name}"), texts)


def read_event_run(event_folder: Path, brief_folder: Path) -> EventRun:
    """The event in ``event_folder`` with what ``whatweknow brief`` wrote for it to ``brief_folder``.

    Raises:
        EvaluationError: a file is missing, not UTF-8, or not of the published form.
    """
    path = brief_folder / "brief.json"
    brief = decode_json(read_utf8(path), dict[str, object], str(path))
    return event_run(read_gold_event(event_folder), brief, _texts(brief_folder / "sources"))


def _texts(folder: Path) -> dict[str, str]:
    return {path.stem: read_utf8(path) for path in sorted(folder.glob("*.txt"))}
