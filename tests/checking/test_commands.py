"""The commands around a brief that lies in a folder."""

import json
from pathlib import Path

import pytest

from whatweknow.cli import main

STORY = (
    "Norland denies sinking the ferry\n\n"
    "Norland’s defence minister, Ada Berg, denied on Monday that its navy had fired on the ferry.\n\n"
    "“We were not there,” she told reporters in Hallen.\n\n"
    "The harbour lay quiet on Tuesday morning. Gulls sat on the quay, and nobody had swept the snow.\n"
)
STATED = """
by = "Mira Hald"
at = 2031-03-06
[[statement]]
statement = "We were not there"
act = "deny"
[[statement]]
statement = "We were at home"
drop = true
"""


def run(*arguments: object) -> int:
    with pytest.raises(SystemExit) as stopped:
        main([str(argument) for argument in arguments])
    assert isinstance(stopped.value.code, int)
    return stopped.value.code


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> Path:
    reports = tmp_path_factory.mktemp("event") / "reports"
    reports.mkdir()
    (reports / "ferry.txt").write_text(STORY, encoding="utf-8")
    (reports / "corrections.toml").write_text(STATED, encoding="utf-8")
    return reports


@pytest.fixture(scope="module")
def folder(reports: Path) -> Path:
    folder = reports.parent / "brief"
    assert run("brief", reports, "-o", folder) == 0
    return folder


def said(folder: Path) -> str:
    """The id of the statement that was corrected."""
    statements = json.loads((folder / "brief.json").read_bytes())["statements"]
    return next(str(one["id"]) for one in statements if "We were not there" in one["content"][0]["exact"])


def test_corrections_beside_the_reports_are_applied_and_what_does_not_fit_is_said(
    reports: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("brief", reports, "-o", tmp_path / "brief") == 0
    assert (
        "correction drop_statement of 'We were at home' by Mira Hald does not fit: "
        "no statement has the id or words 'We were at home'" in capsys.readouterr().err
    )
    raw = json.loads((tmp_path / "brief" / "brief.json").read_bytes())
    assert [one["applied"] for one in raw["corrections"]] == [False, True]
    assert next(one["act"] for one in raw["statements"] if one["id"] == said(tmp_path / "brief")) == "deny"
    assert [one["path"] for one in raw["skipped"]] == []


def test_a_corrections_file_that_is_none_is_wrong_usage(
    reports: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    broken = tmp_path / "mine.toml"
    broken.write_text('[[statement]]\nstatement = "x"\n')
    assert run("brief", reports, "--corrections", broken, "-o", tmp_path / "brief") == 2
    assert f"{broken}: line 1, [[statement]]: by and at must say who corrects" in capsys.readouterr().err
    assert run("brief", reports, "--corrections", tmp_path / "none.toml", "-o", tmp_path / "brief") == 2
    assert not (tmp_path / "brief").exists()


def test_verify_derives_again_and_names_what_differs(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("verify", folder, "--rerun") == 0
    printed = capsys.readouterr().out
    assert "note      1 of 2 corrections by a person do not fit" in printed
    assert printed.endswith("the brief holds\n")
    data = (folder / "brief.json").read_bytes()
    one = said(folder)
    (folder / "brief.json").write_bytes(data.replace(b'"mode": "direct"', b'"mode": "mixed"', 1))
    assert run("verify", folder, "--rerun") == 1
    printed = capsys.readouterr().out
    (folder / "brief.json").write_bytes(data)
    assert "problem   digest: " in printed
    assert "problem   brief.html: line " in printed
    assert f"problem   brief.statements[{one}].mode: the file says 'mixed', derived again it is 'direct'" in printed


def test_verify_of_a_public_brief(reports: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "public"
    assert run("brief", reports, "--public", "-o", folder) == 0
    assert "Gulls" not in "".join(path.read_text("utf-8") for path in folder.rglob("*") if path.is_file())
    assert run("verify", folder) == 0
    assert "checked only against the originals (--against)" in capsys.readouterr().out
    assert run("verify", folder, "--rerun", "--against", reports) == 0
    assert run("verify", folder, "--rerun") == 1
    assert "cannot be derived again: report 'ferry': its whole text is needed" in capsys.readouterr().out


def test_explain_prints_how_a_statement_came_to_be(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    one = said(folder)
    assert run("explain", folder, one[:8]) == 0
    printed = capsys.readouterr().out
    assert printed.startswith(f"statement  {one}\n")
    assert "speaker    Ada Berg (" in printed
    assert "corrected  Act set: deny, by Mira Hald, 2031-03-06" in printed
    assert run("explain", folder, "nothing") == 2
    assert "statement 'nothing': none of the" in capsys.readouterr().err
    assert run("explain", folder / "sources", one) == 2


def test_export_writes_once_or_to_standard_output(
    folder: Path, tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    assert run("export", folder, "--to", "jsonl") == 0
    lines = capsysbinary.readouterr().out.splitlines()
    assert said(folder) in {json.loads(line)["id"] for line in lines}
    table = tmp_path / "statements.csv"
    assert run("export", folder, "--to", "csv", "-o", table) == 0
    assert run("export", folder, "--to", "csv", "-o", table) == 2
    assert run("export", folder, "--to", "csv", "-o", table, "--force") == 0
    assert run("export", folder, "--to", "docx") == 2
    assert b"format 'docx': must be one of annotations" in capsysbinary.readouterr().err
