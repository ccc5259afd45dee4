import base64
import hashlib
import re
from dataclasses import replace
from itertools import pairwise
from urllib.parse import unquote

import pytest

from whatweknow.briefing import render_fragment, render_page, render_source
from whatweknow.errors import InvalidRecord, VerbatimError
from whatweknow.records import AnnotatedReport, Attribution, Brief, Mode, Report, Skipped, Span

from ..full import full
from ..invented import BRIEF, POST, SOFTWARE, TEXTS, annotate, brief_of, post, said, star
from ..pages import Element, parse

HOSTILE = [
    "<script>alert(1)</script>",
    "]]></style></title><img src=x onerror=alert(1)>",
    '" onmouseover="alert(1)" x=\'',
    "{{ brief.digest }}{% raw %}&lt;b&gt;",
    "abc\u202edef\u2066ghi\u0000",
    "javascript:alert(1)",
]


def page_of(brief: Brief, texts: dict[str, str]) -> Element:
    return parse(render_page(brief, texts))


def texts_of(*annotated: AnnotatedReport) -> dict[str, str]:
    return {one.report.id: one.report.text for one in annotated}


def statement_shown(page: Element, statement_id: str) -> Element:
    (place,) = page.having(id=statement_id)
    assert place.parent
    assert place.parent.parent
    return place.parent.parent


PAGE = page_of(BRIEF, TEXTS)


def test_every_statement_stands_with_its_words_its_frame_and_its_outlet() -> None:
    for statement in BRIEF.statements:
        shown = statement_shown(PAGE, statement.id)
        assert [piece.text for piece in shown.having(class_="words")] == [piece.exact for piece in statement.content]
        (quote,) = shown.tagged("blockquote")
        assert quote.text == " … ".join(piece.exact for piece in statement.content)
        frame = [element.text for kind in ("source", "cue") for element in shown.having(class_=kind)]
        assert frame == [words.exact for words in (statement.source, statement.cue) if words]


def test_our_ellipsis_stands_outside_the_quotation() -> None:
    gaps = [gap for gap in PAGE.having(class_="gap") if gap.parent and gap.parent.tag == "blockquote"]
    assert [gap.text for gap in gaps] == [" … "]
    assert gaps[0].attributes["lang"] == "en"


def test_source_and_cue_stand_in_the_order_of_the_text() -> None:
    spoken = next(statement for statement in BRIEF.statements if len(statement.content) == 2)
    (frame,) = statement_shown(PAGE, spoken.id).having(class_="frame")
    assert frame.text.split() == ["said", "Ilse", "Varga"]


def test_headlines_are_named_in_words() -> None:
    tags = [tag for tag in PAGE.having(class_="tag") if tag.text == "in a headline"]
    assert [tag.parent and tag.parent.attributes["id"] for tag in tags] == [BRIEF.statements[0].id]


def test_speakers_stand_under_their_party_the_unnamed_last() -> None:
    brief, texts = full()
    page = page_of(brief, texts)
    sides = [side for side in page.tagged("section") if side.attributes.get("class", "").startswith("side")]
    assert [side.tagged("h3")[0].text for side in sides] == ["Norland", "Sund", "For no party", "Not attributed"]
    names = {speaker.id: speaker.name for speaker in brief.speakers}
    for side, party in zip(sides, ("norland", "sund", None), strict=False):
        heard = {
            names[one.speaker] for one in brief.statements if one.speaker and one.party == party and not one.background
        }
        assert {heading.text for heading in side.tagged("h4")} == heard
        unnamed = ["not named" in who.text for who in side.having(class_="who")]
        assert unnamed == sorted(unnamed)


def test_the_facts_of_the_run_are_on_the_page() -> None:
    text = " ".join(PAGE.text.split())
    for fact in (
        f"{len(BRIEF.statements)} statements in 2 reports from 1 outlet",
        "Updated 4 March 2031, 18:20 UTC",
        "attribution-en 1",
        SOFTWARE.models[0].sha256,
        BRIEF.digest,
        "reports/scan.pdf",
        "a binary, not text",
        "Outlet not given",
    ):
        assert fact in text


def test_every_link_into_a_stored_copy_finds_its_words() -> None:
    copies = {report.id: parse(render_source(BRIEF, report.id, TEXTS[report.id])) for report in BRIEF.reports}
    links = [a.attributes["href"] for a in PAGE.tagged("a") if a.attributes["href"].startswith("sources/")]
    assert len(links) == len(BRIEF.statements) + len(BRIEF.reports)
    for link in links:
        path, _, fragment = link.partition("#")
        copy = copies[unquote(path.removeprefix("sources/").removesuffix(".html"))]
        if fragment:
            (mark,) = copy.having(id=unquote(fragment))
            statement = next(s for s in BRIEF.statements if f"s-{s.id}" == unquote(fragment))
            assert statement.content[0].exact.startswith(mark.text)


