"""The pass ``watch``: each alert goes out once, whatever stops us where."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from svodka.archive import Archive
from svodka.config.claims import load_claims
from svodka.errors import BusyError, ConfigError, DeliveryError
from svodka.ledger import Carry
from svodka.model import Stance
from svodka.pipeline import verify
from svodka.pipeline.alerting import Carriage, carry, delivery_key, news, replayed, take_note, watching
from svodka.pipeline.desk_lines import DeskLines, located
from svodka.track.claims import format_claim
from svodka.track.events import Rule, When
from svodka.watching.carrying import Carrier
from svodka.watching.messages import message_of
from svodka.watching.records import Receipted
from tests.pipeline.material import added, open_desk
from tests.track.claims import claim
from tests.track.material import ADMISSION, DENIALS, LURES

NOW = datetime(2031, 2, 21, 8, 0, tzinfo=UTC)
RULES = (Rule("moves", When.SHIFT, ("one", "two"), claims=("strike",)),)


class Out:
    """A way out that notes what left, and fails as it is told."""

    def __init__(self, *faults: BaseException | None) -> None:
        self.faults = list(faults)
        self.left: list[tuple[str, bool]] = []

    def send(self, told: Receipted, key: str, *, again: bool) -> None:
        fault = self.faults.pop(0) if self.faults else None
        if isinstance(fault, DeliveryError) and not fault.unsure:
            raise fault
        self.left.append((key, again))
        if fault:
            raise fault


def put(folder: Path, records: Iterable[dict[str, str]]) -> None:
    """These reports come in."""
    source = folder / "in"
    source.mkdir(exist_ok=True)
    for one in records:
        head = (
            f"---\naddress: https://wire.example/{one['id']}\noutlet: The Wire\npublished: {one['published']}\n---\n\n"
        )
        (source / f"{one['id']}.md").write_text(f"{head}{one['text']}\n", encoding="utf-8")
    with open_desk(folder) as desk:
        added(desk, source)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "claims").mkdir()
    (tmp_path / "claims" / "strike.toml").write_text(format_claim(claim("strike")), encoding="utf-8")
    return tmp_path


def run(folder: Path, outs: dict[str, Out], at: datetime = NOW, rules: tuple[Rule, ...] = RULES) -> list[Carriage]:
    """One round, as the command has it."""

    def carrier_of(key: str) -> Carrier:
        if key not in outs:
            raise ConfigError(f"there is no delivery {key!r}")
        return outs[key]

    with open_desk(folder) as desk, watching(desk):
        take_note(desk, news(desk, DeskLines(desk, tuple(load_claims(folder).values())), rules, at), at)
        return list(carry(desk, carrier_of, lambda: at))


@pytest.fixture
def outs() -> dict[str, Out]:
    return {"one": Out(), "two": Out()}


def test_each_alert_once_by_each_delivery(folder: Path, outs: dict[str, Out]) -> None:
    put(folder, DENIALS)
    assert run(folder, outs) == []
    put(folder, [ADMISSION])
    done = run(folder, outs)
    assert [(one.delivery, one.state) for one in done] == [("one", Carry.SENT), ("two", Carry.SENT)]
    for days in range(5):
        assert run(folder, outs, NOW + timedelta(days=days)) == []
    assert [len(out.left) for out in outs.values()] == [1, 1]
    assert outs["one"].left != outs["two"].left  # a key of its own for each


def test_the_receipts_are_verified_and_the_ledger_stays_whole(folder: Path, outs: dict[str, Out]) -> None:
    put(folder, [*DENIALS, ADMISSION])
    (one, _) = run(folder, outs)
    new, *old = one.told.receipts
    assert new.quoted[0].exact == ADMISSION["text"]
    assert new.address == "https://wire.example/a1"
    assert len(new.checksum) == 64 and len(new.statement) == 16
    assert {receipt.quoted[0].exact for receipt in old} <= {denial["text"] for denial in DENIALS}
    with open_desk(folder) as desk:
        without = verify(desk)
        assert (without.damages, without.receipts) == ([], 1 + len(old))


def test_a_changed_receipt_of_an_alert_is_found(folder: Path, outs: dict[str, Out]) -> None:
    put(folder, [*DENIALS, ADMISSION])
    run(folder, outs)
    with sqlite3.connect(folder / "ledger.sqlite") as connection:
        connection.execute("UPDATE alerts SET record = replace(record, 'admitted that', 'rejected that')")
    with open_desk(folder) as desk:
        (damage,) = [found for found in verify(desk).damages if "alert" in found.what]
    assert "the words" in damage.what and "admitted that" in damage.what


def test_words_that_are_not_in_the_archive_are_not_told(folder: Path, outs: dict[str, Out]) -> None:
    put(folder, [*DENIALS, ADMISSION])
    with open_desk(folder) as desk:
        known = DeskLines(desk, tuple(load_claims(folder).values()))
        forged = Archive(folder / "archive").get

        def other(checksum: str) -> bytes:
            return forged(checksum).replace(b"admitted", b"rejected")

        desk.archive.get = other  # type: ignore[method-assign]
        (one,) = news(desk, known, RULES, NOW)
        assert one.told is None
        assert one.fault and "admitted" in one.fault
        assert take_note(desk, [one], NOW) == 0
        assert desk.ledger.alerting.carried() == []


class StoppedError(BaseException):
    """The machine goes down."""


@pytest.mark.parametrize("left", [True, False])
def test_a_crash_while_sending_sends_again_with_the_same_key(folder: Path, outs: dict[str, Out], left: bool) -> None:
    put(folder, [*DENIALS, ADMISSION])
    outs["one"].faults = [StoppedError()]
    if not left:
        outs["one"].send = _stop  # type: ignore[method-assign]
    with pytest.raises(StoppedError):
        run(folder, outs)
    outs["one"] = Out() if not left else outs["one"]
    assert [one.state for one in run(folder, outs)] == [Carry.SENT, Carry.SENT]
    assert run(folder, outs) == []
    keys = [key for key, _ in outs["one"].left]
    assert len(set(keys)) == 1 and len(keys) == (2 if left else 1)
    assert outs["one"].left[-1][1] is True  # it is told that an earlier one may have arrived
    assert [again for _, again in outs["two"].left] == [False]


def _stop(told: Receipted, key: str, *, again: bool) -> None:
    raise StoppedError


def test_a_crash_between_noting_and_sending_loses_nothing(folder: Path, outs: dict[str, Out]) -> None:
    put(folder, [*DENIALS, ADMISSION])
    with open_desk(folder) as desk:
        take_note(desk, news(desk, DeskLines(desk, tuple(load_claims(folder).values())), RULES, NOW), NOW)
    much_later = NOW + timedelta(days=100)  # it is no news any more, and still goes out
    assert [one.state for one in run(folder, outs, much_later)] == [Carry.SENT, Carry.SENT]


def test_a_failure_is_tried_again_and_given_up_after_a_week(folder: Path, outs: dict[str, Out]) -> None:
    put(folder, [*DENIALS, ADMISSION])
    outs["one"].faults = [DeliveryError("no"), DeliveryError("perhaps", unsure=True), DeliveryError("no", unsure=True)]
    states = []
    for days in (0, 1, 8, 9):
        states.append([(one.delivery, one.state) for one in run(folder, outs, NOW + timedelta(days=days))])
    assert states == [
        [("one", Carry.FAILED), ("two", Carry.SENT)],
        [("one", Carry.UNSURE)],
        [("one", Carry.GIVEN_UP)],
        [],
    ]
    assert [again for _, again in outs["one"].left] == [False, True]


def test_a_delivery_that_is_gone_is_told_and_the_others_go_out(folder: Path) -> None:
    put(folder, [*DENIALS, ADMISSION])
    done = run(folder, {"two": Out()})
    assert [(one.delivery, one.state) for one in done] == [("one", Carry.FAILED), ("two", Carry.SENT)]
    assert done[0].message == "there is no delivery 'one'"


@pytest.mark.parametrize("order", [(0, 1, 2, 3), (3, 2, 1, 0), (3, 0, 2, 1), (1, 3, 0, 2)])
def test_the_order_of_arrival_tells_no_line_twice(folder: Path, outs: dict[str, Out], order: tuple[int, ...]) -> None:
    records = [*DENIALS, ADMISSION]
    told: list[tuple[str, Stance]] = []
    for number in order:
        put(folder, [records[number]])
        done = run(folder, outs)
        told += [
            (s.holder, c.told.alert.event.after) for c in done if c.delivery == "one" for s in c.told.alert.subjects
        ]
    assert ("Varnia", Stance.AFFIRM) in told
    assert len(told) == len(set(told))


def test_a_late_old_document_is_no_news(folder: Path, outs: dict[str, Out]) -> None:
    put(folder, DENIALS)
    late = NOW + timedelta(days=60)
    assert run(folder, outs, late) == []
    put(folder, [ADMISSION])
    assert run(folder, outs, late) == []


def test_lures_move_nothing(folder: Path, outs: dict[str, Out]) -> None:
    put(folder, [*DENIALS, *LURES])
    assert run(folder, outs, NOW + timedelta(days=5)) == []


def test_replay_tells_each_move_on_its_day(folder: Path) -> None:
    put(folder, [*DENIALS, ADMISSION])
    with open_desk(folder) as desk:
        known = DeskLines(desk, tuple(load_claims(folder).values()))
        found = replayed(known, RULES, DENIALS_END)
        assert [(a.event.day.isoformat(), a.event.subject.holder) for a in found] == [("2031-02-20", "Varnia")]
        assert replayed(known, RULES, ADMITTED) == []


DENIALS_END, ADMITTED = datetime(2031, 2, 6).date(), datetime(2031, 2, 20).date()  # noqa: DTZ001


def test_one_at_a_time(folder: Path) -> None:
    put(folder, DENIALS)
    with open_desk(folder) as desk, open_desk(folder) as other, watching(desk):
        with pytest.raises(BusyError, match="another svodka watch"), watching(other):
            pass
        with other.adding():  # collecting goes on meanwhile
            pass


def test_every_row_is_sealed(folder: Path, outs: dict[str, Out]) -> None:
    put(folder, [*DENIALS, ADMISSION])
    run(folder, outs)
    with sqlite3.connect(folder / "ledger.sqlite") as connection:
        connection.execute("UPDATE alert_deliveries SET state = 'wanted' WHERE state = 'sent' AND delivery = 'one'")
    with open_desk(folder) as desk:
        broken = [row.table for row in desk.ledger.audit().broken_rows()]
    assert broken == ["alert_deliveries"]


def test_keys_are_of_alert_and_delivery() -> None:
    assert delivery_key("a", "b") == delivery_key("a", "b")
    assert len({delivery_key("a", "b"), delivery_key("a", "c"), delivery_key("c", "b")}) == 3


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("He denied it.", ["He denied it."]),
        ("He denied it. She did not.", ["He denied it.", "She did not."]),
        ("She did not. He denied it.", ["He denied it.", "She did not."]),
        ("He denied it. They all did.", []),
        ("", []),
    ],
)
def test_words_of_several_sentences_are_found(words: str, found: list[str]) -> None:
    text = "Headline\nHe denied it. Others were there. She did not."
    assert [span.of(text) for span in located(words, text)] == found


def test_claims_are_the_files_of_a_folder(folder: Path) -> None:
    (folder / "claims" / "broken.toml").write_text("text = ", encoding="utf-8")
    with pytest.raises(ConfigError, match=r"broken\.toml"):
        load_claims(folder)


def test_who_was_told_is_told_that_it_does_not_stand(folder: Path, outs: dict[str, Out]) -> None:
    put(folder, [*DENIALS, ADMISSION])
    run(folder, outs)
    put(folder, [{**ADMISSION, "text": "Tessa Orlan rejected all claims about the hospital in Vesk."}])
    done = run(folder, outs, NOW + timedelta(days=1))
    assert [(one.delivery, one.state) for one in done] == [("one", Carry.SENT), ("two", Carry.SENT)]
    assert "Taken back." in message_of(done[0].told).text
    assert ADMISSION["text"] in message_of(done[0].told).text
    assert run(folder, outs, NOW + timedelta(days=2)) == []
    with open_desk(folder) as desk:
        assert verify(desk).damages == []
