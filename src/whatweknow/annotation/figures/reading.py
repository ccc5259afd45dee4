"""A number with what its sentence says of it, and of the figures beside it on which it leans."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from whatweknow.annotation.figures.counting import ONE, count, is_year
from whatweknow.annotation.figures.happening import Happening, happening, is_told_of
from whatweknow.annotation.figures.numbers import bounds, is_share
from whatweknow.annotation.figures.sentence import Sentence
from whatweknow.annotation.figures.words import PERCENT, PERSON, words
from whatweknow.records import FigureMention, Span
from whatweknow.spans import trim

MOST_PARTS = 8  # figures of the parts of one, in a sentence
LONGEST_GAP = 60  # characters between a figure and a part of it
LONGEST_WORDS = 160  # characters of a figure with what it leans on
_CURRENCIES = {"$": "dollar", "€": "euro", "£": "pound", "¥": "yen", "₹": "rupee"}
_JOINED = re.compile(r"\s*\)?,?\s*(?:and|or|as well as|along with|plus)?\s*")
_PART = re.compile(r"[,;]?\s*[—–(-]*\s*(?:including|among them|of whom|among whom|of which)\s*$", re.IGNORECASE)
_CHANGED = re.compile(r"[,;]?\s*[(—–-]?\s*(?:(?:up|down|rising|revised)\s)?(?:from|to)\s*", re.IGNORECASE)
_BASE = re.compile(r"\bof\s(?:the|its|their|those|these|all)?\s*$", re.IGNORECASE)
_SUBJECT = re.compile(r"\s+(?:were|are|was|had|have)\s+[\w-]+", re.IGNORECASE)
_DEFINITE = re.compile(
    r"(?:\b(?:the|these|those|its|his|her|their|our|my|both)|['’]s?)\s+(?:(?:other|remaining|last|first|next|main)\s)?$",
    re.IGNORECASE,
)
_OF_NUMBER = re.compile(
    r"\sof\s(?:the\s)?(?:\d|two\b|three\b|four\b|five\b|six\b|seven\b|eight\b|nine\b|ten\b)", re.IGNORECASE
)
_POLLS = re.compile(r"\b(?:polls?|polled|pollsters?|polling|survey(?:s|ed)?|respondents|approval)\b", re.IGNORECASE)


class Reading:
    """A number with what its sentence says of it."""

    def __init__(self, sentence: Sentence, number: Span, earlier: Sequence[Reading]) -> None:
        self.sentence, self.number = sentence, number
        self.start, self.qualifier, self.added = _loosened(sentence, number)
        self.counted = count(sentence, number)
        self.unit, self.event = self.counted.unit, self.counted.event
        self.end = max(self.counted.end, number.end)
        self.happened: Happening | None = None
        self.leans_on: Reading | None = None
        spelled = number.of(sentence.text)
        if is_share(spelled):
            self.unit = PERCENT
        elif spelled[-1:] != "%" and (currency := _currency(spelled)):
            self.unit = currency
        if (self.event is None or self.counted.role) and self.unit not in words().distances:
            self._find_event()
        if earlier:
            self._lean_on(earlier)
        self.is_told = self.event is not None and (self.happened is not None or not self.counted.role)
        if self.unit is None and self.event in words().of_bare_numbers and not self._is_bare():
            self.unit = PERSON

    def _find_event(self) -> None:
        counted = replace(self.counted, unit=self.unit)
        self.happened = happening(self.sentence, self.start, counted)
        self.event = self.happened.event if self.happened else self.event

    def _lean_on(self, earlier: Sequence[Reading]) -> None:
        """Take over what is said of an earlier figure: "killed five soldiers and 12 civilians", "12 of them"."""
        last = earlier[-1]
        end = max(last.counted.end, last.number.end)
        gap = self.sentence.text[min(end, self.start) : self.start]
        near = gap if len(gap) < LONGEST_GAP else "far off"
        if self.counted.part or _PART.search(near):
            self.unit = self.unit or last.unit
            self.event, self.leans_on = self.event or last.event, last
        elif _CHANGED.fullmatch(near) and self.unit is None:
            self.unit, self.event, self.leans_on = last.unit, last.event, last
        elif is_list(near) and self.event is None and last.event and is_told_of(last.event, self.unit):
            self.event, self.leans_on = last.event, last
        elif self.unit is None and self.event is None:
            base = next((one for one in earlier[-MOST_PARTS:] if one.is_base), None)
            said = _SUBJECT.match(self.sentence.text, self.number.end, self.sentence.span.end)
            if base and said:
                self.end = said.end()
                self.unit, self.event, self.leans_on = base.unit, base.event, base

    @property
    def is_base(self) -> bool:
        """Whether others are parts of it: "of the 12 suspects, two are ..."."""
        return bool(_BASE.search(self.sentence.window(self.start, 12)))

    def share_event(self, later: Reading) -> None:
        """Take over what is said behind a later figure of both: "five soldiers and 12 civilians died"."""
        gap = self.sentence.text[self.counted.end : max(self.counted.end, later.start)]
        if (
            self.event is None
            and self.unit
            and later.happened
            and later.happened.behind
            and gap
            and is_list(gap)
            and is_told_of(later.happened.event, self.unit)
        ):
            self.event, self.happened = later.event, later.happened

    def _is_bare(self) -> bool:
        """Whether a bare number counts nothing: a year, "Tarn 12", or "one" that stands for something else."""
        spelled = self.number.of(self.sentence.text)
        if self.counted.nothing or spelled.lower() in ONE or is_year(spelled):
            return True
        i = self.sentence.at(self.start) - 1
        return spelled[0].isdecimal() and (self._is_numbered_name(i) or "-" in spelled)

    def _is_numbered_name(self, i: int) -> bool:
        tokens = self.sentence.tokens
        return (
            i > 0
            and self.sentence.is_name(i)
            and tokens[i].end + 1 == self.number.start
            and self.event is not None
            and self.happened is not None
            and self.happened.behind
        )

    def figure(self) -> FigureMention | None:
        """The figure, if the number counts anything that is told of here for itself."""
        if self.unit is None or (not self.is_told and self._is_in_passing()) or self._is_share_of_number():
            return None
        spelled = self.number.of(self.sentence.text)
        low, high = bounds(spelled) or (None, None)
        noun = Span(self.number.end, self.counted.end) if self.counted.end > self.number.end else None
        return FigureMention(
            span=self._words(),
            number=self.number,
            low=low,
            high=high,
            unit=self.unit,
            event=self.event,
            qualifier=self.qualifier,
            added=self.added or self.counted.added,
            counted=noun and trim(self.sentence.text, noun.start, noun.end),
            people=self.unit in words().people or (self.counted.name and self.event in words().of_people),
        )

    def _words(self) -> Span:
        """The words of the figure; without a noun of its own with those that it leans on, if they are not far off."""
        start, end = self.start, self.end
        if self.happened and self.happened.span:
            start, end = min(start, self.happened.span.start), max(end, self.happened.span.end)
        if self.leans_on and self.counted.unit is None and end <= max(self.counted.end, self.number.end):
            before = self.leans_on._words()
            if 0 <= start - before.end < LONGEST_GAP and end - before.start < LONGEST_WORDS:
                start = min(start, before.start)
        return Span(start, end + _is_quote_open(self.sentence.text, start, end))

    def _is_in_passing(self) -> bool:
        """Whether a figure to which nothing happened tells nothing: "one man", "the two leaders", shares of a poll."""
        spelled = self.number.of(self.sentence.text).lower()
        if self.unit == PERCENT:
            return bool(_POLLS.search(self.sentence.text, self.sentence.span.start, self.sentence.span.end))
        if self.unit in words().measures:
            return False
        if spelled in ("several", "a handful") or spelled in ONE or self._is_title():
            return True
        before = self.sentence.window(self.start, 24)
        return bool(_DEFINITE.search(before)) and not (self.is_base and _is_opening(self.sentence, before))

    def _is_share_of_number(self) -> bool:
        """Whether another number follows that says of how many: "one of three men"."""
        return bool(_OF_NUMBER.match(self.sentence.text, self.number.end))

    def _is_title(self) -> bool:
        """Whether the number's word is capitalised within a sentence ("the Seven Sisters")."""
        before = self.sentence.window(self.number.start, 3)
        return (
            not self.sentence.is_headline
            and self.sentence.text[self.number.start].isupper()
            and before[-1:] == " "
            and before[-2:-1] not in ("", ".", ":", ")", "-", "–", "—")
            and self.start == self.number.start
        )


