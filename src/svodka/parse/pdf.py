"""The text of a PDF file, its pages joined."""

from __future__ import annotations

import io
import re
from collections import Counter
from dataclasses import replace
from datetime import datetime
from typing import Any

from svodka.errors import ParseError
from svodka.model import Capture, Parsed
from svodka.parse.plain import parsed_text

# A report of a commission has 500 pages; pypdf reads some 50 pages a second
MOST_PAGES = 1_000
MOST_CHARACTERS = 2_000_000
# Fewer letters a page are page numbers and stamps on pictures of pages
_FEWEST_LETTERS = 20
_LINE_END = re.compile(r"(?<=[a-zа-яё])[-\u2010]\n(?=[a-zа-яё])")
_SOFT_HYPHEN = re.compile("\u00ad\n?")
_SENTENCE_END = re.compile(r"[.!?…:][\"'”’»)\]]*$")
_PAGE_NUMBER = re.compile(
    r"(?:(?:page|стр\.?|страница|с\.)\s*)?[-–—]?\s*(?P<number>\d{1,4})\s*[-–—]?(?:\s*(?:of|из|/)\s*\d{1,4})?", re.I
)


def parse_pdf(capture: Capture) -> Parsed:
    """What a PDF says. Raises ParseError, with what to do, for an encrypted, broken or scanned one."""
    import pypdf

    try:
        reader = pypdf.PdfReader(io.BytesIO(capture.data), strict=False)
        if reader.is_encrypted and not reader.decrypt(""):
            raise ParseError("the PDF is locked with a password; save it without one and add that file")
        count = len(reader.pages)
        pages, faults = _pages(reader, count)
        told = dict(reader.metadata or {})
    except ParseError:
        raise
    except Exception as error:  # pypdf raises all kinds of errors on broken files: each is one broken file
        raise ParseError(f"the PDF is broken ({type(error).__name__}); open it in a viewer and print it anew") from None
    text = joined(pages)
    if sum(ch.isalpha() for ch in text) < _FEWEST_LETTERS * max(1, min(count, len(pages))):
        raise ParseError("the PDF holds pictures of pages and no text; run text recognition (OCR) over it first")
    hints = capture.hints
    published = _date(told.get("/CreationDate"))
    parsed = parsed_text(
        text, address=capture.address, hints=hints, faults=faults, parser=f"pdf/1 pypdf/{pypdf.__version__}"
    )
    if parsed.published is None and published:
        parsed = replace(parsed, published=published, published_basis="file's date")
    author = _line(told.get("/Author"))
    return replace(parsed, title=parsed.title or _line(told.get("/Title")), author=parsed.author or author)


def _pages(reader: Any, count: int) -> tuple[list[str], tuple[str, ...]]:
    pages: list[str] = []
    faults: list[str] = []
    length = 0
    for number in range(min(count, MOST_PAGES)):
        try:
            page = str(reader.pages[number].extract_text() or "")
        except Exception as error:  # as above; the other pages may be whole
            faults.append(f"Page {number + 1} can't be read ({type(error).__name__}).")
            continue
        pages.append("".join(ch for ch in page if not "\ud800" <= ch <= "\udfff").replace("\0", ""))
        length += len(page)
        if length > MOST_CHARACTERS:
            break
    read = len(pages) + len(faults)
    if read < count:
        faults.append(f"It has {count:,} pages; the first {read:,} were read.")
    if pages and read == len(faults):
        raise ParseError("no page of the PDF can be read; open it in a viewer and print it anew")
    return pages, tuple(faults)


def joined(pages: list[str]) -> str:
    """The pages as one text.

    A word that a hyphen parts at a line's end is put together where both halves are in lower case (else it may be
    a name with a hyphen); a paragraph that goes on over a page's end too. A line that is a number goes where it
    counts the pages.
    """
    text = ""
    for words in _without_numbers([_lines(page) for page in pages]):
        if not words:
            continue
        if not text:
            text = words
        elif _SENTENCE_END.search(text[-6:]) or not words[0].islower():
            text += "\n\n" + words
        else:
            text += "\n" + words
    return _LINE_END.sub("", _SOFT_HYPHEN.sub("", text))


def _lines(page: str) -> list[str]:
    return page.replace("\r\n", "\n").replace("\r", "\n").strip().split("\n")


def _without_numbers(pages: list[list[str]]) -> list[str]:
    """The pages without their numbers: first or last lines that on two pages and more count with them."""
    counts = Counter(
        (end, number - at)
        for at, lines in enumerate(pages)
        for end in (0, -1)
        if (number := _number(lines[end])) is not None
    )
    found = []
    for at, lines in enumerate(pages):
        kept = lines
        for end in (-1, 0):
            number = _number(kept[end]) if kept else None
            if number is not None and counts[end, number - at] >= 2:
                kept = kept[:-1] if end else kept[1:]
        found.append("\n".join(line.strip() for line in kept).strip())
    return found


def _number(line: str) -> int | None:
    match = _PAGE_NUMBER.fullmatch(line.strip())
    return int(match["number"]) if match else None


def _date(told: object) -> str | None:
    """A PDF's date, D:20310514093000+03'00', as ISO 8601."""
    match = re.match(r"D:(\d{4})(\d\d)(\d\d)(?:(\d\d)(\d\d)(\d\d)?(?:Z|([+-]\d\d)'?(\d\d)?)?)?", str(told or ""))
    if match is None:
        return None
    year, month, day, hour, minute, second, zone, zone_minutes = match.groups()
    value = f"{year}-{month}-{day}"
    if hour:
        value += f"T{hour}:{minute}:{second or '00'}{f'{zone}:{zone_minutes or 0:0>2}' if zone else ''}"
    try:
        datetime.fromisoformat(value)
    except ValueError:
        return None
    return value


def _line(told: object) -> str | None:
    return " ".join(str(told).split()) or None if told else None
