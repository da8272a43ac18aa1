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
from svodka.identity.roles import role_of
from svodka.lexicon.news_words import notion
from svodka.lexicon.roles import BODY_COUNTRIES
from svodka.model import People, SpeakerType

_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
# Who speaks for a body, not of it: what is left of the role without these words is the body
_SPOKES = re.compile(
    r"(?<!\w)(?:chief |lead |official |press )?(?:spokes(?:man|woman|person)|press secretary|press officer"
    r"|(?:официальн\w+ )?представител\w*|пресс-секретар\w*|спикер\w*)(?!\w)",
    re.IGNORECASE,
)
_EMPTY = frozenset("the of for and at in its his her и в во при по на его ее".split())
# An office of fewer words is one of many: "chairman"
_NAMING = 2
_PRONOUNS = frozenset("he she it they we i you who he/she him her them он она оно они мы я вы кто его ее их".split())
_COUNTRY = re.compile(rf"(?<!\w)(?:{'|'.join(BODY_COUNTRIES.values())})(?!\w)")
_NAMED = (SpeakerType.PERSON, SpeakerType.UNKNOWN)


@dataclass(frozen=True, slots=True)
class Voice:
    """Who speaks, and in whose name."""

    key: str
    for_whom: frozenset[str] = frozenset()
    shorter: frozenset[str] = frozenset()  # keys of the forms that leave out a part of the name
    unnamed: bool = False  # only described


# Nobody whom a document names: such reports are compared with none of another document
NOBODY = Voice("", unnamed=True)


class Voices:
    """Asks the registry once for each name, role and day."""

    def __init__(self, people: People) -> None:
        self._registry = Registry.of(people)
        self.of = lru_cache(100_000)(self._of)

    def _of(self, name: str, kind: SpeakerType, role: str | None, on: date | None) -> Voice:
        """The voice of a speaker as a document names it; ``on``: the day on which it speaks."""
        if name.casefold() in _PRONOUNS:
            return NOBODY
        if kind in _NAMED:
            person = self._registry.identify(name, role, on).person
            if person:
                return Voice(person, self._bodies(person, on) | self._body_in(role))
        if kind is SpeakerType.OFFICE and on and (holders := self._registry.holders(name, on)) and len(holders) == 1:
            return Voice(holders[0], self._bodies(holders[0], on))
        if kind is not SpeakerType.PERSON and (body := self._registry.bodies.find(name).institution):
            return Voice(body, shorter=self._shorter(body))
        if kind in _NAMED and _is_name(name) and not role_of(name).kinds:
            key, shorter = _name_keys(name)
            return Voice(key, self._body_in(role), shorter, unnamed=_describes(name))
        if kind in (SpeakerType.OFFICE, *_NAMED):
            return Voice(f"office:{_notions_key(name, all_words=True)}", unnamed=len(name.split()) < _NAMING)
        key = self._body_key(name)
        return Voice(key, shorter=_without_country(name) - {key}, unnamed=kind is SpeakerType.GROUP)

    def _bodies(self, person: str, on: date | None) -> frozenset[str]:
        """The bodies for which a person speaks on a day; none where no day is known."""
        if on is None:
            return frozenset()
        held = self._registry.role_on(person, on)
        own = (self._registry.offices[h.tenure.office].institution for h in held)
        keys = [key for key in (*own, *self._registry.speaks_for(person, on)) if key]
        return frozenset(keys).union(*map(self._shorter, keys))

    def _shorter(self, body: str) -> frozenset[str]:
        """The keys of a body's names that leave out its country: "the defence ministry"."""
        known = self._registry.institutions.get(body)
        names = (known.name, *(name for _, name in known.names)) if known else ()
        return frozenset().union(*map(_without_country, names)) - {body}

    def _body_in(self, role: str | None) -> frozenset[str]:
        """The body in the words of a spokesman's office: "Norvian Foreign Ministry spokeswoman"."""
        if not role or not _SPOKES.search(role):
            return frozenset()
        rest = _SPOKES.sub(" ", role).strip(" ,.")
        if not _WORD.search(rest):
            return frozenset()
        key = self._body_key(rest)
        return frozenset({key}) | (self._shorter(key) or _without_country(rest))

    def _body_key(self, name: str) -> str:
        found = self._registry.bodies.find(name).institution
        return found or f"body:{_notions_key(name)}"


def _without_country(name: str) -> frozenset[str]:
    """The key of a body's name without its country and other proper names; none where nothing else is left."""
    low = _COUNTRY.sub(" ", name.casefold().replace("ё", "е"))
    words = [word for word in _WORD.findall(low) if word not in _EMPTY]
    keys = sorted({str(found[0]) for word in words if (found := notion(word)) and not found[1]})
    return frozenset({f"body:{'+'.join(keys)}"}) if keys else frozenset()


def _is_name(text: str) -> bool:
    """Whether a speaker's name is one, not a description: «источник», "the woman"."""
    words = parse_name(text).words
    # "al-Haddad" has its capital inside
    return bool(words) and not words[0].text[:1].islower() and not words[-1].text.islower()


def _describes(name: str) -> bool:
    """Whether a name is made of words that others bear, too: "Source"."""
    return all(notion(word.casefold().replace("ё", "е")) for word in _WORD.findall(name))


def _name_keys(name: str) -> tuple[str, frozenset[str]]:
    """What the spellings of one name share in both alphabets, in any order; and the same of its shorter forms."""
    words = [word for word in parse_name(name).words if not word.patronymic and folded(word.text)]
    full = [folded(word.text) for word in words if not word.initial]
    initials = [folded(word.text)[:1] for word in words if word.initial]
    if len(full) > 1:
        # the surname stands at either end: both ways of shortening are tried, and few names fit the wrong one
        turned = ((full[-1], full[0]), (full[0], full[-1]))
        shorter = {key for surname, given in turned for key in (f"name:{surname}", f"name:{given[0]} {surname}")}
        return f"name:{' '.join(sorted(full))}", frozenset(shorter)
    if len(full) == 1 and initials:
        return f"name:{initials[0]} {full[0]}", frozenset({f"name:{full[0]}"})
    return f"name:{' '.join(full) or folded(name)}", frozenset()


def _notions_key(name: str, *, all_words: bool = False) -> str:
    """What a body's or an office's names in two languages share: «МИД Норвии», "the Norvian Foreign Ministry"."""
    keys = set()
    for word in _WORD.findall(name):
        low = word.casefold().replace("ё", "е").removesuffix("'s").removesuffix("’s")
        found = notion(low)
        if low in _EMPTY or (found and found[1] and not all_words):
            continue
        # adjectives and cases of a country's name: the first letters that they share
        keys.add(str(found[0]) if found else folded(low)[:5])
    return "+".join(sorted(keys)) or " ".join(name.casefold().split())
