"""What the commands share: the application, common options, progress, messages, exit codes."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.progress import track

from whatweknow.errors import InputError, OutputExists
from whatweknow.records import Reading, Report

if TYPE_CHECKING:
    from whatweknow.pipeline import Pipeline, Watch

FAILED, WRONG_USAGE, SOME_SKIPPED = 1, 2, 3

app = typer.Typer(
    name="whatweknow",
    epilog="Exit codes: 0 done, 1 failed, 2 wrong usage, 3 done, but some reports were skipped.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
INPUTS = "Text, HTML or JSON Lines files, folders of them, an event folder, or - for standard input."
Paths = Annotated[
    list[Path] | None,
    typer.Argument(
        metavar="PATH",
        help=INPUTS,
        allow_dash=True,
        show_default="standard input",
    ),
]
MinScore = Annotated[
    float | None, typer.Option(min=0.0, max=1.0, help="Least score of an attribution. [default: the model's own]")
]
Folder = Annotated[
    Path, typer.Argument(metavar="DIR", help="Folder that `whatweknow brief` wrote.", show_default=False)
]
Force = Annotated[bool, typer.Option("--force", help="Overwrite what an earlier run wrote.")]


def read(pipeline: Pipeline, paths: list[Path] | None) -> Reading:
    with Console(stderr=True).status("Reading") if sys.stderr.isatty() else nullcontext():
        return pipeline.read(*(paths or [Path("-")]))


def bar(task: str) -> Watch:
    """Draws, on a terminal, how many of the reports have been taken."""

    def watch(reports: Sequence[Report]) -> Iterable[Report]:
        return track(reports, task, console=Console(stderr=True), transient=True, disable=not sys.stderr.isatty())

    return watch


def check_file(path: Path | None, *, force: bool = False) -> None:
    """May a file be written at ``path``?

    Raises:
        OutputExists: it exists already and ``force`` is not set.
        InputError: there is no such folder.
    """
    if path and not path.parent.is_dir():
        raise InputError(f"{path}: there is no folder {path.parent}")
    if path and path.exists() and not force:
        raise OutputExists(f"{path}: the file exists; choose another or pass --force")


def say(message: str) -> None:
    print(message, file=sys.stderr)


def report_skipped(reading: Reading) -> None:
    for skipped in reading.skipped:
        say(f"skipped {skipped.path}: {skipped.reason}")


def end(reading: Reading) -> None:
    report_skipped(reading)
    if reading.skipped:
        raise typer.Exit(SOME_SKIPPED)
