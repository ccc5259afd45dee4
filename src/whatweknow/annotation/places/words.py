"""The word tables of ``words.toml``."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Words:
    """Words in lower case, by what they tell; the file says what each row is for."""

    strong: frozenset[str]
    weak: frozenset[str]
    kinds: frozenset[str]
    before: frozenset[str]
    after: frozenset[str]
    governed: frozenset[str]
    governing: frozenset[str]
    never: frozenset[str]
    doubtful: frozenset[str]
    titles: frozenset[str]


@cache
def words() -> Words:
    """The tables that ship with the package, read once."""
    tables = tomllib.loads((files("whatweknow.annotation.places") / "words.toml").read_text(encoding="utf-8"))

    def listed(table: str, row: str = "words") -> frozenset[str]:
        return frozenset(tables[table][row].split())

    return Words(
        strong=listed("within", "strong"),
        weak=listed("within", "weak"),
        kinds=listed("kinds"),
        before=listed("before"),
        after=listed("after"),
        governed=listed("govern", "before"),
        governing=listed("govern", "after"),
        never=listed("never"),
        doubtful=listed("doubtful"),
        titles=listed("people", "titles"),
    )
