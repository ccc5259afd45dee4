"""What people say against the models: applied after them, recorded apart, and never lost."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from whatweknow.briefing.corrections import points, speakers, statements
from whatweknow.briefing.corrections.file import read_corrections
from whatweknow.briefing.corrections.outcome import Outcome
from whatweknow.briefing.proof.verbatim import check_verbatim
from whatweknow.briefing.serialising import seal
from whatweknow.errors import DoesNotFit
from whatweknow.records import Brief, Correction, CorrectionKind

__all__ = ["correct_points", "correct_statements", "read_corrections", "waiting"]

Apply = Callable[[Brief, Correction], Outcome]
OF_STATEMENTS: Mapping[CorrectionKind, Apply] = {
    CorrectionKind.RENAME_SPEAKER: speakers.rename,
    CorrectionKind.MERGE_SPEAKER: speakers.merge,
    CorrectionKind.SPLIT_SPEAKER: speakers.split,
    CorrectionKind.SET_PARTY: speakers.set_party,
    CorrectionKind.DROP_STATEMENT: statements.drop,
    CorrectionKind.SET_SPEAKER: statements.set_speaker,
    CorrectionKind.SET_ACT: statements.set_act,
    CorrectionKind.SET_NEGATED: statements.set_negated,
    CorrectionKind.SET_HEDGED: statements.set_hedged,
}
OF_POINTS: Mapping[CorrectionKind, Apply] = {
    CorrectionKind.LABEL_POINT: points.label,
    CorrectionKind.MERGE_POINT: points.merge,
    CorrectionKind.QUOTE_POINT: points.quote,
    CorrectionKind.SET_STANCE: points.set_stance,
    CorrectionKind.GIVE_VERDICT: points.give_verdict,
    CorrectionKind.ORDER_POINT: points.order,
    CorrectionKind.PIN_POINT: points.pin,
    CorrectionKind.HIDE_POINT: points.hide,
}


def correct_statements(brief: Brief, corrections: Sequence[Correction], texts: Mapping[str, str]) -> Brief:
    """``brief``, before it is compared, with its speakers and statements corrected; sealed anew.

    Each correction stands in ``brief.corrections`` with what it replaced or why it does not fit; those of points
    wait there for ``correct_points``. ``texts`` maps report ids to stored texts.
    """

    def set_content(brief: Brief, correction: Correction) -> Outcome:
        return statements.set_content(brief, correction, texts)

    known = {**OF_STATEMENTS, CorrectionKind.SET_CONTENT: set_content}
    order = list(CorrectionKind)
    asked = sorted((waiting(one) for one in corrections), key=lambda one: order.index(one.what))
    return _corrected(replace(brief, corrections=tuple(asked)), known, texts)


def correct_points(brief: Brief, texts: Mapping[str, str]) -> Brief:
    """``brief``, after it was compared, with its points corrected as its own record asks; sealed anew."""
    return _corrected(brief, OF_POINTS, texts)


def waiting(correction: Correction) -> Correction:
    """``correction`` as the file stated it, before it was tried."""
    return replace(correction, applied=False, problem=None, subjects=(), replaced=(), was=())


def _corrected(brief: Brief, known: Mapping[CorrectionKind, Apply], texts: Mapping[str, str]) -> Brief:
    if not brief.corrections:
        return brief
    for number, correction in enumerate(brief.corrections):
        if correction.what in known:
            brief, tried = _tried(brief, correction, known[correction.what])
            records = brief.corrections
            brief = replace(brief, corrections=(*records[:number], tried, *records[number + 1 :]))
    check_verbatim(brief, texts)
    return seal(brief)


def _tried(brief: Brief, correction: Correction, apply: Apply) -> tuple[Brief, Correction]:
    try:
        outcome = apply(brief, correction)
    except DoesNotFit as error:
        return brief, replace(correction, problem=str(error))
    return outcome.brief, replace(
        correction,
        applied=True,
        problem=outcome.problem,
        subjects=outcome.subjects,
        replaced=outcome.replaced,
        was=outcome.was,
    )
