"""Institutions and the words by which a speaker's office tells his: name | English words | Russian beginnings.

Words divided by commas; of several in one, all must stand in the description. First row that fits wins.
"""

from __future__ import annotations

from svodka.lexicon.ru.table import rows

_BODIES = """
Permanent Mission to the UN   | UN envoy, UN ambassador, mission to the UN, ambassador to the United Nations, permanent representative, UN mission | постпред, постпредство
Embassy                       | embassy, ambassador, consul, consulate | посольств*, посол, консул*, консульств*
Defence Ministry              | defence minister, defense minister, defence ministry, defense ministry, ministry of defence, ministry of defense, pentagon, defense secretary, defence secretary, department of defense | минобороны, министр* оборон*, министерств* оборон*
Foreign Ministry              | foreign minister, foreign ministry, ministry of foreign, foreign office, foreign secretary, MFA | мид, министр* иностранн*, министерств* иностранн*
Department of State           | secretary of state, state department, department of state | госдеп*, госсекретар*
Interior Ministry             | interior minister, interior ministry, ministry of the interior | мвд, министр* внутренн*
Public Prosecution            | prosecutor, prosecutors, prosecution | прокур*
Kremlin                       | kremlin | кремл*
White House                   | white house | белый дом*, белого дом*
Royal Court                   | crown prince, king, royal court | наследн* принц*, корол*
Supreme Leader's Office       | supreme leader | верховн* лидер*
Revolutionary Guards          | revolutionary guard, revolutionary guards, IRGC, guards commander, guards aerospace | ксир, стражи революции
Armed Forces                  | general staff, armed forces, chief of staff, joint chiefs, military, army | генштаб*, генеральн* штаб*, вооруженн* сил*, арми*, военн*
Central Command               | central command, centcom | центральн* командован*
Intelligence service          | intelligence chief, spy chief, intelligence service, security service, security services, FSB, SVR, GRU, CIA, NSA, mossad, SBU | разведк*, фсб, свр, гру, цру, сбу, спецслужб*
Parliament                    | lawmaker, parliament, senator, deputy speaker, mp | депутат*, парламент*, сенатор*, госдум*
Health Ministry               | health minister, health ministry, ministry of health | минздрав*, министр* здравоохранен*
Sports Ministry               | sports minister, sport minister, sports ministry | минспорт*, министр* спорт*
Justice Ministry              | justice minister, justice ministry, ministry of justice | минюст*, министр* юстиц*
Energy Ministry               | energy minister, energy ministry | минэнерго, министр* энергетик*
Finance Ministry              | finance minister, finance ministry, treasury | минфин*, министр* финанс*
Transport Ministry            | transport minister, transport ministry | минтранс*, министр* транспорт*
Government                    | prime minister, premier, government, cabinet | правительств*, премьер*
Navy                          | fleet, navy | флот*
Police                        | police | полици*
Coalition                     | coalition | коалици*
Presidency                    | president, presidential, presidency, palace | президент*, дворец, дворц*
"""
# words that describe an unnamed voice: they never speak for an institution
# what a body is called in one state
LOCAL_NAMES = {
    ("Russia", "Presidency"): "Kremlin",
    ("United States", "Presidency"): "White House",
    ("United States", "Defence Ministry"): "Department of Defense",
    ("United States", "Foreign Ministry"): "Department of State",
}
# bodies whose members speak for themselves: they never make the line of their state
OWN_VOICE = frozenset({"Parliament", "Security Council"})
ANONYMOUS = frozenset(
    "source sources anonymous anonymously insider unnamed condition_of_anonymity источник источники собеседник".split()
)
# nouns that name one who was in office
FORMER = frozenset("former ex- ex ousted retired late бывший экс- бывшая".split())


def bodies() -> tuple[tuple[str, tuple[tuple[str, ...], ...]], ...]:
    """Name -> descriptions, each the words that it must hold, in small letters."""
    return tuple(
        (name, tuple(tuple(phrase.lower().split()) for phrase in f"{english}, {russian}".split(", ")))
        for name, english, russian in rows(_BODIES)
    )
