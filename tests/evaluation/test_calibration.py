from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whatweknow.errors import EvaluationError
from whatweknow.evaluation import (
    CurvePoint,
    RoleSpans,
    StandoffCorpus,
    expected_calibration_error,
    precision_recall_curve,
    score_hits,
)
from whatweknow.records import Attribution, Mode, Span

PREDICTIONS = st.lists(st.tuples(st.floats(0, 1), st.booleans()), max_size=30)


def test_calibration_error_worked_by_hand() -> None:
    # two bins: [0, 0.5) holds 0.2 and 0.4, mean 0.3, no hit; [0.5, 1] holds 0.5, 0.9 and 1.0, mean 0.8, two hits
    scores, hits = [0.2, 0.9, 0.4, 1.0, 0.5], [False, True, False, True, False]
    assert expected_calibration_error(scores, hits, bins=2) == pytest.approx((2 * 0.3 + 3 * (0.8 - 2 / 3)) / 5)


def test_scores_that_mean_what_they_say_have_no_error() -> None:
    assert expected_calibration_error([0.75] * 4, [True, True, False, True]) == 0.0
    assert expected_calibration_error([], []) == 0.0


def test_more_bins_see_what_fewer_average_away() -> None:
    scores, hits = [0.1, 0.9], [True, False]
    assert expected_calibration_error(scores, hits, bins=1) == pytest.approx(0.0)
    assert expected_calibration_error(scores, hits) == pytest.approx(0.9)


@given(PREDICTIONS, st.integers(1, 20))
def test_calibration_error_is_a_share(predictions: list[tuple[float, bool]], bins: int) -> None:
    error = expected_calibration_error([score for score, _ in predictions], [hit for _, hit in predictions], bins)
    assert 0.0 <= error <= 1.0


def test_curve_worked_by_hand() -> None:
    scores, hits = [0.4, 0.9, 0.6, 0.6], [True, True, False, True]
    assert precision_recall_curve(scores, hits, gold=4) == [
        CurvePoint(0.9, 1.0, 0.25),
        CurvePoint(0.6, 2 / 3, 0.5),
        CurvePoint(0.4, 0.75, 0.75),
    ]
    assert precision_recall_curve([], [], gold=4) == []


@given(PREDICTIONS)
def test_recall_never_falls_with_the_threshold(predictions: list[tuple[float, bool]]) -> None:
    hits = [hit for _, hit in predictions]
    curve = precision_recall_curve([score for score, _ in predictions], hits, gold=30)
    assert [point.recall for point in curve] == sorted(point.recall for point in curve)
    assert len(curve) == len({score for score, _ in predictions})


def test_hits_are_the_predictions_that_match_by_content_and_source() -> None:
    text = "Tam said rain fell. Varn denied theft."
    gold = (
        RoleSpans((Span(0, 3),), (Span(4, 8),), (Span(9, 18),)),
        RoleSpans((Span(20, 24),), (Span(25, 31),), (Span(32, 37),)),
    )
    predictions = {
        "d": [
            Attribution(None, None, (Span(8, 9),), Mode.INDIRECT, 0.3),  # a space: no token, so no prediction
            Attribution(Span(0, 3), None, (Span(32, 37),), Mode.INDIRECT, 0.5),  # the wrong source
            Attribution(Span(0, 3), None, (Span(9, 13),), Mode.INDIRECT, 0.8),
        ]
    }
    found = score_hits(StandoffCorpus({"d": text}, {"d": (gold,)}, {}), predictions)
    assert (found.scores, found.hits, found.gold) == ((0.5, 0.8), (False, True), 2)


def test_what_cannot_be_scored_is_named() -> None:
    with pytest.raises(EvaluationError, match="1 scores and 2 hits"):
        expected_calibration_error([0.5], [True, False])
    with pytest.raises(EvaluationError, match=r"score 1\.5 must be between 0 and 1"):
        precision_recall_curve([1.5], [True], gold=1)
    with pytest.raises(EvaluationError, match="0 bins; there must be at least 1"):
        expected_calibration_error([0.5], [True], bins=0)
    with pytest.raises(EvaluationError, match="2 hits; 1 gold attributions"):
        precision_recall_curve([0.5, 0.6], [True, True], gold=1)
