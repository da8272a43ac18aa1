"""Statements of a desk joined into acts of speaking: as they come, whatever their order, and once only."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest

from svodka.errors import BusyError
from svodka.ledger import Filter, UtteranceRow
from svodka.ledger.speech import Speech
from svodka.model import Basis, Label, Outlet, People, Person, SpeakerType
from svodka.pipeline import Desk, verify
from svodka.pipeline.speaking import Shown, group_speech, utterance_named, utterances_of
from svodka.pipeline.speaking.voices import Voices
from tests.pipeline.material import added, open_desk

BASIS = Basis("https://halmar.example/who", "2031")
PEOPLE = People(persons=(Person("irina-velt", "Irina Velt", BASIS, names=(("ru", "Ирина Вельт"),), sex="f"),))
NOBODY = People()

DOCUMENTS = {
    "01-transcript.md": """---
address: https://mfa.halmar.example/14
outlet: Foreign Ministry of Halmar
published: 2031-05-14T10:00:00+03:00
title: Briefing by Irina Velt, May 14, 2031
kind: transcript
---

Irina Velt: There are no volunteers from Sundria in the strait, there never were, and nobody needs them.
""",
    "02-agency.md": """---
address: https://agency.example/14
outlet: Halmar Press Agency
published: 2031-05-14T10:20:00+03:00
kind: wire
---

HALMAR, May 14. "There are no volunteers from Sundria in the strait, there never were," Foreign Ministry spokeswoman
Irina Velt said on Wednesday.
""",
    "03-russian.md": """---
address: https://vesti.example/14
outlet: Вести
published: 2031-05-14T12:00:00+03:00
language: ru
---

«Добровольцев из Сундрии в проливе нет и никогда не было», — заявила в среду Ирина Вельт.
""",
    "04-other-day.md": """---
address: https://courier.example/19
outlet: The Courier
published: 2031-05-19T12:00:00+03:00
---

"The ferry will sail again in June," Irina Velt said on Monday.
""",
    "05-recalled.md": """---
address: https://courier.example/next-year
outlet: The Courier
published: 2032-02-02T12:00:00+03:00
---

