"""Persons and their offices out of Wikidata's entity JSON: an export, an answer of its API, or lines of a dump.

Read are labels and aliases, sex (P21), citizenship (P27), and positions held (P39) with their beginning (P580) and end
(P582). The title of a position comes from the same file where it has the position's own entity, else it is its number.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from svodka.model import ENDED
from svodka.people.imported import (
    LANGUAGES,
    MOST,
    MOST_OTHERS,
    Found,
    FoundPerson,
    FoundTenure,
    cleaned,
    exact_day,
)

HUMAN = "Q5"
# Countries of speakers; others come without a country, which only means that it tells no namesakes apart
COUNTRIES = {
    "Q159": "ru", "Q15180": "ru", "Q212": "ua", "Q184": "by", "Q30": "us", "Q423": "kp", "Q884": "kr", "Q145": "gb",
    "Q183": "de", "Q142": "fr", "Q36": "pl", "Q28": "hu", "Q148": "cn", "Q17": "jp", "Q43": "tr", "Q801": "il",
    "Q794": "ir", "Q214": "sk", "Q403": "rs", "Q217": "md", "Q232": "kz", "Q227": "az", "Q399": "am", "Q230": "ge",
    "Q668": "in", "Q38": "it", "Q29": "es", "Q45": "pt", "Q20": "no", "Q35": "dk", "Q55": "nl", "Q191": "ee",
    "Q211": "lv", "Q37": "lt", "Q213": "cz", "Q218": "ro", "Q219": "bg", "Q33": "fi", "Q34": "se",
}  # fmt: skip
_ID = re.compile(r"[QP][1-9]\d{0,11}")
_SEXES = {"Q6581097": "m", "Q6581072": "f"}
# Wikidata's numbers for how exactly a time is known
_DAY, _MONTH, _YEAR = 11, 10, 9
_MOST_ALIASES = 12  # of a language: beyond that they are jokes and nicknames


def read_wikidata(entities: Iterable[Any], found: Found) -> Found:
    """What entities tell of persons, added to ``found``. One that is none, or is broken, is a fault and no error."""
    titles: dict[str, str] = {}
    persons: list[Mapping[str, Any]] = []
    for entity in entities:
        if not isinstance(entity, Mapping) or not _ID.fullmatch(str(entity.get("id"))):
            found.refuse("something that is no entity was left out")
            continue
        if len(persons) >= MOST:
            found.refuse(f"only the first {MOST:,} persons were read: take a smaller selection")
            break
        if HUMAN in _items(entity, "P31"):
            persons.append(_needed(entity))
        elif len(titles) < MOST_OTHERS and (label := _label(entity)):
            titles[entity["id"]] = label
    for entity in persons:
        _add(entity, titles, found)
    return found


def _needed(entity: Mapping[str, Any]) -> Mapping[str, Any]:
    """An entity without what is not read: all of a person may be megabytes."""
    claims = {number: _claims(entity, number) for number in ("P21", "P27", "P39")}
    return {"id": entity["id"], "labels": entity.get("labels"), "aliases": entity.get("aliases"), "claims": claims}


def _add(entity: Mapping[str, Any], titles: Mapping[str, str], found: Found) -> None:
    name, source = _label(entity), f"Wikidata {entity['id']}"
    if not name:
        found.refuse(f"{entity['id']} has no label in {', '.join(LANGUAGES)}: left out")
        return
    countries = [COUNTRIES[item] for item in _items(entity, "P27") if item in COUNTRIES]
    sexes = [_SEXES[item] for item in _items(entity, "P21") if item in _SEXES]
    found.persons.append(
        FoundPerson(
            id=entity["id"],
            name=name,
            names=tuple(dict.fromkeys(pair for pair in _names(entity) if pair != ("en", name))),
            country=countries[-1] if countries else None,
            sex=sexes[0] if sexes else None,
            source=source,
        )
    )
    for claim in _claims(entity, "P39"):
        office = _item(claim.get("mainsnak"))
        if office is None:
            continue
        qualifiers = _mapping(claim.get("qualifiers"))
        since, until = (_time(qualifiers.get(number), entity["id"], found) for number in ("P580", "P582"))
        if len(found.tenures) >= MOST_OTHERS:
            found.refuse(f"only the first {MOST_OTHERS:,} terms of office were read: take a smaller selection")
            return
        ended = until or (ENDED if "P582" in qualifiers else None)
        found.tenures.append(
            FoundTenure(
                entity["id"], f"wikidata-{office.lower()}", titles.get(office, office), since, ended, source=source
            )
        )


def _label(entity: Mapping[str, Any]) -> str | None:
    labels = _mapping(entity.get("labels"))
    for language in LANGUAGES:
        if text := _text(labels.get(language)):
            return text
    return None


def _names(entity: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    labels, aliases = _mapping(entity.get("labels")), _mapping(entity.get("aliases"))
    for language in LANGUAGES:
        if text := _text(labels.get(language)):
            yield language, text
        several = aliases.get(language)
        for alias in several[:_MOST_ALIASES] if isinstance(several, list) else ():
            if text := _text(alias):
                yield language, text


def _text(value: object) -> str | None:
    return cleaned(value.get("value")) if isinstance(value, Mapping) else None


def _mapping(value: object) -> Mapping[str, Any]:
    return value if isinstance(value, Mapping) else {}


def _claims(entity: Mapping[str, Any], number: str) -> list[Mapping[str, Any]]:
    claims = _mapping(entity.get("claims")).get(number)
    return [
        c
        for c in (claims if isinstance(claims, list) else ())
        if isinstance(c, Mapping) and c.get("rank") != "deprecated"
    ]


def _items(entity: Mapping[str, Any], number: str) -> list[str]:
    return [item for claim in _claims(entity, number) if (item := _item(claim.get("mainsnak")))]


def _item(snak: object) -> str | None:
    item = _mapping(_mapping(_mapping(snak).get("datavalue")).get("value")).get("id")
    return item if isinstance(item, str) and _ID.fullmatch(item) else None


def _time(snaks: object, of: str, found: Found) -> str | None:
    """The day, month or year of a time, as exactly as Wikidata knows it; a fault where it is none of the calendar."""
    value = _mapping(
        _mapping(_mapping(snaks[0] if isinstance(snaks, list) and snaks else None).get("datavalue")).get("value")
    )
    time, precision = value.get("time"), value.get("precision")
    if time is None:
        return None
    length = {_DAY: 10, _MONTH: 7, _YEAR: 4}.get(precision) if isinstance(precision, int) else None
    if isinstance(time, str) and time.startswith("+") and length and (told := exact_day(time[1:11])):
        return told[:length]
    found.refuse(f"{of}: {cleaned(str(time)) or 'a date'} (precision {cleaned(str(precision))}) is left out")
    return None
