"""``svodka digest`` on a small desk whose ledger was filled by hand."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from svodka.cli import cli
from svodka.cli.digest import write_digest
from svodka.config import FILE, initial
from svodka.errors import ReceiptError, SvodkaError, UsageError
from svodka.extract import VERSION
from svodka.ids import statement_id
from svodka.ledger import Reading
from svodka.model import Capture, Hints, Revision, Snapshot, Statement
from svodka.parse import parse
from svodka.pipeline import Desk
from svodka.reading import revision_of
from svodka.write.compose import compose
from svodka.write.digest_json import digest_from_json
from svodka.write.receipt import check_receipt
from svodka.write.select import select
from tests.archive.material import alter
from tests.watching.servers import http_receiver
from tests.write.samples import (
    COURIER,
    COURIER_STATEMENTS,
    FETCHED,
    FRIENDS_RU,
    LEAVE_RU,
    PERIOD,
    ROWS,
    VESTNIK,
    find,
)

APRIL = ["--from", "2031-04-01", "--to", "2031-04-30"]


def keep(desk: Desk, of: Revision, statements: tuple[Statement, ...]) -> None:
    """The document in the desk's archive and ledger, its statements where its parser put their words."""
    data = of.text.encode()
    hints = Hints(published=of.published, outlet=of.outlet, language=of.language, title=of.title)
    capture = Capture(data, of.address, FETCHED, "text/plain", "utf-8", hints)
    checksum = desk.archive.keep(capture)
    revision = revision_of(parse(capture), checksum=checksum)
    snapshot = Snapshot(checksum, len(data), of.address, FETCHED, "text/plain", "utf-8")
    desk.ledger.append(snapshot, hints, revision)
    moved = tuple(moved_to(revision, of, made) for made in statements)
    desk.ledger.append_reading(revision, Reading(VERSION, moved, FETCHED))


def moved_to(revision: Revision, of: Revision, made: Statement) -> Statement:
    content = find(revision.text, "‖".join(span.of(of.text) for span in made.content))
    return replace(
        made,
        id=statement_id(revision.id, content, (), ()),
        content=content,
        source=(),
        cue=(),
        within=None,
    )


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    root = tmp_path / "desk"
    root.mkdir()
    (root / FILE).write_text(initial("test"), encoding="utf-8")
    with Desk(root / "archive", root / "ledger.sqlite", create=True) as opened:
        keep(opened, COURIER, COURIER_STATEMENTS)
        keep(opened, VESTNIK, (FRIENDS_RU, LEAVE_RU))
    return root


def run(desk: Path, *arguments: str) -> Result:
    return CliRunner().invoke(cli, ["digest", *arguments, "--desk", str(desk)])


def test_writes_three_files_and_says_so(desk: Path) -> None:
    result = run(desk, *APRIL)
    assert result.exit_code == 0, result.output
    folder = desk / "digests" / "2031-04-01_2031-04-30"
    assert sorted(path.name for path in folder.iterdir()) == ["digest.html", "digest.json", "digest.md"]
    lines = result.output.splitlines()
    assert lines[0] == "Vera Holm: “We have never hidden our friends, and we will not begin today”"
    assert lines[1] == "8 sentences on 8 statements, each with its receipt"
    assert lines[2] == "1 left out; the digest says which and why"
    assert [line.removeprefix("written: ") for line in lines[3:]] == [
        str(folder / f"digest.{kind}") for kind in ("md", "html", "json")
    ]


def test_every_receipt_of_the_file_holds(desk: Path) -> None:
    assert run(desk, *APRIL).exit_code == 0
    path = desk / "digests" / "2031-04-01_2031-04-30" / "digest.json"
    made = digest_from_json(json.loads(path.read_text(encoding="utf-8")))
    texts = {of.address: of.text for of in (COURIER, VESTNIK)}
    receipts = [r for section in made.sections for s in section.sentences for r in s.receipts]
    assert receipts
    for receipt in receipts:
        assert check_receipt(receipt, texts[receipt.address]) == ()


def test_twice_is_the_same(desk: Path) -> None:
    folder = desk / "digests" / "2031-04-01_2031-04-30"
    assert run(desk, *APRIL).exit_code == 0
    first = {path.name: path.read_bytes() for path in folder.iterdir()}
    assert run(desk, *APRIL).exit_code == 0
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == first


def test_about_out_and_format(desk: Path, tmp_path: Path) -> None:
    out = tmp_path / "new" / "place"
    result = run(desk, *APRIL, "--about", "harbour", "--about", "карск", "--out", str(out), "--format", "md", "--json")
    assert result.exit_code == 0, result.output
    told = json.loads(result.output)
    assert (told["sentences"], told["about"]) == (3, ["harbour", "карск"])
    assert told["files"] == [str(out / "digest.md")]
    assert [path.name for path in out.iterdir()] == ["digest.md"]
    assert "about harbour, карск" in (out / "digest.md").read_text(encoding="utf-8")


def test_nothing_found_writes_nothing(desk: Path) -> None:
    result = run(desk, "--from", "2030-01-01", "--to", "2030-01-31")
    assert isinstance(result.exception, ReceiptError)
    assert result.exception.exit_code == 1
    assert str(result.exception) == "no statement from 2030-01-01 to 2030-01-31; nothing is written"
    assert not (desk / "digests").exists()


