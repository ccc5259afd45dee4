from __future__ import annotations

import copy
import json
import random
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from types import ModuleType
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from whatweknow.evaluation import (
    EventScores,
    GoldEvent,
    event_run,
    event_scores_as_dict,
    format_event_scores,
    format_events,
    read_gold_event,
    score_events,
)
from whatweknow.evaluation.events import Gold
from whatweknow.evaluation.grid import b_cubed
from whatweknow.evaluation.matching import Rates, Share, Tally

Json = dict[str, Any]

TEXT = (
    "Ferry adrift off Sund\n\n"
    "Velmora denied cutting the cable, its envoy Ada Berg said.\n\n"
    "“We saw two tugs,” said Jo Lind of the Sund navy. Sund accused Velmora of piracy."
)


def gold_statement(id_: str, content: str, speaker: str | None, party: str | None, act: str, **labels: bool) -> Json:
    return {"id": id_, "report": "r", "content": [content], "speaker": speaker, "party": party, "act": act, **labels}


GOLD: Json = {
    "parties": [{"id": "velmora", "name": "Velmora"}, {"id": "sund", "name": "Sund", "aliases": ["Sund navy"]}],
    "statements": [
        gold_statement("a", "cutting the cable", "Ada Berg", "velmora", "deny", negated=True),
        gold_statement("b", "“We saw two tugs,”", "Jo Lind", "sund", "assert", hedged=True),
        gold_statement("c", "piracy", "Sund", "sund", "accuse"),
    ],
    "points": [
        {"id": "p", "stances": [{"party": "velmora", "stance": "denies", "statements": ["a"]}]},
        {"id": "q", "stances": [{"party": "sund", "stance": "asserts", "statements": ["c"]}]},
    ],
}


def gold_event(name: str, texts: Mapping[str, str], gold: Json) -> GoldEvent:
    return GoldEvent(name, texts, msgspec.convert(gold, Gold))


def perfect_brief(texts: Mapping[str, str], gold: Json) -> Json:
    """The gold in the form of a brief."""
    names = sorted({item["speaker"] for item in gold["statements"] if item.get("speaker")})
    statements = []
    for item in gold["statements"]:
        text, at, content = texts[item["report"]], 0, []
        for piece in item["content"]:
            start = text.index(piece, at if piece in text[at:] else 0)
            at = start + len(piece)
            content.append({"start": start, "end": at, "exact": piece})
        speaker = f"x-{item['speaker']}" if item.get("speaker") else None
        statements.append({**item, "content": content, "source": None, "cue": None, "speaker": speaker})
    return {
        "parties": copy.deepcopy(gold["parties"]),
        "speakers": [{"id": f"x-{name}", "name": name} for name in names],
        "statements": statements,
        "points": copy.deepcopy(gold["points"]),
    }


EVENT = gold_event("ferry", {"r": TEXT}, GOLD)


@pytest.fixture
def brief() -> Json:
    return perfect_brief({"r": TEXT}, GOLD)


def scores_of(brief: Json) -> EventScores:
    return score_events([event_run(EVENT, brief, {})])


def test_the_gold_itself_scores_one(brief: Json) -> None:
    scores = scores_of(brief)
    tallies = (scores.statements, scores.strict, scores.resolved, scores.stances, scores.negated, scores.hedged)
    assert {tally.f1 for tally in tallies} == {1.0}
    assert (scores.points.f1, scores.verbatim, scores.misses) == (1.0, 1.0, ())
    assert scores.of_matched == {
        "speaker": Share(3, 3),
        "wrong_name": Share(0, 3),
        "no_name": Share(0, 3),
        "party": Share(3, 3),
        "act": Share(3, 3),
    }


def test_an_empty_brief_scores_zero_and_is_verbatim() -> None:
    scores = scores_of({})
    assert (scores.statements, scores.stances, scores.verbatim) == (Tally(0, 0, 3), Tally(0, 0, 2), 1.0)
    assert scores.points == Rates(0.0, 0.0)
    assert scores.stance_recall["denies"] == Share(0, 1)
    assert scores.misses == (
        "missed: r: 'cutting the cable' (Ada Berg)",
        "missed: r: '“We saw two tugs,”' (Jo Lind)",
        "missed: r: 'piracy' (Sund)",
        "stance missed: p velmora denies",
        "stance missed: q sund asserts",
    )


