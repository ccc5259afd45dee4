"""Statements as flat rows, for tables: ids resolved to names, everything else as in brief.json."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from whatweknow.briefing.views.holdings import GAP, Entry, Holdings
from whatweknow.records import Brief


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


def rows(brief: Brief) -> list[Row]:
    """A row for each statement of ``brief``, in its order."""
    return [_row(entry) for entry in Holdings(brief).entries()]


def _row(entry: Entry) -> Row:
    one, report = entry.statement, entry.passage.report
    speaker, party = entry.voice.speaker, entry.voice.party
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
        points=_joined(position.point.id for position in entry.positions),
        copy_group=report.copy_group,
        score=one.score,
    )


def _joined(words: Iterable[str]) -> str | None:
    return "; ".join(words) or None
