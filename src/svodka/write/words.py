"""The words of a statement as a digest prints them: in quotation marks, or as reported speech."""

from __future__ import annotations

import re

from svodka.model import DocumentKind, LedgerRow, Span, StatementKind
from svodka.text.quotes import quotations
from svodka.write.quoting import ENGLISH, RUSSIAN, cut, frame, marks_for, trim

# Long enough for the longest quotation of the rubric that we learnt from (273 code points), so that its like
# are printed whole.
CONTENT_LONGEST = 300

# How far back to look for the mark that opens a quotation, in a text that is one line of megabytes.
LINE_LONGEST = 5000

_NEGATION = re.compile(r"\b(not|never|neither|nor|cannot|не|ни)\b|n['’]t\b", re.IGNORECASE)
# whoever publishes these speaks in them; a line of dialogue opens with a dash instead of a mark
_OWN_WORDS = frozenset({DocumentKind.POST, DocumentKind.TRANSCRIPT, DocumentKind.VIDEO})
_LAST_COMMA = re.compile(r"[,;:]([”»’\"']+)$")
_OPENED = re.compile(r"(?<=[.!?])\s+(?=[“«])")
_DASH = re.compile(r"\s*[—–-]\s")
_LINE_BREAK = re.compile(r"\s*[\n\r\x0b\x0c\x85\u2028\u2029]\s*")


def _spans(row: LedgerRow, closing: str) -> list[tuple[Span, bool]]:
    """The content's spans within ``CONTENT_LONGEST``, each with whether something was cut from its end."""
    text, left, kept = row.revision.text, CONTENT_LONGEST, []
    for span in row.statement.content:
        whole = trim(_inside_marks(span, text), text, closing)
        if not len(whole):
            continue
        part = cut(whole, text, left) if left > 0 else Span(whole.start, whole.start)
        kept.append((part, part != whole))
        left -= len(part)
        if part != whole:
            break
    return [(span, shortened) for span, shortened in kept if len(span)]


def _inside_marks(span: Span, text: str) -> Span:
    """The span without quotation marks of the source around all of it: the digest has its own."""
    words = span.of(text)
    pair = words[:1] + words[1:][-1:]
    if pair in ("“”", "«»", '""') and not any(mark in words[1:-1] for mark in pair):
        return Span(span.start + 1, span.end - 1)
    return span


def cue_words(row: LedgerRow) -> str:
    """The cue as written, on one line."""
    return " ".join(" ".join(span.of(row.revision.text).split()) for span in row.statement.cue)


def is_negated(row: LedgerRow) -> bool:
    """Whether the cue says that something was not said: "did not deny", «не исключил»."""
    return bool(_NEGATION.search(cue_words(row)))


def is_long(row: LedgerRow) -> bool:
    """Whether the words are too many, or in too many parts, to stand in front of their speaker."""
    content = row.statement.content
    return len(content) > 1 or len(content[0]) > CONTENT_LONGEST // 2


def quoted_words(row: LedgerRow, closing: str = ",;:") -> str:
    """The content as quoted runs, "…" outside the marks where something is left out."""
    text, runs = row.revision.text, []
    for span, shortened in _spans(row, closing):
        lines = [_marked(line.of(text), row.revision.language) for line in _lines(span, text)]
        # a stroke for a line break, as in quoted verse
        runs.append(" / ".join(lines) + (" …" if shortened else ""))
    return "; ".join(runs)


def _marked(words: str, language: str | None) -> str:
    marks = marks_for(words, language)
    return f"{marks[0]}{words}{marks[1]}" if marks else frame(words)


def _lines(span: Span, text: str) -> list[Span]:
    """The span's lines: a quoted run must be exact, so a line break can't become a space inside it."""
    lines, start = [], span.start
    for found in _LINE_BREAK.finditer(span.of(text)):
        lines.append(Span(start, span.start + found.start()))
        start = span.start + found.end()
    return [line for line in [*lines, Span(start, span.end)] if len(line)]


def reported_words(row: LedgerRow) -> str:
    """The content on one line as reported speech; a part of it that is a whole quotation keeps its marks."""
    text, parts = row.revision.text, []
    for span, shortened in _spans(row, ",;:."):
        exact = span.of(text)
        words = " ".join(exact.split())
        if len(row.statement.content) > 1 and is_quoted(span, text):
            words = _marked(exact, row.revision.language) if words == exact else frame(words)
        elif words != exact or marks_for(words, "en") != ENGLISH or marks_for(words, "ru") != RUSSIAN:
            whole = frame(words)  # marks that don't pair, or that a joined line break made inexact
            # a quotation that never closes is none of the reported words: he had been stopped. | “The first patrol
            words = whole if words != exact else frame(_OPENED.split(words)[0]) or whole
            words += " …" if len(words) < len(whole) else ""
        # the comma before an attribution that does not follow here
        words = _LAST_COMMA.sub(r"\1", words)
        parts.append(words + (" …" if shortened and not words.endswith("…") else ""))
    return " … ".join(parts)


def is_quotable(span: Span, row: LedgerRow) -> bool:
    """Whether a digest may put the words between quotation marks: the source does, or the text is its speaker's own.

    A paraphrase in quotation marks would put words into a mouth, so the text decides, not the statement's kind alone.
    """
    text, revision = row.revision.text, row.revision
    if row.statement.kind is StatementKind.TITLE or is_quoted(span, text) or _inside_marks(span, text) != span:
        return True
    if row.statement.kind is not StatementKind.DIRECT:
        return False
    return revision.kind in _OWN_WORDS or bool(_DASH.match(text, _line_start(span, text)))


def is_quoted(span: Span, text: str) -> bool:
    """Whether the words begin inside a quotation of the source."""
    line = Span(_line_start(span, text), min(len(text), span.end + 1))
    return any(q.inner.start <= span.start < q.inner.end for q in quotations(text, [line]))


def _line_start(span: Span, text: str) -> int:
    return max(text.rfind("\n", 0, span.start) + 1, span.start - LINE_LONGEST)
