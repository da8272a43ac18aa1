"""Who gets the e-mail edition: ``DESK/subscribers.sqlite``, a file of its own, since a person's data must be erasable.

All SQL about persons is in this module (docs/design/0017). Nothing here sends anything.
"""

from __future__ import annotations

import json
import os
import re
import secrets
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from pathlib import Path
from typing import Any

from svodka.errors import LedgerError, UsageError
from svodka.ids import text_checksum

FILE = "subscribers.sqlite"
# A person who waits for the message asks again within a day at most once in earnest; more is somebody's mischief
ASK_AGAIN = timedelta(days=1)
_LOCAL = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*")
_LABEL = re.compile(r"[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?")
_SCHEMA = """
CREATE TABLE IF NOT EXISTS policies (checksum TEXT PRIMARY KEY, text TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS subscribers (
  id INTEGER PRIMARY KEY AUTOINCREMENT, address TEXT NOT NULL UNIQUE, language TEXT NOT NULL, state TEXT NOT NULL,
  reason TEXT, asked_at TEXT NOT NULL, confirmed_at TEXT, policy TEXT NOT NULL REFERENCES policies, how TEXT NOT NULL,
  confirm_token TEXT UNIQUE, token TEXT NOT NULL UNIQUE, mailed_at TEXT, changed_at TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS withdrawn (
  agreed_at TEXT, policy TEXT NOT NULL, how TEXT NOT NULL, withdrawn_at TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS deliveries (
  digest TEXT NOT NULL, subscriber INTEGER, key TEXT UNIQUE, state TEXT NOT NULL, at TEXT NOT NULL, reason TEXT,
  bounce TEXT, UNIQUE (digest, subscriber));
"""
_COLUMNS = "id, address, language, state, reason, asked_at, confirmed_at, policy, how, token, mailed_at"


class State(StrEnum):
    """How a subscription stands."""

    ASKED = "asked"
    CONFIRMED = "confirmed"
    STOPPED = "stopped"


class Sent(StrEnum):
    """How the sending of one digest to one person stands."""

    WAITING = "waiting"
    TRYING = "trying"  # noted before the attempt; found by a later run, it means uncertain
    SENT = "sent"
    UNCERTAIN = "uncertain"
    REFUSED = "refused"  # for good


@dataclass(frozen=True, slots=True)
class Subscriber:
    """One row; ``token`` ends the subscription."""

    id: int
    address: str
    language: str
    state: State
    reason: str | None
    asked_at: str
    confirmed_at: str | None
    policy: str
    how: str
    token: str
    mailed_at: str | None


@dataclass(frozen=True, slots=True)
class Due:
    """A digest that is due to a person; ``key`` stands in the message's header."""

    key: str
    address: str
    language: str
    token: str


def normal_address(text: str) -> str:
    """The one spelling of an address: small letters, the domain in ASCII. UsageError for what is none.

    Strict: no quoted local part, no comment, no literal IP address, nothing that could begin another header.
    """
    wrong = UsageError("this is no e-mail address that can be written to; write it as name@example.org")
    local, at, domain = text.strip().rpartition("@")
    try:
        domain = domain.encode("idna").decode("ascii").lower()
    except UnicodeError:
        raise wrong from None
    labels = domain.split(".")
    fits = 1 <= len(local) <= 64 and len(domain) <= 253 and len(labels) > 1 and not labels[-1].isdigit()
    if not (at and fits and _LOCAL.fullmatch(local) and all(_LABEL.fullmatch(label) for label in labels)):
        raise wrong
    return f"{local.lower()}@{domain}"


