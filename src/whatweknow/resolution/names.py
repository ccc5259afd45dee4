"""When are two names of people one name? Spelling, titles, initials and the order of names do not matter.

The comparison works on skeletons: a name without accents and case, in which the letters that romanisations render
differently have become one (Kh and H, Y and I, W and V, doubled letters).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher
from functools import lru_cache

from whatweknow.names import PARTICLES, POSSESSIVE, fold

WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
SON_OF = re.compile(r"\b([Bb]in|[Ii]bn|[Bb]int)[ -](?=\w)(\w?)")
SUFFIXES = frozenset("jr sr ii iii iv".split())
ROMANISATIONS = [
    (re.compile(pattern), plain)
    for pattern, plain in (
        (r"['’ʼʹ-]", ""),
        (r"sch|sh|sz|ch|cz|tch|tsch", "s"),
        (r"zh|z", "s"),
        (r"kh", "h"),
        (r"gh", "g"),
        (r"qu|ck|q|c", "k"),
        (r"ph", "f"),
        (r"th|dt", "t"),
        (r"w", "v"),
        (r"ou", "u"),
        (r"(?:iy|yi|ij|ii|ey|ei|ie|ia|ya|ja|y|j)", "i"),
        (r"e?w$|ev$", "ov"),
        (r"ks|x", "s"),
        (r"(.)\1+", r"\1"),
    )
]
SHORT_FORMS = {
    "andrew": ("andy", "drew"),
    "anthony": ("tony",),
    "benjamin": ("ben",),
    "charles": ("chuck", "charlie"),
    "christopher": ("chris",),
    "daniel": ("dan", "danny"),
    "david": ("dave",),
    "deborah": ("debbie",),
    "edward": ("ed", "ted", "eddie"),
    "elizabeth": ("liz", "beth", "betsy"),
    "gregory": ("greg",),
    "james": ("jim", "jimmy"),
    "jeffrey": ("jeff",),
    "john": ("jack",),
    "joseph": ("joe",),
    "katherine": ("kate", "kathy"),
    "kenneth": ("ken",),
    "lawrence": ("larry",),
    "matthew": ("matt",),
    "michael": ("mike",),
    "nicholas": ("nick",),
    "patrick": ("pat",),
    "richard": ("dick", "rick"),
    "robert": ("bob", "rob", "bobby"),
    "ronald": ("ron",),
    "samuel": ("sam",),
    "stephen": ("steve",),
    "steven": ("steve",),
    "susan": ("sue",),
    "theodore": ("ted",),
    "thomas": ("tom",),
    "timothy": ("tim",),
    "victoria": ("vicky",),
    "william": ("bill", "will"),
}
SAME_SURNAME = 0.8  # of the letters of two skeletons in order; "podoliak" and "podolak", not "askel" and "asher"
SAME_GIVEN_NAME = 0.72  # given names vary more: Mykhailo, Mikhail
SHORTEST_VARIANT = 5


@lru_cache(maxsize=10_000)
def skeleton(word: str) -> str:
    """What all romanisations of a name have in common, roughly."""
    bare = fold(word)
    for pattern, plain in ROMANISATIONS:
        bare = pattern.sub(plain, bare)
    return bare


def initial(word: str) -> str:
    """The letter with which all names that are the same as ``word`` begin."""
    return skeleton(word)[:1]


@lru_cache(maxsize=10_000)
def name_words(name: str) -> tuple[str, ...]:
    """The folded words of a person's name, without particles and suffixes; a hyphen joins no words.

    "bin Orso" says whose son somebody is: one word, which "Orso" alone is not.
    """
    words = [fold(word) for word in WORD.findall(SON_OF.sub(r"\1\2", POSSESSIVE.sub("", name)))]
    kept = tuple(word for word in words if word not in PARTICLES and word not in SUFFIXES)
    return kept or tuple(words)


def same_person(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether two names, each as ``name_words`` gives it and of two words or more, can be one person's.

    The surnames are alike, and so are the given names as far as both have them: an initial stands for a name
    that starts with it, and middle names may be missing. A name in the reverse order is the same name.
    """
    return _alike_in_order(one, other) or (len(one) == len(other) == 2 and _alike_in_order(one, tuple(reversed(other))))


def _alike_in_order(one: Sequence[str], other: Sequence[str]) -> bool:
    if not same_surname(one[-1], other[-1]):
        return False
    return any(_same_given(a, b) for a in one[:-1] for b in other[:-1])


@lru_cache(maxsize=100_000)
def same_surname(one: str, other: str) -> bool:
    return _alike(skeleton(one), skeleton(other), SAME_SURNAME)


@lru_cache(maxsize=100_000)
def _same_given(one: str, other: str) -> bool:
    if min(len(one), len(other)) == 1:
        return one[0] == other[0]
    if one in SHORT_FORMS.get(other, ()) or other in SHORT_FORMS.get(one, ()):
        return True
    return _alike(skeleton(one), skeleton(other), SAME_GIVEN_NAME)


def _alike(one: str, other: str, ratio: float) -> bool:
    if one == other:
        return True
    if min(len(one), len(other)) < SHORTEST_VARIANT or one[0] != other[0]:
        return False
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    return all(at_most() >= ratio for at_most in (matcher.real_quick_ratio, matcher.quick_ratio, matcher.ratio))
