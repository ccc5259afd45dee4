"""Where texts come from: copies, versions of one page, corrections, one act of speech that many reports witness."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from whatweknow.records.text import Citation


class CopyReason(StrEnum):
    """Why a report is taken for the origin of its copies; ``UNDECIDED`` where nothing tells them apart."""

    CREDITED = "credited"
    EARLIEST = "earliest"
    FULLEST = "fullest"
    UNDECIDED = "undecided"


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedStretch:
    """A stretch of a copy and the stretch of the origin that it repeats."""

    copy: Citation
    origin: Citation


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyGroup:
    """Reports that reprint one text, in order of the brief; ``origin`` is the likely first of them."""

    id: str
    origin: str
    reports: tuple[str, ...]
    reason: CopyReason
    shared: tuple[SharedStretch, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Utterance:
    """One act of speech that several statements witness, the fullest wording first.

    ``differing`` are those of them whose wording differs from it in substance: a negation, other figures.
    """

    id: str
    statements: tuple[str, ...]
    differing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Amendment:
    """A sentence of an earlier version, and the one that took its place."""

    old: Citation
    new: Citation


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision:
    """What ``report`` changed in the version of its page before it: whole sentences, each list in order of the text."""

    report: str
    earlier: str
    added: tuple[Citation, ...] = ()
    removed: tuple[Citation, ...] = ()
    amended: tuple[Amendment, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectionNote:
    """A report's own words that something was wrong, and the statements it concerns, in copies and versions too."""

    id: str
    note: Citation
    statements: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Provenance:
    """Where reports and statements come from.

    ``origins`` maps the id of each statement to the name of the agency or outlet it comes from; ``withdrawn`` has those
    that only an earlier version holds, ``translations`` the words by which a report shows that it gives a translation.
    """

    copies: tuple[CopyGroup, ...] = ()
    revisions: tuple[Revision, ...] = ()
    utterances: tuple[Utterance, ...] = ()
    correction_notes: tuple[CorrectionNote, ...] = ()
    origins: Mapping[str, str] = field(default_factory=dict)
    withdrawn: frozenset[str] = frozenset()
    translations: Mapping[str, Citation] = field(default_factory=dict)
