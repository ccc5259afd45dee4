"""Two briefs of one event side by side: which statement, party and point of one is which of the other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from whatweknow.comparison.terms import overlap, terms
from whatweknow.records import HIDING, Brief, Citation, Point, Statement

SAME_POINT = 0.3  # Jaccard of the terms of two points that share no statement
SAME_CLAIM = 0.5  # of two statements of one party
LONGEST_SHOWN = 400  # code points


class BriefPair:
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
        self._words = {words_of(one) for one in old.statements}
        self._places = {_place(one, hashes) for one in old.statements}
        self._hashes = {one.id: one.text_sha256 for one in new.reports}
        self.points = self._matched_points()

    def fresh(self, statement: Statement) -> bool:
        """Whether the older brief does not have ``statement``, in the same report or in one with the same text."""
        return words_of(statement) not in self._words and _place(statement, self._hashes) not in self._places

    def said_before(self, party: str) -> list[Statement]:
        """The older brief's statements of a party of the newer."""
        return [one for one in self.old.statements if one.party and self.party.get(one.party) == party]

    def _matched_points(self) -> dict[str, Point]:
        """The older point of each newer one, by its id: the one with most statements in common, or else most terms."""
        ranked = []
        for new in self.new.points:
            new_words = {words_of(self.new_statements[id_]) for id_ in _carriers(new)}
            new_terms = _point_terms(new, self.new_statements)
            for old in self.old.points:
                common = len(new_words & {words_of(self.old_statements[id_]) for id_ in _carriers(old)})
                likeness = overlap(new_terms, _point_terms(old, self.old_statements))
                if common or likeness >= SAME_POINT:
                    ranked.append((-common, -likeness, new.rank, old.rank, new, old))
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


def words_of(statement: Statement) -> tuple[str, ...]:
    """What is the same for a statement in two runs: its report and the pieces of its content."""
    return (statement.report, *(piece.exact for piece in statement.content))


def _place(statement: Statement, hashes: Mapping[str, str]) -> tuple[object, ...]:
    return (hashes.get(statement.report), *((piece.start, piece.end) for piece in statement.content))


def _carriers(point: Point) -> Iterator[str]:
    return (id_ for cell in point.stances for id_ in cell.statements)


def _point_terms(point: Point, statements: Mapping[str, Statement]) -> frozenset[str]:
    said = (piece.exact for id_ in _carriers(point) for piece in statements[id_].content)
    return terms(" ".join((point.claim.quote.exact, *said)))


def terms_of(statement: Statement) -> frozenset[str]:
    """The terms of the content."""
    return terms(" ".join(piece.exact for piece in statement.content))


def alike(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two statements of one party, by their terms, claim the same."""
    return overlap(one, other) >= SAME_CLAIM


def shown(statement: Statement, texts: Mapping[str, str]) -> Citation:
    """What was said, by whom and how, where it stands in one go; otherwise the longest piece of it."""
    parts = [*statement.content, *(words for words in (statement.source, statement.cue) if words)]
    start, end = min(part.start for part in parts), max(part.end for part in parts)
    words = texts.get(statement.report, "")[start:end]
    if words and len(words) <= LONGEST_SHOWN and "\n" not in words and HIDING not in words:
        return Citation(statement.report, start, end, words)
    return max(statement.content, key=lambda piece: (piece.end - piece.start, -piece.start))
