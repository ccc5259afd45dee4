"""What a number counts: the noun behind it, with the words between."""

from __future__ import annotations

from dataclasses import dataclass

from whatweknow.annotation.figures.sentence import Sentence
from whatweknow.annotation.figures.words import PERCENT, words
from whatweknow.records import Span

LONGEST_PHRASE = 6  # words from the number to the noun that it counts
ONE = ("one", "1")
YEARS = range(1000, 2200)
STOPS = frozenset(".;:!?—–()[]")
_QUOTES = frozenset("\"“”„'‘’«»")
_CLOSED = frozenset(
    """and or but were was are is be been being had has have who that which when as after before while than""".split()
)
_PER_CENT = ("per", "cent")
_MEMBERS = ("member", "members")
_PRONOUNS = frozenset(("them", "whom", "which"))


@dataclass(frozen=True, slots=True)
class Counted:
    """What a number counts; ``end`` is the offset at which its words end, ``rest`` the index of the token behind.

    ``part`` is set for "12 of them", what was counted before, ``nothing`` for "12 times". ``event`` is what the words
    themselves say that happened; ``role`` is set where they only say what those counted do ("12 protesters"), ``name``
    where the noun is one ("12 Norlanders").
    """

    unit: str | None
    event: str | None
    end: int
    rest: int
    added: bool = False
    part: bool = False
    nothing: bool = False
    role: bool = False
    name: bool = False


def count(sentence: Sentence, number: Span) -> Counted:
    """What the number at ``number`` counts; the unit is ``None`` where no noun follows."""
    table, tokens = words(), sentence.tokens
    after = sentence.at(number.end)
    if sentence.word(after) == "of" and sentence.word(after + 1) in _PRONOUNS:
        return Counted(None, None, tokens[after + 1].end, after + 2, part=True)
    noun = _noun(sentence, after, number)
    if noun is None:
        more = sentence.word(after) in table.added_after
        nothing = _is_nothing(sentence, after)
        return Counted(None, None, tokens[after].end if more else number.end, after + more, more, nothing=nothing)
    unit, event = table.meaning(tokens[noun].word)
    role = event is not None and table.one(tokens[noun].word) == unit
    if unit == PERCENT and sentence.word(noun + 1) == "of" and (whole := _noun(sentence, noun + 2, number)):
        event = table.meaning(tokens[whole].word)[1]
    said = next((token.word for token in tokens[after:noun] if token.word in table.states), None)
    if said:
        event, role = table.done.get(said) or table.alone.get(said) or event, True
    added = any(token.word in table.added_after for token in tokens[after:noun])
    name = sentence.is_name(noun)
    noun += sentence.word(noun + 1) in _MEMBERS
    return Counted(unit, event, tokens[noun].end, noun + 1, added, role=role, name=name)


def _noun(sentence: Sentence, after: int, number: Span) -> int | None:
    """The index of the last word of the noun that the number counts."""
    table = words()
    spelled = number.of(sentence.text)
    single = spelled.lower() in ONE and sentence.word(after) != "of"
    last = min(len(sentence.tokens), after + LONGEST_PHRASE)
    for i in range(after, last):
        word = sentence.word(i)
        if word in table.measures:
            return i
        if _is_between(sentence, i, after):
            continue
        if _ends_phrase(sentence, i):
            return None
        if (
            single
            and i == after
            and len(word) > 1
            and word.isalpha()
            and not sentence.is_name(i)
            and not _is_event(word)
        ):
            return _end_of_noun(sentence, i, last) if table.is_person(word) else i
        if _is_noun(sentence, i):
            end = _end_of_noun(sentence, i, last)
            return None if is_year(spelled) and not table.is_person(sentence.word(end)) else end
    return None


def _is_between(sentence: Sentence, i: int, after: int) -> bool:
    """Whether the word at ``i`` may stand before a noun that is still to come: "12 more of their “guests”"."""
    table = words()
    word = sentence.word(i)
    if word in table.determiners:
        return i == after or sentence.word(i - 1) == "of"
    return word in table.added_after or word in _QUOTES or word == "of" or (word, sentence.word(i + 1)) == _PER_CENT


def _ends_phrase(sentence: Sentence, i: int) -> bool:
    table = words()
    word = sentence.word(i)
    if word in table.not_counted:
        return not _is_epithet(sentence, i)
    closed = (_CLOSED, STOPS, table.prepositions, table.stops, table.determiners)
    return word == "," or any(word in group for group in closed)


def _is_noun(sentence: Sentence, i: int) -> bool:
    return sentence.word(i) in words().singular or _is_plural(sentence, i)


def _end_of_noun(sentence: Sentence, i: int, last: int) -> int:
    """Where a noun of several words ends that could each stand alone ("police officers", "embassy staff")."""
    table = words()
    while i + 1 < last:
        following = sentence.word(i + 1)
        others = following in _MEMBERS or following in table.not_counted or following in table.alone
        if others or not _is_noun(sentence, i + 1):
            break
        i += 1
    return i


def _is_plural(sentence: Sentence, i: int) -> bool:
    """Whether the word at ``i`` looks like a noun in the plural; a name ("Norlanders") must end the names there."""
    if i >= len(sentence.tokens):
        return False
    word = sentence.word(i)
    if not word.isalpha() or len(word) <= len("has") or not word.endswith("s") or word.endswith(("ss", "us")):
        return False
    if not sentence.tokens[i].capital:
        return not word.endswith("is")
    followed = i + 1 < len(sentence.tokens) and sentence.is_name(i + 1)
    return not (sentence.is_name(i) and followed)


def _is_epithet(sentence: Sentence, i: int) -> bool:
    """Whether a word that is not counted stands before one that may be ("US troops", "season tourists")."""
    word = sentence.word(i)
    if (word.endswith("s") and word != "us") or word in words().months:
        return False
    return words().is_person(sentence.word(i + 1)) or _is_plural(sentence, i + 1)


def _is_nothing(sentence: Sentence, after: int) -> bool:
    """Whether behind a number stands what is not counted: "5 times", "5 March", but not "5 march"."""
    table = words()
    found = next((token for token in sentence.tokens[after : after + 2] if token.word in table.not_counted), None)
    return found is not None and found.capital == (found.word in table.months)


def _is_event(word: str) -> bool:
    table = words()
    return word in table.done or word in table.alone or word in table.doing


def is_year(spelled: str) -> bool:
    """Whether the number is one of a year."""
    return len(spelled) == len("2031") and spelled.isdecimal() and int(spelled) in YEARS
