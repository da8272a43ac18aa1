"""Who is who in a ledger: names, offices by its registry and by its documents, outlets in all their spellings."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from functools import lru_cache

from svodka.check import Evidence, Likeness, Named, OfficeFault
from svodka.check.ground import concepts
from svodka.check.words import tokens
from svodka.checking.offices import Told, clashes, is_title, words_of
from svodka.checking.outlets import Outlets
from svodka.identity.compare import Verdict, same_name
from svodka.identity.match import Registry
from svodka.identity.roles import role_of
from svodka.model import Outlet, People, Speaker, SpeakerType
from svodka.text.letters import rough

# How far from a day a document may be that tells the office of that day
_NEAR = timedelta(days=120)
_LETTERS = 4  # of a name, that its cases share
_ENDING = 3
_BEGINNING = 5
_FIRST = 3


class Knowledge:
    """What ``svodka.check.Who`` asks, answered from documents, a registry of people and the outlets of a desk."""

    def __init__(
        self, evidence: Sequence[Evidence], people: People | None = None, outlets: Sequence[Outlet] = ()
    ) -> None:
        self._registry = Registry.of(people) if people else None
        self._outlets = Outlets(evidence, outlets)
        self._roles = _roles(evidence)
        self._by_beginning: dict[str, list[str]] = defaultdict(list)
        for name in self._roles:
            for beginning in _beginnings(name):
                self._by_beginning[beginning].append(name)
        self._same: dict[tuple[str, str | None, str | None, str, str | None], Likeness] = {}

    # ------------------------------------------------------------------------------------------ names

    def same(self, ours: Speaker, theirs: Speaker) -> Likeness:
        """Whether the two are one voice."""
        key = (ours.name, ours.role, ours.mention, theirs.name, theirs.role)
        if key not in self._same:
            found = self._compared(ours, theirs)
            if found is not Likeness.SAME and _is_described(ours):
                # the draft only describes him ("the men's commander"), and its reader may have taken him for another
                described = self._described(Speaker(ours.mention or "", ours.mention), theirs)
                found = described if described is Likeness.SAME else found
            self._same[key] = found
        return self._same[key]

    def _compared(self, ours: Speaker, theirs: Speaker) -> Likeness:
        if ours.name.casefold() == theirs.name.casefold():
            return Likeness.SAME
        one, other = _is_person(ours), _is_person(theirs)
        if one and other:
            return self._persons_compared(ours, theirs)
        if self._outlets.same(ours.name, theirs.name):
            return Likeness.SAME
        if one != other:
            person, body = (ours, theirs) if one else (theirs, ours)
            return self._person_and_body(person, body)
        return _bodies(ours.name, theirs.name)

    def _persons_compared(self, ours: Speaker, theirs: Speaker) -> Likeness:
        if not (_has_name(ours.name) and _has_name(theirs.name)):
            return self._described(ours, theirs)
        if not _beginnings(ours.name) & _beginnings(theirs.name) and ours.name.isascii() == theirs.name.isascii():
            return Likeness.DIFFERENT  # no word in common: nine of ten pairs need no closer look
        verdict = same_name(ours.name, theirs.name)
        if verdict is Verdict.SAME or _cases_of_one(ours.name, theirs.name):
            return Likeness.SAME
        if verdict is Verdict.DIFFERENT:
            return Likeness.DIFFERENT
        roles = [words_of(role) for role in (ours.role, theirs.role) if role]
        if len(roles) == 2 and clashes(*roles):
            return Likeness.DIFFERENT
        short, full = sorted((ours.name, theirs.name), key=lambda name: len(name.split()))
        bearers = [
            n
            for n in self._with_beginnings(short)
            if len(n.split()) > 1 and same_name(short, n) is not Verdict.DIFFERENT
        ]
        others = [n for n in bearers if same_name(full, n) is Verdict.DIFFERENT]
        return Likeness.UNKNOWN if others and len(roles) != 2 else Likeness.SAME

    def _with_beginnings(self, name: str) -> list[str]:
        """The persons of the ledger whose names have a word that begins like one of this name."""
        return list(dict.fromkeys(n for b in sorted(_beginnings(name)) for n in self._by_beginning.get(b, ())))

    def _described(self, ours: Speaker, theirs: Speaker) -> Likeness:
        """Of whom one has no name in his text ("the diplomat"): one voice where the descriptions share a word."""
        keys = [concepts(tokens(f"{s.name} {s.role or ''} {s.mention or ''}")) for s in (ours, theirs)]
        return Likeness.SAME if keys[0] & keys[1] else Likeness.UNKNOWN

    def _person_and_body(self, person: Speaker, body: Speaker) -> Likeness:
        """A person and a body or an office: one voice where the person's role is of it."""
        roles = self._roles_near(person, None) or [person.role or ""]
        if not _is_named(person.name):
            roles.append(person.name)
        asked = words_of(body.name)
        told = [words_of(role) for role in roles if role]
        if any(asked.bodies & one.bodies and not _other_place(asked, one) for one in told):
            return Likeness.SAME
        if asked.bodies and told and all(one.bodies and not asked.bodies & one.bodies for one in told):
            return Likeness.DIFFERENT
        return Likeness.UNKNOWN

    def named_in(self, speaker: Speaker, text: str) -> bool:
        """Whether a text names the person: the surname stands in it, in whatever case and script."""
        if not _has_name(speaker.name):
            return True
        names = [rough(word)[:_BEGINNING] for word in re.findall(r"\w+", speaker.name)]
        return not names or names[-1] in _capitalised(text)

    def publishes(self, speaker: Speaker, outlet: str) -> bool:
        """Whether an outlet is named after the person, or is the body's for which the person speaks."""
        if self.named_in(speaker, outlet):
            return True
        body = Speaker(outlet, None, type=SpeakerType.INSTITUTION)
        return bool(outlet) and self._person_and_body(speaker, body) is Likeness.SAME

    # ---------------------------------------------------------------------------------------- offices

    def office(self, speaker: Speaker, days: tuple[date, date] | None) -> OfficeFault | None:
        """Why the role can't be right; None where the registry or a document of then bears it out, or nothing does."""
        told = words_of(speaker.role or "")
        if not told.kinds and not told.bodies:
            return None
        by_registry = self._by_registry(speaker, told, days)
        near = self._roles_near(speaker, days)
        if by_registry is True or (by_registry is None and any(_fits(told, words_of(role)) for role in near)):
            return None
        if by_registry is False:
            when = f" on {days[0]}" if days else ""
            return OfficeFault(f"By the registry, {speaker.name} was not {speaker.role}{when}.", sure=True)
        if by_registry is None and near and any(clashes(told, words_of(role)) for role in near):
            return OfficeFault(
                f"The ledger's documents call {speaker.name} “{near[0]}”, not “{speaker.role}”.", sure=False
            )
        return None

    def _roles_near(self, speaker: Speaker, days: tuple[date, date] | None) -> list[str]:
        mine = [
            (day, role)
            for name in self._with_beginnings(speaker.name)
            if self._persons_compared(Speaker(speaker.name, None), Speaker(name, None)) is Likeness.SAME
            for day, role in self._roles[name]
        ]
        if days is None:
            return [role for _, role in mine]
        return [role for day, role in mine if day and days[0] - _NEAR <= day <= days[1] + _NEAR]

    def _by_registry(self, speaker: Speaker, told: Told, days: tuple[date, date] | None) -> bool | None:
        """Whether the registry has the person in that office then; None: it doesn't know the person, or the day."""
        if self._registry is None or days is None:
            return None
        person = self._registry.identify(speaker.name, None, None).person
        if person is None:
            return None
        tenures = self._registry.tenures(person)
        held = [h.tenure for day in {days[0], days[1]} for h in self._registry.role_on(person, day)]
        fitting = [
            t for t in tenures if _fits(Told(told.kinds, told.bodies, told.places, former=False), self._words(t.office))
        ]
        if told.former:
            return True if any(t not in held or t.until for t in fitting) else None
        if any(t in held for t in fitting):
            return True
        # an office that the registry does not know of him may be one of those that it lacks: the documents decide
        return False if fitting else None

    def _words(self, office: str) -> Told:
        assert self._registry is not None
        found = self._registry.offices[office]
        institution = self._registry.institutions.get(found.institution or "")
        names = [found.title, *(title for _, title in found.titles)]
        names += [institution.name, *(name for _, name in institution.names)] if institution else []
        words = words_of(" ; ".join(names))
        return Told(frozenset({found.kind, *words.kinds}), words.bodies, frozenset(), former=False)

    # ---------------------------------------------------------------------------------------- outlets

    def outlets(self, text: str) -> list[Named]:
        """The outlets that ``text`` names."""
        return self._outlets.named_in(text)

    def same_outlet(self, one: str, other: str) -> bool:
        """Whether two names mean one outlet."""
        return self._outlets.same(one, other)

    def collected(self, outlet: str, days: tuple[date, date] | None) -> bool:
        """Whether the days lie between the first and the last document of the outlet."""
        return self._outlets.collected(outlet, days)


