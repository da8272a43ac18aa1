"""Any bytes: each form reads them or says why not, always the same, and spans stay inside the text."""

from __future__ import annotations

import random
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from svodka.errors import ParseError
from svodka.model import Capture
from svodka.parse import listing, parse, parts
from svodka.parse.forms import Form, opened, root_form
from svodka.parse.shells import shell_of
from tests.parse.captures import capture
from tests.parse.test_feeds import BODY, rss
from tests.parse.test_mail import BOX
from tests.parse.test_pdf import LINES, pdf
from tests.parse.test_sitemap import NEWS
from tests.parse.test_telegram import ENTITIES, FULL, chat, export, exported, page

WHOLE = [
    capture(rss(f"<item><title>A</title><link>https://post.example/a</link><description><![CDATA[<p>{BODY * 9}</p>]]></description></item>"), "https://post.example/rss"),
    capture(NEWS, "https://post.example/sitemap.xml"),
    page(FULL),
    export(chat(exported(text=ENTITIES))),
    capture(BOX, "file:///news.mbox"),
    capture(BOX.partition("\n")[2].partition("From news")[0], "file:///1.eml"),
    capture(pdf(LINES), "file:///a.pdf"),
    capture((Path(__file__).parent / "listings" / "01-cards-en.html").read_bytes(), "https://post.example/news", media_type="text/html"),
]  # fmt: skip


def all_of(came: Capture) -> list[object]:
    """Everything that the bytes say, in each of the ways to ask."""
    said: list[object] = []
    for ask in (listing, parts, parse):
        try:
            said.append(ask(came))
        except ParseError as error:
            said.append(str(error))
    named = said[1] if isinstance(said[1], tuple) else ()
    for part in named[:5]:
        try:
            parsed = parse(replace(came, part=str(part)))
        except ParseError as error:
            said.append(str(error))
            continue
        assert all(p.span.end <= len(parsed.text) for p in parsed.parts)
        assert all(0 <= start < end <= len(parsed.text) for start, end, _ in parsed.details.links)
        said += [parsed, shell_of(parsed)]
    return said


@pytest.mark.parametrize("came", WHOLE, ids=[str(opened(c).form) for c in WHOLE])
def test_damaged_bytes_are_read_or_refused_and_always_the_same(came: Capture) -> None:
    chance = random.Random(7)
    for _ in range(25):
        data = bytearray(came.data)
        for _ in range(chance.choice((1, 5, 40))):
            at = chance.randrange(len(data))
            data[at : at + chance.choice((0, 1, 9))] = chance.randbytes(chance.choice((0, 1, 3)))
        broken = replace(came, data=bytes(data[: chance.randrange(len(data) // 2, len(data) + 1)]))
        assert all_of(broken) == all_of(replace(broken, data=bytes(bytearray(broken.data))))


@given(
    st.binary(max_size=400), st.sampled_from(["xml", "json", "html", "eml", "mbox", "pdf", "vtt", "md", "", "xml.gz"])
)
def test_any_bytes_under_any_name(data: bytes, suffix: str) -> None:
    all_of(capture(data, f"file:///a.{suffix}"))


@given(st.text(max_size=300), st.sampled_from([c.data for c in WHOLE if len(c.data) < 20_000]))
def test_any_text_behind_the_beginning_of_each_form(text: str, whole: bytes) -> None:
    all_of(capture(whole[: len(whole) // 2] + text.encode("utf-8", "replace"), "https://post.example/a"))


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("<rss version='2.0'>", Form.FEED),
        ("\n\ufeff<?xml version='1.0'?><!-- x --><feed>", Form.FEED),
        ("<rdf:RDF xmlns:rdf='x'>", Form.FEED),
        ('{"version": "https://jsonfeed.org/version/1"}', Form.FEED),
        ("<sitemapindex>", Form.SITEMAP),
        ("<!doctype html><html><body>&lt;rss <rss>", None),
        ("A text about <rss> and <feed>.", None),
        ('{"version": "1"}', None),
    ],
)
def test_roots(text: str, form: Form | None) -> None:
    assert root_form(text) is form


def test_a_single_document_has_no_parts() -> None:
    came = capture("The harbour is closed.", "file:///a.txt")
    assert parts(came) == ()
    with pytest.raises(ParseError, match="one document"):
        parse(replace(came, part="7"))


def test_json_that_is_none_of_ours_says_what_to_do() -> None:
    for suffix in ("json", "jsonl"):
        with pytest.raises(ParseError, match="svodka read --jsonl"):
            parts(capture('{"id": 1, "text": "a"}', f"file:///a.{suffix}"))
