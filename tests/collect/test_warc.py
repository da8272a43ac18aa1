"""Archives that people bring: what is in them is read, what is broken is told with its place, garbage never raises."""

from __future__ import annotations

import gzip
import random
import shutil
import tracemalloc
import zipfile
import zlib
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from svodka.archive import Archive
from svodka.collect import Limits, gather
from svodka.collect.http_body import decoded, unchunked
from svodka.errors import CollectError
from svodka.model import Capture, Failure
from tests.archive.material import AT, FERRY, PAGE, brought, fetched

NOW = datetime(2031, 6, 1, tzinfo=UTC)
TEXT = b"The ferry will sail on Friday, said Anna Lind, the mayor."


def read(path: Path, limits: Limits = Limits()) -> tuple[list[Capture], list[Failure], list[str]]:  # noqa: B008
    """What is found in a file, what is broken, and what is said."""
    said: list[str] = []
    came = list(gather([str(path)], now=lambda: NOW, say=said.append, limits=limits))
    captures = [one for one in came if isinstance(one, Capture)]
    return captures, [one for one in came if isinstance(one, Failure)], said


def record(kind: str, uri: str, block: bytes, *more: str, length: int | None = None) -> bytes:
    """A WARC record as other programs write it."""
    fields = [
        "WARC/1.0",
        f"WARC-Type: {kind}",
        f"WARC-Target-URI: {uri}",
        "WARC-Date: 2031-05-20T09:30:15Z",
        f"WARC-Record-ID: <urn:uuid:{zlib.crc32(block + uri.encode()):08x}>",
        f"Content-Length: {len(block) if length is None else length}",
        *more,
    ]
    return "\r\n".join(fields).encode() + b"\r\n\r\n" + block + b"\r\n\r\n"


def answer(body: bytes = TEXT, *headers: str, status: str = "200 OK") -> bytes:
    """An HTTP answer."""
    lines = [f"HTTP/1.1 {status}", "Content-Type: text/plain; charset=utf-8", *headers]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + body


def written(folder: Path, records: Sequence[bytes], name: str = "one.warc.gz") -> Path:
    """A file of records, each a gzip member where the name says so."""
    path = folder / name
    path.write_bytes(b"".join(gzip.compress(one, mtime=0) if name.endswith(".gz") else one for one in records))
    return path


# -------------------------------------------------------------------------------- what is found in real archives

# file -> (address, length, media type, status) of what is found, places of what is broken, words of what is said
SHARED = {
    "bad.arc": ([], [0, 134, 262], ["1 without HTTP status"]),
    "example-bad-non-chunked.warc.gz": ([("http://example.com/", 1270, 200)] * 2, [], ["6 record(s), 2 document(s)"]),
    "example-bad.warc.gz.bad": ([("http://example.com?example=1", 1270, 200)] * 2, [], ["1 answered 302"]),
    "example-digest.warc": ([], [], ["4 record(s), 0 document(s)"]),
    "example-iana.org-chunked.warc": ([("http://www.iana.org/", 7223, 200)], [], ["1 document(s)"]),
    "example-resource.warc.gz": ([("http://example.com/", 1303, None)], [], ["3 record(s), 1 document(s)"]),
    "example-space-in-target-uri.warc.gz": ([], [], ["1 image/png"]),
    "example-space-in-url.arc": ([], [151], ["1 broken place(s)"]),
    "example-trunc.warc": ([("http://example.com/", 1270, 200)], [], ["packed bytes are cut off", "checksum"]),
    "example-wget-bad-target-uri.warc.gz": ([("http://example.com/", 1270, 200)], [], ["2 of metadata address"]),
    "example-wrong-chunks.warc.gz": ([("http://example.com/", 1270, 200)], [], ["several gzip members", "checksum"]),
    "example.arc": ([("http://example.com/", 1270, 200)], [], ["2 record(s), 1 document(s)"]),
    "example.arc.gz": ([("http://example.com/", 1270, 200)], [], ["2 record(s), 1 document(s)"]),
    "example.warc": ([("http://example.com/", 1270, 200)] * 2, [], ["6 record(s), 2 document(s)"]),
    "example.warc.gz": ([("http://example.com/", 1270, 200)] * 2, [], ["6 record(s), 2 document(s)"]),
    "post-test.warc.gz": ([], [], ["3 application/json"]),
}  # fmt: skip


