"""Statements as flat rows, for tables: ids resolved to names, everything else as in brief.json."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from whatweknow.errors import InvalidRecord
from whatweknow.records import Brief, BriefReport, Party, Speaker, Statement

T = TypeVar("T")
GAP = " … "  # between the pieces of a content


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A statement on one line. ``start`` is that of its first piece and ``end`` that of its last, in code points."""

    statement: str
    report: str
    outlet: str | None
    title: str | None
    published: str | None
    url: str | None
    speaker: str | None
    speaker_named: bool | None
    roles: str | None
    party: str | None
    act: str | None
    mode: str
    uttered: bool | None
    negated: bool | None
    hedged: bool | None
    source: str | None
    cue: str | None
    content: str
    negators: str | None
    hedges: str | None
    reporter_hedges: str | None
    channel: str | None
    venue: str | None
    relay: str | None
    origin_outlet: str | None
    translated: bool
    said_at: str | None
    start: int
    end: int
    in_headline: bool
    background: bool
    withdrawn: bool
    inside: str | None
    replies_to: str | None
    utterance: str | None
    points: str | None
    copy_group: str | None
    score: float


class Named:
    """The reports, speakers and parties of a brief's statements.

    Its methods raise ``InvalidRecord`` for a name that the brief does not hold.
    """

    def __init__(self, brief: Brief) -> None:
        self._reports = {one.id: one for one in brief.reports}
        self._speakers = {one.id: one for one in brief.speakers}
        self._parties = {one.id: one for one in brief.parties}

    def report(self, statement: Statement) -> BriefReport:
        return _held(self._reports, statement.report, statement)

    def speaker(self, statement: Statement) -> Speaker | None:
        return None if statement.speaker is None else _held(self._speakers, statement.speaker, statement)

    def party(self, statement: Statement) -> Party | None:
        return None if statement.party is None else _held(self._parties, statement.party, statement)


def rows(brief: Brief) -> list[Row]:
    """A row for each statement of ``brief``, in its order."""
    points: dict[str, list[str]] = {}
    for point in brief.points:
        for cell in point.stances:
            for id_ in cell.statements:
                points.setdefault(id_, []).append(point.id)
    named = Named(brief)
    return [_row(statement, named, points.get(statement.id, [])) for statement in brief.statements]


def _row(one: Statement, named: Named, points: list[str]) -> Row:
    report, speaker, party = named.report(one), named.speaker(one), named.party(one)
    return Row(
        statement=one.id,
        report=report.id,
        outlet=report.outlet,
        title=report.title,
        published=report.published,
        url=report.url,
        speaker=speaker.name if speaker else None,
        speaker_named=speaker.named if speaker else None,
        roles=_joined(role.text.exact for role in speaker.roles) if speaker else None,
        party=party.name if party else None,
        act=one.act,
        mode=one.mode,
        uttered=one.uttered,
        negated=one.negated,
        hedged=one.hedged,
        source=one.source.exact if one.source else None,
        cue=one.cue.exact if one.cue else None,
        content=GAP.join(piece.exact for piece in one.content),
        negators=_joined(words.exact for words in one.negators),
        hedges=_joined(words.exact for words in one.hedges),
        reporter_hedges=_joined(words.exact for words in one.reporter_hedges),
        channel=one.channel.exact if one.channel else None,
        venue=one.venue.exact if one.venue else None,
        relay=_joined(relay.name for relay in one.relay),
        origin_outlet=one.origin_outlet,
        translated=one.translation is not None,
        said_at=one.said_at.start if one.said_at else None,
        start=one.content[0].start,
        end=one.content[-1].end,
        in_headline=one.in_headline,
        background=one.background,
        withdrawn=one.withdrawn,
        inside=one.inside,
        replies_to=one.replies_to,
        utterance=one.utterance,
        points=_joined(points),
        copy_group=report.copy_group,
        score=one.score,
    )


def _joined(words: Iterable[str]) -> str | None:
    return "; ".join(words) or None


def _held(known: Mapping[str, T], id_: str, statement: Statement) -> T:
    if id_ not in known:
        raise InvalidRecord(f"statement {statement.id}: the brief holds no {id_!r}")
    return known[id_]
