"""What our HTML pages share: escaping, safe links, the frame, colours. No script, nothing from elsewhere."""

from __future__ import annotations

from html import escape
from urllib.parse import urlsplit

from svodka.write.style import BASE
from svodka.write.visible import ODD, code_name, one_line

# A page that we write needs no script and loads nothing; should outside text ever slip through as markup, the
# browser still refuses to run or fetch it. 'unsafe-inline' is for our own <style>; JSON-LD is no script.
POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"


def text_html(text: str) -> str:
    """``text`` for HTML content: markup escaped, odd characters fenced in and named, nothing lost or added.

    A reader of the HTML gets the same code points back, but for NUL and lone surrogates, which no HTML page
    can hold: each becomes one U+FFFD, so that offsets hold.
    """
    pieces, done = [], 0
    for found in ODD.finditer(text):
        pieces += [escape(text[done : found.start()]), _fenced(found[0])]
        done = found.end()
    return "".join([*pieces, escape(text[done:])])


def _fenced(char: str) -> str:
    if char == "\r":
        return "&#13;"  # nothing odd, but a bare one would be read as a line feed
    # <bdi> isolates: an override inside it can't turn the words that follow
    held = "\ufffd" if char == "\0" or "\ud800" <= char <= "\udfff" else char
    return f'<bdi class="odd" data-name="{code_name(char)}">{held}</bdi>'


def svg_text(text: str) -> str:
    """``text`` on one line for an SVG, which is XML: the two code points of the BMP that XML forbids become U+FFFD."""
    return escape(one_line(text).translate({0xFFFE: 0xFFFD, 0xFFFF: 0xFFFD}), quote=True)


def attribute(text: str) -> str:
    """``text`` for a quoted HTML attribute, on one line."""
    return escape(one_line(text), quote=True)


def safe_address(address: str) -> str | None:
    """The address, if a reader may be sent there by a click: http or https with a host. Else None."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return None
    return address if parts.scheme in ("http", "https") and parts.netloc else None


def address_html(address: str, label: str | None = None) -> str:
    """A link where the address is safe, else its text alone."""
    shown = text_html(one_line(label or address))
    if safe_address(address) is None:
        return shown
    return f'<a href="{attribute(address)}" rel="noreferrer noopener nofollow">{shown}</a>'


def page(*, title: str, body: str, style: str = "", language: str = "en", head: str = "") -> str:
    """A whole HTML page. ``title`` is text; ``body``, ``style`` and ``head`` are our own, already safe."""
    return (
        f'<!doctype html>\n<html lang="{attribute(language)}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">\n'
        f'<meta name="referrer" content="no-referrer">\n'
        f"<title>{escape(one_line(title))}</title>\n<style>{BASE}{style}</style>\n{head}</head>\n"
        f"<body>\n{body}\n</body>\n</html>\n"
    )