def _roles(evidence: Iterable[Evidence]) -> dict[str, list[tuple[date | None, str]]]:
    """Person -> the days and words with which documents tell the office."""
    found: dict[str, list[tuple[date | None, str]]] = defaultdict(list)
    for one in evidence:
        for statement in one.statements:
            speaker = statement.speaker
            if speaker and speaker.type is SpeakerType.PERSON:
                day = statement.said.end if statement.said else one.revision.published_on
                entries = found[speaker.name]
                if speaker.role and (day, speaker.role) not in entries:
                    entries.append((day, speaker.role))
    return dict(found)


def _fits(told: Told, known: Told) -> bool:
    """Whether a told office may be a known one: nothing that both tell differs, and they share something."""
    if told.former != known.former and known.kinds:
        return False
    if told.bodies and known.bodies and not told.bodies & known.bodies:
        return False
    if told.kinds and known.kinds and not told.kinds & known.kinds:
        return False
    return bool(told.bodies & known.bodies or told.kinds & known.kinds)


@lru_cache(maxsize=4_000)
def _capitalised(text: str) -> frozenset[str]:
    """The rough beginnings of a text's words with a capital."""
    return frozenset(rough(word)[:_BEGINNING] for word in re.findall(r"\w+", text) if word[:1].isupper())


