"""A revision as words and sentences, with markup and link tails out of the way and every offset kept."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

import razdel

from svodka.extract.russian.morph import Form, forms, known
from svodka.lexicon.ru.furniture import FURNITURE
from svodka.model import Part, PartKind, Revision, Span
from svodka.text.quotes import Quotation, quotations

DASHES = "—–-"
_READ = frozenset({PartKind.HEADLINE, PartKind.HEADING, PartKind.BODY, PartKind.CAPTION, PartKind.QUESTION})
_MARKUP = re.compile(
    r"\]\((?:https?|tg)[^)\s]*\)"  # the target of a Markdown link; its text stays
    r"|(?:https?://|\bt\.me/)\S+"
    r"|\*\*|__|~~|\|\||`"
    r"|(?<!\w)@\w+"
    r"|#\w+"
)
_LINK_OPENS = re.compile(r"\[(?=[^\]\n]*\]\((?:https?|tg))")
_FURNITURE = re.compile("|".join(FURNITURE), re.IGNORECASE)
_BULLET = re.compile(r"\s*(?:[▪•●▫◾◽🔹🔸➖✔✅👉·]|\*(?=\s)|[-—–](?=\s)|\d+[.)](?=\s))")


@dataclass(frozen=True, slots=True)
class Word:
    """One token: a word or a mark."""

    span: Span
    text: str
    low: str  # lower case, е for ё
    forms: tuple[Form, ...]
    quoted: int  # how many quotations it stands in

    @property
    def is_word(self) -> bool:
        return self.text[0].isalnum()

    @property
    def capital(self) -> bool:
        return self.text[0].isupper()

    @property
    def proper(self) -> bool:
        """Whether it can be part of a name: a capital, and a name in the dictionary or no word of it."""
        return self.capital and (any(f.kind in _NAME_KINDS for f in self.forms[:3]) or not known(self.low))

    def lemmas(self, *pos: str) -> Iterator[str]:
        """The lemmas of its readings as one of the given parts of speech."""
        return (f.lemma for f in self.forms if f.pos in pos)


_NAME_KINDS = ("surname", "first", "patronymic")


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence with its words; a quotation with what is said about it is one sentence."""

    number: int
    paragraph: int
    span: Span
    words: tuple[Word, ...]
    bullet: bool  # an item of a list
    opens: bool  # first of its paragraph
    closes: bool  # last of its paragraph

    def span_of(self, first: int, last: int) -> Span:
        """The span of the words ``first`` to ``last``, both included."""
        return Span(self.words[first].span.start, self.words[last].span.end)

    def low(self, at: int) -> str:
        """The lower-case text of a word; "" outside the sentence."""
        return self.words[at].low if 0 <= at < len(self.words) else ""


@dataclass(frozen=True, slots=True)
class Page:
    """What the rules read."""

    revision: Revision
    text: str  # as long as the revision's; markup, links and pictures are spaces
    sentences: tuple[Sentence, ...]
    quotations: tuple[Quotation, ...]  # the outermost ones

    def before(self, sentence: Sentence) -> Sentence | None:
        """The sentence before."""
        return self.sentences[sentence.number - 1] if sentence.number else None

    def after(self, sentence: Sentence) -> Sentence | None:
        """The sentence after."""
        number = sentence.number + 1
        return self.sentences[number] if number < len(self.sentences) else None


def page_of(revision: Revision) -> Page:
    """The revision cut into sentences and words."""
    text = blanked(revision.text)
    paragraphs = [p for p in _paragraphs(text, revision.parts) if not _is_furniture(revision.text, text, p)]
    quotes = tuple(q for q in quotations(text, paragraphs) if q.depth == 1)
    sentences: list[Sentence] = []
    for number, paragraph in enumerate(paragraphs):
        spans = list(_sentences(text, paragraph, [q for q in quotes if paragraph.contains(q.span)]))
        bullet = bool(_BULLET.match(revision.text, paragraph.start))
        for span in spans:
            words = tuple(_words(text, span, quotes))
            if words:
                opens, closes = span is spans[0], span is spans[-1]
                sentences.append(Sentence(len(sentences), number, span, words, bullet, opens, closes))
    return Page(revision, text, tuple(sentences), quotes)


def blanked(text: str) -> str:
    """``text`` with spaces, character for character, where markup, links, hashtags and pictures stand."""
    text = _LINK_OPENS.sub(" ", text)
    text = _MARKUP.sub(lambda m: " " * len(m[0]), text)
    return "".join(map(_readable, text))


def _readable(char: str) -> str:
    if char < "\u0450":
        return " " if char == "\xa0" else char
    return " " if unicodedata.category(char) in ("So", "Sk", "Cf", "Cs", "Mn", "Me") else char


def _paragraphs(text: str, parts: Iterable[Part]) -> list[Span]:
    """The lines that are read: those of the parts that hold text, or all where there are no parts."""
    wholes = [p.span for p in parts if p.kind in _READ] if parts else [Span(0, len(text))]
    return [
        Span(whole.start + m.start(), whole.start + m.end())
        for whole in wholes
        for m in re.finditer(r"[^\n]*\w[^\n]*", whole.of(text))
    ]


def _is_furniture(original: str, text: str, line: Span) -> bool:
    # the original has the advertiser's mark in a link; the blanked text has words free of markup
    return bool(_FURNITURE.search(line.of(text)) or _FURNITURE.search(line.of(original)))


def _sentences(text: str, paragraph: Span, quotes: list[Quotation]) -> Iterator[Span]:
    """Sentences after razdel, joined where the border falls inside a quotation or before «— сказал он»."""
    cut = [Span(s.start, s.stop).shift(paragraph.start) for s in razdel.sentenize(paragraph.of(text))]
    start = paragraph.start
    for left, right in pairwise(cut):
        inside = any(q.closed and q.span.start < left.end < q.span.end for q in quotes)
        if not inside and not _goes_on(text, left, right):
            yield Span(start, left.end)
            start = right.start
    if cut:
        yield Span(min(start, cut[-1].end), cut[-1].end)


def _goes_on(text: str, left: Span, right: Span) -> bool:
    """Whether the right half belongs to the sentence of the left one: «…!» — сказал он."""
    begins = right.of(text)[:3].lstrip()
    after_dash = begins[:1] in DASHES and begins[1:].lstrip()[:1].islower()
    return after_dash or (left.of(text)[-1:] in "»”\"!?…" and begins[:1].islower())


def _words(text: str, span: Span, quotes: tuple[Quotation, ...]) -> Iterator[Word]:
    near = [q.inner for q in quotes if q.span.overlaps(span)]
    for token in razdel.tokenize(span.of(text)):
        at = Span(token.start, token.stop).shift(span.start)
        yield Word(
            at,
            token.text,
            token.text.lower().replace("ё", "е"),
            forms(token.text.lower()) if token.text[0].isalpha() else (),
            sum(q.contains(at) for q in near),
        )
