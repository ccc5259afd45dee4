import json
from pathlib import Path
from typing import Any

import pytest

from whatweknow.errors import InputError
from whatweknow.reading import read_reports
from whatweknow.records import Skipped, TimePrecision

from .invented import HEADLINE, TEXT, linked_data, page

TITLE = "The bridge over the Tarn"
ENTRY = {
    "id": "01-tarn-post",
    "outlet": "The Tarn Post",
    "published": "2031-05-03",
    "published_certain": True,
    "title": HEADLINE,
    "url": "https://tarnpost.example/1",
    "byline": "",
}


def event(folder: Path, index: Any, files: dict[str, str]) -> Path:
    (folder / "reports").mkdir(parents=True)
    (folder / "reports.json").write_text(index if isinstance(index, str) else json.dumps(index), encoding="utf-8")
    for name, text in files.items():
        (folder / "reports" / name).write_text(text, encoding="utf-8")
    return folder


def test_an_event_folder_is_one_path(tmp_path: Path) -> None:
    index = {"event": TITLE, "reports": [{"id": "02-norwire", "outlet": "Norwire"}, ENTRY]}
    folder = event(tmp_path / "e", index, {"01-tarn-post.txt": TEXT, "02-norwire.html": page()})
    (folder / "gold.json").write_text("{}")
    reading = read_reports(folder)
    assert reading.event_title == TITLE
    assert reading.skipped == ()
    assert [(report.id, report.outlet) for report in reading.reports] == [
        ("02-norwire", "Norwire"),
        ("01-tarn-post", "The Tarn Post"),
    ]
    post = reading.reports[1]
    assert (post.text, post.title, post.byline, post.url) == (TEXT, HEADLINE, None, "https://tarnpost.example/1")
    assert (post.published, post.published_precision) == ("2031-05-03", TimePrecision.DAY)


def test_listed_and_absent_unlisted_and_present(tmp_path: Path) -> None:
    index = {"event": TITLE, "reports": [{"id": "gone"}, ENTRY]}
    folder = event(tmp_path / "e", index, {"01-tarn-post.txt": TEXT, "extra.txt": TEXT, ".hidden": TEXT})
    reading = read_reports(folder)
    assert [report.id for report in reading.reports] == ["01-tarn-post", "extra"]
    assert reading.skipped == (
        Skipped(str(folder / "reports" / "gone"), "listed in reports.json, but there is no such file"),
    )


def test_two_files_of_one_name_get_ids_of_their_own(tmp_path: Path) -> None:
    files = {"01-tarn-post.txt": TEXT, "01-tarn-post.html": page()}
    reading = read_reports(event(tmp_path / "e", {"event": TITLE, "reports": [ENTRY]}, files))
    assert [(report.id, report.outlet) for report in reading.reports] == [
        ("01-tarn-post", "The Tarn Post"),
        ("01-tarn-post-2", "The Tarn Post"),
    ]


@pytest.mark.parametrize(
    ("certain", "stated", "published"),
    [
        (True, "2031-05-04T10:00Z", "2031-05-03"),
        (True, "2031-05-03T10:00Z", "2031-05-03T10:00+00:00"),
        (False, "2031-05-04T10:00Z", "2031-05-04T10:00+00:00"),
        (False, None, "2031-05-03"),
    ],
)
def test_an_uncertain_time_gives_way_to_the_page(
    tmp_path: Path, certain: bool, stated: str | None, published: str
) -> None:
    head = linked_data({"@type": "NewsArticle", "datePublished": stated})
    index = {"event": TITLE, "reports": [{**ENTRY, "published_certain": certain}]}
    (report,) = read_reports(event(tmp_path / "e", index, {"01-tarn-post.html": page(head=head)})).reports
    assert report.published == published


def test_entries_that_cannot_be_used_are_named(tmp_path: Path) -> None:
    index = {"event": 3, "reports": [7, {"outlet": "x"}, {"id": "../../secret"}, ENTRY, ENTRY]}
    (tmp_path / "secret.txt").write_text("Nothing to see.")
    folder = event(tmp_path / "e", index, {"01-tarn-post.txt": TEXT})
    reading = read_reports(folder)
    assert [report.id for report in reading.reports] == ["01-tarn-post"]
    assert reading.event_title is None
    assert [item.reason for item in reading.skipped] == [
        'entry 1 must be an object with a string "id"',
        'entry 2 must be an object with a string "id"',
        "entry 5: the id '01-tarn-post' is already listed",
        "listed in reports.json, but there is no such file",
    ]


@pytest.mark.parametrize("index", ["{broken", "[" * 100_000, "[]", '{"event": "x"}', "", "\x00"])
def test_a_broken_index_is_wrong_usage(tmp_path: Path, index: str) -> None:
    folder = event(tmp_path / "e", index, {"a.txt": TEXT})
    with pytest.raises(InputError, match=r"reports\.json: (not a JSON file|must be an object)"):
        read_reports(folder)


def test_a_folder_of_event_folders(tmp_path: Path) -> None:
    event(tmp_path / "one", {"event": "One", "reports": [ENTRY]}, {"01-tarn-post.txt": TEXT})
    event(tmp_path / "two", {"event": "Two", "reports": [ENTRY]}, {"01-tarn-post.txt": TEXT})
    event(tmp_path / "three", "{broken", {"a.txt": TEXT})
    reading = read_reports(tmp_path)
    assert [report.id for report in reading.reports] == ["01-tarn-post", "a", "01-tarn-post-2"]
    assert reading.event_title is None
    assert [item.path for item in reading.skipped] == [str(tmp_path / "three" / "reports.json")]
    assert read_reports(tmp_path / "one", tmp_path / "three" / "reports").event_title == "One"
