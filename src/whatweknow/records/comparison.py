"""Where parties stand."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

import msgspec

from whatweknow.records.chronicle import FigureGroup, Place, TimelineEntry, When
from whatweknow.records.evidence import Evidence, Unknown
from whatweknow.records.statements import content_id
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
    independent agencies and outlets. No dataclass, since those cannot rename a field.
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
    """The owned quotation that shows a point: a party's words, whoever is right.

    ``denied`` is set where they are words by which the party denies the point ("denied that the bridge was mined",
    "we mined no bridge").
    """

    quote: Citation
    party: str
    denied: bool = False


def point_id(claim: Claim) -> str:
    """The id of the point that ``claim`` shows: where its words stand."""
    return content_id("p", claim.quote.report, claim.quote.start, claim.quote.end)


@dataclass(frozen=True, slots=True)
class Label:
    """A neutral name of a point, which only a named person gives."""

    text: str
    by: str
    at: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What a named person holds to be so of a point, and on what ``basis``: no program gives one."""

    text: str
    by: str
    at: str
    basis: str
    url: str | None = None


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
    verdict: Verdict | None = None
    rank: int
    origins: int
    stances: tuple[PartyStance, ...]
    values: tuple[PointValue, ...] = ()


@dataclass(frozen=True, slots=True)
class Comparison:
    """What statements have to do with each other: ``replies`` maps a statement's id to the one that it answers.

    ``said_at`` maps it to when it was said, where its report tells; ``background`` has the ids of those that were made
    long before the event's reports.
    """

    points: tuple[Point, ...] = ()
    replies: dict[str, str] = field(default_factory=dict)
    evidence: tuple[Evidence, ...] = ()
    unknowns: tuple[Unknown, ...] = ()
    places: tuple[Place, ...] = ()
    figures: tuple[FigureGroup, ...] = ()
    timeline: tuple[TimelineEntry, ...] = ()
    said_at: dict[str, When] = field(default_factory=dict)
    background: frozenset[str] = frozenset()
