"""What sort of occasion a venue is, in English and Russian, and the words by which a text recalls an earlier one."""

from __future__ import annotations

import re

# class | stems that name it (the beginning of a word), «е» for «ё»
_CLASSES = """
interview | interview podcast show programme program broadcast air radio интервью подкаст эфир программ передач шоу беседе
briefing | briefing conference reporters journalists брифинг пресс-конференц пресс-подход журналист
call | call telephone phone teleconference селектор телефонн
speech | address speech rally lecture sermon ceremony message обращени выступлени реч митинг послани церемони телеобращени
channel | telegram channel tweet twitter facebook instagram post blog vk канал соцсет телеграм твиттер блог пост
assembly | parliament congress assembly senate duma session hearing парламент дум сенат заседани слушани сесси
court | court trial суд процесс
meeting | meeting talks summit forum встреч переговор саммит форум съезд совещани
article | article column letter essay стать колонк письм эссе
"""
CLASSES: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (name.strip(), re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, stems.split()))})"))
    for name, stems in (row.split("|") for row in _CLASSES.strip().splitlines())
)

# Words that tell of several who speak as one
JOINT = re.compile(r"(?<!\w)(?:joint(?:ly)?|совместн\w*|common statement|communiqu[eé]|коммюнике)(?!\w)")

# A sentence with one of these tells of an occasion before the one that is reported
EARLIER = re.compile(
    r"(?<!\w)(?:earlier|previously|had (?:said|told|stated|declared|warned|promised|denied)|in the past|once said|recalled?"
    r"|ранее|раньше|прежде|напомн\w+|в прошлом|в свое время|неоднократно|когда-то)(?!\w)"
)

# Words that weaken or strengthen what they stand beside
SOFTENERS = frozenset(
    "perhaps possibly maybe probably apparently reportedly allegedly somewhat rather partly unfortunately regrettably mildly"
    " seemingly presumably likely might may could"
    " возможно вероятно наверное видимо кажется якобы отчасти несколько сожалению мягко говоря пожалуй может"
    " предположительно скорее".split()
)
STRENGTHENERS = frozenset(
    "never absolutely completely totally very extremely brazenly blatantly utterly certainly definitely immediately categorically"
    " shamelessly harshly strongly"
    " никогда абсолютно совершенно полностью очень крайне нагло категорически безусловно немедленно жестко бесстыдно"
    " решительно ни".split()
)
