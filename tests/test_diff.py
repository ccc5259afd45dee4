"""Two briefs of one invented event, the second after the first, by the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from whatweknow.cli import main

MONDAY = (
    "Missile hits Tarn harbour\n\n"
    "Sund fired the missile that hit Tarn harbour, Norland’s defence minister Ada Berg told reporters on Monday.\n\n"
    "Norland said that Sund had fired the missile at Tarn harbour.\n\n"
    "It was not immediately clear why the harbour was hit. Norland’s coast guard said that two ferries had been sunk.\n"
)
MONDAY_EDITED = MONDAY.replace(" Norland’s coast guard said that two ferries had been sunk.", "")
TUESDAY = (
    "Sund speaks about the missile\n\n"
    "Sund’s foreign ministry denied on Tuesday that Sund had fired the missile at Tarn harbour.\n"
)


def run(*arguments: object) -> int:
    with pytest.raises(SystemExit) as stopped:
        main([str(argument) for argument in arguments])
    assert isinstance(stopped.value.code, int)
    return stopped.value.code


@pytest.fixture(scope="module")
def briefs(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    folder = tmp_path_factory.mktemp("versions")
    for day, reports in (("monday", {"courier": MONDAY}), ("tuesday", {"courier": MONDAY_EDITED, "star": TUESDAY})):
        (folder / day).mkdir()
        for name, text in reports.items():
            (folder / day / f"{name}.txt").write_text(text, encoding="utf-8")
    assert run("brief", folder / "monday", "-o", folder / "one") == 0
    assert run("brief", folder / "tuesday", "-o", folder / "two", "--previous", folder / "one") == 0
    return folder / "one", folder / "two"


def test_the_second_version_says_what_changed(briefs: tuple[Path, Path]) -> None:
    brief = json.loads((briefs[1] / "brief.json").read_bytes())
    assert brief["version"] == 2
    kinds = {change["kind"]: change for change in brief["changes"]}
    assert {"newly_denied", "withdrawn"} <= kinds.keys()
    assert kinds["newly_denied"]["party"] == next(one["id"] for one in brief["parties"] if one["name"] == "Sund")
    assert "two ferries had been sunk" in kinds["withdrawn"]["old"]["exact"]
    assert "two ferries had been sunk" in (briefs[1] / "brief.html").read_text(encoding="utf-8")


def test_the_second_version_verifies(briefs: tuple[Path, Path], capsys: pytest.CaptureFixture[str]) -> None:
    assert run("verify", briefs[1]) == 0, capsys.readouterr().out
    (older,) = (briefs[1] / "sources").glob("courier-before-*.txt")
    older.write_text(older.read_text(encoding="utf-8").replace("sunk", "hit!"), encoding="utf-8")
    try:
        assert run("verify", briefs[1]) == 1
    finally:
        older.write_text(older.read_text(encoding="utf-8").replace("hit!", "sunk"), encoding="utf-8")


def test_diff_prints_the_same_changes(briefs: tuple[Path, Path], capsys: pytest.CaptureFixture[str]) -> None:
    assert run("diff", *briefs) == 0
    printed = capsys.readouterr().out
    assert "Newly denied: Sund" in printed
    assert "Withdrawn: Norland" in printed
    assert run("diff", *briefs, "--json") == 0
    found = json.loads(capsys.readouterr().out)["changes"]
    stored = json.loads((briefs[1] / "brief.json").read_bytes())["changes"]
    assert [change["kind"] for change in found] == [change["kind"] for change in stored]
    assert run("diff", briefs[0], briefs[0]) == 0
    assert "nothing changed" in capsys.readouterr().out


def test_a_previous_brief_that_does_not_hold_is_refused(
    briefs: tuple[Path, Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    broken = tmp_path / "broken"
    (broken / "sources").mkdir(parents=True)
    (broken / "brief.json").write_bytes((briefs[0] / "brief.json").read_bytes())
    assert run("diff", broken, briefs[1]) == 2
    assert "the brief does not hold" in capsys.readouterr().err
