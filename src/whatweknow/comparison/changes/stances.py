"""Stances that a party newly takes, leaves, or holds more or less firmly."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from whatweknow.comparison.changes.pairing import BriefPair, shown, words_of
from whatweknow.comparison.moments import moments
from whatweknow.comparison.points.charges import find_charged
from whatweknow.comparison.points.propositions import Propositions
from whatweknow.comparison.points.stances import TAKES_STANCE, stance_of
from whatweknow.comparison.points.wording import PartyNames, read_wordings
from whatweknow.records import Act, BriefReport, Change, ChangeKind, Point, Stance, Statement

OPEN_STANCES = (Stance.CANNOT_CONFIRM, Stance.NO_COMMENT)
Found = tuple[ChangeKind | None, Statement | None, Statement | None]  # what changed, what was said before, and now


def changed_stances(pair: BriefPair) -> Iterator[Change]:
    """What a party says on a point that it did not say before, point by point.

    What it denies or confirms now must be what others assert, or what it answers; what it said before, the same
    proposition in its own words, as the newer brief still has it.
    """
    same = _Sameness(pair)
    for point in sorted(pair.new.points, key=lambda point: point.rank):
        earlier = pair.points.get(point.id)
        for cell in point.stances:
            fresh = [one for id_ in cell.statements if pair.fresh(one := pair.new_statements[id_])]
            if fresh:
                before = _before(pair, earlier, cell.party, fresh, same)
                kind, old, new = _kind(cell.stance, fresh, before, _asserted(point, cell.party, pair), same)
                if kind is not None and new is not None:
                    told = shown(old, pair.old_texts) if old else None
                    now = shown(new, pair.new_texts)
                    yield Change(kind=kind, party=cell.party, point=point.id, statement=new.id, old=told, new=now)


class _Sameness:
    """Which statements of two briefs are of one proposition; those of the older one as if they were of the newer."""

    def __init__(self, pair: BriefPair) -> None:
        self.pair = pair
        self._owners = {words_of(one): one.party for one in pair.new.statements}
        old = [self._as_new(one) for one in pair.old.statements if one.id not in pair.new_statements]
        said = [one for one in (*pair.new.statements, *old) if one.act in TAKES_STANCE]
        self._propositions = Propositions(said, PartyNames(pair.new.parties))
        self._charged = find_charged(said, read_wordings(said, pair.new.parties), self._propositions)

    def _as_new(self, one: Statement) -> Statement:
        return replace(one, party=self.pair.party.get(one.party) if one.party else None)

    def owned(self, old: Statement, party: str) -> bool:
        """Whether an older statement is the ``party``'s own in both briefs, as far as the newer has it."""
        return self._as_new(old).party == party == self._owners.get(words_of(old), party)

    def charges_own(self, one: Statement) -> bool:
        """Whether a statement is about what its own party is accused of."""
        return one.party is not None and self._charged.get(one.id) == one.party

    def meet(self, one: Statement, other: Statement) -> bool:
        return bool(self._propositions.links([one], [other], self._charged).any())

    def first(self, news: Iterable[Statement], olds: Sequence[Statement]) -> Statement | None:
        """The first of ``news`` that is of one proposition with one of ``olds``."""
        return next((new for new in news if any(self.meet(new, old) for old in olds)), None)


def _asserted(point: Point, party: str, pair: BriefPair) -> list[Statement]:
    """What others than ``party`` assert on ``point``."""
    cells = (cell for cell in point.stances if cell.party != party and cell.stance is Stance.ASSERTS)
    return [pair.new_statements[id_] for cell in cells for id_ in cell.statements]


def _before(
    pair: BriefPair, point: Point | None, party: str, fresh: Sequence[Statement], same: _Sameness
) -> Mapping[Stance, Sequence[Statement]]:
    """What the party said before of what it says now: on the point, or else on none."""
    before: defaultdict[Stance, list[Statement]] = defaultdict(list)
    for cell in point.stances if point else ():
        for id_ in cell.statements:
            old = pair.old_statements[id_]
            silent = cell.stance is Stance.NO_COMMENT  # has no words of its own
            if same.owned(old, party) and (silent or same.first(fresh, [old])):
                before[cell.stance].append(old)
    if not before:
        for old in pair.said_before(party):
            if old.act in TAKES_STANCE and same.owned(old, party) and same.first(fresh, [old]):
                before[stance_of(old)].append(old)
    return before


def _kind(
    stance: Stance,
    fresh: Sequence[Statement],
    before: Mapping[Stance, Sequence[Statement]],
    asserted: Sequence[Statement],
    same: _Sameness,
) -> Found:
    """What changed, if anything; what the party said before, and what it says now.

    A party has turned round if it admits, or the speaker of before does; others of its people may always differ.
    """
    if before.get(stance):
        return _firmness(stance, fresh, before[stance], same)
    others = [one for said in before.values() for one in said]
    last = _latest(others, same.pair.old_reports)
    answering = next((one for one in fresh if one.replies_to), None)
    turned = next((one for one in fresh if any(one.speaker == other.speaker for other in others)), None)
    if stance is Stance.DENIES:
        now = turned if others else same.first(fresh, asserted) or answering
        return (ChangeKind.NEWLY_DENIED if now else None), last, now
    if stance is Stance.ASSERTS:
        admitting = [one for one in fresh if one.act is Act.CONFIRM and (others or same.charges_own(one))]
        admission = same.first(admitting, [*asserted, *others])
        now = admission or turned
        return (ChangeKind.NEWLY_CONFIRMED if now else None if others else ChangeKind.NEW), last, now or fresh[0]
    taken_back = any(other not in OPEN_STANCES for other in before)
    return (ChangeKind.SOFTENED if taken_back else ChangeKind.NEW), last, fresh[0]


def _firmness(stance: Stance, fresh: Sequence[Statement], before: Sequence[Statement], same: _Sameness) -> Found:
    """Whether a speaker who takes the same stance holds it more, or less, firmly: by the hedges of what is said."""
    if stance in OPEN_STANCES:
        return None, None, None
    for new in fresh:
        own = [one for one in before if one.speaker == new.speaker and same.meet(new, one)]
        if not own:
            continue
        if all(one.hedged for one in own) and not any(one.hedged for one in fresh):
            return ChangeKind.HARDENED, _latest(own, same.pair.old_reports), new
        all_hedged = all(one.hedged for one in fresh) and not any(one.hedged for one in own)
        if all_hedged and _is_later(new, own, same.pair):
            return ChangeKind.SOFTENED, _latest(own, same.pair.old_reports), new
    return None, None, None


def _latest(said: Sequence[Statement], reports: Mapping[str, BriefReport]) -> Statement | None:
    """The statement whose report was published last; the first of several."""
    return max(said, key=lambda one: moments(reports[one.report].published or "")[0], default=None)


def _is_later(one: Statement, others: Iterable[Statement], pair: BriefPair) -> bool:
    start = moments(pair.new_reports[one.report].published or "")[0]
    return all(moments(pair.old_reports[other.report].published or "")[0] <= start for other in others)
