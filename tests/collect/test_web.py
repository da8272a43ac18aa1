"""Pages from the web: real requests to a server on loopback."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Iterator

import pytest

from svodka.collect import Limits, gather
from svodka.collect.addresses import PublicResolver, is_public
from svodka.errors import CollectError
from svodka.model import Capture, Failure, Hints
from tests.collect.server import PAGE, Server, serving
from tests.parse.captures import FETCHED

SMALL = Limits(size=100_000, total=1.0, connect=1.0)


@pytest.fixture(scope="module")
def site() -> Iterator[tuple[str, Server]]:
    with serving() as both:
        yield both


def one(address: str, *, allow_private: bool = True) -> Capture | Failure:
    [came] = gather(
        [address],
        now=lambda: FETCHED,
        limits=SMALL,
        allow_hosts=frozenset({"*"} if allow_private else ()),
        hints=Hints(outlet="Tug"),
    )
    return came


def test_page_comes_as_bytes_with_what_the_server_says(site: tuple[str, Server]) -> None:
    came = one(f"{site[0]}/page")
    assert isinstance(came, Capture)
    assert came.data.decode("windows-1251") == PAGE
    assert (came.media_type, came.charset, came.fetched_at) == ("text/html", "windows-1251", FETCHED)
    assert came.hints.outlet == "Tug"


def test_we_say_who_we_are(site: tuple[str, Server]) -> None:
    one(f"{site[0]}/page")
    assert site[1].asked[-1][1].startswith("svodka/")


def test_redirects_are_followed_to_the_address_that_is_kept(site: tuple[str, Server]) -> None:
    came = one(f"{site[0]}/moved")
    assert isinstance(came, Capture)
    assert came.address == f"{site[0]}/page?utm_source=x"


def test_compressed_body_is_unpacked(site: tuple[str, Server]) -> None:
    came = one(f"{site[0]}/zipped")
    assert isinstance(came, Capture)
    assert came.data.decode() == "шторм"


@pytest.mark.parametrize(
    ("path", "says"),
    [
        ("missing", "404 Not Found; there is no such page"),
        ("gone", "410 Gone; the page was taken down"),
        ("forbidden", "403 Forbidden; the server refuses: save the page"),
        ("broken", "500 Internal Server Error; try again later"),
        ("round", "redirects in a circle"),
        ("nowhere", "without saying where"),
        ("to-file", "no http or https address"),
        ("slow", "no answer within 1 seconds"),
        ("cut", "the connection broke"),
        ("large", "larger than 0 MiB"),
        ("bomb", "larger than 0 MiB"),
    ],
)
def test_what_is_no_page_is_said_in_one_line(site: tuple[str, Server], path: str, says: str) -> None:
    came = one(f"{site[0]}/{path}")
    assert isinstance(came, Failure)
    assert says in came.message
    assert "\n" not in came.message
    assert (came.stage, came.subject, came.kind, came.at) == ("collect", f"{site[0]}/{path}", "CollectError", FETCHED)


@pytest.mark.parametrize(
    ("address", "says"),
    [
        ("http://port.invalid/", "there is no host port.invalid"),
        ("http://127.0.0.1:9/", "no connection to 127.0.0.1 port 9"),
        ("http://name:secret@127.0.0.1/", "user name or password"),
        ("http://127.0.0.1:99999/", "no valid address"),
        ("http://2130706433/", "no valid address"),
        ("http://[::bad/", "no valid address"),
        ("http://", "no http or https address"),
    ],
)
def test_addresses_that_lead_nowhere_are_said(address: str, says: str) -> None:
    came = one(address)
    assert isinstance(came, Failure)
    assert says in came.message
    assert "secret" not in came.message


def test_secure_address_of_an_insecure_server_is_not_trusted(site: tuple[str, Server]) -> None:
    came = one(site[0].replace("http:", "https:"))
    assert isinstance(came, Failure)
    assert "no secure connection" in came.message


# --------------------------------------------------------------------------------------- private networks


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "localhost", "[::1]", "10.0.0.1", "169.254.169.254", "[::ffff:127.0.0.1]", "0.0.0.0"]
)
def test_private_addresses_are_not_asked(site: tuple[str, Server], host: str) -> None:
    asked = len(site[1].asked)
    came = one(f"http://{host}:{site[1].server_address[1]}/page", allow_private=False)
    assert isinstance(came, Failure)
    assert "private network" in came.message
    assert len(site[1].asked) == asked


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("8.8.8.8", True),
        ("2a00:1450::1", True),
        ("192.168.1.1", False),
        ("172.16.0.1", False),
        ("100.64.0.1", False),
        ("224.0.0.1", False),
        ("fe80::1%eth0", False),
        ("fd00::1", False),
        ("::ffff:10.0.0.1", False),
        ("64:ff9b::7f00:1", False),
        ("64:ff9b::808:808", True),
        ("2002:7f00:1::", False),
    ],
)
def test_which_addresses_are_public(address: str, public: bool) -> None:
    assert is_public(address) is public


def test_name_that_leads_inside_is_refused_when_it_is_resolved() -> None:
    async def resolve() -> None:
        resolver = PublicResolver()
        await resolver.resolve("localhost", 80, socket.AF_UNSPEC)

    with pytest.raises(CollectError, match="private network"):
        asyncio.run(resolve())


def test_redirect_into_a_private_network_is_refused(site: tuple[str, Server], monkeypatch: pytest.MonkeyPatch) -> None:
    # the server itself is on loopback: let its address pass, and no other
    import svodka.collect.addresses as addresses

    real = addresses.is_public
    monkeypatch.setattr(addresses, "is_public", lambda a: a == "127.0.0.1" or real(a))
    came = one(f"{site[0]}/to-metadata", allow_private=False)
    assert isinstance(came, Failure)
    assert "169.254.169.254 is an address inside a private network" in came.message


def test_one_bad_address_does_not_stop_the_others(site: tuple[str, Server]) -> None:
    came = list(gather([f"{site[0]}/gone", f"{site[0]}/page"], now=lambda: FETCHED, allow_hosts=frozenset({"*"})))
    assert [type(c) for c in came] == [Failure, Capture]
