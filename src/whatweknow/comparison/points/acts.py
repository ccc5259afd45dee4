"""Acts read again once the parties are known: what a party tells of its own deeds accuses nobody."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from whatweknow.comparison.points.wording import PartyNames, find_named
from whatweknow.records import Act, Party, Statement

BLAMING_CUE = re.compile(r"accus|blam|charg|alleg|point|hold|held|responsib|condemn|fault", re.IGNORECASE)
OTHERS_DEED = re.compile(r"\b(?:by|blame[ds]?|against|evidence|intelligence)\b", re.IGNORECASE)

NO_EVIDENCE = re.compile(r"\bno (?:evidence|proof|indication)\b", re.IGNORECASE)


def reread_acts(statements: Sequence[Statement], parties: Sequence[Party]) -> tuple[Statement, ...]:
    """``statements`` in their order.

    An accusation in neutral words ("said") whose doer is its own party asserts; a party that sees no evidence of a
    deed of its own denies it.
    """
    names = PartyNames(parties)
    return tuple(_reread(one, names) for one in statements)


def _reread(one: Statement, names: PartyNames) -> Statement:
    if one.act is Act.ACCUSE and _is_own_deed(one, names):
        return replace(one, act=Act.ASSERT)
    if one.act is Act.CANNOT_CONFIRM and _finds_own_side_clear(one, names):
        return replace(one, act=Act.DENY)
    return one


def _finds_own_side_clear(statement: Statement, names: PartyNames) -> bool:
    return any(
        NO_EVIDENCE.search(piece.exact) and statement.party in set(find_named(piece.exact, names))
        for piece in statement.content
    )


def _is_own_deed(statement: Statement, names: PartyNames) -> bool:
    if statement.party is None or (statement.cue and BLAMING_CUE.search(statement.cue.exact)):
        return False
    first = next((party for piece in statement.content for party in find_named(piece.exact, names)), None)
    return first == statement.party and not any(OTHERS_DEED.search(piece.exact) for piece in statement.content)
