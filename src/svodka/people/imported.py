"""What importers bring, whatever the format, and how it joins what we have."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from datetime import date

from svodka.identity import Registry
from svodka.identity.folding import script
from svodka.identity.roles import role_of
from svodka.model import ENDED, Basis, Institution, Office, OfficeKind, People, Person, Tenure
from svodka.track.holders import romanised

_DAY = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")

# The languages whose names we compare; spellings in others only make files long
LANGUAGES = ("en", "ru", "uk", "be", "ko", "zh", "ja", "sr", "bg", "de", "fr", "pl")
# Bounds for what one file may bring: a dump of everything is no list of speakers
MOST = 20_000  # persons
MOST_OTHERS = 200_000  # offices, and terms in them
# What is told of what was left out; the rest is counted
MOST_FAULTS = 50
# No name or title is longer, in code points; what is, is a text that was put there
LONGEST = 200


@dataclass(frozen=True, slots=True)
class FoundPerson:
    """A person as a file tells."""

    id: str
    name: str
    names: tuple[tuple[str, str], ...] = ()
    country: str | None = None
    sex: str | None = None
    source: str = ""


@dataclass(frozen=True, slots=True)
class FoundTenure:
    """That a person held an office, as a file tells."""

    person: str  # id
    office: str  # id
    title: str
    since: str | None
    until: str | None
    country: str | None = None
    source: str = ""


@dataclass(slots=True)
class Found:
    """All that a file tells, and what was wrong with it."""

    persons: list[FoundPerson] = field(default_factory=list)
    tenures: list[FoundTenure] = field(default_factory=list)
    institutions: list[Institution] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    more_faults: int = 0  # beyond those that are told

    def refuse(self, why: str) -> None:
        """Note something that was left out, and why."""
        if len(self.faults) < MOST_FAULTS:
            self.faults.append(why)
        else:
            self.more_faults += 1


@dataclass(frozen=True, slots=True)
class Joined:
    """What goes into the desk's file, and what a person should look at."""

    people: People
    new: int  # persons whom we did not have
    known: int
    notes: tuple[str, ...] = ()


def cleaned(value: object) -> str | None:
    """A text of a file as one line without what no name needs (controls, direction marks, halves of characters).

    None where nothing is left, where it is too long for a name, and for what is no text.
    """
    if not isinstance(value, str) or len(value) > LONGEST * 10:
        return None
    kept = "".join(" " if char.isspace() else char for char in value if _is_kept(char))
    text = " ".join(unicodedata.normalize("NFC", kept).split())
    return text if 0 < len(text) <= LONGEST else None


def _is_kept(char: str) -> bool:
    return char.isspace() or not unicodedata.category(char).startswith("C")


def exact_day(text: str) -> str | None:
    """A day, month or year as exactly as it is told ("2028-05-00" is a month); None: none of the calendar."""
    match = _DAY.fullmatch(text)
    if not match or match[1] == "0000":
        return None
    year, month, day = match[1], match[2] or "00", match[3] or "00"
    if month == "00":
        return year
    try:
        date(int(year), int(month), int(day) or 1)
    except ValueError:
        return None
    return f"{year}-{month}" if day == "00" else f"{year}-{month}-{day}"


def join(found: Found, have: People, basis: Basis, tell: Callable[[str], None] = lambda text: None) -> Joined:
    """Found persons as entries for a desk's file; those whom ``have`` knows keep their key and get further names.

    An office of ours (by its title) keeps its key as well, with all who held it; where the dates differ, ours stay and
    a note says so: nothing that a person has checked is overwritten by a file. ``tell`` is told how far it is.
    """
    registry = Registry.of(have)
    keys: dict[str, str] = {}
    persons: dict[str, Person] = {}
    taken = set(registry.persons)
    known = 0
    for number, one in enumerate(found.persons):
        if number % 100 == 0:
            tell(f"{number:,} of {len(found.persons):,} persons compared with the registry")
        old = _known(one, registry)
        known += old is not None
        key = old.key if old else new_key(one.name, taken)
        taken.add(key)
        keys[one.id] = key
        persons[key] = _person(persons.get(key, old), one, key, basis)
    offices, tenures, notes = _offices(found, have, keys, basis)
    people = People(tuple(persons.values()), tuple(found.institutions), tuple(offices.values()), tuple(tenures))
    more = [f"and {found.more_faults:,} more things were left out"] if found.more_faults else []
    return Joined(people, len(persons) - known, known, (*found.faults, *more, *notes))


