"""The page's sections on what is checked, open, counted, dated, placed and changed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Sequence
from dataclasses import dataclass

from whatweknow.briefing.views.excerpts import words_of
from whatweknow.briefing.views.grid import Grid, Heading
from whatweknow.briefing.views.holdings import Holdings, Passage, Voice
from whatweknow.briefing.views.labels import HAPPENED, HAPPENS_TO_THINGS, plural
from whatweknow.records import (
    Aspect,
    Brief,
    BriefReport,
    Change,
    Check,
    CheckResult,
    Citation,
    CopyGroup,
    Evidence,
    FigureGroup,
    FigureValue,
    Party,
    Place,
    Revision,
    TimelineEntry,
    Unknown,
)

MENTIONS_SHOWN = 3


@dataclass(frozen=True, slots=True)
class CheckView:
    """Who checked, as the report names them, and the sentence on it, which may be on several ``aspects``."""

    check: Check
    aspects: tuple[Aspect, ...]
    by: Voice
    passage: Passage


@dataclass(frozen=True, slots=True)
class EvidenceView:
    evidence: Evidence
    passage: Passage
    checks: tuple[CheckView, ...]
    others: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class UnknownView:
    """A sentence that leaves something open; ``others`` say the same."""

    unknown: Unknown
    voice: Voice
    passage: Passage
    others: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class FigureView:
    """A figure with the first words that give it, and the others."""

    figure: FigureValue
    party: Party | None
    passage: Passage
    others: tuple[Passage, ...]

    @property
    def owner(self) -> str:
        """Whose figure it is."""
        if self.party:
            return self.party.name
        return "No party" if self.figure.statements else "The report itself"


@dataclass(frozen=True, slots=True)
class FiguresView:
    """The figures that answer one question, party by party; each stands for itself."""

    group: FigureGroup
    figures: tuple[FigureView, ...]

    @property
    def question(self) -> str:
        """What is counted: "People killed", "Drones shot down or intercepted"; else the first figure as printed."""
        unit, event = self.group.unit, self.group.event
        if event is None:
            return _capitalised(plural(unit))
        happened = HAPPENED.get(event, event.replace("_", " "))
        if unit == "percent":
            return f"{_capitalised(happened)}, in per cent"
        if unit == "person" and event in HAPPENS_TO_THINGS:
            return self.figures[0].passage.in_marks
        return f"{_capitalised(plural(unit))} {happened}"


@dataclass(frozen=True, slots=True)
class TimelineView:
    """An entry with the ``others`` that tell the same: the ``version``th of ``versions`` of one happening."""

    entry: TimelineEntry
    party: Party | None
    passage: Passage
    others: tuple[Passage, ...] = ()
    version: int = 1
    versions: int = 1


@dataclass(frozen=True, slots=True)
class PlaceView:
    """A place with its first mentions; ``reports`` counts those that name it."""

    place: Place
    passages: tuple[Passage, ...]
    reports: int

    @property
    def in_passing(self) -> bool:
        """Whether it is named once and no more."""
        return len(self.place.mentions) <= 1

    @property
    def position(self) -> str | None:
        """As on a map: "58.25° N, 3.50° W"."""
        lat, lon = self.place.lat, self.place.lon
        if lat is None or lon is None:
            return None
        return f"{abs(lat):.2f}° {'N' if lat >= 0 else 'S'}, {abs(lon):.2f}° {'E' if lon >= 0 else 'W'}"


@dataclass(frozen=True, slots=True)
class SourceView:
    """A report with its copies, the number of statements in each, and what it changed in an earlier version."""

    report: BriefReport
    statements: int
    group: CopyGroup | None
    copies: tuple[SourceView, ...]
    revision: RevisionView | None


@dataclass(frozen=True, slots=True)
class RevisionView:
    """The sentences that a later version added and removed, and those that took the place of others."""

    earlier: BriefReport
    added: tuple[Passage, ...]
    removed: tuple[Passage, ...]
    amended: tuple[tuple[Passage, Passage], ...]


@dataclass(frozen=True, slots=True)
class NoteView:
    """An outlet's own words that something was wrong, and the ids of the statements that it concerns."""

    passage: Passage
    statements: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ChangeView:
    """``old`` stands in a report of the earlier version; ``heading`` shows the point that the change is about."""

    change: Change
    party: Party | None
    old: Passage | None
    new: Passage | None
    heading: Heading | None


def evidence_views(brief: Brief, holdings: Holdings) -> list[EvidenceView]:
    """What was checked stands first, then what was seen most; unchecked things of the same words are one."""

    def view(same: Sequence[Evidence]) -> EvidenceView:
        one = same[0]
        checks = [_check(check, holdings) for check in _by_sentence(one.verification)]
        mentions = [words for each in same for words in (each.mention, *each.mentions)]
        others = _others(list(dict.fromkeys(mentions)), one.mention, holdings)
        return EvidenceView(one, holdings.passage(one.mention), tuple(checks), others)

    def order(one: Evidence) -> tuple[bool, bool, int]:
        verified = any(check.result is CheckResult.VERIFIED for check in one.verification)
        return not verified, not one.verification, -len(one.mentions)

    gathered: dict[Hashable, list[Evidence]] = {}
    for one in brief.evidence:
        gathered.setdefault(one if one.verification else (one.kind, words_of([one.mention])), []).append(one)
    return [view(same) for same in sorted(gathered.values(), key=lambda same: order(same[0]))]


