"""A piece of HTML that is wholly somebody's words (a feed's entry, a mail's body), as blocks."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from lxml import etree  # type: ignore[import-untyped]
from lxml import html as lxml_html
from lxml.html import HtmlElement  # type: ignore[import-untyped]

from svodka.errors import ParseError
from svodka.model import PartKind
from svodka.parse.blocks import Blocks

_SILENT = frozenset("script style noscript template head title iframe object svg form button select textarea".split())
_BREAKING = frozenset(
    "p div section article main header footer aside nav ul ol li dl dt dd table thead tbody tfoot tr td th caption "
    "blockquote pre figure figcaption h1 h2 h3 h4 h5 h6 hr center address details summary body html fieldset".split()
)
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_SPACE = re.compile(r"[ \t\r\n\f]+")
_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,400}>|<!--.*?-->", re.S)
_ENTITY = re.compile(r"&(?:[a-zA-Z]{2,31}|#\d{1,7}|#[xX][0-9a-fA-F]{1,6});")
# As for pages: what is nested deeper is an attack, and recursion would break on it
_DEEPEST = 200


def blocks_of(markup: str) -> Blocks:
    """The words of the fragment: a block element is a block, ``br`` a line end; scripts and forms say nothing.

    Headings and captions are marked. Raises ParseError where it is nested too deep to be a text.
    """
    found = Blocks()
    kind: PartKind | None = None
    words: list[str] = []
    for piece in _pieces(_tree(markup), 0):
        if isinstance(piece, str):
            words.append(piece)
        else:
            _add(found, words, kind)
            words, kind = [], piece.kind
    _add(found, words, kind)
    return found


def plain_line(markup: str) -> str:
    """A title as one line: no markup, no entities (also where they were escaped twice), no runs of space."""
    line = markup
    for _ in range(2):
        line = html.unescape(_TAG.sub("", line))
        if not _ENTITY.search(line):
            break
    return " ".join(line.split())


class _Break:
    """The border between two blocks; ``kind``: what the next one is."""

    def __init__(self, kind: PartKind | None) -> None:
        self.kind = kind


def _tree(markup: str) -> HtmlElement:
    parser = lxml_html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        return lxml_html.document_fromstring(markup.replace("\0", "").encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError):
        return lxml_html.Element("body")


def _pieces(element: HtmlElement, depth: int, kind: PartKind | None = None) -> Iterator[str | _Break]:
    """Words and borders in the order of reading; ``kind``: that of the blocks inside."""
    if depth > _DEEPEST:
        raise ParseError("its elements are nested deeper than any text's; it was not read")
    tag = element.tag if isinstance(element.tag, str) else ""
    if tag in _SILENT:
        return
    breaking = tag in _BREAKING
    if tag in _HEADINGS:
        kind = PartKind.HEADING
    elif tag == "figcaption":
        kind = PartKind.CAPTION
    if breaking:
        yield _Break(kind)
    if tag == "br":
        yield "\n"
    yield _spaced(element.text, tag)
    for child in element:
        yield from _pieces(child, depth + 1, kind)
        if isinstance(child.tag, str) and child.tag in _BREAKING:
            yield _Break(kind)
        yield _spaced(child.tail, tag)


def _spaced(words: str | None, tag: str) -> str:
    return (words or "") if tag == "pre" else _SPACE.sub(" ", words or "")


def _add(found: Blocks, words: list[str], kind: PartKind | None) -> None:
    shown = "".join(words)
    # two line ends in a row part paragraphs, as blogs and mails write them
    for block in re.split(r"\n[ \n]*\n", shown):
        lines = (re.sub(r" {2,}", " ", line).strip(" ") for line in block.split("\n"))
        found.add("\n".join(line for line in lines if line), kind)
