"""Rules and deliveries as people write them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from svodka.errors import ConfigError
from svodka.model import HolderLevel, Stance
from svodka.track.events import Rule, Step, When
from svodka.watching.watches import Delivery, Kind, Security, add_tables, load_watches, remove_table

FEED = '[[delivery]]\nkey = "feed"\nkind = "feed"\n'


def write(root: Path, text: str, name: str = "own.toml") -> Path:
    path = root / "watches" / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_all_that_can_be_said(tmp_path: Path) -> None:
    write(
        tmp_path,
        FEED
        + """
[[delivery]]
key = "mail"
kind = "mail"
to = ["a@x.example", "b@x.example"]
from = "svodka@x.example"
server = "mail.x.example"
security = "tls"

[[delivery]]
key = "chat"
kind = "telegram"
chat = -1001234567
""",
        "ways.toml",
    )
    write(
        tmp_path,
        """
[[watch]]
key = "all"
deliver = ["feed"]

[[watch]]
key = "one"
when = "shift"
claims = ["strike"]
holders = ["Varnia"]
levels = ["state", "person"]
from = ["deny"]
to = ["affirm", "hedge"]
at_least = "confirmed"
silent = 30
since = 2031-05-14
deliver = ["mail", "chat"]
""",
    )
    watches = load_watches(tmp_path)
    assert watches.rules == (
        Rule("all", When.SHIFT, ("feed",)),
        Rule(
            "one",
            When.SHIFT,
            ("mail", "chat"),
            ("strike",),
            ("Varnia",),
            (HolderLevel.STATE, HolderLevel.PERSON),
            (Stance.DENY,),
            (Stance.AFFIRM, Stance.HEDGE),
            Step.CONFIRMED,
            30,
            180,
            date(2031, 5, 14),
        ),
    )
    assert watches.delivery("mail") == Delivery(
        "mail", Kind.MAIL, ("a@x.example", "b@x.example"), "svodka@x.example", "mail.x.example", 465, Security.TLS
    )
    assert watches.delivery("chat").address == "https://api.telegram.org"


def test_a_desk_without_a_folder_watches_nothing(tmp_path: Path) -> None:
    assert load_watches(tmp_path).rules == ()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[[watch]]\nkey = 'x'\n", "watch 1: deliver is missing or empty"),
        ("[[watch]]\nkey = 'x'\ndeliver = ['nobody']\n", "known are feed"),
        ("[[watch]]\nkey = 'x'\nwhen = 'moves'\ndeliver = ['feed']\n", "write one of shift, takes, speaks"),
        ("[[watch]]\nkey = 'x'\nto = ['admit']\ndeliver = ['feed']\n", "write one of affirm, deny"),
        ("[[watch]]\nkey = 'x'\nholder = ['V']\ndeliver = ['feed']\n", "unknown key 'holder'"),
        ("[[watch]]\nkey = 'x'\nsince = 'soon'\ndeliver = ['feed']\n", "since must be a day"),
        ("[[watch]]\nkey = 'x'\nwithin = -1\ndeliver = ['feed']\n", "within must be a whole number"),
        ("[[watch]]\nkey = 'x'\ndeliver = ['feed']\n[[watch]]\nkey = 'x'\ndeliver = ['feed']\n", "have the key 'x'"),
        ("[[rule]]\nkey = 'x'\n", "'rule' is unknown"),
        ("watch = 3\n", "'watch' is unknown"),
        ("[[delivery]]\nkey = 'feed'\nkind = 'feed'\n", "have the key 'feed'"),
        ("[[delivery]]\nkey = 'x'\n", "kind is missing; write one of mail"),
        ("[[delivery]]\nkey = 'x'\nkind = 'mail'\nto = []\n", "to is missing or empty"),
        (
            "[[delivery]]\nkey = 'x'\nkind = 'webhook'\naddress = 'https://a.example'\nsecret = 'x'\n",
            "unknown key 'secret'",
        ),
        ("[[delivery]]\nkey = 'x'\nkind = 'telegram'\nchat = '../x'\n", "chat must be the number"),
        ("[[delivery]]\nkey = 'x'\nkind = 'mail'\nto = ['a@b.example, c@d.example']\n", "must be an address"),
        ("[[watch]\n", "is not TOML"),
    ],
)
def test_what_is_wrong_is_named(tmp_path: Path, text: str, told: str) -> None:
    write(tmp_path, FEED, "a.toml")
    if "kind = 'mail'" in text:
        text += "from = 'a@b.example'\nserver = 'b.example'\n"
    write(tmp_path, text)
    with pytest.raises(ConfigError, match=r"watches|have the key") as caught:
        load_watches(tmp_path)
    assert told in str(caught.value)


def test_what_people_wrote_stays(tmp_path: Path) -> None:
    path = write(
        tmp_path,
        f"# ours\n\n# the feed of the desk\n{FEED}\n# for Ana\n[[watch]]\nkey = 'one'  # hers\ndeliver = ['feed']\n",
    )
    before = path.read_text()
    add_tables(tmp_path, [("watch", {"key": "two", "deliver": ("feed",)})])
    assert path.read_text() == before + '\n[[watch]]\nkey = "two"\ndeliver = ["feed"]\n'
    assert remove_table(tmp_path, "one") == "watch"
    assert "# for Ana" not in path.read_text()
    assert path.read_text().startswith("# ours\n\n# the feed of the desk\n")
    assert [rule.key for rule in load_watches(tmp_path).rules] == ["two"]


def test_a_wrong_addition_changes_nothing(tmp_path: Path) -> None:
    path = write(tmp_path, FEED)
    with pytest.raises(ConfigError):
        add_tables(tmp_path, [("watch", {"key": "two", "deliver": ("none",)})])
    assert path.read_text() == FEED


def test_a_header_inside_a_text_is_left_to_the_editor(tmp_path: Path) -> None:
    text = f'{FEED}\n[[watch]]\nkey = "one"\nholders = ["""\n[[watch]]\n"""]\ndeliver = ["feed"]\n'
    path = write(tmp_path, text)
    with pytest.raises(ConfigError):
        remove_table(tmp_path, "one")
    assert path.read_text() == text
