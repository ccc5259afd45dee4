"""What a correction is about: speakers, statements and points by their ids, names or exact words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from whatweknow.errors import DoesNotFit
from whatweknow.names import name_key
from whatweknow.records import Brief, CorrectionKind, Point, Speaker, Statement

Found = TypeVar("Found", Speaker, Statement, Point)


def find_speaker(brief: Brief, target: str, report: str | None = None) -> Speaker:
    """The speaker of that id, of that name (also one that a correction changed), or else whom reports call so.

    ``report`` is one in which the speaker is heard.

    Raises:
        DoesNotFit: there is none, or there are several.
    """
    heard = {one.speaker for one in brief.statements if report in (None, one.report)}
    speakers = [one for one in brief.speakers if report is None or one.id in heard]
    wanted = name_key(target)
    former = {
        id_
        for one in brief.corrections
        if one.what is CorrectionKind.RENAME_SPEAKER and name_key(str(one.replaced[:1] and one.replaced[0])) == wanted
        for id_ in one.subjects
    }
    found = (
        [one for one in speakers if one.id == target]
        or [one for one in speakers if name_key(one.name) == wanted or one.id in former]
        or [one for one in speakers if any(name_key(mention.exact) == wanted for mention in one.mentions)]
    )
    where = f" in report {report!r}" if report else ""
    return _only(found, f"no speaker{where} is called {target!r}", f"speakers{where} are called {target!r}")


def find_statements(brief: Brief, target: str, report: str | None = None) -> list[Statement]:
    """The statement of that id; else those whose content is these words, or else the one that holds them.

    White space makes no difference. Several reports may print a statement in the same words: all are meant.

    Raises:
        DoesNotFit: there is none, or several hold the words among others.
    """
    statements = [one for one in brief.statements if report in (None, one.report)]
    words = one_line(target)
    found = [one for one in statements if one.id == target] or [one for one in statements if _said(one) == words]
    if found:
        return found
    where = f" of report {report!r}" if report else ""
    holding = [one for one in statements if words in _said(one)]
    return [_only(holding, f"no statement{where} has the id or words {target!r}", f"statements{where} hold {target!r}")]


def find_point(brief: Brief, target: str) -> Point:
    """The point of that id, label or quotation, or else the one that a statement with these words belongs to.

    Raises:
        DoesNotFit: there is none, or there are several.
    """
    words = one_line(target)
    found = [one for one in brief.points if one.id == target] or [
        one
        for one in brief.points
        if (one.label and one_line(one.label.text) == words) or one_line(one.claim.quote.exact) == words
    ]
    if not found:
        said = {one.id for one in brief.statements if one.id == target or words in _said(one)}
        found = [one for one in brief.points if said & set(statements_of(one))]
    return _only(
        found, f"no point has the id, label, quotation or words {target!r}", f"points have the words {target!r}"
    )


def statements_of(point: Point) -> tuple[str, ...]:
    """The ids of a point's statements, cell by cell."""
    return tuple(id_ for cell in point.stances for id_ in cell.statements)


def one_line(words: str) -> str:
    return " ".join(words.split())


def _said(statement: Statement) -> str:
    return one_line(" ".join(piece.exact for piece in statement.content))


def _only(found: Sequence[Found], none: str, several: str) -> Found:
    if not found:
        raise DoesNotFit(none)
    if len(found) > 1:
        raise DoesNotFit(f"{len(found)} {several}: {', '.join(one.id for one in found)}; name one by its id")
    return found[0]
