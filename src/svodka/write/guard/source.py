"""What a cited statement holds, word by word, and which stretches of a sentence are borne by it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from svodka.lexicon.numerals import NUMERALS
from svodka.model import Claim, LedgerRow, Span, StatementKind
from svodka.write.guard.vocabulary import (
    ARTICLES,
    CONTRACTIONS,
    HAVE,
    IRREGULAR,
    LEADING,
    OPERATORS,
    PERSONS,
    SHIFTS,
    TAILS,
)
from svodka.write.words import is_quotable

_TOKEN = re.compile(r"\d+(?:[,\u00a0\u202f]\d{3})+(?!\d)|[^\W_]+(?:[-‑'’ʼ.][^\W_]+)*|\S")
_SENTENCE_END = re.compile(r"[.!?…;][”»’\")]*\s")
# A full stop behind one of these ends nothing: "It is a lie of the U.S. Navy that …" is one sentence
_ABBREVIATED = re.compile(
    r"\w|(?:\w\.)+\w|Mr|Mrs|Ms|Dr|Gen|Col|Lt|Sgt|St|No|vs|etc|им|г|гг|ул|тыс|млн|млрд", re.IGNORECASE
)
# A sentence of the source that is longer than this is no sentence
_LONGEST_LEAD = 200


@dataclass(frozen=True, slots=True)
class Token:
    """A word or a mark of a text."""

    text: str
    low: str
    span: Span
    run: int = -1  # number of the quoted run in which it stands; -1: none

    @property
    def is_word(self) -> bool:
        """Whether it is a word or a number."""
        return self.text[0].isalnum()


def tokens(text: str, span: Span | None = None, run: int = -1) -> list[Token]:
    """The words and marks of ``text`` (of ``span`` in it), contractions as two words; offsets are of ``text``."""
    start, end = (0, len(text)) if span is None else (span.start, span.end)
    found = []
    for match in _TOKEN.finditer(text, start, end):
        low = match[0].casefold().replace("’", "'").replace("ʼ", "'").replace("‑", "-")
        parts = CONTRACTIONS.get(low) or ((low[:-3], "not") if low.endswith("n't") else (low,))
        here = Span(match.start(), match.end())
        found += [Token(match[0], part, here, run) for part in parts]
    return found


@dataclass(frozen=True, slots=True)
class Source:
    """Words on which a stretch of a sentence may stand: a statement's, or a claim towards which it takes a stance."""

    statement: str  # id
    tokens: tuple[Token, ...]
    starts: frozenset[int]  # numbers of the tokens with which a clause begins
    sentence: tuple[int, ...]  # for each token the number of its sentence
    quotable: frozenset[int]  # numbers of the tokens that may stand between quotation marks
    text: str = ""
    is_claim: bool = False

    def missing(self, covered: frozenset[int]) -> list[str]:
        """Words of the sentences that were used which turn their sense and are not printed.

        Of a question all must be printed: a part of it is said by nobody.
        """
        touched = {self.sentence[at] for at in covered}
        left = [at for at, number in enumerate(self.sentence) if number in touched and at not in covered]
        asked = {self.sentence[at] for at in left if self.tokens[at].low == "?"}
        found = [self.tokens[at].text for at in left if _turns(self.tokens[at])]
        return found + ["?" for at in left if self.sentence[at] in asked and self.tokens[at].is_word][:1]

    def is_asked(self, covered: frozenset[int]) -> bool:
        """Whether words are of a question."""
        touched = {self.sentence[at] for at in covered}
        return any(self.tokens[at].low == "?" for at, number in enumerate(self.sentence) if number in touched)


