"""The words of one attribution as the rules read them: the reporting clause, and the content by sentences."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from whatweknow.annotation.modality.phrases import Phrases, opening_words
from whatweknow.records import Attribution, Mode, Span
from whatweknow.sentences import find_sentences
from whatweknow.spans import merge

REACH_BEFORE = 70  # characters before a cue in which its auxiliaries and negations may stand
REACH_AFTER = 60  # ... and after it, where "rejected as baseless" puts more
SOURCE_MARK = "\x01"  # stands for the source, so that its words are not read as the cue's
OWN_WORDS = frozenset("i we he she it they".split())
_INTO_CONTENT = re.compile(
    r"(?:to|comments?|any|an?|whether|who|what|why|how|when|where|if|further|more|details?|anything|responsibility|credit|"
    r"go|discuss|elaborate|say|give|speak|be|answer|speculate|disclose|provide|reveal|identify|name|respond|talk|"
    r"explanations?|response|reply|statement|questions?|requests?|about|on|it|that|themselves|himself|herself|itself)\b(?:\s+[^\s.]+){0,4}",
    re.IGNORECASE,
)
_BEFORE_CUE = re.compile(
    r"(?:(?<![\w'])(?:ha[sd]|have|having|is|are|was|were|be|been|being|did|does|do|will|would|can|could|may|might|must"
    r"|should|\w+n't|not|never|cannot|neither|nor|no longer|no|none|nobody|also|yet|still|again|so far|to"
    r"|refus(?:ed|es|ing)|declin(?:ed|es|ing)|unable|able|in a position|without|hardly|immediately|said"
    r"|appears?|appeared|seems?|seemed|\w+ly)\s+)*\Z",
    re.IGNORECASE,
)
_CLAUSE_END = re.compile(r"[.!?;\n]")
_STOP = re.compile(r"[.!?\u2026][\"')\]]*\s*\Z")
_LETTER = re.compile(r"\w")
_NEGATIVE_SOURCE = re.compile(r"(?:no|neither|none|nobody|no one)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Piece:
    """A sentence of a content, or a part of one, with its words (see ``opening_words``)."""

    span: Span
    words: frozenset[str]


@dataclass(frozen=True, slots=True)
class Wording:
    """An attribution of ``text``, which is plain and as long as the report's.

    ``clause`` is where the reporting words stand; ``clause_text`` has them, from its start on to where a phrase that
    starts in it may end, and ``clause_words`` its words. ``sentences`` are the content's, each in one or more pieces;
    ``inner`` is what others are reported to say inside it.
    """

    text: str
    attribution: Attribution
    clause: Span | None
    clause_text: str
    clause_words: frozenset[str]
    sentences: tuple[tuple[Piece, ...], ...]
    inner: tuple[Span, ...]

    @property
    def source(self) -> str:
        return self.attribution.source.of(self.text) if self.attribution.source else ""

    def in_cue(self, phrases: Phrases) -> Iterator[Span]:
        """Where ``phrases`` stand that begin in the reporting clause."""
        if self.clause is not None and not phrases.openers.isdisjoint(self.clause_words):
            for match in phrases.pattern.finditer(self.clause_text):
                start = self.clause.start + match.start()
                if start < self.clause.end:
                    yield Span(start, self.clause.start + match.end())

    def in_content(self, phrases: Phrases, sentences: int | None = None) -> Iterator[Span]:
        """Where ``phrases`` stand in the content, or in its first ``sentences``."""
        for sentence in self.sentences[:sentences]:
            for piece in sentence:
                yield from self.in_piece(phrases, piece)

    def in_piece(self, phrases: Phrases, piece: Piece) -> Iterator[Span]:
        """Where ``phrases`` stand in a piece of the content."""
        if not phrases.openers.isdisjoint(piece.words):
            for match in phrases.pattern.finditer(self.text, piece.span.start, piece.span.end):
                yield Span(match.start(), match.end())

    def is_inner(self, span: Span) -> bool:
        return any(one.overlaps(span) for one in self.inner)

    def is_quoted(self, span: Span) -> bool:
        """Whether ``span`` of the content stands in quotation marks, as far as the marks in the content show."""
        if self.attribution.mode is not Mode.MIXED:
            return self.attribution.mode is Mode.DIRECT
        piece = next((piece for piece in self.attribution.content if piece.contains(span)), span)
        return self.text.count('"', piece.start, span.start) % 2 == 1


def read_wording(flat: str, attribution: Attribution, inside: Iterable[Attribution] = ()) -> Wording:
    """``attribution`` as the rules read it, in the plain form of its text.

    ``inside`` are the attributions whose content lies in its content.
    """
    clause, words = None, ""
    if attribution.cue is not None:
        clause = _clause(flat, attribution.cue, attribution)
        reach = clause.end
        if any(piece.start == reach for piece in attribution.content):
            into = _INTO_CONTENT.match(flat, reach)
            reach = into.end() if into else reach
        words = _masked(flat, clause.start, reach, attribution.source)
    inner = merge(span for one in inside for span in _extent(flat, one))
    sentences = tuple(_sentences(flat, attribution.content))
    return Wording(flat, attribution, clause, words, opening_words(words), sentences, tuple(inner))


def _clause(flat: str, cue: Span, attribution: Attribution) -> Span:
    """The cue with its auxiliaries, a negative source, and what stands between it and a content that follows."""
    source = attribution.source
    barrier = max([piece.end for piece in attribution.content if piece.end <= cue.start], default=0)
    first = max(barrier, cue.start - REACH_BEFORE)
    before = _BEFORE_CUE.search(_masked(flat, first, cue.start, source))
    start = first + before.start() if before else cue.start
    if source and source.end <= start and not flat[source.end : start].strip() and _is_negative(flat, source):
        start = source.start
    end = cue.end
    follows = min([piece.start for piece in attribution.content if piece.start >= cue.end], default=None)
    if follows is not None and follows - cue.end <= REACH_AFTER and not _CLAUSE_END.search(flat, cue.end, follows):
        end = follows
    return Span(start, end)


def _masked(flat: str, start: int, end: int, source: Span | None) -> str:
    """``flat[start:end]``, the characters of the source masked out unless they negate ("no official")."""
    if source is None or not source.overlaps(Span(start, end + 1)) or _is_negative(flat, source):
        return flat[start:end]
    first, last = max(start, source.start), min(end, source.end)
    return flat[start:first] + SOURCE_MARK * (last - first) + flat[last:end]


def _is_negative(flat: str, source: Span) -> bool:
    return _NEGATIVE_SOURCE.match(flat, source.start) is not None


def _sentences(flat: str, content: Sequence[Span]) -> Iterator[tuple[Piece, ...]]:
    """Sentences over the pieces: one that a cue interrupts goes on in the next piece."""
    pending: list[Piece] = []
    for piece in content:
        for sentence in find_sentences(flat, piece):
            if not _LETTER.search(flat, sentence.start, sentence.end):
                continue
            pending.append(Piece(sentence, opening_words(sentence.of(flat))))
            if _STOP.search(sentence.of(flat)[-6:]):
                yield tuple(pending)
                pending = []
    if pending:
        yield tuple(pending)


def _extent(flat: str, inner: Attribution) -> Iterator[Span]:
    """The words of an attribution inside another, unless they are the outer speaker's own ("he rejected the claim")."""
    if inner.source is not None and inner.source.of(flat).lower() in OWN_WORDS:
        return
    yield from inner.content
    if inner.cue is not None:
        yield inner.cue
