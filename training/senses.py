"""Makes ``svodka/lexicon/en/senses.npz``: what kinds of thing a word can mean, from WordNet's files.

    python -m training.senses /usr/share/wordnet

The files are those of WordNet 3.0, as Debian's ``wordnet-base`` installs them. A word's classes are the lexicographer
files of its senses ("verb.communication", "noun.feeling") and the synsets above its first senses that many words
share ("express", "attitude", "leader"): with them the tagger knows what to think of "adulation" without having seen it.
"""

from __future__ import annotations

import argparse
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from svodka.lexicon.en.senses import FILE

_PARTS = {"n": "noun", "v": "verb", "a": "adj", "r": "adv"}
_SENSES = {"n": 2, "v": 3, "a": 2, "r": 1}  # how many of a word's senses count; later ones are rare
_FILES = 45
# lexicographer files whose synsets make classes: those from which cues, contents and sources come
_FINE = frozenset({4, 7, 9, 10, 12, 14, 18, 26, 31, 32, 37, 39, 41})  # act … state, cognition … social
_LEAST, _MOST, _CLASSES = 25, 2500, 467  # words under a synset that makes a class; how many classes are kept

Synset = tuple[str, int]  # part of speech, offset


@dataclass(frozen=True, slots=True)
class _Entry:
    file: int
    above: tuple[Synset, ...]  # hypernyms
    derived: tuple[Synset, ...]  # of adjectives: the nouns and verbs they are made from


def _synsets(folder: Path) -> dict[Synset, _Entry]:
    found = {}
    for letter, part in _PARTS.items():
        for line in (folder / f"data.{part}").read_text(encoding="latin-1").split("\n"):
            if not line or line.startswith(" "):
                continue
            fields = line.split(" | ")[0].split()
            count = int(fields[3], 16)
            at = 4 + 2 * count
            pointers = [fields[at + 1 + 4 * k : at + 5 + 4 * k] for k in range(int(fields[at]))]
            targets = [(symbol, (_letter(pos), int(offset))) for symbol, offset, pos, _ in pointers]
            above = tuple(synset for symbol, synset in targets if symbol in ("@", "@i"))
            derived = tuple(synset for symbol, synset in targets if symbol in ("+", "\\")) if letter in "ar" else ()
            found[letter, int(fields[0])] = _Entry(int(fields[1]), above, derived)
    return found


def _letter(pos: str) -> str:
    return "a" if pos == "s" else pos


def _words(folder: Path) -> Iterator[tuple[str, list[Synset]]]:
    """Single words in small letters with their synsets, the commonest first."""
    for letter, part in _PARTS.items():
        for line in (folder / f"index.{part}").read_text(encoding="latin-1").split("\n"):
            fields = line.split()
            if line.startswith(" ") or not fields or not fields[0].isalpha():
                continue
            offsets = [int(field) for field in fields[-int(fields[2]) :]]
            yield fields[0], [(letter, offset) for offset in offsets[: _SENSES[letter]]]


def _closure(synset: Synset, synsets: dict[Synset, _Entry]) -> set[Synset]:
    reached: set[Synset] = set()
    ahead = [synset]
    while ahead:
        one = ahead.pop()
        if one not in reached:
            reached.add(one)
            ahead += synsets[one].above + synsets[one].derived
    return reached


def make(folder: Path) -> None:
    """Write the table of words and their classes."""
    synsets = _synsets(folder)
    files: dict[str, set[int]] = defaultdict(set)
    above: dict[str, set[Synset]] = defaultdict(set)
    for word, senses in _words(folder):
        for sense in senses:
            reached = _closure(sense, synsets)
            above[word] |= reached
            files[word].update(synsets[one].file for one in reached if one[0] == sense[0] or sense[0] in "ar")
    counts = Counter(synset for reached in above.values() for synset in reached if synsets[synset].file in _FINE)
    fit = sorted((s for s, count in counts.items() if _LEAST <= count <= _MOST), key=lambda s: (-counts[s], s))
    classes = {synset: _FILES + k for k, synset in enumerate(fit[:_CLASSES])}
    words = sorted(above)
    bits = np.zeros((len(words), _FILES + len(classes)), dtype=bool)
    for row, word in enumerate(words):
        bits[row, sorted(files[word])] = True
        bits[row, [classes[synset] for synset in above[word] if synset in classes]] = True
    kept = np.flatnonzero(bits.any(axis=1))
    text = "\n".join(words[row] for row in kept)
    with FILE.open("wb") as file:
        np.savez_compressed(
            file, words=np.frombuffer(text.encode(), dtype=np.uint8), bits=np.packbits(bits[kept], axis=1)
        )
    print(f"{len(kept)} words, {bits.shape[1]} classes, {FILE.stat().st_size} bytes")


if __name__ == "__main__":
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("folder", type=Path, help="the folder of WordNet's files")
    make(arguments.parse_args().folder)
