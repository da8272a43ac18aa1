"""A digest as an editor changed it in its Markdown, with the receipts that its footnotes name.

What is edited is the text; receipts come from the digest as it was compiled, so that none can be made up.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import replace

from svodka.errors import ReceiptError
from svodka.model import Digest, Receipt, Section, Sentence
from svodka.write.compose import make_sentence
from svodka.write.figures import standing_on
from svodka.write.labels import ENGLISH, RUSSIAN
from svodka.write.markdown import digest_markdown

_NOTE = re.compile(r"\[\^(\d+)\]")
# a sentence of the Markdown: its words and the footnotes right behind them
_SENTENCE = re.compile(r"(.+?)((?:\[\^\d+\])+)(?=\s|$)", re.DOTALL)
_DEFINITION = re.compile(r"^\[\^\d+\]:")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
# headings of lists, which editing leaves as they are
_OURS = frozenset(name for w in (ENGLISH, RUSSIAN) for name in (w.missing, w.left_out, w.background, w.pictures))


def edited(markdown: str, original: Digest) -> Digest:
    """The digest with the headline, headings and sentences of ``markdown``, as ``digest_markdown`` wrote and a person
    changed it.

    Sentences may be changed, moved, joined, left out; a new one needs a footnote of the original. ReceiptError where
    a sentence has none, names one that is not there, or quotes what its receipts don't hold.
    """
    receipts = _numbered(original)
    as_written = set(_blocks(digest_markdown(original)))
    headline: Sentence | None = None
    sections: list[Section] = []
    heading, ours = "", False
    found: list[Sentence] = []
    for block in _blocks(markdown):
        if block.startswith("# ") and headline is None:
            [headline] = _sentences(block[2:], receipts) or [original.headline]
        elif block.startswith("## "):
            sections.append(Section(heading, tuple(found)))
            heading, found = _plain(block[3:]), []
            ours = heading in _OURS
        elif ours and block not in as_written:
            raise ReceiptError(
                f"what stands under {heading!r} is svodka's own and is not edited: {_plain(block)[:80]!r}"
            )
        elif not ours and headline is not None and _NOTE.search(block):
            found += _sentences(block, receipts)
        elif not ours and sections and block.strip():
            raise ReceiptError(f"no footnote tells on what this stands: {_plain(block)[:80]!r}; give it one, or cut it")
    sections.append(Section(heading, tuple(found)))
    kept = tuple(section for section in sections if section.sentences)
    if headline is None or not kept:
        raise ReceiptError("no headline, or no sentence with a footnote, was found: is it a digest.md of svodka?")
    cited = {r.statement for s in (headline, *(s for one in kept for s in one.sentences)) for r in s.receipts}
    return replace(original, headline=headline, sections=kept, figures=standing_on(original.figures, cited))


def _numbered(digest: Digest) -> dict[int, Receipt]:
    """The receipts by the numbers that ``digest_markdown`` gives them."""
    sentences = [digest.headline, *(s for section in digest.sections for s in section.sentences)]
    return dict(enumerate((receipt for sentence in sentences for receipt in sentence.receipts), 1))


def _blocks(markdown: str) -> Iterator[str]:
    for block in re.split(r"\n\s*\n", markdown.replace("\r\n", "\n")):
        lines = [line for line in block.strip().split("\n") if not _DEFINITION.match(line)]
        if lines and any(line.strip() for line in lines):
            yield "\n".join(lines)


def _sentences(block: str, receipts: dict[int, Receipt]) -> list[Sentence]:
    """The sentences of a paragraph, each with the receipts of the footnotes behind it."""
    found: list[Sentence] = []
    rest = block
    for match in _SENTENCE.finditer(block):
        numbers = [int(number) for number in _NOTE.findall(match[2])]
        if unknown := [number for number in numbers if number not in receipts]:
            raise ReceiptError(f"footnote {unknown[0]} is none of the digest: {_plain(match[1])[:80]!r}")
        text = _plain(match[1])
        cited = tuple(dict.fromkeys(receipts[number] for number in numbers))
        made = make_sentence(text, cited)
        found.append(Sentence(made.text, made.receipts, follows=bool(found)))
        rest = block[match.end() :]
    if rest.strip() and found:
        raise ReceiptError(f"no footnote tells on what this stands: {_plain(rest)[:80]!r}; give it one, or cut it")
    return found


def _plain(text: str) -> str:
    """The characters that a stretch of our Markdown shows."""
    return html.unescape(_ESCAPED.sub(r"\1", " ".join(text.split())))
