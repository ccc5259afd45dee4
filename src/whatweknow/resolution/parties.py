"""For whom a figure speaks: a country, a body of its own, or nobody.

The reports' own words decide: whose minister, spokesman or ministry somebody is. Media, experts and witnesses
speak for nobody; bodies that belong to no country speak for themselves if they are more than a passing source.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

from whatweknow.records import MentionKind, Sphere
from whatweknow.resolution.figures import Figure

Affiliation = str | Figure | None
OFFICES_OF_STATES = frozenset("minister premier chancellor ambassador prosecutor general admiral".split())
DEPTH = 5  # of owners' owners
OWN = (Sphere.STATE, Sphere.SIDE)
NOBODYS = (Sphere.MEDIA, Sphere.EXPERT, Sphere.CIVIL)


def affiliation(figure: Figure, joined: Callable[[Figure], Figure], depth: int = 0) -> Affiliation:
    """The code of a country, the body itself, or ``None``; ``joined`` gives the figure over all reports."""
    if depth > DEPTH:
        return None
    figure = joined(figure)
    if figure.members:
        return _of_joint(figure, joined, depth)
    if figure.kind in (MentionKind.NATION, MentionKind.DOCUMENT):
        return figure.nation
    if figure.kind is MentionKind.BODY:
        return _of_body(figure, joined, depth)
    return _of_person(figure, joined, depth)


def _of_joint(figure: Figure, joined: Callable[[Figure], Figure], depth: int) -> Affiliation:
    """The one side of all; several states that speak as one are a side of their own."""
    sides = {affiliation(member, joined, depth + 1) for member in figure.members}
    if len(sides) > 1:
        return figure if all(isinstance(side, str) for side in sides) else None
    return sides.pop()


def _of_body(figure: Figure, joined: Callable[[Figure], Figure], depth: int) -> Affiliation:
    if figure.sphere in NOBODYS:
        return None
    if figure.nation and figure.sphere is not Sphere.ITSELF:
        return figure.nation
    if figure.owner and figure.sphere in (*OWN, None) and (side := affiliation(figure.owner, joined, depth + 1)):
        return side
    return figure


def _of_person(figure: Figure, joined: Callable[[Figure], Figure], depth: int) -> Affiliation:
    votes: Counter[Affiliation] = Counter()
    for _, tie in figure.ties:
        if tie.former or tie.sphere in NOBODYS:
            votes[None] += 1
        elif tie.nation and tie.sphere in OWN:
            votes[tie.nation] += 1
    sides = {side: count for side, count in votes.items() if side is not None}
    if sides:
        best = max(sides.items(), key=lambda item: (item[1], str(item[0])))
        return best[0] if best[1] >= votes[None] else None
    if votes[None]:
        return None
    if figure.kind is MentionKind.PEOPLE and figure.nation and figure.sphere in OWN:
        return figure.nation
    if figure.owner and (side := affiliation(figure.owner, joined, depth + 1)):
        return side
    if figure.kind is MentionKind.NAME and not figure.is_person and not figure.gender and figure.sphere not in NOBODYS:
        return figure
    return None


def holds_state_office(figure: Figure) -> bool:
    """Whether somebody has an office that only states give, whatever it is said to belong to."""
    return any(tie.head in OFFICES_OF_STATES and not tie.former for _, tie in figure.ties)


def is_official(figure: Figure) -> bool:
    """Whether the figure speaks for some state, though its own words do not say which."""
    if figure.kind is MentionKind.BODY:
        return figure.sphere is Sphere.STATE
    return any(tie.sphere is Sphere.STATE and not tie.former for _, tie in figure.ties)
