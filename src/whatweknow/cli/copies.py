"""``whatweknow copies``: which reports reprint one text, as JSON Lines."""

from __future__ import annotations

from whatweknow.cli.common import Paths, app
from whatweknow.cli.streaming import Stream, write_line


@app.command(epilog="Example: whatweknow copies news.jsonl.gz > copies.jsonl")
def copies(paths: Paths = None) -> None:
    """Print the groups of reports that reprint one text: origin, reports, reason.

    JSON Lines in and out; what is read is a stream, so 100,000 reports are no problem. The reason says why a report is
    taken for the origin: credited (the others name its outlet), earliest, fullest, or undecided.
    """
    from whatweknow.comparison import find_copies

    stream = Stream(paths)
    for group in find_copies(stream):
        write_line({"origin": group.origin, "reports": group.reports, "reason": group.reason})
    stream.end()
