"""How fast texts are read, and how the cost grows with their length: python -m bench.reading [--json]

Input: the bundled demo's documents, parsed beforehand. One process, after a first reading that loads the
dictionaries and is not counted. Growth: the longest English document, repeated 1, 2, 4 and 8 times over; a
cost that grows faster than the text shows as falling characters a second.
"""

from __future__ import annotations

import argparse
import json
import resource
import time
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime
from importlib import resources
from typing import Any

from svodka.extract import extract
from svodka.model import Capture, Part, Revision
from svodka.parse import parse
from svodka.reading import revision_of

REPEATS = 3  # the quickest counts: other programs only ever slow a run down
FACTORS = (1, 2, 4, 8)


def documents() -> list[Revision]:
    """The bundled demo's documents as revisions."""
    folder = resources.files("svodka.packs") / "demo/documents"
    captures = (
        Capture(path.read_bytes(), f"file:///{path.name}", datetime(2031, 1, 1, tzinfo=UTC))
        for path in sorted(folder.iterdir(), key=lambda path: path.name)
    )
    return [revision_of(parse(capture), checksum="") for capture in captures]


def repeated(revision: Revision, times: int) -> Revision:
    """The same text ``times`` over, a paragraph break between."""
    step = len(revision.text) + 2
    parts = [Part(p.kind, p.span.shift(step * n)) for n in range(times) for p in revision.parts]
    return replace(revision, text="\n\n".join([revision.text] * times), parts=tuple(parts))


def seconds(revisions: Iterable[Revision]) -> float:
    """The least time in which all are read."""
    revisions = list(revisions)
    times = []
    for _ in range(REPEATS):
        started = time.perf_counter()
        for revision in revisions:
            extract(revision)
        times.append(time.perf_counter() - started)
    return min(times)


def speed(revisions: list[Revision]) -> dict[str, Any]:
    """Documents and characters a second."""
    took = seconds(revisions)
    return {
        "documents": len(revisions),
        "documents a second": round(len(revisions) / took, 1),
        "characters a second": round(sum(len(r.text) for r in revisions) / took),
    }


def measure() -> dict[str, Any]:
    """All figures."""
    revisions = documents()
    for revision in revisions:
        extract(revision)
    by_language = {language: speed([r for r in revisions if r.language == language]) for language in ("en", "ru")}
    longest = max((r for r in revisions if r.language == "en"), key=lambda r: len(r.text))
    growth = {f"{n} x": speed([repeated(longest, n)])["characters a second"] for n in FACTORS}
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    return {**by_language, "characters a second of a text repeated": growth, "peak memory, MiB": peak}


def main() -> None:
    """Print the figures."""
    arguments = argparse.ArgumentParser(description="How fast texts are read.")
    arguments.add_argument("--json", action="store_true", help="one JSON object")
    figures = measure()
    if arguments.parse_args().json:
        print(json.dumps(figures))
    else:
        for name, value in figures.items():
            print(f"{name}: {value}")


if __name__ == "__main__":
    main()
