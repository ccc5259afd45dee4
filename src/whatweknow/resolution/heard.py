"""The figures that are heard in the reports: what they are called, and where they are named as a source."""

from __future__ import annotations

from collections.abc import Sequence

from whatweknow.names import fold
from whatweknow.records import Citation, MentionKind, Sphere, content_id
from whatweknow.resolution.cast import Cast
from whatweknow.resolution.figures import PERSONAL, Figure
from whatweknow.resolution.joining import Joined
from whatweknow.resolution.parties import is_plain_body

NAMEABLE = (*PERSONAL, MentionKind.NATION)
OFFICES_OF_ONE = frozenset("minister president premier chancellor secretary king queen".split())


class Heard:
    """The figures of all reports that are somebody's source, in the order in which they are added.

    ``casts`` is by report id; ``nations`` has the names of countries by their codes.
    """

    def __init__(self, casts: Sequence[Cast], joined: Joined) -> None:
        self.casts = {cast.report.id: cast for cast in casts}
        self.joined = joined
        self.nations = {nation.code: nation.name for cast in casts for nation in cast.annotated.nations}
        owners = (joined.of(figure.owner) for cast in casts for figure in cast.figures if figure.owner)
        self._owners = {id(owner) for owner in owners}
        self.figures: list[Figure] = []
        self._ids: dict[int, str] = {}
        self._citations: dict[int, list[Citation]] = {}

    def add(self, figure: Figure, citation: Citation) -> None:
        """``figure`` is the source at ``citation``."""
        key = id(figure)
        if key not in self._ids:
            self.figures.append(figure)
            self._ids[key] = self._new_id(figure, citation)
        if citation not in self._citations.setdefault(key, []):
            self._citations[key].append(citation)

    def id_of(self, figure: Figure) -> str:
        """The id of the figure's speaker."""
        return self._ids[id(figure)]

    def citations(self, figure: Figure) -> Sequence[Citation]:
        """Where the figure is a source; nowhere, if it is not heard."""
        return self._citations.get(id(figure), ())

    def _new_id(self, figure: Figure, first: Citation) -> str:
        name = fold(self.name(figure))
        if figure.kind is MentionKind.PRONOUN:
            return content_id("p", first.report, name, first.start)
        by_name = content_id("p", figure.kind.value, name, figure.nation)
        if self.is_named(figure) and by_name not in self._ids.values():  # a surname may be left that several bear
            return by_name
        return content_id("p", first.report, name, first.start)

    def name(self, figure: Figure) -> str:
        """What the figure is called over all reports."""
        if figure.members and not all(member.kind in NAMEABLE for member in figure.members):
            return figure.description
        if figure.members:
            names = [self.name(self.joined.of(member)) for member in figure.members]
            return ", ".join(names[:-1]) + " and " + names[-1]
        if figure.kind is MentionKind.NATION and figure.nation:
            return self.nations[figure.nation]
        if _is_state_body(figure) and figure.nation in self.nations:
            return f"{figure.name} ({self.nations[figure.nation]})"
        return figure.name

    def is_named(self, figure: Figure) -> bool:
        """Whether a report says who it is, by a name or by an office that only one holds."""
        if figure.members:
            return all(self.is_named(self.joined.of(member)) or member.nation for member in figure.members)
        is_name = any(map(_has_capital, figure.names)) or self._is_known_by_noun(figure)
        return is_name or _is_state_body(figure) or _is_unique_office(figure)

    def _is_known_by_noun(self, figure: Figure) -> bool:
        """Whether a body goes by its noun, and somebody holds an office in it: "the village council"."""
        return id(figure) in self._owners and any(is_plain_body(name, figure.heads) for name in figure.names)


def _has_capital(name: str) -> bool:
    return any(map(str.isupper, name))


def _is_state_body(figure: Figure) -> bool:
    """Whether a body of state goes by its noun alone, its country being clear: "the navy"."""
    return (
        figure.kind is MentionKind.BODY and figure.sphere is Sphere.STATE and bool(figure.nation) and not figure.names
    )


def _is_unique_office(figure: Figure) -> bool:
    """Whether a description is as good as a name, since a country has one of them: "Norland's foreign minister"."""
    offices = (tie for _, tie in figure.ties if tie.nation and tie.head in OFFICES_OF_ONE and not tie.former)
    definite = figure.kind is MentionKind.PEOPLE and not figure.plural and figure.is_definite
    return definite and any(True for _ in offices)
