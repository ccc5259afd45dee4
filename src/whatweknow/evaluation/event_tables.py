"""Scores of events as the lines that are printed, and as plain values for JSON."""

from __future__ import annotations

from collections.abc import Sequence

from whatweknow.evaluation.event import EventScores, score_events
from whatweknow.evaluation.events import EventRun
from whatweknow.evaluation.matching import Rates


def format_events(runs: Sequence[EventRun]) -> str:
    """The figures of each event under its name and of all together; without headings if there is only one."""
    pooled = format_event_scores(score_events(runs))
    if len(runs) == 1:
        return pooled
    single = [f"== {run.event.name}\n{format_event_scores(score_events([run]))}" for run in runs]
    return "\n".join([*single, f"== all {len(runs)}", pooled])


def format_event_scores(scores: EventScores) -> str:
    """The figures as lines of plain text, without a line break at the end."""
    statements = scores.statements
    of_matched = "  ".join(f"{name} {share.value:.3f}" for name, share in scores.of_matched.items())
    by_stance = "  ".join(f"{stance} {share.part}/{share.whole}" for stance, share in scores.stance_recall.items())
    return "\n".join(
        [
            f"gold {statements.gold}  predicted {statements.predicted}  matched {statements.matched}  "
            f"verbatim {scores.verbatim:.4f}",
            _rates("statements", statements.rates),
            _rates("strict", scores.strict.rates),
            _rates("resolved", scores.resolved.rates),
            f"of matched: {of_matched}; F1 negated {scores.negated.f1:.3f}  hedged {scores.hedged.f1:.3f}",
            f"{_rates('stances', scores.stances.rates)}   {by_stance}",
            _rates("points", scores.points),
        ]
    )


def _rates(name: str, rates: Rates) -> str:
    return f"{name:<11} P {rates.precision:.3f}  R {rates.recall:.3f}  F1 {rates.f1:.3f}"


def event_scores_as_dict(scores: EventScores) -> dict[str, object]:
    """The figures as plain values, and the misses."""
    return {
        "gold": scores.statements.gold,
        "predicted": scores.statements.predicted,
        "matched": scores.statements.matched,
        "verbatim": scores.verbatim,
        "statements": scores.statements.rates.as_dict(),
        "strict": scores.strict.rates.as_dict(),
        "resolved": scores.resolved.rates.as_dict(),
        **{name: share.value for name, share in scores.of_matched.items()},
        "negated": scores.negated.f1,
        "hedged": scores.hedged.f1,
        "stances": scores.stances.rates.as_dict(),
        "stance_recall": {stance: [share.part, share.whole] for stance, share in scores.stance_recall.items()},
        "points": scores.points.as_dict(),
        "misses": list(scores.misses),
    }
