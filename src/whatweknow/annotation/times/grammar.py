"""Finds what the grammar of times covers, as regular expressions over the kinds of tokens, one character each."""

from __future__ import annotations

import re
from collections.abc import Generator
from dataclasses import dataclass
from functools import cache

from whatweknow.annotation.times.scene import Match
from whatweknow.annotation.times.tokens import Tokens, read_table, vocabulary

_NAME = re.compile(r"<([a-z_]+)>")
_KIND = re.compile(r"[a-z_]+")
_DEEPEST = 10  # parts within parts


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern over kinds, and the name of the function that reads what it covers."""

    name: str
    pattern: re.Pattern[str]
    read: str


@dataclass(frozen=True, slots=True)
class Grammar:
    """The rules in order, and the character that stands for each kind.

    ``stretch`` finds the stretches of tokens that may hold a time: of known kinds, one of which is a core of a rule.
    """

    letters: dict[str, str]
    rules: tuple[Rule, ...]
    stretch: re.Pattern[str]

    def candidates(self, tokens: Tokens) -> Generator[list[tuple[Rule, Match]], int | None, None]:
        """For each token at which rules match: the rules with what they cover, those that cover most first.

        Send the number of the token to go on with, or nothing to go on with the next.
        """
        kinds = "".join([self.letters[kind] for kind in tokens.kinds])
        go_on = 0
        for stretch in self.stretch.finditer(kinds):
            at = max(stretch.start(), go_on)
            while at < stretch.end():
                covered = ((rule, rule.pattern.match(kinds, at)) for rule in self.rules)
                rows = [(rule, Match(tokens, at, found.end())) for rule, found in covered if found]
                rows.sort(key=lambda row: -row[1].last)
                at = max(at + 1, (yield rows) or 0) if rows else at + 1
            go_on = at


@cache
def grammar() -> Grammar:
    """The grammar that ships with the package."""
    table = read_table("grammar.toml")
    letters = {kind: chr(0x100 + number) for number, kind in enumerate(sorted(vocabulary().kinds))}
    rules = tuple(
        Rule(name, re.compile(_source(row["pattern"], table["parts"], letters)), row["read"])
        for name, row in table["rules"].items()
    )
    inner = f"[^{letters['other']}{letters['dot']}]"
    cores = "".join(letters[kind] for kind in table["cores"])
    return Grammar(letters, rules, re.compile(f"(?<!{inner}){inner}*?[{cores}]{inner}*"))


def _source(pattern: str, parts: dict[str, str], letters: dict[str, str]) -> str:
    """The regular expression over characters that ``pattern``, over names of kinds, stands for."""
    for _ in range(_DEEPEST):
        pattern = _NAME.sub(lambda part: f"({parts[part[1]]})", pattern)
    pattern = _KIND.sub(lambda kind: letters[kind[0]], pattern)
    return re.sub(r"\((?!\?)", "(?:", pattern.replace(" ", ""))
