"""``svodka watch`` as a user runs it."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import feedparser  # type: ignore[import-untyped]
import pytest

from svodka.cli import watch_setup
from svodka.track.claims import format_claim
from svodka.track.events import Step, When
from svodka.watching.watches import Security, load_watches
from tests.cli_read.run import Done
from tests.track.claims import claim
from tests.track.material import ADMISSION, DENIALS
from tests.watching.servers import http_receiver

PROGRAM = (sys.executable, "-c", "from svodka.cli import main; main()")


def svodka(desk: Path, *arguments: str, env: dict[str, str] | None = None) -> Done:
    """``svodka … --desk DESK``."""
    done = subprocess.run(
        [*PROGRAM, *arguments, "--desk", str(desk)], capture_output=True, timeout=120, check=False,
        env={**os.environ, **(env or {})},
    )  # fmt: skip
    return Done(done.returncode, done.stdout.decode(), done.stderr.decode())


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A desk with a claim, denials of three weeks ago and an admission of yesterday."""
    folder = tmp_path_factory.mktemp("watch")
    desk = folder / "desk"
    subprocess.run([*PROGRAM, "init", str(desk)], check=True, capture_output=True)
    (desk / "claims").mkdir()
    timeless = replace(claim("strike"), event_from=None, event_to=None)
    (desk / "claims" / "strike.toml").write_text(format_claim(timeless), encoding="utf-8")
    (folder / "in").mkdir()
    today = datetime.now(UTC).date()
    for days, one in zip((22, 21, 20, 1), (*DENIALS, ADMISSION), strict=True):
        day = today - timedelta(days=days)
        head = f"---\naddress: https://wire.example/{one['id']}\noutlet: The Wire\npublished: {day}\n---\n\n"
        (folder / "in" / f"{one['id']}.md").write_text(f"{head}{one['text']}\n", encoding="utf-8")
    assert svodka(desk, "add", str(folder / "in")).code == 0
    return desk


@pytest.fixture
def desk(made: Path, tmp_path: Path) -> Path:
    """A copy of it."""
    subprocess.run(["cp", "-r", str(made), str(tmp_path / "desk")], check=True)
    return tmp_path / "desk"


