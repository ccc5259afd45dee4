"""Scores of attributions as the tables that are printed, and as plain values for JSON."""

from __future__ import annotations

from whatweknow.evaluation.attribution import AttributionScores


def format_scores(scores: AttributionScores) -> str:
    """The figures as a table in plain text, without a line break at its end."""
    blocks = (_sizes(scores), _figures(scores), _modes(scores), [_pairs(scores)])
    return "\n\n".join("\n".join(lines) for lines in blocks)


def _sizes(scores: AttributionScores) -> list[str]:
    lines = [f"{name:<28}{count:>8}" for name, count in _size_counts(scores).items()]
    return lines + [f"  gold: {note:<44}{count:>6}" for note, count in sorted(scores.notes.items())]


def _size_counts(scores: AttributionScores) -> dict[str, int]:
    return {
        "docs": scores.documents,
        "tokens": scores.tokens,
        "gold attributions": scores.gold,
        "pred attributions": scores.predicted,
        **{f"pred without {role}": count for role, count in scores.predicted_without.items()},
    }


def _figures(scores: AttributionScores) -> list[str]:
    lines = [f"{'metric':<18}{'P':>7}{'R':>7}{'F1':>7}{'tp':>8}{'pred':>8}{'gold':>8}"]
    for name, tally in scores.figures.items():
        rates = tally.rates
        lines.append(
            f"{name:<18}{rates.precision:>7.3f}{rates.recall:>7.3f}{rates.f1:>7.3f}"
            f"{tally.matched:>8}{tally.predicted:>8}{tally.gold:>8}{_interval(scores, name)}"
        )
    return lines


def _modes(scores: AttributionScores) -> list[str]:
    lines = [f"{'gold type':<12}{'gold':>6}{'found':>7}{'recall':>8}{'content recall':>16}"]
    for mode, row in scores.modes.items():
        lines.append(
            f"{mode:<12}{row.gold:>6}{row.found:>7}{row.recall:>8.3f}{row.content_recall:>16.3f}"
            f"{_interval(scores, f'recall {mode}')}"
        )
    return lines


def _pairs(scores: AttributionScores) -> str:
    return (
        f"of matched attr pairs: cue overlaps {scores.cue_overlap.value:.3f}, "
        f"source exact {scores.source_exact.value:.3f}"
    )


def _interval(scores: AttributionScores, name: str) -> str:
    if name not in scores.intervals:
        return ""
    low, high = scores.intervals[name]
    return f"  [{low:.3f}, {high:.3f}]"


def scores_as_dict(scores: AttributionScores) -> dict[str, object]:
    """The figures as plain values: ``counts``, ``metrics``, ``types``, ``pairs``, and ``gold`` (notes)."""

    def interval(name: str) -> dict[str, object]:
        return {"ci": list(scores.intervals[name])} if name in scores.intervals else {}

    return {
        "counts": _size_counts(scores),
        "metrics": {
            name: {
                **tally.rates.as_dict(),
                "tp": tally.matched,
                "pred": tally.predicted,
                "gold": tally.gold,
                **interval(name),
            }
            for name, tally in scores.figures.items()
        },
        "types": {
            mode.value: {
                "gold": row.gold,
                "tp": row.found,
                "recall": row.recall,
                "content recall": row.content_recall,
                **interval(f"recall {mode}"),
            }
            for mode, row in scores.modes.items()
        },
        "pairs": {"cue overlap": scores.cue_overlap.value, "source exact": scores.source_exact.value},
        "gold": dict(scores.notes),
    }