The parliament votes on Monday. Irina Velt had said earlier: "There are no volunteers from Sundria in the strait, there never were."
""",
}


def put(folder: Path, names: Sequence[str] = tuple(DOCUMENTS), **changed: str) -> Path:
    folder.mkdir(exist_ok=True)
    for name in names:
        (folder / name).write_text(changed.get(name[:2], DOCUMENTS[name]), encoding="utf-8")
    return folder


def acts(desk: Desk) -> list[UtteranceRow]:
    return list(desk.ledger.speech.current())


def carriers(desk: Desk, least: int = 2) -> list[list[str | None]]:
    return [[c.report.outlet for c in shown.carriers] for shown in utterances_of(desk, PEOPLE, least=least)]


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    desk = open_desk(tmp_path / "desk")
    added(desk, put(tmp_path / "documents"))
    group_speech(desk, PEOPLE)
    return desk


def first(desk: Desk) -> Shown:
    return next(utterances_of(desk, PEOPLE, least=2))


def test_reports_in_two_languages_are_one_act_with_its_transcript(desk: Desk) -> None:
    assert carriers(desk) == [["Foreign Ministry of Halmar", "Halmar Press Agency", "Вести", "The Courier"]]
    shown = first(desk)
    assert (shown.key, str(shown.start), str(shown.end)) == ("irina-velt", "2031-05-14", "2031-05-14")
    assert shown.primary.report.outlet == "Foreign Ministry of Halmar"
    assert shown.kept.origin.because == "the speaker's own side published it"
    # the Courier recalls it the year after
    assert shown.kept.origin.independent == ("Foreign Ministry of Halmar", "Halmar Press Agency", "Вести")
    assert {v.language for v in shown.variants} == {"en", "ru"}


def test_each_statement_with_a_speaker_is_in_one_act(desk: Desk) -> None:
    statements = [s for row in acts(desk) for s in row.statements]
    uttered = [r for r in desk.ledger.statements() if r.statement.speaker and r.statement.cue_class == "speech"]
    assert sorted(statements) == sorted(r.statement.id for r in uttered)


def test_a_second_run_adds_nothing(desk: Desk) -> None:
    before = acts(desk)
    assert group_speech(desk, PEOPLE) == group_speech(desk, PEOPLE)
    assert group_speech(desk, PEOPLE).statements == 0
    assert acts(desk) == before


@pytest.mark.parametrize("order", [(0, 1, 2, 3, 4), (4, 3, 2, 1, 0), (2, 4, 0, 3, 1)])
def test_the_order_of_arrival_changes_nothing(desk: Desk, tmp_path: Path, order: tuple[int, ...]) -> None:
    names = list(DOCUMENTS)
    with open_desk(tmp_path / "other") as other:
        for n in order:
            added(other, put(tmp_path / f"part {n}", [names[n]]))
            assert group_speech(other, PEOPLE).statements > 0
        assert acts(other) == acts(desk)


def test_a_later_report_supersedes_and_nothing_is_overwritten(tmp_path: Path) -> None:
    with open_desk(tmp_path / "desk") as desk:
        names = list(DOCUMENTS)
        added(desk, put(tmp_path / "one", names[1:2]))
        group_speech(desk, PEOPLE)
        [alone] = acts(desk)
        added(desk, put(tmp_path / "two", names[:1]))
        group_speech(desk, PEOPLE)
        [together] = acts(desk)
        assert set(alone.statements) < set(together.statements)
        assert utterance_named(desk, PEOPLE, alone.id) == []  # it does not count any more
        assert [u.id for u in utterance_named(desk, PEOPLE, alone.statements[0])] == [together.id]
        with sqlite3.connect(desk.ledger.path) as ledger:
            assert ledger.execute("SELECT id FROM utterances ORDER BY seq").fetchall() == [(alone.id,), (together.id,)]


def test_a_document_that_takes_its_words_back_leaves_the_act(desk: Desk, tmp_path: Path) -> None:
    words = "Добровольцев из Сундрии в проливе нет и никогда не было"
    new = DOCUMENTS["03-russian.md"].replace(words, "Паром пойдёт в июне")
    added(desk, put(tmp_path / "edited", ["03-russian.md"], **{"03": new}))
    group_speech(desk, PEOPLE)
    assert carriers(desk) == [["Foreign Ministry of Halmar", "Halmar Press Agency", "The Courier"]]


def test_a_run_that_was_stopped_is_completed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(_: Speech, __: object) -> None:
        raise KeyboardInterrupt

    with open_desk(tmp_path / "desk") as desk:
        added(desk, put(tmp_path / "documents"))
        with monkeypatch.context() as stopping, pytest.raises(KeyboardInterrupt):
            stopping.setattr(Speech, "set_state", stop)
            group_speech(desk, PEOPLE)
        before = acts(desk)
        done = group_speech(desk, PEOPLE)
        assert done.statements > 0 and done.added == 0
        assert acts(desk) == before


def test_much_at_once_comes_out_the_same(desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("svodka.pipeline.speaking.grouping.MOST_DOCUMENTS", 0)
    with open_desk(tmp_path / "other") as other:
        for name in DOCUMENTS:
            added(other, put(tmp_path / name, [name]))
            group_speech(other, PEOPLE)
        assert acts(other) == acts(desk)


def test_other_people_make_all_looked_at_again(desk: Desk) -> None:
    done = group_speech(desk, NOBODY)
    assert done.statements == len([s for row in acts(desk) for s in row.statements])
    # the name alone is enough across alphabets; its key is another
    assert first(desk).key.startswith("name:") and len(carriers(desk)[0]) == 4


def test_outlets_tell_what_carries(desk: Desk) -> None:
    agency = Outlet("vesti", "Вести", kind=Label("agency", "its own page", "2031"))
    assert group_speech(desk, PEOPLE, [agency]).statements > 0
    [shown] = utterances_of(desk, PEOPLE, outlets=[agency], least=2)
    kinds = {c.report.outlet: c.report.carrier.value for c in shown.carriers}
    assert kinds["Вести"] == kinds["Halmar Press Agency"] == "agency"
    assert kinds["Foreign Ministry of Halmar"] == "official" and kinds["The Courier"] == "outlet"


def test_filters(desk: Desk) -> None:
    def count(**wanted: object) -> int:
        return len(list(utterances_of(desk, PEOPLE, Filter(**wanted))))  # type: ignore[arg-type]

    assert count(speaker="вельт") == 1
    assert count(speaker="velt") == 2
    assert count(about=("ferry",)) == 1
    assert count(about=("ferry",), speaker="nobody") == 0
    assert count(since=date(2031, 5, 15), until=date(2031, 5, 20)) == 1
    assert count(until=date(2031, 5, 1)) == 0


def test_an_id_needs_six_digits(desk: Desk) -> None:
    shown = first(desk)
    assert [u.id for u in utterance_named(desk, PEOPLE, shown.id[:8].upper())] == [shown.id]
    assert utterance_named(desk, PEOPLE, shown.id[:5]) == []
    assert utterance_named(desk, PEOPLE, "x" * 16) == []


def test_a_changed_row_is_found(desk: Desk) -> None:
    assert not verify(desk).damages
    shown = first(desk)
    with sqlite3.connect(desk.ledger.path) as ledger:
        ledger.execute("UPDATE utterances SET speaker = 'somebody' WHERE id = ?", (shown.id,))
    assert any("utterances" in str(damage) for damage in verify(desk).damages)


def test_a_member_that_is_gone_is_found(desk: Desk) -> None:
    with sqlite3.connect(desk.ledger.path) as ledger:
        ledger.execute("DELETE FROM utterance_members WHERE seq = 1")
    assert any("utterances" in str(damage) for damage in verify(desk).damages)


def test_one_program_at_a_time(desk: Desk, tmp_path: Path) -> None:
    with desk.adding(), open_desk(tmp_path / "desk") as other, pytest.raises(BusyError):
        group_speech(other, PEOPLE)


# ------------------------------------------------------------------------------------------------- who speaks


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("Inga Dorokhova", SpeakerType.PERSON), ("Инга Дорохова", SpeakerType.PERSON)),
        (("Foreign Ministry of Veligoria", SpeakerType.INSTITUTION), ("МИД Велигории", SpeakerType.INSTITUTION)),
        (("Matvei Strezhnev", SpeakerType.PERSON), ("Матвей Стрежнев", SpeakerType.PERSON)),
    ],
)
def test_one_key_in_both_alphabets(one: tuple[str, SpeakerType], other: tuple[str, SpeakerType]) -> None:
    voices = Voices(NOBODY)
    assert voices.of(*one, None, None).key == voices.of(*other, None, None).key


def test_shorter_forms_of_a_name() -> None:
    voices = Voices(NOBODY)
    full = voices.of("Inga Dorokhova", SpeakerType.PERSON, None, None)
    assert voices.of("И. Л. Дорохова", SpeakerType.PERSON, None, None).key in full.shorter
    assert voices.of("Дорохова", SpeakerType.PERSON, None, None).key in full.shorter
    other = voices.of("Nina Dorokhova", SpeakerType.PERSON, None, None)
    assert other.key not in full.shorter and full.key not in other.shorter
    assert voices.of("И. Л. Дорохова", SpeakerType.PERSON, None, None).key not in other.shorter


def test_a_spokeswoman_speaks_for_the_body_in_her_office() -> None:
    voices = Voices(NOBODY)
    for role in ("Veligorian Foreign Ministry spokeswoman", "официальный представитель МИД Велигории"):
        voice = voices.of("Inga Dorokhova", SpeakerType.PERSON, role, None)
        assert voices.of("МИД Велигории", SpeakerType.INSTITUTION, None, None).key in voice.for_whom
        assert voices.of("the Foreign Ministry", SpeakerType.INSTITUTION, None, None).key in voice.for_whom


def test_pronouns_are_nobody_and_descriptions_are_many() -> None:
    voices = Voices(NOBODY)
    assert voices.of("he", SpeakerType.PERSON, None, None).key == ""
    assert voices.of("residents", SpeakerType.GROUP, None, None).unnamed
    assert voices.of("Source", SpeakerType.UNKNOWN, None, None).unnamed
    assert not voices.of("Inga Dorokhova", SpeakerType.PERSON, None, None).unnamed
