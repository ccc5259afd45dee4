"""Figures that moved."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from whatweknow.comparison.changes.pairing import BriefPair
from whatweknow.comparison.moments import moments
from whatweknow.comparison.terms import concepts, shared
from whatweknow.records import Change, ChangeKind, Citation, FigureGroup, FigureValue, Span
from whatweknow.sentences import find_sentences

SAME_COUNT = 0.4  # share of the terms of the sentence that has fewer, without numbers and what is counted
FEWEST_TERMS = 2


def moved_figures(pair: BriefPair) -> Iterator[Change]:
    """A party, or the reports on their own account, gave one figure of a thing, and gives one other later.

    That they count the same is told by their sentences, which must speak of much the same; where a party gave several
    figures, which of them moved cannot be told.
    """
    groups = {(group.unit, group.event): group for group in pair.old.figures}
    for group in pair.new.figures:
        earlier = groups.get((group.unit, group.event))
        if earlier is not None:
            yield from _figures_moved(pair, earlier, group)


def _figures_moved(pair: BriefPair, earlier: FigureGroup, group: FigureGroup) -> Iterator[Change]:
    given: defaultdict[tuple[str | None, str | None], list[FigureValue]] = defaultdict(list)
    for value in earlier.values:
        given[pair.party.get(value.party) if value.party else None, value.unit].append(value)
    moved: defaultdict[tuple[str | None, str | None], list[FigureValue]] = defaultdict(list)
    for value in group.values:
        whose = value.party, value.unit
        if whose in given and _number(value) not in map(_number, given[whose]):
            moved[whose].append(value)
    for whose, values in moved.items():
        if len(_numbers(given[whose])) != 1 or len(_numbers(values)) != 1:
            continue
        old, new = given[whose][-1], values[-1]
        told, now = old.spans[-1], new.spans[-1]
        sentences = _sentence(told, pair.old_texts), _sentence(now, pair.new_texts)
        if _is_later(new, old) and _same_count(*sentences, beside=_named(group, whose[0], pair)):
            statement = new.statements[0] if new.statements else None
            yield Change(kind=ChangeKind.FIGURE_MOVED, party=whose[0], statement=statement, old=told, new=now)


def _named(group: FigureGroup, party: str | None, pair: BriefPair) -> frozenset[str]:
    """The terms that sentences on any count of ``group`` by ``party`` share."""
    names = [name for one in pair.new.parties if one.id == party for name in (one.name, *one.aliases)]
    return concepts(" ".join((group.unit, group.event or "", *names)))


def _same_count(one: str, other: str, *, beside: frozenset[str]) -> bool:
    left, right = (
        frozenset(term for term in concepts(words) - beside if not term[0].isdigit()) for words in (one, other)
    )
    return len(left & right) >= FEWEST_TERMS and shared(left, right) >= SAME_COUNT


def _sentence(figure: Citation, texts: Mapping[str, str]) -> str:
    """The sentence of its report that has ``figure``; empty where the report's text is not at hand."""
    text = texts.get(figure.report, "")
    if not figure.start < len(text):
        return ""
    start, end = text.rfind("\n", 0, figure.start) + 1, text.find("\n", figure.end)
    for sentence in find_sentences(text, Span(start, end if end >= 0 else len(text))):
        if sentence.start <= figure.start < sentence.end:
            return sentence.of(text)
    return ""


def _number(value: FigureValue) -> tuple[object, ...]:
    return (value.low, value.high, value.added) if value.low is not None else (value.value.casefold(), value.added)


def _numbers(values: Iterable[FigureValue]) -> set[tuple[object, ...]]:
    return set(map(_number, values))


def _is_later(new: FigureValue, old: FigureValue) -> bool:
    """Whether ``new`` is not known to be older than ``old``."""
    times = new.since or new.until, old.until or old.since
    return times[0] is None or times[1] is None or moments(times[0])[1] >= moments(times[1])[0]
