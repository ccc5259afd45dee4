"""The parties' stances on the points, as a table."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from whatweknow.briefing.views.holdings import Entry, Holdings, Passage
from whatweknow.briefing.views.labels import STANCES
from whatweknow.briefing.views.voices import party_numbers
from whatweknow.records import Brief, Party, PartyStance, Point

MOST_COLUMNS = 5


@dataclass(frozen=True, slots=True)
class Cell:
    """A stance of a party, with the statements that it rests on, those worth most first; never none.

    ``lesser`` is set where the party has another stance on the point that rests on more.
    """

    party: Party
    stance: PartyStance
    entries: tuple[Entry, ...]
    lesser: bool

    @property
    def label(self) -> str:
        """What the party does: "Denies", or "Now denies" where it stood elsewhere before."""
        stands = STANCES[self.stance.stance]
        return f"Now {stands.lower()}" if self.stance.changed else stands


@dataclass(frozen=True, slots=True)
class Row:
    """A point, the words that show it and whose they are, the cells of each column in turn, and who corrected it."""

    point: Point
    owner: Party
    claim: Passage
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
    cells = []
    seen: set[str] = set()
    for stance in sorted(point.stances, key=lambda stance: -len(stance.statements)):
        if stance.statements:
            entries = tuple(holdings.entry(id_) for id_ in stance.statements)
            cells.append(Cell(holdings.party(stance.party), stance, entries, stance.party in seen))
            seen.add(stance.party)
    by_column = tuple(
        tuple(
            cell
            for cell in cells
            if (cell.party.id == column.party.id if column.party else cell.party.id not in with_column)
        )
        for column in columns
    )
    owner, claim = holdings.party(point.claim.party), holdings.passage(point.claim.quote)
    return Row(point, owner, claim, by_column, holdings.editors(point.id))
