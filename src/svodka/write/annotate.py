"""A text with its statements marked, as one HTML page that works without script.

The words of the text stand in ``<div id="text">`` and nothing else does: every label is drawn by the
style sheet or stands in the list beside it, so that the text can be copied and searched as it was. A
statement's words are links to its card in the list; pointing at them, or reaching them with the keyboard,
brings the card into view.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from svodka.ids import text_checksum
from svodka.model import CueClass, PartKind, Revision, Span, SpeakerType, Statement
from svodka.text.language import language_name
from svodka.write.bands import band
from svodka.write.page import address_html, attribute, page, text_html
from svodka.write.quoting import cut
from svodka.write.style import ANNOTATED, SHEET
from svodka.write.visible import one_line
from svodka.write.wording import count_words, date_range_words, published_words

# Statements beyond which words and cards are tied by links alone. Chromium laid out a page of 300 in 2.0 s with the
# rules of ``_pairing`` and in 1.0 s without, one of 2,000 in 35 s and 2.3 s.
PAIRED_MOST = 300
# A card is for recognising the words, which stand beside it in full: some four lines of it.
CARD_LONGEST = 240

_LEGEND = (
    ("direct", "direct quotation"),
    ("mixed", "partly quoted"),
    ("indirect", "in the outlet’s words"),
    ("title", "title of a publication"),
    ("source", "source"),
    ("cue", "cue"),
    ("question", "the question answered"),
    ("boilerplate", "not part of the article"),
)


@dataclass(frozen=True, slots=True)
class _Page:
    """What every card of a page needs."""

    revision: Revision
    checksum: str  # of the text
    numbers: dict[str, int]  # statement id -> number


@dataclass(slots=True)
class _Layer:
    """One stretch of the text with the style it asks for and, where it is content, its statement's number."""

    span: Span
    style: str
    number: int | None = None


@dataclass(slots=True)
class _Segment:
    """A stretch of the text over which nothing changes."""

    span: Span
    layers: list[_Layer] = field(default_factory=list)


def annotated_html(revision: Revision, statements: Sequence[Statement]) -> str:
    """The whole text of ``revision`` with ``statements`` marked, as a self-contained HTML page.

    The text content of the element ``#text`` equals ``revision.text`` code point by code point (NUL and lone
    surrogates, which HTML can't hold, become U+FFFD). Spans outside the text are cut to it.
    """
    numbered = list(enumerate(statements, 1))
    numbers = {s.id: n for n, s in numbered}
    layers = [*_part_layers(revision), *_statement_layers(numbered)]
    title = revision.title or one_line(revision.text[:80]) or "(empty text)"
    page_of = _Page(revision, text_checksum(revision.text), numbers)
    cards = "\n".join(_card(n, s, page_of) for n, s in numbered)
    language = f' lang="{attribute(revision.language)}"' if revision.language else ""
    body = (
        f"<main>\n{_header(revision, title, len(numbered))}\n"
        f'<div id="text" dir="auto"{language}>{"".join(_marked(revision.text, layers))}</div>\n'
        f'<aside aria-label="Statements"><h2>{count_words(len(numbered), "statement")}</h2>\n'
        f"{cards}\n</aside>\n</main>"
    )
    return page(
        title=f"{title}: statements marked",
        body=body,
        style=ANNOTATED + (_pairing(len(numbered)) if len(numbered) <= PAIRED_MOST else ""),
    )


def _pairing(count: int) -> str:
    """Rules that tie the words of each statement to its card, both ways: what a script would do elsewhere."""
    # on a wide screen the card pointed at moves to the top of the list; on a narrow one it lies over the text
    return "".join(
        f"{pointed}~aside #s{n}{{order:-1;position:sticky;top:0;z-index:2;outline:2px solid var(--accent)}}"
        f"{pointed} .c{n},main:has(#s{n}:hover,#s{n}:target,#s{n}:focus-within) .c{n}{{background:var(--on)}}"
        f"@media(max-width:60rem){{{pointed}~aside #s{n}{{{SHEET}}}}}"
        for n in range(1, count + 1)
        for pointed in [f"#text:has(.t{n}:hover,.t{n}:focus-visible)"]
    )


def _header(revision: Revision, title: str, count: int) -> str:
    facts = [
        text_html(one_line(revision.outlet)) if revision.outlet else "outlet not told",
        text_html(published_words(revision)),
        address_html(revision.address),
        f"language {text_html(revision.language)}" if revision.language else "language not told",
    ]
    # the text begins with its own headline: a second large one would only push it down a small screen
    headed = any(part.kind is PartKind.HEADLINE for part in revision.parts)
    twice = ' class="twice"' if headed else ""
    legend = "".join(f'<li><span class="{style}">{words}</span></li>' for style, words in _LEGEND)
    return (
        f'<header><p class="rubric">Statements marked in the text</p>'
        f'<h1 dir="auto"{twice}>{text_html(one_line(title))}</h1>'
        f'<p class="small soft">{" · ".join(facts)} · {count_words(count, "statement")}</p>'
        f'<ul class="legend small" aria-label="Legend">{legend}</ul></header>'
    )


# ------------------------------------------------------------------------------------------- the text


def _part_layers(revision: Revision) -> Iterator[_Layer]:
    for part in revision.parts:
        if part.kind is not PartKind.BODY:
            yield _Layer(part.span, "rubricpart" if part.kind is PartKind.RUBRIC else part.kind.value)


