"""A sentence as the words around its numbers."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass

from whatweknow.records import Span

_TOKEN = re.compile(r"(?:[A-Z]\.){2,}|[^\W\d_][\w'’]*(?:-\w+)*|%|\d[\d,.]*\d|\S")
_MOSTLY = 0.8  # capitalised words in a headline


@dataclass(frozen=True, slots=True)
class Token:
    start: int
    end: int
    word: str  # in lower case
    capital: bool


class Sentence:
    """A sentence of a report; ``tokens`` are its words and marks."""

    def __init__(self, text: str, span: Span) -> None:
        self.text = text
        self.span = span
        self.tokens = [
            Token(match.start(), match.end(), match.group().lower(), match.group()[0].isupper())
            for match in _TOKEN.finditer(text, span.start, span.end)
        ]
        words = [token for token in self.tokens if token.word[0].isalpha()]
        self._first = next((i for i, token in enumerate(self.tokens) if token.word[0].isalnum()), 0)
        self.is_headline = sum(token.capital for token in words) > _MOSTLY * len(words)

    def at(self, offset: int) -> int:
        """The index of the first token that starts at ``offset`` or behind it."""
        return bisect_left(self.tokens, offset, key=lambda token: token.start)

    def word(self, i: int) -> str:
        """The word at index ``i`` in lower case; empty beyond the sentence."""
        return self.tokens[i].word if 0 <= i < len(self.tokens) else ""

    def window(self, end: int, length: int) -> str:
        """The characters of the sentence before ``end``, ``length`` at most."""
        return self.text[max(self.span.start, end - length) : end]

    def is_name(self, i: int) -> bool:
        """Whether the word at ``i`` is capitalised within the sentence, where most are not."""
        return self.tokens[i].capital and not self.is_headline and i > self._first
