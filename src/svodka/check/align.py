"""A quotation beside the ledger's words: where it stands, and what was changed in it."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from difflib import SequenceMatcher
from heapq import nsmallest

from svodka.check.ground import Doc, Ground
from svodka.check.words import Token, stem, tokens
from svodka.model import Span

# Editors put their own words, and capitals for small letters, into square brackets
_BRACKETS = re.compile(r"\[[^\[\]\n]{0,80}\]")
_ELLIPSIS = re.compile(r"…|\.\.\.|\[…\]|\(…\)|<…>|\[\.\.\.\]|\(\.\.\.\)")
# Places in the ledger that are compared word by word with one quotation
_COMPARED = 12
_LOOKED_AT = 4 * _COMPARED  # buckets, of which neighbours are one place
# Two words stand on one diagonal if at most so many words were put in or left out between them
_DRIFT = 4
_TOO_COMMON = 20_000
_MOST_CHANGES = 6


@dataclass(frozen=True, slots=True)
class Match:
    """A place in the ledger that a quotation may be from."""

    doc: Doc
    span: Span  # of the document's text
    share: float  # 0 to 1: of the quotation, weighed by how rare its words are
    exact: bool  # word for word, but for typography, brackets and ellipses
    inflected: bool = False  # only endings differ
    joined: bool = False  # words of the source were left out without an ellipsis
    changes: tuple[str, ...] = ()


def pieces_of(quotation: str) -> list[list[Token]]:
    """The words of a quotation, cut where it has an ellipsis; without what stands in square brackets."""
    plain = _ELLIPSIS.sub("\0", quotation)
    plain = _BRACKETS.sub(" ", plain)
    return [words for piece in plain.split("\0") if (words := tokens(piece))]


def find(ground: Ground, quotation: str) -> list[Match]:
    """The places in the ledger that have all or much of the quotation, the best first."""
    pieces = pieces_of(quotation)
    if not pieces:
        return []
    first = max(pieces, key=len)
    found = []
    for doc, at in _candidates(ground, [word.low for word in first]):
        match = _compared(ground, doc, at, first)
        if match and len(pieces) > 1:
            match = _with_rest(ground, match, [piece for piece in pieces if piece is not first])
        if match:
            found.append(match)
    return sorted(found, key=lambda m: (not m.exact, -m.share, m.doc.number, m.span.start))


def _candidates(ground: Ground, words: list[str]) -> list[tuple[Doc, int]]:
    """Documents, with the number of the word at which the quotation would begin there."""
    votes: dict[tuple[int, int], float] = defaultdict(float)
    for at, word in enumerate(words):
        where = ground.places.get(word, ())
        if len(where) > _TOO_COMMON:
            continue
        weight = ground.weight(word)
        for doc, place in where:
            bucket = (place - at) // _DRIFT
            votes[doc, bucket] += weight
            votes[doc, bucket + 1] += weight
    best: dict[tuple[int, int], float] = {}
    most = nsmallest(_LOOKED_AT, votes.items(), key=lambda item: (-item[1], item[0]))
    for (number, bucket), vote in most:
        if (number, bucket - 1) in best or (number, bucket + 1) in best:
            continue
        best[number, bucket] = vote
        if len(best) >= _COMPARED:
            break
    return [(ground.docs[number], bucket * _DRIFT) for number, bucket in best]


def _compared(ground: Ground, doc: Doc, at: int, words: list[Token]) -> Match | None:
    """The quotation against the words of a document around a place."""
    quoted = [word.low for word in words]
    room = 2 * _DRIFT + len(quoted) // 2
    first = max(0, at - room)
    window = doc.lows[first : at + len(quoted) + room]
    exact = _run(quoted, window)
    if exact is not None:
        span = _span(doc, first + exact, first + exact + len(quoted) - 1)
        return Match(doc, span, 1.0, exact=True)
    matcher = SequenceMatcher(None, quoted, window, autojunk=False)
    blocks = [block for block in matcher.get_matching_blocks() if block.size]
    blocks = _together(blocks, len(quoted))
    if not blocks:
        return None
    start, end = blocks[0].b, blocks[-1].b + blocks[-1].size
    # words in front of the first and behind the last match stand for as many of the source's
    start = max(0, start - blocks[0].a)
    end = min(len(window), end + len(quoted) - blocks[-1].a - blocks[-1].size)
    inside = SequenceMatcher(None, quoted, window[start:end], autojunk=False)
    same = sum(ground.weight(w) for b in inside.get_matching_blocks() for w in quoted[b.a : b.a + b.size])
    whole = sum(ground.weight(word) for word in quoted)
    changes, endings, left_out = _changes(inside, quoted, window[start:end])
    share = same / whole if whole else 0.0
    if endings and not left_out and len(endings) == len(changes):
        return Match(doc, _span(doc, first + start, first + end - 1), share, exact=False, inflected=True,
                     changes=tuple(changes))  # fmt: skip
    joined = bool(left_out) and left_out == len(changes)
    return Match(doc, _span(doc, first + start, first + end - 1), share, exact=False, joined=joined,
                 changes=tuple(changes[:_MOST_CHANGES]))  # fmt: skip


def _together(blocks: list, length: int) -> list:  # type: ignore[type-arg]
    """The blocks around the largest one, without single words that happen to stand far off."""
    if not blocks:
        return []
    best = max(range(len(blocks)), key=lambda i: blocks[i].size)
    kept = [blocks[best]]
    for step in (-1, 1):
        at = best + step
        while 0 <= at < len(blocks):
            near = kept[0] if step < 0 else kept[-1]
            one = blocks[at]
            left, right = (one, near) if step < 0 else (near, one)
            gap = right.b - left.b - left.size
            told = right.a - left.a - left.size
            if gap > max(told + one.size, told + _DRIFT, 2):
                break
            kept = [one, *kept] if step < 0 else [*kept, one]
            at += step
    return kept


def _run(quoted: list[str], window: list[str]) -> int | None:
    """Where the words stand one after another; None: nowhere."""
    for at in range(len(window) - len(quoted) + 1):
        if window[at] == quoted[0] and window[at : at + len(quoted)] == quoted:
            return at
    return None


def _span(doc: Doc, first: int, last: int) -> Span:
    last = max(first, min(last, len(doc.words) - 1))
    return Span(doc.words[first].span.start, doc.words[last].span.end)


def _changes(matcher: SequenceMatcher[str], quoted: list[str], source: list[str]) -> tuple[list[str], list[str], int]:
    """What was changed, in words; those of them that only change an ending; how many leave words out."""
    changes, endings, left_out = [], [], 0
    for tag, i1, i2, j1, j2 in matcher.get_opcodes():
        ours, theirs = " ".join(quoted[i1:i2]), " ".join(source[j1:j2])
        if tag == "replace":
            changes.append(f"“{ours}” stands for “{theirs}”")
            if i2 - i1 == j2 - j1 and all(
                stem(a) == stem(b) for a, b in zip(quoted[i1:i2], source[j1:j2], strict=True)
            ):
                endings.append(ours)
        elif tag == "delete":
            changes.append(f"“{ours}” was added")
        elif tag == "insert":
            changes.append(f"“{theirs}” was left out")
            left_out += 1
    return changes, endings, left_out


def _with_rest(ground: Ground, match: Match, rest: list[list[Token]]) -> Match:
    """A match of the longest piece with those of the other pieces in the same document."""
    shares, exact, changes, span = [match.share], match.exact, list(match.changes), match.span
    for piece in rest:
        lows = [word.low for word in piece]
        at = _run(lows, match.doc.lows)
        if at is not None:
            found: Match | None = Match(match.doc, _span(match.doc, at, at + len(lows) - 1), 1.0, exact=True)
        else:
            near = [place for doc, place in _candidates_in(ground, lows, match.doc)]
            found = _compared(ground, match.doc, near[0], piece) if near else None
        shares.append(found.share if found else 0.0)
        exact = exact and bool(found and found.exact)
        changes += found.changes if found else [f"“{' '.join(lows)}” is not there"]
        if found:
            span = Span(min(span.start, found.span.start), max(span.end, found.span.end))
    return Match(match.doc, span, sum(shares) / len(shares), exact=exact, changes=tuple(changes[:_MOST_CHANGES]))


def _candidates_in(ground: Ground, words: list[str], doc: Doc) -> list[tuple[Doc, int]]:
    votes: dict[int, float] = defaultdict(float)
    for at, word in enumerate(words):
        for place in (i for i, low in enumerate(doc.lows) if low == word):
            votes[(place - at) // _DRIFT] += ground.weight(word)
    return [(doc, bucket * _DRIFT) for bucket, _ in sorted(votes.items(), key=lambda item: -item[1])[:1]]
