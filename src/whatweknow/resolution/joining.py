"""Over all reports: one person, one body, one country is one figure, whatever the spelling."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from whatweknow.names import fold
from whatweknow.records import MentionKind, Sphere, Tie
from whatweknow.resolution.cast import Cast
from whatweknow.resolution.descriptions import office_words
from whatweknow.resolution.figures import PERSONAL, Figure
from whatweknow.resolution.names import name_words, same_person, same_surname, skeleton

MANY_TIMES = 5  # as many reports: a surname alone means the one whom everybody speaks of


class Joined:
    """The figures of all reports.

    ``nations`` has the codes of the countries that any report speaks of, by the skeletons of their words.
    """

    def __init__(self, casts: Sequence[Cast]) -> None:
        self.figures: list[Figure] = []
        self._joint: dict[int, Figure] = {}
        self.nations = {
            skeleton(nation.span.of(cast.report.text)): nation.code
            for cast in casts
            for nation in cast.annotated.nations
        }
        every = [(cast, figure) for cast in casts for figure in cast.figures]
        for cast, figure in every:
            if figure.kind not in (*PERSONAL, MentionKind.PEOPLE, MentionKind.JOINT):
                self._place(figure, self._same(cast, figure))
        for cast, figure in sorted(every, key=lambda pair: -len(name_words(pair[1].full_name or ""))):
            if figure.kind in PERSONAL and figure.full_name:
                self._place(figure, self._same(cast, figure))
        for cast, figure in every:
            if figure.kind is MentionKind.PEOPLE:
                self._place(figure, self._in_office(cast, figure))
            elif id(figure) not in self._joint and figure.kind is not MentionKind.JOINT:
                self._place(figure, self._nation(figure) or self._of_short_name(figure))
        for _, figure in every:
            if figure.kind is MentionKind.JOINT:
                self._place(figure, self._same_states(figure))

    def of(self, figure: Figure) -> Figure:
        """The figure over all reports of one that a cast holds."""
        return self._joint.get(id(figure), figure)

    def _place(self, figure: Figure, joint: Figure | None) -> None:
        if joint is None:
            joint = figure
            self.figures.append(figure)
        else:
            joint.absorb(figure)
        self._joint[id(figure)] = joint

    def _same(self, cast: Cast, figure: Figure) -> Figure | None:
        if figure.kind is MentionKind.NATION:
            fitting: Iterable[Figure] = (f for f in self.figures if f.kind is figure.kind and f.nation == figure.nation)
        elif figure.kind is MentionKind.BODY and (figure.names or figure.nation):
            key = cast.key_of(figure)
            fitting = (
                f
                for f in self.figures
                if f.kind is MentionKind.BODY
                and (f.names or f.nation)
                and f.nation == figure.nation
                and cast.key_of(f) == key
            )
        elif figure.kind in PERSONAL:
            words, key = name_words(figure.full_name or ""), cast.key_of(figure)
            fitting = (
                f
                for f in self.figures
                if (f.kind in PERSONAL and f.full_name and _one_name(f, words))
                or (f.kind is MentionKind.BODY and figure.kind is MentionKind.NAME and cast.key_of(f) == key)
            )
        else:
            return None
        return next(iter(fitting), None)

    def _same_states(self, figure: Figure) -> Figure | None:
        """The joint figure of the same countries, whoever speaks for them."""
        states = self._states(figure)
        if len(states) < 2 or None in states:
            return None
        joint = ((f, self._states(f)) for f in self.figures if f.members)
        return next((f for f, other in joint if len(other) > 1 and (states <= other or other <= states)), None)

    def _states(self, figure: Figure) -> set[str | None]:
        return {self.of(member).nation for member in figure.members}

    def _nation(self, figure: Figure) -> Figure | None:
        """The country that a bare name is in another report: where no navy made it one in its own."""
        codes = {self.nations.get(skeleton(name)) for name in figure.names}
        code = codes.pop() if len(codes) == 1 else None
        if code is None or figure.kind is not MentionKind.NAME or figure.gender:
            return None
        figure.kind, figure.nation = MentionKind.NATION, code
        return next((f for f in self.figures if f.kind is MentionKind.NATION and f.nation == code), None)

    def _in_office(self, cast: Cast, figure: Figure) -> Figure | None:
        """The only person who holds the office, by any report, that a description names with its country."""
        if figure.plural or not figure.ties or figure.sphere not in (Sphere.STATE, Sphere.SIDE):
            return None
        _, tie = figure.ties[0]
        if tie.former or not cast.is_definite(figure):
            return None
        wanted = cast.office_of(tie)
        if not figure.nation:
            return self._in_office_here(cast, tie, wanted)
        holders = [
            f
            for f in self.figures
            if f.kind in PERSONAL
            and any(
                other.head == tie.head
                and (other.nation or f.nation) == figure.nation
                and not other.former
                and wanted <= office_words(other, report.text)
                for report, other in f.ties
            )
        ]
        return holders[0] if len(holders) == 1 else None

    def _in_office_here(self, cast: Cast, tie: Tie, wanted: frozenset[str]) -> Figure | None:
        """The only one of those whom the report names who holds the office by any report: "the president"."""
        here = {id(self.of(f)): self.of(f) for f in cast.figures if f.kind in PERSONAL}
        holders = [
            f
            for f in here.values()
            if any(
                other.head == tie.head and not other.former and wanted <= office_words(other, report.text)
                for report, other in f.ties
            )
        ]
        return holders[0] if len(holders) == 1 and tie.sphere is Sphere.STATE and tie.of is None else None

    def _of_short_name(self, figure: Figure) -> Figure | None:
        """The only figure whose surname, or first word, the name of one word is; else one of the same short name."""
        (name,) = list(figure.names)[:1] or [""]
        word = name_words(name)[-1] if name else ""
        if not word:
            return None
        full = [f for f in self.figures if f.full_name and f.is_person]
        people = [f for f in full if any(name_words(n)[-1] == word for n in f.names)] or [
            f for f in full if same_surname(name_words(f.full_name or "")[-1], word)
        ]
        bodies = [f for f in self.figures if f.kind is MentionKind.BODY and _begins(f, name)]
        fitting = [
            f
            for f in people or (bodies if figure.kind is MentionKind.NAME else [])
            if not (figure.gender and f.gender and f.gender is not figure.gender)
        ]
        if fitting:
            return _foremost(fitting)
        return next(
            (f for f in self.figures if f.kind in PERSONAL and not f.full_name and fold(name) in map(fold, f.names)),
            None,
        )


def _foremost(figures: Sequence[Figure]) -> Figure | None:
    """The only one, or the one of whom many times as many reports speak as of any other."""
    known = sorted(figures, key=lambda f: -len({report.id for report, _ in f.mentions}))
    first, second = (len({report.id for report, _ in f.mentions}) for f in (known * 2)[:2])
    return known[0] if len(known) == 1 or first >= MANY_TIMES * second else None


def _one_name(figure: Figure, words: tuple[str, ...]) -> bool:
    return any(same_person(words, other) for name in figure.names if len(other := name_words(name)) > 1)


def _begins(figure: Figure, name: str) -> bool:
    first = fold(name).rstrip("s")
    return any(fold(full).partition(" ")[0].rstrip("s") == first for full in figure.names if " " in full)
