"""What a digest of one event says beside what each speaker said: its lead and how it was carried.

Every figure is of the statements that the sentence cites, so that its receipts bear it out. Pure; English and Russian.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from svodka.model import Digest, LedgerRow, Section, Sentence
from svodka.write.compose import make_sentence
from svodka.write.labels import Labels, labels_of
from svodka.write.line_compose import CARRIED
from svodka.write.quoting import frame
from svodka.write.receipt import receipt_of
from svodka.write.russian.compose import CARRIED_IN_RUSSIAN
from svodka.write.visible import one_line

# Names of origins in the lead: a fifth makes the sentence longer than four lines
NAMED_MOST = 4
_WORDS = {
    "en": {
        "day": "Published on {first}.", "days": "Published from {first} to {last}.",
        "counted": "In all: {statements} in {documents}{outlets}.",
        "origins": "By what these texts name as their sources, and by whose text they copy, they have it from "
        "{number} independent origins: {names}.",
        "one": "By what these texts name as their source, or by whose text they copy, all of it comes from one "
               "origin: {names}.",
        "of": " of {n}",
        "through": ", through {names}", "carried": "{outlet}: {statements}{through}.", "more": " and {n} more",
    },
    "ru": {
        "day": "Опубликовано {first}.", "days": "Опубликовано в период {first} – {last}.",
        "counted": "Всего: {statements}, {documents}{outlets}.",
        "origins": "Судя по тому, на кого ссылаются тексты и чей текст повторяют, независимых источников – {number}: "
        "{names}.",
        "one": "Судя по тому, на кого ссылаются тексты и чей текст повторяют, источник один: {names}.",
        "of": ", {n}",
        "through": ", через: {names}", "carried": "{outlet}: {statements}{through}.", "more": " и ещё {n}",
    },
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class StoryFacts:
    """What is known of an event from the statements that a digest of it cites."""

    id: str
    rows: tuple[LedgerRow, ...]  # cited ones, the copies too
    origins: tuple[str, ...]  # who has it from nobody else that is told, in order of time

    @property
    def outlets(self) -> tuple[str, ...]:
        """Who published it, each once, in order of name; those that are not told are left out."""
        return tuple(sorted({row.revision.outlet for row in self.rows if row.revision.outlet}))

    @property
    def documents(self) -> int:
        """How many documents it stands in."""
        return len({row.revision.document for row in self.rows})

    @property
    def span(self) -> tuple[date, date] | None:
        """First and last day of publication; None: no text tells its own."""
        days = [day for row in self.rows if (day := row.revision.published_on)]
        return (min(days), max(days)) if days else None


def with_story(digest: Digest, facts: StoryFacts) -> Digest:
    """The digest of what was said, with a lead before it and how it was carried after it, in the digest's language."""
    labels = labels_of(digest.language)
    heading = CARRIED_IN_RUSSIAN if digest.language == "ru" else CARRIED
    lead = Section("", tuple(_lead(facts, labels)))
    return replace(digest, sections=(lead, *digest.sections, Section(heading, tuple(_carried(facts, labels)))))


def _lead(facts: StoryFacts, labels: Labels) -> Iterator[Sentence]:
    words, receipts = _WORDS[labels.language], tuple(receipt_of(row) for row in facts.rows)
    told = []
    if facts.span:
        first, last = facts.span
        told.append(words["day" if first == last else "days"].format(first=labels.day(first), last=labels.day(last)))
    counted = words["counted"].format(
        statements=labels.count(len({row.statement.id for row in facts.rows}), labels.statements),
        documents=labels.count(facts.documents, labels.documents),
        # where no text tells its outlet, none is counted
        outlets=words["of"].format(n=labels.count(len(facts.outlets), labels.outlets_counted)) if facts.outlets else "",
    )
    yield make_sentence(" ".join([*told, counted]), receipts)
    if facts.origins:
        pattern = words["one" if len(facts.origins) == 1 else "origins"]
        text = pattern.format(
            number=len(facts.origins),
            names=_names(facts.origins, labels),
        )  # fmt: skip
        yield replace(make_sentence(text, receipts), follows=True)


def _carried(facts: StoryFacts, labels: Labels) -> Iterator[Sentence]:
    """A sentence for each outlet: how many statements it has, and through whom."""
    words, by_outlet = _WORDS[labels.language], dict[str, list[LedgerRow]]()
    for row in facts.rows:
        by_outlet.setdefault(row.revision.outlet or labels.outlet_untold, []).append(row)
    for outlet, rows in sorted(by_outlet.items(), key=lambda item: (-len(item[1]), item[0])):
        hops = dict.fromkeys(hop.name for row in rows for hop in row.statement.chain
                             if hop.name.casefold() != outlet.casefold())  # fmt: skip
        through = words["through"].format(names=_names(tuple(hops), labels)) if hops else ""
        number = labels.count(len({row.statement.id for row in rows}), labels.statements)
        text = words["carried"].format(outlet=frame(one_line(outlet)), statements=number, through=through)
        yield make_sentence(text, tuple(receipt_of(row) for row in rows))


def _names(names: Sequence[str], labels: Labels) -> str:
    shown = ", ".join(frame(one_line(name)) for name in names[:NAMED_MOST])
    more = len(names) - NAMED_MOST
    return shown + (_WORDS[labels.language]["more"].format(n=more) if more > 0 else "")
