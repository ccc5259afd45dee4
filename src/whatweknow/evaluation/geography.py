"""Corpora of toponyms with coordinates, in the XML of LGL (Lieberman, Samet and Sankaranarayanan, ICDE 2010) and
TR-News (Kamalloo and Rafiei, WWW 2018)."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from lxml import etree

from whatweknow.errors import EvaluationError, InvalidRecord
from whatweknow.records import Span

MOST_BYTES = 50_000_000  # the longer of the two corpora has 3.4 MB
STRAY = 12  # characters that an offset may be wrong by, where white space was lost


class Half(StrEnum):
    """A document is ``held-out`` where the SHA-256 of its docid is odd; no rule is written with a look at those."""

    DEVELOPMENT = "development"
    HELD_OUT = "held-out"


@dataclass(frozen=True, slots=True)
class GoldToponym:
    """A name of a place in a text; ``point`` is latitude and longitude, where the corpus has them."""

    span: Span
    point: tuple[float, float] | None


@dataclass(frozen=True, slots=True)
class GeoDocument:
    docid: str
    text: str
    toponyms: tuple[GoldToponym, ...]

    @property
    def half(self) -> Half:
        odd = int(hashlib.sha256(self.docid.encode("utf-8")).hexdigest(), 16) % 2
        return Half.HELD_OUT if odd else Half.DEVELOPMENT


def read_geography(path: Path) -> list[GeoDocument]:
    """The documents of a corpus file.

    A toponym whose phrase does not stand at its offsets is looked for nearby, or left out.

    Raises:
        EvaluationError: the file cannot be read, or is no such corpus.
    """
    documents = [_document(article, path) for article in _parsed(path).iter("article")]
    if not documents:
        raise EvaluationError(f"{path}: no article found")
    return documents


def _parsed(path: Path) -> etree._Element:
    """The root of the file; entities are neither expanded nor fetched."""
    try:
        data = path.read_bytes()
        if len(data) > MOST_BYTES:
            raise EvaluationError(f"{path}: {len(data)} bytes; a corpus may have {MOST_BYTES} at most")
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
        return etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise EvaluationError(f"{path}: not XML: {error}") from error
    except OSError as error:
        raise EvaluationError(f"{path}: {error.strerror}") from error


def _document(article: etree._Element, path: Path) -> GeoDocument:
    docid, text = article.get("docid"), article.findtext("text")
    if not docid or text is None:
        raise EvaluationError(f"{path}: article {docid!r} must have a docid and a text")
    return GeoDocument(docid, text, tuple(_toponyms(article, docid, text, path)))


def _toponyms(article: etree._Element, docid: str, text: str, path: Path) -> Iterator[GoldToponym]:
    for toponym in article.iter("toponym"):
        phrase, start = toponym.findtext("phrase"), toponym.findtext("start")
        lat, lon = toponym.findtext("gaztag/lat"), toponym.findtext("gaztag/lon")
        try:
            offset = _nearest(text, phrase or "", int(start or ""))
            if offset is not None:
                point = (float(lat), float(lon)) if lat and lon else None
                yield GoldToponym(Span(offset, offset + len(phrase or "")), point)
        except (ValueError, InvalidRecord) as error:
            raise EvaluationError(f"{path}: article {docid}: toponym {phrase!r} at {start!r}: {error}") from error


def _nearest(text: str, phrase: str, start: int) -> int | None:
    """The offset nearest to ``start`` at which ``phrase`` stands, within ``STRAY`` characters."""
    places = (start + sign * away for away in range(STRAY + 1) for sign in (-1, 1))
    return next((place for place in places if place >= 0 and text.startswith(phrase, place)), None)
