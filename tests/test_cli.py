import json
import subprocess
import sys
from pathlib import Path

import pytest

from whatweknow.cli import main

EXAMPLE = Path(__file__).parent.parent / "examples" / "pennow-brook"
STORY = (
    "Sund blames Norland\n\nNorland sank the ferry on Sunday, the Sund foreign minister, Ada Berg, said on Monday.\n"
)


def run(*arguments: object) -> int:
    with pytest.raises(SystemExit) as stopped:
        main([str(argument) for argument in arguments])
    assert isinstance(stopped.value.code, int)
    return stopped.value.code


@pytest.fixture
def story(tmp_path: Path) -> Path:
    path = tmp_path / "story.txt"
    path.write_text(STORY, encoding="utf-8")
    return path


def test_attribute_prints_a_line_of_json_a_report(story: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    assert run("attribute", story) == 0
    (line,) = capsysbinary.readouterr().out.splitlines()
    found = json.loads(line)
    assert found["report"] == "story"
    for attribution in found["attributions"]:
        for span in [attribution["source"], attribution["cue"], *attribution["content"]]:
            assert span is None or STORY[span["start"] : span["end"]] == span["exact"]
    said = next(a for a in found["attributions"] if a["cue"] and a["cue"]["exact"].startswith("said"))
    assert "Ada Berg" in said["source"]["exact"]
    assert said["content"][0]["exact"].startswith("Norland sank the ferry")
    assert set(said) >= {"source", "cue", "content", "mode", "score"}


def test_attribute_writes_a_file_once(story: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    output = tmp_path / "found.jsonl"
    assert run("attribute", story, "-o", output) == 0
    before = output.read_bytes()
    assert run("attribute", story, "-o", output) == 2
    assert "found.jsonl: the file exists" in capsys.readouterr().err
    assert run("attribute", story, "-o", output, "--force") == 0
    assert output.read_bytes() == before


def test_standard_input_is_a_report() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "whatweknow", "attribute"], input=STORY.encode(), capture_output=True, check=True
    )
    assert len(json.loads(done.stdout)["attributions"]) >= 1
    assert done.stderr == b""


