"""From scores to spans: candidate cues, and for each the likeliest source and content."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from svodka.extract.tagger.network import LINK_BITS, Array, Network, Windows
from svodka.extract.tagger.tokens import COLUMN, Suggestion, TokenRange, Tokens

# Of 419 candidates with a chance between .15 and .25 on PolNeAR's development part, 15 were accepted
LEAST_CUE = 0.2
_NEVER = -1e4  # a score that no path affords
_AT_ONCE = 64  # windows in memory, 40 KB each and layer


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place that may be a cue."""

    first: int
    last: int  # inclusive
    speech: float  # probability that a cue of speech starts here
    other: float  # that a cue of another class does
    suggestion: int | None  # index of the rules' finding with this cue


@dataclass(frozen=True, slots=True)
class Link:
    """What the linker finds for one candidate."""

    cue: Candidate
    source: tuple[TokenRange, ...]
    content: tuple[TokenRange, ...]
    probability: float  # of this labelling of the window, place by place


def candidates_of(probabilities: Array, suggestions: Sequence[Suggestion]) -> list[Candidate]:
    """Where cues may be: what the encoder thinks likely, and every cue of the rules."""
    starts = probabilities[:, 1] + probabilities[:, 2]
    goes_on = probabilities[:, 3]
    found: list[tuple[int, int]] = []
    for at in np.flatnonzero((starts > LEAST_CUE) & (starts >= goes_on)):
        last = int(at)
        while last + 1 < len(starts) and goes_on[last + 1] > 0.5:
            last += 1
        found.append((int(at), last))
    ruled = [(s.cue[0].start, s.cue[-1].end - 1) if s.cue else None for s in suggestions]
    used: set[int] = set()
    candidates: list[Candidate] = []
    places = sorted((cue[0], cue[1], k) for k, cue in enumerate(ruled) if cue is not None)
    longest = max((end - start for start, end, _ in places), default=0)
    for first, last in found:
        ahead = places[bisect_left(places, (first - longest,)) : bisect_left(places, (last + 1,))]
        near = [k for _, end, k in ahead if first <= end]
        best = min(near, key=lambda k: (abs(ruled[k][0] - first), k), default=None)  # type: ignore[index]
        used.update(near)
        candidates.append(Candidate(first, last, float(probabilities[first, 1]), float(probabilities[first, 2]), best))
    for k, cue in enumerate(ruled):
        if cue is not None and k not in used:
            best_at = max(range(cue[0], cue[1] + 1), key=lambda at: starts[at])
            speech, other = float(probabilities[best_at, 1]), float(probabilities[best_at, 2])
            candidates.append(Candidate(cue[0], cue[1], speech, other, k))
    return sorted(candidates, key=lambda c: (c.first, c.last))


def links_of(
    network: Network, tokens: Tokens, states: Array, candidates: Sequence[Candidate], suggestions: Sequence[Suggestion]
) -> list[Link]:
    """The likeliest source and content of each candidate."""
    found: list[Link] = []
    taken = network.for_links(states)
    for start in range(0, len(candidates), _AT_ONCE):
        found += _linked(network, tokens, states, taken, candidates[start : start + _AT_ONCE], suggestions)
    return found


def _linked(
    network: Network,
    tokens: Tokens,
    states: Array,
    taken: Array,
    candidates: Sequence[Candidate],
    suggestions: Sequence[Suggestion],
) -> list[Link]:
    windows = Windows.of([(c.first, c.last) for c in candidates], tokens.scope)
    ruled = [None if c.suggestion is None else suggestions[c.suggestion] for c in candidates]
    rule = np.array([network.rules.get(s.rule, 0) if s else 0 for s in ruled], dtype=np.intp)
    scores = network.link_scores(states, taken, windows, rule, link_bits(tokens, windows, ruled))
    paths, probabilities = likeliest(scores[windows.inside], windows.lengths, network.arrays["transitions"])
    starts = windows.token[np.flatnonzero(np.diff(windows.row, prepend=-1))]
    return [
        Link(candidate, *_ranges(path, int(start)), float(probability))
        for candidate, path, start, probability in zip(candidates, paths, starts, probabilities, strict=True)
    ]


