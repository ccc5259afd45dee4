"""The document that is written."""

from __future__ import annotations

from dataclasses import dataclass, field

from whatweknow.records.changes import Change
from whatweknow.records.chronicle import Place, TimelineEntry
from whatweknow.records.comparison import Point
from whatweknow.records.copies import CopyGroup, Utterance
from whatweknow.records.evidence import Evidence, Unknown
from whatweknow.records.statements import Party, Speaker, Statement
from whatweknow.records.text import Citation, MediaKind, Skipped, TimePrecision


@dataclass(frozen=True, slots=True, kw_only=True)
class BriefMedia:
    kind: MediaKind
    url: str
    caption: Citation | None


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


@dataclass(frozen=True, slots=True)
class Model:
    """A model bundle that took part; ``sha256`` is that of its ONNX file."""

    name: str
    version: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Software:
    version: str
    models: tuple[Model, ...]


@dataclass(frozen=True, slots=True)
class Event:
    title: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Brief:
    """The document that whatweknow writes; its JSON form is ``brief.json`` (schema version 1).

    ``digest`` is the SHA-256 over the canonical content (everything but ``digest`` and ``generated``).
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
    evidence: tuple[Evidence, ...] = ()
    unknowns: tuple[Unknown, ...] = ()
    copies: tuple[CopyGroup, ...] = ()
    changes: tuple[Change, ...] = ()
    skipped: tuple[Skipped, ...] = field(default=())
