"""The tables of the model card."""

from __future__ import annotations

from pathlib import Path
from types import ModuleType

import pytest

from whatweknow.evaluation import RoleSpans, StandoffCorpus
from whatweknow.records import Attribution, Mode, Span

BENCH = Path(__file__).resolve().parents[2] / "bench"
TEXT = "Vail Warns Of Flood\nGovernor Vail said the dam was safe. Lena Oss doubts it."


@pytest.fixture
def breakdown(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(BENCH)
    import breakdown  # noqa: PLC0415 - bench/ is no package

    return breakdown


def span(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))


@pytest.mark.parametrize(
    ("cue", "expected"),
    [
        ("has said", "said, says"),
        ("According to", "according to"),
        ("told", "other verb of speech"),
        ("issued a statement", "noun"),
        ("believes", "attitude or belief"),
        ("rips", "other words"),
        (":", "punctuation or none"),
        ("", "punctuation or none"),
    ],
)
def test_cue_classes(breakdown: ModuleType, cue: str, expected: str) -> None:
    assert breakdown.cue_class(cue) == expected


def test_cases_are_matched_and_classed(breakdown: ModuleType) -> None:
    said = RoleSpans((span("Governor Vail"),), (span("said"),), (span("the dam was safe"),))
    doubts = RoleSpans((span("Lena Oss"),), (span("doubts"),), (span("it"),))
    found = Attribution(said.source[0], said.cue[0], said.content, Mode.INDIRECT, 0.9)
    headline = Attribution(span("Vail"), span("Warns"), (span("Of Flood"),), Mode.INDIRECT, 0.6)
    corpus = StandoffCorpus({"paper_1": TEXT}, {"paper_1": ((said, doubts),)}, {})
    gold, predicted = breakdown.cases(corpus, {"paper_1": [headline, found]})
    assert [case.right for case in gold] == [True, False]
    assert [case.right for case in predicted] == [False, True]
    assert [breakdown.by_place(case) for case in predicted] == ["first line", "below"]
    assert {breakdown.by_publisher(case) for case in gold} == {"paper"}
    assert breakdown.by_kind(gold[0]) == "person with a name"
    table = breakdown.broken_down("Cue", breakdown.by_cue, gold, predicted, 20)
    assert "| said, says | 1 | 1.000 | 1.00 to 1.00 | 1 | 1.000 | 1.00 to 1.00 |" in table.split("\n")
    assert "| attitude or belief | 1 | 0.000 | 0.00 to 0.00 | 0 |  |  |" in table.split("\n")


def test_figures_go_between_the_markers_and_nowhere_else(breakdown: ModuleType) -> None:
    document = f"# Card\n{breakdown.START}\nold\n{breakdown.END}\nLimits.\n"
    once = breakdown.put_between_markers(document, "new")
    assert once == f"# Card\n{breakdown.START}\n\nnew\n\n{breakdown.END}\nLimits.\n"
    assert breakdown.put_between_markers(once, "new") == once


@pytest.mark.parametrize("document", ["", "<!-- figures -->", "<!-- end of figures --> <!-- figures -->"])
def test_a_document_without_markers_is_refused(breakdown: ModuleType, document: str) -> None:
    with pytest.raises(ValueError, match="must hold"):
        breakdown.put_between_markers(document, "new")
