"""Bytes to text: charsets declared, undeclared and declared wrongly."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from svodka.errors import ParseError
from svodka.parse.decode import decode

RUSSIAN = "Министр Лунд сказал, что порт Ольховска откроют в понедельник. «Шторм уходит на север», — добавил он."
ENGLISH = "The minister said that the harbour would open on Monday. “The storm goes north,” he added."
UKRAINIAN = "Міністр сказав, що порт відкриють у понеділок, а шторм іде на північ країни."


@pytest.mark.parametrize("charset", ["windows-1251", "koi8-r", "cp866", "iso-8859-5", "mac-cyrillic"])
@pytest.mark.parametrize(
    "text", [RUSSIAN, RUSSIAN.upper(), "Порт закрыт из-за шторма"], ids=["text", "capitals", "short"]
)
def test_undeclared_cyrillic_is_told_apart_by_its_letters(charset: str, text: str) -> None:
    plain = text.replace("«", '"').replace("»", '"').replace("—", "-")  # not every charset has these
    decoded = decode(plain.encode(charset))
    # capitals stand in the same places in some of them: the name may differ where the text can't
    assert decoded.text == plain
    assert decoded.faults == (f"Read as {decoded.charset} by its letters.",)


@pytest.mark.parametrize("wrong", ["windows-1251", "iso-8859-1", "utf-8", "windows-1252"])
def test_wrongly_declared_koi8_is_read_as_koi8(wrong: str) -> None:
    data = RUSSIAN.replace("«", '"').replace("»", '"').replace("—", "-").encode("koi8-r")
    decoded = decode(data, wrong)
    assert decoded.charset == "koi8-r"
    assert decoded.faults == (f"Declared as {wrong}, but read as koi8-r by its letters.",)


def test_rightly_declared_charset_is_taken_at_its_word() -> None:
    assert decode(RUSSIAN.encode("windows-1251"), "Windows-1251").faults == ()
    assert decode(UKRAINIAN.encode("windows-1251"), "cp1251").text == UKRAINIAN
    assert decode("größer als früher, sagte er".encode("latin-1"), "iso-8859-1").text == "größer als früher, sagte er"


@pytest.mark.parametrize(
    ("text", "charset"),
    [
        ("El niño dijo que mañana vendrá el presidente a la ciudad de Alcalá", "windows-1252"),
        ("Le maire a déclaré que c'était prévu, et que le port serait fermé", "windows-1252"),
        ("Minister powiedział, że port zostanie zamknięty, a statki muszą czekać", "windows-1250"),
        ("Δεν θα ανοίξει το λιμάνι πριν από τη Δευτέρα, είπε ο υπουργός Μεταφορών", "windows-1253"),
    ],
)
def test_undeclared_charsets_of_other_languages(text: str, charset: str) -> None:
    assert decode(text.encode(charset)).text == text


def test_utf8_declared_as_another_is_utf8() -> None:
    decoded = decode(RUSSIAN.encode(), "windows-1251")
    assert decoded.text == RUSSIAN
    assert decoded.faults == ("Declared as windows-1251, but it is UTF-8.",)


@pytest.mark.parametrize("charset", ["utf-8", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
def test_byte_order_mark_tells_the_charset(charset: str) -> None:
    mark = "\ufeff".encode(charset)
    assert decode(mark + RUSSIAN.encode(charset)).text == RUSSIAN


@pytest.mark.parametrize("charset", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("text", [RUSSIAN, ENGLISH])
def test_utf16_without_a_mark_is_told_by_its_bytes(charset: str, text: str) -> None:
    decoded = decode(text.encode(charset))
    assert decoded.text == text
    assert decoded.faults == (f"Read as {charset.upper()}, undeclared.",)


def test_lines_in_another_charset_are_read_and_said() -> None:
    data = f"{RUSSIAN}\n{RUSSIAN}\n".encode() + "Второй абзац пришёл из другого файла".encode("windows-1251")
    decoded = decode(data)
    assert decoded.text == f"{RUSSIAN}\n{RUSSIAN}\nВторой абзац пришёл из другого файла"
    assert decoded.faults == ("1 line(s) were not in UTF-8 as the rest and were read as windows-1251.",)


def test_broken_characters_are_replaced_and_counted() -> None:
    decoded = decode(RUSSIAN.encode()[:-1] + b"\xff. " + RUSSIAN.encode())
    assert "\ufffd" in decoded.text
    assert decoded.faults[0].endswith("broken character(s) were replaced by \ufffd.")


def test_unknown_and_hostile_charsets_are_passed_over() -> None:
    assert decode(ENGLISH.encode(), "x-klingon").text == ENGLISH
    assert decode(ENGLISH.encode(), "hex").text == ENGLISH
    assert decode(ENGLISH.encode(), "../../etc/passwd\0").text == ENGLISH


def test_nul_characters_are_kept_and_said() -> None:
    decoded = decode(b"The minister\0said so, and then said nothing more about it.\0")
    assert decoded.text.count("\0") == 2
    assert decoded.faults == ("It has 2 NUL character(s); they were kept.",)


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"", "empty"),
        (b" \r\n\t", "empty"),
        ("\u00a0\u2003".encode(), "only space"),
        (codecs.BOM_UTF8, "only space"),
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3", "PDF"),
        (b"PK\x03\x04\x14\x00", "office document"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "PNG"),
        (b"\x1f\x8b\x08\x00", "gzip"),
        (b"\x00\x00\x00\x20ftypmp42", "video"),
        (bytes(range(256)) * 4, "binary"),
        (b"{\\rtf1\\ansi", "RTF"),
    ],
)
def test_what_is_no_text_is_refused_by_name(data: bytes, what: str) -> None:
    with pytest.raises(ParseError, match=what):
        decode(data)


@given(st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"]), min_size=1).filter(lambda t: t.strip()))
def test_utf8_comes_back_code_point_for_code_point(text: str) -> None:
    if text[0] != "\ufeff":
        assert decode(text.encode()).text == text


@given(st.binary(max_size=300), st.sampled_from([None, "utf-8", "windows-1251", "koi8-r", "utf-16", "gb18030"]))
def test_any_bytes_give_text_or_one_clear_line(data: bytes, declared: str | None) -> None:
    try:
        text = decode(data, declared).text
    except ParseError as error:
        assert "\n" not in str(error)
    else:
        text.encode()  # no lone surrogates
