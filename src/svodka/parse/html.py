"""An HTML page: its main text, what the markup says of the lines, and what the page says of itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import replace
from datetime import date

import trafilatura
from lxml import etree  # type: ignore[import-untyped]
from lxml.html import HtmlElement  # type: ignore[import-untyped]
from trafilatura.metadata import extract_metadata

from svodka.errors import ParseError
from svodka.model import PartKind
from svodka.parse.blocks import Blocks, letters
from svodka.parse.metadata import Metadata, metadata_of
from svodka.parse.trees import tree_of

# Another extractor finds another text, so its version belongs to the parser's name
PARSER = f"html/2 trafilatura/{trafilatura.__version__}"

# Less than this beside a page of 2 kB and more is a caption or a teaser; then the careful setting has failed
_SHORTEST_MAIN = 200
# A cell of a table of figures is shorter; a longer one holds an article, on pages that are laid out by tables
_LONGEST_CELL = 300
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_BLOCKS = frozenset("p head item quote code cell row lb list table".split())
_PAGE_BLOCKS = tuple("p div li br h1 h2 h3 h4 h5 h6 td th tr pre blockquote section article dt dd".split())
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_SPACE = re.compile(r"[ \t\r\n\f]+")


def page_of(text: str, address: str, fetched_on: date) -> tuple[Blocks, Metadata, tuple[str, ...]]:
    """The plain text of a page, its metadata, and what was wrong with it.

    Raises ParseError where the page holds no words.
    """
    text = _DECLARATION.sub("", text).replace("\0", "")
    tree = tree_of(text)
    told = metadata_of(tree, address)
    faults: tuple[str, ...] = ()
    found = _main_text(text, precise=True)
    if found.length < _SHORTEST_MAIN:
        found = max(found, _main_text(text, precise=False), key=lambda b: b.length)
    if found.length == 0:
        found = _whole_text(tree)
        faults = ("No main text was told apart; the whole page's words were taken.",)
    if found.length == 0:
        raise ParseError("the page holds no words; it may need a browser: save it from there as HTML and read the file")
    _mark_questions(found, tree)
    return found, _completed(tree, told, fetched_on), faults


def _mark_questions(found: Blocks, tree: HtmlElement) -> None:
    """Marks the questions that a page sets in bold: paragraphs that are wholly bold and end in a question mark."""
    bold = {
        letters(strong.text_content())
        for strong in tree.xpath("//strong | //b")
        if strong.text_content().rstrip(' \xa0»”"').endswith("?")
    }
    start = 0
    for words in found.words:
        if words.rstrip('»”" ').endswith("?") and letters(words) in bold:
            found.marks.setdefault(start, PartKind.QUESTION)
        start += len(words) + 2


def _main_text(text: str, *, precise: bool) -> Blocks:
    # deduplicate stays off: it remembers earlier pages of the process and would make a text depend on them
    document = trafilatura.bare_extraction(
        text,
        favor_precision=precise,
        include_comments=False,
        include_tables=True,
        include_formatting=False,
        deduplicate=False,
        with_metadata=False,
    )
    found = Blocks()
    if document is not None and not isinstance(document, dict) and document.body is not None:
        for block in _blocks(document.body):
            for words in _row(block) if block.tag == "row" else [_words(block)]:
                found.add(words, PartKind.HEADING if block.tag == "head" else None)
    return found


def _blocks(body: etree._Element) -> list[etree._Element]:
    """The innermost blocks in order: paragraphs, headings, items, rows of tables."""
    found = []
    for element in body.iterchildren():
        if element.tag in ("list", "table", "quote", "div") and any(c.tag in _BLOCKS for c in element):
            found.extend(_blocks(element))
        else:
            found.append(element)
    return found


def _row(row: etree._Element) -> list[str]:
    """A row of a table as one line; of a table that only lays out the page, each cell by itself."""
    cells = [_words(cell) for cell in row]
    if any(len(cell) > _LONGEST_CELL for cell in cells):
        return cells
    return [" | ".join(" ".join(cell.split()) for cell in cells)]


def _words(block: etree._Element) -> str:
    """The words of a block as a browser would show them: a line break stays one, other runs of space become one.

    A no-break space isn't layout but a letter of the text, and stays.
    """
    shown = "".join(_pieces(block))
    return "\n".join(line.strip(" ") for line in shown.split("\n") if line.strip())


def _pieces(element: etree._Element) -> Iterator[str]:
    if element.tag == "lb":
        yield "\n"
    yield _SPACE.sub(" ", element.text or "")
    for child in element:
        if child.tag in _BLOCKS - {"lb"}:
            yield "\n"
        yield from _pieces(child)
        yield _SPACE.sub(" ", child.tail or "")


def _whole_text(tree: HtmlElement) -> Blocks:
    """All words of a page outside scripts, menus and footers."""
    cleaned = deepcopy(tree)
    for element in cleaned.xpath("//script | //style | //noscript | //template | //nav | //footer | //head"):
        element.drop_tree()
    for element in cleaned.iter(*_PAGE_BLOCKS):
        # control characters can stand in a page, but lxml takes none back
        element.tail = "\n" + _CONTROLS.sub("", element.tail or "")
        element.text = "\n" + _CONTROLS.sub("", element.text or "")
    found = Blocks()
    for line in cleaned.text_content().split("\n"):
        found.add(_SPACE.sub(" ", line))
    return found


def _completed(tree: HtmlElement, told: Metadata, fetched_on: date) -> Metadata:
    """The metadata with the extractor's guesses where the page itself tells nothing; a date not after the fetch."""
    guessed = extract_metadata(
        deepcopy(tree),
        date_config={"original_date": True, "extensive_search": False, "max_date": fetched_on.isoformat()},
    )
    return replace(
        told,
        title=told.title or guessed.title,
        author=told.author or guessed.author,
        guessed=guessed.date if told.published is None else None,
    )
