"""What the commands share that read more reports than memory holds."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

import typer
from rich.console import Console
from rich.progress import Progress, TextColumn, TimeElapsedColumn

from whatweknow.cli.common import SOME_SKIPPED, say
from whatweknow.records import Report


class Stream:
    """The reports in ``paths``, as they are read; what has to be skipped is said at once.

    ``languages`` and ``blocks`` as in ``reading.stream_reports``.
    """

    def __init__(
        self, paths: list[Path] | None, *, languages: frozenset[str] | None = None, blocks: bool = False
    ) -> None:
        from whatweknow.reading import stream_reports

        self._items = stream_reports(*(paths or [Path("-")]), languages=languages, blocks=blocks)
        self._skipped = False

    def __iter__(self) -> Iterator[Report]:
        columns = TextColumn("{task.completed} reports read"), TimeElapsedColumn()
        with Progress(*columns, console=Console(stderr=True), transient=True, disable=not sys.stderr.isatty()) as bar:
            task = bar.add_task("", total=None)
            for item in self._items:
                if isinstance(item, Report):
                    bar.advance(task)
                    yield item
                else:
                    self._skipped = True
                    say(f"skipped {item.path}: {item.reason}")

    def end(self) -> None:
        """Exit with the code for skipped reports, if there were any."""
        if self._skipped:
            raise typer.Exit(SOME_SKIPPED)


def write_line(values: Mapping[str, object]) -> None:
    """Write ``values`` to standard output as a line of JSON."""
    sys.stdout.buffer.write(json.dumps(values, ensure_ascii=False).encode("utf-8") + b"\n")
