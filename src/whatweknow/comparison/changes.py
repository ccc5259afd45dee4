"""What changed between two briefs of one event, party by party."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain

from whatweknow.comparison.moments import moments
from whatweknow.comparison.points.stances import TAKES_STANCE, stance_of
from whatweknow.comparison.resemblance import overlap, shared, terms
from whatweknow.records import (
    Act,
    Brief,
    BriefReport,
    Change,
    ChangeKind,
    Citation,
    FigureGroup,
    FigureValue,
    Point,
    Stance,
    Statement,
)

SAME_POINT = 0.3  # Jaccard of the terms of two points that share no statement
SAME_CLAIM = 0.5  # of two statements of one party
LONGEST_SHOWN = 400  # code points
HIDING = "█"  # what stands for words that a public brief does not hold
OPEN_STANCES = (Stance.CANNOT_CONFIRM, Stance.NO_COMMENT)


def find_changes(
    old: Brief, old_texts: Mapping[str, str], new: Brief, new_texts: Mapping[str, str]
) -> tuple[Change, ...]:
    """What ``new`` says that ``old`` did not, and the other way round: stances, then figures, then what was withdrawn.

    Points and parties are matched by what they say and by their names, since ids may differ between two runs; a stance
    that rests only on statements that ``old`` had is no change. The stored texts are by report id. ``old`` of a change
    cites the reports of ``old``; ``party``, ``point`` and ``statement`` are ids of ``new``.
    """
    pair = _Pair(old, old_texts, new, new_texts)
    return tuple(dict.fromkeys(chain(_stances(pair), _figures(pair), _withdrawn(pair))))


class _Pair:
    """Two briefs of one event, and what in the newer is what in the older."""

    def __init__(self, old: Brief, old_texts: Mapping[str, str], new: Brief, new_texts: Mapping[str, str]) -> None:
        self.old, self.new = old, new
        self.old_texts, self.new_texts = old_texts, new_texts
        self.old_statements = {one.id: one for one in old.statements}
        self.new_statements = {one.id: one for one in new.statements}
        self.old_reports = {one.id: one for one in old.reports}
        self.new_reports = {one.id: one for one in new.reports}
        self.party = _matched_parties(old, new)
        hashes = {one.id: one.text_sha256 for one in old.reports}
        self._words = {_words(one) for one in old.statements}
        self._places = {_place(one, hashes) for one in old.statements}
        self._hashes = {one.id: one.text_sha256 for one in new.reports}
        self.points = self._matched_points()

    def fresh(self, statement: Statement) -> bool:
        """Whether the older brief does not have ``statement``, in the same report or in one with the same text."""
        return _words(statement) not in self._words and _place(statement, self._hashes) not in self._places

    def said_before(self, party: str) -> list[Statement]:
        """The older brief's statements of a party of the newer."""
        return [one for one in self.old.statements if one.party and self.party.get(one.party) == party]

    def _matched_points(self) -> dict[str, Point]:
        """The older point of each newer one, by its id: the one with most statements in common, or else most terms."""
        ranked = []
        for new in self.new.points:
            new_words = {_words(self.new_statements[id_]) for id_ in _carriers(new)}
            new_terms = _point_terms(new, self.new_statements)
            for old in self.old.points:
                common = len(new_words & {_words(self.old_statements[id_]) for id_ in _carriers(old)})
                alike = overlap(new_terms, _point_terms(old, self.old_statements))
                if common or alike >= SAME_POINT:
                    ranked.append((-common, -alike, new.rank, old.rank, new, old))
        matched: dict[str, Point] = {}
        taken: set[str] = set()
        for *_, new, old in sorted(ranked, key=lambda row: row[:4]):
            if new.id not in matched and old.id not in taken:
                matched[new.id] = old
                taken.add(old.id)
        return matched


def _matched_parties(old: Brief, new: Brief) -> dict[str, str]:
    """The newer id of each older party that has the same id, name or an alias in common."""
    names = {name.casefold(): party.id for party in reversed(new.parties) for name in (*party.aliases, party.name)}
    ids = {party.id for party in new.parties}
    matched = {}
    for party in old.parties:
        found = party.id if party.id in ids else None
        for name in (party.name, *party.aliases):
            found = found or names.get(name.casefold())
        if found:
            matched[party.id] = found
    return matched


