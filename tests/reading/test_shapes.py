import json
from pathlib import Path

import pytest

from whatweknow.reading import read_reports
from whatweknow.reading.shapes import in_our_words

TEXT = "The harbour master of Tessel said on Friday that the tanker had left the strait before noon."


@pytest.mark.parametrize(
    "record",
    [
        {
            "DocumentIdentifier": "https://tessel.example/tanker", "SourceCommonName": "tessel.example",
            "DATE": 20310504143000, "title": "The tanker left", "text": TEXT, "language": "English",
        },
        {
            "url": "https://tessel.example/tanker", "source_domain": "tessel.example", "title": "The tanker left",
            "date_publish": "2031-05-04 14:30:00+00:00", "maintext": TEXT, "authors": ["Ada Berg", "Milo Tam"],
            "language": "en", "description": "No text.",
        },
        {
            "stories_id": 77, "url": "https://tessel.example/tanker", "media_name": "tessel.example",
            "publish_date": "2031-05-04T14:30:00Z", "title": "The tanker left", "story_text": TEXT, "language": "en",
        },
    ],
    ids=["GDELT", "Common Crawl News", "Media Cloud"],
)  # fmt: skip
def test_records_of_other_collections(tmp_path: Path, record: dict[str, object]) -> None:
    path = tmp_path / "collected.jsonl"
    path.write_text(json.dumps(record) + "\n")
    (report,) = read_reports(path).reports
    assert report.text == TEXT
    assert report.url == "https://tessel.example/tanker"
    assert report.outlet == "tessel.example"
    assert report.title == "The tanker left"
    assert report.published == "2031-05-04T14:30:00+00:00"
    assert report.language == "en"


def test_our_own_names_come_first() -> None:
    record = {"text": "ours", "body": "theirs", "published": "2031-05-04", "date": "1999-01-01"}
    assert in_our_words(record) == record


def test_authors_become_a_byline() -> None:
    assert in_our_words({"text": "x", "authors": ["Ada Berg", None, "Milo Tam"]})["byline"] == "Ada Berg, Milo Tam"
