"""What is shown, what was checked, and what nobody knows."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from whatweknow.records.text import Citation


class EvidenceKind(StrEnum):
    VIDEO = "video"
    PHOTO = "photo"
    DOCUMENT = "document"
    SATELLITE = "satellite"
    AUDIO = "audio"
    OTHER = "other"


class Aspect(StrEnum):
    """What of a piece of evidence was checked: that footage shows this place does not show who fired."""

    PLACE = "place"
    TIME = "time"
    CONTENT = "content"
    AUTHORSHIP = "authorship"


class CheckResult(StrEnum):
    VERIFIED = "verified"
    NOT_VERIFIED = "not_verified"
    DISPUTED = "disputed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """A report's sentence on a check: ``by`` is the id of the speaker who checked, ``by_words`` how it names them."""

    span: Citation
    by: str | None = None
    by_words: Citation | None = None
    aspect: Aspect | None = None
    result: CheckResult


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """A thing that shows something, by its fullest ``mention``; ``mentions`` has all, over all reports."""

    id: str
    kind: EvidenceKind
    mention: Citation
    mentions: tuple[Citation, ...] = ()
    verification: tuple[Check, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Unknown:
    """A sentence that says that something is open; ``who`` is the id of the speaker who says so."""

    text: Citation
    who: str | None = None
    statements: tuple[str, ...] = ()
