"""Trains the scorer: how likely a link is right, learnt on documents that its tagger has not seen."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
import torch
from numpy.typing import NDArray
from torch import nn
from torch.nn import functional as f

from svodka.extract.tagger.decode import Link, candidates_of, links_of
from svodka.extract.tagger.network import Array, Network
from svodka.extract.tagger.scorer import features_of
from svodka.extract.tagger.tokens import TokenRange
from training.corpus import Document, Gold
from training.kit import ENGLISH, Kit

_HIDDEN = 24
_STEPS = 400
_RATE, _DECAY = 5e-3, 1e-3
_OVERLAP = 0.5  # intersection over union of words from which a content counts as found
_SAME_SOURCE = 0.3


def links_in(network: Network, document: Document) -> list[Link]:
    """What the tagger finds in a document."""
    tokens, suggestions = document.tokens, document.suggestions
    states = network.encode(tokens.words, tokens.bits)
    candidates = candidates_of(network.cue_scores(states), suggestions)
    return links_of(network, tokens, states, candidates, suggestions)


def examples(network: Network, documents: Sequence[Document], kit: Kit = ENGLISH) -> tuple[Array, Array]:
    """Features, and whether content and speaker are right: one row a link, two columns."""
    features, labels = [], []
    for document in documents:
        links = links_in(network, document)
        if links:
            features.append(features_of(links, document.tokens, document.suggestions, kit.precision))
            labels.append(labels_of(links, document))
    return np.concatenate(features), np.concatenate(labels)


def labels_of(links: Sequence[Link], document: Document) -> Array:
    """(links, 2): whether a link's content is an annotated one's, each at most once, and its source that one's too."""
    labels = np.zeros((len(links), 2), dtype=np.float32)
    for at, gold in matches(links, document):
        labels[at] = (1, speaker_is_right(links[at], gold))
    return labels


def matches(links: Sequence[Link], document: Document) -> Iterator[tuple[int, Gold]]:
    """Links and annotations that share half of their words, one to one, the best first."""
    words = np.array([word[0].isalnum() for word in document.tokens.words])
    found = [_members(link.content, words) for link in links]
    golds = [_members(gold.content, words) for gold in document.gold]
    pairs = []
    for g, gold in enumerate(golds):
        for k, link in enumerate(found):
            shared = len(gold & link)
            if shared and shared / len(gold | link) >= _OVERLAP:
                cue = links[k].cue
                pairs.append((-shared / len(gold | link), -(cue.speech + cue.other), g, k))
    used_links: set[int] = set()
    used_golds: set[int] = set()
    for _, _, g, k in sorted(pairs):
        if g not in used_golds and k not in used_links:
            used_golds.add(g)
            used_links.add(k)
            yield k, document.gold[g]


def speaker_is_right(link: Link, gold: Gold) -> bool:
    """Whether the source holds the annotated head, and not much else; none where none is annotated."""
    if not gold.source:
        return not link.source
    source, annotated = (frozenset(k for r in rs for k in range(r.start, r.end)) for rs in (link.source, gold.source))
    held = gold.head is None or any(k in source for k in range(gold.head.start, gold.head.end))
    return held and len(source & annotated) >= _SAME_SOURCE * len(source | annotated)


def _members(ranges: Sequence[TokenRange], words: NDArray[np.bool_]) -> frozenset[int]:
    return frozenset(at for one in ranges for at in range(one.start, one.end) if words[at])


def fit_scorer(features: Array, labels: Array, seed: int) -> dict[str, Array]:
    """Weights of the scorer. The speaker's chance is learnt from links whose content is right."""
    torch.manual_seed(seed)
    x, y = torch.from_numpy(features), torch.from_numpy(labels)
    mean, spread = x.mean(0), x.std(0) + 1e-3
    x = (x - mean) / spread
    hidden, out = nn.Linear(x.shape[1], _HIDDEN), nn.Linear(_HIDDEN, 2)
    optimizer = torch.optim.AdamW([*hidden.parameters(), *out.parameters()], lr=_RATE, weight_decay=_DECAY)
    for step in range(_STEPS):
        for group in optimizer.param_groups:
            group["lr"] = _RATE * (1 - step / _STEPS)
        losses = f.binary_cross_entropy_with_logits(out(torch.tanh(hidden(x))), y, reduction="none")
        loss = (losses[:, 0] + losses[:, 1] * y[:, 0]).mean()
        optimizer.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
        optimizer.step()
    weights = hidden.weight.detach()
    arrays = {
        "hidden.weight": weights / spread,  # so that features come in as they are
        "hidden.bias": hidden.bias.detach() - (weights * (mean / spread)).sum(1),
        "out.weight": out.weight.detach(),
        "out.bias": out.bias.detach(),
    }
    return {f"scorer.{name}": tensor.numpy() for name, tensor in arrays.items()}


def calibration_error(chances: NDArray[np.float64], right: NDArray[np.float64], bins: int = 10) -> float:
    """Expected calibration error with bins of equal width (Naeini et al. 2015), from 0 to 1."""
    at = np.minimum((chances * bins).astype(int), bins - 1)
    gaps = [abs(chances[at == b].sum() - right[at == b].sum()) for b in range(bins)]
    return float(sum(gaps) / max(1, len(chances)))
