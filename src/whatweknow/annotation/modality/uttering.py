"""Whether a report has it that something was said: in quotation marks, or with a word of saying."""

from __future__ import annotations

import re

from whatweknow.annotation.modality.acts import SILENT
from whatweknow.annotation.modality.clauses import has_verb
from whatweknow.annotation.modality.lexicon import lexicon
from whatweknow.annotation.modality.negation import CueReading
from whatweknow.annotation.modality.wording import Wording
from whatweknow.records import Mode

SAID_BEFORE = 12  # characters before the clause: "said he"
NOT_YET_SAID = re.compile(
    r"\b(?:will|would|shall|should|could|can|may|might|must|'ll|going to|expected to|likely to|plans? to|planning to"
    r"|want(?:s|ed)? to|ha(?:s|ve|d) to|ought to|supposed to|ready to|set to)\s+"
    r"(?:(?:\w+ly|\w+self|also|have|be)\s+)*\Z",
    re.IGNORECASE,
)
PASSIVE = re.compile(r"\b(?:is|are|was|were|been|being|be)\s+(?:\w+ly\s+)?\Z", re.IGNORECASE)
TELLING = re.compile(r"(?:told|informed|notified|briefed|advised|asked|warned|reminded|assured|urged)\b", re.IGNORECASE)
VERB = re.compile(r"\b(?!(?:to|for|of|in|on|from|by|as|at|with|per|via)\b)[^\W\d_]{2}", re.IGNORECASE)
SEEMING = re.compile(
    r"\b(?:seem|appear|clear|obvious|evident|apparent|expected|known|feared|means?|meant|learned)", re.IGNORECASE
)


def is_uttered(wording: Wording, cue: CueReading) -> bool:
    """Whether the source is reported to have said or written the content.

    Quoted words were said, and those whose cue has no verb ("TAM:"); a refusal to speak counts.
    """
    if wording.clause is None or wording.attribution.mode is Mode.DIRECT or cue.kind in SILENT:
        return True
    if cue.kind == "attitude":
        return _is_voiced(wording)
    if _is_only_to_be_said(wording, cue) or (cue.negator is not None and cue.kind != "deny"):
        return False
    if _has(wording, "voice") or _is_cast(wording) or VERB.search(wording.clause_text) is None:
        return True
    return _is_reported_clause(wording) if cue.kind == "" else not _is_deed(wording, cue)


def _has(wording: Wording, table: str) -> bool:
    return next(wording.in_cue(lexicon().cues[table]), None) is not None


def _is_cast(wording: Wording) -> bool:
    """Whether the content says as what something was presented."""
    return _has(wording, "casting") and any(" as " in one.of(wording.text) for one in wording.attribution.content)


def _is_only_to_be_said(wording: Wording, cue: CueReading) -> bool:
    """Whether the cue is of what may be said ("will tell"), or the source is who was told ("was informed")."""
    if wording.clause is None or cue.span is None:
        return NOT_YET_SAID.search(wording.clause_text) is not None
    before = wording.clause_text[: cue.span.start - wording.clause.start]
    told = PASSIVE.search(before) is not None and TELLING.match(cue.span.of(wording.text)) is not None
    return told or NOT_YET_SAID.search(before) is not None


def _is_reported_clause(wording: Wording) -> bool:
    """Whether the content is a clause with "that" after a verb that may be one of saying: "fretted that"."""
    follows = wording.text.startswith("that ", wording.attribution.content[0].start)
    return follows and SEEMING.search(wording.clause_text) is None


def _is_deed(wording: Wording, cue: CueReading) -> bool:
    """Whether the cue is no word of saying where its content is a bare thing, as it is: "concluded his remarks"."""
    deed = next(wording.in_cue(lexicon().cues["deeds"]), None)
    if deed is None or (cue.span is not None and not deed.overlaps(cue.span)):
        return False
    opening = wording.sentences[0] if wording.sentences else ()
    return not any(has_verb(wording.text, piece.span) for piece in opening)


def _is_voiced(wording: Wording) -> bool:
    """Whether a word of saying stands beside an attitude ("said he feared"), or its holder speaks."""
    if wording.clause is None or wording.source.lower() in ("i", "we"):
        return True
    before = wording.text[max(0, wording.clause.start - SAID_BEFORE) : wording.clause.start]
    says = lexicon().cues["say"]
    return _has(wording, "say") or says.pattern.search(before.split("\n")[-1]) is not None
