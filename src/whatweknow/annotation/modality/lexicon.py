"""The tables of phrases beside this module, as patterns; read once."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from whatweknow.annotation.modality.phrases import Phrases, read_phrases


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Phrases of text in plain form. ``cues`` and ``contents`` are in the order of their files.

    ``subordinators`` and ``before_that`` are single words in lower case (see ``clauses.py``).
    """

    cues: Mapping[str, Phrases]
    contents: Mapping[str, Phrases]
    negators: Mapping[str, Phrases]
    hedges: Mapping[str, Phrases]
    subordinators: frozenset[str]
    before_that: frozenset[str]


@cache
def lexicon() -> Lexicon:
    """The lexicon that ships with the package."""
    reporting = _read("reporting_verbs.toml")
    irregular: Mapping[str, str] = reporting.pop("irregular")
    negators = _read("negators.toml")
    clauses = {name: frozenset(negators.pop(name)) for name in ("subordinators", "before_that")}

    def phrases(table: Mapping[str, Any]) -> dict[str, Phrases]:
        rows = {name: row["phrases"] if isinstance(row, dict) else row for name, row in table.items()}
        return {name: read_phrases(row, irregular) for name, row in rows.items()}

    return Lexicon(
        cues=phrases(reporting),
        contents=phrases(_read("contents.toml")),
        negators=phrases(negators),
        hedges=phrases(_read("hedges.toml")),
        **clauses,
    )


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads((files(__package__) / name).read_text(encoding="utf-8"))
