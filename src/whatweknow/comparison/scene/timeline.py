"""What happened and what was said, in order of time: the sentences and statements in which reports name a day.

An entry is a sentence of a report or, inside what somebody says, the content of the statement, with its party. The same
words from several reports are one entry; of all, those are kept that most reports give or that most resemble what the
others tell, so that an editor reads a page and not every "Wednesday".
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from whatweknow.comparison.points.vocabulary import SILENT
from whatweknow.comparison.points.wording import WORD, stem
from whatweknow.records import (
    AnnotatedReport,
    BlockKind,
    Precision,
    Report,
    Span,
    Statement,
    TimelineEntry,
    TimeMention,
    TimeRole,
    When,
)
from whatweknow.spans import blocks_at, cite, trim

MOST_ENTRIES = 25  # a page to be read at a glance
MOST_OF_A_DAY = 8
SAME_WORDS = 0.5  # Jaccard index of stems over which two sentences are one
SAME_SENTENCE = 0.8  # over which they are one whatever the day
SAME_HAPPENING = 0.25  # over which two versions stand side by side
FEWEST_WORDS = 4
DAYS_BEFORE, DAYS_AFTER = 10, 7  # around the reports' days of publication, for a day that one report names alone
LIKENESS_WEIGHT = 2.0  # of resembling the others in full, against being given by one report more
FINE = frozenset((Precision.MINUTE, Precision.HOUR, Precision.PART_OF_DAY, Precision.DAY))
NOT_TOLD = frozenset((BlockKind.HEADLINE, BlockKind.SUBHEAD, BlockKind.CAPTION))  # they repeat, or tell of a picture
FINER_THAN_A_DAY = FINE - {Precision.DAY}


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A possible entry, the stems of its words, and the reports that give it."""

    entry: TimelineEntry
    day: str
    stems: frozenset[str]
    reports: frozenset[str]
    weight: float = 0.0


def make_timeline(
    annotated: Sequence[AnnotatedReport], statements: Sequence[Statement]
) -> tuple[tuple[TimelineEntry, ...], dict[str, When]]:
    """The entries of the timeline, in order, and when statements were said (by their ids), where reports tell."""
    by_report: dict[str, list[Statement]] = defaultdict(list)
    for statement in statements:
        by_report[statement.report].append(statement)
    said_at: dict[str, When] = {}
    found: list[_Candidate] = []
    for one in annotated:
        found += _candidates(one, by_report[one.report.id], said_at)
    near = [one for one in found if one.day in _days_of_event(found, annotated)]
    merged = _merged(_weighed(near))
    return tuple(_in_order(_chosen(merged))), said_at


def _candidates(
    one: AnnotatedReport, statements: Sequence[Statement], said_at: dict[str, When]
) -> Iterator[_Candidate]:
    """The entries that a report gives; ``said_at`` takes up when its statements were said."""
    seen: set[Span] = set()
    for time in one.times:
        if time.role is not TimeRole.TEXT or time.start is None or time.precision not in FINE:
            continue
        if any(block.kind in NOT_TOLD for block in blocks_at(one.report, time.span)):
            continue
        when = When(start=time.start, end=time.end, precision=time.precision, span=cite(one.report, time.span))
        framed = _framing(time, statements)
        said_at |= {statement.id: when for statement in framed if statement.id not in said_at}
        words, party, ids = _told(one.report, time, statements, framed)
        if words in seen:
            continue
        seen.add(words)
        entry = TimelineEntry(when=when, text=cite(one.report, words), party=party, statements=ids)
        stems = _stems(entry.text.exact)
        if len(stems) >= FEWEST_WORDS:
            yield _Candidate(entry, time.start[:10], stems, frozenset((one.report.id,)))


def _told(
    report: Report, time: TimeMention, statements: Sequence[Statement], framed: Sequence[Statement]
) -> tuple[Span, str | None, tuple[str, ...]]:
    """The words of an entry, whose version they are, and the statements that they belong to."""
    inside = [
        (piece.end - piece.start, piece, statement)
        for statement in statements
        for piece in statement.content
        if piece.start <= time.span.start and time.span.end <= piece.end
    ]
    if inside:
        _, piece, statement = min(inside, key=lambda row: row[0])
        start, end = max(piece.start, time.sentence.start), min(piece.end, time.sentence.end)
        words = trim(report.text, start, end) or time.sentence
        return words, statement.party, (statement.id,)
    parties = {statement.party for statement in framed}
    return time.sentence, parties.pop() if len(parties) == 1 else None, tuple(one.id for one in framed)


def _framing(time: TimeMention, statements: Sequence[Statement]) -> list[Statement]:
    """The statements whose cue stands in the same sentence as ``time``, which is not part of what they say."""
    return [
        one
        for one in statements
        if one.cue
        and time.sentence.start <= one.cue.start < time.sentence.end
        and not any(piece.start < time.span.end and time.span.start < piece.end for piece in one.content)
        and not any(_between(piece.start, one.cue.start, time.span.start) for piece in one.content)
    ]


