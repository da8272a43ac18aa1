"""A plain text, exactly as it is given, with its layout."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from svodka.errors import ParseError
from svodka.model import Hints, Parsed, PartKind
from svodka.parse.address import canonical_address
from svodka.parse.layout import lay_out
from svodka.text.language import language_code, language_of

PARSER = "plain/1"
# Longest text that is read at once, in code points. The longest transcripts (a four-hour press conference) have
# 250,000. Five million, every sentence of it reported speech, took 24 s and 550 MB on one core; more is a dump of
# many texts, and better split than waited for
LONGEST_TEXT = 6_000_000
_NO_MARKS: Mapping[int, PartKind] = MappingProxyType({})


def parsed_text(
    text: str,
    *,
    address: str,
    hints: Hints,
    marks: Mapping[int, PartKind] = _NO_MARKS,
    faults: tuple[str, ...] = (),
    parser: str = PARSER,
) -> Parsed:
    """What a plain text says: the text itself, unchanged, and its parts.

    What the hints give stands; what they leave out is read off the text's head (date line, by-line,
    headline) and its words (language). ``marks``: what markup says of the line that begins at an offset.
    Raises ParseError for a text over ``LONGEST_TEXT``.
    """
    if len(text) > LONGEST_TEXT:
        raise ParseError(
            f"it has {len(text):,} characters, and at most {LONGEST_TEXT:,} are read at once; split it into articles"
        )
    layout = lay_out(text, title=hints.title, marks=marks)
    language = language_code(hints.language)
    if language is None:
        language = language_of(text).code
    return Parsed(
        text=text,
        address=hints.address or canonical_address(address),
        title=hints.title or layout.title,
        author=layout.author,
        outlet=hints.outlet,
        language=language,
        published=hints.published or layout.published,
        published_basis="given" if hints.published else "date line" if layout.published else None,
        parts=layout.parts,
        faults=faults + layout.faults,
        parser=parser,
    )
