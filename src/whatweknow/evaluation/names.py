"""Do two names stand for the same speaker, or the same party?"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher

from whatweknow.evaluation.matching import WORD

UNNAMED = "unnamed"  # starts the name of a speaker whom the reports describe but do not name
HONORIFICS = frozenset(("mr", "mrs", "ms", "miss", "dr", "sir", "lady", "lord", "the", "a", "an", "of"))
POSSESSIVE = re.compile(r"'s\b")
ARTICLE = re.compile(r"^(the|a|an)\s+")
SHORTEST_VARIANT = 5  # shorter words are too often near one another
VARIANT_RATIO = 0.75
HEAD_WORDS = 3  # of a description: "unnamed senior security officials"


def fold(text: str) -> str:
    """``text`` without accents and case, with straight apostrophes."""
    flat = unicodedata.normalize("NFKD", text.replace("\u2019", "'"))
    return "".join(character for character in flat if not unicodedata.combining(character)).casefold()


def party_key(name: str) -> str:
    """What party names are compared by: without case, accents, hyphens and a leading article."""
    return ARTICLE.sub("", fold(name).replace("-", " ")).strip()


def same_speaker(gold: str | None, predicted: str | None, gold_speakers: Iterable[str]) -> bool:
    """Is ``predicted`` the speaker ``gold``? No name is the same as no name only.

    Spelling variants, titles and a missing first name are forgiven, as long as no other of the event's
    ``gold_speakers`` fits the shorter name as well. An unnamed speaker must be shown as unnamed, with a head
    word of the description ("officials").
    """
    if not gold or not predicted:
        return not gold and not predicted
    wanted, given = _words(gold), _words(predicted)
    if wanted[:1] == [UNNAMED]:
        return given[:1] == [UNNAMED] and not _singular(given[1:]).isdisjoint(_singular(wanted[1:][-HEAD_WORDS:]))
    if given[:1] == [UNNAMED] or not wanted or not given:
        return False
    if _within(wanted, given) and _within(given, wanted):
        return True
    if len(given) < len(wanted):
        return _within(given, wanted) and not _fits_another(given, gold, wanted, gold_speakers)
    return _within(wanted, given) and (len(wanted) > 1 or _alike(wanted[-1], given[-1]))


def _fits_another(given: Sequence[str], gold: str, wanted: Sequence[str], gold_speakers: Iterable[str]) -> bool:
    """Could the short name ``given`` stand for a gold speaker who is not another spelling of ``gold``?"""
    others = (_words(speaker) for speaker in gold_speakers if speaker != gold)
    return any(_within(given, other) and not _within(wanted, other) for other in others)


def _words(name: str) -> list[str]:
    return [word for word in WORD.findall(POSSESSIVE.sub("", fold(name))) if word not in HONORIFICS]


def _singular(words: Iterable[str]) -> set[str]:
    return {word.rstrip("s") for word in words}


def _within(small: Iterable[str], large: Sequence[str]) -> bool:
    return all(any(_alike(word, other) for other in large) for word in small)


def _alike(one: str, other: str) -> bool:
    """The same word, a plural of it, or another romanisation."""
    if one == other or one.rstrip("s") == other.rstrip("s"):
        return True
    if min(len(one), len(other)) < SHORTEST_VARIANT:
        return False
    return SequenceMatcher(None, one, other).ratio() >= VARIANT_RATIO