def _between(place: int, one: int, other: int) -> bool:
    return min(one, other) < place < max(one, other)


def _days_of_event(found: Sequence[_Candidate], annotated: Sequence[AnnotatedReport]) -> frozenset[str]:
    """The days that several reports name, and those around the days of publication."""
    reports: dict[str, set[str]] = defaultdict(set)
    for one in found:
        reports[one.day] |= one.reports
    published = sorted(day for one in annotated if (day := _date((one.report.published or "")[:10])))
    days = {day for day, named_by in reports.items() if len(named_by) > 1}
    if published:
        first, last = published[0] - timedelta(DAYS_BEFORE), published[-1] + timedelta(DAYS_AFTER)
        days |= {day for day in reports if (known := _date(day)) and first <= known <= last}
    return frozenset(days)


def _date(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _stems(words: str) -> frozenset[str]:
    return frozenset(stem(word) for word in (found[0].lower() for found in WORD.finditer(words)) if word not in SILENT)


def _weighed(candidates: Sequence[_Candidate]) -> list[_Candidate]:
    """Each with how much it resembles what other reports tell: the cosine with the sum of the others' words."""
    seen = Counter(term for one in candidates for term in one.stems)
    rarity = {term: math.log(1 + len(candidates) / count) for term, count in seen.items()}
    of_all: Counter[str] = Counter()
    of_report: dict[str, Counter[str]] = defaultdict(Counter)
    for one in candidates:
        of_all.update(one.stems)
        for report in one.reports:
            of_report[report].update(one.stems)
    whole = math.sqrt(sum((count * rarity[term]) ** 2 for term, count in of_all.items())) or 1.0

    def weight(one: _Candidate) -> float:
        own = of_report[next(iter(one.reports))]
        length = math.sqrt(sum(rarity[term] ** 2 for term in one.stems)) or 1.0
        shared = sum(rarity[term] ** 2 * (of_all[term] - own[term]) for term in sorted(one.stems))
        return round(shared / (length * whole), 6)

    return [replace(one, weight=weight(one)) for one in candidates]


def _merged(candidates: Sequence[_Candidate]) -> list[_Candidate]:
    """Sentences of one party that say the same of one day, or are the same, as one: the most exact in time, or first.

    Reprints that were published on different days give one sentence two days; the first report's is kept.
    """
    by_party: dict[str | None, list[_Candidate]] = defaultdict(list)
    for one in candidates:
        kept = by_party[one.entry.party]
        for place, other in enumerate(kept):
            least = SAME_WORDS if one.day == other.day else SAME_SENTENCE
            if _likeness(one.stems, other.stems) >= least:
                kept[place] = _joined(other, one)
                break
        else:
            kept.append(one)
    return [one for kept in by_party.values() for one in kept]


def _joined(first: _Candidate, second: _Candidate) -> _Candidate:
    finer = {one.entry.when.precision in FINER_THAN_A_DAY for one in (first, second)} == {True, False}
    wins = finer and first.day == second.day and second.entry.when.precision in FINER_THAN_A_DAY
    best = second if wins else first
    ids = tuple(dict.fromkeys((*first.entry.statements, *second.entry.statements)))
    return replace(
        best,
        entry=replace(best.entry, statements=ids),
        reports=first.reports | second.reports,
        weight=max(first.weight, second.weight),
    )


def _likeness(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / len(one | other)


def _chosen(candidates: Sequence[_Candidate]) -> list[_Candidate]:
    """Those that matter most, of each day a few at most."""
    of_day: Counter[str] = Counter()
    chosen: list[_Candidate] = []
    for one in sorted(candidates, key=lambda one: (-_rank(one), one.entry.text.report, one.entry.text.start)):
        if of_day[one.day] < MOST_OF_A_DAY and len(chosen) < MOST_ENTRIES:
            of_day[one.day] += 1
            chosen.append(one)
    return chosen


def _rank(one: _Candidate) -> float:
    return len(one.reports) + LIKENESS_WEIGHT * one.weight


def _in_order(chosen: Sequence[_Candidate]) -> list[TimelineEntry]:
    """By time; of those at one time, versions of one happening side by side."""
    groups: list[_Candidate] = []
    keys: list[tuple[tuple[str, int, str, str, int], TimelineEntry]] = []
    for one in chosen:
        like = (i for i, other in enumerate(groups) if _likeness(one.stems, other.stems) >= SAME_HAPPENING)
        group = next(like, len(groups))
        if group == len(groups):
            groups.append(one)
        entry = one.entry
        key = (entry.when.start[:16], group, entry.party or "", entry.text.report, entry.text.start)
        keys.append((key, entry))
    return [entry for _, entry in sorted(keys, key=lambda row: row[0])]
