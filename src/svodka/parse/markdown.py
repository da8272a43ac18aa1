"""Markdown: the plain text of it, without the markup."""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.token import Token

from svodka.model import PartKind
from svodka.parse.blocks import Blocks

PARSER = "markdown/2"

# footnotes as GitHub and Pandoc write them: the mark in a sentence is no word of it, and the note no part of the text
_MARK = re.compile(r"\[\^[\w-]{1,40}\](?!:)")
_NOTE = re.compile(r"\[\^[\w-]{1,40}\]:")


def blocks_of(text: str, *, keep_lines: bool) -> Blocks:
    """The words of Markdown. ``keep_lines``: a line end is a line end, as in posts, not a space."""
    found = Blocks()
    # what looks like an HTML tag is text: the parser shall neither run nor lose it
    parser = MarkdownIt("commonmark").enable("table").disable(["html_block", "html_inline"])
    opened: list[Token] = []
    row: list[str] = []
    for token in parser.parse(text):
        if token.nesting == 1:
            opened.append(token)
        elif token.nesting == -1:
            opened.pop()
        if token.type == "inline":
            words = "".join(_words(child, keep_lines) for child in token.children or [])
            if opened[-1].type in ("th_open", "td_open"):
                row.append(words.strip())
            else:
                _add(found, words, token.children or [], opened[-1])
        elif token.type == "tr_close":
            found.add(" | ".join(row))
            row = []
        elif token.type in ("fence", "code_block"):
            found.add(token.content)
    return found


def _add(found: Blocks, words: str, children: list[Token], block: Token) -> None:
    kind = None
    if _NOTE.match(words):
        kind = PartKind.BOILERPLATE
    elif block.type == "heading_open":
        top = block.tag == "h1" and found.title is None
        kind = PartKind.HEADLINE if top else PartKind.HEADING
        found.title = found.title or (words.strip() if top else None)
    elif len(children) == 1 and children[0].type == "image":
        kind = PartKind.CAPTION
    elif _is_all_strong(children) and words.rstrip().endswith("?"):
        kind = PartKind.QUESTION
    found.add(words, kind)


def _words(token: Token, keep_lines: bool) -> str:
    if token.type == "softbreak":
        return "\n" if keep_lines else " "
    if token.type == "hardbreak":
        return "\n"
    # an image's content is its description
    if token.type == "text":
        return _MARK.sub("", token.content)
    return token.content if token.type in ("code_inline", "image", "text_special") else ""


def _is_all_strong(children: list[Token]) -> bool:
    kinds = [c.type for c in children if c.type != "text" or c.content.strip()]
    return len(kinds) > 2 and kinds[0] == "strong_open" and kinds.index("strong_close") == len(kinds) - 1
