"""Drives a headless Chromium. Needs selenium."""

from __future__ import annotations

import base64
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from selenium.webdriver import ActionChains, Chrome, ChromeOptions
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By

FLAGS = "--headless --no-sandbox --disable-gpu --disable-background-networking --hide-scrollbars"


class Browser:
    """One window. Widths and heights are in CSS pixels."""

    def __init__(self, driver: Chrome) -> None:
        self.driver = driver

    def open(self, page: Path, *, at: str = "", width: int = 1280, height: int = 800, dark: bool = False) -> None:
        """Show ``page``, at the element of the id ``at``."""
        self._do("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=False)
        self.media(dark=dark)
        self.driver.get("about:blank")
        self.driver.get(page.as_uri() + (f"#{at}" if at else ""))

    def media(self, kind: str = "screen", *, dark: bool = False) -> None:
        scheme = {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}
        self._do("Emulation.setEmulatedMedia", media=kind, features=[scheme])

    @contextmanager
    def without_scripts(self) -> Iterator[None]:
        self._do("Emulation.setScriptExecutionDisabled", value=True)
        try:
            yield
        finally:
            self._do("Emulation.setScriptExecutionDisabled", value=False)

    def run(self, script: str, *arguments: object) -> Any:
        """What the body of a function ``script`` returns in the page."""
        return self.driver.execute_script(script, *arguments)

    def run_async(self, script: str) -> Any:
        """What ``script`` hands to its only argument, a function."""
        return self.driver.execute_async_script(script)

    def press(self, *keys: str) -> None:
        ActionChains(self.driver).send_keys(*keys).perform()

    def click(self, selector: str) -> None:
        self.driver.find_element(By.CSS_SELECTOR, selector).click()

    def pdf(self) -> bytes:
        return base64.b64decode(self._do("Page.printToPDF")["data"])

    def errors(self) -> list[str]:
        """What the console has said since the last time."""
        return [entry["message"] for entry in self.driver.get_log("browser")]

    def _do(self, command: str, **parameters: object) -> Any:
        return self.driver.execute_cdp_cmd(command, parameters)


@contextmanager
def started(chromium: str, driver: str, profile: Path) -> Iterator[Browser]:
    """A browser with an empty profile, closed at the end."""
    options = ChromeOptions()
    options.binary_location = chromium
    for flag in (*FLAGS.split(), f"--user-data-dir={profile}"):
        options.add_argument(flag)
    window = Chrome(options=options, service=Service(driver))
    try:
        yield Browser(window)
    finally:
        window.quit()
