"""The only door to the network: one resource by HTTP, within limits, never from a private address unless allowed.

Addresses are checked after the name is resolved and the connection goes to the address that was checked, for each
redirect anew, so that no name and no redirect leads into a private network. The time limit holds for the whole
exchange, however slowly a server drips.
"""

from __future__ import annotations

import ipaddress
import socket
import ssl
import time
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass, field
from datetime import UTC, datetime
from importlib.metadata import version
from urllib.parse import urljoin, urlsplit

import httpcore

from whatweknow.errors import FetchError
from whatweknow.reading.limits import MAX_BYTES, in_megabytes
from whatweknow.reading.metadata import web_url

AGENT = "whatweknow"
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_TRANSIENT = frozenset({408, 425, 429, 500, 502, 503, 504})
_OTHER_MEDIA = ("image/", "audio/", "video/", "font/", "application/pdf", "application/zip", "application/octet-stream")
_NAT64 = ipaddress.ip_network("64:ff9b::/96")
_GZIP_OR_ZLIB = 32 + zlib.MAX_WBITS
_LONGEST_WAIT = 3600.0  # seconds that a server may ask for


@dataclass(frozen=True, slots=True)
class Limits:
    """What one fetch may take: bytes of the body, decoded; seconds in all; redirects."""

    max_bytes: int = MAX_BYTES
    seconds: float = 30.0
    redirects: int = 5


@dataclass(frozen=True, slots=True)
class Validators:
    """What a server said of a resource when it was last fetched, to be asked whether it has changed."""

    etag: str | None = None
    last_modified: str | None = None


@dataclass(frozen=True, slots=True)
class Fetched:
    """A resource: ``url`` after redirects, ``retrieved`` as ISO 8601. A body of ``None`` is unchanged (304)."""

    url: str
    content_type: str
    body: bytes | None
    retrieved: str
    validators: Validators = field(default=Validators())


def is_public(address: str) -> bool:
    """Whether an IP address is one of the public internet, also where it wraps an IPv4 address."""
    ip = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(ip, ipaddress.IPv6Address):
        inner = ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None)
        if ip in _NAT64:
            inner = ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
        if inner is not None:
            return is_public(str(inner))
    return ip.is_global and not ip.is_multicast


def any_address(_: str) -> bool:
    """Allows every address, private ones too."""
    return True


def fetch(
    url: str,
    limits: Limits | None = None,
    *,
    allowed: Callable[[str], bool] = is_public,
    known: Validators | None = None,
) -> Fetched:
    """What stands at ``url``, by GET, following redirects.

    Args:
        allowed: whether an IP address may be connected to.
        known: from an earlier fetch; an unchanged resource then comes without a body.

    Raises:
        FetchError: it cannot be had, is over a limit, lies at an address that is not allowed, or is no text. The
            message is the reason; ``transient`` says whether another try may help.
    """
    limits = limits or Limits()
    deadline = time.monotonic() + limits.seconds
    for _ in range(limits.redirects + 1):
        if web_url(url) is None:
            raise FetchError(f"{url!r} is no http or https address")
        with closing(httpcore.ConnectionPool(network_backend=_Guarded(allowed, deadline))) as pool:
            answer = _exchange(pool, url, limits, known or Validators())
        if isinstance(answer, Fetched):
            return answer
        url = answer
    raise FetchError(f"more than {limits.redirects} redirects")


def _exchange(pool: httpcore.ConnectionPool, url: str, limits: Limits, known: Validators) -> Fetched | str:
    """The resource, or where the server says it is."""
    try:
        with pool.stream("GET", url.partition("#")[0], headers=_request_headers(known)) as response:
            return _answer(response, url, limits)
    except (httpcore.TimeoutException, TimeoutError) as error:
        raise FetchError(f"no answer within {limits.seconds:g} s", transient=True) from error
    except (httpcore.NetworkError, httpcore.ProtocolError, ssl.SSLError, OSError) as error:
        raise FetchError(f"the connection failed ({error or type(error).__name__})", transient=True) from error
    except (httpcore.UnsupportedProtocol, UnicodeError, ValueError) as error:
        raise FetchError(f"{url!r} cannot be asked for ({error})") from error


def _request_headers(known: Validators) -> list[tuple[str, str]]:
    asked = {
        "User-Agent": f"{AGENT}/{version('whatweknow')}",
        "Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,text/plain;q=0.8,*/*;q=0.1",
        "Accept-Encoding": "gzip, deflate",
        "Connection": "close",
        "If-None-Match": known.etag,
        "If-Modified-Since": known.last_modified,
    }
    return [(name, value) for name, value in asked.items() if value]


