"""Kinds for the paragraphs of a report: which is the headline, which a caption, which is not of the article."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from whatweknow.reading.boilerplate import (
    announces_links,
    is_boilerplate,
    is_byline,
    is_control,
    is_debris,
    reports_speech,
)
from whatweknow.reading.lines import is_caption, kind_of_text
from whatweknow.reading.paragraphs import paragraphs
from whatweknow.records import Block, BlockKind

_BODY = frozenset((BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.QUOTE, BlockKind.CAPTION))
_TOP = 6  # paragraphs among which headline, byline and date line are looked for
_LONGEST_HEADLINE = 40  # words
_LONGEST_HEADLINE_SENTENCE = 18  # words of a headline that ends with a full stop
_LONGEST_UNMARKED_ITEM = 30  # words
_SAME_TITLE = 0.5  # share of the words that a headline and the report's title must have in common
_SAME_SENTENCE = 0.8  # the same for a line that ends with a full stop, since a first sentence often repeats the title
_TITLE_CASE = 0.7  # share of the words of four letters and more
_LONGEST_HEADLINE_PAIR = 18  # words of a headline that holds two sentences, if a much longer paragraph follows
_FULL_STOP = re.compile(r"\.[\"”’']?\Z")
_SENTENCES = re.compile(r"[a-z]{2}[.!?][\"”’]?\s+[A-Z“\"]")
_DATELINE = re.compile(
    r"(?!EXCLUSIVE|BREAKING|UPDATE|LIVE|WATCH|VIDEO|OPINION|ANALYSIS)[A-Z][A-Z .,'’-]{2,60}\b[\w .,/'’-]{0,50}"
    r"(?:\([^)]{1,40}\))?\s?[-–—]{1,2}\s"
)


@dataclass(frozen=True, slots=True)
class Piece:
    """A paragraph with what the page's markup says about it: its kind, and whether it is nothing but links."""

    text: str
    hint: BlockKind | None = None
    linked: bool = False


def blocks_of(text: str, title: str | None = None) -> tuple[Block, ...]:
    """The blocks of a plain text, in order; together they hold every character but white space.

    ``title``, where it is known, says which line is the headline.
    """
    spans = paragraphs(text)
    kinds = kinds_of([Piece(span.of(text)) for span in spans], title)
    return tuple(Block(kind, span) for kind, span in zip(kinds, spans, strict=True))


def kinds_of(pieces: Sequence[Piece], title: str | None = None) -> list[BlockKind]:
    """The kind of each of a report's paragraphs, given in order.

    A hint holds, except that any paragraph may turn out to be boilerplate. The headline is what the hints
    or the title say, or else the first line if it has the shape of one; repeated, it is boilerplate.
    """
    kinds = [_kind_alone(piece, number) for number, piece in enumerate(pieces)]
    headline = _headline(pieces, kinds, title)
    if headline is not None:
        kinds[headline] = BlockKind.HEADLINE
        for number in _repetitions(pieces, headline):
            kinds[number] = BlockKind.BOILERPLATE
    _mark_link_lists(pieces, kinds)
    _mark_unmarked_lists(pieces, kinds)
    return _settled(kinds)


def same_words(text: str) -> tuple[str, ...]:
    """The words of ``text`` without case and punctuation, to compare headlines by."""
    return tuple(re.findall(r"\w+", text.casefold()))


def _kind_alone(piece: Piece, number: int) -> BlockKind:
    if piece.hint in {BlockKind.HEADLINE, BlockKind.CAPTION}:
        return piece.hint
    boilerplate = is_boilerplate(piece.text) or (number < _TOP and is_byline(piece.text))
    if piece.hint and not boilerplate:
        return piece.hint
    if is_caption(piece.text) and not is_control(piece.text):
        return BlockKind.CAPTION
    return BlockKind.BOILERPLATE if boilerplate else kind_of_text(piece.text)


