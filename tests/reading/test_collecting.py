import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from whatweknow.errors import InputError
from whatweknow.reading import read_reports
from whatweknow.reading.collecting import Collector, Manners
from whatweknow.reading.fetch import Limits, any_address
from whatweknow.reading.sources import fetch_pages
from whatweknow.records import Skipped

from .server import Server, running


@pytest.fixture
def server() -> Iterator[Server]:
    with running() as server:
        yield server


class Clock:
    """Time that passes only while somebody sleeps."""

    def __init__(self) -> None:
        self.now = 0.0
        self.slept: list[float] = []

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds

    def __call__(self) -> float:
        return self.now


def collector(clock: Clock, **manners: object) -> Collector:
    return Collector(
        limits=Limits(max_bytes=1_000_000, seconds=2.0),
        manners=Manners(**{"pause": 0.0} | manners),  # type: ignore[arg-type]
        allowed=any_address,
        sleep=clock.sleep,
        clock=clock,
    )


def collected(one: Collector, *urls: str) -> dict[str, str]:
    """What came of each address: the reason, or "page"."""
    return {
        asked.rpartition("/")[2]: result.reason if isinstance(result, Skipped) else "page"
        for asked, result in one.collect(urls)
    }


def test_a_feed_leads_to_its_pages_and_a_broken_one_does_not_stop_the_others(server: Server) -> None:
    assert collected(collector(Clock()), f"{server.url}/feed") == {
        "one": "page",
        "two": "page",
        "gone": "the server answered 410",
    }
    assert server.asked["/one"] == 1


def test_sitemaps_lead_to_sitemaps_and_pages_but_not_in_circles(server: Server) -> None:
    assert collected(collector(Clock()), f"{server.url}/sitemap.xml") == {"one": "page", "two": "page"}
    assert server.asked["/sitemap.xml"] == 1
    assert server.asked["/picture"] == 0


def test_entities_are_not_expanded(server: Server) -> None:
    assert collected(collector(Clock()), f"{server.url}/entities", f"{server.url}/one") == {"one": "page"}


def test_servers_that_misbehave_stop_nobody(server: Server) -> None:
    names = ["endless", "bomb", "garbage", "one", "private", "picture", "two"]
    result = collected(collector(Clock(), tries=1), *(f"{server.url}/{name}" for name in names))
    assert [name for name, reason in result.items() if reason == "page"] == ["one", "two"]
    assert list(result) == names


def test_a_busy_server_is_asked_again_when_it_says(server: Server) -> None:
    clock = Clock()
    assert collected(collector(clock), f"{server.url}/busy") == {"busy": "page"}
    assert clock.slept == [7.0, 7.0]


def test_back_off_doubles_and_ends(server: Server) -> None:
    clock = Clock()
    assert collected(collector(clock, tries=4, back_off=1.0, robots=False), f"{server.url}/garbage") == {
        "garbage": collected(collector(Clock(), tries=1), f"{server.url}/garbage")["garbage"]
    }
    assert clock.slept == [1.0, 2.0, 4.0]
    assert server.asked["/garbage"] == 5


def test_hosts_are_given_time(server: Server) -> None:
    clock = Clock()
    collected(collector(clock, pause=3.0, robots=False), *(f"{server.url}/{name}" for name in ("one", "two", "three")))
    assert clock.slept == [3.0, 3.0]


def test_robots_txt_is_obeyed(server: Server) -> None:
    server.robots = (200, b"User-agent: whatweknow\nDisallow: /one\nCrawl-delay: 9\n")
    clock = Clock()
    assert collected(collector(clock), f"{server.url}/one", f"{server.url}/two") == {
        "one": "robots.txt asks to leave it alone",
        "two": "page",
    }
    assert clock.slept == [9.0]
    assert server.asked["/one"] == 0
    assert collected(collector(Clock(), robots=False), f"{server.url}/one") == {"one": "page"}


def test_a_server_whose_rules_cannot_be_had_is_left_alone(server: Server) -> None:
    server.robots = (500, b"")
    assert collected(collector(Clock()), f"{server.url}/one") == {
        "one": "robots.txt cannot be had: the server answered 500"
    }


def test_no_more_pages_than_wanted(server: Server) -> None:
    result = collected(collector(Clock(), most_pages=2), *(f"{server.url}/{name}" for name in ("a", "b", "c", "d")))
    assert result == {"a": "page", "b": "page", "c": "more than 2 pages, the limit"}


def saved(server: Server, folder: Path, *sources: str) -> list[str | None]:
    manners = Manners(pause=0.0, tries=1)
    results = [result for _, result in fetch_pages(sources, folder, manners=manners, allow_private=True)]
    return [result.reason if isinstance(result, Skipped) else result for result in results]


def test_pages_become_an_event_folder_that_is_read_like_any_other(server: Server, tmp_path: Path) -> None:
    list_ = tmp_path / "addresses.txt"
    list_.write_text(f"# from the desk\n{server.url}/the-tanker\n\n{server.url}/tagged\n")
    assert saved(server, tmp_path / "event", str(list_)) == ["the-tanker", "tagged"]
    reading = read_reports(tmp_path / "event")
    assert not reading.skipped
    assert [(report.id, report.url) for report in reading.reports] == [
        ("the-tanker", f"{server.url}/the-tanker"),
        ("tagged", f"{server.url}/tagged"),
    ]
    assert all(report.retrieved for report in reading.reports)
    raw = (tmp_path / "event" / "reports" / "tagged.html").read_bytes()
    assert b"Tagged" in raw


def test_a_second_run_asks_for_changes_and_keeps_both_versions(server: Server, tmp_path: Path) -> None:
    urls = (f"{server.url}/tagged", f"{server.url}/the-tanker", f"{server.url}/changing")
    assert saved(server, tmp_path, *urls) == ["tagged", "the-tanker", "version-1"]
    assert saved(server, tmp_path, *urls) == [None, None, "version-2"]
    index = json.loads((tmp_path / "reports.json").read_text())
    assert [entry["asked"] for entry in index["reports"][2:]] == [urls[2], urls[2]]
    assert len(read_reports(tmp_path).reports) == 4


@pytest.mark.parametrize("content", ["", "# nothing\n", "just words\n", "http://example.org\nand words\n", "<p>x</p>"])
def test_a_file_without_addresses_is_refused(content: str, tmp_path: Path) -> None:
    path = tmp_path / "list.txt"
    path.write_text(content)
    with pytest.raises(InputError, match="holds no feed, no sitemap and no list of addresses"):
        list(fetch_pages([str(path)], tmp_path / "event"))


def test_a_source_that_is_nothing_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="neither an http or https address nor a file"):
        list(fetch_pages([str(tmp_path / "missing.txt")], tmp_path / "event"))
    assert not (tmp_path / "event").exists()
