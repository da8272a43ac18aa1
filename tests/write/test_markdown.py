"""Markdown: outside text shows and does nothing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from svodka.model import Digest
from svodka.write.compose import compose
from svodka.write.markdown import digest_markdown, markdown_text
from svodka.write.select import select
from svodka.write.visible import one_line
from tests.write.samples import EVIL, HOSTILE, PERIOD, ROWS, row

GOLDEN = Path(__file__).parent / "golden"
PARSER = MarkdownIt("commonmark", {"html": True})


def digest() -> Digest:
    return compose(select(ROWS, *PERIOD, []))


def test_golden(golden: Callable[[Path, str], None]) -> None:
    golden(GOLDEN / "digest.md", digest_markdown(digest()))


def test_every_footnote_is_there_once() -> None:
    text = digest_markdown(digest())
    receipts = sum(len(s.receipts) for section in digest().sections for s in section.sentences) + 1
    for number in range(1, receipts + 1):
        assert text.count(f"[^{number}]: ") == 1
        assert text.count(f"[^{number}]") == 2
    assert f"[^{receipts + 1}]" not in text


def flat(tokens: list[Token]) -> list[Token]:
    return [token for parent in tokens for token in [parent, *flat(parent.children or [])]]


@given(st.text(alphabet="a1 \\`*_{}[]()<>#+-.!|~$&;:/=@^\"'\n\t\x1bw", max_size=40))
def test_any_text_is_text(text: str) -> None:
    tokens = flat(PARSER.parse(f"{markdown_text(text)}\n"))
    assert {token.type for token in tokens} <= {"paragraph_open", "paragraph_close", "inline", "text", "text_special"}
    shown = "".join(token.content for token in tokens if token.type in ("text", "text_special"))
    assert shown == one_line(text)


def test_addresses_and_words_are_no_links_for_github() -> None:
    assert "://" not in markdown_text("see http://a.example")
    assert "www." not in markdown_text("see www.a.example")
    assert "@" not in markdown_text("me@a.example")


def test_hostile_digest_is_text() -> None:
    hostile = compose(select([row(HOSTILE, EVIL)], *PERIOD))
    text = digest_markdown(replace(hostile, about=("<script>",)))
    types = {token.type for token in flat(PARSER.parse(text))}
    assert not types & {"html_inline", "html_block", "image", "fence", "link_open"}
    assert "\x1b" not in text


def test_only_safe_addresses_are_links() -> None:
    links = [t.attrs["href"] for t in flat(PARSER.parse(digest_markdown(digest()))) if t.type == "link_open"]
    assert set(links) == {
        "https://courier.example/a",
        "https://agency.example/2031/04/29/7",
        "https://vestnik.example/38",
    }
