"""A part of the text as sentences of tokens, each outermost quotation as one token.

Rules look at the words around a quotation, not into it; what is said inside one is read by itself, as a
sentence one level deeper.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise

from sentencex import get_sentence_boundaries

from svodka.extract.english.cue_forms import quoting_words
from svodka.extract.english.words import parts_of_speech
from svodka.lexicon.en import words as w
from svodka.model import Part, PartKind, Span
from svodka.text.quotes import Quotation

# inside a word; only at an "n" must be looked whether "n't" begins there
_INSIDE = r"""(?:
    [^\Wn]++ | n(?!['’]t\b) | [’'](?=\w)(?!(?:s|re|ve|d|ll|m|S)\b) | [-‑&](?=\w) | \.(?=[a-z]{2,4}\b)
)*+"""
_TOKEN = re.compile(
    rf"""
    \s?+(
      mid-(?=[A-Z]) | early-(?=[A-Z]) | late-(?=[A-Z])  # mid-May
    | [a-mo-uw-z]{_INSIDE}  # words; first those that can be nothing else, as most are
    | (?:Mr|Mrs|Ms|Dr|Gen|Sen|Rep|Gov|Lt|Col|Sgt|Capt|St|Jr|Sr|Prof|Rev|Adm|Maj|Brig|Pres|Cmdr|No|vs)\.  # titles
    | (?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.(?=\s+\d)  # months
    | (?:[A-Z]\.){{1,4}}  # initials
    | n['’]t\b
    | ['’](?:s|re|ve|d|ll|m|S)\b  # clitics
    | \d+(?:[.,:]\d+)*(?:st|nd|rd|th|s)?\b  # numbers
    | [^\W\d_]{_INSIDE}
    | \.\.\.|--|[^\w\s]  # marks
    )
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
_TITLES = frozenset("Mr. Mrs. Ms. Dr. Gen. Sen. Rep. Gov. Lt. Col. Sgt. Capt. Prof. Rev. Adm. Maj. Brig. Cmdr.".split())
# tokens; the longest of 27,860 sentences of PolNeAR's training part has 220, so that only texts without stops are cut
_LONGEST_SENTENCE = 300
QUOTE = "QUOTE"  # ``lower`` of the token that stands for a whole quotation


@dataclass(slots=True)  # frozen, it would take four times as long to make, and a text has a thousand
class Token:
    """One word, mark, or outermost quotation. Offsets are of the revision's text."""

    start: int
    end: int
    text: str
    lower: str  # folded: "n’t" is "n't"; QUOTE for a quotation
    is_word: bool  # a word or a number
    is_name: bool = False  # written with a capital for another reason than opening a sentence
    quotation: Quotation | None = None

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)

    @property
    def is_quote(self) -> bool:
        return self.quotation is not None


@dataclass(frozen=True)
class Sentence:
    """The tokens of one sentence, or of one sentence inside a quotation (``depth`` 1 and more)."""

    tokens: tuple[Token, ...]
    part: Part
    part_index: int
    depth: int = 0  # how many quotations it stands in
    first: bool = False  # the first of its part
    words: tuple[str, ...] = field(init=False, repr=False, compare=False)  # ``lower`` of each token

    def __post_init__(self) -> None:
        object.__setattr__(self, "words", tuple([token.lower for token in self.tokens]))

    @cached_property
    def span(self) -> Span:
        return Span(self.tokens[0].start, self.tokens[-1].end)

    def between(self, start: int, end: int) -> Span:
        """The span from token ``start`` up to, not including, token ``end``."""
        return Span(self.tokens[start].start, self.tokens[end - 1].end)

    def lower(self, at: int) -> str:
        """The folded word at ``at``; an empty string outside the sentence."""
        return self.words[at] if 0 <= at < len(self.words) else ""

    def find(self, word: str, start: int = 0) -> int:
        """The index of the first token ``word`` at or after ``start``; -1 if there is none."""
        return self.words.index(word, start) if word in self.words[start:] else -1


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
        for whole in (_after_quotations(group) if inside else (group,))
        for piece in _pieces(whole)
    ]
    for group in _joined(groups):
        _open(group)
        found.append(Sentence(tuple(group), part, index, depth, first=not found))
    return found


def _open(group: list[Token]) -> None:
    """A first word that the dictionary knows has its capital from the sentence and is no name."""
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
                token.is_name = False
            break


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
            word, (start, stop) = match[1], match.span(1)
            low = word.lower()
            if "’" in low:
                low = low.replace("’", "'")
            found.append(Token(start, stop, word, low, word[0].isalnum(), _is_capital(word)))
        if quotation:
            start, at = quotation.span.start, quotation.span.end
            found.append(Token(start, at, text[start:at], QUOTE, is_word=False, quotation=quotation))
    return found


def _is_capital(word: str) -> bool:
    """Whether a word is written with a capital; d’Armengaud counts."""
    if word[0].isupper():
        return word != "I"
    return word[0] in "dl" and word[1:2] in ("’", "'") and word[2:3].isupper()


def _split(text: str, stretch: Span, tokens: list[Token], inside: Sequence[Quotation]) -> list[list[Token]]:
    masked: list[str] = []
    at = stretch.start
    for quotation in inside:
        start, inner = quotation.span.start, quotation.inner
        if not quotation.closed:
            masked += (text[at:start], "X")  # an opening mark alone hides the stop before it
            at = start + 1
        if not inner:
            continue
        ending = inner.of(text).rstrip()[-1:]
        masked += (text[at : inner.start], "x" * (len(inner) - 1), ending if ending in (".", "?", "!") else "x")
        at = inner.end
    masked.append(text[at : stretch.end])
    starts = [token.start for token in tokens]
    cuts = [bisect_left(starts, stretch.start + end) for end in _boundaries("".join(masked))]
    return [tokens[low:high] for low, high in pairwise([0, *cuts, len(tokens)]) if high > low]


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
        if token.quotation is None:
            continue
        ahead = group[at + 1 : at + 9]
        if ahead and token.text.rstrip("”\"'’»“")[-1:] in (".", "?", "!"):
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
    if before[-1].text in _TITLES:
        return True  # Gen. Will Barr
    if before[-1].is_quote:
        if len(before) == 1 and _is_tag(before[0], group[:8]):
            return True
        return first.text[:1].islower() or first.lower in (",", "—", "–")
    return len(before) == 1 and before[0].text in ("“", '"', "'", "•", "-", "—")
