from typing import Any

import pytest

from whatweknow.reading.markup import parse_page
from whatweknow.reading.metadata import Metadata, stated_metadata, web_url
from whatweknow.reading.page_metadata import article_body, page_metadata
from whatweknow.records import TimePrecision

from .invented import HEADLINE, linked_data, page


def metadata(head: str = "", body: str | None = None, lang: str = "") -> Metadata:
    return page_metadata(parse_page(page(body, head, lang)))


def meta(name: str, content: str) -> str:
    return f'<meta property="{name}" content="{content}">'


ARTICLE: dict[str, Any] = {
    "@context": "https://schema.org",
    "@type": "NewsArticle",
    "headline": HEADLINE,
    "datePublished": "2031-05-03T14:05:00+02:00",
    "dateModified": "2031-05-04T09:00:00+02:00",
    "publisher": {"@type": "Organization", "name": "The Tarn Post"},
    "author": {"@type": "Person", "name": "Jo Lind"},
    "mainEntityOfPage": "https://tarnpost.example/bridge",
    "inLanguage": "en-GB",
}


def test_json_ld() -> None:
    assert metadata(linked_data(ARTICLE)) == Metadata(
        title=HEADLINE,
        outlet="The Tarn Post",
        byline="Jo Lind",
        published="2031-05-03T14:05:00+02:00",
        published_precision=TimePrecision.SECOND,
        url="https://tarnpost.example/bridge",
        language="en",
    )


def test_a_graph_with_references_and_lists() -> None:
    graph = {
        "@graph": [
            {"@type": "WebSite", "@id": "#site", "name": "Tarn Post Online"},
            {"@type": "NewsMediaOrganization", "@id": "#post", "name": "The Tarn Post"},
            {"@type": "Person", "@id": "#lind", "name": "Jo Lind"},
            {"@type": "WebPage", "datePublished": "2030-01-01", "headline": "The Tarn Post"},
            {
                **ARTICLE,
                "@type": ["Thing", "http://schema.org/ReportageNewsArticle"],
                "publisher": [{"@id": "#post"}],
                "author": [{"@id": "#lind"}, "Tam Oru", {"name": ["Ann Saar"]}, {"@id": "#nobody"}],
            },
        ]
    }
    found = metadata(linked_data([graph]))
    assert (found.outlet, found.byline) == ("The Tarn Post", "Jo Lind, Tam Oru, Ann Saar")
    assert found.published == "2031-05-03T14:05:00+02:00"


@pytest.mark.parametrize(
    "script",
    [
        '<!-- {"@type": "NewsArticle", "datePublished": "2031-05-03"} -->',
        '//<![CDATA[\n{"@type": "NewsArticle", "datePublished": "2031-05-03"}\n//]]>',
        '{"@type": "NewsArticle", "datePublished": "2031-05-03",}',
        '{"@type": "NewsArticle", "description": "two\nlines", "datePublished": "2031-05-03"}',
        '[[{"@type": "Report"}, null], {"x": {"@type": "Article", "datePublished": ["2031-05-03"]}}]',
    ],
)
def test_json_ld_that_is_not_quite_json(script: str) -> None:
    assert metadata(linked_data(script)).published == "2031-05-03"


@pytest.mark.parametrize(
    "script",
    [
        "{broken",
        "[" * 100_000,
        "null",
        '{"@type": 3, "headline": {}, "author": [[], 7], "publisher": true}',
        '{"@type": "NewsArticle", "headline": ["x"], "url": {}, "inLanguage": [], "datePublished": {"a": 1}}',
        '{"@type": "NewsArticle", "author": {"@id": "#a", "name": {"@id": "#a"}}}',
    ],
)
def test_json_ld_is_never_trusted_to_be_well_typed(script: str) -> None:
    head = linked_data(script) + meta("og:site_name", "The Tarn Post")
    found = metadata(head)
    assert (found.title, found.outlet, found.byline, found.published) == (HEADLINE, "The Tarn Post", None, None)


def test_open_graph_and_other_meta_elements() -> None:
    head = (
        meta("og:title", "Another headline")
        + meta("og:site_name", "The Tarn Post")
        + meta("og:url", "https://tarnpost.example/bridge")
        + meta("article:published_time", "2031-05-03T14:05Z")
        + meta("article:modified_time", "2031-05-04T09:00Z")
        + meta("article:author", "https://social.example/lind")
        + '<meta name="author" content="By Jo Lind &amp;amp; Tam Oru">'
        + '<meta http-equiv="content-language" content="en-GB">'
    )
    assert metadata(head) == Metadata(
        title=HEADLINE,
        outlet="The Tarn Post",
        byline="Jo Lind & Tam Oru",
        published="2031-05-03T14:05+00:00",
        published_precision=TimePrecision.MINUTE,
        url="https://tarnpost.example/bridge",
        language="en",
    )


