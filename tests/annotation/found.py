"""What the shipped model finds in texts of tests, as words: offsets are the business of other tests."""

from __future__ import annotations

from typing import NamedTuple

from whatweknow.pipeline import default_tagger
from whatweknow.reading import read_text
from whatweknow.records import Attribution, Report

_EDGES = " ,.:;\n"


class Found(NamedTuple):
    """An attribution's words; punctuation at their edges is left out."""

    source: str | None
    cue: str | None
    content: tuple[str, ...]


def found_in(*texts: str) -> list[list[Found]]:
    """What is found in each of ``texts``, which are read together."""
    reports = [read_text(text) for text in texts]
    rows = default_tagger().attribute(reports)
    return [[as_words(report, one) for one in row] for report, row in zip(reports, rows, strict=True)]


def as_words(report: Report, attribution: Attribution) -> Found:
    source, cue = (part and part.of(report.text).strip(_EDGES) for part in (attribution.source, attribution.cue))
    return Found(source, cue, tuple(piece.of(report.text).strip(_EDGES) for piece in attribution.content))
