"""Outlets as texts name them: in every spelling, case and script, whole or by the word that tells them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from svodka.check import Evidence, Named
from svodka.model import Outlet, Span
from svodka.text.letters import rough

_GENERIC = frozenset(
    """the a press agency news newspaper daily channel telegram of state official site portal magazine weekly
    агентство газета канал портал журнал издание""".split()
)
# Bodies that publish: named in a text they are speakers, not outlets
_OFFICIAL = re.compile(
    r"ministr|president|министерств|президент|мид\b|минобороны|government|правительств", re.IGNORECASE
)
_WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
_MARKS = '«“"„'
_LETTERS = 4
_PERIOD = timedelta(days=3)


@dataclass(frozen=True, slots=True)
class _Form:
    """One name of an outlet, as the words that must stand there."""

    name: str
    words: tuple[str, ...]  # rough
    marked: bool  # only in quotation marks


class Outlets:
    """The outlets that a ledger's documents and its desk know."""

    def __init__(self, evidence: Sequence[Evidence], known: Sequence[Outlet]) -> None:
        self._days: dict[str, list[date]] = defaultdict(list)
        self._groups: dict[str, frozenset[str]] = {}
        self._cache: dict[str, list[Named]] = {}
        self._same: dict[tuple[str, str], bool] = {}
        for outlet in known:
            group = frozenset({outlet.name, *(name for _, name in outlet.names)})
            for name in group:
                self._groups[name] = group
        names = {outlet.name for outlet in known} | {n for outlet in known for _, n in outlet.names}
        persons = {s.speaker.name for one in evidence for s in one.statements if s.speaker}
        for one in evidence:
            revision = one.revision
            if revision.outlet:
                names.add(revision.outlet)
                if revision.published_on:
                    self._days[revision.outlet].append(revision.published_on)
            names |= {
                hop.name for s in one.statements for hop in s.chain if hop.name not in persons and _is_name(hop.name)
            }
        self._by_first: dict[str, list[_Form]] = defaultdict(list)
        for form in _forms(n for n in sorted(names) if not _OFFICIAL.search(n)):
            self._by_first[form.words[0][:_LETTERS]].append(form)

    def named_in(self, text: str) -> list[Named]:
        """The outlets that a text names, in order."""
        if text not in self._cache:
            self._cache[text] = self._found(text)
        return self._cache[text]

    def _found(self, text: str) -> list[Named]:
        words = [(m.start(), m.end(), rough(m[0]), m[0]) for m in _WORD.finditer(text)]
        found: list[Named] = []
        for at, (start, _, first, written) in enumerate(words):
            if not written[:1].isupper() or (found and start < found[-1].span.end):
                continue
            forms = [f for f in self._by_first.get(first[:_LETTERS], ()) if self._stands(f, words, at, text)]
            if forms:
                best = max(forms, key=lambda form: len(form.words))
                found.append(Named(best.name, Span(start, words[at + len(best.words) - 1][1])))
        return found

    def _stands(self, form: _Form, words: list[tuple[int, int, str, str]], at: int, text: str) -> bool:
        here = words[at : at + len(form.words)]
        if len(here) < len(form.words) or not all(_alike(w[2], f) for w, f in zip(here, form.words, strict=True)):
            return False
        return not form.marked or text[max(0, here[0][0] - 1) : here[0][0]] in tuple(_MARKS)

    def same(self, one: str, other: str) -> bool:
        """Whether two names mean one outlet: by the desk's names for it, else by their own words."""
        key = (one, other)
        if key not in self._same:
            self._same[key] = any(
                _same_words(a, b) for a in self._groups.get(one, {one}) for b in self._groups.get(other, {other})
            )
        return self._same[key]

    def collected(self, outlet: str, days: tuple[date, date] | None) -> bool:
        """Whether the days lie between the first and the last document of the outlet."""
        known = [day for name, found in self._days.items() if self.same(name, outlet) for day in found]
        if not known or days is None:
            return bool(known)
        return min(known) - _PERIOD <= days[1] and days[0] <= max(known) + _PERIOD


def _is_name(name: str) -> bool:
    return name[:1].isupper() and len(name) >= _LETTERS


def _core(name: str) -> tuple[str, ...]:
    words = [w for w in _WORD.findall(name) if w.casefold() not in _GENERIC]
    return tuple(rough(word) for word in words)


def _forms(names: Iterable[str]) -> Iterable[_Form]:
    for name in names:
        core = _core(name)
        if core:
            yield _Form(name, core, marked=False)
        whole = tuple(rough(w) for w in _WORD.findall(name) if w.casefold() not in ("the", "a"))
        if whole and whole != core:
            yield _Form(name, whole, marked=False)
        if len(core) > 1 and len(core[-1]) >= _LETTERS:
            yield _Form(name, core[-1:], marked=True)


def _alike(a: str, b: str) -> bool:
    """Whether two words only differ in their endings; «Листку» is a case of «Листок»."""
    if a == b:
        return True
    shared = next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    return shared >= _LETTERS and max(len(a), len(b)) - shared <= 2


def _same_words(one: str, other: str) -> bool:
    mine, theirs = _core(one), _core(other)
    if not mine or not theirs:
        return False
    short, long = sorted((mine, theirs), key=len)
    return all(any(_alike(word, candidate) for candidate in long) for word in short) and (
        len(short) == len(long) or _alike(short[-1], long[-1]) or len(short) > 1
    )
