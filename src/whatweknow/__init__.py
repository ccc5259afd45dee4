"""Who says what: attributed, checkable briefs of many reports about one contested event."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from whatweknow.annotation import Tagger, load_tagger
    from whatweknow.checking import load_brief, rerun, verify
    from whatweknow.files import render, write_brief
    from whatweknow.finding import find_attributions, find_figures, find_places, find_times
    from whatweknow.pipeline import Finished, Pipeline
    from whatweknow.reading import read_reports, read_text

_HOMES = {
    "Finished": "pipeline",
    "Pipeline": "pipeline",
    "Tagger": "annotation",
    "fetch_pages": "reading.sources",
    "find_attributions": "finding",
    "find_figures": "finding",
    "find_places": "finding",
    "find_times": "finding",
    "load_brief": "checking",
    "load_tagger": "annotation",
    "read_reports": "reading",
    "read_text": "reading",
    "render": "files",
    "rerun": "checking",
    "verify": "checking",
    "write_brief": "files",
}

__all__ = [
    "Finished",
    "Pipeline",
    "Tagger",
    "fetch_pages",
    "find_attributions",
    "find_figures",
    "find_places",
    "find_times",
    "load_brief",
    "load_tagger",
    "read_reports",
    "read_text",
    "render",
    "rerun",
    "verify",
    "write_brief",
]


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})


def __getattr__(name: str) -> object:
    """Import a public name when it is first used: importing the package stays fast."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
