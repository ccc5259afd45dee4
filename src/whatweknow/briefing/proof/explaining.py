"""How a statement came to be, as plain text for a person who doubts it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from whatweknow.briefing.views.holdings import Entry, Holdings
from whatweknow.briefing.views.labels import ACTS, CORRECTIONS, MODES, STANCES, count
from whatweknow.briefing.views.readable_times import readable_time, readable_when
from whatweknow.errors import InputError
from whatweknow.names import name_key
from whatweknow.records import Brief, Citation, CorrectionKind, Party, Speaker, Statement

LISTED = 10  # ids, where several statements fit
AROUND = 40  # code points of the report shown on either side of a span
_BROKEN_START, _BROKEN_END = re.compile(r"^\S*\s"), re.compile(r"\s\S*$")
WIDTH = 10  # of the names of lines
Line = tuple[str, str]


def explain(brief: Brief, statement: str, texts: Mapping[str, str]) -> str:
    """What the statement of that id (or of the only id that begins so) rests on, a fact a line.

    ``texts`` maps report ids to stored texts; each span is shown with what stands around it.

    Raises:
        InputError: no statement, or more than one, has an id that begins with ``statement``.
        InvalidRecord: the statement names a report, speaker or party that the brief does not hold.
    """
    found = _found(brief, statement)
    entry = Holdings(brief).entry(found.id)
    said = (_words(entry, texts), _held(found, texts), _came(found, texts))
    known = (_who(entry, brief), _dispute(entry), _others(found, brief), _by_hand(found, brief))
    lines = [line for part in (*said, *known) for line in part]
    return "".join(f"{name:<{WIDTH}} {value}".rstrip() + "\n" for name, value in lines)


def _found(brief: Brief, wanted: str) -> Statement:
    exact = [one for one in brief.statements if one.id == wanted]
    found = exact or [one for one in brief.statements if wanted and one.id.startswith(wanted)]
    if len(found) == 1:
        return found[0]
    dropped = [
        one
        for one in brief.corrections
        if one.what is CorrectionKind.DROP_STATEMENT and one.applied and wanted in one.subjects
    ]
    if dropped:
        reason = f": {dropped[0].reason}" if dropped[0].reason else ""
        raise InputError(f"statement {wanted!r}: {dropped[0].by} dropped it on {dropped[0].at}{reason}")
    if not found:
        raise InputError(f"statement {wanted!r}: none of the {len(brief.statements)} ids of the brief begins so")
    listed = ", ".join(one.id for one in found[:LISTED]) + (" ..." if len(found) > LISTED else "")
    raise InputError(f"statement {wanted!r} is ambiguous, give more of its id: {len(found)} ids begin so: {listed}")


def _words(entry: Entry, texts: Mapping[str, str]) -> Iterator[Line]:
    one, report = entry.statement, entry.passage.report
    yield "statement", one.id
    published = readable_time(report.published, report.published_precision) if report.published else "time not given"
    yield "report", f"{one.report} ({report.outlet or 'outlet not given'}, {published})"
    for number, piece in enumerate(one.content):
        yield "content" if number == 0 else "", _shown(piece, texts)
    yield "source", _shown(one.source, texts) if one.source else "none: the report does not say who"
    yield "cue", _shown(one.cue, texts) if one.cue else "none"
    yield "mode", f"{one.mode} ({MODES[one.mode]})"
    yield "score", f"{one.score} of 1: how sure the model is of source, cue and content together"
    if one.in_headline:
        yield "place", "in a headline"


def _held(one: Statement, texts: Mapping[str, str]) -> Iterator[Line]:
    yield "act", f"{one.act or 'not worked out'}{f' ({ACTS[one.act]})' if one.act in ACTS else ''}"
    for name, value, words in (
        ("negated", one.negated, one.negators),
        ("hedged", one.hedged, one.hedges),
        ("", one.hedged, one.reporter_hedges),
    ):
        by = ", by the reporter" if not name else ""
        if name:
            yield name, "not worked out" if value is None else "yes" if value else "no"
        yield from (("", f"{_shown(cited, texts)}{by}") for cited in words)
    if one.uttered is False:
        yield "uttered", "no: the report does not say that it was said"


def _came(one: Statement, texts: Mapping[str, str]) -> Iterator[Line]:
    """Where, when and through whom it came."""
    for name, cited in (("channel", one.channel), ("venue", one.venue)):
        if cited:
            yield name, _shown(cited, texts)
    yield from (("through", _shown(relay.span, texts)) for relay in one.relay)
    if one.said_at:
        yield "said at", readable_when(one.said_at)
    if one.background:
        yield "", "long before the event's reports: background"
    if one.translation:
        yield "translated", _shown(one.translation, texts)
    if one.origin_outlet:
        yield "words of", one.origin_outlet
    if one.withdrawn:
        yield "withdrawn", "only an older version of the report has it"


def _who(entry: Entry, brief: Brief) -> Iterator[Line]:
    one, speaker, party = entry.statement, entry.voice.speaker, entry.voice.party
    if speaker is None:
        yield "speaker", "none: not attributed"
        return
    yield "speaker", f"{speaker.name} ({speaker.id}, {'named' if speaker.named else 'not named by any report'})"
    chain = sorted(speaker.mentions, key=lambda cited: (cited.report != one.report, cited.report, cited.start))
    for cited in chain:
        here = "   <- here" if cited == one.source else ""
        yield "", f"called {_cited(cited)}{here}"
    for role in speaker.roles:
        yield "", f"{'formerly ' if role.former else ''}{_cited(role.text)}"
    if party is None:
        yield "party", "none: the reports show nobody for whom the speaker speaks"
        return
    yield "party", f"{party.name} ({party.id})"
    yield from (("", reason) for reason in _reasons(speaker, party, brief))


def _reasons(speaker: Speaker, party: Party, brief: Brief) -> Iterator[str]:
    """Why a speaker speaks for a party, as far as the brief holds it."""
    names = {name_key(speaker.name), *(name_key(cited.exact) for cited in speaker.mentions)}
    for set_ in brief.corrections:
        if set_.what is CorrectionKind.SET_PARTY and speaker.id in set_.subjects and set_.applied:
            yield f"because {set_.by} set it on {set_.at}"
            return
    for entry in brief.settings.parties:
        if name_key(entry.name) == name_key(party.name) and names & set(map(name_key, entry.speakers)):
            yield "because the party file lists the speaker"
            return
    itself = name_key(speaker.name) == name_key(party.name)
    reason = "the reports name the party itself as the source:" if itself else "because of"
    yield from (f"{reason} {_cited(cited)}" for cited in speaker.because)
    if not speaker.because:
        yield "the brief does not hold why"


def _dispute(entry: Entry) -> Iterator[Line]:
    for position in entry.positions:
        point, cell = position.point, position.cell
        label = f"{point.label.text} ({point.label.by}): " if point.label else ""
        yield "point", f"{point.id}, rank {point.rank}: {label}{_cited(point.claim.quote)}"
        others = len(cell.statements) - 1
        also = f", with {count(others, 'other statement')}" if others else ""
        yield "stance", f"{position.party.name}: {STANCES[cell.stance].lower()}{also}"
    if entry.statement.replies_to:
        yield "answers", entry.statement.replies_to
    if entry.statement.inside:
        yield "inside", entry.statement.inside


def _others(one: Statement, brief: Brief) -> Iterator[Line]:
    for group in brief.copies:
        if one.report in group.reports:
            yield "copies", f"{', '.join(group.reports)}; the origin is {group.origin} ({group.reason})"
    for utterance in brief.utterances:
        if one.id in utterance.statements and len(utterance.statements) > 1:
            places = {other.id: other.report for other in brief.statements}
            also = (f"{id_} ({places.get(id_)})" for id_ in utterance.statements if id_ != one.id)
            yield "also in", ", ".join(also)


def _by_hand(one: Statement, brief: Brief) -> Iterator[Line]:
    for correction in brief.corrections:
        if {one.id, one.speaker} & set(correction.subjects):
            what = f"{CORRECTIONS[correction.what]}: {correction.value}" if correction.value is not None else ""
            reason = f" ({correction.reason})" if correction.reason else ""
            yield "corrected", f"{what or CORRECTIONS[correction.what]}, by {correction.by}, {correction.at}{reason}"


def _cited(cited: Citation) -> str:
    return f"“{_line(cited.exact)}” {cited.report} [{cited.start}, {cited.end})"


def _shown(cited: Citation, texts: Mapping[str, str]) -> str:
    """The words of a span between the ones around it."""
    text = texts.get(cited.report, "")
    before = _BROKEN_START.sub("", text[max(0, cited.start - AROUND) : cited.start])
    after = _BROKEN_END.sub("", text[cited.end : cited.end + AROUND])
    return f"[{cited.start}, {cited.end}) {_line(before)} »{_line(cited.exact)}« {_line(after)}".strip()


def _line(words: str) -> str:
    return " ".join(words.split())
