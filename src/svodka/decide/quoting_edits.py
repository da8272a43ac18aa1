"""What became of the quotations of a text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import Indel

from svodka.decide.comparison import Comparison, lines_of, spoken, words
from svodka.decide.kinds import Edit, EditType, clip
from svodka.model import Span
from svodka.text.diff import word_diff
from svodka.text.quotes import quotations

# Up to so many words that begin with a capital are a name in quotation marks («Северный ветер»)
LONGEST_NAME = 3
# Two quotations are one that was altered where half of their words are the same in order, or where the shorter one has
# seven tenths of its words from the longer: on our cases (tests/decide/cases_edits.txt) .4 to .6 and .6 to .8 do alike
LEAST_ALIKE = 0.5
LEAST_CONTAINED = 0.7


@dataclass(frozen=True, slots=True)
class _Quoted:
    whole: Span  # with its marks
    span: Span  # without
    text: str
    words: tuple[str, ...]

    @property
    def spoken(self) -> str:
        return f" {' '.join(self.words)} "


def quotation_edits(compared: Comparison) -> Iterator[Edit]:
    """Quotations cut, altered, added, and words that lost or got their quotation marks."""
    old, new = _quoted(compared.before.text), _quoted(compared.after.text)
    all_old, all_new = spoken(" ".join(q.text for q in old)), spoken(" ".join(q.text for q in new))
    # a quotation that was moved, or divided by "she said", is all there still
    lost = [q for q in old if q.spoken not in all_new]
    came = [q for q in new if q.spoken not in all_old]
    pairs = _pairs(lost, came)
    for one, other in pairs:
        compared.tell([one.whole], [other.whole])
        yield _altered(one, other)
    paired = {id(q) for pair in pairs for q in pair}
    for quote in lost:
        if id(quote) not in paired and not _is_name(quote):
            yield _lost(quote, compared)
    for quote in came:
        if id(quote) not in paired and not _is_name(quote):
            yield _came(quote, compared)


def _quoted(text: str) -> list[_Quoted]:
    found = quotations(text, lines_of(text))
    made = [_Quoted(q.span, q.inner, q.inner.of(text), tuple(words(q.inner.of(text)))) for q in found if q.depth == 1]
    return [quote for quote in made if quote.words]


def _is_name(quote: _Quoted) -> bool:
    """Whether quotation marks hold a name or a single word, not speech."""
    plain_words = quote.text.split()
    few = len(plain_words) <= LONGEST_NAME and not re.search(r"[.,!?…]$", quote.text)
    return len(plain_words) == 1 or (few and plain_words[0][:1].isupper())


def _pairs(lost: Sequence[_Quoted], came: Sequence[_Quoted]) -> list[tuple[_Quoted, _Quoted]]:
    """Quotations that are one before and after an alteration, the most alike first."""
    scored = []
    for i, one in enumerate(lost):
        for j, other in enumerate(came):
            alike = Indel.normalized_similarity(one.words, other.words)
            common = (len(one.words) + len(other.words)) * alike / 2
            contained = common / min(len(one.words), len(other.words))
            if alike >= LEAST_ALIKE or (contained >= LEAST_CONTAINED and min(len(one.words), len(other.words)) > 1):
                scored.append((-alike, i, j))
    pairs, used_old, used_new = [], set[int](), set[int]()
    for _, i, j in sorted(scored):
        if i not in used_old and j not in used_new:
            used_old.add(i)
            used_new.add(j)
            pairs.append((i, j))
    return [(lost[i], came[j]) for i, j in sorted(pairs)]


def _altered(one: _Quoted, other: _Quoted) -> Edit:
    changes = [c for c in word_diff(one.text, other.text) if not c.spelling]
    removed = " … ".join(c.removed for c in changes if c.removed.strip())
    added = " … ".join(c.added for c in changes if words(c.added))
    if not added:
        sentence = f"A quotation was shortened: {clip(removed)} is gone, which leaves {clip(other.text)}."
        return Edit(EditType.QUOTATION_CUT, one.span, other.span, one.text, other.text, sentence)
    what = f"{clip(removed)} became {clip(added)} in" if words(removed) else f"{clip(added)} was put into"
    sentence = f"A quotation was altered: {what} {clip(other.text)}."
    return Edit(EditType.QUOTATION_ALTERED, one.span, other.span, one.text, other.text, sentence)


def _lost(quote: _Quoted, compared: Comparison) -> Edit:
    compared.tell([quote.whole], [])
    if len(quote.words) > 1 and quote.spoken in compared.new_words:
        sentence = f"The words {clip(quote.text)} are no longer in quotation marks."
        return Edit(EditType.QUOTATION_ALTERED, quote.span, None, quote.text, "", sentence)
    sentence = f"A quotation was cut: {clip(quote.text)}."
    return Edit(EditType.QUOTATION_CUT, quote.span, None, quote.text, "", sentence)


def _came(quote: _Quoted, compared: Comparison) -> Edit:
    compared.tell([], [quote.whole])
    if len(quote.words) > 1 and spoken(quote.text) in compared.old_words:
        sentence = f"The words {clip(quote.text)} are now in quotation marks."
        return Edit(EditType.QUOTATION_ALTERED, None, quote.span, "", quote.text, sentence)
    sentence = f"A quotation was added: {clip(quote.text)}."
    return Edit(EditType.QUOTATION_ADDED, None, quote.span, "", quote.text, sentence)
