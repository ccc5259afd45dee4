"""One document, as bytes, text or markup, to one ``Report``."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import date

from whatweknow.errors import InvalidRecord, NoArticleText, NotText
from whatweknow.reading.blocks import blocks_of
from whatweknow.reading.decoding import decode
from whatweknow.reading.language import covered_language, declared_language
from whatweknow.reading.markup import looks_like_page
from whatweknow.reading.metadata import Metadata, line
from whatweknow.reading.naming import safe_name
from whatweknow.reading.page import read_page
from whatweknow.reading.times import normalise_time
from whatweknow.records import Block, BlockKind, Report

NOTHING_KNOWN = Metadata()
_PAGE_ENDINGS = (".html", ".htm", ".xhtml")


def read_text(  # noqa: PLR0913 (the fields of a report, by keyword)
    text: str,
    *,
    id: str = "text",  # noqa: A002 (the record's own name for it)
    title: str | None = None,
    outlet: str | None = None,
    published: str | date | None = None,
    url: str | None = None,
    language: str | None = None,
) -> Report:
    """A report made of ``text`` in memory; ``report.text == text``, and the blocks are worked out.

    ``published`` is a date, a time, or either in ISO 8601 (or an English date), and ``language`` an ISO 639-1 code.
    The language is not checked, and an empty text gives a report without blocks.

    Raises:
        TypeError: ``text`` is no string.
        NotText: ``text`` holds half of a surrogate pair, which no file can hold.
        InvalidRecord: ``published`` or ``language`` cannot be read.
    """
    if not isinstance(text, str):
        raise TypeError(f"report {id}: text must be a str, not {type(text).__name__}")
    published = published.isoformat() if isinstance(published, date) else published
    try:
        raw = text.encode("utf-8")
    except UnicodeEncodeError as error:
        code = ord(text[error.start])
        raise NotText(f"half of a surrogate pair, U+{code:04X}, at offset {error.start}") from error
    time = normalise_time(published) if published is not None else None
    if published is not None and time is None:
        raise InvalidRecord(f"report {id}: published {published!r} must be an ISO 8601 time or date from 1980 to 2100")
    if language is not None and declared_language(language) is None:
        raise InvalidRecord(f"report {id}: language {language!r} must be an ISO 639-1 code such as 'en'")
    moment, precision = time or (None, None)
    known = Metadata(
        title=title,
        outlet=outlet,
        published=moment,
        published_precision=precision,
        url=url,
        language=declared_language(language),
    )
    return report_from_text(text, id, known, raw, languages=None)


def report_from_bytes(data: bytes, name: str, known: Metadata, languages: frozenset[str] | None) -> Report:
    """The report in a file. ``name`` is the file's: its ending says whether it is a page, or else its content.

    The text of a ``.txt`` file is always the file's own.

    Raises:
        ReadingError: the file cannot be read; the message is the reason.
    """
    id_ = report_name(name)
    ending = name[name.rfind(".") :].lower()
    text = decode(data, html=ending != ".txt")
    if not text.strip():
        raise NoArticleText("empty file")
    is_page = ("<" in text) if ending in _PAGE_ENDINGS else (ending != ".txt" and looks_like_page(text))
    if is_page:
        return report_from_page(text, id_, known, data, languages)
    return report_from_text(decode(data), id_, known, data, languages)


def report_from_text(text: str, id_: str, known: Metadata, raw: bytes, languages: frozenset[str] | None) -> Report:
    """A report whose text is ``text``, character by character; ``raw`` is what it was read from.

    Raises:
        UnsupportedLanguage: the text is in a language that ``languages`` does not hold.
    """
    known = replace(known, language=covered_language(text, known.language, languages))
    blocks = blocks_of(text, known.title)
    return _report(text, blocks, id_, replace(known, title=known.title or _headline(text, blocks)), raw)


def bare_report(text: str, id_: str, known: Metadata, raw: bytes) -> Report:
    """A report whose text is ``text``, without blocks; its language is what was stated."""
    return _report(text, (), id_, known, raw)


def report_from_page(html: str, id_: str, known: Metadata, raw: bytes, languages: frozenset[str] | None) -> Report:
    """A report made of the article in a page; ``raw`` is what it was read from.

    Raises:
        NoArticleText: the page holds no article.
        UnsupportedLanguage: the article is in a language that ``languages`` does not hold.
    """
    page = read_page(html, known)
    language = covered_language(page.text, page.metadata.language, languages)
    title = page.metadata.title or _headline(page.text, page.blocks)
    known = replace(page.metadata, language=language, title=title)
    return replace(_report(page.text, page.blocks, id_, known, raw), media=page.media)


def report_name(name: str) -> str:
    """The id of the report in a file: the file's name without its ending."""
    stem, dot, _ = name.rpartition(".")
    return safe_name(stem if dot and stem else name)


def _report(text: str, blocks: tuple[Block, ...], id_: str, known: Metadata, raw: bytes) -> Report:
    return Report(
        id=safe_name(id_),
        text=text,
        raw_sha256=hashlib.sha256(raw).hexdigest(),
        blocks=blocks,
        outlet=known.outlet,
        title=known.title,
        byline=known.byline,
        published=known.published,
        published_precision=known.published_precision,
        retrieved=known.retrieved,
        url=known.url,
        language=known.language,
    )


def _headline(text: str, blocks: tuple[Block, ...]) -> str | None:
    found = next((block.span.of(text) for block in blocks if block.kind is BlockKind.HEADLINE), None)
    return line(found.removeprefix("# ")) if found else None
