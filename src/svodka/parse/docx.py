"""The text of a word processor's file (Office Open XML, .docx): paragraphs, headings, cells; no deleted words.

https://ecma-international.org/publications-and-standards/standards/ecma-376/ (part 1, 17: WordprocessingML)
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from svodka.errors import ParseError
from svodka.model import Capture, Parsed, PartKind
from svodka.parse.blocks import Blocks
from svodka.parse.plain import parsed_text

PARSER = "docx/1"
_BODY = "word/document.xml"
_CORE = "docProps/core.xml"
# A thesis of 300 pages has 10 MB of markup; more is a bomb or a dump
_LARGEST = 50_000_000
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_HEADING = re.compile(r"(?:heading|заголовок|berschrift|titre)\s*\d?", re.IGNORECASE)
_TITLE = re.compile(r"title|название", re.IGNORECASE)
# What stands in a file without being its text: deleted and moved words, field codes, alternative drawings
_LEFT_OUT = frozenset(f"{_W}{name}" for name in ("del", "moveFrom", "instrText", "pict")) | {
    "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
}


def parse_docx(capture: Capture) -> Parsed:
    """What a .docx says. Raises ParseError, with what to do, for a broken, locked or empty one."""
    found = Blocks()
    for words, kind in _paragraphs(_tree(capture.data, _BODY)):
        if kind is PartKind.HEADLINE and found.title is None:
            found.title = " ".join(words.split())
        found.add(words, kind)
    if not found.length:
        raise ParseError("the .docx holds no text; save it again from your word processor")
    hints = capture.hints
    title = hints.title or found.title
    parsed = parsed_text(
        found.text, address=capture.address, hints=replace(hints, title=title), marks=found.marks, parser=PARSER
    )
    return replace(parsed, author=parsed.author or _author(capture.data))


def _tree(data: bytes, name: str) -> Any:
    from lxml import etree  # type: ignore[import-untyped]

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as file:
            if file.getinfo(name).file_size > _LARGEST:
                raise ParseError("the .docx is enormous; save the part that matters as a file of its own")
            xml = file.read(name)
        parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False)
        return etree.fromstring(xml, parser)
    except ParseError:
        raise
    except KeyError:
        raise ParseError("it is a ZIP file and no .docx; unpack it, and read what is in it") from None
    except (
        zipfile.BadZipFile,
        RuntimeError,
        EOFError,
        ValueError,
        OSError,
        NotImplementedError,
        etree.LxmlError,
    ) as error:
        raise ParseError(f"the .docx is broken ({type(error).__name__}); open it and save it again") from None


def _paragraphs(root: Any) -> Iterator[tuple[str, PartKind | None]]:
    """The paragraphs in order, those of tables' cells included, each with what its style says."""
    for paragraph in root.iter(f"{_W}p"):
        words = "".join(_words(paragraph))
        style = paragraph.find(f"{_W}pPr/{_W}pStyle")
        name = style.get(f"{_W}val", "") if style is not None else ""
        kind = PartKind.HEADLINE if _TITLE.fullmatch(name) else PartKind.HEADING if _HEADING.fullmatch(name) else None
        yield words, kind


def _words(element: Any) -> Iterator[str]:
    for child in element:
        if child.tag in _LEFT_OUT or child.tag == f"{_W}p":  # a paragraph inside is a text box: it comes by itself
            continue
        if child.tag == f"{_W}t":
            yield child.text or ""
        elif child.tag in (f"{_W}tab", f"{_W}br", f"{_W}cr"):
            yield "\n" if child.tag != f"{_W}tab" else "\t"
        elif child.tag == f"{_W}noBreakHyphen":
            yield "\u2011"
        else:
            yield from _words(child)


def _author(data: bytes) -> str | None:
    try:
        root = _tree(data, _CORE)
    except ParseError:
        return None
    told = root.find("{http://purl.org/dc/elements/1.1/}creator")
    return " ".join((told.text or "").split()) or None if told is not None else None
