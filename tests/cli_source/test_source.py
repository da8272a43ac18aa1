"""``svodka source`` and ``svodka init --pack``, as a person gives them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest

from svodka.config import load_outlets, load_sources
from svodka.model import Capture, Item, Listing, SourceKind
from svodka.pipeline import discovery
from tests.cli_desk.test_commands import Svodka, svodka  # noqa: F401  (a fixture)
from tests.config.folder import OUTLETS, SOURCES

FRONT = b"<html lang='en'><head><title>The Courier</title></head><body><p>News of the day.</p></body></html>"


@pytest.fixture
def desk(svodka: Svodka, tmp_path: Path) -> Path:  # noqa: F811
    root = tmp_path / "desk"
    svodka("init", root)
    for folder, text in (("sources", SOURCES), ("outlets", OUTLETS)):
        (root / folder).mkdir()
        (root / folder / "desk.toml").write_text(text, encoding="utf-8")
    with (root / "svodka.toml").open("a", encoding="utf-8") as file:
        file.write('allow_hosts = ["127.0.0.1"]\n')
    return root


class Site(BaseHTTPRequestHandler):
    """A front page that names a feed."""

    def do_GET(self) -> None:
        body = {"/": FRONT, "/rss": b"<rss>"}.get(self.path)
        self.send_response(200 if body else 404)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        self.wfile.write(body or b"")

    def log_message(self, format: str, *args: object) -> None:
        """Silence: the tests' output is not a log."""


@contextmanager
def serving() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        server.server_close()


def read(capture: Capture) -> Listing:
    """What the site's two pages announce."""
    if capture.data == b"<rss>":
        return Listing(SourceKind.FEED, (Item(f"{capture.address}/1"),), "The \x1b[2JCourier: all", "en")
    return Listing(SourceKind.LISTING, (), "The Courier", "en", listings=("/rss",))


# ----------------------------------------------------------------------------------------------- add


