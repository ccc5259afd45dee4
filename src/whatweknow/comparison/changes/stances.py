"""Stances that a party newly takes, leaves, or holds more or less firmly."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from whatweknow.comparison.changes.pairing import BriefPair, alike, shown, terms_of
from whatweknow.comparison.moments import moments
from whatweknow.comparison.points.stances import TAKES_STANCE, stance_of
from whatweknow.records import Act, BriefReport, Change, ChangeKind, Point, Stance, Statement

OPEN_STANCES = (Stance.CANNOT_CONFIRM, Stance.NO_COMMENT)


def changed_stances(pair: BriefPair) -> Iterator[Change]:
    """What a party says on a point that it did not say before, point by point."""
    for point in sorted(pair.new.points, key=lambda point: point.rank):
        earlier = pair.points.get(point.id)
        for cell in point.stances:
            fresh = [one for id_ in cell.statements if pair.fresh(one := pair.new_statements[id_])]
            if fresh:
                kind, old, new = _kind(cell.stance, fresh, _before(pair, earlier, cell.party, fresh), pair)
                if kind is not None and new is not None:
                    before = shown(old, pair.old_texts) if old else None
                    now = shown(new, pair.new_texts)
                    yield Change(kind=kind, party=cell.party, point=point.id, statement=new.id, old=before, new=now)


def _before(
    pair: BriefPair, point: Point | None, party: str, fresh: Sequence[Statement]
) -> Mapping[Stance, Sequence[Statement]]:
    """What the party said before: on the point, or in so many words on none."""
    before: defaultdict[Stance, list[Statement]] = defaultdict(list)
    for cell in point.stances if point else ():
        if pair.party.get(cell.party) == party:
            before[cell.stance] += (pair.old_statements[id_] for id_ in cell.statements)
    if not before:
        about = [terms_of(one) for one in fresh]
        for one in pair.said_before(party):
            if one.act in TAKES_STANCE and any(alike(terms_of(one), other) for other in about):
                before[stance_of(one)].append(one)
    return before


def _kind(
    stance: Stance, fresh: Sequence[Statement], before: Mapping[Stance, Sequence[Statement]], pair: BriefPair
) -> tuple[ChangeKind | None, Statement | None, Statement | None]:
    """What changed, if anything; what the party said before, and what it says now."""
    same = before.get(stance, ())
    others = [one for other, said in before.items() if other is not stance for one in said]
    if same:
        return _firmness(stance, fresh, same, pair)
    last = _latest(others, pair.old_reports)
    confirming = next((one for one in fresh if one.act is Act.CONFIRM), None)
    if stance is Stance.DENIES:
        return ChangeKind.NEWLY_DENIED, last, fresh[0]
    if stance is Stance.ASSERTS and (others or confirming):
        return ChangeKind.NEWLY_CONFIRMED, last, confirming or fresh[0]
    taken_back = stance in OPEN_STANCES and any(other not in OPEN_STANCES for other in before)
    return (ChangeKind.SOFTENED if taken_back else ChangeKind.NEW), last, fresh[0]


def _firmness(
    stance: Stance, fresh: Sequence[Statement], same: Sequence[Statement], pair: BriefPair
) -> tuple[ChangeKind | None, Statement | None, Statement | None]:
    """Whether a party that takes the same stance holds it more, or less, firmly: by the hedges of what it says."""
    plain = [one for one in fresh if not one.hedged]
    if stance in OPEN_STANCES:
        return None, None, None
    if all(one.hedged for one in same) and plain:
        return ChangeKind.HARDENED, _latest(same, pair.old_reports), plain[0]
    later = _latest(fresh, pair.new_reports)
    if not plain and not any(one.hedged for one in same) and _is_later(later, same, pair):
        return ChangeKind.SOFTENED, _latest(same, pair.old_reports), later
    return None, None, None


def _latest(said: Sequence[Statement], reports: Mapping[str, BriefReport]) -> Statement | None:
    """The statement whose report was published last; the first of several."""
    return max(said, key=lambda one: moments(reports[one.report].published or "")[0], default=None)


def _is_later(one: Statement | None, others: Iterable[Statement], pair: BriefPair) -> bool:
    if one is None:
        return False
    start = moments(pair.new_reports[one.report].published or "")[0]
    return all(moments(pair.old_reports[other.report].published or "")[0] <= start for other in others)
