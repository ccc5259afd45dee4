"""HTML to a tree, safely, and the words that a reader of an element would see."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from whatweknow.errors import NoArticleText

if TYPE_CHECKING:
    from lxml.html import HtmlElement

UNSEEN = frozenset({"script", "style", "template", "noscript", "head", "svg", "math", "object", "button", "select"})
BESIDE = frozenset({"nav", "aside", "footer"})
"""Elements whose content is not the article's."""
_INLINE = frozenset(
    "a abbr acronym b bdi bdo big cite code data dfn em font i ins kbd mark q s samp small span strike strong sub sup"
    " time tt u var wbr".split()
)
_HUGE_TAG = re.compile(r"<(\w+)\b[^<>]{20000,}>")  # a picture inside its address, or attributes to choke a parser
_OPENS_PARAGRAPH = re.compile(r"</?(?:div|section|center|td|tr|table|tbody)\b[^<>]*>", re.I)
_ONLY_DRESSES = re.compile(r"</?(?:span|font|b|i|u|em|strong|big|small|a)\b[^<>]*>", re.I)
_START = re.compile(
    r"\s*(?:<\?xml\b[^>]*>\s*|<!--.*?-->\s*)*"
    r"<(?:!doctype\s+html|html|head|body|article|main|section|div|p|h[1-6]|meta|title|table|span|figure)\b",
    re.I | re.S,
)
_XML = re.compile(r"\s*<\?xml\b|\s*<(?:rss|feed|rdf)\b", re.I)


def looks_like_page(text: str) -> bool:
    """Whether ``text`` begins as HTML or XML does."""
    start = text[:4096]
    return _START.match(start) is not None or _XML.match(start) is not None


def parse_page(html: str) -> HtmlElement:
    """The tree of a page. Nothing is fetched, no entity is expanded, and no nesting is too deep.

    Raises:
        NoArticleText: there is no element in it.
    """
    html = _HUGE_TAG.sub(r"<\1>", html)
    tree, complete = _parse(html)
    if not complete:
        flat = _OPENS_PARAGRAPH.sub("<p>", _ONLY_DRESSES.sub("", html))
        tree, _ = _parse(flat)
    return tree


def walk(root: HtmlElement, unseen: frozenset[str] = UNSEEN) -> Iterator[tuple[str, Any]]:
    """``("start", element)``, ``("text", string)`` and ``("end", element)`` in reading order, without recursion.

    The elements in ``unseen`` are left out with all they hold.
    """
    from lxml.etree import iterwalk  # noqa: PLC0415 (pages only)

    events = iterwalk(root, events=("start", "end"))
    for event, element in events:
        hidden = element.tag in unseen
        if event == "start":
            if hidden:
                events.skip_subtree()
                continue
            yield event, element
            if element.text:
                yield "text", element.text
        else:
            if not hidden:
                yield event, element
            if element.tail and element is not root:
                yield "text", element.tail


def visible_text(element: HtmlElement) -> str:
    """The words of an element on one line; words of different blocks are kept apart."""
    parts = []
    for event, item in walk(element):
        if event == "text":
            parts.append(item)
        elif item.tag not in _INLINE:
            parts.append(" ")
    return " ".join("".join(parts).split())


def _parse(html: str) -> tuple[HtmlElement, bool]:
    """The tree, and whether the parser reached the end: it stops where elements nest too deep."""
    from lxml.etree import LxmlError  # noqa: PLC0415
    from lxml.html import HTMLParser, document_fromstring  # noqa: PLC0415

    parser = HTMLParser(encoding="utf-8", huge_tree=False, no_network=True, remove_comments=True, remove_pis=True)
    try:
        tree = document_fromstring(html.replace("\0", "").encode("utf-8", errors="replace"), parser=parser)
    except (LxmlError, ValueError) as error:
        raise NoArticleText("no article text found (0 words: the page holds no element)") from error
    return tree, not any("depth" in str(entry.message).lower() for entry in parser.error_log)
