"""``whatweknow brief`` and ``whatweknow parties``: reports in, a brief or its parties out."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from whatweknow.cli.common import FAILED, INPUTS, Force, MinScore, Paths, app, bar, end, read, report_skipped, say
from whatweknow.records import Brief, Correction

if TYPE_CHECKING:
    from whatweknow.pipeline import Finished


@app.command(epilog='Example: whatweknow brief reports/ --event "Explosion at the viaduct" -o brief')
def brief(
    paths: Annotated[list[Path], typer.Argument(metavar="PATH", help=INPUTS, allow_dash=True, show_default=False)],
    output: Annotated[Path, typer.Option("-o", "--output", help="Folder to write: brief.html, brief.json, sources/.")],
    event: Annotated[str | None, typer.Option(help="Title of the event. [default: the event folder's]")] = None,
    parties: Annotated[
        Path | None, typer.Option(help="A parties.toml that corrects who speaks for whom (see `whatweknow parties`).")
    ] = None,
    corrections: Annotated[
        Path | None,
        typer.Option(help="What you say against the models. [default: corrections.toml in a folder of reports]"),
    ] = None,
    public: Annotated[
        bool, typer.Option("--public", help="Keep only the cited sentences of the reports, and hashes of the rest.")
    ] = False,
    fragment: Annotated[
        bool, typer.Option("--fragment", help="Also write brief.fragment.html, the page's body for a CMS.")
    ] = False,
    previous: Annotated[
        Path | None, typer.Option(help="Folder of the version before: what changed since is shown, the number goes up.")
    ] = None,
    min_score: MinScore = None,
    force: Force = False,
) -> None:
    """Write a brief: a page, its data, and the stored copies that every line leads to."""
    from whatweknow.checking import load_verified
    from whatweknow.files import check_output, read_party_file, write_brief
    from whatweknow.pipeline import Pipeline, changed_since, publishable

    check_output(output, force=force)
    entries = read_party_file(parties) if parties else ()
    corrected = _corrections(paths, corrections)
    before = load_verified(previous) if previous else None
    pipeline = Pipeline(watch=bar("Making the brief"))
    reading = read(pipeline, paths)
    if not reading.reports:
        report_skipped(reading)
        say("no report could be read, so there is nothing to write a brief about")
        raise typer.Exit(FAILED)
    finished = pipeline.brief(reading, event_title=event, parties=entries, corrections=corrected, min_score=min_score)
    if before:
        finished = changed_since(finished, before)
    if public:
        finished = publishable(finished)
    write_brief(finished, output, force=force, fragment=fragment)
    say(f"{output / 'brief.html'}: {len(finished.brief.statements)} statements from {len(reading.reports)} reports")
    if public:
        say(f"the copies keep {_share_kept(finished):.0%} of the reports' text: the sentences that are cited")
    _say_what_does_not_fit(finished.brief)
    end(reading)


def _share_kept(finished: Finished) -> float:
    """The share of the reports' code points that a public brief does not hide."""
    hidden = sum(stretch.end - stretch.start for report in finished.brief.reports for stretch in report.hidden)
    return 1 - hidden / max(sum(map(len, finished.texts.values())), 1)


def _corrections(paths: Sequence[Path], file: Path | None) -> tuple[Correction, ...]:
    """What the file states, or else those that lie beside the reports."""
    from whatweknow.files import CORRECTIONS, read_correction_file

    files = [file] if file else [path / CORRECTIONS for path in paths if (path / CORRECTIONS).is_file()]
    return tuple(correction for one in files for correction in read_correction_file(one))


def _say_what_does_not_fit(brief: Brief) -> None:
    for one in brief.corrections:
        if one.problem:
            extent = "fits in part" if one.applied else "does not fit"
            say(f"correction {one.what} of {one.target!r} by {one.by} {extent}: {one.problem}")


@app.command(epilog="Example: whatweknow parties reports/ > parties.toml")
def parties(paths: Paths = None, min_score: MinScore = None) -> None:
    """Print the sides that the reports show, and who speaks for them, as a file to correct."""
    from whatweknow.pipeline import Pipeline

    pipeline = Pipeline(watch=bar("Finding the parties"))
    reading = read(pipeline, paths)
    sys.stdout.buffer.write(pipeline.parties(reading, min_score=min_score).encode("utf-8"))
    end(reading)
