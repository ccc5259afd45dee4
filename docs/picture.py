#!/usr/bin/env python3
"""Makes docs/brief.png, the picture in the README: the top of the brief of an invented event.

Needs Chromium. From the project's root: ``python docs/picture.py``
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import whatweknow

ROOT = Path(__file__).resolve().parents[1]
EVENT = ROOT / "examples" / "korrin-viaduct"
PICTURE = ROOT / "docs" / "brief.png"
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
WIDTH, HEIGHT = 1180, 1240  # CSS pixels


def main() -> None:
    browser = next((path for name in BROWSERS if (path := shutil.which(name))), None)
    if browser is None:
        sys.exit(f"none of {', '.join(BROWSERS)} is on the PATH")
    pipeline = whatweknow.Pipeline()
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch) / "brief"
        whatweknow.write_brief(pipeline.brief(pipeline.read(EVENT)), folder)
        flags = "--headless --no-sandbox --disable-gpu --disable-background-networking --hide-scrollbars".split()
        subprocess.run(  # noqa: S603  # the browser that is installed, on our own page
            [
                browser,
                *flags,
                f"--user-data-dir={scratch}/profile",
                f"--window-size={WIDTH},{HEIGHT}",
                f"--screenshot={PICTURE}",
                (folder / "brief.html").as_uri(),
            ],
            check=True,
            capture_output=True,
        )


if __name__ == "__main__":
    main()