@pytest.mark.parametrize("report_id", list(TEXTS))
def test_every_link_back_and_inside_finds_its_place(report_id: str) -> None:
    copy = parse(render_source(BRIEF, report_id, TEXTS[report_id]))
    links = [(PAGE, a.attributes["href"]) for a in PAGE.tagged("a")]
    links += [(copy, a.attributes["href"]) for a in copy.tagged("a")]
    followed = 0
    for page, link in links:
        path, _, fragment = link.partition("#")
        target = {"": page, "../brief.html": PAGE}.get(path)
        if target and fragment:
            assert len(target.having(id=unquote(fragment))) == 1, link
            followed += 1
    assert followed > 6


def test_ids_are_unique() -> None:
    ids = [element.attributes["id"] for element in PAGE.all if "id" in element.attributes]
    assert len(ids) == len(set(ids))


def test_the_outlets_page_is_linked_at_the_words() -> None:
    (link,) = statement_shown(PAGE, BRIEF.statements[0].id).having(class_="original")
    assert link.attributes["href"] == (
        "https://harbour-post.example/alma?a=1&b=2#:~:text=sinking%20the%20ferry%20%E2%80%98Alma%E2%80%99"
    )


def test_the_same_words_of_several_reports_stand_once_with_all_their_outlets() -> None:
    first, second = star(), replace(star(), report=replace(star().report, id="reprint", outlet="Reprint"))
    brief = brief_of(first, second)
    page = page_of(brief, texts_of(first, second))
    quotes = [quote.text for quote in page.tagged("blockquote")]
    assert quotes == ["the ship “was lit from bow to stern”", "no more"]
    for saying in page.having(class_="saying"):
        assert [outlet.text for outlet in saying.having(class_="outlet")] == ["eastern-star", "Reprint"]
    assert {one.attributes["id"] for one in page.all if "id" in one.attributes} >= {one.id for one in brief.statements}


def test_an_utterance_shows_its_fullest_wording_and_folds_the_others() -> None:
    brief, texts = full()
    page = page_of(brief, texts)
    varga = next(one for one in page.having(class_="saying") if "«لم نطلق النار" in one.text)
    quotes = varga.tagged("blockquote")
    assert quotes[0].text == "“We did not fire on any civilian vessel,” … “and we reject the accusation.”"
    (fold,) = varga.tagged("details")
    assert fold.tagged("summary")[0].text == "1 other wording"
    assert fold.tagged("blockquote") == quotes[1:]
    assert (quotes[1].attributes["lang"], quotes[1].attributes["dir"]) == ("ar", "rtl")


def test_a_description_stands_once_and_says_that_it_may_mean_several() -> None:
    reports = [Report(id=name, text=f"He said {name} sank.", raw_sha256="00" * 32) for name in ("a", "b")]
    both = [annotate(report, said(f"{report.id} sank", by="He", cue="said")) for report in reports]
    page = page_of(brief_of(*both), texts_of(*both))
    assert [heading.text for heading in page.tagged("h4")] == ["He"]
    assert "not named · 2 reports" in page.text
    assert "A description or pronoun may mean different people." in page.text


def test_who_says_most_stands_first() -> None:
    report = Report(id="r", text="Ada said one. Zoe said two. Zoe said three.", raw_sha256="00" * 32)
    ada = said("one", by="Ada", cue="said")
    zoe = [said(words, by="Zoe", cue="said", after=f"Zoe said {words}") for words in ("two", "three")]
    page = page_of(brief_of(annotate(report, ada, *zoe)), {"r": report.text})
    assert [heading.text for heading in page.tagged("h4")] == ["Zoe", "Ada"]


def test_a_long_list_is_folded_and_whole() -> None:
    text = " ".join(f"Ada Berg said number {i} sank." for i in range(20))
    statements = [
        said(f"number {i} sank", by="Ada Berg", cue="said", after=f"Ada Berg said number {i} ") for i in range(20)
    ]
    annotated = annotate(Report(id="r", text=text, raw_sha256="00" * 32), *statements)
    page = page_of(brief_of(annotated), texts_of(annotated))
    (details,) = page.tagged("details")
    assert details.tagged("summary")[0].text == "18 more statements by Ada Berg"
    assert len(details.tagged("blockquote")) == 18
    assert len(page.tagged("blockquote")) == 20


def test_the_name_of_a_party_stands_in_every_contested_statement() -> None:
    brief, texts = full()
    page = page_of(brief, texts)
    for cell in brief.points[0].stances:
        for id_ in cell.statements:
            (place,) = page.having(id=id_)
            positions = [link for link in place.having(class_="position") if link.text.startswith(cell.party.title())]
            assert [link.attributes["href"] for link in positions] == ["#p1"]


def test_right_to_left_quotes_say_so() -> None:
    arabic = replace(star(), report=replace(star().report, language="ar"))
    page = page_of(brief_of(arabic), texts_of(arabic))
    assert {(quote.attributes["lang"], quote.attributes["dir"]) for quote in page.tagged("blockquote")} == {
        ("ar", "rtl")
    }


