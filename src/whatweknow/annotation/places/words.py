"""The word tables of ``words.toml`` and ``ambiguous.txt``."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from whatweknow.annotation.mentions.lexicon import lexicon


@dataclass(frozen=True, slots=True)
class Words:
    """Words in lower case, by what they tell; the file says what each row is for."""

    strong: frozenset[str]
    firm: frozenset[str]
    settlements: frozenset[str]
    weak: frozenset[str]
    kinds: frozenset[str]
    before: frozenset[str]
    after: frozenset[str]
    locals: frozenset[str]
    connected: frozenset[str]
    openings: frozenset[str]
    municipal: frozenset[str]
    bodies: frozenset[str]
    speech: frozenset[str]
    parties: frozenset[str]
    compass: frozenset[str]
    disputes: frozenset[str]
    streets: frozenset[str]
    days: frozenset[str]
    governed: frozenset[str]
    governing: frozenset[str]
    blaming: frozenset[str]
    grounds: frozenset[str]
    shores: frozenset[str]
    functions: frozenset[str]
    never: frozenset[str]
    doubtful: frozenset[str]
    titles: frozenset[str]
    given: frozenset[str]
    sites: Mapping[str, tuple[str, ...]]
    generic: frozenset[str]


@cache
def words() -> Words:
    """The tables that ship with the package, read once."""
    folder = files("whatweknow.annotation.places")
    tables = tomllib.loads((folder / "words.toml").read_text(encoding="utf-8"))
    ambiguous = (folder / "ambiguous.txt").read_text(encoding="utf-8").splitlines()

    def listed(table: str, row: str = "words") -> frozenset[str]:
        return frozenset(tables[table][row].split())

    return Words(
        strong=listed("within", "strong"),
        firm=listed("within", "firm"),
        settlements=listed("settlements"),
        weak=listed("within", "weak"),
        kinds=listed("kinds"),
        before=listed("before"),
        after=listed("after"),
        locals=listed("locals", "strong"),
        connected=listed("locals", "weak"),
        openings=listed("openings"),
        municipal=listed("municipal"),
        bodies=listed("bodies") | frozenset(lexicon().bodies),
        speech=listed("speech"),
        parties=listed("parties"),
        compass=listed("compass"),
        disputes=listed("disputes"),
        streets=listed("streets"),
        days=listed("days"),
        governed=listed("govern", "before"),
        governing=listed("govern", "after"),
        blaming=listed("govern", "blaming"),
        grounds=listed("grounds"),
        shores=listed("shores"),
        functions=listed("functions"),
        never=listed("never"),
        doubtful=listed("doubtful")
        | frozenset(word for line in ambiguous if not line.startswith("#") for word in line.split()),
        titles=listed("people", "titles"),
        given=frozenset(lexicon().genders),
        sites={row: tuple(tables["sites"][row].split()) for row in tables["sites"] if row != "generic"},
        generic=listed("sites", "generic"),
    )
