"""``whatweknow attribute``: who says what, as JSON Lines."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from whatweknow.cli.common import Force, MinScore, Paths, app, bar, end, read
from whatweknow.errors import OutputExists
from whatweknow.records import Attribution, Report, Span


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
    pipeline = Pipeline(watch=bar("Finding attributions"))
    reading = read(pipeline, paths)
    found = pipeline.attribute(reading, min_score=min_score)
    lines = "".join(_line(*pair) for pair in zip(reading.reports, found, strict=True))
    if output:
        output.write_text(lines, encoding="utf-8")
    else:
        sys.stdout.buffer.write(lines.encode("utf-8"))
    end(reading)


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
