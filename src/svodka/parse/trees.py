"""A page as a tree of elements, with the bounds that outside HTML needs."""

from __future__ import annotations

from lxml import etree, html  # type: ignore[import-untyped]
from lxml.html import HtmlElement  # type: ignore[import-untyped]

from svodka.errors import ParseError


def tree_of(text: str) -> HtmlElement:
    """The tree of a page without its comments. Raises ParseError where there are no elements."""
    # huge_tree stays off: deeper than 256 elements is no article but an attack
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True)
    try:
        tree = html.document_fromstring(text.replace("\0", "").encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError):
        raise ParseError("the page holds no elements; is it HTML? Read it as text from a .txt file") from None
    assert isinstance(tree, HtmlElement)
    return tree


def attribute(tree: HtmlElement, name: str) -> str | None:
    """An attribute of the root element."""
    found = tree.get(name) or tree.get(f"xml:{name}")
    return str(found) if found else None
