"""What stands before every page: names, origins, tokens, sizes, headers."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.testclient import TestClient

from svodka.web.accounts import Role
from svodka.web.signing_in import _inside
from svodka.web.visit import COOKIE
from tests.web.served import add_account, client_of, make_desk, sign_in, token_on


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_desk(tmp_path_factory.mktemp("gate"))


@pytest.fixture
def client(root: Path) -> TestClient:
    return client_of(root)


@pytest.mark.parametrize(
    "host", ["evil.example", "127.0.0.1.evil.example", "", "localhost@evil.example", "[::1", "a b"]
)
def test_it_is_served_under_its_own_names_only(client: TestClient, host: str) -> None:
    assert client.get("/", headers={"host": host}).status_code == 421


@pytest.mark.parametrize("host", ["localhost:8470", "127.0.0.1:9", "[::1]:8470"])
def test_the_loopback_has_its_names(client: TestClient, host: str) -> None:
    assert client.get("/", headers={"host": host}).status_code == 200


@pytest.mark.parametrize(
    "headers",
    [{"origin": "https://evil.example"}, {"origin": "null"}, {"sec-fetch-site": "cross-site"}, {"sec-fetch-site": "same-site"}],
)  # fmt: skip
def test_a_change_from_elsewhere_is_refused(client: TestClient, headers: dict[str, str]) -> None:
    form = {"csrf": token_on(client), "language": "ru", "to": "/"}
    assert client.post("/language", data=form, headers=headers).status_code == 403
    assert 'lang="en"' in client.get("/").text


def test_a_change_needs_the_token_of_its_own_visit(client: TestClient, root: Path) -> None:
    theirs = token_on(client_of(root))
    own = token_on(client)
    for wrong in ("", theirs, own[:-1], "ё" * 64):
        assert client.post("/language", data={"csrf": wrong, "language": "ru", "to": "/"}).status_code == 403
    assert client.post("/language", data={"csrf": own, "language": "ru", "to": "/"}).status_code == 303
    assert 'lang="ru"' in client.get("/").text


@pytest.mark.parametrize("cookie", ["", "x", "eyJpZCI6ICJhIn0.a.b", "a" * 5000])
def test_a_cookie_that_is_not_ours_is_nobody(root: Path, cookie: str) -> None:
    client = client_of(root)
    answer = client.get("/", headers={"cookie": f"{COOKIE}={cookie}"})
    assert answer.status_code == 200
    assert COOKIE in answer.headers["set-cookie"]


def test_every_answer_has_the_headers(client: TestClient) -> None:
    for path in ("/", "/nowhere", "/static/room.css"):
        headers = client.get(path).headers
        policy = headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        assert headers["x-content-type-options"] == "nosniff"
    cookie = client_of(client.app.user_middleware[0].kwargs["room"].root).get("/").headers["set-cookie"]  # type: ignore[attr-defined]
    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie


def test_more_than_a_form_holds_is_refused(client: TestClient) -> None:
    token = token_on(client)
    assert client.post("/language", data={"csrf": token, "to": "x" * 9_000_000}).status_code == 413
    assert client.post("/language", content=b"", headers={"content-length": "1e3"}).status_code == 413


def test_what_is_not_there_is_said_in_a_page(client: TestClient) -> None:
    answer = client.get("/nowhere")
    assert answer.status_code == 404
    assert "There is no such page" in answer.text


@given(st.text(max_size=60))
def test_after_signing_in_nobody_is_led_elsewhere(to: str) -> None:
    inside = _inside(to)
    assert inside.startswith("/")
    assert inside[:2] not in ("//", "/\\")
    assert inside.isprintable()


@pytest.fixture
def network(tmp_path: Path) -> TestClient:
    root = make_desk(tmp_path)
    for name, role in (("vera", Role.EDITOR), ("rita", Role.READER)):
        add_account(root, name, role)
    return client_of(root, loopback=False, client="192.0.2.7")


def test_beyond_the_machine_one_signs_in_first(network: TestClient) -> None:
    assert network.get("/").headers["location"] == "/sign-in?to=/"
    assert network.get("/api/v1/statements").status_code == 401
    assert sign_in(network, "vera", "seven grey herons swim") == 403
    assert sign_in(network, "nobody") == 403
    assert sign_in(network, "vera") == 303
    assert network.get("/").status_code == 200
    assert network.post("/sign-out", data={"csrf": token_on(network)}).status_code == 303
    assert network.get("/").status_code == 303


def test_the_session_known_before_signing_in_is_not_the_one_after(network: TestClient) -> None:
    network.get("/sign-in")
    before = network.cookies[COOKIE]
    sign_in(network, "vera")
    assert network.get("/", headers={"cookie": f"{COOKIE}={before}"}).status_code == 303


def test_a_new_password_ends_all_sessions(network: TestClient) -> None:
    sign_in(network, "vera")
    accounts = network.app.user_middleware[0].kwargs["accounts"]  # type: ignore[attr-defined]
    accounts.change_password("vera", "eight grey herons walk")
    assert network.get("/").status_code == 303


def test_a_token_reads_as_its_account_until_it_is_taken_back(network: TestClient) -> None:
    accounts = network.app.user_middleware[0].kwargs["accounts"]  # type: ignore[attr-defined]
    token = accounts.new_token("rita", "script")
    bearer = {"authorization": f"Bearer {token}"}
    assert network.get("/", headers=bearer).status_code == 200
    assert network.get("/", headers={"authorization": f"Bearer {token}x"}).status_code == 303
    accounts.drop_token("rita", "script")
    assert network.get("/", headers=bearer).status_code == 303


def test_guessing_passwords_ends_soon(network: TestClient) -> None:
    answers = [sign_in(network, "rita", f"wrong password {n}") for n in range(22)]
    assert answers[-1] == 429
    assert sign_in(network, "rita") == 429
