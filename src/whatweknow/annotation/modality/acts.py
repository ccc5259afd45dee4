"""What is done by saying it: the act of a statement, from its cue, or from its content where the cue is neutral."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import islice

from whatweknow.annotation.modality.lexicon import lexicon
from whatweknow.annotation.modality.negation import NEUTRAL, CueReading, is_main, is_predicate
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
SILENT = frozenset(("no_comment", "cannot_confirm", "left_open"))
WORDS_OF_HEAD = 6
MOST_LOOKED_AT = 8  # phrases of one table in a sentence; a text may be made to hold any number
BEFORE_NEGATOR = 8  # characters in which its auxiliary stands
AFTER_NEGATOR = 9  # ... and what makes it stronger: "not a single shot"
FUTURE = re.compile(r"(?:will|would|won't|wouldn't|shall|'ll)\b", re.IGNORECASE)
PAST_NEGATED = re.compile(
    r"(?<!in )(?:could(?:n't|\s+not)\s+have"
    r"|(?:did|was|were|had|has|have|been)\s+(?:not|never|no|nothing)|(?:did|was|were|had|has|have)n't"
    r"|never|neither|not a single|not one)\b",
    re.IGNORECASE,
)
BEFORE_NOTHING = 30  # characters before the negator in which "there was" or its modal stands
NOTHING = re.compile(r"(?:no|nothing|none of)\b", re.IGNORECASE)
NONE_THERE = re.compile(
    r"(?:\bthere(?:\s+(?:is|was|were|has been|have been|had been)|'s)|\A|[.,;:]|\bthat|\band)[\s\"']*\Z"
)
HAPPENED = re.compile(
    r"[^.;,!?]{1,60}?\b(?:is|are|was|were|had|has|have|did|been|exists?|took|came|fell|hit|went|\w+ed)\b", re.IGNORECASE
)
HAVE = re.compile(r"\s+have\b", re.IGNORECASE)
ANSWER = re.compile(r"no\s*[.,!;\"]", re.IGNORECASE)
MODAL_BEFORE = re.compile(
    r"\b(?:can|could|should|would|will|must|may|might|shall|ought to|has to|have to)\s+(?:\w+ly\s+)?\Z", re.IGNORECASE
)
ADVICE = re.compile(r"\W*(?:don't|do not|(?:\S+\s+){0,3}?(?:not to|against|to)\b)", re.IGNORECASE)
QUESTION = re.compile(r"\W*(?:if|whether|who|what|why|how|when|where|which|about|no)\b", re.IGNORECASE)


def act_of(wording: Wording, cue: CueReading, negators: Sequence[Span]) -> Act:
    """The act of an attribution, given what its cue does and which words of it negate."""
    if cue.kind in NEUTRAL:
        return _act_of_content(wording, negators) if cue.negator is None else _act_of_negated(wording, cue)
    if cue.kind == "warn":
        return _act_of_warning(wording)
    if cue.negator is not None and cue.kind not in SILENT:
        return Act.OTHER
    turned_down = cue.kind == "deny" and _is_proposal(wording)
    asked = cue.kind == "demand" and _is_question(wording)
    if turned_down or asked:
        return Act.OTHER
    if cue.kind == "promise" and _says(wording, "threaten", "harm"):
        return Act.THREATEN
    return ACT_OF_CUE[cue.kind]


def _is_question(wording: Wording) -> bool:
    """Whether the content asks by its first word ("whether", "about"), or its first sentence by its mark."""
    ends = wording.sentences[0][-1].span.of(wording.text) if wording.sentences else ""
    asks = QUESTION.match(wording.text, wording.attribution.content[0].start) is not None
    return asks or ends.rstrip("\"')").endswith("?")


def _says(wording: Wording, *tables: str) -> bool:
    """Whether the content's first sentence has a phrase of ``tables`` that is the speaker's own."""
    phrases = (lexicon().contents[table] for table in tables)
    return any(not wording.is_inner(span) for row in phrases for span in wording.in_content(row, 1))


def _says_in_main_clause(wording: Wording, *tables: str) -> bool:
    """The same, of phrases that begin in a main clause: "it is unclear", not "for reasons that are unclear"."""
    return any(
        not wording.is_inner(span) and is_main(wording, span)
        for table in tables
        for span in islice(wording.in_content(lexicon().contents[table], 1), MOST_LOOKED_AT)
    )


def _is_proposal(wording: Wording) -> bool:
    """Whether what is rejected is an offer or the like, by its first words, and no clause."""
    piece = wording.attribution.content[0]
    first = " ".join(piece.of(wording.text).split()[:WORDS_OF_HEAD])
    return lexicon().cues["proposals"].pattern.search(first) is not None and " that " not in first


def _act_of_negated(wording: Wording, cue: CueReading) -> Act:
    """ "Never said", "does not believe" deny; "does not expect", "did not mention" do not."""
    believed = next(wording.in_cue(lexicon().cues["belief"]), None) is not None
    return Act.DENY if cue.kind == "say" or believed else Act.OTHER


def _act_of_warning(wording: Wording) -> Act:
    """A threat, advice ("warned Sund not to", "against"), or news."""
    if _says(wording, "threaten"):
        return Act.THREATEN
    piece = wording.attribution.content[0]
    return Act.DEMAND if ADVICE.match(wording.text, piece.start, piece.end) else Act.ASSERT


def _act_of_content(wording: Wording, negators: Sequence[Span]) -> Act:
    """The first act for which the content's first sentence has the words; an assertion where none has."""

    def says(*tables: str) -> bool:
        return _says(wording, *tables)

    signs: tuple[tuple[Act, Callable[[], bool]], ...] = (
        (Act.NO_COMMENT, lambda: says("no_comment")),
        (Act.CANNOT_CONFIRM, lambda: _says_in_main_clause(wording, "cannot_confirm", "no_information")),
        (Act.DENY, lambda: bool(negators) and not _begins(wording, negators[0], "no_deed") and says("deny")),
        (Act.THREATEN, lambda: says("threaten")),
        (Act.OTHER, lambda: _refuses(wording, negators)),
        (Act.DENY, lambda: _calls_false(wording, negators)),
        (Act.DEMAND, lambda: _calls(wording) or (says("demand") and not says("no_demand"))),
        (Act.SPECULATE, lambda: _says_in_main_clause(wording, "speculate") and not says("no_guess")),
        (Act.ACCUSE, lambda: _reproaches(wording, negators)),
        (Act.CONDEMN, lambda: says("condemn") or _is_called(wording, "condemn_called")),
        (Act.DENY, lambda: _denies_deed(wording, negators)),
        (Act.DEMAND, lambda: says("ask") and not says("no_demand")),
        (Act.CONFIRM, lambda: says("confirm")),
        (Act.PROMISE, lambda: not negators and says("promise") and not says("no_promise")),
        (Act.OTHER, lambda: says("express")),
    )
    return next((act for act, is_shown in signs if is_shown()), Act.ASSERT)


