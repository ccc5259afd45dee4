"""What happened and what was said, in order of time: the sentences in which reports date something.

Sentences that tell of one thing are one happening; what parties tell otherwise of it stands side by side, each with its
own words and time. Of all, those are kept that most origins give, that most resemble what the others tell, and that are
dated most exactly, so that an editor reads a page and not every "Wednesday".
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from whatweknow.comparison.scene.happenings import MINUTE, Happening, Version, find_happenings
from whatweknow.comparison.scene.tellings import CLOCK, FINE, Telling, find_tellings
from whatweknow.comparison.terms import concepts
from whatweknow.records import AnnotatedReport, BriefReport, Statement, TimelineEntry, When, content_id

MOST_ENTRIES = 25  # a page to be read at a glance
MOST_OF_A_DAY = 10
MOST_VERSIONS = 4
DAYS_BEFORE, DAYS_AFTER = 21, 7  # around the reports' days of publication, for a day that one report names alone
# What counts beside the number of origins that tell of a happening:
CLOCK_WEIGHT = 0.25  # that it is dated by the clock
FEW_TERMS = 4  # added to those of a telling, so that a short one does not resemble the others by chance
LEAD_WEIGHT = 0.5  # that it stands in the first words of a report
LEAD = 4  # blocks over which the last of these halves


def make_timeline(
    annotated: Sequence[AnnotatedReport], statements: Sequence[Statement], reports: Sequence[BriefReport] = ()
) -> tuple[tuple[TimelineEntry, ...], dict[str, When]]:
    """The entries of the timeline, in order, and when statements were said (by their ids), where reports tell.

    Those of ``reports`` that are copies of one another count as one origin.
    """
    by_report: dict[str, list[Statement]] = defaultdict(list)
    for statement in statements:
        by_report[statement.report].append(statement)
    said_at: dict[str, When] = {}
    tellings: list[Telling] = []
    for one in annotated:
        told, said = find_tellings(one, by_report[one.report.id])
        tellings += told
        said_at |= said
    origins = {report.id: report.copy_group or report.id for report in reports}
    weighed = _Weights(_near_the_event(tellings, annotated), annotated, origins)
    happenings = find_happenings(weighed.best_first())
    return tuple(_entries(_in_order(_chosen(happenings, weighed)))), said_at


def _near_the_event(tellings: Sequence[Telling], annotated: Sequence[AnnotatedReport]) -> list[Telling]:
    """Those of a day that several reports name, or of one around the days of publication that is beyond doubt."""
    named_by: dict[str, set[str]] = defaultdict(set)
    for one in tellings:
        named_by[one.day].add(one.words.report)
    published = sorted(day for one in annotated if (day := _date((one.report.published or "")[:10])))

    def near(telling: Telling) -> bool:
        day = _date(telling.day)
        if day is None or len(named_by[telling.day]) > 1:
            return day is not None
        if telling.doubtful or not published:
            return False
        return (published[0] - day).days <= DAYS_BEFORE and (day - published[-1]).days <= DAYS_AFTER

    return [one for one in tellings if one.when.precision in FINE and near(one)]


def _date(text: str) -> date | None:
    """The day, if it is one that has others beside it."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return day if date.min < day < date.max else None


class _Weights:
    """How much tellings matter."""

    def __init__(self, tellings: Sequence[Telling], annotated: Sequence[AnnotatedReport], origins: Mapping[str, str]):
        self.tellings = tellings
        self._origins = origins
        self._spoken_of: dict[str, set[str]] = defaultdict(set)
        for one in annotated:
            for term in concepts(one.report.text):
                self._spoken_of[term].add(origins.get(one.report.id, one.report.id))
        self._others = len({origins.get(one.report.id, one.report.id) for one in annotated}) - 1

    def origin(self, telling: Telling) -> str:
        return self._origins.get(telling.words.report, telling.words.report)

    def of(self, telling: Telling) -> float:
        """What other origins speak of, in the mean of the terms; exact times and what reports begin with weigh more."""
        own = self.origin(telling)
        likeness = self._likeness(telling.terms, own) + self._likeness(telling.context, own)
        clock = CLOCK_WEIGHT * (telling.when.precision in CLOCK)
        lead = LEAD_WEIGHT * LEAD / (LEAD + telling.depth)
        return round(likeness + clock + lead, 6)

    def _likeness(self, terms: frozenset[str], own: str) -> float:
        shared = sum(len(speaking) - (own in speaking) for speaking in map(self._spoken_of.__getitem__, terms))
        return shared / max(1, self._others) / (len(terms) + FEW_TERMS)

    def best_first(self) -> list[Telling]:
        return sorted(
            self.tellings, key=lambda one: (one.aside, -self.of(one), one.words.report, one.words.start, one.words.end)
        )


def _chosen(happenings: Sequence[Happening], weights: _Weights) -> list[Happening]:
    """Those that matter most, of each day a few at most, with the versions that do."""
    ranked = []
    for happening in happenings:
        origins = {weights.origin(one) for one in happening.tellings()}
        if len(origins) > 1 or not happening.best.aside:
            ranked.append((-len(origins) - weights.of(happening.best), happening.best.words, happening))
    of_day: Counter[str] = Counter()
    chosen: list[Happening] = []
    for _, _, happening in sorted(ranked, key=lambda row: (row[0], row[1].report, row[1].start)):
        first, *others = happening.versions
        versions = [first, *(one for one in others if not one.best.aside)][:MOST_VERSIONS]
        day = happening.best.day
        if of_day[day] + len(versions) <= MOST_OF_A_DAY and of_day.total() + len(versions) <= MOST_ENTRIES:
            of_day[day] += len(versions)
            chosen.append(Happening(versions))
    return chosen


def _in_order(chosen: Sequence[Happening]) -> list[Happening]:
    def place(one: Telling) -> tuple[str, str, str, int]:
        return one.when.start[:MINUTE], one.party or "", one.words.report, one.words.start

    ordered = sorted(chosen, key=lambda happening: place(happening.best))
    return [Happening(sorted(one.versions, key=lambda version: place(version.best))) for one in ordered]


def _entries(happenings: Sequence[Happening]) -> Iterator[TimelineEntry]:
    for happening in happenings:
        best = happening.best.words
        shared = content_id("h", best.report, best.start, best.end) if len(happening.versions) > 1 else None
        for version in happening.versions:
            yield _entry(version, shared)


def _entry(version: Version, happening: str | None) -> TimelineEntry:
    best, *others = version.tellings
    return TimelineEntry(
        when=best.when,
        text=best.words,
        party=best.party,
        statements=tuple(dict.fromkeys(id_ for one in version.tellings for id_ in one.statements)),
        mentions=(best.words, *sorted({one.words for one in others}, key=lambda words: (words.report, words.start))),
        happening=happening,
    )
