"""What is shown, what was checked, and what nobody knows."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from whatweknow.records.text import Citation, Span


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


class Openness(StrEnum):
    """In which way a sentence leaves something open; ``unsaid`` is what somebody did not say when it was asked for."""

    UNCLEAR = "unclear"
    UNVERIFIED = "unverified"
    UNCLAIMED = "unclaimed"
    UNDER_INVESTIGATION = "under_investigation"
    UNSAID = "unsaid"


@dataclass(frozen=True, slots=True)
class Exhibit:
    """Words of one report for a thing that shows something; ``head`` is the noun among them ("footage").

    ``shown`` has what is said to be shown, hedges and all ("appears to show a fire"). Of a caption that has no such
    noun, ``span`` is the first sentence and ``head`` the first word.
    """

    span: Span
    head: Span
    kind: EvidenceKind
    shown: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """A sentence on a check of an exhibit: ``by`` has the words for who checked, ``cue`` those for the check.

    ``exhibit`` counts the report's exhibits from 0.
    """

    span: Span
    cue: Span
    exhibit: int
    by: Span | None = None
    aspect: Aspect | None = None
    result: CheckResult


@dataclass(frozen=True, slots=True)
class OpenQuestion:
    """A sentence of one report that leaves something open, and the words that say so (``cue``)."""

    span: Span
    cue: Span
    openness: Openness


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
    """A sentence that says that something is open; ``who`` is the id of the speaker who says so.

    ``who`` is ``None`` where the report itself does. ``mentions`` has the sentences that say the same, over all
    reports, ``text`` among them; ``statements`` those within which they stand.
    """

    text: Citation
    who: str | None = None
    statements: tuple[str, ...] = ()
    mentions: tuple[Citation, ...] = ()
