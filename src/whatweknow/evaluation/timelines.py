"""Scores the timelines of briefs against those that an annotator made of the same reports.

A gold entry is a version of a happening: what one party, or a report on its own account, tells of it. An entry of the
brief meets it where its words overlap words that the annotator accepts; of several that do, the one with the right time
and party is its match, and the others are doubles.

entries        precision: of the entries of the brief, those that are matches; recall: of the gold's versions that are
               not optional, those that are met; an optional version that is met counts as right and is never missing
when           of the matches, those that start when the gold has it, as far as the gold goes; ``party`` likewise
order          of the pairs of happenings that are at different times, those whose first entries stand in that order
side by side   of the pairs of matches that are versions of one happening, those with nothing else between them
doubles        of the entries of the brief, those that tell again what another one tells
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from whatweknow.errors import EvaluationError
from whatweknow.evaluation.event_match import UNKNOWN_PARTY, gold_parties
from whatweknow.evaluation.events import BriefEntry, EventRun, GoldVersion
from whatweknow.evaluation.matching import Rates, Share, one_to_one
from whatweknow.records import Span

NOTHING = Share(0, 0)


@dataclass(frozen=True, slots=True)
class TimelineScores:
    """What ``score_timelines`` finds, over all events. ``misses`` has a line for each thing missed or wrong."""

    precision: Share
    recall: Share
    when: Share
    party: Share
    order: Share
    side_by_side: Share
    doubles: Share
    misses: tuple[str, ...]

    @property
    def entries(self) -> Rates:
        return Rates(self.precision.value, self.recall.value)

    def __add__(self, other: TimelineScores) -> TimelineScores:
        """Both together."""
        return TimelineScores(
            self.precision + other.precision,
            self.recall + other.recall,
            self.when + other.when,
            self.party + other.party,
            self.order + other.order,
            self.side_by_side + other.side_by_side,
            self.doubles + other.doubles,
            self.misses + other.misses,
        )


@dataclass(frozen=True, slots=True)
class _Version:
    """A gold entry, the happening whose version it is, and where its words stand in each report."""

    gold: GoldVersion
    happening: str
    spans: Mapping[str, tuple[Span, ...]]

    def met_by(self, entry: BriefEntry) -> bool:
        cited = Span(entry.text.start, entry.text.end)
        return any(cited.overlaps(span) for span in self.spans.get(entry.text.report, ()))

    def when_right(self, entry: BriefEntry) -> bool:
        return any(entry.when.start.startswith(start) for start in self.gold.when)


class _Match:
    """An event's gold versions, the entries of its brief, and which of them match (``pairs``, in the brief's order)."""

    def __init__(self, run: EventRun) -> None:
        self.versions = [
            _Version(version, happening.happening, _spans(run, version))
            for happening in run.event.gold.timeline
            for version in happening.versions
        ]
        self.entries = run.brief.timeline
        self._parties = gold_parties(run)
        meetings = [
            (number, place)
            for number, version in enumerate(self.versions)
            for place, entry in enumerate(self.entries)
            if version.met_by(entry)
        ]
        self.place_of = one_to_one(sorted(meetings, key=lambda meeting: (-self._rightness(*meeting), *meeting)))
        self.pairs = sorted((place, self.versions[number]) for number, place in self.place_of.items())
        self.doubles = {place for _, place in meetings} - set(self.place_of.values())

    def _rightness(self, number: int, place: int) -> int:
        version, entry = self.versions[number], self.entries[place]
        return version.when_right(entry) + self.party_right(version, entry)

    def party_right(self, version: _Version, entry: BriefEntry) -> bool:
        party = self._parties.get(entry.party, UNKNOWN_PARTY) if entry.party else None
        return version.gold.party == party


def score_timelines(runs: Sequence[EventRun]) -> TimelineScores:
    """The figures of the briefs of ``runs``, pooled; events without a gold timeline are passed over.

    Raises:
        EvaluationError: words of the gold do not stand in the text of their report.
    """
    scores = (_scores(_Match(run)) for run in runs if run.event.gold.timeline)
    return sum(scores, TimelineScores(NOTHING, NOTHING, NOTHING, NOTHING, NOTHING, NOTHING, NOTHING, ()))


def _spans(run: EventRun, version: GoldVersion) -> dict[str, tuple[Span, ...]]:
    found: dict[str, tuple[Span, ...]] = {}
    for words in version.words:
        start = run.texts.get(words.report, "").find(words.text)
        if start < 0:
            raise EvaluationError(f"gold timeline: {words.text[:80]!r} is not in report {words.report}")
        found[words.report] = (*found.get(words.report, ()), Span(start, start + len(words.text)))
    return found


def _scores(match: _Match) -> TimelineScores:
    wanted = [number for number, version in enumerate(match.versions) if not version.gold.optional]
    matched = [(version, match.entries[place]) for place, version in match.pairs]
    return TimelineScores(
        precision=Share(len(matched), len(match.entries)),
        recall=Share(sum(number in match.place_of for number in wanted), len(wanted)),
        when=_share(version.when_right(entry) for version, entry in matched),
        party=_share(match.party_right(version, entry) for version, entry in matched),
        order=_order(match),
        side_by_side=_side_by_side(match),
        doubles=Share(len(match.doubles), len(match.entries)),
        misses=tuple(_misses(match)),
    )


def _share(rows: Iterable[bool]) -> Share:
    right = tuple(rows)
    return Share(sum(right), len(right))


def _order(match: _Match) -> Share:
    """Pairs of happenings: versions of one stand together, whatever their times."""
    first = {version.happening: version.gold.when[0] for _, version in reversed(match.pairs)}
    shown = [first[happening] for happening in dict.fromkeys(version.happening for _, version in match.pairs)]
    apart = [
        pair for pair in combinations(shown, 2) if not (pair[0].startswith(pair[1]) or pair[1].startswith(pair[0]))
    ]
    return _share(one < other for one, other in apart)


def _side_by_side(match: _Match) -> Share:
    happening_at = {place: version.happening for place, version in match.pairs}
    return _share(
        all(happening_at.get(between) == version.happening for between in range(place, other_place))
        for (place, version), (other_place, other) in combinations(match.pairs, 2)
        if version.happening == other.happening
    )


def _misses(match: _Match) -> Iterator[str]:
    for number, version in enumerate(match.versions):
        if number not in match.place_of and not version.gold.optional:
            yield f"timeline missed: {version.gold.when[0]} {version.happening} ({version.gold.party})"
    right = dict(match.pairs)
    for place, entry in enumerate(match.entries):
        shown = f"{entry.text.report}: {entry.when.start} {entry.text.exact[:80]!r} ({entry.party})"
        if place not in right:
            yield f"timeline {'double' if place in match.doubles else 'extra'}: {shown}"
            continue
        version = right[place]
        if not (version.when_right(entry) and match.party_right(version, entry)):
            yield f"timeline wrong: {shown}: {version.gold.when[0]} ({version.gold.party})"


def format_timelines(scores: TimelineScores) -> str:
    """The figures as lines of plain text, without a line break at the end."""
    rates = scores.entries
    shares = {
        "when": scores.when,
        "party": scores.party,
        "order": scores.order,
        "side by side": scores.side_by_side,
        "doubles": scores.doubles,
    }
    lines = [f"timeline    P {rates.precision:.3f}  R {rates.recall:.3f}  F1 {rates.f1:.3f}"]
    lines += [f"  {name:<13}{share.value:.3f}  ({share.part} of {share.whole})" for name, share in shares.items()]
    return "\n".join(lines)
