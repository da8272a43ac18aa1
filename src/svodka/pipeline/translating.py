"""Translations for a digest: the outlet's own edition where an act of speaking has one, else a translator's."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from svodka.errors import ServiceError
from svodka.model import LedgerRow
from svodka.pipeline.desk import Desk
from svodka.plugins.answer import UnusableError, speaks_to_a_model
from svodka.plugins.translate import Translator
from svodka.write.guard import Citable
from svodka.write.translated import Translation, doubts_of, fault_of, is_foreign, words_to_translate


@dataclass
class Translated:
    """What became of the foreign statements of a digest."""

    found: dict[str, Translation] = field(default_factory=dict)  # by statement
    left: list[str] = field(default_factory=list)  # why some stay in the original only, one sentence each


def translations_for(
    citable: Mapping[str, Citable], language: str, translator: Translator | None, desk: Desk | None = None
) -> Translated:
    """The words of foreign statements in the digest's ``language``.

    ``desk``: where other editions are looked up. A translator that can't be had is asked no more.
    """
    made = Translated()
    for id, one in citable.items():
        if not is_foreign(one.row, language):
            continue
        edition = _edition(desk, one.row, language) if desk else None
        if edition:
            made.found[id] = Translation("", _outlet(edition), edition=edition)
        elif translator:
            try:
                _ask(made, id, one.row, language, translator)
            except ServiceError as error:
                made.left.append(f"{error}.")
                translator = None
    return made


def _ask(made: Translated, id: str, row: LedgerRow, language: str, translator: Translator) -> None:
    original = words_to_translate(row)
    source = row.statement.language or row.revision.language or ""
    name = row.statement.speaker.name if row.statement.speaker else "somebody who is not named"
    if speaks_to_a_model(original):
        made.left.append(f"{name}: the words speak to a program; they stay in the original.")
        return
    try:
        words = translator.translate(original, source, language)
        fault = fault_of(original, words)
    except UnusableError as error:
        fault = str(error)
    if fault:
        made.left.append(f"{name}: not translated, {fault}.")
        return
    made.found[id] = Translation(words, translator.name, doubts_of(original, words))


def _edition(desk: Desk, row: LedgerRow, language: str) -> LedgerRow | None:
    """The statement of the same act of speaking in the digest's language, of the same outlet before others."""
    acts = desk.ledger.speech.current_with([row.statement.id])
    ids = [id for act in acts for id in act.statements if id != row.statement.id]
    rows = [one for one in desk.ledger.speech.rows_of(ids) if not is_foreign(one, language) and one.revision.language]
    own = [one for one in rows if _is_same_outlet(one, row)]
    return min(_sorted(own), key=_day, default=None)


def _is_same_outlet(one: LedgerRow, other: LedgerRow) -> bool:
    """Whether two documents are of one outlet: by its name, or by the host on which both stand."""
    names = [(row.revision.outlet or "").casefold() for row in (one, other)]
    hosts = [urlsplit(row.revision.address).hostname for row in (one, other)]
    return (bool(names[0]) and names[0] == names[1]) or (hosts[0] is not None and hosts[0] == hosts[1])


def _sorted(rows: Iterable[LedgerRow]) -> list[LedgerRow]:
    return sorted(rows, key=lambda row: row.statement.id)


def _day(row: LedgerRow) -> str:
    return row.revision.published or "9999"


def _outlet(row: LedgerRow) -> str:
    return row.revision.outlet or row.revision.address
