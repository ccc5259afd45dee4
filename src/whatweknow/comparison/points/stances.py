"""Where parties stand on a point, over time."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from whatweknow.comparison.moments import moments
from whatweknow.comparison.points.quotes import quote_order
from whatweknow.records import Act, BriefReport, PartyStance, Stance, Statement

TAKES_STANCE = frozenset(
    (Act.ASSERT, Act.ACCUSE, Act.DENY, Act.CONFIRM, Act.CANNOT_CONFIRM, Act.NO_COMMENT, Act.SPECULATE)
)
INTERNATIONAL = re.compile(r"\binternational\s+(?:air\s?space|waters?|seas?|territory)\b|\bhigh seas\b", re.IGNORECASE)
OWNED = re.compile(r"\b(?:air\s?space|waters|territor(?:y|ial)|soil)\b", re.IGNORECASE)


def stance_of(statement: Statement) -> Stance:
    """The stance that ``statement`` takes on the affirmative form of what it is about."""
    if statement.act is Act.CANNOT_CONFIRM:
        return Stance.CANNOT_CONFIRM
    if statement.act is Act.NO_COMMENT:
        return Stance.NO_COMMENT
    if statement.act in (Act.ACCUSE, Act.CONFIRM):
        return Stance.ASSERTS  # what they negate is a part of the charge: "fired, and not for the first time"
    return Stance.DENIES if statement.negated or statement.act is Act.DENY else Stance.ASSERTS


def stances_on_point(statements: Iterable[Statement]) -> dict[str, Stance]:
    """The stance of each of the ``statements`` on one point, by id.

    Who places a thing in international waters denies those who place it in somebody's.
    """
    rows = [(one, stance_of(one)) for one in statements]
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


def party_stances(statements: Iterable[Statement], reports: Mapping[str, BriefReport]) -> tuple[PartyStance, ...]:
    """The cells that ``statements`` on one point make: parties in the order of their first word, stances likewise.

    A party that says both yes and no has two cells. The later is marked as a change if all of it was reported after
    all of the other; otherwise the party disagrees with itself, and that is left to be seen.
    """
    ordered = sorted(statements, key=lambda one: _reading_order(one, reports))
    stances = stances_on_point(ordered)
    cells: defaultdict[tuple[str, Stance], list[Statement]] = defaultdict(list)
    for statement in ordered:
        if statement.party is not None:
            cells[statement.party, stances[statement.id]].append(statement)
    parties = list(dict.fromkeys(party for party, _ in cells))
    rows = [_cell(party, stance, said, reports) for (party, stance), said in cells.items()]
    marked = [_with_change(row, [other for other in rows if other.party == row.party]) for row in rows]
    return tuple(sorted(marked, key=lambda row: parties.index(row.party)))


def _cell(
    party: str, stance: Stance, statements: Sequence[Statement], reports: Mapping[str, BriefReport]
) -> PartyStance:
    times = sorted(
        (time for statement in statements if (time := reports[statement.report].published)),
        key=lambda time: (moments(time), time),
    )
    return PartyStance(
        party=party,
        stance=stance,
        statements=tuple(statement.id for statement in sorted(statements, key=quote_order)),
        since=times[0] if times else None,
        until=times[-1] if times else None,
        origins=len({statement.origin_outlet or statement.report for statement in statements}),
    )


def _with_change(row: PartyStance, own: Sequence[PartyStance]) -> PartyStance:
    before = (other.until for other in own if other.stance is not row.stance)
    changed = row.since is not None and any(until is not None and _precedes(until, row.since) for until in before)
    return PartyStance(
        party=row.party,
        stance=row.stance,
        statements=row.statements,
        since=row.since,
        until=row.until,
        changed=changed,
        origins=row.origins,
    )


def _reading_order(statement: Statement, reports: Mapping[str, BriefReport]) -> tuple[object, ...]:
    published = reports[statement.report].published
    return (published is None, moments(published or "")[0], statement.report, statement.content[0].start, statement.id)


def _precedes(earlier: str, later: str) -> bool:
    return moments(earlier)[1] < moments(later)[0]
