"""A digest as an e-mail: plain text and HTML in one message, no picture that is fetched, no counted link."""

from __future__ import annotations

from datetime import UTC, datetime, time
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from functools import partial

from svodka.ids import content_id
from svodka.model import Digest, Receipt, Sentence
from svodka.write.compose import paragraphs, require_receipts
from svodka.write.digest_json import digest_to_json
from svodka.write.figures import figures_told
from svodka.write.html import digest_body
from svodka.write.labels import Labels, labels_of
from svodka.write.page import address_html, page, safe_address, text_html
from svodka.write.style import DIGEST
from svodka.write.visible import one_line


def digest_message(
    digest: Digest, *, sender: Address, to: Address | None = None, page_address: str | None = None,
    unsubscribe: str | None = None, headers: dict[str, str] | None = None,
) -> EmailMessage:  # fmt: skip
    """The message for one reader; the same arguments make the same bytes.

    ``page_address``: of the issue on the site. ``unsubscribe``: address at which a POST ends the subscription
    (RFC 8058). ``to`` None: a message to keep or to hand on. ReceiptError if a sentence lacks its receipt.
    """
    require_receipts(digest)
    key = content_id("mail/1", digest_to_json(digest), str(to or ""), unsubscribe or "")
    day = digest.issued or digest.period_end
    message = EmailMessage(policy=SMTP)
    message["Subject"] = one_line(digest.headline.text)
    message["From"] = sender
    if to:
        message["To"] = to
    message["Date"] = format_datetime(datetime.combine(day, time(12), tzinfo=UTC))
    message["Message-ID"] = f"<{key[:32]}@{sender.domain}>"
    if unsubscribe:
        message["List-Unsubscribe"] = f"<{unsubscribe}>"
        message["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    for name, value in (headers or {}).items():
        message[name] = value
    message.set_content(_text(digest, page_address, unsubscribe), cte="quoted-printable")
    message.add_alternative(_html(digest, page_address, unsubscribe), subtype="html", cte="quoted-printable")
    message.set_boundary(f"=_{key[:40]}")
    return message


def _text(digest: Digest, page_address: str | None, unsubscribe: str | None) -> str:
    notes, w = list[Receipt](), labels_of(digest.language)
    lines = [*([one_line(digest.rubric)] if digest.rubric else []), _noted(digest.headline, notes), ""]
    lines.append(_day(digest, w))
    for section in digest.sections:
        lines += ["", *([one_line(section.heading).upper(), ""] if section.heading else [])]
        for sentences in paragraphs(section):
            lines += [" ".join(_noted(sentence, notes) for sentence in sentences), ""]
    lines += [line for told in figures_told(digest) for line in (told, "")]
    if digest.background:
        lines += [
            w.background.upper(),
            "",
            *(one_line(f"{e.term}: {e.text} ({e.source}, {e.date})") for e in digest.background),
        ]
    if digest.not_collected:
        lines += ["", w.missing.upper(), "", *map(one_line, digest.not_collected)]
    lines += ["", w.receipts.upper(), ""]
    for number, receipt in enumerate(notes, 1):
        lines.append(one_line(f"[{number}] {receipt.outlet or w.outlet_untold}: {receipt.address}"))
    if page_address:
        lines += ["", f"{w.on_site}: {page_address}"]
    if unsubscribe:
        lines += ["", f"{w.asked_for} {w.end}: {unsubscribe}"]
    return "\n".join(lines) + "\n"


def _noted(sentence: Sentence, notes: list[Receipt]) -> str:
    numbers = []
    for receipt in sentence.receipts:
        if receipt not in notes:
            notes.append(receipt)
        numbers.append(notes.index(receipt) + 1)
    return f"{one_line(sentence.text)} [{', '.join(map(str, numbers))}]"


def _html(digest: Digest, page_address: str | None, unsubscribe: str | None) -> str:
    w = labels_of(digest.language)
    on_site = f"<p>{address_html(page_address, w.on_site)}</p>" if page_address else ""
    end = f"<p>{w.asked_for} {address_html(unsubscribe, w.end)}</p>" if unsubscribe else ""
    links = partial(_links, w)
    body = (
        f'<main><header><p class="rubric" dir="auto">{text_html(one_line(digest.rubric or w.digest))}</p>'
        f'<h1 dir="auto">{text_html(digest.headline.text)}</h1><p>{_day(digest, w)}</p></header>\n'
        f'{digest_body(digest, links, drawn=False)}<footer class="small soft">{on_site}{end}</footer></main>'
    )
    return page(title=digest.headline.text, body=body, style=DIGEST, language=digest.language)


def _day(digest: Digest, w: Labels) -> str:
    return w.day(digest.issued) if digest.issued else w.interval(digest.period_start, digest.period_end)


def _links(w: Labels, sentence: Sentence) -> str:
    """Links to the sources of a sentence."""
    links = [
        address_html(receipt.address, receipt.outlet or w.source)
        for receipt in sentence.receipts
        if safe_address(receipt.address)
    ]
    return f'<span class="small soft">[{", ".join(dict.fromkeys(links))}]</span>' if links else ""
