"""The guard of written sentences: sound ones that pass, hostile ones that don't; lots that are kept apart."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path

from eval.guard.hostile import hostile
from eval.guard.sound import lot, sound
from eval.guard.world import CLAIM, OFFICES, ROWS, STANCES
from svodka.write.guard import Citable, Verdict, Written, guarded

ISSUED = date(2031, 5, 2)


def citable() -> dict[str, Citable]:
    """What may be cited in the invented country."""
    found = {}
    for key, row in ROWS.items():
        s = row.statement
        assert s.speaker and s.said
        found[key] = Citable(row, STANCES.get(key), OFFICES.get((s.speaker.name, s.said.start), ()))
    return found


def verdict(text: str, cited: Iterable[str]) -> Verdict:
    """What the guard makes of one sentence."""
    return guarded(Written(text, tuple(cited)), citable(), issued=ISSUED, claim=CLAIM)


def score(which: str | None = None) -> dict[str, float]:
    """Shares in percent, of one lot ("open", "kept") or of all."""
    fine = [pair for at, pair in enumerate(sound()) if which in (None, lot(at))]
    foul = [case for at, case in enumerate(hostile()) if which in (None, lot(at))]
    passed = sum(verdict(text, cited).passes for text, cited in fine)
    caught = sum(not verdict(text, cited).passes for text, cited, _ in foul)
    return {
        "sound": len(fine), "sound passed": round(100 * passed / len(fine), 1),
        "hostile": len(foul), "hostile refused": round(100 * caught / len(foul), 1),
    }  # fmt: skip


def inputs() -> tuple[Path, ...]:
    """What the figures stand on."""
    return tuple(sorted((Path(__file__).parent / "guard").glob("*.py")))


def figures() -> dict[str, float]:
    """Shares in percent; those of the lot that was kept back while the guard was made, by themselves."""
    whole, kept = score(), score("kept")
    return {
        "sound passed": whole["sound passed"], "hostile refused": whole["hostile refused"],
        "sound passed kept": kept["sound passed"], "hostile refused kept": kept["hostile refused"],
    }  # fmt: skip
