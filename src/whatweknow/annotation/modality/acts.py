"""What is done by saying it: the act of a statement, from its cue, or from its content where the cue is neutral."""

from __future__ import annotations

import re
from collections.abc import Callable

from whatweknow.annotation.modality.lexicon import lexicon
from whatweknow.annotation.modality.negation import NEUTRAL, CueReading
from whatweknow.annotation.modality.reproach import is_reproach
from whatweknow.annotation.modality.wording import Wording
from whatweknow.records import Act, Span

ACT_OF_CUE = {
    "no_comment": Act.NO_COMMENT,
    "cannot_confirm": Act.CANNOT_CONFIRM,
    "left_open": Act.CANNOT_CONFIRM,
    "deny": Act.DENY,
    "doubt": Act.OTHER,
    "decline": Act.OTHER,
    "accuse": Act.ACCUSE,
    "condemn": Act.CONDEMN,
    "confirm": Act.CONFIRM,
    "threaten": Act.THREATEN,
    "demand": Act.DEMAND,
    "promise": Act.PROMISE,
    "speculate": Act.SPECULATE,
    "express": Act.OTHER,
}
ACTS_BY_CONTENT = (
    ("no_comment", Act.NO_COMMENT),
    ("cannot_confirm", Act.CANNOT_CONFIRM),
)
FUTURE = re.compile(r"(?:will|would|won't|wouldn't|shall|'ll)\b", re.IGNORECASE)
PAST_NEGATED = re.compile(
    r"(?:(?:did|was|were|had|has|have|been)\s+(?:not|never|no|nothing)|didn't|wasn't|weren't|hadn't|hasn't|haven't|never|no|none|nobody|nothing|not an?|neither)\b",
    re.IGNORECASE,
)
QUESTION = re.compile(r"\W*(?:if|whether|who|what|why|how|when|where|which)\b", re.IGNORECASE)


def act_of(wording: Wording, cue: CueReading, negators: list[Span]) -> Act:
    """The act of an attribution, given what its cue does and which words of it negate."""
    if cue.kind == "warn":
        return _act_of_warning(wording, negators)
    if cue.kind in NEUTRAL:
        return _act_of_content(wording, cue, negators)
    if cue.negator is not None and cue.kind not in ("no_comment", "cannot_confirm", "left_open"):
        return Act.OTHER
    first = wording.attribution.content[0].start
    if cue.kind == "demand" and QUESTION.match(wording.text, first):
        return Act.OTHER
    if cue.kind == "deny" and _is_proposal(wording):
        return Act.OTHER
    if cue.kind == "promise" and _says(wording, "threaten"):
        return Act.THREATEN
    return ACT_OF_CUE[cue.kind]


def _is_proposal(wording: Wording) -> bool:
    """Whether what is rejected is an offer or the like, by the head of a content without a clause."""
    piece = wording.attribution.content[0]
    words = re.findall(r"[\w'-]+", wording.text[piece.start : piece.end])
    head = " ".join(words[:6])
    match = lexicon().cues["proposals"].search(head)
    return match is not None and " that " not in f" {head} "


def _act_of_warning(wording: Wording, negators: list[Span]) -> Act:
    if _says(wording, "threaten"):
        return Act.THREATEN
    first = wording.text[wording.attribution.content[0].start : wording.attribution.content[0].end]
    if re.search(r"\b(?:not to|against|to)\b", " ".join(first.split()[:4])) or re.match(
        r"\W*(?:don't|do not)\b", first, re.IGNORECASE
    ):
        return Act.DEMAND
    return Act.ASSERT


def _says(wording: Wording, table: str) -> bool:
    spans = wording.content_matches(lexicon().contents[table], 1)
    return any(not wording.is_inner(span) for span in spans)


def _act_of_content(wording: Wording, cue: CueReading, negators: list[Span]) -> Act:
    if cue.negator is not None:
        return Act.DENY
    for table, act in ACTS_BY_CONTENT:
        if _says(wording, table):
            return act
    if _says(wording, "threaten"):
        return Act.THREATEN
    if negators:
        return _act_of_negated(wording, negators)
    tests: tuple[tuple[Act, Callable[[], bool]], ...] = (
        (Act.SPECULATE, lambda: _says(wording, "speculate")),
        (Act.CONDEMN, lambda: _says(wording, "condemn")),
        (Act.ACCUSE, lambda: is_reproach(wording, cue)),
        (Act.DEMAND, lambda: _says(wording, "demand")),
        (Act.CONFIRM, lambda: _says(wording, "confirm")),
        (Act.PROMISE, lambda: _says(wording, "promise") and not _says(wording, "no_promise")),
        (Act.OTHER, lambda: _says(wording, "express")),
    )
    return next((act for act, applies in tests if applies()), Act.ASSERT)


def _act_of_negated(wording: Wording, negators: list[Span]) -> Act:
    """A denial is of a deed, a fact or a charge; what will not be done is refused, what is not so is asserted."""
    sentence = wording.sentences[0] if wording.sentences else ()
    before = wording.text[max(sentence[0].start, negators[0].start - 8) : negators[0].end] if sentence else ""
    if FUTURE.search(before):
        return Act.OTHER
    if _says(wording, "deny"):
        return Act.DENY
    if any(lexicon().negators["verdicts"].fullmatch(wording.text, one.start, one.end) for one in negators):
        return Act.DENY
    if any(lexicon().negators["verbs"].fullmatch(wording.text, one.start, one.end) for one in negators):
        return Act.DENY if lexicon().cues["deny"].match(wording.text, negators[0].start) else Act.ASSERT
    return Act.DENY if PAST_NEGATED.search(before) else Act.ASSERT
