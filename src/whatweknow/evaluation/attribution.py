"""Scores predicted attributions ("who said what") against a standoff corpus.

A span stands for the set of tokens it touches, so white space never matters, and the pieces of a discontinuous
content are one set. All figures are micro-averaged over the documents:

token          per role, over the union of all its fillers in a document
exact          per role, over the distinct fillers in a document: the same token set; ``exact-w`` without tokens
               that hold no word character, so that a comma more or less is no error
overlap        distinct contents, matched one to one by falling Jaccard index, where it is at least 0.5
attr           attributions, matched one to one by falling Jaccard index of their contents, at least 0.5, where
               the sources share a token or both sides have none
attr-strict    content and source are the same token sets; ``attr-strict-w`` without punctuation
by mode        recall of ``attr``, and of contents as in ``overlap``, of the gold attributions of each mode
"""

from __future__ import annotations

import random
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeAlias

from whatweknow.evaluation.counting import Counts, count_document
from whatweknow.evaluation.matching import Share, Tally
from whatweknow.evaluation.standoff import ROLES, RoleSpans, StandoffCorpus
from whatweknow.records import Attribution, Mode

Predictions: TypeAlias = Mapping[str, Sequence[Attribution | RoleSpans]]

FIGURES = (
    *(f"{kind} {role}" for kind in ("token", "exact", "exact-w") for role in ROLES),
    "overlap content",
    "attr",
    "attr-strict",
    "attr-strict-w",
)
BOOTSTRAP_SEED = 1


@dataclass(frozen=True, slots=True)
class ModeRecall:
    """Of ``gold`` attributions of one mode, how many were found, and of how many the content was."""

    gold: int
    found: int
    contents_found: int

    @property
    def recall(self) -> float:
        return Share(self.found, self.gold).value

    @property
    def content_recall(self) -> float:
        return Share(self.contents_found, self.gold).value


@dataclass(frozen=True, slots=True)
class AttributionScores:
    """What ``score_attributions`` finds. ``figures`` has one tally for each name in ``FIGURES``.

    ``cue_overlap`` is out of the matched ``attr`` pairs with a gold cue, ``source_exact`` out of those with a
    gold source. ``intervals`` are bootstrap intervals (95 %) of the F1 of each figure, and of the recall of each
    mode under ``"recall direct"`` and so on; empty without resampling. ``notes`` are those of the corpus.
    """

    documents: int
    tokens: int
    gold: int
    predicted: int
    predicted_without: Mapping[str, int]
    figures: Mapping[str, Tally]
    modes: Mapping[Mode, ModeRecall]
    cue_overlap: Share
    source_exact: Share
    notes: Mapping[str, int] = field(default_factory=dict)
    intervals: Mapping[str, tuple[float, float]] = field(default_factory=dict)


def score_attributions(corpus: StandoffCorpus, predictions: Predictions, resamples: int = 0) -> AttributionScores:
    """The figures of ``predictions`` (attributions by document) against the corpus's first annotators.

    A document without predictions counts as one with none; documents that the corpus does not have are left
    out (``coverage`` tells of both). With ``resamples``, each figure gets an interval from that many bootstrap
    resamplings of the documents, the same ones in every run.
    """
    rows = [
        count_document(corpus.texts[document], corpus.gold(document), predictions.get(document, ()))
        for document in sorted(corpus.texts)
    ]
    return replace(_scores(_total(rows)), notes=corpus.notes, intervals=_bootstrap(rows, resamples))


def coverage(corpus: StandoffCorpus, predictions: Predictions) -> list[str]:
    """One sentence on predicted documents that are not in the gold, and one on gold documents without predictions."""
    told = []
    if unknown := sorted(set(predictions) - set(corpus.texts)):
        told.append(f"warning: {len(unknown)} predicted documents are not in the gold, e.g. {unknown[0]}")
    if missing := len(set(corpus.texts) - set(predictions)):
        told.append(f"note: {missing} gold documents have no entry in the predictions; they count as empty")
    return told


def _total(rows: Iterable[Counts]) -> Counts:
    total: Counts = Counter()
    for row in rows:
        total.update(row)
    return total


def _scores(counts: Counts) -> AttributionScores:
    return AttributionScores(
        documents=counts["size", "documents"],
        tokens=counts["size", "tokens"],
        gold=counts["size", "gold"],
        predicted=counts["size", "predicted"],
        predicted_without={role: counts["without", role] for role in ROLES},
        figures={
            name: Tally(counts[name, "matched"], counts[name, "predicted"], counts[name, "gold"]) for name in FIGURES
        },
        modes={
            mode: ModeRecall(counts[mode, "gold"], counts[mode, "found"], counts[mode, "contents found"])
            for mode in Mode
        },
        cue_overlap=Share(counts["cue overlap", "part"], counts["cue overlap", "whole"]),
        source_exact=Share(counts["source exact", "part"], counts["source exact", "whole"]),
    )


def _bootstrap(rows: Sequence[Counts], resamples: int) -> dict[str, tuple[float, float]]:
    """95 % intervals of the figures over resampled documents (the percentile method: Efron 1979)."""
    chooser = random.Random(BOOTSTRAP_SEED)  # noqa: S311 - a sample, not a secret
    draws: defaultdict[str, list[float]] = defaultdict(list)
    for _ in range(resamples):
        sample = _scores(_total(chooser.choice(rows) for _ in rows))
        for name, tally in sample.figures.items():
            draws[name].append(tally.f1)
        for mode, row in sample.modes.items():
            draws[f"recall {mode}"].append(row.recall)
    return {name: _middle(sorted(values)) for name, values in draws.items()}


def _middle(values: Sequence[float]) -> tuple[float, float]:
    """The bounds of the middle 95 % of sorted ``values``."""
    last = len(values) - 1
    return values[int(0.025 * last)], values[int(0.975 * last + 0.5)]