def test_all_shared_archives_are_listed(shared: Path) -> None:
    assert {path.name for path in (shared / "data" / "warc").iterdir()} - {"LICENSE"} == set(SHARED)


@pytest.mark.parametrize("name", SHARED)
def test_what_is_found_and_what_is_told_of_each_shared_archive(shared: Path, tmp_path: Path, name: str) -> None:
    documents, broken, words = SHARED[name]
    path = Path(shutil.copy(shared / "data" / "warc" / name, tmp_path / name.removesuffix(".bad")))
    captures, failures, said = read(path)
    found = [(c.address, len(c.data), c.exchange.status if c.exchange else None) for c in captures]
    assert found == documents
    assert [failure.subject.partition(" (")[0] for failure in failures] == [f"{path}, byte {at}" for at in broken]
    assert all(any(word in line for line in said) for word in words), said
    assert all(b"<h1>" in capture.data for capture in captures)
    assert all(capture.fetched_at.year < 2019 and capture.media_type == "text/html" for capture in captures)


def test_request_and_response_become_an_exchange(shared: Path) -> None:
    first, again = read(shared / "data" / "warc" / "example.warc.gz")[0]
    assert first.exchange and again.exchange
    assert (first.exchange.method, first.exchange.reason) == ("GET", "OK")
    assert ("Host", "example.com") in first.exchange.request_headers
    assert dict(first.exchange.headers)["Server"] == "ECS (iad/182A)"
    assert again.data == first.data
    assert again.fetched_at > first.fetched_at
    assert dict(again.exchange.headers)["Date"] != dict(first.exchange.headers)["Date"]


# ---------------------------------------------------------------------------------------- what we wrote ourselves


def test_our_own_archive_comes_back_as_it_was_kept(tmp_path: Path) -> None:
    with Archive(tmp_path / "archive") as archive:
        for capture in (fetched(), fetched(address=f"{FERRY}&again"), brought(PAGE, "file:///notes/%D0%B7.html")):
            archive.keep(capture, now=AT)
        [path] = archive.warc_files()
    captures, failures, _ = read(path)
    assert failures == []
    assert [(c.address, c.data, c.fetched_at) for c in captures] == [
        (FERRY, PAGE, AT),
        (f"{FERRY}&again", PAGE, AT),
        ("file:///notes/%D0%B7.html", PAGE, AT),
    ]
    assert [(c.media_type, c.charset) for c in captures[:2]] == [("text/html", "utf-8")] * 2
    assert captures[0].exchange and ("User-Agent", "svodka/0.1") in captures[0].exchange.request_headers


def test_a_package_is_read_and_a_broken_one_is_said(tmp_path: Path) -> None:
    path = tmp_path / "one.WACZ"
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("datapackage.json", "{}")
        package.writestr("archive/data.warc.gz", gzip.compress(record("response", FERRY, answer())))
        package.writestr(
            "archive/more.warc", record("resource", "https://a.example/", TEXT, "Content-Type: text/plain")
        )
    captures, failures, _ = read(path)
    assert [c.address for c in captures] == [FERRY, "https://a.example/"] and failures == []
    path.write_bytes(path.read_bytes()[:-30])
    assert "damaged" in read(path)[1][0].message
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("a.txt", "")
    assert "no WARC file" in read(path)[1][0].message


def test_archives_in_a_folder_are_read(tmp_path: Path) -> None:
    written(tmp_path, [record("response", FERRY, answer())])
    (tmp_path / "note.txt").write_text("A note.")
    assert [c.address for c in read(tmp_path)[0]] == [(tmp_path / "note.txt").as_uri(), FERRY]


# ------------------------------------------------------------------------------------------- encodings of bodies


