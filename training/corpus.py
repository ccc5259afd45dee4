"""PolNeAR documents as training examples, with augmentation, cut into windows."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from tokenizers import Tokenizer

from whatweknow.annotation.chain import Role
from whatweknow.annotation.encoding import EncodedText, encode
from whatweknow.annotation.quotations import find_quotations
from whatweknow.annotation.windows import Window, cut
from whatweknow.evaluation.standoff import RoleSpans, read_standoff
from whatweknow.records import Block, BlockKind, Span
from whatweknow.spans import trim

MARGIN = 24  # words beside a cut whose anchors are not taught: their contents may lie outside


@dataclass(frozen=True)
class Document:
    """A text with the attributions of one annotator; whether there is one at the ``doubted`` places is open."""

    text: str
    gold: tuple[RoleSpans, ...]
    doubted: tuple[Span, ...] = ()


@dataclass(frozen=True)
class Example:
    """One window: what the encoder reads, and the roles (N,) of each gold attribution with its cue words."""

    encoded: EncodedText
    window: Window
    taught: np.ndarray  # (N,) bool: words whose anchor label counts
    roles: np.ndarray  # (attributions, N)
    whole: np.ndarray  # (attributions,) bool: the attribution lies inside the window and may be taught


def lines(text: str) -> list[Block]:
    """Every line a block, as PolNeAR has its paragraphs."""
    spans = (trim(text, m.start(), m.end()) for m in re.finditer(r"[^\n]+", text))
    return [Block(BlockKind.PARAGRAPH, span) for span in spans if span]


def read_documents(folder: Path) -> list[tuple[Document, ...]]:
    """For each text of a standoff folder, one document an annotator."""
    corpus = read_standoff(folder, all_annotators=True)
    return [
        tuple(Document(text, gold) for gold in corpus.annotations[name]) or (Document(text, ()),)
        for name, text in corpus.texts.items()
    ]


def read_labelled(path: Path) -> list[tuple[Document, ...]]:
    """The articles that ``label.py`` wrote."""

    def spans(places: list[list[int]]) -> tuple[Span, ...]:
        return tuple(Span(start, end) for start, end in places)

    documents = []
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        gold = tuple(RoleSpans(*(spans(one[role]) for role in ("source", "cue", "content"))) for one in row["taught"])
        documents.append((Document(row["text"], gold, spans(row["doubted"])),))
    return documents


def examples(document: Document, tokenizer: Tokenizer, size: int, overlap: int, start: int = 0) -> Iterator[Example]:
    encoded = encode(document.text, lines(document.text), tokenizer)
    if start >= len(encoded):
        return
    open_words = _roles(encoded, RoleSpans((), document.doubted, ())) > 0
    rows = np.stack([_roles(encoded, gold) for gold in document.gold]) if document.gold else np.zeros((0, len(encoded)))
    for window in cut(encoded, size, overlap, start):
        taught = np.ones(window.last - window.first, dtype=bool)
        if window.first > start:
            taught[:MARGIN] = False
        if window.last < len(encoded):
            taught[-MARGIN:] = False
        inside = rows[:, window.first : window.last]
        cues = inside == Role.CUE
        keep = cues.any(1)
        whole = ((inside > 0).sum(1) == (rows > 0).sum(1)) & keep
        taught &= ~cues[~whole].any(0) & ~open_words[window.first : window.last]
        yield Example(encoded, window, taught, inside[keep], whole[keep])


def _roles(encoded: EncodedText, gold: RoleSpans) -> np.ndarray:
    roles = np.zeros(len(encoded), dtype=np.int64)
    for role, spans in ((Role.CONTENT, gold.content), (Role.SOURCE, gold.source), (Role.CUE, gold.cue)):
        for span in spans:
            first = np.searchsorted(encoded.ends, span.start, side="right")
            last = np.searchsorted(encoded.starts, span.end, side="left")
            roles[first:last] = role
    return roles


# ---------------------------------------------------------------------------------- augmentation

_MARKS = (('"', '"'), ("\u201c", "\u201d"), ("\u2018", "\u2019"), ("\u00ab", "\u00bb"), ("\u201e", "\u201c"))
_SPEAKERS = (
    "A spokesman for the ministry",
    "The foreign minister of Chile",
    "Officials in Nairobi",
    "Seoul",
    "The Kremlin",
    "State television",
    "A senior diplomat",
    "Col. Adeyemi",
    "Ms. Lindqvist",
    "the Turkish presidency",
    "She",
    "He",
    "The state news agency",
    "Two people familiar with the talks",
    "The company's chief executive, Tan Wei,",
    "Ankara",
    "Defence Minister Oyelaran",
    "The rebels",
    "A government statement",
    "Mrs. Haddad, who took office in May,",
    "The local governor",
    "an aide to the prime minister",
    "Warsaw",
    "The New Zealand police",
    "The union",
)
_CUES_BEFORE = (
    "said that",
    "said",
    "claimed that",
    "told reporters that",
    "insisted that",
    "reported that",
    "added that",
    "confirmed that",
    "alleged that",
    "announced that",
    "noted that",
    "wrote that",
    "has said that",
)
_CUES_AFTER = ("said", "reported", "told reporters", "claimed", "added", "confirmed", "wrote on Monday")


def augment(document: Document, rng: random.Random) -> Document:
    """Other quotation marks, joined paragraphs, capital headlines, reports inside reports."""
    document = _nest(document, rng)
    text = document.text
    if rng.random() < 0.5:
        text = _remark(text, rng)
    if rng.random() < 0.1:
        text = re.sub(r"(?<=[.!?\u201d\"])\n", lambda _: rng.choice("\n "), text)
    if rng.random() < 0.1:
        head, newline, rest = text.partition("\n")
        text = head.upper() + newline + rest if len(head.upper()) == len(head) else text
    assert len(text) == len(document.text)
    return replace(document, text=text)


def _remark(text: str, rng: random.Random) -> str:
    """One style of marks throughout; a few closing marks are lost."""
    opening, closing = rng.choice(_MARKS)
    characters = list(text)
    for quotation in find_quotations(text, lines(text)):
        start, end = quotation.span.start, quotation.span.end
        if not quotation.double or text[start] in "`'":
            continue
        characters[start] = opening
        if quotation.closed and text[end - 1] not in "`'":
            characters[end - 1] = " " if rng.random() < 0.01 else closing
    return "".join(characters)


def _nest(document: Document, rng: random.Random, rate: float = 0.35) -> Document:
    """Put some indirect reports into the mouth of somebody else: "X said Y" -> "Z claimed that X said Y"."""
    for gold in sorted(document.gold, key=lambda g: g.content, reverse=True):
        if rng.random() < rate and _is_plain_sentence(document.text, gold):
            start, end = gold.source[0].start, gold.content[-1].end
            if rng.random() < 0.7:
                document = _report_before(document, start, end, rng)
            else:
                document = _report_after(document, start, end, rng)
    return document


def _is_plain_sentence(text: str, gold: RoleSpans) -> bool:
    """A whole sentence, without quotation marks: source, cue, content in one piece each."""
    if not len(gold.source) == len(gold.cue) == len(gold.content) == 1:
        return False
    source, cue, content = gold.source[0], gold.cue[0], gold.content[0]
    return (
        source.end <= cue.start
        and cue.end <= content.start
        and text[content.end : content.end + 1] == "."
        and re.fullmatch(r"|.?\n|[.!?] ", text[max(0, source.start - 2) : source.start]) is not None
        and re.search('[\n"\u201c\u201d]', text[source.start : content.end]) is None
    )


def _report_before(document: Document, start: int, end: int, rng: random.Random) -> Document:
    speaker, cue = rng.choice(_SPEAKERS), rng.choice(_CUES_BEFORE)
    lead = f"{speaker} {cue} "
    moved = _insert(document, start, lead)
    cue_start = start + len(speaker) + 1
    outer = RoleSpans(
        source=(Span(start, start + len(speaker)),),
        cue=(Span(cue_start, cue_start + len(cue.removesuffix(" that"))),),
        content=(Span(start + len(lead), end + len(lead)),),
    )
    return replace(moved, gold=(*moved.gold, outer))


def _report_after(document: Document, start: int, end: int, rng: random.Random) -> Document:
    speaker, cue = rng.choice(_SPEAKERS).rstrip(","), rng.choice(_CUES_AFTER)
    if speaker.split()[0] in {"A", "The", "Two", "He", "She", "Officials", "State"}:
        speaker = speaker[0].lower() + speaker[1:]
    tail = f", {speaker} {cue}"
    moved = _insert(document, end, tail)
    cue_start = end + 2 + len(speaker) + 1
    outer = RoleSpans(
        source=(Span(end + 2, cue_start - 1),),
        cue=(Span(cue_start, end + len(tail)),),
        content=(Span(start, end),),
    )
    return replace(moved, gold=(*moved.gold, outer))


def _insert(document: Document, at: int, words: str) -> Document:
    def shift(spans: tuple[Span, ...]) -> tuple[Span, ...]:
        return tuple(
            Span(s.start + len(words) if s.start >= at else s.start, s.end + len(words) if s.end > at else s.end)
            for s in spans
        )

    moved = tuple(RoleSpans(shift(g.source), shift(g.cue), shift(g.content)) for g in document.gold)
    return Document(document.text[:at] + words + document.text[at:], moved, shift(document.doubted))