def _known(one: FoundPerson, registry: Registry) -> Person | None:
    """Whom of ours a found person is: by a whole name that is told for sure, and by the country."""
    for name in dict.fromkeys((*(name for _, name in one.names), one.name)):
        if len(name.split()) > 1 or script(name) == "hangul":
            identity = registry.identify(name, country=one.country)
            person = registry.persons.get(identity.person or "")
            if person and (one.country is None or person.country in (None, one.country)):
                return person
    return None


def _person(old: Person | None, one: FoundPerson, key: str, basis: Basis) -> Person:
    if old is None:
        return Person(key, one.name, replace(basis, source=one.source), one.names, one.country, one.sex)
    names = tuple(dict.fromkeys([*old.names, ("en", one.name), *one.names]))
    return replace(
        old,
        names=tuple(pair for pair in names if pair != ("en", old.name)),
        country=old.country or one.country,
        sex=old.sex or one.sex,
    )


def _offices(
    found: Found, have: People, keys: dict[str, str], basis: Basis
) -> tuple[dict[str, Office], list[Tenure], list[str]]:
    titles = {_plain(title): office for office in have.offices for title in _titles(office)}
    offices: dict[str, Office] = {}
    tenures: list[Tenure] = []
    notes: list[str] = []
    for one in found.tenures:
        if one.person not in keys:
            continue
        if one.since and one.until and one.until != ENDED and one.until < one.since[: len(one.until)]:
            notes.append(
                f"{keys[one.person]}, {one.title}: it ends ({one.until}) before it begins ({one.since}); left out"
            )
            continue
        office = titles.get(_plain(one.title)) or _office(one, basis)
        if office.key not in offices:
            offices[office.key] = office
            tenures += [tenure for tenure in have.tenures if tenure.office == office.key]
        new = Tenure(keys[one.person], office.key, replace(basis, source=one.source), one.since, one.until)
        note = _clash(new, tenures, office)
        if note is None:
            tenures.append(new)
        elif note:
            notes.append(note)
    return offices, tenures, notes


def _clash(new: Tenure, tenures: Iterable[Tenure], office: Office) -> str | None:
    """None: it is new. Else what to tell of one that we have: nothing where the days agree."""
    for old in tenures:
        if (old.person, old.office) != (new.person, new.office):
            continue
        if not _agree(old.since, new.since):
            continue  # another term
        if _agree(old.until, new.until) or ENDED in (old.until, new.until):
            return ""
        return (
            f"{new.person}, {office.title}: the file says until {new.until or 'now'}, we have {old.until or 'now'}; "
            "kept ours"
        )
    return None


def _agree(a: str | None, b: str | None) -> bool:
    """Whether two days are one as far as both tell; unknown agrees with all."""
    return not a or not b or a.startswith(b) or b.startswith(a)


def kind_of(title: str) -> OfficeKind:
    """What sort of office a title tells; the highest where it tells several."""
    kinds = role_of(title).kinds
    return min(kinds, key=list(OfficeKind).index) if kinds else OfficeKind.OFFICIAL


def _office(one: FoundTenure, basis: Basis) -> Office:
    return Office(
        key=one.office,
        title=one.title,
        basis=replace(basis, source=one.source),
        kind=kind_of(one.title),
        country=one.country or next(iter(role_of(one.title).countries), None),
    )


def _titles(office: Office) -> Iterable[str]:
    return (office.title, *(title for _, title in office.titles))


def _plain(title: str) -> str:
    words = re.findall(r"\w+", title.casefold().replace("ё", "е").replace("defense", "defence"))
    return " ".join(word for word in words if word not in ("of", "the", "for"))


def new_key(name: str, taken: Iterable[str]) -> str:
    """ "Ana Belic" -> "ana-belic", with a number where that is taken; "person" for a name without Latin letters."""
    plain = "".join(c for c in unicodedata.normalize("NFD", romanised(name).lower()) if not unicodedata.combining(c))
    base = "-".join(re.findall(r"[a-z0-9]+", plain))[:60].strip("-") or "person"
    others = taken if isinstance(taken, set | dict) else set(taken)
    return next(key for key in (base, *(f"{base}-{n}" for n in range(2, len(others) + 3))) if key not in others)
