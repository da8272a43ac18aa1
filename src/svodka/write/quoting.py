"""Words between quotation marks: choosing the marks, cutting long words, finding the quoted runs again.

A digest puts outside words only between “…” or «…», and everything between them is exact: a substring of the
text that the receipt names. Our own frame never uses these marks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from svodka.model import Span

ENGLISH = ("“", "”")
RUSSIAN = ("«", "»")
_CLOSING = dict((ENGLISH, RUSSIAN))
_FRAME = str.maketrans({"“": "‘", "”": "’", "«": "‘", "»": "’", '"': "'", "„": "‘"})

# Where a sentence ends, and where a clause does: a cut there leaves a whole thought. A comma is the weakest.
_CUTS = (re.compile(r"[.!?…](?=[\s”»’\"]|$)"), re.compile(r"[;:—–](?=\s)"), re.compile(r",(?=\s)"))
_SPACE = re.compile(r"\s")


def frame(text: str) -> str:
    """Outside text for the frame of a sentence (names, offices): its double marks become single ones.

    So a daily called «Лампа» can't be taken for quoted words.
    """
    return " ".join(text.translate(_FRAME).split())


def marks_for(words: str, language: str | None) -> tuple[str, str] | None:
    """The quotation marks for ``words``: those of the language, or the other pair where these don't balance.

    None where neither pair would: such words can't be quoted without doubt about where they end.
    """
    pairs = (RUSSIAN, ENGLISH) if language in ("ru", "uk", "be") else (ENGLISH, RUSSIAN)
    for opening, closing in pairs:
        if _balanced(words, opening, closing):
            return opening, closing
    return None


def _balanced(words: str, opening: str, closing: str) -> bool:
    depth = 0
    for char in words:
        depth += (char == opening) - (char == closing)
        if depth < 0:
            return False
    return depth == 0


def quoted_runs(sentence: str) -> Iterator[str]:
    """The outermost quoted runs of our sentence, without their marks; an unclosed one runs to the end."""
    opening, depth, start = "", 0, 0
    for at, char in enumerate(sentence):
        if not depth:
            if char in _CLOSING:
                opening, depth, start = char, 1, at + 1
            continue
        depth += (char == opening) - (char == _CLOSING[opening])
        if not depth:
            yield sentence[start:at]
    if depth:
        yield sentence[start:]


def trim(span: Span, text: str, closing: str = ",;:") -> Span:
    """The span without white space at either end and without the ``closing`` punctuation at its end."""
    start, end = span.start, span.end
    while start < end and text[start].isspace():
        start += 1
    while start < end and (text[end - 1].isspace() or text[end - 1] in closing):
        end -= 1
    return Span(start, end)


def cut(span: Span, text: str, limit: int) -> Span:
    """The longest beginning of ``span`` of at most ``limit`` code points that ends well.

    It ends with a sentence, else with a clause, else with a word, but never in the first third: half a thought
    at a clause is better than the first two words of a long one at a full stop.
    """
    if len(span) <= limit:
        return span
    head = text[span.start : span.start + limit + 1]
    for pattern in _CUTS:
        ends = [found.start() for found in pattern.finditer(head) if found.start() <= limit]
        if ends and ends[-1] >= limit // 3:
            keep = head[ends[-1]] in ".!?…"
            return trim(Span(span.start, span.start + min(limit, ends[-1] + keep)), text)
    spaces = [found.start() for found in _SPACE.finditer(head)]
    return trim(Span(span.start, span.start + (spaces[-1] if spaces and spaces[-1] else limit)), text)
