"""Reprints as editors make them, from articles: cut, new headline, sentences replaced, added or reordered, new style.

Everything is drawn from one seeded generator, so that the same articles give the same reprints.
"""

from __future__ import annotations

import random
import re
from collections.abc import Sequence
from dataclasses import dataclass

CHANGES = ("replaced", "added", "reordered", "none")
LEAST_CHANGED, MOST_CHANGED = 0.05, 0.40  # share of the sentences
SHORTEST_CUT, LONGEST_CUT = 0.30, 0.90  # share of the sentences that a cut leaves standing
CUT, RESTYLED = 0.5, 0.5  # share of the reprints
LOCAL_PARAGRAPHS = 2
_SENTENCE = re.compile(r"(?<=[.!?])[\"”’']?\s+(?=[\"“‘']?[A-Z])|\n+")
_SPELLINGS = (
    (r"\b(col|fav|hon|lab|neighb|harb|behavi|rum)or", r"\1our"),
    (r"(?<=\w{3})iz(?=(?:e|ed|ing|ation)\b)", "is"),
    (r"\b(cent|theat)er\b", r"\1re"),
    (r"\bdefense\b", "defence"),
    (r"\bprogram\b", "programme"),
    (r"(?<=[aeiou])l(?=(?:ed|ing)\b)", "ll"),
)


@dataclass(frozen=True, slots=True)
class Reprint:
    """A changed article and what was done to it."""

    text: str
    change: str
    share: float
    kept: float
    restyled: bool


def sentences_of(text: str) -> list[str]:
    return [sentence for sentence in (piece.strip() for piece in _SENTENCE.split(text)) if sentence]


def reprint(text: str, donors: Sequence[str], rng: random.Random) -> Reprint:
    """``text`` as another outlet would print it; ``donors`` are sentences of other articles."""
    sentences = sentences_of(text)
    kept = rng.uniform(SHORTEST_CUT, LONGEST_CUT) if rng.random() < CUT else 1.0
    sentences = sentences[: max(3, round(kept * len(sentences)))]
    change = rng.choice(CHANGES)
    share = rng.uniform(LEAST_CHANGED, MOST_CHANGED) if change != "none" else 0.0
    sentences = _changed(sentences, change, max(1, round(share * len(sentences))), donors, rng)
    restyled = rng.random() < RESTYLED
    headline = " ".join(rng.choice(donors).split()[:9])
    body = "\n\n".join(" ".join(sentences[at : at + 3]) for at in range(0, len(sentences), 3))
    return Reprint(f"{headline}\n\n{restyle(body, rng) if restyled else body}", change, share, kept, restyled)


def _changed(sentences: list[str], change: str, count: int, donors: Sequence[str], rng: random.Random) -> list[str]:
    chosen = rng.sample(range(len(sentences)), min(count, len(sentences)))
    if change == "replaced":
        return [rng.choice(donors) if at in set(chosen) else sentence for at, sentence in enumerate(sentences)]
    if change == "added":
        local = [rng.choice(donors) for _ in range(count)]
        return sentences + local if rng.random() < 0.5 else _spread(sentences, local, rng)
    if change == "reordered":
        moved = dict(zip(sorted(chosen), rng.sample(chosen, len(chosen)), strict=True))
        return [sentences[moved.get(at, at)] for at in range(len(sentences))]
    return sentences


def _spread(sentences: list[str], local: list[str], rng: random.Random) -> list[str]:
    for sentence in local:
        sentences.insert(rng.randrange(len(sentences) + 1), sentence)
    return sentences


def restyle(text: str, rng: random.Random) -> str:
    """``text`` in British spelling, with quotation marks of another kind."""
    for american, british in _SPELLINGS:
        text = re.sub(american, british, text)
    opening, closing = rng.choice(["“”", '""', "‘’", "«»", "''"])
    text = re.sub(r"[“\"](?=\w)", opening, text)
    return re.sub(r"(?<=[\w.,!?])[”\"]", closing, text)


def mixture(donors: Sequence[str], length: int, rng: random.Random) -> str:
    """``length`` sentences of as many articles: a text that is a copy of none."""
    return "\n\n".join(rng.choice(donors) for _ in range(length))
