"""``whatweknow evaluate``: predictions against gold."""

from __future__ import annotations

from functools import reduce
from itertools import chain
from operator import add
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from whatweknow.cli.common import Force, MinScore, app, bar, read
from whatweknow.errors import OutputExists
from whatweknow.records import Reading

if TYPE_CHECKING:
    from whatweknow.evaluation import TimeScores, WhenScores

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
    from whatweknow.evaluation import (
        event_run,
        format_events,
        format_figures,
        format_openness,
        format_timelines,
        read_figures,
        read_gold_event,
        score_events,
        score_figures,
        score_openness,
        score_timelines,
    )
    from whatweknow.finding import find_figures
    from whatweknow.pipeline import Pipeline

    pipeline = Pipeline(watch=bar("Making briefs"))
    runs, counted = [], []
    for folder in events:
        gold, reading = read_gold_event(folder), read(pipeline, [folder])
        finished = pipeline.brief(reading, min_score=min_score)
        runs.append(event_run(gold, finished.brief, finished.texts))
        if annotated := read_figures(folder):
            found = {report.id: find_figures(report) for report in reading.reports}
            counted.append(score_figures(annotated, found, runs[-1], finished.brief.figures))
    openness = score_openness(runs)
    print(format_events(runs))
    print(format_openness(openness))
    timelines = score_timelines(runs)
    if timelines.recall.whole:
        print(format_timelines(timelines))
    figures = reduce(add, counted) if counted else None
    if figures:
        print(format_figures(figures))
    if misses:
        missed = (score_events(runs).misses, openness.misses, timelines.misses, figures.misses if figures else ())
        print("\n".join(chain.from_iterable(missed)))


@evaluate.command("times", epilog="Example: whatweknow evaluate times timeml/ --fold held-out")
def evaluate_times(
    gold: Annotated[
        Path, typer.Argument(metavar="GOLD_DIR", help="Folder with TimeML files (.tml), or an event with gold.json.")
    ],
    fold: Annotated[
        str, typer.Option(metavar="[all|rest|held-out]", help="Of TimeML: all, the held-out fifth, or the rest.")
    ] = "all",
    misses: Annotated[bool, typer.Option("--misses", help="List what was missed or wrong.")] = False,
) -> None:
    """Find the times in annotated texts and print scores of extents and values."""
    from whatweknow.evaluation import (
        Fold,
        format_times,
        format_whens,
        read_timeml,
        read_whens,
        score_times,
        score_whens,
    )
    from whatweknow.finding import find_times
    from whatweknow.reading import read_reports

    if fold not in tuple(Fold):
        raise typer.BadParameter(f"{fold!r} must be one of {', '.join(Fold)}", param_hint="--fold")
    scores: TimeScores | WhenScores
    if (gold / "gold.json").is_file():
        reports = read_reports(gold).reports
        found = {one.id: find_times(one.text, published=one.published) for one in reports}
        scores = score_whens(read_whens(gold), {one.id: one.text for one in reports}, found)
        print(format_whens(scores))
    else:
        documents = read_timeml(gold, Fold(fold))
        scores = score_times(documents, {one.name: find_times(one.text, published=one.created) for one in documents})
        print(format_times(scores))
    if misses:
        print("\n".join(scores.misses))


@evaluate.command("places", epilog="Example: whatweknow evaluate places tr-news.xml")
def evaluate_places(
    gold: Annotated[Path, typer.Argument(metavar="GOLD.xml", help="Toponyms with coordinates (as in TR-News, LGL).")],
    misses: Annotated[bool, typer.Option("--misses", help="List what was resolved wrong, by document.")] = False,
) -> None:
    """Find and resolve the places in annotated texts and print how far off they are."""
    from whatweknow.evaluation import format_places, halves, read_geography, score_places
    from whatweknow.finding import find_places, resolve_places

    documents = read_geography(gold)
    given = {one.docid: resolve_places(one.text, [name.span for name in one.toponyms]) for one in documents}
    found = {one.docid: find_places(one.text) for one in documents}
    scores = {part: score_places(ones, given, found) for part, ones in halves(documents).items()}
    print(format_places(scores))
    if misses:
        print("\n".join(scores["development"].misses))
