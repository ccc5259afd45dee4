"""Statements of all reports grouped by the proposition they are about, across wording, tense and polarity."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from whatweknow.comparison.charges import find_charged
from whatweknow.comparison.claims import choose_claim
from whatweknow.comparison.likeness import Matrix, average_link, vectors
from whatweknow.comparison.stances import TAKES_STANCE, party_stances, stance_of
from whatweknow.comparison.wording import Wording, read_wordings
from whatweknow.records import Act, BriefReport, Comparison, Party, Point, Stance, Statement, content_id

# Chosen on annotated events: see docs/decisions/0004-points-without-a-sentence-encoder.md
LEAST_LIKENESS = 0.11  # mean cosine within a point
SAME_CHARGED = 0.15  # more if two statements charge, or clear, one party; less by as much if two different ones
OTHER_TIME = 1.0  # less if two statements speak of different months or years
MOST_POINTS = 10  # a table to be read at a glance
FEWEST_STATEMENTS = 2
DISPUTES = frozenset((Act.ACCUSE, Act.DENY, Act.CONFIRM))
DISPUTING = 1.5  # weight of such a statement, against 1 of others
PER_PARTY = 0.5
REACH = 4  # statements of a report over which an elliptic one looks back


@dataclass(frozen=True, slots=True)
class _Read:
    """The statements that can take a stance, in the order of reports and text, and what was read from them."""

    statements: tuple[Statement, ...]
    wordings: Mapping[str, Wording]
    charged: Mapping[str, str]


def compare(statements: Sequence[Statement], parties: Sequence[Party], reports: Sequence[BriefReport]) -> Comparison:
    """The points in dispute, what matters most first, and which elliptic denials answer which accusations.

    Each statement stands in one point at most; those without a party or an act in none. The order of ``statements``
    does not matter. ``reports`` must hold the report of every statement.
    """
    ordered = sorted(statements, key=lambda one: (one.report, one.content[0].start, one.content[-1].end, one.id))
    wordings = read_wordings(ordered, parties)
    eligible = tuple(one for one in ordered if one.party is not None and one.act in TAKES_STANCE)
    read = _Read(eligible, wordings, find_charged(ordered, wordings))
    groups = _groups(read)
    replies = _add_elliptic(read, groups)
    published = {report.id: report for report in reports}
    ranked = sorted(filter(_is_point, groups), key=lambda group: (-_weight(group), group[0].id))[:MOST_POINTS]
    points = tuple(_point(group, rank, read, published) for rank, group in enumerate(ranked, start=1))
    shown = {id_ for point in points for cell in point.stances for id_ in cell.statements}
    return Comparison(points, {one: other for one, other in replies.items() if one in shown})


def _groups(read: _Read) -> list[list[Statement]]:
    """Statements that name a deed or thing, grouped by what they name."""
    full = [one for one in read.statements if not read.wordings[one.id].elliptic]
    if not full:
        return []
    rows = vectors([read.wordings[one.id] for one in full], list(read.wordings.values()))
    likeness = rows @ rows.T + _of_charges(full, read.charged) + _of_times(full, read.wordings)
    return [[full[row] for row in group] for group in average_link(likeness, LEAST_LIKENESS)]


def _of_charges(statements: Sequence[Statement], charged: Mapping[str, str]) -> Matrix:
    codes = {party: code for code, party in enumerate(sorted(set(charged.values())), start=1)}
    row = np.array([codes.get(charged.get(one.id, ""), 0) for one in statements])
    both = (row[:, None] > 0) & (row[None, :] > 0)
    return np.where(both, np.where(row[:, None] == row[None, :], SAME_CHARGED, -SAME_CHARGED), 0.0)


def _of_times(statements: Sequence[Statement], wordings: Mapping[str, Wording]) -> Matrix:
    months = [wordings[one.id].months for one in statements]
    less = np.zeros((len(months), len(months)))
    dated = [row for row, named in enumerate(months) if named]
    for row in dated:
        for other in dated:
            if not months[row] & months[other]:
                less[row, other] = -OTHER_TIME
    return less


def _add_elliptic(read: _Read, groups: list[list[Statement]]) -> dict[str, str]:
    """Adds statements without words of their own to the group of what they answer; returns who answers what.

    What is answered stands a little before in the same report; a charge may also be the one that the reports make
    most of against the party.
    """
    home = {one.id: number for number, group in enumerate(groups) for one in group}
    weight = Counter(
        (home[one.id], read.charged[one.id]) for one in read.statements if {one.id} <= home.keys() & read.charged.keys()
    )
    replies: dict[str, str] = {}
    for place, one in enumerate(read.statements):
        if one.id in home:
            continue
        charged = read.charged.get(one.id)
        before = [other for other in read.statements[max(0, place - REACH) : place] if _answers(one, other, read)]
        found = next((home[other.id] for other in reversed(before) if other.id in home), None)
        if found is None and charged is not None:
            ranked = [(-count, number) for (number, about), count in weight.items() if about == charged]
            found = min(ranked)[1] if ranked else None
        if found is None:
            continue
        groups[found].append(one)
        if one.act is Act.DENY and (answered := _accusation(one, groups[found], read)):
            replies[one.id] = answered
    return replies


def _answers(one: Statement, other: Statement, read: _Read) -> bool:
    if one.report != other.report:
        return False
    if one.id in read.charged:
        return read.charged.get(other.id) == read.charged[one.id]
    return stance_of(one) in (Stance.CANNOT_CONFIRM, Stance.NO_COMMENT)


def _accusation(denial: Statement, group: Sequence[Statement], read: _Read) -> str | None:
    """The accusation in ``group`` that ``denial`` answers: the last before it in its report, or the first of all."""
    accusing = [one for one in group if one.act is Act.ACCUSE and one.party != denial.party]
    against = [one for one in accusing if read.charged.get(one.id) == denial.party]
    start = denial.content[0].start
    before = [one for one in against if one.report == denial.report and one.content[0].start < start]
    if before:
        return max(before, key=lambda one: (one.content[0].start, one.id)).id
    return min(against, key=lambda one: (one.report, one.content[0].start, one.id)).id if against else None


def _is_point(group: Sequence[Statement]) -> bool:
    return len(group) >= FEWEST_STATEMENTS


def _weight(group: Sequence[Statement]) -> float:
    """How much a point matters: what is said often, by several parties, and charged or denied rather than told."""
    said = sum(DISPUTING if one.act in DISPUTES else 1 for one in group)
    return said + PER_PARTY * len({one.party for one in group})


def _point(group: Sequence[Statement], rank: int, read: _Read, reports: Mapping[str, BriefReport]) -> Point:
    rows = vectors([read.wordings[one.id] for one in group], list(read.wordings.values()))
    claim = choose_claim(group, [round(float(near), 6) for near in rows @ rows.sum(axis=0)])
    return Point(
        id=content_id("p", claim.quote.report, claim.quote.start, claim.quote.end),
        claim=claim,
        rank=rank,
        origins=len({one.report for one in group}),
        stances=party_stances(group, reports),
    )
