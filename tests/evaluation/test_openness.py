from __future__ import annotations

from typing import Any

import msgspec
import pytest

from whatweknow.errors import EvaluationError
from whatweknow.evaluation import GoldEvent, OpennessScores, event_run, format_openness, score_openness
from whatweknow.evaluation.events import Gold

TEXT = (
    "Blast at Tarn\n\n"
    "A video of the flash spread. It is unclear who fired. “We do not know,” Berg said.\n\n"
    "Sund showed two photos of a crater. The crater is deep."
)
CLEAR, KNOW = "It is unclear who fired.", "“We do not know,” Berg said."


def cited(words: str) -> dict[str, Any]:
    start = TEXT.index(words)
    return {"report": "r", "start": start, "end": start + len(words), "exact": words}


def scores(
    unknowns: list[list[str]], evidence: list[list[str]], *, gold: dict[str, Any] | None = None
) -> OpennessScores:
    """The figures of a brief whose unknowns and things have these mentions."""
    wanted = gold or {
        "unknowns": [{"text": CLEAR, "report": "r", "who": None}, {"text": KNOW, "report": "r", "who": "Berg"}],
        "evidence": [
            {"mention": "video of the flash", "report": "r"},
            {"mention": "two photos of a crater", "report": "r"},
        ],
    }
    event = GoldEvent(
        "tarn", {"r": TEXT}, msgspec.convert({"parties": [], "statements": [], "points": [], **wanted}, Gold)
    )
    brief = {
        "unknowns": [{"text": cited(group[0]), "mentions": [cited(words) for words in group]} for group in unknowns],
        "evidence": [{"mentions": [cited(words) for words in group]} for group in evidence],
    }
    return score_openness([event_run(event, brief, {"r": TEXT})])


def test_what_the_gold_names_and_nothing_else_is_all_right() -> None:
    found = scores([[CLEAR], [KNOW]], [["A video of the flash"], ["photos"]])
    assert (found.unknowns.f1, found.evidence.f1, found.misses) == (1.0, 1.0, ())


def test_a_sentence_more_costs_precision_and_one_less_recall() -> None:
    found = scores([[CLEAR, "The crater is deep."]], [])
    assert (found.unknowns.matched, found.unknowns.predicted, found.unknowns.gold) == (1, 2, 2)
    assert sorted(line.split(":")[0] for line in found.misses) == [
        "evidence missed",
        "evidence missed",
        "unknown extra",
        "unknown missed",
    ]


def test_a_thing_with_several_mentions_counts_once() -> None:
    found = scores([], [["A video of the flash", "The crater is deep"], ["Blast"]])
    assert (found.evidence.precision, found.evidence.recall) == (0.5, 0.5)


def test_two_mentions_in_one_sentence_are_one_sentence() -> None:
    assert scores([[CLEAR], ["unclear who"]], []).unknowns.predicted == 1


def test_gold_that_is_not_in_the_report_is_an_error() -> None:
    with pytest.raises(EvaluationError, match="not in report r"):
        scores([], [], gold={"unknowns": [{"text": "Nobody knows.", "report": "r"}]})


def test_no_event_has_no_rates() -> None:
    assert score_openness([]).unknowns.f1 == score_openness([]).evidence.f1 == 0.0


def test_the_figures_are_printed() -> None:
    lines = format_openness(scores([[CLEAR]], [["A video of the flash"]])).splitlines()
    assert lines == [
        "unknowns    P 1.000  R 0.500  F1 0.667",
        "evidence    P 1.000  R 0.500  F1 0.667",
    ]
