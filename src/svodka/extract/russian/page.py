"""A revision as words and sentences, with markup and link tails out of the way and every offset kept."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import razdel

from svodka.extract.russian.morph import Form, forms, known
from svodka.lexicon.ru.furniture import FURNITURE
from svodka.model import Part, PartKind, Revision, Span
from svodka.text.quotes import Quotation, quotations

DASHES = "—–-"
# the longest of 4,743 sentences of posts has 102 words; a line without a stop is read in pieces of this many
MOST_WORDS = 300
_READ = frozenset({PartKind.HEADLINE, PartKind.HEADING, PartKind.BODY, PartKind.CAPTION})
_MARKUP = re.compile(
    r"\]\((?:https?|tg)[^)\s]*\)"  # the target of a Markdown link; its text stays
    r"|(?:https?://|\bt\.me/)\S+"
    r"|\*\*|__|~~|\|\||`"
    r"|(?<!\w)@\w+"
    r"|#\w+"
)
# the text of a link is bounded, or a line of brackets would be scanned anew from each of them
_LINK_OPENS = re.compile(r"\[(?=[^\[\]\n]{0,300}\]\((?:https?|tg))")
_FURNITURE = re.compile("|".join(FURNITURE), re.IGNORECASE)
_QUESTION = re.compile(r"\s*Вопрос\b[^:\n]{0,80}:")  # Вопрос (агентство «Утро»): …
_BULLET = re.compile(r"[\s*_]*(?:[▪•●▫◾◽🔹🔸➖✔✅👉📍📌❗⚡🔺🔻❌❓⁃∙·]|\*(?=\s)|[-—–](?=\s)|\d+[.)](?=\s))")


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
        if not self.capital or (any(c.isupper() for c in self.text[1:]) and "-" not in self.text):
            return False
        nouns = [f for f in self.forms if f.pos == "NOUN"]
        if (
            self.low.endswith(_SURNAME_ENDINGS)
            and nouns
            and all(f.number == "plur" or f.kind == "place" for f in nouns)
        ):
            return True  # «указал Рябков» is no genitive of hazel grouse, Лямин no town
        return any(f.kind in _NAME_KINDS for f in self.forms[:3]) or not known(self.low.split("-")[-1])

    def lemmas(self, *pos: str) -> Iterator[str]:
        """The lemmas of its readings as one of the given parts of speech."""
        return (f.lemma for f in self.forms if f.pos in pos)


_SURNAME_ENDINGS = ("ов", "ев", "ин", "ын")
_NAME_KINDS = ("surname", "first", "patronymic")


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence with its words; a quotation with what is said about it is one sentence."""

    number: int
    paragraph: int
    span: Span
    words: tuple[Word, ...]
    bullet: bool  # an item of a list
    question: Span | None  # the journalist's question right before its paragraph
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
    paragraphs: list[Span] = []
    questions: dict[int, Span] = {}  # number of a paragraph -> the question before it
    for line, is_question in _with_tellers(text, _lines(text, revision.parts)):
        if is_question:
            questions[len(paragraphs)] = line
        elif not _is_furniture(revision.text, text, line):
            paragraphs.append(line)
    quotes = tuple(q for q in quotations(text, paragraphs) if q.depth == 1)
    sentences: list[Sentence] = []
    for number, paragraph in enumerate(paragraphs):
        spans = list(_sentences(text, paragraph, overlapping(quotes, paragraph)))
        bullet = bool(_BULLET.match(revision.text, paragraph.start))
        for span in spans:
            words = tuple(_words(text, span, quotes))
            for first in range(0, len(words), MOST_WORDS):
                piece = words[first : first + MOST_WORDS]
                whole = span if piece is words else Span(piece[0].span.start, piece[-1].span.end)
                opens = span is spans[0] and first == 0
                closes = span is spans[-1] and first + MOST_WORDS >= len(words)
                sentences.append(
                    Sentence(len(sentences), number, whole, piece, bullet, questions.get(number), opens, closes)
                )
    return Page(revision, text, tuple(sentences), quotes)


def overlapping(quotes: Sequence[Quotation], span: Span) -> list[Quotation]:
    """Those of ``quotes`` that share a character with ``span``; they are in order and don't overlap each other."""
    first = bisect_right(quotes, span.start, key=_start) - 1
    last = bisect_left(quotes, span.end, key=_start)
    return [q for q in quotes[max(0, first) : last] if q.span.overlaps(span)]


