"""For which side each figure speaks, over all reports, and the parties that the sides make."""

from __future__ import annotations

import re
from collections import Counter

from whatweknow.names import fold, party_id, plain_name
from whatweknow.records import Citation, MentionKind, NationForm, Party, Sphere
from whatweknow.resolution.descriptions import office_words
from whatweknow.resolution.figures import PERSONAL, Figure
from whatweknow.resolution.heard import Heard
from whatweknow.resolution.institutions import (
    best_office,
    by_place,
    governs,
    grounds_of_office,
    home_of,
    institution,
    is_led_by,
)
from whatweknow.resolution.parties import (
    Side,
    affiliation,
    distinct,
    holds_state_office,
    is_official,
    is_plain_body,
    is_proper,
)
from whatweknow.spans import cite

MOST_GROUNDS = 3  # of a speaker that are shown
STAKE = re.compile(
    r"\b(?:owns?|owned|owners?|operates?|operated|operators?|runs?|ran|chartered|charterer|built|builder)\b"
)


class Sides:
    """The sides of the figures that are heard, and the parties that they make."""

    def __init__(self, heard: Heard) -> None:
        casts = heard.casts.values()
        self._heard = heard
        self._institutions: dict[int, Figure] = {}
        self._outlets = {fold(cast.report.outlet) for cast in casts if cast.report.outlet}
        people = [f for cast in casts for f in cast.figures if f.is_person and (f.full_name or f.gender)]
        self._surnames = {word for figure in people for word in figure.last_words}
        self._known = heard.joined.nations
        self._sides: dict[int, Side | None] = {}
        self._institutions = self._at_home()
        self._parties = self._made()

    def party(self, figure: Figure) -> Party | None:
        """The party that the figure speaks for."""
        side = self._of(figure)
        return self._parties.get(self._key(side.of)) if side is not None else None

    @property
    def parties(self) -> tuple[Party, ...]:
        """The parties that somebody speaks for, in the order of their first statement."""
        return tuple(dict.fromkeys(self._parties.values()))

    def _at_home(self) -> dict[int, Figure]:
        """In an event within one state, for each figure of an institution the one by which that is known best."""
        sides = [(figure, self._of(figure)) for figure in self._heard.figures]
        heard: Counter[str] = Counter()
        for figure, side in sides:
            if side and isinstance(side.of, str):
                heard[side.of] += len(self._heard.citations(figure))
        most = max(heard, key=lambda code: (heard[code], code), default="")
        bare = [figure for figure, side in sides if side is None and (is_official(figure) or institution(figure))]
        heard[most] += sum(
            len(self._heard.citations(figure)) for figure in bare
        )  # officials at home go without a country
        home = home_of(heard)
        if home is None:
            return {}
        for figure, side in sides:
            if side is None and governs(figure):
                self._sides[id(figure)] = Side(home, grounds_of_office(figure))
        members: dict[str, list[Figure]] = {}
        for figure, side in sides:
            body = side.of if side and isinstance(side.of, Figure) else None
            of = institution(figure) or (institution(body) if body else None)
            speaks = figure.kind is MentionKind.BODY or figure.plural or is_led_by(figure)
            if of and speaks and (side is None or body or side.of == home):
                members.setdefault(of, []).append(figure)
        found: dict[int, Figure] = {}
        for figures in (group for same in members.values() for group in by_place(same, self._known)):
            best = max(figures, key=self._knows)
            found |= {id(figure): best for figure in figures}
        return found

    def _knows(self, figure: Figure) -> tuple[bool, bool, bool, int, str]:
        """How well a figure stands for its institution: a body that has a name best, by how often it is heard."""
        body = figure.kind is MentionKind.BODY
        led = is_led_by(figure)
        return body and bool(figure.names), body, led, len(self._heard.citations(figure)), self._heard.name(figure)

    def grounds(self, figure: Figure) -> tuple[Citation, ...]:
        """The words that show for whom the figure speaks, each wording once."""
        side = self._of(figure)
        shown = distinct(side.grounds)[:MOST_GROUNDS] if side else []
        return tuple(cite(report, span) for report, span in shown)

    def _of(self, figure: Figure) -> Side | None:
        key = id(figure)
        if key in self._institutions:
            return Side(self._institutions[key], grounds_of_office(figure) or tuple(figure.mentions[:1]))
        if key not in self._sides:
            side = affiliation(figure, self._heard.joined.of)
            if is_official(figure) and (
                side is None or side.of is figure or (_is_mere_name(side) and holds_state_office(figure))
            ):
                side = self._told(figure) or side
            self._sides[key] = side if side and side.grounds else None
        return self._sides[key]

    def _told(self, figure: Figure) -> Side | None:
        """The one country to which the reports tie somebody official who has no name, or who issues the report."""
        if figure.is_person or any(office_words(tie, report.text) for report, tie in figure.ties):
            return None
        heads = set() if self._has_own_name(figure) else figure.heads
        told = [
            (nation, (report, ground))
            for report, span in figure.mentions
            for nation, ground in [self._heard.casts[report.id].told_nation(span, heads, self._known) or ("", span)]
            if nation
        ]
        nations = {nation for nation, _ in told}
        return Side(nations.pop(), tuple(ground for _, ground in told)) if len(nations) == 1 else None

    def _has_own_name(self, figure: Figure) -> bool:
        """Whether a figure has a name that is more than its noun ("the Navy") and is no outlet's."""
        return any(fold(name) not in figure.heads | self._outlets for name in figure.names)

    def _made(self) -> dict[str, Party]:
        """The parties by the keys of their sides."""
        sides: dict[str, str | Figure] = {}
        for figure in self._heard.figures:
            side = self._of(figure)
            if side is not None:
                sides.setdefault(self._key(side.of), side.of)
        made: dict[str, Party] = {}
        for key, of in sides.items():
            if isinstance(of, Figure) and not self._is_party(of):
                continue
            name = self._name(of)
            same = next((party for party in made.values() if party.id == party_id(name)), None)
            made[key] = same or Party(id=party_id(name), name=name, aliases=self._aliases(of, name))
        return made

    def _key(self, side: str | Figure) -> str:
        """What tells a side from others: the same states that speak as one are one side."""
        if isinstance(side, str):
            return side
        return " ".join(sorted(self._codes(side))) if side.members else f"figure {id(side)}"

    def _is_party(self, body: Figure) -> bool:
        """More than a passing source: several reports speak of it, or people speak for it; and no outlet."""
        if id(body) in self._institutions:
            return body.kind is MentionKind.BODY or is_led_by(body)
        outlet = body.kind is MentionKind.NAME and any(fold(name) in self._outlets for name in body.names)
        if outlet or body.members or not body.names:
            return not outlet and bool(body.members)
        spoken_for = any(figure is not body and self._speaks_for(figure, body) for figure in self._heard.figures)
        ties = spoken_for or _has_a_stake(body)
        if body.kind is MentionKind.NAME:
            return self._is_group(body, spoken_for=spoken_for) and (ties or self._is_heard_again(body))
        lone = " " not in body.name and is_proper(f"{body.name} {body.name}")
        if fold(body.name) not in body.heads and (lone or is_proper(body.name)):
            return ties or self._is_heard_again(body)
        return ties and is_plain_body(body.name, body.heads)

    def _name(self, side: str | Figure) -> str:
        """What a side is called: several states that speak as one by their names.

        An institution of which only a person is heard goes by the words of the office.
        """
        if isinstance(side, str):
            return self._heard.nations[side]
        if id(side) in self._institutions and side.kind is not MentionKind.BODY:
            return best_office(side)
        if not side.members:
            return self._heard.name(side)
        names = [self._heard.nations[code] for code in self._codes(side)]
        return ", ".join(names[:-1]) + " and " + names[-1]

    def _codes(self, joint: Figure) -> list[str]:
        sides = [affiliation(member, self._heard.joined.of) for member in joint.members]
        return list(dict.fromkeys(side.of for side in sides if side and isinstance(side.of, str)))

    def _speaks_for(self, figure: Figure, body: Figure) -> bool:
        side = self._of(figure)
        return side is not None and side.of is body

    def _is_group(self, figure: Figure, *, spoken_for: bool) -> bool:
        """Whether a bare name is a group's: it is an acronym or a plural with an article, or has a spokesman."""
        single = (tie for _, tie in figure.ties if tie.head and not tie.plural and tie.sphere is not Sphere.ITSELF)
        if figure.last_words & self._surnames or any(single):
            return False
        several = figure.is_definite and (figure.name.isupper() or figure.name.endswith("s"))
        return (several or spoken_for) and is_proper(f"The {figure.name}")

    def _is_heard_again(self, body: Figure) -> bool:
        heard = {self._heard.casts[one.report].paragraph(one) for one in self._heard.citations(body)}
        spoken_of = {report.id for report, _ in body.mentions}
        if body.kind is not MentionKind.BODY:
            return len({report for report, _ in heard}) > 1
        return len(heard) > 1 or len(spoken_of) > 1

    def _aliases(self, side: str | Figure, name: str) -> tuple[str, ...]:
        """The words by which reports mean the side, in the order in which they are met, each once."""
        printed = list(side.names) if isinstance(side, Figure) else self._words_for(side)
        for figure in self._heard.figures:
            own = self._of(figure)
            if own is not None and self._key(own.of) == self._key(side):
                printed += [self._heard.name(figure)] if figure.kind is not MentionKind.PRONOUN else []
                printed += self._printed_names(figure)
        return tuple(alias for alias in dict.fromkeys(printed) if alias != name)

    def _words_for(self, country: str) -> list[str]:
        return [
            " ".join(nation.span.of(cast.report.text).split())
            for cast in self._heard.casts.values()
            for nation in cast.annotated.nations
            if nation.code == country and nation.form is not NationForm.ADJECTIVE
        ]

    def _printed_names(self, figure: Figure) -> list[str]:
        if figure.kind in (*PERSONAL, MentionKind.PRONOUN, MentionKind.DOCUMENT):
            return []
        citations = self._heard.citations(figure)
        return [plain_name(one.exact) for one in citations if self._heard.casts[one.report].is_printed_name(one)]


def _is_mere_name(side: Side) -> bool:
    return isinstance(side.of, Figure) and side.of.kind is MentionKind.NAME


def _has_a_stake(body: Figure) -> bool:
    """Whether a report says that the body owns or runs what the event befell."""
    return any(STAKE.search(tie.text.of(report.text)) for report, tie in body.ties)