def test_a_wrong_name_no_name_and_a_wrong_party_are_told_apart(brief: Json) -> None:
    first, second, third = brief["statements"]
    first["speaker"] = "x-Jo Lind"
    second["speaker"] = None
    third["party"] = "velmora"
    scores = scores_of(brief)
    assert {name: share.part for name, share in scores.of_matched.items()} == {
        "speaker": 1,
        "wrong_name": 1,
        "no_name": 1,
        "party": 2,
        "act": 3,
    }
    assert scores.resolved == Tally(0, 3, 3)
    assert scores.misses == (
        "wrong: r: 'cutting the cable': speaker 'Ada Berg' -> 'Jo Lind'; party 'velmora' -> 'velmora'",
        "wrong: r: '“We saw two tugs,”': speaker 'Jo Lind' -> None; party 'sund' -> 'sund'",
        "wrong: r: 'piracy': speaker 'Sund' -> 'Sund'; party 'sund' -> 'velmora'",
    )


def test_a_speaker_that_is_not_named_is_no_wrong_name(brief: Json) -> None:
    brief["speakers"] = [{**speaker, "name": "a sailor", "named": False} for speaker in brief["speakers"]]
    scores = scores_of(brief)
    assert (scores.of_matched["wrong_name"].part, scores.of_matched["speaker"].part) == (0, 0)
    assert "-> 'unnamed a sailor'" in scores.misses[0]


def test_words_that_do_not_stand_at_their_place_are_counted(brief: Json) -> None:
    brief["statements"][0]["cue"] = {"start": 0, "end": 4, "exact": "said"}
    brief["statements"][1]["source"] = {"start": 0, "end": 5, "exact": "Ferry"}
    brief["statements"][2]["report"] = "elsewhere"
    assert scores_of(brief).spans == Share(3, 5)


def test_half_of_the_words_is_a_match_but_not_strict(brief: Json) -> None:
    start = TEXT.index("cutting the cable")
    brief["statements"][0]["content"] = [{"start": start, "end": start + 11, "exact": "cutting the"}]
    start = TEXT.index("two tugs")
    brief["statements"][1]["content"] = [{"start": start + 4, "end": start + 8, "exact": "tugs"}]
    scores = scores_of(brief)
    assert (scores.statements, scores.strict) == (Tally(2, 3, 3), Tally(1, 3, 3))
    assert "extra: r: 'tugs'" in scores.misses


def test_of_equal_contents_the_one_with_the_right_speaker_and_party_is_taken(brief: Json) -> None:
    joint = {**brief["statements"][2], "id": "0", "speaker": "x-Jo Lind", "party": "velmora"}
    brief["statements"].insert(0, joint)
    scores = scores_of(brief)
    assert scores.resolved == Tally(3, 4, 3)


def test_party_names_are_compared_without_article_case_and_hyphen(brief: Json) -> None:
    brief["parties"] = [{"id": "velmora", "name": "the VELMORA"}, {"id": "sund", "name": "X", "aliases": ["Sund-Navy"]}]
    assert scores_of(brief).of_matched["party"] == Share(3, 3)
    brief["parties"] = [{"id": "velmora", "name": "Velmoran Rail"}]
    assert scores_of(brief).of_matched["party"] == Share(0, 3)


def test_one_point_for_everything_loses_half_of_the_cells(brief: Json) -> None:
    brief["points"] = [{"id": "x", "stances": [cell for point in GOLD["points"] for cell in point["stances"]]}]
    scores = scores_of(brief)
    assert scores.stances == Tally(1, 2, 2)
    assert scores.points == Rates(0.5, 1.0)


def test_claiming_every_stance_costs_precision(brief: Json) -> None:
    for point in brief["points"]:
        cell = point["stances"][0]
        point["stances"] = [{**cell, "stance": "asserts"}, {**cell, "stance": "denies"}]
    assert scores_of(brief).stances == Tally(2, 4, 2)


def test_a_cell_needs_half_of_its_matched_statements_in_the_gold_cell(brief: Json) -> None:
    cells = brief["points"][1]["stances"]
    cells[0]["statements"] = ["b", "c"]
    assert scores_of(brief).stances.matched == 2
    cells[0]["statements"] = ["a", "b", "c"]
    assert scores_of(brief).stances.matched == 1


