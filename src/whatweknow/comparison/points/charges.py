"""Whom a statement charges with a deed, or clears of one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from whatweknow.comparison.points.wording import Wording
from whatweknow.records import Act, Statement


def find_charged(statements: Sequence[Statement], wordings: Mapping[str, Wording]) -> dict[str, str]:
    """The party that each accusation, denial or admission is about, by the statement's id; not all have one.

    An accusation is about another party that it names, a denial or admission about the speaker's own, or one that
    it names. Of several, the party that the event's statements accuse most often is meant: the others are victims,
    places and owners.
    """
    accused: Counter[str] = Counter()
    for statement in statements:
        if statement.act is Act.ACCUSE:
            accused.update(wordings[statement.id].parties - {statement.party})
    charged = {}
    for statement in statements:
        about = {party for party in _about(statement, wordings[statement.id]) if accused[party]}
        if about:
            charged[statement.id] = min(about, key=lambda party: (-accused[party], party))
    return charged


def _about(statement: Statement, wording: Wording) -> set[str]:
    own = {statement.party} if statement.party else set()
    if statement.act is Act.ACCUSE:
        return set(wording.parties - own)
    if statement.act in (Act.DENY, Act.CONFIRM):
        return set(wording.parties | own)
    return set()