@pytest.mark.parametrize(
    ("body", "headers"),
    [
        (gzip.compress(TEXT, mtime=0), ["Content-Encoding: gzip"]),
        (zlib.compress(TEXT), ["Content-Encoding: deflate"]),
        (zlib.compress(TEXT)[2:-4], ["Content-Encoding: deflate"]),
        (TEXT, ["Content-Encoding: identity"]),
        (b"9\r\n" + TEXT[:9] + b"\r\n" + b"%x;a=b\r\n" % len(TEXT[9:]) + TEXT[9:] + b"\r\n0\r\n\r\n", ["Transfer-Encoding: chunked"]),
    ],
)  # fmt: skip
def test_encodings_are_undone(tmp_path: Path, body: bytes, headers: list[str]) -> None:
    [capture], failures, said = read(written(tmp_path, [record("response", FERRY, answer(body, *headers))]))
    assert capture.data == TEXT and failures == []
    assert len(said) == 1


@pytest.mark.parametrize(
    ("body", "header", "words", "left"),
    [
        (TEXT, "Transfer-Encoding: chunked", "it has no chunks", TEXT),
        (b"9\r\n" + TEXT[:9] + b"\r\n", "Transfer-Encoding: chunked", "without a last one", TEXT[:9]),
        (b"9\r\n" + TEXT[:5], "Transfer-Encoding: chunked", "cut off", TEXT[:5]),
        (b"5\r\n" + TEXT[:9] + b"\r\n", "Transfer-Encoding: chunked", "longer than it says", TEXT[:5]),
        (TEXT, "Content-Encoding: gzip", "declared packed, but it isn't", TEXT),
        (gzip.compress(TEXT * 50, mtime=0)[:-9], "Content-Encoding: gzip", "cut off", None),
    ],
)
def test_wrong_encodings_are_told_and_what_can_be_read_is_read(
    tmp_path: Path, body: bytes, header: str, words: str, left: bytes | None
) -> None:
    [capture], failures, said = read(written(tmp_path, [record("response", FERRY, answer(body, header))]))
    assert failures == []
    assert words in said[0] and "byte 0" in said[0]
    assert capture.data == left if left is not None else TEXT in capture.data


def test_an_encoding_that_we_can_not_undo_is_a_failure(tmp_path: Path) -> None:
    captures, [failure], _ = read(written(tmp_path, [record("response", FERRY, answer(TEXT, "Content-Encoding: zz"))]))
    assert captures == [] and "can't unpack" in failure.message and FERRY in failure.subject


@given(st.binary(max_size=200))
def test_no_body_raises(data: bytes) -> None:
    unchunked(data)
    for name in ("gzip", "deflate", "br"):
        try:
            decoded(data, name, 1000)
        except CollectError as error:
            assert "unpack" in str(error)


# ----------------------------------------------------------------------------------------------- broken archives


def test_a_record_over_the_limit_and_bombs_are_failures_and_the_rest_is_read(tmp_path: Path) -> None:
    zeros = gzip.compress(bytes(50_000_000))
    path = written(
        tmp_path,
        [
            record("response", "https://a.example/large", answer(bytes(2_000_000))),
            record("response", "https://a.example/bomb", answer(zeros, "Content-Encoding: gzip")),
            record("response", FERRY, answer()),
        ],
    )
    [capture], failures, _ = read(path, Limits(size=1_000_000))
    assert capture.address == FERRY
    assert ["larger than" in failures[0].message, "unpacks to more" in failures[1].message] == [True, True]


@pytest.mark.slow
def test_a_member_that_unpacks_to_gigabytes_is_given_up_in_little_memory(tmp_path: Path) -> None:
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    head = record("response", "https://a.example/bomb", answer(), length=3 * 10**9)
    bomb = packer.compress(head) + b"".join(packer.compress(bytes(2**20)) for _ in range(600)) + packer.flush()
    path = tmp_path / "bomb.warc.gz"
    path.write_bytes(bomb + gzip.compress(record("response", FERRY, answer())))
    tracemalloc.start()
    captures, failures, _ = read(path)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert [c.address for c in captures] == [FERRY]
    assert any("200 times its size" in failure.message for failure in failures)
    assert peak < 20 * 2**20


