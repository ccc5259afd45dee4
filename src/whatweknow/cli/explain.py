"""``whatweknow explain``: how a statement came to be."""

from __future__ import annotations

from typing import Annotated

import typer

from whatweknow.cli.common import Folder, app


@app.command(epilog="Example: whatweknow explain brief s0f3a9c")
def explain(
    folder: Folder,
    statement: Annotated[
        str, typer.Argument(metavar="STATEMENT", help="Id of a statement, or its beginning.", show_default=False)
    ],
) -> None:
    """Print what a statement rests on: its words, speaker, party, act, point and copies."""
    from whatweknow.briefing import explain as explanation
    from whatweknow.checking import load_brief

    finished = load_brief(folder)
    print(explanation(finished.brief, statement, finished.texts), end="")