@pytest.mark.parametrize(
    "head",
    [
        meta("article:modified_time", "2031-05-04T09:00Z"),
        meta("og:updated_time", "2031-05-04"),
        '<meta name="last-modified" content="2031-05-04">',
        linked_data({"@type": "NewsArticle", "dateModified": "2031-05-04"}),
    ],
)
def test_the_time_of_an_update_is_not_that_of_publication(head: str) -> None:
    shown = '<p>Updated <time datetime="2031-05-04">4 May 2031</time></p>'
    other = '<p class="updated">Last updated: May 4, 2031</p>'
    assert metadata(head).published is None
    assert metadata(head, page_body(shown)).published is None
    assert metadata(head, page_body(other)).published is None
    both = shown + '<time itemprop="datePublished" datetime="2031-05-03">3 May</time>'
    assert metadata(head, page_body(both)).published == "2031-05-03"


def page_body(extra: str) -> str:
    return f"<h1>{HEADLINE}</h1>{extra}<p>Norland closed the bridge over the river.</p>"


@pytest.mark.parametrize(
    "element",
    [
        '<time datetime="2031-05-03">3 May</time>',
        '<span itemprop="datePublished" content="2031-05-03">today</span>',
        '<time itemprop="datePublished">3 May 2031</time>',
        '<meta itemprop="datePublished" content="2031-05-03">',
    ],
)
def test_times_that_the_page_shows(element: str) -> None:
    aside = '<aside><time datetime="2029-01-01">1 Jan</time></aside>'
    assert metadata(body=page_body(aside + element)).published == "2031-05-03"


def test_the_times_of_a_live_pages_entries_are_not_its_own() -> None:
    entries = "".join(
        f'<section><time datetime="2031-05-0{day}T10:00Z">x</time><p>Entry</p></section>' for day in (5, 4)
    )
    head = '<meta property="article:published_time" content="2031-05-03">'
    assert metadata(head, page_body(entries)).published == "2031-05-03"
    assert metadata("", page_body(entries)).published != "2031-05-05T10:00+00:00"


def test_the_day_in_the_address_where_nothing_else_is_stated() -> None:
    head = '<link rel="canonical" href="https://tarnpost.example/2021/05/03/bridge">'
    found = metadata(head)
    assert (found.published, found.published_precision) == ("2021-05-03", TimePrecision.DAY)
    assert found.outlet == "tarnpost.example"


@pytest.mark.parametrize(
    ("head", "headings", "title"),
    [
        ("<title>Bridge shut after blasts | The Tarn Post</title>", "", "Bridge shut after blasts"),
        (meta("og:title", "Bridge shut"), "<h1>The Tarn Post</h1><h1>Bridge shut</h1>", "Bridge shut"),
        (
            meta("og:title", "Bridge shut"),
            "<h1>Norland bridge shut after two blasts</h1>",
            "Norland bridge shut after two blasts",
        ),
        (linked_data({"@type": "Article", "headline": "Berg &quot;knows&quot;"}), "", 'Berg "knows"'),
        ("", "<h1>Tarn</h1>", "Tarn"),
        ("", "", None),
    ],
)
def test_the_title_is_the_headline_that_the_page_shows(head: str, headings: str, title: str | None) -> None:
    assert metadata(head, f"{headings}<p>Text</p>").title == title


@pytest.mark.parametrize("byline", ['<a rel="author">Jo Lind</a>', '<p class="byline">By Jo Lind</p>'])
def test_a_byline_that_only_the_page_shows(byline: str) -> None:
    assert metadata(body=page_body(byline)).byline == "Jo Lind"


def test_the_body_in_json_ld() -> None:
    tree = parse_page(page(head=linked_data({"@type": "NewsArticle", "articleBody": "Norland closed it."})))
    assert article_body(tree) == "Norland closed it."
    assert article_body(parse_page(page(head=linked_data({"@type": "NewsArticle", "articleBody": 3})))) is None


@pytest.mark.parametrize(
    ("value", "base", "url"),
    [
        ("https://tarnpost.example/a?b=c#d", None, "https://tarnpost.example/a?b=c#d"),
        ("//img.example/a.jpg", None, "https://img.example/a.jpg"),
        ("/a.jpg", "https://tarnpost.example/world/x", "https://tarnpost.example/a.jpg"),
        ("/a.jpg", None, None),
        ("javascript:alert(1)", "https://tarnpost.example", None),
        ("data:image/gif;base64,R0lG", None, None),
        ("file:///etc/passwd", None, None),
        ("https://", None, None),
        ("http://[broken", None, None),
        ('https://tarnpost.example/"onclick="x', None, None),
        (7, None, None),
        ("https://tarnpost.example/" + "a" * 5000, None, None),
    ],
)
def test_web_addresses(value: object, base: str | None, url: str | None) -> None:
    assert web_url(value, base) == url


def test_stated_metadata_of_any_type() -> None:
    found = stated_metadata(
        {"title": " A\n title ", "outlet": 3, "published": "2031-05-03", "url": [], "language": "en-GB"}
    )
    assert found == Metadata(
        title="A title", published="2031-05-03", published_precision=TimePrecision.DAY, language="en"
    )


def test_what_is_known_goes_before_what_is_found_but_the_hour_completes_the_day() -> None:
    found = stated_metadata({"title": "Theirs", "outlet": "Post", "published": "2031-05-03T14:05Z"})
    assert stated_metadata({"title": "Ours", "published": "2031-05-03"}).completed_by(found) == stated_metadata(
        {"title": "Ours", "outlet": "Post", "published": "2031-05-03T14:05Z"}
    )
    assert stated_metadata({"published": "2031-05-04"}).completed_by(found).published == "2031-05-04"
