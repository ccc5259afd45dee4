"""Which words deny a content: in the reporting clause ("denied", "did not believe") or in the content's main clause."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from whatweknow.annotation.modality.clauses import Word, words_of
from whatweknow.annotation.modality.lexicon import lexicon
from whatweknow.annotation.modality.wording import Wording
from whatweknow.records import Span

INFINITIVE = re.compile(r"to\s+", re.IGNORECASE)
SHORT_SENTENCE = 6  # "No." or "FAKE NEWS!": the next sentence is read as well
BEFORE_NO = frozenset("for with at in under of on by to from after".split())
COPULAS = frozenset("is are was were be been being 's 're isn't aren't wasn't weren't am as".split())
AFTER_NO = frozenset("way means time point account danger circumstances sense doubt".split())  # "in no way" denies
REACH_OF_COPULA = 5


@dataclass(frozen=True, slots=True)
class CueReading:
    """The class of a reporting clause (a table of ``reporting_verbs.toml``, "" for none), where, and its negation."""

    kind: str
    span: Span | None
    negator: Span | None


NEUTRAL = frozenset(("", "say", "attitude"))
OBJECTS = ("verdict", "proposals", "outlets", "belief", "announcing", "clause")  # tables that are no classes of cues


def read_cue(wording: Wording) -> CueReading:
    """What the reporting clause does with the content."""
    cues = lexicon().cues
    for kind, pattern in cues.items():
        if kind in OBJECTS:
            continue
        span = next(wording.cue_matches(pattern), None)
        if span is not None:
            return CueReading(kind, span, _cue_negator(wording, span))
    return _read_infinitive(wording) or CueReading("", None, _cue_negator(wording, None))


def _read_infinitive(wording: Wording) -> CueReading | None:
    """After a cue of no class ("seemed", "sought") the content's verb is read: "to leave open whether"."""
    to = INFINITIVE.match(wording.text, wording.attribution.content[0].start)
    if to is None or wording.clause is None:
        return None
    for kind, pattern in lexicon().cues.items():
        match = None if kind in OBJECTS else pattern.match(wording.text, to.end())
        if match:
            return CueReading(kind, Span(match.start(), match.end()), _cue_negator(wording, None))
    return None


def _cue_negator(wording: Wording, cue: Span | None) -> Span | None:
    """The negation before ``cue`` in the reporting clause."""
    masks = list(wording.cue_matches(lexicon().negators["cue_masks"]))
    for span in wording.cue_matches(lexicon().negators["words"]):
        before = cue is None or span.start < cue.start
        if before and not any(mask.overlaps(span) for mask in masks):
            return span
    return None


def content_negators(wording: Wording) -> list[Span]:
    """The words that deny something in the main clauses of the content's first sentence; of the next too, after a short
    one ("No.", "Fake news!")."""
    found: set[Span] = set()
    judged = next(wording.cue_matches(lexicon().cues["verdict"]), None) is not None
    for sentence in wording.sentences:
        length = 0
        for piece in sentence:
            words = words_of(wording.text, piece)
            found.update(_negators(wording, piece, words, judged=judged))
            length += len(words)
        if length > SHORT_SENTENCE:
            break
    return sorted(found)


def _negators(wording: Wording, piece: Span, words: list[Word], *, judged: bool) -> Iterator[Span]:
    """``judged``: the cue says what the content is called."""

    def matches(table: str) -> Iterator[tuple[Span, int]]:
        for match in lexicon().negators[table].finditer(wording.text, piece.start, piece.end):
            span = Span(match.start(), match.end())
            place = bisect_right(words, span.start, key=lambda word: word.span.end)
            if words[place].main and not wording.is_inner(span):
                yield span, place

    masks = [span for span, _ in matches("masks")]
    found = [
        *(span for span, place in matches("words") if not _is_pseudo(words, place)),
        *(span for span, place in matches("verbs") if not _is_infinitive(words, place)),
        *(span for span, place in matches("verdicts") if judged or _is_predicate(words, place)),
        *(span for span, _ in matches("rejections") if not judged),
    ]
    return (span for span in found if not any(map(span.overlaps, masks)))


def _is_pseudo(words: list[Word], place: int) -> bool:
    """A negator that does not deny its clause: an order, "not to", "for no reason", "No. 7", part of a name."""
    word = words[place].text
    low = word.lower()
    before = words[place - 1].text.lower() if place else ""
    after = words[place + 1].text if place + 1 < len(words) else ""
    opens = _opens(words, place)
    if low == "no":
        number = after == "." and place + 2 < len(words) and words[place + 2].text.isdigit()
        return (before in BEFORE_NO and after not in AFTER_NO) or number or after.isdigit()
    if low in ("not", "never") and (after.lower() == "to" or before == "to") and not opens:
        return True
    if (low in ("don't", "dont") and opens) or (low == "not" and before == "do" and _opens(words, place - 1)):
        return True
    return word[:1].isupper() and not word.isupper() and not opens and after[:1].isupper() and before == '"'


def _opens(words: list[Word], place: int) -> bool:
    """Whether no word stands before ``place``."""
    return not any(words[i].text.isalnum() for i in range(place - 1, -1, -1))


def _is_infinitive(words: list[Word], place: int) -> bool:
    """ "to refuse", "to deny": what is planned or asked, or a noun: "a lack"."""
    return place > 0 and words[place - 1].text.lower() in ("to", "a", "the", "by", "his", "its", "their", "no")


def _is_predicate(words: list[Word], place: int) -> bool:
    before = [word.text.lower() for word in words[max(0, place - REACH_OF_COPULA) : place]]
    return any(word in COPULAS for word in before) or all(not word.isalnum() for word in before)