def test_of_points_that_share_as_much_the_first_is_taken_whatever_its_id(brief: Json) -> None:
    point = brief["points"][0]
    (cell,) = point["stances"]
    other = {**cell, "stance": "no_comment"}
    brief["points"] = [{**point, "id": "z"}, {**point, "id": "a", "stances": [other]}]
    assert scores_of(brief).stances.matched == 1


def test_a_cell_is_right_once_even_if_the_gold_has_it_twice(brief: Json) -> None:
    gold = copy.deepcopy(GOLD)
    gold["points"][1]["stances"] *= 2
    scores = score_events([event_run(gold_event("ferry", {"r": TEXT}, gold), brief, {})])
    assert scores.stances == Tally(2, 2, 3)
    assert scores.misses == ("stance missed: q sund asserts",)


def test_b_cubed_worked_by_hand() -> None:
    # gold {1, 2, 3} {4}; predicted {1, 2} {3, 4}
    grouped = [("p", "x"), ("p", "x"), ("p", "y"), ("q", "y")]
    found = b_cubed(list(grouped))
    assert found.precision == pytest.approx((1 + 1 + 1 / 2 + 1 / 2) / 4)
    assert found.recall == pytest.approx((2 / 3 + 2 / 3 + 1 / 3 + 1) / 4)


def test_events_are_pooled_and_their_points_kept_apart(brief: Json) -> None:
    runs = [event_run(EVENT, brief, {}), event_run(replace(EVENT, name="again"), {}, {})]
    pooled = score_events(runs)
    assert (pooled.statements, pooled.points) == (Tally(3, 3, 6), Rates(1.0, 1.0))
    assert format_events(runs[:1]) == format_event_scores(score_events(runs[:1]))
    assert format_events(runs).split("\n")[0::8] == ["== ferry", "== again", "== all 2"]
    assert format_events(runs).endswith(format_event_scores(pooled))


def test_the_table(brief: Json) -> None:
    del brief["statements"][2]
    assert format_event_scores(scores_of(brief)) == (
        "gold 3  predicted 2  matched 2  verbatim 1.0000\n"
        "statements  P 1.000  R 0.667  F1 0.800\n"
        "strict      P 1.000  R 0.667  F1 0.800\n"
        "resolved    P 1.000  R 0.667  F1 0.800\n"
        "of matched: speaker 1.000  wrong_name 0.000  no_name 0.000  party 1.000  act 1.000; "
        "F1 negated 1.000  hedged 1.000\n"
        "stances     P 0.500  R 0.500  F1 0.500   asserts 0/1  denies 1/1  cannot_confirm 0/0  no_comment 0/0\n"
        "points      P 1.000  R 1.000  F1 1.000"
    )


# ------------------------------------------------------------------------------- the same figures

WORDS = "tugs cable ferry drift Velmora Sund Berg cut piracy né two “We saw” navy, held.".split()
SPEAKERS = ["Ada Berg", "Berg", "Jo Berg", "Sund", "unnamed officials", "unnamed navy officials", "Áda Bergh", None]
PARTIES = ["velmora", "sund", "council", None]
STANCES = ["asserts", "denies", "cannot_confirm", "no_comment"]
ACTS = ["assert", "deny", "accuse"]


def invented_texts(rng: random.Random) -> dict[str, str]:
    def paragraph() -> str:
        return " ".join(rng.choice(WORDS) for _ in range(rng.randint(1, 12)))

    return {f"r{number}": "\n\n".join(paragraph() for _ in range(rng.randint(1, 4))) for number in range(2)}


def invented_points(rng: random.Random, ids: list[str], parties: list[str]) -> list[Json]:
    def cell() -> Json:
        statements = rng.sample(ids, min(len(ids), rng.randint(1, 3)))
        return {"party": rng.choice(parties), "stance": rng.choice(STANCES), "statements": statements}

    return [{"id": f"p{number}", "stances": [cell() for _ in range(rng.randint(0, 3))]} for number in range(3)]


