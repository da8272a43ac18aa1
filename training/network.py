"""The two networks in PyTorch, as they are trained; ``svodka.extract.tagger.network`` computes the same in NumPy.

The encoder reads a whole document and says where cues are. The linker reads, for each cue, a window around it and
labels the tokens of its source and its content: finding what belongs to a cue and telling it from what belongs to
another are one task (He et al. 2017 do so for semantic roles). Both are residual dilated convolutions (Strubell et
al. 2017), and a linear-chain random field (Lafferty et al. 2001) is on top of the linker.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional as f

from svodka.extract.tagger.network import (
    CUE_LABELS,
    ENCODER_DILATIONS,
    LINK_BITS,
    LINK_LABELS,
    LINKER_DILATIONS,
    LINKER_WIDTH,
    POSITIONS,
    WIDTH,
    Array,
)
from svodka.extract.tagger.tokens import HASHES, SHAPES, TOKEN_BITS

AUXILIARY = 4  # a token is in a content, starts one, is in a source, starts one: of any attribution
_NEVER = -1e4
_SPREAD = 0.3  # standard deviation of fresh embeddings: eight are summed, and their sum should be near 1


@dataclass(frozen=True, slots=True)
class Batch:
    """Documents behind one another with gaps of zeros between them, and the windows of their cues."""

    word: Tensor
    lemma: Tensor
    affix: Tensor
    shape: Tensor
    kind: Tensor  # row of ``kind_bits``, which has one for each different word
    kind_bits: Tensor
    token_bits: Tensor
    is_token: Tensor  # 0 in the gaps
    cue: Tensor  # labels of the encoder
    auxiliary: Tensor
    first: Tensor
    last: Tensor
    lengths: Tensor
    rule: Tensor
    row: Tensor
    inside: Tensor
    token: Tensor
    position: Tensor
    link_bits: Tensor
    link: Tensor  # labels of the linker, one for each place inside a window


class Convolutions(nn.Module):
    """Residual dilated convolutions of width 3 over (1, channels, length); ``mask`` zeroes what is no token."""

    def __init__(self, channels: int, dilations: tuple[int, ...], dropout: float) -> None:
        super().__init__()
        self.layers = nn.ModuleList(nn.Conv1d(channels, channels, 3, padding=d, dilation=d) for d in dilations)
        self.dropout = nn.Dropout(dropout)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        """(length, channels) to the same."""
        states = x.T[None]
        for layer in self.layers:
            states = (states + self.dropout(f.relu(layer(states)))) * mask
        return states.squeeze(0).T


class Tagger(nn.Module):
    """Encoder and linker."""

    def __init__(self, words: int, lemmas: int, word_bits: int, rules: int, dropout: float) -> None:
        super().__init__()
        self.word = nn.Embedding(words, WIDTH)
        self.lemma = nn.Embedding(lemmas, WIDTH)
        self.affix = nn.ModuleList(nn.Embedding(HASHES, WIDTH) for _ in range(3))
        self.shape = nn.Embedding(SHAPES, WIDTH)
        for table in (self.word, self.lemma, *self.affix, self.shape):
            nn.init.normal_(table.weight, std=_SPREAD)
        self.word_bits = nn.Linear(word_bits, WIDTH)
        self.token_bits = nn.Linear(len(TOKEN_BITS), WIDTH)
        self.encoder = Convolutions(WIDTH, ENCODER_DILATIONS, dropout)
        self.cue = nn.Linear(WIDTH, CUE_LABELS)
        self.auxiliary = nn.Linear(WIDTH, AUXILIARY)
        self.rule = nn.Embedding(rules, LINKER_WIDTH)
        self.link_token = nn.Linear(WIDTH, LINKER_WIDTH)
        self.link_cue = nn.Linear(WIDTH, LINKER_WIDTH)
        self.link_bits = nn.Linear(len(LINK_BITS), LINKER_WIDTH)
        self.position = nn.Embedding(POSITIONS, LINKER_WIDTH)
        self.linker = Convolutions(LINKER_WIDTH, LINKER_DILATIONS, dropout)
        self.link = nn.Linear(LINKER_WIDTH, LINK_LABELS)
        self.transitions = nn.Parameter(torch.zeros(LINK_LABELS, LINK_LABELS))  # from, to
        self.dropout = nn.Dropout(dropout)

    def encode(self, batch: Batch) -> Tensor:
        """(length, WIDTH) states."""
        x = self.word(batch.word) + self.lemma(batch.lemma) + self.shape(batch.shape)
        x = x + self.word_bits(batch.kind_bits)[batch.kind] + self.token_bits(batch.token_bits)
        for k, table in enumerate(self.affix):
            x = x + table(batch.affix[:, k])
        x = self.dropout(f.relu(x)) * batch.is_token[:, None]
        states: Tensor = self.encoder(x, batch.is_token)
        return states

    def link_scores(self, states: Tensor, batch: Batch) -> Tensor:
        """(places, LINK_LABELS) scores."""
        cue = self.link_cue(states[batch.first]) + self.link_cue(states[batch.last]) + self.rule(batch.rule)
        x = self.link_token(states)[batch.token] + cue[batch.row]
        x = x + self.link_bits(batch.link_bits) + self.position(batch.position)
        x = f.relu(x) * batch.inside[:, None]
        scores: Tensor = self.link(self.linker(x, batch.inside))
        return scores

    def losses(self, batch: Batch) -> tuple[Tensor, Tensor, Tensor]:
        """Of cues, of the auxiliary task and of links, each a mean over tokens."""
        with torch.autocast("cpu", dtype=torch.bfloat16):
            states = self.encode(batch)
            cue, auxiliary, link = self.cue(states), self.auxiliary(states), self.link_scores(states, batch)
        count = batch.is_token.sum()
        cue_loss = (f.cross_entropy(cue.float(), batch.cue, reduction="none") * batch.is_token).sum()
        binary = f.binary_cross_entropy_with_logits(auxiliary.float(), batch.auxiliary, reduction="none")
        inside = batch.inside > 0
        link_loss = crf_loss(link.float()[inside], batch.link, batch.lengths, self.transitions).sum()
        return cue_loss / count, (binary.sum(1) * batch.is_token).sum() / count, link_loss / count


def crf_loss(scores: Tensor, labels: Tensor, lengths: Tensor, transitions: Tensor) -> Tensor:
    """Negative log-likelihood of each sequence; label 0 stands before its first place and behind its last one."""
    rows, places = len(lengths), int(lengths.max()) + 1
    inside = torch.arange(places) < lengths[:, None]
    padded = scores.new_full((rows, places, scores.shape[1]), _NEVER)
    padded[:, :, 0] = 0
    padded[inside] = scores
    path = torch.zeros((rows, places), dtype=torch.long)
    path[inside] = labels
    emitted = padded.gather(2, path[..., None]).squeeze(2).sum(1)
    moved = transitions[0, path[:, 0]] + transitions[path[:, :-1], path[:, 1:]].sum(1)
    alpha = transitions[0] + padded[:, 0]
    for at in range(1, places):
        alpha = torch.logsumexp(alpha[:, :, None] + transitions, 1) + padded[:, at]
    return torch.logsumexp(alpha, 1) - emitted - moved


def as_numpy(state: dict[str, Tensor]) -> dict[str, Array]:
    """Weights as the NumPy network wants them: a convolution as (place, in, out)."""
    arrays: dict[str, Array] = {}
    for name, tensor in state.items():
        array = tensor.detach().float().numpy()
        if ".layers." in name and name.endswith("weight"):
            array = np.ascontiguousarray(array.transpose(2, 1, 0))
        if not name.startswith("auxiliary."):
            arrays[name] = array
    return arrays
