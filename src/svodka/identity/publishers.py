"""Which outlet a name or an address means: ТАСС, TASS, Тасс; «Ведомостям»; the Vedomosti daily; t.me/rian_ru."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from enum import StrEnum
from functools import lru_cache
from itertools import islice, product
from urllib.parse import urlsplit

from svodka.identity.folding import keys, script, tidy
from svodka.identity.roles import plain
from svodka.lexicon.outlets import CAMPS, GOVERNMENTS, SORTS
from svodka.model import Outlet, OutletKind

_WORD = re.compile(r"[^\W_]+")
_CAMPS = tuple((camp, re.compile(pattern)) for camp, pattern in CAMPS)
# Folded keys of shorter names meet by chance: «Мир» is no "Mir" that we know, NTV no «НТВ+»
_SHORTEST_FOLDED = 5
# Longer ones are sentences that were taken for a name
_LONGEST = 120
_MOST_KEYS = 16
_NOMINAL = frozenset({"NOUN", "ADJF", "PRTF"})


class Camp(StrEnum):
    """With whom an outlet stands, as its label of leaning says; never guessed from its owner."""

    GOVERNMENT = "pro-government"  # with the government of its country
    WAR = "pro-war"  # with Russia's war, whatever it thinks of the government
    INDEPENDENT = "independent"
    OFFICIAL = "official"  # an institution or official that speaks for itself
    OTHER = "other"  # labelled as something else
    UNLABELLED = "unlabelled"  # no label, or no outlet of the registry


def camp_of(outlet: Outlet | None) -> Camp:
    """The camp that an outlet's label tells."""
    if outlet is None:
        return Camp.UNLABELLED
    if outlet.kind and outlet.kind.value == OutletKind.OFFICIAL:
        return Camp.OFFICIAL
    if outlet.leaning is None:
        return Camp.UNLABELLED
    low = plain(outlet.leaning.value)
    return next((Camp(camp) for camp, pattern in _CAMPS if pattern.search(low)), Camp.OTHER)


def camp_name(camp: Camp, country: str | None) -> str:
    """How a camp is called: "pro-Kremlin" for those who stand with Russia's government."""
    return GOVERNMENTS.get(country or "", camp.value) if camp is Camp.GOVERNMENT else camp.value


class Outlets:
    """Outlets by all their names, in any script, and by their sites."""

    def __init__(self, outlets: Iterable[Outlet]) -> None:
        self.by_key: dict[str, Outlet] = {outlet.key: outlet for outlet in outlets}
        self._whole: dict[str, set[str]] = {}  # "Daily NK" and "NK News" are one without their sorts
        self._names: dict[str, set[str]] = {}
        self._folded: dict[str, set[str]] = {}
        self._lemmas: dict[str, set[str]] | None = None  # made at the first name that nothing else knows
        self._sites: dict[str, str] = {}
        self._found: dict[str, str | None] = {}  # a desk has some hundreds of names, each thousands of times
        for outlet in self.by_key.values():
            for name in (outlet.name, *(name for _, name in outlet.names)):
                self._names.setdefault(_joined(name), set()).add(outlet.key)
                self._whole.setdefault("".join(_all_words(name)), set()).add(outlet.key)
                for key in _folds(name):
                    self._folded.setdefault(key, set()).add(outlet.key)
            for site in outlet.sites:
                self._sites[site.casefold()] = outlet.key

    def find(self, name: str) -> str | None:
        """The outlet that a name means, with or without what sort it is; None: none of ours, or several."""
        if name not in self._found:
            self._found[name] = self._find(name)
        return self._found[name]

    def _find(self, name: str) -> str | None:
        if len(name) > _LONGEST:
            return None
        site = name.strip().casefold().removeprefix("https://").removeprefix("www.").strip("/")
        if site in self._sites:
            return self._sites[site]
        if site.startswith("@"):
            return self._sites.get(f"t.me/{site[1:]}")
        if found := self._whole.get("".join(_all_words(name))) or self._names.get(_joined(name)):
            return _only(found)
        for key in _folds(name):
            if found := self._folded.get(key):
                return _only(found)
        return self._inflected(name) if script(name) == "cyrillic" else None

    def cited(self, name: str) -> str | None:
        """The outlet that a text cites by a name: as ``find``, but «агентство» and «проект» are none.

        In a text an outlet's name has a capital; a site's may have none.
        """
        words = _all_words(name)
        if all(word in SORTS for word in words) or (name == name.lower() and "." not in name and "@" not in name):
            return None
        return self.find(name)

    def publishing(self, name: str | None, address: str) -> str | None:
        """The outlet of a document: by its address, the longest site that fits, else by the name that it gives."""
        parts = urlsplit(address) if "://" in address else None
        if parts and parts.hostname:
            host = parts.hostname.removeprefix("www.")
            path = [piece for piece in parts.path.casefold().split("/") if piece and piece != "s"]
            for length in range(len(path), -1, -1):
                if found := self._sites.get("/".join([host, *path[:length]])):
                    return found
        return self.find(name) if name else None

    def _inflected(self, name: str) -> str | None:
        if self._lemmas is None:
            self._lemmas = {}
            for outlet in self.by_key.values():
                for spelled in (outlet.name, *(name for _, name in outlet.names)):
                    if script(spelled) == "cyrillic":
                        self._lemmas.setdefault(_lemmas(spelled), set()).add(outlet.key)
        return _only(self._lemmas.get(_lemmas(name), set()))


def _only(found: set[str]) -> str | None:
    return next(iter(found)) if len(found) == 1 else None


def _all_words(name: str) -> list[str]:
    return [word.removesuffix("ъ") for word in _WORD.findall(plain(tidy(name)))]


def _words(name: str) -> list[str]:
    """The words of a name in lower case, without those that only say what sort of outlet it is."""
    words = _all_words(name)
    return [word for word in words if word not in SORTS] or words


def _joined(name: str) -> str:
    return "".join(_words(name))


def _lemmas(name: str) -> str:
    return " ".join(_lemma(word) for word in _words(name))


@lru_cache(maxsize=20_000)
def _lemma(word: str) -> str:
    """The dictionary form of a noun or an adjective: «вести» of a name are tidings, not leading."""
    from svodka.text.morphology import analyzer  # the dictionary takes 0.2 s: most names are found without it

    parses = analyzer().parse(word)
    nominal = next((p for p in parses if str(p.tag.POS) in _NOMINAL), parses[0])
    return str(nominal.normal_form).replace("ё", "е")


def _folds(name: str) -> Iterator[str]:
    """The keys that a name of Latin or Cyrillic letters shares with its spellings in the other script."""
    if script(name) not in ("latin", "cyrillic"):
        return
    for chosen in islice(product(*(keys(word)[:4] for word in _words(name))), _MOST_KEYS):
        key = "".join(chosen)
        if len(key) >= _SHORTEST_FOLDED:
            yield key
