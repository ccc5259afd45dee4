"""What an attribution does with its content: its act, its negation, its hedges.

Rules over the reporting clause and the content's clauses, with the tables of phrases beside them; no parser and no
model. A head on the shared encoder may replace them where it measures better: the record is the same.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from whatweknow.annotation.modality.acts import SILENT, act_of
from whatweknow.annotation.modality.hedging import hedges
from whatweknow.annotation.modality.lexicon import lexicon
from whatweknow.annotation.modality.negation import NEUTRAL, CueReading, content_negators, read_cue
from whatweknow.annotation.modality.phrases import plain
from whatweknow.annotation.modality.uttering import is_uttered
from whatweknow.annotation.modality.wording import Wording, read_wording
from whatweknow.records import Act, Attribution, Modality, Span

__all__ = ["find_modalities", "find_modality"]

DENYING = frozenset(("deny", "decline", "doubt"))
NOTHING_DENIED = frozenset((Act.NO_COMMENT, Act.CANNOT_CONFIRM))
CONTENT_COUNTS = NEUTRAL | {"warn", "confirm", "express", "promise", "speculate", "threaten"}


def find_modalities(text: str, attributions: Sequence[Attribution]) -> tuple[Modality, ...]:
    """The modality of each of the ``attributions`` of ``text``, in their order."""
    flat = plain(text)
    by_start = sorted(attributions, key=_start)
    starts = [_start(one) for one in by_start]
    found = []
    for one in attributions:
        near = by_start[bisect_left(starts, _start(one)) : bisect_left(starts, one.content[-1].end)]
        found.append(_modality(flat, one, [other for other in near if _lies_inside(other, one)]))
    return tuple(found)


def find_modality(text: str, attribution: Attribution, inside: Sequence[Attribution] = ()) -> Modality:
    """The act, negation and hedges of ``attribution``, with the words of ``text`` that show them.

    ``inside`` are attributions whose cue and content lie in its content; what they deny, it does not.
    """
    return _modality(plain(text), attribution, inside)


def _start(attribution: Attribution) -> int:
    return attribution.content[0].start


def _lies_inside(inner: Attribution, outer: Attribution) -> bool:
    if inner is outer or inner.cue is None or inner.content == outer.content:
        return False
    return all(any(piece.contains(part) for piece in outer.content) for part in (*inner.content, inner.cue))


def _modality(flat: str, attribution: Attribution, inside: Sequence[Attribution]) -> Modality:
    wording = read_wording(flat, attribution, inside)
    cue = read_cue(wording)
    negators = _negators(wording, cue)
    speakers, reporters = hedges(wording, cue)
    act = act_of(wording, cue, negators)
    return Modality(
        act=act,
        negators=() if act in NOTHING_DENIED and not _lacks_information(wording) else tuple(negators),
        hedges=tuple(speakers),
        reporter_hedges=tuple(reporters),
        uttered=is_uttered(wording, cue),
    )


def _negators(wording: Wording, cue: CueReading) -> list[Span]:
    """The words that deny the content; none where nothing is denied."""
    if cue.kind in SILENT:
        return []
    if cue.kind in DENYING:
        if cue.negator is not None or cue.span is None:
            return []
        return sorted([cue.span, *wording.in_cue(lexicon().negators["verdicts"])])
    if cue.negator is not None:
        return [cue.negator]
    return content_negators(wording) if cue.kind in CONTENT_COUNTS or _is_clause(wording) else []


def _is_clause(wording: Wording) -> bool:
    return next(wording.in_cue(lexicon().cues["clause"]), None) is not None


def _lacks_information(wording: Wording) -> bool:
    return next(wording.in_content(lexicon().contents["no_information"], 1), None) is not None
