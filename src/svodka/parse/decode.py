"""Bytes to text: by byte order mark, by what the server or page declares, else by the letters.

Every repair is told in a sentence. Code points stay as the bytes give them: no newline is translated,
nothing is stripped.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from charset_normalizer import from_bytes

from svodka.errors import ParseError
from svodka.text.language import language_of

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16: its mark begins with UTF-16's
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", "a PDF file"),
    (b"PK\x03\x04", "a ZIP archive or an office document (docx, xlsx, odt)"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old office document (doc, xls)"),
    (b"{\\rtf", "a Rich Text (RTF) document"),
    (b"\x89PNG\r\n\x1a\n", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"RIFF", "a picture, a sound or a video (RIFF)"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (b"Rar!", "a RAR archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ\x00", "an xz archive"),
    (b"(\xb5/\xfd", "a zstd archive"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
    (b"SQLite format 3\x00", "an SQLite database"),
    (b"OggS", "a sound or a video (Ogg)"),
    (b"ID3", "a sound (MP3)"),
    (b"\x1aE\xdf\xa3", "a video (Matroska, WebM)"),
)
# Bytes of a text: all but control characters other than tab, line ends, form feed and escape
_CONTROL = bytes(set(range(32)) - {0x09, 0x0A, 0x0B, 0x0C, 0x0D, 0x1B, 0x00})
# In a random file 10 % of the bytes are such controls; a text has none, a damaged one a few
_BINARY_SHARE = 0.05
_NUL_SHARE = 0.10
_SAMPLE = 64 * 1024

# The commonest pairs of Russian letters in running text, lower case: what tells windows-1251 from
# KOI8-R, where the wrong choice gives letters too, but other pairs and capitals inside words
_PAIRS = frozenset(
    "ст но то на ен ов ни ра во ко ро ос по не ал пр ли ет ре ка ва ор ла он ль ом ел за ло об ит ол та го ть".split()
)
_CYRILLIC = ("windows-1251", "koi8-r", "cp866", "iso-8859-5", "mac-cyrillic")
# Names under which one writes one thing and means another (as browsers read them, too)
_MEANT = {"iso-8859-1": "windows-1252", "latin-1": "windows-1252", "latin1": "windows-1252", "ascii": "utf-8",
          "us-ascii": "utf-8", "utf8": "utf-8", "cp1251": "windows-1251", "win-1251": "windows-1251", "x-sjis": "cp932",
          "gb2312": "gb18030", "unicode": "utf-16", "koi8": "koi8-r"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text, the charset by which it was read, and what was wrong with its bytes."""

    text: str
    charset: str
    faults: tuple[str, ...] = ()


def decode(data: bytes, declared: str | None = None) -> Decoded:
    """The text of ``data``; ``declared``: the charset that the server, the page or the person tells.

    Raises ParseError for no bytes and for bytes that aren't text; the message says what they look like.
    """
    if not data.strip():
        raise ParseError("it is empty; there is nothing to read")
    for mark, charset in _BOMS:
        if data.startswith(mark):
            return _told(_replacing(data[len(mark) :], charset))
    wide = _wide(data[:_SAMPLE])
    if wide:
        decoded = _replacing(data, wide)
        return _told(Decoded(decoded.text, wide, (f"Read as {wide.upper()}, undeclared.", *decoded.faults)))
    _refuse_binary(data)
    return _told(_narrow(data, declared))


def _narrow(data: bytes, declared: str | None) -> Decoded:
    """A text of single bytes or UTF-8: strict UTF-8 first, since no other charset passes for it by chance."""
    name = _known(declared)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    else:
        wrong = name not in (None, "utf-8") and not data.isascii()
        return Decoded(text, "utf-8", (f"Declared as {declared}, but it is UTF-8.",) if wrong else ())
    if name == "utf-8" or name is None:
        mixed = _mixed(data)
        if mixed:
            return mixed
    if name not in (None, "utf-8"):
        assert name is not None
        decoded = _as_declared(data, name)
        if decoded:
            return decoded
    charset = _guess(data)
    decoded = _replacing(data, charset)
    how = (
        f"Declared as {declared}, but read as {charset} by its letters."
        if declared
        else f"Read as {charset} by its letters."
    )
    return Decoded(decoded.text, charset, (how, *decoded.faults))


def _as_declared(data: bytes, name: str) -> Decoded | None:
    """The text by its declared charset, unless it fails or the letters speak for another Cyrillic one."""
    try:
        text = data.decode(name)
    except (UnicodeDecodeError, LookupError):
        return None
    best = _best_cyrillic(data)
    if best and best != name and _russian(data[:_SAMPLE].decode(best, "replace")) > 2 * _russian(text[:_SAMPLE]) + 0.05:
        return None
    return Decoded(text, name)


def _known(declared: str | None) -> str | None:
    """The declared charset under the name that we use; None for none or one that we don't know."""
    if not declared:
        return None
    name = declared.strip().strip("\"'").lower()
    name = _MEANT.get(name, name)
    try:
        found = codecs.lookup(name)
    except (LookupError, ValueError):
        return None
    # codecs also knows "hex" and "rot13"; a declared charset must not call these
    return name if found._is_text_encoding else None


