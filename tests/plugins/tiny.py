"""A model of natural-language inference that knows six words, made when it is needed: real files, real runtimes."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper
from tokenizers import Tokenizer
from tokenizers.models import WordLevel
from tokenizers.pre_tokenizers import Whitespace
from tokenizers.processors import TemplateProcessing

# word -> what it adds to contradiction, neutral, entailment
WORDS = {
    "denied": (5.0, 0.0, 0.0),
    "never": (3.0, 0.0, 0.0),
    "admitted": (0.0, 0.0, 5.0),
    "struck": (0.0, 0.0, 0.5),
    "weather": (0.0, 4.0, 0.0),
    "wool": (0.0, 4.0, 0.0),
}
SPECIAL = ("[PAD]", "[UNK]", "[CLS]", "[SEP]")
LABELS = ("contradiction", "neutral", "entailment")


def write_model(
    folder: Path, *, labels: Sequence[str] = LABELS, inputs: Sequence[str] = ("input_ids", "attention_mask"),
    broken: bool = False,
) -> Path:  # fmt: skip
    """A folder with ``model.onnx``, ``tokenizer.json`` and ``config.json``; ``broken``: its answers are no numbers."""
    folder.mkdir(parents=True, exist_ok=True)
    config = {"id2label": {str(n): name.upper() for n, name in enumerate(labels)}}
    (folder / "config.json").write_text(json.dumps(config), encoding="utf-8")
    _tokenizer().save(str(folder / "tokenizer.json"))
    onnx.save(_model(inputs, labels, broken), str(folder / "model.onnx"))
    return folder


def _tokenizer() -> Tokenizer:
    vocabulary = {word: number for number, word in enumerate((*SPECIAL, *WORDS))}
    made = Tokenizer(WordLevel(vocabulary, unk_token="[UNK]"))
    made.pre_tokenizer = Whitespace()
    made.post_processor = TemplateProcessing(
        single="[CLS] $A [SEP]",
        pair="[CLS] $A [SEP] $B:1 [SEP]:1",
        special_tokens=[("[CLS]", vocabulary["[CLS]"]), ("[SEP]", vocabulary["[SEP]"])],
    )
    return made


def _model(inputs: Sequence[str], labels: Sequence[str], broken: bool) -> onnx.ModelProto:
    """The sum of what the words in the pair add, its columns in the order of the labels."""
    order = [LABELS.index(name) for name in labels if name in LABELS]
    table = np.zeros((len(SPECIAL) + len(WORDS), len(LABELS)), dtype=np.float32)
    table[:, 1] = 0.05  # who says nothing is neutral
    table[len(SPECIAL) :] = np.asarray(list(WORDS.values()), dtype=np.float32)
    table = table[:, order] * (np.float32(np.nan) if broken else np.float32(1))
    nodes = [
        helper.make_node("Gather", ["table", "input_ids"], ["each"]),
        helper.make_node("Cast", ["attention_mask"], ["mask"], to=TensorProto.FLOAT),
        helper.make_node("Unsqueeze", ["mask", "last"], ["wide"]),
        helper.make_node("Mul", ["each", "wide"], ["kept"]),
        helper.make_node("ReduceSum", ["kept", "middle"], ["logits"], keepdims=0),
    ]
    graph = helper.make_graph(
        nodes, "tiny",
        [helper.make_tensor_value_info(name, TensorProto.INT64, ["batch", "length"]) for name in inputs],
        [helper.make_tensor_value_info("logits", TensorProto.FLOAT, ["batch", len(order)])],
        [
            numpy_helper.from_array(table, "table"),
            numpy_helper.from_array(np.asarray([-1], dtype=np.int64), "last"),
            numpy_helper.from_array(np.asarray([1], dtype=np.int64), "middle"),
        ],
    )  # fmt: skip
    return helper.make_model(graph, opset_imports=[helper.make_opsetid("", 13)], ir_version=8)
