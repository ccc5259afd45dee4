"""Numbers as reports print them: "1,200", "3.5 million", "twenty-five", "10 to 12", "dozens"."""

from __future__ import annotations

import re

_SMALL = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen \
eighteen nineteen".split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
WORDS = (
    {word: float(value) for value, word in enumerate(_SMALL, start=1)}
    | {word: 10.0 * value for value, word in enumerate(_TENS, start=2)}
    | {"half": 0.5}
)
SCALES = {"dozen": 12.0, "hundred": 100.0, "thousand": 1e3, "million": 1e6, "billion": 1e9, "bn": 1e9, "m": 1e6}
_WORD = rf"(?:{'|'.join([*_TENS, *_SMALL])})"
_SCALE = r"(?:dozen|hundred|thousand|million|billion)"
_DIGITS = r"\d{1,3}(?:,\d{3}){1,4}(?:\.\d{1,6})?|\d{1,15}(?:\.\d{1,6})?"
_ONE = (
    rf"(?:(?:{_DIGITS})(?:\s+{_SCALE}|(?:m|bn)\b)?"
    rf"|(?:a|half a|{_WORD})(?:[-\s]{_WORD})?\s+{_SCALE}(?:\s+(?:and\s+)?{_WORD}(?:-{_WORD})?)?"
    rf"|{_WORD}(?:-{_WORD})?)"
)
VAGUE = r"(?:(?:tens|hundreds) of (?:thousands|millions)|dozens|hundreds|thousands|millions|scores|several|countless)"
NUMBER = re.compile(
    rf"(?<![\w.,/:#-])(?:[$€£]\s?)?(?:{VAGUE}|between\s+{_ONE}\s+and\s+{_ONE}|{_ONE}(?:\s*(?:-|–|\bto\b|\bor\b)\s*{_ONE})?)(?![\w/:]|[.,]\d|-year)",
    re.IGNORECASE,
)
_PARTS = re.compile(_ONE, re.IGNORECASE)


def bounds(words: str) -> tuple[float, float] | None:
    """The least and the greatest number that ``words`` (a match of ``NUMBER``) mean; ``None`` for "dozens".

    A scale behind the second of two numbers belongs to both ("two to three million").
    """
    if re.fullmatch(VAGUE, words, re.IGNORECASE):
        return None
    parts = [match.group() for match in _PARTS.finditer(words)]
    values = [_value(part) for part in parts]
    if len(values) > 1 and values[0] < values[1]:
        scale = next((SCALES[word] for word in reversed(parts[1].lower().split()) if word in SCALES), 1.0)
        if scale > 1 and values[0] < scale:
            values[0] *= scale
        if values[0] > values[1]:
            values[0] /= scale
    return min(values), max(values)


def _value(words: str) -> float:
    total = current = 0.0
    for word in re.findall(r"[\d.,]+|[a-z]+", words.lower()):
        if word[0].isdigit():
            current += float(word.replace(",", ""))
        elif word in SCALES:
            current = (current or 1.0) * SCALES[word]
            if SCALES[word] >= 1e3:
                total, current = total + current, 0.0
        elif word in WORDS:
            current += WORDS[word]
    return total + current
