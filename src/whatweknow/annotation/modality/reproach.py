"""Whether a content charges somebody else with a deed: a doer who is not the speaker, and a deed that is a reproach."""

from __future__ import annotations

import re
from collections.abc import Iterator

from whatweknow.annotation.modality.lexicon import lexicon
from whatweknow.annotation.modality.negation import CueReading
from whatweknow.annotation.modality.wording import Wording
from whatweknow.records import Mode, Span

REACH_OF_DOER = 90  # characters before an active verb, or after "by", in which the doer is named
STEM = 4  # letters in which a country and its adjective agree: Norland, Norlandish
_NAME = re.compile(r"(?<![\w'])[A-Z][\w'-]+")
_PASSIVE = re.compile(r"\b(?:was|were|been|being|be|is|are|got)\s+(?:\w+ly\s+)?\Z")
_CLAUSE_BREAK = re.compile(r"[,;:.\n]|\b(?:that|and|but|because|when|after|before|which|who)\b")
_TITLES = frozenset("the a an in on at it he she we they this that i mr mrs ms president minister prime".split())


def is_reproach(wording: Wording, cue: CueReading) -> bool:
    """Whether the content's first sentence says that somebody other than the source did a deed of the lexicon."""
    if _is_outlet(wording):
        return False
    own = _stems(wording.masked and _source(wording))
    return any(_stems(doer) - own for doer in _doers(wording))


def _source(wording: Wording) -> str:
    source = wording.attribution.source
    return source.of(wording.text) if source else ""


def _is_outlet(wording: Wording) -> bool:
    return lexicon().cues["outlets"].search(_source(wording)) is not None


def _stems(words: str) -> set[str]:
    """The stems of the names in ``words``; "U.S." and "US" are one."""
    names = re.findall(r"(?<![\w'])(?:[A-Z]\.){2,}|(?<![\w'])[A-Z][\w-]+", words)
    return {name.replace(".", "").lower()[:STEM] for name in names if name.lower() not in _TITLES}


def _doers(wording: Wording) -> Iterator[str]:
    """The words that may name who did a deed: before an active verb, after the "by" of a passive one."""
    tables = lexicon().contents
    text = wording.text
    for piece in wording.sentences[0] if wording.sentences else ():
        for deed in tables["deeds"].finditer(text, piece.start, piece.end):
            clause = text[max(piece.start, deed.start() - REACH_OF_DOER) : deed.start()]
            if not _PASSIVE.search(clause):
                yield _CLAUSE_BREAK.split(clause)[-1]
        for deed in tables["deeds_done"].finditer(text, piece.start, piece.end):
            by = tables["done_by"].search(text, deed.end(), min(piece.end, deed.end() + REACH_OF_DOER))
            if by:
                yield _CLAUSE_BREAK.split(text[by.end() : min(piece.end, by.end() + REACH_OF_DOER)])[0]
