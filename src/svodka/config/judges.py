"""``[judges.NAME]`` of the settings: plug-in judges of stance (docs/judges.md).

[judges.local]
kind = "nli"
folder = "models/nli"
languages = ["en"]

[judges.house]
kind = "model"
address = "http://127.0.0.1:8080/v1"
model = "some-model"
counts = [[40, 1, 3, 1], [3, 9, 4, 4], [2, 2, 20, 1], [1, 4, 3, 38]]
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from svodka.toml import Table

KINDS = ("nli", "model")
_KEYS = {"nli": ("folder", "languages"), "model": ("address", "model")}
Counts = tuple[tuple[float, ...], ...]
_ROWS = 4  # deny, hedge, nothing, affirm


@dataclass(frozen=True, slots=True)
class JudgeSettings:
    """How a judge is had."""

    name: str
    kind: str  # of ``KINDS``
    folder: Path | None = None  # nli: with model.onnx, tokenizer.json, config.json
    languages: tuple[str, ...] = ()  # nli: that the model reads; empty: all
    address: str = ""  # model: of the endpoint, up to and with /v1
    model: str = ""  # model: as the endpoint calls it
    counts: Counts = ()  # rows: true stance, columns: what it read; empty: nothing was counted
    claims: tuple[tuple[str, Counts], ...] = ()  # key of a claim, counts of that claim alone


def judges_of(settings: Table, root: Path) -> tuple[JudgeSettings, ...]:
    """The judges of a desk's settings; ConfigError that names file, judge and key."""
    tables = settings.inner("judges")
    if tables is None:
        return ()
    return tuple(_judge(tables, name, root) for name in tables.values)


def _judge(tables: Table, name: str, root: Path) -> JudgeSettings:
    if not re.fullmatch(r"[a-z][a-z0-9-]{0,39}", name):
        raise tables.wrong(name, "must be called by small letters, digits and dashes")
    table = tables.inner(name)
    assert table is not None
    kind = table.needed("kind")
    if kind not in KINDS:
        raise table.wrong("kind", f"must be one of {', '.join(KINDS)}, not {kind!r}")
    table.only(("kind", "counts", "claims", *_KEYS[kind]))
    counts, claims = _counts(table, "counts"), _of_claims(table)
    if kind == "nli":
        languages = tuple(
            Table(table.place, {"languages": x}).language("languages") or "" for x in table.texts("languages")
        )
        return JudgeSettings(
            name, kind, folder=root / table.needed("folder"), languages=languages, counts=counts, claims=claims
        )
    address = table.needed("address")
    if not re.match(r"https?://[^/\s]", address):
        raise table.wrong("address", f"must be an http or https address, not {address!r}")
    return JudgeSettings(name, kind, address=address, model=table.needed("model"), counts=counts, claims=claims)


def _of_claims(table: Table) -> tuple[tuple[str, Counts], ...]:
    inner = table.inner("claims")
    return tuple((key, _counts(inner, key)) for key in inner.values) if inner else ()


def _counts(table: Table, key: str) -> Counts:
    rows = table.values.get(key, [])
    if rows == []:
        return ()
    good = isinstance(rows, list) and len(rows) == _ROWS and all(isinstance(r, list) and len(r) == _ROWS for r in rows)
    if not good or not all(_is_count(n) for row in rows for n in row):  # type: ignore[attr-defined]
        raise table.wrong(key, "must be four rows of four counts: true deny, hedge, nothing, affirm; read as the same")
    return tuple(tuple(float(n) for n in row) for row in rows)  # type: ignore[attr-defined]


def _is_count(value: object) -> bool:
    return not isinstance(value, bool) and isinstance(value, int | float) and 0 <= value < float("inf")