def _statement_layers(numbered: Sequence[tuple[int, Statement]]) -> Iterator[_Layer]:
    for number, statement in numbered:
        nested = " nested" if statement.within else ""
        for span in statement.content:
            yield _Layer(span, statement.kind.value + nested, number)
        for span in statement.source:
            yield _Layer(span, "source")
        for span in statement.cue:
            yield _Layer(span, "cue")
        if statement.question:
            yield _Layer(statement.question, "question")


def _segments(text: str, layers: Sequence[_Layer]) -> list[_Segment]:
    """The text cut wherever a layer begins or ends, each piece with the layers over it."""
    length = len(text)
    cuts = sorted({0, length, *(min(edge, length) for x in layers for edge in (x.span.start, x.span.end))})
    segments = [_Segment(Span(a, b)) for a, b in pairwise(cuts)]
    starts = [segment.span.start for segment in segments]
    for layer in layers:
        for segment in segments[bisect_left(starts, layer.span.start) : bisect_left(starts, layer.span.end)]:
            segment.layers.append(layer)
    return segments


def _marked(text: str, layers: Sequence[_Layer]) -> Iterator[str]:
    seen: set[int] = set()
    for segment in _segments(text, layers):
        words = text_html(segment.span.of(text))
        if not segment.layers:
            yield words
            continue
        contents = [x for x in segment.layers if x.number is not None]
        styles = [x.style for x in segment.layers if x.number is None]
        if not contents:
            yield f'<span class="{" ".join(dict.fromkeys(styles))}">{words}</span>'
            continue
        # nested statements: the innermost, that is the shortest, gives the colour and is the one pointed at
        inner = min(contents, key=lambda x: len(x.span))
        numbers = [x.number for x in contents if x.number is not None]
        new = [n for n in numbers if n not in seen]
        seen.update(new)
        classes = [*styles, inner.style, f"t{inner.number}", *(f"c{n}" for n in numbers)]
        first = f' data-n="{" ".join(map(str, new))}"' if new else ' tabindex="-1"'
        if new:
            classes.append("first")
        names = " ".join(dict.fromkeys(classes))
        anchors = "".join(f'<span id="w{n}"></span>' for n in new)
        yield f'{anchors}<a class="{names}" href="#s{inner.number}"{first}>{words}</a>'


# ------------------------------------------------------------------------------------------- the cards


def _card(number: int, statement: Statement, of: _Page) -> str:
    s = statement
    name = text_html(one_line(s.speaker.name if s.speaker else "Speaker not told"))
    words = " … ".join(one_line(span.of(of.revision.text)) for span in s.content)
    shown = cut(Span(0, len(words)), words, CARD_LONGEST).of(words)
    shown += "" if shown == words else " …"
    lines = []
    if s.speaker and s.speaker.role:
        lines.append(f'<p class="soft" dir="auto">{text_html(one_line(s.speaker.role))}</p>')
    if inside := of.numbers.get(s.within or ""):
        lines.append(f'<p class="soft">inside <a href="#s{inside}">statement {inside}</a></p>')
    lines.append(f'<blockquote dir="auto">{text_html(shown)}</blockquote>{_facts(_told(s))}')
    lines += [f'<p class="doubt">{text_html(one_line(doubt))}</p>' for doubt in s.doubts]
    return (
        f'<article class="card k-{s.kind.value}" id="s{number}">'
        f'<a class="back" href="#w{number}" title="to the words in the text" aria-label="to the words">↑</a>'
        f'<h3 dir="auto">{number}. {name}</h3>{"".join(lines)}'
        f"<details><summary>Receipt and rules</summary>{_facts(_grounds(s, of))}</details></article>"
    )


def _told(s: Statement) -> Iterator[tuple[str, str]]:
    yield "kind", f"{s.kind.value}, {s.act.value}"
    if s.language:
        yield "language", language_name(s.language)
    if s.said:
        yield "said", f"{date_range_words(s.said)}; {s.said.basis}"
    else:
        yield "said", "no date is told"
    if s.venue:
        yield "venue", s.venue
    if s.chain:
        yield "through", " → ".join(hop.name for hop in s.chain)
    yield "confidence", f"{band(s.confidence)} ({s.confidence:.2f})"


def _grounds(s: Statement, of: _Page) -> Iterator[tuple[str, str]]:
    yield "characters", ", ".join(f"{span.start}–{span.end}" for span in s.content)
    if of.revision.checksum:
        yield "bytes, sha256", of.revision.checksum
    else:
        yield "archived", "no: this text was only read"
    yield "text, sha256", of.checksum
    if s.speaker:
        named = f"“{s.speaker.mention}”" if s.speaker.mention else "not named here"
        yield "speaker by", f"{s.speaker.basis or 'not told'}; {named}"
        if s.speaker.type is not SpeakerType.UNKNOWN:
            yield "speaker is", s.speaker.type.value
    if s.cue_class is CueClass.OTHER:
        yield "uttered", "no: a belief, a wish, a vote or a decision"
    yield "rules", ", ".join(s.rules) or "none"
    yield "statement", s.id


def _facts(pairs: Iterator[tuple[str, str]]) -> str:
    rows = "".join(f'<dt>{name}</dt><dd dir="auto">{text_html(one_line(value))}</dd>' for name, value in pairs)
    return f"<dl>{rows}</dl>"
