"""The words of one attribution as the rules read them: the reporting clause, and the content by sentences."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from whatweknow.annotation.modality.phrases import plain
from whatweknow.annotation.sentences import find_sentences
from whatweknow.records import Attribution, Mode, Span
from whatweknow.spans import merge

REACH_BEFORE = 70  # characters before a cue in which its auxiliaries and negations may stand
REACH_AFTER = 60  # ... and after it, where "rejected as baseless" puts more
INTO_CONTENT = re.compile(
    r"(?:to|comments?|any|an?|whether|who|what|why|how|when|where|if|further|more|details?|anything|responsibility|credit|"
    r"questions?|requests?|about|on|it|that|themselves|himself|herself|itself)\b(?:\s+[^\s.]+){0,4}",
    re.IGNORECASE,
)
SOURCE_MARK = "\x01"
_BEFORE_CUE = re.compile(
    r"(?:(?<![\w'])(?:ha[sd]|have|having|is|are|was|were|be|been|being|did|does|do|will|would|can|could|may|might|must|should"
    r"|\w+n't|not|never|cannot|neither|nor|no longer|no|none|nobody|also|yet|still|again|so far|to|refus(?:ed|es|ing)|declin(?:ed|es|ing)"
    r"|unable|able|in a position|without|hardly|immediately|reportedly|said|appears?|appeared|seems?|seemed|\w+ly)\s+)*\Z",
    re.IGNORECASE,
)
_CLAUSE_END = re.compile(r"[.!?;\n]")
_STOP = re.compile(r"[.!?\u2026][\"'\u201d\u2019)\]]*\s*\Z")
_NEGATIVE_SOURCE = re.compile(r"(?:no|neither|none|nobody|no one)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Wording:
    """``text`` is plain, as long as the report's. ``clause`` is where the reporting words stand, the source masked out
    of ``masked``; a phrase may start in it and reach to ``clause_reach``. ``sentences`` are those of the content, each in
    one or more pieces; ``inner`` is what others are reported to say inside it."""

    text: str
    masked: str
    attribution: Attribution
    clause: Span | None
    clause_reach: int
    sentences: tuple[tuple[Span, ...], ...]
    inner: tuple[Span, ...]

    def cue_matches(self, pattern: re.Pattern[str]) -> Iterator[Span]:
        """Where ``pattern`` matches from inside the reporting clause on."""
        if self.clause is not None:
            for match in pattern.finditer(self.masked, self.clause.start, self.clause_reach):
                if match.start() < self.clause.end:
                    yield Span(match.start(), match.end())

    def content_matches(self, pattern: re.Pattern[str], sentences: int | None = None) -> Iterator[Span]:
        """Where ``pattern`` matches in the content, or in its first ``sentences``."""
        for piece in (piece for sentence in self.sentences[:sentences] for piece in sentence):
            for match in pattern.finditer(self.text, piece.start, piece.end):
                yield Span(match.start(), match.end())

    def is_inner(self, span: Span) -> bool:
        return any(one.overlaps(span) for one in self.inner)


def read_wording(text: str, attribution: Attribution, inside: Iterable[Attribution] = ()) -> Wording:
    """``attribution`` as the rules read it; ``inside`` are the attributions whose content lies in its content."""
    flat = plain(text)
    masked = flat
    source = attribution.source
    if source is not None and not _NEGATIVE_SOURCE.match(flat, source.start):
        masked = flat[: source.start] + SOURCE_MARK * (source.end - source.start) + flat[source.end :]
    clause = _clause(flat, masked, attribution)
    reach = clause.end if clause else 0
    if clause and clause.end in {piece.start for piece in attribution.content}:
        into = INTO_CONTENT.match(flat, clause.end)
        reach = into.end() if into else reach
    inner = merge(span for one in inside for span in _extent(flat, one))
    return Wording(flat, masked, attribution, clause, reach, tuple(_sentences(flat, attribution.content)), tuple(inner))


def _clause(flat: str, masked: str, attribution: Attribution) -> Span | None:
    cue, source = attribution.cue, attribution.source
    if cue is None:
        return None
    barrier = max([piece.end for piece in attribution.content if piece.end <= cue.start], default=0)
    before = _BEFORE_CUE.search(masked[: cue.start], max(barrier, cue.start - REACH_BEFORE))
    start = before.start() if before else cue.start
    if (
        source is not None
        and source.end <= start
        and not flat[source.end : start].strip()
        and _NEGATIVE_SOURCE.match(flat, source.start)
    ):
        start = source.start
    end = cue.end
    follows = min([piece.start for piece in attribution.content if piece.start >= cue.end], default=None)
    if follows is not None and follows - cue.end <= REACH_AFTER and not _CLAUSE_END.search(flat, cue.end, follows):
        end = follows
    return Span(start, end)


def _sentences(flat: str, content: Sequence[Span]) -> Iterator[tuple[Span, ...]]:
    """Sentences over the pieces: one that a cue interrupts goes on in the next piece."""
    pending: list[Span] = []
    for piece in content:
        for sentence in find_sentences(flat, piece):
            pending.append(sentence)
            if _STOP.search(flat[sentence.start : sentence.end]):
                yield tuple(pending)
                pending = []
    if pending:
        yield tuple(pending)


def _extent(flat: str, inner: Attribution) -> Iterator[Span]:
    """The words of an attribution inside another, unless they are the outer speaker's own ("he rejected the claim")."""
    if inner.source is not None and flat[inner.source.start : inner.source.end].lower() in OWN_WORDS:
        return
    yield from inner.content
    if inner.cue is not None:
        yield inner.cue


OWN_WORDS = frozenset("i we he she it they".split())


def is_quoted(wording: Wording, span: Span) -> bool:
    """Whether ``span`` of the content stands in quotation marks, as far as the content's own marks show."""
    if wording.attribution.mode is not Mode.MIXED:
        return wording.attribution.mode is Mode.DIRECT
    piece = next((piece for piece in wording.attribution.content if piece.contains(span)), span)
    before = wording.text[piece.start : span.start]
    return before.count('"') % 2 == 1
