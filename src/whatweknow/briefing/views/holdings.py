"""What a brief holds, by its ids: its statements as they are shown, and words of reports with where they lead."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from whatweknow.briefing.views.addresses import statement_anchor, stored_copy, words_anchor
from whatweknow.briefing.views.labels import ACTS
from whatweknow.errors import InvalidRecord
from whatweknow.records import Brief, BriefReport, Citation, Party, PartyStance, Point, Speaker, Statement

T = TypeVar("T")
GAP = " … "  # between the pieces of a content
QUOTATION_MARKS = frozenset("“”‘’«„\"'")


@dataclass(frozen=True, slots=True)
class Passage:
    """Words of one report, in pieces; ``copy`` leads to them in the stored copy."""

    pieces: tuple[Citation, ...]
    report: BriefReport
    copy: str

    @property
    def outlet(self) -> str:
        """The name of the report's outlet, or the report's id where that is not known."""
        return self.report.outlet or self.report.id

    @property
    def has_marks(self) -> bool:
        """Whether the words bring their own quotation marks."""
        return self.pieces[0].exact[:1] in QUOTATION_MARKS

    @property
    def in_marks(self) -> str:
        """The words on one line, in quotation marks unless they begin with their own."""
        words = GAP.join(" ".join(piece.exact.split()) for piece in self.pieces)
        return words if self.has_marks else f"“{words}”"


@dataclass(frozen=True, slots=True)
class Voice:
    """Who speaks, for whom; both ``None`` where a report names no source."""

    speaker: Speaker | None
    party: Party | None

    @property
    def names(self) -> tuple[str, ...]:
        """The speaker's name and the party's, each once."""
        return tuple(dict.fromkeys(one.name for one in (self.speaker, self.party) if one))


@dataclass(frozen=True, slots=True)
class Tag:
    """A label of ours on a statement, with the report's words or names that it rests on."""

    label: str
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Position:
    """A statement's part in a cell of the table of points."""

    point: Point
    party: Party
    cell: PartyStance


@dataclass(frozen=True, slots=True)
class Entry:
    """A statement as it is shown.

    ``editors`` corrected it or its speaker; ``differs`` is set where it is not what others have of the utterance.
    """

    statement: Statement
    passage: Passage
    voice: Voice
    positions: tuple[Position, ...]
    editors: tuple[str, ...]
    differs: bool

    @property
    def frame(self) -> list[tuple[str, Citation]]:
        """Source and cue as printed, in the order of the text."""
        parts = [("source", self.statement.source), ("cue", self.statement.cue)]
        return sorted(((kind, words) for kind, words in parts if words), key=lambda part: part[1].start)

    @property
    def credited(self) -> str | None:
        """The agency or outlet whose words these are, where it is not the one that prints them, nor a relay."""
        origin = self.statement.origin_outlet
        return None if self.statement.relay or origin == self.passage.report.outlet else origin

    @property
    def tags(self) -> list[Tag]:
        """What else is known of the statement, in the order in which a reader needs it."""
        statement = self.statement
        act = ACTS.get(statement.act) if statement.act else None
        tags = [
            (statement.withdrawn, Tag("withdrawn: only an older version of the report has it")),
            (act is not None, Tag(act or "")),
            (statement.uttered is False, Tag("not reported as said")),
            (self.differs, Tag("differs from the other reports")),
            (bool(statement.hedges), Tag("left open by the speaker:", _words(*statement.hedges))),
            (bool(statement.reporter_hedges), Tag("left open by the reporter:", _words(*statement.reporter_hedges))),
            (bool(statement.relay), Tag("through", _words(*(relay.span for relay in statement.relay)))),
            (statement.channel is not None, Tag("channel:", _words(statement.channel))),
            (statement.venue is not None, Tag("occasion:", _words(statement.venue))),
            (statement.translation is not None, Tag("translated:", _words(statement.translation))),
            (self.credited is not None, Tag("from", (self.credited or "",))),
            (statement.inside is not None, Tag("reported within another statement")),
            (statement.in_headline, Tag("in a headline")),
        ]
        return [tag for holds, tag in tags if holds]


class Holdings:
    """What a brief holds, by its ids, and its words with their addresses.

    Its methods raise ``InvalidRecord`` for what the brief does not hold.
    """

    def __init__(self, brief: Brief) -> None:
        self._reports = {report.id: report for report in (*brief.superseded, *brief.reports)}
        self._differing = {id_ for one in brief.utterances for id_ in one.differing}
        self._statements = {statement.id: statement for statement in brief.statements}
        self._speakers = {speaker.id: speaker for speaker in brief.speakers}
        self._parties = {party.id: party for party in brief.parties}
        self._entries: dict[str, Entry] = {}
        self._positions: defaultdict[str, list[Position]] = defaultdict(list)
        self._editors: defaultdict[str, list[str]] = defaultdict(list)
        for correction in brief.corrections:
            for subject in correction.subjects if correction.applied else ():
                self._editors[subject].append(correction.by)
        for point in brief.points:
            for cell in point.stances:
                for id_ in cell.statements:
                    self._positions[id_].append(Position(point, self.party(cell.party), cell))

    def editors(self, *ids: str | None) -> tuple[str, ...]:
        """Who corrected any of the statements, speakers and points of those ids, each once."""
        return tuple(dict.fromkeys(by for id_ in ids for by in self._editors.get(id_ or "", ())))

    def report(self, id_: str) -> BriefReport:
        return _held(self._reports, id_, "report")

    def party(self, id_: str) -> Party:
        return _held(self._parties, id_, "party")

    def voice(self, speaker: str | None, party: str | None = None) -> Voice:
        """The speaker, with the party that is given or else the speaker's own."""
        who = _held(self._speakers, speaker, "speaker") if speaker is not None else None
        side = party if party is not None or who is None else who.party
        return Voice(who, self.party(side) if side is not None else None)

    def entry(self, id_: str) -> Entry:
        """The statement of that id."""
        if id_ not in self._entries:
            statement = _held(self._statements, id_, "statement")
            try:
                report, voice = self.report(statement.report), self.voice(statement.speaker, statement.party)
            except InvalidRecord as error:
                raise InvalidRecord(f"statement {id_}: {error}") from None
            passage = Passage(statement.content, report, stored_copy(report.id, statement_anchor(id_)))
            positions, editors = tuple(self._positions[id_]), self.editors(id_, statement.speaker)
            self._entries[id_] = Entry(statement, passage, voice, positions, editors, id_ in self._differing)
        return self._entries[id_]

    def entries(self) -> list[Entry]:
        """All statements, in the order of the brief."""
        return [self.entry(id_) for id_ in self._statements]

    def passage(self, words: Citation) -> Passage:
        """Words that are no statement's."""
        report = self.report(words.report)
        return Passage((words,), report, stored_copy(report.id, words_anchor(words)))


def _words(*citations: Citation | None) -> tuple[str, ...]:
    return tuple(citation.exact for citation in citations if citation)


def outlets(reports: Iterable[BriefReport]) -> set[str]:
    """The names of the outlets of ``reports``."""
    return {report.outlet for report in reports if report.outlet}


def _held(table: Mapping[str, T], id_: str, what: str) -> T:
    try:
        return table[id_]
    except KeyError:
        raise InvalidRecord(f"the brief holds no {what} {id_!r}; it must be one of its {len(table)}") from None
