"""OPML out and in: nothing of a desk is lost, anyone's feeds are read, nothing outside is followed."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from svodka.config import load_outlets, load_sources
from svodka.config.opml import read_opml, written_opml
from svodka.errors import ConfigError
from svodka.model import Source, SourceKind
from tests.config.folder import write_desk

READER = """<?xml version="1.0" encoding="{charset}"?>
<opml version="1.1"><head><title>Подписки</title></head><body>
  <outline text="Новости">
    <outline text="Халмар">
      <outline text="Вестник" title="Вестник Халмара" type="rss" xmlUrl="https://courier.example/rss" language="ru-RU"/>
    </outline>
    <outline text="Гудок" TYPE="rss" xmlurl="feed://herald.example/rss?a=1&amp;b=2"/>
    <outline text="Ещё раз" type="rss" xmlUrl="https://courier.example/rss"/>
    <outline text="Заметка, не лента"/>
    <outline text="Ссылка" type="link" url="https://halmar.example/"/>
    <outline text="Почта" type="rss" xmlUrl="mailto:desk@halmar.example"/>
  </outline>
</body></opml>
"""


def read(data: str | bytes) -> list[tuple[str, str, str | None]]:
    found = read_opml(data.encode() if isinstance(data, str) else data, [])
    return [(source.key, source.address, source.title) for source in found.sources]


def test_a_desk_s_own_file_loses_nothing(tmp_path: Path) -> None:
    root = write_desk(tmp_path)
    sources, outlets = load_sources(root), load_outlets(root)
    data = written_opml("Desk & <sons>", sources, outlets)
    found = read_opml(data, [])
    assert sorted(found.sources, key=lambda source: source.key) == list(sources)
    assert found.outlets == outlets
    assert (found.skipped, found.faults) == (0, ())
    # other readers see feeds in a folder for each kind of outlet, and links
    text = data.decode()
    assert '<outline text="daily">' in text and '<outline text="other">' in text
    assert (
        'type="rss" text="All of the Courier" title="All of the Courier" xmlUrl="https://courier.example/rss"' in text
    )
    assert 'type="link" text="The Halmar Courier" url="https://t.me/s/courier" category="/daily"' in text
    assert "<title>Desk &amp; &lt;sons&gt;</title>" in text


@pytest.mark.parametrize("charset", ["utf-8", "windows-1251", "koi8-r", "utf-16"])
def test_feeds_at_any_depth_in_any_charset(charset: str) -> None:
    found = read_opml(READER.format(charset=charset).encode(charset), [])
    assert [(source.key, source.address, source.title, source.language) for source in found.sources] == [
        ("courier.example-rss", "https://courier.example/rss", "Вестник Халмара", "ru"),
        ("herald.example-rss-a-1-b-2", "http://herald.example/rss?a=1&b=2", "Гудок", None),
    ]
    assert not any(source.checked for source in found.sources)
    assert found.skipped == 4


def test_a_prolog_that_lies_about_the_charset() -> None:
    found = read_opml(READER.format(charset="utf-8").encode("windows-1251"), [])
    assert found.sources[0].title == "Вестник Халмара"
    assert found.faults


def test_keys_in_use_are_not_given_again() -> None:
    found = read_opml(READER.format(charset="utf-8").encode(), ["courier.example-rss"])
    assert found.sources[0].key == "courier.example-rss-2"


def test_bare_ampersands_are_mended_and_told() -> None:
    found = read_opml(b'<opml><body><outline text="A & B" xmlUrl="https://e.example/?a=1&b=2"/></body></opml>', [])
    assert [(source.address, source.title) for source in found.sources] == [("https://e.example/?a=1&b=2", "A & B")]
    assert found.faults == ('it has "&" that should be "&amp;"; they were read as such',)


@pytest.mark.parametrize(
    ("data", "why"),
    [
        ('<!DOCTYPE opml [<!ENTITY x SYSTEM "file:///etc/passwd">]><opml>&x;</opml>', "document type"),
        ('<?xml version="1.0"?>\n<!doctype opml SYSTEM "http://e.example/opml.dtd"><opml/>', "document type"),
        ("<opml><body><outline></body></opml>", "no well-formed XML"),
        ("<rss version='2.0'/>", "it is no OPML: it begins with <rss>"),
        ("<html><body>Not found</body></html>", "it begins with <html>"),
        ("not XML at all", "no well-formed XML"),
        (
            '<opml xmlns:s="urn:svodka:opml:1"><head><s:outlets>[[outlet]]\nkey = "a"\nname = 3</s:outlets></head></opml>',
            "its outlet 1: name must be a text",
        ),
        ('<opml xmlns:s="urn:svodka:opml:1"><head><s:outlets>outlet = 3</s:outlets></head></opml>', "must be [[outlet]]"),
        ("<opml>" + "<outline>" * 300 + "</outline>" * 300 + "</opml>", "no well-formed XML"),
    ],
)  # fmt: skip
def test_what_is_no_opml_is_refused(data: str, why: str) -> None:
    with pytest.raises(ConfigError) as raised:
        read(data)
    assert why in str(raised.value) and "\n" not in str(raised.value)


def test_entities_in_utf_16_are_found_too() -> None:
    data = '<?xml version="1.0" encoding="utf-16"?><!DOCTYPE a [<!ENTITY a "b">]><opml/>'
    with pytest.raises(ConfigError, match="document type"):
        read(data.encode("utf-16"))


def test_foreign_extras_do_not_break_what_is_read() -> None:
    outline = '<outline text="T" url="https://e.example/" s:key="{}" s:kind="{}" s:every="{}" s:outlet="nobody"/>'
    body = "".join(outline.format(*row) for row in [("BAD KEY", "feed", "5"), ("k", "rss", "5"), ("k", "page", "x")])
    found = read_opml(f'<opml xmlns:s="urn:svodka:opml:1"><body>{body}</body></opml>'.encode(), [])
    assert found.sources == (Source("k", "https://e.example/", SourceKind.PAGE),)
    assert found.skipped == 2


@given(st.text(max_size=60))
def test_any_title_survives_or_is_cleaned(title: str) -> None:
    title = title.encode("utf-8", "ignore").decode()
    source = Source("k", "https://e.example/", SourceKind.FEED, title=title or None)
    (found,) = read_opml(written_opml(title, [source], []), []).sources or (None,)
    if title.isprintable() and title.strip():
        assert found == source
