"""``whatweknow verify``: is a brief what its stored reports say?"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from whatweknow.cli.common import FAILED, Folder, app, bar
from whatweknow.errors import WhatWeKnowError


@app.command(epilog="Examples: whatweknow verify brief; whatweknow verify brief --rerun")
def verify(
    folder: Folder,
    rerun: Annotated[
        bool, typer.Option("--rerun", help="Also derive the brief again, and list every label that differs.")
    ] = False,
    against: Annotated[
        Path | None, typer.Option(help="Folder of the original reports, for a brief that hides parts of them.")
    ] = None,
) -> None:
    """Check every citation, id, hash and page of a brief against its stored reports, offline."""
    from whatweknow.checking import rerun as derive
    from whatweknow.checking import verify as verify_folder
    from whatweknow.pipeline import Pipeline

    result = verify_folder(folder, against=against)
    print(f"digest    {result.digest_computed or 'none'}")
    print(f"citations {result.citations} checked")
    for note in result.notes:
        print(f"note      {note}")
    problems = list(result.problems)
    if rerun and result.digest_computed:
        pipeline = Pipeline(watch=bar("Deriving the brief again"))
        try:
            problems += derive(folder, against=against, pipeline=pipeline)
        except WhatWeKnowError as error:
            problems.append(f"cannot be derived again: {error}")
    for problem in problems:
        print(f"problem   {problem}")
    print("the brief holds" if not problems else f"the brief does not hold: {len(problems)} problems")
    if problems:
        raise typer.Exit(FAILED)
