"""How fast reports of one act of speaking are joined: python -m bench.speech [--statements N] [--json]

Input: made statements of speakers as unevenly active as in a ledger, over half a year, in two spellings; one in three
reports what an earlier one of the same speaker and day reports, with some words dropped or changed. Printed: statements
a second, pairs that were compared, how many of all pairs of one speaker that is, B-cubed F1, memory at its peak.
"""

from __future__ import annotations

import argparse
import json
import random
import resource
import time
from collections import Counter
from datetime import date, timedelta
from typing import Any

from eval.clustering import b_cubed
from svodka.group.candidates import pairs
from svodka.group.reports import Report
from svodka.group.utterances import utterances

STATEMENTS = 100_000
START = date(2031, 1, 1)
DAYS = 180
SPEAKERS = 2_000


def reports(number: int) -> tuple[list[Report], dict[str, str]]:
    """Statements and their acts of speaking; always the same ones."""
    chance = random.Random(11)
    vocabulary = [_word(chance) for _ in range(30_000)]
    weights = [1 / (n + 20) for n in range(len(vocabulary))]
    active = [1 / (n + 5) for n in range(SPEAKERS)]
    acts: list[tuple[str, date, list[str]]] = []
    by_speaker_day: dict[tuple[str, date], list[int]] = {}
    found, gold = [], {}
    for n in range(number):
        speaker = f"speaker {chance.choices(range(SPEAKERS), active)[0]}"
        day = START + timedelta(days=chance.randrange(DAYS))
        earlier = by_speaker_day.get((speaker, day), [])
        if earlier and chance.random() < 0.33:
            act = chance.choice(earlier)
            words = [w for w in acts[act][2] if chance.random() > 0.15]
        else:
            act, words = len(acts), chance.choices(vocabulary, weights, k=chance.randint(8, 40))
            acts.append((speaker, day, words))
            by_speaker_day.setdefault((speaker, day), []).append(act)
        statement = f"s{n:07}"
        gold[statement] = str(act)
        found.append(
            Report(statement, speaker, " ".join(words), "en", statement, statement, day, day, told=True,
                   published=f"{day}T12:00:00+00:00", outlet=f"outlet {n % 80}")
        )  # fmt: skip
    return found, gold


def _word(chance: random.Random) -> str:
    return "".join(chance.choice("bdfgklmnprstv") + chance.choice("aeiou") for _ in range(chance.randint(2, 4)))


def figures(number: int) -> dict[str, Any]:
    """What was measured."""
    made, gold = reports(number)
    started = time.perf_counter()
    joined = utterances(made)
    took = time.perf_counter() - started
    compared = sum(1 for _ in pairs(made))
    by_speaker = Counter(r.speaker for r in made)
    possible = sum(n * (n - 1) // 2 for n in by_speaker.values())
    groups = {s: str(n) for n, one in enumerate(joined) for s in one.statements}
    return {
        "statements": number,
        "statements a second": round(number / took),
        "seconds": round(took, 1),
        "pairs compared": compared,
        "of all pairs of one speaker, %": round(100 * compared / possible, 3),
        "B-cubed F1": round(100 * b_cubed(gold, groups).f1, 1),
        "memory at its peak, MB": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
    }


def main() -> None:
    """Print what was measured."""
    parser = argparse.ArgumentParser(description="How fast reports of one act of speaking are joined.")
    parser.add_argument("--statements", type=int, default=STATEMENTS)
    parser.add_argument("--json", action="store_true", help="as JSON")
    options = parser.parse_args()
    result = figures(options.statements)
    print(json.dumps(result) if options.json else "\n".join(f"{key}: {value}" for key, value in result.items()))


if __name__ == "__main__":
    main()
