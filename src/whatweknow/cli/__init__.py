"""The command line: arguments, messages, exit codes. A module a command; ``main`` runs them."""

from __future__ import annotations

import gc
import sys
from importlib.metadata import version
from typing import Annotated, NoReturn

import typer

from whatweknow.cli import (  # noqa: F401  # each adds its commands to the app
    attribute,
    brief,
    copies,
    diff,
    evaluate,
    explain,
    export,
    fetch,
    stories,
    verify,
)
from whatweknow.cli.common import FAILED, WRONG_USAGE, app, say
from whatweknow.errors import InputError, OutputExists, WhatWeKnowError

UNHURRIED = (200_000, 30, 30)  # records hold no cycles: looking for some all the time costs a sixth of a run


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


def main(arguments: list[str] | None = None) -> NoReturn:
    """Run the command line (by default with the process's own arguments) and exit with its code."""
    gc.set_threshold(*UNHURRIED)
    try:
        app(arguments, prog_name="whatweknow")
    except (InputError, OutputExists) as error:
        say(f"whatweknow: {error}")
        sys.exit(WRONG_USAGE)
    except WhatWeKnowError as error:
        say(f"whatweknow: {error}")
        sys.exit(FAILED)
    except OSError as error:  # a full disk, a folder that may not be written to
        say(f"whatweknow: {error.filename or 'output'}: {error.strerror or error}")
        sys.exit(FAILED)
    sys.exit(0)
