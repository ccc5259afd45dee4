"""Where parties stand on a point, over time."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from types import MappingProxyType

import msgspec

from whatweknow.comparison.moments import moments
from whatweknow.comparison.points.quotes import quote_order
from whatweknow.records import Act, BriefReport, PartyStance, Stance, Statement

TAKES_STANCE = frozenset(
    (Act.ASSERT, Act.ACCUSE, Act.DENY, Act.CONFIRM, Act.CANNOT_CONFIRM, Act.NO_COMMENT, Act.SPECULATE)
)
INTERNATIONAL = re.compile(r"\binternational\s+(?:air\s?space|waters?|seas?|territory)\b|\bhigh seas\b", re.IGNORECASE)
OWNED = re.compile(r"\b(?:air\s?space|waters|territor(?:y|ial)|soil)\b", re.IGNORECASE)


def stance_of(statement: Statement, denied: bool | None = None) -> Stance:
    """The stance that ``statement`` takes on the affirmative form of what it is about.

    ``denied`` says whether what it shares with others is negated, where that is known.
    """
    if statement.act is Act.CANNOT_CONFIRM:
        return Stance.CANNOT_CONFIRM
    if statement.act is Act.NO_COMMENT:
        return Stance.NO_COMMENT
    if statement.act in (Act.ACCUSE, Act.CONFIRM):
        return Stance.ASSERTS  # what they negate is a part of the charge: "fired, and not for the first time"
    negated = bool(statement.negated) if denied is None else denied
    return Stance.DENIES if negated or statement.act is Act.DENY else Stance.ASSERTS


def stances_on_point(
    statements: Iterable[Statement], denied: Mapping[str, bool] = MappingProxyType({})
) -> dict[str, Stance]:
    """The stance of each of the ``statements`` on one point, by id.

    Who places a thing in international waters denies those who place it in somebody's.
    """
    rows = [(one, stance_of(one, denied.get(one.id))) for one in statements]
    owned = {one.party for one, stance in rows if stance is Stance.ASSERTS and _place(one) == "owned"}
    return {
        one.id: Stance.DENIES
        if stance is Stance.ASSERTS and owned - {one.party} and _place(one) == "international"
        else stance
        for one, stance in rows
    }


def _place(statement: Statement) -> str:
    words = " ".join(piece.exact for piece in statement.content)
    return "international" if INTERNATIONAL.search(words) else "owned" if OWNED.search(words) else ""


def reply_stance(reply: Statement, answered: Stance) -> Stance:
    """The stance of a statement that answers one of the stance ``answered``: who denies a denial asserts."""
    stance = stance_of(reply)
    return Stance.ASSERTS if stance is answered is Stance.DENIES else stance


def party_stances(
    statements: Iterable[Statement],
    stances: Mapping[str, Stance],
    reports: Mapping[str, BriefReport],
    same: Callable[[Statement, Statement], bool],
    last: Container[str] = frozenset(),
) -> tuple[PartyStance, ...]:
    """The cells that ``statements`` on one point make: parties in the order of their first word, stances likewise.

    In a cell the statements that tell most come first, but for those whose ids are in ``last``.

    A party that says both yes and no has two cells. The later is marked as a change if all of it was reported after
    all of the other, and in it the party admits, or a speaker of before now holds, the opposite of the same (``same``)
    proposition; otherwise the party disagrees with itself, and that is left to be seen.
    """
    ordered = sorted(statements, key=lambda one: _reading_order(one, reports))
    said: defaultdict[tuple[str, Stance], list[Statement]] = defaultdict(list)
    for statement in ordered:
        if statement.party is not None:
            said[statement.party, stances[statement.id]].append(statement)
    parties = list(dict.fromkeys(party for party, _ in said))
    cells = {key: _cell(*key, own, reports, last) for key, own in said.items()}
    rows = []
    for (party, stance), own in said.items():
        cell = cells[party, stance]
        earlier = [
            said[key]
            for key, other in cells.items()
            if key[0] == party and cell.since and other.until and _precedes(other.until, cell.since)
        ]
        changed = any(_moved(later, before, same) for later in own for others in earlier for before in others)
        rows.append(msgspec.structs.replace(cell, changed=changed))
    return tuple(sorted(rows, key=lambda row: parties.index(row.party)))


def _moved(later: Statement, earlier: Statement, same: Callable[[Statement, Statement], bool]) -> bool:
    admits = later.act is Act.CONFIRM or (later.speaker is not None and later.speaker == earlier.speaker)
    return admits and same(later, earlier)


def _cell(
    party: str,
    stance: Stance,
    statements: Sequence[Statement],
    reports: Mapping[str, BriefReport],
    last: Container[str],
) -> PartyStance:
    ordered = sorted(statements, key=lambda one: (one.id in last, quote_order(one)))
    times = sorted(
        (time for statement in statements if (time := reports[statement.report].published)),
        key=lambda time: (moments(time), time),
    )
    return PartyStance(
        party=party,
        stance=stance,
        statements=tuple(statement.id for statement in ordered),
        since=times[0] if times else None,
        until=times[-1] if times else None,
        origins=len({statement.origin_outlet or statement.report for statement in statements}),
    )


def _reading_order(statement: Statement, reports: Mapping[str, BriefReport]) -> tuple[object, ...]:
    published = reports[statement.report].published
    return (published is None, moments(published or "")[0], statement.report, statement.content[0].start, statement.id)


def _precedes(earlier: str, later: str) -> bool:
    return moments(earlier)[1] < moments(later)[0]
