"""What a name says for and against one person: a score between 0 and 1, with its reasons.

The numbers are set so that one piece of evidence more than chance leads over ``ACCEPTED`` (see docs/design/0009): a
full name does alone; a surname alone where the registry says so, or with an office held at the time; a name that others
bear needs an office. They were tuned on one half of tests/identity/pairs.tsv and measured on the other.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from svodka.identity import cases
from svodka.identity.edits import Slip, slip
from svodka.identity.entries import Entry, Forms
from svodka.identity.names import Word, families
from svodka.lexicon.given_names import PARTICLES

ACCEPTED = 0.7
MARGIN = 0.15  # ahead of the next candidate

FULL_NAME, FULL_NAME_COMMON = 0.95, 0.6
# Олександр for Александр: the same name in a neighbour's language, or a short form
TRANSLATED, TRANSLATED_COMMON = 0.78, 0.45
INITIAL, INITIAL_KNOWN, INITIAL_COMMON = 0.6, 0.85, 0.4
SURNAME, SURNAME_KNOWN = 0.35, 0.72
PATRONYMIC = 0.04
SLIP_COST = {Slip.NONE: 0.0, Slip.LIKELY: 0.13, Slip.UNLIKELY: 0.45, Slip.TWO: 0.22}
# «Лаврова» alone is likelier a woman's name than the genitive of a man's
WOMAN_COST = 0.1
_WOMANS = ("ова", "ева", "ёва", "ина", "ына")


@dataclass(slots=True)
class Evidence:
    """How well a name fits one entry."""

    entry: Entry
    score: float
    reasons: list[str] = field(default_factory=list)
    against: list[str] = field(default_factory=list)  # what contradicts: with it the name is another person's
    common: float = 0.0  # what was taken off because many bear the name: as a rival the person keeps it

    def add(self, points: float, reason: str) -> None:
        """Count a reason for, or, with fewer than no points, against."""
        self.score += points
        self.reasons.append(reason)


@dataclass(slots=True)
class _State:
    bits: int
    given: str = ""  # "full", "translated", "initial"
    cost: float = 0.0
    patronymic: bool = False
    reasons: list[str] = field(default_factory=list)


def weigh(entry: Entry, surname: Slip, bits: int, others: list[Word], whole_surname: str) -> Evidence | None:
    """The evidence of a surname that fits in these cases and of the words beside it; None where one contradicts."""
    state = _State(bits)
    for word in others:
        if word.patronymic and entry.patronymics and not _bits(entry.patronymics, word):
            return Evidence(entry, 0.0, state.reasons, [f"the patronymic is not {word.text}"])
        if not _explain(entry, word, state) or not state.bits:
            return None
    if surname is not Slip.NONE and state.given not in ("full", "translated"):
        return None  # a misspelt surname needs the given name
    base, common = _base(entry, state)
    found = Evidence(entry, base, state.reasons, common=common)
    found.reasons.insert(0, f"surname {whole_surname}")
    if cost := SLIP_COST[surname] + state.cost:
        found.add(-cost, "misspelt, if it is the same name")
    if state.patronymic:
        found.add(PATRONYMIC, "patronymic")
    if not others and not state.bits & cases.NOMINATIVE and whole_surname.endswith(_WOMANS):
        found.add(-WOMAN_COST, "it can be a woman's name")
    return found


def _base(entry: Entry, state: _State) -> tuple[float, float]:
    """The score that the parts of a name give, and what is missing from it because others bear the name."""
    known, common = entry.person.surname_is_enough, entry.person.common and not state.patronymic
    match state.given:
        case "full":
            plain, reduced = FULL_NAME, FULL_NAME_COMMON
        case "translated":
            plain, reduced = TRANSLATED, TRANSLATED_COMMON
        case "initial":
            plain, reduced = INITIAL_KNOWN if known else INITIAL, INITIAL_COMMON
        case _:
            return (SURNAME_KNOWN if known else SURNAME), 0.0
    return (reduced, plain - reduced) if common else (plain, 0.0)


def whole_name(entry: Entry, reason: str) -> Evidence:
    """The evidence of a full name that fits as a whole."""
    if entry.person.common:
        return Evidence(entry, FULL_NAME_COMMON, [reason], common=FULL_NAME - FULL_NAME_COMMON)
    return Evidence(entry, FULL_NAME, [reason])


def _explain(entry: Entry, word: Word, state: _State) -> bool:
    """Whether one of the words beside the surname fits; notes what it is."""
    if word.initial:
        fits = word.text[:1].casefold() in entry.initials or any(key[:1] in entry.initials for key in word.keys)
        if fits and not state.given:
            state.given = "initial"
            state.reasons.append("initial")
        # "Donald J. Trump": few registries have the middle names of those who have no patronymic
        return fits or (state.given == "full" and not entry.patronymics)
    if bits := _bits(entry.givens, word):
        state.bits &= bits
        state.given = "full"
        state.reasons.append("given name")
        return True
    if bits := _bits(entry.patronymics, word):
        state.bits &= bits
        state.patronymic = True
        return True
    if word.text.casefold() in PARTICLES:
        return True
    if bits := _bits(entry.middles, word):
        state.given = state.given or "full"
        state.reasons.append("middle name")
        return True
    if families(word.keys) & entry.families:
        state.given = "translated"
        state.reasons.append("given name in another form")
        return True
    return _misspelt(entry, word, state)


def _misspelt(entry: Entry, word: Word, state: _State) -> bool:
    """A slip in the given name."""
    for key, bits in entry.givens.items():
        if any(slip(mine, key) is Slip.LIKELY for mine in word.keys):
            state.bits &= bits
            state.cost += SLIP_COST[Slip.LIKELY]
            state.given = "full"
            state.reasons.append("given name, misspelt")
            return True
    return False


def _bits(slot: Forms, word: Word) -> int:
    bits = 0
    for key in word.keys:
        bits |= slot.get(key, 0)
    return bits
