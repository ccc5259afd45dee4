"""Statements in Markdown: the table of points, what each party says, and the background."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from whatweknow.briefing.exports.markdown.commonmark import plain, quotation, table
from whatweknow.briefing.exports.markdown.passages import bare, cited, quoted, to_statement, who
from whatweknow.briefing.views.excerpts import Excerpt
from whatweknow.briefing.views.grid import Cell, Column, Heading, Row
from whatweknow.briefing.views.holdings import Entry
from whatweknow.briefing.views.labels import MODES, count
from whatweknow.briefing.views.view import View
from whatweknow.briefing.views.voices import Saying, Side, Speaking
from whatweknow.records import SpeakerRole


def glance(view: View) -> Iterator[str]:
    """Who stands where, as a table; and what people say of it."""
    grid = view.grid
    if not grid.rows:
        return
    yield "## At a glance (experimental)"
    yield table(
        ["Point, in the words of a party", *(_party(column) for column in grid.columns)],
        (
            [_point(row), *(_stands(cells, column) for cells, column in zip(row.cells, grid.columns, strict=True))]
            for row in grid.rows
        ),
    )
    for row in grid.rows:
        if verdict := row.point.verdict:
            yield f"**{plain(verdict.by)}** on {_point(row)}: {plain(verdict.text)} ({plain(verdict.basis)})"


def _party(column: Column) -> str:
    return plain(column.party.name) if column.party else "Others"


def _point(row: Row) -> str:
    label = row.point.label
    head = row.heading
    claim = f"{plain(head.owner.name)}{' denies' if head.denied else ''}: {_told(head)}"
    return f"**{plain(label.text)}** ({plain(label.by)}). {claim}" if label else claim


def _stands(cells: Sequence[Cell], column: Column) -> str:
    return "; ".join(_stance(cell, named=column.party is None) for cell in cells)


def _stance(cell: Cell, *, named: bool) -> str:
    label = f"{plain(cell.party.name)}: {cell.label.lower()}" if named else cell.label
    words = f": {_told(cell.excerpt)}" if cell.excerpt else ""
    return f"{label}{words} {' '.join(map(to_statement, cell.entries))}"


def _told(words: Excerpt | Heading) -> str:
    """What reports the words, and the words."""
    cue = "".join(f"{plain(one.exact)} " for one in words.frame)
    return f"{cue}{quoted(words.passage)}{' …' if words.cut else ''}"


def said(view: View) -> Iterator[str]:
    """What each party says, by speaker."""
    voices = view.voices
    if voices.sides or voices.nobody or voices.unattributed:
        yield "## What each party says"
    for side in voices.sides:
        yield from _side(side, plain(side.party.name) if side.party else "")
    if voices.nobody:
        yield from _side(voices.nobody, "For no party")
    if voices.unattributed:
        yield "### Not attributed"
        yield from map(_saying, voices.unattributed)


def _side(side: Side, name: str) -> Iterator[str]:
    yield f"### {name}"
    for speaking in side.shown + side.folded:
        yield _speaker(speaking)
        yield from map(_saying, speaking.sayings)


def _speaker(speaking: Speaking) -> str:
    name = plain(speaking.name)
    known = [f"**{name}**" if speaking.named else f"{name} (not named)", *map(_role, speaking.roles)]
    return f"{', '.join(known)}, in {count(speaking.reports, 'report')}"


def _role(role: SpeakerRole) -> str:
    return plain(role.text.exact) + (" (former)" if role.former else "")


def _saying(saying: Saying) -> str:
    """An act of speech: its fullest wording, then the others, each with where it stands."""
    paragraphs = []
    for wording in saying.wordings:
        first, *again = wording.entries
        also = (
            f"; also in {', '.join(f'{cited(entry.passage)} {to_statement(entry)}' for entry in again)}"
            if again
            else ""
        )
        frame = " ".join(plain(words.exact) for _, words in first.frame)
        where = f"({cited(first.passage)}; {'; '.join(_labels(first))}) {to_statement(first)}{also}"
        paragraphs += [bare(first.passage), f"— {frame} {where}" if frame else f"— {where}"]
    return quotation(paragraphs)


def _labels(entry: Entry) -> Iterator[str]:
    yield MODES[entry.statement.mode]
    for tag in entry.tags:
        words = ", ".join(f"“{plain(words)}”" for words in tag.words)
        yield f"{tag.label} {words}".rstrip()
    if entry.editors:
        yield f"edited by {plain(', '.join(entry.editors))}"


def background(view: View) -> Iterator[str]:
    """What was said long before the event."""
    if view.background:
        yield "## Background"
        yield "Said long before the event, and quoted again."
    for saying in view.background:
        yield who(saying.first.voice) or "Not attributed"
        yield _saying(saying)
