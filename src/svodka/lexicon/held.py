"""What a check tells apart: bodies and titles, occasions, denial and doubt; in English and Russian."""

from __future__ import annotations

import re

# A body, by words of its name or of its offices, in both languages | example
BODIES = tuple(
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
OF_OFFICES = re.compile(
    r"\b(?:of|the|for|and|head|chief|chair\w*|spokes\w+|minister|ministry|secretary|press|deputy|former|official|general|staff"
    r"|глава|начальник\w*|председател\w+|представител\w+|официальн\w+|пресс-секретар\w+|министр\w*|министерств\w+|заместител\w+|бывш\w+)\b",
    re.IGNORECASE,
)

TITLE = re.compile(
    r"chair(?:man|woman|person)?|general|colonel|president|(?:prime )?minister|ministry|ambassador|director|head|chief|commander|governor|mayor"
    r"|spokes(?:man|woman|person)|presenter|reporter|secretary|speaker|source|officials?|глава|генерал|полковник|президент|министр|посол"
    r"|директор|начальник|командир|губернатор|мэр|председатель|секретарь|ведущ(?:ий|ая)|источник|собеседник|эксперт|дипломат|чиновник",
    re.IGNORECASE,
)

# An occasion or a channel, by its words
OCCASIONS = tuple(
    (name, re.compile(pattern, re.IGNORECASE))
    for name, pattern in (
        ("channel", r"\btelegram\b|\bher channel\b|\bhis channel\b|\bposted\b|\bpost\b|\btweet\w*|телеграм\w*|\bканал[а-я]{0,3}\b|\bпост\b|\bпосте\b|соцсет\w+"),
        ("briefing", r"\bbriefing\w*|\bpress conference\b|\bnews conference\b|брифинг\w*|пресс-конференц\w+"),
        ("interview", r"\binterview\w*|интервью"),
        ("address", r"\baddress\b|\bspeech\b|обращени\w+ к|в обращении|выступлени\w+"),
        ("broadcast", r"\btelevision\b|\bon air\b|\bТВ\b|эфир\w*|телепрограмм\w+|телевидени\w+"),
        ("meeting", r"\bmeeting with\b|\bmeeting of\b|на встрече|заседани\w+"),
        ("press", r"\btold (?:reporters|journalists)\b|\breporters\b|журналист\w+"),
        ("parliament", r"\btold parliament\b|\bin parliament\b|в парламенте|в Думе|report to deputies"),
    )
)  # fmt: skip

# Words that turn a clause into its opposite; Russian ones stand together and count once
NOT = re.compile(
    r"\b(?:not|no|never|none|nobody|neither|nor|nothing|cannot)\b|n['’]t\b"
    r"|\b(?:не|ни|нет|нету|никак\w+|никто|никогда|ничего)\b",
    re.IGNORECASE,
)
FALSE = re.compile(
    r"\b(?:untrue|false|lies?|invention|fabricat\w+|baseless|groundless|unfounded|ложь\w*|лж\w+|вымыс\w+|выдумк\w+|неправд\w+)\b",
    re.IGNORECASE,
)
OPEN = re.compile(
    r"neither\s+confirm\w*\s+nor|(?:did|would|does|could)\s*(?:not|n['’]t)\s+(?:confirm|comment|say|discuss)|declin\w+|refus\w+|no comment"
    r"|(?:not|n['’]t|cannot)\s+(?:be\s+)?(?:rule|ruled|exclude)\w*(?:\s+out)?|(?:did|would|does)\s*(?:not|n['’]t)\s+deny"
    r"|не\s+(?:могу|может|могли|стал|стала|стали|буду)?\s*исключ\w+|не\s+стал\w*\s+(?:опровергать|отрицать)|не\s+подтверди\w+\s+и\s+не|не\s+подтвержда\w+\s+и\s+не|отказ\w+|не\s+ста\w+\s+(?:комментир|отвеч|подтвер|объясн)\w+|не\s+комментир\w+|воздерж\w+",
    re.IGNORECASE,
)
