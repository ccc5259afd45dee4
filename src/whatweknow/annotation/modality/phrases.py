"""A small language for phrases, so that the lexicon stays readable, and its translation to regular expressions.

    no comment          the words one after the other, in any case
    den|refute~ that    one of several words; ``~``: in any inflection of a verb (deny~: denies, denied, denying)
    rule~ ... out       up to four words between
    in the? light of    the word may be missing
    reported (attack)   the word must follow, and is no part of the match
    NOT clear           not, never, no longer, cannot or a word with n't

Quotation marks and commas may stand between words. Texts are matched in the form that ``plain`` gives them. Most
sentences have none of the words with which a table's phrases begin, so its pattern need not be tried on them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

_BETWEEN = r"[\s\"',]{1,4}"
_GAP = r"(?:[^\s.;:!?]{1,40}\s{1,4}){0,4}?"
_NOT = r"(?:not|never|cannot|no longer|\w+n't)"
_NT = "n't"  # stands for every word that ends in it
_OPENERS_OF_NOT = frozenset(("not", "never", "cannot", "no", _NT))
_WORD = re.compile(r"\w+")
_PLAIN = str.maketrans(
    {
        "\u2019": "'",
        "\u2018": "'",
        "\u201c": '"',
        "\u201d": '"',
        "\u201e": '"',
        "\u00ab": '"',
        "\u00bb": '"',
        "\u00a0": " ",
    }
)
_DOUBLED = re.compile(r"(?<![aeiou])[aeiou][bdgmnprt]$")


def plain(text: str) -> str:
    """``text`` with straight quotation marks and apostrophes; every character keeps its place."""
    return text.translate(_PLAIN)


@dataclass(frozen=True, slots=True)
class Phrases:
    """One pattern that matches any of some phrases; each match begins with one of ``openers``."""

    pattern: re.Pattern[str]
    openers: frozenset[str]


def opening_words(text: str) -> frozenset[str]:
    """The words of ``text`` with which a phrase may begin, in the form of ``Phrases.openers``."""
    folded = text.casefold()
    words = frozenset(_WORD.findall(folded))
    return words | {_NT} if _NT in folded else words


def read_phrases(phrases: Iterable[str], irregular: Mapping[str, str]) -> Phrases:
    """Any of ``phrases``; ``irregular`` has forms of verbs ("say": "said")."""
    phrases = list(phrases)
    openers = frozenset(opener for phrase in phrases for opener in _openers(phrase, irregular))
    return Phrases(compile_phrases(phrases, irregular), openers)


def _openers(phrase: str, irregular: Mapping[str, str]) -> Iterator[str]:
    for part in phrase.split():
        if part == "NOT":
            yield from _OPENERS_OF_NOT
        else:
            yield from (_WORD.findall(form.casefold())[0] for form in _forms(part.rstrip("?"), irregular))
        if not part.endswith("?"):
            return


def compile_phrases(phrases: Iterable[str], irregular: Mapping[str, str]) -> re.Pattern[str]:
    """One pattern that matches any of ``phrases``; ``irregular`` as in ``read_phrases``."""
    known = tuple(sorted(irregular.items()))
    alternatives = sorted((_pattern(phrase, known) for phrase in phrases), key=len, reverse=True)
    return re.compile(r"(?=\w)(?<!\w)(?<!\w')(?:" + "|".join(alternatives or [r"(?!)"]) + r")(?![\w])", re.IGNORECASE)


@cache
def _pattern(phrase: str, irregular: tuple[tuple[str, str], ...]) -> str:
    pattern = ""
    for part in phrase.split():
        word = part.strip("()?")
        words = _NOT if word == "NOT" else _words(word, dict(irregular))
        if part == "...":
            pattern += _GAP
        elif part.startswith("("):
            pattern = pattern.removesuffix(_BETWEEN) + f"(?={_BETWEEN}{words})"
        elif part.endswith("?"):
            pattern += f"(?:{words}{_BETWEEN})?"
        else:
            pattern += words + _BETWEEN
    return pattern.removesuffix(_BETWEEN)


def _words(word: str, irregular: Mapping[str, str]) -> str:
    return "(?:" + "|".join(re.escape(form) for form in _forms(word, irregular)) + ")"


def _forms(word: str, irregular: Mapping[str, str]) -> list[str]:
    inflected, words = word.endswith("~"), word.rstrip("~").split("|")
    return [form for one in words for form in (inflections(one, irregular) if inflected else [one])]


def inflections(verb: str, irregular: Mapping[str, str]) -> list[str]:
    """The forms of an English verb: regular ones by rule, with those that ``irregular`` lists added."""
    stem = verb
    if verb.endswith("e"):
        stem = verb[:-1]
    elif verb.endswith("y") and verb[-2] not in "aeiou":
        return [verb, f"{verb[:-1]}ies", f"{verb[:-1]}ied", f"{verb}ing", *irregular.get(verb, "").split()]
    forms = [verb, f"{verb}s", f"{stem}ed", f"{stem}ing"]
    if re.search(r"(?:[sxz]|ch|sh)$", verb):
        forms.append(f"{verb}es")
    if _DOUBLED.search(verb):
        forms += [f"{verb}{verb[-1]}ed", f"{verb}{verb[-1]}ing"]
    return [*forms, *irregular.get(verb, "").split()]
