"""Hand-built statements about an invented event: the ferry Alma, lost between Norland and Sund."""

from __future__ import annotations

from collections.abc import Mapping

from whatweknow.comparison import compare
from whatweknow.records import (
    Act,
    BriefReport,
    Citation,
    Comparison,
    Mode,
    Party,
    Point,
    Stance,
    Statement,
    When,
    content_id,
)

NORLAND = Party(id="norland", name="Norland", aliases=("Hallen", "Norlandish navy"))
SUND = Party(id="sund", name="Sund", aliases=("Sund coast guard", "Orso Tam"))
VARN = Party(id="varn", name="Varn")
PARTIES = (NORLAND, SUND, VARN)
DAYS = {"a": "2031-03-04", "b": "2031-03-05", "c": "2031-03-06T08:00:00+02:00", "d": None}
REPORTS = tuple(
    BriefReport(
        id=id_,
        outlet=f"Outlet {id_}",
        title=None,
        byline=None,
        published=day,
        published_precision=None,
        retrieved=None,
        url=None,
        language="en",
        text_sha256="",
        raw_sha256="",
    )
    for id_, day in DAYS.items()
)


def said(
    report: str, start: int, party: Party | None, act: Act | None, *content: str, no: bool = False, hedged: bool = False
) -> Statement:
    """A statement whose first words stand at ``start``, ten characters between its pieces."""
    pieces = []
    for words in content:
        pieces.append(Citation(report, start, start + len(words), words))
        start += len(words) + 10
    return Statement(
        id=content_id("s", report, pieces[0].start, content),
        report=report,
        content=tuple(pieces),
        cue=None,
        source=None,
        mode=Mode.INDIRECT,
        speaker=None,
        party=party.id if party else None,
        act=act,
        uttered=True,
        negated=no,
        hedged=hedged,
        in_headline=False,
        score=0.9,
    )


FERRY = (
    said("a", 10, SUND, Act.ACCUSE, "Norland fired a missile at the ferry Alma"),
    said("a", 200, NORLAND, Act.DENY, "its navy had fired on the ferry Alma", no=True),
    said("a", 400, NORLAND, Act.DENY, "involvement", no=True),
    said("b", 10, SUND, Act.ACCUSE, "the ferry was hit by a missile that Norland fired"),
    said("b", 200, VARN, Act.CANNOT_CONFIRM, "whether a missile hit the ferry Alma"),
    said("b", 400, VARN, Act.NO_COMMENT, "the allegations"),
)
BRIDGE = (
    said("a", 600, SUND, Act.ASSERT, "cranes and divers were offered to Hallen on the first day"),
    said("b", 600, NORLAND, Act.DENY, "cranes or divers had been offered on the first day", no=True),
)


def grid(point: Point) -> dict[tuple[str, Stance], tuple[str, ...]]:
    """The cells of ``point``: party and stance to statements."""
    return {(cell.party, cell.stance): cell.statements for cell in point.stances}


def compared(*statements: Statement) -> Comparison:
    return compare(statements, PARTIES, REPORTS)


def compared_with(said_at: Mapping[str, When], *statements: Statement) -> Comparison:
    return compare(statements, PARTIES, REPORTS, said_at)
