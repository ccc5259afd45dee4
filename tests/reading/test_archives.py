import gzip
import io
import zipfile
from pathlib import Path

import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from whatweknow.reading import read_reports

from .server import ARTICLE

PAGE = ARTICLE.format(title="The tanker left").encode()


def archive(*answers: tuple[str, str, str, bytes], compressed: bool = True, **headers: str) -> bytes:
    """A WARC with answers: address, status, content type, body."""
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=compressed)
    for url, status, content_type, body in answers:
        http = StatusAndHeaders(status, [("Content-Type", content_type), *headers.items()], protocol="HTTP/1.1")
        dated = {"WARC-Date": "2031-05-04T14:30:00Z"}
        writer.write_record(
            writer.create_warc_record(
                url, "response", payload=io.BytesIO(body), http_headers=http, warc_headers_dict=dated
            )
        )
    return out.getvalue()


# the library's writer leaves its temporary files to the garbage collector
pytestmark = pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning", "ignore::ResourceWarning")

MIXED = (
    ("https://harbour.example/news/the-tanker", "200 OK", "text/html; charset=utf-8", PAGE),
    ("https://harbour.example/logo.png", "200 OK", "image/png", b"\x89PNG"),
    ("https://harbour.example/moved", "301 Moved", "text/html", PAGE),
    ("https://harbour.example/empty", "200 OK", "text/html", b"<html></html>"),
    ("https://harbour.example/log.txt", "200 OK", "text/plain", b"The harbour master said the tanker had left."),
)


@pytest.mark.parametrize("compressed", [True, False])
def test_the_pages_of_an_archive(tmp_path: Path, compressed: bool) -> None:
    path = tmp_path / ("crawl.warc.gz" if compressed else "crawl.warc")
    path.write_bytes(archive(*MIXED, compressed=compressed))
    reading = read_reports(path)
    assert [(report.id, report.url, report.retrieved) for report in reading.reports] == [
        ("harbour-example-news-the-tanker", MIXED[0][0], "2031-05-04T14:30:00+00:00"),
        ("harbour-example-log-txt", MIXED[4][0], "2031-05-04T14:30:00+00:00"),
    ]
    assert reading.reports[0].title == "The tanker left"
    (skipped,) = reading.skipped
    assert skipped.path == f"{path}: https://harbour.example/empty"


def test_a_package_of_archives(tmp_path: Path) -> None:
    path = tmp_path / "crawl.wacz"
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("datapackage.json", "{}")
        package.writestr("archive/one.warc.gz", archive(MIXED[0]))
        package.writestr("archive/two.warc.gz", archive(MIXED[4]))
        package.writestr("indexes/index.cdx", "not an archive")
    assert len(read_reports(path).reports) == 2


def test_a_compressed_page_that_fills_a_machine_is_skipped(tmp_path: Path) -> None:
    bomb = ("https://harbour.example/bomb", "200 OK", "text/html", gzip.compress(b" " * 5_000_000))
    path = tmp_path / "crawl.warc.gz"
    out = archive(bomb, **{"Content-Encoding": "gzip"}) + archive(MIXED[0])
    path.write_bytes(out)
    reading = read_reports(path, max_bytes=100_000)
    assert [skipped.reason for skipped in reading.skipped] == ["holds over 0.1 MB, the limit for a report"]
    assert [report.title for report in reading.reports] == ["The tanker left"]


def test_a_package_that_grows_beyond_measure_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "bomb.wacz"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("archive/bomb.warc", b"\0" * 10_000_000)
    (skipped,) = read_reports(path).skipped
    assert "grows more than 100 times" in skipped.reason


@pytest.mark.parametrize(
    ("name", "content"),
    [("a.warc", b"no archive at all"), ("a.wacz", b"PK\x03\x04 broken"), ("a.warc.gz", b"\x1f\x8b\x08\x00broken")],
)
def test_a_broken_archive_is_named_and_the_others_go_on(tmp_path: Path, name: str, content: bytes) -> None:
    (tmp_path / name).write_bytes(content)
    (tmp_path / "fine.warc.gz").write_bytes(archive(MIXED[0]))
    reading = read_reports(tmp_path)
    assert len(reading.reports) == 1
    assert [Path(skipped.path).name for skipped in reading.skipped] == [name]


def test_what_was_read_before_the_archive_breaks_stays(tmp_path: Path) -> None:
    whole = archive(MIXED[0], MIXED[4])
    path = tmp_path / "cut.warc.gz"
    path.write_bytes(whole[:-40])
    reading = read_reports(path)
    assert reading.reports[0].title == "The tanker left"


@pytest.mark.parametrize("compressed", [True, False])
def test_a_line_without_an_end_does_not_fill_the_memory(
    tmp_path: Path, compressed: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("whatweknow.reading.archives.LONGEST_LINE", 100_000)
    path = tmp_path / ("bomb.warc.gz" if compressed else "bomb.warc")
    zeros = archive(MIXED[0], compressed=False) + bytes(3_000_000)
    path.write_bytes(gzip.compress(zeros) if compressed else zeros)
    reading = read_reports(path)
    (skipped,) = reading.skipped
    assert "a line of over" in skipped.reason
    assert len(skipped.reason) < 300
