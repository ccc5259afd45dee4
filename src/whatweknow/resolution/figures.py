"""Figures: whom a report speaks of, each with the mentions that have been found to mean them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from whatweknow.names import fold, plain_name
from whatweknow.records import Gender, Mention, MentionKind, Report, Span, Sphere, Tie
from whatweknow.resolution.names import initial, name_words, same_person

PERSONAL = (MentionKind.PERSON, MentionKind.NAME)


@dataclass(eq=False)
class Figure:
    """Somebody of one report, or of several once reports are joined. Grows while reports are read.

    ``names`` counts the proper names in print. What they tell is kept beside them by ``bear``: ``full_name`` is the one
    in two words or more that is used most, the longer of equals; ``full_names`` has the words of each of those,
    ``initials`` the letters with which the first or last word of a name begins, ``last_words`` the last word of each
    name, ``first_words`` the first of each that has spaces, without a plural's "s". ``ties`` are the offices and
    introductions with their reports, ``grounds`` the words that show ``nation``.
    """

    kind: MentionKind
    report: str
    names: Counter[str] = field(default_factory=Counter)
    ties: list[tuple[Report, Tie]] = field(default_factory=list)
    mentions: list[tuple[Report, Span]] = field(default_factory=list)
    gender: Gender | None = None
    nation: str | None = None
    grounds: list[tuple[Report, Span]] = field(default_factory=list)
    heads: set[str] = field(default_factory=set)
    sphere: Sphere | None = None
    plural: bool = False
    members: tuple[Figure, ...] = ()
    owner: Figure | None = None
    description: str = ""
    is_definite: bool = False
    full_name: str | None = field(default=None, init=False)
    full_names: tuple[tuple[str, ...], ...] = field(default=(), init=False)
    initials: frozenset[str] = field(default=frozenset(), init=False)
    first_words: frozenset[str] = field(default=frozenset(), init=False)
    last_words: frozenset[str] = field(default=frozenset(), init=False)

    def bear(self, names: Iterable[str]) -> None:
        """Take in names in print."""
        self.names.update(names)
        words = {name: name_words(name) for name in self.names}
        full = [name for name in self.names if len(words[name]) > 1]
        self.full_name = max(full, key=lambda name: (self.names[name], len(name), name), default=None)
        self.full_names = tuple(words[name] for name in full)
        self.initials = frozenset(initial(word) for name in words.values() for word in (*name[:1], *name[-1:]))
        self.first_words = frozenset(fold(name).partition(" ")[0].rstrip("s") for name in self.names if " " in name)
        self.last_words = frozenset(word for name in words.values() for word in name[-1:])

    def may_be(self, person: Sequence[str]) -> bool:
        """Whether a name of two words or more, as ``name_words`` gives it, can be the figure's."""
        return initial(person[-1]) in self.initials and any(same_person(person, own) for own in self.full_names)

    def add(self, report: Report, mention: Mention) -> None:
        """Take in a mention that means this figure."""
        self.mentions.append((report, mention.span))
        if mention.kind is MentionKind.PRONOUN or (
            mention.kind is MentionKind.DOCUMENT is not self.kind and self.names
        ):
            return
        if mention.name:
            self.bear([plain_name(mention.name.of(report.text))])
        if mention.kind is MentionKind.PERSON and self.kind is MentionKind.NAME:
            self.kind = MentionKind.PERSON
        self.ties += [(report, tie) for tie in mention.ties]
        self.gender = self.gender or mention.gender
        if mention.nation and mention.nation == (self.nation or mention.nation):
            self.belong(mention.nation, report, mention.span)
        self.sphere = self.sphere or mention.sphere
        self.heads.update(tie.head for tie in mention.ties if tie.head)
        if mention.head:
            self.heads.add(mention.head)
        if not self.description:
            self.is_definite = mention.definite
            self.description = plain_name(mention.span.of(report.text))

    def belong(self, nation: str, report: Report, ground: Span) -> None:
        """Be of a country by the words at ``ground``."""
        self.nation = nation
        self.grounds.append((report, ground))

    def absorb(self, other: Figure) -> None:
        """Become both figures in one."""
        self.bear(other.names.elements())
        self.ties += other.ties
        self.mentions += other.mentions
        self.heads |= other.heads
        if other.kind is MentionKind.PERSON and self.kind is MentionKind.NAME:
            self.kind = MentionKind.PERSON
        self.gender = self.gender or other.gender
        if other.nation and other.nation == (self.nation or other.nation):
            self.nation = other.nation
            self.grounds += other.grounds
        self.sphere = self.sphere or other.sphere
        self.owner = self.owner or other.owner

    @property
    def is_person(self) -> bool:
        if self.kind is not MentionKind.NAME:
            return self.kind is MentionKind.PERSON
        return self.full_name is not None and not any("&" in name or name.isupper() for name in self.names)

    @property
    def name(self) -> str:
        """The fullest name in print, or the description where there is none.

        A people's plural ("the Tarnese") stands beside the fullest name of their body.
        """
        if self.full_name:
            plurals = [] if self.is_person else [name for name in self.names if " " not in name and name.endswith("s")]
            return max((self.full_name, *plurals), key=lambda name: self.names[name])
        return max(self.names, key=lambda name: (self.names[name], len(name), name), default=self.description)
