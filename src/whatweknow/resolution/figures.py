"""Figures: whom a report speaks of, each with the mentions that have been found to mean them."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from functools import lru_cache

from whatweknow.names import plain_name
from whatweknow.records import Gender, Mention, MentionKind, Report, Span, Sphere, Tie
from whatweknow.resolution.names import name_words

PERSONAL = (MentionKind.PERSON, MentionKind.NAME)


@dataclass(eq=False)
class Figure:
    """Somebody of one report, or of several once reports are joined. Grows while reports are read.

    ``names`` counts the proper names in print; ``ties`` are the offices and introductions with their reports.
    """

    kind: MentionKind
    report: str
    names: Counter[str] = field(default_factory=Counter)
    ties: list[tuple[Report, Tie]] = field(default_factory=list)
    mentions: list[tuple[Report, Span]] = field(default_factory=list)
    gender: Gender | None = None
    nation: str | None = None
    heads: set[str] = field(default_factory=set)
    sphere: Sphere | None = None
    plural: bool = False
    members: tuple[Figure, ...] = ()
    owner: Figure | None = None
    description: str = ""
    is_definite: bool = False

    def add(self, report: Report, mention: Mention) -> None:
        """Take in a mention that means this figure."""
        self.mentions.append((report, mention.span))
        if mention.kind is MentionKind.PRONOUN or (
            mention.kind is MentionKind.DOCUMENT is not self.kind and self.names
        ):
            return
        if mention.name:
            self.names[plain_name(mention.name.of(report.text))] += 1
        if mention.kind is MentionKind.PERSON and self.kind is MentionKind.NAME:
            self.kind = MentionKind.PERSON
        self.ties += [(report, tie) for tie in mention.ties]
        self.gender = self.gender or mention.gender
        self.nation = self.nation or mention.nation
        self.sphere = self.sphere or mention.sphere
        self.heads.update(tie.head for tie in mention.ties if tie.head)
        if mention.head:
            self.heads.add(mention.head)
        if not self.description:
            self.is_definite = mention.definite
            self.description = plain_name(mention.span.of(report.text))

    def absorb(self, other: Figure) -> None:
        """Become both figures in one."""
        self.names.update(other.names)
        self.ties += other.ties
        self.mentions += other.mentions
        self.heads |= other.heads
        if other.kind is MentionKind.PERSON and self.kind is MentionKind.NAME:
            self.kind = MentionKind.PERSON
        self.gender = self.gender or other.gender
        self.nation = self.nation or other.nation
        self.sphere = self.sphere or other.sphere
        self.owner = self.owner or other.owner

    @property
    def is_person(self) -> bool:
        if self.kind is not MentionKind.NAME:
            return self.kind is MentionKind.PERSON
        return self.full_name is not None and not any("&" in name or name.isupper() for name in self.names)

    @property
    def full_name(self) -> str | None:
        """The name in two words or more that is used most, the longer of equals."""
        return _fullest(tuple(self.names.items()))

    @property
    def name(self) -> str:
        """The fullest name in print, or the description where there is none.

        A people's plural ("the Tarnese") stands beside the fullest name of their body.
        """
        if self.full_name:
            plurals = [] if self.is_person else [name for name in self.names if " " not in name and name.endswith("s")]
            return max((self.full_name, *plurals), key=lambda name: self.names[name])
        return max(self.names, key=lambda name: (self.names[name], len(name), name), default=self.description)


@lru_cache(maxsize=10_000)
def _fullest(names: tuple[tuple[str, int], ...]) -> str | None:
    full = [(count, len(name), name) for name, count in names if len(name_words(name)) > 1]
    return max(full)[2] if full else None