def source_of(row: LedgerRow) -> Source:
    """What a statement says, with the outlet's words that lead into a quoted fragment."""
    s, text = row.statement, row.revision.text
    found: list[Token] = []
    starts: set[int] = set()
    sentence: list[int] = []
    quotable: set[int] = set()
    number = 0
    for at, span in enumerate(s.content):
        lead = _lead(row) if at == 0 else None
        if lead:
            starts.add(len(found))
            found += tokens(text, lead)
        starts.add(len(found))
        inside = tokens(text, span)
        if is_quotable(span, row):
            quotable |= set(range(len(found), len(found) + len(inside)))
        found += inside
        sentence, number = _numbered(found, sentence, text, number)
    starts |= {at + 1 for at, token in enumerate(found) if token.low in (".", "!", "?", ";", ":")}
    starts |= {at + 1 for at in starts if at < len(found) and found[at].low == "that"}
    starts |= {
        at + 2 for at, token in enumerate(found[:-1]) if token.low == "," and found[at + 1].low in ("and", "but")
    }
    return Source(s.id, tuple(found), frozenset(starts), tuple(sentence), frozenset(quotable), text)


def claim_source(claim: Claim, statement: str) -> Source:
    """A claim's own words, on which a sentence stands that tells a statement's stance towards it."""
    found = tuple(tokens(claim.text))
    return Source(statement, found, frozenset({0}), (0,) * len(found), frozenset(), claim.text, is_claim=True)


def _lead(row: LedgerRow) -> Span | None:
    s, text = row.statement, row.revision.text
    if s.kind is not StatementKind.MIXED or not s.cue or s.cue[-1].end >= s.content[0].start:
        return None
    between = Span(s.cue[-1].end, s.content[0].start)
    return None if _SENTENCE_END.search(between.of(text)) or len(between) > _LONGEST_LEAD else between


def _numbered(found: Sequence[Token], sentence: list[int], text: str, number: int) -> tuple[list[int], int]:
    for at in range(len(sentence), len(found)):
        sentence.append(number)
        ends = _SENTENCE_END.match(f"{text[found[at].span.start : found[at].span.end + 2]} ")
        if ends and not (at and found[at].low == "." and _ABBREVIATED.fullmatch(found[at - 1].text)):
            number += 1
    return sentence, number


def _turns(token: Token) -> bool:
    month = token.text == "May"
    return bool(OPERATORS.fullmatch(token.low)) and not month


