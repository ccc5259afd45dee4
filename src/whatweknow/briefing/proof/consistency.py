"""What must follow from the rest of a brief: ids from what they name, flags from the words that show them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from whatweknow.names import party_id
from whatweknow.records import (
    BlockKind,
    Brief,
    Citation,
    Claim,
    CorrectionKind,
    Span,
    Stance,
    Statement,
    content_id,
    point_id,
    statement_id,
)


def consistency_problems(brief: Brief) -> Iterator[str]:
    """Everything in ``brief`` that does not follow from the rest of it as whatweknow writes it.

    Ids are derived again: of statements from the places of their words, of points from the quotation, of parties
    from the name. What a person corrected is held against what it replaced.
    """
    by_hand = _ByHand(brief)
    for statement in brief.statements:
        yield from _statement_problems(statement, by_hand)
    yield from _speaker_problems(brief)
    yield from _headline_problems(brief, by_hand)
    yield from _point_problems(brief, by_hand)
    yield from _party_problems(brief)
    yield from _group_problems(brief)


class _ByHand:
    """What was set by a person, by kind and by the id of what was changed, with the words that stood there first."""

    def __init__(self, brief: Brief) -> None:
        self._was: defaultdict[CorrectionKind, dict[str, tuple[Citation, ...]]] = defaultdict(dict)
        for one in brief.corrections:
            for subject in one.subjects if one.applied else ():
                self._was[one.what].setdefault(subject, one.was)

    def set(self, kind: CorrectionKind, subject: str) -> bool:
        return subject in self._was[kind]

    def was(self, kind: CorrectionKind, subject: str) -> tuple[Citation, ...]:
        return self._was[kind].get(subject, ())


def _statement_problems(one: Statement, by_hand: _ByHand) -> Iterator[str]:
    place = f"statements[{one.id}]"
    if not one.content:
        yield f"{place}.content: must have at least one piece"
        return
    before = by_hand.was(CorrectionKind.SET_CONTENT, one.id)
    if one.id not in {statement_id(content, one.source) for content in (one.content, *_runs(before))}:
        yield f"{place}.id: the places of content and source give {statement_id(one.content, one.source)!r}"
    if any(a.end > b.start for a, b in zip(one.content, one.content[1:], strict=False)):
        yield f"{place}.content: the pieces must be in order and not overlap"
    for key, value, words, kind in (
        ("negated", one.negated, one.negators, CorrectionKind.SET_NEGATED),
        ("hedged", one.hedged, one.hedges + one.reporter_hedges, CorrectionKind.SET_HEDGED),
    ):
        if value is not None and value != bool(words) and not by_hand.set(kind, one.id):
            yield f"{place}.{key}: is {value}, but {len(words)} citations show it"
    for relay in one.relay:
        if relay.name != " ".join(relay.span.exact.split()):
            yield f"{place}.relay: {relay.name!r} is not what the report has, {relay.span.exact!r}"


def _runs(words: Sequence[Citation]) -> Iterator[Sequence[Citation]]:
    """Each stretch of neighbours: one correction may have replaced the contents of several statements."""
    for start in range(len(words)):
        for end in range(start + 1, len(words) + 1):
            yield words[start:end]


def _speaker_problems(brief: Brief) -> Iterator[str]:
    speakers = {one.id: one for one in brief.speakers}
    heard = {one.speaker for one in brief.statements}
    for one in brief.statements:
        speaker = speakers.get(one.speaker or "")
        if one.party != (speaker.party if speaker else None):
            yield f"statements[{one.id}].party: is {one.party!r}, not the speaker's"
        if speaker and one.source and one.source not in speaker.mentions:
            yield f"statements[{one.id}].speaker: {one.source.exact!r} is not among the mentions of {speaker.name!r}"
    for speaker in brief.speakers:
        if speaker.id not in heard:
            yield f"speakers[{speaker.id}]: no statement of {speaker.name!r}"


def _headline_problems(brief: Brief, by_hand: _ByHand) -> Iterator[str]:
    headlines = {
        report.id: [block.span for block in report.blocks if block.kind is BlockKind.HEADLINE]
        for report in brief.reports
        if report.blocks
    }
    for one in brief.statements:
        first = Span(one.content[0].start, one.content[0].end) if _is_stretch(one.content) else None
        if first is None or one.report not in headlines or by_hand.set(CorrectionKind.SET_CONTENT, one.id):
            continue
        if one.in_headline != any(first.overlaps(span) for span in headlines[one.report]):
            yield f"statements[{one.id}].in_headline: is {one.in_headline}, but the report's blocks say otherwise"


def _is_stretch(content: Sequence[Citation]) -> bool:
    return bool(content) and 0 <= content[0].start < content[0].end


def _point_problems(brief: Brief, by_hand: _ByHand) -> Iterator[str]:
    said = {one.id: one for one in brief.statements}
    for point in brief.points:
        place = f"points[{point.id}]"
        quotes = (point.claim.quote, *by_hand.was(CorrectionKind.QUOTE_POINT, point.id))
        if point.id not in {point_id(Claim(quote, point.claim.party)) for quote in quotes}:
            yield f"{place}.id: the place of the quotation gives {point_id(point.claim)!r}"
        cells = [(cell.party, id_) for cell in point.stances for id_ in cell.statements if id_ in said]
        yield from (
            f"{place}.stances: statement {id_} is not one of party {party!r}"
            for party, id_ in cells
            if said[id_].party != party and not by_hand.set(CorrectionKind.SET_STANCE, point.id)
        )
        own = [id_ for _, id_ in cells if said[id_].party == point.claim.party]
        holding = {id_ for id_ in own if _holds(said[id_], point.claim.quote)}
        if not holding:
            yield f"{place}.claim: no statement of the point and of party {point.claim.party!r} holds the quotation"
        stances = {cell.stance is Stance.DENIES for cell in point.stances if holding & {*cell.statements}}
        if stances and point.claim.denied not in stances and not by_hand.set(CorrectionKind.SET_STANCE, point.id):
            yield f"{place}.claim.denied: is {point.claim.denied}, but the statement's cell says otherwise"
    if sorted(point.rank for point in brief.points) != list(range(1, len(brief.points) + 1)):
        yield f"points: the ranks must be 1 to {len(brief.points)}, each once"


def _holds(statement: Statement, quote: Citation) -> bool:
    return any(
        piece.report == quote.report and piece.start <= quote.start and quote.end <= piece.end
        for piece in statement.content
    )


def _party_problems(brief: Brief) -> Iterator[str]:
    for one in brief.parties:
        if one.id != (party_id(one.name) or content_id("p", one.name)):
            yield f"parties[{one.id}].id: the name {one.name!r} gives {party_id(one.name)!r}"


def _group_problems(brief: Brief) -> Iterator[str]:
    """Groups and their members must name each other."""
    members: Mapping[str, set[tuple[str, str]]] = {
        "copies": {(one, group.id) for group in brief.copies for one in group.reports},
        "utterances": {(one, group.id) for group in brief.utterances for one in group.statements},
    }
    naming: Mapping[str, set[tuple[str, str]]] = {
        "copies": {(one.id, one.copy_group) for one in brief.reports if one.copy_group},
        "utterances": {(one.id, one.utterance) for one in brief.statements if one.utterance},
    }
    for part in members:
        for member, group in sorted(members[part] ^ naming[part]):
            yield f"{part}[{group}]: {member!r} and the group must name each other"
