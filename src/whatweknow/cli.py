"""The command line: arguments, messages, exit codes."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Sequence
from contextlib import nullcontext
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer
from rich.console import Console
from rich.progress import track

from whatweknow.errors import InputError, OutputExists, WhatWeKnowError
from whatweknow.records import Attribution, Reading, Report, Span

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
evaluate = typer.Typer(help="Score predictions against gold.", no_args_is_help=True, rich_markup_mode=None)
app.add_typer(evaluate, name="evaluate")

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
Force = Annotated[bool, typer.Option("--force", help="Overwrite what an earlier run wrote.")]


def _print_version(wanted: bool) -> None:
    if wanted:
        print(f"whatweknow {version('whatweknow')}")
        raise typer.Exit


@app.callback()
def options(
    _: Annotated[
        bool, typer.Option("--version", help="Print the version and exit.", callback=_print_version, is_eager=True)
    ] = False,
) -> None:
    """Read many reports about one contested event; write who says what, every line checkable."""


@app.command(epilog="Example: whatweknow attribute story.txt page.html > attributions.jsonl")
def attribute(
    paths: Paths = None,
    output: Annotated[
        Path | None, typer.Option("-o", "--output", help="File to write. [default: standard output]")
    ] = None,
    min_score: MinScore = None,
    force: Force = False,
) -> None:
    """Print who says what in each report, as JSON Lines."""
    from whatweknow.pipeline import Pipeline

    if output and output.exists() and not force:
        raise OutputExists(f"{output}: the file exists; choose another or pass --force")
    pipeline = Pipeline(watch=_bar("Finding attributions"))
    reading = _read(pipeline, paths)
    found = pipeline.attribute(reading, min_score=min_score)
    lines = "".join(_line(*pair) for pair in zip(reading.reports, found, strict=True))
    if output:
        output.write_text(lines, encoding="utf-8")
    else:
        sys.stdout.buffer.write(lines.encode("utf-8"))
    _end(reading)


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
    pipeline = Pipeline(watch=_bar("Making the brief"))
    reading = _read(pipeline, paths)
    if not reading.reports:
        _report_skipped(reading)
        _say("no report could be read, so there is nothing to write a brief about")
        raise typer.Exit(FAILED)
    finished = pipeline.brief(reading, event_title=event, parties=entries, min_score=min_score)
    write_brief(finished, output, force=force)
    _say(f"{output / 'brief.html'}: {len(finished.brief.statements)} statements from {len(reading.reports)} reports")
    _end(reading)


@app.command(epilog="Example: whatweknow parties reports/ > parties.toml")
def parties(paths: Paths = None, min_score: MinScore = None) -> None:
    """Print the sides that the reports show, and who speaks for them, as a file to correct."""
    from whatweknow.pipeline import Pipeline

    pipeline = Pipeline(watch=_bar("Finding the parties"))
    reading = _read(pipeline, paths)
    sys.stdout.buffer.write(pipeline.parties(reading, min_score=min_score).encode("utf-8"))
    _end(reading)


@app.command(epilog="Example: whatweknow verify brief")
def verify(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="Folder that `whatweknow brief` wrote.")],
) -> None:
    """Check every citation of a brief against its stored reports, offline."""
    from whatweknow.pipeline import verify as verify_folder

    result = verify_folder(folder)
    print(f"digest    {result.digest_computed or 'none'}")
    print(f"citations {result.citations} checked")
    for problem in result.problems:
        print(f"problem   {problem}")
    print("the brief holds" if result.ok else f"the brief does not hold: {len(result.problems)} problems")
    if not result.ok:
        raise typer.Exit(FAILED)


@evaluate.command("attribution", epilog="Example: whatweknow evaluate attribution polnear/dev --predictions found.json")
def evaluate_attribution(
    gold: Annotated[Path, typer.Argument(metavar="GOLD_DIR", help="Folder with text/ and attributions/ (standoff).")],
    predictions: Annotated[Path | None, typer.Option(help="Also write the predictions to this file (JSON).")] = None,
    intervals: Annotated[int, typer.Option(min=0, help="Bootstrap resamplings for 95 % intervals.")] = 0,
    min_score: MinScore = None,
    force: Force = False,
) -> None:
    """Run the model over a standoff corpus and print its scores."""
    from whatweknow.evaluation import format_scores, predictions_to_json, read_standoff, score_attributions
    from whatweknow.pipeline import Pipeline
    from whatweknow.reading import read_text

    if predictions and predictions.exists() and not force:
        raise OutputExists(f"{predictions}: the file exists; choose another or pass --force")
    corpus = read_standoff(gold)
    reading = Reading(tuple(read_text(text) for text in corpus.texts.values()))
    rows = Pipeline(watch=_bar("Finding attributions")).attribute(reading, min_score=min_score)
    found = dict(zip(corpus.texts, rows, strict=True))
    if predictions:
        predictions.write_text(predictions_to_json(found), encoding="utf-8")
    print(format_scores(score_attributions(corpus, found, intervals)))


@evaluate.command("event", epilog="Example: whatweknow evaluate event examples/korrin-viaduct")
def evaluate_event(
    events: Annotated[
        list[Path], typer.Argument(metavar="EVENT_DIR", help="Event folders with gold.json.", show_default=False)
    ],
    misses: Annotated[bool, typer.Option("--misses", help="List what was missed or wrong.")] = False,
    min_score: MinScore = None,
) -> None:
    """Make a brief of each annotated event and print its scores."""
    from whatweknow.evaluation import event_run, format_events, read_gold_event, score_events
    from whatweknow.pipeline import Pipeline

    pipeline = Pipeline(watch=_bar("Making briefs"))
    runs = []
    for folder in events:
        gold = read_gold_event(folder)
        finished = pipeline.brief(_read(pipeline, [folder]), min_score=min_score)
        runs.append(event_run(gold, finished.brief, finished.texts))
    print(format_events(runs))
    if misses:
        print("\n".join(score_events(runs).misses))


def _read(pipeline: Pipeline, paths: list[Path] | None) -> Reading:
    with Console(stderr=True).status("Reading") if sys.stderr.isatty() else nullcontext():
        return pipeline.read(*(paths or [Path("-")]))


def _line(report: Report, attributions: Sequence[Attribution]) -> str:
    """A report's attributions as a line of JSON."""

    def span(place: Span | None) -> dict[str, object] | None:
        return {"start": place.start, "end": place.end, "exact": place.of(report.text)} if place else None

    found = [
        {
            "source": span(one.source),
            "cue": span(one.cue),
            "content": [span(piece) for piece in one.content],
            "mode": one.mode,
            "score": one.score,
        }
        for one in attributions
    ]
    return json.dumps({"report": report.id, "attributions": found}, ensure_ascii=False) + "\n"


def _bar(task: str) -> Watch:
    """Draws, on a terminal, how many of the reports have been taken."""

    def watch(reports: Sequence[Report]) -> Iterable[Report]:
        return track(reports, task, console=Console(stderr=True), transient=True, disable=not sys.stderr.isatty())

    return watch


def _say(message: str) -> None:
    print(message, file=sys.stderr)


def _report_skipped(reading: Reading) -> None:
    for skipped in reading.skipped:
        _say(f"skipped {skipped.path}: {skipped.reason}")


def _end(reading: Reading) -> None:
    _report_skipped(reading)
    if reading.skipped:
        raise typer.Exit(SOME_SKIPPED)


def main(arguments: list[str] | None = None) -> NoReturn:
    """Run the command line (by default with the process's own arguments) and exit with its code."""
    try:
        app(arguments, prog_name="whatweknow")
    except (InputError, OutputExists) as error:
        _say(f"whatweknow: {error}")
        sys.exit(WRONG_USAGE)
    except WhatWeKnowError as error:
        _say(f"whatweknow: {error}")
        sys.exit(FAILED)
    sys.exit(0)
