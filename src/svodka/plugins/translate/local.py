"""A model on this machine, run by CTranslate2: an unpacked Argos package, or a folder of the same form.

The folder holds ``model/`` (CTranslate2), ``sentencepiece.model``, and ``metadata.json`` with ``from_code`` and
``to_code``.
The libraries are the extra ``svodka[translate]``; nothing is downloaded.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Protocol

from svodka.errors import ServiceError
from svodka.plugins.answer import UnusableError
from svodka.plugins.translate import LONGEST

_SENTENCE = re.compile(r"(?<=[.!?…])\s+")
# A sentence that such models were trained on has less than 250 pieces; of more they forget the end
MOST_PIECES = 250


class Engine(Protocol):
    """What of ``ctranslate2.Translator`` is used."""

    def translate_batch(self, source: list[list[str]], **options: Any) -> Sequence[Any]:
        """For each list of pieces a result with ``hypotheses``."""


class Pieces(Protocol):
    """What of ``sentencepiece.SentencePieceProcessor`` is used."""

    def encode(self, text: str, out_type: type[str]) -> list[str]:
        """A text as pieces."""

    def decode(self, pieces: list[str]) -> str:
        """Pieces as a text."""


Load = Callable[[Path], tuple[Engine, Pieces]]


def load(folder: Path) -> tuple[Engine, Pieces]:
    """The model of a folder. ServiceError where a library or a file is missing, or is none."""
    try:
        import ctranslate2
        import sentencepiece
    except ImportError as error:
        raise ServiceError(f"{error.name} is not installed; install svodka[translate]") from None
    try:
        pieces = sentencepiece.SentencePieceProcessor(model_file=str(folder / "sentencepiece.model"))
        return ctranslate2.Translator(str(folder / "model"), device="cpu", inter_threads=1, intra_threads=1), pieces
    except (OSError, RuntimeError, ValueError) as error:
        raise ServiceError(f"{folder} holds no model that can be loaded: {str(error)[:120]}") from None


class LocalTranslator:
    """A model of one pair of languages."""

    def __init__(self, folder: Path, *, load: Load = load) -> None:
        """ServiceError where the folder tells no pair of languages. The model is loaded at the first question."""
        self._folder = folder
        self._load = load
        self._loaded: tuple[Engine, Pieces] | None = None
        try:
            told = json.loads((folder / "metadata.json").read_text(encoding="utf-8"))
            self._pair = (str(told["from_code"]), str(told["to_code"]))
            self._told = f"{told.get('package_version', '')} {self._pair[0]}-{self._pair[1]}".strip()
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            why = "does not tell from_code and to_code; unpack the model anew"
            raise ServiceError(f"{folder}/metadata.json {why}") from None

    @property
    def name(self) -> str:
        """As readers are told it."""
        return "a model on the editor’s machine"

    @property
    def version(self) -> str:
        """The package's version and its pair of languages."""
        return self._told

    def translate(self, text: str, source: str, target: str) -> str:
        """See ``Translator``."""
        if (source, target) != self._pair:
            raise UnusableError(f"the model translates {self._pair[0]} to {self._pair[1]} only")
        if len(text) > LONGEST:
            raise UnusableError(f"more than {LONGEST} characters")
        if self._loaded is None:
            self._loaded = self._load(self._folder)
        engine, pieces = self._loaded
        batch = [pieces.encode(sentence, str) for sentence in _SENTENCE.split(text.strip()) if sentence]
        if not batch or any(len(sentence) > MOST_PIECES for sentence in batch):
            raise UnusableError("no sentence, or one too long for the model")
        results = engine.translate_batch(batch, beam_size=4, max_decoding_length=2 * MOST_PIECES)
        made = " ".join(pieces.decode(list(result.hypotheses[0])).strip() for result in results)
        if not made.strip():
            raise UnusableError("no text")
        return made
