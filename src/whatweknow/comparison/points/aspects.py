"""What a statement is about beyond its deed: intent, evidence, territory, a means; read from the table beside."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files


def find_aspects(text: str) -> frozenset[str]:
    """The names of the aspects (``aspects.toml``) that ``text`` has a word of."""
    return frozenset(name for name, pattern in _patterns().items() if pattern.search(text))


@cache
def _patterns() -> Mapping[str, re.Pattern[str]]:
    table = tomllib.loads((files(__package__) / "aspects.toml").read_text(encoding="utf-8"))["words"]
    return {name: _pattern(words.split()) for name, words in table.items()}


def _pattern(words: list[str]) -> re.Pattern[str]:
    choices = (re.escape(word.rstrip("*")) + (r"\w*" if word.endswith("*") else "") for word in words)
    return re.compile(rf"\b(?:{'|'.join(choices)})\b", re.IGNORECASE)