def link_bits(tokens: Tokens, windows: Windows, ruled: Sequence[Suggestion | None]) -> Array:
    """(places, LINK_BITS) what is known of each place towards its cue; ``ruled``: the rules' finding for each cue."""
    bits = np.zeros((len(windows.row), len(LINK_BITS)), dtype=np.float32)
    starts = np.flatnonzero(np.diff(windows.row, prepend=-1))
    for start, length, suggestion in zip(starts, windows.lengths, ruled, strict=True):
        if suggestion is None:
            continue
        here = bits[start : start + length]
        here[:, 2] = 1
        offset = int(windows.token[start])
        for column, ranges in enumerate((suggestion.source, suggestion.content)):
            for one in ranges:
                here[max(0, one.start - offset) : max(0, one.end - offset), column] = 1
    cue = windows.first[windows.row]
    quotation = tokens.quotation[windows.token]
    bits[:, 3] = tokens.sentence[windows.token] == tokens.sentence[cue]
    bits[:, 4] = tokens.part[windows.token] == tokens.part[cue]
    bits[:, 5] = (quotation == tokens.quotation[cue]) & (quotation >= 0)
    bits[:, 6] = tokens.bits[windows.token, COLUMN["rule_cue"]]
    bits[~windows.inside] = 0
    return bits


def likeliest(
    scores: Array, lengths: NDArray[np.intp], transitions: Array
) -> tuple[list[NDArray[np.intp]], NDArray[np.float64]]:
    """The likeliest labels of each sequence (Viterbi 1967), and the product of their chances place by place.

    ``scores`` has the sequences behind one another, ``lengths`` says how long each is. Label 0 stands before the
    first place and behind the last one.
    """
    rows, places, labels = len(lengths), int(lengths.max()) + 1, scores.shape[1]
    inside = np.arange(places) < lengths[:, None]
    padded = np.full((rows, places, labels), _NEVER, dtype=np.float32)
    padded[:, :, 0] = 0
    padded[inside] = scores
    emitted = np.ascontiguousarray(padded.transpose(1, 2, 0))
    moved = transitions[:, :, None]
    reached = np.empty((labels, labels, rows), dtype=np.float32)  # from, to
    best = np.empty((places, labels, rows), dtype=np.float32)
    best[0] = emitted[0] + transitions[0][:, None]
    for at in range(1, places):
        np.add(best[at - 1][:, None], moved, out=reached)
        np.maximum.reduce(reached, axis=0, out=best[at])
        best[at] += emitted[at]
    path = np.zeros((places, rows), dtype=np.intp)
    path[-1] = best[-1].argmax(axis=0)
    backward = np.ascontiguousarray(transitions.T)
    for at in range(places - 1, 0, -1):
        path[at - 1] = (best[at - 1].T + backward[path[at]]).argmax(axis=1)
    labelled = path.T[inside]
    top = scores.max(axis=1)
    sums = np.log(np.exp(scores - top[:, None]).sum(axis=1)) + top
    chances = scores[np.arange(len(scores)), labelled] - sums
    ends = np.cumsum(lengths)
    products = np.add.reduceat(chances.astype(np.float64), ends - lengths)
    return [path[:length, row] for row, length in enumerate(lengths)], np.exp(products)


def _ranges(path: NDArray[np.intp], offset: int) -> tuple[tuple[TokenRange, ...], tuple[TokenRange, ...]]:
    found: tuple[list[TokenRange], list[TokenRange]] = ([], [])
    for side, (begins, goes_on) in enumerate(((1, 2), (3, 4))):
        start: int | None = None
        inside = (path == begins) | (path == goes_on)
        for at in np.flatnonzero(inside):
            if start is None or path[at] == begins or not inside[at - 1]:
                start = int(at)
                found[side].append(TokenRange(start + offset, start + offset + 1))
            else:
                found[side][-1] = TokenRange(start + offset, int(at) + offset + 1)
    return tuple(found[0]), tuple(found[1])
