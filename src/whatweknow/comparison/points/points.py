"""Statements of all reports grouped by the proposition they are about, across wording, tense and polarity."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from types import MappingProxyType

import numpy as np

from whatweknow.comparison.points.background import find_background
from whatweknow.comparison.points.charges import find_charged
from whatweknow.comparison.points.claims import choose_claim
from whatweknow.comparison.points.likeness import Matrix, average_link, features, telling_weights
from whatweknow.comparison.points.replies import Read, add_elliptic
from whatweknow.comparison.points.sameness import pair_signs, same_point, varied_weights
from whatweknow.comparison.points.stances import TAKES_STANCE, party_stances
from whatweknow.comparison.points.wording import PartyNames, Wording, read_wording, read_wordings
from whatweknow.records import Act, BriefReport, Comparison, Party, Point, Statement, When, point_id

# Chosen on annotated events: see docs/decisions/0008-points-by-deed-and-aspect.md
LEAST_PROBABILITY = 0.2  # mean within a point
MOSTLY_TOGETHER = 0.4  # share of the groupings
MOST_POINTS = 10  # a table to be read at a glance
FEWEST_STATEMENTS = 2
DISPUTES = frozenset((Act.ACCUSE, Act.DENY, Act.CONFIRM))
DISPUTING = 1.5  # weight of such a statement, against 1 of other statements
PER_PARTY = 3.0


def compare(
    statements: Sequence[Statement],
    parties: Sequence[Party],
    reports: Sequence[BriefReport],
    said_at: Mapping[str, When] = MappingProxyType({}),
) -> Comparison:
    """The points in dispute, what matters most first, and which elliptic denials answer which accusations.

    Each statement stands in one point at most; those without a party or an act, withdrawn ones and those that were
    made long before (``said_at``, by id) in none. The order of ``statements`` does not matter. ``reports`` must hold
    the report of each.
    """
    background = find_background(said_at, reports)
    ordered = sorted(statements, key=lambda one: (one.report, one.content[0].start, one.content[-1].end, one.id))
    wordings = read_wordings(ordered, parties)
    taking_part = tuple(one for one in ordered if takes_part(one) and one.id not in background)
    read = Read(taking_part, wordings, find_charged(ordered, wordings))
    signs = pair_signs(read.statements, wordings, read.charged)
    groups = _groups(read, signs)
    likeness = same_point(signs)
    replies = add_elliptic(read, groups)
    place = {one.id: row for row, one in enumerate(read.statements)}

    def order(group: Sequence[Statement]) -> tuple[float, str]:
        rows = [place[one.id] for one in group]
        return -_weight(group, likeness[np.ix_(rows, rows)]), group[0].id

    published = {report.id: report for report in reports}
    ranked = sorted((group for group in groups if len(group) >= FEWEST_STATEMENTS), key=order)[:MOST_POINTS]
    points = tuple(
        _point(group, rank, read, PartyNames(parties), published) for rank, group in enumerate(ranked, start=1)
    )
    shown = {id_ for point in points for cell in point.stances for id_ in cell.statements}
    shown_replies = {one: other for one, other in replies.items() if one in shown}
    return Comparison(points, shown_replies, background=background)


def takes_part(one: Statement) -> bool:
    """Whether a statement can stand in a point: it has a party and an act that takes a stance, and is not withdrawn."""
    return one.party is not None and one.act in TAKES_STANCE and not one.background and not one.withdrawn


def _groups(read: Read, signs: Mapping[str, Matrix]) -> list[list[Statement]]:
    """Statements that name a deed or thing, grouped by what they name.

    Grouped several times, each time with somewhat other weights; those stay together that mostly come together (Fred
    and Jain, "Combining multiple clusterings using evidence accumulation", 2005).
    """
    full = [row for row, one in enumerate(read.statements) if not read.wordings[one.id].elliptic]
    named = [read.statements[row] for row in full]
    apart = _other_times(named, read.wordings)
    of_full = {name: sign[np.ix_(full, full)] for name, sign in signs.items()}
    variants = list(varied_weights())
    together = np.zeros((len(full), len(full)))
    for weights in variants:
        for group in average_link(np.where(apart, -1.0, same_point(of_full, weights)), LEAST_PROBABILITY):
            together[np.ix_(group, group)] += 1 / len(variants)
    return [[named[row] for row in group] for group in average_link(together, MOSTLY_TOGETHER)]


def _other_times(statements: Sequence[Statement], wordings: Mapping[str, Wording]) -> Matrix:
    """Which pairs speak of different months or years."""
    months = [wordings[one.id].months for one in statements]
    differ = np.zeros((len(months), len(months)), dtype=bool)
    dated = [row for row, named in enumerate(months) if named]
    for row in dated:
        differ[row, dated] = [not months[row] & months[other] for other in dated]
    return differ


def _weight(group: Sequence[Statement], likeness: Matrix) -> float:
    """How much a point matters: what several parties charge or deny rather than tell, and surely of one thing."""
    said = sum(DISPUTING if one.act in DISPUTES else 1 for one in group)
    others = len(group) * (len(group) - 1)
    surely = float(likeness.sum() - np.trace(likeness)) / others
    return round((said + PER_PARTY * len({one.party for one in group})) * math.sqrt(surely), 6)


def _point(
    group: Sequence[Statement], rank: int, read: Read, names: PartyNames, reports: Mapping[str, BriefReport]
) -> Point:
    weights = telling_weights([read.wordings[one.id] for one in group], list(read.wordings.values()))

    def telling(words: str) -> float:
        return round(sum(weights.get(feature, 0.0) for feature in features(read_wording([words], names))), 6)

    claim = choose_claim(group, telling)
    return Point(
        id=point_id(claim),
        claim=claim,
        rank=rank,
        origins=len({one.origin_outlet or one.report for one in group}),
        stances=party_stances(group, reports),
    )
