"""What is done by saying it: the act of a statement, from its cue, or from its content where the cue is neutral."""

from __future__ import annotations

import re
from collections.abc import Sequence

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
SILENT = frozenset(("no_comment", "cannot_confirm", "left_open"))
WORDS_OF_HEAD = 6
BEFORE_NEGATOR = 8  # characters in which its auxiliary stands
AFTER_NEGATOR = 9  # ... and what makes it stronger: "not a single shot"
FUTURE = re.compile(r"(?:will|would|won't|wouldn't|shall|'ll)\b", re.IGNORECASE)
PAST_NEGATED = re.compile(
    r"(?<!in )(?:could(?:n't|\s+not)\s+have"
    r"|(?:did|was|were|had|has|have|been)\s+(?:not|never|no|nothing)|(?:did|was|were|had|has|have)n't"
    r"|never|no|none|nobody|nothing|neither|not a single|not one)\b",
    re.IGNORECASE,
)
ADVICE = re.compile(r"\W*(?:don't|do not|(?:\S+\s+){0,3}?(?:not to|against|to)\b)", re.IGNORECASE)
QUESTION = re.compile(r"\W*(?:if|whether|who|what|why|how|when|where|which)\b", re.IGNORECASE)


def act_of(wording: Wording, cue: CueReading, negators: Sequence[Span]) -> Act:
    """The act of an attribution, given what its cue does and which words of it negate."""
    if cue.kind in NEUTRAL:
        return _act_of_content(wording, negators) if cue.negator is None else _act_of_negated(wording, cue)
    if cue.kind == "warn":
        return _act_of_warning(wording)
    if cue.negator is not None and cue.kind not in SILENT:
        return Act.OTHER
    turned_down = cue.kind == "deny" and _is_proposal(wording)
    asked = cue.kind == "demand" and QUESTION.match(wording.text, wording.attribution.content[0].start)
    if turned_down or asked:
        return Act.OTHER
    if cue.kind == "promise" and _says(wording, "threaten", "harm"):
        return Act.THREATEN
    return ACT_OF_CUE[cue.kind]


def _says(wording: Wording, *tables: str) -> bool:
    """Whether the content's first sentence has a phrase of ``tables`` that is the speaker's own."""
    patterns = (lexicon().contents[table] for table in tables)
    return any(not wording.is_inner(span) for pattern in patterns for span in wording.content_matches(pattern, 1))


def _is_proposal(wording: Wording) -> bool:
    """Whether what is rejected is an offer or the like, by its first words, and no clause."""
    piece = wording.attribution.content[0]
    first = " ".join(piece.of(wording.text).split()[:WORDS_OF_HEAD])
    return lexicon().cues["proposals"].search(first) is not None and " that " not in first


def _act_of_negated(wording: Wording, cue: CueReading) -> Act:
    """ "Never said", "does not believe" deny; "does not expect", "did not mention" do not."""
    believed = next(wording.cue_matches(lexicon().cues["belief"]), None) is not None
    return Act.DENY if cue.kind == "say" or believed else Act.OTHER


def _act_of_warning(wording: Wording) -> Act:
    """A threat, advice ("warned Sund not to", "against"), or news."""
    if _says(wording, "threaten"):
        return Act.THREATEN
    piece = wording.attribution.content[0]
    return Act.DEMAND if ADVICE.match(wording.text, piece.start, piece.end) else Act.ASSERT


def _act_of_content(wording: Wording, negators: Sequence[Span]) -> Act:
    """The first act for which the content's first sentence has the words; an assertion where none has."""
    announced = next(wording.cue_matches(lexicon().cues["announcing"]), None) is not None
    calls = next(wording.content_matches(lexicon().contents["call"]), None) is not None
    no_demand = _says(wording, "no_demand")
    signs = (
        (Act.NO_COMMENT, _says(wording, "no_comment")),
        (Act.CANNOT_CONFIRM, _says(wording, "cannot_confirm", "no_information")),
        (Act.DENY, bool(negators) and _says(wording, "deny")),
        (Act.THREATEN, _says(wording, "threaten")),
        (Act.OTHER, _refuses(wording, negators)),
        (Act.DENY, _calls_false(wording, negators)),
        (Act.DEMAND, calls or (_says(wording, "demand") and not no_demand)),
        (Act.SPECULATE, _says(wording, "speculate")),
        (Act.ACCUSE, _says(wording, "accuse") or (not announced and is_reproach(wording, negators))),
        (Act.CONDEMN, _says(wording, "condemn")),
        (Act.DENY, _denies_deed(wording, negators)),
        (Act.DEMAND, _says(wording, "ask") and not no_demand),
        (Act.CONFIRM, _says(wording, "confirm")),
        (Act.PROMISE, not negators and _says(wording, "promise") and not _says(wording, "no_promise")),
        (Act.OTHER, _says(wording, "express")),
    )
    return next((act for act, shown in signs if shown), Act.ASSERT)


def _refuses(wording: Wording, negators: Sequence[Span]) -> bool:
    """Whether the first negation is of what will be done: "would not hand over"."""
    if not negators:
        return False
    start = max(0, negators[0].start - BEFORE_NEGATOR)
    return FUTURE.search(wording.text, start, negators[0].end) is not None


def _calls_false(wording: Wording, negators: Sequence[Span]) -> bool:
    """Whether a negation rejects a claim by name: "is a lie", "baseless claims", "rejected"."""
    patterns = (lexicon().negators["verdicts"], lexicon().negators["rejections"], lexicon().cues["deny"])
    return any(pattern.match(wording.text, one.start) for one in negators for pattern in patterns)


def _denies_deed(wording: Wording, negators: Sequence[Span]) -> bool:
    """Whether the first negation is of what has happened: "did not attack", "no missile"; of what is, it is a fact."""
    if not negators:
        return False
    start = max(wording.sentences[0][0].start, negators[0].start - BEFORE_NEGATOR)
    return PAST_NEGATED.search(wording.text, start, negators[0].end + AFTER_NEGATOR) is not None
