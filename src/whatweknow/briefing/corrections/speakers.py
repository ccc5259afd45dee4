"""Corrections of speakers: their names, who is who, for whom they speak."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from whatweknow.briefing.corrections.finding import find_speaker, find_statements
from whatweknow.briefing.corrections.outcome import Outcome
from whatweknow.errors import DoesNotFit
from whatweknow.names import fold, name_key, party_id
from whatweknow.records import Brief, Citation, Correction, Party, Speaker, Statement, content_id


def rename(brief: Brief, correction: Correction) -> Outcome:
    speaker = find_speaker(brief, correction.target, correction.in_report)
    renamed = replace(speaker, name=str(correction.value), named=True)
    return Outcome(with_speaker(brief, renamed), (speaker.id,), (speaker.name,))


def merge(brief: Brief, correction: Correction) -> Outcome:
    """One speaker becomes another, who keeps name and party."""
    gone = find_speaker(brief, correction.target, correction.in_report)
    stays = find_speaker(brief, str(correction.value))
    if gone.id == stays.id:
        raise DoesNotFit(f"{correction.target!r} and {correction.value!r} are one speaker already: {stays.name!r}")
    mentions = _in_order((*stays.mentions, *gone.mentions))
    merged = replace(stays, roles=(*stays.roles, *gone.roles), mentions=mentions, party=stays.party or gone.party)
    speakers = tuple(merged if one.id == stays.id else one for one in brief.speakers if one.id != gone.id)
    own = {gone.id, stays.id}
    said = tuple(
        replace(one, speaker=stays.id, party=merged.party) if one.speaker in own else one for one in brief.statements
    )
    return Outcome(tidy(replace(brief, speakers=speakers, statements=said)), (stays.id,), (gone.name,))


def split(brief: Brief, correction: Correction) -> Outcome:
    """Some of a speaker's statements become those of another, who speaks for the same party."""
    speaker = find_speaker(brief, correction.target, correction.in_report)
    name = str(correction.value)
    moved: list[Statement] = []
    problems = []
    for target in correction.on:
        try:
            found = find_statements(brief, target, correction.in_report)
        except DoesNotFit as error:
            problems.append(str(error))
            continue
        moved += [one for one in found if one.speaker == speaker.id]
        problems += [f"statement {one.id} is not one of {speaker.name!r}" for one in found if one.speaker != speaker.id]
    if not moved:
        raise DoesNotFit("; ".join(problems))
    other = Speaker(id=content_id("p", "split", fold(name)), name=name, named=True, party=speaker.party)
    if any(one.id == other.id for one in brief.speakers):
        raise DoesNotFit(f"another speaker has been split off as {name!r} before")
    brief = replace(brief, speakers=(*brief.speakers, other))
    for one in moved:
        brief = give(brief, one, other.id)
    return Outcome(tidy(brief), (other.id,), (speaker.name,), problem="; ".join(problems) or None)


def set_party(brief: Brief, correction: Correction) -> Outcome:
    speaker = find_speaker(brief, correction.target, correction.in_report)
    brief, party = _party(brief, str(correction.value))
    before = next((one.name for one in brief.parties if one.id == speaker.party), None)
    brief = with_speaker(brief, replace(speaker, party=party))
    said = tuple(replace(one, party=party) if one.speaker == speaker.id else one for one in brief.statements)
    return Outcome(tidy(replace(brief, statements=said)), (speaker.id,), (before,))


def _party(brief: Brief, name: str) -> tuple[Brief, str | None]:
    """The id of the party that is called so, which is added if there is none; ``None`` for no name."""
    wanted = name_key(name)
    if not wanted:
        return brief, None
    called = [one for one in brief.parties if wanted == name_key(one.name)] or [
        one for one in brief.parties if wanted in map(name_key, one.aliases)
    ]
    if called:
        return brief, called[0].id
    party = Party(id=party_id(name) or content_id("p", name), name=name)
    return replace(brief, parties=(*brief.parties, party)), party.id


def give(brief: Brief, statement: Statement, speaker_id: str | None) -> Brief:
    """``statement`` with another speaker, and the words that name the source among that speaker's mentions."""
    party = next((one.party for one in brief.speakers if one.id == speaker_id), None)
    given = replace(statement, speaker=speaker_id, party=party)
    statements = tuple(given if one.id == statement.id else one for one in brief.statements)
    source = statement.source
    kept = {one.source for one in statements if one.speaker == statement.speaker}
    speakers = []
    for one in brief.speakers:
        if one.id == speaker_id and source:
            one = replace(one, mentions=_in_order((*one.mentions, source)))  # noqa: PLW2901
        elif one.id == statement.speaker and source not in kept:
            one = replace(one, mentions=tuple(words for words in one.mentions if words != source))  # noqa: PLW2901
        speakers.append(one)
    return replace(brief, statements=statements, speakers=tuple(speakers))


def with_speaker(brief: Brief, speaker: Speaker) -> Brief:
    return replace(brief, speakers=tuple(speaker if one.id == speaker.id else one for one in brief.speakers))


def tidy(brief: Brief) -> Brief:
    """``brief`` without speakers who say nothing and parties that nobody speaks for."""
    heard = {one.speaker for one in brief.statements}
    speakers = tuple(one for one in brief.speakers if one.id in heard)
    spoken_for = {one.party for one in speakers}
    return replace(brief, speakers=speakers, parties=tuple(one for one in brief.parties if one.id in spoken_for))


def _in_order(mentions: Iterable[Citation]) -> tuple[Citation, ...]:
    return tuple(sorted(set(mentions), key=lambda words: (words.report, words.start, words.end)))