def _reproaches(wording: Wording, negators: Sequence[Span]) -> bool:
    """Whether somebody else is charged: with a deed, or with what is a reproach whoever is named."""
    return _says(wording, "accuse") or (not _is_announced(wording) and is_reproach(wording, negators))


def _is_announced(wording: Wording) -> bool:
    return next(wording.in_cue(lexicon().cues["announcing"]), None) is not None


def _calls(wording: Wording) -> bool:
    """Whether the content calls on somebody, in any of its sentences."""
    return next(wording.in_content(lexicon().contents["call"]), None) is not None


def _refuses(wording: Wording, negators: Sequence[Span]) -> bool:
    """Whether the first negation is of what will be done: "would not hand over"."""
    if not negators:
        return False
    first = negators[0]
    future = FUTURE.search(wording.text, max(0, first.start - BEFORE_NEGATOR), first.end)
    return future is not None or _begins(wording, first, "nobody_will")


def _calls_false(wording: Wording, negators: Sequence[Span]) -> bool:
    """Whether a negation rejects a claim by name: "is a lie", "baseless claims", "rejected"."""
    tables = (lexicon().negators["verdicts"], lexicon().negators["rejections"], lexicon().cues["deny"])
    return any(phrases.pattern.match(wording.text, one.start) for one in negators for phrases in tables)


def _is_called(wording: Wording, table: str) -> bool:
    """Whether the content's first sentence calls something by a word of ``table``."""
    judged = next(wording.in_cue(lexicon().cues["verdict"]), None) is not None
    found = islice(wording.in_content(lexicon().contents[table], 1), MOST_LOOKED_AT)
    return any(not wording.is_inner(span) and (judged or is_predicate(wording, span)) for span in found)


def _begins(wording: Wording, negator: Span, table: str) -> bool:
    """Whether a phrase of ``table`` begins with the negator."""
    return lexicon().negators[table].pattern.match(wording.text, negator.start) is not None


def _denies_deed(wording: Wording, negators: Sequence[Span]) -> bool:
    """Whether the first negation is of what has happened: "did not attack", "no missile"; of what is, it is a fact."""
    if not negators:
        return False
    text, first = wording.text, negators[0]
    opening = wording.sentences[0][0].span.start
    before = text[max(opening, first.start - BEFORE_NOTHING) : first.start]
    possible = MODAL_BEFORE.search(before) and not HAVE.match(text, first.end)
    if possible or _begins(wording, first, "no_deed"):
        return False
    if NOTHING.match(text, first.start):
        is_clause = NONE_THERE.search(before) is not None and HAPPENED.match(text, first.end) is not None
        return is_clause or ANSWER.match(text, first.start) is not None
    start = max(opening, first.start - BEFORE_NEGATOR)
    return PAST_NEGATED.search(text, start, first.end + AFTER_NEGATOR) is not None
