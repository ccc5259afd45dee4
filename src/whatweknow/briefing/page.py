"""brief.html: the brief as one self-contained page."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass
from typing import TypeAlias, TypeVar

from whatweknow.briefing.grid import Grid, make_grid
from whatweknow.briefing.links import original_words, stored_copy
from whatweknow.briefing.templating import fill
from whatweknow.briefing.verbatim import check_verbatim
from whatweknow.errors import InvalidRecord
from whatweknow.records import Brief, BriefReport, Citation, Speaker, Statement

T = TypeVar("T")
_STRAIGHT = str.maketrans("“”„«»‘’", '"""""\'\'')


@dataclass(frozen=True, slots=True)
class Entry:
    """A statement with its report, its speaker, and the addresses of its words."""

    statement: Statement
    report: BriefReport
    speaker: Speaker | None
    copy: str
    original: str | None

    @property
    def frame(self) -> list[tuple[str, Citation]]:
        """Source and cue as printed, in the order of the text."""
        parts = [("source", self.statement.source), ("cue", self.statement.cue)]
        return sorted(((kind, words) for kind, words in parts if words), key=lambda part: part[1].start)

    @property
    def wording(self) -> tuple[object, ...]:
        """What is the same where several reports print a statement in the same words; marks of quotation may differ."""
        named = self.speaker and (self.speaker.name.casefold(), self.speaker.named)
        content = tuple(piece.exact.translate(_STRAIGHT) for piece in self.statement.content)
        frame = tuple((kind, words.exact.translate(_STRAIGHT)) for kind, words in self.frame)
        return named, content, frame, self.statement.mode, self.report.language


Wording: TypeAlias = list[Entry]  # what several reports print in the same words; at least one entry


@dataclass(frozen=True, slots=True)
class Group:
    """The statements under one heading: a name as printed, or a description."""

    id: str
    name: str
    wordings: tuple[Wording, ...]

    @property
    def size(self) -> int:
        return sum(len(wording) for wording in self.wordings)

    @property
    def outlets(self) -> set[str]:
        return {entry.report.outlet for wording in self.wordings for entry in wording if entry.report.outlet}


def render_page(brief: Brief, texts: Mapping[str, str]) -> str:
    """``brief`` as HTML: no script, nothing loaded from elsewhere, each quotation linked to its stored copy.

    ``texts`` maps report ids to stored texts.

    Raises:
        VerbatimError: a citation does not stand in ``texts``; nothing of the brief is shown then.
        InvalidRecord: a statement names a report or a speaker that the brief does not hold.
    """
    check_verbatim(brief, texts)
    entries = _entries(brief)
    wordings = list(_gathered(entries, lambda entry: entry.wording).values())
    return fill(
        "brief.html",
        brief=brief,
        grid=_grid(brief),
        outlets=len({report.outlet for report in brief.reports if report.outlet}),
        named=_groups(wordings, named=True),
        described=_groups(wordings, named=False),
        unattributed=Group("", "", tuple(wording for wording in wordings if wording[0].speaker is None)),
        sources=[(report, sum(entry.report is report for entry in entries)) for report in brief.reports],
    )


def _grid(brief: Brief) -> Grid:
    try:
        return make_grid(brief)
    except KeyError as unknown:
        raise InvalidRecord(f"points: the brief holds no party, statement or report {unknown}") from None


def _entries(brief: Brief) -> list[Entry]:
    reports = {report.id: report for report in brief.reports}
    speakers = {speaker.id: speaker for speaker in brief.speakers}
    entries = []
    for statement in brief.statements:
        try:
            report = reports[statement.report]
            speaker = None if statement.speaker is None else speakers[statement.speaker]
        except KeyError as unknown:
            raise InvalidRecord(f"statement {statement.id}: the brief holds no report or speaker {unknown}") from None
        copy = stored_copy(report.id, statement.id)
        entries.append(Entry(statement, report, speaker, copy, original_words(report.url, statement)))
    return entries


def _groups(wordings: Iterable[Wording], *, named: bool) -> list[Group]:
    """Wordings under one name, or one description within a report; those with most statements first, then by name."""
    heard = ((first.speaker, wording) for wording in wordings if (first := wording[0]).speaker)
    chosen = ((speaker, wording) for speaker, wording in heard if speaker and speaker.named == named)
    together = _gathered(chosen, lambda pair: (pair[0].name.casefold(), "" if named else pair[1][0].report.id))
    groups = [
        Group(pairs[0][0].id, pairs[0][0].name, tuple(wording for _, wording in pairs)) for pairs in together.values()
    ]
    return sorted(groups, key=lambda group: (-group.size, group.name.casefold()))


def _gathered(items: Iterable[T], key: Callable[[T], Hashable]) -> dict[Hashable, list[T]]:
    """``items`` by key, keys and items in the order of their coming."""
    gathered: dict[Hashable, list[T]] = {}
    for item in items:
        gathered.setdefault(key(item), []).append(item)
    return gathered
