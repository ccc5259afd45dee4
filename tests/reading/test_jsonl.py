import gzip
import hashlib
import io
import json
from pathlib import Path
from typing import Any

import pytest

from whatweknow.reading import read_reports
from whatweknow.records import Reading

from .invented import GERMAN, HEADLINE, TEXT, page


def lines(*records: Any) -> bytes:
    return b"".join(
        (record if isinstance(record, bytes) else json.dumps(record).encode()) + b"\n" for record in records
    )


def read(folder: Path, data: bytes, name: str = "feed.jsonl", **options: Any) -> Reading:
    path = folder / name
    path.write_bytes(data)
    return read_reports(path, **options)


def test_the_fields_of_a_line(tmp_path: Path) -> None:
    record = {
        "id": "tarn/1",
        "text": TEXT,
        "title": HEADLINE,
        "outlet": "The Tarn Post",
        "published": "2031-05-03T14:05Z",
        "url": "https://tarnpost.example/1",
        "byline": "Jo Lind",
        "language": "en",
    }
    (report,) = read(tmp_path, lines(record)).reports
    assert report.id == "tarn-1"
    assert report.text == TEXT
    assert (report.title, report.outlet, report.byline) == (HEADLINE, "The Tarn Post", "Jo Lind")
    assert (report.published, report.url, report.language) == (
        "2031-05-03T14:05+00:00",
        "https://tarnpost.example/1",
        "en",
    )
    assert report.raw_sha256 == hashlib.sha256(json.dumps(record).encode()).hexdigest()


def test_a_line_with_html(tmp_path: Path) -> None:
    (report,) = read(tmp_path, lines({"html": page(), "outlet": "The Tarn Post"})).reports
    assert report.text == TEXT.strip()
    assert (report.id, report.outlet) == ("feed-1", "The Tarn Post")


def test_a_broken_line_is_named_and_the_others_go_on(tmp_path: Path) -> None:
    reading = read(
        tmp_path,
        lines(
            {"text": TEXT},
            b"{broken",
            b"",
            [1],
            {"title": "no text"},
            {"text": 3},
            {"text": "  "},
            {"html": "<p>Not found.</p>"},
            {"text": GERMAN},
            b'{"text": ' + b"[" * 100_000,
            b'{"text": "a\x00b"}',
            {"id": 7, "text": TEXT},
            {"id": True, "text": TEXT},
        ),
    )
    assert [report.id for report in reading.reports] == ["feed-1", "7", "feed-13"]
    label = tmp_path / "feed.jsonl"
    assert [item.path for item in reading.skipped] == [f"{label}:{number}" for number in (2, 4, 5, 6, 7, 8, 9, 10, 11)]
    reasons = [item.reason for item in reading.skipped]
    assert reasons[0].startswith("not a line of JSON (")
    assert reasons[1:4] == ['not a JSON object with a string "text" or "html"'] * 3
    assert reasons[4] == "empty text"
    assert reasons[5].startswith("no article text found")
    assert "language 'de' is not covered" in reasons[6]
    assert reasons[8] == "a binary: NUL byte at offset 11"


def test_ids_are_made_unique(tmp_path: Path) -> None:
    reading = read(tmp_path, lines(*({"id": name, "text": TEXT} for name in ("a", "a", "A", "a/b", "a-b"))))
    assert [report.id for report in reading.reports] == ["a", "a-2", "A-3", "a-b", "a-b-2"]


def test_half_a_surrogate_pair_keeps_its_place(tmp_path: Path) -> None:
    (report,) = read(tmp_path, b'{"text": "Berg \\ud800 left. \\ud83d\\ude00"}\n').reports
    assert report.text == "Berg \ufffd left. \U0001f600"


def test_a_line_over_the_limit_is_skipped_and_the_others_go_on(tmp_path: Path) -> None:
    data = lines({"text": TEXT}, {"text": TEXT * 10}, {"text": TEXT})
    reading = read(tmp_path, data, max_bytes=1000)
    assert [report.id for report in reading.reports] == ["feed-1", "feed-3"]
    assert reading.skipped[0].path.endswith("feed.jsonl:2")
    assert reading.skipped[0].reason == "the line holds over 1,000 bytes, the limit for a report"


def test_a_file_of_many_lines_may_be_over_the_limit(tmp_path: Path) -> None:
    assert len(read(tmp_path, lines({"text": TEXT}) * 5, max_bytes=1000).reports) == 5


def test_compressed_lines(tmp_path: Path) -> None:
    reading = read(tmp_path, gzip.compress(lines({"text": TEXT}, {"text": TEXT})), "feed.jsonl.gz")
    assert [report.id for report in reading.reports] == ["feed-1", "feed-2"]


@pytest.mark.parametrize("inside", [b'{"text": "' + b"a " * 4_000_000 + b'"}', b"\n" * 2_000_000])
def test_a_bomb_is_not_let_off(tmp_path: Path, inside: bytes) -> None:
    reading = read(tmp_path, gzip.compress(lines({"text": TEXT}) + inside), "feed.jsonl.gz", max_bytes=10_000)
    assert [report.id for report in reading.reports] == ["feed-1"]
    assert "more than 100 times its size" in reading.skipped[0].reason


@pytest.mark.parametrize("data", [b"not gzip", gzip.compress(lines({"text": TEXT}) * 500)[:80]])
def test_damaged_gzip_data(tmp_path: Path, data: bytes) -> None:
    (skipped,) = read(tmp_path, data, "feed.jsonl.gz").skipped
    assert skipped.reason.startswith("damaged gzip data (")


def test_a_binary_with_the_ending_of_json_lines(tmp_path: Path) -> None:
    (skipped,) = read(tmp_path, b"%PDF-1.7\n\n\n", "feed.jsonl").skipped
    assert skipped.reason == "a PDF document, not text"


@pytest.mark.parametrize("name", ["feed.json", "feed", "feed.ndjson"])
def test_json_lines_under_other_names(tmp_path: Path, name: str) -> None:
    reading = read(tmp_path, lines({"text": TEXT}, b"{broken", {"text": TEXT}), name)
    assert [report.id for report in reading.reports] == ["feed-1", "feed-3"]
    assert [item.path for item in reading.skipped] == [f"{tmp_path / name}:2"]


def test_json_that_is_not_json_lines(tmp_path: Path) -> None:
    (skipped,) = read(tmp_path, json.dumps({"a": [1]}, indent=1).encode(), "data.json").skipped
    assert skipped.reason.startswith("JSON, but not JSON Lines of reports")


def test_lines_on_standard_input_are_streamed() -> None:
    data = lines({"text": TEXT}) * 20
    reading = read_reports("-", stdin=io.BytesIO(data), max_bytes=1000)
    assert len(reading.reports) == 20
    assert reading.reports[0].id == "stdin-1"
