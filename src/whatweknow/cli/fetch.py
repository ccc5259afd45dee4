"""``whatweknow fetch``: pages from the network into a folder that the other commands read."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from whatweknow.cli.common import SOME_SKIPPED, app, say
from whatweknow.records import Skipped


@app.command(epilog="Example: whatweknow fetch https://example.org/feed.xml addresses.txt -o reports")
def fetch(
    sources: Annotated[
        list[str],
        typer.Argument(
            metavar="SOURCE",
            help="Address of a page, feed or sitemap, or a file with addresses, a feed or a sitemap.",
            show_default=False,
        ),
    ],
    output: Annotated[Path, typer.Option("-o", "--output", help="Folder; pages that it has are asked for changes.")],
    most: Annotated[int, typer.Option(min=1, help="Most pages to fetch.")] = 1_000,
    seconds: Annotated[float, typer.Option(min=1.0, help="Longest time for a page.")] = 30.0,
    pause: Annotated[float, typer.Option(min=0.0, help="Seconds between two requests to one host.")] = 1.0,
    allow_private: Annotated[
        bool, typer.Option("--allow-private", help="Also read addresses of private networks and this machine.")
    ] = False,
    ignore_robots: Annotated[bool, typer.Option("--ignore-robots", help="Do not ask for robots.txt.")] = False,
) -> None:
    """Fetch pages, the only command that uses the network."""
    from whatweknow.reading.collecting import Manners
    from whatweknow.reading.fetch import Limits
    from whatweknow.reading.sources import fetch_pages

    kept = skipped = 0
    for asked, result in fetch_pages(
        sources,
        output,
        limits=Limits(seconds=seconds),
        manners=Manners(most_pages=most, pause=pause, robots=not ignore_robots),
        allow_private=allow_private,
    ):
        if isinstance(result, Skipped):
            skipped += 1
            say(f"skipped {result.path}: {result.reason}")
        elif result is None:
            say(f"unchanged {asked}")
        else:
            kept += 1
            print(result)
    say(f"{output}: {kept} new pages")
    if skipped:
        raise typer.Exit(SOME_SKIPPED)
