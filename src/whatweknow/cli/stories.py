"""``whatweknow stories``: a mixed stream of reports as stories, in JSON Lines."""

from __future__ import annotations

from whatweknow.cli.common import Paths, app
from whatweknow.cli.streaming import Stream, write_line


@app.command(epilog="Example: whatweknow stories news.jsonl.gz > stories.jsonl")
def stories(paths: Paths = None) -> None:
    """Group a mixed stream of reports into stories, one event each: id, reports, title.

    JSON Lines in and out, in one pass; reports should come in about the order of publication. A story is printed when
    nothing was added to it for ten days, or at the end.
    """
    from whatweknow.comparison import find_stories

    stream = Stream(paths)
    for story in find_stories(stream):
        write_line({"id": story.id, "reports": story.reports, "title": story.title})
    stream.end()