@pytest.mark.parametrize("name", ["one.warc", "one.warc.gz"])
def test_what_is_before_and_behind_a_broken_record_is_read(tmp_path: Path, name: str) -> None:
    records = [record("response", f"https://a.example/{n}", answer(TEXT + b"%d" % n)) for n in range(5)]
    whole = written(tmp_path, records, name).read_bytes()
    for at in range(0, len(whole), 3):
        damaged = bytearray(whole)
        damaged[at] ^= 0x41
        (tmp_path / name).write_bytes(damaged)
        captures, failures, said = read(tmp_path / name)
        right = [c for c in captures if c.data == TEXT + c.address[-1:].encode()]
        assert len(right) >= 3
        assert len(right) == 5 or failures or len(said) > 1 or "passed over" in said[0] or len(captures) == 5
    for at in range(0, len(whole), 7):
        (tmp_path / name).write_bytes(whole[:at])
        captures, failures, _ = read(tmp_path / name)
        assert [c.data for c in captures] == [TEXT + b"%d" % n for n in range(len(captures))]


@pytest.mark.parametrize(
    ("one", "words"),
    [
        (record("response", FERRY, answer(), length=-5), "length"),
        (record("response", FERRY, answer()).replace(b"2031-05-20T", b"2031-13-50T"), "date"),
        (record("response", FERRY, answer()).replace(b"Content-Length", b"Content-Longth"), "tells no length"),
        (b"WARC/1.0\r\n" + b"X: " + b"x" * 300_000 + b"\r\n\r\n", "length"),
    ],
)
def test_a_head_that_can_not_be_is_told(tmp_path: Path, one: bytes, words: str) -> None:
    path = written(tmp_path, [one, record("response", "https://a.example/", answer())])
    captures, failures, _ = read(path)
    assert [c.address for c in captures] == ["https://a.example/"]
    assert words in failures[0].message and "byte 0" in failures[0].subject


def test_what_is_no_document_is_counted(tmp_path: Path) -> None:
    path = written(
        tmp_path,
        [
            record("warcinfo", "", b"software: x"),
            record("response", FERRY, answer(status="404 Not Found")),
            record("response", FERRY, answer().replace(b"text/plain", b"image/png")),
            record("resource", "urn:text:https://a.example/", TEXT, "Content-Type: text/plain"),
            record("revisit", FERRY, b"", "WARC-Payload-Digest: sha1:ABC"),
            record("response", FERRY, answer(b" ")),
        ],
    )
    captures, failures, said = read(path)
    assert (captures, failures) == ([], [])
    [told] = said
    assert told.partition("; ")[0] == f"{path}: 6 record(s), 0 document(s)"
    assert told.partition("passed over: ")[2].split(", ") == [
        "1 answered 404",
        "1 empty",
        "1 image/png",
        "1 of urn address",
        "1 revisit of what is not in the file",
        "1 warcinfo",
    ]


@pytest.mark.parametrize("name", ["x.warc", "x.warc.gz", "x.arc", "x.arc.gz", "x.wacz"])
def test_garbage_never_raises(tmp_path: Path, name: str) -> None:
    chance = random.Random(8)
    starts = [
        b"",
        b"WARC/1.0\r\n",
        b"\x1f\x8b\x08\0",
        b"PK\x03\x04",
        b"filedesc://x 1 20310520093015 text/plain 9\n1 0 x\n",
    ]
    for number in range(150):
        data = starts[number % 5] + chance.randbytes(chance.randrange(400)) + gzip.compress(starts[number % 3])
        (tmp_path / name).write_bytes(data)
        captures, _, _ = read(tmp_path / name)
        assert captures == []


def test_memory_does_not_grow_with_the_file(tmp_path: Path) -> None:
    chance = random.Random(9)
    path = tmp_path / "long.warc.gz"
    with path.open("wb") as file:
        for number in range(300):
            body = answer(chance.randbytes(100_000).hex().encode())
            file.write(gzip.compress(record("response", f"https://a.example/{number}", body), 1))
    tracemalloc.start()
    assert sum(isinstance(one, Capture) for one in gather([str(path)], now=lambda: NOW)) == 300
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 8 * 2**20 < path.stat().st_size
