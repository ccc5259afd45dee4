"""Which tellings are of one happening, and which of those are versions of it that differ."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

from whatweknow.comparison.moments import moments
from whatweknow.comparison.scene.tellings import FINER_THAN_A_DAY, LAST, Telling
from whatweknow.comparison.terms import overlap, shared
from whatweknow.records import Precision, When

SAME_SENTENCE = 0.8  # Jaccard index of terms over which the sentences of two reports are one
# Of one time, two tell of one happening where the one with fewer terms shares this much of them with the other:
COVERED, FEWEST_COVERED = 0.55, 4
COVERED_BY_OWN, FEWEST_BY_OWN = 0.35, 3  # where both are of one party
COVERED_IN_CLAUSE, FEWEST_IN_CLAUSE = 0.6, 2  # of the clauses with the time, and a quarter of the whole
COVERED_BESIDE_CLAUSE = 0.25
SAME_TELLING = 0.5  # Jaccard index over which a report's own account adds nothing to a party's
MOST_HAVING = 30  # happenings of a day, the best first, that are found by one term; versions of a happening
MOST_COMPARED = 10  # happenings that a telling is compared with: those that most terms find
LONGEST = 4  # terms of a sentence by which it is found on other days
MINUTE = len("2031-05-03T14:10")
ONE_DAY = 24 * 3600.0  # seconds over which clocks of unknown zones may be apart


@dataclass(slots=True)
class Version:
    """What one party tells of a happening, or a report on its own account: the best telling first."""

    tellings: list[Telling]

    @property
    def best(self) -> Telling:
        return self.tellings[0]


@dataclass(slots=True)
class Happening:
    """The versions of one happening, the best first."""

    versions: list[Version] = field(default_factory=list)

    @property
    def best(self) -> Telling:
        return self.versions[0].best

    def tellings(self) -> Iterator[Telling]:
        return (telling for version in self.versions for telling in version.tellings)


def find_happenings(tellings: Iterable[Telling]) -> list[Happening]:
    """The happenings that ``tellings``, the best first, tell of."""
    happenings: list[Happening] = []
    having: dict[tuple[str, str], list[int]] = defaultdict(list)
    for telling in tellings:
        keys = _keys(telling)
        found = Counter(number for key in (*keys, *_keys_beside(telling)) for number in having.get(key, ()))
        likely = sorted(found, key=lambda number: (-found[number], number))[:MOST_COMPARED]
        sure = [(_sure(telling, happenings[number]), -number) for number in likely]
        best, place = max(sure, default=(0.0, 0))
        number = -place if best else len(happenings)
        if not best:
            happenings.append(Happening())
        _add(happenings[number], telling)
        for key in keys:
            if number not in having[key] and len(having[key]) < MOST_HAVING:
                having[key].append(number)
    return happenings


def _keys(telling: Telling) -> list[tuple[str, str]]:
    """What a telling is found by: its terms on its day, and the longest of them on any."""
    longest = sorted(telling.terms, key=lambda term: (-len(term), term))[:LONGEST]
    return [*((telling.day, term) for term in sorted(telling.terms)), *(("", term) for term in longest)]


def _keys_beside(telling: Telling) -> list[tuple[str, str]]:
    """Its terms on the days beside it, where it is more exact than a day."""
    if telling.when.precision not in FINER_THAN_A_DAY:
        return []
    day = date.fromisoformat(telling.day)
    beside = [(day + timedelta(days)).isoformat() for days in (-1, 1)]
    return [(other, term) for other in beside for term in sorted(telling.terms)]


def _sure(telling: Telling, happening: Happening) -> float:
    return max(_same(telling, version.best) for version in happening.versions[:MOST_HAVING])


def _same(one: Telling, other: Telling) -> float:
    """How surely two tellings are of one happening; 0.0 where they are not."""
    if _reprinted(one, other):
        return 2.0
    if not _one_time(one, other):
        return 0.0
    covered, count = shared(one.terms, other.terms), len(one.terms & other.terms)
    if covered >= COVERED and count >= FEWEST_COVERED:
        return covered
    if one.party == other.party is not None and covered >= COVERED_BY_OWN and count >= FEWEST_BY_OWN:
        return covered
    in_clause = shared(one.clause, other.clause)
    if len(one.clause & other.clause) < FEWEST_IN_CLAUSE or covered < COVERED_BESIDE_CLAUSE:
        return 0.0
    return in_clause if in_clause >= COVERED_IN_CLAUSE else 0.0


def _reprinted(one: Telling, other: Telling) -> bool:
    """Whether two reports have one sentence, though its words for the time may denote another day in each."""
    if one.words.report == other.words.report or overlap(one.terms, other.terms) < SAME_SENTENCE:
        return False
    return _agree(one.when, other.when) or _printed(one) == _printed(other)


def _printed(telling: Telling) -> str:
    return telling.when.span.exact.casefold() if telling.when.span else telling.when.start


def _one_time(one: Telling, other: Telling) -> bool:
    """Whether two tellings may be of one time: one day, or clocks less than a day apart, whatever their zones.

    What one party tells of several times in one report are several things.
    """
    if one.words.report == other.words.report and one.party == other.party and not _agree(one.when, other.when):
        return False
    if one.day == other.day:
        return True
    exact = {one.when.precision, other.when.precision} <= FINER_THAN_A_DAY
    return exact and abs(moments(one.when.start)[0] - moments(other.when.start)[0]) < ONE_DAY


def _add(happening: Happening, telling: Telling) -> None:
    for version in happening.versions:
        if any(_same_version(known, telling) for known in version.tellings[:MOST_COMPARED]):
            version.tellings.insert(0 if _better(telling, version.best) else len(version.tellings), telling)
            return
    if len(happening.versions) < MOST_HAVING:
        happening.versions.append(Version([telling]))


def _same_version(known: Telling, telling: Telling) -> bool:
    """Whether both say the same of a happening: in the same words, or for the same party and at no other time."""
    if _reprinted(known, telling):
        return True
    owners = {known.party, telling.party}
    own = len(owners) == 1 or (None in owners and overlap(known.terms, telling.terms) >= SAME_TELLING)
    return own and _agree(known.when, telling.when)


def _better(telling: Telling, best: Telling) -> bool:
    """Whether one that is found later is to stand first: it has a party, or a clock, or is a reprint's original."""
    if (telling.party is None) != (best.party is None):
        return best.party is None
    exact = [one.when.precision in FINER_THAN_A_DAY for one in (telling, best)]
    if exact[0] != exact[1]:
        return exact[0]
    return telling.day != best.day and telling.published < best.published


def _agree(one: When, other: When) -> bool:
    """Whether two times may be one, on the clocks of the reports: an hour of a day and that day are."""
    first, second = _extent(one), _extent(other)
    return first[0] <= second[1] and second[0] <= first[1]


def _extent(when: When) -> tuple[str, str]:
    """The first and the last minute, for comparison as text."""
    start, end = when.start[:MINUTE], (when.end or when.start)[:MINUTE]
    if when.precision is Precision.HOUR and not when.end:
        end = f"{end[: -len('00')]}59"
    return start, end.ljust(MINUTE, LAST)
