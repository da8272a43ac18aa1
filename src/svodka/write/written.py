"""A digest whose compiled sentences are replaced by a writer's, as far as the guard lets them pass.

The compiled text is the measure: each sentence keeps its place, its receipts, its credit and its doubts; what the guard
refuses, or what the writer leaves out, stands as it was compiled. Headline and lead are computed and never given away.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from svodka.errors import ReceiptError
from svodka.model import Claim, Digest, LedgerRow, Section, Sentence
from svodka.write.compose import make_sentence
from svodka.write.frames import chain_words, credit_words, doubt_words
from svodka.write.guard import Citable, Written, guarded
from svodka.write.words import is_quotable

# What a pass is given to let a writer at a compiled digest, before it is verified and kept
Rewrite = Callable[[Digest, Mapping[str, Citable], Claim | None], Digest]


@dataclass(frozen=True, slots=True)
class Refused:
    """A sentence of the writer that is not printed."""

    text: str
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Account:
    """What came of a writer's sentences."""

    used: int = 0
    repaired: int = 0
    refused: tuple[Refused, ...] = ()
    unusable: tuple[str, ...] = ()  # why whole answers could not be used, one sentence each

    def joined(self, other: Account) -> Account:
        """Both together."""
        return Account(
            self.used + other.used, self.repaired + other.repaired, (*self.refused, *other.refused),
            (*self.unusable, *other.unusable),
        )  # fmt: skip


def given_to_writer(section: Section, citable: Mapping[str, Citable]) -> dict[str, str]:
    """For a section: short names under which a writer gets its statements -> their ids, in the order of the text."""
    ids = dict.fromkeys(id for sentence in section.sentences if (id := _told(sentence, citable)))
    return {f"s{number}": id for number, id in enumerate(ids, 1)}


def statement_for_writer(one: Citable) -> dict[str, object]:
    """A statement as quoted data: who, when, where, through whom, by which act, and the words."""
    row, s = one.row, one.row.statement
    text = row.revision.text
    own = all(is_quotable(span, row) for span in s.content)
    return {
        "speaker": s.speaker.name if s.speaker else None,
        "office": s.speaker.role if s.speaker else None,
        "from": s.said.start.isoformat() if s.said else None,
        "to": s.said.end.isoformat() if s.said else None,
        "occasion": s.venue,
        "through": [hop.name for hop in s.chain],
        "outlet": row.revision.outlet,
        "act": s.act.value,
        "cue": " ".join(span.of(text) for span in s.cue),
        "words": " … ".join(span.of(text) for span in s.content),
        "may_be_quoted": own,
    }


def rewritten(
    section: Section, sentences: Iterable[Written], citable: Mapping[str, Citable], *, issued: date,
    claim: Claim | None = None,
) -> tuple[Section, Account]:  # fmt: skip
    """A section with the writer's sentences in place of those that tell the same statements.

    Their order stays the compiled one: a sentence stands where the first statement that it cites stood. A statement is
    told once: a second sentence about it is refused.
    """
    places = {id: at for at, sentence in enumerate(section.sentences) if (id := _told(sentence, citable))}
    own = {id: citable[id] for id in places}
    at_place: dict[int, Sentence] = {}
    taken: set[str] = set()
    account = Account()
    for sentence in sentences:
        verdict = guarded(sentence, own, issued=issued, claim=claim)
        reasons = verdict.reasons
        if not reasons and taken & set(sentence.cited):
            reasons = ("Another sentence has told the same statement.",)
        made = None
        if verdict.text is not None and not reasons:
            compiled = [section.sentences[places[id]] for id in sentence.cited]
            try:
                made = _printed(verdict.text, compiled, [own[id].row for id in sentence.cited])
            except ReceiptError:
                reasons = ("Words between its quotation marks are not in its receipts.",)
        if made is None:
            account = account.joined(Account(refused=(Refused(sentence.text, reasons),)))
            continue
        taken |= set(sentence.cited)
        first = min(places[id] for id in sentence.cited)
        at_place[first] = replace(made, follows=section.sentences[first].follows)
        account = account.joined(Account(used=1, repaired=int(verdict.repaired)))
    gone = {places[id] for id in taken} - set(at_place)
    kept = [at_place.get(at, sentence) for at, sentence in enumerate(section.sentences) if at not in gone]
    return replace(section, sentences=tuple(kept)), account


def with_sections(digest: Digest, sections: Sequence[Section]) -> Digest:
    """The digest with other sections."""
    return replace(digest, sections=tuple(sections))


def _told(sentence: Sentence, citable: Mapping[str, Citable]) -> str | None:
    """The id of the statement that a compiled sentence tells: of its first receipt."""
    id = sentence.receipts[0].statement
    return id if id in citable else None


def _printed(text: str, compiled: Sequence[Sentence], rows: Sequence[LedgerRow]) -> Sentence:
    """The writer's text with credit and doubts of all that it cites, on the receipts of the compiled sentences."""
    receipts = tuple(dict.fromkeys(receipt for sentence in compiled for receipt in sentence.receipts))
    credits = []
    for row in rows:
        through = "" if all(hop.name in text for hop in row.statement.chain) else chain_words(row.statement)
        credits.append("; ".join(part for part in (credit_words(row, ()), through) if part))
    doubts = "".join(dict.fromkeys(doubt_words(row.statement) for row in rows))
    told = "; ".join(dict.fromkeys(credits))
    return make_sentence(f"{text} ({told}){doubts}", receipts)
