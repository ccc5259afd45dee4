"""The parties' stances on the points, as a table."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from whatweknow.records import Brief, BriefReport, Party, PartyStance, Point, Statement


@dataclass(frozen=True, slots=True)
class Cell:
    """A stance with its statements and their reports, the ones to read first at the front."""

    stance: PartyStance
    words: tuple[tuple[Statement, BriefReport], ...]


@dataclass(frozen=True, slots=True)
class Row:
    """A point, whose words show it, and the cells of each party of the grid in turn; none where it is silent."""

    point: Point
    owner: Party
    report: BriefReport
    copy_statement: str | None
    cells: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """Parties that take a stance, those with most first, by points in the order of their rank."""

    parties: tuple[Party, ...]
    rows: tuple[Row, ...]


def make_grid(brief: Brief) -> Grid:
    """The table of ``brief``; without points, a grid of nothing.

    Raises:
        KeyError: a point names a party, statement or report that the brief does not hold.
    """
    reports = {report.id: report for report in brief.reports}
    statements = {statement.id: statement for statement in brief.statements}
    parties = {party.id: party for party in brief.parties}
    points = sorted(brief.points, key=lambda point: point.rank)
    stands = Counter(party for point in points for party in {cell.party for cell in point.stances})
    columns = sorted(stands, key=lambda party: (-stands[party], list(parties).index(party)))
    rows = []
    for point in points:
        cells = [Cell(stance, _words(stance, statements, reports)) for stance in point.stances]
        by_party = tuple(tuple(cell for cell in cells if cell.stance.party == party) for party in columns)
        quote = point.claim.quote
        rows.append(Row(point, parties[point.claim.party], reports[quote.report], _holder(point, statements), by_party))
    return Grid(tuple(parties[party] for party in columns), tuple(rows))


def _words(
    stance: PartyStance, statements: Mapping[str, Statement], reports: Mapping[str, BriefReport]
) -> tuple[tuple[Statement, BriefReport], ...]:
    said = [statements[id_] for id_ in stance.statements]
    return tuple((statement, reports[statement.report]) for statement in said)


def _holder(point: Point, statements: Mapping[str, Statement]) -> str | None:
    """The statement of the point whose words the claim quotes."""
    quote = point.claim.quote
    carrying: Sequence[Statement] = [statements[id_] for cell in point.stances for id_ in cell.statements]
    return next(
        (
            statement.id
            for statement in carrying
            if statement.report == quote.report
            and any(piece.start <= quote.start and quote.end <= piece.end for piece in statement.content)
        ),
        None,
    )
