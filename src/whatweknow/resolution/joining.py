"""Over all reports: one person, one body, one country is one figure, whatever the spelling."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from whatweknow.names import fold
from whatweknow.records import MentionKind, Report, Sphere, Tie
from whatweknow.resolution.cast import Cast
from whatweknow.resolution.descriptions import office_words
from whatweknow.resolution.figures import PERSONAL, Figure
from whatweknow.resolution.names import initial, name_words, same_surname, skeleton

OF_COUNTRY = re.compile(r"\b(?:of|for)\s+(?:the\s+)?(?P<name>[A-Z]\w+)$")
SEVERAL = 3  # states: fewer of them may be others than those of whom more speak as one
MANY_TIMES = 5  # as many reports: a surname alone means the one whom everybody speaks of


class Joined:
    """The figures of all reports.

    ``nations`` has the codes of the countries that any report speaks of, by the skeletons of their words.
    """

    def __init__(self, casts: Sequence[Cast]) -> None:
        self._joint: dict[int, Figure] = {}
        self._placed: defaultdict[MentionKind, list[Figure]] = defaultdict(list)  # those of a name under PERSON
        self.nations = {
            skeleton(nation.span.of(cast.report.text)): nation.code
            for cast in casts
            for nation in cast.annotated.nations
        }
        every = [(cast, figure) for cast in casts for figure in cast.figures]
        self._disown(casts, _called_like_people(casts))
        for _, figure in every:
            figure.ties = [(report, self._tied(report, tie)) for report, tie in figure.ties]
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
                self._place(figure, self._of_short_name(figure))
        joint = [figure for _, figure in every if figure.kind is MentionKind.JOINT]
        for figure in sorted(joint, key=lambda figure: -len(figure.members)):
            self._place(figure, self._same_states(figure))

    def of(self, figure: Figure) -> Figure:
        """The figure over all reports of one that a cast holds."""
        return self._joint.get(id(figure), figure)

    def _disown(self, casts: Sequence[Cast], codes: set[str]) -> None:
        """Make people of figures that were taken for countries."""
        for cast in casts:
            for figure in cast.figures:
                figure.ties = [
                    (report, replace(tie, nation=None) if tie.nation in codes else tie) for report, tie in figure.ties
                ]
                if figure.nation in codes:
                    figure.nation, figure.grounds = None, []
                    figure.kind = MentionKind.NAME if figure.kind is MentionKind.NATION else figure.kind
        self.nations = {word: code for word, code in self.nations.items() if code not in codes}

    def _tied(self, report: Report, tie: Tie) -> Tie:
        """The tie with its country, if only other reports show the word to be one: "Minister of Ports of Norland"."""
        match = None if tie.nation or tie.former else OF_COUNTRY.search(tie.text.of(report.text))
        code = self.nations.get(skeleton(match["name"])) if match else None
        return replace(tie, nation=code) if code else tie

    def _place(self, figure: Figure, joint: Figure | None) -> None:
        if joint is None:
            joint = figure
            self._placed[MentionKind.PERSON if figure.kind in PERSONAL else figure.kind].append(figure)
        else:
            joint.absorb(figure)
        self._joint[id(figure)] = joint

    def _same(self, cast: Cast, figure: Figure) -> Figure | None:
        if figure.kind is MentionKind.NATION:
            return self._country(figure.nation)
        if figure.kind is MentionKind.BODY and (figure.names or figure.nation):
            key = cast.key_of(figure)
            alike = (f for f in self._placed[MentionKind.BODY] if (f.names or f.nation) and f.nation == figure.nation)
            return next((f for f in alike if cast.key_of(f) == key), None)
        if figure.kind in PERSONAL:
            return self._body_of_name(cast, figure) or self._person(name_words(figure.full_name or ""))
        return None

    def _country(self, code: str | None) -> Figure | None:
        return next((f for f in self._placed[MentionKind.NATION] if f.nation == code), None)

    def _body_of_name(self, cast: Cast, figure: Figure) -> Figure | None:
        if figure.kind is not MentionKind.NAME:
            return None
        key = cast.key_of(figure)
        return next((f for f in self._placed[MentionKind.BODY] if cast.key_of(f) == key), None)

    def _person(self, words: tuple[str, ...]) -> Figure | None:
        return next((f for f in self._placed[MentionKind.PERSON] if f.may_be(words)), None)

    def _same_states(self, figure: Figure) -> Figure | None:
        """The joint figure of the same countries, whoever speaks for them."""
        states = self._states(figure)
        if len(states) < 2 or None in states:
            return None
        joint = ((f, self._states(f)) for f in self._placed[MentionKind.JOINT] if f.members)
        return next((f for f, other in joint if other == states or (len(states) >= SEVERAL and states < other)), None)

    def _states(self, figure: Figure) -> set[str | None]:
        return {self.of(member).nation for member in figure.members}

    def _is_nation(self, figure: Figure) -> bool:
        """Whether a bare name is a country's in another report: where no navy made it one in its own."""
        codes = {self.nations.get(skeleton(name)) for name in figure.names}
        code = codes.pop() if len(codes) == 1 else None
        if code is None or figure.kind is not MentionKind.NAME or figure.gender:
            return False
        figure.kind = MentionKind.NATION
        figure.belong(code, *figure.mentions[0])
        return True

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
            for f in self._placed[MentionKind.PERSON]
            if any(
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
        word = (name_words(name) or ("",))[-1]
        if not word:
            return None
        known, letter = self._placed[MentionKind.PERSON], initial(word)
        people = [f for f in known if f.full_name and letter in f.initials and f.is_person]
        fitting = [f for f in people if word in f.last_words] or [
            f for f in people if same_surname(name_words(f.full_name or "")[-1], word)
        ]
        if not any(f.kind is MentionKind.PERSON or f.gender for f in fitting) and self._is_nation(figure):
            return self._country(figure.nation)
        if not fitting and figure.kind is MentionKind.NAME:
            first = fold(name).rstrip("s")
            fitting = [f for f in self._placed[MentionKind.BODY] if first in f.first_words]
        fitting = [f for f in fitting if not (figure.gender and f.gender and f.gender is not figure.gender)]
        held = [f for f in fitting if f.heads & figure.heads]
        if fitting:
            return _foremost(held or fitting)
        return next((f for f in known if not f.full_name and fold(name) in map(fold, f.names)), None)


def _called_like_people(casts: Sequence[Cast]) -> set[str]:
    """The codes of countries for which no report has any word but one that is the surname of somebody in a report."""
    surnames = {word for cast in casts for f in cast.figures if f.is_person and f.full_name for word in f.last_words}
    words: defaultdict[str, set[str]] = defaultdict(set)
    for cast in casts:
        for nation in cast.annotated.nations:
            words[nation.code].add(fold(nation.span.of(cast.report.text)))
    return {code for code, forms in words.items() if len(forms) == 1 and forms <= surnames}


def _foremost(figures: Sequence[Figure]) -> Figure | None:
    """The only one, or the one of whom many times as many reports speak as of any other."""
    known = sorted(figures, key=lambda f: -len({report.id for report, _ in f.mentions}))
    first, second = (len({report.id for report, _ in f.mentions}) for f in (known * 2)[:2])
    return known[0] if len(known) == 1 or first >= MANY_TIMES * second else None