def _wide(sample: bytes) -> str | None:
    """UTF-16 without a mark: every other byte is 00 (Latin) or 04 (Cyrillic)."""
    if len(sample) < 8:
        return None
    half = len(sample) // 2
    even = sum(sample[0::2].count(b) for b in (0, 4)) / half
    odd = sum(sample[1::2].count(b) for b in (0, 4)) / half
    if odd > 0.6 and even < 0.2:
        return "utf-16-le"
    return "utf-16-be" if even > 0.6 and odd < 0.2 else None


def _refuse_binary(data: bytes) -> None:
    for signature, what in _SIGNATURES:
        if data.startswith(signature):
            raise ParseError(f"it looks like {what}, not text; save it as plain text or HTML and read that")
    if data[4:8] == b"ftyp":
        raise ParseError("it looks like a video (MP4), not text; read its subtitles or a transcript instead")
    sample = data[:_SAMPLE]
    controls = len(sample) - len(sample.translate(None, _CONTROL))
    if controls > _BINARY_SHARE * len(sample) or sample.count(0) > _NUL_SHARE * len(sample):
        raise ParseError("it is binary, not text; save it as plain text or HTML and read that")


_UTF8_RUN = re.compile(rb"(?:[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3})+")


def _mixed(data: bytes) -> Decoded | None:
    """UTF-8 with some lines in another charset or with broken characters; None where UTF-8 isn't the most of it."""
    in_utf8 = sum(len(run) for run in _UTF8_RUN.findall(data[: _SAMPLE * 16]))
    high = sum(byte > 127 for byte in data[: _SAMPLE * 16])
    if in_utf8 < 0.5 * high:
        return None
    lines, others, broken = [], [], 0
    for line in data.split(b"\n"):
        try:
            lines.append(line.decode("utf-8"))
            continue
        except UnicodeDecodeError:
            pass
        if _UTF8_RUN.search(line) is None:
            charset = _guess(line)
            others.append(charset)
            lines.append(line.decode(charset, "replace"))
        else:
            text = line.decode("utf-8", "replace")
            broken += text.count("\ufffd")
            lines.append(text)
    faults = []
    if others:
        names = ", ".join(sorted(set(others)))
        faults.append(f"{len(others)} line(s) were not in UTF-8 as the rest and were read as {names}.")
    if broken:
        faults.append(f"{broken} broken character(s) were replaced by \ufffd.")
    return Decoded("\n".join(lines), "utf-8", tuple(faults))


def _guess(data: bytes) -> str:
    """The likeliest charset of single bytes."""
    best = _best_cyrillic(data)
    if best:
        return best
    sample = data[:_SAMPLE]
    # single letters above ASCII among others are accents ("café"); which, the language tells
    if len(_ALONE.findall(sample)) > 0.5 * sum(byte > 127 for byte in sample):
        language = language_of(sample.decode("windows-1252", "replace")).code or ""
        return _ACCENTS.get(language, "windows-1252")
    found = from_bytes(sample).best()
    return found.encoding if found and not found.encoding.startswith("utf") else "windows-1252"


_ALONE = re.compile(rb"(?<![\x80-\xff])[\x80-\xff](?![\x80-\xff])")
_ACCENTS = {"pl": "windows-1250", "cs": "windows-1250", "tr": "windows-1254"}


def _best_cyrillic(data: bytes) -> str | None:
    """The Cyrillic charset whose letters make the most Russian pairs; None where none makes enough."""
    sample = bytes(data[:_SAMPLE])
    scored = [(_russian(sample.decode(name, "replace")), -i, name) for i, name in enumerate(_CYRILLIC)]
    score, _, name = max(scored)
    # running Russian scores .35 to .42 in its own charset; in a wrong one, and in other languages, under .1
    return name if score > 0.2 else None


# Ukrainian and Belarusian share the charsets and most pairs
_LETTERS = re.compile("[А-Яа-яЁёІіЇїЄєҐґЎў]{2,}")
_PRINTED = frozenset("«»—–‑“”„‘’…№©®•°§\u00a0")
_WORDS = re.compile(r"[^\W\d_]{2,}")


def _russian(text: str) -> float:
    """The share of common Russian pairs among the pairs of letters of words that aren't ASCII."""
    pairs = common = 0
    for word in _WORDS.findall(text):
        if word.isascii():
            continue
        pairs += len(word) - 1
        if _LETTERS.fullmatch(word):
            # headlines shout; a capital inside a word is the mark of a wrong charset
            told = word.lower() if word.isupper() else word
            common += sum(told[i : i + 2] in _PAIRS for i in range(len(told) - 1))
    # a wrong charset also gives signs that no newspaper prints: "¬торой", "яЁш°╕ы"
    odd = sum(not ch.isalnum() and ch not in _PRINTED for ch in text if ord(ch) > 127)
    return (common - odd) / pairs if pairs else 0.0


def _replacing(data: bytes, charset: str) -> Decoded:
    text = data.decode(charset, "replace")
    broken = text.count("\ufffd") - (data.count("\ufffd".encode(charset)) if charset.startswith("utf") else 0)
    return Decoded(text, charset, (f"{broken} broken character(s) were replaced by \ufffd.",) if broken > 0 else ())


def _told(decoded: Decoded) -> Decoded:
    """The same with a word on NUL characters, and refused where nothing is left but space."""
    if not decoded.text.strip():
        raise ParseError("it has no words, only space; there is nothing to read")
    nuls = decoded.text.count("\0")
    if not nuls:
        return decoded
    return Decoded(decoded.text, decoded.charset, (*decoded.faults, f"It has {nuls} NUL character(s); they were kept."))