def test_an_event_without_statements_or_title_has_a_page() -> None:
    bare = AnnotatedReport(star().report, ())
    page = page_of(brief_of(bare, title=None), texts_of(bare))
    assert [heading.text for heading in page.tagged("h1")] == ["What we know"]
    assert "No statement was found in the reports." in page.text


def test_the_page_and_the_copies_load_nothing_and_run_nothing_but_the_pages_own_script() -> None:
    pages = PAGE, parse(render_source(BRIEF, "harbour-post", POST))
    for page in pages:
        assert not {"link", "img", "iframe", "object", "base", "form"} & {element.tag for element in page.all}
        attributes = {key for element in page.all for key in element.attributes}
        assert not [key for key in attributes if key.startswith("on") or key in ("src", "srcset", "action")]
        (style,) = page.tagged("style")
        assert not re.search(r"url\(|@import|https?:", style.text)
        (policy,) = page.having(**{"http-equiv": "Content-Security-Policy"})
        assert policy.attributes["content"].startswith("default-src 'none'; style-src 'unsafe-inline'; img-src data:")
    (script,) = PAGE.tagged("script")
    digest = base64.b64encode(hashlib.sha256(script.text.encode()).digest()).decode()
    (policy,) = PAGE.having(**{"http-equiv": "Content-Security-Policy"})
    assert f"script-src 'sha256-{digest}'" in policy.attributes["content"]
    assert pages[1].tagged("script") == []


def test_the_fragment_is_the_pages_body_without_its_script() -> None:
    brief, texts = full()
    fragment, page = parse(render_fragment(brief, texts)), page_of(brief, texts)
    assert [child.tag for child in fragment.children if isinstance(child, Element)] == ["style", "div"]
    (body,), (main,) = fragment.having(class_="whatweknow"), page.tagged("main")
    assert body.tagged("main")[0].text == main.text
    assert body.tagged("h1")[0].text == page.tagged("h1")[0].text
    assert not fragment.tagged("script")
    assert fragment.tagged("style")[0].text.strip().startswith("@scope (.whatweknow) {")


def test_every_section_is_there_in_order_and_found_from_the_contents() -> None:
    brief, texts = full()
    page = page_of(brief, texts)
    (contents,) = page.tagged("nav")
    links = [link.attributes["href"].removeprefix("#") for link in contents.tagged("a")]
    assert links == [heading.attributes["id"] for heading in page.tagged("h2")]
    assert links == "glance voices evidence unknowns figures timeline places background sources changes made".split()


def test_headings_go_down_one_level_at_a_time() -> None:
    brief, texts = full()
    for page in (page_of(brief, texts), parse(render_source(brief, "harbour-post", POST))):
        levels = [int(heading.tag[1]) for heading in page.all if re.fullmatch("h[123456]", heading.tag)]
        assert levels[0] == 1
        assert all(after <= before + 1 for before, after in pairwise(levels))


@pytest.mark.parametrize("hostile", HOSTILE)
def test_hostile_text_is_text(hostile: str) -> None:
    text = f"{hostile} said {hostile}."
    report = Report(
        id="r",
        text=text,
        raw_sha256="00" * 32,
        outlet=hostile,
        title=hostile,
        byline=hostile,
        published=hostile,
        retrieved=hostile,
        url=hostile,
        language=hostile,
    )
    size = len(hostile)
    attribution = Attribution(
        Span(0, size), Span(size + 1, size + 5), (Span(size + 6, 2 * size + 6),), Mode.DIRECT, 1.0
    )
    annotated = AnnotatedReport(report, (attribution,))
    brief = replace(brief_of(annotated, title=hostile), skipped=(Skipped(hostile, hostile),))
    plain = AnnotatedReport(
        Report(
            id="r",
            text="Tam said no.",
            raw_sha256="00" * 32,
            outlet="o",
            title="t",
            byline="b",
            published="p",
            retrieved="r",
            url="u",
            language="l",
        ),
        (Attribution(Span(0, 3), Span(4, 8), (Span(9, 11),), Mode.DIRECT, 1.0),),
    )
    tame = brief_of(plain, title="e")
    for page, like in [
        (render_page(brief, texts_of(annotated)), render_page(tame, texts_of(plain))),
        (render_source(brief, "r", text), render_source(tame, "r", "Tam said no.")),
    ]:
        assert shape(parse(page)) == shape(parse(like))
        assert hostile.replace("\0", "\ufffd") in parse(page).text
        assert "\0" not in page


def shape(page: Element) -> list[tuple[str, list[str]]]:
    """Tags and names of attributes: what markup in a report would change."""
    return [(element.tag, sorted(element.attributes)) for element in page.all]


def test_an_unsound_brief_is_not_shown() -> None:
    with pytest.raises(VerbatimError):
        render_page(BRIEF, TEXTS | {"harbour-post": POST.replace("fired", "fled")})
    with pytest.raises(InvalidRecord, match=BRIEF.statements[0].id):
        render_page(replace(BRIEF, reports=BRIEF.reports[1:]), TEXTS)


def test_two_runs_give_the_same_page() -> None:
    assert render_page(brief_of(post(), star()), TEXTS) == render_page(BRIEF, TEXTS)