def test_add_finds_the_feed_of_a_site(svodka: Svodka, desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: F811
    monkeypatch.setattr(discovery, "_announced", read)
    with serving() as site:
        ran = svodka("source", "add", "--desk", desk, site, "--outlet", "вестник халмара", "--every", 30)
        again = svodka("source", "add", "--desk", desk, f"{site}/rss")
        elsewhere = svodka("source", "add", "--desk", desk, f"{site}/nothing")
    assert (ran.code, ran.err) == (0, "")
    assert f"{site}/ is a page that names a feed; {site}/rss is the one that will be read." in ran.out
    assert "Added as 127.0.0.1-rss to sources/own.toml." in ran.out
    added = load_sources(desk)[-1]
    assert (added.kind, added.address, added.outlet, added.every) == (SourceKind.FEED, f"{site}/rss", "courier", 30)
    assert (added.language, added.checked) == ("en", True)
    assert added.title and "\x1b" not in added.title
    assert again.code == 2 and "is a source already: 127.0.0.1-rss" in again.err
    assert elsewhere.code == 1 and "404" in elsewhere.err and elsewhere.err.count("\n") == 1
    assert len(load_sources(desk)) == 4


def test_add_asks_no_private_host_that_the_desk_does_not_allow(svodka: Svodka, tmp_path: Path) -> None:  # noqa: F811
    svodka("init", tmp_path / "plain")
    ran = svodka("source", "add", "--desk", tmp_path / "plain", "http://127.0.0.1:9/")
    assert ran.code == 1 and "private network" in ran.err
    assert load_sources(tmp_path / "plain") == ()


def test_add_with_a_kind_asks_nobody(svodka: Svodka, desk: Path) -> None:  # noqa: F811
    ran = svodka(
        "source", "add", "--desk", desk, "@halmar_gong", "--kind", "channel", "--outlet", "The Gong", "--title", "Gong"
    )
    assert ran.code == 0
    assert "Noted a new outlet, the-gong, in outlets/own.toml" in ran.out
    assert "is noted as a channel, as you say; it was not asked." in ran.out
    added = load_sources(desk)[-1]
    assert (added.key, added.address) == ("t.me-halmar_gong", "https://t.me/s/halmar_gong")
    assert (added.title, added.outlet, added.checked) == ("Gong", "the-gong", False)
    assert load_outlets(desk)[-1].name == "The Gong"


@pytest.mark.parametrize("address", ["t.me/+secret", "courier", "ftp://e.example"])
def test_add_refuses_what_is_no_address(svodka: Svodka, desk: Path, address: str) -> None:  # noqa: F811
    ran = svodka("source", "add", "--desk", desk, address)
    assert ran.code == 1 and ran.err.count("\n") == 1 and ran.err.startswith("svodka: ")


# ------------------------------------------------------------------------------ list, show, pause, remove


def test_list(svodka: Svodka, desk: Path) -> None:  # noqa: F811
    ran = svodka("source", "list", "--desk", desk)
    lines = ran.out.splitlines()
    assert len(lines) == 3 and "3 sources, 1 of them paused." in ran.err
    assert "The Halmar Courier" in lines[0] and lines[1].endswith("(paused)") and lines[2].endswith("(not tried yet)")
    told = [json.loads(line) for line in svodka("source", "list", "--desk", desk, "--json").out.splitlines()]
    assert [(source["key"], source["paused"]) for source in told] == [
        ("courier-feed", False), ("courier-telegram", True), ("mayor", False),
    ]  # fmt: skip


def test_list_of_nothing_says_what_to_do(svodka: Svodka, tmp_path: Path) -> None:  # noqa: F811
    svodka("init", tmp_path / "plain")
    ran = svodka("source", "list", "--desk", tmp_path / "plain")
    assert (ran.code, ran.out) == (0, "") and "svodka source add" in ran.err


def test_show(svodka: Svodka, desk: Path) -> None:  # noqa: F811
    out = svodka("source", "show", "--desk", desk, "courier-feed").out
    assert "15 minutes" in out and "sources/desk.toml" in out and "Вестник Халмара (ru)" in out
    assert "daily [its own masthead, 2031-05]" in out
    assert "Belic family [https://registry.example/courier, 2030, not looked up]" in out
    told = json.loads(svodka("source", "show", "--desk", desk, "https://halmar.example/mayor", "--json").out)
    assert (told["key"], told["outlet"], told["checked"]) == ("mayor", None, False)


def test_pause_and_resume(svodka: Svodka, desk: Path) -> None:  # noqa: F811
    ran = svodka("source", "pause", "--desk", desk, "mayor", "courier-telegram")
    assert ran.code == 0
    assert "mayor is paused. To go on: svodka source resume mayor" in ran.out
    assert "courier-telegram is already paused." in ran.out
    assert [source.paused for source in load_sources(desk)] == [False, True, True]
    assert svodka("source", "resume", "--desk", desk, "mayor").code == 0
    assert (desk / "sources" / "desk.toml").read_text(encoding="utf-8") == SOURCES


def test_remove_says_how_to_undo_and_that_works(svodka: Svodka, desk: Path) -> None:  # noqa: F811
    before = load_sources(desk)
    ran = svodka("source", "remove", "--desk", desk, "courier-feed")
    assert "what was collected stays. To undo: svodka source add https://courier.example/rss" in ran.out
    assert len(load_sources(desk)) == 2
    ran = svodka("source", "add", "--desk", desk, "https://courier.example/rss")
    assert ran.code == 0 and "Brought courier-feed back" in ran.out
    assert set(load_sources(desk)) == set(before)


@pytest.mark.parametrize("command", ["show", "pause", "resume", "remove"])
def test_an_unknown_source_is_said_with_a_likely_one(svodka: Svodka, desk: Path, command: str) -> None:  # noqa: F811
    ran = svodka("source", command, "--desk", desk, "courier-fed")
    assert ran.code == 2 and "there is no source 'courier-fed'; did you mean courier-feed?" in ran.err
    assert (desk / "sources" / "desk.toml").read_text(encoding="utf-8") == SOURCES


def test_a_broken_file_is_named(svodka: Svodka, desk: Path) -> None:  # noqa: F811
    (desk / "sources" / "bad.toml").write_text('[[source]]\nkey = "x"\nadress = "https://e.example"\n')
    for command in (("list",), ("add", "@gong_channel"), ("pause", "mayor"), ("export",)):
        ran = svodka("source", *command, "--desk", desk)
        assert ran.code == 1 and ran.err.count("\n") == 1
        assert "bad.toml: source 1: unknown key 'adress'" in ran.err


# ---------------------------------------------------------------------------------------------- OPML


def test_a_round_trip_through_opml(svodka: Svodka, desk: Path, tmp_path: Path) -> None:  # noqa: F811
    file, other = tmp_path / "sources.opml", tmp_path / "other"
    assert "Wrote 3 sources" in svodka("source", "export", "--desk", desk, file).err
    assert svodka("source", "export", "--desk", desk).out.encode() == file.read_bytes()
    assert svodka("source", "export", "--desk", desk, file).code == 2
    svodka("init", other)
    ran = svodka("source", "import", "--desk", other, file)
    assert ran.out == "Added 3 sources; 0 there already; skipped 0 outlines that are no new feed.\n"
    assert set(load_sources(other)) == set(load_sources(desk)) and load_outlets(other) == load_outlets(desk)
    ran = svodka("source", "import", "--desk", other, file)
    assert ran.out.startswith("Added 0 sources; 3 there already;")


def test_a_file_that_is_no_opml(svodka: Svodka, desk: Path, tmp_path: Path) -> None:  # noqa: F811
    (tmp_path / "bad.opml").write_text('<!DOCTYPE o [<!ENTITY x SYSTEM "file:///etc/passwd">]><opml>&x;</opml>')
    for name, why in (("bad.opml", "document type"), ("none.opml", "there is no such file")):
        ran = svodka("source", "import", "--desk", desk, tmp_path / name)
        assert ran.code == 1 and why in ran.err and ran.err.count("\n") == 1
    assert not (desk / "sources" / "own.toml").exists()


# ---------------------------------------------------------------------------------------------- packs


def test_init_with_a_pack(svodka: Svodka, tmp_path: Path) -> None:  # noqa: F811
    ran = svodka("init", tmp_path / "desk", "--pack", "russia")
    assert ran.code == 0 and "of the pack russia" in ran.out
    number = len(load_sources(tmp_path / "desk"))
    assert number >= 60
    again = svodka("init", tmp_path / "desk", "--pack", "russia")
    assert (
        f"Added 0 sources, 0 outlets and 0 claims of the pack russia; left out {number} that are there already."
        in again.out
    )
    assert svodka("verify", "--desk", tmp_path / "desk").code == 0


def test_init_lists_packs_and_knows_no_others(svodka: Svodka, tmp_path: Path) -> None:  # noqa: F811
    listed = svodka("init", "--list-packs")
    assert listed.code == 0 and listed.out.startswith("russia: ") and "has been checked" in listed.out
    ran = svodka("init", tmp_path / "desk", "--pack", "atlantis")
    assert ran.code == 2 and "there are: russia" in ran.err and not (tmp_path / "desk").exists()
    assert svodka("init").code == 2


def test_init_completes_what_an_interrupted_one_left(svodka: Svodka, tmp_path: Path) -> None:  # noqa: F811
    svodka("init", tmp_path / "desk", "--pack", "russia")
    (tmp_path / "desk" / "svodka.toml").unlink()
    (tmp_path / "desk" / "sources" / "russia-dprk.toml").unlink()
    ran = svodka("init", tmp_path / "desk", "--pack", "russia")
    assert ran.code == 0 and "Added 10 sources, 0 outlets and 0 claims" in ran.out


@pytest.mark.parametrize("command", ["add", "list", "show", "pause", "resume", "remove", "import", "export"])
def test_help_has_an_example(svodka: Svodka, command: str) -> None:  # noqa: F811
    ran = svodka("source", command, "--help")
    assert ran.code == 0 and f"Example:  svodka source {command}" in ran.out