def _start(quotation: Quotation) -> int:
    return quotation.span.start


def blanked(text: str) -> str:
    """``text`` with spaces, character for character, where markup, links, hashtags and pictures stand."""
    text = _LINK_OPENS.sub(" ", text)
    text = _MARKUP.sub(lambda m: " " * len(m[0]), text)
    return "".join(map(_readable, text))


def _readable(char: str) -> str:
    if char < "\u0450":
        return " " if char == "\xa0" else char
    return " " if unicodedata.category(char) in ("So", "Sk", "Cf", "Cs", "Mn", "Me") else char


def _lines(text: str, parts: Iterable[Part]) -> Iterator[tuple[Span, bool]]:
    """The lines of the parts that hold text, or all where there are no parts; and whether each is a question."""
    listed = [p for p in parts if p.kind in _READ or p.kind is PartKind.QUESTION]
    if not parts:
        listed = [Part(PartKind.BODY, Span(0, len(text)))]
    for part in listed:
        for match in re.finditer(r"[^\n]*\w[^\n]*", part.span.of(text)):
            line = Span(part.span.start + match.start(), part.span.start + match.end())
            yield line, part.kind is PartKind.QUESTION or bool(_QUESTION.match(line.of(text)))


def _with_tellers(text: str, lines: Iterable[tuple[Span, bool]]) -> Iterator[tuple[Span, bool]]:
    """«Мост цел», and in a line of its own: — сказал мэр. The two are one line."""
    last: tuple[Span, bool] | None = None
    for line, is_question in lines:
        quoted = last is not None and not last[1] and last[0].of(text).rstrip(" ")[-2:] in _BEFORE_TELLER
        if last and quoted and _TELLER.match(line.of(text)) and line.start - last[0].end <= _NEXT_LINE:
            last = Span(last[0].start, line.end), False
            continue
        if last:
            yield last
        last = line, is_question
    if last:
        yield last


_TELLER = re.compile(r"\s*[—–-]\s+[а-яё]")
_BEFORE_TELLER = frozenset({"»,", "”,", '",'})
_NEXT_LINE = 6  # characters between two lines: breaks, spaces, marks of bold


def _is_furniture(original: str, text: str, line: Span) -> bool:
    # the original has the advertiser's mark in a link; the blanked text has words free of markup
    return bool(_FURNITURE.search(line.of(text)) or _FURNITURE.search(line.of(original)))


def _sentences(text: str, paragraph: Span, quotes: list[Quotation]) -> Iterator[Span]:
    """Sentences after razdel, joined where the border falls inside a quotation or before «— сказал он»."""
    cut = [Span(s.start, s.stop).shift(paragraph.start) for s in razdel.sentenize(paragraph.of(text))]
    start = paragraph.start
    for left, right in pairwise(cut):
        at = Span(max(left.end - 1, 0), left.end + 1)
        inside = any(q.closed and q.span.start < left.end < q.span.end for q in overlapping(quotes, at))
        if not inside and not _goes_on(text, left, right):
            yield Span(start, left.end)
            start = right.start
    if cut:
        yield Span(min(start, cut[-1].end), cut[-1].end)


def _goes_on(text: str, left: Span, right: Span) -> bool:
    """Whether the right half belongs to the sentence of the left one: «…!» — сказал он."""
    begins = right.of(text)[:3].lstrip()
    after_dash = begins[:1] in DASHES and begins[1:].lstrip()[:1].islower()
    return after_dash or (left.of(text)[-1:] in '»”"!?…' and begins[:1].islower())


def _words(text: str, span: Span, quotes: tuple[Quotation, ...]) -> Iterator[Word]:
    near = [q.inner for q in overlapping(quotes, span)]
    for token in razdel.tokenize(span.of(text)):
        at = Span(token.start, token.stop).shift(span.start)
        yield Word(
            at,
            token.text,
            token.text.lower().replace("ё", "е"),
            forms(token.text.lower()) if token.text[0].isalpha() else (),
            sum(q.contains(at) for q in near),
        )


def joined(sentence: Sentence) -> str:
    """The sentence's text rebuilt from its words, so that offsets hold."""
    out: list[str] = []
    at = sentence.span.start
    for word in sentence.words:
        out.append(" " * (word.span.start - at) + word.text)
        at = word.span.end
    return "".join(out)
