"""Which words deny a content: in the reporting clause ("denied", "did not believe") or in the content's main clause."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from whatweknow.annotation.modality.clauses import Word, words_of
from whatweknow.annotation.modality.lexicon import lexicon
from whatweknow.annotation.modality.wording import Wording
from whatweknow.records import Span

SHORT_SENTENCE = 4  # "No." or "FAKE NEWS!": the next sentence is read as well
BEFORE_NO = frozenset("for with at in under of on by to from after".split())
COPULAS = frozenset("is are was were be been being 's 're isn't aren't wasn't weren't am as".split())
REACH_OF_COPULA = 5


@dataclass(frozen=True, slots=True)
class CueReading:
    """The class of a reporting clause (a table of ``reporting_verbs.toml``, "" for none), where, and its negation."""

    kind: str
    span: Span | None
    negator: Span | None


NEUTRAL = frozenset(("", "say", "attitude"))
OBJECTS = ("verdict", "proposals", "outlets")  # tables that are no classes of cues


def read_cue(wording: Wording) -> CueReading:
    """What the reporting clause does with the content."""
    cues = lexicon().cues
    for kind, pattern in cues.items():
        if kind in OBJECTS:
            continue
        span = next(wording.cue_matches(pattern), None)
        if span is not None:
            return CueReading(kind, span, _cue_negator(wording, span))
    return CueReading("", None, _cue_negator(wording, None))


def _cue_negator(wording: Wording, cue: Span | None) -> Span | None:
    """The negation before ``cue`` in the reporting clause."""
    masks = list(wording.cue_matches(lexicon().negators["cue_masks"]))
    for span in wording.cue_matches(lexicon().negators["words"]):
        before = cue is None or span.start < cue.start
        if before and not any(mask.overlaps(span) for mask in masks):
            return span
    return None


def content_negators(wording: Wording, cue: CueReading) -> list[Span]:
    """The words that deny something in the main clauses of the content's first sentence (the next too, after a short one)."""
    found: list[Span] = []
    for number, sentence in enumerate(wording.sentences):
        words = [words_of(wording.text, piece) for piece in sentence]
        for piece, piece_words in zip(sentence, words, strict=True):
            found += _negators(wording, piece, piece_words, cue, first=number == 0)
        if sum(len(piece_words) for piece_words in words) - 2 > SHORT_SENTENCE:
            break
    return sorted(found)


def _negators(wording: Wording, piece: Span, words: list[Word], cue: CueReading, *, first: bool) -> Iterator[Span]:
    tables = lexicon().negators
    text = wording.text
    masks = [Span(m.start(), m.end()) for m in tables["masks"].finditer(text, piece.start, piece.end)]
    kept = [Span(m.start(), m.end()) for m in tables["unmasked"].finditer(text, piece.start, piece.end)]
    verdict = first and next(wording.cue_matches(lexicon().cues["verdict"]), None) is not None
    for name in ("words", "verbs", "verdicts"):
        for match in tables[name].finditer(text, piece.start, piece.end):
            span = Span(match.start(), match.end())
            place = next(i for i, word in enumerate(words) if word.span.end > span.start)
            if not words[place].main or wording.is_inner(span):
                continue
            if any(one.overlaps(span) for one in kept):
                yield span
            elif any(mask.overlaps(span) for mask in masks):
                continue
            elif (
                (name == "words" and not _is_pseudo(text, words, place))
                or (name == "verbs" and not _is_infinitive(words, place))
                or (name == "verdicts" and (verdict or _is_predicate(words, place)))
            ):
                yield span


def _is_pseudo(text: str, words: list[Word], place: int) -> bool:
    """A negator that does not deny its clause: an order, "not to", "for no reason", "No. 7", part of a name."""
    word = words[place].text
    low = word.lower()
    before = words[place - 1].text.lower() if place else ""
    after = words[place + 1].text if place + 1 < len(words) else ""
    opens = all(not one.text.isalnum() for one in words[:place])
    if low == "no":
        number = after == "." and place + 2 < len(words) and words[place + 2].text.isdigit()
        return before in BEFORE_NO or number or (after.isdigit())
    if low in ("not", "never") and (after.lower() == "to" or before == "to") and not opens:
        return True
    if opens and low in ("don't", "dont"):
        return True
    if low == "not" and before == "do" and all(not one.text.isalnum() for one in words[: place - 1]):
        return True
    return word[:1].isupper() and not word.isupper() and not opens and after[:1].isupper() and before == '"'


def _is_infinitive(words: list[Word], place: int) -> bool:
    """ "to refuse", "to deny": what is planned or asked, or a noun: "a lack"."""
    return place > 0 and words[place - 1].text.lower() in ("to", "a", "the", "by", "his", "its", "their", "no")


def _is_predicate(words: list[Word], place: int) -> bool:
    before = [word.text.lower() for word in words[max(0, place - REACH_OF_COPULA) : place]]
    return any(word in COPULAS for word in before) or all(not word.isalnum() for word in before)
