"""A name of a place in a text, as the steps of finding hand it on."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from whatweknow.annotation.places.gazetteer import Kind, NameForm, Sense
from whatweknow.records import Span

UNPLACED, LEANING, PLACED, FIRM, CERTAIN = range(5)
KNOWN_TO_ALL = 150_000  # inhabitants from which a name is taken for a place whatever stands around it


@dataclass(frozen=True, slots=True)
class Toponym:
    """A name of a place in the text. ``owning`` is set where it only says whose something is ("Tarn Mayor Hilby").

    ``placed`` says how clearly the words around it tell that it is a place: from ``UNPLACED`` to ``CERTAIN``.
    """

    span: Span
    senses: tuple[Sense, ...]
    placed: int = UNPLACED
    owning: bool = False
    headline: bool = False


def touches(span: Span, taken: Sequence[Span]) -> bool:
    """Whether ``span`` overlaps one of ``taken``, which are sorted and do not overlap each other."""
    i = bisect_left(taken, span.end, key=lambda other: other.start)
    return i > 0 and taken[i - 1].end > span.start


def is_national(senses: Iterable[Sense]) -> bool:
    """Whether the name is that of a country, or an adjective."""
    return any(sense.place.kind is Kind.COUNTRY or sense.form is NameForm.ADJECTIVE for sense in senses)


def is_well_known(senses: Iterable[Sense]) -> bool:
    """Whether the name is taken for a place whatever stands around it."""
    return any(_is_well_known(sense) for sense in senses)


def _is_well_known(sense: Sense) -> bool:
    place = sense.place
    if place.kind in (Kind.COUNTRY, Kind.CAPITAL, Kind.WATER, Kind.AREA) or sense.form is NameForm.ADJECTIVE:
        return True
    if sense.form is NameForm.MAIN:
        called = place.kind is Kind.COUNTY and " " in place.name  # "Tarn County"
        return place.kind is Kind.PROVINCE or called or place.population >= KNOWN_TO_ALL
    return place.population >= 4 * KNOWN_TO_ALL
