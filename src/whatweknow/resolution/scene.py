"""A report as it is read: its sentences and quotations, its figures so far, and what was mentioned where."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from whatweknow.names import fold, plain_name
from whatweknow.records import AnnotatedReport, BlockKind, Mention, MentionKind, Mode, NationForm, Span
from whatweknow.resolution.figures import Figure
from whatweknow.sentences import find_sentences
from whatweknow.spans import blocks_at

WORD = re.compile(r"[^\W_]+")
OUTLET_BEFORE = re.compile(r"(?:\b(?:told|telling|tells) (?:the )?|\()$")
OUTLET_AFTER = re.compile(
    r"(?:['’]s)?\)?,? (?:reported|reports|quoted|quotes|cited|cites|citing|news agency|newspaper|magazine|"
    r"correspondent|reporter|footage|photographer)\b|\) [-–—]"
)
EMPTY_WORDS = frozenset("the a an of for and in at to from s its his her their our this that".split())
REACH = 12  # sentences back that a pronoun or description looks
ANYWHERE = 10**6


class Scene:
    """One report with the figures found so far; ``read`` has the mentions read, in order, with their figures."""

    def __init__(self, annotated: AnnotatedReport) -> None:
        self.annotated = annotated
        self.report = annotated.report
        self.text = annotated.report.text
        self.figures: list[Figure] = []
        self.figure_of: dict[Span, Figure] = {}
        self.read: list[tuple[Mention, Figure]] = []
        self.sources = {one.source for one in annotated.attributions if one.source}
        self.outlets = {
            plain_name(mention.name.of(self.text))
            for mention in annotated.mentions
            if mention.name and mention.kind is MentionKind.NAME and self.is_outlet_at(mention.span)
        }
        self.nation_at = {nation.span.start: nation for nation in annotated.nations}
        self.nation_words = {
            fold(word)
            for nation in annotated.nations
            if nation.form is not NationForm.HOUSE
            for word in WORD.findall(nation.span.of(self.text))
        }
        blocks = [block.span for block in self.report.blocks] or [Span(0, len(self.text))]
        self._sentences = [sentence.start for block in blocks for sentence in find_sentences(self.text, block)]
        self.quoted = sorted(
            (piece, i)
            for i, one in enumerate(annotated.attributions)
            if one.mode is not Mode.INDIRECT
            for piece in one.content
        )
        self.keys: dict[str, frozenset[str]] = {}

    def enter(self, mention: Mention, figure: Figure) -> Figure:
        if mention.span not in self.figure_of:
            figure.add(self.report, mention)
            self.figure_of[mention.span] = figure
        return figure

    def new(self, mention: Mention) -> Figure:
        figure = Figure(mention.kind, self.report.id, plural=mention.plural)
        self.figures.append(figure)
        return figure

    def same_body(self, figure: Figure, key: frozenset[str], nation: str | None) -> bool:
        if nation and figure.nation and nation != figure.nation:
            return False
        return bool(key) and any(self.key_of_name(name) == key for name in figure.names)

    def key_of_name(self, name: str) -> frozenset[str]:
        """The words of a body's name that tell it from others: no articles, no country."""
        if name not in self.keys:
            words = (stem(word) for word in WORD.findall(name) if fold(word) not in self.nation_words)
            self.keys[name] = frozenset(words) - EMPTY_WORDS
        return self.keys[name]

    def back(self, before: int, reach: int = REACH) -> Iterator[tuple[Mention, Figure]]:
        """The mentions before an offset, the last one first."""
        limit = self.sentence(before) - reach
        for mention, figure in reversed(self.read):
            if mention.span.end > before:
                continue
            if self.sentence(mention.span.start) < limit:
                return
            yield mention, figure

    def sentence(self, offset: int) -> int:
        """The number of the sentence at ``offset``."""
        return bisect_right(self._sentences, offset)

    def sentence_start(self, offset: int) -> int:
        i = self.sentence(offset)
        return self._sentences[i - 1] if i else 0

    def sentence_text(self, offset: int) -> str:
        i = self.sentence(offset)
        start = self.sentence_start(offset)
        return self.text[start : self._sentences[i] if i < len(self._sentences) else len(self.text)]

    def is_subject(self, mention: Mention) -> bool:
        """Whether no other mention stands before it in its sentence."""
        start = self.sentence_start(mention.span.start)
        i = bisect_left(self.read, mention.span.start, key=lambda pair: pair[0].span.start)
        return i == 0 or self.read[i - 1][0].span.start < start

    def quote_at(self, span: Span) -> int | None:
        """The number of the attribution in whose quoted content ``span`` lies."""
        i = bisect_right(self.quoted, span.start, key=lambda quoted: quoted[0].start)
        return next(
            (number for piece, number in reversed(self.quoted[max(i - 4, 0) : i]) if piece.contains(span)), None
        )

    def is_outlet_at(self, span: Span) -> bool:
        before = OUTLET_BEFORE.search(self.text, max(span.start - 12, 0), span.start)
        return bool(before or OUTLET_AFTER.match(self.text, span.end))

    def in_headline(self, span: Span) -> bool:
        return any(block.kind is BlockKind.HEADLINE for block in blocks_at(self.report, span))

    def same_words(self, mention: Mention) -> Figure | None:
        words = fold(plain_name(mention.span.of(self.text)))
        return next(
            (
                f
                for f in self.figures
                if f.kind is mention.kind and fold(f.description) == words and f.nation == mention.nation
            ),
            None,
        )


def stem(word: str) -> str:
    bare = fold(word)
    return bare[:-1] if bare.endswith("s") and len(bare) > 3 else bare


def nations_differ(figure: Figure, mention: Mention) -> bool:
    return bool(figure.nation and mention.nation and figure.nation != mention.nation)
