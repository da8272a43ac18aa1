"""An HTML page read back as a browser would read it, as far as the tests need it."""

from __future__ import annotations

from html.parser import HTMLParser

VOID = {"meta", "br", "img", "link", "input", "hr", "base"}


class Page(HTMLParser):
    """Tags with attributes, the text content of the body, of scripts and of the element ``#text``."""

    def __init__(self, source: str) -> None:
        super().__init__(convert_charrefs=True)
        self.source = source
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.scripts: list[tuple[dict[str, str], str]] = []
        self.text = ""
        self.marked = ""  # the text content of #text
        self.title = ""
        self._open: list[tuple[str, dict[str, str]]] = []
        self.feed(source)
        self.close()
        assert not self._open, f"elements left open: {self._open}"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = {name: value or "" for name, value in attrs}
        assert len(attributes) == len(attrs), f"an attribute twice in {tag}: {attrs}"
        self.tags.append((tag, attributes))
        if tag not in VOID:
            self._open.append((tag, attributes))

    def handle_endtag(self, tag: str) -> None:
        assert self._open and self._open[-1][0] == tag, f"</{tag}> closes {self._open[-1:]}"
        self._open.pop()

    def handle_data(self, data: str) -> None:
        names = [tag for tag, _ in self._open]
        if "script" in names:
            self.scripts.append((self._open[-1][1], data))
        elif "title" in names:
            self.title += data
        elif "body" in names:
            self.text += data
            if any(attributes.get("id") == "text" for _, attributes in self._open):
                self.marked += data

    def assert_harmless(self) -> None:
        """No script but data, no handler, no outside resource, no address but of the web or of this page."""
        for tag, attributes in self.tags:
            assert tag not in ("img", "iframe", "object", "embed", "link", "form", "base", "svg", "audio", "video"), tag
            assert tag != "script" or attributes == {"type": "application/ld+json"}
            for name, value in attributes.items():
                assert not name.startswith("on"), (tag, name)
                assert name not in ("src", "srcset", "style", "action", "formaction", "background"), (tag, name)
                assert name != "href" or value.startswith(("https://", "http://", "#")), value
        assert "default-src 'none'" in self.source
        style = self.source.partition("<style>")[2].partition("</style>")[0]
        assert "url(" not in style
        assert "@import" not in style
