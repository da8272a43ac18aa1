"""Receivers of alerts on loopback: an HTTP server that fails as it is told, and a mail server."""

from __future__ import annotations

import asyncio
import json
import socket
import ssl
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, Session


@dataclass(frozen=True)
class Asked:
    """One request that arrived whole."""

    path: str
    headers: dict[str, str]
    body: bytes

    @property
    def json(self) -> Any:
        return json.loads(self.body)


@dataclass
class Receiver:
    """What a server got, and what it answers next: a status, ``(status, headers, body)``, "cut" or "slow"."""

    port: int = 0
    answers: list[Any] = field(default_factory=list)
    asked: list[Asked] = field(default_factory=list)
    otherwise: Any = 200

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"


class _Handler(BaseHTTPRequestHandler):
    receiver: Receiver

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        self.receiver.asked.append(Asked(self.path, {k.lower(): v for k, v in self.headers.items()}, body))
        answer = self.receiver.answers.pop(0) if self.receiver.answers else self.receiver.otherwise
        if answer == "cut":  # the body arrived; the answer never leaves
            self.connection.shutdown(socket.SHUT_RDWR)
            return
        if answer == "slow":
            time.sleep(3)
            return
        if answer == "drip":
            self._drip()
            return
        status, headers, content = answer if isinstance(answer, tuple) else (answer, {}, b"")
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def _drip(self) -> None:
        """A byte now and then, for ever."""
        self.send_response(200)
        self.send_header("Content-Length", "1000000")
        self.end_headers()
        try:
            for _ in range(60):
                self.wfile.write(b" ")
                time.sleep(0.1)
        except OSError:
            pass

    def log_message(self, format: str, *args: object) -> None:
        """Silence."""


@contextmanager
def http_receiver(*answers: Any, otherwise: Any = 200) -> Iterator[Receiver]:
    """A server that answers so, one request after another, and then ``otherwise``."""
    receiver = Receiver(answers=list(answers), otherwise=otherwise)
    handler = type("Handler", (_Handler,), {"receiver": receiver})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.daemon_threads = True
    server.block_on_close = False
    receiver.port = server.server_address[1]
    threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
    try:
        yield receiver
    finally:
        server.shutdown()
        server.server_close()


@dataclass
class Mailbox:
    """What a mail server got, and the replies that it gives to the next mails instead of taking them."""

    port: int = 0
    mails: list[tuple[str, Sequence[str], bytes]] = field(default_factory=list)
    logins: list[tuple[bytes, bytes]] = field(default_factory=list)
    replies: list[str] = field(default_factory=list)
    refused: frozenset[str] = frozenset()


class _Hooks:
    def __init__(self, box: Mailbox) -> None:
        self.box = box

    async def handle_RCPT(  # noqa: N802 (aiosmtpd's name)
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        if address in self.box.refused:
            return "550 no such box"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802
        reply = self.box.replies.pop(0) if self.box.replies else "250 OK"
        if reply.startswith("250") or reply == "cut":
            assert isinstance(envelope.content, bytes)
            self.box.mails.append((envelope.mail_from or "", envelope.rcpt_tos, envelope.content))
        if reply == "cut":  # the mail is taken, and the answer never leaves
            assert isinstance(server.transport, asyncio.Transport)
            server.transport.abort()
        return reply


@contextmanager
def mail_server(context: ssl.SSLContext | None = None, password: bytes | None = None) -> Iterator[Mailbox]:
    """A mail server; with ``context`` by STARTTLS only, with ``password`` for whoever signs in with it."""
    box = Mailbox()

    def sign_in(server: SMTP, session: Session, envelope: Envelope, mechanism: str, data: Any) -> AuthResult:
        box.logins.append((data.login, data.password))
        return AuthResult(success=data.password == password, handled=data.password == password)

    controller = Controller(
        _Hooks(box), hostname="127.0.0.1", port=_free_port(), tls_context=context, require_starttls=context is not None,
        authenticator=sign_in if password else None, auth_required=password is not None,
    )  # fmt: skip
    controller.start()
    box.port = controller.port
    try:
        yield box
    finally:
        controller.stop()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
