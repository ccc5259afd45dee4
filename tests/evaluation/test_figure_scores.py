"""Figures against an annotator's."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import msgspec
import pytest

from whatweknow.errors import EvaluationError
from whatweknow.evaluation import FigureScores, GoldEvent, event_run, format_figures, read_figures, score_figures
from whatweknow.evaluation.events import Gold
from whatweknow.evaluation.figures import GoldFigure
from whatweknow.records import Citation, FigureGroup, FigureMention, FigureValue, Span

TEXT = "Ferry lost\n\nSund said at least 12 people died. Norland counts 12 dead.\n\nDozens of sheep drowned."
TWELVE = GoldFigure(
    "a", "at least 12 people", "12", unit="person", low=12, high=12, qualifier="at least", event="killed", party="sund"
)
OTHER = GoldFigure("a", "counts 12 dead", "12", unit="person", low=12, high=12, event="killed", party="norland")
SHEEP = GoldFigure("a", "Dozens of sheep", "Dozens", unit="sheep", event="killed")


def found(words: str, number: str, low: float | None = 12, **more: Any) -> FigureMention:
    start = TEXT.index(words)
    at = start + words.index(number)
    return FigureMention(
        span=Span(start, start + len(words)), number=Span(at, at + len(number)), low=low, high=low, **more
    )


RIGHT = (
    found("at least 12 people died", "12", unit="person", event="killed", qualifier=Span(22, 30)),
    found("12 dead", "12", unit="person", event="killed"),
    found("Dozens of sheep drowned", "Dozens", None, unit="sheep", event="killed"),
)


def shown(party: str | None, figure: FigureMention, event: str = "killed") -> FigureGroup:
    words = Citation("a", figure.span.start, figure.span.end, figure.span.of(TEXT))
    value = FigureValue(value="12", low=12, high=12, party=party, spans=(words,))
    return FigureGroup(id="f", unit="person", event=event, values=(value,))


def scores(gold: list[GoldFigure], figures: tuple[FigureMention, ...], *groups: FigureGroup) -> FigureScores:
    sides = [{"id": "sund", "name": "Sund"}, {"id": "norland", "name": "Norland"}]
    event = GoldEvent("alma", {"a": TEXT}, msgspec.convert({"parties": sides, "statements": [], "points": []}, Gold))
    brief = {"parties": [{"id": "p1", "name": "Sund"}, {"id": "p2", "name": "Varn"}]}
    return score_figures(gold, {"a": figures}, event_run(event, brief, {"a": TEXT}), groups)


def test_what_the_gold_has_and_nothing_else_is_all_right() -> None:
    result = scores([TWELVE, OTHER, SHEEP], RIGHT, shown("p1", RIGHT[0]), shown(None, RIGHT[2]))
    assert result.found.f1 == 1.0
    assert {share.value for share in result.traits.values()} == {1.0}
    assert (result.shown.matched, result.shown.predicted, result.shown.gold) == (2, 2, 3)
    assert (result.owner.part, result.owner.whole) == (2, 2)
    assert result.misses == ()


def test_each_trait_is_counted_for_itself() -> None:
    wrong = found("at least 12 people died", "12", 13, unit="sailor", event="wounded", added=True)
    result = scores([TWELVE], (wrong,))
    assert result.found.f1 == 1.0
    assert {name: share.value for name, share in result.traits.items()} == dict.fromkeys(result.traits, 0.0)
    assert len(result.misses) == 5


def test_dozens_are_no_number() -> None:
    counted = found("Dozens of sheep drowned", "Dozens", 24, unit="sheep", event="killed")
    assert scores([SHEEP], (counted,)).traits["number"].value == 0.0


def test_one_more_costs_precision_and_one_less_recall() -> None:
    result = scores([TWELVE, SHEEP], RIGHT[:2])
    assert (result.found.matched, result.found.predicted, result.found.gold) == (1, 2, 2)
    assert [line.split(":")[0] for line in result.misses] == ["figure missed", "figure extra"]


@pytest.mark.parametrize("party", [None, "p2"])
def test_a_wrong_owner_is_a_miss(party: str | None) -> None:
    result = scores([TWELVE], RIGHT[:1], shown(party, RIGHT[0]))
    assert (result.owner.part, result.owner.whole) == (0, 1)
    assert "owner wrong" in result.misses[0]


def test_what_is_shown_under_another_event_is_not_right() -> None:
    result = scores([TWELVE], RIGHT[:1], shown("p1", RIGHT[0], event="wounded"))
    assert (result.shown.matched, result.shown.predicted, result.owner.whole) == (0, 1, 0)


def test_scores_add_up() -> None:
    both = scores([TWELVE], RIGHT[:1]) + scores([SHEEP], ())
    assert (both.found.matched, both.found.predicted, both.found.gold) == (1, 1, 2)
    assert len(both.misses) == 1


def test_gold_that_is_not_in_the_report_is_an_error() -> None:
    with pytest.raises(EvaluationError, match="not in report a"):
        scores([GoldFigure("a", "9 people", "9", unit="person")], ())
    with pytest.raises(EvaluationError, match="no report 'b'"):
        scores([GoldFigure("b", "9 people", "9", unit="person")], ())


def test_the_paragraph_decides_which_words_are_meant() -> None:
    text = "12 men left.\n\n12 men died."
    assert GoldFigure("a", "12 men", "12", unit="man", paragraph=1).locate(text) == Span(14, 16)


def test_gold_is_read(tmp_path: Path) -> None:
    row = {"report": "a", "text": "12 men", "number": "12", "low": 12, "high": 12, "unit": "man"}
    (tmp_path / "gold.json").write_text(json.dumps({"figures": [row]}), encoding="utf-8")
    assert read_figures(tmp_path) == (GoldFigure("a", "12 men", "12", unit="man", low=12, high=12),)
    (tmp_path / "gold.json").write_text('{"figures": [{"report": "a"}]}', encoding="utf-8")
    with pytest.raises(EvaluationError, match=r"gold\.json"):
        read_figures(tmp_path)


def test_the_figures_are_printed() -> None:
    lines = format_figures(scores([TWELVE], RIGHT[:1], shown("p1", RIGHT[0]))).splitlines()
    assert lines[0] == "figures    P 1.000  R 1.000  F1 1.000  (1 of 1 and 1)"
    assert lines[-1] == "owner      1.000  (1 of 1)"
