"""Timelines of the ferry Alma, scored against a gold timeline of three happenings."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from whatweknow.errors import EvaluationError
from whatweknow.evaluation import GoldEvent, TimelineScores, event_run, format_timelines, score_timelines
from whatweknow.evaluation.events import Gold

TEXT = (
    "The Alma left Hallen on Tuesday night. Norland said a mine hit her on Wednesday. "
    "Sund said a rock tore her hull at 7:10 on Wednesday. Divers found her on Friday. A film was shown on Sunday."
)
LEFT = "The Alma left Hallen on Tuesday night."
MINE = "Norland said a mine hit her on Wednesday."
ROCK = "Sund said a rock tore her hull at 7:10 on Wednesday."
FOUND = "Divers found her on Friday."
FILM = "A film was shown on Sunday."
PARTIES = [{"id": "norland", "name": "Norland"}, {"id": "sund", "name": "Sund", "aliases": ["the navy"]}]


def version(words: str, when: str, party: str | None = None, *, optional: bool = False) -> dict[str, Any]:
    return {"when": [when], "party": party, "words": [{"report": "r", "text": words}], "optional": optional}


GOLD = [
    {"happening": "left", "versions": [version("left Hallen", "2031-05-06")]},
    {
        "happening": "lost",
        "versions": [version("a mine hit her", "2031-05-07", "norland"), version(ROCK, "2031-05-07T07:10", "sund")],
    },
    {"happening": "found", "versions": [version(FOUND, "2031-05-09", optional=True)]},
]
ENTRIES = [
    (LEFT, "2031-05-06T20:00", None),
    (MINE, "2031-05-07", "norland"),
    (ROCK, "2031-05-07T07:10+02:00", "the-navy"),
]


def scores(entries: list[tuple[str, str, str | None]], gold: list[dict[str, Any]] | None = None) -> TimelineScores:
    known = {"parties": PARTIES, "statements": [], "points": [], "timeline": GOLD if gold is None else gold}
    event = GoldEvent("alma", {"r": TEXT}, msgspec.convert(known, Gold))
    cited = [
        {
            "when": {"start": start},
            "text": {"report": "r", "start": TEXT.index(words), "end": TEXT.index(words) + len(words), "exact": words},
            "party": party,
        }
        for words, start, party in entries
    ]
    parties = [*PARTIES, {"id": "the-navy", "name": "the navy"}]
    return score_timelines([event_run(event, {"parties": parties, "timeline": cited}, {"r": TEXT})])


def test_what_the_annotator_has_is_all_right() -> None:
    found = scores(ENTRIES)
    assert (found.precision.value, found.recall.value, found.entries.f1) == (1.0, 1.0, 1.0)
    assert (found.when.value, found.party.value, found.order.value, found.side_by_side.value) == (1.0, 1.0, 1.0, 1.0)
    assert found.doubles.part == 0
    assert found.misses == ()


def test_what_is_optional_is_right_but_never_missed() -> None:
    found = scores([*ENTRIES, (FOUND, "2031-05-09", None)])
    assert (found.precision.part, found.precision.whole, found.recall.whole) == (4, 4, 3)


def test_one_more_costs_precision_and_one_less_recall() -> None:
    found = scores([*ENTRIES[:2], (FILM, "2031-05-11", None)])
    assert (found.precision.part, found.precision.whole) == (2, 3)
    assert (found.recall.part, found.recall.whole) == (2, 3)
    assert [line.split(":")[0] for line in found.misses] == ["timeline missed", "timeline extra"]


def test_a_time_is_right_as_far_as_the_gold_goes() -> None:
    found = scores([(LEFT, "2031-05-07", None), ENTRIES[1], (ROCK, "2031-05-07", "sund")])
    assert (found.when.part, found.when.whole) == (1, 3)
    assert [line.split(":")[0] for line in found.misses] == ["timeline wrong"] * 2


def test_no_party_or_another_one_is_wrong() -> None:
    found = scores([ENTRIES[0], (MINE, "2031-05-07", None), (ROCK, "2031-05-07T07:10", "norland")])
    assert (found.party.part, found.party.whole) == (1, 3)


def test_what_is_told_twice_is_a_double_and_the_right_one_matches() -> None:
    found = scores([(LEFT, "2031-05-05", None), *ENTRIES])
    assert (found.doubles.part, found.doubles.whole) == (1, 4)
    assert (found.when.part, found.when.whole) == (3, 3)
    assert (found.precision.part, found.precision.whole) == (3, 4)


def test_the_order_is_that_of_happenings() -> None:
    found = scores([ENTRIES[1], ENTRIES[2], ENTRIES[0]])
    assert (found.order.part, found.order.whole) == (0, 1)


def test_versions_with_something_between_them_are_not_side_by_side() -> None:
    found = scores([ENTRIES[1], (FILM, "2031-05-07", None), ENTRIES[2]])
    assert (found.side_by_side.part, found.side_by_side.whole) == (0, 1)


def test_an_event_without_a_gold_timeline_is_passed_over() -> None:
    assert scores(ENTRIES, gold=[]).precision.whole == 0


def test_gold_words_that_no_report_holds_are_an_error() -> None:
    gold = [{"happening": "left", "versions": [version("left Tarn", "2031-05-06")]}]
    with pytest.raises(EvaluationError, match="'left Tarn' is not in report r"):
        scores(ENTRIES, gold)


def test_the_figures_are_printed() -> None:
    lines = format_timelines(scores(ENTRIES)).splitlines()
    assert lines[0].split() == ["timeline", "P", "1.000", "R", "1.000", "F1", "1.000"]
    assert lines[1].split() == ["when", "1.000", "(3", "of", "3)"]
