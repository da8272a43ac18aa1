"""The differences between two texts, word by word.

Lines are aligned first, then the sentences of the lines that differ, then their words: so a long text costs little,
and words are compared with those that stand in the same place. What quotation marks, dashes or spaces are used does
not keep words apart; it is told as a change of *spelling*.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from rapidfuzz.distance import Indel

from svodka.model import Span
from svodka.text.spelling import plain

# a word with what may stand inside it ("12,500", "wasn’t", a soft hyphen), or one sign
_TOKEN = re.compile(r"''|``|\w+(?:[.,:'’ʼ\-‑\u00ad\u200b\u2060]+\w+)*|[^\w\s]")
_SENTENCE_END = re.compile(r"[.!?…]+$")
# Aligning two lists costs a bit for each pair of their words: 50 MB here. Two sentences of 20,000 words without a
# full stop are no text; they are told as one replaced by the other.
MOST_PAIRS = 400_000_000
# Sentences are paired with sentences of which they share a third of the shorter one's words, where a change spans so
# few that trying all pairs is quick (0.02 s); else their words are aligned as they stand
MOST_SENTENCES = 2_500

Match = tuple[int, int]  # two tokens that are the same: number in the text before, number in the text after
Range = tuple[int, int]  # tokens, the end excluded


@dataclass(frozen=True, slots=True)
class Change:
    """Words that were replaced; where words were only removed or only added, the other span is empty."""

    before: Span  # in the text before
    after: Span  # in the text after
    removed: str
    added: str

    @property
    def spelling(self) -> bool:
        """Whether only signs that are typed in several ways differ: quotation marks, dashes, spaces, «ё»."""
        return plain(self.removed) == plain(self.added)


@dataclass(frozen=True, slots=True)
class _Tokens:
    text: str
    spans: list[Span]
    keys: list[int]  # the same number: the same word


def word_diff(before: str, after: str) -> tuple[Change, ...]:
    """What to replace in ``before`` to make ``after``, in order, never overlapping; empty where they are equal."""
    if before == after:
        return ()
    numbers: dict[str, int] = {}
    old, new = _tokens(before, numbers), _tokens(after, numbers)
    return tuple(_changes(old, new, _aligned(old, new)))


def applied(before: str, changes: Sequence[Change]) -> str:
    """The text that the changes make of ``before``."""
    pieces, at = [], 0
    for change in changes:
        pieces += [before[at : change.before.start], change.added]
        at = change.before.end
    return "".join([*pieces, before[at:]])


def moved_to(at: int, changes: Sequence[Change]) -> int:
    """Where offset ``at`` of the text before lies in the text after; inside a change, at that change's end."""
    shift = 0
    for change in changes:
        if change.before.start >= at and not (change.before.start == at and len(change.before) == 0):
            break
        if at < change.before.end:
            return change.after.end
        shift = change.after.end - change.before.end
    return at + shift


def _tokens(text: str, numbers: dict[str, int]) -> _Tokens:
    found = list(_TOKEN.finditer(text))
    # a sign that is only typing (a soft hyphen by itself) has an empty spelling, and is a word of its own kind
    keys = [numbers.setdefault(plain(m.group()) or m.group(), len(numbers)) for m in found]
    return _Tokens(text, [Span(*m.span()) for m in found], keys)


# ---------------------------------------------------------------------------------------------- alignment

Splitter = Callable[[_Tokens, Range], list[Range]]


def _lines(tokens: _Tokens, within: Range) -> list[Range]:
    return _split(tokens, within, lambda i: "\n" in tokens.text[tokens.spans[i - 1].end : tokens.spans[i].start])


def _sentences(tokens: _Tokens, within: Range) -> list[Range]:
    def starts(i: int) -> bool:
        end = tokens.spans[i - 1].end
        gap = tokens.text[end : tokens.spans[i].start]
        return bool(gap) and (
            "\n" in gap or bool(_SENTENCE_END.search(tokens.text[max(0, end - 3) : end].rstrip("\"'”’»")))
        )

    return _split(tokens, within, starts)


