"""The pages in a real browser: layouts, keyboard, print, accessibility, and the script that is not needed."""

from __future__ import annotations

import time
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from briefing.full import full
from briefing.invented import brief_of
from briefing.large import large
from whatweknow.briefing import render_page, render_source, to_json
from whatweknow.records import AnnotatedReport, Attribution, Mode, Report, Skipped, Span

from .conftest import write

if TYPE_CHECKING:
    from .browsing import Browser

PAGES = ("brief.html", "sources/harbour-post.html", "sources/gull.html")
TAB, ENTER, ESCAPE = "\ue004", "\ue007", "\ue00c"
OPEN_ALL = "document.querySelectorAll('details').forEach(fold => { fold.open = true })"
WIDER = "return document.documentElement.scrollWidth - document.documentElement.clientWidth"
SHOWN = "return [...document.querySelectorAll('#said .saying')].filter(one => one.checkVisibility()).length"


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("width", [1280, 360])
def test_an_accessibility_audit_finds_nothing(  # noqa: PLR0917  # fixtures and parameters
    browser: Browser, folder: Path, axe: str, page: str, dark: bool, width: int
) -> None:
    browser.open(folder / page, width=width, dark=dark)
    browser.run(OPEN_ALL)
    browser.run(axe)
    found = browser.run_async("const done = arguments[0]; axe.run().then(result => done(result.violations))")
    assert [(one["id"], [node["target"] for node in one["nodes"]]) for one in found] == []


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("width", [1280, 768, 360])
def test_nothing_has_to_be_scrolled_sideways(browser: Browser, folder: Path, page: str, width: int) -> None:
    browser.open(folder / page, width=width)
    assert browser.run(WIDER) == 0
    browser.run(OPEN_ALL)
    assert browser.run(WIDER) == 0


def test_a_large_brief_is_small_fast_and_shows_three_points_at_once(browser: Browser, large_folder: Path) -> None:
    assert (large_folder / "brief.html").stat().st_size < 3_000_000
    browser.open(large_folder / "brief.html")
    title, updated, *rows = browser.run(
        "return ['h1', '.updated', '.grid tbody tr:nth-child(1)', '.grid tbody tr:nth-child(2)',"
        " '.grid tbody tr:nth-child(3)'].map(one => document.querySelector(one).getBoundingClientRect().bottom)"
    )
    assert 0 < title < updated < rows[0] < rows[1] < rows[2] <= 800
    paints = browser.run("return performance.getEntriesByType('paint').map(one => one.startTime)")
    assert paints
    assert max(paints) < 1000


def test_a_large_brief_is_made_in_two_seconds() -> None:
    brief, texts = large()
    render_page(brief, texts)  # the templates are compiled once in a process
    start = time.process_time()
    to_json(brief)
    render_page(brief, texts)
    for report_id, text in texts.items():
        render_source(brief, report_id, text)
    assert time.process_time() - start < 2


def test_without_scripts_everything_is_there(browser: Browser, folder: Path) -> None:
    page = (folder / "brief.html").read_text(encoding="utf-8")
    with browser.without_scripts():
        browser.open(folder / "brief.html")
        assert browser.run("return document.querySelectorAll('.saying').length") == page.count('<li class="saying">')
        assert browser.run("return document.querySelectorAll('.filters').length") == 0
        browser.click(".saying details summary")
        assert browser.run("return document.querySelector('.saying details blockquote').checkVisibility()")


def test_the_keyboard_reaches_everything_and_shows_where_it_is(browser: Browser, folder: Path) -> None:
    browser.open(folder / "brief.html")
    browser.press(TAB)
    assert browser.run("return document.activeElement.className") == "skip"
    assert browser.run("return document.activeElement.getBoundingClientRect().left") >= 0
    browser.press(ENTER)
    assert browser.run("return location.hash") == "#main"
    wanted = browser.run(
        "return [...document.querySelectorAll('main a, main summary, main select, main button, main input')]"
        ".filter(one => one.checkVisibility()).length"
    )
    visited = set()
    for _ in range(wanted):
        browser.press(TAB)
        place, outline = browser.run(
            "const at = document.activeElement;"
            "return [[...document.all].indexOf(at), getComputedStyle(at).outlineWidth]"
        )
        assert outline == "3px"
        visited.add(place)
    assert len(visited) == wanted


def test_a_link_into_a_fold_opens_it(browser: Browser, folder: Path) -> None:
    brief, _ = full()
    folded = next(one.id for one in brief.statements if one.report == "gull")
    browser.open(folder / "brief.html", at=folded)
    assert browser.run("return document.getElementById(arguments[0]).checkVisibility()", folded)
    assert 0 <= browser.run("return document.getElementById(arguments[0]).getBoundingClientRect().top", folded) < 800


def test_a_citation_leads_to_its_words_marked_in_the_stored_copy(browser: Browser, folder: Path) -> None:
    browser.open(folder / "brief.html", height=500)
    browser.click(".saying .outlet")
    anchor = browser.run("return location.hash.slice(1)")
    top, colour, plain = browser.run(
        "const mark = document.getElementById(arguments[0]), other = document.querySelector('mark:not(:target)');"
        "return [mark.getBoundingClientRect().top, getComputedStyle(mark).backgroundColor,"
        " getComputedStyle(other).backgroundColor]",
        anchor,
    )
    assert 0 <= top < 500
    assert colour == "rgb(255, 210, 63)" != plain


