"""What a digest says by itself around its sentences, in its own language: headings, counts, dates, receipts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from svodka.write import wording
from svodka.write.russian import words as russian

_Plural = tuple[str, ...]  # English: one, many; Russian: one, few, many


@dataclass(frozen=True, slots=True)
class Labels:
    """The words of one language; ``labels_of`` gives them."""

    language: str
    digest: str
    about: str  # with {words}
    more: str  # with {n}: what is not listed of many
    receipt: _Plural
    receipts: str
    left_out: str
    background: str
    missing: str
    speakers: str
    foot: str
    statements: _Plural
    documents: _Plural
    untold: str
    outlet_untold: str
    published: str  # with {when}
    on_no_day: str
    at_clock: str  # with {clock}
    fetched: str  # with {when}
    read_by: str  # with {parser}
    characters: str  # with {start}, {end}
    source: str
    on_site: str
    asked_for: str
    end: str
    facts: Mapping[str, str]  # of a receipt's card
    table: str
    pictures: str
    quoted_title: str
    speakers_counted: _Plural
    outlets_counted: _Plural
    quoted_told: str
    through: str
    nobody: str
    line_head: tuple[str, ...]
    quoted_head: tuple[str, ...]
    stances: Mapping[str, str]

    def day(self, day: date) -> str:
        """A day in words."""
        return russian.day_words(day) if self.language == "ru" else wording.day_words(day)

    def interval(self, start: date, end: date) -> str:
        """An interval of days, both included, in words."""
        return russian.interval_words(start, end) if self.language == "ru" else wording.interval_words(start, end)

    def count(self, number: int, forms: _Plural) -> str:
        """A number with its noun."""
        if self.language == "ru":
            return f"{number} {russian.plural(number, forms[0], forms[1], forms[2])}"
        return f"{number} {forms[0] if number == 1 else forms[1]}"

    def listed(self, words: Sequence[str]) -> str:
        """Words with commas, the first few of many."""
        shown, more = words[: wording.LISTED_MOST], len(words) - wording.LISTED_MOST
        return ", ".join(shown) + (self.more.format(n=more) if more > 0 else "")

    def about_words(self, words: Sequence[str]) -> str:
        """What it is about, with nothing before it; "" where nothing is told."""
        return self.about.format(words=self.listed(words)) if words else ""

    def stance(self, code: str) -> str:
        """A stance, or a change, in words."""
        return self.stances.get(code, code)


ENGLISH = Labels(
    language="en", digest="Digest", about="about {words}", more=" and {n} more", receipt=("receipt", "receipts"),
    receipts="Receipts", left_out="Left out", background="Background", missing="What is missing", speakers="Speakers",
    foot="Every sentence stands on archived bytes: open its receipt for the address, the time of fetching, the "
    "checksum and the exact words.",
    statements=("statement", "statements"), documents=("document", "documents"), untold="not told",
    outlet_untold="outlet not told", published="published {when}", on_no_day="on no told date",
    at_clock="at {clock}", fetched="fetched {when}", read_by="read by {parser}", characters="characters {start}–{end}",
    source="source", on_site="On the site, with all receipts",
    asked_for="You get this because you asked for it and confirmed it.", end="End it",
    facts={"address": "address", "outlet": "outlet", "published": "published", "video": "in the video",
           "fetched": "fetched", "bytes": "bytes, sha256", "parser": "read by", "text": "text, sha256"},
    table="The same as a table", pictures="Pictures", quoted_title="Who was quoted, through whom, by which outlet",
    speakers_counted=("speaker", "speakers"), outlets_counted=("outlet", "outlets"), through=", through {name}",
    quoted_told="{statements} of {speakers} in {outlets}. Most often: {speaker} in {outlet}{through} ({most}).",
    nobody="not named", line_head=("Who", "First day", "Last day", "What"),
    quoted_head=("Speaker", "Through", "Outlet", "Statements"),
    stances={"affirm": "affirms", "deny": "denies", "hedge": "leaves it open", "conditional": "only if",
             "decline": "declines to say", "deflect": "turns it aside", "change": "change, confirmed by an editor",
             "possible change": "possible change, not confirmed"},
)  # fmt: skip

RUSSIAN = Labels(
    language="ru", digest="Сводка", about="тема: {words}", more=" и ещё {n}",
    receipt=("источник", "источника", "источников"), receipts="Источники", left_out="Не вошло", background="Справка",
    missing="Чего здесь нет", speakers="Кто говорит",
    foot="Каждая фраза опирается на архивные байты: откройте её источник — там адрес, время получения, контрольная "
    "сумма и точные слова.",
    statements=("высказывание", "высказывания", "высказываний"), documents=("документ", "документа", "документов"),
    untold="не указано", outlet_untold="издание не указано", published="опубликовано {when}",
    on_no_day="дата не указана", at_clock="на {clock}", fetched="получено {when}", read_by="прочитано: {parser}",
    characters="знаки {start}–{end}", source="источник", on_site="На сайте, со всеми источниками",
    asked_for="Вы получаете это письмо, потому что подписались и подтвердили подписку.", end="Отписаться",
    facts={"address": "адрес", "outlet": "издание", "published": "опубликовано", "video": "в видео",
           "fetched": "получено", "bytes": "байты, sha256", "parser": "прочитано", "text": "текст, sha256"},
    table="То же в таблице", pictures="Рисунки", quoted_title="Кого цитировали, через кого, какое издание",
    speakers_counted=("говорящий", "говорящих", "говорящих"), outlets_counted=("издание", "издания", "изданий"),
    quoted_told="{statements}, {speakers}, {outlets}. Чаще всего: {speaker} — {outlet}{through} ({most}).",
    through=", через {name}", nobody="не назван", line_head=("Кто", "Первый день", "Последний день", "Что"),
    quoted_head=("Кто говорит", "Через кого", "Издание", "Высказываний"),
    stances={"affirm": "утверждает", "deny": "отрицает", "hedge": "не говорит ни да, ни нет",
             "conditional": "только при условии", "decline": "отказывается отвечать", "deflect": "уходит от вопроса",
             "change": "перемена, подтверждена редактором", "possible change": "возможная перемена, не подтверждена"},
)  # fmt: skip


def labels_of(language: str) -> Labels:
    """The words of a language; English for those that there are none for."""
    return RUSSIAN if language == "ru" else ENGLISH
