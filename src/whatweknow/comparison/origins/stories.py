"""A mixed stream of reports to stories: each report joins the story it is most like, or begins one.

Single-pass clustering with tf-idf and decay over time, as in topic detection and tracking (Allan, Papka and Lavrenko,
"On-line new event detection and tracking", 1998). Names weigh more than other words.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from whatweknow.comparison.moments import moments
from whatweknow.comparison.terms import WORD, term_of
from whatweknow.records import Report, Story, content_id

READ = 350  # words of a report; what comes later is background
NAME, TITLE = 2.0, 2.0  # weight of a capitalised word, and of one in the title, against 1
LEAST_LIKENESS = 0.15  # cosine, after decay; measured by bench/copies.py --stories
WINDOW = 10 * 24 * 3600.0  # seconds after which a story that nobody wrote about is over
HALF_LIFE = 5 * 24 * 3600.0  # seconds in which likeness counts half
TELLING = 16  # the most telling terms of a report, by which stories are looked up
KEPT = 120  # terms of a story
SMOOTHING = 50  # reports before the rarity of terms is trusted

Vector = dict[str, float]


@dataclass(slots=True)
class _Open:
    """A story that may still grow."""

    reports: list[str]
    title: str | None
    terms: Vector
    time: float
    best: float = 0.0


def find_stories(reports: Iterable[Report]) -> Iterator[Story]:
    """The stories in ``reports``, each as soon as it is over.

    The reports should come in about the order of their publication; one without a time counts as of the time of the one
    before it. One pass: memory grows with the open stories and the vocabulary, not with the reports.
    """
    stream = _Stream()
    for report in reports:
        yield from stream.add(report)
    yield from map(_closed, stream.open.values())


class _Stream:
    def __init__(self) -> None:
        self.open: dict[int, _Open] = {}
        self._having: defaultdict[str, set[int]] = defaultdict(set)
        self._seen: Counter[str] = Counter()
        self._count = 0
        self._now = 0.0
        self._begun = 0

    def add(self, report: Report) -> Iterator[Story]:
        """Put ``report`` into a story; yields the stories that are over by then."""
        counts = _counts(report)
        self._count += 1
        self._seen.update(counts.keys())
        time = moments(report.published)[0] if report.published else self._now
        if time > self._now:
            yield from self._close(time)
            self._now = time
        vector = self._weighed(counts)
        best, likeness = self._nearest(vector, time)
        if best is None or likeness < LEAST_LIKENESS:
            best, likeness = self._begin(), 1.0
        self._join(best, report, vector, likeness, time)

    def _weighed(self, counts: Mapping[str, float]) -> Vector:
        """A unit vector of the terms, those that few reports have weighing more."""
        total = self._count + SMOOTHING
        weights = {
            term: (1 + math.log(count)) * math.log(total / (self._seen[term] + 0.5)) for term, count in counts.items()
        }
        return _unit(weights)

    def _nearest(self, vector: Vector, time: float) -> tuple[int | None, float]:
        telling = sorted(vector, key=lambda term: (-vector[term], term))[:TELLING]
        met = Counter(number for term in telling for number in self._having.get(term, ()))
        likely = [number for number, times in met.items() if times > 1]
        found = [(self._likeness(vector, self.open[number], time), -number) for number in likely]
        likeness, number = max(found, default=(0.0, 0))
        return -number or None, likeness

    def _likeness(self, vector: Vector, story: _Open, time: float) -> float:
        cosine = sum(weight * story.terms.get(term, 0.0) for term, weight in vector.items())
        return cosine / (_length(story.terms) or 1.0) * math.pow(0.5, abs(time - story.time) / HALF_LIFE)

    def _begin(self) -> int:
        self._begun += 1
        self.open[self._begun] = _Open([], None, {}, self._now)
        return self._begun

    def _join(self, number: int, report: Report, vector: Vector, likeness: float, time: float) -> None:
        story = self.open[number]
        story.reports.append(report.id)
        if story.title is None or (likeness > story.best and len(story.reports) > 2):
            story.title, story.best = report.title or story.title, likeness
        story.time = max(story.time, time)
        before = set(story.terms)
        for term, weight in vector.items():
            story.terms[term] = story.terms.get(term, 0.0) + weight
        kept = sorted(story.terms, key=lambda term: (-story.terms[term], term))[:KEPT]
        story.terms = {term: story.terms[term] for term in kept}
        for term in before - story.terms.keys():
            self._having[term].discard(number)
        for term in story.terms.keys() - before:
            self._having[term].add(number)

    def _close(self, time: float) -> Iterator[Story]:
        over = [number for number, story in self.open.items() if time - story.time > WINDOW]
        for number in over:
            story = self.open.pop(number)
            for term in story.terms:
                self._having[term].discard(number)
                if not self._having[term]:
                    del self._having[term]
            yield _closed(story)


def _counts(report: Report) -> dict[str, float]:
    """The terms of the title and the beginning of ``report``, with their weighed counts."""
    counts: defaultdict[str, float] = defaultdict(float)
    words = WORD.findall(report.title or "")
    for place, word in enumerate(words + WORD.findall(report.text[: READ * 8])[:READ]):
        if (term := term_of(word)) is not None:
            counts[term] += (TITLE if place < len(words) else 1.0) * (NAME if word[0].isupper() else 1.0)
    return counts


def _unit(vector: Vector) -> Vector:
    length = _length(vector)
    return {term: weight / length for term, weight in vector.items()} if length else vector


def _length(vector: Vector) -> float:
    return math.sqrt(sum(weight * weight for weight in vector.values()))


def _closed(story: _Open) -> Story:
    return Story(id=content_id("e", sorted(story.reports)), reports=tuple(story.reports), title=story.title)