def is_list(between: str) -> bool:
    """Whether the characters between two figures make them a list (", ", " and ")."""
    return len(between) < LONGEST_GAP and _JOINED.fullmatch(between) is not None


def _is_quote_open(text: str, start: int, end: int) -> bool:
    """Whether the mark behind ``end`` closes a quotation that the words before it open."""
    return text[end : end + 1] in ('"', "”") and sum(text.count(mark, start, end) for mark in '"“”') % 2 == 1


def _is_opening(sentence: Sentence, before: str) -> bool:
    """Whether the sentence starts with ``before``: "Of the 12 suspects"."""
    return sentence.text.startswith(before, sentence.span.start) and len(before) < len("of the other ")


def _loosened(sentence: Sentence, number: Span) -> tuple[int, Span | None, bool]:
    """Where the figure starts, with the words before its number; the qualifier; whether it comes on top of others."""
    table = words()
    start, qualifier, added = number.start, None, False
    for _ in range(3):
        window = sentence.window(start, 24)
        if match := table.qualifiers.search(window):
            begin = start - len(match.group())
            end = qualifier.end if qualifier else begin + len(match.group().rstrip())
            start, qualifier = begin, Span(begin, end)
        elif match := table.added.search(window):
            start, added = start - len(match.group()), True
        else:
            break
    return start, qualifier, added


def _currency(number: str) -> str | None:
    return next((_CURRENCIES[mark] for mark in number[:4] if mark in _CURRENCIES), None)
