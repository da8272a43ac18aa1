"""A served desk for tests: made of the pipeline's documents, asked through Starlette's client."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path

from starlette.testclient import TestClient

from svodka.web.accounts import Accounts, Role
from svodka.web.app import build
from svodka.web.room import Room
from tests.pipeline.material import added, open_desk, write_documents

AT = datetime(2031, 5, 21, 9, 0, tzinfo=UTC)
PASSWORD = "seven grey herons walk"


def make_desk(folder: Path) -> Path:
    """A desk with the documents of ``tests/pipeline/material``, read."""
    root = folder / "desk"
    root.mkdir()
    (root / "svodka.toml").write_text(
        'name = "Straits desk"\nledger = "ledger.sqlite"\narchive = "archive"\n', encoding="utf-8"
    )
    with open_desk(root) as desk:
        added(desk, write_documents(folder / "documents"))
    return root


def client_of(root: Path, *, loopback: bool = True, client: str = "127.0.0.1") -> TestClient:
    """A browser on the machine itself, or on the network."""
    host = "127.0.0.1" if loopback else "desk.example"
    room = Room(root, lambda: AT, loopback=loopback, hosts=() if loopback else (host,))
    return TestClient(build(room), base_url=f"http://{host}", client=(client, 50000), follow_redirects=False)


def add_account(root: Path, name: str, role: Role) -> None:
    """An account with ``PASSWORD``."""
    Accounts(Room(root, lambda: AT).state / "accounts.json").add(name, role, PASSWORD)


def token_on(client: TestClient, path: str = "/") -> str:
    """The token that the forms of a page carry."""
    found = re.search(r'name="csrf" value="(\w+)"', client.get(path).text)
    assert found, f"no form on {path}"
    return found[1]


def sign_in(client: TestClient, name: str, password: str = PASSWORD) -> int:
    """Sign in as a browser does; the status of the answer."""
    form = {"csrf": token_on(client, "/sign-in"), "name": name, "password": password, "to": "/"}
    return client.post("/sign-in", data=form).status_code
