"""What a page states about its article: JSON-LD, OpenGraph and other meta elements, and the page itself."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from copy import deepcopy
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from whatweknow.reading.language import declared_language
from whatweknow.reading.linked_data import LinkedData, Node
from whatweknow.reading.markup import BESIDE, visible_text
from whatweknow.reading.metadata import Metadata, line, web_url
from whatweknow.reading.times import normalise_time
from whatweknow.records import TimePrecision

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_PUBLISHED = (
    "article:published_time og:article:published_time og:published_time article:published datepublished pubdate date"
    " publishdate publish-date publish_date publication_date publication-date dc.date.issued dcterms.issued dc.date"
    " dcterms.created dcterms.date citation_publication_date parsely-pub-date sailthru.date"
    " cxenseparse:recs:publishtime"
).split()
_CHANGED = re.compile(r"modif|updat|revis|\bedited", re.I)
_OUTLETS = ("og:site_name", "application-name", "citation_journal_title", "dc.publisher", "dcterms.publisher")
_AUTHORS = (
    "author article:author byl dc.creator dcterms.creator parsely-author sailthru.author citation_author"
).split()
_TITLE_TAIL = re.compile(r"\s+[|–—»·-]\s+[^|–—»·]{2,40}\Z")
_BY = re.compile(r"by:?\s+(?=\S)", re.I)
_PUBLISHERS = ("NewsMediaOrganization", "WebSite")


def page_metadata(tree: HtmlElement, url: str | None = None) -> Metadata:
    """The metadata that a page states, the more explicit statement before the less explicit one.

    ``url`` is the page's address where it is known. The time of an update is never taken for that of publication.
    """
    data = LinkedData(tree)
    article = data.article()
    metas = _metas(tree)
    url = url or _address(tree, article, metas)
    published, precision = _published(tree, article, metas, url) or (None, None)
    return Metadata(
        title=_title(tree, article, metas),
        outlet=_outlet(data, article, metas, url),
        byline=_byline(tree, data, article, metas),
        published=published,
        published_precision=precision,
        url=url,
        language=_language(tree, article, metas),
    )


def article_body(tree: HtmlElement) -> str | None:
    """The article's text as JSON-LD holds it, for pages that show it by script only."""
    body = LinkedData(tree).article().get("articleBody")
    return body if isinstance(body, str) and body.strip() else None


