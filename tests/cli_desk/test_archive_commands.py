"""Archives in and out, as a person gives the commands: add, export, stamp, verify --archive."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from wacz.main import main as public_wacz

from svodka.archive import Archive
from tests.archive.authority import Authority, serving
from tests.archive.material import AT, FERRY, alter, fetched
from tests.cli_desk.test_commands import Svodka, svodka

__all__ = ["svodka"]

TEXT = '<!doctype html><title>Ferry</title><article><p>Anna Lind, the mayor, said: "The ferry will sail on Friday."</p></article>'


@pytest.fixture
def desk(svodka: Svodka, tmp_path: Path) -> Path:
    """A desk to which a web archive was added."""
    with Archive(tmp_path / "theirs") as theirs:
        theirs.keep(fetched(TEXT.encode()), now=AT)
        [path] = theirs.warc_files()
    svodka("init", tmp_path / "desk")
    ran = svodka("add", "--desk", tmp_path / "desk", "--workers", 1, path)
    assert ran.out == "1 document: 1 new, 0 revised, 0 unchanged, 0 failed; 1 statement added.\n"
    assert "3 record(s), 1 document(s); passed over: 1 warcinfo" in ran.err
    return tmp_path / "desk"


def test_a_desk_goes_out_as_a_package_and_into_another_desk(svodka: Svodka, desk: Path, tmp_path: Path) -> None:
    file = tmp_path / "all.wacz"
    ran = svodka("export", "--desk", desk, "--wacz", file)
    assert ran.code == 0
    assert ran.out.startswith(f"Wrote {file}: 2 records, 1 page, ")
    assert public_wacz(["validate", "-f", str(file)]) == 0
    svodka("init", tmp_path / "other")
    assert "1 new" in svodka("add", "--desk", tmp_path / "other", "--workers", 1, file).out
    there, here = (svodka("statements", "--json", "--desk", one).out for one in (desk, tmp_path / "other"))
    assert there == here and "The ferry will sail on Friday" in there
    assert "1 unchanged" in svodka("add", "--desk", desk, "--workers", 1, file).out


def test_the_days_of_a_package_are_chosen(svodka: Svodka, desk: Path, tmp_path: Path) -> None:
    file = tmp_path / "day.wacz"
    told = ("export", "--desk", desk, "--wacz", file, "--json", "--since", "2031-05-20", "--until", "2031-05-20")
    written = json.loads(svodka(*told).out)
    assert written == {"file": str(file), "bytes": file.stat().st_size, "records": 2, "pages": 1, "left_out": []}
    none = svodka("export", "--desk", desk, "--wacz", tmp_path / "no.wacz", "--since", "2031-05-21")
    assert none.code == 1 and "nothing was fetched in these days" in none.err
    assert svodka("export", "--desk", desk, "--wacz", file, "--since", "2031-05-21", "--until", "2031-05-20").code == 2


def test_verify_names_a_damaged_record_and_export_leaves_it_out(svodka: Svodka, desk: Path, tmp_path: Path) -> None:
    whole = svodka("verify", "--archive", "--desk", desk)
    assert whole.code == 0 and "1 archived object, 3 records, " in whole.out
    with Archive(desk / "archive") as archive:
        [checksum] = archive.checksums()
    path = alter(desk / "archive", checksum, lambda record: record.replace(b"HTTP/1.1 200", b"HTTP/1.1 203"))
    assert svodka("verify", "--desk", desk).code == 0  # the body is still what the ledger says
    ran = svodka("verify", "--archive", "--desk", desk)
    assert ran.code == 1
    assert f"DAMAGED {path}, byte " in ran.out and "its block has checksum" in ran.out and FERRY in ran.out
    report = json.loads(svodka("verify", "--archive", "--json", "--desk", desk).out)
    assert (report["records"], report["damages"][0]["address"]) == (3, FERRY)
    alter(desk / "archive", checksum, lambda record: record[:-1])
    ran = svodka("export", "--desk", desk, "--wacz", tmp_path / "rest.wacz")
    assert ran.code == 1 and "damaged bytes were left out" in ran.err


def test_days_are_stamped_and_stamps_verified(svodka: Svodka, desk: Path, tmp_path: Path) -> None:
    [path] = (desk / "archive" / "warc").iterdir()
    today = path.name[:10]
    authority = Authority()
    (tmp_path / "root.pem").write_bytes(authority.pem)
    with serving(authority) as address:
        refused = svodka("stamp", "--desk", desk, "--authority", address, "--day", today)
        assert refused.code == 1 and "private network" in refused.err
        ask = ("stamp", "--desk", desk, "--allow-private", "--authority", address)
        assert svodka(*ask).out == "Each past day is stamped already.\n"
        ran = svodka(*ask, "--day", today)
        assert ran.out.startswith(f"Stamped 3 records of {today}: ")
        assert "stamped already" in svodka(*ask, "--day", today).out
        wrong = svodka("stamp", "--desk", desk, "--allow-private", "--authority", f"{address}x", "--day", "2031-05-20")
        assert wrong.code == 1 and "nothing was archived on 2031-05-20" in wrong.err
    gone = svodka(*ask, "--day", "2031-05-20")
    assert gone.code == 1
    ran = svodka("verify", "--archive", "--certificate", tmp_path / "root.pem", "--desk", desk)
    assert ran.code == 0 and "1 time-stamp" in ran.out
    (desk / "archive" / "stamps" / f"{today}.tsr").write_bytes(b"no")
    ran = svodka("verify", "--archive", "--desk", desk)
    assert ran.code == 1 and "no time-stamp any more" in ran.out
    assert svodka("verify", "--certificate", tmp_path / "root.pem", "--desk", desk).code == 2


@pytest.mark.parametrize("address", ["http://127.0.0.1:9/tsr", "ftp://a.example/", "not an address", "https://"])
def test_an_authority_that_can_not_be_asked_is_said(svodka: Svodka, desk: Path, address: str) -> None:
    [path] = (desk / "archive" / "warc").iterdir()
    ran = svodka("stamp", "--desk", desk, "--authority", address, "--day", path.name[:10], "--allow-private")
    assert ran.code == 1 and ran.err.count("\n") == 1 and "address" in ran.err
    assert not (desk / "archive" / "stamps").exists()
