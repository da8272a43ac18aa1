"""Broken and strange texts in Russian, Ukrainian and Korean: no crash, nothing invented."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from svodka.extract import Settings, extract
from svodka.ids import document_id, revision_id
from svodka.model import DocumentKind, Hints, Revision, Statement
from svodka.parse.plain import parsed_text
from svodka.reading import revision_of as revision_of_parsed
from svodka.text.scripts import with_plain_cyrillic

LANGUAGES = ("ru", "uk", "ko")


def revision(text: str, language: str) -> Revision:
    document = document_id("case:bad")
    return Revision(revision_id(document, text), document, "case:bad", text, DocumentKind.POST, language=language)


def read(text: str, language: str) -> tuple[Statement, ...]:
    """The statements of a text without parts, checked for what holds of any."""
    found = extract(revision(text, language), Settings(rules_only=True))
    for statement in found:
        nothing_invented(statement, text)
    assert len({statement.id for statement in found}) == len(found)
    return found


def nothing_invented(statement: Statement, text: str) -> None:
    """Every place is inside the text and holds something; who speaks is named in the text."""
    for span in (*statement.content, *statement.source, *statement.cue):
        assert 0 <= span.start < span.end <= len(text)
        assert span.of(text).strip()
    if statement.speaker:
        for word in re.findall(r"[^\W_]+", statement.speaker.mention or ""):  # markup between them is left out
            assert word in text
        plain = with_plain_cyrillic(text).casefold().replace("ё", "е")
        for word in re.findall(r"[^\W\d_]+", statement.speaker.name.casefold().replace("ё", "е")):
            assert word[: max(2, len(word) - 4)] in plain, f"{word} is not in the text"
    if statement.language:
        assert len(statement.language) == 2


# --------------------------------------------------------------------------------------- letters


@pytest.mark.parametrize("language", LANGUAGES)
def test_letters_without_a_name_in_unicode(language: str) -> None:
    assert read("\U00017000 сказав, \U00017000б «\U00017000»", language) == ()
    read("Мэр \U00017000б заявил, что мост открыт.", language)


def test_letters_that_only_look_cyrillic_are_read_and_doubted() -> None:
    plain = "Мэр Лоримы Илья Дорнин заявил, что мост откроют в мае."
    mixed = plain.replace("заявил", "зaявил").replace("Дорнин", "Дoрнин")  # Latin a and o
    (statement,), (expected,) = read(mixed, "ru"), read(plain, "ru")
    assert statement.content == expected.content
    assert statement.speaker and expected.speaker
    assert statement.speaker.name == expected.speaker.name == "Илья Дорнин"
    assert any("look Cyrillic" in doubt for doubt in statement.doubts)
    assert not any("look Cyrillic" in doubt for doubt in expected.doubts)


def test_words_that_mix_scripts_on_purpose_stay_as_they_are() -> None:
    assert with_plain_cyrillic("Wi-Fi, iPhone'ы, SIM-карта и QRкод") == "Wi-Fi, iPhone'ы, SIM-карта и QRкод"


@pytest.mark.parametrize("spelled", ["Пётр Берёзин", "Петр Березин"])
def test_yo_and_ye_are_one_person(spelled: str) -> None:
    text = f"Министр {spelled} прибыл в порт. Березин заявил, что груз цел. Берёзин добавил, что шторм утих."
    names = [statement.speaker.name for statement in read(text, "ru") if statement.speaker]
    assert names == [spelled, spelled]


# ---------------------------------------------------------------------------- kinds of strange posts

SPOKEN = {
    "all capitals": ("ru", "МЭР ЛОРИМЫ ИЛЬЯ ДОРНИН ЗАЯВИЛ, ЧТО МОСТ ОТКРОЮТ В МАЕ."),
    "old orthography": ("ru", "Министръ Илья Дорнинъ заявилъ, что мостъ будетъ открытъ въ маѣ."),
    "never closed": ("ru", "«Мост откроют в мае, — сказал мэр Илья Дорнин. Потом он уехал.\n\nПогода хорошая."),
    "never closed, Ukrainian": ("uk", "«Міст відкриють, — сказав мер Ілля Дорнін.\n\nПогода гарна."),
    "never closed, Korean": ("ko", "박민호 시장은 “다리가 열린다고 말했다.\n\n날씨가 좋다."),
    "capitals, Ukrainian": ("uk", "«МІСТ ВІДКРИЮТЬ», — СКАЗАВ МЕР ІЛЛЯ ДОРНІН."),
    "nested and crossed marks": ("ru", "«„Мост“ “открыт», — сказал мэр”. „Да»"),
    "combining accents": ("ru", "Мэ́р Илья́ Дорни́н заяви́л, что мо́ст откро́ют."),
    "soft hyphens": ("ru", "Мэр Илья Дор\u00adнин за\u00adявил, что мост откроют."),
    "bidirectional marks": ("uk", "\u202e«Міст відкриють», — сказав мер\u202c Ілля Дорнін."),
}
SILENT = {
    "emoji only": ("ru", "❗️🔥🔥🔥 😂👍🏽 🇷🇺"),
    "one link": ("ru", "https://post.example/skazal/chto-most-otkryt?said=«да»"),
    "one link in Markdown": ("ru", "[Подписаться](https://t.me/+abcdef)"),
    "marks only": ("uk", '«»“”„“"" — … !? :'),
    "an opening mark": ("ko", "“"),
    "a cue alone": ("ru", "сказал"),
    "a cue alone, Ukrainian": ("uk", "«», — сказав."),
    "a cue alone, Korean": ("ko", "“”라고 말했다."),
    "hashtags": ("ru", "#сказал #мост #заявил"),
    "transliterated": ("ru", "Mer Lorimy Ilya Dornin zayavil, chto most otkroyut v mae."),
    "empty": ("ko", ""),
    "spaces": ("uk", " \n\t\u00a0\n"),
}


@pytest.mark.parametrize("name", SPOKEN)
def test_strange_texts_are_read_without_invention(name: str) -> None:
    language, text = SPOKEN[name]
    paragraphs = text.split("\n\n")
    for statement in read(text, language):
        assert all(text[span.start : span.end] in paragraphs[0] for span in statement.content)


@pytest.mark.parametrize("name", SILENT)
def test_nothing_is_found_where_nothing_is_said(name: str) -> None:
    language, text = SILENT[name]
    assert read(text, language) == ()


@pytest.mark.parametrize(
    ("language", "piece"),
    [
        ("ru", "мэр Илья Дорнин заявил что мост откроют а порт закроют и "),
        ("ru", "«мост открыт» сказал мэр и "),
        ("uk", "«міст відкрито» сказав мер і "),
        ("ko", "시장은 “다리가 열린다”고 말하며 "),
        ("ru", "((((("),
        ("uk", "«"),
        ("ko", "“"),
        ("ru", "— "),
    ],
)
def test_a_post_of_4096_characters_without_a_stop(language: str, piece: str) -> None:
    text = (piece * (4096 // len(piece) + 1))[:4096]
    for statement in read(text, language):
        assert statement.speaker is None or len(statement.speaker.name) < 100


def test_transliterated_russian_is_not_taken_for_english_speech() -> None:
    parsed = parsed_text(SILENT["transliterated"][1], address="case:translit", hints=Hints())
    assert parsed.language != "ru"
    assert extract(revision_of_parsed(parsed, checksum=""), Settings(rules_only=True)) == ()


# ------------------------------------------------------------------------------------ any text at all

_PIECES = {
    "ru": '«|»|„|“|"|—| |, |. |: |\n|\n\n|Мэр|Илья Дорнин|Дорнина|заявил|сказала|что|по словам|он|мост открыт|Анна Вель|'
    "по данным|не|якобы|РИА|#порт|https://a.example|🔥|зaявил|ё|Ъ|ѣ|СКАЗАЛ|)|(|1|\u0301|\u200b|\u202e",
    "uk": '«|»|„|“|"|—| |, |. |: |\n|\n\n|Мер|Ілля Дорнін|Іллі Дорніна|заявив|сказала|що|за словами|він|вони|міст відкрито|'
    "Ганна Вель|повідомили|у|в пресслужбі порту|йдеться|в заяві|на думку|'|’|ґ|🔥|СКАЗАВ|)|(|1|\u0301|\u200b",
    "ko": "“|”|\"|'|‘|’|「|」| |, |. |: |\n|\n\n|박민호|시장|은|는|이|가|께서는|라고|고|며|말했다|밝혔다|에 따르면|이같이|그|외무성 대변인|"
    "다리가 열린다|조선중앙통신|14일|🔥|들|김|(|)|1",
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_any_mix_of_pieces_is_read_without_invention(language: str) -> None:
    pieces = st.lists(st.sampled_from(_PIECES[language].split("|")), max_size=40).map("".join)

    @settings(max_examples=150, deadline=None)
    @given(pieces)
    def check(text: str) -> None:
        read(text, language)

    check()


@pytest.mark.parametrize("language", LANGUAGES)
@settings(max_examples=60, deadline=None)
@given(text=st.text(st.characters(exclude_categories=["Cs"]), max_size=200))
def test_any_text_is_read_without_invention(language: str, text: str) -> None:
    read(text, language)
