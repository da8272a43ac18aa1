"""How fast texts are read, and how the cost grows with their length: python -m bench.reading [--json] [--corpus FILE]

Input: the bundled demo's documents, parsed beforehand. One process, after a first reading that loads the
dictionaries and is not counted. Growth: the longest English document, repeated 1, 2, 4 and 8 times over; a
cost that grows faster than the text shows as falling characters a second.

English is read three ways in the same run: by the trained reader, by the rules alone, and by a peer that can be
installed beside us (``bench/peers.py``), if it is; Russian by the trained reader and by the rules alone.
``--corpus`` takes JSON Lines of English texts, PolNeAR's development part for one, instead of the demo's English
documents; ``--russian`` takes JSON Lines of Russian ones, channels' posts for one.
"""

from __future__ import annotations

import argparse
import json
import resource
import time
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import UTC, datetime
from importlib import resources
from pathlib import Path
from typing import Any

from bench import peers
from svodka.extract import DEFAULT, Settings, extract
from svodka.model import Capture, Part, Revision
from svodka.parse import parse
from svodka.parse.record import parse_record, record_of
from svodka.reading import revision_of

Reader = Callable[[Revision], object]
REPEATS = 3  # the quickest counts: other programs only ever slow a run down
FACTORS = (1, 2, 4, 8)
MOST = 1000  # texts of a file, the first ones


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


def seconds(revisions: Iterable[Revision], reader: Reader) -> float:
    """The least time in which all are read."""
    revisions = list(revisions)
    times = []
    for _ in range(REPEATS):
        started = time.perf_counter()
        for revision in revisions:
            reader(revision)
        times.append(time.perf_counter() - started)
    return min(times)


def speed(revisions: list[Revision], reader: Reader = extract) -> dict[str, Any]:
    """Documents and characters a second."""
    took = seconds(revisions, reader)
    return {
        "documents": len(revisions),
        "documents a second": round(len(revisions) / took, 1),
        "characters a second": round(sum(len(r.text) for r in revisions) / took),
    }


def corpus(path: Path, language: str) -> list[Revision]:
    """The texts of JSON Lines as revisions: of each line its ``text``."""
    texts = [json.loads(line)["text"] for line in path.read_bytes().split(b"\n") if line.strip()]
    rows = ({"id": str(n), "text": text, "lang": language} for n, text in enumerate(texts[:MOST]) if text.strip())
    return [revision_of(parse_record(record_of(json.dumps(row).encode())), checksum="") for row in rows]


def by_rules(revision: Revision) -> object:
    """Read without the trained reader."""
    return extract(revision, Settings(rules_only=True))


def readers() -> dict[str, Reader]:
    """The ways in which English is read."""
    ours: dict[str, Reader] = {
        "English": lambda revision: extract(revision, DEFAULT),
        "English, rules alone": by_rules,
    }
    peer = peers.textacy()
    return {**ours, "English, textacy": lambda revision: peer(revision.text)} if peer else ours


def measure(path: Path | None, russian: Path | None) -> dict[str, Any]:
    """All figures."""
    revisions = documents()
    for revision in revisions:
        extract(revision)
    english = corpus(path, "en") if path else [r for r in revisions if r.language == "en"]
    by_language = {name: speed(english, reader) for name, reader in readers().items()}
    texts = corpus(russian, "ru") if russian else [r for r in revisions if r.language == "ru"]
    by_language["Russian"] = speed(texts)
    by_language["Russian, rules alone"] = speed(texts, by_rules)
    longest = max((r for r in revisions if r.language == "en"), key=lambda r: len(r.text))
    growth = {f"{n} x": speed([repeated(longest, n)])["characters a second"] for n in FACTORS}
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    absent = {} if "English, textacy" in by_language else {"textacy": peers.ABSENT}
    return {**by_language, **absent, "characters a second of a text repeated": growth, "peak memory, MiB": peak}


def main() -> None:
    """Print the figures."""
    arguments = argparse.ArgumentParser(description="How fast texts are read.")
    arguments.add_argument("--json", action="store_true", help="one JSON object")
    arguments.add_argument("--corpus", type=Path, help="JSON Lines of English texts, to read instead of the demo's")
    arguments.add_argument("--russian", type=Path, help="JSON Lines of Russian texts, to read instead of the demo's")
    options = arguments.parse_args()
    figures = measure(options.corpus, options.russian)
    if options.json:
        print(json.dumps(figures))
    else:
        for name, value in figures.items():
            print(f"{name}: {value}")


if __name__ == "__main__":
    main()
