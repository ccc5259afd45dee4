"""What a time expression is read against: the day of publication, what was named before it, and the clause's tense."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from whatweknow.annotation.times.dates import day_of, extent
from whatweknow.annotation.times.tenses import Tense, says_before, tense_around
from whatweknow.annotation.times.tokens import Tokens
from whatweknow.records import Precision

DAY_OR_FINER = frozenset((Precision.MINUTE, Precision.HOUR, Precision.PART_OF_DAY, Precision.DAY))
_FINEST_UNIT = dict.fromkeys(DAY_OR_FINER, "D") | {
    Precision.WEEK: "W",
    Precision.MONTH: "M",
    Precision.SEASON: "Q",
    Precision.YEAR: "Y",
    Precision.LONGER: "E",
}
_UNITS = "DWFMQYECL"  # from the finest on
PERIODS_REACH = 1200  # characters over which "a year ago" is the year before of a period named


@dataclass(slots=True)
class Scene:
    """A report as far as it has been read.

    ``published`` is the day of publication where it was published. ``named`` has for each unit the value of the last
    place on the calendar that is at least as fine; ``event_day`` is the last day on which more happened than that
    somebody said something; ``moment`` is the last time on the clock, where no day was named since. ``quarter`` is the
    last quarter named, ``period`` the last month, quarter or half that was over, where no length of months or years was
    named since. Offsets in the text (``_at``) say where they stand.
    """

    published: date | None
    named: dict[str, str] = field(default_factory=dict)
    day_at: int = 0
    event_day: date | None = None
    event_day_at: int = 0
    moment: str | None = None
    quarter: str | None = None
    period: str | None = None
    period_at: int = 0

    @property
    def day(self) -> date | None:
        """The last day named."""
        return self.anchor("D")

    def anchor(self, unit: str) -> date | None:
        """The first day of the last place named that is no coarser than ``unit``: what "that ..." counts from."""
        return day_of(self.named.get(unit, ""))

    def remember(self, value: str, at: int, *, of_saying: bool = False) -> None:
        """Make ``value``, named at the offset ``at``, what "that day", "the quarter" and the like refer to.

        ``of_saying``: it is when somebody said something, and so not the day of a time on the clock further on.
        """
        precision, start, _ = extent(value)
        if start is None or precision is None:
            return
        finest = _FINEST_UNIT[precision]
        self.named |= dict.fromkeys(_UNITS[_UNITS.index(finest) :], value)
        if finest == "D":
            self.day_at = at
            if not of_saying:
                self.event_day, self.event_day_at = day_of(value), at
            self.moment = value if "T" in value else None
        if "-Q" in value:
            self.quarter = value
        is_period = precision is Precision.MONTH or "-Q" in value or "-H" in value
        if is_period and (self.published is None or start <= self.published.isoformat()):
            self.period, self.period_at = value, at

    def remember_length(self, unit: str) -> None:
        """A length of months or years ("the nine months") is what later comparisons are about, and no quarter."""
        if unit in ("M", "Y"):
            self.period = None

    def compared(self, at: int) -> str | None:
        """The period of which a comparison at the offset ``at`` ("a year ago") has the one of the year before."""
        return self.period if self.period and at - self.period_at <= PERIODS_REACH else None


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

    def led_by(self) -> str:
        """The word before the first, in lower case, or nothing."""
        return self.tokens.word(self.first - 1).lower() if self.first else ""

    def is_of_saying(self) -> bool:
        """Whether the words stand beside a verb of saying ("said on Tuesday"), and tell when that was."""
        return says_before(self.tokens, self.first)

    def before(self) -> str:
        """The kind of the token before the first, or nothing."""
        return self.tokens.kinds[self.first - 1] if self.first else ""

    def after(self) -> str:
        """The kind of the token after the last, or nothing."""
        return self.tokens.kinds[self.last] if self.last < len(self.tokens) else ""

    @property
    def start(self) -> int:
        """The offset of the first token."""
        return self.tokens.starts[self.first]

    def tense(self) -> Tense:
        """The tense of the sentence around these tokens."""
        return tense_around(self.tokens, self.first, self.last)
