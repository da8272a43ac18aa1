"""Word processors' files."""

from __future__ import annotations

import io
import zipfile
from datetime import UTC, datetime

import pytest

from svodka.errors import ParseError
from svodka.model import Capture, PartKind
from svodka.parse import parse

SPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def docx(body: str, name: str = "word/document.xml", prolog: str = "") -> bytes:
    """A file with this body."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr(name, f"{prolog}<w:document {SPACE}><w:body>{body}</w:body></w:document>")
        core = '<c xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator> Ida  Holm </dc:creator></c>'
        file.writestr("docProps/core.xml", core)
    return held.getvalue()


def capture(data: bytes, name: str = "draft.docx") -> Capture:
    """The file as it was given."""
    return Capture(data, f"file:///{name}", datetime(2033, 1, 1, tzinfo=UTC))


def paragraph(words: str, style: str = "") -> str:
    """One paragraph."""
    told = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{told}<w:r><w:t>{words}</w:t></w:r></w:p>"


def test_paragraphs_title_headings_and_author() -> None:
    body = (
        paragraph("Troops in Lorim", "Title") + paragraph("What was said", "Heading1") + paragraph("Mr Tallin said no.")
    )
    parsed = parse(capture(docx(body)))
    assert parsed.text == "Troops in Lorim\n\nWhat was said\n\nMr Tallin said no."
    assert (parsed.title, parsed.author, parsed.parser) == ("Troops in Lorim", "Ida Holm", "docx/1")
    assert [part.kind for part in parsed.parts][:2] == [PartKind.HEADLINE, PartKind.HEADING]


def test_runs_breaks_cells_and_what_was_deleted() -> None:
    body = (
        "<w:p><w:r><w:t>One </w:t></w:r><w:del><w:r><w:delText>never </w:delText><w:t>gone</w:t></w:r></w:del>"
        "<w:ins><w:r><w:t>two</w:t><w:br/><w:t>three</w:t></w:r></w:ins></w:p>"
        f"<w:tbl><w:tr><w:tc>{paragraph('A cell of a table.')}</w:tc></w:tr></w:tbl>"
    )
    assert parse(capture(docx(body))).text == "One two\nthree\n\nA cell of a table."


def test_known_by_its_bytes() -> None:
    assert parse(capture(docx(paragraph("Mr Tallin said no to all of it.")), "draft")).parser == "docx/1"


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"PK\x03\x04 broken", "broken"),
        (docx(""), "holds no text"),
        (docx("<w:p>", name="word/document.xml"), "broken"),
        (docx(paragraph("x"), name="other.xml"), "no .docx"),
    ],
)
def test_what_can_t_be_read_says_what_to_do(data: bytes, words: str) -> None:
    with pytest.raises(ParseError, match=words):
        parse(capture(data))


def test_entities_are_not_followed() -> None:
    prolog = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]>'
    parsed = parse(capture(docx(paragraph("Mr Tallin said &e; no."), prolog=prolog)))
    assert parsed.text.split() == ["Mr", "Tallin", "said"]
