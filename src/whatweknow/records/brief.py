"""The document that is written."""

from __future__ import annotations

from dataclasses import dataclass, field

from whatweknow.records.changes import Change
from whatweknow.records.chronicle import FigureGroup, Place, TimelineEntry
from whatweknow.records.comparison import Point
from whatweknow.records.copies import CopyGroup, CorrectionNote, Revision, Utterance
from whatweknow.records.corrections import Correction, PartyEntry
from whatweknow.records.evidence import Evidence, Unknown
from whatweknow.records.statements import Party, Speaker, Statement
from whatweknow.records.text import Block, Citation, MediaKind, Skipped, TimePrecision


@dataclass(frozen=True, slots=True, kw_only=True)
class BriefMedia:
    kind: MediaKind
    url: str
    caption: Citation | None


HIDING = "█"
"""Stands in a stored text for each character of a hidden stretch that is not white space."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HiddenStretch:
    """A stretch of a report's text that a public brief does not hold, with the SHA-256 of its words in UTF-8."""

    start: int
    end: int
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BriefReport:
    """What a brief says of a report: everything but its text.

    ``copy_group`` is the id of the reports that reprint one text with it, ``version_of`` the report of which this
    is a later version.
    """

    id: str
    outlet: str | None
    title: str | None
    byline: str | None
    published: str | None
    published_precision: TimePrecision | None
    retrieved: str | None
    url: str | None
    language: str | None
    text_sha256: str
    raw_sha256: str
    copy_group: str | None = None
    version_of: str | None = None
    media: tuple[BriefMedia, ...] = ()
    blocks: tuple[Block, ...] = ()
    hidden: tuple[HiddenStretch, ...] = ()


@dataclass(frozen=True, slots=True)
class Score:
    """A figure by its name on the model card."""

    name: str
    value: float


@dataclass(frozen=True, slots=True)
class Model:
    """A model bundle that took part; ``sha256`` is that of its ONNX file, ``scores`` are those of its manifest."""

    name: str
    version: str
    sha256: str
    scores: tuple[Score, ...] = ()


@dataclass(frozen=True, slots=True)
class Software:
    version: str
    models: tuple[Model, ...]


@dataclass(frozen=True, slots=True)
class Event:
    title: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What a person asked for: with the stored reports and the software all that is needed to derive a brief again."""

    min_score: float | None = None
    parties: tuple[PartyEntry, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Brief:
    """The document that whatweknow writes; its JSON form is ``brief.json`` (schema version 1).

    ``digest`` is the SHA-256 over the canonical content (everything but ``digest`` and ``generated``). ``superseded``
    has the reports of the previous brief whose words ``changes`` cite and whose texts are not those of ``reports``.
    """

    schema: str = "whatweknow/brief/1"
    version: int = 1
    generated: str
    digest: str = ""
    software: Software
    event: Event
    reports: tuple[BriefReport, ...]
    parties: tuple[Party, ...] = ()
    speakers: tuple[Speaker, ...]
    statements: tuple[Statement, ...]
    utterances: tuple[Utterance, ...] = ()
    points: tuple[Point, ...] = ()
    timeline: tuple[TimelineEntry, ...] = ()
    places: tuple[Place, ...] = ()
    figures: tuple[FigureGroup, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    unknowns: tuple[Unknown, ...] = ()
    copies: tuple[CopyGroup, ...] = ()
    revisions: tuple[Revision, ...] = ()
    correction_notes: tuple[CorrectionNote, ...] = ()
    changes: tuple[Change, ...] = ()
    superseded: tuple[BriefReport, ...] = ()
    corrections: tuple[Correction, ...] = ()
    skipped: tuple[Skipped, ...] = field(default=())
    settings: Settings = Settings()
