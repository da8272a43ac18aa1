"""A package is valid by the public validator, and its index is what the public indexer makes of its WARC files."""

from __future__ import annotations

import gzip
import io
import json
import zipfile
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from cdxj_indexer.main import CDXJIndexer
from surt import surt as public_surt
from wacz.main import main as public_wacz
from warcio.archiveiterator import ArchiveIterator

from svodka.archive import Archive, Package, cdx, write_package
from svodka.archive.cdx import SortedLines, blocks, surt
from svodka.errors import ArchiveError
from tests.archive.material import AT, FERRY, PAGE, alter, brought, fetched, redirected


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    made = Archive(tmp_path / "archive", largest=5_000)
    made.keep(brought("Заметки".encode(), "file:///%D0%B7.txt"), now=AT)
    made.keep(redirected(fetched(), "http://courier.example/f"), now=AT)
    made.keep(fetched(PAGE + b"2", "https://www.gazette.example/Новости/?b=1&a=2"), now=AT)
    for days in (1, 2):
        made.keep(fetched(at=AT + timedelta(days=days)), now=AT + timedelta(days=days))
    return made


def written(archive: Archive, path: Path, since: date | None = None, until: date | None = None) -> Package:
    titles = {r.checksum: "Паром" for r in archive.records() if r.type == "response" and r.address == FERRY}
    return write_package(
        archive, path, title="Стол", created=AT + timedelta(days=9), since=since, until=until, title_of=titles.get
    )


def lines_of(package: zipfile.ZipFile) -> list[tuple[str, str, dict[str, Any]]]:
    """The index: key, time stamp, fields."""
    lines = gzip.decompress(package.read("indexes/index.cdx.gz")).decode().splitlines()
    parted = [line.split(" ", 2) for line in lines]
    return [(key, stamp, json.loads(fields)) for key, stamp, fields in parted]


def body_at(package: zipfile.ZipFile, line: dict[str, Any]) -> tuple[str, bytes]:
    """Type and content of the record to which a line leads, as a replay program reads it."""
    with package.open(f"archive/{line['filename']}") as file:
        file.seek(int(line["offset"]))
        data = file.read(int(line["length"]))
    [record] = [(r.rec_type, r.content_stream().read()) for r in ArchiveIterator(io.BytesIO(data))]
    return record


