"""The guard: a written sentence passes only if all that it tells is in the statements that it cites.

``guarded`` takes a sentence with the ids that it cites and what may be cited, and gives the text as it may be
printed, or why it may not. Nothing is taken on trust: outside quotation marks a sentence is made of the speaker's name,
the office as written or as registered, dates, occasions, carriers, cues and joints of a closed vocabulary, and words of
what was said in their order; between quotation marks it is the source, letter by letter.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from svodka.model import Claim
from svodka.write.guard.grammar import Reader, Reading, TooLongError, same_day_of
from svodka.write.guard.phrases import Citable, shared_surnames
from svodka.write.guard.reasons import why
from svodka.write.guard.repair import marked, printed
from svodka.write.guard.source import Source, claim_source, source_of
from svodka.write.visible import ODD

__all__ = ["Citable", "Verdict", "Written", "guarded"]

# Two quotations of the length that a digest prints whole (300 code points), with their frames
LONGEST = 900
# More than four statements in one sentence no reader can take apart again
MOST_CITED = 4
_MARKUP = re.compile(r"[<>{}\[\]|\\^`*_#~]|https?:|www\.|\w@\w|\n")


@dataclass(frozen=True, slots=True)
class Written:
    """A sentence of a writer, and the ids of the statements on which it says that it stands."""

    text: str
    cited: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Verdict:
    """What came of a sentence."""

    text: str | None  # as it may be printed; None: it may not
    repaired: bool = False  # quotation marks, capitals or punctuation of a quotation were set as in the source
    reasons: tuple[str, ...] = ()  # why it may not, a sentence each

    @property
    def passes(self) -> bool:
        """Whether it may be printed."""
        return self.text is not None


def guarded(
    sentence: Written, citable: Mapping[str, Citable], *, issued: date, claim: Claim | None = None,
    before: tuple[date, date] | None = None,
) -> Verdict:  # fmt: skip
    """Hold a sentence to what it cites.

    ``citable``: by id, all that may be cited. ``issued``: the day of the issue: a date without a year is of its year.
    ``claim``: towards which the statements' stances may be told. ``before``: the exact day of the sentence before it,
    to which "on the same day" may point.
    """
    if fault := _fault(sentence, citable):
        return Verdict(None, reasons=(fault,))
    cited = [citable[id] for id in sentence.cited]
    text = marked(" ".join(sentence.text.split(" ")))
    if text is None:
        return Verdict(None, reasons=("Its quotation marks don't pair.",))
    sources = {one.id: _sources(one, claim) for one in cited}
    reader = Reader(text.tokens, cited, sources, text.ends, issued.year, same_day_of(cited, before),
                    shared_surnames(citable.values()))  # fmt: skip
    turned: list[str] = []
    try:
        for reading in reader.readings():
            if {id for id, _ in reading.used} != set(sentence.cited):
                continue
            if not _in_order(reading):
                continue
            missing = _missing(reading)
            if not missing:
                made = printed(text, reading.used)
                return Verdict(made, repaired=made != sentence.text)
            turned = turned or missing
    except TooLongError:
        return Verdict(None, reasons=("It has too many parts to be read.",))
    if turned:
        words = ", ".join(f"“{word}”" for word in turned)
        return Verdict(None, reasons=(f"It leaves out {words}, without which the words say something else.",))
    return Verdict(None, reasons=why(text.tokens, cited, sources, issued.year))


def _fault(sentence: Written, citable: Mapping[str, Citable]) -> str | None:
    if not sentence.cited:
        return "It cites no statement."
    if len(set(sentence.cited)) != len(sentence.cited) or len(sentence.cited) > MOST_CITED:
        return f"It cites a statement twice, or more than {MOST_CITED}."
    if unknown := [id for id in sentence.cited if id not in citable]:
        return f"It cites what was not given to it: {unknown[0][:40]}."
    if not sentence.text.strip():
        return "It has no words."
    if len(sentence.text) > LONGEST:
        return f"It has more than {LONGEST} characters."
    if ODD.search(sentence.text) or _MARKUP.search(sentence.text):
        return "It holds markup, an address or characters that don't show."
    return None


def _sources(one: Citable, claim: Claim | None) -> list[Source]:
    own = [source_of(one.row)]
    return [*own, claim_source(claim, one.id)] if claim and one.stance else own


def _in_order(reading: Reading) -> bool:
    """Whether parts of one statement stand as it has them: shreds could be put together to anything."""
    last: dict[str, int] = {}
    for id, stretch in reading.used:
        if not stretch.source.is_claim:
            if min(stretch.covered) <= last.get(id, -1):
                return False
            last[id] = max(stretch.covered)
    return True


def _missing(reading: Reading) -> list[str]:
    covered: dict[tuple[str, bool], set[int]] = {}
    sources: dict[tuple[str, bool], Source] = {}
    for _, stretch in reading.used:
        key = (stretch.source.statement, stretch.source.is_claim)
        sources[key] = stretch.source
        covered.setdefault(key, set()).update(stretch.covered)
    return [word for key, have in covered.items() for word in sources[key].missing(frozenset(have))]
