"""What a digest must say against itself: that it rests on one outlet, that its sources differ on a day."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from svodka.model import LedgerRow, Precision
from svodka.write.labels import labels_of
from svodka.write.quoting import frame
from svodka.write.select import content_words
from svodka.write.visible import one_line
from svodka.write.voices import is_named

# Fewer words may well have been said twice: "We are ready"
_FEWEST_WORDS = 6
_SHOWN = 60  # characters of the words: enough to know them again
_WORD = re.compile(r"\w+")
_WORDS = {
    "en": ("All of it is from one outlet, {outlet}: no other one that is collected bears it out.",
           "Sources differ on when {speaker} said {words}: {days}. Nothing was chosen: see the receipts."),
    "ru": ("Всё это — из одного издания, {outlet}: другие собранные издания этого не подтверждают.",
           "Источники расходятся в том, когда сказано {words} ({speaker}): {days}. Выбор не сделан: см. источники."),
}  # fmt: skip


def reservations(rows: Sequence[LedgerRow], language: str, names: Mapping[str, str] = {}) -> Iterator[str]:
    """One sentence each, in the digest's language; ``rows``: of all statements that it cites."""
    one_outlet, differing = _WORDS[labels_of(language).language]
    outlets = {row.revision.outlet for row in rows}
    documents = {row.revision.address for row in rows}
    if len(outlets) == 1 and len(rows) > 1 and (outlet := next(iter(outlets))):
        yield one_outlet.format(outlet=frame(one_line(outlet)))
    if len(documents) < 2:
        return
    for speaker, words, days in _differing(rows):
        told = ", ".join(
            f"{labels_of(language).day(day)} ({', '.join(sorted(said))})" for day, said in sorted(days.items())
        )
        shown = words if len(words) <= _SHOWN else f"{words[:_SHOWN].rsplit(' ', 1)[0]} …"
        marks = "«»" if labels_of(language).language == "ru" else "“”"
        name = frame(one_line(names.get(speaker, speaker)))
        yield differing.format(speaker=name, words=f"{marks[0]}{frame(one_line(shown))}{marks[1]}", days=told)


def _differing(rows: Iterable[LedgerRow]) -> Iterator[tuple[str, str, dict[date, set[str]]]]:
    """Speaker, words, and the days on which outlets say that they were said, where these are several."""
    groups: dict[tuple[str, str], list[LedgerRow]] = defaultdict(list)
    for row in rows:
        said, speaker = row.statement.said, row.statement.speaker
        words = _WORD.findall(content_words(row).casefold())
        if said and said.precision is Precision.DAY and is_named(speaker) and speaker and len(words) >= _FEWEST_WORDS:
            groups[speaker.name, " ".join(words)].append(row)
    for (name, _), group in sorted(groups.items()):
        days: dict[date, set[str]] = defaultdict(set)
        for row in group:
            said = row.statement.said
            assert said is not None
            days[said.start].add(frame(one_line(row.revision.outlet or row.revision.address)))
        if len(days) > 1:
            yield name, content_words(group[0]).rstrip(",;"), dict(days)