def _words(statement: Statement) -> tuple[str, ...]:
    return (statement.report, *(piece.exact for piece in statement.content))


def _place(statement: Statement, hashes: Mapping[str, str]) -> tuple[object, ...]:
    return (hashes.get(statement.report), *((piece.start, piece.end) for piece in statement.content))


def _carriers(point: Point) -> Iterator[str]:
    return (id_ for cell in point.stances for id_ in cell.statements)


def _point_terms(point: Point, statements: Mapping[str, Statement]) -> frozenset[str]:
    said = (piece.exact for id_ in _carriers(point) for piece in statements[id_].content)
    return terms(" ".join((point.claim.quote.exact, *said)))


# ------------------------------------------------------------------------------------------- stances


def _stances(pair: _Pair) -> Iterator[Change]:
    for point in sorted(pair.new.points, key=lambda point: point.rank):
        earlier = pair.points.get(point.id)
        for cell in point.stances:
            fresh = [one for id_ in cell.statements if pair.fresh(one := pair.new_statements[id_])]
            if fresh:
                kind, old, new = _kind(cell.stance, fresh, _before(pair, earlier, cell.party, fresh), pair)
                if kind is not None and new is not None:
                    before = _shown(old, pair.old_texts) if old else None
                    now = _shown(new, pair.new_texts)
                    yield Change(kind=kind, party=cell.party, point=point.id, statement=new.id, old=before, new=now)


def _before(
    pair: _Pair, point: Point | None, party: str, fresh: Sequence[Statement]
) -> Mapping[Stance, Sequence[Statement]]:
    """What the party said before: on the point, or in so many words on none."""
    before: defaultdict[Stance, list[Statement]] = defaultdict(list)
    for cell in point.stances if point else ():
        if pair.party.get(cell.party) == party:
            before[cell.stance] += (pair.old_statements[id_] for id_ in cell.statements)
    if not before:
        about = [_terms(one) for one in fresh]
        for one in pair.said_before(party):
            if one.act in TAKES_STANCE and any(_alike(_terms(one), other) for other in about):
                before[stance_of(one)].append(one)
    return before


def _kind(
    stance: Stance, fresh: Sequence[Statement], before: Mapping[Stance, Sequence[Statement]], pair: _Pair
) -> tuple[ChangeKind | None, Statement | None, Statement | None]:
    """What changed, if anything; what the party said before, and what it says now."""
    same = before.get(stance, ())
    others = [one for other, said in before.items() if other is not stance for one in said]
    if same:
        return _firmness(stance, fresh, same, pair)
    last = _latest(others, pair.old_reports)
    confirming = next((one for one in fresh if one.act is Act.CONFIRM), None)
    if stance is Stance.DENIES:
        return ChangeKind.NEWLY_DENIED, last, fresh[0]
    if stance is Stance.ASSERTS and (others or confirming):
        return ChangeKind.NEWLY_CONFIRMED, last, confirming or fresh[0]
    taken_back = stance in OPEN_STANCES and any(other not in OPEN_STANCES for other in before)
    return (ChangeKind.SOFTENED if taken_back else ChangeKind.NEW), last, fresh[0]


def _firmness(
    stance: Stance, fresh: Sequence[Statement], same: Sequence[Statement], pair: _Pair
) -> tuple[ChangeKind | None, Statement | None, Statement | None]:
    """Whether a party that takes the same stance holds it more, or less, firmly: by the hedges of what it says."""
    plain = [one for one in fresh if not one.hedged]
    if stance in OPEN_STANCES:
        return None, None, None
    if all(one.hedged for one in same) and plain:
        return ChangeKind.HARDENED, _latest(same, pair.old_reports), plain[0]
    later = _latest(fresh, pair.new_reports)
    if not plain and not any(one.hedged for one in same) and _is_later(later, same, pair):
        return ChangeKind.SOFTENED, _latest(same, pair.old_reports), later
    return None, None, None


def _latest(said: Sequence[Statement], reports: Mapping[str, BriefReport]) -> Statement | None:
    """The statement whose report was published last; the first of several."""
    return max(said, key=lambda one: moments(reports[one.report].published or "")[0], default=None)


def _is_later(one: Statement | None, others: Iterable[Statement], pair: _Pair) -> bool:
    if one is None:
        return False
    start = moments(pair.new_reports[one.report].published or "")[0]
    return all(moments(pair.old_reports[other.report].published or "")[0] <= start for other in others)


