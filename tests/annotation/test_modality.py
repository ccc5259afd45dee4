"""The suite of invented sentences, and what must hold for any text."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whatweknow.annotation.modality import find_modalities, find_modality
from whatweknow.records import Act, Attribution, Modality, Mode, Span

from .marked import read_marked

SUITE = tomllib.loads((Path(__file__).parent / "modality_suite.toml").read_text(encoding="utf-8"))
CASES: list[dict[str, Any]] = [case for rows in SUITE.values() for case in rows]
MOST_HEDGES_WRONG = 0.05
FEWEST_SPANS_RIGHT = 0.95
FEWEST_ACTS_RIGHT = 0.95


def found_in(case: dict[str, Any]) -> tuple[str, Modality]:
    text, attribution = read_marked(case["text"])
    return text, find_modality(text, attribution)


def expected(case: dict[str, Any], key: str, text: str) -> tuple[Span, ...]:
    """The spans that a case lists; "no#2" is the second "no" of the text."""
    spans = []
    for listed in case.get(key, []):
        words, _, number = listed.partition("#")
        at = -1
        for _ in range(int(number or 1)):
            at = text.index(words, at + 1)
        spans.append(Span(at, at + len(words)))
    return tuple(spans)


def words(text: str, spans: tuple[Span, ...]) -> list[str]:
    return [span.of(text) for span in spans]


def test_the_suite_is_large_enough() -> None:
    assert len(CASES) >= 150
    assert len({case["text"] for case in CASES}) == len(CASES)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"])
def test_negation_is_never_missed_nor_made_up(case: dict[str, Any]) -> None:
    text, found = found_in(case)
    assert bool(found.negators) == bool(case.get("negators")), words(text, found.negators)


def test_hedges_are_right_but_for_a_few() -> None:
    wrong = []
    for case in CASES:
        text, found = found_in(case)
        for key, spans in (("hedges", found.hedges), ("reporter_hedges", found.reporter_hedges)):
            if bool(spans) != bool(case.get(key)):
                wrong.append((text, key, words(text, spans)))
    assert len(wrong) <= MOST_HEDGES_WRONG * len(CASES), wrong


def test_the_words_that_show_it_are_right_but_for_a_few() -> None:
    wrong = []
    for case in CASES:
        text, found = found_in(case)
        for key in ("negators", "hedges", "reporter_hedges"):
            spans: tuple[Span, ...] = getattr(found, key)
            if words(text, spans) != words(text, expected(case, key, text)):
                wrong.append((text, key, words(text, spans)))
    assert len(wrong) <= (1 - FEWEST_SPANS_RIGHT) * len(CASES), wrong


def test_acts_are_right_but_for_a_few() -> None:
    rated = [case for case in CASES if "act" in case]
    wrong = [(case["text"], found.act) for case in rated for _, found in [found_in(case)] if found.act != case["act"]]
    assert len(wrong) <= (1 - FEWEST_ACTS_RIGHT) * len(rated), wrong


@pytest.mark.parametrize("case", [case for case in CASES if "uttered" in case], ids=lambda case: case["text"])
def test_attitudes_are_not_uttered(case: dict[str, Any]) -> None:
    assert found_in(case)[1].uttered == case["uttered"]


def test_straight_and_curly_marks_read_alike() -> None:
    for case in CASES:
        straight = case["text"].translate(str.maketrans("“”‘’", "\"\"''"))
        (_, curly), (_, plain) = found_in(case), found_in({"text": straight})
        assert plain.negators == curly.negators


def test_what_an_inner_speaker_denies_the_outer_one_does_not() -> None:
    text = "Sund’s envoy said that Norland had denied the raid."
    outer = Attribution(Span(0, 12), Span(13, 17), (Span(18, len(text) - 1),), Mode.INDIRECT, 1.0)
    inner = Attribution(Span(23, 30), Span(35, 41), (Span(42, len(text) - 1),), Mode.INDIRECT, 1.0)
    assert words(text, find_modality(text, outer).negators) == ["denied"]
    of_outer, of_inner = find_modalities(text, [outer, inner])
    assert of_outer.negators == ()
    assert of_outer.act is not Act.DENY
    assert words(text, of_inner.negators) == ["denied"]
    assert of_inner.act is Act.DENY


def test_what_the_speaker_says_of_himself_counts() -> None:
    text = "Osk said he rejected the charge."
    outer = Attribution(Span(0, 3), Span(4, 8), (Span(9, 31),), Mode.INDIRECT, 1.0)
    inner = Attribution(Span(9, 11), Span(12, 20), (Span(21, 31),), Mode.INDIRECT, 1.0)
    assert words(text, find_modalities(text, [outer, inner])[0].negators) == ["rejected"]


def test_a_reproach_is_to_somebody_else() -> None:
    accused, _ = (
        read_marked(f"<s>{who}</s> <c>said</c> <q>Norland shot down the airship</q>.") for who in ("Sund", "x")
    )
    own = read_marked("<s>Norlandish generals</s> <c>said</c> <q>Norland shot down the airship</q>.")
    assert find_modality(*accused).act is Act.ACCUSE
    assert find_modality(*own).act is Act.ASSERT


def test_the_hedge_of_a_quotation_is_the_speakers() -> None:
    text, attribution = read_marked("<s>Tove</s> <c>spoke</c> of <q>an “alleged raid” by alleged pirates</q>.")
    found = find_modality(text, attribution)
    assert [span.start for span in found.hedges] == [text.index("alleged")]
    assert [span.start for span in found.reporter_hedges] == [text.rindex("alleged")]


WORDS = """said denied not no “ ” " ' , . ; never may May reportedly did refused to rule out by Norland who if that …
İ ﬁ 😀 the claims baseless lie is was Sund’s shot down behind for"""
PIECES = st.sampled_from([*WORDS.split(), "\n\n", "\x00", "\xa0"])


@given(st.lists(PIECES, min_size=1, max_size=40), st.randoms(use_true_random=False), st.sampled_from(Mode))
def test_any_text_is_read_and_the_spans_lie_inside(pieces: list[str], random: Any, mode: Mode) -> None:
    text = " ".join(pieces)

    def span(first: int, last: int) -> Span:
        start = random.randrange(first, last)
        return Span(start, random.randrange(start, last) + 1)

    half = len(text) // 2
    content = (span(0, half), span(half, len(text))) if half else (span(0, len(text)),)
    cue, source = (span(0, len(text)) if random.random() < 0.7 else None for _ in range(2))
    attribution = Attribution(source, cue, content, mode, 1.0)
    (found, again) = find_modalities(text, [attribution, attribution])
    assert found == again
    for spans in (found.negators, found.hedges, found.reporter_hedges):
        assert list(spans) == sorted(spans)
        assert all(one.end <= len(text) for one in spans)
