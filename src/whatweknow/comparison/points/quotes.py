"""Which quotations tell most: complete clauses that stand on their own, in the speaker's words, soon and short."""

from __future__ import annotations

import re
from collections.abc import Iterator

from whatweknow.records import Citation, Mode, Span, Statement
from whatweknow.sentences import find_sentences

FINITE = re.compile(
    r"\b(?:is|are|was|were|has|have|had|did|does|will|would|can|could|may|might|must)\b|\w{2,}ed\b|\b(?:shot|hit|struck"
    r"|brought|fell|left|came|went|lost|gave|took|made|sent|put|knew|saw|held|sank|broke|began|kept|led|fought|found|flew"
    r"|drove|ran|won|met|built|bought|caught|chose|heard|hid|laid|paid|rose|sold|stole|stood|threw|wrote|spoke|fled)\b",
    re.IGNORECASE,
)
NO_START = re.compile(
    r"(?:of|for|to|by|with|from|on|at|in|being|having|that|which|who|whom|and|but|including|than|as|whether|if|how|why|what)\b|\w+ing\b",
    re.IGNORECASE,
)
RELATIVE = re.compile(r"\b(?:which|who|whom|whose|that|of\s+\w+ing)\b", re.IGNORECASE)
POINTS_BACK = re.compile(
    r"(?:he|she|it|they|them|this|that|these|those|his|her|its|their|such|there|so|yes|no)\b|.*\b(?:this|that|so|it|them)\W*$",
    re.IGNORECASE,
)
MARKS = " \"“”„‘’'«»(["
FEWEST_WORDS, MOST_WORDS = 4, 30
TELLING_WORDS = range(6, 46)
MODES = (Mode.DIRECT, Mode.MIXED, Mode.INDIRECT)


def is_clause(words: str) -> bool:
    """Whether ``words`` are a complete clause of a length that is read at a glance."""
    bare = words.lstrip(MARKS)
    verb = FINITE.search(bare)
    relative = RELATIVE.search(bare)
    own_verb = verb is not None and not (relative and relative.start() < verb.start())
    return own_verb and not NO_START.match(bare) and FEWEST_WORDS <= len(words.split()) <= MOST_WORDS


def stands_alone(words: str) -> bool:
    """Whether ``words`` do not lean on what was said before ("it was he", "denied this")."""
    return POINTS_BACK.match(words.strip(MARKS)) is None


def sentences(statement: Statement) -> Iterator[Citation]:
    """The sentences of a statement's content; a cue that interrupts ends one."""
    for piece in statement.content:
        for sentence in find_sentences(piece.exact, Span(0, len(piece.exact))):
            start, end = piece.start + sentence.start, piece.start + sentence.end
            yield Citation(piece.report, start, end, sentence.of(piece.exact))


def quote_order(statement: Statement) -> tuple[bool, bool, bool, int, bool]:
    """A sort key: of several statements of one party on one point, those to read first come first."""
    words = sum(len(piece.exact.split()) for piece in statement.content)
    return (
        statement.inside is not None or statement.withdrawn,
        statement.in_headline,
        not any(is_clause(sentence.exact) for sentence in sentences(statement)),
        MODES.index(statement.mode),
        words not in TELLING_WORDS,
    )
