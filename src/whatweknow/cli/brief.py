"""``whatweknow brief`` and ``whatweknow parties``: reports in, a brief or its parties out."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from whatweknow.cli.common import FAILED, INPUTS, Force, MinScore, Paths, app, bar, end, read, report_skipped, say


@app.command(epilog='Example: whatweknow brief reports/ --event "Explosion at the viaduct" -o brief')
def brief(
    paths: Annotated[list[Path], typer.Argument(metavar="PATH", help=INPUTS, allow_dash=True, show_default=False)],
    output: Annotated[Path, typer.Option("-o", "--output", help="Folder to write: brief.html, brief.json, sources/.")],
    event: Annotated[str | None, typer.Option(help="Title of the event. [default: the event folder's]")] = None,
    parties: Annotated[
        Path | None, typer.Option(help="A parties.toml that corrects who speaks for whom (see `whatweknow parties`).")
    ] = None,
    min_score: MinScore = None,
    force: Force = False,
) -> None:
    """Write a brief: a page, its data, and the stored copies that every line leads to."""
    from whatweknow.pipeline import Pipeline, check_output, read_party_file, write_brief

    check_output(output, force=force)
    entries = read_party_file(parties) if parties else ()
    pipeline = Pipeline(watch=bar("Making the brief"))
    reading = read(pipeline, paths)
    if not reading.reports:
        report_skipped(reading)
        say("no report could be read, so there is nothing to write a brief about")
        raise typer.Exit(FAILED)
    finished = pipeline.brief(reading, event_title=event, parties=entries, min_score=min_score)
    write_brief(finished, output, force=force)
    say(f"{output / 'brief.html'}: {len(finished.brief.statements)} statements from {len(reading.reports)} reports")
    end(reading)


@app.command(epilog="Example: whatweknow parties reports/ > parties.toml")
def parties(paths: Paths = None, min_score: MinScore = None) -> None:
    """Print the sides that the reports show, and who speaks for them, as a file to correct."""
    from whatweknow.pipeline import Pipeline

    pipeline = Pipeline(watch=bar("Finding the parties"))
    reading = read(pipeline, paths)
    sys.stdout.buffer.write(pipeline.parties(reading, min_score=min_score).encode("utf-8"))
    end(reading)
