"""Which capitalised words of a report are the names of places, and which only look like them.

Names are the longest ones that the gazetteer knows inside a run of capitalised words. What else stands in the run
tells a place ("northern Norland", "Tarn Province") from a person ("Tarn Hilby"), and from a body that is named after
one ("the Tarn Fire Department", "University of Tarn").
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from whatweknow.annotation.places.abbreviations import abbreviated_senses, province_of
from whatweknow.annotation.places.believing import believed, weighed
from whatweknow.annotation.places.beside import holds
from whatweknow.annotation.places.gazetteer import Gazetteer, Kind, NameForm, Sense, normal_name
from whatweknow.annotation.places.runs import find_runs
from whatweknow.annotation.places.toponyms import (
    CERTAIN,
    FIRM,
    PLACED,
    UNPLACED,
    Toponym,
    is_national,
    is_well_known,
    touches,
)
from whatweknow.annotation.places.words import words
from whatweknow.records import Block, BlockKind, Span

LONGEST_NAME = 5  # words
SHORTEST_CAPITALS = 5  # letters of a name in capitals; what is shorter is an abbreviation
LONGEST_ACRONYM = 5
ARTICLE = "The "
MOST_BESIDE = 6  # words on each side of a name that are looked at
TITLE_CASE = 0.6  # share of a headline's words that start with a capital


@dataclass(frozen=True, slots=True)
class _Segment:
    """Capitalised words that belong together, and the places named in them as ranges of the words."""

    words: tuple[Span, ...]
    named: tuple[tuple[int, int, tuple[Sense, ...]], ...]
    headline: bool


def find_toponyms(
    text: str,
    blocks: Sequence[Block],
    gazetteer: Gazetteer,
    taken: Sequence[Span] = (),
    speakers: Iterable[str] = (),
) -> tuple[list[Toponym], list[Toponym]]:
    """The names of places in ``blocks``, and names that may be some (see ``believed``), in order.

    None of them touches ``taken``, sorted spans of other names; ``speakers`` are words that name
    who says something.
    """
    titles = [_is_title_case(text, block) for block in blocks]
    runs = [(run, title) for block, title in zip(blocks, titles, strict=True) for run in find_runs(text, block.span)]
    known = _known(text, [run for run, _ in runs], gazetteer)
    segments = [_Segment(tuple(run), tuple(_longest(text, run, known)), headline) for run, headline in runs]
    bearers = {normal_name(name): FIRM for name in speakers if _is_little_known(known.get(name, ()))}
    bearers |= dict(sorted(pair for segment in segments for pair in _bearers(text, segment)))
    found = [
        toponym for segment in segments for toponym in _toponyms(text, segment) if not touches(toponym.span, taken)
    ]
    return believed(text, weighed(text, found), bearers)


def _known(text: str, runs: Iterable[Sequence[Span]], gazetteer: Gazetteer) -> Mapping[str, tuple[Sense, ...]]:
    """The senses of all sequences of words that could be a name, by their text."""
    names = {
        text[run[i].start : run[j].end]
        for run in runs
        for i in range(len(run))
        for j in range(i, min(len(run), i + LONGEST_NAME))
    }
    ordered = sorted(names)
    found = zip(ordered, gazetteer.senses(ordered), strict=True)
    return {name: senses for name, rows in found if (senses := abbreviated_senses(name, gazetteer) or rows)}


def _longest(
    text: str, run: Sequence[Span], known: Mapping[str, tuple[Sense, ...]]
) -> Iterator[tuple[int, int, tuple[Sense, ...]]]:
    i = 0
    while i < len(run):
        for j in range(min(len(run), i + LONGEST_NAME), i, -1):
            name = text[run[i].start : run[j - 1].end]
            if (senses := known.get(name)) and not _is_never(name, senses):
                yield i, j, senses
                i = j
                break
        else:
            i += 1


def _is_never(name: str, senses: Sequence[Sense]) -> bool:
    if name.isupper() and any(sense.place.kind is Kind.COUNTRY for sense in senses):
        return False
    lower = name.lower()
    if province_of(name):
        return False
    return (
        lower in words().never
        or lower in words().bodies
        or all(word in words().compass for word in lower.split())
        or len(name) < 3
        or (name.isupper() and len(name) < SHORTEST_CAPITALS)
    )


def _is_little_known(senses: Sequence[Sense]) -> bool:
    return not is_well_known(senses) and all(sense.place.kind is not Kind.SITE for sense in senses)


def _bearers(text: str, segment: _Segment) -> Iterator[tuple[str, int]]:
    """The names of a segment that are those of people or streets there ("Ada Tarn", "Tarn Drive"), and how clearly
    they must be placed to be places elsewhere in the report."""
    if surname := _surname(text, segment):
        yield surname
    for first, last, _ in segment.named:
        if last < len(segment.words) and segment.words[last].of(text).lower() in words().streets:
            yield normal_name(text[segment.words[first].start : segment.words[last - 1].end]), FIRM


def _surname(text: str, segment: _Segment) -> tuple[str, int] | None:
    """The last word of what looks like a person's name and ends with the name of a place ("Ada Tarn"), with the same
    number."""
    if not segment.named or segment.headline:
        return None
    first, last, _ = segment.named[-1]
    before, after = _beside(text, segment, len(segment.named) - 1)
    if after or not before or all(word in words().before for word in before) or before[-1] in words().bodies:
        return None
    person = before[0] in words().given or before[0] in words().titles
    if before[-1].isupper() or (is_well_known(segment.named[-1][2]) and not person):
        return None
    name = normal_name(text[segment.words[first].start : segment.words[last - 1].end])
    return name, CERTAIN if person else PLACED if " " in name else FIRM


def _toponyms(text: str, segment: _Segment) -> Iterator[Toponym]:
    """The names of a segment that its other words leave to be places."""
    table = words()
    for number, (first, last, senses) in enumerate(segment.named):
        span = _with_article(text, Span(segment.words[first].start, segment.words[last - 1].end), senses)
        before, after = _beside(text, segment, number)
        bearer = _bearer(text, segment, first - len(before))
        if number == 0 and len(before) == first == 1 and before[0] in table.openings:
            before = []
        leading = all(word in table.before for word in before)
        if segment.headline and not bearer:
            yield Toponym(span, senses, headline=True)
        elif leading and (not after or _is_kind(after)):
            person = _is_person([word.of(text) for word in bearer]) and not _has_article(text, bearer[0])
            yield Toponym(span, senses, FIRM if person else UNPLACED, owning=bool(bearer))
        elif (leading or before[-1].isupper()) and _names_body(after, senses):
            municipal = any(word in table.municipal for word in after)
            yield Toponym(span, senses, FIRM if municipal else UNPLACED, owning=True)


def _with_article(text: str, span: Span, senses: Sequence[Sense]) -> Span:
    """The name with the article that is part of it ("The Hague")."""
    start = span.start - len(ARTICLE)
    if text[max(0, start) : span.start] == ARTICLE and any(one.place.name.startswith(ARTICLE) for one in senses):
        return Span(start, span.end)
    return span


def _is_kind(after: Sequence[str]) -> bool:
    """Whether what follows only says what kind of place it is ("Tarn City", but not "Tarn City Council")."""
    table = words()
    return after[0] in table.after and not any(word in table.bodies - table.after for word in after)


def _names_body(after: Sequence[str], senses: Sequence[Sense]) -> bool:
    """Whether what follows the name of a place makes it the name of a body, or tells who holds an office there."""
    table = words()
    return (
        not after
        or is_national(senses)
        or after[0] in table.titles
        or _is_acronym(after[0])
        or any(word in table.bodies for word in after)
    )


def _is_acronym(word: str) -> bool:
    return word.isupper() and 1 < len(word) <= LONGEST_ACRONYM and word.isalpha()


def _beside(text: str, segment: _Segment, number: int) -> tuple[list[str], list[str]]:
    """The capitalised words right before and after a name, in lower case but for acronyms.

    Countries before the name do not count, nor what lies beyond another name that a hyphen ties to it, beyond a party
    ("D-Tarn") and beyond a change from capitals, in which datelines are printed ("TARN The ship sank").
    """
    first, last, _ = segment.named[number]
    near = segment.named[max(0, number - MOST_BESIDE) : number]
    floor = max((end for _, end, senses in near if is_national(senses)), default=first - MOST_BESIDE)
    floor = max(floor, first - MOST_BESIDE, 0)
    if first and _is_apart(text, segment, first, named=bool(near) and near[-1][1] == first):
        floor = first
    before: list[str] = []
    while first - len(before) > floor and _is_name(word := segment.words[first - 1 - len(before)].of(text)):
        before.insert(0, _lower(word))
    following = segment.named[number + 1] if number + 1 < len(segment.named) else None
    ceiling = min(last + MOST_BESIDE, len(segment.words))
    if last < ceiling and _is_apart(text, segment, last, named=following is not None and following[0] == last):
        ceiling = last
    if following and following[0] < ceiling and _is_held(segment.named[number][2], following[2]):
        ceiling = min(ceiling, following[0])
    after: list[str] = []
    while last + len(after) < ceiling and _is_name(word := segment.words[last + len(after)].of(text)):
        if word.lower() in words().days:
            break
        after.append(_lower(word))
    return before, after


def _is_held(senses: Sequence[Sense], following: Sequence[Sense]) -> bool:
    """Whether the name that follows is that of a country in which the place lies ("Tarn Norland")."""
    countries = [
        one.place for one in following if one.place.kind is Kind.COUNTRY and one.form is not NameForm.ADJECTIVE
    ]
    return any(holds(country, one.place) for country in countries for one in senses)


def _is_name(word: str) -> bool:
    """Whether the word is capitalised, but for an article that is part of it ("al-Tarn")."""
    return word[0].isupper() or "-" in word


def _lower(word: str) -> str:
    return word if _is_acronym(word) else word.lower().removesuffix(".")


def _is_apart(text: str, segment: _Segment, i: int, *, named: bool) -> bool:
    """Whether the word ``i`` has little to do with the one before it; ``named`` if names of places meet there."""
    one, other = segment.words[i - 1], segment.words[i]
    if text[one.end : other.start] == "-":
        return named or one.of(text).lower() in words().parties
    return _is_dateline(one.of(text)) != _is_dateline(other.of(text))


def _is_dateline(word: str) -> bool:
    return word.isupper() and len(word) > LONGEST_ACRONYM


def _bearer(text: str, segment: _Segment, first: int) -> tuple[Span, ...]:
    """The capitalised words that an "of" ties to the name ("Bank of Norland"), unless they are a kind of place."""
    if first < 2 or segment.words[first - 1].of(text) != "of":
        return ()
    end = first = first - 1
    while first > max(0, end - MOST_BESIDE) and segment.words[first - 1].of(text)[0].isupper():
        first -= 1
    bearer = segment.words[first:end]
    return () if not bearer or bearer[-1].of(text).lower() in words().kinds | words().before else bearer


def _has_article(text: str, word: Span) -> bool:
    return text[max(0, word.start - 4) : word.start].lower().endswith(("the ", " a "))


def _is_person(bearer: Sequence[str]) -> bool:
    """Whether the words are somebody's name, rather than that of a body or a thing."""
    table = words()
    lower = [word.lower() for word in bearer]
    common = table.bodies | table.never | table.titles
    return len(lower) > 1 and (lower[0] in table.given or not (common & set(lower) or any(map(str.isupper, bearer))))


def _is_title_case(text: str, block: Block) -> bool:
    if block.kind not in (BlockKind.HEADLINE, BlockKind.SUBHEAD):
        return False
    found = re.findall(r"[^\W\d_]\w+", block.span.of(text))
    return len([word for word in found if word[0].isupper()]) > TITLE_CASE * len(found)
