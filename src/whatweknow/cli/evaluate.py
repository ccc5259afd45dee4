"""``whatweknow evaluate``: predictions against gold."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from whatweknow.cli.common import Force, MinScore, app, bar, read
from whatweknow.errors import OutputExists
from whatweknow.records import Reading

evaluate = typer.Typer(help="Score predictions against gold.", no_args_is_help=True, rich_markup_mode=None)
app.add_typer(evaluate, name="evaluate")


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
    rows = Pipeline(watch=bar("Finding attributions")).attribute(reading, min_score=min_score)
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

    pipeline = Pipeline(watch=bar("Making briefs"))
    runs = []
    for folder in events:
        gold = read_gold_event(folder)
        finished = pipeline.brief(read(pipeline, [folder]), min_score=min_score)
        runs.append(event_run(gold, finished.brief, finished.texts))
    print(format_events(runs))
    if misses:
        print("\n".join(score_events(runs).misses))
