"""The reference scorers that the package's figures must equal, where they stand beside the project."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

SHARED = Path(__file__).resolve().parents[3] / "shared"


def reference(name: str) -> ModuleType:
    path = SHARED / "bench" / f"{name}.py"
    if not path.is_file():
        pytest.skip(f"../shared/bench/{name}.py is absent: nothing to compare the figures with")
    spec = importlib.util.spec_from_file_location(name, path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="session")
def reference_attribution() -> ModuleType:
    return reference("score_attribution")


@pytest.fixture(scope="session")
def reference_contested() -> ModuleType:
    return reference("score_contested")


@pytest.fixture(scope="session")
def polnear_dev() -> Path:
    folder = SHARED / "data" / "polnear" / "dev"
    if not folder.is_dir():
        pytest.skip("../shared/data/polnear/dev is absent")
    return folder


@pytest.fixture(scope="session")
def contested_events() -> list[Path]:
    folders = sorted(path.parent for path in (SHARED / "data" / "contested").glob("*/gold.json"))
    if not folders:
        pytest.skip("../shared/data/contested is absent")
    return folders
