from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whatweknow.briefing import export, render_page
from whatweknow.briefing.exports.markdown.commonmark import plain

from ..full import full
from ..pages import parse
from .published import PUBLISHED

markdown_it = pytest.importorskip("markdown_it", reason="renders Markdown as others do")


def rendered(text: str) -> str:
    return str(markdown_it.MarkdownIt("commonmark").enable("table").render(text))


def text_of(tokens: list[object]) -> str:
    """What a reader sees: the text of all tokens, markup left out."""
    return "".join(
        text_of(token.children) if token.children else token.content  # type: ignore[attr-defined]
        for token in tokens
        if token.children or token.type in ("text", "text_special", "softbreak")  # type: ignore[attr-defined]
    )


def test_words_of_reports_stay_words() -> None:
    page = rendered(export(PUBLISHED, "markdown").decode())
    assert "<h1>The loss of the ferry &lt;Alma&gt; &amp; *others*" in page
    assert "filmed from a &lt;b&gt;fishing&lt;/b&gt; boat" in page
    assert "<b>" not in page
    for statement in PUBLISHED.statements:
        assert f"brief.html#{statement.id}" in page


def test_the_table_has_a_row_a_point_and_a_column_a_party() -> None:
    page = rendered(export(PUBLISHED, "markdown").decode())
    assert page.count("<tr>") == 1 + len(PUBLISHED.points)
    assert page.count("<th>") == 1 + 2
    assert "<strong>How often the hull was struck</strong> (Mira Hald)" in page
    assert "<strong>Mira Hald</strong> on" in page
    assert "Not shown (The wreck has not been surveyed)" in page


def test_the_sections_are_those_of_the_page_with_all_its_statements_and_links() -> None:
    brief, texts = full()
    text = export(brief, "markdown").decode()
    page, shown = parse(render_page(brief, texts)), parse(rendered(text))
    sections = [heading.text.removesuffix(" (experimental)") for heading in shown.tagged("h2")]
    assert sections == [*[heading.text for heading in page.tagged("h2")][:-1], "Corrected by people"]
    links = {link.attributes["href"] for link in shown.tagged("a")}
    assert {f"brief.html#{one.id}" for one in brief.statements} <= links
    assert {link for link in links if link.startswith("sources/")} <= {a.attributes["href"] for a in page.tagged("a")}


def test_what_limits_a_statement_stands_beside_it() -> None:
    brief, _ = full()
    first, *others = brief.statements
    limited = replace(brief, statements=(replace(first, withdrawn=True, in_headline=True), *others))
    text = export(limited, "markdown").decode()
    assert "withdrawn: only an older version of the report has it" in text
    assert "in a headline" in text


def test_a_check_stands_under_what_was_checked() -> None:
    shown = parse(rendered(export(full()[0], "markdown").decode()))
    video, photo = (one for one in shown.tagged("li") if one.text.startswith(("Video", "Photograph")))
    assert video.tagged("ul")[0].text.strip().startswith("Verified: the place – by “The Harbour Post”: ")
    assert "erified" not in photo.text
    headed = shown.text.index("Shown, but no report tells of a check")
    assert shown.text.index(video.text) < headed < shown.text.index(photo.text)


def test_what_people_corrected_and_what_does_not_fit_is_said() -> None:
    page = rendered(export(PUBLISHED, "markdown").decode())
    assert "Point named: “the hull was struck twice”, by Mira Hald, 6 March 2031" in page
    assert "Does not fit: no statement has the id or words 'never said'" in page


@given(st.text(alphabet=st.sampled_from(list("ab 1.)(-+=#>*_`~[]!<&;|\\:/\"'\n\t")), min_size=1))
def test_no_text_becomes_markup(words: str) -> None:
    for before, after in (("> ", ""), ("- ", ""), ("> — **", "**")):
        tokens = markdown_it.MarkdownIt("commonmark").enable("table").parse(f"{before}x{plain(words)}{after}")
        assert "".join(text_of(tokens).split()) == "".join(f"x{words}".replace("—", "").split()) or before == "> — **"
        kinds = {child.type for token in tokens for child in token.children or []}
        assert kinds <= {"text", "text_special", "strong_open", "strong_close"}


@given(st.text(alphabet=st.sampled_from(list("ab 1.)(-+=#>*_`~[]<&;|\\")), min_size=1))
def test_no_line_becomes_a_list_or_heading(words: str) -> None:
    line = plain(words)
    tokens = markdown_it.MarkdownIt("commonmark").parse(line)
    assert {token.type for token in tokens} <= {"paragraph_open", "inline", "paragraph_close"}
    assert "".join(text_of(tokens).split()) == "".join(words.split())
