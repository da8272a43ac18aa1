"""A digest as PDF, through fpdf2 and the fonts FiraGO (Latin, Cyrillic, Greek, Arabic, Hebrew, Georgian).

Needs the extra ``documents``. Letters that the fonts lack are named to the caller and shown as question marks; the same
digest makes the same bytes.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from svodka.errors import SvodkaError
from svodka.model import Digest, Receipt
from svodka.write.compose import paragraphs, require_receipts
from svodka.write.figures import figures_told
from svodka.write.labels import Labels, labels_of
from svodka.write.page import safe_address
from svodka.write.visible import one_line
from svodka.write.wording import clock_words

if TYPE_CHECKING:
    from fpdf import FPDF

MISSING = "PDF and DOCX need more packages; install them: pip install 'svodka[documents]'"
# A4 with margins that leave 66 letters a line in 10.5 points: what typographers hold for readable (Bringhurst)
_MARGIN, _SIZE, _LINE = 30, 10.5, 5.4  # millimetres, points, millimetres
_NOTE_SIZE, _NOTE_LINE = 7.5, 3.6
_FAMILY = "FiraGO"
# names of the faces in the package pymupdf-fonts
_FACES = {"": "figo", "B": "figbo", "I": "figit"}


@dataclass(frozen=True, slots=True)
class Portable:
    """A file in bytes, and the letters that it could not show."""

    data: bytes
    unshown: tuple[str, ...] = ()


def digest_pdf(digest: Digest) -> Portable:
    """The digest as PDF, receipts as notes. ReceiptError if a sentence lacks one, SvodkaError without the extra."""
    require_receipts(digest)
    try:
        import pymupdf_fonts  # type: ignore[import-untyped]
        from fpdf import FPDF
    except ImportError:
        raise SvodkaError(MISSING) from None
    with tempfile.TemporaryDirectory() as folder:
        pdf = FPDF(format="A4")
        for style, name in _FACES.items():
            path = Path(folder) / f"{name}.ttf"
            path.write_bytes(pymupdf_fonts.myfont(name))
            pdf.add_font(_FAMILY, style, path)
        shown = frozenset(getattr(pdf.fonts[_FAMILY.lower()], "cmap", {}))
        _describe(pdf, digest)
        unshown: set[str] = set()
        writer = _Writer(pdf, shown, unshown)
        writer.write(digest)
        data = bytes(pdf.output())
    return Portable(data, tuple(sorted(unshown)))


def _describe(pdf: FPDF, digest: Digest) -> None:
    pdf.set_title(one_line(digest.headline.text))
    pdf.set_lang(digest.language)
    pdf.set_creator("svodka")
    day = digest.issued or digest.period_end
    pdf.set_creation_date(datetime(day.year, day.month, day.day, tzinfo=UTC))
    pdf.set_margins(_MARGIN, _MARGIN * 0.8, _MARGIN)
    pdf.set_auto_page_break(True, _MARGIN * 0.8)
    pdf.set_text_shaping(False)  # needs a library of its own; FiraGO sets Latin and Cyrillic without
    pdf.add_page()


class _Writer:
    def __init__(self, pdf: FPDF, shown: frozenset[int], unshown: set[str]) -> None:
        self._pdf, self._shown, self._unshown = pdf, shown, unshown
        self._notes: list[Receipt] = []

    def write(self, digest: Digest) -> None:
        """The whole digest."""
        w = labels_of(digest.language)
        self._line(digest.rubric or w.digest, 8, "B")
        self._line(digest.headline.text, 18, "B", height=7.5, notes=self._marks(digest.headline.receipts))
        if digest.issued:
            self._line(w.day(digest.issued), 8)
        about = f", {w.about_words(digest.about)}" if digest.about else ""
        self._line(f"{w.digest}, {w.interval(digest.period_start, digest.period_end)}{about}", 8)
        for section in digest.sections:
            self._pdf.ln(_LINE)
            if section.heading:
                self._line(section.heading, 12, "B", height=6)
            for sentences in paragraphs(section):
                for sentence in sentences:
                    self._run(f"{sentence.text} ", self._marks(sentence.receipts))
                self._pdf.ln(_LINE * 1.4)
        self._list(w.pictures, figures_told(digest))
        self._list(w.background, [f"{e.term}: {e.text} ({e.source}, {e.date})" for e in digest.background])
        self._list(w.missing, digest.not_collected)
        notes = [f"{n}. {'; '.join(receipt_facts(r, w))}" for n, r in enumerate(self._notes, 1)]
        self._list(w.receipts, notes, note=True)

    def _marks(self, receipts: tuple[Receipt, ...]) -> list[int]:
        first = len(self._notes) + 1
        self._notes += receipts
        return list(range(first, len(self._notes) + 1))

    def _run(self, text: str, marks: list[int]) -> None:
        self._pdf.set_font(_FAMILY, "", _SIZE)
        self._pdf.write(_LINE, self._plain(text.rstrip()))
        self._pdf.char_vpos = "SUP"
        self._pdf.write(_LINE, ",".join(map(str, marks)))
        self._pdf.char_vpos = "LINE"
        self._pdf.write(_LINE, " ")

    def _line(
        self, text: str, size: float, style: str = "", height: float = 4.5, notes: list[int] | None = None
    ) -> None:
        self._pdf.set_font(_FAMILY, style, size)
        self._pdf.write(height, self._plain(text))
        if notes:
            self._pdf.char_vpos = "SUP"
            self._pdf.write(height, ",".join(map(str, notes)))
            self._pdf.char_vpos = "LINE"
        self._pdf.ln(height * 1.3)

    def _list(self, heading: str, items: list[str] | tuple[str, ...], *, note: bool = False) -> None:
        if not items:
            return
        self._pdf.ln(_LINE)
        self._line(heading, 12, "B", height=6)
        size, height = (_NOTE_SIZE, _NOTE_LINE) if note else (9.0, 4.5)
        for item in items:
            self._pdf.set_font(_FAMILY, "", size)
            self._pdf.multi_cell(0, height, self._plain(item), new_x="LMARGIN", new_y="NEXT", align="L")

    def _plain(self, text: str) -> str:
        """The text on one line, with a question mark for each letter that the font does not have."""
        line = one_line(text)
        self._unshown |= {char for char in line if ord(char) not in self._shown}
        return "".join(char if ord(char) in self._shown else "?" for char in line)


def receipt_facts(receipt: Receipt, w: Labels) -> Iterator[str]:
    """What a note says of a receipt."""
    yield safe_address(receipt.address) or receipt.address
    yield f"{receipt.outlet or w.outlet_untold}, {w.published.format(when=receipt.published or w.on_no_day)}"
    if receipt.time is not None:
        yield w.at_clock.format(clock=clock_words(receipt.time))
    yield w.fetched.format(when=f"{receipt.fetched_at.astimezone(UTC):%Y-%m-%d %H:%M} UTC")
    yield f"sha256 {receipt.checksum}"
    yield from (f"characters {q.span.start} to {q.span.end}" for q in receipt.quoted)
