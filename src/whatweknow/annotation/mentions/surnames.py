"""People who are called like a country: "Rep. Orso Jordan", "Antonio French", and whoever is "Jordan" after that."""

from __future__ import annotations

from collections.abc import Sequence

from whatweknow.annotation.mentions.lexicon import lexicon
from whatweknow.annotation.mentions.words import LONGEST_SMALL, Word
from whatweknow.records import NationForm

INSIDE = frozenset("in into across inside near throughout".split())  # "in Jordan" stays the country
MODIFIED = frozenset("RBCNax")  # what an adjective stands before
GOES_ON = frozenset("RBCN")  # what makes a country's name the beginning of another name


def unmark_surnames(blocks: Sequence[Sequence[Word]]) -> list[list[Word]]:
    """``blocks`` with the words for countries that are people's names classed as names.

    A title or a given name before such a word, once in the report, shows it to be somebody's; it stays the country
    only where nobody could be meant ("in Jordan", "Syria, Jordan and Iraq", "French officials").
    """
    surnames = {words[i].text for words in blocks for i in range(len(words)) if _is_surname(words, i)}
    return [[_unmarked(words, i, surnames) for i in range(len(words))] for words in blocks]


def _unmarked(words: Sequence[Word], i: int, surnames: set[str]) -> Word:
    word = words[i]
    if word.kind != "N":
        return word
    given = word.text in lexicon().namesakes and _kind(words, i + 1) == "C"  # "Chad Berg"
    if given or _is_surname(words, i) or _ends_name(words, i) or (word.text in surnames and not _is_country(words, i)):
        return word._replace(kind="C", nation=None)
    return word


def _is_surname(words: Sequence[Word], i: int) -> bool:
    """Whether a title, a given name or an office and a name stand before the word."""
    word = words[i]
    if word.kind != "N" or not word.text.isalpha() or word.text.isupper() or i == 0:
        return False
    before = words[i - 1]
    if before.kind == "T" or (before.kind == "R" and before.text[0].isupper() and before.text.lower() == before.head):
        return not _goes_on(words, i)  # "Rep. Jordan", "Chief Jordan"
    first = i
    while first > 0 and i - first < 3 and words[first - 1].kind == "C":
        first -= 1
    if first == i:
        return False
    given = words[first].text.lower() in lexicon().genders
    return given or (_kind(words, first - 1) in ("R", "T") and not _goes_on(words, i))


def _ends_name(words: Sequence[Word], i: int) -> bool:
    """Whether a name stands before the word in a sentence: "Tomas Holland, 34"."""
    if words[i].text.isupper() or _kind(words, i - 1) != "C" or _goes_on(words, i):
        return False
    return any(len(word.text) > LONGEST_SMALL and word.text[0].islower() for word in words)


def _goes_on(words: Sequence[Word], i: int) -> bool:
    """Whether what follows a word belongs to it."""
    nation = words[i].nation
    adjective = nation is not None and nation.form is NationForm.ADJECTIVE
    return _kind(words, i + 1) in (MODIFIED if adjective else GOES_ON)


def _is_country(words: Sequence[Word], i: int) -> bool:
    word = words[i]
    if word.nation and word.nation.form is NationForm.ADJECTIVE:
        return _kind(words, i + 1) in MODIFIED
    if i and words[i - 1].text.lower() in INSIDE:
        return True
    return _listed(words, i, -1) or _listed(words, i, 1)


def _listed(words: Sequence[Word], i: int, step: int) -> bool:
    """Whether the word's neighbour in a list is a country."""
    gap = i + step
    while _kind(words, gap) in (",", "&"):
        gap += step
    return abs(gap - i) > 1 and _kind(words, gap) == "N"


def _kind(words: Sequence[Word], i: int) -> str:
    return words[i].kind if 0 <= i < len(words) else "."