def test_changed_bytes_stop_it(desk: Path) -> None:
    checksum = hashlib.sha256(COURIER.text.encode()).hexdigest()
    alter(desk / "archive", checksum, lambda record: record.replace(b"never hidden", b"never bidden"))
    result = run(desk, *APRIL)
    assert isinstance(result.exception, SvodkaError)
    assert not (desk / "digests").exists()


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--from", "2031-02-30", "--to", "2031-04-30"], "2031-02-30"),
        (["--from", "April", "--to", "2031-04-30"], "April"),
        ([*APRIL, "--format", "odt"], "choose from md, html, json"),
        ([*APRIL, "--format", ","], "choose from md, html, json"),
    ],
)
def test_wrong_words_are_named(desk: Path, arguments: list[str], told: str) -> None:
    result = run(desk, *arguments)
    assert result.exit_code == 2
    assert told in result.output


def test_a_period_that_ends_before_it_starts(desk: Path) -> None:
    result = run(desk, "--from", "2031-04-30", "--to", "2031-04-01")
    assert isinstance(result.exception, UsageError)


def test_about_nothing(desk: Path) -> None:
    result = run(desk, *APRIL, "--about", " ?! ")
    assert isinstance(result.exception, UsageError)
    assert "holds no word" in str(result.exception)


def test_a_folder_that_can_not_be_written(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(SvodkaError, match="can't write the digest"):
        write_digest(compose(select(ROWS, *PERIOD)), tmp_path / "file" / "under")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_a_full_disk_leaves_no_half_file(tmp_path: Path) -> None:
    (tmp_path / "digest.md.part").symlink_to("/dev/full")
    with pytest.raises(SvodkaError, match="No space left"):
        write_digest(compose(select(ROWS, *PERIOD)), tmp_path, ["md"])
    assert list(tmp_path.iterdir()) == []


def test_the_writer_is_asked_only_where_the_settings_name_one(desk: Path) -> None:
    result = run(desk, *APRIL, "--writer")
    assert isinstance(result.exception, UsageError) and "[writer]" in str(result.exception)


def test_a_writer_that_lies_changes_nothing_and_one_that_does_not_is_printed(desk: Path) -> None:
    before = json.loads(run(desk, *APRIL, "--json").output)
    text = (Path(before["files"][2])).read_text(encoding="utf-8")
    lies = [("Vera Holm said: “We have always hidden our friends”.", "s1")]
    sound = [
        ("Vera Holm said: “We have never hidden our friends, and we will not begin today”.", name)
        for name in ("s1", "s2", "s3", "s4")
    ]
    for sentences, used in ((lies, 0), (sound, 1)):
        said = json.dumps({"sentences": [{"text": text, "cites": [name]} for text, name in sentences]})
        answer = json.dumps({"choices": [{"message": {"content": said}, "finish_reason": "stop"}]}).encode()
        with http_receiver(otherwise=(200, {}, answer)) as receiver:
            (desk / FILE).write_text(
                f'{initial("Test")}allow_hosts = ["127.0.0.1"]\n[writer]\naddress = "{receiver.address}/v1"\nmodel = "m"\n'
            )
            result = run(desk, *APRIL, "--writer", "--json")
        told = json.loads(result.stdout)
        after = Path(told["files"][2]).read_text(encoding="utf-8")
        assert told["writer"]["used"] == used and len(told["writer"]["refused"]) >= 1
        assert (after == text) is (used == 0)


def test_foreign_statements_are_told_in_translation(desk: Path) -> None:
    assert "[translator]" in str(run(desk, *APRIL, "--translate").exception)
    answer = json.dumps({"translatedText": "We never hid our friends and will not begin to."}).encode()
    with http_receiver(otherwise=(200, {}, answer)) as receiver:
        (desk / FILE).write_text(
            f'{initial("Test")}allow_hosts = ["127.0.0.1"]\n[translator]\nengine = "libretranslate"\naddress = "{receiver.address}"\n'
        )
        told = json.loads(run(desk, *APRIL, "--translate", "--json").stdout)
        again = json.loads(run(desk, *APRIL, "--translate", "--json").stdout)
    text = Path(told["files"][0]).read_text(encoding="utf-8")
    assert "as translated by LibreTranslate: We never hid our friends and will not begin to (in the original: «" in text
    assert told["translations"]["translated"] >= 1 and again["id"] == told["id"]
    assert len(receiver.asked) == told["translations"]["translated"]


def test_a_translator_that_is_down_leaves_the_originals(desk: Path) -> None:
    (desk / FILE).write_text(
        f'{initial("Test")}[translator]\nengine = "libretranslate"\naddress = "http://127.0.0.1:9"\n', encoding="utf-8"
    )
    told = json.loads(run(desk, *APRIL, "--translate", "--json").stdout)
    assert told["translations"]["translated"] == 0 and "allow_hosts" in told["translations"]["left"][0]


def test_in_russian_beside_the_english_one(desk: Path) -> None:
    english = json.loads(run(desk, *APRIL, "--json").stdout)
    told = json.loads(run(desk, *APRIL, "--language", "ru", "--json").stdout)
    text = Path(told["files"][0]).read_text(encoding="utf-8")
    assert "26 апреля 2031 года" in text and Path(told["files"][0]).parent.name.endswith("-ru")
    assert told["statements"] == english["statements"] and told["id"] != english["id"]


def test_a_writer_writes_english_only(desk: Path) -> None:
    assert "English only" in str(run(desk, *APRIL, "--language", "ru", "--writer").exception)
