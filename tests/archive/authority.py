"""A time-stamp authority for tests: certificates of its own, answers as RFC 3161 spells them, a server on loopback."""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import padding, rsa
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

SHA256 = "2.16.840.1.101.3.4.2.1"
RSA = "1.2.840.113549.1.1.1"
SIGNED_DATA = "1.2.840.113549.1.7.2"
TST_INFO = "1.2.840.113549.1.9.16.1.4"
CONTENT_TYPE, MESSAGE_DIGEST = "1.2.840.113549.1.9.3", "1.2.840.113549.1.9.4"
NOW = datetime.now(UTC).replace(microsecond=0)  # the checker compares it with the certificates' days


def der(tag: int, *parts: bytes) -> bytes:
    """One value of ASN.1, distinguished encoding."""
    body = b"".join(parts)
    size = len(body)
    length = (
        bytes((size,))
        if size < 128
        else (b := size.to_bytes((size.bit_length() + 7) // 8, "big")) and bytes((128 | len(b),)) + b
    )
    return bytes((tag,)) + length + body


def sequence(*parts: bytes) -> bytes:
    return der(0x30, *parts)


def set_of(*parts: bytes) -> bytes:
    return der(0x31, *sorted(parts))


def integer(value: int) -> bytes:
    return der(0x02, value.to_bytes(value.bit_length() // 8 + 1, "big"))


def oid(dotted: str) -> bytes:
    first, second, *rest = (int(part) for part in dotted.split("."))
    out = bytes((first * 40 + second,))
    for number in rest:
        group = bytes((number & 0x7F,))
        while number := number >> 7:
            group = bytes((0x80 | number & 0x7F,)) + group
        out += group
    return der(0x06, out)


def parts_of(data: bytes) -> list[tuple[int, bytes]]:
    """Tags and bodies of the values that stand one after another."""
    found = []
    while data:
        size, start = data[1], 2
        if size & 0x80:
            start = 2 + (size & 0x7F)
            size = int.from_bytes(data[2:start], "big")
        found.append((data[0], data[start : start + size]))
        data = data[start + size :]
    return found


class Authority:
    """Root, stamping certificate and key."""

    def __init__(self) -> None:
        root_key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
        self._key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
        self._root = self._certificate("Halmar Root", "Halmar Root", root_key, root_key)
        self._leaf = self._certificate("Halmar Time", "Halmar Root", self._key, root_key)
        self.pem = self._root.public_bytes(serialization.Encoding.PEM)

    def answer(self, request: bytes, *, other: bool = False, nonce: bool = True) -> bytes:
        """The response to a request; ``other``: of another list, ``nonce``: to this very request."""
        fields = parts_of(parts_of(request)[0][1])
        imprint = parts_of(fields[1][1])[1][1]
        asked = next(int.from_bytes(body, "big") for tag, body in fields[2:] if tag == 0x02)
        info = sequence(
            integer(1),
            oid("1.3.6.1.4.1.99999.1"),
            sequence(self._sha256(), der(0x04, hashlib.sha256(b"x").digest() if other else imprint)),
            integer(77),
            der(0x18, NOW.strftime("%Y%m%d%H%M%SZ").encode()),
            integer(asked if nonce else asked + 1),
        )
        attributes = (
            sequence(oid(CONTENT_TYPE), set_of(oid(TST_INFO))),
            sequence(oid(MESSAGE_DIGEST), set_of(der(0x04, hashlib.sha256(info).digest()))),
        )
        signature = self._key.sign(set_of(*attributes), padding.PKCS1v15(), hashes.SHA256())
        signer = sequence(
            integer(1),
            sequence(self._leaf.issuer.public_bytes(), integer(self._leaf.serial_number)),
            self._sha256(),
            der(0xA0, *sorted(attributes)),
            sequence(oid(RSA), der(0x05)),
            der(0x04, signature),
        )
        signed = sequence(
            integer(3),
            set_of(self._sha256()),
            sequence(oid(TST_INFO), der(0xA0, der(0x04, info))),
            der(0xA0, self._leaf.public_bytes(serialization.Encoding.DER)),
            set_of(signer),
        )
        return sequence(sequence(integer(0)), sequence(oid(SIGNED_DATA), der(0xA0, signed)))

    def refusal(self) -> bytes:
        """A response that grants nothing."""
        return sequence(sequence(integer(2)))

    def _sha256(self) -> bytes:
        return sequence(oid(SHA256), der(0x05))

    def _certificate(
        self, name: str, issuer: str, key: rsa.RSAPrivateKey, issuer_key: rsa.RSAPrivateKey
    ) -> x509.Certificate:
        is_root = name == issuer
        builder = (
            x509.CertificateBuilder()
            .subject_name(x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)]))
            .issuer_name(x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, issuer)]))
            .public_key(key.public_key())
            .serial_number(x509.random_serial_number())
            .not_valid_before(NOW - timedelta(days=1))
            .not_valid_after(NOW + timedelta(days=1))
            .add_extension(x509.BasicConstraints(ca=is_root, path_length=None), critical=True)
        )
        if not is_root:
            usage = x509.ExtendedKeyUsage([ExtendedKeyUsageOID.TIME_STAMPING])
            builder = builder.add_extension(usage, critical=True)
        return builder.sign(issuer_key, hashes.SHA256())


@contextmanager
def serving(authority: Authority) -> Iterator[str]:
    """The authority at an address on loopback."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            asked = self.rfile.read(int(self.headers["Content-Length"]))
            right = self.path == "/tsr" and self.headers["Content-Type"] == "application/timestamp-query"
            body = authority.answer(asked) if right else b"no"
            self.send_response(200 if right else 404)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:
            """Silence."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/tsr"
    finally:
        server.shutdown()
        server.server_close()
