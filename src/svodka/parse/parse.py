"""Which format the bytes are in, and what they say in it."""

from __future__ import annotations

from dataclasses import replace

from svodka.errors import MissingPageError, ParseError, ShellError
from svodka.model import Capture, Details, DocumentKind, Hints, Parsed
from svodka.parse import frontmatter, markdown, plain, subtitles
from svodka.parse.blocks import Blocks, is_said
from svodka.parse.carriers import carriers_of
from svodka.parse.decode import Decoded
from svodka.parse.forms import Form, opened
from svodka.parse.many import MANY, parse_part
from svodka.parse.transcripts import is_transcript

# Longest documents with their markup, in characters. Pages: the heaviest of 181 articles has 2 million, and
# 3 million took the extractor 10 s. Markdown: a million took 3.4 s and 600 MB. Subtitles: half of it is time codes
LONGEST_MARKUP = {Form.HTML: 5_000_000, Form.MARKDOWN: 1_000_000, Form.SUBTITLES: 2_000_000}


def parse(capture: Capture) -> Parsed:
    """What the bytes of one capture say: text, parts, metadata, and every repair as a fault.

    The same capture makes the same result. A plain text without front matter is kept code point for code
    point; from other formats a text is derived. The hints are stronger than what the document says, and
    that is stronger than what its lines seem to say. Where the bytes hold many documents (``parts``), ``part``
    says which. Raises ParseError where there are no words to read, ShellError for a
    page from the web that is no publication.
    """
    said = _said(capture)
    announced = capture.hints.announced
    if announced and not said.published:
        return replace(said, published=announced, published_basis="listing")
    return said


def _said(capture: Capture) -> Parsed:
    found = opened(capture)
    if found.form in MANY:
        return parse_part(capture, found)
    if capture.part is not None:
        raise ParseError(f"it holds one document and no part {capture.part!r}")
    if found.form is Form.PDF:
        from svodka.parse.pdf import parse_pdf

        return parse_pdf(capture)
    if found.form is Form.DOCX:
        from svodka.parse.docx import parse_docx

        return parse_docx(capture)
    if found.form is Form.MAIL:
        from svodka.parse.mail import parse_mail

        return parse_mail(capture)
    form, decoded = found.form, found.decoded
    longest = LONGEST_MARKUP.get(form)
    if longest and len(decoded.text) > longest:
        raise ParseError(
            f"it has {len(decoded.text):,} characters of {form}, and at most {longest:,} are read; split it"
        )
    if form is Form.HTML:
        return _publication(capture, decoded)
    if form is Form.SUBTITLES:
        return _subtitles(capture, decoded)
    return _text(capture, decoded, is_markdown=form is Form.MARKDOWN)


def _publication(capture: Capture, decoded: Decoded) -> Parsed:
    """A page; what a person has saved is taken for what it is, what a server sends may be a wall."""
    from svodka.parse.shells import NOT_FOUND, shell_of

    from_web = capture.address.startswith(("http://", "https://"))
    try:
        page = _page(capture, decoded)
    except ParseError:
        why = shell_of(decoded.text) if from_web else None
        if why is None:
            raise
    else:
        why = shell_of(page) if from_web else None
        if why is None:
            return page
    raise MissingPageError(why) if why == NOT_FOUND else ShellError(why)


def _text(capture: Capture, decoded: Decoded, *, is_markdown: bool) -> Parsed:
    """A plain text or Markdown, with or without front matter."""
    header, body = frontmatter.split(decoded.text)
    hints = frontmatter.merge(capture.hints, header)
    faults = decoded.faults + header.faults
    if not body.strip():
        raise ParseError("there is nothing below its header; there is nothing to read")
    if is_markdown:
        found = markdown.blocks_of(body, keep_lines=header.kind is DocumentKind.POST)
        parsed = _derived(found, capture, hints, faults, markdown.PARSER)
    else:
        parser = plain.PARSER
        if body is not decoded.text:
            parser = "frontmatter/1"
            body = _headed(body, header.values.get("title"))
        parsed = plain.parsed_text(body, address=capture.address, hints=hints, faults=faults, parser=parser)
    return _with_header(_as_transcript(parsed), header, given=capture.hints)


def _as_transcript(parsed: Parsed) -> Parsed:
    """The same, of the kind transcript where its turns show that it is one."""
    if is_transcript(parsed.text, parsed.parts, parsed.title):
        return replace(parsed, kind=DocumentKind.TRANSCRIPT)
    return parsed


def _headed(body: str, title: str | None) -> str:
    """The text below a header with the header's title above it, unless its head says it already."""
    return body if title is None or is_said(title, body) else f"{title}\n\n{body}"


def _subtitles(capture: Capture, decoded: Decoded) -> Parsed:
    running = subtitles.running_text(decoded.text)
    header = running.header
    if not running.text:
        raise ParseError("it has no cues with words; is it a WebVTT or SRT file?")
    hints = frontmatter.merge(capture.hints, header)
    faults = decoded.faults + header.faults
    parsed = plain.parsed_text(
        running.text,
        address=capture.address,
        hints=replace(hints, title=None),
        faults=faults,
        parser=subtitles.PARSER,
    )
    parsed = replace(parsed, title=hints.title, kind=DocumentKind.VIDEO, details=Details(times=running.times))
    return _with_header(parsed, header, given=capture.hints)


def _page(capture: Capture, decoded: Decoded) -> Parsed:
    from svodka.parse.html import PARSER, page_of

    found, told, faults = page_of(decoded.text, capture.address, capture.fetched_at.date())
    given = capture.hints
    hints = Hints(
        published=given.published or told.published or told.guessed,
        outlet=given.outlet or told.outlet,
        language=given.language,
        title=given.title or told.title,
        address=given.address or told.address,
    )
    parsed = _derived(found, capture, hints, decoded.faults + faults, PARSER)
    basis = (
        "given"
        if given.published
        else "page metadata"
        if told.published
        else "page, guessed"
        if told.guessed
        else parsed.published_basis
    )
    return replace(
        _as_transcript(parsed),
        author=told.author or parsed.author,
        language=parsed.language or told.language,
        published_basis=basis,
        details=Details(
            modified=told.modified, carriers=carriers_of(parsed.text, parsed.parts, told.author, parsed.outlet)
        ),
    )


def _derived(found: Blocks, capture: Capture, hints: Hints, faults: tuple[str, ...], parser: str) -> Parsed:
    """A text that a parser has put together from blocks whose markup tells more than their words."""
    if not found.length:
        raise ParseError("it has markup but no words; there is nothing to read")
    title = hints.title or found.title
    whole = found.headed(title)
    return plain.parsed_text(
        whole.text,
        address=capture.address,
        hints=replace(hints, title=title),
        marks=whole.marks,
        faults=faults,
        parser=parser,
    )


def _with_header(parsed: Parsed, header: frontmatter.Header, *, given: Hints) -> Parsed:
    basis = "front matter" if header.values.get("published") and not given.published else parsed.published_basis
    return replace(
        parsed,
        kind=header.kind or parsed.kind,
        author=header.values.get("author") or parsed.author,
        published_basis=basis,
    )
