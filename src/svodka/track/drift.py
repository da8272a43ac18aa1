"""Drift: what changes inside one position: other words, other numbers, a narrower wording. A note, never an alert.

The last utterances of a position are held against those before. Terms are weighed by log-odds with a Dirichlet prior
(Monroe, Colaresi, Quinn: "Fightin' Words", Political Analysis 16, 2008), so that rare words don't win by being rare.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from svodka.model import HolderLevel, Stance
from svodka.track.positions import Line
from svodka.track.utterances import Utterance
from svodka.track.words import view

WINDOW = 10  # utterances on either side (docs/lines.md, 2.8)
LEAST = 4  # on either side: of fewer every word is new
TELLING = 1.96  # a term's z-score: one in twenty reaches it by chance
_TERMS = 5
_SHORTEST = 4
# Words by which "none" becomes "none of that kind": a denial of less than before
_NARROW = re.compile(
    r"\b(?:regular|official(?:ly)?|organi[sz]ed|combat|large-scale|permanent(?:ly)?|directly|as (?:a )?units?"
    r"|регулярн\w+|официальн\w+|организованн\w+|боев\w+ подразделен\w+|масштабн\w+|на постоянной основе"
    r"|напрямую)\b",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"\b\d{1,3}(?:[,\u00a0 ]\d{3})+\b|\b\d+\b")
_YEARS = range(1900, 2100)


@dataclass(frozen=True, slots=True)
class Drift:
    """How a holder's wording has changed inside one position."""

    level: HolderLevel
    holder: str
    stance: Stance
    since: date  # first utterance of the newer ones
    more: tuple[str, ...]  # lemmas that have come
    less: tuple[str, ...]  # that have gone
    narrower: str | None = None  # the words that narrow it
    numbers: tuple[str, str] | None = None  # before, since

    @property
    def sentence(self) -> str:
        """What has changed, for a reader."""
        parts = []
        if self.narrower:
            parts.append(f"narrower: “{self.narrower}”")
        if self.numbers:
            parts.append(f"numbers: {self.numbers[0]}, then {self.numbers[1]}")
        if self.more:
            parts.append(f"more of {', '.join(self.more)}")
        if self.less:
            parts.append(f"less of {', '.join(self.less)}")
        return f"{self.holder}, still {self.stance.value}, words it otherwise since {self.since}: {'; '.join(parts)}"


def drifts(lines: Iterable[Line], said: Sequence[Utterance]) -> tuple[Drift, ...]:
    """The drifts inside the last position of each line."""
    by_mention: dict[tuple[str, HolderLevel, str], Utterance] = {}
    for one in said:
        for level, name in ((HolderLevel.PERSON, one.holder.person), (HolderLevel.INSTITUTION, one.holder.institution),
                            (HolderLevel.STATE, one.holder.state)):  # fmt: skip
            if name and one.stance:
                by_mention[one.mentions[0], level, name] = one
    found = []
    for line in lines:
        if not line.positions or line.positions[-1].stance not in (Stance.DENY, Stance.AFFIRM, Stance.HEDGE):
            continue
        position = line.positions[-1]
        keys = [(m, line.level, line.holder) for m in position.mentions]
        series = sorted({id(u): u for k in keys if (u := by_mention.get(k))}.values(), key=lambda u: (u.day, u.id))
        if drift := _drift(line, position.stance, series):
            found.append(drift)
    return tuple(found)


def _drift(line: Line, stance: Stance, series: Sequence[Utterance]) -> Drift | None:
    newer = series[max(len(series) // 2, len(series) - WINDOW) :]
    older = series[max(0, len(series) - len(newer) - WINDOW) : len(series) - len(newer)]
    if min(len(newer), len(older)) < LEAST or len({u.language for u in series}) > 1:
        return None  # words of two languages can't be held against each other
    more, less = _terms(older, newer)
    narrow = next((m[0] for u in newer if (m := _NARROW.search(u.text))), None)
    narrower = narrow if stance is Stance.DENY and not any(_NARROW.search(u.text) for u in older) else None
    numbers = _numbers(older), _numbers(newer)
    apart = numbers[0] and numbers[1] and not numbers[0] & numbers[1]
    shown = (", ".join(sorted(numbers[0])), ", ".join(sorted(numbers[1]))) if apart else None
    if not (narrower or shown or more or less):
        return None
    return Drift(line.level, line.holder, stance, newer[0].day, more, less, narrower, shown)


def _numbers(series: Iterable[Utterance]) -> set[str]:
    found = {re.sub(r"\D", "", m[0]) for u in series for m in _NUMBER.finditer(u.text)}
    return {n for n in found if int(n) not in _YEARS and int(n) > 31}  # years and days of a month are no figures


def _terms(older: Sequence[Utterance], newer: Sequence[Utterance]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The lemmas that have come and that have gone, the most telling first."""
    before, after = _counts(older), _counts(newer)
    every = before + after
    total = sum(every.values())
    scores = {}
    for term, number in every.items():
        a, b = after[term] + number, before[term] + number  # the prior: both together
        na, nb = sum(after.values()) + total, sum(before.values()) + total
        odds = math.log(a / (na - a)) - math.log(b / (nb - b)) if na > a and nb > b else 0.0
        scores[term] = odds / math.sqrt(1 / a + 1 / b)
    ranked = sorted(scores, key=lambda t: (-abs(scores[t]), t))
    more = [t for t in ranked if scores[t] >= TELLING][:_TERMS]
    less = [t for t in ranked if scores[t] <= -TELLING][:_TERMS]
    return tuple(more), tuple(less)


def _counts(series: Iterable[Utterance]) -> Counter[str]:
    return Counter(
        word.lemma
        for one in series
        for word in view(one.text, one.language).words
        if len(word.lemma) >= _SHORTEST and word.lemma.isalpha()
    )
