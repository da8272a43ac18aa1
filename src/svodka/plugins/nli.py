"""A cross-encoder for natural-language inference, run by ONNX Runtime on this machine: the extra ``svodka[nli]``.

A folder holds what such models are published as: ``model.onnx``, ``tokenizer.json`` and ``config.json`` with the names
of its labels. The premise is a window of one or two sentences of the passage, the hypothesis is the claim; the window
that speaks most surely for or against it is the citation, verbatim because it is a piece of the passage.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from svodka.errors import JudgeError
from svodka.model import Judgement, Span, Stance

# What transformers of this kind were trained for; longer pairs lose the end of the premise
LONGEST_PAIR = 512
# Windows of a passage: an utterance has some ten sentences; more are a text without stops
MOST_WINDOWS = 64
_SENTENCE = re.compile(r"(?<=[.!?…])[\"”»]?\s+|\n+")
_LABELS = {"entailment": Stance.AFFIRM, "contradiction": Stance.DENY, "neutral": None}
_INT = {"tensor(int64)": np.int64, "tensor(int32)": np.int32}


class NliJudge:
    """A model folder as a judge. It knows affirmation and denial; of all else it says nothing."""

    def __init__(self, name: str, folder: Path, languages: Sequence[str] = ()) -> None:
        """``languages``: those that the model reads (ISO 639-1), empty: all. Raises ``JudgeError``."""
        self._name = name
        self._languages = frozenset(languages)
        self._rejected: Counter[str] = Counter()
        self._labels = _labels(folder)
        self._tokenizer, self._session = _loaded(folder)
        self._inputs = {one.name: one.type for one in self._session.get_inputs()}
        if unknown := set(self._inputs) - {"input_ids", "attention_mask", "token_type_ids"}:
            raise JudgeError(
                f"{folder / 'model.onnx'} wants {', '.join(sorted(unknown))}; it is no text-pair classifier"
            )

    @property
    def name(self) -> str:
        """As the settings call it."""
        return self._name

    @property
    def rejected(self) -> Mapping[str, int]:
        """Answers that were no probabilities, by reason."""
        return self._rejected

    def judge(self, claim: str, passage: str, language: str) -> Judgement | None:
        """The stance of the surest window, unless the model calls all of them neutral."""
        windows = windows_of(passage)
        if not windows or (self._languages and language not in self._languages):
            return None
        logits = self._logits([(span.of(passage), claim) for span in windows])
        if logits.shape != (len(windows), len(self._labels)) or not np.isfinite(logits).all():
            self._rejected["no probabilities"] += 1
            return None
        chances = _softmax(logits)
        best: Judgement | None = None
        for span, row in zip(windows, chances, strict=True):
            at = int(row.argmax())
            stance = self._labels[at]
            if stance and (best is None or row[at] > best.score):
                best = Judgement(self._name, stance, "NLI", span, float(row[at]))
        return best

    def _logits(self, pairs: list[tuple[str, str]]) -> NDArray[np.float64]:
        encoded = self._tokenizer.encode_batch(pairs)
        arrays = {
            "input_ids": [one.ids for one in encoded],
            "attention_mask": [one.attention_mask for one in encoded],
            "token_type_ids": [one.type_ids for one in encoded],
        }
        feed = {name: np.asarray(arrays[name], dtype=_INT.get(kind, np.int64)) for name, kind in self._inputs.items()}
        try:
            return np.asarray(self._session.run(None, feed)[0], dtype=np.float64)
        except Exception as error:  # the runtime's errors are of many classes; all mean that this model can't be used
            raise JudgeError(f"{self._name}: the model can't be run ({_short(error)})") from error


def windows_of(passage: str) -> list[Span]:
    """Each sentence of a passage, and each two neighbours; without the spaces around them."""
    starts = [0, *(found.end() for found in _SENTENCE.finditer(passage)), len(passage)]
    sentences = [_trimmed(passage, a, b) for a, b in pairwise(starts) if passage[a:b].strip()]
    pairs = [Span(a.start, b.end) for a, b in pairwise(sentences)]
    return [*sentences, *pairs][:MOST_WINDOWS]


def _trimmed(text: str, start: int, end: int) -> Span:
    piece = text[start:end]
    return Span(start + len(piece) - len(piece.lstrip()), start + len(piece.rstrip()))


def _labels(folder: Path) -> list[Stance | None]:
    """What each output of the model means, by ``id2label`` of its config."""
    path = folder / "config.json"
    try:
        told: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))["id2label"]
        names = [str(told[str(number)]).lower() for number in range(len(told))]
    except OSError as error:
        raise JudgeError(f"can't read {path}: {error.strerror}; a model folder has it") from None
    except (ValueError, KeyError, TypeError, AttributeError):
        raise JudgeError(f"{path} has no id2label that names each output") from None
    if sorted(names) != sorted(_LABELS):
        raise JudgeError(f"{path}: labels must be {', '.join(_LABELS)}, not {', '.join(names)[:100]}")
    return [_LABELS[name] for name in names]


def _loaded(folder: Path) -> tuple[Any, Any]:
    try:
        import onnxruntime
        from tokenizers import Tokenizer
    except ImportError:
        raise JudgeError("a judge of kind nli needs onnxruntime and tokenizers: pip install 'svodka[nli]'") from None
    for name in ("model.onnx", "tokenizer.json"):
        if not (folder / name).is_file():
            raise JudgeError(f"{folder} has no {name}; give the folder of an NLI model in ONNX form")
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1  # our parallelism is processes
    options.log_severity_level = 4
    try:
        tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        tokenizer.enable_truncation(LONGEST_PAIR, strategy="only_first")
        tokenizer.enable_padding(**({"pad_id": pad[0], "pad_token": pad[1]} if (pad := _padding(tokenizer)) else {}))
        session = onnxruntime.InferenceSession(str(folder / "model.onnx"), options, providers=["CPUExecutionProvider"])
    except Exception as error:  # both libraries raise plain Exception for a damaged file
        raise JudgeError(f"the model in {folder} can't be loaded ({_short(error)})") from error
    return tokenizer, session


def _padding(tokenizer: Any) -> tuple[int, str] | None:
    for token in ("[PAD]", "<pad>"):
        if (id := tokenizer.token_to_id(token)) is not None:
            return id, token
    return None


def _softmax(logits: NDArray[np.float64]) -> NDArray[np.float64]:
    raised = np.exp(logits - logits.max(axis=1, keepdims=True))
    return np.asarray(raised / raised.sum(axis=1, keepdims=True))


def _short(error: Exception) -> str:
    return " ".join(str(error).split())[:120]
