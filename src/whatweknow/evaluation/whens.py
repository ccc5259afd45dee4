"""Scores times against the ``when`` entries of annotated events: those that denote a day or an hour.

recall    share of the entries at whose words a time is found
right     share of those found whose value is the gold's, as far as the gold goes ("2031-05-03" or "2031-05-03T06")
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from whatweknow.evaluation.events import PARAGRAPH_BREAK
from whatweknow.evaluation.files import decode_json, read_utf8
from whatweknow.evaluation.matching import Share
from whatweknow.records import Span, TimeMention

_DAY_OR_HOUR = re.compile(r"\d{4}-\d\d-\d\d(?:T\d\d(?::\d\d)?)?", re.ASCII)


@dataclass(frozen=True, slots=True)
class GoldWhen:
    """A time expression of a report as annotated; ``paragraph`` counts blocks between blank lines, the title is 0."""

    mention: str
    report: str
    iso: str
    paragraph: int = 0

    def locate(self, text: str) -> Span | None:
        """Where the words stand, at or behind the paragraph's start; ``None`` where they do not."""
        starts = [0, *(gap.end() for gap in PARAGRAPH_BREAK.finditer(text))]
        start = text.find(self.mention, starts[self.paragraph] if self.paragraph < len(starts) else 0)
        return Span(start, start + len(self.mention)) if start >= 0 and self.mention else None


@dataclass(frozen=True, slots=True)
class WhenScores:
    """What ``score_whens`` finds. ``misses`` has a line for each entry missed or wrong."""

    recall: Share
    right: Share
    misses: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _GoldFile:
    when: tuple[GoldWhen, ...] = ()


def read_whens(folder: Path) -> tuple[GoldWhen, ...]:
    """The ``when`` entries of the event in ``folder`` that denote a day or an hour.

    Raises:
        EvaluationError: ``gold.json`` is missing, or not of the form that the annotation guidelines give.
    """
    path = folder / "gold.json"
    gold = decode_json(read_utf8(path), _GoldFile, str(path))
    return tuple(when for when in gold.when if _DAY_OR_HOUR.fullmatch(when.iso))


def score_whens(
    gold: Sequence[GoldWhen], texts: Mapping[str, str], found: Mapping[str, Sequence[TimeMention]]
) -> WhenScores:
    """The figures of the times ``found`` in each of ``texts`` (report id to text)."""
    met = right = 0
    misses = []
    for when in gold:
        span = when.locate(texts.get(when.report, ""))
        met_here = [time for time in found.get(when.report, ()) if span and span.overlaps(time.span)]
        if not met_here:
            misses.append(f"missed: {when.report}: {when.mention!r} {when.iso}")
            continue
        met += 1
        if any((time.value or "").startswith(when.iso) for time in met_here):
            right += 1
        else:
            misses.append(f"wrong: {when.report}: {when.mention!r} {when.iso} -> {met_here[0].value}")
    return WhenScores(Share(met, len(gold)), Share(right, met), tuple(misses))


def format_whens(scores: WhenScores) -> str:
    """The figures as lines of plain text, without a line break at the end."""
    return "\n".join(
        [
            f"days and hours {scores.recall.whole}",
            f"recall  {scores.recall.value:.3f}  ({scores.recall.part} found)",
            f"right   {scores.right.value:.3f}  ({scores.right.part} of those found)",
        ]
    )
