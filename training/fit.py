"""Fits the two networks to documents."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import torch

from svodka.extract.tagger.network import Array
from training.batches import Example, Noise, Tables, batch_of
from training.corpus import Document
from training.kit import ENGLISH, Kit
from training.network import Tagger, as_numpy

State = dict[str, torch.Tensor]


@dataclass(frozen=True, slots=True)
class Recipe:
    """How it is trained. Chosen on a held-out fold; docs/design/0005-trained-reading.md has the trials."""

    epochs: int = 14
    documents_at_once: int = 5
    rate: float = 2e-3  # of AdamW, after 200 steps, then along a cosine to 0
    decay: float = 0.02  # not of embeddings
    dropout: float = 0.2
    cue_weight: float = 3.0  # of the losses, the linker's being 1
    auxiliary_weight: float = 0.3
    average: float = 0.998  # of the running mean of the weights, which is what is kept
    noise: Noise = field(default_factory=Noise)


def fit(
    documents: Sequence[Document],
    recipe: Recipe,
    seed: int,
    say: Callable[[str], None],
    kit: Kit = ENGLISH,
) -> tuple[dict[str, Array], Tables]:
    """Weights, and the tables whose rows they are; the same seed gives the same on the same machine."""
    tables = Tables.of(documents, kit)
    return as_numpy(fit_further(documents, recipe, seed, say, tables, None)), tables


def fit_further(
    documents: Sequence[Document],
    recipe: Recipe,
    seed: int,
    say: Callable[[str], None],
    tables: Tables,
    begin: State | None,
) -> State:
    """The state of a tagger taught with documents, from a state that it had before (None: from nothing)."""
    torch.manual_seed(seed)
    chance = np.random.default_rng(seed)
    examples = [Example.of(document, tables) for document in documents]
    rows = (len(tables.words) + 1, len(tables.lemmas) + 1, tables.kit.bits, len(tables.rules) + 1)
    tagger = Tagger(*rows, dropout=recipe.dropout)
    if begin is not None:
        tagger.load_state_dict(begin)
    optimizer = _optimizer(tagger, recipe)
    kept = {name: tensor.detach().clone() for name, tensor in tagger.state_dict().items()}
    steps = recipe.epochs * math.ceil(len(examples) / recipe.documents_at_once)
    step = 0
    for epoch in range(recipe.epochs):
        order = chance.permutation(len(examples))
        total = np.zeros(3)
        for start in range(0, len(order), recipe.documents_at_once):
            drawn = [examples[at] for at in order[start : start + recipe.documents_at_once]]
            if not any(example.cues or example.verbs for example in drawn):
                continue  # short texts in which nobody could have said anything
            for group in optimizer.param_groups:
                group["lr"] = recipe.rate * min(1, (step + 1) / 200) * (1 + math.cos(math.pi * step / steps)) / 2
            cue, auxiliary, link = tagger.losses(batch_of(drawn, tables, recipe.noise, chance))
            loss = recipe.cue_weight * cue + recipe.auxiliary_weight * auxiliary + link
            optimizer.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call]
            torch.nn.utils.clip_grad_norm_(tagger.parameters(), 1.0)
            optimizer.step()
            step += 1
            _average(kept, tagger, min(recipe.average, (1 + step) / (10 + step)))
            total += [cue.item(), auxiliary.item(), link.item()]
        mean = total * recipe.documents_at_once / len(examples)
        say(f"epoch {epoch + 1} of {recipe.epochs}: cue {mean[0]:.4f}, auxiliary {mean[1]:.4f}, link {mean[2]:.4f}")
    return kept


def _optimizer(tagger: Tagger, recipe: Recipe) -> torch.optim.AdamW:
    embeddings = [p for name, p in tagger.named_parameters() if name.startswith(("word.", "lemma.", "affix."))]
    others = [p for name, p in tagger.named_parameters() if not name.startswith(("word.", "lemma.", "affix."))]
    groups: list[dict[str, Any]] = [{"params": embeddings, "weight_decay": 0.0}, {"params": others}]
    return torch.optim.AdamW(groups, lr=recipe.rate, weight_decay=recipe.decay, betas=(0.9, 0.98))


def _average(kept: dict[str, torch.Tensor], tagger: Tagger, share: float) -> None:
    with torch.no_grad():
        for name, tensor in tagger.state_dict().items():
            kept[name].mul_(share).add_(tensor, alpha=1 - share)
