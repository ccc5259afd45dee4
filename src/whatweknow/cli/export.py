"""``whatweknow export``: a brief in the formats of other tools."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from whatweknow.cli.common import Folder, Force, app, check_file


@app.command(epilog="Example: whatweknow export brief --to csv -o statements.csv")
def export(
    folder: Folder,
    to: Annotated[
        str,
        typer.Option(
            help="annotations (W3C), atom (of changes), csv, geojson (places), icalendar, jsonl, jsonld (schema.org), "
            "markdown, parquet or timelinejs.",
            show_default=False,
        ),
    ],
    output: Annotated[
        Path | None, typer.Option("-o", "--output", help="File to write. [default: standard output]")
    ] = None,
    force: Force = False,
) -> None:
    """Write a brief for another tool: a spreadsheet, a map, a timeline, the web of data."""
    from whatweknow.briefing import export as exported
    from whatweknow.checking import load_brief

    check_file(output, force=force)
    data = exported(load_brief(folder).brief, to)
    if output:
        output.write_bytes(data)
    else:
        sys.stdout.buffer.write(data)
