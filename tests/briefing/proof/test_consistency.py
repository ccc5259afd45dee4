import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import msgspec
import pytest

from whatweknow.briefing import seal, to_json, verify
from whatweknow.briefing.proof.consistency import consistency_problems
from whatweknow.records import Brief, Correction, CorrectionKind, Statement

from ..disputed import DISPUTED, saying
from ..invented import BRIEF, TEXTS


def problems(brief: Brief) -> list[str]:
    return list(consistency_problems(brief))


def with_statement(words: str, change: Callable[[Statement], Statement]) -> Brief:
    one = saying(words, DISPUTED)
    return replace(DISPUTED, statements=tuple(change(s) if s.id == one.id else s for s in DISPUTED.statements))


def test_what_whatweknow_writes_is_consistent() -> None:
    assert problems(BRIEF) == []
    assert problems(DISPUTED) == []


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        (lambda one: replace(one, negated=True), "negated: is True, but 0 citations show it"),
        (lambda one: replace(one, hedged=True), "hedged: is True, but 0 citations show it"),
        (lambda one: replace(one, negators=one.content), "negated: is False, but 1 citations show it"),
        (lambda one: replace(one, party="sund"), "party: is 'sund', not the speaker's"),
        (lambda one: replace(one, in_headline=True), "in_headline: is True, but the report's blocks"),
        (lambda one: replace(one, source=None), "id: the places of content and source give"),
        (lambda one: replace(one, content=one.content * 2), "content: the pieces must be in order"),
        (lambda one: replace(one, speaker=saying("23").speaker, party=None), "is not among the mentions of 'Rescuers'"),
    ],
)
def test_what_does_not_follow_from_the_rest_is_named(change: Callable[[Statement], Statement], problem: str) -> None:
    found = problems(with_statement("the hull", change))
    assert any(problem in one for one in found), found


def test_a_correction_excuses_what_it_set_and_nothing_else() -> None:
    one = saying("the hull")
    brief = with_statement("the hull", lambda one: replace(one, negated=True))
    record = Correction(
        what=CorrectionKind.SET_NEGATED,
        target=one.id,
        value=True,
        by="Mira Hald",
        at="2031",
        applied=True,
        subjects=(one.id,),
    )
    assert problems(replace(brief, corrections=(record,))) == []
    assert problems(replace(brief, corrections=(replace(record, applied=False),)))
    assert problems(replace(brief, corrections=(replace(record, what=CorrectionKind.SET_HEDGED),)))


def forged(change: Callable[[dict[str, Any]], object]) -> str:
    raw = json.loads(to_json(DISPUTED))
    change(raw)
    return "\n".join(verify(to_json(seal(_brief(raw))), TEXTS).problems)


def _brief(raw: dict[str, Any]) -> Brief:
    return msgspec.convert(raw, Brief)


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        (lambda raw: raw["points"][0].update(rank=2), "the ranks must be 1 to 2, each once"),
        (lambda raw: raw["points"][0].update(id="p0"), "points[p0].id: the place of the quotation gives"),
        (
            lambda raw: raw["points"][0]["claim"].update(party="norland"),
            "no statement of the point and of party 'norland'",
        ),
        (lambda raw: raw["points"][0]["stances"][0].update(party="norland"), "is not one of party 'norland'"),
        (lambda raw: raw["parties"][0].update(name="Sund"), "parties[norland].id: the name 'Sund' gives 'sund'"),
        (lambda raw: raw["statements"].pop(3), "no statement of 'Rescuers'"),
        (
            lambda raw: raw["reports"][0].update(copy_group="c1"),
            "copies[c1]: 'harbour-post' and the group must name each",
        ),
        (lambda raw: raw["statements"][0].update(utterance="u1"), "utterances[u1]: "),
        (
            lambda raw: raw.update(utterances=[{"id": "u1", "statements": [raw["statements"][0]["id"]]}]),
            "and the group must name each other",
        ),
    ],
)
def test_a_forgery_with_a_digest_that_fits_is_found(change: Callable[[dict[str, Any]], object], problem: str) -> None:
    assert problem in forged(change)
