"""Persons and their offices out of FollowTheMoney entities, one a line, as OpenSanctions and others publish them.

Read are Person, Position with Occupancy (holder, post, days), and organisations of public life (PublicBody,
Organization) by name. The rest of the schema tells nothing of who speaks.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from svodka.identity.folding import script
from svodka.model import ENDED, Basis, Institution, InstitutionKind
from svodka.people.imported import MOST, MOST_OTHERS, Found, FoundPerson, FoundTenure, cleaned, exact_day

_PERSONS = ("Person",)
_BODIES = ("PublicBody", "Organization")
_LANGUAGES = {"latin": "en", "cyrillic": "ru", "hangul": "ko", "han": "zh"}
_DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")
# Of a name in dozens of spellings the first are the usual ones
MOST_VALUES = 50
_KEY = re.compile(r"[^a-z0-9._-]+")


def read_followthemoney(entities: Iterable[Any], basis: Basis, found: Found) -> Found:
    """What entities tell, added to ``found``; ``basis`` for the organisations. What is no entity is a fault."""
    posts: dict[str, tuple[str, str | None]] = {}
    occupancies: list[tuple[str, Mapping[str, Any]]] = []
    for entity in entities:
        if not isinstance(entity, Mapping) or not isinstance(entity.get("properties"), Mapping) or not _id(entity):
            found.refuse("something that is no entity was left out")
            continue
        if len(found.persons) >= MOST:
            found.refuse(f"only the first {MOST:,} persons were read: take a smaller selection")
            break
        schema, key, values = entity.get("schema"), _id(entity) or "", entity["properties"]
        if len(posts) + len(occupancies) + len(found.institutions) >= MOST_OTHERS:
            found.refuse(f"only the first {MOST_OTHERS:,} offices and terms were read: take a smaller selection")
            break
        if schema in _PERSONS:
            _add_person(key, entity.get("caption"), values, found)
        elif schema in _BODIES:
            _add_body(key, values, found, basis)
        elif schema == "Position" and (title := _first(values, "name")):
            posts[key] = (title, _country(values))
        elif schema == "Occupancy":
            occupancies.append((key, values))
    for key, values in occupancies:
        _add_tenure(key, values, posts, found)
    return found


def _add_person(key: str, caption: object, values: Mapping[str, Any], found: Found) -> None:
    names = [*_texts(values, "name"), *_texts(values, "alias")]
    if not names:
        found.refuse(f"{key} has no name: left out")
        return
    latin = next((n for n in names if script(n) == "latin"), names[0])
    shown = caption if isinstance(caption, str) and caption in names else latin
    pairs = [(_LANGUAGES[script(name)], name) for name in names if script(name) in _LANGUAGES and name != shown]
    sex = {"male": "m", "female": "f"}.get(_first(values, "gender") or "")
    found.persons.append(
        FoundPerson(key, shown, tuple(dict.fromkeys(pairs)), _country(values), sex, f"FollowTheMoney {key}")
    )


def _add_body(key: str, values: Mapping[str, Any], found: Found, basis: Basis) -> None:
    names = _texts(values, "name")
    if not names:
        return
    pairs = [(_LANGUAGES[script(n)], n) for n in [*names[1:], *_texts(values, "alias")] if script(n) in _LANGUAGES]
    found.institutions.append(
        Institution(
            key=_plain(f"ftm-{key}"),
            name=names[0],
            basis=Basis(f"FollowTheMoney {key}", basis.date, basis.checked),
            kind=InstitutionKind.ORGANISATION,
            names=tuple(dict.fromkeys(pairs)),
            country=_country(values),
        )
    )


def _add_tenure(key: str, values: Mapping[str, Any], posts: Mapping[str, tuple[str, str | None]], found: Found) -> None:
    holder, post = _first(values, "holder"), _first(values, "post")
    if not holder or not post or post not in posts:
        found.refuse(f"{key}: its holder or its post is not in the file: left out")
        return
    title, country = posts[post]
    since, until = _day(values, "startDate", key, found), _day(values, "endDate", key, found)
    if until is None and _first(values, "status") == "ended":
        until = ENDED
    found.tenures.append(
        FoundTenure(holder, _plain(f"ftm-{post}"), title, since, until, country, f"FollowTheMoney {key}")
    )


def _plain(key: str) -> str:
    return _KEY.sub("-", key.lower())[:80].strip("-")


def _texts(values: Mapping[str, Any], key: str) -> list[str]:
    found = values.get(key)
    listed = found if isinstance(found, list) else [found]
    return [text for value in listed[:MOST_VALUES] if (text := cleaned(value))]


def _first(values: Mapping[str, Any], key: str) -> str | None:
    texts = _texts(values, key)
    return texts[0] if texts else None


def _country(values: Mapping[str, Any]) -> str | None:
    for key in ("country", "nationality", "citizenship"):
        for text in _texts(values, key):
            if re.fullmatch("[a-z]{2}", text.lower()):
                return text.lower()
    return None


def _day(values: Mapping[str, Any], key: str, of: str, found: Found) -> str | None:
    """The most exact of the days that are told; those that are none of the calendar are faults."""
    days = []
    for text in _texts(values, key):
        match = _DATE.match(text)
        if match and (told := exact_day(match[0])):
            days.append(told)
        else:
            found.refuse(f"{of}: {text} is no date: left out")
    return max(days, key=len) if days else None


def _id(entity: Mapping[str, Any]) -> str | None:
    return cleaned(entity.get("id"))
