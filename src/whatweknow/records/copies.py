"""Which reports are copies of one another, and which statements are one act of speech."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from whatweknow.records.text import Citation


class CopyReason(StrEnum):
    """Why a report is taken for the origin of its copies."""

    CREDITED = "credited"
    EARLIEST = "earliest"
    FULLEST = "fullest"


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
    """One act of speech that several statements witness, the fullest wording first."""

    id: str
    statements: tuple[str, ...]
