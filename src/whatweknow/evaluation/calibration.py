"""Do the scores of attributions mean what they say? Calibration and the precision-recall curve."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from whatweknow.errors import EvaluationError
from whatweknow.evaluation.document import TokenisedDocument
from whatweknow.evaluation.standoff import StandoffCorpus
from whatweknow.records import Attribution


@dataclass(frozen=True, slots=True)
class ScoredHits:
    """The score of each prediction, whether it matches a gold attribution, and how many gold ones there are."""

    scores: tuple[float, ...]
    hits: tuple[bool, ...]
    gold: int


@dataclass(frozen=True, slots=True)
class CurvePoint:
    """Precision and recall of the predictions with a score of at least ``threshold``."""

    threshold: float
    precision: float
    recall: float


def score_hits(corpus: StandoffCorpus, predictions: Mapping[str, Sequence[Attribution]]) -> ScoredHits:
    """Which predictions match the gold, by the criterion of ``attr``: all of them matched at once.

    Predictions that touch no token are left out, as in ``score_attributions``.
    """
    scores: list[float] = []
    hits: list[bool] = []
    gold = 0
    for document, text in sorted(corpus.texts.items()):
        predicted = predictions.get(document, ())
        tokenised = TokenisedDocument.of(text, corpus.gold(document), predicted)
        matched = set(tokenised.match_attributions().values())
        scores += (predicted[place].score for place in tokenised.places)
        hits += (number in matched for number in range(len(tokenised.predicted)))
        gold += len(tokenised.gold)
    return ScoredHits(tuple(scores), tuple(hits), gold)


def expected_calibration_error(scores: Sequence[float], hits: Sequence[bool], bins: int = 10) -> float:
    """How far, on average, a score is from the share of hits among predictions of like score: 0 is best, 1 worst.

    ``bins`` are of equal width over [0, 1], each closed below, the last one on both sides; the error of a bin
    counts by its number of predictions (Naeini, Cooper and Hauskrecht, AAAI 2015). No predictions give 0.

    Raises:
        EvaluationError: ``scores`` and ``hits`` differ in length, a score is outside [0, 1], or ``bins`` is below 1.
    """
    _check(scores, hits)
    if bins < 1:
        raise EvaluationError(f"calibration: {bins} bins; there must be at least 1")
    filled: defaultdict[int, list[tuple[float, bool]]] = defaultdict(list)
    for score, hit in zip(scores, hits, strict=True):
        filled[min(int(score * bins), bins - 1)].append((score, hit))
    gaps = (abs(sum(score for score, _ in members) - sum(hit for _, hit in members)) for members in filled.values())
    return sum(gaps) / len(scores) if scores else 0.0


def precision_recall_curve(scores: Sequence[float], hits: Sequence[bool], gold: int) -> list[CurvePoint]:
    """One point for each distinct score, from the highest down; ``gold`` things could have been found.

    Raises:
        EvaluationError: ``scores`` and ``hits`` differ in length, a score is outside [0, 1], or there are more hits
            than ``gold``.
    """
    _check(scores, hits)
    if sum(hits) > gold:
        raise EvaluationError(f"precision-recall curve: {sum(hits)} hits; {gold} gold attributions allow no more")
    points = []
    predicted = found = 0
    ranked = sorted(zip(scores, hits, strict=True), reverse=True)
    for threshold, members in groupby(ranked, key=lambda pair: pair[0]):
        for _, hit in members:
            predicted += 1
            found += hit
        points.append(CurvePoint(threshold, found / predicted, found / gold if gold else 0.0))
    return points


def _check(scores: Sequence[float], hits: Sequence[bool]) -> None:
    if len(scores) != len(hits):
        raise EvaluationError(f"calibration: {len(scores)} scores and {len(hits)} hits; there must be as many")
    for score in scores:
        if not 0.0 <= score <= 1.0:
            raise EvaluationError(f"calibration: score {score} must be between 0 and 1")