def _is_described(speaker: Speaker) -> bool:
    """Whether the words that name a speaker tell what he is, and nothing of his name: "the men's commander"."""
    mention = speaker.mention or ""
    several = len(mention.split()) > 1 or is_title(mention)
    return several and not _has_name(mention) and not _beginnings(mention) & _beginnings(speaker.name)


def _is_person(speaker: Speaker) -> bool:
    if speaker.type is SpeakerType.PERSON:
        return True
    return speaker.type is SpeakerType.UNKNOWN and bool(speaker.role) and _is_named(speaker.name)


@lru_cache(maxsize=100_000)
def _beginnings(name: str) -> frozenset[str]:
    """The rough beginnings of a name's words; three letters, since cases and romanisations part soon."""
    return frozenset(rough(word)[:_FIRST] for word in re.findall(r"\w+", name) if len(word) > 1)


@lru_cache(maxsize=100_000)
def _has_name(name: str) -> bool:
    """Whether there is a name in it, and not only what somebody is: "the diplomat", "Chairman"."""
    if words_of(name).bodies:
        return False
    capitals = [word for word in name.split() if word[:1].isupper() and len(word) > 2]
    return len(capitals) > 1 or (len(capitals) == 1 and not role_of(name).kinds and not is_title(name))


def _is_named(name: str) -> bool:
    return sum(word[:1].isupper() for word in name.split()) > 1


def _cases_of_one(a: str, b: str) -> bool:
    """Whether two names of as many words only differ in endings: «Идрема Солхане», "Idrem Solhane"."""
    mine, theirs = [rough(w) for w in re.findall(r"\w+", a)], [rough(w) for w in re.findall(r"\w+", b)]
    if len(mine) != len(theirs) or len(mine) < 2:
        return False
    return all(_near(x, y) for x, y in zip(mine, theirs, strict=True))


def _near(a: str, b: str) -> bool:
    shared = next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    return shared >= min(_LETTERS, len(a), len(b)) and max(len(a), len(b)) - shared <= _ENDING - 1


def _bodies(one: str, other: str) -> Likeness:
    mine, theirs = words_of(one), words_of(other)
    if mine.bodies and theirs.bodies:
        if mine.bodies & theirs.bodies:
            return Likeness.DIFFERENT if _other_place(mine, theirs) else Likeness.SAME
        return Likeness.DIFFERENT
    ours, others = concepts(tokens(one)), concepts(tokens(other))
    return Likeness.SAME if ours & others else Likeness.UNKNOWN


def _other_place(one: Told, other: Told) -> bool:
    return bool(one.places and other.places and not one.places & other.places)
