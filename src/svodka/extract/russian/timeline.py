"""Days and carriers that go on: what is told next of the same speaker was said and carried as told before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from svodka.model import Hop, Precision, Said, Statement

# code points from one statement to the next of the same speaker: about three paragraphs of a report
REACH = 900
# how long before publication a told day still belongs to the news of the text, as in English
_NEWS_DAYS = 16
_BASIS = "same speaker, told right before: "


def continued(statements: Sequence[Statement], published: date | None) -> tuple[Statement, ...]:
    """The statements, in order of the text, each with the day and the carriers of the one that it continues.

    Only days near publication go on: «осенью 2030 года Дорн говорил» dates nothing after it. A statement inside
    another has its own time and way, which nobody tells.
    """
    out: list[Statement] = []
    days: dict[str, tuple[int, Said]] = {}
    chains: dict[str, tuple[int, tuple[Hop, ...]]] = {}
    for statement in statements:
        name = statement.speaker.name if statement.speaker else None
        if name is None or statement.within is not None:
            out.append(statement)
            continue
        start, end = statement.content[0].start, statement.content[-1].end
        said, chain = statement.said, statement.chain
        if said is None and name in days and start - days[name][0] <= REACH:
            said = _going_on(days[name][1])
        if not chain and name in chains and start - chains[name][0] <= REACH:
            chain = chains[name][1]
        if said and _is_news(said, published):
            days[name] = (end, said)
        if chain:
            chains[name] = (end, chain)
        out.append(replace(statement, said=said, chain=chain))
    return tuple(out)


def _going_on(said: Said) -> Said:
    return replace(said, basis=_BASIS + said.basis.removeprefix(_BASIS))


def _is_news(said: Said, published: date | None) -> bool:
    return (
        published is not None
        and said.precision is Precision.DAY
        and timedelta(0) <= published - said.start <= timedelta(days=_NEWS_DAYS)
    )
