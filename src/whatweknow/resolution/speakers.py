"""From source mentions to speakers and parties: the whole of resolution on one screen."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from whatweknow.names import fold, party_id, plain_name
from whatweknow.records import (
    AnnotatedReport,
    Attribution,
    BlockKind,
    Citation,
    MentionKind,
    NationForm,
    Party,
    Report,
    Resolution,
    Span,
    Speaker,
    SpeakerRole,
    Sphere,
    content_id,
)
from whatweknow.resolution.cast import Cast
from whatweknow.resolution.figures import PERSONAL, Figure
from whatweknow.resolution.joining import Joined
from whatweknow.resolution.parties import affiliation, holds_state_office, is_official
from whatweknow.spans import blocks_at, cite

NAMEABLE = (*PERSONAL, MentionKind.NATION)
SAME_OFFICE = 4  # as much as the sentence's own opening
STAKE = re.compile(
    r"\b(?:owns?|owned|owners?|operates?|operated|operators?|runs?|ran|chartered|charterer|built|builder)\b"
)
OFFICES_OF_ONE = frozenset("minister president premier chancellor secretary king queen".split())


def resolve_speakers(annotated: Sequence[AnnotatedReport]) -> Resolution:
    """Who speaks where, over all reports, and for which party.

    A person, body or country is one speaker in all reports; somebody who is only described is a speaker within
    one report. Sources inside boilerplate are nobody's (``None``).
    """
    casts = [Cast(one) for one in annotated]
    joined = Joined(casts)
    sources = [[_figure(cast, a) for a in cast.annotated.attributions] for cast in casts]
    spoken = _Spoken(casts, joined)
    for cast, row in zip(casts, sources, strict=True):
        for figure, one in sorted(zip(row, cast.annotated.attributions, strict=True), key=lambda pair: pair[1].content):
            if figure and one.source:
                spoken.add(joined.of(figure), cite(cast.report, one.source))
    ids = tuple(tuple(spoken.ids[id(joined.of(f))] if f else None for f in row) for row in sources)
    parties = spoken.parties()
    return Resolution(spoken.speakers(parties), ids, tuple(parties.values()))


def _figure(cast: Cast, attribution: Attribution) -> Figure | None:
    """Who utters an attribution. One without source and cue goes on with what was said before it in its paragraph."""
    if attribution.source is None and attribution.cue is None:
        attribution = _gone_on_from(cast, attribution) or attribution
    source = attribution.source
    if source is None or any(block.kind is BlockKind.BOILERPLATE for block in blocks_at(cast.report, source)):
        return None
    return cast.figure_of.get(source) or cast.unknown(source)


def _gone_on_from(cast: Cast, attribution: Attribution) -> Attribution | None:
    start = attribution.content[0].start
    paragraph = cast.report.text.rfind("\n\n", 0, start)
    before = [
        one
        for one in cast.annotated.attributions
        if one.source
        and one.content[0].start < start
        and max(one.content[-1].end, one.source.end) > paragraph
        and not any(piece.contains(attribution.content[0]) for piece in one.content)
    ]
    return max(before, key=lambda one: one.content[0].start, default=None)


class _Spoken:
    """The figures that speak, with the citations of their source mentions."""

    def __init__(self, casts: Sequence[Cast], joined: Joined) -> None:
        self._casts = {cast.report.id: cast for cast in casts}
        self._joined = joined
        self._nations = {n.code: n.name for cast in casts for n in cast.annotated.nations}
        self._outlets = {fold(cast.report.outlet) for cast in casts if cast.report.outlet}
        self._figures: dict[int, Figure] = {}
        self.ids: dict[int, str] = {}
        self._citations: dict[int, list[Citation]] = {}
        self._sides: dict[int, str | Figure | None] = {}
        self._offices = _offices(casts)

    def add(self, figure: Figure, citation: Citation) -> None:
        key = id(figure)
        if key not in self.ids:
            self._figures[key] = figure
            self.ids[key] = self._id(figure, citation)
        if citation not in self._citations.setdefault(key, []):
            self._citations[key].append(citation)

    def _id(self, figure: Figure, first: Citation) -> str:
        name = fold(self.name(figure))
        if figure.kind is MentionKind.PRONOUN:
            return content_id("p", first.report, name, first.start)
        by_name = content_id("p", figure.kind.value, name, figure.nation)
        if self.is_named(figure) and by_name not in self.ids.values():  # a surname may be left that several bear
            return by_name
        return content_id("p", first.report, name, first.start)

    def name(self, figure: Figure) -> str:
        if figure.members and not all(member.kind in NAMEABLE for member in figure.members):
            return figure.description
        if figure.members:
            names = [self.name(self._joined.of(member)) for member in figure.members]
            return ", ".join(names[:-1]) + " and " + names[-1]
        if figure.kind is MentionKind.NATION and figure.nation:
            return self._nations[figure.nation]
        if self._is_state_body(figure) and figure.nation in self._nations:
            return f"{figure.name} ({self._nations[figure.nation]})"
        return figure.name

    def is_named(self, figure: Figure) -> bool:
        if figure.members:
            return all(self.is_named(self._joined.of(member)) or member.nation for member in figure.members)
        return bool(figure.names) or self._is_state_body(figure) or _is_unique_office(figure)

    def _is_state_body(self, figure: Figure) -> bool:
        """Whether a body of state goes by its noun alone, its country being clear: "the navy"."""
        return (
            figure.kind is MentionKind.BODY
            and figure.sphere is Sphere.STATE
            and bool(figure.nation)
            and not figure.names
        )

    # ---------------------------------------------------------------------------------------- parties

    def side(self, figure: Figure) -> str | Figure | None:
        key = id(figure)
        if key not in self._sides:
            side = affiliation(figure, self._joined.of)
            if is_official(figure) and (
                side is None or side is figure or (self._is_mere_name(side) and holds_state_office(figure))
            ):
                side = self._nation_around(figure) or side
            self._sides[key] = side
        return self._sides[key]

    def _is_mere_name(self, side: str | Figure | None) -> bool:
        return isinstance(side, Figure) and side.kind is MentionKind.NAME

    def _nation_around(self, figure: Figure) -> str | None:
        """The country that the reports are about where they print a bare office or body.

        For a person only the places of the office count, and not whose office of that kind was named before.
        """
        places, heads = figure.mentions, figure.heads
        if figure.is_person:
            offices = [(report, tie.text) for report, tie in figure.ties if tie.sphere is Sphere.STATE]
            places, heads = offices or figure.mentions, set()
        votes: Counter[str | None] = Counter()
        for report, span in places:
            votes.update(self._casts[report.id].nations_near(span.start, heads, self._joined.nations))
        for office in {self._casts[report.id].office_key(tie) for report, tie in figure.ties}:
            votes.update({nation: SAME_OFFICE * len(places) for nation in self._offices.get(office, ())})
        return max(votes, key=lambda nation: (votes[nation], nation or ""), default=None)

    def parties(self) -> dict[str, Party]:
        """The parties that somebody speaks for, by a key of their side, in the order of their first statement."""
        sides: dict[str, str | Figure] = {}
        for figure in self._figures.values():
            side = self.side(figure)
            if side is not None:
                sides.setdefault(_key(side), side)
        made = {}
        for key, side in sides.items():
            if isinstance(side, Figure) and not self._is_party(side):
                continue
            name = self._nations[side] if isinstance(side, str) else self.name(side)
            made[key] = Party(id=party_id(name), name=name, aliases=self._aliases(side, name))
        return made

    def _is_party(self, body: Figure) -> bool:
        """More than a passing source: several reports speak of it, or people speak for it; and no outlet."""
        if body.kind is MentionKind.NAME and any(fold(name) in self._outlets for name in body.names):
            return False
        if body.members or not body.names:
            return bool(body.members)
        spoken_for = any(f is not body and self.side(f) is body for f in self._figures.values())
        return spoken_for or self._has_a_stake(body) or self._is_heard_again(body)

    def _has_a_stake(self, body: Figure) -> bool:
        """Whether a report says that the body owns or runs what the event befell."""
        return any(STAKE.search(tie.text.of(report.text)) for report, tie in body.ties)

    def _is_heard_again(self, body: Figure) -> bool:
        heard = {self._casts[c.report].paragraph(c) for c in self._citations.get(id(body), ())}
        spoken_of = {report.id for report, _ in body.mentions}
        if body.kind is not MentionKind.BODY:
            return len({report for report, _ in heard}) > 1
        return len(heard) > 1 or len(spoken_of) > 1

    def _aliases(self, side: str | Figure, name: str) -> tuple[str, ...]:
        """The words by which reports mean the side, in the order in which they are met, each once."""
        printed = list(side.names) if isinstance(side, Figure) else self._words_for(side)
        for key, figure in self._figures.items():
            own = self.side(figure)
            if own is not None and _key(own) == _key(side):
                printed += [self.name(figure)] if figure.kind is not MentionKind.PRONOUN else []
                printed += self._printed_names(figure, key)
        return tuple(alias for alias in dict.fromkeys(printed) if alias != name)

    def _words_for(self, country: str) -> list[str]:
        return [
            " ".join(nation.span.of(cast.report.text).split())
            for cast in self._casts.values()
            for nation in cast.annotated.nations
            if nation.code == country and nation.form is not NationForm.ADJECTIVE
        ]

    def _printed_names(self, figure: Figure, key: int) -> list[str]:
        if figure.kind in (*PERSONAL, MentionKind.PRONOUN, MentionKind.DOCUMENT):
            return []
        citations = self._citations[key]
        return [plain_name(c.exact) for c in citations if self._casts[c.report].is_printed_name(c)]

    # --------------------------------------------------------------------------------------- speakers

    def speakers(self, parties: dict[str, Party]) -> tuple[Speaker, ...]:
        made = []
        for key, figure in self._figures.items():
            side = self.side(figure)
            party = parties.get(_key(side)) if side is not None else None
            made.append(
                Speaker(
                    id=self.ids[key],
                    name=self.name(figure),
                    named=self.is_named(figure),
                    roles=_roles(figure),
                    party=party.id if party else None,
                    mentions=tuple(sorted(self._citations[key], key=lambda c: (c.report, c.start, c.end))),
                )
            )
        return tuple(made)


def _is_unique_office(figure: Figure) -> bool:
    """Whether a description is as good as a name, since a country has one of them: "Norland's foreign minister"."""
    offices = (tie for _, tie in figure.ties if tie.nation and tie.head in OFFICES_OF_ONE and not tie.former)
    definite = figure.kind is MentionKind.PEOPLE and not figure.plural and figure.is_definite
    return definite and any(True for _ in offices)


def _offices(casts: Sequence[Cast]) -> dict[frozenset[str], set[str]]:
    """The countries to which any report ties an office or a ministry, by its words: "Norland's interior minister"."""
    nations: dict[frozenset[str], set[str]] = {}
    for cast in casts:
        for _, tie in (tied for figure in cast.figures for tied in figure.ties):
            if tie.nation and tie.sphere is Sphere.STATE and len(key := cast.office_key(tie)) > 1:
                nations.setdefault(key, set()).add(tie.nation)
    return nations


def _key(side: str | Figure) -> str:
    return side if isinstance(side, str) else f"figure {id(side)}"


def _roles(figure: Figure) -> tuple[SpeakerRole, ...]:
    """The offices of a person, each wording once."""
    if figure.kind not in (MentionKind.PERSON, MentionKind.NAME):
        return ()
    roles: dict[tuple[str, bool], SpeakerRole] = {}
    for report, tie in figure.ties:
        if tie.head:
            words = _citation(report, tie.text)
            roles.setdefault((fold(words.exact), tie.former), SpeakerRole(words, tie.former))
    return tuple(roles.values())


def _citation(report: Report, span: Span) -> Citation:
    return cite(report, span)
