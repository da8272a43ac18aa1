"""The HTTP API: its answers are those of the commands, its cursors go through all, its errors say what to do."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pyarrow.parquet
import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from schemathesis.specs.openapi.checks import positive_data_acceptance
from starlette.testclient import TestClient

from svodka.ledger import Ledger
from svodka.web.api.operation import Operation, cursor_of, place_of
from svodka.web.api.routes import OPERATIONS
from svodka.write.export import COLUMNS, row_to_json
from tests.web.served import client_of, make_desk

V1 = "/api/v1"
HOST = {"host": "127.0.0.1"}
TOLD_IN_WORDS = {"statements", "documents", "utterances", "export", "check"}


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_desk(tmp_path_factory.mktemp("api"))


@pytest.fixture(scope="module")
def client(root: Path) -> TestClient:
    return client_of(root)


def asked(client: TestClient, path: str, **query: Any) -> dict[str, Any]:
    answer = client.get(V1 + path, params=query)
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    return found


def test_statements_are_those_of_the_ledger(client: TestClient, root: Path) -> None:
    with Ledger(root / "ledger.sqlite") as ledger:
        known = [row_to_json(row) for row in ledger.statements()]
    assert known
    given = asked(client, "/statements", limit=500)["items"]
    assert sorted(given, key=lambda one: one["id"]) == sorted(known, key=lambda one: one["id"])


@pytest.mark.parametrize("path", ["/statements", "/documents", "/utterances"])
def test_a_cursor_goes_through_all_and_twice_through_none(client: TestClient, path: str) -> None:
    whole = asked(client, path, limit=500)["items"]
    found: list[Any] = []
    after: dict[str, str] = {}
    while True:
        page = asked(client, path, limit=1, **after)
        found += page["items"]
        if page["next"] is None:
            break
        after = {"after": page["next"]}
    assert found == whole


def test_filters_are_those_of_the_command(client: TestClient) -> None:
    velt = asked(client, "/statements", speaker="velt")["items"]
    assert velt
    assert all("Velt" in one["speaker"]["name"] for one in velt)
    assert asked(client, "/statements", since="2031-05-16", until="2031-05-16", kind="direct")["items"]
    assert not asked(client, "/statements", about="elephants")["items"]
    assert {one["language"] for one in asked(client, "/documents", language="ru")["items"]} == {"ru"}


def test_a_statement_has_its_receipt(client: TestClient) -> None:
    one = asked(client, "/statements", limit=1)["items"][0]
    whole = asked(client, f"/statements/{one['id']}")
    assert whole["receipt"] == asked(client, f"/statements/{one['id']}/receipt")
    [target] = whole["receipt"]["target"]
    quote = next(s for s in target["selector"] if s["type"] == "TextQuoteSelector")
    assert quote["exact"] == one["words"][0]


@pytest.mark.parametrize(
    ("path", "status", "says"),
    [
        ("/statements?limit=0", 400, "limit: a number from 1 to 500"),
        ("/statements?limit=1&limit=2", 400, "limit is given 2 times"),
        ("/statements?since=2031-02-30", 400, "since: '2031-02-30' is no day"),
        ("/statements?since=2031-05-02&until=2031-05-01", 400, "since: 2031-05-02 is after until"),
        ("/statements?kind=shouted", 400, "kind: one of direct"),
        ("/statements?after=zzz", 400, "after: that is no cursor"),
        ("/statements?speeker=Velt", 400, "there is no parameter 'speeker'"),
        ("/statements?about=" + "x" * 401, 400, "about: at most 400"),
        ("/statements/00", 404, "no statement"),
        ("/lines/nothing", 404, "no claim"),
        ("/shifts?claim=nothing", 404, "no claim"),
        ("/digests/00", 404, "no digest"),
        ("/nowhere", 404, "openapi.json"),
    ],
)
def test_errors_say_what_to_do(client: TestClient, path: str, status: int, says: str) -> None:
    answer = client.get(V1 + path)
    assert answer.status_code == status
    assert says in answer.json()["error"]


def test_what_was_answered_is_not_sent_twice(client: TestClient) -> None:
    first = client.get(f"{V1}/statements", params={"limit": 2})
    again = client.get(f"{V1}/statements", params={"limit": 2}, headers={"if-none-match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    other = client.get(f"{V1}/statements", params={"limit": 3}, headers={"if-none-match": first.headers["etag"]})
    assert other.status_code == 200


def test_exports_hold_all(client: TestClient) -> None:
    whole = asked(client, "/statements", limit=500)["items"]
    lines = client.get(f"{V1}/export").text.splitlines()
    assert [json.loads(line) for line in lines] == whole
    rows = list(csv.DictReader(io.StringIO(client.get(f"{V1}/export", params={"format": "csv"}).text, newline="")))
    assert [row["statement"] for row in rows] == [one["id"] for one in whole]
    table = pyarrow.parquet.read_table(io.BytesIO(client.get(f"{V1}/export", params={"format": "parquet"}).content))
    assert tuple(table.column_names) == COLUMNS
    assert table.to_pylist() == [{**row, "content": row["content"].removeprefix("'")} for row in rows]


def test_a_draft_is_held_to_the_desk(client: TestClient) -> None:
    sound = '"There are no such volunteers, and there never were," Irina Velt said.\n'
    assert client.post(f"{V1}/check", json={"text": sound}).json()["faults"] == 0
    altered = sound.replace("never were", "often were")
    report = client.post(f"{V1}/check", json={"text": altered, "published": "2031-05-20"}).json()
    assert report["faults"] > 0


@pytest.mark.parametrize(
    ("body", "status"),
    [(b"", 400), (b"[]", 400), (b"{", 400), (b'{"text": ""}', 400), (b'{"text": 3}', 400), (b"[" * 100_000, 400),
     (b'{"text": "a", "more": 1}', 400), (b'{"text": "a", "published": "soon"}', 400), (b'{"text": "\\ud800"}', 200)],
)  # fmt: skip
def test_bodies_that_are_no_draft(client: TestClient, body: bytes, status: int) -> None:
    answer = client.post(f"{V1}/check", content=body, headers={"content-type": "application/json"})
    assert answer.status_code == status, answer.text
    assert client.post(f"{V1}/check", content=body).status_code == 415


@given(st.integers(min_value=0, max_value=10**17))
def test_a_cursor_comes_back(place: int) -> None:
    assert place_of(cursor_of(place)) == place


def test_the_page_lists_all_operations(client: TestClient) -> None:
    page = client.get("/api").text
    assert all(f"{V1}{one.path}" in page for one in OPERATIONS)


@pytest.fixture(scope="module")
def described(client: TestClient) -> Any:
    """The API as Schemathesis reads it from its document."""
    return schemathesis.openapi.from_asgi(f"{V1}/openapi.json", client.app, headers=HOST)


@pytest.mark.parametrize("one", OPERATIONS, ids=lambda one: one.name)
def test_it_does_what_its_document_says(described: Any, one: Operation) -> None:
    @given(case=described[V1 + one.path][one.method].as_strategy())
    @settings(max_examples=40, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
    def holds(case: Any) -> None:
        # a cursor is opaque, a period's days are in order, a draft is text: more than a schema can say
        excluded = [positive_data_acceptance] if one.name in TOLD_IN_WORDS else []
        case.call_and_validate(headers=HOST, excluded_checks=excluded)

    holds()
