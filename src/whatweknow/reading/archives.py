"""Pages in web archives: WARC files (ISO 28500) and WACZ packages of them."""

from __future__ import annotations

import gzip
import io
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed
from warcio.recordloader import ArcWarcRecord

from whatweknow.errors import InputError, ReadingError, TooLarge
from whatweknow.reading.documents import report_from_bytes
from whatweknow.reading.limits import in_megabytes
from whatweknow.reading.metadata import Metadata, web_url
from whatweknow.reading.naming import name_of_url
from whatweknow.reading.times import normalise_time
from whatweknow.records import Report, Skipped

_BLOCK = 1 << 20  # bytes read at a time
_GZIP = b"\x1f\x8b"
_PAGES = ("text/html", "application/xhtml+xml", "text/plain")
LONGEST_REASON = 200  # characters; the library's own reason may hold the whole line that it stumbled over
LONGEST_LINE = 32_000_000  # bytes; the library reads a header line at once, however long it is
_HIGHEST_RATIO = 100  # packages store archives as they are; what grows a hundredfold is made to fill a machine
_BROKEN = (ArchiveLoadFailed, zipfile.BadZipFile, NotImplementedError, EOFError, ValueError, OSError, zlib.error)


def read_archive(path: Path, languages: frozenset[str] | None, max_bytes: int) -> Iterator[Report | Skipped]:
    """The pages that an archive holds, in its order, and what had to be skipped, named ``path: address``.

    Only successful answers with a page or a plain text are reports; pictures, scripts and redirects are passed
    over. ``max_bytes`` limits a page. Nothing is unpacked to disk.

    Raises:
        InputError: the archive is broken; what was read before stays.
    """
    try:
        with path.open("rb") as stream:
            if path.suffix.lower() == ".wacz":
                with zipfile.ZipFile(stream) as package:
                    for member in _members(package):
                        with package.open(member) as inner:
                            yield from _Archive(str(path), languages, max_bytes).read(inner)
            else:
                yield from _Archive(str(path), languages, max_bytes).read(stream)
    except _BROKEN as error:
        raise InputError(f"a broken web archive ({str(error)[:LONGEST_REASON]})") from error


def _members(package: zipfile.ZipFile) -> Iterator[zipfile.ZipInfo]:
    for member in package.infolist():
        if member.filename.startswith("archive/") and member.filename.lower().endswith((".warc", ".warc.gz")):
            if member.file_size > _HIGHEST_RATIO * max(member.compress_size, 1):
                raise InputError(f"{member.filename} grows more than {_HIGHEST_RATIO} times when it is unpacked")
            yield member


class _Bounded(io.BufferedIOBase):
    """An archive, unpacked where it is compressed, that may hold no line longer than ``LONGEST_LINE``."""

    def __init__(self, stream: IO[bytes]) -> None:
        buffered = io.BufferedReader(stream)  # type: ignore[type-var]
        packed = buffered.peek(len(_GZIP))[: len(_GZIP)] == _GZIP
        self._stream: io.BufferedIOBase = gzip.GzipFile(fileobj=buffered) if packed else buffered
        self._since_line_end = 0

    def read(self, size: int | None = -1) -> bytes:
        """At most ``size`` bytes; fewer before a break, so that what stands before it is not lost."""
        data = b"".join(self._pieces(_BLOCK if size is None or size < 0 else size))
        last = data.rfind(b"\n")
        self._since_line_end = len(data) - last - 1 if last >= 0 else self._since_line_end + len(data)
        if self._since_line_end > LONGEST_LINE:
            raise InputError(f"a broken web archive (a line of over {in_megabytes(LONGEST_LINE)})")
        return data

    def _pieces(self, size: int) -> Iterator[bytes]:
        got = 0
        while got < size:
            try:
                piece = self._stream.read1(size - got)
            except (OSError, EOFError, zlib.error):
                if got:
                    return
                raise
            if not piece:
                return
            got += len(piece)
            yield piece


@dataclass(frozen=True, slots=True)
class _Archive:
    label: str
    languages: frozenset[str] | None
    max_bytes: int

    def read(self, stream: IO[bytes]) -> Iterator[Report | Skipped]:
        empty = True
        for record in ArchiveIterator(_Bounded(stream), block_size=_BLOCK):
            empty = False
            if not _is_page(record):
                continue
            url = record.rec_headers.get_header("WARC-Target-URI") or ""
            try:
                yield self._report(record, url)
            except (ReadingError, InputError) as error:
                yield Skipped(f"{self.label}: {url}", str(error))
        if empty:  # damaged compression ends the library's reading without an error
            raise InputError("a broken web archive (no record in it)")

    def _report(self, record: ArcWarcRecord, url: str) -> Report:
        body = record.content_stream().read(self.max_bytes + 1)
        if len(body) > self.max_bytes:
            raise TooLarge(f"holds over {in_megabytes(self.max_bytes)}, the limit for a report")
        retrieved, _ = normalise_time(record.rec_headers.get_header("WARC-Date")) or (None, None)
        ending = ".txt" if _content_type(record) == "text/plain" else ".html"
        known = Metadata(url=web_url(url), retrieved=retrieved)
        return report_from_bytes(body, name_of_url(url) + ending, known, self.languages)


def _is_page(record: ArcWarcRecord) -> bool:
    if record.rec_type == "response" and record.http_headers is not None:
        return record.http_headers.get_statuscode() == "200" and _content_type(record) in _PAGES
    return record.rec_type == "resource" and _content_type(record) in _PAGES


def _content_type(record: ArcWarcRecord) -> str:
    stated = record.http_headers.get_header("Content-Type") if record.http_headers is not None else record.content_type
    return (stated or "").partition(";")[0].strip().lower()
