"""Versions of one happening on the timeline, as rows and on the page."""

from __future__ import annotations

from dataclasses import replace

from whatweknow.briefing import render_page
from whatweknow.briefing.views.view import make_view
from whatweknow.records import Brief, Citation, Precision, TimelineEntry, When

from ..full import full
from ..pages import parse

BRIEF, TEXTS = full()
FIRST = BRIEF.timeline[0].text


def cited(words: str) -> Citation:
    start = TEXTS[FIRST.report].index(words)
    return Citation(FIRST.report, start, start + len(words), words)


def told(words: str, party: str | None, happening: str | None, *others: str) -> TimelineEntry:
    return TimelineEntry(
        when=When(start="2031-03-03", precision=Precision.DAY),
        text=cited(words),
        party=party,
        mentions=tuple(map(cited, (words, *others))),
        happening=happening,
    )


def brief() -> Brief:
    return replace(
        BRIEF,
        timeline=(
            told("It was not clear who had fired first.", None, None),
            told("the Alma had left Port Orm at 9 p.m.", "sund", "h1", "Port Orm"),
            told("the Alma had left Port Orm", None, "h1"),
        ),
    )


def test_versions_are_counted_within_their_happening() -> None:
    rows = [(view.version, view.versions, len(view.others)) for view in make_view(brief()).timeline]
    assert rows == [(1, 1, 0), (1, 2, 1), (2, 2, 0)]


def test_the_page_says_which_entries_are_versions_and_who_else_tells_them() -> None:
    page = parse(render_page(brief(), TEXTS))
    (section,) = (one for one in page.tagged("section") if one.attributes["aria-labelledby"] == "timeline")
    entries = [one for one in section.tagged("li") if one.having(class_="when")]
    single, first, second = (" ".join(entry.text.split()) for entry in entries)
    assert "Version" not in single
    assert "Version 1 of 2 Sund: the Alma had left Port Orm at 9 p.m." in first
    assert "1 other mention" in first
    assert "Version 2 of 2 the Alma had left Port Orm" in second
