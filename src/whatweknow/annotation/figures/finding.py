"""Counts in a report: how many of what, what happened to them, and the words that loosen the number.

A number counts the noun after it ("12 people"), or what its event says by itself ("12 killed", "killed 12", "a death
toll of 12"). The event stands beside the number, in the same sentence.
"""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from whatweknow.annotation.figures.numbers import NUMBER, bounds
from whatweknow.annotation.sentences import find_sentences
from whatweknow.records import Block, FigureMention, Span

LONGEST_PHRASE = 4  # words from the number to the noun that it counts
LONGEST_ASIDE = 14
MOST_STRANGE = 2
REACH_AFTER = 7  # words from there to the event
YEARS = range(1500, 2200)  # such a number without a comma is a year, unless its noun stands right behind it
PERSON = "person"
_WORD = re.compile(r"[^\W\d_][\w'’]*(?:-\w+)*|%|\d[\d,.]*\d|\S")
_STOPS = frozenset('.;:!?—–()"“”')
_CLOSED = frozenset(
    """and or but in at on from to by were was are is be been being had has have who that which when
    as""".split()
)
_LINKING = frozenset(
    """were was have had has been are is being be to reportedly also still believed confirmed left who others feared
    presumed found pronounced remain remained remains already now including , and both of them it said more other on
    board aboard in the at from will would could may might should must then later all""".split()
)
_DETERMINERS = frozenset("all the some its his her their these those both of".split())
_HAVE = frozenset(("has", "have", "had", "having"))
_INTRANSITIVE = frozenset(("died", "perished", "fled"))
_TOLL_REACH = 45  # characters
_NONE = re.compile(
    r"\b(?P<number>no)\s+(?:\w+\s+)?(?P<noun>casualties|deaths|injuries|fatalities|victims|survivors|arrests)\b"
    r"|\b(?P<nobody>no one|nobody)\s+(?:else\s+)?(?:was|were|is|has been|had been)\s+(?P<event>\w+)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Words:
    """The tables of ``words.toml``; units and events by the words for them."""

    events: Mapping[str, str]
    phrases: Mapping[str, str]
    counted: Mapping[str, tuple[str, str]]
    tolls: Mapping[str, str]
    qualifiers: re.Pattern[str]
    added: re.Pattern[str]
    added_after: frozenset[str]
    of_people: frozenset[str]
    people: frozenset[str]
    singular: Mapping[str, str]
    measures: frozenset[str]
    distances: frozenset[str]
    not_counted: frozenset[str]


@cache
def words() -> Words:
    """The tables that ship with the package, read once."""
    tables = tomllib.loads((files("whatweknow.annotation.figures") / "words.toml").read_text(encoding="utf-8"))
    units, qualifiers = tables["units"], tables["qualifiers"]
    measures = dict(pair.split("=") for pair in units["measures"].split())
    counted = {noun: tuple(meant.split()) for noun, meant in tables["counted"].items()}
    return Words(
        events={form: event for event, forms in tables["events"].items() for form in forms.split()},
        phrases={phrase: event for event, row in tables["phrases"].items() for phrase in row.split("; ")},
        counted={noun: (meant[0], meant[1] if len(meant) > 1 else "") for noun, meant in counted.items()},
        tolls=tables["tolls"],
        qualifiers=_before(qualifiers["before"].replace("\n", " ").split("; ")),
        added=_before(qualifiers["added"].split("; ")),
        added_after=frozenset(qualifiers["added_after"].split()),
        of_people=frozenset(tables["persons"]["events"].split()),
        people=frozenset(units["people"].split()),
        singular=dict(pair.split("=") for pair in units["irregular"].split()) | measures,
        measures=frozenset(measures),
        distances=frozenset(units["distances"].split()),
        not_counted=frozenset(units["not_counted"].split()),
    )


def _before(phrases: Sequence[str]) -> re.Pattern[str]:
    listed = "|".join(sorted((re.escape(phrase.strip()) for phrase in phrases), key=len, reverse=True))
    return re.compile(rf"\b(?:{listed})\s+$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Token:
    start: int
    end: int
    word: str  # in lower case
    capital: bool


def find_figures(text: str, blocks: Sequence[Block]) -> tuple[FigureMention, ...]:
    """The figures in ``blocks``, in order; dates, times, ages and bare numbers are none."""
    found: list[FigureMention] = []
    for block in blocks:
        for sentence in find_sentences(text, block.span):
            found += _in_sentence(text, sentence)
    return tuple(found)


def _in_sentence(text: str, sentence: Span) -> list[FigureMention]:
    found = list(_none(text, sentence))
    numbers = [
        match
        for match in NUMBER.finditer(text, sentence.start, sentence.end)
        if text[max(0, match.start() - 3) : match.start()].lower() != "no "
    ]
    if numbers:
        tokens = [
            _Token(match.start(), match.end(), match.group().lower(), match.group()[0].isupper())
            for match in _WORD.finditer(text, sentence.start, sentence.end)
        ]
        previous: FigureMention | None = None
        for match in numbers:
            figure = _figure(text, sentence, tokens, Span(*match.span()), previous)
            if figure:
                found.append(figure)
                previous = figure
    return sorted(found, key=lambda figure: figure.span)


def _none(text: str, sentence: Span) -> Iterator[FigureMention]:
    """ "No casualties", "no one was killed": a figure of its own, nought."""
    for match in _NONE.finditer(text, sentence.start, sentence.end):
        if match["nobody"]:
            unit, event = PERSON, words().events.get(match["event"].lower())
            if event is None:
                continue
        else:
            unit, event = _meaning(_singular(match["noun"].lower()))
        number = Span(*match.span("nobody" if match["nobody"] else "number"))
        yield FigureMention(span=Span(*match.span()), number=number, low=0.0, high=0.0, unit=unit, event=event)


def _figure(
    text: str, sentence: Span, tokens: Sequence[_Token], number: Span, previous: FigureMention | None
) -> FigureMention | None:
    start, qualifier, added = _loosened(text, sentence, number)
    before = bisect_left(tokens, start, key=lambda token: token.start)
    counted = _counted(text, tokens, number)
    event, happened = counted.event, None
    if event is None and counted.unit not in words().distances:
        event, happened = _event(tokens, before, counted)
    if event is None and previous and _is_joined(text, previous.span.end, start):
        event = previous.event
    if event is None and counted.unit is None:
        event = _toll(text, sentence, start)
    unit = counted.unit or _currency(number.of(text))
    if unit is None and event in words().of_people and not _is_label(text, tokens, before, number):
        unit = PERSON
    if unit is None:
        return None
    low, high = bounds(number.of(text)) or (None, None)
    return FigureMention(
        span=Span(min(start, happened.start if happened else start), max(counted.end, happened.end if happened else 0)),
        number=number,
        low=low,
        high=high,
        unit=unit,
        event=event,
        qualifier=qualifier,
        added=added or counted.added,
    )


@dataclass(frozen=True, slots=True)
class _Counted:
    """What a number counts; ``end`` is the offset at which its words end, ``rest`` the index of the token behind."""

    unit: str | None
    event: str | None
    end: int
    rest: int
    added: bool


def _counted(text: str, tokens: Sequence[_Token], number: Span) -> _Counted:
    after = bisect_left(tokens, number.end, key=lambda token: token.start)
    noun = _noun(text, tokens, after, number)
    more = words().added_after
    if noun is not None:
        unit, event = _meaning(_singular(tokens[noun].word))
        return _Counted(unit, event, tokens[noun].end, noun + 1, any(t.word in more for t in tokens[after:noun]))
    if after < len(tokens) and tokens[after].word in more:
        return _Counted(None, None, tokens[after].end, after + 1, added=True)
    return _Counted(None, None, number.end, after, added=False)


def _is_label(text: str, tokens: Sequence[_Token], before: int, number: Span) -> bool:
    """Whether a bare number counts nothing: a year, "Flight 12", or "one" that stands for something else."""
    spelled = number.of(text)
    if spelled.lower() == "one" or _is_year(spelled):
        return True
    named = before > 1 and tokens[before - 1].capital and tokens[before - 1].end + 1 == number.start
    return spelled[0].isdigit() and (named or "-" in spelled)


def _loosened(text: str, sentence: Span, number: Span) -> tuple[int, Span | None, bool]:
    """Where the figure starts, with the words before its number; the qualifier; whether it comes on top of others."""
    table = words()
    start, qualifier, added = number.start, None, False
    for _ in range(3):
        window = text[max(sentence.start, start - 24) : start]
        if match := table.qualifiers.search(window):
            begin = start - len(match.group())
            end = qualifier.end if qualifier else begin + len(match.group().rstrip())
            start, qualifier = begin, Span(begin, end)
        elif match := table.added.search(window):
            start, added = start - len(match.group()), True
        else:
            break
    return start, qualifier, added


def _noun(text: str, tokens: Sequence[_Token], after: int, number: Span) -> int | None:
    """The index of the noun that the number counts, among the words after it."""
    table = words()
    spelled = number.of(text)
    single = bounds(spelled) == (1.0, 1.0)
    year = _is_year(spelled)
    if single and [token.word for token in tokens[after : after + 1]] == ["of"]:
        single = False
    for i in range(after, min(len(tokens), after + (1 if year else LONGEST_PHRASE))):
        token = tokens[i]
        word = token.word
        if word in table.measures or (word == "per" and tokens[i + 1 : i + 2] and tokens[i + 1].word == "cent"):
            return i + (word == "per")
        if word in table.added_after:
            continue
        if word in _STOPS or word == "," or word in table.not_counted:
            return None
        known = word in table.people or word in table.singular or (single and _singular(word) in table.counted)
        if known or (not single and not token.capital and _is_plural(word)):
            return i
        if word in _CLOSED:
            return None
    return None


def _is_year(spelled: str) -> bool:
    return len(spelled) == len("2031") and spelled.isdecimal() and int(spelled) in YEARS


def _is_plural(word: str) -> bool:
    return word.isalpha() and len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is"))


def _singular(noun: str) -> str:
    table = words()
    if noun in table.singular:
        return table.singular[noun]
    if noun.endswith("ies"):
        return noun[:-3] + "y"
    if noun.endswith(("ches", "shes", "xes", "sses")):
        return noun[:-2]
    return noun[:-1] if noun.endswith("s") and not noun.endswith("ss") else noun


def _meaning(noun: str) -> tuple[str, str | None]:
    """What is counted, and what happened to it, for nouns like "death"."""
    unit, event = words().counted.get(noun, (noun, ""))
    return unit, event or None


def _event(tokens: Sequence[_Token], before: int, counted: _Counted) -> tuple[str | None, Span | None]:
    """The event beside a figure and its words: after what is counted, or right before the number."""
    rest = _past_aside(tokens, counted.rest)
    strange = 0  # words on the way that say nothing of the event
    for i in range(rest, min(len(tokens), rest + REACH_AFTER)):
        if (found := _event_at(tokens, i)) and not (tokens[i].capital and i > rest) and not _is_active(tokens, i):
            return found
        strange += tokens[i].word not in _LINKING
        if tokens[i].word in _STOPS or tokens[i].word[0].isdigit() or (strange and i == rest) or strange > MOST_STRANGE:
            break
    if before and tokens[before - 1].word in _DETERMINERS:
        before -= 1
    if before > 1 and (found := _event_at(tokens, before - 2)) and found[1].end == tokens[before - 1].end:
        return found
    if before and (found := _event_at(tokens, before - 1)) and (counted.unit or tokens[before - 1].word != "dead"):
        return found
    return None, None


def _event_at(tokens: Sequence[_Token], i: int) -> tuple[str, Span] | None:
    """The event that the word at ``i``, or with it the next, stands for."""
    one = tokens[i]
    other = tokens[i + 1] if i + 1 < len(tokens) else None
    if other and (event := words().phrases.get(f"{one.word} {other.word}")):
        return event, Span(one.start, other.end)
    event = words().events.get(one.word)
    return (event, Span(one.start, one.end)) if event else None


def _is_active(tokens: Sequence[_Token], i: int) -> bool:
    """Whether those who are counted did it themselves: "two had killed", not "two had died"."""
    doing = i > 0 and tokens[i - 1].word in _HAVE and tokens[i].word.endswith("ed")
    return doing and tokens[i].word not in _INTRANSITIVE


def _past_aside(tokens: Sequence[_Token], rest: int) -> int:
    """Where the clause goes on behind ", including five children,"."""
    if [token.word for token in tokens[rest : rest + 2]] != [",", "including"]:
        return rest
    ends = (i + 1 for i in range(rest + 2, min(len(tokens), rest + LONGEST_ASIDE)) if tokens[i].word == ",")
    return next(ends, rest)


def _is_joined(text: str, end: int, start: int) -> bool:
    """Whether a figure follows another in a list: "killed five soldiers and 12 civilians"."""
    return end <= start and text[end:start].strip(" ") in ("and", ",", ", and", "as well as")


def _toll(text: str, sentence: Span, start: int) -> str | None:
    """The event that a noun like "toll" before the number stands for."""
    window = text[max(sentence.start, start - _TOLL_REACH) : start].lower()
    found = [(window.rfind(noun), event) for noun, event in words().tolls.items() if noun in window]
    if not found:
        return None
    place, event = max(found)
    return None if any(stop in window[place:] for stop in ".;:,") or re.search(r"\d", window[place:]) else event


def _currency(number: str) -> str | None:
    return {"$": "dollar", "€": "euro", "£": "pound"}.get(number[0])
