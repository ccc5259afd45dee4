"""Adds points, stances and replies to a brief."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from whatweknow.briefing.proof.verbatim import check_verbatim
from whatweknow.briefing.serialising import seal
from whatweknow.errors import InvalidRecord
from whatweknow.records import Brief, Comparison


def add_comparison(brief: Brief, comparison: Comparison, texts: Mapping[str, str]) -> Brief:
    """``brief`` with what ``comparison`` found in its statements, sealed anew.

    ``texts`` maps report ids to stored texts.

    Raises:
        InvalidRecord: a point or reply names a statement or party that the brief does not hold.
        VerbatimError: a claim does not stand in its report.
    """
    known = {statement.id for statement in brief.statements} | {party.id for party in brief.parties}
    named = {id_ for pair in comparison.replies.items() for id_ in pair}
    for point in comparison.points:
        named |= {point.claim.party, *(cell.party for cell in point.stances)}
        named |= {id_ for cell in point.stances for id_ in cell.statements}
    if named - known:
        raise InvalidRecord(f"points: the brief holds no statement or party {sorted(named - known)}")
    statements = tuple(
        replace(
            statement,
            replies_to=comparison.replies.get(statement.id),
            said_at=comparison.said_at.get(statement.id),
            background=statement.background or statement.id in comparison.background,
        )
        for statement in brief.statements
    )
    compared = replace(
        brief,
        statements=statements,
        points=comparison.points,
        evidence=comparison.evidence,
        unknowns=comparison.unknowns,
        places=comparison.places,
        figures=comparison.figures,
        timeline=comparison.timeline,
    )
    check_verbatim(compared, texts)
    return seal(compared)
