"""What a draft is held to: documents with their statements, indexed by word, so that no pair is compared in vain."""

from __future__ import annotations

import math
import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property
from itertools import pairwise

from svodka.check.figures import is_number
from svodka.check.words import Token, concept, is_empty, tokens
from svodka.model import Cited, Precision, Revision, Span, Speaker, Statement

_BEHIND = re.compile(r"\((?:[^()\n]|\([^()\n]*\)){1,300}\)(?:\s+\[[^\[\]\n]{1,600}\])?(?:\s+|$)")
_SENTENCE = re.compile(r"(?<=[.!?…])[\"”»’)]*\s+(?=[\"“«‘(—–-]?\s*[A-ZА-ЯЁ0-9])|\n+")
# A word of the paragraph counts less than one of the statement itself: an editor may join two sentences of one speaker
_AROUND = 0.6
# Words on which a search is not begun: in more documents than this they find everything
_TOO_COMMON = 3_000
# The most units that are looked at closely for one sentence; the best is rarely beyond the tenth
_LOOKED_AT = 60
# Shares of a quotation that a statement has: that may be its own, and that surely is
_HALF, _WHOLE = 0.5, 0.9
_CITED = 300  # characters of the ledger's words that a finding shows
# Reports run up to two days after what they tell: a speech in the evening, a daily on the day after the next
_LATE = timedelta(days=2)


@dataclass(frozen=True, slots=True)
class Evidence:
    """One document of the ledger: its text and who says what in it."""

    revision: Revision
    statements: tuple[Statement, ...]


@dataclass(eq=False)
class Doc:
    """A document ready to be searched."""

    evidence: Evidence
    number: int
    words: list[Token]

    @property
    def text(self) -> str:
        """The text of the revision."""
        return self.evidence.revision.text

    @cached_property
    def lows(self) -> list[str]:
        """The folded words, by their number."""
        return [word.low for word in self.words]

    @cached_property
    def starts(self) -> list[int]:
        """Where each word begins."""
        return [word.span.start for word in self.words]

    def within(self, span: Span) -> list[Token]:
        """The words that begin in a span; cut out of those of the whole, which are split once."""
        return self.words[bisect_left(self.starts, span.start) : bisect_left(self.starts, span.end)]


@dataclass(eq=False)
class Unit:
    """A statement, or a sentence in which the reader found none."""

    doc: Doc
    span: Span
    statement: Statement | None
    own: frozenset[str]  # concepts
    around: frozenset[str]

    @property
    def words(self) -> str:
        """The words that are attributed, or the sentence."""
        if self.statement is None:
            return self.span.of(self.doc.text)
        return " … ".join(span.of(self.doc.text) for span in self.statement.content)

    @property
    def speaker(self) -> Speaker | None:
        """Who speaks, as far as the reader found out."""
        return self.statement.speaker if self.statement else None

    @cached_property
    def days(self) -> tuple[date, date] | None:
        """When it was said: as told, else up to two days before publication; None where neither is known."""
        said = self.statement.said if self.statement else None
        published = self.doc.evidence.revision.published_on
        if said and said.precision in (Precision.DAY, Precision.WEEK, Precision.MONTH):
            return said.start, said.end
        if said:
            return min(said.start, said.end), said.end
        return (published - _LATE, published) if published else None

    @cached_property
    def paragraph(self) -> str:
        """The paragraph in which it begins."""
        start = self.doc.text.rfind("\n", 0, self.span.start) + 1
        end = self.doc.text.find("\n", self.span.end)
        return self.doc.text[start : end if end >= 0 else len(self.doc.text)]

    @cached_property
    def beside(self) -> tuple[str, ...]:
        """The paragraphs of its document in which the same speaker speaks."""
        name = self.speaker.name if self.speaker else None
        mine = [s for s in self.doc.evidence.statements if s.speaker and s.speaker.name == name]
        text = self.doc.text
        found = []
        for statement in mine:
            start = text.rfind("\n", 0, statement.content[0].start) + 1
            end = text.find("\n", statement.content[-1].end)
            found.append(text[start : end if end >= 0 else len(text)])
        return tuple(dict.fromkeys(found))

    @cached_property
    def before(self) -> str:
        """The two paragraphs in front of its own: in a transcript the question, and who asks it."""
        start = self.doc.text.rfind("\n", 0, self.span.start)
        return "\n".join([p for p in self.doc.text[: max(0, start)].split("\n") if p.strip()][-2:])

    def cited(self) -> Cited:
        """These words, with what tells where they stand."""
        revision, said = self.doc.evidence.revision, self.statement.said if self.statement else None
        day = revision.published[:10] if revision.published else None
        if said:
            day = said.start.isoformat() if said.start == said.end else f"{said.start}/{said.end}"
        return Cited(
            words=self.words[:_CITED], address=revision.address, speaker=self.speaker.name if self.speaker else None,
            day=day, outlet=revision.outlet, title=revision.title,
            statement=self.statement.id if self.statement else None, revision=revision.id,
        )  # fmt: skip


