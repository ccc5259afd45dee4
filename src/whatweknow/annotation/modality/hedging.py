"""Which words leave a content open, and whose they are: the speaker's or the reporter's."""

from __future__ import annotations

import re
from collections.abc import Iterator

from whatweknow.annotation.modality.lexicon import lexicon
from whatweknow.annotation.modality.negation import CueReading
from whatweknow.annotation.modality.wording import Wording
from whatweknow.records import Mode, Span

UNHEDGED = frozenset(("no_comment", "cannot_confirm", "deny", "decline"))  # nothing is put forward that could be hedged
QUESTION = re.compile(r"\W*if\b", re.IGNORECASE)
MONTH = "May"
THINKS = re.compile(r"thinks?", re.IGNORECASE)
REACH_OF_OPINION = 60  # characters behind "I think" in which it judges
REACH_OF_SUBJECT = 25  # characters before "think" in which its subject stands
_ADVERBS = r"(?:\s+(?:\w+ly|do|don't|did|didn't|does|doesn't|would|still|also|just|now))*\s+\Z"
I_OR_WE = re.compile(rf"\b(?:i|we){_ADVERBS}", re.IGNORECASE)
PRONOUN = re.compile(rf"\b(?:i|we|he|she|it|they){_ADVERBS}|\A\W*\Z", re.IGNORECASE)
ANOTHER_CLAUSE = re.compile(r"[;:.!?]|\b(?:but|because|when|if|which|who)\b", re.IGNORECASE)
AFTER_MODAL = ("have", "be", "not", "well", "never")


def hedges(wording: Wording, cue: CueReading) -> tuple[list[Span], list[Span]]:
    """The speaker's hedges and the reporter's, each in order.

    In the reporting clause the reporter hedges the act ("reportedly said"), or reports that the speaker hedges
    ("suggested"). In a content the speaker hedges; words of distance ("alleged") that the report does not quote are
    the reporter's.
    """
    tables = lexicon().hedges
    speakers = [] if cue.kind == "deny" else list(wording.in_cue(tables["cue"]))
    reporters = list(wording.in_cue(tables["reporter"]))
    masks = [*reporters, *wording.in_cue(tables["cue_masks"])]
    speakers = [one for one in speakers if not (_is_month(wording.text, one) or any(map(one.overlaps, masks)))]
    if cue.kind in UNHEDGED:
        return speakers, reporters
    distancing = {(one.start, one.end) for one in wording.in_content(tables["distancing"])}
    asked = QUESTION.match(wording.text, wording.attribution.content[0].start) if cue.kind == "demand" else None
    for span in _in_content(wording):
        if asked and asked.end() == span.end:
            continue  # "asked if" states no condition
        own_words = wording.attribution.mode is not Mode.DIRECT and not wording.is_quoted(span)
        (reporters if own_words and (span.start, span.end) in distancing else speakers).append(span)
    return sorted(speakers), sorted(reporters)


def _in_content(wording: Wording) -> Iterator[Span]:
    tables = lexicon().hedges
    left_open = list(wording.in_content(tables["left_open"]))
    yield from left_open
    masks = [*left_open, *wording.in_content(tables["masks"])]
    for span in wording.in_content(tables["speaker"]):
        masked = any(mask.overlaps(span) for mask in masks) or _is_month(wording.text, span)
        if not (masked or _is_others_thought(wording, span) or _is_opinion(wording, span)):
            yield span


def _is_others_thought(wording: Wording, span: Span) -> bool:
    """Whether somebody else is said to think so: "they think she is an easy target"."""
    if not THINKS.fullmatch(span.of(wording.text)):
        return False
    own_words = wording.attribution.mode is Mode.DIRECT or wording.is_quoted(span)
    before = wording.text[max(0, span.start - REACH_OF_SUBJECT) : span.start]
    return (I_OR_WE if own_words else PRONOUN).search(before) is None


def _is_opinion(wording: Wording, span: Span) -> bool:
    """Whether what follows in its clause is a judgement, so that ``span`` says whose it is and leaves nothing open."""
    tables = lexicon().hedges
    if not tables["opinion"].pattern.fullmatch(wording.text, span.start, span.end):
        return False
    return any(
        span.end <= one.start <= span.end + REACH_OF_OPINION
        and not ANOTHER_CLAUSE.search(wording.text, span.end, one.start)
        for one in wording.in_content(tables["judgement"])
    )


def _is_month(text: str, span: Span) -> bool:
    return span.of(text) == MONTH and not text[span.end :].lstrip().lower().startswith(AFTER_MODAL)
