"""A digest as one HTML page: nothing from elsewhere, no script, every sentence opens its receipt."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from datetime import UTC

from svodka.model import Digest, QuotedSpan, Receipt, Section, Sentence
from svodka.write.compose import paragraphs, require_receipts
from svodka.write.figures import figure_html
from svodka.write.labels import Labels, labels_of
from svodka.write.page import address_html, page, text_html
from svodka.write.receipt import receipt_to_jsonld
from svodka.write.style import DIGEST
from svodka.write.visible import one_line
from svodka.write.wording import clock_words

# as ``phrasing.sentence_of`` ends a sentence; one that ends otherwise is set in one type
_CREDIT = re.compile(r"(?P<told>.*[.!?…][”»]*) (?P<credit>\([^()]*\))(?: (?P<doubts>\[Look twice: .*\]))?", re.DOTALL)

# a screen of 1280 x 900 shows some four sections
CONTENTS_FROM = 5


def digest_html(digest: Digest) -> str:
    """The digest as a self-contained page. ReceiptError if a sentence lacks its receipt."""
    require_receipts(digest)
    w = labels_of(digest.language)
    body = (
        f'<main>\n<header><p class="rubric" dir="auto">{text_html(one_line(digest.rubric or w.digest))}</p>'
        f'<h1 dir="auto">{text_html(digest.headline.text)}</h1>{_receipts(digest.headline, w)}'
        f'<p class="small soft">{_dated(digest)}{figures(digest)}</p>{_contents(digest)}</header>\n'
        f"{digest_body(digest, lambda sentence: _receipts(sentence, w))}{_left_out(digest)}\n"
        f'<footer class="soft">{w.foot} <code>svodka verify</code></footer>\n</main>'
    )
    head = f'<script type="application/ld+json">{_jsonld(digest)}</script>\n'
    return page(title=digest.headline.text, body=body, style=DIGEST, language=digest.language, head=head)


def digest_body(
    digest: Digest, receipts: Callable[[Sentence], str] = lambda sentence: "", *, drawn: bool = True
) -> str:  # fmt: skip
    """The sections of a digest, its pictures, background and what is missing.

    ``receipts``: what stands behind a sentence. Not ``drawn``: pictures in words, for mail and feeds.
    """
    sections = "\n".join(
        f'<section id="p{number}">{_heading(section)}\n'
        + "\n".join(_paragraph(sentences, receipts) for sentences in paragraphs(section))
        + "</section>"
        for number, section in enumerate(digest.sections, 1)
    )
    labels = labels_of(digest.language)
    pictures = "\n".join(figure_html(figure, labels, drawn=drawn) for figure in digest.figures)
    return f"{sections}\n{pictures}{_background(digest)}{_not_collected(digest)}"


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
    return f'<nav class="small" aria-label="{labels_of(digest.language).speakers}"><ul>{"".join(links)}</ul></nav>'


def _dated(digest: Digest) -> str:
    if not digest.issued:
        return ""
    return f'<time datetime="{digest.issued.isoformat()}">{labels_of(digest.language).day(digest.issued)}</time>. '


def figures(digest: Digest) -> str:
    """The period, what it is about, and how many statements and documents it stands on."""
    w = labels_of(digest.language)
    receipts = [r for section in digest.sections for s in section.sentences for r in s.receipts]
    told = [
        w.interval(digest.period_start, digest.period_end),
        text_html(one_line(w.about_words(digest.about))),
        w.count(len({r.statement for r in receipts}), w.statements),
        w.count(len({r.address for r in receipts}), w.documents),
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


def _receipts(sentence: Sentence, w: Labels) -> str:
    count = len(sentence.receipts)
    label = w.receipt[0] if count == 1 else w.count(count, w.receipt)
    cards = "".join(_receipt(receipt, w) for receipt in sentence.receipts)
    return f'<details class="receipt"><summary>{label}</summary>{cards}</details>'


def _receipt(receipt: Receipt, w: Labels) -> str:
    rows = "".join(f"<dt>{name}</dt><dd>{value}</dd>" for name, value in _facts(receipt, w))
    return f"<dl>{rows}</dl>"


def _facts(receipt: Receipt, w: Labels) -> Iterator[tuple[str, str]]:
    fetched, names = receipt.fetched_at.astimezone(UTC), w.facts
    yield names["address"], address_html(receipt.address)
    yield names["outlet"], text_html(one_line(receipt.outlet or w.untold))
    yield names["published"], text_html(one_line(receipt.published or w.untold))
    if receipt.time is not None:
        yield names["video"], w.at_clock.format(clock=clock_words(receipt.time))
    yield names["fetched"], f"{w.day(fetched.date())}, {fetched:%H:%M:%S} UTC"
    yield names["bytes"], f"<code>{text_html(receipt.checksum)}</code>"
    yield names["parser"], text_html(receipt.parser)
    yield names["text"], f"<code>{text_html(receipt.text_checksum)}</code>"
    for quoted in receipt.quoted:
        yield w.characters.format(start=quoted.span.start, end=quoted.span.end), _context(quoted)


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
    heading = labels_of(digest.language).background
    return f'<section class="background small"><h2>{heading}</h2><dl>{entries}</dl></section>\n'


def _not_collected(digest: Digest) -> str:
    if not digest.not_collected:
        return ""
    lines = "".join(f'<li dir="auto">{text_html(line)}</li>' for line in digest.not_collected)
    return f'<section class="missing small"><h2>{labels_of(digest.language).missing}</h2><ul>{lines}</ul></section>\n'


def _left_out(digest: Digest) -> str:
    if not digest.left_out:
        return ""
    lines = "".join(f'<li dir="auto">{text_html(line)}</li>' for line in digest.left_out)
    label = labels_of(digest.language).left_out
    return (
        f'<details class="left-out small"><summary>{label}: {len(digest.left_out)}</summary><ul>{lines}</ul></details>'
    )
