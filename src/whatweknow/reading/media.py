"""The pictures, videos and recordings of an article, their captions, and where among its paragraphs they stand."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from whatweknow.reading.markup import BESIDE, UNSEEN, visible_text, walk
from whatweknow.reading.metadata import web_url
from whatweknow.records import MediaKind

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_KINDS = {
    "img": MediaKind.IMAGE,
    "amp-img": MediaKind.IMAGE,
    "video": MediaKind.VIDEO,
    "amp-video": MediaKind.VIDEO,
    "audio": MediaKind.AUDIO,
    "amp-audio": MediaKind.AUDIO,
}
_PLAYERS = {
    MediaKind.VIDEO: (
        "youtube.com",
        "youtube-nocookie.com",
        "youtu.be",
        "vimeo.com",
        "dailymotion.com",
        "brightcove.net",
        "rumble.com",
    ),
    MediaKind.AUDIO: ("soundcloud.com", "spotify.com", "acast.com", "megaphone.fm"),
}
_ADDRESSES = ("src", "data-src", "data-original", "data-lazy-src")  # lazy pages keep the real one in data-*
_NOT_THE_ARTICLE = re.compile(
    r"(?<![a-z])(?:related|recommend\w*|promo\w*|sidebar|newsletter|shar(?:e|ing)|social|avatar|logo|advert\w*|teaser"
    r"|author-?(?:image|photo|bio)|most-?(?:read|popular)|more-?(?:on|stories|from)|comments?|cookie\w*|nav\w*)(?![a-z])",
    re.I,
)
_CAPTION_CLASS = re.compile(r"caption|cutline", re.I)
_MOST_FIGURES = 300  # more than any article has
_LONGEST_CAPTION = 100  # words
_SMALLEST = 33  # pixels; what is smaller is an icon or counts visitors
_PIXELS = re.compile(r"\d{1,4}", re.ASCII)
_ANCHOR = 30  # letters of a paragraph, at least, to find it in the page by
_SHORT_ANCHOR, _NEAR = 12, 2_000  # letters, at least, to find it by within the next so many
_NOT_LETTERS = re.compile(r"\W+")


@dataclass(slots=True)
class Figure:
    """Media that share a caption. ``before`` is the number of the paragraph they stand before."""

    before: int = 0
    caption: str | None = None
    media: list[tuple[MediaKind, str]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Layout:
    """A page in reading order: its letters without white space, and where among them things stand."""

    letters: str
    figures: list[tuple[int, HtmlElement]]
    articles: list[tuple[int, int]]


def find_figures(tree: HtmlElement, paragraphs: Sequence[str], base: str | None) -> list[Figure]:
    """The figures among the ``paragraphs`` of a page's article, in order, with absolute addresses.

    The page's letters are laid out in a row; the paragraphs are found in it one after the other, and each
    figure falls between two of them. Figures outside the article, icons and links to other pages are left out.
    """
    layout = _lay_out(tree)
    places, found = _places(layout.letters, paragraphs)
    start, end = _extent(layout, found)
    article_letters = sum(len(_NOT_LETTERS.sub("", paragraph)) for paragraph in paragraphs)
    figures: dict[HtmlElement, Figure] = {}
    seen: set[str] = set()
    inside = [(offset, element) for offset, element in layout.figures if start <= offset <= end]
    for offset, element in inside[:_MOST_FIGURES]:
        if _stands_outside(element, article_letters):
            continue
        holder, caption = _holder(element)
        if caption is None and _leads_elsewhere(element):
            continue
        figure = figures.setdefault(holder, Figure(bisect_right(places, offset), caption))
        if (medium := _medium(element, base)) and medium[1] not in seen:
            figure.media.append(medium)
            seen.add(medium[1])
    return [*(figure for figure in figures.values() if figure.media or figure.caption), *_declared(tree, base, seen)]


def _lay_out(tree: HtmlElement) -> _Layout:
    parts: list[str] = []
    length = 0
    figures: list[tuple[int, HtmlElement]] = []
    articles: list[tuple[int, int]] = []
    opened: list[int] = []
    for event, item in walk(tree, UNSEEN - {"noscript"}):
        if event == "text":
            letters = _NOT_LETTERS.sub("", item)
            parts.append(letters)
            length += len(letters)
        elif item.tag in {"article", "main"}:
            if event == "start":
                opened.append(length)
            else:
                articles.append((opened.pop(), length))
        elif event == "start" and (item.tag in _KINDS or item.tag in {"iframe", "figcaption"}):
            figures.append((length, item))
    return _Layout("".join(parts), figures, articles)


def _places(letters: str, paragraphs: Sequence[str]) -> tuple[list[int], list[tuple[int, int]]]:
    """Where each paragraph begins, and from where to where those go that are found.

    A short paragraph, or one that is not found, begins where the last one that was found ends.
    """
    places = []
    found = []
    cursor = 0
    for paragraph in paragraphs:
        wanted = _NOT_LETTERS.sub("", paragraph)
        reach = len(letters) if len(wanted) >= _ANCHOR else cursor + _NEAR
        at = letters.find(wanted, cursor, reach) if len(wanted) >= _SHORT_ANCHOR else -1
        places.append(at if at >= 0 else cursor)
        if at >= 0:
            cursor = at + len(wanted)
            found.append((at, cursor))
    return places, found


def _extent(layout: _Layout, found: Sequence[tuple[int, int]]) -> tuple[int, int]:
    """From where to where figures belong to the article: its element in the page, or else its paragraphs."""
    if not found:
        return 0, -1
    start, end = found[0][0], found[-1][1]
    around = [(first, last) for first, last in layout.articles if first <= start and end <= last]
    return min(around, key=lambda extent: extent[1] - extent[0], default=(start, end))


def _stands_outside(element: HtmlElement, article_letters: int) -> bool:
    """Inside navigation or a list of other stories; what holds half of the article is neither, whatever its class."""
    for holder in element.iterancestors():
        if holder.tag in {"article", "main", "body"}:
            return False
        named = _NOT_THE_ARTICLE.search(f"{holder.get('class', '')} {holder.get('id', '')}")
        if (holder.tag in BESIDE or named) and 2 * len(_letters(holder)) < article_letters:
            return True
    return False


def _leads_elsewhere(element: HtmlElement) -> bool:
    """A picture that is the link to another page, and not to a larger version of itself."""
    link = next(element.iterancestors("a"), None)
    target = "" if link is None else (link.get("href") or "").lower().split("?")[0]
    return bool(target) and not target.endswith((".jpg", ".jpeg", ".png", ".gif", ".webp"))


def _letters(element: HtmlElement) -> str:
    return _NOT_LETTERS.sub("", "".join(element.itertext()))


def _holder(element: HtmlElement) -> tuple[HtmlElement, str | None]:
    """The element that holds a medium with its caption, and the caption."""
    figure = next(element.iterancestors("figure"), None)
    if figure is not None:
        captions = [visible_text(caption) for caption in figure.iter("figcaption")]
        return figure, _as_caption(" ".join(captions))
    for holder in list(element.iterancestors())[:3]:
        caption = next((part for part in holder.iter("*") if _CAPTION_CLASS.search(part.get("class", ""))), None)
        if caption is not None and holder.tag not in {"body", "article", "main"}:
            words = visible_text(caption)
            if 2 * len(words) >= len(visible_text(holder)):
                return holder, _as_caption(words)
    return element, None


def _as_caption(words: str) -> str | None:
    return words if words and len(words.split()) <= _LONGEST_CAPTION else None


def _medium(element: HtmlElement, base: str | None) -> tuple[MediaKind, str] | None:
    sizes = (element.get("width", ""), element.get("height", ""))
    if any(_PIXELS.fullmatch(size) and int(size) < _SMALLEST for size in sizes):
        return None
    if element.tag == "iframe":
        url = next((url for name in _ADDRESSES if (url := web_url(element.get(name), base))), None)
        kind = _player(url) if url else None
        return (kind, url) if kind and url else None
    if element.tag not in _KINDS:
        return None
    url = next((url for address in _addresses(element) if (url := web_url(address, base))), None)
    return (_KINDS[element.tag], url) if url else None


def _addresses(element: HtmlElement) -> Iterator[str | None]:
    if element.get("src", "").startswith("data:"):
        yield from (element.get(name) for name in _ADDRESSES[1:])
    yield from (element.get(name) for name in _ADDRESSES)
    yield from (source.get("src") for source in element.iter("source"))
    if element.tag in {"img", "amp-img"}:
        widest = (element.get("srcset") or element.get("data-srcset") or "").split(",")[-1].split()
        yield widest[0] if widest else None


def _player(url: str) -> MediaKind | None:
    host = urlsplit(url).hostname or ""
    for kind, hosts in _PLAYERS.items():
        if any(host == known or host.endswith(f".{known}") for known in hosts):
            return kind
    return None


def _declared(tree: HtmlElement, base: str | None, seen: set[str]) -> Iterator[Figure]:
    """Videos and recordings that the head of the page declares and its body does not show."""
    for kind, prefix in ((MediaKind.VIDEO, "og:video"), (MediaKind.AUDIO, "og:audio")):
        names = {prefix, f"{prefix}:url", f"{prefix}:secure_url"}
        for meta in tree.iter("meta"):
            url = web_url(meta.get("content"), base) if (meta.get("property") or meta.get("name")) in names else None
            if url and url not in seen:
                seen.add(url)
                yield Figure(media=[(kind, url)])
