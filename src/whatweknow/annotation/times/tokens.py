"""A block's words as the grammar of times sees them: each with a kind, by the tables beside this module."""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any

from whatweknow.records import Span

OTHER = "other"
FIRST_YEAR, LAST_YEAR = 1500, 2199  # four digits between them are read as a year
LONGEST_MONTH = 31
LONGEST_NUMBER = 9  # digits; what is longer counts nothing that is read here
_NUMBER_KINDS = tuple("short_quarter clock dotted slashed fraction iso decade nth year small four digits".split())

Kind = tuple[str, Any]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Words in lower case with their kind and value, and by the first word of named days, how these go on."""

    words: Mapping[str, Kind]
    named_days: Mapping[str, re.Pattern[str]]
    kinds: frozenset[str]


@dataclass(slots=True)
class Tokens:
    """The tokens of a stretch of text: where they stand, their kinds, and the values of those that have one."""

    text: str
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    kinds: list[str] = field(default_factory=list)
    values: dict[int, Any] = field(default_factory=dict)

    def __len__(self) -> int:
        return len(self.starts)

    def word(self, i: int) -> str:
        return self.text[self.starts[i] : self.ends[i]]

    def span(self, first: int, last: int) -> Span:
        """From the start of token ``first`` to the end of token ``last - 1``."""
        return Span(self.starts[first], self.ends[last - 1])


@cache
def vocabulary() -> Vocabulary:
    """The vocabulary that ships with the package."""
    tables = read_table("words.toml")
    plain = tables.pop("plain")
    zones = read_table("zones.toml")
    words: dict[str, Kind] = {word: (kind, None) for kind, row in plain.items() for word in row}
    words |= {word: (kind, value) for kind, table in tables.items() for word, value in table.items()}
    words |= {name: ("zone", name) for name in (*zones["offsets"], *zones["seasonal"])}
    days: dict[str, list[str]] = defaultdict(list)
    for day in sorted((day for table in read_table("holidays.toml").values() for day in table), key=len, reverse=True):
        days[re.split(r"\W", day)[0]].append(re.escape(day).replace("'", "['’]").replace(r"\ ", r"\s+"))
    return Vocabulary(
        words=words,
        named_days={first: re.compile(rf"(?:{'|'.join(rest)})\b", re.IGNORECASE) for first, rest in days.items()},
        kinds=frozenset((*plain, *tables, *_NUMBER_KINDS, "holiday", "zone", OTHER)),
    )


def read_table(name: str) -> dict[str, Any]:
    """A table beside this module."""
    return tomllib.loads((files(__package__) / name).read_text(encoding="utf-8"))


_TOKEN = re.compile(
    r"""
      (?P<short_quarter> Q[1-4] \b )
    | (?P<word>   [ap]\.m\b\.? | o['’]clock\b | [^\W\d_]+ )
    | (?P<iso>    \d{4}-\d\d-\d\d (?: [T ]\d\d:\d\d (?: :\d\d )? (?: Z | [+-]\d\d:?\d\d )? )? \b )
    | (?P<decade> (?: 1[5-9] | 20 | ['’] ) \d0 ['’]?s \b )
    | (?P<nth>    \d{1,2} (?:st|nd|rd|th) \b )
    | (?P<number> \d+ (?: [.,:/]\d+ )* )
    | (?P<mark>   ['’]s\b | [^\s\w] )
    """,
    re.VERBOSE,
)


def find_tokens(text: str, start: int, end: int) -> Tokens:
    """The tokens of ``text`` between ``start`` and ``end``."""
    found = Tokens(text)
    for first, last, (kind, value) in _read(text, start, end):
        if value is not None:
            found.values[len(found.starts)] = value
        found.starts.append(first)
        found.ends.append(last)
        found.kinds.append(kind)
    return found


def _read(text: str, start: int, end: int) -> Iterator[tuple[int, int, Kind]]:
    known = vocabulary()
    read_to = start
    for match in _TOKEN.finditer(text, start, end):
        first, last = match.span()
        if first < read_to:
            continue
        word, shape = match[0], match.lastgroup
        if shape in ("word", "mark"):
            kind = known.words.get(word) or known.words.get(word.lower(), _UNKNOWN)
            if shape == "word" and word[0].isupper():
                if named := _named_day(known, text, first, end, word):
                    kind, last = ("holiday", " ".join(named[0].lower().replace("’", "'").split())), named.end()
                elif kind[0] in _SHORT and text.startswith(".", last, end):
                    last += 1
            elif kind[0] in _CAPITALISED:
                kind = _UNKNOWN
        elif shape == "number":
            kind = _number(word)
        else:
            kind = (str(shape), _VALUES[str(shape)](word))
        read_to = last
        yield first, last, kind


_UNKNOWN: Kind = (OTHER, None)
_SHORT = frozenset(("short_month", "short_weekday"))
_CAPITALISED = _SHORT | {"month", "zone"}
_VALUES: Mapping[str, Callable[[str], Any]] = {
    "iso": str,
    "nth": lambda word: int(word[:-2]),
    "short_quarter": lambda word: int(word[1:]),
    "decade": lambda word: int("".join(character for character in word if character.isdigit())),
}


def _named_day(known: Vocabulary, text: str, first: int, end: int, word: str) -> re.Match[str] | None:
    pattern = known.named_days.get(word.lower())
    return pattern.match(text, first, end) if pattern else None


def _number(word: str) -> Kind:
    if word.isascii() and word.isdigit():
        size = int(word) if len(word) <= LONGEST_NUMBER else None
        if size is not None and len(word) == len("2031"):
            if FIRST_YEAR <= size <= LAST_YEAR:
                return "year", size
            if word[0] == "0":
                return "four", size
        return ("small", size) if size and size <= LONGEST_MONTH and len(word) <= len("31") else ("digits", size)
    for kind, pattern in _SHAPES:
        if pattern.fullmatch(word):
            return kind, word
    digits = word.replace(",", "")
    whole = digits.isascii() and digits.isdigit() and len(digits) <= LONGEST_NUMBER
    return "digits", int(digits) if whole else None


_SHAPES = (
    ("clock", re.compile(r"\d{1,2}:\d\d(?::\d\d)?", re.ASCII)),
    ("dotted", re.compile(r"\d{1,2}\.\d\d", re.ASCII)),
    ("slashed", re.compile(r"\d{1,2}/\d{1,2}/(?:\d\d){1,2}", re.ASCII)),
    ("fraction", re.compile(r"\d/\d", re.ASCII)),
)
