"""Which capitalised words of a report are the names of places, and which only look like them.

Names are the longest ones that the gazetteer knows inside a run of capitalised words. What else stands in the run
tells a place ("northern Norland", "Tarn Province") from a person ("Tarn Hilby") or a body ("the Tarn Post"); small
towns are believed only where the words around place something there ("in Tarn", "Tarn, Norland").
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from whatweknow.annotation.mentions.lexicon import lexicon
from whatweknow.annotation.places.abbreviations import abbreviated_senses, province_of
from whatweknow.annotation.places.gazetteer import Gazetteer, Kind, NameForm, Sense, normal_name
from whatweknow.annotation.places.resolving import ABBREVIATION, holds
from whatweknow.annotation.places.words import words
from whatweknow.records import Block, BlockKind, Span

LONGEST_NAME = 5  # words
SHORTEST_CAPITALS = 5  # letters of a name in capitals; what is shorter is an abbreviation
KNOWN_TO_ALL = 150_000  # inhabitants from which a name is taken for a place whatever stands around it
KNOWN_TO_MANY = 15_000  # and where words lean that way ("from", "of")
MOST_BESIDE = 6  # words on each side of a name that are looked at
TITLE_CASE = 0.6  # share of a headline's words that start with a capital
UNPLACED, LEANING, PLACED = 0, 1, 2

_NAME = r"[^\W\d_a-z]\w*(?:['’](?!s\b)\w+)*"
_WORD = (
    rf"(?:(?:[A-Z]\.){{2,}}|(?:St|Ste|Ft|Mt)\.|(?:[AaEe][ldnrstz]|[Aa]sh)-{_NAME}|"
    rf"{_NAME}(?:-(?:(?:upon|on|sur|le|la|les|en|de|el|al|of|by|in|the)-)*{_NAME})*)"
)
_LINK = r"(?:(?:of|de|del|della|di|da|do|du|la|las|los|le|el|al|the|upon|on|sur|am|an|der)[ ]){0,2}"
_RUN = re.compile(rf"(?<![\w@#])(?:{_WORD})(?:[ ]{_LINK}(?:{_WORD}))*")
_PART = re.compile(rf"{_WORD}|\S+")
_BEFORE = re.compile(r"(?:([\w-]+)\s+)?([\w-]+)\s+(?:the\s+)?[\"“‘]?$")
_JOINED = re.compile(r"\s*(?:,|,?\s+(?:and|or)|/|\()\s*(?:the\s+)?")
_AGE = re.compile(r",\s+\d{1,2}\b")
_NEXT = re.compile(r"['’]?\s*(\w+)")


@dataclass(frozen=True, slots=True)
class Toponym:
    """A name of a place in the text. ``owning`` is set where it only says whose something is ("Tarn Mayor Hilby").

    ``placed`` says how clearly the words before it place something there, 0 to 2.
    """

    span: Span
    senses: tuple[Sense, ...]
    placed: int = UNPLACED
    owning: bool = False
    headline: bool = False


@dataclass(frozen=True, slots=True)
class _Segment:
    """Capitalised words that belong together, and the places named in them as ranges of the words."""

    words: tuple[Span, ...]
    named: tuple[tuple[int, int, tuple[Sense, ...]], ...]
    headline: bool


def find_toponyms(
    text: str, blocks: Sequence[Block], gazetteer: Gazetteer, taken: Sequence[Span] = ()
) -> list[Toponym]:
    """The names of places in ``blocks``, in order; none of them touches ``taken``, sorted spans of other names."""
    titles = [_is_title_case(text, block) for block in blocks]
    runs = [(run, title) for block, title in zip(blocks, titles, strict=True) for run in _runs(text, block.span)]
    known = _known(text, [run for run, _ in runs], gazetteer)
    segments = [_Segment(tuple(run), tuple(_longest(text, run, known)), headline) for run, headline in runs]
    surnames = {name for segment in segments if (name := _surname(text, segment))}
    found = [
        toponym for segment in segments for toponym in _toponyms(text, segment) if not _touches(toponym.span, taken)
    ]
    return _believed(text, _weighed(text, found), surnames)


def _touches(span: Span, taken: Sequence[Span]) -> bool:
    i = bisect_left(taken, span.end, key=lambda other: other.start)
    return i > 0 and taken[i - 1].end > span.start


def _runs(text: str, span: Span) -> Iterator[list[Span]]:
    """Capitalised words that stand together, without those that only start sentences."""
    plain = lexicon().plain
    for match in _RUN.finditer(text, span.start, span.end):
        run: list[Span] = []
        for part in _PART.finditer(text, match.start(), match.end()):
            word = part.group()
            if run or word.lower() not in plain or word in ("US", "U.S."):
                run.append(_with_dot(text, Span(*part.span())))
        if run:
            yield run


def _with_dot(text: str, span: Span) -> Span:
    """The span with the full stop that follows, where the two abbreviate a province ("Calif.")."""
    if text[span.end : span.end + 1] == "." and province_of(text[span.start : span.end + 1]):
        return Span(span.start, span.end + 1)
    return span


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
    return name.lower() in words().never or len(name) < 3 or (name.isupper() and len(name) < SHORTEST_CAPITALS)


def _surname(text: str, segment: _Segment) -> str | None:
    """The last word of what looks like a person's name and ends with the name of a place ("Ada Tarn")."""
    if not segment.named or segment.headline:
        return None
    first, last, _ = segment.named[-1]
    before, after = _beside(text, segment, len(segment.named) - 1)
    if after or not before or all(word in words().before for word in before):
        return None
    return normal_name(text[segment.words[first].start : segment.words[last - 1].end])