def _split(tokens: _Tokens, within: Range, starts: Callable[[int], bool]) -> list[Range]:
    bounds = [within[0], *(i for i in range(within[0] + 1, within[1]) if starts(i)), within[1]]
    return [(a, b) for a, b in pairwise(bounds) if a < b]


def _aligned(old: _Tokens, new: _Tokens) -> list[Match]:
    everything = ((0, len(old.spans)), (0, len(new.spans)))
    return list(_by_units(old, new, everything, [_lines, _sentences]))


def _by_units(
    old: _Tokens, new: _Tokens, within: tuple[Range, Range], splitters: Sequence[Splitter]
) -> Iterator[Match]:
    """The matches inside two ranges: whole units that are the same, and what is alike in those between."""
    if not splitters:
        for pair in _paired(old, new, within):
            yield from _by_words(old, new, pair)
        return
    split, *finer = splitters
    units = split(old, within[0]), split(new, within[1])
    numbers: dict[tuple[int, ...], int] = {}
    keys = [
        [numbers.setdefault(tuple(tokens.keys[a:b]), len(numbers)) for a, b in ranges]
        for tokens, ranges in zip((old, new), units, strict=True)
    ]
    at = (within[0][0], within[1][0])
    for i, j in [*_common(*keys), (len(units[0]), len(units[1]))]:
        last = i == len(units[0]) and j == len(units[1])
        ends = (within[0][1], within[1][1]) if last else (units[0][i][0], units[1][j][0])
        if at[0] < ends[0] and at[1] < ends[1]:
            yield from _by_units(old, new, ((at[0], ends[0]), (at[1], ends[1])), finer)
        if not last:
            yield from zip(range(*units[0][i]), range(*units[1][j]), strict=True)
            at = (units[0][i][1], units[1][j][1])


def _paired(old: _Tokens, new: _Tokens, within: tuple[Range, Range]) -> list[tuple[Range, Range]]:
    """Sentences of two ranges side by side, in order, so that their words in common are the most."""
    ours, theirs = _sentences(old, within[0]), _sentences(new, within[1])
    if len(ours) == len(theirs) == 1 or len(ours) * len(theirs) > MOST_SENTENCES:
        return [within]
    counts = [Counter(old.keys[a:b]) for a, b in ours], [Counter(new.keys[a:b]) for a, b in theirs]
    best: list[list[tuple[int, tuple[Match, ...]]]] = [[(0, ())] * (len(theirs) + 1)]
    for i, one in enumerate(counts[0]):
        row: list[tuple[int, tuple[Match, ...]]] = [(0, ())]
        for j, other in enumerate(counts[1]):
            common = (one & other).total()
            fits = 3 * common >= min(one.total(), other.total())
            score, pairs = best[i][j]
            row.append(max(best[i][j + 1], row[j], (score + common, (*pairs, (i, j))) if fits else (0, ())))
        best.append(row)
    return [(ours[i], theirs[j]) for i, j in best[-1][-1][1]]


def _by_words(old: _Tokens, new: _Tokens, within: tuple[Range, Range]) -> list[Match]:
    (a, b), (c, d) = within
    runs = _runs([(a + i, c + j) for i, j in _common(old.keys[a:b], new.keys[c:d])])
    return [match for run in _meaningful(old, new, runs, within) for match in run]


