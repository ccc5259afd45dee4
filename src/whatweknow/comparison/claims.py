"""The owned quotation that shows a point: the shortest complete clause in which a party makes the claim."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from whatweknow.comparison.stances import stance_of
from whatweknow.records import Citation, Claim, Stance, Statement

SENTENCE_END = re.compile(r"[.!?][\"”’']?\s+(?=[\"“‘'(]?[A-Z])")
FINITE = re.compile(
    r"\b(?:is|are|was|were|has|have|had|did|does|will|would|can|could|may|might|must)\b|\w{2,}ed\b|\b(?:shot|hit|struck"
    r"|brought|fell|left|came|went|lost|gave|took|made|sent|put|knew|saw|held|sank|broke|began|kept|led|fought)\b",
    re.IGNORECASE,
)
NO_START = re.compile(r"(?:of|for|to|by|with|from|on|at|in|being|having|that)\b|\w+ing\b", re.IGNORECASE)
FEWEST_WORDS, MOST_WORDS = 4, 30


def choose_claim(statements: Sequence[Statement], nearness: Sequence[float]) -> Claim:
    """A sentence of one of ``statements``, preferably of one that asserts the point, in its own words.

    ``nearness`` tells how near each statement is to what all of them say; of the complete sentences in the nearer
    half, the shortest is taken, since it says little else. Each statement must have a party.
    """
    middle = sorted(nearness)[len(nearness) // 2]
    ranked = []
    for statement, near in zip(statements, nearness, strict=True):
        for quote in _sentences(statement):
            words = len(quote.exact.split())
            complete = FEWEST_WORDS <= words <= MOST_WORDS and FINITE.search(quote.exact) and not _is_fragment(quote)
            asserted = stance_of(statement) is Stance.ASSERTS
            order = (not complete, not asserted, bool(statement.hedged), near < middle, words)
            ranked.append((order, quote.report, quote.start, statement.id, quote, statement))
    *_, quote, statement = min(ranked, key=lambda row: row[:4])
    assert statement.party is not None
    return Claim(quote, statement.party)


def _is_fragment(quote: Citation) -> bool:
    return NO_START.match(quote.exact.lstrip("\"“‘'(«„")) is not None


def _sentences(statement: Statement) -> Iterator[Citation]:
    for piece in statement.content:
        start = 0
        for end in [*(gap.end() for gap in SENTENCE_END.finditer(piece.exact)), len(piece.exact)]:
            words = piece.exact[start:end].rstrip()
            if words:
                at = piece.start + start
                yield Citation(piece.report, at, at + len(words), words)
            start = end
