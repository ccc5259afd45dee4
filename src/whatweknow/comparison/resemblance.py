"""How alike the wordings of sentences and phrases are, by the words that carry meaning."""

from __future__ import annotations

from whatweknow.comparison.points.vocabulary import SILENT
from whatweknow.comparison.points.wording import WORD, stem


def terms(text: str) -> frozenset[str]:
    """The stems of the words of ``text`` that say what it is about; numbers are kept as they are."""
    words = (word.lower().removesuffix("'s").removesuffix("’s") for word in WORD.findall(text))
    return frozenset(stem(word) for word in words if word not in SILENT and (len(word) > 1 or word.isdigit()))


def overlap(one: frozenset[str], other: frozenset[str]) -> float:
    """Jaccard index, 0 to 1; 0 for two empty sets."""
    return len(one & other) / len(one | other) if one or other else 0.0


def shared(one: frozenset[str], other: frozenset[str]) -> float:
    """The share of the smaller set that the larger one has too, 0 to 1; 0 where one is empty."""
    return len(one & other) / min(len(one), len(other)) if one and other else 0.0
