"""What the words of an office tell: its kind, the body that it is of, the country."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from svodka.check.words import concept, tokens
from svodka.identity.roles import role_of
from svodka.model import OfficeKind

# A body, by words of its name or of its offices, in both languages | example
_BODIES = tuple(
    (name, re.compile(pattern, re.IGNORECASE))
    for name, pattern in (
        ("foreign", r"\bforeign (?:ministry|minister|office|affairs)|\bmfa\b|\bdiplomat\w*|\bмид\w{0,2}\b|иностранных дел|дипломат"),  # МИД
        ("defence", r"\bdefen[cs]e (?:ministry|minister|spokes\w+|chief)|ministry of defen[cs]e|минобороны|министерств\w+ обороны|министр\w* обороны"),
        ("defence committee", r"defen[cs]e committee|комитет\w* (?:\w+ )?по обороне"),
        ("presidency", r"\bpresident(?:ial|['’]s|s)?\b|\bpresidency\b|\bkremlin\b|\bпрезидент\w*|кремл\w+"),  # пресс-секретарь президента
        ("intelligence", r"intelligence|разведк\w+"),
        ("staff", r"(?:general|main) staff|(?:генерального|главного) штаба|генштаб\w*"),  # начальник Главного штаба
        ("emergency", r"emergenc\w+|чрезвычайн\w+"),
        ("interior", r"\binterior\b|внутренних дел|\bмвд\b"),
        ("health", r"\bhealth\b|здравоохранени\w+"),
        ("parliament", r"\bparliament\b|\bassembly\b|\bduma\b|\bсобрани\w+|\bдум[аы]\b|парламент\w*"),
        ("embassy", r"\bembass\w+|\bambassador\b|посольств\w+|\bпос(?:ол|ла|лу|лом)\b"),
        ("district", r"\bdistrict\b|\bregion\w*|\bgovernor\b|район\w+|област\w+|губернатор\w*"),
        ("council", r"state council|государственн\w+ совет\w*|госсовет\w*"),
        ("finance", r"\bfinance\b|финансов"),
        ("justice", r"\bjustice\b|юстиции"),
    )
)  # fmt: skip
_OF_OFFICES = re.compile(
    r"\b(?:of|the|for|and|head|chief|chair\w*|spokes\w+|minister|ministry|secretary|press|deputy|former|official|general|staff"
    r"|глава|начальник\w*|председател\w+|представител\w+|официальн\w+|пресс-секретар\w+|министр\w*|министерств\w+|заместител\w+|бывш\w+)\b",
    re.IGNORECASE,
)

_TITLE = re.compile(
    r"chair(?:man|woman|person)?|general|colonel|president|(?:prime )?minister|ministry|ambassador|director|head|chief|commander|governor|mayor"
    r"|spokes(?:man|woman|person)|presenter|reporter|secretary|speaker|source|officials?|глава|генерал|полковник|президент|министр|посол"
    r"|директор|начальник|командир|губернатор|мэр|председатель|секретарь|ведущ(?:ий|ая)|источник|собеседник|эксперт|дипломат|чиновник",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Told:
    """What words of an office tell."""

    kinds: frozenset[OfficeKind]
    bodies: frozenset[str]
    places: frozenset[str]  # concepts of the capitalised words that are of no office: countries, cities
    former: bool


@lru_cache(maxsize=20_000)
def words_of(role: str) -> Told:
    """What the words tell."""
    bodies = frozenset(name for name, pattern in _BODIES if pattern.search(role))
    rest = role
    for _, pattern in _BODIES:
        rest = pattern.sub(" ", rest)
    rest = _OF_OFFICES.sub(" ", rest)
    places = frozenset(concept(t.low) for t in tokens(rest) if t.span.of(rest)[:1].isupper())
    told = role_of(role)
    if "defence committee" in bodies:
        bodies -= {"defence"}
    return Told(frozenset(told.kinds), bodies, places, told.former)


def is_title(name: str) -> bool:
    """Whether a single word is a title or an office and no name: "Chairman", «Генерал»."""
    return bool(_TITLE.fullmatch(name.strip()))


def clashes(one: Told, other: Told) -> bool:
    """Whether two roles can't be of one person at one time: both tell a body, or a kind, and share none."""
    if one.former != other.former and one.kinds & other.kinds:
        return True
    if one.bodies and other.bodies:
        return not one.bodies & other.bodies
    return bool(one.kinds and other.kinds and not one.kinds & other.kinds)
