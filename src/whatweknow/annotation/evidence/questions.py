"""Sentences that leave something open: unclear, unverified, unclaimed, unsaid, or still being looked into."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from whatweknow.annotation.evidence.lexicon import question_words
from whatweknow.annotation.evidence.words import Sentence
from whatweknow.records import BlockKind, Openness, OpenQuestion, Span

HEADINGS = (BlockKind.HEADLINE, BlockKind.SUBHEAD)


def find_open_questions(sentences: Sequence[Sentence]) -> Iterator[OpenQuestion]:
    """One for each of ``sentences`` that leaves something open, in order; headings say it shorter than their text."""
    for sentence in sentences:
        if sentence.block.kind not in HEADINGS:
            found = _find(sentence)
            if found is not None:
                yield OpenQuestion(sentence.span, *found)


def _find(sentence: Sentence) -> tuple[Span, Openness] | None:
    words = question_words()
    for openness, table in words.openness.items():
        cues = table.find(sentence)
        if cues:
            excepted = words.excepted.find(sentence)
            counting = [cue for cue in cues if not any(one.overlaps(cue) for one in excepted)]
            if counting:
                return counting[0], openness
    return None