def test_brief_and_verify(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "brief"
    assert run("brief", EXAMPLE, "-o", folder) == 0
    assert run("verify", folder) == 0
    assert "the brief holds" in capsys.readouterr().out
    assert run("brief", EXAMPLE, "-o", folder) == 2
    brief = folder / "brief.json"
    brief.write_bytes(brief.read_bytes().replace(b'"score": 0.', b'"score": 1.', 1))
    assert run("verify", folder) == 1
    assert "does not hold" in capsys.readouterr().out


def test_one_bad_report_is_named_and_the_others_go_on(
    story: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bad = tmp_path / "bad.txt"
    bad.write_bytes(b"")
    folder = tmp_path / "brief"
    assert run("brief", bad, story, "-o", folder) == 3
    assert f"skipped {bad}: " in capsys.readouterr().err
    brief = json.loads((folder / "brief.json").read_bytes())
    assert [report["id"] for report in brief["reports"]] == ["story"]
    assert [skipped["path"] for skipped in brief["skipped"]] == [str(bad)]


def test_nothing_readable_is_a_failure(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    bad = tmp_path / "bad.txt"
    bad.write_bytes(b"")
    assert run("brief", bad, "-o", tmp_path / "brief") == 1
    assert not (tmp_path / "brief").exists()
    assert "no report could be read" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("attribute", "nowhere.txt"), "nowhere.txt"),
        (("attribute", "--min-score", "2", "x"), "less than or equal to 1"),
        (("verify", "."), "brief.json"),
        (("polish",), "polish"),
    ],
)
def test_wrong_usage_is_said(
    arguments: tuple[str, ...], message: str, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    assert run(*arguments) == 2
    assert message in capsys.readouterr().err


def test_evaluate_prints_the_figures(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert run("evaluate", "event", EXAMPLE) == 0
    printed = capsys.readouterr().out
    assert printed.startswith("gold 37  predicted ")
    assert "verbatim 1.0000" in printed
    (tmp_path / "text").mkdir()
    (tmp_path / "attributions").mkdir()
    (tmp_path / "text" / "a.txt").write_text("Berg said it rained.\n")
    (tmp_path / "attributions" / "a.ann").write_text(
        "T1\tSource 0 4\tBerg\nT2\tCue 5 9\tsaid\nT3\tContent 10 19\tit rained\n"
        "E1\tAttribution:T2 Source:T1 Cue:T2 Content:T3\n"
    )
    assert run("evaluate", "attribution", tmp_path, "--predictions", tmp_path / "out.json") == 0
    assert "attr " in capsys.readouterr().out
    assert list(json.loads((tmp_path / "out.json").read_text())) == ["a"]


def test_the_package_imports_no_stage_by_itself() -> None:
    listed = subprocess.run(
        [sys.executable, "-c", "import sys, whatweknow; print(*sys.modules)"],
        capture_output=True,
        text=True,
        check=True,
    )
    loaded = set(listed.stdout.split())
    assert not loaded & {"numpy", "onnxruntime", "tokenizers", "lxml", "jinja2", "whatweknow.pipeline"}


COPY = (
    "The ferry Alma sank off Cape Orm on Monday night with 61 people on board, and Sund accused the Norland navy of "
    "having fired a missile at her from the coast. The crew of a trawler had seen a flash on her port side, the "
    "harbour master said, and rescuers searched the water until the morning although the wind had risen to force nine."
)


def lines_of(*arguments: object, stdin: bytes = b"") -> tuple[list[dict[str, object]], bytes, int]:
    command = [sys.executable, "-m", "whatweknow", *map(str, arguments)]
    done = subprocess.run(command, input=stdin, capture_output=True, check=False)
    return [json.loads(line) for line in done.stdout.splitlines()], done.stderr, done.returncode


def test_copies_prints_groups_and_names_what_it_skips() -> None:
    reports = [
        {"id": "late", "text": f"Ferry lost\n\n{COPY}", "published": "2031-03-05"},
        {"id": "early", "text": COPY, "published": "2031-03-04"},
        {"id": "other", "text": "Nothing else happened in the harbour, said those who live there."},
    ]
    stream = "\n".join([*map(json.dumps, reports), "{broken"]).encode()
    found, messages, code = lines_of("copies", "-", stdin=stream)
    assert found == [{"origin": "early", "reports": ["late", "early"], "reason": "earliest"}]
    assert b"skipped -:4: not a line of JSON" in messages
    assert code == 3


def test_stories_prints_events(tmp_path: Path) -> None:
    reports = [{"id": str(number), "title": "Ferry lost", "text": COPY, "published": "2031-03-05"} for number in (1, 2)]
    path = tmp_path / "news.jsonl"
    path.write_text("\n".join(map(json.dumps, reports)), encoding="utf-8")
    found, _, code = lines_of("stories", path)
    assert [(story["reports"], story["title"]) for story in found] == [(["1", "2"], "Ferry lost")]
    assert found[0].keys() == {"id", "reports", "title"}
    assert code == 0


def test_attribute_writes_each_line_as_soon_as_its_report_is_done(tmp_path: Path) -> None:
    """A run that is killed keeps what it had done, and the rest follows with ``--resume``."""
    reports, output = tmp_path / "news.jsonl", tmp_path / "found.jsonl"
    reports.write_text("".join(json.dumps({"id": f"r{n}", "text": STORY}) + "\n" for n in range(5)), encoding="utf-8")
    assert run("attribute", reports, "-o", output) == 0
    whole = output.read_bytes()
    lines = whole.splitlines(keepends=True)
    output.write_bytes(b"".join(lines[:2]) + lines[2][:40])  # cut in the middle of the third
    assert run("attribute", reports, "-o", output, "--resume") == 0
    assert output.read_bytes() == whole
    assert run("attribute", reports, "-o", output, "--resume") == 0
    assert output.read_bytes() == whole


def test_resume_needs_a_file_of_its_own(story: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("attribute", story, "--resume") == 2
    notes = tmp_path / "notes.txt"
    notes.write_text("mine\n", encoding="utf-8")
    assert run("attribute", story, "-o", notes, "--resume") == 2
    assert "notes.txt: is not what an earlier run wrote" in capsys.readouterr().err
    assert notes.read_text(encoding="utf-8") == "mine\n"


def test_what_the_system_refuses_is_a_message(story: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("attribute", story, "-o", tmp_path / "missing" / "found.jsonl") == 2
    assert "there is no folder" in capsys.readouterr().err
    assert run("brief", story, "-o", "/proc/brief") == 1
    assert capsys.readouterr().err.startswith("whatweknow: /proc")
