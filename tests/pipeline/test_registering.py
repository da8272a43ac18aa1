"""The registry in the ledger: what a desk believed when, and that a pass run twice adds nothing."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from svodka.identity.recorded import people_of
from svodka.identity.voices import VERSION
from svodka.ledger import Ledger, PassKey
from svodka.model import NameDecision, Voice
from svodka.pipeline import identify, load_registry, registering
from svodka.pipeline.desk import Desk
from svodka.pipeline.verification import verify
from tests.cli_people.test_people import SAID, fill_desk
from tests.identity.halmar import TOML

FIRST = datetime(2031, 6, 1, 12, 0, tzinfo=UTC)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    fill_desk(tmp_path)
    return tmp_path


def asked(root: Path, at: datetime) -> registering.Identified:
    with Ledger(root / "ledger.sqlite") as ledger:
        return identify(ledger, root, now=lambda: at)


def voices(root: Path, as_of: datetime | None = None) -> dict[str, Voice | None]:
    with Ledger(root / "ledger.sqlite") as ledger:
        return {
            f"{c.said.speaker} {c.said.day}": ledger.registering.identity(c.said.statement, as_of)
            for c in ledger.registering.citations()
        }


def test_a_second_run_adds_nothing_and_a_new_registry_only_what_changed(root: Path) -> None:
    first = asked(root, FIRST)
    assert (first.asked, first.answers) == (len(SAID), len(SAID)) and first.changed > 1000
    assert asked(root, FIRST) == registering.Identified(0, 0, 0)
    file = root / "people/halmar.toml"
    file.write_text("# a note\n" + TOML, encoding="utf-8")  # other bytes, the same entries
    assert asked(root, FIRST) == registering.Identified(0, 0, 0)
    later = FIRST + timedelta(days=30)
    file.write_text(TOML.replace('since = "2028-05" }', 'since = "2031-01" }'), encoding="utf-8")
    done = asked(root, later)
    assert (done.asked, done.changed) == (len(SAID), 2)  # a term is added, another withdrawn
    assert done.answers == 1
    assert asked(root, later) == registering.Identified(0, 0, 0)


def test_what_a_desk_believed_on_a_day(root: Path) -> None:
    asked(root, FIRST)
    later = FIRST + timedelta(days=30)
    (root / "people/halmar.toml").write_text(
        TOML.replace('since = "2028-05" }', 'since = "2031-01" }').replace(
            'name = "Gleb Laskin"', 'name = "Gleb Laskine"'
        ),
        encoding="utf-8",
    )
    asked(root, later)
    key = "Irina Velt 2030-05-14"
    before, now = voices(root, FIRST)[key], voices(root)[key]
    assert before and now and (before.office, now.office) == ("ha-spokesperson", None)
    assert voices(root, FIRST - timedelta(days=1))[key] is None
    with Ledger(root / "ledger.sqlite") as ledger:
        entries = ledger.registering.entries
        then, here = people_of(entries(FIRST)), people_of(entries())
        assert set(here.tenures) == set(load_registry(root).tenures)
        assert {p.name for p in then.persons if p.key == "gleb-laskin"} == {"Gleb Laskin"}
        assert {p.name for p in here.persons if p.key == "gleb-laskin"} == {"Gleb Laskine"}
        assert entries(FIRST - timedelta(days=1)) == ()


def test_it_can_be_stopped_anywhere(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(registering, "BATCH", 2)

    def stop(text: str) -> None:
        raise KeyboardInterrupt

    with Ledger(root / "ledger.sqlite") as ledger:
        with pytest.raises(KeyboardInterrupt):
            identify(ledger, root, now=lambda: FIRST, tell=stop)
        assert identify(ledger, root, now=lambda: FIRST).asked == len(SAID) - 2
        rows = ledger.connection.execute("SELECT from_row, to_row FROM identity_passes ORDER BY seq").fetchall()
    assert [tuple(row) for row in rows] == [(1, 2), (3, 4), (5, 6)]


def test_another_program_that_is_quicker_is_not_repeated(root: Path) -> None:
    asked(root, FIRST)
    with Ledger(root / "ledger.sqlite") as ledger:
        load = ledger.registering.last_change()
        assert load is not None
        key = PassKey(load, VERSION)
        assert not ledger.registering.append_identities(key, [], after=0, up_to=3, at=FIRST)


def test_what_is_withdrawn_says_so_and_a_broken_seal_is_found(root: Path) -> None:
    asked(root, FIRST)
    (root / "people/halmar.toml").unlink()
    asked(root, FIRST + timedelta(days=1))
    with Ledger(root / "ledger.sqlite") as ledger:
        gone = ledger.connection.execute(
            "SELECT record FROM registry_entries WHERE key = 'irina-velt' ORDER BY seq DESC"
        ).fetchone()
        assert gone["record"] is None
        ledger.connection.execute("UPDATE registry_entries SET key = 'someone' WHERE key = 'gleb-laskin'")
        ledger.connection.execute("DELETE FROM identities WHERE seq = 1")
    (root / "archive").mkdir(exist_ok=True)
    with Desk(root / "archive", root / "ledger.sqlite", create=True) as desk:
        told = str(verify(desk))
    assert "someone" in told and "voices/1" in told


def test_decisions_are_kept(root: Path) -> None:
    decision = NameDecision("Anna Lind", "rejected", None, "editor", FIRST, "https://halmar.example/2")
    other = replace(decision, verdict="confirmed", person="anna-lind", role="mayor")
    with Ledger(root / "ledger.sqlite") as ledger:
        ledger.registering.decide(decision)
        ledger.registering.decide(other)
        assert ledger.registering.decisions() == (decision, other)
