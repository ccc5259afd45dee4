"""Scores what briefs show as evidence and as not known, by sentence.

unknowns       sentences of the brief that the gold names, of those of the brief and of the gold
evidence       precision: of the things that a brief shows, counted once for each report that has them, those with a
               mention in a sentence in which the gold has one; recall: of the gold's sentences, those in which the
               brief mentions something

The annotators name a selection, so that precision is a lower bound.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from whatweknow.errors import EvaluationError
from whatweknow.evaluation.events import CitedQuote, EventRun
from whatweknow.evaluation.matching import Rates, Share, Tally

_SENTENCE_END = re.compile(r"[.!?…][\"”’'»)\]]*\s+|\n\s*")

Place: TypeAlias = tuple[str, int]  # a report, and where a sentence of it starts


@dataclass(frozen=True, slots=True)
class OpennessScores:
    """What ``score_openness`` finds, over all events. ``misses`` has a line for each thing that only one side has."""

    unknowns: Tally
    evidence: Rates
    misses: tuple[str, ...]


def score_openness(runs: Sequence[EventRun]) -> OpennessScores:
    """The figures of the briefs of ``runs``, pooled.

    Raises:
        EvaluationError: words of the gold do not stand in the text of their report.
    """
    counts = [_count(run) for run in runs]
    unknowns = [sum(row) for row in zip(*(count.unknowns for count in counts), strict=True)] or [0, 0, 0]
    shown = [sum(row) for row in zip(*(count.evidence for count in counts), strict=True)] or [0, 0, 0, 0]
    return OpennessScores(
        unknowns=Tally(*unknowns),
        evidence=Rates(Share(shown[0], shown[1]).value, Share(shown[2], shown[3]).value),
        misses=tuple(line for count in counts for line in count.misses),
    )


@dataclass(frozen=True, slots=True)
class _Count:
    """``unknowns``: matched, predicted, gold. ``evidence``: right things, things, found sentences, gold sentences."""

    unknowns: tuple[int, int, int]
    evidence: tuple[int, int, int, int]
    misses: tuple[str, ...]


def _count(run: EventRun) -> _Count:
    texts = run.texts
    open_gold = {_gold_place(texts, one.report, one.text) for one in run.event.gold.unknowns}
    open_found = {_place(texts, quote) for one in run.brief.unknowns for quote in one.mentions or (one.text,)}
    gold = {_gold_place(texts, one.report, one.mention) for one in run.event.gold.evidence}
    things = [group for one in run.brief.evidence for group in _by_report(texts, one.mentions)]
    mentioned = {place for group in things for place in group}
    return _Count(
        (len(open_gold & open_found), len(open_found), len(open_gold)),
        (sum(not group.isdisjoint(gold) for group in things), len(things), len(gold & mentioned), len(gold)),
        tuple(
            [_line("unknown missed", texts, place) for place in sorted(open_gold - open_found)]
            + [_line("unknown extra", texts, place) for place in sorted(open_found - open_gold)]
            + [_line("evidence missed", texts, place) for place in sorted(gold - mentioned)]
            + [_line("evidence extra", texts, min(group)) for group in things if group.isdisjoint(gold)]
        ),
    )


def _by_report(texts: Mapping[str, str], mentions: Iterable[CitedQuote]) -> list[set[Place]]:
    places: dict[str, set[Place]] = {}
    for mention in mentions:
        places.setdefault(mention.report, set()).add(_place(texts, mention))
    return list(places.values())


def _gold_place(texts: Mapping[str, str], report: str, words: str) -> Place:
    start = texts[report].find(words)
    if start < 0:
        raise EvaluationError(f"gold: {words[:80]!r} is not in report {report}")
    return report, _sentence_start(texts[report], start)


def _place(texts: Mapping[str, str], quote: CitedQuote) -> Place:
    return quote.report, _sentence_start(texts.get(quote.report, ""), quote.start)


def _sentence_start(text: str, at: int) -> int:
    """Where the sentence around ``at`` starts, roughly: behind the last mark or line break before it."""
    line = text.rfind("\n", 0, at) + 1
    return max((end.end() for end in _SENTENCE_END.finditer(text, line, at)), default=line)


def _line(what: str, texts: Mapping[str, str], place: Place) -> str:
    report, start = place
    return f"{what}: {report}: {texts.get(report, '')[start : start + 100]!r}"


def format_openness(scores: OpennessScores) -> str:
    """The figures as lines of plain text, without a line break at the end."""
    rows = [("unknowns", scores.unknowns.rates), ("evidence", scores.evidence)]
    return "\n".join(f"{name:<11} P {row.precision:.3f}  R {row.recall:.3f}  F1 {row.f1:.3f}" for name, row in rows)
