"""A digest as one HTML page: nothing from elsewhere, no script, every sentence opens its receipt."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from datetime import UTC

from svodka.model import Digest, QuotedSpan, Receipt, Section, Sentence
from svodka.write.compose import paragraphs, require_receipts
from svodka.write.page import address_html, page, text_html
from svodka.write.receipt import receipt_to_jsonld
from svodka.write.style import DIGEST
from svodka.write.visible import one_line
from svodka.write.wording import clock_words, count_words, day_words, interval_words, listed

# as ``phrasing.sentence_of`` ends a sentence; one that ends otherwise is set in one type
_CREDIT = re.compile(r"(?P<told>.*[.!?…][”»]*) (?P<credit>\([^()]*\))(?: (?P<doubts>\[Look twice: .*\]))?", re.DOTALL)

# a screen of 1280 x 900 shows some four sections
CONTENTS_FROM = 5


def digest_html(digest: Digest, language: str = "en") -> str:
    """The digest as a self-contained page. ReceiptError if a sentence lacks its receipt."""
    require_receipts(digest)
    body = (
        f'<main>\n<header><p class="rubric" dir="auto">{text_html(one_line(digest.rubric or "Digest"))}</p>'
        f'<h1 dir="auto">{text_html(digest.headline.text)}</h1>{_receipts(digest.headline)}'
        f'<p class="small soft">{_dated(digest)}{figures(digest)}</p>{_contents(digest)}</header>\n'
        f"{digest_body(digest, _receipts)}{_left_out(digest)}\n"
        f'<footer class="soft">Every sentence stands on archived bytes: open its receipt for the address, the '
        f"time of fetching, the checksum and the exact words. <code>svodka verify</code> checks them all."
        f"</footer>\n</main>"
    )
    head = f'<script type="application/ld+json">{_jsonld(digest)}</script>\n'
    return page(title=digest.headline.text, body=body, style=DIGEST, language=language, head=head)


def digest_body(digest: Digest, receipts: Callable[[Sentence], str] = lambda sentence: "") -> str:
    """The sections of a digest, background and what is missing; ``receipts``: what stands behind a sentence."""
    sections = "\n".join(
        f'<section id="p{number}">{_heading(section)}\n'
        + "\n".join(_paragraph(sentences, receipts) for sentences in paragraphs(section))
        + "</section>"
        for number, section in enumerate(digest.sections, 1)
    )
    return f"{sections}\n{_background(digest)}{_not_collected(digest)}"


def _heading(section: Section) -> str:
    return f'<h2 dir="auto">{text_html(section.heading)}</h2>' if section.heading else ""


def _paragraph(sentences: list[Sentence], receipts: Callable[[Sentence], str]) -> str:
    """A paragraph; where it has several sentences they stand close together."""
    if len(sentences) == 1:
        return _sentence(sentences[0], receipts)
    return f'<div class="paragraph">{"".join(_sentence(sentence, receipts) for sentence in sentences)}</div>'


def _contents(digest: Digest) -> str:
    """Links to the speakers, where there are more than a screen holds."""
    if len(digest.sections) < CONTENTS_FROM:
        return ""
    links = [
        f'<li><a href="#p{number}">{text_html(one_line(section.heading))}</a></li>'
        for number, section in enumerate(digest.sections, 1)
    ]
    return f'<nav class="small" aria-label="Speakers"><ul>{"".join(links)}</ul></nav>'


def _dated(digest: Digest) -> str:
    if not digest.issued:
        return ""
    return f'<time datetime="{digest.issued.isoformat()}">{day_words(digest.issued)}</time>. '


def figures(digest: Digest) -> str:
    """The period, what it is about, and how many statements and documents it stands on."""
    receipts = [r for section in digest.sections for s in section.sentences for r in s.receipts]
    about = f"about {text_html(one_line(listed(digest.about)))}" if digest.about else ""
    told = [
        interval_words(digest.period_start, digest.period_end),
        about,
        count_words(len({r.statement for r in receipts}), "statement"),
        count_words(len({r.address for r in receipts}), "document"),
    ]
    return " · ".join(figure for figure in told if figure)


def _jsonld(digest: Digest) -> str:
    """All receipts, once each; "<" is spelled \\u003c so that no words can end the script element."""
    seen: dict[str, object] = {}
    for sentence in [digest.headline, *(s for section in digest.sections for s in section.sentences)]:
        for receipt in sentence.receipts:
            annotation = receipt_to_jsonld(receipt)
            seen.setdefault(annotation["id"], annotation)
    spelled = json.dumps(list(seen.values()), ensure_ascii=True)
    return spelled.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def _sentence(sentence: Sentence, receipts: Callable[[Sentence], str]) -> str:
    told, credit, doubts = _parts(sentence.text)
    small = f' <span class="credit">{text_html(credit)}</span>' if credit else ""
    doubt = f' <span class="doubts">{text_html(doubts)}</span>' if doubts else ""
    return f'<div class="sentence"><p dir="auto">{text_html(told)}{small}{doubt}</p> {receipts(sentence)}</div>'


def _parts(text: str) -> tuple[str, str, str]:
    """A sentence as what was said, where it stands, and doubts: only so as to set them in different type."""
    found = _CREDIT.fullmatch(text)
    return (found["told"], found["credit"], found["doubts"] or "") if found else (text, "", "")


def _receipts(sentence: Sentence) -> str:
    count = len(sentence.receipts)
    label = "receipt" if count == 1 else f"{count} receipts"
    cards = "".join(_receipt(receipt) for receipt in sentence.receipts)
    return f'<details class="receipt"><summary>{label}</summary>{cards}</details>'


def _receipt(receipt: Receipt) -> str:
    rows = "".join(f"<dt>{name}</dt><dd>{value}</dd>" for name, value in _facts(receipt))
    return f"<dl>{rows}</dl>"


def _facts(receipt: Receipt) -> Iterator[tuple[str, str]]:
    fetched = receipt.fetched_at.astimezone(UTC)
    yield "address", address_html(receipt.address)
    yield "outlet", text_html(one_line(receipt.outlet or "not told"))
    yield "published", text_html(one_line(receipt.published or "not told"))
    if receipt.time is not None:
        yield "in the video", f"at {clock_words(receipt.time)}"
    yield "fetched", f"{day_words(fetched.date())}, {fetched:%H:%M:%S} UTC"
    yield "bytes, sha256", f"<code>{text_html(receipt.checksum)}</code>"
    yield "read by", text_html(receipt.parser)
    yield "text, sha256", f"<code>{text_html(receipt.text_checksum)}</code>"
    for quoted in receipt.quoted:
        yield f"characters {quoted.span.start}–{quoted.span.end}", _context(quoted)


def _context(quoted: QuotedSpan) -> str:
    return (
        f'<span class="words" dir="auto"><span class="soft">…{text_html(quoted.prefix)}</span>'
        f'<mark>{text_html(quoted.exact)}</mark><span class="soft">{text_html(quoted.suffix)}…</span></span>'
    )


def _background(digest: Digest) -> str:
    if not digest.background:
        return ""
    entries = "".join(
        f'<dt dir="auto">{text_html(entry.term)}</dt><dd dir="auto">{text_html(entry.text)} '
        f'<span class="soft">{address_html(entry.source)}, {text_html(one_line(entry.date))}</span></dd>'
        for entry in digest.background
    )
    return f'<section class="background small"><h2>Background</h2><dl>{entries}</dl></section>\n'


def _not_collected(digest: Digest) -> str:
    if not digest.not_collected:
        return ""
    lines = "".join(f'<li dir="auto">{text_html(line)}</li>' for line in digest.not_collected)
    return f'<section class="missing small"><h2>What is missing</h2><ul>{lines}</ul></section>\n'


def _left_out(digest: Digest) -> str:
    if not digest.left_out:
        return ""
    lines = "".join(f'<li dir="auto">{text_html(line)}</li>' for line in digest.left_out)
    return (
        f'<details class="left-out small"><summary>Left out: {len(digest.left_out)}</summary><ul>{lines}</ul></details>'
    )
