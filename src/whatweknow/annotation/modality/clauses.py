"""Which words of a sentence stand in its main clause, by conjunctions, punctuation and counted verbs.

No parser: a subordinator opens a clause that punctuation or "but" closes. A relative clause, and one that opens the
sentence, also ends where a second finite verb follows: "those who fled | were not armed".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from whatweknow.annotation.modality.lexicon import lexicon
from whatweknow.records import Span

WORD = re.compile(r"\w+(?:['-]\w+)*|[^\w\s]")
CLOSING = frozenset(",;:()\u2014\u2013!?")
RELATIVE = frozenset("who whom whose which that where whoever what".split())
POSSESSIVE = re.compile(r"(?:his|her|its|their|our|my)\b", re.IGNORECASE)
OPENING = 4  # words in which "that" after such a word continues the cue: "repeated his view that"
AUXILIARIES = frozenset(
    """is are was were am has have had do does did will would can could may might must should shall cannot
    's 're 've""".split()
)
PAST = frozenset(
    """said told took made left fell sank gave got saw knew thought felt found went came became began broke brought
    built bought caught fled hid stole tore slept swept dealt sought taught grew drank rang shook woke froze spent
    chose drew drove fought flew forgot held kept led lost met paid ran rose sent shot spoke stood struck threw
    understood won wore wrote gives takes makes says knows wants""".split()
)
AFTER_AUXILIARY = frozenset("not never been be being also already so".split())


@dataclass(frozen=True, slots=True)
class Word:
    """A word or mark of a sentence; ``main`` if it stands in a main clause."""

    span: Span
    text: str
    main: bool


def count_words(text: str, sentence: Span) -> int:
    """How many words and marks ``words_of`` finds."""
    return len(WORD.findall(text, sentence.start, sentence.end))


def words_of(text: str, sentence: Span) -> list[Word]:
    """The words of ``sentence`` in order; ``text`` is plain."""
    return list(_words(text, sentence))


def _words(text: str, sentence: Span) -> Iterator[Word]:
    subordinators = lexicon().subordinators
    opener, verbs, opens_sentence, before, auxiliary = "", 0, False, "", False
    owned = POSSESSIVE.match(text, sentence.start) is not None
    for place, match in enumerate(WORD.finditer(text, sentence.start, sentence.end)):
        word = match.group().lower()
        if word in CLOSING or word == "but":
            opener = ""
        elif word in subordinators and not (word == "that" and (_stays_main(before) or (owned and place < OPENING))):
            opener, verbs, opens_sentence = word, 0, place <= 1
        elif _is_finite(word, after_auxiliary=auxiliary):
            verbs += 1
            if verbs > 1 and (opener in RELATIVE or opens_sentence):
                opener = ""
        if word.isalpha() or "'" in word:
            auxiliary = (
                word in AUXILIARIES
                or word.endswith("n't")
                or (auxiliary and (word in AFTER_AUXILIARY or word.endswith("ly")))
            )
        yield Word(Span(match.start(), match.end()), match.group(), not opener)
        before = word


def has_verb(text: str, sentence: Span) -> bool:
    """Whether a finite verb stands in a main clause of ``sentence``, or it opens with "that", "how" and the like."""
    words = words_of(text, sentence)
    first = next((word.text.lower() for word in words if word.text.isalnum()), "")
    return first in lexicon().subordinators or any(
        word.main and _is_finite(word.text.lower(), after_auxiliary=False) for word in words
    )


def _stays_main(before: str) -> bool:
    """Whether "that" after ``before`` opens no relative clause: "it is clear that", at the start, after a comma."""
    stays = not before or not before[-1].isalnum() or before.endswith(("ly", "ble", "ed", "ous"))
    return stays or before in lexicon().before_that


def _is_finite(word: str, *, after_auxiliary: bool) -> bool:
    if word in AUXILIARIES or word.endswith("n't"):
        return True
    return not after_auxiliary and (word in PAST or (len(word) > 4 and word.endswith("ed")))
