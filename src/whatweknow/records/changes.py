"""What changed between two versions of a brief."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from whatweknow.records.text import Citation


class ChangeKind(StrEnum):
    NEW = "new"
    WITHDRAWN = "withdrawn"
    HARDENED = "hardened"
    SOFTENED = "softened"
    NEWLY_DENIED = "newly_denied"
    NEWLY_CONFIRMED = "newly_confirmed"
    FIGURE_MOVED = "figure_moved"


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A difference; ``old`` stands in the stored reports of the earlier brief, ``new`` in those of this one."""

    kind: ChangeKind
    party: str | None = None
    point: str | None = None
    statement: str | None = None
    old: Citation | None = None
    new: Citation | None = None
