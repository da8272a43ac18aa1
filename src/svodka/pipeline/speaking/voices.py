"""Who speaks, as one key across scripts and spellings, and in whose name on that day.

The registry's key where it knows the speaker; else one that the spellings of a name share in both alphabets. A name
that the registry holds to be several persons' stays a name.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from svodka.group.wording import folded
from svodka.identity import Registry
from svodka.identity.names import parse_name
from svodka.lexicon.news_words import notion
from svodka.model import People, SpeakerType

_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
# Who speaks for a body, not of it: what is left of the role without these words is the body
_SPOKES = re.compile(
    r"(?<!\w)(?:chief |lead |official |press )?(?:spokes(?:man|woman|person)|press secretary|press officer"
    r"|(?:официальн\w+ )?представител\w*|пресс-секретар\w*|спикер\w*)(?!\w)",
    re.IGNORECASE,
)
_EMPTY = frozenset("the of for and at in its his her и в во при по на его ее".split())
_NAMED = (SpeakerType.PERSON, SpeakerType.UNKNOWN)


@dataclass(frozen=True, slots=True)
class Voice:
    """Who speaks, and in whose name."""

    key: str
    for_whom: frozenset[str] = frozenset()


class Voices:
    """Asks the registry once for each name, role and day."""

    def __init__(self, people: People) -> None:
        self._registry = Registry.of(people)
        self.of = lru_cache(100_000)(self._of)

    def _of(self, name: str, kind: SpeakerType, role: str | None, on: date | None) -> Voice:
        """The voice of a speaker as a document names it; ``on``: the day on which it speaks."""
        if kind in _NAMED:
            person = self._registry.identify(name, role, on).person
            if person:
                return Voice(person, self._bodies(person, on) | self._body_in(role))
        if kind is SpeakerType.OFFICE and on and (holders := self._registry.holders(name, on)) and len(holders) == 1:
            return Voice(holders[0], self._bodies(holders[0], on))
        if kind is not SpeakerType.PERSON and (body := self._registry.bodies.find(name).institution):
            return Voice(body)
        if kind in _NAMED and _is_name(name):
            return Voice(f"name:{_name_key(name)}", self._body_in(role))
        return Voice(self._body_key(name))

    def _bodies(self, person: str, on: date | None) -> frozenset[str]:
        """The bodies for which a person speaks on a day; none where no day is known."""
        if on is None:
            return frozenset()
        held = self._registry.role_on(person, on)
        own = (self._registry.offices[h.tenure.office].institution for h in held)
        return frozenset(key for key in (*own, *self._registry.speaks_for(person, on)) if key)

    def _body_in(self, role: str | None) -> frozenset[str]:
        """The body in the words of a spokesman's office: "Norvian Foreign Ministry spokeswoman"."""
        if not role or not _SPOKES.search(role):
            return frozenset()
        rest = _SPOKES.sub(" ", role).strip(" ,.")
        return frozenset({self._body_key(rest)}) if _WORD.search(rest) else frozenset()

    def _body_key(self, name: str) -> str:
        found = self._registry.bodies.find(name).institution
        return found or f"body:{_notions_key(name)}"


def _is_name(text: str) -> bool:
    """Whether a speaker's name is one, not a description: «источник», "the woman"."""
    words = parse_name(text).words
    return bool(words) and not words[0].text[:1].islower() and not words[-1].text[:1].islower()


def _name_key(name: str) -> str:
    """What the spellings of one name share in both alphabets, in any order of given name and surname."""
    words = [word.text for word in parse_name(name).words if not word.patronymic]
    return " ".join(sorted(folded(word) for word in words if folded(word)))


def _notions_key(name: str) -> str:
    """What a body's names in two languages share: «МИД Норвии», "the Norvian Foreign Ministry"."""
    keys = set()
    for word in _WORD.findall(name):
        low = word.casefold().replace("ё", "е").removesuffix("'s").removesuffix("’s")
        found = notion(low)
        if low in _EMPTY or (found and found[1]):
            continue
        # adjectives and cases of a country's name: the first letters that they share
        keys.add(str(found[0]) if found else folded(low)[:5])
    return "+".join(sorted(keys)) or " ".join(name.casefold().split())