def test_the_public_validator_finds_nothing(
    archive: Archive, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    done = written(archive, tmp_path / "all.wacz")
    assert (done.records, done.pages, done.left_out) == (10, 4, [])
    assert done.size == (tmp_path / "all.wacz").stat().st_size
    assert public_wacz(["validate", "-f", str(tmp_path / "all.wacz")]) == 0
    assert "the passed WACZ is valid" in capsys.readouterr().out
    with zipfile.ZipFile(tmp_path / "all.wacz", "a") as package:
        package.writestr("archive/foreign.warc.gz", b"")
    assert public_wacz(["validate", "-f", str(tmp_path / "all.wacz")]) == 1


def test_the_index_is_what_the_public_indexer_makes(archive: Archive, tmp_path: Path) -> None:
    written(archive, tmp_path / "all.wacz")
    with zipfile.ZipFile(tmp_path / "all.wacz") as package:
        assert {info.compress_type for info in package.infolist()} == {zipfile.ZIP_STORED}
        names = [name for name in package.namelist() if name.startswith("archive/")]
        assert len(names) == 3
        for name in names:
            (tmp_path / name.rpartition("/")[2]).write_bytes(package.read(name))
        ours = lines_of(package)
        assert [(key, stamp) for key, stamp, _ in ours] == sorted((key, stamp) for key, stamp, _ in ours)
        idx = package.read("indexes/index.idx").decode().splitlines()
        assert json.loads(idx[0].split(" ", 2)[2])["filename"] == "index.cdx.gz"
        assert json.loads(idx[1].split(" ", 2)[2])["length"] == len(package.read("indexes/index.cdx.gz"))
    out = io.StringIO()
    CDXJIndexer(out, [str(tmp_path / name.rpartition("/")[2]) for name in names], sort=True).process_all()
    theirs = [line.split(" ", 2) for line in out.getvalue().splitlines() if not line.startswith("- ")]  # warcinfo
    compared = ("url", "mime", "status", "digest", "length", "offset", "filename")

    def same(fields: dict[str, Any]) -> dict[str, Any]:
        return {name: fields.get(name) for name in compared if name != "status" or fields.get("mime") == "text/html"}

    assert [(key, stamp, same(fields)) for key, stamp, fields in ours if not key.startswith("file:")] == [
        (key, stamp, same(json.loads(fields))) for key, stamp, fields in theirs if not key.startswith("file:")
    ]


def test_each_line_leads_to_its_record_and_pages_have_titles(archive: Archive, tmp_path: Path) -> None:
    written(archive, tmp_path / "all.wacz")
    with zipfile.ZipFile(tmp_path / "all.wacz") as package:
        found = [(line["url"], *body_at(package, line)) for _, _, line in lines_of(package)]
        pages = [json.loads(line) for line in package.read("pages/pages.jsonl").decode().splitlines()]
    assert (FERRY, "response", PAGE) in found
    assert ("file:///%D0%B7.txt", "resource", "Заметки".encode()) in found
    assert [kind for _, kind, _ in found].count("revisit") == 2
    assert pages[0]["format"] == "json-pages-1.0"
    assert {(page["url"], page["title"]) for page in pages[1:]} == {
        (FERRY, "Паром"),
        ("https://www.gazette.example/%D0%9D%D0%BE%D0%B2%D0%BE%D1%81%D1%82%D0%B8/?b=1&a=2",) * 2,
    }
    assert pages[1]["ts"] == "2031-05-20T09:30:15Z"


def test_days_are_chosen_and_a_revisit_takes_its_body_along(archive: Archive, tmp_path: Path) -> None:
    done = written(archive, tmp_path / "day.wacz", since=date(2031, 5, 22), until=date(2031, 5, 22))
    assert done.records == 3
    with zipfile.ZipFile(tmp_path / "day.wacz") as package:
        assert sorted(body_at(package, line) for _, _, line in lines_of(package)) == [
            ("response", PAGE),
            ("revisit", b""),
        ]
    assert public_wacz(["validate", "-f", str(tmp_path / "day.wacz")]) == 0
    with pytest.raises(ArchiveError, match="nothing was fetched"):
        written(archive, tmp_path / "none.wacz", since=date(2032, 1, 1))
    assert not list(tmp_path.glob("*none*"))


def test_damaged_records_are_left_out_and_named(archive: Archive, tmp_path: Path) -> None:
    archive.close()
    [record] = [r for r in archive.records() if r.type == "resource"]
    path = alter(tmp_path / "archive", record.checksum, lambda data: data[:-4])
    done = written(Archive(tmp_path / "archive"), tmp_path / "all.wacz")
    assert done.records == 9
    assert [f"{path}, byte {record.offset:,}: damaged bytes were left out"] == done.left_out
    assert public_wacz(["validate", "-f", str(tmp_path / "all.wacz")]) == 0


def test_a_file_that_can_not_be_written_is_said(archive: Archive, tmp_path: Path) -> None:
    with pytest.raises(ArchiveError, match="can't be written"):
        written(archive, tmp_path / "no" / "all.wacz")


@pytest.mark.parametrize(
    "address",
    [
        "https://Courier.example/news/ferry?id=7&A=b",
        "http://www.courier.example:8080/A%20b/?b=1&a=2",
        "https://courier.example",
        "http://reader@courier.example/x",
        "https://www2.courier.example/a//b/",
        "https://courier.example/%D0%B7%d0%b0?%D0%B1=1",
        "https://courier.example:443/?",
        "http://courier.example/a,b;c=(d)?e=%2F&e=",
    ],
)
def test_keys_are_those_of_the_public_library(address: str) -> None:
    assert surt(address) == public_surt(address)


def test_many_lines_are_sorted_in_runs_and_blocks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cdx, "SORTED", 10)
    monkeypatch.setattr(cdx, "BLOCK", 7)
    with SortedLines() as lines:
        for number in range(95):
            lines.add(f"a,{number * 37 % 95:03})/ 20310520 {{}}\n")
        made = list(blocks(lines.all()))
    whole = b"".join(data for data, _ in made)
    text = gzip.decompress(whole).decode()
    assert text == "".join(f"a,{number:03})/ 20310520 {{}}\n" for number in range(95))
    assert len(made) == 14
    for number, (_, line) in enumerate(made):
        place = json.loads(line.splitlines()[-1].split(" ", 2)[2])
        block = gzip.decompress(whole[place["offset"] : place["offset"] + place["length"]]).decode()
        assert block.startswith(f"a,{number * 7:03})/ 20310520 ")
