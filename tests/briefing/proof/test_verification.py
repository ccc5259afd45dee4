import json
import random
import re
from collections.abc import Callable
from typing import Any

import pytest

from whatweknow.briefing import citations, to_json, verify
from whatweknow.briefing.serialising import digest_of

from ..invented import BRIEF, POST, STAR, TEXTS

DATA = to_json(BRIEF)
Raw = dict[str, Any]


def resealed(change: Callable[[Raw], None]) -> bytes:
    """The brief after ``change``, with a digest that fits, as somebody would forge it."""
    raw = json.loads(DATA)
    change(raw)
    return json.dumps(raw | {"digest": digest_of(raw)}).encode()


def problems(data: bytes, texts: dict[str, str] = TEXTS) -> str:
    return "\n".join(verify(data, texts).problems)


def test_a_brief_holds() -> None:
    verification = verify(DATA, TEXTS)
    assert verification.ok
    assert verification.problems == ()
    assert verification.digest_stated == verification.digest_computed == BRIEF.digest
    assert verification.citations == len(list(citations(BRIEF)))


def test_a_file_that_is_only_written_anew_holds() -> None:
    raw = json.loads(DATA)
    assert verify(json.dumps(raw, sort_keys=True, indent=None).encode(), TEXTS).ok
    assert verify(DATA.replace(b"\n", b"\r\n\t"), TEXTS).ok


@pytest.mark.parametrize("seed", range(20))
def test_any_changed_character_of_the_brief_is_found(seed: int) -> None:
    text = DATA.decode()
    free = re.search(r'"generated": "(.*?)"', text)
    assert free
    rng = random.Random(seed)
    for _ in range(20):
        at = rng.choice(
            [i for i, char in enumerate(text) if not char.isspace() and not free.start(1) <= i < free.end(1)]
        )
        other = rng.choice('aZ09"\\{}[],:.-é' + text[at].swapcase())
        if other != text[at]:
            assert not verify((text[:at] + other + text[at + 1 :]).encode(), TEXTS).ok, (
                at,
                text[at - 20 : at + 20],
                other,
            )


@pytest.mark.parametrize("name", list(TEXTS))
def test_any_changed_character_of_a_source_is_found(name: str) -> None:
    text = TEXTS[name]
    for at in range(len(text)):
        changed = text[:at] + ("x" if text[at] != "x" else "y") + text[at + 1 :]
        assert f"reports[{name}]: the stored text is not the one" in problems(DATA, TEXTS | {name: changed})


def test_a_forged_word_is_found_where_the_digest_fits() -> None:
    def forge(raw: Raw) -> None:
        raw["statements"][1]["cue"]["exact"] = "admits"

    place = f"brief.statements[{BRIEF.statements[1].id}].cue"
    assert problems(resealed(forge)) == f"{place}: report 'harbour-post' has 'denied' at [70, 76), not 'admits'"


def test_citations_of_later_stages_are_checked_and_may_lean_on_their_statement() -> None:
    def later(raw: Raw) -> None:
        raw["weather"] = [{"text": {"report": "eastern-star", "start": 0, "end": 4, "exact": "Sund"}, "who": None}]
        raw["statements"][0]["figures"] = [{"start": 0, "end": 7, "exact": "Norland"}]

    def wrong(raw: Raw) -> None:
        later(raw)
        raw["weather"][0]["text"]["exact"] = "Tarn"
        raw["statements"][0]["figures"][0]["end"] = 6

    assert verify(resealed(later), TEXTS).citations == verify(DATA, TEXTS).citations + 2
    assert verify(resealed(later), TEXTS).ok
    assert "brief.weather[0].text: " in problems(resealed(wrong))
    assert f"brief.statements[{BRIEF.statements[0].id}].figures[0]: " in problems(resealed(wrong))


def set_(path: str, value: object) -> Callable[[Raw], None]:
    def change(raw: Raw) -> None:
        *steps, last = (int(step) if step.isdigit() else step for step in path.split("."))
        target: Any = raw
        for step in steps:
            target = target[step]
        target[last] = value

    return change


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        (set_("statements.0.speaker", "nobody"), "speaker: 'nobody' is none of the speakers"),
        (set_("statements.0.report", "eastern-star"), "cites report 'harbour-post' in a statement of 'eastern-star'"),
        (set_("statements.0.report", "elsewhere"), "report: 'elsewhere' is none of the reports"),
        (set_("statements.0.party", "nowhere"), "party: 'nowhere' is none of the parties"),
        (set_("statements.0.inside", "s0"), "inside: 's0' is none of the statements"),
        (set_("utterances", [{"id": "u", "statements": ["s0"]}]), "statements: 's0' is none of the statements"),
        (set_("statements.1.id", BRIEF.statements[0].id), f"the id '{BRIEF.statements[0].id}' stands 2 times"),
        (set_("statements.0.cue.start", -40), "must be a stretch"),
        (set_("statements.0.figures", [{"start": 0.5, "end": 7, "exact": "Norland"}]), "whole numbers"),
        (set_("statements.0.figures", [{"start": True, "end": 7, "exact": "orland"}]), "whole numbers"),
        (set_("weather", [{"text": {"start": 0, "end": 7, "exact": "Norland"}}]), "must have a report"),
        (
            set_("weather", [{"text": {"report": ["r"], "start": 0, "end": 7, "exact": "Norland"}}]),
            "must have a report",
        ),
        (set_("reports.0.text_sha256", "0" * 64), "text_sha256 differs"),
    ],
)
def test_a_forgery_is_found(change: Callable[[Raw], None], problem: str) -> None:
    assert problem in problems(resealed(change))


def test_a_dropped_statement_is_found() -> None:
    raw = json.loads(DATA)
    del raw["statements"][3]
    assert problems(json.dumps(raw).encode()).startswith(f"digest: the file says '{BRIEF.digest}'")


def test_missing_and_stray_texts_are_named() -> None:
    found = problems(DATA, {"harbour-post": POST, "stray": STAR})
    assert "reports[eastern-star]: its stored text is missing" in found
    assert "'stray' belongs to no report" in found


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"{}",
        b"\xff",
        b"[" * 100_000,
        DATA.replace(b'"score": 0.875', b'"score": NaN', 1),
        DATA.replace(b'"mode": "direct"', b'"mode": "direct", "mode": "direct"'),
        DATA.replace(b'"version": 1,', b'"version": 1, "later": NaN,'),
        DATA.replace(b'"version": 1,', b'"version": 1, "later": ' + b"[" * 5000 + b"]" * 5000 + b","),
        DATA.replace(b'"version": 1,', b'"version": ' + b"1" * 5000 + b","),
    ],
)
def test_what_cannot_be_read_is_a_problem_not_a_crash(data: bytes) -> None:
    verification = verify(data, TEXTS)
    assert not verification.ok
    assert verification.problems[0].startswith("brief.json cannot be read: ")
    assert "\n" not in verification.problems[0]
