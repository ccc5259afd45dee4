"""Where it is: the places that all reports name, one row for each, what most reports name first."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Sequence

from whatweknow.records import AnnotatedReport, Citation, Place, PlaceMention, PlaceRole
from whatweknow.spans import cite

MOST_PLACES = 40  # a table and a map to be read, not a gazetteer

_Named = tuple[PlaceMention, Citation]


def gather_places(annotated: Sequence[AnnotatedReport]) -> tuple[Place, ...]:
    """The places in which something is or happens, by the number of reports that name them, then of mentions.

    Governments meant by their seats, datelines and adjectives are left out. Where reports mean different places by one
    name, the one that most of them mean is taken for all: they speak of one event. A place is shown by the words that
    the reports use most.
    """
    named = [
        (mention, cite(one.report, mention.span))
        for one in annotated
        for mention in one.places
        if mention.role is PlaceRole.PLACE
    ]
    meant: dict[str, Counter[Hashable]] = defaultdict(Counter)
    for name, identity, _ in sorted({(_name(words), _identity(mention), words.report) for mention, words in named}):
        meant[name][identity] += 1
    rows: dict[Hashable, list[_Named]] = defaultdict(list)
    for mention, words in named:
        rows[meant[_name(words)].most_common(1)[0][0]].append((mention, words))
    ranked = sorted(rows.items(), key=lambda row: (-len({words.report for _, words in row[1]}), -len(row[1])))
    return tuple(_place(identity, row) for identity, row in ranked[:MOST_PLACES])


def _name(words: Citation) -> str:
    return " ".join(words.exact.casefold().split())


def _identity(mention: PlaceMention) -> Hashable:
    """What makes two mentions mean one place: for those given by a distance, the words; for others where it is."""
    return mention.name, mention.precision.value, str(mention.lat), str(mention.lon)


def _place(identity: Hashable, row: Sequence[_Named]) -> Place:
    first = next(mention for mention, _ in row if _identity(mention) == identity)
    used = Counter(
        " ".join(words.exact.split()) for _, words in row if not words.exact.isupper() or len(words.exact) < 4
    )
    return Place(
        name=used.most_common(1)[0][0] if used else first.name,
        lat=first.lat,
        lon=first.lon,
        precision=first.precision,
        mentions=tuple(_each_report_first([words for _, words in row])),
    )


def _each_report_first(mentions: Sequence[Citation]) -> list[Citation]:
    """The mentions in order, but the first of each report before the second of any: so few show many reports."""
    seen: Counter[str] = Counter()
    turns = []
    for words in mentions:
        seen[words.report] += 1
        turns.append(seen[words.report])
    return [words for _, words in sorted(zip(turns, mentions, strict=True), key=lambda pair: pair[0])]