def _answer(response: httpcore.Response, url: str, limits: Limits) -> Fetched | str:
    headers = {name.decode("latin-1").lower(): value.decode("latin-1").strip() for name, value in response.headers}
    status = response.status
    if status in _REDIRECTS and headers.get("location"):
        return urljoin(url, headers["location"])
    if status not in (200, 304):
        wait = _seconds(headers.get("retry-after", ""))
        raise FetchError(f"the server answered {status}", status=status, transient=status in _TRANSIENT, wait=wait)
    content_type = headers.get("content-type", "").partition(";")[0].strip().lower()
    if content_type.startswith(_OTHER_MEDIA) and not urlsplit(url).path.endswith(".gz"):
        raise FetchError(f"content type {content_type}; a page, a feed or a text is needed")
    return Fetched(
        url=url,
        content_type=content_type,
        body=None if status == 304 else _body(response, headers, limits.max_bytes),
        retrieved=datetime.now(UTC).isoformat(timespec="seconds"),
        validators=Validators(headers.get("etag"), headers.get("last-modified")),
    )


def _body(response: httpcore.Response, headers: Mapping[str, str], max_bytes: int) -> bytes:
    stated = headers.get("content-length", "")
    if stated.isdecimal() and int(stated) > max_bytes:
        raise FetchError(f"holds {in_megabytes(int(stated))}, the limit is {in_megabytes(max_bytes)}")
    body = bytearray()
    for chunk in _decoded(response.iter_stream(), headers.get("content-encoding", "").lower(), max_bytes):
        body += chunk
        if len(body) > max_bytes:
            raise FetchError(f"holds over {in_megabytes(max_bytes)}, the limit")
    return bytes(body)


def _decoded(chunks: Iterable[bytes], encoding: str, max_bytes: int) -> Iterator[bytes]:
    """``chunks`` without their content encoding, never more than ``max_bytes`` and one at a time."""
    if encoding in ("", "identity"):
        yield from chunks
        return
    if encoding not in ("gzip", "x-gzip", "deflate"):
        raise FetchError(f"content encoding {encoding!r} must be gzip, deflate or none")
    inflater = zlib.decompressobj(_GZIP_OR_ZLIB)
    try:
        for chunk in chunks:
            yield inflater.decompress(chunk, max_bytes + 1)
    except zlib.error as error:
        raise FetchError(f"damaged {encoding} data ({error})") from error


def _seconds(wait: str) -> float | None:
    """The seconds of a Retry-After header; a date is passed over."""
    return min(float(wait), _LONGEST_WAIT) if wait.isdecimal() else None


class _Guarded(httpcore.NetworkBackend):
    """Connects to allowed addresses alone, and lets nothing last beyond the deadline."""

    def __init__(self, allowed: Callable[[str], bool], deadline: float) -> None:
        self._allowed = allowed
        self._deadline = deadline
        self._backend = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ARG002 (the deadline stands in for it)
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        refused = None
        for address in _addresses(host, port):
            if not self._allowed(address):
                refused = address
                continue
            stream = self._backend.connect_tcp(address, port, _left(self._deadline), local_address, socket_options)
            return _Timed(stream, self._deadline)
        raise FetchError(f"{host} is {refused or 'nowhere'}, and private addresses must be allowed to be read")


class _Timed(httpcore.NetworkStream):
    """A connection on which every operation ends at the deadline."""

    def __init__(self, stream: httpcore.NetworkStream, deadline: float) -> None:
        self._stream = stream
        self._deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:  # noqa: ARG002
        return self._stream.read(max_bytes, _left(self._deadline))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:  # noqa: ARG002
        self._stream.write(buffer, _left(self._deadline))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,  # noqa: ARG002
    ) -> httpcore.NetworkStream:
        return _Timed(self._stream.start_tls(ssl_context, server_hostname, _left(self._deadline)), self._deadline)

    def get_extra_info(self, info: str) -> object:
        return self._stream.get_extra_info(info)


def _addresses(host: str, port: int) -> list[str]:
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except OSError as error:
        raise FetchError(f"{host}: no such host ({error.strerror or error})", transient=True) from error
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


def _left(deadline: float) -> float:
    left = deadline - time.monotonic()
    if left <= 0:
        raise httpcore.ReadTimeout("the time is up")
    return left