def _by_sentence(checks: Sequence[Check]) -> list[list[Check]]:
    """Checks that the same words, perhaps of several reports, tell of with the same result."""
    gathered: dict[tuple[str, CheckResult], list[Check]] = {}
    for check in checks:
        gathered.setdefault((check.span.exact, check.result), []).append(check)
    return list(gathered.values())


def _check(same: Sequence[Check], holdings: Holdings) -> CheckView:
    first = same[0]
    aspects = dict.fromkeys(check.aspect for check in same if check.aspect)
    return CheckView(first, tuple(aspects), holdings.voice(first.by), holdings.passage(first.span))


def unknown_views(brief: Brief, holdings: Holdings) -> list[UnknownView]:
    return [
        UnknownView(
            unknown,
            holdings.voice(unknown.who),
            holdings.passage(unknown.text),
            _others(unknown.mentions, unknown.text, holdings),
        )
        for unknown in brief.unknowns
    ]


def figures_views(brief: Brief, holdings: Holdings) -> list[FiguresView]:
    """The figures by the question that they answer, in the order of the brief."""

    def view(figure: FigureValue) -> FigureView:
        party = holdings.party(figure.party) if figure.party else None
        first, *others = figure.spans
        return FigureView(figure, party, holdings.passage(first), tuple(map(holdings.passage, others)))

    return [FiguresView(group, tuple(view(figure) for figure in group.values)) for group in brief.figures]


def _capitalised(words: str) -> str:
    return words[:1].upper() + words[1:]


def timeline_views(brief: Brief, holdings: Holdings) -> list[TimelineView]:
    versions = Counter(entry.happening for entry in brief.timeline if entry.happening)
    shown: Counter[str] = Counter()

    def view(entry: TimelineEntry) -> TimelineView:
        happening = entry.happening or ""
        shown[happening] += 1
        return TimelineView(
            entry,
            holdings.party(entry.party) if entry.party else None,
            holdings.passage(entry.text),
            _others(entry.mentions, entry.text, holdings),
            shown[happening] if happening else 1,
            versions[happening] if happening else 1,
        )

    return [view(entry) for entry in brief.timeline]


def place_views(brief: Brief, holdings: Holdings) -> list[PlaceView]:
    """The places, each with its first mention in several outlets."""

    def view(place: Place) -> PlaceView:
        first: dict[str, Passage] = {}
        for words in place.mentions:
            passage = holdings.passage(words)
            first.setdefault(passage.outlet, passage)
            if len(first) == MENTIONS_SHOWN:
                break
        return PlaceView(place, tuple(first.values()), len({words.report for words in place.mentions}))

    return [view(place) for place in brief.places]


def source_views(brief: Brief, holdings: Holdings) -> list[SourceView]:
    """The reports, each copy under its origin."""
    statements = Counter(statement.report for statement in brief.statements)
    groups = {group.origin: group for group in brief.copies}
    revisions = {revision.report: _revision(revision, holdings) for revision in brief.revisions}
    copies = {report for group in brief.copies for report in group.reports if report != group.origin}

    def view(id_: str, group: CopyGroup | None = None) -> SourceView:
        under = tuple(view(copy) for copy in group.reports if copy != group.origin) if group else ()
        return SourceView(holdings.report(id_), statements[id_], group, under, revisions.get(id_))

    return [view(report.id, groups.get(report.id)) for report in brief.reports if report.id not in copies]


def _revision(revision: Revision, holdings: Holdings) -> RevisionView:
    added, removed = (tuple(map(holdings.passage, words)) for words in (revision.added, revision.removed))
    amended = tuple((holdings.passage(one.old), holdings.passage(one.new)) for one in revision.amended)
    return RevisionView(holdings.report(revision.earlier), added, removed, amended)


def note_views(brief: Brief, holdings: Holdings) -> list[NoteView]:
    return [NoteView(holdings.passage(one.note), one.statements) for one in brief.correction_notes]


def change_views(brief: Brief, grid: Grid, holdings: Holdings) -> list[ChangeView]:
    """The changes, with what shows the points that they are about."""
    headings = {row.point.id: row.heading for row in grid.rows}
    return [
        ChangeView(
            change,
            holdings.party(change.party) if change.party else None,
            holdings.passage(change.old) if change.old else None,
            holdings.passage(change.new) if change.new else None,
            headings.get(change.point or ""),
        )
        for change in brief.changes
    ]


def _others(mentions: Sequence[Citation], shown: Citation, holdings: Holdings) -> tuple[Passage, ...]:
    return tuple(holdings.passage(words) for words in mentions if words != shown)
