"""The parties' stances on the points, as a table."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from whatweknow.briefing.views.excerpts import Excerpt, Subject, cited_part, words_of
from whatweknow.briefing.views.holdings import Entry, Holdings, Passage
from whatweknow.briefing.views.labels import STANCES
from whatweknow.briefing.views.voices import party_numbers
from whatweknow.records import Brief, Citation, Party, PartyStance, Point, Stance

MOST_COLUMNS = 4


@dataclass(frozen=True, slots=True)
class Cell:
    """A stance of a party, with the statements that it rests on, those worth most first; never none.

    ``excerpt`` has the words that show it, or ``None`` where those are the row's own. ``lesser`` is set where the party
    has another stance on the point that rests on more.
    """

    party: Party
    stance: PartyStance
    entries: tuple[Entry, ...]
    excerpt: Excerpt | None
    lesser: bool

    @property
    def label(self) -> str:
        """What the party does: "Denies", or "Now denies" where it stood elsewhere before."""
        stands = STANCES[self.stance.stance]
        return f"Now {stands.lower()}" if self.stance.changed else stands


@dataclass(frozen=True, slots=True)
class Heading:
    """The words that show a point and whose they are: what one party asserts of it, else what its ``owner`` denies.

    ``frame`` has the words that report them, ``cut`` is set if the sentence goes on.
    """

    owner: Party
    passage: Passage
    frame: tuple[Citation, ...] = ()
    cut: bool = False
    denied: bool = False

    @property
    def line(self) -> str:
        """On one line: "Norland: said “a mine lay there”"."""
        reporting = "".join(f"{' '.join(words.exact.split())} " for words in self.frame)
        return f"{self.owner.name}{' denies' if self.denied else ''}: {reporting}{self.passage.in_marks}"

    def holds(self, entry: Entry) -> bool:
        """Whether these are words of ``entry``, as it stands here or in another report."""
        return words_of(self.passage.pieces[:1]) in words_of(entry.passage.pieces)


@dataclass(frozen=True, slots=True)
class Row:
    """A point, its heading, the cells of each column in turn, and who corrected it."""

    point: Point
    heading: Heading
    cells: tuple[tuple[Cell, ...], ...]
    editors: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """One party, with the number of its colour; or, where ``party`` is ``None``, all that have no column."""

    party: Party | None
    number: int


@dataclass(frozen=True, slots=True)
class Grid:
    """Parties that take a stance, those with most first, by points in the order of their rank."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]


def make_grid(brief: Brief, holdings: Holdings) -> Grid:
    """The table of ``brief``; without points, a grid of nothing.

    Raises:
        InvalidRecord: a point names a party, statement or report that the brief does not hold.
    """
    points = sorted(brief.points, key=lambda point: point.rank)
    numbers = party_numbers(brief)
    stands = Counter(holdings.party(cell.party).id for point in points for cell in point.stances)
    ordered = sorted(stands, key=lambda party: (-stands[party], numbers[party]))
    with_column = ordered if len(ordered) <= MOST_COLUMNS + 1 else ordered[:MOST_COLUMNS]
    columns = [Column(holdings.party(party), numbers[party]) for party in with_column]
    if len(with_column) < len(ordered):
        columns.append(Column(None, 0))
    return Grid(tuple(columns), tuple(_row(point, columns, holdings) for point in points))


def _row(point: Point, columns: list[Column], holdings: Holdings) -> Row:
    with_column = {column.party.id for column in columns if column.party}
    stances = sorted((one for one in point.stances if one.statements), key=lambda stance: -len(stance.statements))
    behind = {stance: tuple(map(holdings.entry, stance.statements)) for stance in stances}
    subject = Subject(point.claim.quote, [entry for entries in behind.values() for entry in entries])
    heading = _heading(point, behind, subject, holdings)
    cells = []
    seen: set[str] = set()
    for stance, entries in behind.items():
        excerpt = _excerpt(stance, entries, subject, heading)
        cells.append(Cell(holdings.party(stance.party), stance, entries, excerpt, stance.party in seen))
        seen.add(stance.party)
    by_column = tuple(
        tuple(
            cell
            for cell in cells
            if (cell.party.id == column.party.id if column.party else cell.party.id not in with_column)
        )
        for column in columns
    )
    return Row(point, heading, by_column, holdings.editors(point.id))


def _heading(
    point: Point, behind: Mapping[PartyStance, Sequence[Entry]], subject: Subject, holdings: Holdings
) -> Heading:
    """The point's claim; but where that is a denial and another party asserts the point, the assertion."""
    claim, edited = point.claim, bool(holdings.editors(point.id))
    if claim.denied and not edited:
        asserting = {
            entry.statement.id: (stance.party, entry)
            for stance, entries in behind.items()
            if stance.stance is Stance.ASSERTS and stance.party != claim.party
            for entry in entries
        }
        if asserting:
            found = subject.lead([entry for _, entry in asserting.values()], Stance.ASSERTS)
            if subject.touches(found):
                party, _ = asserting[found.entry.statement.id]
                return Heading(holdings.party(party), found.passage, found.frame, found.cut)
    owner, passage = holdings.party(claim.party), holdings.passage(claim.quote)
    parts = (cited_part(entry, claim.quote) for entries in behind.values() for entry in entries)
    found_in = next((part for part in parts if part), None)
    if found_in is None or edited:
        return Heading(owner, passage, denied=claim.denied)
    return Heading(owner, found_in.passage, () if claim.denied else found_in.frame, found_in.cut, claim.denied)


def _excerpt(stance: PartyStance, entries: Sequence[Entry], subject: Subject, heading: Heading) -> Excerpt | None:
    """The words that show ``stance``, other ones than the heading's if there are any."""
    if stance.party != heading.owner.id:
        return subject.lead(entries, stance.stance)
    others = [entry for entry in entries if not heading.holds(entry)]
    return subject.lead(others, stance.stance) if others else None
