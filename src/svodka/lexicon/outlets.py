"""Words around the names of outlets, and what a label of leaning tells; an example stands beside each."""

from __future__ import annotations

# Words that say what sort of outlet it is and not which | example. In lower case, ё as е
SORTS = frozenset(
    """
    the daily newspaper paper agency news site website outlet portal channel broadcaster tabloid weekly magazine
    state-run state television tv station telegram
    агентство агентства агентству агентством информагентство информагентства газета газеты газете газету газетой
    телеканал телеканала телеканалу телеканалом телеканале канал канала каналу каналом канале издание издания изданию
    изданием издании портал портала сайт сайта журнал журнала журналу журналом еженедельник телеграм telegram-канал
    통신 신문
    """.split()
)  # the Vedomosti daily; газета «Ведомости»

# What the words of a leaning tell: (camp, pattern), the first that fits counts | example
CAMPS: tuple[tuple[str, str], ...] = (
    ("pro-war", r"supports russia's war|supports the war|поддержива\w+ войну"),  # military blogger who supports Russia's war against Ukraine
    ("pro-government", r"pro-government|pro-kremlin|the government's daily|the ministry's own|state and party|прокремлевск\w+|проправительственн\w+"),  # pro-government since its editors were replaced in 2014
    ("independent", r"\bindependent(?:ly)?\b|независим\w+"),  # independent, in exile
)  # fmt: skip

# How those who stand with a country's government are called | example
GOVERNMENTS = {"ru": "pro-Kremlin"}  # pro-Kremlin media
