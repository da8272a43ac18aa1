"""Which institution a name means, with its country told in the name, beside it, or not at all."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from svodka.identity import cases
from svodka.identity.folding import tidy
from svodka.identity.roles import plain
from svodka.lexicon.roles import BODY_COUNTRIES
from svodka.model import Institution

_COUNTRIES = tuple((code, re.compile(rf"\b(?:{pattern})(?!\w)")) for code, pattern in BODY_COUNTRIES.items())
_WORD = re.compile(r"[^\W_]+")
# Words that say nothing of which body it is
_EMPTY = frozenset("the of for and in on to a s и в во при по на".split())
_ONE_SPELLING = {"defense": "defence", "center": "centre", "organization": "organisation"}


@dataclass(frozen=True, slots=True)
class Body:
    """Which institution a name means."""

    institution: str | None  # key; None: none of ours, or more than one
    candidates: tuple[str, ...] = ()


class Bodies:
    """Institutions by all their names."""

    def __init__(self, institutions: Iterable[Institution]) -> None:
        self._countries: dict[str, str | None] = {}
        self._names: dict[frozenset[str], list[str]] = {}
        for institution in institutions:
            self._countries[institution.key] = institution.country
            for name in (institution.name, *(name for _, name in institution.names)):
                for form in _forms(name):
                    keys = self._names.setdefault(_bag(form), [])
                    if institution.key not in keys:
                        keys.append(institution.key)

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
