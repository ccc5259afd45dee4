"""What a statement is about: its content as terms, with names of parties, synonyms and word forms brought together."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from whatweknow.comparison.points.aspects import find_aspects
from whatweknow.comparison.terms import CONCEPTS, WORD, stem
from whatweknow.comparison.vocabulary import ABOUT_BLAME, SILENT
from whatweknow.records import Party, Statement

POSSESSIVE = re.compile(r"['’]s?$")
YEAR = re.compile(r"(?:19|20)\d\d")
MONTHS = frozenset("january february march april may june july august september october november december".split())
SHORTEST_PREFIX = 4  # letters in which a country and its adjective agree
ACRONYM = 3  # names up to this length must be met exactly


@dataclass(frozen=True, slots=True)
class Wording:
    """``terms`` name deeds and things, in order; ``parties`` are the ids of the parties named.

    ``months`` holds months and years: what two of them place at different times is not one thing. ``aspects`` are the
    sides of the event that are spoken of (see ``find_aspects``).
    """

    terms: tuple[str, ...]
    parties: frozenset[str]
    months: frozenset[str]
    aspects: frozenset[str] = frozenset()

    @property
    def elliptic(self) -> bool:
        """Whether the words name no deed of their own ("involvement", "the claims", "Norland")."""
        return len(self.terms) < 2


_SILENT = frozenset(map(stem, SILENT)) | SILENT
_ABOUT_BLAME = frozenset(map(stem, ABOUT_BLAME))


class PartyNames:
    """The single words by which reports mean the parties, and their adjectives."""

    def __init__(self, parties: Iterable[Party]) -> None:
        self._exact: dict[str, str] = {}
        self._prefixes: dict[str, str] = {}
        for party in sorted(parties, key=lambda party: party.id):
            for name in (party.name, *party.aliases):
                word = _bare(name)
                if not word.isalnum():
                    continue
                self._exact.setdefault(word.lower(), party.id)
                if len(word) > ACRONYM:
                    self._prefixes.setdefault(word.lower()[: max(SHORTEST_PREFIX, len(word) - 2)], party.id)

    def find(self, word: str) -> str | None:
        """The id of the party that ``word`` names, if it does."""
        if not word[0].isupper():
            return None
        word = _bare(word)
        if len(word) <= ACRONYM and not word.isupper():
            return None
        known = self._exact.get(word.lower())
        if known or len(word) <= ACRONYM:
            return known
        return next((self._prefixes[start] for start in _starts(word.lower()) if start in self._prefixes), None)


def _bare(word: str) -> str:
    return POSSESSIVE.sub("", word).replace(".", "")


def _starts(word: str) -> Iterable[str]:
    return (word[:length] for length in range(len(word), SHORTEST_PREFIX - 1, -1))


def find_named(text: str, names: PartyNames) -> Iterator[str]:
    """The ids of the parties that ``text`` names, in order, as often as it does."""
    return (party for word in WORD.findall(text) if (party := names.find(word)))


def names_charge(text: str) -> bool:
    """Whether ``text`` has a word for a charge, such as "involvement" or "the allegations"."""
    words = (word.lower() for word in WORD.findall(text))
    return any(word in ABOUT_BLAME or stem(word) in _ABOUT_BLAME for word in words)


def read_wordings(statements: Sequence[Statement], parties: Sequence[Party]) -> Mapping[str, Wording]:
    """The wording of each statement, by its id."""
    names = PartyNames(parties)
    return {one.id: read_wording((piece.exact for piece in one.content), names) for one in statements}


def read_wording(texts: Iterable[str], names: PartyNames) -> Wording:
    """What ``texts`` are about, taken together."""
    texts = tuple(texts)
    terms: list[str] = []
    named: set[str] = set()
    months: set[str] = set()
    for text in texts:
        for word in WORD.findall(text):
            party = names.find(word)
            if party:
                named.add(party)
                continue
            lower = _bare(word).lower()
            if YEAR.fullmatch(lower) or (lower in MONTHS and word[0].isupper()):
                months.add(lower)
            elif (term := _term(lower)) is not None:
                terms.append(term)
    return Wording(tuple(terms), frozenset(named), frozenset(months), find_aspects(" ".join(texts)))


def _term(word: str) -> str | None:
    root = stem(word)
    if root in CONCEPTS:
        return CONCEPTS[root]
    if len(word) < 2 or word in SILENT or root in _SILENT or root in _ABOUT_BLAME:
        return None
    return root
