"""The site's own words, in English and Russian."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Words:
    """What a site says by itself in one language."""

    digest: str
    none: str
    corrected: str
    corrections: str
    no_corrections: str
    share: str
    more: str
    receipt: str
    back: str
    skip: str
    site: str
    address: str
    outlet: str
    published: str
    fetched: str
    checksum: str
    parser: str
    video: str
    untold: str
    lists: Mapping[str, str]
    privacy_title: str
    privacy: tuple[str, ...]  # paragraphs, with the settings in braces


ENGLISH = Words(
    digest="Digest", none="Nothing has been published yet.", corrected="Corrected", corrections="Corrections",
    no_corrections="No correction has been necessary so far.", share="Share", more="Read more", receipt="Receipt",
    back="Back to the digest", skip="To the text", site="Site", address="address", outlet="outlet",
    published="published", fetched="fetched", checksum="bytes, sha256", parser="read by", video="in the video",
    untold="not told",
    lists={"rubrics": "Rubric", "lines": "Line", "speakers": "Speaker"},
    privacy_title="Privacy",
    privacy=(
        ("This site sets no cookies, runs no script and loads nothing from other sites. {publisher} keeps no record of "
        "who reads it; whoever runs the server may keep its usual log."),
        ("Who subscribes by e-mail gives an address. It is used to send the digest and for nothing else, and it is "
        "given to nobody but the mail server that delivers it. The basis is your consent, which you confirm by a link "
        "in a first message, or gave earlier and in a documented way; kept are your address, the language of messages, "
        "when and how you asked and agreed, this text, which issues were sent to you, and whether a message came back. "
        "Nothing tells us whether you open a message or follow a link."),
        ("An address that is not confirmed is erased after {unconfirmed} days. One whose messages come back again and "
        "again gets no more of them and is erased after {days} days. That erasing is done when the mailing list is "
        "next used."),
        ("You may withdraw your consent at any time by the link in every message. Your address is then erased; that "
        "and when you had agreed and withdrawn, and to which text, is kept for {days} days without the address."),
        ("You may ask for a copy of what is kept about you, have it corrected or erased, and complain to the authority "
        "for data protection of your country."),
        "Responsible: {controller}. Questions: {officer}.",
    ),
)  # fmt: skip

RUSSIAN = Words(
    digest="Сводка", none="Пока ничего не опубликовано.", corrected="Исправлено", corrections="Исправления",
    no_corrections="Исправлений пока не было.", share="Поделиться", more="Читайте также", receipt="Источник цитаты",
    back="Назад к сводке", skip="К тексту", site="Сайт", address="адрес", outlet="издание",
    published="опубликовано", fetched="получено", checksum="байты, sha256", parser="прочитано программой",
    video="в видео", untold="не указано",
    lists={"rubrics": "Рубрика", "lines": "Линия", "speakers": "Кто говорит"},
    privacy_title="Персональные данные",
    privacy=(
        ("Сайт не ставит cookie, не выполняет скриптов и ничего не загружает с других сайтов. {publisher} не ведёт "
        "учёта читателей; обычный журнал может вести тот, на чьём сервере расположен сайт."),
        ("При подписке вы сообщаете адрес электронной почты. Он служит только для отправки сводки и не передаётся "
        "никому, кроме почтового сервера. Основание — ваше согласие, которое вы подтверждаете ссылкой из первого "
        "письма или дали раньше документированным образом. Хранятся адрес, язык писем, когда и как вы подписались и "
        "согласились, этот текст, какие выпуски вам отправлены и вернулось ли письмо. Открываете ли вы письма и "
        "ссылки, мы не узнаём."),
        ("Неподтверждённый адрес удаляется через {unconfirmed} дн. Адрес, с которого письма возвращаются раз за "
        "разом, больше их не получает и удаляется через {days} дн. Удаление выполняется при следующем обращении к "
        "списку рассылки."),
        ("Согласие можно отозвать в любой момент по ссылке в каждом письме. Адрес после этого удаляется; то, когда вы "
        "согласились и отозвали согласие, хранится без адреса {days} дней."),
        ("Вы можете запросить копию хранимых о вас данных, потребовать исправить или удалить их и обратиться с жалобой "
        "в орган по защите данных вашей страны."),
        "Ответственный: {controller}. Вопросы: {officer}.",
    ),
)  # fmt: skip


def words_of(language: str) -> Words:
    """The site's words in a language; English for those that it does not have."""
    return RUSSIAN if language == "ru" else ENGLISH
