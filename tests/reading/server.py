"""A server on the loopback address that misbehaves on request."""

from __future__ import annotations

import gzip
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

ARTICLE = (
    "<html lang='en'><head><title>{title}</title></head><body><article><h1>{title}</h1>"
    "<p>The harbour master of Tessel, Ada Berg, said on Friday that the tanker had left the strait before noon and "
    "that nobody in her office had seen a fire.</p><p>Norland denied that its navy had been near the tanker, which "
    "lay at anchor off Cape Orm for two days, and asked for the logs of the port.</p></article></body></html>"
)
ETAG = '"seven"'
BOMB = gzip.compress(b"\0" * 60_000_000)


class Server(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.asked: Counter[str] = Counter()
        self.robots: tuple[int, bytes] = (404, b"")
        self.elsewhere = "http://169.254.169.254/latest/meta-data/"
        self.stopped = threading.Event()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Clients that hang up are what the tests are about."""


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: Server

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Silence."""

    def do_GET(self) -> None:
        path = self.path.partition("?")[0]
        self.server.asked[path] += 1
        answer = getattr(self, "answer_" + path.strip("/").partition("/")[0].partition(".")[0], None)
        with suppress(OSError):
            if answer:
                answer()
            else:
                self.send(ARTICLE.format(title=path.strip("/").replace("-", " ")).encode())

    def send(self, body: bytes, status: int = 200, content_type: str = "text/html", **headers: str) -> None:
        self.send_response(status)
        self.send_header("Content-Type", content_type)
        self.send_header("Content-Length", str(len(body)))
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    def answer_robots(self) -> None:
        status, body = self.server.robots
        self.send(body, status, "text/plain")

    def answer_slow(self) -> None:
        """A byte now and then, for ever."""
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        while not self.server.stopped.wait(0.05):
            self.wfile.write(b" ")

    def answer_dripping(self) -> None:
        """A header that never ends."""
        self.wfile.write(b"HTTP/1.1 200 OK\r\nX-Long: ")
        while not self.server.stopped.wait(0.05):
            self.wfile.write(b"a")

    def answer_silent(self) -> None:
        self.server.stopped.wait(30)

    def answer_endless(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        while not self.server.stopped.is_set():
            self.wfile.write(b"x" * 65_536)

    def answer_bomb(self) -> None:
        self.send(BOMB, Content_Encoding="gzip")

    def answer_cut(self) -> None:
        """Less than was promised."""
        self.send_response(200)
        self.send_header("Content-Length", "1000")
        self.end_headers()
        self.wfile.write(b"only this")
        self.close_connection = True

    def answer_garbage(self) -> None:
        self.wfile.write(b"\x00\xff not HTTP at all \r\n\r\n")
        self.close_connection = True

    def answer_damaged(self) -> None:
        self.send(b"\x1f\x8b\x08\x00 broken", Content_Encoding="gzip")

    def answer_brotli(self) -> None:
        self.send(b"\x0b\x02\x80", Content_Encoding="br")

    def answer_huge(self) -> None:
        self.send_response(200)
        self.send_header("Content-Length", "999999999999")
        self.end_headers()

    def answer_picture(self) -> None:
        self.send(b"\x89PNG", content_type="image/png")

    def answer_round(self) -> None:
        self.send(b"", 302, Location="/round")

    def answer_private(self) -> None:
        self.send(b"", 302, Location=self.server.elsewhere)

    def answer_file(self) -> None:
        self.send(b"", 302, Location="file:///etc/passwd")

    def answer_moved(self) -> None:
        self.send(b"", 301, Location="/the-tanker")

    def answer_zipped(self) -> None:
        self.send(gzip.compress(ARTICLE.format(title="Zipped").encode()), Content_Encoding="gzip")

    def answer_busy(self) -> None:
        """Too busy twice, then not."""
        if self.server.asked["/busy"] < 3:
            self.send(b"", 503, Retry_After="7")
        else:
            self.send(ARTICLE.format(title="At last").encode())

    def answer_gone(self) -> None:
        self.send(b"gone", 410)

    def answer_tagged(self) -> None:
        if self.headers.get("If-None-Match") == ETAG:
            self.send_response(304)
            self.send_header("ETag", ETAG)
            self.end_headers()
        else:
            self.send(ARTICLE.format(title="Tagged").encode(), ETag=ETAG)

    def answer_changing(self) -> None:
        self.send(ARTICLE.format(title=f"Version {self.server.asked['/changing']}").encode())

    def answer_feed(self) -> None:
        items = "".join(f"<item><link>{link}</link></item>" for link in ("/one", "/two", "/gone", "/one"))
        self.send(f"<?xml version='1.0'?><rss version='2.0'><channel>{items}</channel></rss>".encode())

    def answer_sitemap(self) -> None:
        """Lists itself and a sitemap with two pages, one of them with a picture."""
        rows = "".join(f"<sitemap><loc>{self.server.url}/{name}</loc></sitemap>" for name in ("sitemap.xml", "map.gz"))
        self.send(f"<sitemapindex xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'>{rows}</sitemapindex>".encode())

    def answer_map(self) -> None:
        image = f"<i:image xmlns:i='urn:i'><i:loc>{self.server.url}/picture</i:loc></i:image>"
        rows = "".join(f"<url><loc>{self.server.url}/{name}</loc>{image}</url>" for name in ("one", "two"))
        content = f"<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'>{rows}</urlset>"
        self.send(gzip.compress(content.encode()), content_type="application/gzip")

    def answer_entities(self) -> None:
        bomb = "".join(f"<!ENTITY e{i} '{f'&e{i - 1};' * 10 if i else 'x' * 10}'>" for i in range(12))
        self.send(
            f"<?xml version='1.0'?><!DOCTYPE urlset [{bomb}]><urlset><url><loc>&e11;</loc></url></urlset>".encode()
        )


@contextmanager
def running() -> Iterator[Server]:
    server = Server()
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    time.sleep(0)
    try:
        yield server
    finally:
        server.stopped.set()
        server.shutdown()
        server.server_close()
        thread.join()
