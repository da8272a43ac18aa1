"""The records are WARC 1.1 as other programs read it, and hold no secrets."""

from __future__ import annotations

import gzip
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from fastwarc.warc import ArchiveIterator as FastIterator
from warcio.archiveiterator import ArchiveIterator

from svodka import ids
from svodka.archive import Archive
from svodka.archive.making import target
from svodka.model import Capture
from tests.archive.material import AT, EXCHANGE, FERRY, PAGE, brought, fetched, redirected


def written(root: Path, *captures: Capture) -> Path:
    with Archive(root) as archive:
        for capture in captures:
            archive.keep(capture, now=AT)
        [path] = archive.warc_files()
    return path


def test_warcio_reads_every_record_and_its_digests_fit(tmp_path: Path) -> None:
    path = written(
        tmp_path,
        redirected(fetched(), "http://courier.example/f", "https://courier.example/f"),
        fetched(at=AT + timedelta(hours=1)),
        brought("Заметки".encode(), "file:///%D0%B7.txt"),
    )
    read = []
    with path.open("rb") as file:
        for record in ArchiveIterator(file, check_digests="raise"):
            headers = record.rec_headers
            read.append((record.rec_type, headers.get_header("WARC-Target-URI"), record.content_stream().read()))
            assert headers.protocol == "WARC/1.1"
    assert [kind for kind, _, _ in read] == [
        "warcinfo", "request", "metadata", "response", "request", "revisit", "resource",
    ]  # fmt: skip
    assert read[3] == ("response", FERRY, PAGE)
    assert read[2][2] == b"via: http://courier.example/f\r\nvia: https://courier.example/f\r\n"
    assert read[5] == ("revisit", FERRY, b"")
    assert read[6] == ("resource", "file:///%D0%B7.txt", "Заметки".encode())


def test_fastwarc_reads_the_http_head_as_it_was_but_for_the_encodings(tmp_path: Path) -> None:
    path = written(tmp_path, fetched())
    with path.open("rb") as file:
        response = next(record for record in FastIterator(file) if record.headers["WARC-Type"] == "response")
        headers = dict(response.http_headers.asdict())
        assert response.http_headers.status_code == 200
        assert response.reader.read() == PAGE
        assert response.headers["WARC-Payload-Digest"] == f"sha256:{ids.checksum(PAGE)}"
        assert response.headers["WARC-Date"] == "2031-05-20T09:30:15Z"
    assert headers["X-Archive-Orig-Content-Encoding"] == "gzip"
    assert headers["X-Archive-Orig-Transfer-Encoding"] == "chunked"
    assert headers["X-Archive-Orig-content-length"] == "61"
    assert headers["Content-Length"] == str(len(PAGE))
    assert not {"content-encoding", "transfer-encoding", "set-cookie"} & {name.lower() for name in headers}


def test_a_revisit_refers_to_the_first_record(tmp_path: Path) -> None:
    path = written(tmp_path, fetched(), fetched(at=AT + timedelta(microseconds=5), address=f"{FERRY}&from=mail"))
    with path.open("rb") as file:
        records = {r.rec_type: r.rec_headers for r in ArchiveIterator(file)}
    first, again = records["response"], records["revisit"]
    assert again.get_header("WARC-Refers-To") == first.get_header("WARC-Record-ID")
    assert again.get_header("WARC-Refers-To-Target-URI") == FERRY
    assert again.get_header("WARC-Refers-To-Date") == "2031-05-20T09:30:15Z"
    assert again.get_header("WARC-Date") == "2031-05-20T09:30:15.000005Z"
    assert again.get_header("WARC-Profile").endswith("1.1/revisit/identical-payload-digest")
    assert again.get_header("WARC-Payload-Digest") == first.get_header("WARC-Payload-Digest")


def test_no_secret_is_stored(tmp_path: Path) -> None:
    data = gzip.decompress(written(tmp_path, fetched()).read_bytes())
    assert b"User-Agent: svodka/0.1" in data
    assert b"GET /news/ferry?id=7 HTTP/1.1\r\nHost: courier.example\r\n" in data
    assert b"secret" not in data


def test_outside_text_adds_no_field_and_no_record(tmp_path: Path) -> None:
    evil = "x\r\nWARC-Type: warcinfo\r\n\r\nWARC/1.1\r\n"
    exchange = replace(EXCHANGE, reason=evil, headers=((evil, evil), ("a", "\ud800б")), request_headers=(("b", evil),))
    capture = replace(fetched(exchange=exchange), address=f"https://a.example/{evil}\ud800б")
    other = Capture(b"more", f"file:///{evil}", AT, media_type=evil, charset=evil)
    path = written(tmp_path, capture, other)
    with path.open("rb") as file:
        records = [(r.rec_type, r.rec_headers.get_header("WARC-Target-URI")) for r in ArchiveIterator(file)]
    assert [kind for kind, _ in records] == ["warcinfo", "request", "response", "resource"]
    assert all(" " not in (uri or "") and (uri or "").isascii() for _, uri in records)


def test_what_was_piped_in_has_its_checksum_for_an_address() -> None:
    assert target("-", "ab") == "urn:sha256:ab"
    assert target("https://a.example/%D0%B7 б", "ab") == "https://a.example/%D0%B7%20%D0%B1"
