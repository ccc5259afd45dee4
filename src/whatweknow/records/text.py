"""Text as read: spans, blocks, reports."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from enum import StrEnum

from whatweknow.errors import InvalidRecord


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Half-open interval ``[start, end)`` of code points in a report's text; never empty."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise InvalidRecord(f"span [{self.start}, {self.end}): start must be at least 0 and below end")

    def overlaps(self, other: Span) -> bool:
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        return self.start <= other.start and other.end <= self.end

    def of(self, text: str) -> str:
        """The characters of ``text`` that the span covers."""
        return text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Citation:
    """A span with the report it stands in and the exact characters: ``text[start:end] == exact``."""

    report: str
    start: int
    end: int
    exact: str

    @property
    def span(self) -> Span:
        """Where the words stand in the report's text."""
        return Span(self.start, self.end)


class BlockKind(StrEnum):
    """What a stretch of a report is. Boilerplate is stored, and read by no later stage."""

    HEADLINE = "headline"
    SUBHEAD = "subhead"
    PARAGRAPH = "paragraph"
    CAPTION = "caption"
    LIST_ITEM = "list_item"
    QUOTE = "quote"
    BOILERPLATE = "boilerplate"


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of a report's text, without surrounding white space."""

    kind: BlockKind
    span: Span


class MediaKind(StrEnum):
    IMAGE = "image"
    VIDEO = "video"
    AUDIO = "audio"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Media:
    """A picture, video or recording that a page embeds; ``caption`` is a span of the report's text."""

    kind: MediaKind
    url: str
    caption: Span | None = None


class TimePrecision(StrEnum):
    """How much of a publication time is known."""

    DAY = "day"
    MINUTE = "minute"
    SECOND = "second"


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One article, release or post, as read.

    ``blocks`` are in order, do not overlap, and lie inside ``text``. ``published`` and ``retrieved`` are
    ISO 8601 (a bare date where only the day is known); ``language`` is a two-letter ISO 639-1 code.
    """

    id: str
    text: str
    raw_sha256: str
    blocks: tuple[Block, ...] = ()
    outlet: str | None = None
    title: str | None = None
    byline: str | None = None
    published: str | None = None
    published_precision: TimePrecision | None = None
    retrieved: str | None = None
    url: str | None = None
    language: str | None = None
    media: tuple[Media, ...] = ()

    def __post_init__(self) -> None:
        if not self.id:
            raise InvalidRecord("report: the id must not be empty")
        end = 0
        for block in self.blocks:
            if block.span.start < end or block.span.end > len(self.text):
                raise InvalidRecord(
                    f"report {self.id}: block {block.span} must start at {end} or later "
                    f"and end at {len(self.text)} at most"
                )
            end = block.span.end

    @property
    def text_sha256(self) -> str:
        """SHA-256 of the text in UTF-8, in hexadecimal."""
        return hashlib.sha256(self.text.encode("utf-8")).hexdigest()


@dataclass(frozen=True, slots=True)
class Skipped:
    """An input that could not be read, and why."""

    path: str
    reason: str


@dataclass(frozen=True, slots=True)
class Reading:
    """What one or several paths hold: the reports, what had to be left out, the event's title if one is given."""

    reports: tuple[Report, ...]
    skipped: tuple[Skipped, ...] = ()
    event_title: str | None = None
