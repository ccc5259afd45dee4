"""Scoring against gold: attributions against standoff corpora, briefs against annotated events.

Readers read files; everything else is a pure function of its arguments.
"""

from whatweknow.evaluation.attribution import AttributionScores, Predictions, coverage, score_attributions
from whatweknow.evaluation.attribution_tables import format_scores, scores_as_dict
from whatweknow.evaluation.calibration import (
    CurvePoint,
    ScoredHits,
    expected_calibration_error,
    precision_recall_curve,
    score_hits,
)
from whatweknow.evaluation.event import EventScores, score_events
from whatweknow.evaluation.event_tables import event_scores_as_dict, format_event_scores, format_events
from whatweknow.evaluation.events import EventRun, GoldEvent, event_run, read_event_run, read_gold_event
from whatweknow.evaluation.figures import FigureScores, GoldFigure, format_figures, read_figures, score_figures
from whatweknow.evaluation.geography import GeoDocument, Half, read_geography
from whatweknow.evaluation.matching import Share
from whatweknow.evaluation.openness import OpennessScores, format_openness, score_openness
from whatweknow.evaluation.places import PlaceScores, format_places, halves, score_places
from whatweknow.evaluation.predictions import predictions_from_json, predictions_to_json
from whatweknow.evaluation.standoff import RoleSpans, StandoffCorpus, read_standoff
from whatweknow.evaluation.timelines import TimelineScores, format_timelines, score_timelines
from whatweknow.evaluation.timeml import Fold, TimeDocument, read_timeml
from whatweknow.evaluation.times import TimeScores, format_times, score_times
from whatweknow.evaluation.whens import WhenScores, format_whens, read_whens, score_whens

__all__ = [
    "AttributionScores",
    "CurvePoint",
    "EventRun",
    "EventScores",
    "FigureScores",
    "Fold",
    "GeoDocument",
    "GoldEvent",
    "GoldFigure",
    "Half",
    "OpennessScores",
    "PlaceScores",
    "Predictions",
    "RoleSpans",
    "ScoredHits",
    "Share",
    "StandoffCorpus",
    "TimeDocument",
    "TimeScores",
    "TimelineScores",
    "WhenScores",
    "coverage",
    "event_run",
    "event_scores_as_dict",
    "expected_calibration_error",
    "format_event_scores",
    "format_events",
    "format_figures",
    "format_openness",
    "format_places",
    "format_scores",
    "format_timelines",
    "format_times",
    "format_whens",
    "halves",
    "precision_recall_curve",
    "predictions_from_json",
    "predictions_to_json",
    "read_event_run",
    "read_figures",
    "read_geography",
    "read_gold_event",
    "read_standoff",
    "read_timeml",
    "read_whens",
    "score_attributions",
    "score_events",
    "score_figures",
    "score_hits",
    "score_openness",
    "score_places",
    "score_timelines",
    "score_times",
    "score_whens",
    "scores_as_dict",
]
