import pytest
from hypothesis import given
from hypothesis import strategies as st

from whatweknow.briefing import export
from whatweknow.briefing.exports.markdown import plain

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
