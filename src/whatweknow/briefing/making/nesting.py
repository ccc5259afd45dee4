"""Which statements are reported inside others: "Kirby said that Peskov had claimed X"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from whatweknow.records import Statement


def with_nesting(statements: Sequence[Statement]) -> Iterator[Statement]:
    """The statements of one report, in order, each with the innermost other one whose content reports it.

    A statement is inside another if its content and its cue stand in the other's content.
    """
    outer: dict[str, str] = {}
    around: list[Statement] = []  # those that have begun and not ended, from the outermost
    for one in sorted(statements, key=lambda one: (one.content[0].start, -one.content[-1].end)):
        around = [other for other in around if other.content[-1].end > one.content[0].start]
        inner = (other for other in reversed(around) if _reports(other, one))
        if found := next(inner, None):
            outer[one.id] = found.id
        around.append(one)
    for one in statements:
        yield replace(one, inside=outer.get(one.id))


def _reports(outer: Statement, inner: Statement) -> bool:
    if inner.cue is None:
        return False
    return all(any(piece.span.contains(part.span) for piece in outer.content) for part in (inner.cue, *inner.content))
