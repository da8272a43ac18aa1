"""A digest as Markdown: sentences with footnotes as receipts. Outside text can't become markup."""

from __future__ import annotations

import re
from collections.abc import Iterator

from svodka.model import Digest, Figure, GlossaryEntry, Receipt, Sentence
from svodka.write.compose import paragraphs, require_receipts
from svodka.write.figures import told_of
from svodka.write.labels import Labels, labels_of
from svodka.write.page import safe_address
from svodka.write.visible import one_line
from svodka.write.wording import clock_words

# Every ASCII punctuation mark may be escaped (CommonMark 2.4). These are the ones that can begin markup, HTML, an
# entity, a link, a footnote, a table or mathematics; "://", "www." and "@" are what GitHub makes links of.
_MARKUP = re.compile(r"[\\`*_{}\[\]<>#|~$&^!]")
_LINE_START = re.compile(r"^(\d+)([.)])|^([-+=:])")
_AUTOLINK = re.compile(r"(?<=\w)(://|@)|(?<=www)(\.)", re.I)


def markdown_text(text: str) -> str:
    """``text`` as Markdown that shows exactly these characters on one line."""
    safe = _MARKUP.sub(lambda found: "\\" + found[0], one_line(text))
    safe = _AUTOLINK.sub(lambda found: _entities(found[0]), safe)
    return _LINE_START.sub(lambda found: f"{found[1]}\\{found[2]}" if found[1] else f"\\{found[3]}", safe)


def _entities(text: str) -> str:
    return "".join(f"&#{ord(char)};" for char in text)


def digest_markdown(digest: Digest) -> str:
    """The digest as Markdown with footnotes (GitHub, Pandoc). ReceiptError if a sentence lacks a receipt."""
    require_receipts(digest)
    notes, w = list[str](), labels_of(digest.language)
    lines = [markdown_text(digest.rubric), ""] if digest.rubric else []
    lines += [f"# {_marked(digest.headline, notes, w)}", ""]
    lines += [w.day(digest.issued), ""] if digest.issued else []
    about = f", {markdown_text(w.about_words(digest.about))}" if digest.about else ""
    lines += [f"{w.digest}, {w.interval(digest.period_start, digest.period_end)}{about}", ""]
    for section in digest.sections:
        lines += [f"## {markdown_text(section.heading)}", ""] if section.heading else []
        for paragraph in paragraphs(section):
            lines += [" ".join(_marked(sentence, notes, w) for sentence in paragraph), ""]
    if digest.figures:
        lines += [f"## {w.pictures}", "", *(line for figure in digest.figures for line in _pictured(figure, w)), ""]
    if digest.background:
        lines += [f"## {w.background}", "", *(f"* {_explained(entry)}" for entry in digest.background), ""]
    if digest.not_collected:
        lines += [f"## {w.missing}", "", *(f"* {markdown_text(line)}" for line in digest.not_collected), ""]
    if digest.left_out:
        lines += [f"## {w.left_out}", "", *(f"* {markdown_text(line)}" for line in digest.left_out), ""]
    return "\n".join([*lines, *notes]) + "\n"


def _explained(entry: GlossaryEntry) -> str:
    term, text, source = (markdown_text(words) for words in (entry.term, entry.text, entry.source))
    return f"**{term}**: {text} ({source}, {markdown_text(entry.date)})"


def _pictured(figure: Figure, w: Labels) -> Iterator[str]:
    """A picture in words; digest.html has it drawn, with its table."""
    yield f"* **{markdown_text(figure.title)}**: {markdown_text(told_of(figure, w))}"


def _marked(sentence: Sentence, notes: list[str], w: Labels) -> str:
    marks = []
    for receipt in sentence.receipts:
        number = len(notes) + 1
        marks.append(f"[^{number}]")
        notes.append(f"[^{number}]: " + "; ".join(_note(receipt, w)))
    return markdown_text(sentence.text) + "".join(marks)


def _note(receipt: Receipt, w: Labels) -> Iterator[str]:
    safe = safe_address(receipt.address)
    yield f"<{_link(safe)}>" if safe else markdown_text(receipt.address)
    published = w.published.format(when=receipt.published or w.on_no_day)
    yield markdown_text(f"{receipt.outlet or w.outlet_untold}, {published}")
    if receipt.time is not None:
        yield w.at_clock.format(clock=clock_words(receipt.time))
    yield w.fetched.format(when=receipt.fetched_at.isoformat())
    yield f"{w.facts['bytes']} `{receipt.checksum}`"
    yield w.read_by.format(parser=markdown_text(receipt.parser))
    for quoted in receipt.quoted:
        context = f"…{quoted.prefix}⟦{quoted.exact}⟧{quoted.suffix}…"
        yield f"{w.characters.format(start=quoted.span.start, end=quoted.span.end)}: {markdown_text(context)}"


def _link(address: str) -> str:
    """The address for ``<…>``: what would end it, or is no part of an address, is percent-encoded."""
    return "".join(
        char
        if char.isprintable() and char not in "<> \\"
        else "".join(f"%{byte:02X}" for byte in char.encode("utf-8", "replace"))
        for char in address
    )
