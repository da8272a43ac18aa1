"""Persons and their offices out of Wikidata's entity JSON: an export, an answer of its API, or lines of a dump.

Read are labels and aliases, sex (P21), citizenship (P27), and positions held (P39) with their beginning (P580) and end
(P582). The title of a position comes from the same file where it has the position's own entity, else it is its number.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from svodka.model import ENDED
from svodka.people.imported import LANGUAGES, MOST, Found, FoundPerson, FoundTenure

HUMAN = "Q5"
# Countries of speakers; others come without a country, which only means that it tells no namesakes apart
COUNTRIES = {
    "Q159": "ru", "Q15180": "ru", "Q212": "ua", "Q184": "by", "Q30": "us", "Q423": "kp", "Q884": "kr", "Q145": "gb",
    "Q183": "de", "Q142": "fr", "Q36": "pl", "Q28": "hu", "Q148": "cn", "Q17": "jp", "Q43": "tr", "Q801": "il",
    "Q794": "ir", "Q214": "sk", "Q403": "rs", "Q217": "md", "Q232": "kz", "Q227": "az", "Q399": "am", "Q230": "ge",
    "Q668": "in", "Q38": "it", "Q29": "es", "Q45": "pt", "Q20": "no", "Q35": "dk", "Q55": "nl", "Q191": "ee",
    "Q211": "lv", "Q37": "lt", "Q213": "cz", "Q218": "ro", "Q219": "bg", "Q33": "fi", "Q34": "se",
}  # fmt: skip
_SEXES = {"Q6581097": "m", "Q6581072": "f"}
# Wikidata's numbers for how exactly a time is known
_DAY, _MONTH, _YEAR = 11, 10, 9
_MOST_ALIASES = 12  # of a language: beyond that they are jokes and nicknames


def read_wikidata(entities: Iterable[Mapping[str, Any]]) -> Found:
    """What entities tell of persons. An entity that isn't one, or is broken, is a fault and no error."""
    found, titles = Found(), dict[str, str]()
    persons: list[Mapping[str, Any]] = []
    for entity in entities:
        if len(persons) >= MOST:
            found.faults.append(f"only the first {MOST:,} persons were read: take a smaller selection")
            break
        if not isinstance(entity, Mapping) or not isinstance(entity.get("id"), str):
            found.faults.append("something that is no entity was left out")
            continue
        if HUMAN in _items(entity, "P31"):
            persons.append(entity)
        elif label := _label(entity):
            titles[entity["id"]] = label
    for entity in persons:
        _add(entity, titles, found)
    return found


def _add(entity: Mapping[str, Any], titles: Mapping[str, str], found: Found) -> None:
    name, source = _label(entity), f"Wikidata {entity['id']}"
    if not name:
        found.faults.append(f"{entity['id']} has no label in {', '.join(LANGUAGES)}: left out")
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
        qualifiers = claim.get("qualifiers") or {}
        since, until = (_time(qualifiers.get(number)) for number in ("P580", "P582"))
        ended = until or (ENDED if "P582" in qualifiers else None)
        found.tenures.append(
            FoundTenure(
                entity["id"], f"wikidata-{office.lower()}", titles.get(office, office), since, ended, source=source
            )
        )


def _label(entity: Mapping[str, Any]) -> str | None:
    labels = entity.get("labels") or {}
    for language in LANGUAGES:
        if text := _text(labels.get(language)):
            return text
    return None


def _names(entity: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    labels, aliases = entity.get("labels") or {}, entity.get("aliases") or {}
    for language in LANGUAGES:
        if text := _text(labels.get(language)):
            yield language, text
        for alias in (aliases.get(language) or [])[:_MOST_ALIASES]:
            if text := _text(alias):
                yield language, text


def _text(value: object) -> str | None:
    text = value.get("value") if isinstance(value, Mapping) else None
    return " ".join(text.split()) or None if isinstance(text, str) else None


def _claims(entity: Mapping[str, Any], number: str) -> list[Mapping[str, Any]]:
    claims = (entity.get("claims") or {}).get(number) or []
    return [c for c in claims if isinstance(c, Mapping) and c.get("rank") != "deprecated"]


def _items(entity: Mapping[str, Any], number: str) -> list[str]:
    return [item for claim in _claims(entity, number) if (item := _item(claim.get("mainsnak")))]


def _item(snak: object) -> str | None:
    value = ((snak.get("datavalue") or {}).get("value") or {}) if isinstance(snak, Mapping) else {}
    item = value.get("id") if isinstance(value, Mapping) else None
    return item if isinstance(item, str) else None


def _time(snaks: object) -> str | None:
    """The day, month or year of a time, as exactly as Wikidata knows it."""
    snak = snaks[0] if isinstance(snaks, list) and snaks else None
    value = ((snak.get("datavalue") or {}).get("value") or {}) if isinstance(snak, Mapping) else {}
    time, precision = value.get("time", ""), value.get("precision")
    if not isinstance(time, str) or not time.startswith("+") or precision not in (_DAY, _MONTH, _YEAR):
        return None
    return time[1 : {_DAY: 11, _MONTH: 8, _YEAR: 5}[precision]]
