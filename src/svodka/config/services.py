"""Services that a desk may ask, off unless its settings name them: the tables ``[writer]`` and ``[translator]``.

Their keys stand in the environment only: a settings file is shown to others.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from svodka.toml import Table

WRITER_KEY, TRANSLATOR_KEY = "SVODKA_WRITER_KEY", "SVODKA_TRANSLATOR_KEY"
ENGINES = ("libretranslate", "deepl", "openai", "local")


@dataclass(frozen=True, slots=True)
class WriterSettings:
    """A language model that may write."""

    address: str  # up to and with /v1
    model: str


@dataclass(frozen=True, slots=True)
class TranslatorSettings:
    """Who translates."""

    engine: str  # one of ``ENGINES``
    address: str | None = None  # of a service
    model: str | None = None  # of an OpenAI-compatible endpoint; of a local model its name, told as its version
    folder: Path | None = None  # of a local model


def writer_of(table: Table) -> WriterSettings | None:
    """The table ``[writer]``; None where there is none. ConfigError where it is wrong."""
    inner = table.inner("writer")
    if inner is None:
        return None
    inner.only(("address", "model"))
    return WriterSettings(_address(inner), inner.needed("model"))


def translator_of(table: Table, root: Path) -> TranslatorSettings | None:
    """The table ``[translator]``; None where there is none. ConfigError where it is wrong."""
    inner = table.inner("translator")
    if inner is None:
        return None
    inner.only(("engine", "address", "model", "folder"))
    engine = inner.needed("engine")
    if engine not in ENGINES:
        raise inner.wrong("engine", f"must be one of {', '.join(ENGINES)}, not {engine!r}")
    if engine == "local":
        return TranslatorSettings(engine, model=inner.text("model"), folder=root / inner.needed("folder"))
    model = inner.needed("model") if engine == "openai" else inner.text("model")
    return TranslatorSettings(engine, address=_address(inner), model=model)


def service_key(name: str, environment: Mapping[str, str] = os.environ) -> str | None:
    """The key of a service as it stands in the environment (``WRITER_KEY``, ``TRANSLATOR_KEY``)."""
    return environment.get(name) or None


def _address(table: Table) -> str:
    address = table.needed("address")
    parts = urlsplit(address)
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.username or parts.query:
        raise table.wrong("address", f'must be an address such as "http://127.0.0.1:8080/v1", not {address!r}')
    return address
