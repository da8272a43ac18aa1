"""The pages of the reading room on a small desk: they show what the ledger has, and nothing else runs."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from svodka.config import load
from svodka.ledger import Ledger
from svodka.pipeline.tracked import opened
from svodka.web.accounts import Role
from tests.cli_desk.test_commands import Svodka, svodka
from tests.web.served import add_account, client_of, make_desk, sign_in, token_on

__all__ = ["svodka"]

CLAIM = 'text = "Volunteers from Sundria fight beside Halmar."\nterms_en = ["volunteers"]\nterms_ru = ["доброволец"]\n'
HOSTILE = """---
address: https://evil.example/1
outlet: <script>alert(1)</script>
published: 2031-05-18
title: </title><img src=x onerror=alert(2)>
---
Irina Velt"><svg onload=alert(3)> said: "The volunteers <b>left</b> \u202e javascript:alert(4)."
"""


SCRIPTS = {"/static/htmx.min.js", "/static/room.js"}


class Tags(HTMLParser):
    """The tags of a page with their attributes, as a browser sees them."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str]]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, {name: value or "" for name, value in attrs}))


@pytest.fixture
def root(tmp_path: Path, svodka: Svodka) -> Path:
    made = make_desk(tmp_path)
    (made / "claims").mkdir()
    (made / "claims" / "volunteers.toml").write_text(CLAIM, encoding="utf-8")
    (tmp_path / "hostile.md").write_text(HOSTILE, encoding="utf-8")
    assert svodka("add", "--desk", made, "--workers", 1, tmp_path / "hostile.md").code == 0
    ran = svodka("digest", "--desk", made, "--from", "2031-05-01", "--to", "2031-05-31", "--out", tmp_path / "may")
    assert ran.code == 0, ran.err
    return made


@pytest.fixture
def client(root: Path) -> TestClient:
    return client_of(root)


def ids(root: Path) -> list[str]:
    with Ledger(root / "ledger.sqlite") as ledger:
        return [row.statement.id for row in ledger.statements()]


def digest_of(root: Path) -> str:
    with Ledger(root / "ledger.sqlite") as ledger:
        return ledger.editions.digests()[0][0]


def test_every_page_opens_in_both_languages_and_runs_nothing(client: TestClient, root: Path) -> None:
    paths = ["/", "/lines", "/lines/volunteers", "/lines/volunteers?as_of=2031-05-15", "/search", "/search?q=volunteers",
             "/sources", "/review", "/review/log", "/digests", f"/digests/{digest_of(root)}", "/api",
             *(f"/statements/{one}" for one in ids(root))]  # fmt: skip
    for language in ("en", "ru"):
        client.post("/language", data={"csrf": token_on(client), "language": language, "to": "/"})
        for path in paths:
            answer = client.get(path)
            assert answer.status_code == 200, (path, answer.text[:500])
            page = answer.text
            assert f'<html lang="{language}">' in page
            assert len(re.findall("<h1", page)) == 1, path
            assert "<b>left" not in page, path
            tags = Tags(page).found
            assert {attributes["src"].split("?")[0] for tag, attributes in tags if tag == "script"} <= SCRIPTS, path
            for tag, attributes in tags:
                assert tag != "img", path
                assert not [name for name in attributes if name.startswith("on") or name == "style"], (path, tag)
                assert not attributes.get("href", "").startswith(("javascript", "data")), path
            assert "\u202e" not in re.sub(r'<bdi class="odd"[^>]*>.</bdi>', "", page), path


def test_a_statement_is_marked_in_its_text(client: TestClient, root: Path) -> None:
    with Ledger(root / "ledger.sqlite") as ledger:
        row = next(row for row in ledger.statements() if "never were" in row.revision.text)
    page = client.get(f"/statements/{row.statement.id}").text
    assert '<mark id="words">' in page
    assert row.snapshot.checksum in page
    assert row.revision.address in page
    assert client.get("/statements/00").status_code == 404


def test_archived_bytes_are_shut_in(client: TestClient, root: Path) -> None:
    with Ledger(root / "ledger.sqlite") as ledger:
        row = next(row for row in ledger.statements() if "evil.example" in row.revision.address)
    for kind in ("text/html", "text/plain", "application/javascript", "image/svg+xml"):
        answer = client.get(f"/archived/{row.snapshot.checksum}", params={"type": kind})
        assert answer.content.decode() == HOSTILE
        assert answer.headers["content-security-policy"].startswith("sandbox; default-src 'none'")
        assert answer.headers["content-type"].split(";")[0] in ("text/html", "text/plain")
        assert answer.headers["x-content-type-options"] == "nosniff"
    for wrong in ("0" * 64, "..%2f..%2fsvodka.toml", "x"):
        assert client.get(f"/archived/{wrong}").status_code == 404


