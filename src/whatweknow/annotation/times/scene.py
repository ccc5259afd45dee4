"""What a time expression is read against: the day of publication, what was named before it, and the clause's tense."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum
from functools import cache

from whatweknow.annotation.times.dates import extent
from whatweknow.annotation.times.tokens import Tokens, read_table
from whatweknow.records import Precision

DAY_OR_FINER = frozenset((Precision.MINUTE, Precision.HOUR, Precision.PART_OF_DAY, Precision.DAY))
REACH = 12  # tokens over which a clause's tense is looked for, on each side


class Tense(Enum):
    PAST = -1
    UNKNOWN = 0
    FUTURE = 1


@dataclass(slots=True)
class Scene:
    """A report as far as it has been read.

    ``published`` is the day of publication where it was published. ``day``, ``moment`` and ``quarter`` are the values
    of the last day, time on the clock and quarter named in the text, ``named`` the last place on the calendar of any
    kind; ``of_quarter`` says whether the last period named was a quarter.
    """

    published: date | None
    named: str | None = None
    day: str | None = None
    moment: str | None = None
    quarter: str | None = None
    of_quarter: bool = False

    def remember(self, value: str) -> None:
        """Make ``value`` what "that day", "the quarter" and the like refer to from here on."""
        precision, start, _ = extent(value)
        if start is None:
            return
        self.named = value
        if precision in DAY_OR_FINER:
            self.day = start[:10]
            self.moment = value if "T" in value else None
        if "-Q" in value:
            self.quarter = value
            self.of_quarter = True

    def remember_length(self, unit: str) -> None:
        """A length of months or years ("the nine months") is what later comparisons are about, and no quarter."""
        if unit in ("M", "Y"):
            self.of_quarter = False


@dataclass(frozen=True, slots=True)
class Match:
    """Tokens that a rule covers: those from ``first`` up to, not including, ``last``."""

    tokens: Tokens
    first: int
    last: int

    def has(self, *kinds: str) -> bool:
        return any(self.tokens.kinds[i] in kinds for i in range(self.first, self.last))

    def value(self, *kinds: str) -> object:
        """The value of the first token of one of ``kinds``, or ``None``."""
        return next(
            (self.tokens.values.get(i) for i in range(self.first, self.last) if self.tokens.kinds[i] in kinds), None
        )

    def values(self, *kinds: str) -> list[object]:
        places = range(self.first, self.last)
        return [self.tokens.values.get(i) for i in places if self.tokens.kinds[i] in kinds]

    def word(self, *kinds: str) -> str | None:
        """The first word of one of ``kinds``, in lower case."""
        found = (self.tokens.word(i) for i in range(self.first, self.last) if self.tokens.kinds[i] in kinds)
        return next((word.lower() for word in found), None)

    def number(self, *kinds: str) -> int | None:
        value = self.value(*kinds)
        return value if isinstance(value, int) else None

    def kinds(self) -> list[str]:
        return self.tokens.kinds[self.first : self.last]

    def before(self) -> str:
        """The kind of the token before the first, or nothing."""
        return self.tokens.kinds[self.first - 1] if self.first else ""

    def after(self) -> str:
        """The kind of the token after the last, or nothing."""
        return self.tokens.kinds[self.last] if self.last < len(self.tokens) else ""

    def tense(self) -> Tense:
        """The tense of the nearest verb that shows one, in the same sentence, those before it first."""
        return tense_around(self.tokens, self.first, self.last)


def tense_around(tokens: Tokens, first: int, last: int) -> Tense:
    for places in (range(first - 1, max(first - 1 - REACH, -1), -1), range(last, min(last + REACH, len(tokens)))):
        for i in places:
            if tokens.kinds[i] == "dot":
                break
            tense = _tense_of(tokens.word(i))
            if tokens.kinds[i] == "to" and i and tokens.word(i - 1) in ("is", "are"):
                tense = Tense.FUTURE
            if tense is not Tense.UNKNOWN:
                return tense
    return Tense.UNKNOWN


@cache
def _words_of(tense: str) -> frozenset[str]:
    return frozenset(read_table("tenses.toml")[tense])


def _tense_of(word: str) -> Tense:
    if word in _words_of("future"):
        return Tense.FUTURE
    if word in _words_of("past") or (len(word) > 4 and word.endswith("ed")):
        return Tense.PAST
    return Tense.UNKNOWN
