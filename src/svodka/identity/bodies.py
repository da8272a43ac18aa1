"""Which institution a name means, with its country told in the name, beside it, or not at all."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import dropwhile

from svodka.identity import cases
from svodka.identity.folding import tidy
from svodka.identity.roles import plain
from svodka.lexicon.roles import BODY_COUNTRIES
from svodka.model import Institution, Office

_COUNTRIES = tuple((code, re.compile(rf"\b(?:{pattern})(?!\w)")) for code, pattern in BODY_COUNTRIES.items())
_WORD = re.compile(r"[^\W_]+")
# Words that say nothing of which body it is
_EMPTY = frozenset("the of for and in on to a s и в во при по на".split())
# No country's name is longer than this with the words between it and the body's: "of the democratic people's republic"
_BESIDE = 40
_ONE_SPELLING = {"defense": "defence", "center": "centre", "organization": "organisation"}


@dataclass(frozen=True, slots=True)
class Body:
    """Which institution a name means."""

    institution: str | None  # key; None: none of ours, or more than one
    candidates: tuple[str, ...] = ()


# key, country, names
Named = tuple[str, str | None, tuple[str, ...]]


class Bodies:
    """Institutions, or offices, by all their names."""

    def __init__(self, named: Iterable[Named]) -> None:
        self._countries: dict[str, str | None] = {}
        self._names: dict[frozenset[str], list[str]] = {}
        for key, country, names in named:
            self._countries[key] = country
            for name in names:
                for form in _forms(name):
                    keys = self._names.setdefault(_bag(form), [])
                    if key not in keys:
                        keys.append(key)

    @classmethod
    def of(cls, institutions: Iterable[Institution]) -> Bodies:
        """Institutions by their names."""
        return cls((i.key, i.country, (i.name, *(name for _, name in i.names))) for i in institutions)

    @classmethod
    def of_offices(cls, offices: Iterable[Office], institutions: Mapping[str, Institution]) -> Bodies:
        """Offices by their titles, each of its own country or of that of its institution."""
        return cls(
            (o.key, o.country or (institutions[o.institution].country if o.institution else None),
             (o.title, *(title for _, title in o.titles)))
            for o in offices
        )  # fmt: skip

    def countries_of(self, name: str) -> frozenset[str]:
        """The countries of which a name without one may be that of a body: those of all foreign ministries."""
        bag = _bag(name)
        if {code for code, _ in _COUNTRIES} & bag or not bag:
            return frozenset()
        found = {code for code, _ in _COUNTRIES if bag | {code} in self._names}
        found |= {country for key in self._names.get(bag, ()) if (country := self._countries[key])}
        return frozenset(found)

    def known(self, name: str) -> bool:
        """Whether a name without a country is one of ours as it stands."""
        return _bag(name) in self._names

    def find(self, name: str, country: str | None = None) -> Body:
        """The institution of a name; ``country`` of which the text speaks, where the name doesn't say it.

        A name that several bear ("the foreign ministry") is that of none where nothing tells its country.
        """
        bag = _bag(name)
        found = self._names.get(bag, [])
        told = {code for code, _ in _COUNTRIES} & bag
        if country and not told:
            here = [key for key in found if self._countries[key] == country] or self._names.get(bag | {country}, [])
            found = here or [key for key in found if self._countries[key] is None]
        if not found and told:
            # «Кремль России»: the name alone is enough, if it is that country's
            found = [key for key in self._names.get(bag - told, []) if self._countries[key] in told]
        return Body(found[0] if len(found) == 1 else None, tuple(found))


def _bag(name: str) -> frozenset[str]:
    """The words of a name whatever their order, with its country as a code."""
    low = plain(tidy(name))
    codes = set()
    for code, pattern in _COUNTRIES:
        low, count = pattern.subn(" ", low)
        if count:
            codes.add(code)
    words = (_ONE_SPELLING.get(word, word) for word in _WORD.findall(low))
    return frozenset(word for word in words if word not in _EMPTY) | codes


def _forms(name: str) -> Iterable[str]:
    """A name, and the case forms of a single Russian word: «Кремлю»; of an abbreviation there are none."""
    if " " in name or name.isupper() or not re.search("[а-я]", name):
        return [name]
    return cases.forms(name, sex="f" if name.endswith(("а", "я")) else "m", surname=True)


def countries_beside(name: str, text: str) -> frozenset[str]:
    """The countries that a text tells beside a body's name: «МИД» in «МИД КНДР», «российский МИД», "the DPRK's …".

    Told is what stands directly before the name or behind it, with "of the" between them at most.
    """
    told = list(dropwhile(_EMPTY.__contains__, _WORD.findall(plain(tidy(name)))))  # "the foreign minister"
    words = r"\W+".join(re.escape(word) for word in told)
    if not words:
        return frozenset()
    low = plain(text)
    found = set()
    for hit in re.finditer(rf"\b{words}\b", low):
        before, behind = low[max(0, hit.start() - _BESIDE) : hit.start()], low[hit.end() : hit.end() + _BESIDE]
        for code, pattern in _COUNTRIES:
            if any(m.end() >= len(before.rstrip(" '")) for m in pattern.finditer(before)):
                found.add(code)
            between = behind[: m.start()] if (m := pattern.search(behind)) else None
            if between is not None and set(_WORD.findall(between)) <= _EMPTY and not re.search("[.,;:!?]", between):
                found.add(code)
    return frozenset(found)
