"""Scoring against gold: attributions against standoff corpora, briefs against annotated events.

Readers read files; everything else is a pure function of its arguments.
"""

from whatweknow.evaluation.attribution import AttributionScores, Predictions, coverage, score_attributions
from whatweknow.evaluation.calibration import (
    CurvePoint,
    ScoredHits,
    expected_calibration_error,
    precision_recall_curve,
    score_hits,
)
from whatweknow.evaluation.event import EventScores, score_events
from whatweknow.evaluation.events import EventRun, GoldEvent, event_run, read_event_run, read_gold_event
from whatweknow.evaluation.predictions import predictions_from_json, predictions_to_json
from whatweknow.evaluation.standoff import RoleSpans, StandoffCorpus, read_standoff
from whatweknow.evaluation.tables import (
    event_scores_as_dict,
    format_event_scores,
    format_events,
    format_scores,
    scores_as_dict,
)

__all__ = [
    "AttributionScores",
    "CurvePoint",
    "EventRun",
    "EventScores",
    "GoldEvent",
    "Predictions",
    "RoleSpans",
    "ScoredHits",
    "StandoffCorpus",
    "coverage",
    "event_run",
    "event_scores_as_dict",
    "expected_calibration_error",
    "format_event_scores",
    "format_events",
    "format_scores",
    "precision_recall_curve",
    "predictions_from_json",
    "predictions_to_json",
    "read_event_run",
    "read_gold_event",
    "read_standoff",
    "score_attributions",
    "score_events",
    "score_hits",
    "scores_as_dict",
]
