"""Readers of quotations that can be installed beside us, to compare with. None of them is a dependency.

textacy's ``direct_quotations`` wants a spaCy pipeline with a parser:

    pip install textacy && python -m spacy download en_core_web_sm
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from importlib.util import find_spec

PIPELINE = "en_core_web_sm"
ABSENT = f"not measured: textacy and spaCy's {PIPELINE} are not installed (bench/peers.py says how)"


def textacy() -> Callable[[str], object] | None:
    """A function that finds the quotations of a text with textacy, all in; None where it is not installed."""
    if not (find_spec("textacy") and find_spec(PIPELINE)):
        return None
    pipeline = import_module("spacy").load(PIPELINE)
    extract = import_module("textacy.extract")

    def read(text: str) -> object:
        return list(extract.direct_quotations(pipeline(text)))

    return read
