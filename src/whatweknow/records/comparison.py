"""Where parties stand."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

import msgspec

from whatweknow.records.text import Citation


class Stance(StrEnum):
    """A party's position on a point."""

    ASSERTS = "asserts"
    DENIES = "denies"
    CANNOT_CONFIRM = "cannot_confirm"
    NO_COMMENT = "no_comment"


class PartyStance(msgspec.Struct, frozen=True, kw_only=True, rename={"since": "from", "until": "to"}):
    """A cell of the grid: where a party stands on a point, by which statements (ids, those worth most first).

    ``since`` and ``until`` (in JSON ``from`` and ``to``, which Python reserves) are the times of the first and the
    last report that has it; ``changed`` is set where the party stood elsewhere before. ``origins`` counts the
    reports. No dataclass, since those cannot rename a field.
    """

    party: str
    stance: Stance
    statements: tuple[str, ...]
    since: str | None = None
    until: str | None = None
    changed: bool = False
    origins: int = 0


@dataclass(frozen=True, slots=True)
class Claim:
    """The owned quotation that shows a point: a party's words, whoever is right."""

    quote: Citation
    party: str


@dataclass(frozen=True, slots=True)
class Label:
    """A neutral name of a point, which only a named person gives."""

    text: str
    by: str
    at: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PointValue:
    """A figure that a party gives: ``value`` of ``unit``, with the ``qualifier`` as printed ("at least")."""

    party: str | None
    value: float | str
    unit: str | None
    qualifier: str | None
    span: Citation


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """A proposition on which parties take a stance. ``rank`` counts from 1, what matters most first."""

    id: str
    claim: Claim
    label: Label | None = None
    rank: int
    origins: int
    stances: tuple[PartyStance, ...]
    values: tuple[PointValue, ...] = ()


@dataclass(frozen=True, slots=True)
class Comparison:
    """What statements have to do with each other: ``replies`` maps a statement's id to the one that it answers."""

    points: tuple[Point, ...] = ()
    replies: dict[str, str] = field(default_factory=dict)
