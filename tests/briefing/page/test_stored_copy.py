from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whatweknow.briefing import render_source
from whatweknow.errors import InputError, VerbatimError
from whatweknow.records import AnnotatedReport, Attribution, Mode, Report, Span

from ..invented import BRIEF, POST, TEXTS, brief_of
from ..pages import Element, parse


def copy_of(annotated: AnnotatedReport) -> Element:
    brief = brief_of(annotated)
    return parse(render_source(brief, annotated.report.id, annotated.report.text))


def text_of(page: Element) -> Element:
    (element,) = page.having(id="text")
    return element


def marked(page: Element, number: int) -> list[str]:
    return [mark.text for mark in marks_of(page, number)]


def marks_of(page: Element, number: int) -> list[Element]:
    """The marks of the report's statement of that number, from 1."""
    return [mark for mark in text_of(page).tagged("mark") if f"n{number}" in mark.attributes["class"].split()]


@st.composite
def annotated_reports(draw: st.DrawFn) -> AnnotatedReport:
    """Any text with attributions anywhere, overlapping and nested as they please."""
    text = draw(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1, max_size=60))
    text += draw(st.sampled_from(["x", "<b>", "&amp;", "</div>", "\r\n", "\u202e", "]]>"]))
    offsets = st.integers(0, len(text))

    def spans(pieces: int) -> st.SearchStrategy[tuple[Span, ...]]:
        ends = st.lists(offsets, min_size=2 * pieces, max_size=2 * pieces, unique=True).map(sorted)
        return ends.map(lambda cut: tuple(Span(cut[i], cut[i + 1]) for i in range(0, len(cut), 2)))

    contents = st.integers(1, min(3, (len(text) + 1) // 2)).flatmap(spans)
    one = spans(1).map(lambda pair: pair[0])
    attributions = st.builds(
        Attribution, st.none() | one, st.none() | one, contents, st.sampled_from(Mode), st.just(0.5)
    )
    report = Report(id="r", text=text, raw_sha256="00" * 32)
    return AnnotatedReport(report, tuple(draw(st.lists(attributions, max_size=6))))


@given(annotated_reports())
def test_every_character_stands_once_and_every_statement_is_marked(annotated: AnnotatedReport) -> None:
    brief = brief_of(annotated)
    page = parse(render_source(brief, "r", annotated.report.text))
    assert text_of(page).text == annotated.report.text
    for number, statement in enumerate(brief.statements, start=1):
        assert "".join(marked(page, number)) == "".join(piece.exact for piece in statement.content)
        (first,) = page.having(id=f"s-{statement.id}")
        assert first is marks_of(page, number)[0]


def test_sources_and_cues_are_underlined() -> None:
    page = parse(render_source(BRIEF, "harbour-post", POST))
    cited = [statement for statement in BRIEF.statements if statement.report == "harbour-post"]
    sources = [element.text for element in text_of(page).having(class_="source-mark")]
    assert sources == [statement.source.exact for statement in cited if statement.source]
    assert len(text_of(page).having(class_="cue-mark")) == len(cited)


def test_a_target_lights_all_pieces_of_its_statement() -> None:
    page = render_source(BRIEF, "harbour-post", POST)
    scattered = [s for s in BRIEF.statements if s.report == "harbour-post"].index(
        next(statement for statement in BRIEF.statements if len(statement.content) > 1)
    )
    assert f":root:has(.n{scattered + 1}[id]:target) .n{scattered + 1} {{" in page


def test_a_nul_which_html_cannot_hold_is_shown_as_a_replacement() -> None:
    report = Report(id="r", text="a\0b", raw_sha256="00" * 32)
    page = copy_of(AnnotatedReport(report, (Attribution(None, None, (Span(0, 3),), Mode.DIRECT, 1.0),)))
    assert text_of(page).text == "a\ufffdb"


def test_text_that_is_not_the_one_cited_is_refused() -> None:
    with pytest.raises(VerbatimError, match="harbour-post"):
        render_source(BRIEF, "harbour-post", POST.replace("Norland", "Norlund"))
    with pytest.raises(InputError, match="'elsewhere': must be one of the brief's 2 reports"):
        render_source(BRIEF, "elsewhere", POST)


def test_the_copy_says_what_it_is() -> None:
    page = parse(render_source(BRIEF, "harbour-post", POST))
    for fact in ("Harbour Post", "Mira Hald", "4 March 2031, 14:10 UTC+2", BRIEF.digest, BRIEF.reports[0].text_sha256):
        assert fact in page.text
    assert page.having(href="harbour-post.txt")
    assert page.having(href="../brief.html")


def test_an_address_that_is_no_web_page_is_shown_and_not_linked() -> None:
    report = replace(BRIEF.reports[0], url="javascript:alert(1)")
    page = parse(render_source(replace(BRIEF, reports=(report,)), "harbour-post", POST))
    assert "javascript:alert(1)" in page.text
    assert not [a for a in page.tagged("a") if "script" in a.attributes["href"]]


def test_the_texts_language_is_declared() -> None:
    arabic = replace(BRIEF.reports[0], language="ar")
    page = parse(render_source(replace(BRIEF, reports=(arabic,)), "harbour-post", TEXTS["harbour-post"]))
    assert (text_of(page).attributes["lang"], text_of(page).attributes["dir"]) == ("ar", "rtl")
