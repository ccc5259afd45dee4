"""Where sentences end, by rule: fast, and the same for every text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from whatweknow.records import Span
from whatweknow.spans import trim

_END = re.compile(
    r"(?<![.!?…])[.!?…]++[\"”’'»)\]]*+(?:\s*\[\d+\])*+"  # with the marks of footnotes behind it
    r"\s+(?=[\"“‘'«„(\[]*[^\W_a-z])"
)
_ABBREVIATION = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|Gen|Col|Lt|Maj|Capt|Cmdr|Adm|Sgt|Sen|Rep|Gov|Rev|Hon|St|Jr|Sr|No|vs|Jan|Feb|Mar|Apr"
    r"|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)|\b[A-Z](?:\.[A-Z])*)\.$"
)
_LINE = re.compile(r"[^\n]+")


def find_sentences(text: str, block: Span) -> list[Span]:
    """The sentences of one block, in order; they cover every character of it that is not white space."""
    sentences = []
    start = block.start
    for match in _END.finditer(text, block.start, block.end):
        if _ABBREVIATION.search(text, max(start, match.start() - 12), match.start() + 1):
            continue
        if sentence := trim(text, start, match.end()):
            sentences.append(sentence)
        start = match.end()
    if sentence := trim(text, start, block.end):
        sentences.append(sentence)
    return sentences


def sentences_of_lines(text: str) -> Iterator[Span]:
    """The sentences of a text whose blocks are not known, in order; a line break ends one."""
    for line in _LINE.finditer(text):
        yield from find_sentences(text, Span(*line.span()))
