"""The tables of ``words.toml``."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

PERSON, PERCENT = "person", "percent"


@dataclass(frozen=True, slots=True)
class Words:
    """Units and events by the words for them, all in lower case."""

    done: Mapping[str, str]
    alone: Mapping[str, str]
    now: Mapping[str, str]
    doing: Mapping[str, str]
    nouns: Mapping[str, str]
    done_phrases: Mapping[tuple[str, ...], str]
    alone_phrases: Mapping[tuple[str, ...], str]
    phrase_starts: frozenset[str]
    of_people: frozenset[str]
    of_things: frozenset[str]
    limited: Mapping[str, frozenset[str]]
    of_bare_numbers: frozenset[str]
    states: frozenset[str]
    counted: Mapping[str, tuple[str, str | None]]
    lost_lives: frozenset[str]
    tolls: Mapping[str, str]
    qualifiers: re.Pattern[str]
    added: re.Pattern[str]
    added_after: frozenset[str]
    people: frozenset[str]
    singular: Mapping[str, str]
    measures: frozenset[str]
    distances: frozenset[str]
    things: frozenset[str]
    not_counted: frozenset[str]
    months: frozenset[str]
    labels: frozenset[str]
    stops: frozenset[str]
    prepositions: frozenset[str]
    linking: frozenset[str]
    determiners: frozenset[str]
    objects: frozenset[str]
    totalling: frozenset[str]

    def is_person(self, noun: str) -> bool:
        """Whether ``noun``, singular or plural, stands for people."""
        return self.one(noun) in self.people

    def meaning(self, noun: str) -> tuple[str, str | None]:
        """What ``noun`` counts, in the singular, and what happened to it, for nouns like "deaths"."""
        unit = self.one(noun)
        return self.counted.get(unit, (unit, None))

    def one(self, noun: str) -> str:
        """``noun`` in the singular."""
        if noun in self.singular:
            return self.singular[noun]
        if noun.endswith("ies") and len(noun) > len("ties"):
            return noun[:-3] + "y"
        if noun.endswith(("ches", "shes", "xes", "sses")):
            return noun[:-2]
        return noun[:-1] if noun.endswith("s") and not noun.endswith("ss") else noun


@cache
def words() -> Words:
    """The tables that ship with the package, read once."""
    tables = tomllib.loads((files("whatweknow.annotation.figures") / "words.toml").read_text(encoding="utf-8"))
    events, units, clauses, kinds = tables["events"], tables["units"], tables["clauses"], tables["kinds"]
    measures = _pairs(units["measures"])
    counted = {noun: tuple(meant.split()) for noun, meant in tables["counted"].items()}
    done_phrases, alone_phrases = _phrases(tables["phrases"]["done"]), _phrases(tables["phrases"]["self"])
    return Words(
        done=_forms(events, "done"),
        alone=_forms(events, "self"),
        now=_forms(events, "now"),
        doing=_forms(events, "doing"),
        nouns=_forms(events, "nouns"),
        done_phrases=done_phrases,
        alone_phrases=alone_phrases,
        phrase_starts=frozenset(phrase[0] for phrase in (*done_phrases, *alone_phrases)),
        of_people=_set(kinds["people"]),
        of_things=_set(kinds["things"]),
        limited={event: _set(row) for event, row in tables["limited"].items()},
        of_bare_numbers=_set(kinds["bare"]),
        states=_set(tables["states"]["adjectives"]),
        counted={noun: (meant[0], meant[1] if len(meant) > 1 else None) for noun, meant in counted.items()},
        lost_lives=_set(tables["lives"]["lost"]),
        tolls={noun: event for event, row in tables["tolls"].items() for noun in _listed(row, ";")},
        qualifiers=_before(_listed(tables["qualifiers"]["before"], ";")),
        added=_before(_listed(tables["qualifiers"]["added"], ";")),
        added_after=_set(tables["qualifiers"]["added_after"]),
        people=_set(units["people"]),
        singular=_pairs(units["irregular"]) | measures,
        measures=frozenset(measures),
        distances=_set(units["distances"]),
        things=_set(units["things"]),
        not_counted=_set(units["not_counted"]),
        months=_set(units["months"]),
        labels=_set(units["labels"]),
        **{
            name: _set(clauses[name])
            for name in ("stops", "prepositions", "linking", "determiners", "objects", "totalling")
        },
    )


def _forms(events: Mapping[str, Mapping[str, str]], kind: str) -> dict[str, str]:
    return {form: event for event, forms in events.items() for form in forms.get(kind, "").split()}


def _phrases(events: Mapping[str, str]) -> dict[tuple[str, ...], str]:
    return {tuple(phrase.split()): event for event, row in events.items() for phrase in _listed(row, ";")}


def _set(row: str) -> frozenset[str]:
    return frozenset(row.split())


def _pairs(row: str) -> dict[str, str]:
    return dict(pair.split("=") for pair in row.split())


def _listed(row: str, mark: str) -> list[str]:
    return [" ".join(one.split()) for one in row.split(mark)]


def _before(phrases: Sequence[str]) -> re.Pattern[str]:
    listed = "|".join(sorted((re.escape(phrase) for phrase in phrases), key=len, reverse=True))
    return re.compile(rf"\b(?:{listed})\s+$", re.IGNORECASE)
