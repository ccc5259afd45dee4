"""Numbers as reports print them: "1,200", "3.5 million", "twenty-five", "10 to 12", "two-thirds", "dozens"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from whatweknow.records import Span

_SMALL = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen \
eighteen nineteen".split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_PARTS_OF_ONE = "half third quarter fifth sixth seventh eighth ninth tenth".split()
WORDS = (
    {word: float(value) for value, word in enumerate(_SMALL, start=1)}
    | {word: 10.0 * value for value, word in enumerate(_TENS, start=2)}
    | {"half": 0.5, "quarter": 0.25}
)
SCALES = {
    "dozen": 12.0,
    "hundred": 100.0,
    "thousand": 1e3,
    "lakh": 1e5,
    "million": 1e6,
    "crore": 1e7,
    "billion": 1e9,
    "trillion": 1e12,
    "k": 1e3,
    "m": 1e6,
    "bn": 1e9,
    "tn": 1e12,
}
_DENOMINATORS = (
    {word: value for value, word in enumerate(_PARTS_OF_ONE, start=2)}
    | {f"{word}s": value for value, word in enumerate(_PARTS_OF_ONE, start=2)}
    | {"halves": 2, "quarter": 4, "quarters": 4}
)
_SEPARATORS = ",\u00a0\u2009\u202f"  # between thousands


def _any_of(words: list[str]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


_WORD = rf"(?:{_any_of([*_TENS, *_SMALL])})\b"
_SCALE = r"(?:dozen|hundred|thousand|lakh|million|crore|billion|trillion)\b"
_DIGITS = rf"\d{{1,3}}(?:[{_SEPARATORS}]\d{{3}}){{1,4}}(?:\.\d{{1,6}})?|\d{{1,15}}(?:\.\d{{1,6}})?"
_ONE = (
    rf"(?:(?:{_DIGITS}|{_WORD})\sand\sa\s(?:half|quarter)\b(?:\s{_SCALE})?"
    rf"|(?:{_DIGITS})(?:[\s-]{_SCALE}|(?:bn|tn|m|k)\b|-odd\b)?"
    rf"|(?:a half|half an?|half|(?:a )?quarter(?: of a)?|an?|{_WORD})(?:[-\s]{_WORD})?[\s-]{_SCALE}"
    rf"(?:\s(?:and\s)?{_WORD}(?:-{_WORD})?)?"
    rf"|half[\s-]an?(?=[\s-](?:mile|kilomet|met|ton|acre|hectare|lit|pound|gallon|$)|$)"
    rf"|{_WORD}(?:-{_WORD})?(?:-odd\b)?)"
)
_PART = rf"(?:(?:an?|{_WORD})[-\s])?(?:{_any_of(list(_DENOMINATORS))})"
_ONE_IN = rf"(?:one|1)\s(?:in|out\sof)\s(?:every\s)?(?:\d{{1,6}}\b|{_WORD})"
_SHARE = rf"(?:{_PART}(?=\sof\b(?!\sa\s{_SCALE}))|half(?=\s(?:the|its|their|his|her|our)\b)|{_ONE_IN})"
_VAGUE = (
    r"(?:(?:tens|hundreds)\sof\s(?:thousands|millions)|(?:a\sfew|several)\s(?:dozen|hundred|thousand|million)"
    r"|dozens|hundreds|thousands|millions|scores|several|a\shandful)"
)
_STARTS = [
    *_SMALL,
    *_TENS,
    *_DENOMINATORS,
    *"a an between dozens hundreds thousands millions scores several tens".split(),
]
_START = rf"[\d$€£¥₹]|(?:{_any_of(_STARTS)})\b|(?:US|A|C|NZ|HK)[$€£¥₹]"  # saves most places a longer look
_NUMBER = re.compile(
    rf"(?<![\w.,/:#$-])(?={_START})(?:(?:US|A|C|NZ|HK)?[$€£¥₹]\s?)?"
    rf"(?:{_VAGUE}|{_SHARE}|between\s{_ONE}\sand\s{_ONE}"
    rf"|{_ONE}(?:\s\(\d{{1,9}}\)|\s?[-–]\s?[$€£¥₹]?{_ONE}|\s(?:to|or)\s[$€£¥₹]?{_ONE})?)"
    r"(?:(?=(?:km|kg|ft|lbs?|ha|mph|kph)\b)|(?![\w/:°º]|[.,]\d|[-–]\w|['’]s\b|\s?[ap]\.?m\b))",
    re.IGNORECASE,
)
_RANGE = re.compile(rf"({_ONE})\sto\s({_ONE})", re.IGNORECASE)
_PARTS = re.compile(_ONE, re.IGNORECASE)
_IS_SHARE = re.compile(rf"{_PART}|{_ONE_IN}", re.IGNORECASE)
_IS_VAGUE = re.compile(_VAGUE, re.IGNORECASE)
_FROM = re.compile(r"\b(?:from|paragraph)\s$", re.IGNORECASE)


def find_numbers(text: str, start: int, end: int) -> Iterator[Span]:
    """Where numbers stand in ``text[start:end]``; what goes "from 9 to 12" are two; a score ("3-2") is none."""
    for match in _NUMBER.finditer(text, start, end):
        words = match.group()
        if (both := _RANGE.fullmatch(words)) and _FROM.search(text, max(start, match.start() - 12), match.start()):
            yield Span(match.start(), match.start() + both.end(1))
            yield Span(match.start() + both.start(2), match.end())
        elif not _is_score(words):
            yield Span(*match.span())


def bounds(words: str) -> tuple[float, float] | None:
    """The least and the greatest number that ``words`` mean; ``None`` for "dozens". A share is in percent.

    A scale behind the second of two numbers belongs to both ("two to three million").
    """
    if _IS_VAGUE.fullmatch(words):
        return None
    if is_share(words):
        value = _percent(words)
        return value, value
    values = [_value(match.group()) for match in _PARTS.finditer(words)]
    if len(values) > 1 and values[0] < values[1]:
        last = _PARTS.findall(words)[1]
        scale = max((SCALES[word] for word in re.findall(r"[a-z]+", last.lower()) if word in SCALES), default=1.0)
        if scale > 1 and values[0] < scale and values[0] * scale <= values[1]:
            values[0] *= scale
    return min(values), max(values)


def is_share(words: str) -> bool:
    """Whether ``words`` are a part of something ("two-thirds", "one in five")."""
    return _IS_SHARE.fullmatch(words) is not None


def _is_score(words: str) -> bool:
    ends = re.fullmatch(r"(\d+)[-–](\d+)", words)
    return ends is not None and int(ends[1]) >= int(ends[2])


def _percent(words: str) -> float:
    parts = re.findall(r"\d+|[a-z]+", words.lower())
    if parts[0].isdecimal() or "in" in parts or "out" in parts:
        return 100.0 / max(1.0, _value(parts[-1]))
    return 100.0 * (WORDS.get(parts[0], 1.0) if len(parts) > 1 else 1.0) / _DENOMINATORS[parts[-1]]


def _value(words: str) -> float:
    total = current = 0.0
    for word in re.findall(rf"\d[\d.{_SEPARATORS}]*|[a-z]+", words.lower()):
        if word[0].isdecimal():
            current += float(re.sub(rf"[{_SEPARATORS}]", "", word))
        elif word in SCALES:
            current = (current or 1.0) * SCALES[word]
            if SCALES[word] >= 1e3:
                total, current = total + current, 0.0
        elif word in WORDS:
            current += WORDS[word]
    return total + current
