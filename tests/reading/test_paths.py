import hashlib
import io
import os
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from whatweknow.errors import InputError
from whatweknow.reading import read_reports, stream_reports
from whatweknow.records import Report, Skipped

from .invented import GERMAN, HEADLINE, TEXT, page


def test_a_plain_text_is_the_files_own(tmp_path: Path) -> None:
    text = (
        "\n  "
        + TEXT.replace("\n", "\r\n").replace("the river", "the\xa0river").replace("ministry", "mini\xadstry")
        + "\t"
    )
    path = tmp_path / "01-tarn-post.txt"
    path.write_bytes(text.encode())
    (report,) = read_reports(path).reports
    with path.open(encoding="utf-8", newline="") as file:
        assert report.text == file.read()
    assert report.id == "01-tarn-post"
    assert report.title == HEADLINE
    assert report.language == "en"
    assert report.raw_sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
    assert len(report.blocks) == 5


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
def test_other_encodings_give_the_same_text(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(TEXT.encode(encoding))
    assert read_reports(path).reports[0].text == TEXT


@pytest.mark.parametrize("name", ["a.html", "a.HTM", "a.xhtml", "a", "a.php"])
def test_a_page_by_its_name_or_its_content(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text(page(), encoding="utf-8")
    (report,) = read_reports(tmp_path / name).reports
    assert (report.id, report.text) == ("a", TEXT.strip())


def test_markup_in_a_plain_text_is_text(tmp_path: Path) -> None:
    text = f"<html><script>alert(1)</script>\n\n{TEXT}"
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    assert read_reports(tmp_path / "a.txt").reports[0].text == text


def test_a_plain_text_with_the_ending_of_a_page(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(TEXT, encoding="utf-8")
    assert read_reports(tmp_path / "a.html").reports[0].text == TEXT


def test_a_path_that_does_not_exist_is_wrong_usage_before_any_work(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    with pytest.raises(InputError, match=r"nowhere\.txt: no such file or folder$"):
        read_reports(tmp_path / "a.txt", tmp_path / "nowhere.txt")
    with pytest.raises(InputError, match="no path given"):
        read_reports()
    with pytest.raises(InputError, match="max_bytes 0 must be at least 1"):
        read_reports(tmp_path, max_bytes=0)


def test_one_unreadable_report_does_not_stop_the_others(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "b.txt").write_text(" \n\t\n")
    (tmp_path / "c.html").write_text("<html><body><p>Page not found.</p></body></html>")
    (tmp_path / "d.pdf").write_bytes(b"%PDF-1.7")
    with (tmp_path / "e.txt").open("wb") as file:
        file.truncate(50_000_000)
    (tmp_path / "f.txt").write_text(GERMAN, encoding="utf-8")
    (tmp_path / "g.txt").symlink_to(tmp_path / "nowhere")
    (tmp_path / "h.txt").write_text(TEXT, encoding="utf-8")
    reading = read_reports(tmp_path)
    assert [report.id for report in reading.reports] == ["a", "h"]
    assert reading.skipped == (
        Skipped(str(tmp_path / "b.txt"), "empty file"),
        Skipped(
            str(tmp_path / "c.html"),
            "no article text found (0 words after removing navigation, at least 25 are needed)",
        ),
        Skipped(str(tmp_path / "d.pdf"), "a PDF document, not text"),
        Skipped(str(tmp_path / "e.txt"), "too large: 50.0 MB, the limit for a report is 20.0 MB"),
        Skipped(str(tmp_path / "f.txt"), "language 'de' is not covered; the model bundles cover: en"),
        Skipped(str(tmp_path / "g.txt"), "No such file or directory"),
    )


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="needs a user whom permissions bind")
def test_a_file_without_permission(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "a.txt").chmod(0)
    assert read_reports(tmp_path).skipped == (Skipped(str(tmp_path / "a.txt"), "Permission denied"),)


def test_a_folder_is_read_with_its_subfolders_in_the_order_of_names(tmp_path: Path) -> None:
    for name in ("b.txt", "a.html", "sub/c.txt", "sub/deep/a.txt", ".hidden/x.txt", ".x.txt", "a_files/ad.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(page() if name.endswith("html") else TEXT, encoding="utf-8")
    for name in ("gold.json", "brief.json"):
        (tmp_path / name).write_text("{}")
    (tmp_path / "sub" / "loop").symlink_to(tmp_path, target_is_directory=True)
    reading = read_reports(tmp_path)
    assert [report.id for report in reading.reports] == ["a", "b", "c", "a-2"]
    assert reading.skipped == ()
    assert reading.event_title is None


def test_an_empty_folder_is_named(tmp_path: Path) -> None:
    assert read_reports(tmp_path).skipped == (Skipped(str(tmp_path), "no report in this folder"),)


def test_a_file_that_two_paths_lead_to_is_read_once(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    assert len(read_reports(tmp_path, tmp_path / "a.txt", str(tmp_path)).reports) == 1


@pytest.mark.parametrize("data", [TEXT.encode(), TEXT.encode("utf-16"), page().encode()])
def test_standard_input_by_content(data: bytes) -> None:
    (report,) = read_reports("-", stdin=io.BytesIO(data)).reports
    assert report.id == "stdin"
    assert report.text.strip() == TEXT.strip()


def test_too_much_and_nothing_on_standard_input() -> None:
    reading = read_reports("-", stdin=io.BytesIO(b"a" * 2000), max_bytes=1000)
    assert reading.skipped == (Skipped("-", "too large: 1,001 bytes, the limit for a report is 1,000 bytes"),)
    assert read_reports("-", stdin=io.BytesIO()).skipped == (Skipped("-", "empty file"),)


def test_the_processs_own_standard_input() -> None:
    code = "from whatweknow.reading import read_reports; print(read_reports('-', languages=None).reports[0].title)"
    done = subprocess.run([sys.executable, "-c", code], input=TEXT.encode(), capture_output=True, check=True)
    assert done.stdout.decode().strip() == HEADLINE


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_named_pipe_is_read_like_standard_input(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    writer = threading.Thread(target=pipe.write_bytes, args=(TEXT.encode(),))
    writer.start()
    assert read_reports(pipe).reports[0].text == TEXT
    writer.join()


def test_without_a_language_check_every_language_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(GERMAN, encoding="utf-8")
    assert read_reports(tmp_path, languages=None).reports[0].text == GERMAN
    assert read_reports(tmp_path, languages=frozenset({"de", "en"})).reports[0].language == "de"


def test_two_runs_give_the_same(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(page(), encoding="utf-8")
    (tmp_path / "b.txt").write_text(TEXT, encoding="utf-8")
    assert read_reports(tmp_path) == read_reports(tmp_path)


def test_several_threads_read_at_once(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(page(), encoding="utf-8")
    (tmp_path / "b.txt").write_text(TEXT, encoding="utf-8")
    alone = read_reports(tmp_path)
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(read_reports, [tmp_path] * 12)) == [alone] * 12


def test_importing_loads_nothing_heavy() -> None:
    heavy = {"lxml", "trafilatura", "htmldate", "py3langid", "charset_normalizer", "numpy"}
    code = f"import sys, whatweknow.reading; print(sorted({heavy} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


CONTESTED = Path(__file__).parents[3] / "shared" / "data" / "contested"


EVENTS = sorted(path.parent for path in CONTESTED.glob("*/reports.json"))


@pytest.mark.skipif(not EVENTS, reason="the annotated events are not beside this checkout")
@pytest.mark.parametrize("folder", EVENTS or [CONTESTED], ids=lambda path: path.name)
def test_the_annotated_events_are_read_whole(folder: Path) -> None:
    reading = read_reports(folder)
    assert reading.skipped == ()
    assert reading.event_title
    assert len(reading.reports) == len(list((folder / "reports").iterdir()))
    for report in reading.reports:
        with (folder / "reports" / f"{report.id}.txt").open(encoding="utf-8", newline="") as file:
            assert report.text == file.read()
        assert report.blocks[0].kind == "headline"
        assert report.published


def test_a_stream_gives_reports_one_at_a_time_without_blocks(tmp_path: Path) -> None:
    path = tmp_path / "news.jsonl"
    path.write_text('{"id": "a", "text": "One ferry sank.", "outlet": "Post"}\n{broken\n{"id": "a", "text": "Two."}\n')
    stream = stream_reports(path)
    first = next(stream)
    assert isinstance(first, Report)
    assert (first.id, first.text, first.outlet, first.blocks) == ("a", "One ferry sank.", "Post", ())
    skipped, last = stream
    assert isinstance(skipped, Skipped)
    assert isinstance(last, Report)
    assert last.id == "a-2"


def test_a_stream_of_a_missing_path_fails_at_the_call(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no such file"):
        stream_reports(tmp_path / "nowhere")