@dataclass
class Ground:
    """The documents, searchable. Make it with ``Ground.of``."""

    docs: list[Doc] = field(default_factory=list)
    units: list[Unit] = field(default_factory=list)
    places: dict[str, list[tuple[int, int]]] = field(default_factory=lambda: defaultdict(list))  # word -> doc, number
    of_concept: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))  # concept -> units
    _in_docs: dict[str, int] = field(default_factory=dict)

    @classmethod
    def of(cls, evidence: Iterable[Evidence]) -> Ground:
        """The ground that these documents make."""
        made = cls()
        for one in evidence:
            made._add(one)
        for low, where in made.places.items():
            made._in_docs[low] = len({doc for doc, _ in where})
        return made

    def _add(self, evidence: Evidence) -> None:
        doc = Doc(evidence, len(self.docs), tokens(evidence.revision.text))
        self.docs.append(doc)
        for at, word in enumerate(doc.words):
            self.places[word.low].append((doc.number, at))
        for unit in _units(doc):
            for key in unit.own | unit.around:
                self.of_concept[key].append(len(self.units))
            self.units.append(unit)

    def weight(self, low: str) -> float:
        """How much a word tells: the rarer, the more; one that is nowhere most."""
        return math.log(1 + (len(self.docs) + 1) / (1 + self._in_docs.get(low, 0)))

    def concept_weight(self, key: str) -> float:
        """The same of a concept, among the units."""
        return math.log(1 + (len(self.units) + 1) / (1 + len(self.of_concept.get(key, ()))))

    def like(self, keys: frozenset[str]) -> list[tuple[float, Unit]]:
        """The units that share most of these concepts, the best first, with the share that they have (0 to 1)."""
        weights = {key: self.concept_weight(key) for key in keys}
        whole = sum(weights.values())
        if not whole:
            return []
        votes: dict[int, float] = defaultdict(float)
        for key in sorted(keys, key=lambda k: -weights[k]):
            where = self.of_concept.get(key, ())
            if len(where) > _TOO_COMMON and votes:
                continue
            for number in where:
                votes[number] += weights[key]
        best = sorted(votes, key=lambda n: (-votes[n], n))[:_LOOKED_AT]
        scored = [(self._share(self.units[n], weights) / whole, self.units[n]) for n in best]
        return sorted(scored, key=lambda pair: -pair[0])

    def _share(self, unit: Unit, weights: dict[str, float]) -> float:
        return sum(w * (1 if k in unit.own else _AROUND if k in unit.around else 0) for k, w in weights.items())

    def holding(self, doc: Doc, span: Span) -> list[Unit]:
        """The units of a document at ``span``: the narrowest statement that holds the words, else a sentence."""
        over = [u for u in self.units_of(doc) if u.statement and _shared(u.statement, span) >= _HALF]
        whole = {u.statement.within for u in over if u.statement and _shared(u.statement, span) >= _WHOLE}
        if over:
            return [u for u in over if u.statement and u.statement.id not in whole and not _part_of(u, over, span)]
        return [u for u in self.units_of(doc) if u.statement is None and u.span.overlaps(span)]

    def units_of(self, doc: Doc) -> list[Unit]:
        """All units of a document."""
        return self._by_doc[doc.number]

    @cached_property
    def _by_doc(self) -> dict[int, list[Unit]]:
        found: dict[int, list[Unit]] = defaultdict(list)
        for unit in self.units:
            found[unit.doc.number].append(unit)
        return found


def concepts(words: Iterable[Token]) -> frozenset[str]:
    """What words are about, without those that tell nothing; numbers are compared by themselves."""
    return frozenset(concept(word.low) for word in words if not is_empty(word.low) and not is_number(word.low))


def sentences(text: str) -> list[Span]:
    """The sentences of a text, roughly: by stops with a capital behind them, and by lines."""
    stops = list(_SENTENCE.finditer(text))
    # what stands in brackets behind a full stop, its source and doubts, belongs to the sentence before
    starts = [
        0,
        *((b.end() if (b := _BEHIND.match(text, m.end())) and "\n" not in m[0] else m.end()) for m in stops),
        len(text),
    ]
    found = []
    for start, end in pairwise(starts):
        piece = text[start:end]
        if piece.strip():
            found.append(Span(start + len(piece) - len(piece.lstrip()), start + len(piece.rstrip())))
    return found


def _start(text: str, stop: re.Match[str]) -> int:
    """Where the sentence behind a stop begins: not with its source and doubts in brackets, as a digest gives them."""
    behind = _BEHIND.match(text, stop.end()) if "\n" not in stop[0] else None
    return behind.end() if behind else stop.end()


def _units(doc: Doc) -> list[Unit]:
    paragraphs = [Span(m.start(), m.end()) for m in re.finditer(r"[^\n]+", doc.text)]
    around = [concepts(doc.within(span)) for span in paragraphs]
    starts = [span.start for span in paragraphs]
    found: list[Unit] = []
    taken: list[Span] = []
    for statement in doc.evidence.statements:
        content = Span(statement.content[0].start, max(s.end for s in statement.content))
        taken += statement.content
        own = concepts(word for span in statement.content for word in doc.within(span))
        found.append(Unit(doc, content, statement, own, _at(around, starts, content.start)))
    for span in sentences(doc.text):
        if not any(span.overlaps(content) for content in taken):
            found.append(Unit(doc, span, None, concepts(doc.within(span)), frozenset()))
    return found


def _at(around: Sequence[frozenset[str]], starts: Sequence[int], offset: int) -> frozenset[str]:
    at = bisect_right(starts, offset) - 1
    return around[at] if at >= 0 else frozenset()


def _shared(statement: Statement, span: Span) -> float:
    """Which share of a span a statement has."""
    return sum(max(0, min(s.end, span.end) - max(s.start, span.start)) for s in statement.content) / max(1, len(span))


def _part_of(unit: Unit, over: Sequence[Unit], span: Span) -> bool:
    """Whether a unit has only a part of what the statement around it has of the span."""
    assert unit.statement
    if _shared(unit.statement, span) >= _WHOLE:
        return False
    return any(other.statement and other.statement.id == unit.statement.within for other in over)
