"""A part of the text as sentences of tokens, each outermost quotation as one token.

Rules look at the words around a quotation, not into it; what is said inside one is read by itself, as a
sentence one level deeper.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from sentencex import get_sentence_boundaries

from svodka.extract.english.cue_forms import quoting_words
from svodka.extract.english.words import parts_of_speech
from svodka.lexicon.en import words as w
from svodka.model import Part, PartKind, Span
from svodka.text.quotes import Quotation

_TOKEN = re.compile(
    r"""
      (?P<title>(?:Mr|Mrs|Ms|Dr|Gen|Sen|Rep|Gov|Lt|Col|Sgt|Capt|St|Jr|Sr|Prof|Rev|Adm|Maj|Brig|Pres|Cmdr|No|vs)\.)
    | (?P<month>(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.(?=\s+\d))
    | (?P<initials>(?:[A-Z]\.){1,4})
    | (?P<not>n['’]t\b)
    | (?P<clitic>['’](?:s|re|ve|d|ll|m|S)\b)
    | (?P<number>\d+(?:[.,:]\d+)*(?:st|nd|rd|th|s)?\b)
    | (?P<part>(?:mid|early|late)-(?=[A-Z]))
    | (?P<word>[^\W\d_](?:(?!n['’]t\b)(?:\w|[’'](?=\w)(?!(?:s|re|ve|d|ll|m|S)\b)|[-‑&](?=\w)|\.(?=[a-z]{2,4}\b)))*)
    | (?P<mark>\.\.\.|--|[^\w\s])
    """,
    re.VERBOSE,
)
_CLOSED = w.DETERMINERS | w.PREPOSITIONS | w.PERSONAL | w.SUBORDINATORS | w.ADVERBS | w.AUXILIARIES | w.INDEFINITE
_SPEAKS_FIRST = frozenset("says writes adds asks notes".split())  # Says Pell: “We stay.”
_GIVEN = frozenset({"may", "will"})
_NAMED_TOO = _GIVEN | frozenset("early last day dawn april august june jan".split())
_DATELINE = re.compile(
    r"[A-Z][A-Z'’-]{2,}(?:[ ,]+[A-Z][\w'’.-]*)*(?:,? \d{1,2})?(?: ?\([^)\n]{2,40}\))?\s*(?:[—–]|--?)\s+(?=\S)"
)
# tokens; the longest of 27,860 sentences of PolNeAR's training part has 220, so that only texts without stops are cut
_LONGEST_SENTENCE = 300
QUOTE = "QUOTE"  # ``lower`` of the token that stands for a whole quotation


@dataclass(frozen=True, slots=True)
class Token:
    """One word, mark, or outermost quotation. Offsets are of the revision's text."""

    span: Span
    text: str
    lower: str  # folded: "n’t" is "n't"; QUOTE for a quotation
    quotation: Quotation | None = None
    is_name: bool = False  # written with a capital for another reason than opening a sentence

    @property
    def start(self) -> int:
        return self.span.start

    @property
    def end(self) -> int:
        return self.span.end

    @property
    def is_quote(self) -> bool:
        return self.quotation is not None

    @property
    def is_word(self) -> bool:
        return self.text[:1].isalnum() and not self.is_quote


@dataclass(frozen=True)
class Sentence:
    """The tokens of one sentence, or of one sentence inside a quotation (``depth`` 1 and more)."""

    tokens: tuple[Token, ...]
    part: Part
    part_index: int
    depth: int = 0  # how many quotations it stands in
    first: bool = False  # the first of its part

    @cached_property
    def span(self) -> Span:
        return Span(self.tokens[0].start, self.tokens[-1].end)

    def between(self, start: int, end: int) -> Span:
        """The span from token ``start`` up to, not including, token ``end``."""
        return Span(self.tokens[start].start, self.tokens[end - 1].end)

    def lower(self, at: int) -> str:
        """The folded word at ``at``; an empty string outside the sentence."""
        return self.tokens[at].lower if 0 <= at < len(self.tokens) else ""

    def find(self, word: str, start: int = 0) -> int:
        """The index of the first token ``word`` at or after ``start``; -1 if there is none."""
        for at in range(start, len(self.tokens)):
            if self.tokens[at].lower == word:
                return at
        return -1


def sentences(
    text: str, parts: Sequence[Part], quotations: Sequence[Quotation], kinds: Iterable[PartKind]
) -> list[Sentence]:
    """The sentences of the parts of the given kinds, in order, quotations at depth 1 collapsed."""
    wanted = frozenset(kinds)
    outer = [q for q in quotations if q.depth == 1]
    starts = [q.span.start for q in outer]
    found: list[Sentence] = []
    for index, part in enumerate(parts):
        if part.kind in wanted:
            stretch = Span(_behind_dateline(text, part.span), part.span.end)
            inside = outer[bisect_left(starts, stretch.start) : bisect_left(starts, stretch.end)]
            found.extend(_of_stretch(text, stretch, inside, part, index, depth=0))
    return found


def _behind_dateline(text: str, span: Span) -> int:
    """Where a report begins behind its date line: MENGARD, Sept 8 (GPB) — | Sappers have begun."""
    match = _DATELINE.match(text, span.start, span.end)
    return match.end() if match else span.start


def sentences_within(
    text: str, quotation: Quotation, deeper: Sequence[Quotation], sentence: Sentence
) -> list[Sentence]:
    """The sentences inside ``quotation``; ``deeper``: the quotations one level deeper, which are collapsed."""
    low = bisect_left(deeper, quotation.inner.start, key=lambda q: q.span.start)
    high = bisect_left(deeper, quotation.inner.end, key=lambda q: q.span.start)
    inside = deeper[low:high]
    return _of_stretch(text, quotation.inner, inside, sentence.part, sentence.part_index, depth=quotation.depth)


def _of_stretch(
    text: str, stretch: Span, inside: Sequence[Quotation], part: Part, index: int, *, depth: int
) -> list[Sentence]:
    tokens = _tokens(text, stretch, inside)
    found: list[Sentence] = []
    groups = [
        piece
        for group in _split(text, stretch, tokens, inside)
        for whole in _after_quotations(group)
        for piece in _pieces(whole)
    ]
    for group in _joined(groups):
        found.append(Sentence(_opened(group), part, index, depth, first=not found))
    return found


def _opened(group: list[Token]) -> tuple[Token, ...]:
    """The tokens; a first word that the dictionary knows has its capital from the sentence, not from a name."""
    for at, token in enumerate(group):
        if token.is_word:
            behind = group[at + 1] if at + 1 < len(group) else None
            if behind is not None and behind.lower == "'s" and at + 2 < len(group):
                behind = group[at + 2]  # Quartermaster's Diary
            goes_on = behind is not None and behind.is_name
            goes_on = goes_on and token.lower not in _SPEAKS_FIRST
            if _is_name_all_the_same(group, at, goes_on=goes_on):
                break
            if token.is_name and (token.lower in _CLOSED or (parts_of_speech(token.lower) and not goes_on)):
                return (*group[:at], replace(token, is_name=False), *group[at + 1 :])
            break
    return tuple(group)


def _is_name_all_the_same(group: list[Token], at: int, *, goes_on: bool) -> bool:
    """A first word that looks like a common one: May said; Will Tarn left; “I am cold,” Winter added."""
    token = group[at]
    if at and group[at - 1].is_quote and group[at - 1].text[-2:-1] == "," and token.lower not in _CLOSED:
        return True
    if token.lower not in _NAMED_TOO or at + 1 == len(group):
        return False
    return group[at + 1].lower in quoting_words() or (goes_on and token.lower in _GIVEN and group[-1].lower != "?")


def _tokens(text: str, stretch: Span, inside: Sequence[Quotation]) -> list[Token]:
    found: list[Token] = []
    at = stretch.start
    for quotation in [*inside, None]:
        end = quotation.span.start if quotation else stretch.end
        for match in _TOKEN.finditer(text, at, end):
            word = match.group()
            low = word.lower().replace("’", "'")
            found.append(Token(Span(*match.span()), word, low, is_name=_is_capital(word)))
        if quotation:
            found.append(Token(quotation.span, quotation.span.of(text), QUOTE, quotation))
            at = quotation.span.end
    return found


def _is_capital(word: str) -> bool:
    """Whether a word is written with a capital; d’Armengaud counts."""
    return word != "I" and (word[:1].isupper() or (word[:2] in ("d’", "d'", "l’", "l'") and word[2:3].isupper()))


def _split(text: str, stretch: Span, tokens: Sequence[Token], inside: Sequence[Quotation]) -> list[list[Token]]:
    masked = list(stretch.of(text))
    for quotation in inside:
        inner = quotation.inner.of(text).rstrip()
        ending = inner[-1:] if inner[-1:] in ".?!" else "x"
        if not quotation.closed:
            masked[quotation.span.start - stretch.start] = "X"  # an opening mark alone hides the stop before it
        low, high = quotation.inner.start - stretch.start, quotation.inner.end - stretch.start
        if high > low:
            masked[low:high] = "x" * (high - low)
            masked[high - 1] = ending
    cuts = _boundaries("".join(masked))
    groups: list[list[Token]] = [[]]
    for token in tokens:
        while cuts and token.start - stretch.start >= cuts[0]:
            cuts.pop(0)
            if groups[-1]:
                groups.append([])
        groups[-1].append(token)
    return [group for group in groups if group]


def _boundaries(masked: str) -> list[int]:
    """Offsets at which a sentence ends, in order."""
    return sorted({int(b["end_index"]) for b in get_sentence_boundaries("en", masked)})


def _pieces(group: list[Token]) -> Iterable[list[Token]]:
    """A text without full stops in pieces that the rules can go through: their cost grows with the square."""
    return (group[at : at + _LONGEST_SENTENCE] for at in range(0, len(group), _LONGEST_SENTENCE))


def _after_quotations(group: list[Token]) -> list[list[Token]]:
    """Cut where a quotation ends its own sentence: he said, “We stay.” | Then he left."""
    pieces: list[list[Token]] = [[]]
    for at, token in enumerate(group):
        pieces[-1].append(token)
        ahead = group[at + 1 : at + 9]
        if token.quotation and ahead and token.text.rstrip("”\"'’»“")[-1:] in (".", "?", "!"):
            opens = ahead[0].is_name or ahead[0].is_quote
            if opens and not (len(pieces[-1]) == 1 and _is_tag(token, ahead)):
                pieces.append([])
    return [piece for piece in pieces if piece]


def _is_tag(quotation: Token, ahead: list[Token]) -> bool:
    """Whether what follows is the cue of the question or exclamation before it: “Who?” General Orlan asked."""
    if quotation.text.rstrip("”\"'’»“")[-1:] == ".":
        return False
    return any(token.lower in quoting_words() for token in ahead)


def _joined(groups: list[list[Token]]) -> list[list[Token]]:
    """Join what is one sentence to a reader: “Will it hold?” she asked."""
    joined: list[list[Token]] = []
    for group in groups:
        before = joined[-1] if joined else None
        if before and _goes_on(before, group):
            before.extend(group)
        else:
            joined.append(group)
    return joined


def _goes_on(before: list[Token], group: list[Token]) -> bool:
    first = group[0]
    if before[-1].is_quote:
        if len(before) == 1 and _is_tag(before[0], group[:8]):
            return True
        return first.text[:1].islower() or first.lower in (",", "—", "–")
    return len(before) == 1 and before[0].text in ("“", '"', "'", "•", "-", "—")
