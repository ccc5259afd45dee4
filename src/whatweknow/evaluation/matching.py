"""What both scorers share: tokens, one-to-one matching, and rates made of counts."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from typing import TypeAlias, TypeVar

TOKEN = re.compile(r"\w+|[^\w\s]")
WORD = re.compile(r"\w+")
MATCH_JACCARD = 0.5  # contents that share less of their tokens are not the same

TokenSet: TypeAlias = frozenset[int]

GoldKey = TypeVar("GoldKey", bound=Hashable)
PredictedKey = TypeVar("PredictedKey", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Tokens:
    """Where the tokens of a text start and end, in order. A token is known by its number."""

    starts: tuple[int, ...]
    ends: tuple[int, ...]

    @classmethod
    def of(cls, text: str, pattern: re.Pattern[str]) -> Tokens:
        """The matches of ``pattern`` in ``text``."""
        found = [match.span() for match in pattern.finditer(text)]
        return cls(tuple(start for start, _ in found), tuple(end for _, end in found))

    def __len__(self) -> int:
        return len(self.starts)

    def touched(self, intervals: Iterable[tuple[int, int]]) -> TokenSet:
        """The tokens that share a character with any of the half-open ``intervals``."""
        return frozenset(
            number
            for start, end in intervals
            for number in range(bisect_right(self.ends, start), bisect_left(self.starts, end))
        )


def jaccard(one: TokenSet, other: TokenSet) -> float:
    """The share of the tokens of both sets that they have in common; 0 for two empty sets."""
    union = len(one | other)
    return len(one & other) / union if union else 0.0


def one_to_one(ranked: Iterable[tuple[GoldKey, PredictedKey]]) -> dict[GoldKey, PredictedKey]:
    """Greedy matching: of the pairs, best first, each that has neither of its sides taken by a better one."""
    matched: dict[GoldKey, PredictedKey] = {}
    taken: set[PredictedKey] = set()
    for gold, predicted in ranked:
        if gold not in matched and predicted not in taken:
            matched[gold] = predicted
            taken.add(predicted)
    return matched


@dataclass(frozen=True, slots=True)
class Share:
    """``part`` out of ``whole``."""

    part: int
    whole: int

    @property
    def value(self) -> float:
        """Between 0 and 1; 0 of nothing is 0."""
        return self.part / self.whole if self.whole else 0.0

    def __add__(self, other: Share) -> Share:
        """Both together."""
        return Share(self.part + other.part, self.whole + other.whole)


@dataclass(frozen=True, slots=True)
class Rates:
    """Precision and recall, each between 0 and 1."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """Their harmonic mean; 0 where both are 0."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0

    def as_dict(self) -> dict[str, float]:
        return {"p": self.precision, "r": self.recall, "f1": self.f1}


@dataclass(frozen=True, slots=True)
class Tally:
    """How many of the ``predicted`` and of the ``gold`` things match one another."""

    matched: int
    predicted: int
    gold: int

    def __add__(self, other: Tally) -> Tally:
        """Both together."""
        return Tally(self.matched + other.matched, self.predicted + other.predicted, self.gold + other.gold)

    @property
    def rates(self) -> Rates:
        return Rates(Share(self.matched, self.predicted).value, Share(self.matched, self.gold).value)

    @property
    def f1(self) -> float:
        return self.rates.f1
