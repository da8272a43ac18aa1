"""`add` is killed with SIGKILL, again and again; nothing reported is lost, and the next run completes the rest."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from svodka.config import initial
from svodka.extract import VERSION
from svodka.pipeline import add, verify, verify_archive
from tests.pipeline.material import AT, added, captured, open_desk, rows, write_documents

POINTS = (
    "arrival noted",
    "record written",
    "record synced",
    "record indexed",
    "bytes archived",
    "text appended",
    "statements appended",
)


@pytest.fixture
def documents(tmp_path: Path) -> Path:
    return write_documents(tmp_path / "documents")


@pytest.fixture
def undisturbed(tmp_path: Path, documents: Path) -> dict[str, list[tuple[object, ...]]]:
    """The rows of a desk to which the documents were added without interruption."""
    with open_desk(tmp_path / "undisturbed") as desk:
        added(desk, documents)
    return rows(tmp_path / "undisturbed" / "ledger.sqlite")


def in_child(work: Callable[[int], None]) -> tuple[int, list[str]]:
    """Run ``work`` in a forked process with a pipe to report into; its signal (0: none) and its reports."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            work(writing)
        finally:
            os._exit(0)
    os.close(writing)
    with os.fdopen(reading) as reports:
        lines = reports.read().splitlines()
    _, status = os.waitpid(child, 0)
    return os.WTERMSIG(status) if os.WIFSIGNALED(status) else 0, lines


def add_until(desk: Path, documents: Path, point: str, number: int) -> Callable[[int], None]:
    """Adding that kills itself when it passes a point for the ``number``-th time."""
    passed = 0

    def at(name: str) -> None:
        nonlocal passed
        passed += name == point
        if passed == number:
            os.kill(os.getpid(), signal.SIGKILL)

    def work(writing: int) -> None:
        with open_desk(desk, at) as opened:
            for outcome in add(opened, captured(documents), now=lambda: AT):
                if outcome.revision:
                    os.write(writing, f"{outcome.revision.id} {outcome.revision.checksum}\n".encode())

    return work


def assert_kept(desk: Path, reports: list[str]) -> None:
    with open_desk(desk) as opened:
        for line in reports:
            revision, checksum = line.split()
            assert opened.ledger.revision(revision)
            assert opened.archive.get(checksum)
            assert (revision, VERSION) in {row[:2] for row in rows(opened.ledger.path)["readings"]}


@pytest.mark.parametrize("point", POINTS)
def test_killed_at_a_point_of_each_document(
    tmp_path: Path, documents: Path, undisturbed: dict[str, list[tuple[object, ...]]], point: str
) -> None:
    for number in range(1, 9):
        desk = tmp_path / f"desk-{number}"
        killed, reports = in_child(add_until(desk, documents, point, number))
        assert killed in (signal.SIGKILL, 0)
        assert_kept(desk, reports)
        with open_desk(desk) as opened:
            added(opened, documents)
            report = verify(opened)
            verify_archive(opened, report)
        assert report.damages == []


def test_killed_again_and_again(
    tmp_path: Path, documents: Path, undisturbed: dict[str, list[tuple[object, ...]]]
) -> None:
    """Each run is killed at the first point that it passes anew; the last one is let through."""
    desk = tmp_path / "desk"
    for number in range(60):
        point = POINTS[number % len(POINTS)]
        _, reports = in_child(add_until(desk, documents, point, 1))
        assert_kept(desk, reports)
    with open_desk(desk) as opened:
        added(opened, documents)
    assert rows(desk / "ledger.sqlite") == undisturbed


def test_killed_at_random_moments(
    tmp_path: Path, documents: Path, undisturbed: dict[str, list[tuple[object, ...]]]
) -> None:
    chance = random.Random(20310520)
    for number in range(25):
        desk = tmp_path / f"desk-{number}"
        delay = chance.uniform(0.0, 0.15)

        def work(writing: int, desk: Path = desk, delay: float = delay) -> None:
            parent = os.getpid()
            if os.fork() == 0:
                time.sleep(delay)
                os.kill(parent, signal.SIGKILL)
                os._exit(0)
            add_until(desk, documents, "never", 1)(writing)
            time.sleep(1)  # done before it was killed

        killed, reports = in_child(work)
        assert killed == signal.SIGKILL
        assert_kept(desk, reports)
        with open_desk(desk) as opened:
            added(opened, documents)
        assert rows(desk / "ledger.sqlite") == undisturbed


def test_what_was_only_in_memory_is_said_to_be_lost(tmp_path: Path, documents: Path) -> None:
    desk = tmp_path / "desk"
    in_child(add_until(desk, documents / "01-briefing.md", "arrival noted", 1))
    with open_desk(desk) as opened:
        outcomes = added(opened, documents / "08-plain.txt")
        assert [outcome.state for outcome in outcomes] == ["new", None]
        assert "01-briefing.md" in outcomes[1].address
        assert "add it again" in outcomes[1].reason
        # said once
        assert [outcome.state for outcome in added(opened, documents / "08-plain.txt")] == ["unchanged"]
        assert [outcome.state for outcome in added(opened, documents / "01-briefing.md")] == ["new"]


def test_the_next_run_completes_whatever_it_is_asked_for(tmp_path: Path, documents: Path) -> None:
    for point in ("bytes archived", "text appended"):
        desk = tmp_path / point.replace(" ", "-")
        in_child(add_until(desk, documents / "01-briefing.md", point, 1))
        with open_desk(desk) as opened:
            assert opened.ledger.counts()["readings"] == 0
            added(opened)
            assert opened.ledger.counts()["readings"] == 1
            assert opened.ledger.counts()["snapshots"] == 1


@pytest.mark.slow
def test_the_command_is_killed_while_its_workers_read(tmp_path: Path) -> None:
    """The real command with a pool; its workers end with it, and the next command completes the rest."""
    documents, desk = tmp_path / "documents", tmp_path / "desk"
    documents.mkdir()
    for number in range(150):
        text = f'Anna Lind, the mayor, said: "The ferry number {number} will sail on Friday."\n' * 20
        (documents / f"{number:03}.txt").write_text(text, encoding="utf-8")
    with open_desk(desk):
        (desk / "svodka.toml").write_text(initial("desk"), encoding="utf-8")
    command = [
        str(Path(sys.executable).with_name("svodka")),
        "add",
        "--desk",
        str(desk),
        "--workers",
        "2",
        "--json",
        str(documents),
    ]
    for until in (5, 70, 110):
        process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        assert process.stdout
        reported: set[str] = set()
        for line in process.stdout:
            reported.add(json.loads(line)["revision"])
            if len(reported) >= until:
                process.kill()
                break
        children = _children_of(process.pid)
        process.wait()
        assert process.returncode == -signal.SIGKILL
        deadline = time.monotonic() + 10
        while any(Path(f"/proc/{child}").exists() for child in children) and time.monotonic() < deadline:
            time.sleep(0.05)
        assert not [child for child in children if Path(f"/proc/{child}").exists()]
        with open_desk(desk) as opened:
            assert reported <= {row[0] for row in rows(opened.ledger.path)["readings"]}
    assert subprocess.run(command, capture_output=True).returncode == 0
    with open_desk(desk) as opened:
        assert opened.ledger.counts()["readings"] == 150


def _children_of(pid: int) -> list[int]:
    found = Path(f"/proc/{pid}/task/{pid}/children")
    return [int(child) for child in found.read_text().split()] if found.exists() else []
