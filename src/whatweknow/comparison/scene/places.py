"""Where it is: the places that all reports name, one row for each, what most reports name first."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterator, Sequence
from itertools import zip_longest

from whatweknow.records import AnnotatedReport, Citation, Place, PlaceMention, PlacePrecision, PlaceRole
from whatweknow.spans import cite

LEAST_CAPITALS = 4  # letters from which a word in capitals is no abbreviation, but printed so
MOST_PLACES = 40  # a table and a map to be read, not a gazetteer
WIDE = (PlacePrecision.COUNTRY, PlacePrecision.REGION)

_Named = tuple[PlaceMention, Citation]


def gather_places(annotated: Sequence[AnnotatedReport]) -> tuple[Place, ...]:
    """The places in which something is or happens, by the number of reports that name them, then of mentions.

    Governments meant by their seats, datelines and adjectives are left out. Where reports mean different places by one
    name, the one that most of them mean is taken for all, since they speak of one event; but for a mention that says
    in which country it is ("Tarn, Norland"). A place is shown by the words that the reports use most.
    """
    named = [
        (mention, cite(one.report, mention.span), is_told)
        for one in annotated
        for mention, is_told in _told(one)
        if mention.role is PlaceRole.PLACE
    ]
    meant: dict[str, Counter[Hashable]] = defaultdict(Counter)
    for name, identity, _ in sorted({(_name(words), _identity(mention), words.report) for mention, words, _ in named}):
        meant[name][identity] += 1
    rows: dict[Hashable, list[_Named]] = defaultdict(list)
    for mention, words, is_told in named:
        most = meant[_name(words)].most_common(1)[0][0]
        rows[_identity(mention) if is_told else most].append((mention, words))
    ranked = sorted(rows.items(), key=lambda row: (-len({words.report for _, words in row[1]}), -len(row[1])))
    return tuple(_place(identity, row) for identity, row in ranked[:MOST_PLACES])


def _told(one: AnnotatedReport) -> Iterator[tuple[PlaceMention, bool]]:
    """The places of a report, and whether the country or the region of each stands right after it."""
    for mention, following in zip_longest(one.places, one.places[1:]):
        is_told = (
            following is not None
            and following.precision in WIDE
            and following.country is not None
            and following.country == mention.country
            and one.report.text[mention.span.end : following.span.start] == ", "
        )
        yield mention, is_told


def _name(words: Citation) -> str:
    return " ".join(words.exact.casefold().split())


def _identity(mention: PlaceMention) -> Hashable:
    """What makes two mentions mean one place: for those given by a distance, the words; for others where it is."""
    return mention.name, mention.precision.value, str(mention.lat), str(mention.lon)


def _place(identity: Hashable, row: Sequence[_Named]) -> Place:
    first = next(mention for mention, _ in row if _identity(mention) == identity)
    used = Counter(
        " ".join(words.exact.split())
        for mention, words in row
        if not (_is_short(words.exact) and mention.precision is PlacePrecision.REGION)
        and (not words.exact.isupper() or len(words.exact) < LEAST_CAPITALS)
    )
    return Place(
        name=used.most_common(1)[0][0] if used else first.name,
        lat=first.lat,
        lon=first.lon,
        precision=first.precision,
        mentions=tuple(_each_report_first([words for _, words in row])),
    )


def _is_short(name: str) -> bool:
    """Whether the name is an abbreviation, as of a province ("Vest.")."""
    return name.endswith(".") or (name.isupper() and len(name) < LEAST_CAPITALS)


def _each_report_first(mentions: Sequence[Citation]) -> list[Citation]:
    """The mentions in order, but the first of each report before the second of any: so few show many reports."""
    seen: Counter[str] = Counter()
    turns = []
    for words in mentions:
        seen[words.report] += 1
        turns.append(seen[words.report])
    return [words for _, words in sorted(zip(turns, mentions, strict=True), key=lambda pair: pair[0])]