# -------------------------------------------------------------------------------------- stretches


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words of a sentence that a source bears, one after another."""

    source: Source
    end: int  # number of the sentence's token behind it
    covered: frozenset[int]  # numbers of the source's tokens
    pieces: tuple[tuple[int, int, int], ...]  # quoted: run, first and last token of the source


def stretches(sentence: Sequence[Token], at: int, source: Source, ends: dict[int, int]) -> Iterator[Stretch]:
    """The stretches that begin at token ``at``, the longest first. ``ends``: run -> the token behind its last one."""
    if at < len(sentence) and sentence[at].run < 0 and sentence[at].low == "that":
        at += 1
    if at + 1 < len(sentence) and sentence[at].low in ARTICLES and sentence[at].run == sentence[at + 1].run == -1:
        at += 1
    if at >= len(sentence) or not sentence[at].is_word:
        return
    found: list[Stretch] = []
    for start, token in enumerate(source.tokens):
        if _same(token, sentence[at], start in source.quotable):
            if sentence[at].run < 0 and not _begins(source, start):
                continue
            found += _walked(sentence, at, source, start, ends)
    yield from sorted(found, key=lambda s: (-s.end, min(s.covered)))


def _begins(source: Source, start: int) -> bool:
    """Whether a clause begins there, but for words that may lead it."""
    while start not in source.starts and start > 0 and source.tokens[start - 1].low in LEADING:
        start -= 1
    return start in source.starts


def _walked(sentence: Sequence[Token], at: int, source: Source, start: int, ends: dict[int, int]) -> Iterator[Stretch]:
    covered: set[int] = set()
    pieces: list[tuple[int, int, int]] = []
    place = start
    while at < len(sentence):
        token = sentence[at]
        if not token.is_word:
            if token.low == "…" and token.run >= 0 and covered:
                for later in range(place, len(source.tokens)):
                    if at + 1 < len(sentence) and _same(
                        source.tokens[later], sentence[at + 1], later in source.quotable
                    ):
                        for rest in _walked(sentence, at + 1, source, later, ends):
                            yield Stretch(source, rest.end, rest.covered | covered, (*pieces, *rest.pieces))
                return
            if token.run >= 0 or (token.low == "," and place < len(source.tokens) and source.tokens[place].low == ","):
                at += 1
                continue
            return
        if token.run < 0 and token.low in HAVE and not _is_next(source, place, token):
            if at + 1 >= len(sentence) or not _takes_have(sentence[at + 1].low):
                return
            at += 1
            continue
        place = _skipped(source, place, quoted=token.run >= 0, wanted=token)
        if place >= len(source.tokens) or not _same(source.tokens[place], token, place in source.quotable):
            return
        covered.add(place)
        if token.run >= 0:
            if pieces and pieces[-1][0] == token.run and pieces[-1][2] <= place:
                pieces[-1] = (token.run, pieces[-1][1], place)
            else:
                pieces.append((token.run, place, place))
        place += 1
        at += 1
        if _may_end(sentence, at, source, place, ends):
            yield Stretch(source, _after(sentence, at, ends), frozenset(covered), tuple(pieces))


def _is_next(source: Source, place: int, token: Token) -> bool:
    return place < len(source.tokens) and source.tokens[place].low == token.low


def _takes_have(low: str) -> bool:
    """Whether "had" may stand before a word: one of the past, or what may stand between."""
    return low in ("been", "not", "never", "also") or _past_of(low) is not None


def _skipped(source: Source, place: int, *, quoted: bool, wanted: Token) -> int:
    """The next word of the source that counts."""
    while place < len(source.tokens):
        token = source.tokens[place]
        if token.is_word and (quoted or token.low not in HAVE or token.low == wanted.low):
            return place
        place += 1
    return place


def _may_end(sentence: Sequence[Token], at: int, source: Source, place: int, ends: dict[int, int]) -> bool:
    """Whether a stretch may break off here: a quoted run is used whole, a clause as far as it makes sense."""
    last = sentence[at - 1]
    if last.run >= 0:
        return all(not token.is_word for token in sentence[at : ends[last.run]])
    following = source.tokens[place] if place < len(source.tokens) else None
    return following is None or not following.is_word or following.low in TAILS


def _after(sentence: Sequence[Token], at: int, ends: dict[int, int]) -> int:
    last = sentence[at - 1]
    return ends[last.run] if last.run >= 0 else at


def _same(source: Token, token: Token, quotable: bool) -> bool:
    """Whether a word of the sentence is that of the source: letter by letter in quotation marks, else in sense."""
    if not source.is_word:
        return False
    if token.run >= 0:
        return quotable and source.low == token.low
    if token.low in PERSONS:
        return False  # "we" outside quotation marks are those who write
    return source.low == token.low or is_form_of(source.low, token.low)


@lru_cache(maxsize=50_000)
def is_form_of(source: str, token: str) -> bool:
    """Whether reported speech may have ``token`` for a word of the source: another person, tense or spelling of it."""
    if token in PERSONS.get(source, ()) or any(source in group and token in group for group in SHIFTS):
        return True
    a, b = number(source), number(token)
    if a is not None or b is not None:
        return a == b
    past = _past_of(token) or _past_of(source)
    return past is not None and past in (_stem(source), _stem(token)) and _base(source) == _base(token)


def number(low: str) -> float | None:
    """The value of a number in figures or in a word."""
    if low[0].isdecimal():
        plain = re.sub(r"[,\u00a0\u202f](?=\d{3})", "", low)
        return float(plain) if re.fullmatch(r"\d+(\.\d+)?", plain) else None
    return NUMERALS.get(low)


def _past_of(low: str) -> str | None:
    if low in IRREGULAR:
        return IRREGULAR[low]
    return _stem(low) if len(low) > 4 and low.endswith("ed") else None


def _base(low: str) -> str:
    return IRREGULAR.get(low) or _stem(low)


def _stem(low: str) -> str:
    """Without the ending of the third person or of the past: stays, stayed."""
    if low in IRREGULAR:
        return IRREGULAR[low]
    for ending, instead in (("ied", "y"), ("ies", "y"), ("ed", ""), ("s", "")):
        if len(low) > 4 and low.endswith(ending) and not low.endswith("ss"):
            return (low[: -len(ending)] + instead).removesuffix("e")
    return low.removesuffix("e")
