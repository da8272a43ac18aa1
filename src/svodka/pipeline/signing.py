"""Signatures of evidence packs: Ed25519 (RFC 8032), through the library ``cryptography`` (the extra ``evidence``)."""

from __future__ import annotations

import base64
import binascii
import os
from pathlib import Path
from typing import TYPE_CHECKING

from svodka.errors import SvodkaError, UsageError
from svodka.ids import checksum

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

MISSING = "signatures need the package cryptography; install it: pip install 'svodka[evidence]'"
MAKE_ONE = "make one: svodka pack --new-key FILE"
# of the sha256 of the public key; sixteen hex digits are what two people compare over the telephone, and 64 bits are
# enough where nobody may choose among keys at will
FINGERPRINT = 16


def new_key(path: Path) -> str:
    """Write a new private key, readable by its owner only, and return its public key in base64.

    UsageError where the file exists: a key that signed packs must not get lost.
    """
    try:
        from cryptography.hazmat.primitives import serialization
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
    except ImportError:
        raise SvodkaError(MISSING) from None
    key = Ed25519PrivateKey.generate()
    data = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        raise UsageError(f"{path} exists; a key is never overwritten. Name another file") from None
    except OSError as error:
        raise SvodkaError(f"can't write {path}: {error.strerror}") from error
    with os.fdopen(handle, "wb") as file:
        file.write(data)
    return _public(key)


def sign(data: bytes, path: Path) -> tuple[str, str]:
    """The public key and the signature of ``data`` by the private key in a PEM file, both in base64."""
    try:
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
        from cryptography.hazmat.primitives.serialization import load_pem_private_key
    except ImportError:
        raise SvodkaError(MISSING) from None
    try:
        key = load_pem_private_key(path.read_bytes(), password=None)
    except OSError as error:
        raise SvodkaError(f"can't read {path}: {error.strerror}") from error
    except (ValueError, TypeError):
        raise UsageError(
            f"{path} holds no private key without a password; make one: svodka pack --new-key FILE"
        ) from None
    if not isinstance(key, Ed25519PrivateKey):
        raise UsageError(f"{path} holds a key of another kind than Ed25519; {MAKE_ONE}")
    return _public(key), base64.b64encode(key.sign(data)).decode()


def is_signed(data: bytes, public: str, signature: str) -> bool:
    """Whether the signature of ``data`` is of the public key; SvodkaError where the library is not installed."""
    try:
        from cryptography.exceptions import InvalidSignature
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
    except ImportError:
        raise SvodkaError(MISSING) from None
    try:
        key = Ed25519PublicKey.from_public_bytes(base64.b64decode(public, validate=True))
        key.verify(base64.b64decode(signature, validate=True), data)
    except (InvalidSignature, ValueError, binascii.Error):
        return False
    return True


def fingerprint(public: str) -> str:
    """A short name of a public key in base64, to compare by eye or voice: "ab12 cd34 ef56 0789"."""
    digits = checksum(public.encode())[:FINGERPRINT]
    return " ".join(digits[at : at + 4] for at in range(0, FINGERPRINT, 4))


def _public(key: Ed25519PrivateKey) -> str:
    from cryptography.hazmat.primitives import serialization

    raw = key.public_key().public_bytes(serialization.Encoding.Raw, serialization.PublicFormat.Raw)
    return base64.b64encode(raw).decode()
