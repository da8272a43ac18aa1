"""Quotation marks of a written sentence, and its quoted runs printed exactly as the source has them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from svodka.model import Span
from svodka.write.guard.source import Stretch, Token, tokens
from svodka.write.quoting import marks_for

_OPENING = {"“": "”", "«": "»", "‘": "’", '"': '"', "„": "“"}
_CYRILLIC = re.compile("[Ѐ-ӿ]")
_ENDS = ".,!?;:…"


@dataclass(frozen=True, slots=True)
class Marked:
    """A sentence with its quoted runs."""

    text: str
    tokens: tuple[Token, ...]
    ends: dict[int, int]  # run -> number of the token behind it
    runs: tuple[Span, ...]  # with their marks


def marked(text: str) -> Marked | None:
    """The words of a sentence, told apart by quotation marks; None where these don't pair or hold nothing."""
    runs = _runs(text)
    if runs is None:
        return None
    found: list[Token] = []
    ends: dict[int, int] = {}
    at = 0
    for number, span in enumerate(runs):
        found += tokens(text, Span(at, span.start))
        inside = tokens(text, Span(span.start + 1, span.end - 1), number)
        if not any(token.is_word for token in inside):
            return None
        found += inside
        ends[number] = len(found)
        at = span.end
    found += tokens(text, Span(at, len(text)))
    return Marked(text, tuple(found), ends, tuple(runs))


def _runs(text: str) -> list[Span] | None:
    found: list[Span] = []
    closing, start = "", 0
    for at, char in enumerate(text):
        if closing:
            apostrophe = char == "’" and at + 1 < len(text) and text[at + 1].isalpha()
            if char == closing and not apostrophe:
                found.append(Span(start, at + 1))
                closing = ""
            elif char in _OPENING and char != closing:
                return None  # a quotation inside a quotation: whose it is can't be seen
        elif char in _OPENING:
            closing, start = _OPENING[char], at
        elif char in "”»":
            return None
    return None if closing else found


def printed(sentence: Marked, used: Sequence[tuple[str, Stretch]]) -> str:
    """The sentence as it is printed: each quoted run in the source's letters, between its marks, its stops outside."""
    exact: dict[int, list[str]] = {}
    kept: dict[int, str] = {}
    for _, stretch in used:
        for run, first, last in stretch.pieces:
            found = Span(stretch.source.tokens[first].span.start, stretch.source.tokens[last].span.end)
            exact.setdefault(run, []).append(found.of(stretch.source.text))
            kept[run] = _stop(stretch.source.text[found.end : found.end + 1], sentence, run)
    made, at = "", 0
    for number, span in enumerate(sentence.runs):
        made += sentence.text[at : span.start]
        pieces = [_quoted(piece) for piece in exact[number]]
        stop = sentence.text[span.end - 2] if sentence.text[span.end - 2] in _ENDS else ""
        at = span.end
        following = sentence.text[at : at + 1]
        behind = "" if following and following in _ENDS else stop
        if inside := kept.get(number):  # the source has a stop there itself
            pieces[-1] = pieces[-1][:-1] + inside + pieces[-1][-1:]
            behind = "" if inside in ".!?" or inside == behind else behind
        made += " … ".join(pieces) + behind
    made = (made + sentence.text[at:]).strip()
    return made if made.rstrip("”»").endswith((".", "!", "?", "…")) else f"{made}."


def _stop(following: str, sentence: Marked, run: int) -> str:
    """The source's own mark behind a run, where it is a question's or a call's, or the writer has it there, too."""
    if following and following in "?!":
        return following
    return (
        following if following and following == sentence.text[sentence.runs[run].end - 2] and following in ",." else ""
    )


def _quoted(words: str) -> str:
    opening, closing = marks_for(words, "ru" if _CYRILLIC.search(words) else "en") or ("“", "”")
    return f"{opening}{words}{closing}"
