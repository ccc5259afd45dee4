"""An event at home: where one state speaks almost alone, its police, prosecutors, courts and towns are sides.

Between states a police chief speaks for his country. In an event within one he speaks for the police, and one party
for all officials would say nothing.
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Container, Iterable, Sequence
from functools import cache
from importlib.resources import files

from whatweknow.names import POSSESSIVE, fold, plain_name
from whatweknow.records import MentionKind, Report, Span, Sphere
from whatweknow.resolution.figures import Figure
from whatweknow.resolution.names import skeleton
from whatweknow.resolution.parties import OF_ANY_STATE

FEWEST = 8  # statements of officials, below which nothing is known of the event
SPEAKING = (Sphere.STATE, Sphere.SIDE)
UNPLACED = OF_ANY_STATE | frozenset("chief deputy acting head assistant officer spokesman spokeswoman general".split())
HEADS = frozenset(
    "chief head director commissioner sheriff mayor governor prosecutor executive general spokesman spokeswoman "
    "spokesperson".split()
) | {"attorney general", "special counsel"}
OF_LEVELS = frozenset(["attorney general", "governor"])  # of a country and of its states, both bare
GOVERNING = frozenset(
    "president minister premier chancellor secretary government ministry cabinet administration".split()
)
OTHERS = 0.25  # of the statements of the state that has most: what other states together may have at home


def home_of(statements: Counter[str]) -> str | None:
    """The state that is at home, by how many ``statements`` each state's officials make; ``None`` between states."""
    if not statements:
        return None
    home, most = max(statements.items(), key=lambda item: (item[1], item[0]))
    others = statements.total() - most
    return home if most >= FEWEST and others <= OTHERS * most else None


def institution(figure: Figure) -> str | None:
    """The institution below the government whose words stand in a person's offices or a body's name."""
    if figure.kind is MentionKind.BODY:
        words = [] if figure.sphere is Sphere.ITSELF else list(figure.names) or [figure.description]
    else:
        words = offices(figure)
    found = Counter(name for text in words if (name := _named_in(text)))
    return max(found, key=lambda name: (found[name], name), default=None)


def governs(figure: Figure) -> bool:
    """Whether somebody has an office of a government, and the reports name no other country beside it.

    At home "the interior minister" is that of the country that the event is in.
    """
    current = [tie for _, tie in figure.ties if not tie.former]
    return figure.nation is None and any(tie.head in GOVERNING for tie in current) and not institution(figure)


def offices(figure: Figure) -> list[str]:
    """The words of a figure's offices that are not former ones, and that speak for somebody: no nominee, no judge."""
    return [plain_name(span.of(report.text)) for report, span in grounds_of_office(figure)]


def best_office(figure: Figure) -> str:
    """The office that a figure is called by most, of those that say most of whose it is."""
    found = Counter(offices(figure))
    return max(found, key=lambda office: (len(_names_in(office)), found[office], office), default="")


def grounds_of_office(figure: Figure) -> tuple[tuple[Report, Span], ...]:
    """Where those words stand."""
    return tuple(
        (report, tie.text) for report, tie in figure.ties if tie.head and not tie.former and tie.sphere in SPEAKING
    )


def by_place(figures: Sequence[Figure], countries: Container[str]) -> Iterable[Sequence[Figure]]:
    """Figures of one kind of institution, by the town, county or state whose it is.

    Those whose words do not say which belong to the only one, unless two hold the same office in it; to none, where
    there are several. ``countries`` has the skeletons of the words for countries, which are no such places.
    """
    placed: dict[frozenset[str], list[Figure]] = {}
    for figure in figures:
        placed.setdefault(_place(figure, countries), []).append(figure)
    nowhere = placed.pop(frozenset(), [])
    if len(placed) > 1:
        return placed.values()
    clash = any(_heads(nowhere) & _heads(group) for group in placed.values())
    return [*placed.values(), nowhere] if clash else [figures]


def _heads(figures: Iterable[Figure]) -> set[str]:
    return {tie.head for figure in figures if figure.is_person for _, tie in figure.ties if not tie.former} & OF_LEVELS


def is_led_by(figure: Figure) -> bool:
    """Whether somebody's office is that of a head or a voice of an institution: an officer is neither."""
    return any(tie.head in HEADS and not tie.former for _, tie in figure.ties)


def _place(figure: Figure, countries: Container[str]) -> frozenset[str]:
    """The words of a figure's offices or name that say of which place its institution is."""
    texts = [*figure.names] if figure.kind is MentionKind.BODY else offices(figure)
    return frozenset(fold(word) for text in texts for word in _names_in(text) if skeleton(word) not in countries)


def _names_in(text: str) -> list[str]:
    """The words with a capital that are no part of an office or an institution."""
    words = (POSSESSIVE.sub("", word) for word in text.split() if word[0].isupper())
    return [word for word in words if fold(word) not in UNPLACED and not _named_in(word)]


def _named_in(text: str) -> str | None:
    return next((name for name, pattern in _institutions() if pattern.search(fold(text))), None)


@cache
def _institutions() -> tuple[tuple[str, re.Pattern[str]], ...]:
    tables = tomllib.loads((files(__package__) / "institutions.toml").read_text(encoding="utf-8"))
    return tuple((name, re.compile(rf"\b(?:{'|'.join(table['words'])})\b")) for name, table in tables.items())
