"""PDF files: their text, and what is said of those that have none."""

from __future__ import annotations

import io

import pypdf
import pytest

from svodka.errors import ParseError
from svodka.parse import parse
from svodka.parse.pdf import joined
from tests.parse.captures import capture

LINES = [
    "Statement of the Ministry of Works of Norvia",
    "The Minister, Inga Dorn, said on Monday that the northern pier would be rebuilt by the autumn.",
    "She said that the har-",
    "bour of Port Alder had been closed after the third storm in a week.",
]


def pdf(*pages: list[str]) -> bytes:
    """A file with these pages of lines, as a typesetter would write it, uncompressed."""
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", ""]
    kids = []
    objects.append("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>")
    for lines in pages:
        shown = "".join(f"({line.replace('(', chr(92) + '(').replace(')', chr(92) + ')')}) Tj T* " for line in lines)
        stream = f"BT /F1 11 Tf 14 TL 50 780 Td {shown}ET" if lines else "0 0 m 10 10 l S"
        objects.append(f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream")
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {len(objects)} 0 R /Resources << /Font << /F1 3 0 R >> >> >>"
        )
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>"
    out = "%PDF-1.4\n"
    offsets = []
    for number, body in enumerate(objects, 1):
        offsets.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n"
    table = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n" + "".join(f"{o:010} 00000 n \n" for o in offsets)
    return (out + f"trailer << /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{table}\n%%EOF\n").encode("latin-1")


def test_the_text_of_the_pages() -> None:
    parsed = parse(
        capture(pdf([*LINES, "Page 1 of 2"], ["The work begins in June.", "Page 2 of 2"]), "file:///statement.pdf")
    )
    assert "had been closed after the third storm" in parsed.text
    assert "the harbour of Port Alder" in parsed.text.replace("\n", " ")
    assert parsed.text.endswith("\n\nThe work begins in June.")
    assert parsed.language == "en"
    assert parsed.parser.startswith("pdf/1 pypdf/")


def test_words_parted_at_the_end_of_a_line_are_joined_only_where_that_is_safe() -> None:
    assert joined(["the har-\nbour of Port-\nAlder, 2030-\n31"]) == "the harbour of Port-\nAlder, 2030-\n31"


def test_a_sentence_goes_on_over_the_page() -> None:
    assert joined(["The pier\n3", "is closed.\n4", "New page."]) == "The pier\nis closed.\n\nNew page."
    assert joined(["Tugs\n3", "Ferries\n9"]) == "Tugs\n3\n\nFerries\n9"


def test_locked_scanned_and_broken_files() -> None:
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(pdf(LINES)))
    writer.encrypt("secret", algorithm="RC4-128")
    locked = io.BytesIO()
    writer.write(locked)
    with pytest.raises(ParseError, match="password"):
        parse(capture(locked.getvalue(), "file:///a.pdf"))
    with pytest.raises(ParseError, match="OCR"):
        parse(capture(pdf([], []), "file:///a.pdf"))
    with pytest.raises(ParseError, match="broken"):
        parse(capture(b"%PDF-1.7\nnonsense", "file:///a.pdf"))


def test_a_title_and_date_of_the_file_stand_where_the_text_has_none() -> None:
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(pdf(LINES[1:])))
    writer.add_metadata(
        {"/Title": "On the pier", "/Author": "Press Service", "/CreationDate": "D:20310514093000+03'00'"}
    )
    out = io.BytesIO()
    writer.write(out)
    parsed = parse(capture(out.getvalue(), "file:///a.pdf"))
    assert (parsed.published, parsed.published_basis) == ("2031-05-14T09:30:00+03:00", "file's date")
    assert parsed.author == "Press Service"
