"""Statements of all reports grouped by the proposition they are about, across wording, tense and polarity."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

import numpy as np

from whatweknow.comparison.points.background import find_background
from whatweknow.comparison.points.charges import find_charged
from whatweknow.comparison.points.claims import choose_claim
from whatweknow.comparison.points.grouping import group_rows
from whatweknow.comparison.points.likeness import features, rarities, telling_weights
from whatweknow.comparison.points.propositions import Propositions
from whatweknow.comparison.points.quotes import sentences, stands_alone
from whatweknow.comparison.points.replies import Read, find_answered
from whatweknow.comparison.points.sameness import pair_signs, same_point
from whatweknow.comparison.points.stances import TAKES_STANCE, party_stances, reply_stance, stances_on_point
from whatweknow.comparison.points.wording import PartyNames, Wording, read_wording, read_wordings
from whatweknow.records import Act, BriefReport, Comparison, Party, Point, Stance, Statement, When, point_id

MOST_POINTS = 10  # a table to be read at a glance
DISPUTES = frozenset((Act.ACCUSE, Act.DENY, Act.CONFIRM))
DISPUTING = 1.5  # weight of such a statement, against 1 of other statements
PER_PARTY = 3.0
AN_ANSWER = 0.5  # how surely a charge and what answers it in its report are of one point


@dataclass(frozen=True, slots=True)
class _Group:
    """Statements of one proposition, the stance of each by id, and how surely they are of one.

    ``likely`` are further statements of the same cells, which likeness and no link puts there.
    """

    statements: list[Statement]
    stances: dict[str, Stance]
    surely: float
    likely: list[Statement] = field(default_factory=list)

    @property
    def weight(self) -> float:
        """How much it matters: what several parties charge or deny rather than tell, and surely of one thing."""
        said = sum(DISPUTING if one.act in DISPUTES else 1 for one in [*self.statements, *self.likely])
        return round((said + PER_PARTY * len({one.party for one in self.statements})) * math.sqrt(self.surely), 6)

    def takes_in(self, other: _Group) -> bool:
        """Takes in what is likely of the same proposition, if the same parties say it: that makes no new cell."""
        cells = {(one.party, self.stances[one.id]) for one in self.statements}
        if not all((one.party, other.stances[one.id]) in cells for one in other.statements):
            return False
        self.likely.extend(other.statements)
        self.stances.update(other.stances)
        return True

    @property
    def compares(self) -> bool:
        """Whether two parties, or two speakers in two reports, speak of it, and in words that stand alone."""
        ones = self.statements
        reports, speakers = len({one.report for one in ones}), len({one.speaker or one.id for one in ones})
        several = len({one.party for one in ones}) > 1 or min(reports, speakers) > 1
        return several and any(stands_alone(quote.exact) for one in ones for quote in sentences(one))


def compare(
    statements: Sequence[Statement],
    parties: Sequence[Party],
    reports: Sequence[BriefReport],
    said_at: Mapping[str, When] = MappingProxyType({}),
) -> Comparison:
    """The points in dispute, what matters most first, and which elliptic denials answer which accusations.

    Each statement stands in one point at most, and only with others of the same proposition; those without a party or
    an act, withdrawn ones and those that were made long before (``said_at``, by id) in none. The order of
    ``statements``, ``parties`` and ``reports`` does not matter. ``reports`` must hold the report of each.
    """
    background = find_background(said_at, reports)
    ordered = sorted(statements, key=lambda one: (one.report, one.content[0].start, one.content[-1].end, one.id))
    wordings, names = read_wordings(ordered, parties), PartyNames(parties)
    speaking = [one for one in ordered if one.act in TAKES_STANCE]
    propositions = Propositions(speaking, names)
    read = Read(
        tuple(one for one in speaking if takes_part(one) and one.id not in background),
        wordings,
        find_charged(speaking, wordings, propositions),
    )
    groups = _groups(read, propositions)
    answered = _add_answers(groups, read)

    def moved(later: Statement, earlier: Statement) -> bool:
        return bool(propositions.links([later], [earlier], read.charged).any())

    published = {report.id: report for report in reports}
    rare = rarities(list(wordings.values()))
    ranked = sorted(
        (group for group in groups if group.compares), key=lambda group: (-group.weight, group.statements[0].id)
    )
    points = tuple(
        _point(group, rank, _telling([wordings[one.id] for one in group.statements], rare, names), published, moved)
        for rank, group in enumerate(ranked[:MOST_POINTS], start=1)
    )
    shown = {id_ for point in points for cell in point.stances for id_ in cell.statements}
    replies = {
        one.id: answered[one.id] for one in read.statements if one.id in answered.keys() & shown and one.act is Act.DENY
    }
    return Comparison(points, replies, background=background)


def takes_part(one: Statement) -> bool:
    """Whether a statement can stand in a point: it has a party and an act that takes a stance, and is not withdrawn."""
    return one.party is not None and one.act in TAKES_STANCE and not one.background and not one.withdrawn


def _groups(read: Read, propositions: Propositions) -> list[_Group]:
    """The statements that name a deed or thing, grouped by what they say of it; some are alone."""
    named = [one for one in read.statements if not read.wordings[one.id].elliptic]
    links = propositions.links(named, named, read.charged)
    signs = pair_signs(named, read.wordings, read.charged, links)
    likeness = same_point(signs)
    groups: list[_Group] = []
    for parts in group_rows(signs, links, [read.wordings[one.id] for one in named]):
        near: list[_Group] = []
        for rows in parts:
            group = [named[row] for row in rows]
            pairs = likeness[np.ix_(rows, rows)][np.triu_indices(len(rows), 1)]
            surely = float(pairs.mean()) if len(pairs) else AN_ANSWER
            found = _Group(group, stances_on_point(group, propositions.denied(group, read.charged)), surely)
            if not any(one.takes_in(found) for one in near):
                near.append(found)
        groups += near
    return groups


def _add_answers(groups: Iterable[_Group], read: Read) -> dict[str, str]:
    """Adds statements without words of their own to the groups of what they answer; returns what answers what."""
    home = {one.id: group for group in groups for one in [*group.statements, *group.likely]}
    answered = {id_: other for id_, other in find_answered(read).items() if other in home}
    for one in read.statements:
        if one.id in answered:
            group = home[answered[one.id]]
            group.statements.append(one)
            group.stances[one.id] = reply_stance(one, group.stances[answered[one.id]])
    return answered


def _telling(
    group: Sequence[Wording], rare: Mapping[tuple[str, str], float], names: PartyNames
) -> Callable[[str], float]:
    """How much some words tell of what ``group`` says."""
    weights = telling_weights(group, rare)

    def telling(words: str) -> float:
        return round(sum(weights.get(feature, 0.0) for feature in features(read_wording([words], names))), 6)

    return telling


def _point(
    group: _Group,
    rank: int,
    telling: Callable[[str], float],
    reports: Mapping[str, BriefReport],
    moved: Callable[[Statement, Statement], bool],
) -> Point:
    claim = choose_claim(group.statements, group.stances, telling)
    return Point(
        id=point_id(claim),
        claim=claim,
        rank=rank,
        origins=len({one.origin_outlet or one.report for one in group.statements}),
        stances=party_stances(
            [*group.statements, *group.likely], group.stances, reports, moved, {one.id for one in group.likely}
        ),
    )
