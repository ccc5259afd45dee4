"""Lists of pages: RSS and Atom feeds, sitemaps and their indexes, and plain lists of addresses."""

from __future__ import annotations

import gzip
import io
import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from whatweknow.errors import InputError, TooLarge
from whatweknow.reading.decoding import decode
from whatweknow.reading.limits import MAX_BYTES, in_megabytes
from whatweknow.reading.metadata import web_url

if TYPE_CHECKING:
    from lxml.etree import _Element

_SNIFFED = 2_000  # bytes in which the root of an XML document stands
_ROOT = re.compile(rb"<(?![?!])(?:[\w.-]+:)?(\w+)")
_GZIP = b"\x1f\x8b"


class ListKind(StrEnum):
    FEED = "feed"
    SITEMAP = "sitemap"
    SITEMAP_INDEX = "sitemap_index"
    ADDRESSES = "addresses"


_ROOTS = {
    b"rss": ListKind.FEED, b"feed": ListKind.FEED, b"RDF": ListKind.FEED,
    b"urlset": ListKind.SITEMAP, b"sitemapindex": ListKind.SITEMAP_INDEX,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class PageList:
    """The addresses that a document lists, in its order, each once; those of an index lead to more lists."""

    kind: ListKind
    urls: tuple[str, ...]


def read_list(data: bytes, base: str | None = None) -> PageList | None:
    """The list of pages in ``data`` (perhaps compressed), or ``None`` where it is no list.

    Args:
        base: the address that relative ones stand against.

    Raises:
        InputError: it is a broken list.
        TooLarge: it decompresses to more than the limit for a report.
    """
    data = _decompressed(data) if data.startswith(_GZIP) else data
    start = data[:_SNIFFED].lstrip(b"\xef\xbb\xbf \t\r\n")
    if not start.startswith(b"<"):
        urls = _addresses(data)
        return PageList(ListKind.ADDRESSES, urls) if urls else None
    root = _ROOT.search(start)
    kind = _ROOTS.get(root[1]) if root else None
    if kind is None:
        return None
    found = _feed_links(data) if kind is ListKind.FEED else _locations(data)
    return PageList(kind, tuple(dict.fromkeys(url for one in found if (url := web_url(one, base)))))


def _decompressed(data: bytes) -> bytes:
    try:
        content = gzip.GzipFile(fileobj=io.BytesIO(data)).read(MAX_BYTES + 1)
    except (OSError, EOFError, zlib.error) as error:
        raise InputError(f"damaged gzip data ({error})") from error
    if len(content) > MAX_BYTES:
        raise TooLarge(f"decompresses to over {in_megabytes(MAX_BYTES)}, the limit")
    return content


def _addresses(data: bytes) -> tuple[str, ...]:
    """The addresses of a plain list, one a line ("#" begins a remark); nothing where another line stands in it."""
    lines = [line.strip() for line in decode(data).splitlines()]
    wanted = [line for line in lines if line and not line.startswith("#")]
    urls = [web_url(line) for line in wanted]
    return tuple(dict.fromkeys(url for url in urls if url)) if all(urls) else ()


def _feed_links(data: bytes) -> Iterator[str]:
    import feedparser  # noqa: PLC0415 (a fifth of a second)

    for entry in feedparser.parse(io.BytesIO(data), sanitize_html=False, resolve_relative_uris=False).entries:
        if link := entry.get("link"):
            yield link


def _locations(data: bytes) -> Iterator[str]:
    """The text of the ``loc`` elements of a sitemap (sitemaps.org, version 0.9)."""
    from lxml import etree  # noqa: PLC0415 (loaded by the first report that needs it)

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=True)
    try:
        root: _Element | None = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise InputError(f"a broken sitemap ({error})") from error
    for entry in root if root is not None else ():
        location = entry.find("{*}loc")  # a child of the entry itself: pictures have their own
        if location is not None and location.text:
            yield location.text
