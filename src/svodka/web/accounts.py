"""The accounts of a served desk: a file in its folder, passwords hashed with Argon2id, tokens of programs hashed."""

from __future__ import annotations

import hashlib
import json
import re
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import Enum
from functools import cached_property
from pathlib import Path
from typing import Any

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from svodka.errors import ConfigError, UsageError

# NIST SP 800-63B asks for eight characters at least, and for length instead of kinds of characters; one to whom a desk
# is open to the network signs with it, hence a few more
SHORTEST, LONGEST = 12, 1000
_NAME = re.compile(r"\w[\w .@'-]{0,63}")


class Role(Enum):
    """What an account may do; each may what those before it may."""

    NOBODY = "nobody"  # not signed in: the sign-in page alone
    READER = "reader"  # read all
    EDITOR = "editor"  # decide, write, sign, publish
    ADMIN = "admin"  # the same, and accounts


@dataclass(frozen=True, slots=True)
class Account:
    """One person's account."""

    name: str
    role: Role
    password: str  # as Argon2id gives it
    tokens: Mapping[str, str] = field(default_factory=dict)  # label -> SHA-256 of a program's token

    @property
    def mark(self) -> str:
        """What changes when the password does."""
        return hashlib.sha256(self.password.encode()).hexdigest()[:16]


class Accounts:
    """The accounts of one desk, read anew whenever their file has changed."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._seen: tuple[int, int] | None = None
        self._kept: dict[str, Account] = {}

    def __bool__(self) -> bool:
        return bool(self._all())

    def __iter__(self) -> Any:
        return iter(sorted(self._all().values(), key=lambda account: account.name))

    def add(self, name: str, role: Role, password: str) -> Account:
        """Add an account; raises ``UsageError`` for a name that is taken or odd, or a password that is too short."""
        if not _NAME.fullmatch(name):
            raise UsageError(f"{name!r} is no name for an account: letters, figures, spaces and . @ ' - , at most 64")
        if name in self._all():
            raise UsageError(f"there is an account {name} already; svodka account password {name} changes its password")
        return self._keep(Account(name, role, self._hashed(password)))

    def remove(self, name: str) -> None:
        """Remove an account with its tokens; whoever is signed in with it is out."""
        account = self.one(name)
        self._write({n: a for n, a in self._all().items() if n != account.name})

    def change_password(self, name: str, password: str) -> None:
        """Give an account another password; all its sessions end."""
        self._keep(replace(self.one(name), password=self._hashed(password)))

    def new_token(self, name: str, label: str) -> str:
        """A token with which a program reads and writes as this account does; shown once, kept as its hash."""
        account, token = self.one(name), f"svodka_{secrets.token_urlsafe(32)}"
        if label in account.tokens:
            raise UsageError(f"{name} has a token {label!r} already; take it back first, or give another label")
        self._keep(replace(account, tokens={**account.tokens, label: _digest(token)}))
        return token

    def drop_token(self, name: str, label: str) -> None:
        """Take a token back."""
        account = self.one(name)
        if label not in account.tokens:
            raise UsageError(f"{name} has no token {label!r}; svodka account list names them")
        self._keep(replace(account, tokens={k: v for k, v in account.tokens.items() if k != label}))

    def one(self, name: str) -> Account:
        """The account of a name; raises ``UsageError`` where there is none."""
        account = self._all().get(name)
        if account is None:
            raise UsageError(f"there is no account {name!r}; svodka account list names them")
        return account

    def checked(self, name: str, password: str) -> Account | None:
        """The account, if the password is right. An unknown name takes as long as a wrong password."""
        account = self._all().get(name)
        try:
            _HASHER.verify(account.password if account else self._nobody, password[:LONGEST])
        except (VerificationError, InvalidHashError):
            return None
        return account

    def signed_in(self, name: str | None, mark: str | None) -> Account | None:
        """The account that a cookie names, if its password is still the same."""
        account = self._all().get(name or "")
        return account if account and mark and secrets.compare_digest(account.mark, mark) else None

    def with_token(self, token: str) -> Account | None:
        """The account to which a program's token belongs."""
        digest = _digest(token)
        for account in self._all().values():
            if any(secrets.compare_digest(digest, kept) for kept in account.tokens.values()):
                return account
        return None

    @cached_property
    def _nobody(self) -> str:
        return _HASHER.hash(secrets.token_urlsafe(16))

    def _hashed(self, password: str) -> str:
        if not SHORTEST <= len(password) <= LONGEST:
            raise UsageError(f"a password has {SHORTEST} to {LONGEST} characters; a few words make a good one")
        return _HASHER.hash(password)

    def _keep(self, account: Account) -> Account:
        self._write({**self._all(), account.name: account})
        return account

    def _all(self) -> dict[str, Account]:
        try:
            state = self.path.stat()
        except FileNotFoundError:
            self._seen, self._kept = None, {}
            return {}
        seen = (state.st_mtime_ns, state.st_ino)
        if seen != self._seen:
            self._kept, self._seen = _read(self.path), seen
        return self._kept

    def _write(self, accounts: Mapping[str, Account]) -> None:
        rows = [{"name": a.name, "role": a.role.value, "password": a.password, "tokens": dict(a.tokens)}
                for a in accounts.values()]  # fmt: skip
        fresh = self.path.with_suffix(f".{secrets.token_hex(4)}")
        fresh.touch(mode=0o600)
        try:
            fresh.write_text(json.dumps(rows, ensure_ascii=False, indent=1), encoding="utf-8")
            fresh.replace(self.path)
        finally:
            fresh.unlink(missing_ok=True)


_HASHER = PasswordHasher()


def _digest(token: str) -> str:
    # a token is 256 random bits: nothing to be guessed, so that a fast hash is enough
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).hexdigest()


def _read(path: Path) -> dict[str, Account]:
    try:
        rows = json.loads(path.read_text(encoding="utf-8"))
        found = [Account(row["name"], Role(row["role"]), row["password"], dict(row["tokens"])) for row in rows]
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ConfigError(f"{path} can't be read as accounts ({error}): restore it, or remove it and add them anew"
                          ) from error  # fmt: skip
    if path.stat().st_mode & 0o077:
        raise ConfigError(f"{path} can be read by others on this machine: chmod 600 {path}")
    return {account.name: account for account in found}
