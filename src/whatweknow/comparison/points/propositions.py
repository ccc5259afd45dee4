"""Which statements are of one proposition, who did what to whom, and not merely about one event.

Statements are compared clause by clause, since long ones say several things.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate, chain
from typing import NamedTuple, TypeAlias

import numpy as np
from numpy.typing import NDArray

from whatweknow.comparison.points.clauses import find_clauses
from whatweknow.comparison.points.likeness import DIGITS
from whatweknow.comparison.points.wording import PartyNames
from whatweknow.records import Statement

Links: TypeAlias = NDArray[np.bool_]
Places: TypeAlias = NDArray[np.int64]
# How much of the briefer of two clauses the other has too, by the rarity of their terms
SAME_CHARGE = 0.15  # where both charge one party with a deed of one kind, or clear it
SAME_DEED = 0.45
SAME_WORDS = 0.7  # where neither names a deed
SAME_OF_BOTH = 0.3  # of the two taken together
FEWEST_TERMS = 2  # one more where neither names a deed
STRETCH = 500  # clauses


class _Place(NamedTuple):
    """A clause by its place among all, and the row of its statement among those compared."""

    row: int
    clause: int


class Propositions:
    """What the statements of an event say, clause by clause."""

    def __init__(self, statements: Sequence[Statement], names: PartyNames) -> None:
        found = [tuple(find_clauses(one, names)) for one in statements]
        clauses = list(chain.from_iterable(found))
        starts = list(accumulate(map(len, found), initial=0))
        self._clauses = {one.id: range(starts[row], starts[row + 1]) for row, one in enumerate(statements)}
        saying = Counter(term for own in found for term in set[str]().union(*(clause.terms for clause in own)))
        rarity = {term: math.log(1 + len(statements) / count) for term, count in saying.items()}
        shared = sorted(term for term, count in saying.items() if count > 1)
        self._terms = _holding([clause.terms for clause in clauses], shared)
        self._rarity = np.array([rarity[term] for term in shared])
        self._weights = np.array([sum(rarity[term] for term in sorted(clause.terms)) for clause in clauses])
        self._deeds = _holding(
            [clause.deeds for clause in clauses], sorted(set(chain(*(one.deeds for one in clauses))))
        )
        self._prospect = np.array([clause.prospect for clause in clauses], dtype=bool)
        self._finite = np.array([clause.finite for clause in clauses], dtype=bool)
        self._negated = np.array([clause.negated for clause in clauses], dtype=bool)

    def links(self, rows: Sequence[Statement], columns: Sequence[Statement], charged: Mapping[str, str]) -> Links:
        """Which statements in ``rows`` and in ``columns`` have a clause of one proposition.

        Both name a deed of one kind or neither does, both tell it as a fact or neither does, and they do not charge or
        clear two parties (``charged``, by statement id). A charge against one party then needs little more, other
        clauses much the same words.
        """
        links = np.zeros((len(rows), len(columns)), dtype=bool)
        for one, other in self._meeting(rows, columns, charged):
            links[one.row, other.row] = True
        return links

    def denied(self, group: Sequence[Statement], charged: Mapping[str, str]) -> dict[str, bool]:
        """Whether statements negate what their ``group`` shares, by id: as the clause does that is like most others'.

        Of several such clauses one that affirms is taken; statements that are like no other are left out.
        """
        near: defaultdict[_Place, set[int]] = defaultdict(set)
        for one, other in self._meeting(group, group, charged):
            if one.row != other.row:
                near[one].add(other.row)
        told: dict[str, tuple[int, bool]] = {}
        for one, others in near.items():
            id_, best = group[one.row].id, (len(others), not self._negated[one.clause])
            told[id_] = max(told.get(id_, best), best)
        return {id_: not affirmed for id_, (_, affirmed) in told.items()}

    def _meeting(
        self, rows: Sequence[Statement], columns: Sequence[Statement], charged: Mapping[str, str]
    ) -> Iterator[tuple[_Place, _Place]]:
        """The pairs of clauses that are of one proposition, a stretch of rows at a time to spare memory."""
        codes = {party: code for code, party in enumerate(sorted(set(charged.values())), start=1)}
        left, right = self._placed(rows), self._placed(columns)
        right_about = np.array([codes.get(charged.get(columns[one.row].id, ""), 0) for one in right], dtype=np.int64)
        right_clauses = np.array([one.clause for one in right], dtype=np.int64)
        for start in range(0, len(left), STRETCH):
            stretch = left[start : start + STRETCH]
            about = np.array([codes.get(charged.get(rows[one.row].id, ""), 0) for one in stretch], dtype=np.int64)
            clauses = np.array([one.clause for one in stretch], dtype=np.int64)
            charging = (about[:, None] > 0) & (right_about > 0)
            one_party = about[:, None] == right_about
            same = self._same(clauses, right_clauses, charging & one_party, charging & ~one_party)
            for one, other in zip(*np.nonzero(same), strict=True):
                yield stretch[one], right[other]

    def _placed(self, statements: Sequence[Statement]) -> list[_Place]:
        return [_Place(row, clause) for row, one in enumerate(statements) for clause in self._clauses[one.id]]

    def _same(self, left: Places, right: Places, one_party: Links, two_parties: Links) -> Links:
        terms, others = self._terms[left], self._terms[right]
        shared, said = terms @ others.T, (terms * self._rarity) @ others.T
        weight, other_weight = self._weights[left][:, None], self._weights[right]
        of_briefer = np.round(said / np.minimum(weight, other_weight), DIGITS)
        of_both = np.round(2 * said / (weight + other_weight), DIGITS)
        deeds = np.greater(self._deeds.sum(axis=1), 0)
        one_deed = np.greater(self._deeds[left] @ self._deeds[right].T, 0)
        no_deed = ~deeds[left][:, None] & ~deeds[right]
        told = ~self._prospect[left][:, None] & ~self._prospect[right]
        hoped = self._prospect[left][:, None] & self._prospect[right]
        clauses = self._finite[left][:, None] & self._finite[right]
        charge = one_party & one_deed & told & (of_briefer >= SAME_CHARGE)
        charge &= (shared >= FEWEST_TERMS) | (of_briefer >= SAME_DEED)
        of_deed = one_deed & (shared >= FEWEST_TERMS) & (of_briefer >= SAME_DEED)
        of_words = no_deed & (shared > FEWEST_TERMS) & (of_briefer >= SAME_WORDS)
        alike = (of_deed | of_words) & clauses & (of_both >= SAME_OF_BOTH) & (told | hoped) & ~two_parties
        return np.asarray(charge | alike, dtype=np.bool_)


def _holding(sets: Sequence[frozenset[str]], columns: Sequence[str]) -> NDArray[np.float64]:
    """A row of 0 and 1 for each set: which of ``columns`` it holds."""
    place = {name: column for column, name in enumerate(columns)}
    rows = np.zeros((len(sets), len(columns)))
    for row, names in enumerate(sets):
        rows[row, [place[name] for name in names if name in place]] = 1
    return rows
