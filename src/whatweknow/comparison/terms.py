"""What a text is about: the stems of the words that carry meaning, and how much two texts have in common."""

from __future__ import annotations

import re
from functools import lru_cache

from whatweknow.comparison.vocabulary import SILENT, SYNONYMS

WORD = re.compile(r"(?:[A-Z]\.){2,}|[^\W_]+(?:[-'’][^\W_]+)*")
SUFFIXES = tuple(
    """ational ations ation ements ement ments ment ingly edly ings ing ities ity ness ions ion ies ied ers er ely ly ed
    es s al e""".split()
)
SHORTEST_STEM = 3


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """A rough stem of a word in lower case: one suffix off, a double consonant made single."""
    for suffix in SUFFIXES:
        if word.endswith(suffix) and len(word) - len(suffix) >= SHORTEST_STEM:
            word = word[: -len(suffix)]
            break
    return word[:-1] if len(word) > SHORTEST_STEM and word[-1] == word[-2] else word


CONCEPTS = {stem(word): words[0] for words in SYNONYMS for word in words}
"""One word for those, by their stems, that reports use for one another."""


@lru_cache(maxsize=50_000)
def term_of(word: str) -> str | None:
    """The stem of ``word``, if it says what a text is about; numbers are kept as they are."""
    bare = word.lower().removesuffix("'s").removesuffix("’s")
    return stem(bare) if bare not in SILENT and (len(bare) > 1 or bare.isdigit()) else None


def terms(text: str) -> frozenset[str]:
    """The terms of ``text``."""
    return frozenset(filter(None, map(term_of, WORD.findall(text))))


def concepts(text: str) -> frozenset[str]:
    """The terms of ``text``, with one for all that reports use for one another."""
    return frozenset(CONCEPTS.get(one, one) for one in terms(text))


def overlap(one: frozenset[str], other: frozenset[str]) -> float:
    """Jaccard index, 0 to 1; 0 for two empty sets."""
    return len(one & other) / len(one | other) if one or other else 0.0


def shared(one: frozenset[str], other: frozenset[str]) -> float:
    """The share of the smaller set that the larger one has too, 0 to 1; 0 where one is empty."""
    return len(one & other) / min(len(one), len(other)) if one and other else 0.0
