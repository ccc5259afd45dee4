"""For whom a figure speaks: a country, a body of its own, or nobody.

The reports' own words decide: whose minister, spokesman or ministry somebody is. Media, experts and witnesses
speak for nobody; bodies that belong to no country speak for themselves if they are more than a passing source.
No words, no side: that a country is spoken of nearby says nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass

from whatweknow.names import fold
from whatweknow.records import MentionKind, Report, Span, Sphere
from whatweknow.resolution.descriptions import RANKS
from whatweknow.resolution.figures import Figure

Ground = tuple[Report, Span]
OFFICES_OF_STATES = frozenset("minister premier chancellor ambassador prosecutor general admiral".split())
DEPTH = 5  # of owners' owners
OWN = (Sphere.STATE, Sphere.SIDE)
NOBODYS = (Sphere.MEDIA, Sphere.EXPERT, Sphere.CIVIL)
OF_ANY_STATE = frozenset(
    "air national supreme federal central state police army navy military armed special joint justice foreign interior "
    "defence defense health home internal security revenue service intelligence guard force forces department ministry "
    "office council court senate house parliament congress authorities authority government administration agency "
    "committee commission board bureau team panel party city county local public".split()
)
LONGEST_PLAIN = 3  # words of a name without capitals
INFLECTED = ("ing", "ed", "ly")
SMALL_IN_NAMES = frozenset("of the and for on in to at de du des la le von van der &".split())


@dataclass(frozen=True, slots=True)
class Side:
    """The code of a country, or a body, for which somebody speaks, and the words that show it."""

    of: str | Figure
    grounds: tuple[Ground, ...]


def affiliation(figure: Figure, joined: Callable[[Figure], Figure], depth: int = 0) -> Side | None:
    """The side of a figure; ``joined`` gives the figure over all reports."""
    if depth > DEPTH:
        return None
    figure = joined(figure)
    if figure.members:
        return _of_joint(figure, joined, depth)
    if figure.kind in (MentionKind.NATION, MentionKind.DOCUMENT):
        return _of_nation(figure)
    if figure.kind is MentionKind.BODY:
        return _of_body(figure, joined, depth)
    return _of_person(figure, joined, depth)


def _of_nation(figure: Figure) -> Side | None:
    return Side(figure.nation, tuple(figure.grounds)) if figure.nation else None


def _of_joint(figure: Figure, joined: Callable[[Figure], Figure], depth: int) -> Side | None:
    """The one side of all; several states that speak as one are a side of their own."""
    sides = [affiliation(member, joined, depth + 1) for member in figure.members]
    known = [side for side in sides if side is not None]
    if len(known) < len(sides) or not known:
        return None
    grounds = tuple(ground for side in known for ground in side.grounds[:1])
    if len({_key(side.of) for side in known}) == 1:
        return Side(known[0].of, grounds)
    return Side(figure, grounds) if all(isinstance(side.of, str) for side in known) else None


def _key(of: str | Figure) -> str | int:
    return of if isinstance(of, str) else id(of)


def _of_body(figure: Figure, joined: Callable[[Figure], Figure], depth: int) -> Side | None:
    if figure.sphere in NOBODYS:
        return None
    if figure.nation and figure.sphere is not Sphere.ITSELF:
        return _of_nation(figure)
    side = _of_owner(figure, joined, depth) if figure.owner and figure.sphere in (*OWN, None) else None
    if side and (isinstance(side.of, str) or not is_proper(figure.name)):
        return side
    return _of_itself(figure)


def _of_itself(figure: Figure) -> Side:
    """A body that is a side of its own, by the first place where it stands by its name."""
    name = fold(figure.name)
    named = (place for place in figure.mentions if name in fold(" ".join(place[1].of(place[0].text).split())))
    first = next(named, figure.mentions[0] if figure.mentions else None)
    return Side(figure, (first,) if first else ())


def _of_owner(figure: Figure, joined: Callable[[Figure], Figure], depth: int) -> Side | None:
    """The side of whoever the figure belongs to: its tie shows whose it is, the owner's words which side that is."""
    if figure.ties and not any(tie.sphere in (*OWN, Sphere.ITSELF) for _, tie in figure.ties):
        return None  # "a Norlandic profile"
    side = affiliation(figure.owner, joined, depth + 1) if figure.owner else None
    tied = _spans(figure, lambda tie: not tie.former) or figure.mentions[:1]
    return Side(side.of, (*tied[:1], *side.grounds[:1])) if side else None


def _of_person(figure: Figure, joined: Callable[[Figure], Figure], depth: int) -> Side | None:
    votes: Counter[str | None] = Counter()
    for _, tie in figure.ties:
        if tie.former or tie.sphere in NOBODYS:
            votes[None] += 1
        elif tie.nation and tie.sphere in OWN:
            votes[tie.nation] += 1
    nations = Counter({nation: count for nation, count in votes.items() if nation})
    if nations:
        return _most_tied(figure, nations, votes[None])
    if votes[None]:
        return None
    if figure.kind is MentionKind.PEOPLE and figure.nation and figure.sphere in OWN:
        return _of_nation(figure)
    if figure.owner and (side := _of_owner(figure, joined, depth)):
        return side
    named = figure.kind is MentionKind.NAME and not figure.is_person and not figure.gender and not figure.nation
    return _of_itself(figure) if named and figure.sphere not in NOBODYS else None


def _most_tied(figure: Figure, nations: Counter[str], nobodys: int) -> Side | None:
    """The country to which most offices tie the figure; none where others tie it to nobody's, or as often elsewhere."""
    (best, count), *others = nations.most_common(2)
    if count < nobodys or (others and others[0][1] == count):
        return None
    return Side(best, _spans(figure, lambda tie: tie.nation == best and not tie.former and tie.sphere in OWN))


def _spans(figure: Figure, fits: Callable[..., bool]) -> tuple[Ground, ...]:
    return tuple((report, tie.text) for report, tie in figure.ties if fits(tie))


def holds_state_office(figure: Figure) -> bool:
    """Whether somebody has an office that only states give, whatever it is said to belong to."""
    return any(tie.head in OFFICES_OF_STATES and not tie.former for _, tie in figure.ties)


def is_official(figure: Figure) -> bool:
    """Whether the figure speaks for some state, though its own words do not say which."""
    if figure.kind is MentionKind.BODY:
        return figure.sphere is Sphere.STATE
    return any(tie.sphere is Sphere.STATE and not tie.former for _, tie in figure.ties)


def is_proper(name: str) -> bool:
    """Whether a name is one of its own: each word of it has a capital, and not every state has a body of that name."""
    words = [word for word in name.split() if word not in SMALL_IN_NAMES]
    if {fold(word) for word in words} <= OF_ANY_STATE:
        return False
    return len(words) > bool(not name.isupper()) and all(map(_is_capital, words))


def is_plain_body(name: str, heads: Collection[str]) -> bool:
    """Whether a name without capitals is a body's noun with what tells it from others: "the village council"."""
    *before, noun = name.partition(" of ")[0].split()
    if fold(noun) not in heads or not 0 < len(before) < LONGEST_PLAIN:
        return False
    return not any(
        word.endswith(INFLECTED) or word in RANKS or "-" in word or "’" in word or "'" in word for word in before
    )


def _is_capital(word: str) -> bool:
    return word[0].isupper() or word[0].isdigit() or not word[0].isalpha()


def distinct(grounds: Iterable[Ground]) -> list[Ground]:
    """Each wording once."""
    kept: dict[str, Ground] = {}
    for report, span in grounds:
        kept.setdefault(fold(" ".join(span.of(report.text).split())), (report, span))
    return list(kept.values())
