"""Fit the weights of ``comparison.points.sameness`` on annotated events, each also scored by what the others teach.

``python training/same_point.py ../shared/data/contested/* examples/*`` prints, for each event, the figures of its
points with weights that the other events gave, then the weights of all. One weight is set by hand (``sameness.py``).
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

import whatweknow
from whatweknow.comparison import compare
from whatweknow.comparison.points import sameness
from whatweknow.comparison.points.charges import find_charged
from whatweknow.comparison.points.points import takes_part
from whatweknow.comparison.points.propositions import Propositions
from whatweknow.comparison.points.stances import TAKES_STANCE
from whatweknow.comparison.points.wording import PartyNames, read_wordings
from whatweknow.evaluation import GoldEvent, event_run, format_event_scores, read_gold_event, score_events
from whatweknow.evaluation.event_match import EventMatch
from whatweknow.pipeline import Finished

BY_HAND = {"charge or clear two": sameness.WEIGHTS["charge or clear two"]}
RIDGE = 2e-3
STEPS = 12
Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Lesson:
    """Of an event: its pairs of matched statements, a row of signs each, and whether they share a gold point."""

    event: GoldEvent
    finished: Finished
    signs: Floats
    same: Floats


def read_lesson(folder: Path, pipeline: whatweknow.Pipeline) -> Lesson:
    event, finished = read_gold_event(folder), pipeline.brief(pipeline.read(folder))
    brief = finished.brief
    gold_of = EventMatch(event_run(event, brief, finished.texts)).gold_of
    points = {
        id_: frozenset(point.id for point in event.gold.points for cell in point.stances if gold in cell.statements)
        for id_, gold in gold_of.items()
    }
    wordings = read_wordings(brief.statements, brief.parties)
    speaking = [one for one in brief.statements if one.act in TAKES_STANCE]
    propositions = Propositions(speaking, PartyNames(brief.parties))
    charged = find_charged(speaking, wordings, propositions)
    learnt = [one for one in speaking if takes_part(one) and one.id in points]
    signs = sameness.pair_signs(learnt, wordings, charged, propositions.links(learnt, learnt, charged))
    pairs = np.triu_indices(len(learnt), 1)
    same = [bool(points[learnt[i].id] & points[learnt[j].id]) for i, j in zip(*pairs, strict=True)]
    return Lesson(
        event, finished, np.stack([sign[pairs] for sign in signs.values()], axis=1), np.array(same, dtype=float)
    )


def fit(lessons: Sequence[Lesson]) -> Floats:
    """Weights and bias of a ridge logistic regression, by Newton's method; an event weighs by the root of its pairs."""
    signs = np.concatenate([one.signs for one in lessons])
    design = np.concatenate([signs, np.ones((len(signs), 1))], axis=1)
    same = np.concatenate([one.same for one in lessons])
    share = np.concatenate([np.full(len(one.same), len(one.same) ** -0.5) for one in lessons])
    share /= share.sum()
    ridge = RIDGE * np.eye(design.shape[1])
    ridge[-1, -1] = 0
    weights = np.zeros(design.shape[1])
    for _ in range(STEPS):
        likely = 1 / (1 + np.exp(-design @ weights))
        slope = design.T @ (share * (likely - same)) + ridge @ weights
        curve = (design * (share * likely * (1 - likely))[:, None]).T @ design + ridge
        weights -= np.linalg.solve(curve, slope)
    return weights


def use(weights: Floats) -> None:
    """Let ``compare`` work with ``weights``, but for the one that is set by hand."""
    sameness.WEIGHTS.update({**dict(zip(sameness.WEIGHTS, weights[:-1].tolist(), strict=True)), **BY_HAND})
    sameness.BIAS = float(weights[-1])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("events", type=Path, nargs="+", help="annotated events, two at least")
    folders = [folder for folder in parser.parse_args().events if (folder / "gold.json").exists()]

    pipeline = whatweknow.Pipeline()
    lessons = [read_lesson(folder, pipeline) for folder in folders]
    runs = []
    for left_out in lessons:
        use(fit([one for one in lessons if one is not left_out]))
        brief = left_out.finished.brief
        points = compare(brief.statements, brief.parties, brief.reports).points
        runs.append(event_run(left_out.event, replace(brief, points=points), left_out.finished.texts))
        print(f"== {left_out.event.name}\n{format_event_scores(score_events(runs[-1:]))}")
    print(f"== all, each with the weights of the others\n{format_event_scores(score_events(runs))}")
    weights = fit(lessons)
    print({name: round(weight, 2) for name, weight in zip([*sameness.WEIGHTS, "bias"], weights.tolist(), strict=True)})


if __name__ == "__main__":
    main()
