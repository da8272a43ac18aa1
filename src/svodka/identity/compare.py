"""Whether two names are one name, for persons whom no registry has."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from svodka.identity.edits import Slip, slip
from svodka.identity.korean import readings
from svodka.identity.match import Identity, Registry
from svodka.identity.names import Name, Word, families, parse_name
from svodka.identity.russian import nominatives


class Verdict(StrEnum):
    """What two mentions are to one another."""

    SAME = "same"
    DIFFERENT = "different"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Mention:
    """A name with what stands around it."""

    name: str
    role: str | None = None
    on: date | None = None
    country: str | None = None


def same_person(a: Mention, b: Mention, registry: Registry) -> Verdict:
    """Whether two mentions are of one person: by the registry where it knows them, else by the names alone."""
    first, second = (registry.identify(m.name, m.role, m.on, m.country) for m in (a, b))
    if first.person and second.person:
        return Verdict.SAME if first.person == second.person else Verdict.DIFFERENT
    if first.person or second.person:
        return _one_known(first, second, a, b)
    names = same_name(a.name, b.name)
    if names is Verdict.SAME and _common(first) and _common(second):
        return Verdict.UNKNOWN  # the registry knows that several bear it
    return names


def _one_known(first: Identity, second: Identity, a: Mention, b: Mention) -> Verdict:
    known, other = (first, second) if first.person else (second, first)
    candidate = next((c for c in other.candidates if c.person == known.person), None)
    if candidate and candidate.against:
        return Verdict.DIFFERENT
    return Verdict.DIFFERENT if same_name(a.name, b.name) is Verdict.DIFFERENT else Verdict.UNKNOWN


def _common(identity: Identity) -> bool:
    return bool(identity.candidates)


def same_name(a: str, b: str) -> Verdict:
    """Whether two names are spellings or case forms of one full name; unknown where one is a part of the other."""
    if (korean := _korean(a, b)) is not None:
        return korean
    verdicts = [_compared(parse_name(x), parse_name(y)) for x in _readings_of(a) for y in _readings_of(b)]
    for verdict in (Verdict.SAME, Verdict.UNKNOWN):
        if verdict in verdicts:
            return verdict
    return Verdict.DIFFERENT


def _readings_of(name: str) -> tuple[str, ...]:
    parsed = parse_name(name)
    return nominatives(parsed) if parsed.script == "cyrillic" else (parsed.text,)


def _korean(a: str, b: str) -> Verdict | None:
    """By syllables where both can be Korean and one surely is, by its script or by the other's."""
    mine, theirs = readings(parse_name(a).text or a), readings(parse_name(b).text or b)
    if not mine or not theirs:
        return None
    full_mine, full_theirs = ([r for r in rs if r.given] for rs in (mine, theirs))
    if full_mine and full_theirs:
        return Verdict.SAME if any(x.fits(y) for x in full_mine for y in full_theirs) else Verdict.DIFFERENT
    fits = any(x.surname.fits(y.surname) for x in mine for y in theirs)
    return Verdict.UNKNOWN if fits else Verdict.DIFFERENT


def _compared(a: Name, b: Name) -> Verdict:
    best = Verdict.DIFFERENT
    for mine in _orders(a):
        for theirs in _orders(b):
            verdict = _in_order(mine, theirs)
            if verdict is Verdict.SAME:
                return verdict
            best = verdict if best is Verdict.DIFFERENT else best
    return best


def _orders(name: Name) -> list[tuple[Word, tuple[Word, ...]]]:
    """The ways to take a name as surname and the rest."""
    words = name.words
    if not words:
        return []
    last, first = (words[-1], words[:-1]), (words[0], words[1:])
    if len(words) == 1:
        return [last]
    return [first] if name.surname_first or words[-1].initial else [last, first]


def _in_order(mine: tuple[Word, tuple[Word, ...]], theirs: tuple[Word, tuple[Word, ...]]) -> Verdict:
    (surname, others), (their_surname, their_others) = mine, theirs
    surnames = min((slip(x, y) for x in surname.keys for y in their_surname.keys), default=Slip.FAR)
    if surnames not in (Slip.NONE, Slip.LIKELY):
        return Verdict.DIFFERENT
    if not others or not their_others:
        return Verdict.UNKNOWN if surnames is Slip.NONE else Verdict.DIFFERENT
    given = _same_given(others[0], their_others[0])
    patronymics = [next((w for w in rest if w.patronymic), None) for rest in (others, their_others)]
    if patronymics[0] and patronymics[1] and not set(patronymics[0].keys) & set(patronymics[1].keys):
        return Verdict.DIFFERENT
    if given is Verdict.SAME and surnames is Slip.NONE:
        return Verdict.SAME
    # a misspelt surname of somebody whom we don't know may be another surname
    return given if surnames is Slip.NONE or given is Verdict.DIFFERENT else Verdict.UNKNOWN


def _same_given(mine: Word, theirs: Word) -> Verdict:
    if mine.initial or theirs.initial:
        letters = {key[:1] for key in mine.keys} & {key[:1] for key in theirs.keys}
        alike = letters or mine.text[:1].casefold() == theirs.text[:1].casefold()
        return Verdict.UNKNOWN if alike else Verdict.DIFFERENT
    if set(mine.keys) & set(theirs.keys) or families(mine.keys) & families(theirs.keys):
        return Verdict.SAME
    if any(slip(x, y) is Slip.LIKELY for x in mine.keys for y in theirs.keys):
        return Verdict.UNKNOWN
    return Verdict.DIFFERENT
