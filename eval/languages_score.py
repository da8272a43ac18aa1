"""How many short texts of our own are told in the right language: python -m eval.languages_score [-v]

The texts are ``eval/languages/sentences.txt``. An answer is right, wrong, or none: not told, which for lines marked
``-`` is the right one. ``--posts FILE`` reads JSON Lines with texts in one language (--code) and counts the others.
"""

from __future__ import annotations

import argparse
import json
import time
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path

from svodka.text.language import language_of

SENTENCES = Path(__file__).parent / "languages" / "sentences.txt"


def sentences() -> list[tuple[str | None, str]]:
    """The language of each line and the line."""
    lines = SENTENCES.read_text(encoding="utf-8").splitlines()
    pairs = (line.split(" ", 1) for line in lines if line.strip() and not line.startswith("#"))
    return [(None if code == "-" else code, text) for code, text in pairs]


def answers() -> dict[str, Counter[str]]:
    """For each language how many lines are "right", "wrong" or "untold"."""
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for code, text in sentences():
        told = language_of(text).code
        found[code or "-"]["right" if told == code else "untold" if told is None else "wrong"] += 1
    return dict(found)


def of_texts(texts: Iterable[str]) -> tuple[Counter[str | None], float]:
    """How many texts are told in which language, and milliseconds of this process for each."""
    language_of("Порт закрыли, сообщил мэр.")  # loads the dictionaries
    told: Counter[str | None] = Counter()
    start = time.process_time()
    for text in texts:
        told[language_of(text).code] += 1
    return told, 1000 * (time.process_time() - start) / max(1, told.total())


def main() -> None:
    """Print the figures."""
    arguments = argparse.ArgumentParser(description="How many short texts are told in the right language.")
    arguments.add_argument("--posts", type=Path, help="JSON Lines with a text each")
    arguments.add_argument("-v", "--verbose", action="store_true", help="list the lines that are not told right")
    given = arguments.parse_args()
    if given.posts:
        lines = given.posts.read_text(encoding="utf-8").splitlines()
        told, each = of_texts(text for line in lines if (text := str(json.loads(line)["text"])).strip())
        print(f"{dict(told)}, {each:.2f} ms each")
        return
    total: Counter[str] = Counter()
    for code, found in answers().items():
        print(f"{code}: {found['right']} of {found.total()} right, {found['wrong']} wrong, {found['untold']} untold")
        total += found
    print(f"all: {total['right']} of {total.total()} right, {total['wrong']} wrong, {total['untold']} untold")
    if given.verbose:
        for wanted, text in sentences():
            if (told_as := language_of(text)).code != wanted:
                print(f"  {wanted}: {text} is told as {told_as.code} ({told_as.reason})")


if __name__ == "__main__":
    main()
