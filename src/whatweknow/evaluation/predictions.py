"""Predicted attributions as JSON: ``{doc: [{"source": [[start, end], ...], "cue": [...], "content": [...]}]}``."""

from __future__ import annotations

import msgspec

from whatweknow.evaluation.attribution import Predictions
from whatweknow.evaluation.files import decode_json
from whatweknow.evaluation.standoff import RoleSpans
from whatweknow.records import Attribution, Span


class _Roles(msgspec.Struct):
    source: list[tuple[int, int]] | None = None
    cue: list[tuple[int, int]] | None = None
    content: list[tuple[int, int]] | None = None


def predictions_to_json(predictions: Predictions) -> str:
    """``predictions`` as JSON, with offsets in code points, ends exclusive; the same bytes for equal predictions."""
    encoded = {
        document: [_encode(attribution) for attribution in attributions]
        for document, attributions in sorted(predictions.items())
    }
    return msgspec.json.encode(encoded).decode("utf-8")


def predictions_from_json(data: str | bytes, name: str = "predictions") -> dict[str, list[RoleSpans]]:
    """What ``predictions_to_json`` wrote, or another program in the same form. A role may be null or missing.

    Raises:
        EvaluationError: not JSON, or not of this form; the message starts with ``name``.
    """
    decoded = decode_json(data, dict[str, list[_Roles]], name)
    return {
        document: [
            RoleSpans.of_intervals({"source": item.source or (), "cue": item.cue or (), "content": item.content or ()})
            for item in items
        ]
        for document, items in decoded.items()
    }


def _encode(attribution: Attribution | RoleSpans) -> dict[str, list[tuple[int, int]]]:
    roles = RoleSpans.of_attribution(attribution) if isinstance(attribution, Attribution) else attribution
    return {role: [_pair(span) for span in spans] for role, spans in roles.by_role().items()}


def _pair(span: Span) -> tuple[int, int]:
    return span.start, span.end
