"""``svodka collect`` and ``svodka status`` against outlets on loopback, killed at any moment."""

from __future__ import annotations

import json
import random
import signal
import subprocess
import time
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from svodka.pipeline import Desk
from tests.cli_desk.test_commands import SVODKA, Svodka, documents, svodka
from tests.collect.clock import SimulatedClock
from tests.collect.world import World

__all__ = ["documents", "svodka"]  # fixtures

HOUR = timedelta(hours=1)
SETTINGS = 'allow_hosts = ["127.0.0.1"]\npace = 0\ncontact = "mailto:desk@halmar.example"\n'
WORDS = "The harbour stays closed until Friday, the harbour master Ada Brenn said on Monday. Ship {0} waits outside."


@pytest.fixture
def world() -> Iterator[World]:
    with World(SimulatedClock(datetime.now(UTC))) as world:
        yield world


@pytest.fixture
def desk(svodka: Svodka, tmp_path: Path) -> Path:
    folder = tmp_path / "desk"
    svodka("init", folder)
    with (folder / "svodka.toml").open("a") as file:
        file.write(SETTINGS)
    return folder


def test_add_a_source_collect_and_see_how_it_stands(svodka: Svodka, desk: Path, world: World) -> None:
    halmar = world.outlet("halmar")
    start = world.clock.now() - 3 * HOUR
    for number in range(3):
        halmar.publish(f"ship{number}", f"Ship {number} waits", WORDS.format(number), start)
    added = svodka(
        "source", "add", halmar.address("x").rsplit("/", 2)[0] + "/", "--outlet", "The Halmar", "--desk", desk
    )
    assert added.code == 0
    assert "feed" in added.out
    ran = svodka("collect", "--desk", desk)
    assert ran.code == 0, ran.err
    assert "Documents: 3 new." in ran.out
    assert len(svodka("statements", "--speaker", "Ada Brenn", "--desk", desk).out.splitlines()) == 3
    again = svodka("collect", "--now", "--json", "--desk", desk)
    assert [json.loads(line)["message"] for line in again.out.splitlines()] == ["nothing new"]
    assert (
        "mailto:desk@halmar.example" in {name.lower(): v for name, v in world.asked[-1].headers.items()}["user-agent"]
    )
    told = svodka("status", "--desk", desk, "--all")
    assert told.code == 0
    assert "3 documents" in told.out
    (one,) = [json.loads(line) for line in svodka("status", "--json", "--desk", desk).out.splitlines()]
    assert one["findings"] == []
    assert one["announced"] == {"kept": 3}
    assert svodka("verify", "--archive", "--desk", desk).code == 0


def test_a_desk_without_sources_says_what_to_do(svodka: Svodka, desk: Path) -> None:
    ran = svodka("collect", "--desk", desk)
    assert ran.code == 2
    assert "svodka source add" in ran.err


def test_a_wrong_key_is_said(svodka: Svodka, desk: Path, world: World) -> None:
    svodka("source", "add", f"{world.outlet('halmar').address('x')}", "--kind", "page", "--desk", desk)
    ran = svodka("collect", "ostrand", "--desk", desk)
    assert ran.code == 2
    assert "svodka source list" in ran.err


def test_a_source_that_cannot_be_had_ends_with_one(svodka: Svodka, desk: Path) -> None:
    svodka("source", "add", "http://127.0.0.1:9/feed.xml", "--kind", "feed", "--desk", desk)
    ran = svodka("collect", "--desk", desk)
    assert ran.code == 1
    assert "no connection to 127.0.0.1" in ran.out


@pytest.mark.slow
def test_kill_9_at_any_moment_loses_and_doubles_nothing(svodka: Svodka, desk: Path, world: World) -> None:
    outlets = [world.outlet(name) for name in ("halmar", "ostrand", "velt")]
    chance = random.Random(7)
    start = world.clock.now() - 3 * HOUR
    addresses = [
        outlet.publish(f"ship{number}", f"Ship {number} waits", WORDS.format(f"{number} of {outlet.name}"), start)
        for outlet in outlets
        for number in range(15)
    ]
    for outlet in outlets:
        feed = outlet.address("x").rsplit("/", 2)[0] + "/feed.xml"
        svodka("source", "add", feed, "--kind", "feed", "--desk", desk)
    killed = 0
    for _ in range(12):
        run = subprocess.Popen(
            [SVODKA, "collect", "--now", "--workers", "1", "--desk", desk],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        time.sleep(0.3 + 1.5 * chance.random())
        run.send_signal(signal.SIGKILL)
        killed += run.wait() == -signal.SIGKILL
    assert killed
    ran = svodka("collect", "--now", "--desk", desk)
    assert ran.code == 0, ran.err
    with Desk(desk / "archive", desk / "ledger.sqlite") as opened:
        assert opened.ledger.counts()["documents"] == len(addresses)
        for address in addresses:
            ((document, _),) = opened.ledger.documents.named(address)
            history = opened.ledger.documents.revisions_of(document)
            assert history
            assert len(history.revisions) == 1
        rows = Counter(row.statement.id for row in opened.ledger.statements())
        assert len(rows) == len(addresses)
        assert set(rows.values()) == {1}
    assert svodka("verify", "--archive", "--desk", desk).code == 0
    assert svodka("verify", "--desk", desk).code == 0
