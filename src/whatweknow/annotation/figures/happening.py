"""What happened to what is counted: the event beside a figure, in the same sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from whatweknow.annotation.figures.counting import STOPS, Counted
from whatweknow.annotation.figures.numbers import WORDS
from whatweknow.annotation.figures.sentence import Sentence
from whatweknow.annotation.figures.words import PERSON, words
from whatweknow.records import Span

REACH = 14  # words from what is counted to its event
MOST_STRANGE = 2  # words on the way that say nothing of the event
LONGEST_PLACE = 6  # words of a phrase such as "in the small town of Tarn"
LONGEST_ASIDE = 14
LONGEST_EVENT = 3  # words
TOLL_REACH = 70  # characters
ABOARD = "aboard"
_VAGUE = frozenset("dozens hundreds thousands scores millions".split())
_HAVE = frozenset(("has", "have", "had", "having"))
_PASSIVE = frozenset(
    """was were been be being is are get got getting left feared reported confirmed presumed believed pronounced found
    both all""".split()
)
_ABOARD = re.compile(r"\s+(?:who\s)?(?:(?:were|was|are|is|had\sbeen)\s)?(on\sboard|onboard|aboard)\b", re.IGNORECASE)
_CARRYING = re.compile(r"\b(?:carrying|carried|carries)\s$", re.IGNORECASE)
_NOT_DONE = frozenset(
    """attempted attempt attempts attempting tried trying try threatened threatening threatens threat plot plotted
    plotting failed foiled planned""".split()
)
_AMONG = re.compile(
    r"\b(?:the|those|among)\s(\w+)(?:\s[\w’']+){0,4}?\s(?:include|includes|included|including|were|are)\s(?:at\sleast\s)?$",
    re.IGNORECASE,
)
_PARAGRAPH = re.compile(r"\bin\s(?:\w+\s)?paragraph(?:\s\d+)?\b")  # in a wire's note of correction
_NO_TOLL = re.compile(r"[.;:,]|\d")


@dataclass(frozen=True, slots=True)
class Happening:
    """An event and its words; ``behind`` is set where they follow what is counted."""

    event: str
    span: Span | None = None
    behind: bool = False


def happening(sentence: Sentence, start: int, counted: Counted) -> Happening | None:
    """What happened to what a figure counts whose words start at ``start``."""
    found = _before(sentence, start, counted)
    if found is None or not is_told_of(found.event, counted.unit):
        found = _behind(sentence, start, counted)
    if found is None or not is_told_of(found.event, counted.unit):
        found = (_toll(sentence, start) if counted.unit in (None, PERSON) else None) or _aboard(
            sentence, start, counted
        )
    return found if found and is_told_of(found.event, counted.unit) else None


def is_told_of(event: str, unit: str | None) -> bool:
    """Whether ``event`` can happen to ``unit``, or to a number without a noun."""
    table = words()
    if unit is None:
        return event in table.of_bare_numbers
    if event in table.limited:
        return unit in table.limited[event]
    if event in table.of_people:
        return unit not in table.things
    return not (event in table.of_things and unit in table.people)


def _before(sentence: Sentence, start: int, counted: Counted) -> Happening | None:
    """ "Killed 12", "the deaths of 12", "the loss of 12 lives"."""
    table, tokens = words(), sentence.tokens
    i = sentence.at(start) - 1
    while i > 0 and (sentence.word(i) in table.determiners or sentence.word(i) in '"“„«'):
        i -= 1
    if counted.unit == PERSON and sentence.text[counted.end - len("lives") : counted.end].lower() == "lives":
        lost = i - (sentence.word(i) == "of")
        return Happening("killed", Span(tokens[lost].start, tokens[lost].end)) if _is_lost(sentence, lost) else None
    if i > 0 and sentence.word(i) == "of":
        event = table.nouns.get(sentence.word(i - 1)) if sentence.word(i - 2) not in _NOT_DONE else None
        return Happening(event, Span(tokens[i - 1].start, tokens[i - 1].end)) if event else None
    if match := _AMONG.search(sentence.window(start, TOLL_REACH)):
        event = table.done.get(match[1].lower()) or table.alone.get(match[1].lower())
        return Happening(event) if event else None
    for length in range(LONGEST_EVENT, 0, -1):
        first = i - length + 1
        if first >= 0 and (event := _event(sentence, first, length, with_verbs=True)):
            stands_alone = sentence.word(i) in table.alone and length == 1
            if sentence.word(first - 1) == "to" and sentence.word(first - 2) in _NOT_DONE:
                return None
            return None if stands_alone else Happening(event, Span(tokens[first].start, tokens[i].end))
    return None


def _is_lost(sentence: Sentence, i: int) -> bool:
    return i >= 0 and sentence.word(i) in words().lost_lives


def _behind(sentence: Sentence, start: int, counted: Counted) -> Happening | None:
    """ "12 were killed", "12 people in the town of Tarn, most of them children, died"."""
    table, tokens = words(), sentence.tokens
    rest = _past_aside(sentence, counted.rest)
    in_place = sentence.word(sentence.at(start) - 1) in table.prepositions - {"of", "with"}
    for i in _way(sentence, rest, after_aside=rest > counted.rest):
        if i == rest and sentence.word(i) in table.now and not sentence.is_name(i):
            return Happening(table.now[sentence.word(i)], Span(tokens[i].start, tokens[i].end), behind=True)
        length = _length(sentence, i)
        if length and not _is_attribute(sentence, i):
            if (in_place and i > counted.rest) or _is_active(sentence, i, length):
                return None
            event = _event(sentence, i, length, with_verbs=False)
            return Happening(event, Span(tokens[i].start, tokens[i + length - 1].end), behind=True) if event else None
    return None


def _way(sentence: Sentence, first: int, *, after_aside: bool) -> Iterator[int]:
    """Where the event may stand, from ``first`` on until the clause turns to something else."""
    table = words()
    strange, place = 0, -1  # words of a phrase about a place still to be passed; below 0 outside one
    for i in range(first, min(len(sentence.tokens), first + REACH)):
        yield i
        word = sentence.word(i)
        if _turns_away(sentence, i, place, after_aside):
            return
        if word in table.prepositions and word not in ("on", "to"):
            place = LONGEST_PLACE
        elif word == ",":
            place, after_aside = -1, True
        elif word in table.linking or word in table.determiners or word.endswith("ly"):
            continue
        elif place > 0:
            place -= not sentence.is_name(i)
        else:
            strange += 1
            if place == 0 or strange > MOST_STRANGE or i == first:
                return


def _turns_away(sentence: Sentence, i: int, place: int, after_aside: bool) -> bool:
    """Whether what is behind the word at ``i`` is told of something else."""
    table = words()
    word = sentence.word(i)
    return (
        word in STOPS
        or word in table.stops
        or word in table.doing
        or word.endswith(("n't", "n’t"))
        or (_is_number(word) and (place < 0 or after_aside))
        or (word == "which" and place == LONGEST_PLACE)
        or (word in ("with", "and") and after_aside)
        or (word == "and" and _is_verb(sentence.word(i + 1)))
    )


def _past_aside(sentence: Sentence, rest: int) -> int:
    """Where the clause goes on behind ", including five children,"."""
    if sentence.word(rest) != "," or sentence.word(rest + 1) not in ("including", "among", "most", "many", "some"):
        return rest
    ends = (i + 1 for i in range(rest + 2, min(len(sentence.tokens), rest + LONGEST_ASIDE)) if sentence.word(i) == ",")
    return next(ends, rest)


def _event(sentence: Sentence, i: int, length: int, *, with_verbs: bool) -> str | None:
    table = words()
    if length > 1:
        phrase = tuple(sentence.word(j) for j in range(i, i + length))
        return table.done_phrases.get(phrase) or table.alone_phrases.get(phrase)
    word = sentence.word(i)
    if sentence.is_name(i):
        return None
    return table.done.get(word) or table.alone.get(word) or (table.doing.get(word) if with_verbs else None)


def _length(sentence: Sentence, i: int) -> int:
    """How many words of an event stand at ``i``; 0 if none."""
    longest = LONGEST_EVENT if sentence.word(i) in words().phrase_starts else 1
    return next((n for n in range(longest, 0, -1) if _event(sentence, i, n, with_verbs=False)), 0)


def _is_number(word: str) -> bool:
    return word[0].isdigit() or word in WORDS or word in _VAGUE


def _is_verb(word: str) -> bool:
    return word in _PASSIVE or word in _HAVE or word in words().done


def _is_attribute(sentence: Sentence, i: int) -> bool:
    """Whether the event is told of others: "the downed jet", "help the injured", but not "12 of the dead"."""
    articles = words().determiners - {"all", "both"}
    return sentence.word(i - 1) in articles and sentence.word(i - 2) not in ("of", "among")


def _is_active(sentence: Sentence, i: int, length: int) -> bool:
    """Whether those who are counted did it to others: "two had killed", "two killed a guard", not "two had died"."""
    table = words()
    said = tuple(sentence.word(j) for j in range(i, i + length))
    if said in table.alone_phrases or said[0] in table.alone or sentence.word(i - 1) in _PASSIVE:
        return False
    if sentence.word(i - 1) in _HAVE:
        return True
    following = i + length
    word = sentence.word(following)
    if not word or word in table.months or word in table.not_counted:
        return False
    if word[0].isdigit() or word in table.objects or (word == "at" and sentence.word(following + 1) == "least"):
        return True
    return sentence.is_name(following) and word not in table.prepositions


def _toll(sentence: Sentence, start: int) -> Happening | None:
    """The event that a noun like "toll" before the number stands for: "the toll rose to 12"."""
    table = words()
    window = _lower(sentence.window(start, TOLL_REACH)).rstrip(' "“„«')
    last = window[window.rfind(" ") + 1 :]
    if last not in table.totalling and last not in table.tolls:
        return None
    found = [
        (window.rfind(noun) + len(noun), len(noun), event) for noun, event in table.tolls.items() if noun in window
    ]
    if not found:
        return None
    end, length, event = max(found)
    place = end - length
    if _NO_TOLL.search(_PARAGRAPH.sub("", window[place:])):
        return None
    words_start = max(sentence.span.start, start - TOLL_REACH) + place
    return Happening(event, Span(words_start, start))


def _lower(text: str) -> str:
    """``text`` in lower case, as long as before ("İ" has two small letters)."""
    lower = text.lower()
    return lower if len(lower) == len(text) else "".join(one if len(one.lower()) > 1 else one.lower() for one in text)


def _aboard(sentence: Sentence, start: int, counted: Counted) -> Happening | None:
    """ "12 people on board", "carrying 12 passengers"."""
    if counted.unit not in words().people and not counted.name:
        return None
    if match := _ABOARD.match(sentence.text, counted.end, min(sentence.span.end, counted.end + 40)):
        return Happening(ABOARD, Span(*match.span(1)), behind=True)
    carrying = _CARRYING.search(sentence.window(start, 12))
    return Happening(ABOARD, Span(start - len(carrying.group()), start - 1)) if carrying else None
