"""Where parties stand on a point, over time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta

from whatweknow.records import Act, BriefReport, PartyStance, Stance, Statement

TAKES_STANCE = frozenset(
    (Act.ASSERT, Act.ACCUSE, Act.DENY, Act.CONFIRM, Act.CANNOT_CONFIRM, Act.NO_COMMENT, Act.SPECULATE)
)
BARE_DATE = len("2023-05-03")


def stance_of(statement: Statement) -> Stance:
    """The stance that ``statement`` takes on the affirmative form of what it is about."""
    if statement.act is Act.CANNOT_CONFIRM:
        return Stance.CANNOT_CONFIRM
    if statement.act is Act.NO_COMMENT:
        return Stance.NO_COMMENT
    return Stance.DENIES if statement.negated or statement.act is Act.DENY else Stance.ASSERTS


def party_stances(statements: Iterable[Statement], reports: Mapping[str, BriefReport]) -> tuple[PartyStance, ...]:
    """The cells that ``statements`` on one point make: parties in the order of their first word, stances likewise.

    A party that says both yes and no has two cells. The later is marked as a change if all of it was reported after
    all of the other; otherwise the party disagrees with itself, and that is left to be seen.
    """
    cells: defaultdict[tuple[str, Stance], list[Statement]] = defaultdict(list)
    for statement in sorted(statements, key=lambda one: _reading_order(one, reports)):
        if statement.party is not None:
            cells[statement.party, stance_of(statement)].append(statement)
    parties = list(dict.fromkeys(party for party, _ in cells))
    rows = [_cell(party, stance, said, reports) for (party, stance), said in cells.items()]
    marked = [_with_change(row, [other for other in rows if other.party == row.party]) for row in rows]
    return tuple(sorted(marked, key=lambda row: parties.index(row.party)))


def _cell(
    party: str, stance: Stance, statements: Sequence[Statement], reports: Mapping[str, BriefReport]
) -> PartyStance:
    times = sorted(
        (time for statement in statements if (time := reports[statement.report].published)),
        key=lambda time: (_moments(time), time),
    )
    return PartyStance(
        party=party,
        stance=stance,
        statements=tuple(statement.id for statement in statements),
        since=times[0] if times else None,
        until=times[-1] if times else None,
        origins=len({statement.report for statement in statements}),
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
    return (published is None, _moments(published or "")[0], statement.report, statement.content[0].start, statement.id)


def _precedes(earlier: str, later: str) -> bool:
    return _moments(earlier)[1] < _moments(later)[0]


def _moments(time: str) -> tuple[float, float]:
    """The first and last second that an ISO 8601 time may mean; a bare day is all of it, a time without zone is UTC."""
    try:
        start = datetime.fromisoformat(time if len(time) > BARE_DATE else f"{time}T00:00:00")
    except ValueError:
        return (0.0, 0.0)
    offset = start.utcoffset() or timedelta()
    first = (start.replace(tzinfo=None) - offset - datetime(1970, 1, 1)).total_seconds()
    return (first, first if len(time) > BARE_DATE else first + 24 * 3600 - 1)
