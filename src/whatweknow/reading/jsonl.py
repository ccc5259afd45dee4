"""JSON Lines: one report a line, plain or compressed. A broken line does not stop the others."""

from __future__ import annotations

import gzip
import io
import json
import re
import zlib
from collections.abc import Callable, Iterator
from typing import Any, BinaryIO, Protocol, TypeAlias

from whatweknow.errors import InputError, NoArticleText, ReadingError, TooLarge
from whatweknow.reading.decoding import decode
from whatweknow.reading.documents import bare_report, report_from_page, report_from_text
from whatweknow.reading.limits import in_megabytes
from whatweknow.reading.metadata import stated_metadata
from whatweknow.reading.shapes import in_our_words
from whatweknow.records import Report, Skipped

ENDINGS = (".jsonl", ".ndjson", ".jsonl.gz", ".ndjson.gz")
_HIGHEST_RATIO = 100  # a text compresses to a fifth; what grows a hundredfold is made to fill a machine
_SNIFFED_LINES = 10
_CHUNK = 1 << 20  # bytes
_SURROGATES = re.compile("[\ud800-\udfff]")


FromRecord: TypeAlias = Callable[[dict[str, Any], str, bytes, frozenset[str] | None], Report]


class Lines(Protocol):
    """What JSON Lines are read from: any binary file, or a guarded one."""

    def readline(self, size: int, /) -> bytes: ...


def read_lines(  # noqa: PLR0913, PLR0917 (what a stream is called, and what may be made of it)
    stream: Lines, label: str, name: str, languages: frozenset[str] | None, max_bytes: int, make: FromRecord
) -> Iterator[Report | Skipped]:
    """The reports of a JSON Lines stream in order, and what had to be skipped, named ``label:line``.

    A line is an object with "text" or "html", and perhaps "id", "title", "outlet", "published", "url",
    "byline" and "language". Without an id a report is called ``name-line``. ``max_bytes`` limits a line, ``make``
    makes a report of one.
    """
    for number, raw in _lines(stream, max_bytes):
        try:
            if raw is None:
                raise TooLarge(f"the line holds over {in_megabytes(max_bytes)}, the limit for a report")
            yield make(parse_record(raw), f"{name}-{number}", raw, languages)
        except (ReadingError, InputError) as error:
            yield Skipped(f"{label}:{number}", str(error))


def text_from_record(record: dict[str, Any], name: str, raw: bytes, languages: frozenset[str] | None) -> Report:
    """``report_from_record`` for those who need no blocks, many times faster: a plain text is taken as it is."""
    text = record.get("text")
    if not isinstance(text, str) or not text.strip():
        return report_from_record(record, name, raw, languages)
    return bare_report(_SURROGATES.sub("\ufffd", text), _id(record, name), stated_metadata(record), raw)


def looks_like_json_lines(start: bytes) -> bool:
    """Whether one of the first lines is a report, so that the others are reports too, or broken."""
    for line in start.split(b"\n")[:_SNIFFED_LINES]:
        try:
            parse_record(line)
        except (ReadingError, InputError):
            continue
        return True
    return False


def decompressed(stream: BinaryIO, size: int, max_bytes: int) -> Lines:
    """The content of a gzip stream of ``size`` bytes.

    Reading it raises ``TooLarge`` when it grows beyond ``max_bytes`` and a hundred times its size.
    """
    return _Guarded(stream, max(max_bytes, _HIGHEST_RATIO * size))


def parse_record(raw: bytes) -> dict[str, Any]:
    """The object on a line, in our words where it is of a collection that ``shapes`` knows.

    Raises:
        InputError: the line is no JSON object with a text.
        NotText: the line is a binary.
    """
    try:
        record = json.loads(decode(raw), strict=False)
    except (ValueError, RecursionError) as error:
        raise InputError(f"not a line of JSON ({error})") from error
    ours = in_our_words(record) if isinstance(record, dict) else {}
    if not any(isinstance(ours.get(key), str) for key in ("text", "html")):
        raise InputError('not a JSON object with a string "text" or "html"')
    return ours


def report_from_record(record: dict[str, Any], name: str, raw: bytes, languages: frozenset[str] | None) -> Report:
    """The report in a JSON object; halves of surrogate pairs become replacement characters.

    Raises:
        ReadingError: there is no text, no article, or a language that is not covered.
    """
    id_ = _id(record, name)
    known = stated_metadata(record)
    text, html = (
        _SURROGATES.sub("\ufffd", value) if isinstance(value := record.get(key), str) else ""
        for key in ("text", "html")
    )
    if text.strip():
        return report_from_text(text, id_, known, raw, languages)
    if html.strip():
        return report_from_page(html, id_, known, raw, languages)
    raise NoArticleText("empty text")


def _id(record: dict[str, Any], name: str) -> str:
    given = record.get("id")
    usable = isinstance(given, str | int) and not isinstance(given, bool) and str(given).strip()
    return str(given) if usable else name


def _lines(stream: Lines, max_bytes: int) -> Iterator[tuple[int, bytes | None]]:
    """The lines that are not blank, numbered from 1, without their end; ``None`` for one that is too long."""
    number = 0
    while raw := stream.readline(max_bytes + 1):
        number += 1
        if len(raw) > max_bytes and not raw.endswith(b"\n"):
            while (rest := stream.readline(_CHUNK)) and not rest.endswith(b"\n"):
                pass
            yield number, None
        elif raw.strip():
            yield number, raw.rstrip(b"\r\n")


class _Guarded:
    """The lines of a gzip stream, as long as it does not grow beyond ``limit`` bytes."""

    def __init__(self, stream: BinaryIO, limit: int) -> None:
        self._content = io.BufferedReader(gzip.GzipFile(fileobj=stream))
        self._limit = limit
        self._read = 0

    def readline(self, size: int, /) -> bytes:
        try:
            line = self._content.readline(size)
        except (OSError, EOFError, zlib.error) as error:
            raise InputError(f"damaged gzip data ({error})") from error
        self._read += len(line)
        if self._read > self._limit:
            raise TooLarge(
                f"decompresses to over {in_megabytes(self._limit)}, more than {_HIGHEST_RATIO} times its size"
            )
        return line