def _common(old: Sequence[int], new: Sequence[int]) -> list[Match]:
    """The longest common subsequence, as pairs of positions."""
    start = 0
    while start < min(len(old), len(new)) and old[start] == new[start]:
        start += 1
    end = 0
    while end < min(len(old), len(new)) - start and old[-1 - end] == new[-1 - end]:
        end += 1
    middle_old, middle_new = old[start : len(old) - end], new[start : len(new) - end]
    pairs = [(i, i) for i in range(start)]
    if len(middle_old) * len(middle_new) <= MOST_PAIRS:
        for step in Indel.opcodes(middle_old, middle_new):
            if step.tag == "equal":
                pairs += [
                    (start + i, start + j)
                    for i, j in zip(
                        range(step.src_start, step.src_end), range(step.dest_start, step.dest_end), strict=True
                    )
                ]
    return pairs + [(len(old) - n, len(new) - n) for n in range(end, 0, -1)]


def _runs(matches: Sequence[Match]) -> list[list[Match]]:
    runs: list[list[Match]] = []
    for match in matches:
        if runs and runs[-1][-1] == (match[0] - 1, match[1] - 1):
            runs[-1].append(match)
        else:
            runs.append([match])
    return runs


def _meaningful(old: _Tokens, new: _Tokens, runs: list[list[Match]], within: tuple[Range, Range]) -> list[list[Match]]:
    """The runs without those that are shorter than the changes on both their sides: «the», a comma, by chance alike.

    The rule of "semantic cleanup", as word processors' comparisons use it.
    """
    kept = list(runs)
    n = 0
    while n < len(kept):
        run = kept[n]
        left = kept[n - 1][-1] if n else (within[0][0] - 1, within[1][0] - 1)
        right = kept[n + 1][0] if n + 1 < len(kept) else (within[0][1], within[1][1])
        size = _letters(old, run[0][0], run[-1][0] + 1)
        before = max(_letters(old, left[0] + 1, run[0][0]), _letters(new, left[1] + 1, run[0][1]))
        after = max(_letters(old, run[-1][0] + 1, right[0]), _letters(new, run[-1][1] + 1, right[1]))
        if size <= before and size <= after:
            del kept[n]
            n = max(0, n - 1)
        else:
            n += 1
    return kept


def _letters(tokens: _Tokens, start: int, end: int) -> int:
    return sum(len(tokens.spans[i]) for i in range(start, end))


# ------------------------------------------------------------------------------------------------ changes


def _changes(old: _Tokens, new: _Tokens, matches: list[Match]) -> Iterator[Change]:
    """What stands between matched words, and matched words that are typed otherwise; neighbours are joined."""
    pending: tuple[Span, Span] | None = None
    for before, after in _differing(old, new, matches):
        if pending and pending[0].end == before.start and pending[1].end == after.start:
            pending = Span(pending[0].start, before.end), Span(pending[1].start, after.end)
            continue
        if pending:
            yield Change(*pending, pending[0].of(old.text), pending[1].of(new.text))
        pending = before, after
    if pending:
        yield Change(*pending, pending[0].of(old.text), pending[1].of(new.text))


def _differing(old: _Tokens, new: _Tokens, matches: list[Match]) -> Iterator[tuple[Span, Span]]:
    at = (0, 0)
    for i, j in matches:
        one, other = old.spans[i], new.spans[j]
        yield from _gap(old.text, new.text, Span(at[0], one.start), Span(at[1], other.start))
        if one.of(old.text) != other.of(new.text):
            yield one, other
        at = (one.end, other.end)
    yield from _gap(old.text, new.text, Span(at[0], len(old.text)), Span(at[1], len(new.text)))


def _gap(old: str, new: str, before: Span, after: Span) -> Iterator[tuple[Span, Span]]:
    """Two stretches without the spaces that both begin or end with; nothing where they are the same."""
    one, other = before.of(old), after.of(new)
    if one == other:
        return
    most = min(len(one), len(other))
    start = 0
    while start < most and one[start] == other[start] and one[start].isspace():
        start += 1
    end = 0
    while end < most - start and one[-1 - end] == other[-1 - end] and one[-1 - end].isspace():
        end += 1
    yield (
        Span(before.start + start, before.end - end),
        Span(after.start + start, after.end - end),
    )