def _terms(statement: Statement) -> frozenset[str]:
    return terms(" ".join(piece.exact for piece in statement.content))


def _alike(one: frozenset[str], other: frozenset[str]) -> bool:
    return overlap(one, other) >= SAME_CLAIM


def _shown(statement: Statement, texts: Mapping[str, str]) -> Citation:
    """What was said, by whom and how, where it stands in one go; otherwise the longest piece of it."""
    parts = [*statement.content, *(words for words in (statement.source, statement.cue) if words)]
    start, end = min(part.start for part in parts), max(part.end for part in parts)
    words = texts.get(statement.report, "")[start:end]
    if words and len(words) <= LONGEST_SHOWN and "\n" not in words and HIDING not in words:
        return Citation(statement.report, start, end, words)
    return max(statement.content, key=lambda piece: (piece.end - piece.start, -piece.start))


# ------------------------------------------------------------------------------------------- figures


def _figures(pair: _Pair) -> Iterator[Change]:
    """A party, or the reports on their own account, gives a figure that it did not give, and gave another."""
    groups = {(group.unit, group.event): group for group in pair.old.figures}
    for group in pair.new.figures:
        earlier = groups.get((group.unit, group.event))
        if earlier is not None:
            yield from _figures_moved(pair, earlier, group)


def _figures_moved(pair: _Pair, earlier: FigureGroup, group: FigureGroup) -> Iterator[Change]:
    given: defaultdict[str | None, list[FigureValue]] = defaultdict(list)
    for value in earlier.values:
        given[pair.party.get(value.party) if value.party else None].append(value)
    moved: defaultdict[str | None, list[FigureValue]] = defaultdict(list)
    for value in group.values:
        if value.party in given and _number(value) not in map(_number, given[value.party]):
            moved[value.party].append(value)
    for party, values in moved.items():
        old, new = _last(given[party]), _last(values)
        statement = new.statements[0] if new.statements else None
        yield Change(
            kind=ChangeKind.FIGURE_MOVED, party=party, statement=statement, old=old.spans[-1], new=new.spans[-1]
        )


def _number(value: FigureValue) -> tuple[object, ...]:
    return (value.low, value.high, value.added) if value.low is not None else (value.value.casefold(), value.added)


def _last(values: Sequence[FigureValue]) -> FigureValue:
    return max(values, key=lambda value: moments(value.until or value.since or "")[0])


# ----------------------------------------------------------------------------------------- withdrawn


def _withdrawn(pair: _Pair) -> Iterator[Change]:
    """Statements that a report printed and prints no more, and those that the newer brief marks as withdrawn.

    A report that was not given again has withdrawn nothing.
    """
    standing = {_words(one): one for one in pair.old.statements if not one.withdrawn}
    for one in pair.new.statements:
        if one.withdrawn and _words(one) in standing:
            old = standing[_words(one)]
            yield Change(kind=ChangeKind.WITHDRAWN, party=one.party, statement=one.id, old=_shown(old, pair.old_texts))
    for old in pair.old.statements:
        report = _same_page(pair.old_reports[old.report], pair.new)
        if report is not None and old.speaker and not old.withdrawn and _gone(old, report, pair):
            party = pair.party.get(old.party) if old.party else None
            yield Change(kind=ChangeKind.WITHDRAWN, party=party, old=_shown(old, pair.old_texts))


def _same_page(report: BriefReport, new: Brief) -> BriefReport | None:
    """The report of ``new`` that is another text of the same page; ``None`` where it is the same text, or none."""
    if any(one.text_sha256 == report.text_sha256 for one in new.reports):
        return None
    pages = [one for one in new.reports if one.id == report.id or (one.url and one.url == report.url)]
    return pages[0] if pages and not pages[0].hidden else None


def _gone(old: Statement, report: BriefReport, pair: _Pair) -> bool:
    """Whether the page neither has the words any more nor a statement that is like them."""
    text = " ".join(pair.new_texts.get(report.id, "").split())
    if all(" ".join(piece.exact.split()) in text for piece in old.content):
        return False
    about = _terms(old)
    return not any(
        one.report == report.id and (_alike(_terms(one), about) or shared(_terms(one), about) == 1.0)
        for one in pair.new.statements
    )
