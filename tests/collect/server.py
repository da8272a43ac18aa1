"""A real HTTP server on loopback, with the faults that the web has."""

from __future__ import annotations

import gzip
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

PAGE = "<!doctype html><html><body><article><h1>Порт закрыт</h1><p>Министр сказал, что порт закрыт.</p></article></body></html>"


class Handler(BaseHTTPRequestHandler):
    """Answers by path; what it was asked is in ``server.asked``."""

    def do_GET(self) -> None:
        self.server.asked.append((self.path, self.headers.get("User-Agent", "")))  # type: ignore[attr-defined]
        name = self.path.partition("?")[0].strip("/").replace("-", "_") or "page"
        getattr(self, f"answer_{name}", self.answer_missing)()

    def log_message(self, format: str, *args: object) -> None:
        """Silence: the tests' output is not a log."""

    def answer(self, status: int, body: bytes = b"", **headers: str) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def answer_page(self) -> None:
        self.answer(200, PAGE.encode("windows-1251"), Content_Type="text/html; charset=windows-1251")

    def answer_missing(self) -> None:
        self.answer(404)

    def answer_gone(self) -> None:
        self.answer(410)

    def answer_forbidden(self) -> None:
        self.answer(403)

    def answer_broken(self) -> None:
        self.answer(500)

    def answer_moved(self) -> None:
        self.answer(301, Location="/page?utm_source=x#top")

    def answer_round(self) -> None:
        self.answer(302, Location="/round")

    def answer_nowhere(self) -> None:
        self.answer(302)

    def answer_to_file(self) -> None:
        self.answer(302, Location="file:///etc/passwd")

    def answer_to_metadata(self) -> None:
        self.answer(302, Location="http://169.254.169.254/latest/meta-data/")

    def answer_slow(self) -> None:
        time.sleep(3)

    def answer_cut(self) -> None:
        self.send_response(200)
        self.send_header("Content-Length", "1000")
        self.end_headers()
        self.wfile.write(b"half")

    def answer_large(self) -> None:
        self.answer(200, b"x" * 200_000, Content_Type="text/plain")

    def answer_bomb(self) -> None:
        self.answer(200, gzip.compress(b"x" * 20_000_000), Content_Encoding="gzip", Content_Type="text/plain")

    def answer_zipped(self) -> None:
        self.answer(200, gzip.compress("шторм".encode()), Content_Encoding="gzip", Content_Type="text/plain")


class Server(ThreadingHTTPServer):
    """The server with what it was asked."""

    daemon_threads = True
    asked: list[tuple[str, str]]

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that hangs up is part of the tests."""


@contextmanager
def serving() -> Iterator[tuple[str, Server]]:
    """The server's address, without a slash at the end, and the server."""
    server = Server(("127.0.0.1", 0), Handler)
    server.asked = []
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}", server
    finally:
        server.shutdown()
        server.server_close()
