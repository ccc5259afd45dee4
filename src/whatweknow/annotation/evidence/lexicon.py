"""The tables beside this module, read once."""

from __future__ import annotations

import tomllib
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from whatweknow.annotation.evidence.words import PhraseTable
from whatweknow.records import Aspect, CheckResult, EvidenceKind, Openness


@dataclass(frozen=True, slots=True)
class Noun:
    """The words of an exhibit's noun, in lower case; a loose one needs a sign beside it that it is meant as such."""

    words: tuple[str, ...]
    kind: EvidenceKind
    loose: bool


@dataclass(frozen=True, slots=True)
class ExhibitWords:
    """``nouns`` has those that end in a word, the longest first. The sets are those of ``exhibits.toml``."""

    nouns: Mapping[str, Sequence[Noun]]
    before: frozenset[str]
    after: frozenset[str]
    grounds: frozenset[str]
    before_grounds: frozenset[str]
    after_grounds: frozenset[str]
    stops: frozenset[str]
    determiners: frozenset[str]
    absent: frozenset[str]
    going_on: frozenset[str]
    ends: frozenset[str]
    showing: PhraseTable
    excepted: PhraseTable


@dataclass(frozen=True, slots=True)
class CheckWords:
    """The tables of ``checks.toml``."""

    strong: PhraseTable
    weak: PhraseTable
    failing: PhraseTable
    pending: PhraseTable
    managed: PhraseTable
    disputing: PhraseTable
    auxiliaries: frozenset[str]
    being: frozenset[str]
    clause_starts: frozenset[str]
    pronouns: frozenset[str]
    possessives: frozenset[str]
    linking: frozenset[str]
    aspect_words: frozenset[str]
    adjectives: Mapping[str, CheckResult]
    aspects: Mapping[Aspect, PhraseTable]


@dataclass(frozen=True, slots=True)
class QuestionWords:
    """The tables of ``questions.toml``, in the order in which they are tried."""

    openness: Mapping[Openness, PhraseTable]
    excepted: PhraseTable


@cache
def exhibit_words() -> ExhibitWords:
    table = _read("exhibits.toml")
    signs = {name: frozenset(words.lower().split()) for name, words in table["signs"].items()}
    phrases = {name: frozenset(words.split()) for name, words in table["phrases"].items()}
    return ExhibitWords(
        nouns=_nouns(table),
        **signs,
        **phrases,
        showing=PhraseTable(table["showing"]["phrases"], {}),
        excepted=PhraseTable(table["except"]["phrases"], {}),
    )


def _nouns(table: Mapping[str, Any]) -> dict[str, list[Noun]]:
    nouns: dict[tuple[str, ...], Noun] = {}
    for strictness in ("plain", "loose"):
        for kind in EvidenceKind:
            for noun in table[kind][strictness]:
                for form in (noun, _plural(noun)):
                    words = tuple(form.lower().split())
                    nouns.setdefault(words, Noun(words, kind, strictness == "loose"))
    by_last: defaultdict[str, list[Noun]] = defaultdict(list)
    for words in sorted(nouns, key=lambda words: (-len(words), words)):
        by_last[words[-1]].append(nouns[words])
    return dict(by_last)


@cache
def check_words() -> CheckWords:
    table = _read("checks.toml")
    irregular: Mapping[str, str] = table["irregular"]
    around = {name: frozenset(words.split()) for name, words in table["around"].items()}
    return CheckWords(
        **around,
        strong=PhraseTable(table["verbs"]["strong"], irregular),
        weak=PhraseTable(table["verbs"]["weak"], irregular),
        failing=PhraseTable(table["failing"]["phrases"], irregular),
        pending=PhraseTable(table["pending"]["phrases"], irregular),
        managed=PhraseTable(table["managed"]["phrases"], irregular),
        disputing=PhraseTable(table["disputing"]["phrases"], irregular),
        adjectives={
            word.lower(): CheckResult(result) for result, words in table["adjectives"].items() for word in words.split()
        },
        aspects={Aspect(name): PhraseTable(phrases, irregular) for name, phrases in table["aspects"].items()},
    )


@cache
def question_words() -> QuestionWords:
    table = _read("questions.toml")
    irregular: Mapping[str, str] = table["irregular"]
    return QuestionWords(
        openness={one: PhraseTable(table[one]["phrases"], irregular) for one in Openness},
        excepted=PhraseTable(table["except"]["phrases"], irregular),
    )


def _plural(noun: str) -> str:
    if noun.endswith(("s", "V", "A")):
        return noun
    return f"{noun[:-1]}ies" if noun.endswith("y") and noun[-2] not in "aeiou" else f"{noun}s"


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads((files(__package__) / name).read_text(encoding="utf-8"))
