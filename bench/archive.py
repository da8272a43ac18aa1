"""How fast the archive is written and looked up: python -m bench.archive [--json] [--documents N] [--bodies N]

Pages of invented words, 30 kB each before compression, each with its own numbers, arrive over HTTP. ``kept``: each is
written as request and response, forced to disk and entered in the index before the next. The peer in the same run is
warcio's own writer, which makes the same two records and is forced to disk as often; it keeps no index. Lookups: the
archive is filled with small bodies (not forced to disk, which would only take time), then random ones are fetched.
"""

from __future__ import annotations

import argparse
import io
import json
import os
import random
import resource
import tempfile
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from unittest.mock import patch

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from svodka.archive import Archive
from svodka.model import Capture, Exchange

AT = datetime(2031, 5, 20, tzinfo=UTC)
ASKED = (("User-Agent", "svodka"), ("Accept", "text/html"))
EXCHANGE = Exchange("GET", ASKED, 200, "OK", (("Content-Type", "text/html"), ("Server", "x")))
WORDS = (
    "the ferry bridge harbour minister mayor said that would sail on Friday port of Halmar council report paper "
    "budget road river night winter school doctor market fish"
).split()


def page(number: int, size: int = 30_000) -> bytes:
    """A page that is like no other, and that compresses as pages do."""
    chance = random.Random(number)
    text = [f"<!doctype html><title>{number}</title>"]
    while sum(map(len, text)) < size:
        text.append(f"<p class='text'>{' '.join(chance.choices(WORDS, k=60))} {chance.random()}</p>")
    return "\n".join(text).encode()


def captures(count: int) -> list[Capture]:
    """Pages that were fetched."""
    return [
        Capture(
            page(n), f"https://courier.example/{n}", AT + timedelta(seconds=n), "text/html", "utf-8", exchange=EXCHANGE
        )
        for n in range(count)
    ]


def kept(folder: Path, came: list[Capture]) -> dict[str, Any]:
    """Ours."""
    started = time.perf_counter()
    with Archive(folder) as archive:
        for capture in came:
            archive.keep(capture, now=AT)
        took = time.perf_counter() - started
        size = sum(path.stat().st_size for path in archive.warc_files())
        with_index = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
        started = time.perf_counter()
        for capture in came:
            archive.keep(Capture(capture.data, capture.address, AT, exchange=EXCHANGE), now=AT)
        again = time.perf_counter() - started
        twice = sum(path.stat().st_size for path in archive.warc_files())
    return {
        "documents a second": round(len(came) / took, 1),
        "bytes a document": round(size / len(came)),
        "bytes of index a document": round((with_index - size) / len(came)),
        "unchanged documents a second": round(len(came) / again, 1),
        "bytes an unchanged document": round((twice - size) / len(came)),
    }


def peer(path: Path, came: list[Capture]) -> dict[str, Any]:
    """warcio's writer, forced to disk after each document."""
    started = time.perf_counter()
    with path.open("ab") as file:
        writer = WARCWriter(file, gzip=True, warc_version="WARC/1.1")
        for capture in came:
            asked = StatusAndHeaders("GET / HTTP/1.1", list(EXCHANGE.request_headers), is_http_request=True)
            answer = StatusAndHeaders("200 OK", list(EXCHANGE.headers), protocol="HTTP/1.1")
            request = writer.create_warc_record(capture.address, "request", http_headers=asked)
            body = io.BytesIO(capture.data)
            response = writer.create_warc_record(
                capture.address, "response", payload=body, length=len(capture.data), http_headers=answer
            )
            writer.write_request_response_pair(request, response)
            file.flush()
            os.fsync(file.fileno())
    took = time.perf_counter() - started
    return {
        "documents a second": round(len(came) / took, 1),
        "bytes a document": round(path.stat().st_size / len(came)),
    }


def lookups(folder: Path, bodies: int) -> dict[str, Any]:
    """How long one body takes to be found and read, and one that is missing to be known for that."""
    chance = random.Random(1)
    with patch("os.fsync"), Archive(folder) as archive:
        started = time.perf_counter()
        checksums = [archive.keep(Capture(b"%d" % n, f"file:///{n}", AT), now=AT) for n in range(bodies)]
        filled = time.perf_counter() - started
    figures: dict[str, Any] = {"bodies": bodies, "filled a second, not forced to disk": round(bodies / filled)}
    chosen = [chance.choice(checksums) for _ in range(2000)]
    with Archive(folder) as archive:
        archive.repair()
        for name, ask in (("found and read", archive.get), ("missing", lambda c: archive.has(c[:2] + "0" * 62))):
            started = time.perf_counter()
            for checksum in chosen:
                ask(checksum)
            figures[f"microseconds, {name}"] = round((time.perf_counter() - started) / len(chosen) * 1e6)
        started = time.perf_counter()
    with Archive(folder) as archive:
        archive.repair()
        figures["seconds to open"] = round(time.perf_counter() - started, 3)
    return figures


def measure(folder: Path, documents: int, bodies: int) -> dict[str, Any]:
    """All figures."""
    came = captures(documents)
    found = {
        "bytes of a page": len(came[0].data),
        "svodka": kept(folder / "ours", came),
        "warcio": peer(folder / "theirs.warc.gz", came),
        "lookup": lookups(folder / "many", bodies),
    }
    return {**found, "peak memory, MiB": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024}


def main() -> None:
    """Print the figures."""
    arguments = argparse.ArgumentParser(description="How fast the archive is written and looked up.")
    arguments.add_argument("--json", action="store_true", help="one JSON object")
    arguments.add_argument("--documents", type=int, default=500, help="pages that are kept")
    arguments.add_argument("--bodies", type=int, default=100_000, help="bodies among which is looked up")
    arguments.add_argument("--folder", type=Path, help="on which disk; default: that of temporary files")
    options = arguments.parse_args()
    with tempfile.TemporaryDirectory(dir=options.folder) as folder:
        figures = measure(Path(folder), options.documents, options.bodies)
    if options.json:
        print(json.dumps(figures))
    else:
        for name, value in figures.items():
            print(f"{name}: {value}")


if __name__ == "__main__":
    main()