class Subscribers:
    """The file, open. Every method is one transaction; what is erased is overwritten (``secure_delete``)."""

    def __init__(self, path: Path) -> None:
        """Open or make the file, readable by its owner only; LedgerError where that fails."""
        try:
            os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
            path.chmod(0o600)
            self._db = sqlite3.connect(path, isolation_level=None, timeout=30)
            self._db.execute("PRAGMA secure_delete = ON")
            self._db.execute("PRAGMA synchronous = FULL")
            self._db.executescript(_SCHEMA)
        except (OSError, sqlite3.Error) as error:
            raise LedgerError(f"can't open {path}: {error}; restore it from a backup, or move it away") from error
        self.path = path

    def close(self) -> None:
        """Let go of the file."""
        self._db.close()

    @contextmanager
    def _change(self) -> Iterator[sqlite3.Connection]:
        try:
            self._db.execute("BEGIN IMMEDIATE")
            yield self._db
            self._db.execute("COMMIT")
        except BaseException as error:
            if self._db.in_transaction:
                self._db.execute("ROLLBACK")
            if isinstance(error, sqlite3.Error):
                raise LedgerError(f"can't write to {self.path}: {error}") from error
            raise

    # ------------------------------------------------------------------------------- consent

    def ask(self, address: str, *, language: str, policy: str, how: str, at: datetime) -> str | None:
        """Note that somebody asked for the digest; the token for the confirming message, None where none is due.

        None is due to whoever has confirmed, and to whoever was sent one within a day.
        """
        address, token, now = normal_address(address), secrets.token_urlsafe(24), at.isoformat()
        with self._change() as db:
            found = self._one("address = ?", address)
            if found and found.state is State.CONFIRMED:
                return None
            if found and found.mailed_at and at - datetime.fromisoformat(found.mailed_at) < ASK_AGAIN:
                return None
            kept = self._policy(db, policy)
            if found:
                db.execute(
                    "UPDATE subscribers SET state='asked', reason=NULL, language=?, asked_at=?, confirmed_at=NULL, "
                    "policy=?, how=?, confirm_token=?, mailed_at=?, changed_at=? WHERE id=?",
                    (language, now, kept, how, text_checksum(token), now, now, found.id),
                )
            else:
                self._insert(db, address, language, State.ASKED, now, None, kept, how, text_checksum(token))
        return token

    def not_mailed(self, address: str) -> None:
        """Note that the confirming message could not be sent, so that it can be asked for again at once."""
        with self._change() as db:
            db.execute("UPDATE subscribers SET mailed_at = NULL WHERE address = ?", (normal_address(address),))

    def confirm(self, token: str, *, at: datetime) -> Subscriber | None:
        """The subscriber who confirms with a token, which holds once; None for a token that is unknown."""
        with self._change() as db:
            found = self._one("confirm_token = ?", text_checksum(token))
            if found is None:
                return None
            db.execute("UPDATE deliveries SET bounce = NULL WHERE subscriber = ?", (found.id,))
            db.execute("UPDATE subscribers SET state='confirmed', confirmed_at=?, confirm_token=NULL, changed_at=? "
                       "WHERE id=?", (at.isoformat(), at.isoformat(), found.id))  # fmt: skip
            return self._one("id = ?", found.id)

    def take_over(self, address: str, *, language: str, policy: str, how: str, agreed: datetime) -> bool:
        """Add an address whose consent is documented elsewhere; whether it is new. One that is here stays as it is."""
        address = normal_address(address)
        with self._change() as db:
            if self._one("address = ?", address):
                return False
            self._insert(db, address, language, State.CONFIRMED, agreed.isoformat(), agreed.isoformat(),
                         self._policy(db, policy), how, None)  # fmt: skip
        return True

    def _insert(self, db: sqlite3.Connection, address: str, language: str, state: State, asked: str,
                confirmed: str | None, policy: str, how: str, confirm: str | None) -> None:  # fmt: skip
        db.execute(
            "INSERT INTO subscribers (address, language, state, asked_at, confirmed_at, policy, how, confirm_token, "
            "token, mailed_at, changed_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (address, language, state, asked, confirmed, policy, how, confirm, secrets.token_urlsafe(24),
             asked if confirm else None, asked),
        )  # fmt: skip

    def _policy(self, db: sqlite3.Connection, text: str) -> str:
        db.execute("INSERT OR IGNORE INTO policies VALUES (?, ?)", (text_checksum(text), text))
        return text_checksum(text)

    # ------------------------------------------------------------------------------- leaving

    def unsubscribe(self, token: str, *, at: datetime) -> bool:
        """End the subscription of a token and erase its address; whether there was one."""
        found = self._one("token = ?", token)
        return bool(found) and self._leave(found, at)

    def erase(self, address: str, *, at: datetime) -> bool:
        """Erase all about an address, as ``unsubscribe`` does; whether there was anything."""
        found = self._one("address = ?", normal_address(address))
        return bool(found) and self._leave(found, at)

    def _leave(self, found: Subscriber | None, at: datetime) -> bool:
        assert found
        with self._change() as db:
            if found.confirmed_at:
                db.execute("INSERT INTO withdrawn VALUES (?, ?, ?, ?)",
                           (found.confirmed_at, found.policy, found.how, at.isoformat()))  # fmt: skip
            self._forget(db, found.id)
        return True

    def _forget(self, db: sqlite3.Connection, number: int) -> None:
        """What remains of deliveries leads to nobody."""
        db.execute("DELETE FROM deliveries WHERE subscriber = ? AND state = 'waiting'", (number,))
        db.execute("UPDATE deliveries SET subscriber=NULL, key=NULL, reason=NULL WHERE subscriber = ?", (number,))
        db.execute("DELETE FROM subscribers WHERE id = ?", (number,))

    def tidy(self, *, at: datetime, unconfirmed_days: int, retention_days: int) -> int:
        """Erase who did not confirm, who was stopped long ago, and old records of withdrawals; how many persons."""
        asked = (at - timedelta(days=unconfirmed_days)).isoformat()
        kept = (at - timedelta(days=retention_days)).isoformat()
        with self._change() as db:
            old = db.execute("SELECT id FROM subscribers WHERE (state='asked' AND asked_at < ?) OR "
                             "(state='stopped' AND changed_at < ?)", (asked, kept)).fetchall()  # fmt: skip
            for (number,) in old:
                self._forget(db, number)
            db.execute("DELETE FROM withdrawn WHERE withdrawn_at < ?", (kept,))
        return len(old)

    # ------------------------------------------------------------------------------- reading

    def all(self) -> list[Subscriber]:
        """All who are here, by address."""
        rows = self._db.execute(f"SELECT {_COLUMNS} FROM subscribers ORDER BY address").fetchall()  # noqa: S608
        return [_subscriber(row) for row in rows]

    def _one(self, where: str, value: object) -> Subscriber | None:
        # ``where`` is ours: the values come apart from it
        row = self._db.execute(f"SELECT {_COLUMNS} FROM subscribers WHERE {where}", (value,)).fetchone()  # noqa: S608
        return _subscriber(row) if row else None

    def export(self, address: str) -> str | None:
        """All that is kept about an address, as JSON; None where nothing is."""
        found = self._one("address = ?", normal_address(address))
        if found is None:
            return None
        [(text,)] = self._db.execute("SELECT text FROM policies WHERE checksum = ?", (found.policy,)).fetchall()
        rows = self._db.execute("SELECT digest, state, at, reason, bounce FROM deliveries WHERE subscriber = ? "
                                "ORDER BY at", (found.id,)).fetchall()  # fmt: skip
        value = {name: getattr(found, name) for name in Subscriber.__slots__ if name not in ("id", "token")}
        deliveries = [dict(zip(("digest", "state", "at", "reason", "bounce"), row, strict=True)) for row in rows]
        return json.dumps({**value, "agreed_to": text, "deliveries": deliveries}, ensure_ascii=False, indent=2)

    # ------------------------------------------------------------------------------- deliveries

    def begin(self, digest: str, *, at: datetime) -> None:
        """Fix who gets a digest when it is sent first; what a run left in mid-attempt becomes uncertain."""
        with self._change() as db:
            db.execute("UPDATE deliveries SET state='uncertain', reason='stopped between sending and noting it' "
                       "WHERE digest=? AND state='trying'", (digest,))  # fmt: skip
            if not db.execute("SELECT 1 FROM deliveries WHERE digest = ?", (digest,)).fetchone():
                people = db.execute("SELECT id FROM subscribers WHERE state='confirmed' ORDER BY id").fetchall()
                db.executemany(
                    "INSERT INTO deliveries (digest, subscriber, key, state, at) VALUES (?, ?, ?, 'waiting', ?)",
                    [(digest, number, secrets.token_hex(16), at.isoformat()) for (number,) in people],
                )

    def due(self, digest: str, *, again_uncertain: bool = False) -> list[Due]:
        """Who still waits for a digest; with ``again_uncertain`` those, too, who may have it."""
        rows = self._db.execute(
            "SELECT d.key, s.address, s.language, s.token FROM deliveries d JOIN subscribers s ON s.id = d.subscriber "
            "WHERE d.digest = ? AND s.state = 'confirmed' AND (d.state = 'waiting' OR (? AND d.state = 'uncertain')) "
            "ORDER BY s.id", (digest, again_uncertain),
        ).fetchall()  # fmt: skip
        return [Due(*row) for row in rows]

    def would_get(self, digest: str, *, again_uncertain: bool = False) -> int:
        """How many a run would send a digest to."""
        if self.figures(digest):
            return len(self.due(digest, again_uncertain=again_uncertain))
        return sum(one.state is State.CONFIRMED for one in self.all())

    def attempt(self, key: str, *, at: datetime) -> bool:
        """Note that a message is about to go out; False where the person has left since, or it is another's turn."""
        with self._change() as db:
            done = db.execute("UPDATE deliveries SET state='trying', at=? WHERE key=? AND state IN "
                              "('waiting', 'uncertain')", (at.isoformat(), key))  # fmt: skip
        return done.rowcount == 1

    def result(self, key: str, state: Sent, *, at: datetime, reason: str | None = None) -> None:
        """Note what came of an attempt."""
        with self._change() as db:
            db.execute("UPDATE deliveries SET state=?, at=?, reason=? WHERE key=?",
                       (state, at.isoformat(), reason, key))  # fmt: skip

    def bounce(self, key: str, *, hard: bool, reason: str, at: datetime, most: int) -> bool:
        """Count a bounce of a delivery, once; stop who has ``most`` hard ones. Whether it was new to us."""
        with self._change() as db:
            row = db.execute("SELECT subscriber, bounce FROM deliveries WHERE key = ?", (key,)).fetchone()
            if row is None or row[1] == "hard" or row[1] == ("hard" if hard else "soft"):
                return False
            db.execute("UPDATE deliveries SET bounce=?, reason=? WHERE key=?",
                       ("hard" if hard else "soft", reason, key))  # fmt: skip
            count = "SELECT COUNT(*) FROM deliveries WHERE subscriber = ? AND bounce = 'hard'"
            if db.execute(count, (row[0],)).fetchone()[0] >= most:
                db.execute("UPDATE subscribers SET state='stopped', reason=?, changed_at=? WHERE id=?",
                           (reason, at.isoformat(), row[0]))  # fmt: skip
        return True

    def figures(self, digest: str) -> dict[str, int]:
        """How many deliveries of a digest stand in which state."""
        return dict(self._db.execute("SELECT state, COUNT(*) FROM deliveries WHERE digest=? GROUP BY state", (digest,)))


def _subscriber(row: tuple[Any, ...]) -> Subscriber:
    number, address, language, state, *rest = row
    return Subscriber(number, address, language, State(state), *rest)