def _metas(tree: HtmlElement) -> dict[str, str]:
    """The first content of each meta element, by its name, property or itemprop in lower case."""
    found: dict[str, str] = {}
    for meta in tree.iter("meta"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop") or meta.get("http-equiv") or ""
        content = meta.get("content") or ""
        if name and content.strip():
            found.setdefault(name.strip().lower(), content)
    return found


def _first(values: Iterable[str | None]) -> str | None:
    return next((value for value in values if value), None)


def _address(tree: HtmlElement, article: Node, metas: dict[str, str]) -> str | None:
    canonical = (
        link.get("href") for link in tree.iter("link") if "canonical" in (link.get("rel") or "").lower().split()
    )
    main = article.get("mainEntityOfPage")
    stated = [*canonical, metas.get("og:url"), article.get("url"), main.get("@id") if isinstance(main, dict) else main]
    return _first(web_url(value) for value in stated)


def _title(tree: HtmlElement, article: Node, metas: dict[str, str]) -> str | None:
    """The headline as the page shows it, if it has one heading of the first rank or one that others confirm."""
    stated = [line(article.get("headline")), line(metas.get("og:title")), line(metas.get("twitter:title"))]
    named = next((line(visible_text(element)) for element in tree.iter("title")), None)
    shown = [heading for element in tree.iter("h1") if (heading := line(visible_text(element)))]
    hints = " ".join(filter(None, [*stated, named])).casefold()
    confirmed = [heading for heading in shown if heading.casefold() in hints]
    if confirmed:
        return max(confirmed, key=len)
    if len(shown) == 1 and len(shown[0].split()) > 2:
        return shown[0]
    return _first([*stated, _TITLE_TAIL.sub("", named) if named else None, *shown])


def _outlet(data: LinkedData, article: Node, metas: dict[str, str], url: str | None) -> str | None:
    publishers = data.names(article.get("publisher"))
    sites = (name for node in data.of_type(*_PUBLISHERS) for name in data.names(node))
    stated = [*publishers, *(metas.get(name) for name in _OUTLETS), *sites]
    host = (urlsplit(url).hostname or "").removeprefix("www.") if url else None
    return _first([*(line(name) for name in stated if not web_url(name)), host])


def _byline(tree: HtmlElement, data: LinkedData, article: Node, metas: dict[str, str]) -> str | None:
    declared = data.names(article.get("author"))
    shown = (visible_text(element) for element in tree.iter("a", "span", "p", "div") if _names_author(element))
    for names in (declared, *([metas[name]] for name in _AUTHORS if name in metas), *([name] for name in shown)):
        cleaned = [_BY.sub("", name, count=1) if _BY.match(name) else name for name in map(line, names) if name]
        if people := [name for name in dict.fromkeys(cleaned) if not web_url(name) and len(name.split()) <= 15]:
            return line(", ".join(people))
    return None


def _names_author(element: HtmlElement) -> bool:
    marks = f"{element.get('class', '')} {element.get('itemprop', '')}".lower().split()
    return (
        "author" in (element.get("rel") or "").lower().split()
        or "byline" in marks
        or element.get("itemprop") == "author"
    )


def _language(tree: HtmlElement, article: Node, metas: dict[str, str]) -> str | None:
    root = next(tree.iter("html"), None)
    attributes = ("lang", "xml:lang", "{http://www.w3.org/XML/1998/namespace}lang")
    stated: list[Any] = [] if root is None else [root.get(name) for name in attributes]
    stated += [article.get("inLanguage"), *map(metas.get, ("og:locale", "content-language", "dc.language"))]
    return _first(declared_language(value) for value in stated)


def _published(
    tree: HtmlElement, article: Node, metas: dict[str, str], url: str | None
) -> tuple[str, TimePrecision] | None:
    stated: list[Any] = [article.get("datePublished"), *(metas.get(name) for name in _PUBLISHED), *_shown_times(tree)]
    for value in stated:
        if found := normalise_time(value[0] if isinstance(value, list) and value else value):
            return found
    return _guessed_day(tree, url)


def _shown_times(tree: HtmlElement) -> Iterator[str | None]:
    """What time elements of the article say: those marked as publication, or one that stands alone.

    Of several times without a mark, such as those of a live page's entries, none is taken.
    """
    marked, others = [], []
    for element in tree.iter("time", "span", "abbr", "div", "p", "meta"):
        marks = " ".join(element.get(name, "") for name in ("itemprop", "class", "id")).lower()
        if _CHANGED.search(marks) or any(holder.tag in BESIDE for holder in element.iterancestors()):
            continue
        if "datepublished" in marks.split() or element.get("pubdate") is not None:
            stamp = element.get("datetime") or element.get("content") or element.get("title")
            marked.append(stamp or visible_text(element))
        elif element.tag == "time" and not _CHANGED.search(_words_before(element)):
            others.append(element.get("datetime"))
    yield from marked
    if len(set(others)) == 1:
        yield others[0]


def _words_before(element: HtmlElement) -> str:
    """The words of the line up to a time element and its own, which say what it is the time of."""
    before, own = element.getprevious(), visible_text(element)
    if before is not None:
        return f"{(before.tail or visible_text(before))[-40:]} {own}"
    return f"{(element.getparent().text or '')[-40:]} {own}"


def _guessed_day(tree: HtmlElement, url: str | None) -> tuple[str, TimePrecision] | None:
    """The day as htmldate finds it, with all that speaks of changes taken out first."""
    from htmldate import find_date  # noqa: PLC0415 (pages without a stated date only)

    copy = deepcopy(tree)
    for element in list(copy.iter("meta", "time", "span", "p", "div", "script")):
        marks = " ".join(str(value) for value in element.attrib.values()) + (element.text or "")[:60]
        if element.tag == "script" or _CHANGED.search(marks):
            element.drop_tree()
    try:
        found = find_date(copy, extensive_search=False, original_date=True, url=url, outputformat="%Y-%m-%d")
    except Exception:  # whatever a hostile page breaks in the search, its date is merely unknown
        return None
    return normalise_time(found)
