"""Times against the ``when`` entries of an annotated event."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from whatweknow.errors import EvaluationError
from whatweknow.evaluation import format_whens, read_whens, score_whens
from whatweknow.evaluation.whens import GoldWhen
from whatweknow.records import Span, TimeKind, TimeMention

TEXT = "Ferry lost on Monday\n\nIt sank on Monday.\n\nOn Monday night divers left; they came back in May."


def test_only_days_and_hours_count(tmp_path: Path) -> None:
    whens = [
        {"mention": "on Monday", "report": "a", "paragraph": 1, "iso": "2031-05-05"},
        {"mention": "at 6", "report": "a", "paragraph": 1, "iso": "2031-05-05T06"},
        {"mention": "in May", "report": "a", "paragraph": 2, "iso": "2031-05"},
    ]
    (tmp_path / "gold.json").write_text(json.dumps({"when": whens, "statements": []}), encoding="utf-8")
    assert [when.iso for when in read_whens(tmp_path)] == ["2031-05-05", "2031-05-05T06"]


def test_a_gold_of_another_form_is_named(tmp_path: Path) -> None:
    (tmp_path / "gold.json").write_text('{"when": [{"mention": 3}]}', encoding="utf-8")
    with pytest.raises(EvaluationError, match=r"gold\.json"):
        read_whens(tmp_path)


def time(words: str, value: str, nth: int = 0) -> TimeMention:
    start = -1
    for _ in range(nth + 1):
        start = TEXT.index(words, start + 1)
    span = Span(start, start + len(words))
    return TimeMention(span=span, sentence=span, kind=TimeKind.DATE, value=value)


def test_recall_and_right() -> None:
    gold = [
        GoldWhen("on Monday", "a", "2031-05-05", 1),
        GoldWhen("On Monday night", "a", "2031-05-05", 2),
        GoldWhen("came back", "a", "2031-05-06", 2),
        GoldWhen("words that are not there", "a", "2031-05-06", 2),
    ]
    found = {"a": [time("Monday", "2031-05-12", 1), time("Monday night", "2031-05-05TNI")]}
    scores = score_whens(gold, {"a": TEXT}, found)
    assert (scores.recall.part, scores.recall.whole) == (2, 4)
    assert (scores.right.part, scores.right.whole) == (1, 2)
    assert len(scores.misses) == 3
    assert "recall  0.500" in format_whens(scores)


def test_the_paragraph_decides_which_words_are_meant() -> None:
    gold = [GoldWhen("Monday", "a", "2031-05-05", 1)]
    in_title = {"a": [time("Monday", "2031-05-05")]}
    assert score_whens(gold, {"a": TEXT}, in_title).recall.part == 0
