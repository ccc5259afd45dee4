"""What a server asks robots to leave alone (RFC 9309)."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urlsplit
from urllib.robotparser import RobotFileParser

from whatweknow.errors import FetchError
from whatweknow.reading.fetch import AGENT, Fetched

_CLIENT_ERRORS = range(400, 500)


class Robots:
    """The rules of the servers that have been asked; each is asked once."""

    def __init__(self, fetch: Callable[[str], Fetched]) -> None:
        self._fetch = fetch
        self._rules: dict[str, RobotFileParser | FetchError] = {}

    def check(self, url: str) -> None:
        """Return if ``url`` may be read: where the rules allow it, and where there are none.

        Raises:
            FetchError: the rules forbid it, or cannot be had, which means the same.
        """
        rules = self._of(url)
        if isinstance(rules, FetchError):
            raise FetchError(f"robots.txt cannot be had: {rules}")
        if not rules.can_fetch(AGENT, url):
            raise FetchError("robots.txt asks to leave it alone")

    def delay(self, url: str) -> float:
        """Seconds that the server wants between two requests; 0 where it does not say."""
        rules = self._of(url)
        return 0.0 if isinstance(rules, FetchError) else float(rules.crawl_delay(AGENT) or 0)

    def _of(self, url: str) -> RobotFileParser | FetchError:
        parts = urlsplit(url)
        origin = f"{parts.scheme}://{parts.netloc}"
        if origin not in self._rules:
            self._rules[origin] = self._asked(f"{origin}/robots.txt")
        return self._rules[origin]

    def _asked(self, url: str) -> RobotFileParser | FetchError:
        rules = RobotFileParser()
        try:
            body = self._fetch(url).body or b""
        except FetchError as error:
            if error.status not in _CLIENT_ERRORS:
                return error
            body = b""
        rules.parse(body.decode("utf-8", "replace").splitlines())
        return rules