def invented_gold(rng: random.Random, texts: dict[str, str]) -> Json:
    statements = []
    for number in range(rng.randint(0, 7)):
        report = rng.choice(list(texts))
        pieces = []
        for _ in range(rng.randint(1, 2)):
            start = rng.randrange(len(texts[report]))
            pieces.append(texts[report][start : start + rng.randint(1, 20)])
        item = gold_statement(f"s{number}", "", rng.choice(SPEAKERS), rng.choice(PARTIES), rng.choice(ACTS))
        item |= {"report": report, "content": pieces, "paragraph": rng.choice([None, 0, 1])}
        statements.append({**item, **{label: rng.random() < 0.5 for label in ("negated", "hedged")}})
    parties = [{"id": "velmora", "name": "Velmora"}, {"id": "sund", "name": "Sund", "aliases": ["Sund navy"]}]
    points = invented_points(rng, [item["id"] for item in statements], ["velmora", "sund"])
    return {"parties": parties, "statements": statements, "points": points}


def perturbed(rng: random.Random, texts: dict[str, str], brief: Json) -> Json:
    """A brief with statements lost, moved, repeated and relabelled, and with points of its own."""

    def sometimes(new: object, old: object) -> object:
        return new if rng.random() < 0.2 else old

    def changed(statement: Json, id_: str) -> Json:
        text = texts[statement["report"]]
        content = []
        for piece in statement["content"]:
            start = max(0, piece["start"] + rng.choice([0, 0, 0, -3, 4]))
            end = piece["end"] + rng.choice([0, 0, 0, -3, 4])
            content.append({"start": start, "end": end, "exact": sometimes("other words", text[start:end])})
        speakers = [speaker["id"] for speaker in brief["speakers"]] + [None, "nobody"]
        return {
            **statement,
            "id": id_,
            "report": sometimes(rng.choice([*texts, "nowhere"]), statement["report"]),
            "content": sometimes(content[1:], content),
            "cue": sometimes({"start": 0, "end": 4, "exact": text[:4]}, None),
            "speaker": sometimes(rng.choice(speakers), statement["speaker"]),
            "party": sometimes(rng.choice([*PARTIES, "nobody"]), statement["party"]),
            "act": sometimes(rng.choice(ACTS), statement["act"]),
            "negated": rng.random() < 0.5,
        }

    kept = [item for item in brief["statements"] if rng.random() < 0.9]
    kept += rng.sample(kept, min(len(kept), rng.randint(0, 2)))
    statements = [changed(item, f"t{number}") for number, item in enumerate(rng.sample(kept, len(kept)))]
    parties = [*brief["parties"], {"id": "council", "name": rng.choice(["the Sund-Navy", "Council"])}]
    points = invented_points(rng, [item["id"] for item in statements], [party["id"] for party in parties] + ["nobody"])
    rng.shuffle(points)
    speakers = [{**speaker, "named": rng.random() < 0.7} for speaker in brief["speakers"]]
    return {"parties": parties, "speakers": speakers, "statements": statements, "points": points[rng.randint(0, 1) :]}


def assert_same_figures(reference: ModuleType, events: list[tuple[dict[str, str], Json, Json]]) -> None:
    report = reference.score(events)
    runs = [event_run(gold_event("e", texts, gold), brief, {}) for texts, gold, brief in events]
    scores = score_events(runs)
    counts = report.pop("n")
    sizes = {"gold": counts.get("gold", 0), "predicted": counts.get("pred", 0), "matched": counts.get("matched", 0)}
    assert event_scores_as_dict(scores) == {**sizes, **report}
    assert scores.spans == Share(counts.get("spans ok", 0), counts.get("spans", 0))
    report["n"] = {"gold": 0, "pred": 0, "matched": 0, **counts}
    assert format_event_scores(scores) == reference.show(report)


@given(rng=st.randoms(use_true_random=False), number=st.integers(1, 2))
def test_invented_events_score_as_the_reference_scores_them(
    reference_contested: ModuleType, rng: random.Random, number: int
) -> None:
    events = []
    for _ in range(number):
        texts = invented_texts(rng)
        gold = invented_gold(rng, texts)
        events.append((texts, gold, perturbed(rng, texts, perfect_brief(texts, gold))))
    assert_same_figures(reference_contested, events)


def test_real_events_score_as_the_reference_scores_them(
    reference_contested: ModuleType, contested_events: list[Path]
) -> None:
    rng = random.Random(11)
    events = []
    for folder in contested_events:
        texts = dict(read_gold_event(folder).texts)
        gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
        brief = perfect_brief(texts, gold)
        statements = perturbed(rng, texts, brief)["statements"]
        events.append((texts, gold, {**brief, "statements": statements}))
        assert_same_figures(reference_contested, [(texts, gold, brief)])
    assert_same_figures(reference_contested, events)
