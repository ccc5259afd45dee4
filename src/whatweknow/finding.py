"""What is found in a text in memory, without files and without a brief."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import overload

from whatweknow.annotation import Tagger, readable_blocks
from whatweknow.annotation.figures import find_figures as figures_of
from whatweknow.annotation.places import find_places as places_of
from whatweknow.annotation.places import resolve_names
from whatweknow.annotation.times import find_times as times_of
from whatweknow.pipeline import default_tagger
from whatweknow.reading import read_text
from whatweknow.records import Attribution, FigureMention, PlaceMention, Report, Span, TimeMention


@overload
def find_attributions(
    text: str, *, published: str | date | None = None, min_score: float | None = None, tagger: Tagger | None = None
) -> list[Attribution]: ...


@overload
def find_attributions(
    text: list[str],
    *,
    published: str | date | None = None,
    min_score: float | None = None,
    tagger: Tagger | None = None,
) -> list[list[Attribution]]: ...


def find_attributions(
    text: str | list[str],
    *,
    published: str | date | None = None,
    min_score: float | None = None,
    tagger: Tagger | None = None,
) -> list[Attribution] | list[list[Attribution]]:
    """Who says what in ``text``, in the order of the contents; for a list of texts, a list for each.

    Args:
        text: plain text; offsets in the answer are its own string indices. Several texts at once are faster
            than one after the other.
        published: when it was published (a date, a time, or either in ISO 8601).
        min_score: the least score that is kept; by default the model's own threshold.
        tagger: by default the bundle that ships with the package.

    Raises:
        TypeError: ``text`` is neither a string nor a list of them.
        InputError: ``min_score`` is not from 0 to 1.
    """
    if isinstance(text, bytes) or not isinstance(text, str | Sequence):
        raise TypeError(f"text must be a str or a list of them, not {type(text).__name__}")
    if isinstance(text, str):
        return find_attributions([text], published=published, min_score=min_score, tagger=tagger)[0]
    reports = [read_text(one, published=published) for one in text]
    return [list(rows) for rows in (tagger or default_tagger()).attribute(reports, min_score)]


def find_times(text: str, *, published: str | date | None = None) -> list[TimeMention]:
    """The times that ``text`` names, in order, with what they denote.

    Args:
        text: plain text; offsets in the answer are its own string indices.
        published: when it was published (a date, a time, or either in ISO 8601, with the offset of the place where it
            was), against which "Wednesday" and the like are read; without it they stay unresolved.
    """
    report = read_text(text, published=published)
    return list(times_of(report, readable_blocks(report)))


def find_figures(text: str | Report) -> list[FigureMention]:
    """The figures that a text or a report gives, in order; offsets are the text's own string indices."""
    report = read_text(text) if isinstance(text, str) else text
    return list(figures_of(report.text, readable_blocks(report)))


def find_places(text: str) -> list[PlaceMention]:
    """The places that ``text`` names, in order; offsets are its own string indices."""
    report = read_text(text)
    return list(places_of(report, readable_blocks(report)))


def resolve_places(text: str, names: Sequence[Span]) -> dict[Span, PlaceMention]:
    """The places that the names at ``names`` mean in ``text``; those that no gazetteer knows are left out."""
    return resolve_names(text, names)
