"""LinePlan -> Digest, in the order of the rubric: headline, lead, the new line, the old line, how it was carried.

The lead is computed from dated statements and says no more than they bear out; every other sentence is one statement.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from svodka.errors import ReceiptError
from svodka.model import (
    Claim,
    Digest,
    GlossaryEntry,
    LedgerRow,
    Precision,
    Receipt,
    Section,
    Sentence,
    Stance,
    StatementKind,
)
from svodka.write.bands import HIGH
from svodka.write.compose import HEADLINE_BEST, HEADLINE_LONGEST, HEADLINE_SHORTEST, make_sentence
from svodka.write.frames import credit_words, doubt_words
from svodka.write.line_plan import LinePlan, Told, days_of, first_mover, speaker_key
from svodka.write.phrasing import lead_in, report
from svodka.write.quoting import cut, frame, marks_for, trim
from svodka.write.receipt import receipt_of
from svodka.write.spans import number_words, span_words
from svodka.write.visible import one_line
from svodka.write.voices import capitalized, is_named, office_of, voice
from svodka.write.wording import day_words, said_words
from svodka.write.words import is_quotable

NEW, OLD, CARRIED = "The new line", "The old line", "How it was carried"
HELD = "The line"  # where nothing changed

# The past of taking a stance, before a claim that is worded positively
_TOOK = {
    Stance.AFFIRM: "said that",
    Stance.DENY: "denied that",
    Stance.HEDGE: "left it open whether",
    Stance.CONDITIONAL: "spoke only of what would follow if",
    Stance.DECLINE: "would not say whether",
    Stance.DEFLECT: "turned aside the question whether",
}
_NOUNS = {
    Stance.AFFIRM: "affirmation", Stance.DENY: "denial", Stance.HEDGE: "leaving it open",
    Stance.CONDITIONAL: "conditional words", Stance.DECLINE: "declining to say", Stance.DEFLECT: "turning it aside",
}  # fmt: skip
# How many who spoke are named in the lead: a fourth name and its office make the sentence longer than four lines
_NAMED_MOST = 3
_BEGINNINGS = frozenset("the a an there it its all no some many several".split())
_PRONOUNS = {"m": "he", "f": "she"}


@dataclass(frozen=True, slots=True)
class Known:
    """What the registry tells of those who speak; keys are names as statements have them."""

    sex: Mapping[str, str] = field(default_factory=dict)  # "m", "f"
    offices: Mapping[tuple[str, date], str] = field(default_factory=dict)  # name and day -> office of that day
    labels: Mapping[str, str] = field(default_factory=dict)  # name of an outlet or expert -> its character
    own: frozenset[str] = frozenset()  # outlets in which an institution speaks for itself: they need no credit


def compose_line(
    plan: LinePlan, known: Known, *, issued: date, start: date, end: date, rubric: str | None = None,
    missing: Sequence[str] = (), glossary: Sequence[GlossaryEntry] = (),
) -> Digest:  # fmt: skip
    """The digest of a plan. ReceiptError where nothing at all can be told."""
    parts = [*plan.new, *plan.old, *plan.carried]
    if not parts:
        why = f"; {plan.left_out[0]}" if plan.left_out else ""
        raise ReceiptError(f"nothing to tell about {plan.claim.key!r} from {start} to {end}{why}; nothing is written")
    teller = _Teller(known, issued)
    sections = [
        Section("", tuple(_lead(plan))),
        Section(NEW if plan.turn else HELD, tuple(teller.tell(plan.new))),
        Section(OLD, tuple(teller.tell(plan.old))),
        Section(CARRIED, tuple(teller.tell(plan.carried))),
    ]
    made = tuple(section for section in sections if section.sentences)
    printed = " ".join(sentence.text for section in made for sentence in section.sentences)
    return Digest(
        headline=_headline(plan),
        period_start=start,
        period_end=end,
        about=(plan.claim.text,),
        sections=made,
        left_out=plan.left_out,
        not_collected=tuple(missing),
        rubric=rubric,
        issued=issued,
        background=tuple(entry for entry in glossary if explains(entry, printed)),
    )


def explains(entry: GlossaryEntry, text: str) -> bool:
    """Whether the text has a word for which the entry is there."""
    return any(re.search(rf"\b{re.escape(word)}\b", text, re.IGNORECASE) for word in (entry.term, *entry.aliases))


# -------------------------------------------------------------------------------------- headline and lead


def _headline(plan: LinePlan) -> Sentence:
    """The most telling quotation, and the turn: “…”: the Presidency now says that …"""
    best = max(filter(None, map(_quotation, [*plan.new, *plan.carried] or plan.old)), default=None)
    turned = _turned(plan)
    if best is None:
        evidence = plan.evidence_after or plan.evidence_before or (plan.new or plan.old or plan.carried)[:1]
        return make_sentence(capitalized(turned), _receipts(evidence))
    _, quotation, row = best
    return make_sentence(f"{quotation}: {capitalized(turned)}", (receipt_of(row),))


def _turned(plan: LinePlan) -> str:
    turn, claim = plan.turn, claim_words(plan.claim)
    if turn is None:
        return frame(plan.claim.text).rstrip(".")
    if not turn.confirmed_by:
        return f"a possible change of {possessive(turn.holder)} line, not confirmed: {claim}"
    if turn.before is Stance.DENY and turn.after is Stance.AFFIRM:
        return f"{turn.holder} now says that {claim}"
    return f"{turn.holder}, from {_NOUNS[turn.before]} to {_NOUNS[turn.after]}: {claim}"


def _quotation(one: Told) -> tuple[tuple[bool, bool, int, str], str, LedgerRow] | None:
    """The words of a statement for a headline, with what makes one better than another."""
    row, s = one.row, one.row.statement
    if s.kind not in (StatementKind.DIRECT, StatementKind.MIXED) or s.confidence < HIGH:
        return None
    if not is_named(s.speaker) or not is_quotable(s.content[0], row):
        return None
    text = row.revision.text
    span = trim(cut(trim(s.content[0], text, ",;:."), text, HEADLINE_LONGEST), text, ",;:.")
    words = span.of(text)
    marks = marks_for(words, row.revision.language)
    if not len(words) >= HEADLINE_SHORTEST or not marks or "\n" in words:
        return None
    stands = one.stance is not None
    return (one.official, stands, -abs(len(words) - HEADLINE_BEST), s.id), f"{marks[0]}{words}{marks[1]}", row


def _lead(plan: LinePlan) -> Iterator[Sentence]:
    """The turn with its span, first the old position and then the new; for a line that held, how long."""
    turn = plan.turn
    if turn is None:
        return
    if plan.evidence_before:
        yield make_sentence(_span_sentence(turn.holder, turn.before, plan.evidence_before, plan.claim),
                            _receipts(plan.evidence_before))  # fmt: skip
    first = first_mover(plan)
    if first:
        yield _following(
            make_sentence(_changed(plan, first), _receipts(plan.evidence_after)), bool(plan.evidence_before)
        )
    if not turn.confirmed_by:
        evidence = plan.evidence_after or plan.evidence_before
        if evidence:
            text = "This is a possible change: it was proposed from these statements and no editor has confirmed it."
            yield _following(make_sentence(text, _receipts(evidence)), True)


def _changed(plan: LinePlan, first: Told) -> str:
    """Who first took the new position and when, and how many followed."""
    days = days_of([first])
    assert days is not None, "evidence is dated"
    when = _when_words(days, [first])
    more = len(plan.evidence_after) - 1
    others = f"; {number_words(more)} more {'follows' if more == 1 else 'follow'}" if more else ""
    what = "to the contrary" if plan.evidence_before else f"by which {claim_words(plan.claim)}"
    return f"The first dated statement {what} is by {_named(first)}, {when}{others}."


def _span_sentence(holder: str, stance: Stance, told: Sequence[Told], claim: Claim) -> str:
    """How long a position was held, by its dated statements, and who took it."""
    days = days_of(told)
    assert days is not None, "evidence is dated"
    took = f"{_TOOK[stance]} {claim_words(claim)}"
    names = list(dict.fromkeys(_named(one) for one in told))
    by = _and(names[:_NAMED_MOST]) + (f" and {number_words(len(names) - _NAMED_MOST)} more"
                                      if len(names) > _NAMED_MOST else "")  # fmt: skip
    if len(told) == 1 or days[0] == days[1]:
        return f"{capitalized(_when_words(days, told))}, {holder} {took}, in the words of {by}."
    first, last = day_words(days[0]), day_words(days[1])
    return (
        f"For {span_words(*days)}, from {first} to {last}, {holder} {took}: "
        f"{number_words(len(told))} dated statements, by {by}."
    )


def _when_words(days: tuple[date, date], told: Sequence[Told]) -> str:
    said = told[0].row.statement.said
    return said_words(said) if said and len(told) == 1 else f"on {day_words(days[0])}"


def _named(one: Told) -> str:
    speaker = one.row.statement.speaker
    return frame(one_line(speaker.name)) if speaker and is_named(speaker) else "someone who is not named"


def _following(sentence: Sentence, follows: bool) -> Sentence:
    return Sentence(sentence.text, sentence.receipts, follows=follows)


def claim_words(claim: Claim) -> str:
    """A claim as it may follow "that": without its full stop, small at its beginning unless a name stands there.

    Whether the first word is a name its terms tell: "sailors" among them is none.
    """
    plain = frame(claim.text).rstrip(" .")
    first = plain.split(" ", 1)[0]
    small = {word for term in claim.terms_en for word in term.split()} | _BEGINNINGS
    return plain[:1].lower() + plain[1:] if first.lower() in small else plain


def possessive(name: str) -> str:
    """As in "the Presidency’s", "the Netherlands’"."""
    return f"{name}’" if name.endswith("s") else f"{name}’s"


def _and(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def _receipts(told: Sequence[Told]) -> tuple[Receipt, ...]:
    return tuple(receipt_of(one.row) for one in told)


# ----------------------------------------------------------------------------------------- speaker by speaker


class _Teller:
    """Tells statements one after another, and remembers what the reader knows by then."""

    def __init__(self, known: Known, issued: date) -> None:
        self._known = known
        self._year = issued.year
        self._offices: dict[str, set[str]] = defaultdict(set)
        self._labelled: set[str] = set()
        self._credit = ""

    def tell(self, told: Sequence[Told]) -> Iterator[Sentence]:
        """A paragraph for each speaker, the first to speak first."""
        groups: dict[str, list[Told]] = {}
        for one in told:
            groups.setdefault(speaker_key(one.row), []).append(one)
        day: tuple[date, date] | None = None
        for group in groups.values():
            for at, one in enumerate(group):
                yield self._sentence(one, at, day)
                day = _exact_day(one.row)

    def _sentence(self, one: Told, at: int, day: tuple[date, date] | None) -> Sentence:
        row = one.row
        lead = lead_in(row)
        text = report(row, self._subject(row, at), self._when(row, day), at)
        credit = self._credits(one)
        text = f"{text}{credit}{doubt_words(row.statement)}"
        receipts = (receipt_of(row, *([lead] if lead else [])), *(receipt_of(copy) for copy in one.copies))
        return _following(make_sentence(text, receipts), at > 0)

    def _subject(self, row: LedgerRow, at: int) -> str:
        """The speaker: with office or label at first, then by pronoun or surname; "also" from the third on."""
        speaker = row.statement.speaker
        if at and speaker and is_named(speaker):
            pronoun = _PRONOUNS.get(self._known.sex.get(speaker.name, ""))
            again = pronoun or frame(one_line(speaker.name))
            return f"{again} also" if at == 1 or pronoun is None else again
        label = self._label(speaker.name) if speaker else ""
        if speaker and label and not office_of(speaker):
            return f"{frame(one_line(speaker.name))}, {label},"
        return voice(row, self._offices)

    def _label(self, name: str) -> str:
        """The character of an outlet or expert, the first time that the digest names it."""
        if name in self._labelled:
            return ""
        self._labelled.add(name)
        return frame(one_line(self._known.labels.get(name, "")))

    def _when(self, row: LedgerRow, day: tuple[date, date] | None) -> str:
        said = row.statement.said
        if said is None:
            return ""
        if day and day == _exact_day(row):
            return "on the same day"
        words = said_words(said)
        return words.removesuffix(f", {self._year}") if said.start.year == said.end.year else words

    def _credits(self, one: Told) -> str:
        """Where it stands, unless the speaker's own outlet has it or the sentence before stands there, too."""
        row = one.row
        outlet = row.revision.outlet or ""
        speaker = row.statement.speaker
        if not one.copies and (outlet in self._known.own or (speaker and speaker.name.casefold() == outlet.casefold())):
            return ""
        words = credit_words(row, one.copies).removesuffix("; no date of saying is told")
        label = self._label(outlet) if outlet else ""
        told = f"{words}; {label}" if label else words
        if words == self._credit:
            return ""
        self._credit = words
        return f" ({told})"


def _exact_day(row: LedgerRow) -> tuple[date, date] | None:
    said = row.statement.said
    return (said.start, said.end) if said and said.precision is Precision.DAY else None
