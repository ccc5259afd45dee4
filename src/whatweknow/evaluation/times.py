"""Scores times as TempEval-3 does (UzZaman et al., SemEval 2013): extents, strict and relaxed, and values.

strict    the same extent, but for punctuation at its ends
relaxed   extents that overlap, matched one to one
value     those of them whose value is the gold's; precision and recall count it over all predicted and all gold
agreeing  as value, but a digit that the gold leaves open ("1989-WXX" for a week of that year) agrees with any; TempEval
          has no such figure: it tells wrong values from annotators who did not look up the calendar
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from whatweknow.evaluation.matching import Tally, one_to_one
from whatweknow.evaluation.timeml import GoldTime, TimeDocument
from whatweknow.records import Span, TimeMention

_PUNCTUATION = " \t\r\n.,;:!?'\"()[]"


@dataclass(frozen=True, slots=True)
class TimeScores:
    """What ``score_times`` finds, over all documents. ``misses`` has a line for each thing missed or wrong."""

    documents: int
    strict: Tally
    relaxed: Tally
    value: Tally
    agreeing: Tally
    misses: tuple[str, ...]


def score_times(
    documents: Sequence[TimeDocument], found: Mapping[str, Sequence[TimeMention]], misses: bool = True
) -> TimeScores:
    """The figures of the times ``found`` in ``documents`` (name to times), pooled."""
    gold = sum(len(document.times) for document in documents)
    predicted = sum(len(found[document.name]) for document in documents)
    strict = relaxed = value = agreeing = 0
    lines: list[str] = []
    for document in documents:
        pairs = _matched(document, found[document.name])
        relaxed += len(pairs)
        for one, other in pairs:
            same = _core(document.text, one.span) == _core(document.text, other.span)
            strict += same
            value += one.value == other.value
            agreeing += agrees(one.value, other.value or "")
            if misses and not (same and one.value == other.value):
                lines.append(_wrong(document, one, other))
        if misses:
            lines += _unmatched(document, found[document.name], pairs)
    return TimeScores(
        len(documents),
        Tally(strict, predicted, gold),
        Tally(relaxed, predicted, gold),
        Tally(value, predicted, gold),
        Tally(agreeing, predicted, gold),
        tuple(lines),
    )


def agrees(gold: str, found: str) -> bool:
    """Whether ``found`` is the gold's value as far as that goes: "1989-10-XX" and "1989-10" are one."""
    one, other = _plain(gold), _plain(found)
    if one == other or one.startswith("P"):
        return one == other
    return len(one) == len(other) and all(a in (b, "X") for a, b in zip(one, other, strict=True))


def _plain(value: str) -> str:
    """``value`` without a tail of open digits, and with two digits for a week."""
    return re.sub(r"-W(?=\d(?!\d))", "-W0", re.sub(r"(?<=\d)(?:X{1,2}|(?:-XX)+)$", "", value))


def _matched(document: TimeDocument, found: Sequence[TimeMention]) -> list[tuple[GoldTime, TimeMention]]:
    """Pairs that overlap, those that share most first; both sides are in order and nearly free of overlaps."""
    ranked: list[tuple[float, int, int]] = []
    first = 0
    for i, one in enumerate(document.times):
        while first < len(found) and found[first].span.end <= one.span.start:
            first += 1
        for j in range(first, len(found)):
            other = found[j].span
            if other.start >= one.span.end:
                break
            shared = min(one.span.end, other.end) - max(one.span.start, other.start)
            ranked.append((-shared / (max(one.span.end, other.end) - min(one.span.start, other.start)), i, j))
    pairs = one_to_one((i, j) for _, i, j in sorted(ranked))
    return [(document.times[i], found[j]) for i, j in sorted(pairs.items())]


def _core(text: str, span: Span) -> tuple[int, int]:
    words = span.of(text)
    start = span.start + len(words) - len(words.lstrip(_PUNCTUATION))
    return start, start + len(words.strip(_PUNCTUATION))


def _wrong(document: TimeDocument, one: GoldTime, other: TimeMention) -> str:
    return (
        f"wrong: {document.name}: {one.span.of(document.text)!r} {one.value} -> "
        f"{other.span.of(document.text)!r} {other.value}"
    )


def _unmatched(
    document: TimeDocument, found: Sequence[TimeMention], pairs: Sequence[tuple[GoldTime, TimeMention]]
) -> list[str]:
    matched = {one.span for one, _ in pairs}
    given = {other.span for _, other in pairs}
    return [
        f"missed: {document.name}: {one.span.of(document.text)!r} {one.value}"
        for one in document.times
        if one.span not in matched
    ] + [
        f"extra: {document.name}: {other.span.of(document.text)!r} {other.value}"
        for other in found
        if other.span not in given
    ]


def format_times(scores: TimeScores) -> str:
    """The figures as lines of plain text, without a line break at the end."""
    strict = scores.strict
    rows = {"strict": strict, "relaxed": scores.relaxed, "value": scores.value, "agreeing": scores.agreeing}
    return "\n".join(
        [
            f"documents {scores.documents}  gold {strict.gold}  predicted {strict.predicted}",
            *(
                f"{name:<8} P {tally.rates.precision:.3f}  R {tally.rates.recall:.3f}  F1 {tally.f1:.3f}"
                for name, tally in rows.items()
            ),
        ]
    )
