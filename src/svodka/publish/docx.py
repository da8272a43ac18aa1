"""A digest as a Word file (DOCX), for editors who go on there; receipts are numbered notes at its end.

Needs the extra ``documents`` (python-docx). The same digest makes the same bytes.
"""

from __future__ import annotations

import io
import re
import zipfile
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from svodka.errors import SvodkaError
from svodka.model import Digest, Receipt
from svodka.publish.pdf import MISSING, receipt_facts
from svodka.write.compose import paragraphs, require_receipts
from svodka.write.figures import figures_told
from svodka.write.labels import labels_of
from svodka.write.visible import one_line

if TYPE_CHECKING:
    from docx.document import Document

# what XML 1.0 can't hold
_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
# of the files inside, so that equal digests make equal bytes; before it ZIP has no dates
_MOMENT = (1980, 1, 1, 0, 0, 0)


def digest_docx(digest: Digest) -> bytes:
    """The digest as DOCX. ReceiptError if a sentence lacks its receipt, SvodkaError where the extra is missing."""
    require_receipts(digest)
    try:
        import docx
    except ImportError:
        raise SvodkaError(MISSING) from None
    document = docx.Document()
    _describe(document, digest)
    notes, w = list[Receipt](), labels_of(digest.language)
    document.add_paragraph(_plain(digest.rubric or w.digest), style="Subtitle")
    _marked(document.add_heading(level=0), [(digest.headline.text, digest.headline.receipts)], notes)
    about = f", {w.about_words(digest.about)}" if digest.about else ""
    period = f"{w.interval(digest.period_start, digest.period_end)}{about}"
    document.add_paragraph(_plain(f"{w.day(digest.issued)}. {period}" if digest.issued else period))
    for section in digest.sections:
        if section.heading:
            document.add_heading(_plain(section.heading), level=1)
        for sentences in paragraphs(section):
            _marked(document.add_paragraph(), [(s.text, s.receipts) for s in sentences], notes)
    _list(document, w.pictures, figures_told(digest))
    _list(document, w.background, [f"{e.term}: {e.text} ({e.source}, {e.date})" for e in digest.background])
    _list(document, w.missing, digest.not_collected)
    _list(document, w.receipts, [f"{n}. {'; '.join(receipt_facts(r, w))}" for n, r in enumerate(notes, 1)])
    buffer = io.BytesIO()
    document.save(buffer)
    return _timeless(buffer.getvalue())


def _describe(document: Document, digest: Digest) -> None:
    day = digest.issued or digest.period_end
    moment = datetime(day.year, day.month, day.day, tzinfo=UTC)
    properties = document.core_properties
    properties.title = _plain(digest.headline.text)[:255]  # the format allows no more
    properties.author = "svodka"
    properties.comments = ""
    properties.language = digest.language
    properties.created = properties.modified = moment


def _marked(paragraph: Any, sentences: list[tuple[str, tuple[Receipt, ...]]], notes: list[Receipt]) -> None:
    """Sentences with the numbers of their receipts, raised."""
    for text, receipts in sentences:
        paragraph.add_run(_plain(text))
        first = len(notes) + 1
        notes += receipts
        run = paragraph.add_run(",".join(map(str, range(first, len(notes) + 1))))
        run.font.superscript = True
        paragraph.add_run(" ")


def _list(document: Document, heading: str, items: list[str] | tuple[str, ...]) -> None:
    if not items:
        return
    document.add_heading(heading, level=1)
    for item in items:
        document.add_paragraph(_plain(item))


def _plain(text: str) -> str:
    return _NO_XML.sub("\ufffd", one_line(text))


def _timeless(data: bytes) -> bytes:
    """The same ZIP file with one moment for all files in it."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as target:
        for name in sorted(source.namelist(), key=lambda name: (name != "[Content_Types].xml", name)):
            target.writestr(zipfile.ZipInfo(name, _MOMENT), source.read(name), zipfile.ZIP_DEFLATED)
    return buffer.getvalue()
