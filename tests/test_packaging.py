"""What the wheel must hold beside the modules."""

from __future__ import annotations

import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "src" / "whatweknow"


def test_every_data_file_is_packaged() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    patterns = settings["tool"]["setuptools"]["package-data"]["whatweknow"]
    packaged = {path for pattern in patterns for path in PACKAGE.glob(pattern)}
    beside = {path for path in PACKAGE.rglob("*") if path.is_file() and path.suffix not in {".py", ".pyc"}}
    assert beside
    assert sorted(str(path.relative_to(PACKAGE)) for path in beside - packaged) == []