def _toponyms(text: str, segment: _Segment) -> Iterator[Toponym]:
    """The names of a segment that its other words leave to be places."""
    table = words()
    for number, (first, last, senses) in enumerate(segment.named):
        span = Span(segment.words[first].start, segment.words[last - 1].end)
        before, after = _beside(text, segment, number)
        office = _office(text, segment, first - len(before))
        clean = all(word in table.before for word in before) and (not after or after[0] in table.after)
        if (clean and not office) or segment.headline:
            yield Toponym(span, senses, headline=segment.headline)
        elif (office in table.titles and clean) or (
            not before and after and (_is_national(senses) or after[0] in table.titles)
        ):
            yield Toponym(span, senses, owning=True)


def _beside(text: str, segment: _Segment, number: int) -> tuple[list[str], list[str]]:
    """The capitalised words right before and after a name, in lower case; countries before it do not count."""
    first, last, _ = segment.named[number]
    near = segment.named[max(0, number - MOST_BESIDE) : number]
    floor = max((end for _, end, senses in near if _is_national(senses)), default=first - MOST_BESIDE)
    floor = max(floor, first - MOST_BESIDE, 0)
    before: list[str] = []
    while first - len(before) > floor and (word := segment.words[first - 1 - len(before)].of(text))[0].isupper():
        before.insert(0, word.lower())
    after: list[str] = []
    ceiling = min(last + MOST_BESIDE, len(segment.words))
    while last + len(after) < ceiling and (word := segment.words[last + len(after)].of(text))[0].isupper():
        after.append(word.lower())
    return before, after


def _office(text: str, segment: _Segment, first: int) -> str:
    """The capitalised word that an "of" ties to the name ("Bank of Norland"), unless it is a kind of place."""
    if first < 2 or segment.words[first - 1].of(text) != "of":
        return ""
    word = segment.words[first - 2].of(text).lower()
    return "" if word in words().kinds or word in words().before else word


def _is_national(senses: Iterable[Sense]) -> bool:
    return any(sense.place.kind is Kind.COUNTRY or sense.form is NameForm.ADJECTIVE for sense in senses)


def _weighed(text: str, found: Sequence[Toponym]) -> list[Toponym]:
    """The toponyms with how clearly the words around place something there."""
    weighed: list[Toponym] = []
    for i, one in enumerate(found):
        previous = weighed[-1] if weighed else None
        following = found[i + 1] if i + 1 < len(found) else None
        placed = _placed(text, one)
        if previous and _JOINED.fullmatch(text, previous.span.end, one.span.start):
            placed = max(placed, previous.placed)
        if _is_held(text, one, following):
            placed = PLACED
        weighed.append(Toponym(one.span, one.senses, placed, one.owning, one.headline))
    return weighed


def _placed(text: str, one: Toponym) -> int:
    table = words()
    following = _NEXT.match(text, one.span.end)
    if following and following.group(1).lower() in table.kinds and following.group()[0] == " ":
        return PLACED
    match = _BEFORE.search(text, max(0, one.span.start - 40), one.span.start)
    if not match:
        return UNPLACED
    earlier, last = (word.lower() if word else "" for word in match.groups())
    if last in table.strong or last in table.kinds or (last == "of" and earlier in table.kinds):
        return PLACED
    return LEANING if last in table.weak else UNPLACED


def _is_held(text: str, one: Toponym, following: Toponym | None) -> bool:
    """Whether the country or province stands after the name: "Tarn, Norland"."""
    if match := ABBREVIATION.match(text, one.span.end):
        return province_of(match.group(1).strip(), after_comma=True) is not None
    if following is None or text[one.span.end : following.span.start].strip(" (") != ",":
        return False
    return any(holds(outer.place, inner.place) for outer in following.senses for inner in one.senses)


def _believed(text: str, found: Sequence[Toponym], surnames: set[str]) -> list[Toponym]:
    """Those that are likely to be places: by what the gazetteer says, or by the words around some mention."""
    lower = set(re.findall(r"\b[a-z]{3,}\b", text))
    best: dict[str, int] = {}
    for one in found:
        name = normal_name(one.span.of(text))
        if not one.headline:
            best[name] = max(best.get(name, UNPLACED), one.placed)
    believed = []
    for one in found:
        name = normal_name(one.span.of(text))
        doubtful = name in words().doubtful or name in lower
        needed = PLACED if doubtful else _needed(one.senses)
        shown = one.placed if name in surnames else max(one.placed, best.get(name, UNPLACED))
        if name in surnames or (_AGE.match(text, one.span.end) and not _is_national(one.senses)):
            needed = PLACED
        if one.headline and name not in best and not _is_national(one.senses):
            continue
        if shown >= needed:
            believed.append(one)
    return believed


def _needed(senses: Iterable[Sense]) -> int:
    """How clearly a name must be placed to be believed."""
    needed = PLACED
    for sense in senses:
        place = sense.place
        if place.kind in (Kind.COUNTRY, Kind.CAPITAL, Kind.WATER, Kind.AREA) or (
            place.kind in (Kind.PROVINCE, Kind.COUNTY) and sense.form is NameForm.MAIN
        ):
            return UNPLACED
        if place.population >= (KNOWN_TO_ALL if sense.form is NameForm.MAIN else 4 * KNOWN_TO_ALL):
            return UNPLACED
        if place.population >= KNOWN_TO_MANY or (place.kind is Kind.SITE and sense.form is NameForm.MAIN):
            needed = LEANING
    return needed


def _is_title_case(text: str, block: Block) -> bool:
    if block.kind not in (BlockKind.HEADLINE, BlockKind.SUBHEAD):
        return False
    found = re.findall(r"[^\W\d_]\w+", block.span.of(text))
    return len([word for word in found if word[0].isupper()]) > TITLE_CASE * len(found)
