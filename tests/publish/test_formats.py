"""Digests as e-mail, PDF and Word files: whole, the same each time, with every receipt."""

from __future__ import annotations

import email
import io
from email.headerregistry import Address
from email.policy import default

import docx
import pytest
from pypdf import PdfReader

from svodka.model import Digest, GlossaryEntry, Stance
from svodka.publish.docx import digest_docx
from svodka.publish.message import digest_message
from svodka.publish.pdf import digest_pdf
from tests.write.test_line_compose import ALL, HOLM, composed, told

SENDER = Address("The Desk", "digest", "digest.example")
ENTRY = GlossaryEntry("Oravia", "A country in the north.", "Atlas", "2031")


@pytest.fixture(scope="module")
def digest() -> Digest:
    russian = told("Мы никогда не забудем наших друзей", HOLM, "2031-07-09", Stance.AFFIRM)
    return composed([*ALL, russian], rubric="Digest of Kestrian media", missing=["Nothing came from X."],
                    glossary=[ENTRY])  # fmt: skip


def sentences(digest: Digest) -> list[str]:
    return [s.text for section in digest.sections for s in section.sentences]


def plain(text: str) -> str:
    return "".join(text.split())


def test_a_pdf_has_every_sentence_and_every_receipt(digest: Digest) -> None:
    made = digest_pdf(digest)
    reader = PdfReader(io.BytesIO(made.data))
    text = plain("".join(page.extract_text() for page in reader.pages))
    for sentence in sentences(digest):
        for word in sentence.split():
            assert plain(word) in text
    assert "Мыникогданезабудем" in text and "Nothingcame" in text and "north" in text
    checksums = {r.checksum for section in digest.sections for s in section.sentences for r in s.receipts}
    assert all(checksum in text for checksum in checksums)
    assert reader.metadata is not None and reader.metadata.title == digest.headline.text
    assert made.unshown == ()
    assert digest_pdf(digest).data == made.data


def test_letters_that_the_fonts_lack_are_named() -> None:
    made = digest_pdf(composed([*ALL, told("김정은 came to the quay", HOLM, "2031-07-09", Stance.AFFIRM)]))
    assert made.unshown == ("김", "은", "정")


def test_a_word_file_has_every_sentence_and_every_receipt(digest: Digest) -> None:
    data = digest_docx(digest)
    document = docx.Document(io.BytesIO(data))
    text = "\n".join(paragraph.text for paragraph in document.paragraphs)
    assert all(sentence in text for sentence in sentences(digest))
    assert "1. https://courier.example/" in text
    assert [p.text for p in document.paragraphs if p.style and p.style.name == "Heading 1"] == [
        "The new line", "The old line", "How it was carried", "Background", "What is missing", "Receipts",
    ]  # fmt: skip
    assert digest_docx(digest) == data


def test_letters_that_xml_cannot_hold_are_replaced() -> None:
    made = composed([*ALL, told("It was \x0b odd \ufffe here", HOLM, "2031-07-09", Stance.AFFIRM)])
    assert docx.Document(io.BytesIO(digest_docx(made))).paragraphs


def test_a_message_has_text_and_html_and_ends_with_one_click(digest: Digest) -> None:
    made = digest_message(
        digest, sender=SENDER, to=Address("", "anna", "reader.example"), page_address="https://digest.example/a.html",
        unsubscribe="https://digest.example/unsubscribe/abc",
    )  # fmt: skip
    parsed = email.message_from_bytes(made.as_bytes(), policy=default)
    assert parsed["List-Unsubscribe"] == "<https://digest.example/unsubscribe/abc>"
    assert parsed["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert parsed["Subject"] == digest.headline.text
    assert [part.get_content_type() for part in parsed.walk()] == ["multipart/alternative", "text/plain", "text/html"]
    text = parsed.get_body(("plain",))
    html = parsed.get_body(("html",))
    assert text is not None and html is not None
    for sentence in sentences(digest):
        assert plain(sentence) in plain(text.get_content())
    assert "https://digest.example/unsubscribe/abc" in text.get_content()
    assert "<img" not in html.get_content() and "<script" not in html.get_content()
    assert max(map(len, made.as_bytes().split(b"\r\n"))) < 998
    again = digest_message(digest, sender=SENDER, to=Address("", "anna", "reader.example"))
    assert again["Message-ID"] != made["Message-ID"]


def test_the_same_message_is_the_same_bytes(digest: Digest) -> None:
    assert digest_message(digest, sender=SENDER).as_bytes() == digest_message(digest, sender=SENDER).as_bytes()


def test_a_headline_cannot_add_a_header() -> None:
    one = told("We thank them\r\nBcc: x@y.example and all who stood beside us", HOLM, "2031-07-09", Stance.AFFIRM)
    made = digest_message(composed([one]), sender=SENDER)
    assert made["Bcc"] is None
    assert b"\r\nBcc:" not in made.as_bytes().split(b"\r\n\r\n")[0]
