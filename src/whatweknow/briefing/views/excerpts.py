"""The words of a statement that are shown where there is room for a few: a sentence of it, behind what reports it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from whatweknow.briefing.views.holdings import Entry, Passage
from whatweknow.records import Act, Citation, Span, Stance
from whatweknow.sentences import find_sentences

MOST_WORDS = 25
FEWEST_WORDS = 4  # with what reports them
ENOUGH_SHARED = 2  # words that a denial has in common with the other statements of the point
TELLING_LETTERS = 4  # of a word that may tell what others speak of, too
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A stretch of one statement: ``frame`` has the words that report and deny it, ``cut`` is set if it goes on."""

    entry: Entry
    frame: tuple[Citation, ...]
    passage: Passage
    cut: bool

    @property
    def words(self) -> int:
        return sum(len(cited.exact.split()) for cited in (*self.frame, *self.passage.pieces))


class Subject:
    """What the statements of one point have in common, and which of their words show it best."""

    def __init__(self, claim: Citation, entries: Sequence[Entry]) -> None:
        said = Counter(word for entry in entries for word in _telling_of(entry.statement.content))
        self._claimed = _telling(claim.exact)
        self._common = {word for word, statements in said.items() if statements > 1} | self._claimed

    def lead(self, entries: Iterable[Entry], stance: Stance) -> Excerpt:
        """What shows a party's stance best; ``entries`` must not be empty, those worth most first.

        Of denials the shortest plain one; of the others what says most of the claim, accusations before tales.
        """
        excerpts = [one for entry in entries for one in _sentences(entry)]
        return min(excerpts, key=self._denial if stance is Stance.DENIES else self._assertion)

    def touches(self, excerpt: Excerpt) -> int:
        """How many of the words that statements of the point share stand in ``excerpt``."""
        return len(self._common & _telling_of(excerpt.passage.pieces))

    def _denial(self, one: Excerpt) -> tuple[bool | int, ...]:
        touched = min(self.touches(one), ENOUGH_SHARED)
        return (*_asides(one), not _denies(one), -touched, one.words < FEWEST_WORDS, one.words)

    def _assertion(self, one: Excerpt) -> tuple[bool | int, ...]:
        claimed = len(self._claimed & _telling_of(one.passage.pieces))
        accuses = one.entry.statement.act is Act.ACCUSE
        enough = min(claimed, ENOUGH_SHARED)
        return (*_asides(one), one.words < FEWEST_WORDS, -enough, not accuses, one.cut, -claimed, -self.touches(one))


def cited_part(entry: Entry, words: Citation) -> Excerpt | None:
    """``words`` as an excerpt of ``entry``, if they are part of its content."""
    inside = any(one.report == words.report and _within(words, one) for one in entry.statement.content)
    return _excerpt(entry, [words]) if inside else None


def words_of(pieces: Iterable[Citation]) -> str:
    """The words of ``pieces`` alone, to be compared: without case and marks."""
    return " ".join(word for piece in pieces for word in _WORD.findall(piece.exact.casefold()))


def _sentences(entry: Entry) -> list[Excerpt]:
    """The sentences of a statement; one that goes on behind an interruption has several pieces."""
    found: list[list[Citation]] = []
    for piece in entry.statement.content:
        for sentence in find_sentences(piece.exact, Span(0, len(piece.exact))):
            start, end = piece.start + sentence.start, piece.start + sentence.end
            words = Citation(piece.report, start, end, sentence.of(piece.exact))
            if found and sentence.start == 0 and words.exact[:1].islower():
                found[-1].append(words)
            else:
                found.append([words])
    return [_excerpt(entry, words) for words in found or [list(entry.statement.content)]]


def _excerpt(entry: Entry, words: Sequence[Citation]) -> Excerpt:
    """The first of ``words``, as many as are read at a glance."""
    shown: list[Citation] = []
    left = MOST_WORDS
    for piece in words:
        count = len(piece.exact.split())
        if 0 < left < count:
            end = [word.end() for word in re.finditer(r"\S+", piece.exact)][left - 1]
            shown.append(Citation(piece.report, piece.start, piece.start + end, piece.exact[:end]))
        elif left > 0:
            shown.append(piece)
        left -= count
    return Excerpt(entry, _frame(entry), Passage(tuple(shown), entry.passage.report, entry.passage.copy), cut=left < 0)


def _frame(entry: Entry) -> tuple[Citation, ...]:
    """The cue, with a negation that stands before it ("neither"), in the order of the text."""
    statement = entry.statement
    if statement.cue is None:
        return ()
    cue = statement.cue
    outside = (one for one in statement.negators if not any(_within(one, piece) for piece in statement.content))
    before = (one for one in outside if one.end <= cue.start)
    return (*sorted(before, key=lambda one: one.start), cue)


def _asides(one: Excerpt) -> tuple[bool, ...]:
    statement = one.entry.statement
    return (
        statement.withdrawn or statement.inside is not None or statement.uttered is False,
        statement.in_headline,
        bool(statement.hedged),
    )


def _denies(one: Excerpt) -> bool:
    """Whether the words that deny are among those shown."""
    shown = (*one.frame, *one.passage.pieces)
    negators = one.entry.statement.negators
    return not negators or any(_within(negator, words) for negator in negators for words in shown)


def _within(words: Citation, around: Citation) -> bool:
    return around.start <= words.start and words.end <= around.end


@lru_cache(maxsize=1 << 12)
def _telling(words: str) -> frozenset[str]:
    return frozenset(word for word in _WORD.findall(words.casefold()) if len(word) >= TELLING_LETTERS)


def _telling_of(pieces: Sequence[Citation]) -> frozenset[str]:
    return _telling(pieces[0].exact).union(*(_telling(piece.exact) for piece in pieces[1:]))
