"""brief.html: the brief as one self-contained page."""

from __future__ import annotations

from collections.abc import Mapping

from markupsafe import Markup

from whatweknow.briefing.page.map import render_map
from whatweknow.briefing.page.measured import measured_figures
from whatweknow.briefing.page.originals import Originals
from whatweknow.briefing.page.templating import fill
from whatweknow.briefing.proof.verbatim import check_verbatim
from whatweknow.briefing.views.view import make_view
from whatweknow.records import Brief


def render_page(brief: Brief, texts: Mapping[str, str]) -> str:
    """``brief`` as HTML: nothing is loaded from elsewhere, and each quotation leads to its stored copy.

    ``texts`` maps report ids to stored texts. All is there without the page's script, which adds filters.

    Raises:
        VerbatimError: a citation does not stand in ``texts``; nothing of the brief is shown then.
        InvalidRecord: a statement, point or the like names a report, speaker or party that the brief does not hold.
    """
    return fill("brief.html", **_view(brief, texts))


def render_fragment(brief: Brief, texts: Mapping[str, str]) -> str:
    """The body of the page alone, with its styles and without its script, for another page to hold.

    Raises: as ``render_page``.
    """
    return fill("fragment.html", **_view(brief, texts))


def _view(brief: Brief, texts: Mapping[str, str]) -> dict[str, object]:
    check_verbatim(brief, texts)
    return {
        **vars(make_view(brief)),
        "original": Originals(texts),
        "map": Markup(render_map(brief.places)),  # noqa: S704  # drawn and escaped by us
        "measured": measured_figures(),
    }
