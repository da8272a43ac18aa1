"""The e-mail edition, as an editor gives the commands."""

from __future__ import annotations

import json
import re
from email import message_from_bytes
from pathlib import Path

import pytest

from tests.cli_desk.test_commands import Svodka, svodka
from tests.cli_digest.test_pack import desk
from tests.cli_publish.test_publish import signed
from tests.watching.servers import Mailbox, mail_server

__all__ = ["desk", "signed", "svodka"]

TO = "reader@halmar.example"


def set_up(desk: Path, box: Mailbox, security: str = "none") -> None:
    (desk / "site.toml").write_text(
        'title = "The Digest"\naddress = "https://digest.example/"\npublisher = "The Desk"\n'
        'controller = "The Desk, Quay 1"\n[mail]\nfrom = "digest@digest.example"\nserver = "127.0.0.1"\n'
        f'port = {box.port}\nsecurity = "{security}"\n'
    )


def test_from_asking_to_leaving(svodka: Svodka, signed: tuple[Path, str], tmp_path: Path) -> None:
    desk, name = signed
    with mail_server() as box:
        set_up(desk, box)
        assert svodka("subscribers", "add", TO, "--desk", desk).code == 0
        assert "Nothing was sent" in svodka("subscribers", "add", TO, "--desk", desk).out
        assert "0 subscribers would get it" in svodka("send", name, "--dry-run", "--desk", desk).out
        text = message_from_bytes(box.mails[0][2]).get_payload(decode=True)
        assert isinstance(text, bytes)
        found = re.search(rb"token=([\w-]+)", text)
        assert found
        assert svodka("subscribers", "confirm", "--desk", desk, "--", found[1].decode()).code == 0
        assert svodka("send", name, "--to", "me@halmar.example", "--desk", desk).code == 0
        assert json.loads(svodka("send", name, "--desk", desk, "--json").out) == {"sent": 1}
        assert svodka("send", name, "--desk", desk).out.strip() == "1 sent"
    assert [tos for _, tos, _ in box.mails] == [[TO], ["me@halmar.example"], [TO]]
    assert json.loads(svodka("subscribers", "export", TO, "--desk", desk).out)["deliveries"][0]["state"] == "sent"
    (tmp_path / "mails").mkdir()
    (tmp_path / "mails" / "a.eml").write_bytes(box.mails[0][2])
    told = json.loads(svodka("subscribers", "bounces", tmp_path / "mails", "--desk", desk, "--json").out)
    assert told == {"hard": 0, "soft": 0, "known": 0, "other": 1}
    assert svodka("subscribers", "erase", TO, "--desk", desk).code == 0
    assert svodka("subscribers", "export", TO, "--desk", desk).code == 2
    assert svodka("subscribers", "list", "--desk", desk).out.strip() == "No subscriber yet."


def test_nothing_unsigned_goes_out(svodka: Svodka, signed: tuple[Path, str]) -> None:
    desk, name = signed
    svodka("draft", "unsign", name, "--by", "Vera Holm", "--desk", desk)
    with mail_server() as box:
        set_up(desk, box)
        for more in ((), ("--to", "me@halmar.example"), ("--dry-run",)):
            ran = svodka("send", name, *more, "--desk", desk)
            assert ran.code == 2 and "is not signed" in ran.err
    assert box.mails == []


def test_import_needs_consent_and_names_wrong_lines(svodka: Svodka, signed: tuple[Path, str], tmp_path: Path) -> None:
    desk, _ = signed
    (tmp_path / "list").write_text(f"{TO}\nnobody\n{TO.upper()}\n")
    (tmp_path / "text").write_text("I want the digest.")
    with mail_server() as box:
        set_up(desk, box)
    words = ("subscribers", "import", tmp_path / "list", "--text", tmp_path / "text", "--desk", desk)
    assert svodka(*words).code == 2
    assert svodka(*words, "--agreed", "9999-01-01").code == 2
    ran = svodka(*words, "--agreed", "2026-05-14")
    assert ran.code == 1 and "Added 1 subscriber." in ran.out and "line 2" in ran.err
    [row] = json.loads(svodka("subscribers", "list", "--desk", desk, "--json").out)
    assert (row["address"], row["state"]) == (TO, "confirmed") and row["confirmed_at"].startswith("2026-05-14")


def test_settings_that_are_wrong(
    svodka: Svodka, signed: tuple[Path, str], monkeypatch: pytest.MonkeyPatch
) -> None:  # fmt: skip
    desk, name = signed
    with mail_server() as box:
        set_up(desk, box)
        whole = (desk / "site.toml").read_text()
        for old, new, told in (
            ('security = "none"', 'security = "maybe"', "security must be one of"),
            ("[mail]", '[mail]\nservice = "http://digest.example/"', "must be an https address"),
            ('from = "digest@', 'from = "di gest@', "from must be an address"),
            ('controller = "The Desk, Quay 1"\n', "", "names no controller"),
        ):
            (desk / "site.toml").write_text(whole.replace(old, new))
            ran = svodka("send", name, "--desk", desk)
            assert ran.code != 0 and told in ran.err
        set_up(desk, box)
        monkeypatch.setenv("SVODKA_MAIL_USER", "desk")
        assert "SVODKA_MAIL_PASSWORD is not; set it" in svodka("send", name, "--desk", desk).err
        monkeypatch.setenv("SVODKA_MAIL_PASSWORD", "secret")
        assert "no password goes over that" in svodka("send", name, "--desk", desk).err
    assert box.mails == []
