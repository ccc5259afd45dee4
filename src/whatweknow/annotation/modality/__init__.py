"""What an attribution does with its content: its act, its negation, its hedges.

Rules over the reporting clause and the content's clauses, with the tables of phrases beside them; no parser and no
model. A head on the shared encoder may replace them where it measures better: the record is the same.
"""

from __future__ import annotations

from collections.abc import Sequence

from whatweknow.annotation.modality.acts import act_of
from whatweknow.annotation.modality.hedging import hedges
from whatweknow.annotation.modality.lexicon import lexicon
from whatweknow.annotation.modality.negation import NEUTRAL, CueReading, content_negators, read_cue
from whatweknow.annotation.modality.wording import Wording, read_wording
from whatweknow.records import Act, Attribution, Modality, Span

__all__ = ["find_modalities", "find_modality"]

DENYING = frozenset(("deny", "decline", "doubt"))
SILENT = frozenset(("no_comment", "cannot_confirm", "left_open"))
NOTHING_DENIED = frozenset((Act.NO_COMMENT, Act.CANNOT_CONFIRM))
CONTENT_COUNTS = NEUTRAL | {"warn", "confirm", "express", "promise", "speculate", "threaten"}


def find_modalities(text: str, attributions: Sequence[Attribution]) -> tuple[Modality, ...]:
    """The modality of each of the ``attributions`` of ``text``, in their order."""
    return tuple(find_modality(text, one, _inside(one, attributions)) for one in attributions)


def _inside(outer: Attribution, attributions: Sequence[Attribution]) -> list[Attribution]:
    return [
        one
        for one in attributions
        if one is not outer
        and one.cue is not None
        and one.content != outer.content
        and all(any(piece.contains(part) for piece in outer.content) for part in (*one.content, one.cue))
    ]


def find_modality(text: str, attribution: Attribution, inside: Sequence[Attribution] = ()) -> Modality:
    """The act, negation and hedges of ``attribution``, with the words of ``text`` that show them.

    ``inside`` are attributions whose cue and content lie in its content; what they deny, it does not.
    """
    wording = read_wording(text, attribution, inside)
    cue = read_cue(wording)
    negators = _negators(wording, cue)
    speakers, reporters = hedges(wording, cue)
    act = act_of(wording, cue, negators)
    return Modality(
        act=act,
        negators=() if act in NOTHING_DENIED else tuple(negators),
        hedges=tuple(speakers),
        reporter_hedges=tuple(reporters),
        uttered=_is_uttered(wording, cue),
    )


def _negators(wording: Wording, cue: CueReading) -> list[Span]:
    """The words that deny the content; none where nothing is denied."""
    if cue.kind in SILENT:
        return []
    if cue.kind in DENYING:
        if cue.negator is not None or cue.span is None:
            return []
        return sorted([cue.span, *wording.cue_matches(lexicon().negators["verdicts"])])
    if cue.negator is not None:
        return [cue.negator]
    return content_negators(wording, cue) if cue.kind in CONTENT_COUNTS else []


def _is_uttered(wording: Wording, cue: CueReading) -> bool:
    return cue.kind != "attitude" or next(wording.cue_matches(lexicon().cues["say"]), None) is not None
