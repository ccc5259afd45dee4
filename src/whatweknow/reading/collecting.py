"""Pages from addresses, feeds and sitemaps, fetched politely: one request at a time, tried again with patience."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from whatweknow.errors import FetchError, InputError, ReadingError
from whatweknow.reading.fetch import Fetched, Limits, Validators, fetch, is_public
from whatweknow.reading.links import ListKind, read_list
from whatweknow.reading.robots import Robots
from whatweknow.records import Skipped

_DEEPEST = 3  # lists that lead to lists
_LONGEST_WAIT = 60.0  # seconds between two tries


@dataclass(frozen=True, slots=True)
class Manners:
    """How servers are treated: tries of a request, seconds before the second try (doubled each time) and between
    two requests to one host, pages in all, and whether robots.txt is obeyed."""

    tries: int = 3
    back_off: float = 2.0
    pause: float = 1.0
    most_pages: int = 1_000
    robots: bool = True


@dataclass
class Collector:
    """Fetches pages. ``known`` holds, by address, what servers said of pages that an earlier run fetched."""

    limits: Limits = field(default_factory=Limits)
    manners: Manners = field(default_factory=Manners)
    allowed: Callable[[str], bool] = is_public
    known: Mapping[str, Validators] = field(default_factory=dict)
    sleep: Callable[[float], None] = time.sleep
    clock: Callable[[], float] = time.monotonic

    def __post_init__(self) -> None:
        self._robots = Robots(self._patiently)
        self._asked_at: dict[str, float] = {}

    def collect(self, urls: Iterable[str]) -> Iterator[tuple[str, Fetched | Skipped]]:
        """Each page that ``urls`` are or list, with the address that was asked for; lists are followed.

        A page that cannot be had is a ``Skipped`` with the reason; an address is asked for once.
        """
        seen: set[str] = set()
        pages = 0
        waiting = [(url, 0) for url in urls][::-1]
        while waiting:
            url, depth = waiting.pop()
            if url in seen:
                continue
            seen.add(url)
            if pages == self.manners.most_pages:
                yield url, Skipped(url, f"more than {self.manners.most_pages} pages, the limit")
                return
            try:
                fetched = self._page(url)
                listed = read_list(fetched.body, fetched.url) if fetched.body else None
                if listed is None or listed.kind is ListKind.ADDRESSES:  # a text may be a line with an address
                    pages += 1
                    yield url, fetched
                elif depth == _DEEPEST:
                    yield url, Skipped(url, f"a list of lists, {_DEEPEST} deep")
                else:
                    waiting += [(one, depth + 1) for one in reversed(listed.urls)]
            except (ReadingError, InputError) as error:
                yield url, Skipped(url, str(error))

    def _page(self, url: str) -> Fetched:
        if self.manners.robots:
            self._robots.check(url)
        return self._patiently(url)

    def _patiently(self, url: str) -> Fetched:
        wait = self.manners.back_off
        for _ in range(self.manners.tries - 1):
            try:
                return self._politely(url)
            except FetchError as error:
                if not error.transient:
                    raise
                self.sleep(min(wait if error.wait is None else error.wait, _LONGEST_WAIT))
                wait *= 2
        return self._politely(url)

    def _politely(self, url: str) -> Fetched:
        """One request, no sooner than the host wants it."""
        host = urlsplit(url).netloc
        if host in self._asked_at:
            pause = self.manners.pause
            if self.manners.robots and not url.endswith("/robots.txt"):
                pause = min(max(pause, self._robots.delay(url)), _LONGEST_WAIT)
            left = self._asked_at[host] + pause - self.clock()
            if left > 0:
                self.sleep(left)
        try:
            return fetch(url, self.limits, allowed=self.allowed, known=self.known.get(url))
        finally:
            self._asked_at[host] = self.clock()
