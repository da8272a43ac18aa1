"""In which form bytes are: by what they begin with, by what the server says, by the name's end."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import unquote, urlsplit

from svodka.errors import ParseError
from svodka.model import Capture
from svodka.parse import subtitles
from svodka.parse.decode import Decoded, decode
from svodka.parse.mailbox import looks_like_mail, looks_like_mbox


class Form(StrEnum):
    """A form of document, or of many documents."""

    PLAIN = "plain"
    HTML = "html"
    MARKDOWN = "markdown"
    SUBTITLES = "subtitles"
    PDF = "pdf"
    DOCX = "docx"
    MAIL = "mail"
    MAILBOX = "mailbox"
    EXPORT = "telegram export"
    PREVIEW = "telegram preview"
    FEED = "feed"
    SITEMAP = "sitemap"


_BY_MEDIA_TYPE = {
    "text/html": Form.HTML,
    "application/xhtml+xml": Form.HTML,
    "text/markdown": Form.MARKDOWN,
    "text/vtt": Form.SUBTITLES,
    "application/x-subrip": Form.SUBTITLES,
}
_BY_SUFFIX = {
    ".html": Form.HTML,
    ".htm": Form.HTML,
    ".xhtml": Form.HTML,
    ".md": Form.MARKDOWN,
    ".markdown": Form.MARKDOWN,
    ".vtt": Form.SUBTITLES,
    ".srt": Form.SUBTITLES,
    ".txt": Form.PLAIN,
}
_ROOTS = {"rss": Form.FEED, "rdf": Form.FEED, "feed": Form.FEED, "urlset": Form.SITEMAP, "sitemapindex": Form.SITEMAP}
_HTML = re.compile(r"\s*(?:<\?xml[^>]*\?>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype html|html|head|body)\b", re.I | re.S)
_ROOT = re.compile(r"<(?:\w{1,20}:)?(rss|rdf|feed|urlset|sitemapindex)(?=[\s>/])", re.I)
# Before the root: declaration, comments, a doctype, and the blank lines and warnings that some servers put there
_BEFORE_ROOT = 4_096
_CHATS = re.compile(
    rb'"type":\s*"(?:personal_chat|bot_chat|saved_messages|(?:public|private)_(?:channel|supergroup|group))"'
)


_DOCX_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_DOCX_PART = b"word/document.xml"
_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w:-]{2,40})""", re.I)
_XML_CHARSET = re.compile(rb"""^\s*<\?xml[^>]{0,100}encoding\s*=\s*["']([\w:-]{2,40})""", re.I)


@dataclass(frozen=True, slots=True)
class Opened:
    """The form of some bytes, and their text where the form is one of text."""

    form: Form
    decoded: Decoded


_BYTES = Decoded("", "")


def opened(capture: Capture) -> Opened:
    """The form of the capture's bytes and their text. Raises ParseError for bytes in no form that we read."""
    told = (capture.media_type or "").lower()
    suffix = _suffix(capture.address)
    head = capture.data[:1024].lstrip()
    if head.startswith(b"%PDF-"):
        return Opened(Form.PDF, _BYTES)
    if capture.data.startswith(b"PK\x03\x04") and (
        suffix == ".docx" or told == _DOCX_TYPE or _DOCX_PART in capture.data
    ):
        return Opened(Form.DOCX, _BYTES)
    form = _mail(capture, told, suffix)
    if form:
        return Opened(form, _BYTES)
    if head.startswith(b"{") and _is_export(capture.data):
        return Opened(Form.EXPORT, _BYTES)
    decoded = decode(capture.data, _declared(capture))
    return Opened(_form(told, suffix, decoded.text), decoded)


def root_form(text: str) -> Form | None:
    """FEED or SITEMAP for XML whose root says so, or for a JSON Feed; None for anything else."""
    head = text[:_BEFORE_ROOT].lstrip("\ufeff \t\r\n")
    if head.startswith("{"):
        return Form.FEED if "jsonfeed.org/version" in text[:100_000] else None
    if _HTML.match(head):
        return None
    match = _ROOT.search(head)
    # "<feed" in the middle of a plain text is a word of it: XML begins with its root, its declaration or a comment
    return _ROOTS[match[1].lower()] if match and (head.startswith("<") or "<?xml" in head[: match.start()]) else None


def _form(told: str, suffix: str, text: str) -> Form:
    from_root = root_form(text) if suffix not in (".txt", ".md", ".markdown") else None
    if from_root:
        return from_root
    form = _BY_MEDIA_TYPE.get(told) or _BY_SUFFIX.get(suffix)
    if form is None and subtitles.looks_like_subtitles(text):
        form = Form.SUBTITLES
    if form is None and _HTML.match(text[:4096]):
        form = Form.HTML
    if form is None and (suffix in (".json", ".jsonl") or told == "application/json"):
        raise ParseError("it is JSON, not a document; read documents in JSON Lines with: svodka read --jsonl FILE")
    if form is Form.HTML and "tgme_widget_message" in text and 'data-post="' in text:
        return Form.PREVIEW
    return form or Form.PLAIN


def _mail(capture: Capture, told: str, suffix: str) -> Form | None:
    if told in _BY_MEDIA_TYPE or suffix in _BY_SUFFIX:
        return None
    if told == "application/mbox" or looks_like_mbox(capture.data):
        return Form.MAILBOX
    if told == "message/rfc822" or suffix == ".eml" or looks_like_mail(capture.data):
        return Form.MAIL
    return None


def _is_export(data: bytes) -> bool:
    return b'"messages"' in data and _CHATS.search(data) is not None


def declared_charset(data: bytes) -> str | None:
    """The charset that a page or XML declares in its first 4 kB (where the standard wants it within 1 kB)."""
    match = _XML_CHARSET.search(data[:4096]) or _CHARSET.search(data[:4096])
    return match[1].decode("ascii", "replace") if match else None


def _declared(capture: Capture) -> str | None:
    if capture.charset is None and b"<" in capture.data[:1024]:
        return declared_charset(capture.data)
    return capture.charset


def _suffix(address: str) -> str:
    name = unquote(urlsplit(address).path).rpartition("/")[2].lower()
    return "." + name.rpartition(".")[2] if "." in name else ""