def test_filters_leave_what_is_asked_for(browser: Browser, folder: Path) -> None:
    browser.open(folder / "brief.html")
    before = browser.run(SHOWN)
    browser.run(
        "const party = document.querySelector('.filters [name=party]'); party.value = 'Sund';"
        "party.dispatchEvent(new Event('change', { bubbles: true }))"
    )
    sides = browser.run("return [...document.querySelectorAll('.side > h3')].filter(one => one.checkVisibility())"
                        ".map(one => one.textContent)")  # fmt: skip
    assert sides == ["Sund"]
    assert 0 < browser.run(SHOWN) < before
    tally = browser.run("return document.querySelector('.side:not([hidden]) .tally').textContent")
    assert tally.startswith(browser.run("return document.querySelector('.filters output').textContent") + " in ")
    browser.click(".filters button")
    browser.run_async("setTimeout(arguments[0], 50)")
    assert browser.run(SHOWN) >= before


def test_a_report_opens_beside_the_brief_and_closes_again(browser: Browser, folder: Path) -> None:
    browser.open(folder / "brief.html")
    browser.click(".filters [name=beside]")
    browser.click(".saying .outlet")
    assert browser.run("return document.querySelector('.beside iframe').src").startswith((folder / "sources").as_uri())
    assert browser.run("return document.activeElement.textContent") == "Close the report"
    browser.press(ESCAPE)
    assert browser.run("return [document.querySelectorAll('.beside').length, document.activeElement.className]") == [
        0,
        "outlet",
    ]
    assert browser.errors() == []


def test_print_is_the_table_two_statements_a_speaker_and_no_folds(browser: Browser, large_folder: Path) -> None:
    browser.open(large_folder / "brief.html", width=720)
    shown = "return [...document.querySelectorAll(arguments[0])].filter(one => one.checkVisibility()).length"
    assert browser.run("return getComputedStyle(document.querySelector('.grid')).display") == "block"
    browser.media("print")
    assert browser.run("return getComputedStyle(document.querySelector('.grid')).display") == "table"
    assert browser.run(shown, ".grid tbody tr") == 10
    assert browser.run(shown, "nav, .filters, .saying:nth-child(3), details .saying") == 0
    assert 0 < browser.run(shown, ".saying") <= 2 * browser.run(shown, ".speaking")
    assert browser.pdf().count(b"/Type /Page\n") < 12


def test_the_fragment_keeps_its_styles_to_itself(browser: Browser, folder: Path, tmp_path: Path) -> None:
    fragment = (folder / "brief.fragment.html").read_text(encoding="utf-8")
    host = tmp_path / "host.html"
    host.write_text(
        f"<!DOCTYPE html><title>h</title><style>a {{ color: red }}</style><h2>Host</h2><a href=x>x</a>{fragment}"
    )
    browser.open(host)
    host_link, link, host_border, border = browser.run(
        "const of = (one, what) => getComputedStyle(document.querySelector(one))[what];"
        "return [of('a', 'color'), of('.whatweknow .outlet', 'color'), of('h2', 'borderTopWidth'),"
        " of('#voices', 'borderTopWidth')]"
    )
    assert (host_link, link) == ("rgb(255, 0, 0)", "rgb(10, 76, 125)")
    assert (host_border, border) == ("0px", "2px")


HOSTILE = {
    "script": "<script>window.hacked = 1</script><img src=x onerror='window.hacked = 1'>",
    "markup": "</p></li></ul></main></body></html><style>* { display: none }</style><!--",
    "direction": "\u202e\u2066\u202dsrevo\u2067 esir ",
    "homoglyph": "Nоrland sаys іt dіd nоt fіrе",
    "long": "overflow" * 600,
    "template": "{{ brief.digest }}{% raw %} ${window.hacked = 1} &lt;script&gt;",
}


@pytest.mark.parametrize("width", [1280, 360])
@pytest.mark.parametrize("kind", list(HOSTILE))
def test_a_hostile_report_changes_nothing_on_the_page(browser: Browser, tmp_path: Path, kind: str, width: int) -> None:
    plain = "plain words " * (1 + len(HOSTILE[kind]) // 100)
    tame = elements(browser, tmp_path, plain.strip(), width)
    assert elements(browser, tmp_path, HOSTILE[kind], width) == tame
    assert browser.run("return window.hacked === undefined")
    assert browser.run(WIDER) == 0
    updated = browser.run("return document.querySelector('.updated').innerText")
    assert updated == "Updated 4 March 2031, 18:20 UTC"
    assert browser.run("return getComputedStyle(document.querySelector('#made')).direction") == "ltr"


def elements(browser: Browser, folder: Path, words: str, width: int) -> list[list[str]]:
    """The elements of the brief and of the stored copy of a report that says ``words`` wherever it can."""
    text = f"{words} said {words}."
    report = Report(
        id="r",
        text=text,
        raw_sha256="00" * 32,
        outlet=words,
        title=words,
        byline=words,
        published=words,
        language=words,
    )
    spans = Span(0, len(words)), Span(len(words) + 1, len(words) + 5), Span(len(words) + 6, 2 * len(words) + 6)
    annotated = AnnotatedReport(report, (Attribution(spans[0], spans[1], (spans[2],), Mode.DIRECT, 1.0),))
    brief = replace(brief_of(annotated, title=words), skipped=(Skipped(words, words),))
    write(folder, brief, {"r": text})
    found = []
    for page in ("sources/r.html", "brief.html"):
        browser.open(folder / page, width=width)
        assert browser.run(WIDER) == 0
        found.append(browser.run("return [...document.querySelectorAll('*')].map(one => one.tagName)"))
    return found
