"""Dates that go on: what is told next of the same speaker, or of nobody else, was said on the day told before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from svodka.model import Precision, Said, Statement

# code points from one statement to the next of the same speaker: about three paragraphs of a report
REACH = 900
# how long before publication a told day still belongs to the news of the text, as in English
_NEWS_DAYS = 16


def continued(statements: Sequence[Statement], published: date | None) -> tuple[Statement, ...]:
    """The statements, in order of the text, each undated one with the day of the statement that it continues.

    Only days near publication go on: «осенью 2030 года Дорн говорил» dates nothing after it. A statement inside
    another has its own time, which nobody tells.
    """
    out: list[Statement] = []
    last: dict[str, tuple[int, Said]] = {}
    for statement in statements:
        name = statement.speaker.name if statement.speaker else None
        at = statement.content[0].start
        if statement.said is None and statement.within is None and name in last:
            told_at, said = last[name]
            if at - told_at <= REACH:
                out.append(replace(statement, said=_going_on(said)))
                last[name] = (statement.content[-1].end, said)
                continue
        if name and statement.said and _is_news(statement.said, published):
            last[name] = (statement.content[-1].end, statement.said)
        out.append(statement)
    return tuple(out)


def _going_on(said: Said) -> Said:
    return replace(said, basis=_BASIS + said.basis.removeprefix(_BASIS))


_BASIS = "same speaker, told right before: "


def _is_news(said: Said, published: date | None) -> bool:
    return (
        published is not None
        and said.precision is Precision.DAY
        and timedelta(0) <= published - said.start <= timedelta(days=_NEWS_DAYS)
    )