@pytest.fixture(scope="module")
def bare(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A desk with nothing in it."""
    desk = tmp_path_factory.mktemp("watch") / "bare"
    subprocess.run([*PROGRAM, "init", str(desk)], check=True, capture_output=True)
    return desk


def month_ago() -> str:
    return (datetime.now(UTC).date() - timedelta(days=30)).isoformat()


@pytest.mark.slow
def test_the_whole_journey_with_a_feed(desk: Path) -> None:
    assert svodka(desk, "watch", "deliver", "feed", "--feed").code == 0
    added = svodka(desk, "watch", "add", "varnia", "--claim", "strike", "--deliver", "feed", "--since", month_ago())
    assert (added.code, added.lines) == (0, [])
    listed = svodka(desk, "watch", "list")
    assert "watch varnia: when shift; claims strike" in listed.out and "delivery feed" in listed.out

    shown = svodka(desk, "watch", "test")
    assert shown.code == 0
    assert "Possible change, unverified" in shown.out or "Likely change, unverified" in shown.out
    assert "Varnia (state)" in shown.out and "What is not known:" in shown.out
    assert "1 new alert; 0 earlier deliveries still to be made. Nothing was sent." in shown.out
    assert not (desk / "feeds").exists()
    assert "1 alert since" in svodka(desk, "watch", "test", "--since", month_ago()).out

    first, second = svodka(desk, "watch", "run"), svodka(desk, "watch", "run")
    assert first.code == second.code == 0
    assert "1 new alert; 1 delivery made." in first.out
    assert second.out == "0 new alerts; 0 deliveries made.\n"
    assert len(feedparser.parse((desk / "feeds" / "feed.atom").read_bytes()).entries) == 1
    assert "feed: sent" in svodka(desk, "watch", "list", "--alerts").out
    assert svodka(desk, "verify").code == 0

    assert svodka(desk, "watch", "remove", "feed").code == 1  # it is used
    assert svodka(desk, "watch", "remove", "varnia").out == "Took out the watch varnia.\n"
    assert svodka(desk, "watch", "remove", "feed").out == "Took out the delivery feed.\n"
    assert load_watches(desk).rules == ()


@pytest.mark.slow
def test_json_and_a_failing_webhook(desk: Path) -> None:
    secret = {"SVODKA_WEBHOOK_SECRET": "s"}
    with http_receiver(otherwise=404) as receiver:
        (desk / "svodka.toml").write_text(
            (desk / "svodka.toml").read_text() + '\nallow_hosts = ["127.0.0.1"]\n', encoding="utf-8"
        )
        svodka(desk, "watch", "deliver", "hook", "--webhook", f"{receiver.address}/x")
        svodka(desk, "watch", "add", "all", "--deliver", "hook", "--since", month_ago())
        unset = svodka(desk, "watch", "run", env={"SVODKA_WEBHOOK_SECRET": ""})
        assert unset.code == 1 and "needs SVODKA_WEBHOOK_SECRET in the environment" in unset.err
        failed = svodka(desk, "watch", "run", "--json", env=secret)
        assert failed.code == 1
        assert [row["state"] for row in failed.rows] == ["failed"]
        assert "tried again by the next run" in failed.err
        receiver.otherwise = 200
        done = svodka(desk, "watch", "run", "--json", env=secret)
        assert done.code == 0 and [row["state"] for row in done.rows] == ["sent"]
        assert svodka(desk, "watch", "test", "--send", "hook", env=secret).code == 0
    bodies = [asked.json for asked in receiver.asked]
    assert [body["holder"] for body in bodies] == ["Varnia", "Varnia", "Nobody (a test)"]
    rows = svodka(desk, "watch", "list", "--alerts", "--json").rows
    assert [(row["delivery"], row["state"]) for row in rows] == [("hook", "sent")]


def test_it_goes_on_until_it_is_stopped(desk: Path) -> None:
    svodka(desk, "watch", "deliver", "feed", "--feed")
    svodka(desk, "watch", "add", "all", "--deliver", "feed", "--since", month_ago())
    running = subprocess.Popen(
        [*PROGRAM, "watch", "run", "--every", "0.001", "--desk", str(desk)],
        stderr=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    for _ in range(300):
        time.sleep(0.1)
        if (desk / "feeds" / "feed.json").exists():
            break
    running.send_signal(signal.SIGINT)
    out, err = running.communicate(timeout=60)
    assert running.returncode == 130
    assert b"Traceback" not in err
    assert out.count(b"By: feed") == 1
    assert len(json.loads((desk / "feeds" / "feed.json").read_text())["items"]) == 1


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        (["run"], 2, "begin with: svodka watch add"),
        (["add", "x", "--deliver", "none"], 1, "'none', which is no delivery"),
        (["add", "x", "--claim", "none", "--deliver", "none"], 2, "there is no claim 'none'"),
        (["add", "x"], 2, "Missing option '--deliver'"),
        (["deliver", "x"], 2, "exactly one of"),
        (["deliver", "x", "--feed", "--webhook", "https://x.example"], 2, "exactly one of"),
        (["deliver", "x", "--webhook", "ftp://x"], 1, "must be an http or https address"),
        (
            ["deliver", "x", "--mail", "no address", "--from", "a@x.example", "--server", "x.example"],
            1,
            "must be an address",
        ),
        (["deliver", "x", "--mail", "a@x.example", "--server", "x.example"], 1, "from is missing"),
        (["deliver", "x", "--telegram", "no number"], 1, "must be the number of a chat"),
        (["deliver", "X Y", "--feed"], 1, "small letters"),
        (["remove", "none"], 1, "there is no delivery 'none'"),
        (["test", "--send", "none"], 1, "there is no delivery 'none'"),
    ],
)
def test_errors_say_what_to_do_and_change_nothing(bare: Path, arguments: list[str], code: int, told: str) -> None:
    done = svodka(bare, "watch", *arguments)
    assert done.code == code
    assert told in done.err
    assert "Traceback" not in done.err
    assert not (bare / "watches" / "own.toml").exists()


def test_the_choices_of_the_options_are_those_of_the_rules() -> None:
    assert tuple(When) == watch_setup._WHEN
    assert tuple(Step) == watch_setup._STEPS
    assert tuple(Security) == watch_setup._SECURITY
