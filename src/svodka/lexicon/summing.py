"""How a text sums up what somebody said over time, in English and Russian: for how long, how often, never, always, first."""

from __future__ import annotations

import re

_NUMBER = r"(?:\d+|an?|half an?|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|several|many|some)"
_UNIT = r"(?:days?|weeks?|months?|years?|decades?)"
_NUMBER_RU = (
    r"(?:\d+|дв\w+|тр[её]\w+|четыр[её]\w+|пят\w+|шест\w+|сем\w+|вос[еь]м\w+|девят\w+|десят\w+|нескольк\w+|мног\w+)"
)
_UNIT_RU = r"(?:д(?:ень|ня|ней)|недел\w+|месяц\w*|полугод\w+|полгода|год\w*|лет)"

# kind | pattern; the first that fits a place has it
KINDS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (kind, re.compile(pattern, re.IGNORECASE))
    for kind, pattern in (
        ("span", rf"\bfor (?P<many>(?:more than |almost |nearly |over |about |at least )?{_NUMBER}) (?P<unit>{_UNIT})\b"),
        ("span", rf"\bfor (?P<many>)(?P<unit>{_UNIT})\b"),
        ("span", r"\b(?:на протяжении|в течение|целых|почти|более|около|уже) (?P<many>)(?P<unit>полугода|полгода|года|месяца|недели)\b"),
        ("span", rf"\b(?:на протяжении|в течение|целых|почти|более|около|уже) (?P<many>{_NUMBER_RU}) (?P<unit>{_UNIT_RU})\b"),
        ("span", rf"(?:^|(?<=[.!?,] ))(?P<many>{_NUMBER_RU}) (?P<unit>{_UNIT_RU}) (?=\w+)"),
        ("span", r"(?:^|(?<=[.!?,] ))(?P<many>)(?P<unit>полгода) (?=\w+)"),
        ("never", r"\bnot once\b|\bnever\b(?! again)|\bhas yet to\b|\bhave yet to\b"),
        ("never", r"\bни разу не\b|\bникогда не\b|\bтак и не\b|\bни разу\b|\bникогда\b"),
        ("repeatedly", r"\brepeatedly\b|\bmany times\b|\btime and again\b|\bon (?:several|many) occasions\b|\bagain and again\b|\bmore than once\b"),
        ("repeatedly", r"\bнеоднократно\b|\bне раз\b|\bмного раз\b|\bмногократно\b|\bраз за разом\b|\bснова и снова\b"),
        ("always", r"\balways\b|\bconsistently\b|\binvariably\b|\ball along\b"),
        ("always", r"\bвсегда\b|\bнеизменно\b|\bпостоянно\b|\bвс[её] время\b"),
        ("first", r"\bfor the first time\b"),
        ("first", r"\bвпервые\b|\bв первый раз\b"),
        ("until now", r"\buntil (?:now|recently|this week)\b|\bso far\b|\bto date\b"),
        ("until now", r"\bдо сих пор\b|\bдо последнего времени\b|\bдо недавнего времени\b|\bпока не\b"),
    )
)  # fmt: skip

# stance | pattern of its verbs
VERBS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (stance, re.compile(pattern, re.IGNORECASE))
    for stance, pattern in (
        ("decline", r"\b(?:declin|refus)\w* to (?:comment|answer|confirm|discuss|say)\w*|отказ\w+ (?:комментир|отвеч|подтвер|обсужд)\w+"),
        ("deny", r"\b(?:den(?:y|ied|ies|ying)|reject(?:ed|s|ing)?|dismiss(?:ed|es|ing)?|disput(?:ed|es|ing)|called .{0,40}(?:fantasy|fake|lies?|false|fiction))\b"),
        ("deny", r"\b(?:отриц\w+|опроверг\w+|отверг\w+|опровергн\w+|назыв\w+ .{0,40}(?:ложью|вымыслом|фейком|фантастикой))"),
        ("affirm", r"\b(?:confirm\w*|admit\w*|acknowledg\w*|conced\w*|recogni[sz]\w*)\b|\b(?:подтвер\w+|призна(?:л|ла|ли|вал|вала|вали|ёт|ют)\b)"),
        ("speak", r"\b(?:comment(?:ed|s)?(?: on)?|spoke|spoken|speak(?:s|ing)?|mention(?:ed|s)?|said (?:anything|a word))\b"),
        ("speak", r"\b(?:комментир\w+|прокомментир\w+|говорил\w*|упомина\w+|высказыва\w+)\b"),
    )
)  # fmt: skip

# unit | days
UNITS: tuple[tuple[re.Pattern[str], float], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), days)
    for pattern, days in (
        (r"half a year|полугод\w+|полгода", 182.6), (r"days?|д(?:ень|ня|ней)", 1.0), (r"weeks?|недел\w+", 7.0),
        (r"months?|месяц\w*", 30.4), (r"decades?", 3652.0), (r"years?|год\w*|лет", 365.2),
    )
)  # fmt: skip
