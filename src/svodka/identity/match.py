"""Whose name it is: every spelling to one person, or "unknown" with candidates. Precision comes before recall."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from svodka.identity.bodies import Bodies
from svodka.identity.context import count_context
from svodka.identity.edits import SHORTEST, SHORTEST_FOR_TWO, Slip, shortened, slip
from svodka.identity.entries import Entry, entry_of, unspaced
from svodka.identity.evidence import ACCEPTED, MARGIN, SURNAME, SURNAME_KNOWN, Evidence, weigh, whole_name
from svodka.identity.folding import tidy
from svodka.identity.korean import readings
from svodka.identity.names import Name, Word, parse_name
from svodka.identity.publishers import Outlets
from svodka.identity.roles import role_of, without_role
from svodka.identity.tenures import Held, held_on
from svodka.model import Institution, Office, OfficeKind, People, Person, Tenure

# More candidates than these help nobody to choose
MOST_CANDIDATES = 5
# No surname has more letters; for what has, the search for two slips would be long
LONGEST_KEY = 24
# Below this a candidate is a mere likeness of letters
LEAST = 0.3


@dataclass(frozen=True, slots=True)
class Candidate:
    """A person whom a name may mean."""

    person: str  # key
    score: float  # 0 to 1
    reasons: tuple[str, ...]
    against: tuple[str, ...] = ()  # what the context says that can't be of this person


@dataclass(frozen=True, slots=True)
class Identity:
    """Whom a name means."""

    name: str  # as asked
    person: str | None  # key; None: not known, or not sure enough
    candidates: tuple[Candidate, ...] = ()  # the likeliest first
    reason: str = ""


class Registry:
    """Persons, offices, institutions and outlets, ready to be asked. Make it with ``Registry.of``."""

    def __init__(self, people: People) -> None:
        self.persons: dict[str, Person] = {p.key: p for p in people.persons}
        self.offices: dict[str, Office] = {o.key: o for o in people.offices}
        self.institutions: dict[str, Institution] = {i.key: i for i in people.institutions}
        tenures: dict[str, list[Tenure]] = {}
        for tenure in people.tenures:
            tenures.setdefault(tenure.person, []).append(tenure)
        self.bodies = Bodies.of(people.institutions)
        self.posts = Bodies.of_offices(people.offices, self.institutions)
        self.outlets = Outlets(people.outlets)
        self._entries: dict[str, Entry] = {}
        self._surnames: dict[str, list[tuple[Entry, int]]] = {}
        self._whole: dict[str, list[Entry]] = {}
        self._korean: list[Entry] = []
        self._near: dict[str, set[str]] | None = None  # made at the first misspelling: most lookups need none
        for person in people.persons:
            held = sorted(tenures.get(person.key, ()), key=lambda t: t.since or "", reverse=True)
            self._index(entry_of(person, tuple(held)))

    @classmethod
    def of(cls, people: People) -> Registry:
        """The registry of these people."""
        return cls(people)

    def _index(self, entry: Entry) -> None:
        self._entries[entry.person.key] = entry
        for key, bits in entry.surnames.items():
            self._surnames.setdefault(key, []).append((entry, bits))
        for name in entry.whole:
            self._whole.setdefault(name, []).append(entry)
        if entry.korean:
            self._korean.append(entry)

    # ----------------------------------------------------------------------------------------- persons

    def identify(
        self, name: str, role: str | None = None, on: date | None = None, country: str | None = None
    ) -> Identity:
        """Whom a name means that stands with these words of an office, said or published on a day.

        ``country``: of which the text speaks (ISO 3166-1), where it says so otherwise than in ``role``.
        """
        parsed = parse_name(name)
        told = role_of(role)
        found = self._bearing(parsed, name)
        if not found and (parts := without_role(tidy(name))):
            before, name_alone = parts
            role = f"{before} {role}" if role else before  # "President Moon": the office stands in the name
            told = role_of(role)
            found = self._bearing(parse_name(name_alone), name_alone)
        if not found:
            return Identity(name, None, reason="no such name in the registry")
        for evidence in found.values():
            count_context(evidence, told, role, on, country, self.offices, self.institutions)
        ranked = sorted(found.values(), key=lambda e: (-e.score, e.entry.person.key))
        ranked = [e for e in ranked if e.score >= LEAST or e.against][:MOST_CANDIDATES]
        candidates = tuple(
            Candidate(e.entry.person.key, round(min(max(e.score, 0.0), 0.99), 2), tuple(e.reasons), tuple(e.against))
            for e in ranked
        )
        person, reason = _decision(ranked)
        return Identity(name, person, candidates, reason)

    def _bearing(self, name: Name, asked: str) -> dict[str, Evidence]:
        """The best evidence for each person whom the name fits."""
        return {e.entry.person.key: e for e in sorted(self._evidence(name, asked), key=lambda e: e.score)}

    def _evidence(self, name: Name, asked: str) -> Iterable[Evidence]:
        for entry in self._whole.get(unspaced(tidy(asked)), ()):
            yield whole_name(entry, "the whole name")
        if name.script in ("latin", "cyrillic"):
            yield from self._by_surname(name)
        yield from self._by_syllables(tidy(asked))

    def _by_surname(self, name: Name) -> list[Evidence]:
        words = name.words
        found = []
        for start, end in _spans(words, name.surname_first):
            surname = words[start:end]
            others = [*words[:start], *words[end:]]
            if end - start == 1 and surname[0].initial:
                continue
            text = " ".join(w.text for w in surname)
            for entry, bits in self._bearers(surname):
                if evidence := weigh(entry, Slip.NONE, bits, others, text):
                    found.append(evidence)
        if found or len(words) < 2:
            return found
        return self._misspelt(words)

    def _bearers(self, surname: tuple[Word, ...]) -> list[tuple[Entry, int]]:
        if len(surname) == 1:
            keys: Iterable[str] = surname[0].keys
        else:
            keys = ("".join(w.keys[0] for w in surname if w.keys),)
        merged: dict[str, tuple[Entry, int]] = {}
        for key in keys:
            for entry, bits in self._surnames.get(key, ()):
                before = merged.get(entry.person.key, (entry, 0))[1]
                merged[entry.person.key] = (entry, before | bits)
        return list(merged.values())

    def _misspelt(self, words: tuple[Word, ...]) -> list[Evidence]:
        found = []
        for at in {0, len(words) - 1}:
            word = words[at]
            others = [*words[:at], *words[at + 1 :]]
            for near in {near for key in word.keys if len(key) >= SHORTEST for near in self._neighbours(key)}:
                kind = min(slip(key, near) for key in word.keys)
                if kind not in (Slip.NONE, Slip.FAR):
                    for entry, bits in self._surnames[near]:
                        if evidence := weigh(entry, kind, bits, others, word.text):
                            found.append(evidence)
        return found

    def _neighbours(self, key: str) -> set[str]:
        if self._near is None:
            self._near = {}
            for surname in self._surnames:
                if len(surname) >= SHORTEST:
                    for short in shortened(surname):
                        self._near.setdefault(short, set()).add(surname)
        near = set().union(*(self._near.get(short, set()) for short in shortened(key)))
        if not near and SHORTEST_FOR_TWO <= len(key) <= LONGEST_KEY:  # two slips: one letter off on both sides more
            near = set().union(*(self._near.get(s, set()) for short in shortened(key) for s in shortened(short)))
        return near

    def _by_syllables(self, name: str) -> Iterable[Evidence]:
        asked = readings(name)
        if not asked:
            return
        full = [reading for reading in asked if reading.given]
        for entry in self._korean:
            if any(mine.fits(theirs) for mine in full for theirs in entry.korean):
                yield whole_name(entry, "every syllable of the Korean name fits")
            elif (
                not full
                and not name[:1].islower()
                and any(m.surname.fits(t.surname) for m in asked for t in entry.korean)
            ):
                base = SURNAME_KNOWN if entry.person.surname_is_enough else SURNAME
                yield Evidence(entry, base, ["Korean surname"])

    # ----------------------------------------------------------------------------------------- offices

    def role_on(self, person: str, on: date) -> tuple[Held, ...]:
        """The offices that a person held on a day, the surest and highest first; empty where none is known."""
        entry = self._entries[person]
        held = [h for tenure in entry.tenures if (h := held_on(tenure, on))]
        order = {kind: number for number, kind in enumerate(OfficeKind)}
        return tuple(sorted(held, key=lambda h: (not h.sure, order[self.offices[h.tenure.office].kind])))

    def tenures(self, person: str) -> tuple[Tenure, ...]:
        """All offices of a person that the registry knows, the newest first."""
        return self._entries[person].tenures

    def speaks_for(self, person: str, on: date) -> tuple[str, ...]:
        """The keys of the institutions and offices in whose name a person speaks on a day."""
        return tuple(
            dict.fromkeys(
                key for held in self.role_on(person, on) for key in self.offices[held.tenure.office].speaks_for
            )
        )

    def holders(self, role: str, on: date, country: str | None = None) -> tuple[str, ...]:
        """The persons who held the office on a day that words without a name tell: "the Russian foreign minister"."""
        told = role_of(role)
        countries = told.countries or ({country} if country else frozenset())
        return tuple(
            entry.person.key
            for entry in self._entries.values()
            if entry.person.country in countries
            and any(told.asks_for(self.offices[h.tenure.office].kind) for h in self.role_on(entry.person.key, on))
        )


def _spans(words: tuple[Word, ...], surname_first: bool) -> list[tuple[int, int]]:
    """Where in a name the surname can stand: at its end, at its beginning; in two or three words at either place."""
    count = len(words)
    spans = [(0, 1)] if surname_first else [(count - 1, count), (0, 1)]
    spans += [(count - size, count) for size in (2, 3) if size <= count]
    spans += [(0, 2)] if count > 2 else []
    if count == 3 and words[2].patronymic:
        spans.append((0, 1))
    return [span for span in dict.fromkeys(spans) if 0 <= span[0] < span[1] <= count]


def _decision(ranked: list[Evidence]) -> tuple[str | None, str]:
    if not ranked:
        return None, "no such name in the registry"
    best = ranked[0]
    if best.against:
        return None, f"the name fits {best.entry.person.name}, but {best.against[0]}"
    if best.score < ACCEPTED:
        return None, "not enough to tell who it is"
    rivals = [e for e in ranked[1:] if e.score + e.common > best.score - MARGIN]
    if rivals:
        known = [e for e in (best, *rivals) if e.entry.person.surname_is_enough]
        # of two of one name, the one whom the field means where nothing else is said
        if len(known) == 1 and known[0].score >= ACCEPTED and known[0].score >= best.score:
            return known[0].entry.person.key, "; ".join(known[0].reasons)
        return None, f"{len(rivals) + 1} persons of the registry have that name; an office would tell them apart"
    return best.entry.person.key, "; ".join(best.reasons)
