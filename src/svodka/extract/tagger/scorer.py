"""How likely a link is right: a small network over what tagger and rules say of it, trained on held-out folds."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import log

import numpy as np

from svodka.extract.tagger.decode import Link
from svodka.extract.tagger.network import WINDOW, Array
from svodka.extract.tagger.tokens import COLUMN, Suggestion, TokenRange, Tokens

FEATURES = (
    "speech",
    "other",
    "cue",
    "path",
    "ruled",
    "rule_precision",
    "rule_nested",
    "content_length",
    "content_parts",
    "content_agrees",
    "source_found",
    "source_length",
    "source_agrees",
    "quoted",
    "holds_cue",
    "content_distance",
    "source_distance",
    "in_sentence",
    "rival",
    "in_quotation",
    "headline",
)
_QUOTED, _HEADLINE = COLUMN["quoted"], COLUMN["headline"]


@dataclass(frozen=True, slots=True)
class Chances:
    """Probabilities that a link is right."""

    content: float  # an attribution of half these words or more stands here
    speaker: float  # the source is the right one, if the content is


def chances_of(arrays: Mapping[str, Array], features: Array) -> list[Chances]:
    """The scorer's answers, one for each row of ``features_of``."""
    hidden = np.tanh(features @ arrays["scorer.hidden.weight"].T + arrays["scorer.hidden.bias"])
    scores = hidden @ arrays["scorer.out.weight"].T + arrays["scorer.out.bias"]
    probabilities = 1 / (1 + np.exp(-scores))
    return [Chances(float(row[0]), float(row[1])) for row in probabilities]


def features_of(
    links: Sequence[Link], tokens: Tokens, suggestions: Sequence[Suggestion], precision: Mapping[str, float]
) -> Array:
    """(links, FEATURES); ``precision``: share of right findings of each rule."""
    contents = [members(link.content) for link in links]
    quoted = np.concatenate(([0.0], np.cumsum(tokens.bits[:, _QUOTED])))
    rows = []
    for row, (link, content) in enumerate(zip(links, contents, strict=True)):
        cue, source = link.cue, members(link.source)
        rule = None if cue.suggestion is None else suggestions[cue.suggestion]
        either = cue.speech + cue.other
        sentence = tokens.sentence[cue.first]
        rows.append(
            (
                _logit(cue.speech),
                _logit(cue.other),
                _logit(either),
                log(max(link.probability, 1e-4)),
                rule is not None,
                _logit(precision.get(rule.rule, 0.5)) if rule else 0,
                rule is not None and rule.nested,
                log(1 + len(content)),
                len(link.content),
                _agreement(content, members(rule.content)) if rule else 0,
                bool(source),
                log(1 + len(source)),
                _agreement(source, members(rule.source)) if rule else 0,
                sum(quoted[r.end] - quoted[r.start] for r in link.content) / len(content) if content else 0,
                any(r.start <= cue.last and cue.first < r.end for r in link.content),
                _distance(link.content, cue.first, cue.last),
                _distance(link.source, cue.first, cue.last),
                any(tokens.sentence[r.start] == sentence for r in link.content),
                _rival(row, links, contents, either),
                tokens.bits[cue.first, _QUOTED],
                tokens.bits[cue.first, _HEADLINE],
            )
        )
    return np.array(rows, dtype=np.float32).reshape(-1, len(FEATURES))


def _rival(row: int, links: Sequence[Link], contents: Sequence[frozenset[int]], either: float) -> float:
    """How much of these words a link with a likelier cue takes."""
    return max(
        (
            _agreement(contents[row], contents[k])
            for k in neighbours(links, row)
            if _nearby(links[k], links[row]) and _outdoes(links[k], either, k < row)
        ),
        default=0.0,
    )


def _outdoes(other: Link, either: float, earlier: bool) -> bool:
    rival = other.cue.speech + other.cue.other
    return rival > either or (rival == either and earlier)


def _nearby(one: Link, other: Link) -> bool:
    return bool(one.content and other.content) and not (
        one.content[-1].end <= other.content[0].start or other.content[-1].end <= one.content[0].start
    )


def neighbours(links: Sequence[Link], row: int) -> Iterator[int]:
    """The other links whose windows may overlap with a link's: ``links`` stand in the order of their cues."""
    first = links[row].cue.first
    for step in (-1, 1):
        at = row + step
        while 0 <= at < len(links) and abs(links[at].cue.first - first) <= 2 * WINDOW:
            yield at
            at += step


def members(ranges: Sequence[TokenRange]) -> frozenset[int]:
    """The tokens of some ranges."""
    return frozenset(at for one in ranges for at in range(one.start, one.end))


def _agreement(one: frozenset[int], other: frozenset[int]) -> float:
    """Intersection over union; two empty sets agree."""
    return len(one & other) / len(one | other) if one or other else 1.0


def _distance(ranges: Sequence[TokenRange], first: int, last: int) -> float:
    """Logarithm of one plus the tokens between a cue and the nearest range; 5, more than any window, without one."""
    gaps = [max(0, one.start - last - 1, first - one.end) for one in ranges]
    return log(1 + min(gaps)) if gaps else 5.0


def _logit(p: float) -> float:
    p = min(max(p, 1e-4), 1 - 1e-4)
    return log(p / (1 - p))
