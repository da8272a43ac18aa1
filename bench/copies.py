"""How fast copies are found: python -m bench.copies [--documents N] [--json]

Input: made texts of 60 to 400 words from a vocabulary as uneven as a language's; one in five is a copy of an earlier
one with a few words changed. Ours checks every proposal; the peer, datasketch's MinHash and LSH, where it is
installed, only proposes. Memory: what the process holds more at the end than at the start.
"""

from __future__ import annotations

import argparse
import importlib
import json
import random
import resource
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

from svodka.group.copies import Copies

AT = datetime(2031, 5, 14, tzinfo=UTC)
DOCUMENTS = 100_000
PEER_DOCUMENTS = 5_000  # the peer is slow; its documents a second don't depend on how many there are


def texts(number: int) -> Iterator[tuple[str, int | None]]:
    """Texts, each with the number of the one that it copies, if it copies one; always the same ones."""
    chance = random.Random(4)
    vocabulary = [f"word{n}" for n in range(40_000)]
    weights = [1 / (n + 2) for n in range(len(vocabulary))]
    kept: list[list[str]] = []
    for n in range(number):
        origin = chance.randrange(n) if n and chance.random() < 0.2 else None
        if origin is None:
            words = chance.choices(vocabulary, weights, k=chance.randint(60, 400))
        else:
            words = list(kept[origin])
            for _ in range(len(words) // 40):
                words[chance.randrange(len(words))] = chance.choice(vocabulary)
        kept.append(words)
        yield " ".join(words), origin


def ours(number: int) -> dict[str, Any]:
    """Documents a second, and how many copies are found."""
    made = list(texts(number))
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    index, found, false = Copies(), 0, 0
    started = time.perf_counter()
    for n, (text, origin) in enumerate(made):
        copy = index.add(str(n), text, None, f"outlet {n % 60}", document=str(n), at=AT + timedelta(seconds=20 * n))
        found += copy is not None and origin is not None
        false += copy is not None and origin is None
    took = time.perf_counter() - started
    copies = sum(origin is not None for _, origin in made)
    grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    return {
        "documents": number,
        "documents a second": round(number / took),
        "copies found": f"{found} of {copies}",
        "false copies": false,
        "memory, MB": round(grown / 1024),
    }


def peer(number: int) -> dict[str, Any] | None:
    """The same of datasketch; None where it is not installed."""
    try:
        datasketch = importlib.import_module("datasketch")
    except ImportError:
        return None
    made = list(texts(number))
    index, proposed, false = datasketch.MinHashLSH(threshold=0.5, num_perm=128), 0, 0
    started = time.perf_counter()
    for n, (text, origin) in enumerate(made):
        words = text.split()
        sketch = datasketch.MinHash(num_perm=128)
        sketch.update_batch([" ".join(words[i : i + 3]).encode() for i in range(len(words) - 2)])
        near = index.query(sketch)
        proposed += bool(near) and origin is not None
        false += bool(near) and origin is None
        index.insert(str(n), sketch)
    took = time.perf_counter() - started
    copies = sum(origin is not None for _, origin in made)
    return {
        "documents": number,
        "documents a second": round(number / took),
        "copies proposed": f"{proposed} of {copies}",
        "false proposals": false,
    }


def main() -> None:
    """Print the figures."""
    arguments = argparse.ArgumentParser(description="How fast copies are found.")
    arguments.add_argument("--documents", type=int, default=DOCUMENTS)
    arguments.add_argument("--json", action="store_true", help="one JSON object")
    options = arguments.parse_args()
    found = {"svodka": ours(options.documents), "datasketch": peer(min(options.documents, PEER_DOCUMENTS))}
    if options.json:
        print(json.dumps(found))
        return
    for name, figures in found.items():
        told = ", ".join(f"{key} {value}" for key, value in figures.items()) if figures else "not installed"
        print(f"{name}: {told}")


if __name__ == "__main__":
    main()
