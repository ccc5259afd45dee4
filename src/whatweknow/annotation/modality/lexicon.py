"""The tables of phrases beside this module, as regular expressions; read once."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from whatweknow.annotation.modality.phrases import compile_phrases


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Patterns over text in plain form. ``cues`` and ``contents`` are in the order of their files."""

    cues: Mapping[str, re.Pattern[str]]
    contents: Mapping[str, re.Pattern[str]]
    negators: Mapping[str, re.Pattern[str]]
    hedges: Mapping[str, re.Pattern[str]]


@cache
def lexicon() -> Lexicon:
    """The lexicon that ships with the package."""
    reporting = _read("reporting_verbs.toml")
    irregular: Mapping[str, str] = reporting.pop("irregular")

    def patterns(table: Mapping[str, Any]) -> dict[str, re.Pattern[str]]:
        phrases = {name: row["phrases"] if isinstance(row, dict) else row for name, row in table.items()}
        return {name: compile_phrases(row, irregular) for name, row in phrases.items()}

    return Lexicon(
        cues=patterns(reporting),
        contents=patterns(_read("contents.toml")),
        negators=patterns(_read("negators.toml")),
        hedges=patterns(_read("hedges.toml")),
    )


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads((files(__package__) / name).read_text(encoding="utf-8"))