def _headline(pieces: Sequence[Piece], kinds: Sequence[BlockKind], title: str | None) -> int | None:
    if BlockKind.HEADLINE in kinds:
        return kinds.index(BlockKind.HEADLINE)
    if title:
        wanted = set(same_words(title))
        for number, piece in enumerate(pieces[:_TOP]):
            words = set(same_words(piece.text))
            shared = _SAME_SENTENCE if _FULL_STOP.search(piece.text) else _SAME_TITLE
            if words and len(words & wanted) >= shared * len(words | wanted):
                return number
        return None
    candidates = [n for n, kind in enumerate(kinds) if kind in {BlockKind.SUBHEAD, BlockKind.PARAGRAPH}]
    if len(candidates) < 2 or candidates[0] >= _TOP:
        return None
    longest = max(len(pieces[n].text.split()) for n in candidates[1:])
    return candidates[0] if _looks_like_headline(pieces[candidates[0]].text, longest) else None


def _looks_like_headline(text: str, longest: int) -> bool:
    """``longest``: words of the longest paragraph that follows."""
    words = len(text.split())
    if text.startswith("# "):
        return True
    if words > _LONGEST_HEADLINE or text.endswith(":") or _DATELINE.match(text):
        return False
    if not _FULL_STOP.search(text):
        return True
    if _SENTENCES.search(text):
        return words <= min(_LONGEST_HEADLINE_PAIR, longest // 2)
    return words <= _LONGEST_HEADLINE_SENTENCE or _in_title_case(text)


def _in_title_case(text: str) -> bool:
    """Whether nearly all of the longer words begin with a capital, as in the headlines of many outlets."""
    longer = re.findall(r"[^\W\d_]{4,}", text)
    return bool(longer) and sum(word[0].isupper() for word in longer) >= _TITLE_CASE * len(longer)


def _repetitions(pieces: Sequence[Piece], headline: int) -> list[int]:
    words = same_words(pieces[headline].text)
    if len(words) < 3:
        return []
    return [n for n, piece in enumerate(pieces) if n != headline and same_words(piece.text) == words]


def _mark_link_lists(pieces: Sequence[Piece], kinds: list[BlockKind]) -> None:
    """List items and bare links right after a line such as "Related stories" are links to other articles."""
    inside = False
    for number, piece in enumerate(pieces):
        if kinds[number] is BlockKind.BOILERPLATE:
            inside = announces_links(piece.text) or (inside and not is_debris(piece.text))
        elif inside and (kinds[number] is BlockKind.LIST_ITEM or piece.linked) and not reports_speech(piece.text):
            kinds[number] = BlockKind.BOILERPLATE
        else:
            inside = False


def _mark_unmarked_lists(pieces: Sequence[Piece], kinds: list[BlockKind]) -> None:
    """Two or more open-ended lines after one that ends with a colon are list items whose marks got lost."""
    for number, piece in enumerate(pieces):
        if kinds[number] is not BlockKind.PARAGRAPH or not piece.text.endswith(":"):
            continue
        end = number + 1
        while end < len(kinds) and _may_be_item(pieces[end].text, kinds[end]):
            end += 1
        if end - number > 2:
            kinds[number + 1 : end] = [BlockKind.LIST_ITEM] * (end - number - 1)


def _may_be_item(text: str, kind: BlockKind) -> bool:
    plain = kind in {BlockKind.SUBHEAD, BlockKind.PARAGRAPH}
    return plain and text[-1:].isalnum() and len(text.split()) <= _LONGEST_UNMARKED_ITEM


def _settled(kinds: Sequence[BlockKind]) -> list[BlockKind]:
    """A short line with nothing of the article after it heads nothing, and is a paragraph."""
    last = max((number for number, kind in enumerate(kinds) if kind in _BODY), default=-1)
    return [
        BlockKind.PARAGRAPH if kind is BlockKind.SUBHEAD and number > last else kind
        for number, kind in enumerate(kinds)
    ]
