"""Markdown, front matter, subtitles, HTML and plain text: the words without the markup, and what is told of them."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from svodka.errors import ParseError
from svodka.model import DocumentKind, Hints, Parsed, PartKind
from svodka.parse import parse
from tests.parse.captures import capture

BODY = (
    "The harbour of Port Alder was closed on Monday after the third storm in a week. "
    "Two ferries turned back, and the mayor asked people to stay at home until the evening."
)
MORE = "“We have seen worse,” Mayor Ivo Lund told the daily Harbour Post. “But not in May, and not three times.”"


def words(parsed: Parsed, kind: PartKind) -> list[str]:
    return [p.span.of(parsed.text) for p in parsed.parts if p.kind is kind]


# ------------------------------------------------------------------------------------------- plain text


def test_plain_text_is_kept_code_point_for_code_point() -> None:
    text = "  Head\u00a0line\r\n\r\nThe minister\u2028said \ttwice.\r\n\n\n"
    assert parse(capture(text, "file:///a.txt")).text == text
    assert parse(capture(b"\xef\xbb\xbf" + text.encode(), "file:///a.txt")).text == text


def test_hints_are_stronger_than_the_text() -> None:
    hints = Hints(
        published="2031-05-20", outlet="The Tug", language="ru", title="No Title", address="https://a.example/1"
    )
    parsed = parse(capture(f"A Storm in May\nMay 14, 2031\n\n{BODY}\n\n{MORE}", hints=hints))
    assert (parsed.published, parsed.published_basis, parsed.outlet) == ("2031-05-20", "given", "The Tug")
    assert (parsed.language, parsed.title, parsed.address) == ("ru", "No Title", "https://a.example/1")


def test_date_line_gives_the_date_where_nobody_else_does() -> None:
    parsed = parse(capture(f"A Storm in May\nMay 14, 2031\n\n{BODY}\n\n{MORE}"))
    assert (parsed.published, parsed.published_basis, parsed.title) == ("2031-05-14", "date line", "A Storm in May")


def test_address_stays_the_documents_own() -> None:
    assert parse(capture(BODY, "file:///texts/storm.txt")).address == "file:///texts/storm.txt"


# ------------------------------------------------------------------------------------------ front matter

HEADER = "---\naddress: https://post.example/1\noutlet: The Harbour Post\npublished: 2031-05-14T09:00\nlanguage: en\nauthor: Ana Petrel\n"


@pytest.mark.parametrize("suffix", ["txt", "md"])
def test_front_matter_tells_of_the_document(suffix: str) -> None:
    parsed = parse(capture(f"{HEADER}kind: wire\ntitle: A Storm in May\n---\n\n{BODY}\n", f"file:///a.{suffix}"))
    assert (parsed.address, parsed.outlet, parsed.author) == (
        "https://post.example/1",
        "The Harbour Post",
        "Ana Petrel",
    )
    assert (parsed.published, parsed.published_basis) == ("2031-05-14T09:00", "front matter")
    assert parsed.kind is DocumentKind.WIRE
    assert words(parsed, PartKind.HEADLINE) == ["A Storm in May"]
    assert words(parsed, PartKind.BODY) == [BODY]


def test_title_that_the_text_says_is_not_said_twice() -> None:
    parsed = parse(capture(f"{HEADER}title: A Storm in May\n---\nDIGEST\nA storm in May\n{BODY}\n", "file:///a.txt"))
    assert words(parsed, PartKind.HEADLINE) == ["A storm in May"]


def test_faults_of_a_header_are_said_and_the_text_is_read() -> None:
    parsed = parse(capture(f"---\npublished: 2031-02-30\nno key here\n---\n{BODY}", "file:///a.txt"))
    assert parsed.text == BODY
    assert parsed.published is None
    assert len(parsed.faults) == 2
    assert "2031-02-30" in " ".join(parsed.faults)


def test_lines_of_dashes_are_no_header() -> None:
    text = f"---\n{BODY}\n---\n{MORE}"
    assert parse(capture(text, "file:///a.txt")).text == text


def test_header_without_a_text_is_refused() -> None:
    with pytest.raises(ParseError, match="below its header"):
        parse(capture(f"{HEADER}---\n\n", "file:///a.txt"))


# --------------------------------------------------------------------------------------------- Markdown


def test_markdown_is_its_words_without_markup() -> None:
    text = (
        "# A Storm in May\n\n**By noon** the [harbour](https://a.example/x) was `closed`,\nthe *mayor* said.\n\n"
        "## What next\n\n- tugs wait\n- ferries \\*wait\\*\n\n> “We have seen worse.”\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n"
        "![The mayor at the pier](x.jpg)\n\n**Will the ferry sail?**\n\nIt will.\n"
    )
    parsed = parse(capture(text, "file:///a.md"))
    assert parsed.text.split("\n\n") == [
        "A Storm in May",
        "By noon the harbour was closed, the mayor said.",
        "What next",
        "tugs wait",
        "ferries *wait*",
        "“We have seen worse.”",
        "a | b",
        "1 | 2",
        "The mayor at the pier",
        "Will the ferry sail?",
        "It will.",
    ]
    assert words(parsed, PartKind.HEADLINE) == ["A Storm in May"]
    assert words(parsed, PartKind.HEADING) == ["What next"]
    assert words(parsed, PartKind.CAPTION) == ["The mayor at the pier"]
    assert words(parsed, PartKind.QUESTION) == ["Will the ferry sail?"]
    assert parsed.title == "A Storm in May"


def test_lines_of_a_post_stay_lines() -> None:
    post = f"{HEADER}kind: post\n---\nПорт закрыт.\nПаром ждёт. ⚓️\n\n#порт"
    parsed = parse(capture(post, "file:///a.md"))
    assert parsed.text == "Порт закрыт.\nПаром ждёт. ⚓️\n\n#порт"
    assert words(parsed, PartKind.BOILERPLATE) == ["#порт"]
    assert parsed.kind is DocumentKind.POST


def test_html_in_markdown_is_text() -> None:
    parsed = parse(capture(f"<script>alert(1)</script>\n\n{BODY}", "file:///a.md"))
    assert "<script>alert(1)</script>" in parsed.text


# -------------------------------------------------------------------------------------------- subtitles

VTT = """WEBVTT
Title: The bridge
Outlet: Ministry of Works
Published: 2031-05-14

