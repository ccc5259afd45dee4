"""What the documentation says, against the code."""

import ast
import re
import subprocess
import sys
from pathlib import Path

import whatweknow
from whatweknow import errors
from whatweknow.cli.common import app
from whatweknow.cli.evaluate import evaluate

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", README, re.M | re.S)


def test_the_two_commands_of_a_newcomer_can_be_found_by_the_checks() -> None:
    for marker in ("example", "tests"):
        (command,) = re.findall(rf"<!-- {marker} -->\n```\n(.+)\n```", README)
        assert command.startswith("python3 -m venv .venv && .venv/bin/pip install")
    assert (ROOT / ".ci" / "run").read_text().count("README.md") >= 2


def test_every_command_in_the_readme_exists_and_every_command_is_there() -> None:
    known = {command.callback.__name__ for command in app.registered_commands if command.callback} | {"evaluate"}
    used = set(re.findall(r"^whatweknow (\w+)", "\n".join(blocks("")), re.M))
    assert used == known
    assert {command.name for command in evaluate.registered_commands} == {"attribution", "event", "places", "times"}


def test_the_python_example_uses_public_names() -> None:
    (example,) = blocks("python")
    used = {
        node.attr
        for node in ast.walk(ast.parse(example))
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "whatweknow"
    }
    assert used
    assert used <= set(whatweknow.__all__)
    assert all(getattr(whatweknow, name).__doc__ for name in whatweknow.__all__)


def test_links_lead_to_files() -> None:
    for page in [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *(ROOT / "docs").rglob("*.md")]:
        for target in re.findall(r"\]\((?!https?:)([^)#]+)", page.read_text(encoding="utf-8")):
            assert (page.parent / target).exists(), f"{page.name}: {target}"


def test_the_errors_are_drawn_as_they_are() -> None:
    drawn = set(re.findall(r"(?:\|-- |`-- )(\w+)", errors.__doc__ or ""))
    defined = {name for name, value in vars(errors).items() if isinstance(value, type) and name != "WhatWeKnowError"}
    assert drawn == defined


def test_the_python_example_is_typed(tmp_path: Path) -> None:
    (example,) = blocks("python")
    (tmp_path / "example.py").write_text(example, encoding="utf-8")
    checked = subprocess.run(
        [sys.executable, "-m", "mypy", "--strict", "--no-incremental", str(tmp_path / "example.py")],
        cwd=tmp_path, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert checked.returncode == 0, checked.stdout
