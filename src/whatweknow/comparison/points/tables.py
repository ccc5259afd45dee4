"""Tables of words beside the code: kinds of things, and the words by which reports speak of them."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache, lru_cache
from importlib.resources import files

WORD = re.compile(r"[\w-]+")


def find_kinds(text: str, table: str) -> frozenset[str]:
    """The names in the TOML file ``table`` of this package that ``text`` has a word of."""
    return frozenset(kind for word in WORD.findall(text) for kind in _kinds_of(word, table))


@lru_cache(maxsize=50_000)
def _kinds_of(word: str, table: str) -> tuple[str, ...]:
    return tuple(name for name, pattern in _patterns(table).items() if pattern.search(word))


@cache
def _patterns(table: str) -> Mapping[str, re.Pattern[str]]:
    words = tomllib.loads((files(__package__) / table).read_text(encoding="utf-8"))["words"]
    return {name: _pattern(choices.split()) for name, choices in words.items()}


def _pattern(words: list[str]) -> re.Pattern[str]:
    choices = (re.escape(word.rstrip("*")) + (r"\w*" if word.endswith("*") else "") for word in words)
    return re.compile(rf"\b(?:{'|'.join(choices)})\b", re.IGNORECASE)
