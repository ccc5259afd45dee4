"""Corrections of statements."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from whatweknow.briefing.corrections.finding import find_speaker, find_statements
from whatweknow.briefing.corrections.outcome import Outcome
from whatweknow.briefing.corrections.speakers import give, tidy
from whatweknow.errors import DoesNotFit
from whatweknow.records import Act, Brief, Citation, Correction, Statement


def drop(brief: Brief, correction: Correction) -> Outcome:
    gone = find_statements(brief, correction.target, correction.in_report)
    ids = {one.id for one in gone}
    left = tuple(
        replace(one, inside=None if one.inside in ids else one.inside) for one in brief.statements if one.id not in ids
    )
    was = tuple(piece for one in gone for piece in one.content)
    return Outcome(tidy(replace(brief, statements=left)), _ids(gone), was=was)


def set_act(brief: Brief, correction: Correction) -> Outcome:
    found = find_statements(brief, correction.target, correction.in_report)
    act = Act(str(correction.value))
    return Outcome(_with(brief, [replace(one, act=act) for one in found]), _ids(found), tuple(one.act for one in found))


def set_negated(brief: Brief, correction: Correction) -> Outcome:
    found = find_statements(brief, correction.target, correction.in_report)
    negated = correction.value is True
    fixed = [replace(one, negated=negated, negators=one.negators if negated else ()) for one in found]
    return Outcome(_with(brief, fixed), _ids(found), tuple(one.negated for one in found))


def set_hedged(brief: Brief, correction: Correction) -> Outcome:
    found = find_statements(brief, correction.target, correction.in_report)
    fixed = [
        replace(one, hedged=True)
        if correction.value is True
        else replace(one, hedged=False, hedges=(), reporter_hedges=())
        for one in found
    ]
    return Outcome(_with(brief, fixed), _ids(found), tuple(one.hedged for one in found))


def set_speaker(brief: Brief, correction: Correction) -> Outcome:
    """Another speaker of the brief says it, or, for an empty name, nobody that is named."""
    found = find_statements(brief, correction.target, correction.in_report)
    speaker = find_speaker(brief, str(correction.value)).id if correction.value else None
    names = {one.id: one.name for one in brief.speakers}
    before = tuple(names.get(one.speaker or "") for one in found)
    for one in found:
        brief = give(brief, one, speaker)
    return Outcome(tidy(brief), _ids(found), before)


def set_content(brief: Brief, correction: Correction, texts: Mapping[str, str]) -> Outcome:
    """Other words of the report are what is said. The statement keeps its id, by which people know it."""
    found = find_statements(brief, correction.target, correction.in_report)
    pieces = correction.value if isinstance(correction.value, tuple) else ()
    fixed = [replace(one, content=_cited(one, pieces, texts[one.report])) for one in found]
    was = tuple(piece for one in found for piece in one.content)
    return Outcome(_with(brief, fixed), _ids(found), was=was)


def _cited(statement: Statement, pieces: tuple[str, ...], text: str) -> tuple[Citation, ...]:
    """The places of ``pieces``, one after the other, nearest to where the statement stands."""
    content: list[Citation] = []
    for words in pieces:
        after = content[-1].end if content else 0
        near = content[-1].end if content else statement.content[0].start
        starts = [
            at for at in (text.rfind(words, after, near + len(words)), text.find(words, max(after, near))) if at >= 0
        ]
        if not starts:
            raise DoesNotFit(f"report {statement.report!r} does not hold the words {words!r}, in this order")
        start = min(starts, key=lambda at: abs(at - near))
        content.append(Citation(statement.report, start, start + len(words), words))
    return tuple(content)


def _with(brief: Brief, fixed: list[Statement]) -> Brief:
    by_id = {one.id: one for one in fixed}
    return replace(brief, statements=tuple(by_id.get(one.id, one) for one in brief.statements))


def _ids(statements: list[Statement]) -> tuple[str, ...]:
    return tuple(one.id for one in statements)