def test_search_finds_and_goes_on(client: TestClient, root: Path) -> None:
    found = re.findall(r'href="/statements/(\w+)#words"', client.get("/search?q=volunteers").text)
    assert found
    assert set(found) <= set(ids(root))
    assert "Nothing fits" in client.get("/search?q=elephants").text
    assert client.get("/search?since=soon").status_code == 400
    assert client.get("/search?q=%22%29+OR+1%3D1+--+NEAR%28*").status_code == 200
    assert 'value="&lt;i&gt;"' in client.get("/search?q=<i>").text


def test_a_decision_goes_into_the_log_and_back_out(client: TestClient, root: Path) -> None:
    page = client.get("/review").text
    item = re.search(r'name="id" value="(volunteers/\w+)"', page)
    assert item
    form = {"csrf": token_on(client, "/review"), "id": item[1], "verb": "confirm", "by": "Anna"}
    assert client.post("/review", data={**form, "by": ""}).status_code == 400
    assert client.post("/review", data={**form, "verb": "reject"}).status_code == 400
    assert client.post("/review", data={**form, "csrf": "0"}).status_code == 403
    answer = client.post("/review", data=form)
    assert answer.status_code == 303
    assert "done=" in answer.headers["location"]
    assert item[1] not in client.get("/review").text
    with Ledger(root / "ledger.sqlite") as ledger:
        log = ledger.tracking.decisions()
    assert {one.by for one in log} == {"Anna"}
    undo = {"csrf": form["csrf"], "number": str(log[-1].seq), "by": "Anna"}
    assert client.post("/review/undo", data=undo).status_code == 303
    assert "taken back" in client.get("/review/log").text


def test_a_digest_is_signed_in_the_browser(client: TestClient, root: Path) -> None:
    name = digest_of(root)
    page = client.get(f"/digests/{name}/page")
    assert page.headers["content-security-policy"].startswith("sandbox;")
    form = {"csrf": token_on(client, f"/digests/{name}"), "by": "Vera Holm", "anyway": "read by two of us"}
    assert client.post(f"/digests/{name}/sign", data={**form, "by": ""}).status_code == 400
    assert client.post(f"/digests/{name}/sign", data=form).status_code == 303
    assert "signed by Vera Holm" in client.get("/digests").text
    assert client.get("/digests/00").status_code == 404


def test_a_reader_changes_nothing(root: Path) -> None:
    add_account(root, "rita", Role.READER)
    add_account(root, "vera", Role.EDITOR)
    reader = client_of(root, loopback=False, client="192.0.2.9")
    assert sign_in(reader, "rita") == 303
    token = token_on(reader)
    assert 'action="/review"' not in reader.get("/review").text
    form = {"csrf": token, "id": "volunteers/00", "verb": "confirm", "by": "Vera"}
    assert reader.post("/review", data=form).status_code == 403
    assert reader.post(f"/digests/{digest_of(root)}/sign", data={"csrf": token, "by": "Vera"}).status_code == 403
    with Ledger(root / "ledger.sqlite") as ledger:
        assert not ledger.tracking.decisions()
        assert ledger.editions.signoff(digest_of(root)) is None
    editor = client_of(root, loopback=False, client="192.0.2.10")
    sign_in(editor, "vera")
    name = digest_of(root)
    data = {"csrf": token_on(editor), "by": "Somebody Else", "anyway": "so"}
    assert editor.post(f"/digests/{name}/sign", data=data).status_code == 303
    with Ledger(root / "ledger.sqlite") as ledger:
        signoff = ledger.editions.signoff(name)
    assert signoff is not None
    assert signoff.by == "vera"


def test_a_line_is_kept_until_something_changes(client: TestClient, root: Path) -> None:
    before = client.get("/lines/volunteers").text
    assert client.get("/lines/volunteers").text.count("<li") == before.count("<li")
    settings = load(root)
    with opened(settings) as desk:
        position = desk.ledger.position()
    item = re.search(r'name="id" value="(volunteers/\w+)"', client.get("/review").text)
    assert item
    form = {"csrf": token_on(client, "/review"), "id": item[1], "verb": "reject", "reason": "claim", "by": "Anna"}
    assert client.post("/review", data=form).status_code == 303
    with opened(settings) as desk:
        assert desk.ledger.position() != position
    assert client.get("/lines/volunteers").text.count("<li") < before.count("<li")
