"""``whatweknow verify``: is a brief what its stored reports say?"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from whatweknow.cli.common import FAILED, app


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