NOTE made by hand

1
00:00:01.000 --> 00:00:03.000 align:start
<v Ivo Lund>The bridge is <i>open</i>,

2
00:00:03.000 --> 00:00:05.000
<v Ivo Lund>and it will stay open.

3
00:00:05.500 --> 00:00:07.000
<v Ana Petrel>Until when &amp; for whom?
"""


def test_webvtt_is_running_text_without_time_codes() -> None:
    parsed = parse(capture(VTT, "file:///bridge.vtt"))
    assert parsed.text == "Ivo Lund: The bridge is open, and it will stay open.\n\nAna Petrel: Until when & for whom?"
    assert (parsed.title, parsed.outlet, parsed.published) == ("The bridge", "Ministry of Works", "2031-05-14")
    assert parsed.kind is DocumentKind.VIDEO


def test_times_tell_when_the_words_of_a_cue_are_shown() -> None:
    parsed = parse(capture(VTT, "file:///bridge.vtt"))
    shown = [(parsed.text[at : at + 12], seconds) for at, seconds in parsed.details.times]
    assert shown == [("Ivo Lund: Th", 1.0), ("and it will ", 3.0), ("Ana Petrel: ", 5.5)]


def test_srt_paragraphs_end_at_pauses_and_replies_and_repeats_are_dropped() -> None:
    srt = (
        "1\r\n00:00:01,000 --> 00:00:03,000\r\nМост открыт.\r\n\r\n2\r\n00:00:03,100 --> 00:00:04,000\r\nМост открыт.\r\n"
        "И останется открыт.\r\n\r\n3\r\n00:00:09,000 --> 00:00:10,000\r\nНадолго.\r\n\r\n4\r\n00:00:10,000 --> 00:00:11,000\r\n- Спасибо!"
    )
    parsed = parse(capture(srt, "-"))
    assert parsed.text == "Мост открыт. И останется открыт.\n\nНадолго.\n\n- Спасибо!"


def test_subtitles_without_cues_are_refused() -> None:
    with pytest.raises(ParseError, match="cues"):
        parse(capture("WEBVTT\n\nNOTE nothing\n", "file:///a.vtt"))


# ------------------------------------------------------------------------------------------------- HTML


def page(head: str = "", body: str = f"<p>{BODY}</p><p>{MORE}</p><p>{BODY}</p>", h1: str = "A Storm in May") -> str:
    return (
        f"<!doctype html><html lang='en'><head><title>{h1} | The Harbour Post</title>{head}</head><body>"
        f"<nav><a href='/'>Home</a> <a href='/w'>World</a></nav><article><h1>{h1}</h1>{body}</article>"
        "<footer>© The Harbour Post</footer></body></html>"
    )


LD = {
    "@context": "https://schema.org",
    "@graph": [
        {"@type": "Organization", "name": "Tugs"},
        {
            "@type": "NewsArticle",
            "headline": "A Storm in May",
            "datePublished": "2031-05-14T09:30:00+02:00",
            "author": [{"@type": "Person", "name": "Ana Petrel"}],
            "publisher": {"@type": "Organization", "name": "The Harbour Post"},
        },
    ],
}


def test_page_gives_its_main_text_and_what_it_says_of_itself() -> None:
    head = (
        f"<script type='application/ld+json'>{json.dumps(LD)}</script>"
        "<link rel='canonical' href='/storm?utm_source=x'><meta property='og:site_name' content='Other Name'>"
    )
    parsed = parse(capture(page(head), "https://post.example/storm?fbclid=1", media_type="text/html"))
    assert words(parsed, PartKind.HEADLINE) == ["A Storm in May"]
    assert words(parsed, PartKind.BODY) == [BODY, MORE, BODY]
    assert (parsed.title, parsed.author, parsed.outlet) == ("A Storm in May", "Ana Petrel", "The Harbour Post")
    assert (parsed.published, parsed.published_basis) == ("2031-05-14T09:30:00+02:00", "page metadata")
    assert parsed.address == "https://post.example/storm"
    assert parsed.language == "en"


def test_page_may_not_speak_for_another_site() -> None:
    head = "<link rel='canonical' href='https://bank.example/login'>"
    assert parse(capture(page(head), "https://post.example/1#top")).address == "https://post.example/1"


def test_saved_page_keeps_the_address_that_it_tells() -> None:
    head = "<link rel='canonical' href='https://post.example/1'>"
    assert parse(capture(page(head), "file:///saved.html")).address == "https://post.example/1"


def test_meta_elements_tell_where_json_ld_is_silent_or_broken() -> None:
    head = (
        "<script type='application/ld+json'>{broken</script><meta property='og:site_name' content='The Harbour Post'>"
        "<meta property='article:published_time' content='2031-05-14'><meta name='author' content='Ana Petrel'>"
    )
    parsed = parse(capture(page(head), "https://post.example/1"))
    assert (parsed.outlet, parsed.published, parsed.author) == ("The Harbour Post", "2031-05-14", "Ana Petrel")


def test_declared_charset_of_a_page_is_checked_against_its_bytes() -> None:
    russian = "Министр Лунд сказал, что порт Ольховска откроют в понедельник, если шторм уйдёт на север страны. " * 3
    html = page("<meta charset='koi8-r'>", f"<p>{russian}</p>", "Порт закрыт")
    parsed = parse(capture(html.encode("windows-1251", "replace"), "https://post.example/1"))
    assert "Министр Лунд сказал" in parsed.text
    assert parsed.faults[0] == "Declared as koi8-r, but read as windows-1251 by its letters."
    assert parsed.language == "ru"


def test_scripts_and_hidden_things_are_no_words() -> None:
    body = f"<script>document.write('Hacked')</script><style>p{{}}</style><p onclick='x()'>{BODY}</p><p>{MORE}</p><iframe src='//x'></iframe>"
    text = parse(capture(page(body=body), "https://post.example/1")).text
    assert "Hacked" not in text
    assert BODY in text


def test_pages_that_lines_slip_into_have_them_as_boilerplate() -> None:
    body = f"<p>{BODY}</p><p>{MORE}</p><p>Share this article</p><p>{BODY}</p>"
    parsed = parse(capture(page(body=body), "https://post.example/1"))
    assert words(parsed, PartKind.BOILERPLATE) in (["Share this article"], [])
    assert "Share this article" not in words(parsed, PartKind.BODY)


@pytest.mark.parametrize(
    "html", ["<html><body></body></html>", "<!doctype html><html><head><script>x()</script></head></html>"]
)
def test_page_without_words_is_refused(html: str) -> None:
    with pytest.raises(ParseError, match="no words"):
        parse(capture(html, "https://post.example/1"))


def test_deep_and_torn_markup_is_read_or_refused() -> None:
    for html in ("<html>" + "<div>" * 5_000 + BODY, f"<p>{BODY}<p><b>{MORE}</i></table>", "<html>" + "<" * 10_000):
        try:
            assert parse(capture(html, "file:///a.html")).text
        except ParseError as error:
            assert "\n" not in str(error)


# --------------------------------------------------------------------------------------------- any bytes


def test_json_is_pointed_to_its_own_door() -> None:
    with pytest.raises(ParseError, match="--jsonl"):
        parse(capture('{"id": "1", "text": "x"}', "file:///a.jsonl"))


TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=200).map(str.encode)


@pytest.mark.parametrize("suffix", ["txt", "md", "html", "vtt", "srt"])
@given(st.one_of(TEXTS, st.binary(max_size=200), st.just(VTT.encode()), st.just(page().encode())))
def test_any_bytes_are_parsed_the_same_twice_or_refused_in_one_line(suffix: str, data: bytes) -> None:
    came = capture(data, f"file:///a.{suffix}")
    try:
        first = parse(came)
    except ParseError as error:
        assert "\n" not in str(error)
        return
    assert parse(came) == first
    assert first.text.strip()
    at = 0
    for part in first.parts:
        assert not first.text[at : part.span.start].strip()
        at = part.span.end
    assert not first.text[at:].strip()
