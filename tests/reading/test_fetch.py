import time
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whatweknow.errors import FetchError
from whatweknow.reading.fetch import Limits, Validators, any_address, fetch, is_public

from .server import ETAG, Server, running

QUICK = Limits(max_bytes=1_000_000, seconds=1.0, redirects=3)


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with running() as server:
        yield server


def loopback_only(address: str) -> bool:
    """Stands for the public internet in these tests."""
    return address == "127.0.0.1"


def test_a_page(server: Server) -> None:
    page = fetch(f"{server.url}/the-tanker#part", QUICK, allowed=loopback_only)
    assert page.body
    assert b"Ada Berg" in page.body
    assert page.content_type == "text/html"


def test_a_redirect_and_a_compressed_page(server: Server) -> None:
    assert fetch(f"{server.url}/moved", QUICK, allowed=loopback_only).url == f"{server.url}/the-tanker"
    assert b"<title>Zipped" in (fetch(f"{server.url}/zipped", QUICK, allowed=loopback_only).body or b"")


def test_an_unchanged_page_has_no_body(server: Server) -> None:
    first = fetch(f"{server.url}/tagged", QUICK, allowed=loopback_only)
    assert first.validators == Validators(ETAG)
    assert fetch(f"{server.url}/tagged", QUICK, allowed=loopback_only, known=first.validators).body is None


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("slow", "no answer within 1 s"),
        ("dripping", "no answer within 1 s"),
        ("silent", "no answer within 1 s"),
        ("endless", "over 1.0 MB, the limit"),
        ("bomb", "over 1.0 MB, the limit"),
        ("huge", "holds 1000000.0 MB"),
        ("cut", "the connection failed"),
        ("garbage", "the connection failed"),
        ("damaged", "damaged gzip data"),
        ("brotli", "content encoding 'br'"),
        ("picture", "content type image/png"),
        ("round", "more than 3 redirects"),
        ("private", "169.254.169.254 is 169.254.169.254, and private addresses must be allowed"),
        ("file", "'file:///etc/passwd' is no http or https address"),
        ("gone", "the server answered 410"),
    ],
)
def test_a_server_that_misbehaves_costs_no_more_than_the_limits(server: Server, path: str, reason: str) -> None:
    began = time.monotonic()
    with pytest.raises(FetchError, match=reason):
        fetch(f"{server.url}/{path}", QUICK, allowed=loopback_only)
    assert time.monotonic() - began < 4


def test_private_addresses_are_not_read_unless_allowed(server: Server) -> None:
    asked = server.asked.total()
    for url in (server.url, server.url.replace("127.0.0.1", "localhost")):
        with pytest.raises(FetchError, match="private addresses must be allowed"):
            fetch(f"{url}/the-tanker", QUICK)
    assert server.asked.total() == asked
    assert fetch(f"{server.url}/the-tanker", QUICK, allowed=any_address).body


def test_no_such_host() -> None:
    with pytest.raises(FetchError, match="no such host"):
        fetch("http://nowhere.invalid/", QUICK)


@pytest.mark.parametrize("url", ["ftp://example.org/a", "http://", "file:///etc/passwd", "gopher:x"])
def test_only_the_web_is_read(url: str) -> None:
    with pytest.raises(FetchError, match="no http or https address"):
        fetch(url, QUICK)


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "10.1.2.3", "192.168.0.1", "172.16.9.9", "169.254.169.254", "0.0.0.0", "100.64.0.1", "224.0.0.1",
        "255.255.255.255", "::1", "::", "fe80::1%eth0", "fc00::1", "::ffff:10.0.0.1", "64:ff9b::a00:1", "2002:a00:1::",
        "ff02::1",
    ],
)  # fmt: skip
def test_what_is_private(address: str) -> None:
    assert not is_public(address)


@given(st.ip_addresses(v=4, network="93.184.0.0/16") | st.ip_addresses(v=6, network="2606:2800::/32"))
def test_what_is_public(address: object) -> None:
    assert is_public(str(address))
