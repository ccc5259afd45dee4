"""``whatweknow attribute``: who says what, as JSON Lines."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import Annotated, BinaryIO

import typer

from whatweknow.cli.common import Force, MinScore, Paths, app, check_file
from whatweknow.cli.streaming import Stream
from whatweknow.errors import InputError
from whatweknow.records import Attribution, Report, Span


@app.command(epilog="Example: whatweknow attribute story.txt page.html > attributions.jsonl")
def attribute(
    paths: Paths = None,
    output: Annotated[
        Path | None, typer.Option("-o", "--output", help="File to write. [default: standard output]")
    ] = None,
    min_score: MinScore = None,
    resume: Annotated[
        bool, typer.Option("--resume", help="Go on where an earlier run with the same -o broke off.")
    ] = False,
    force: Force = False,
) -> None:
    """Print who says what in each report, as JSON Lines.

    A stream: each line is written as soon as its report is done, and only a few reports are held at a time.
    """
    from whatweknow.pipeline import default_tagger

    if resume and not output:
        raise typer.BadParameter("needs the file to go on with (-o)", param_hint="--resume")
    check_file(output, force=force or resume)
    done = _reports_in(output) if resume and output and output.exists() else set()
    tagger = default_tagger()
    stream = Stream(paths, languages=tagger.languages, blocks=True)
    with _opened(output, append=bool(done)) as file:
        for report, found in tagger.stream((one for one in stream if one.id not in done), min_score):
            file.write(_line(report, found).encode("utf-8"))
            file.flush()
    stream.end()


def _opened(output: Path | None, *, append: bool) -> AbstractContextManager[BinaryIO]:
    return output.open("ab" if append else "wb") if output else nullcontext(sys.stdout.buffer)


def _reports_in(output: Path) -> set[str]:
    """The reports whose lines the file has; a last line that was cut short is removed.

    Raises:
        InputError: it holds something else.
    """
    done, end = set(), 0
    with output.open("r+b") as file:
        for line in file:
            if not line.endswith(b"\n"):
                break
            try:
                done.add(str(json.loads(line)["report"]))
            except (ValueError, KeyError, TypeError) as error:
                raise InputError(f"{output}: is not what an earlier run wrote, so it is left as it is") from error
            end += len(line)
        file.truncate(end)
    return done


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
