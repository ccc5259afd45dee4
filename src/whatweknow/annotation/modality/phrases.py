"""A small language for phrases, so that the lexicon stays readable, and its translation to regular expressions.

    no comment          the words one after the other, in any case
    den|refute~ that    one of several words; ``~``: in any inflection of a verb (deny~: denies, denied, denying)
    rule~ ... out       up to four words between
    in the? light of    the word may be missing
    NOT clear           not, never, no longer, cannot or a word with n't

Quotation marks and commas may stand between words. Texts are matched in the form that ``plain`` gives them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache

_BETWEEN = r"[\s\"',]+"
_GAP = r"(?:[^\s.;:!?]+\s+){0,4}?"
_NOT = r"(?:not|never|cannot|no longer|\w+n't)"
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


def compile_phrases(phrases: Iterable[str], irregular: Mapping[str, str]) -> re.Pattern[str]:
    """One pattern that matches any of ``phrases``, the longest first; ``irregular`` has forms of verbs ("say": "said")."""
    known = tuple(sorted(irregular.items()))
    alternatives = sorted((_pattern(phrase, known) for phrase in phrases), key=len, reverse=True)
    return re.compile(r"(?<![\w'])(?:" + "|".join(alternatives or [r"(?!)"]) + r")(?![\w])", re.IGNORECASE)


@cache
def _pattern(phrase: str, irregular: tuple[tuple[str, str], ...]) -> str:
    pattern = ""
    for token in phrase.split():
        if token == "...":
            pattern += _GAP
            continue
        optional, token = token.endswith("?"), token.rstrip("?")
        words = _NOT if token == "NOT" else _words(token, dict(irregular))
        pattern += f"(?:{words}{_BETWEEN})?" if optional else words + _BETWEEN
    return pattern.removesuffix(_BETWEEN)


def _words(token: str, irregular: Mapping[str, str]) -> str:
    inflected, words = token.endswith("~"), token.rstrip("~").split("|")
    forms = [form for word in words for form in (inflections(word, irregular) if inflected else [word])]
    return "(?:" + "|".join(re.escape(form) for form in forms) + ")"


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
