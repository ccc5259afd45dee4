"""A headless Chromium, and pages for it. Where a part is missing, its tests are skipped, saying so."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from briefing.full import full
from briefing.large import large
from whatweknow.briefing import render_fragment, render_page, render_source
from whatweknow.records import Brief

if TYPE_CHECKING:
    from .browsing import Browser


ROOT = Path(__file__).parents[2]
CHROMIUM = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


@pytest.fixture(scope="session")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    browsing = pytest.importorskip("browser.browsing", reason="no selenium: pip install '.[dev]'", exc_type=ImportError)
    chromium = next((path for name in CHROMIUM if (path := shutil.which(name))), None)
    driver = shutil.which("chromedriver")
    if not chromium or not driver:
        pytest.skip("no chromium with chromedriver on the PATH")
    with browsing.started(chromium, driver, tmp_path_factory.mktemp("profile")) as browser:
        yield browser


@pytest.fixture(scope="session")
def axe() -> str:
    """The source of axe-core (https://github.com/dequelabs/axe-core)."""
    path = Path(os.environ.get("AXE_CORE", ROOT / "node_modules" / "axe-core" / "axe.min.js"))
    if not path.is_file():
        pytest.skip("no axe-core: npm install axe-core in the project's folder, or AXE_CORE=.../axe.min.js")
    return path.read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The pages of the hand-built brief that has all sections, with its fragment."""
    brief, texts = full()
    written = write(tmp_path_factory.mktemp("full"), brief, texts)
    (written / "brief.fragment.html").write_text(render_fragment(brief, texts), encoding="utf-8")
    return written


@pytest.fixture(scope="session")
def large_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The pages of a brief of 40 reports and 800 statements."""
    return write(tmp_path_factory.mktemp("large"), *large())


def write(folder: Path, brief: Brief, texts: dict[str, str]) -> Path:
    (folder / "sources").mkdir(exist_ok=True)
    (folder / "brief.html").write_text(render_page(brief, texts), encoding="utf-8")
    for report_id, text in texts.items():
        (folder / "sources" / f"{report_id}.html").write_text(render_source(brief, report_id, text), encoding="utf-8")
    return folder
