"""Whether the clause around a time tells of what has been or of what is to come, by its words."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator
from enum import Enum
from functools import cache

from whatweknow.annotation.times.tokens import OTHER, Tokens, read_table

REACH = 24  # tokens over which a clause's tense is looked for, on each side
NEAR = 8  # tokens over which the verb that goes with "by Friday" or "to leave on Friday" is looked for
_BEFORE_A_PLAN = 3  # tokens before "scheduled" among which "had" makes it a plan of the past
_TO_A_VERB = 3  # tokens from "said" to a time: "told reporters on Tuesday"
_SHORTEST_IN_ED = 5  # letters; what is shorter ("bed") is no form of a verb
_LONGEST_ABBREVIATION = 4  # letters of what may stand before a full stop inside a sentence
_PAIRS = (("won", "'"), ("won", "’"), ("set", "to"), ("set", "for"), ("coming", "up"))  # "won't", "set to leave"


class Tense(Enum):
    """``LOOSELY_PAST``: a verb in the past governs one that is not ("he hoped to win in November")."""

    PAST = "past"
    LOOSELY_PAST = "loosely past"
    UNKNOWN = "unknown"
    FUTURE = "future"

    @property
    def is_past(self) -> bool:
        return self in (Tense.PAST, Tense.LOOSELY_PAST)


def tense_around(tokens: Tokens, first: int, last: int) -> Tense:
    """The tense that the nearest telling word of the sentence shows: one before the tokens from ``first`` up to
    ``last``, back to a "that"; or else one after them; or else one before that "that".
    """
    before = list(itertools.islice(sentence_before(tokens, first), REACH))
    leading = tokens.word(first - 1).lower() if before else ""
    if leading in _words()["by_then"] and len(before) > 1:
        near = [*before[1:NEAR], *itertools.islice(_sentence_after(tokens, last), NEAR)]
        return Tense.PAST if any(tokens.word(i) in _words()["done_by_then"] for i in near) else Tense.FUTURE
    clause = next((n for n, i in enumerate(before) if tokens.kinds[i] == "that"), len(before))
    return _first_tense(tokens, itertools.chain(before[:clause], _sentence_after(tokens, last), before[clause:]), first)


def _first_tense(tokens: Tokens, places: Iterable[int], time: int) -> Tense:
    opened = None
    for i in places:
        if i < time and _is_announced(tokens, i):
            return Tense.FUTURE
        tense = _tense_at(tokens, i)
        if tense is not Tense.UNKNOWN:
            return Tense.LOOSELY_PAST if opened is not None and tense is Tense.PAST else tense
        if opened is None and _is_open(tokens, i):
            opened = i
    return Tense.FUTURE if opened is not None and 0 < time - opened <= NEAR else Tense.UNKNOWN


def _is_open(tokens: Tokens, i: int) -> bool:
    """Whether an infinitive or a verb in the present begins here."""
    return tokens.word(i) in ("is", "are", "am") or _is_infinitive(tokens, i)


def _is_announced(tokens: Tokens, i: int) -> bool:
    return tokens.word(i) in _words()["announced"] and _is_infinitive(tokens, i + 1)


def _is_infinitive(tokens: Tokens, i: int) -> bool:
    if i + 1 >= len(tokens) or tokens.word(i) != "to":
        return False
    return tokens.kinds[i + 1] == OTHER and tokens.word(i + 1).islower()


def says_before(tokens: Tokens, first: int) -> bool:
    """Whether a verb of saying stands right before, or with one word such as "on" or "reporters" between."""
    return any(tokens.word(i) in _words()["said"] for i in range(max(first - _TO_A_VERB, 0), first))


def sentence_before(tokens: Tokens, first: int) -> Iterator[int]:
    """The places of the tokens before ``first`` in its sentence, the nearest first."""
    return itertools.takewhile(lambda i: not _ends_sentence(tokens, i), range(first - 1, -1, -1))


def _sentence_after(tokens: Tokens, last: int) -> Iterator[int]:
    return itertools.takewhile(lambda i: not _ends_sentence(tokens, i), range(last, min(last + REACH, len(tokens))))


def _ends_sentence(tokens: Tokens, i: int) -> bool:
    if tokens.kinds[i] != "dot":
        return False
    word = tokens.word(i - 1) if i else ""
    return tokens.word(i) != "." or len(word) > _LONGEST_ABBREVIATION or not word[:1].isupper()


def _tense_at(tokens: Tokens, i: int) -> Tense:
    word, words = tokens.word(i), _words()
    before = tokens.word(i - 1).lower() if i else ""
    if word.lower() in words["plan"]:
        earlier = (tokens.word(n).lower() for n in range(max(i - _BEFORE_A_PLAN, 0), i))
        return Tense.PAST if any(one in words["gone"] for one in earlier) else Tense.FUTURE
    after = tokens.word(i + 1) if i + 1 < len(tokens) else ""
    if word.lower() in words["future"] or (word, after) in _PAIRS or (word == "to" and before in ("is", "are")):
        return Tense.FUTURE
    if before != "be" and (word in words["past"] or (_is_in_ed(tokens, i) and after != "-")):
        return Tense.PAST
    return Tense.UNKNOWN


def _is_in_ed(tokens: Tokens, i: int) -> bool:
    """Whether a form of a verb in -ed stands here, and no adjective ("an alleged plot")."""
    word, words = tokens.word(i), _words()
    if len(word) < _SHORTEST_IN_ED or not word.endswith("ed") or not word.islower() or word in words["no_verb"]:
        return False
    return i == 0 or tokens.word(i - 1).lower() not in words["no_verb_behind"]


@cache
def _words() -> dict[str, frozenset[str]]:
    return {name: frozenset(row) for name, row in read_table("tenses.toml").items()}
