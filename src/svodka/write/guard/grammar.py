"""The shapes in which a written sentence may tell what was said: whatever is of none of them is refused.

Each function yields the ways to read a sentence on from one token. Nothing is skipped: a word that is neither a
speaker's, nor of his office, of a date, an occasion, a carrier, a cue or a joint, nor borne by the cited words, leaves
a sentence without a reading.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from svodka.write.guard import phrases
from svodka.write.guard.dates import are_near, bears, told_dates
from svodka.write.guard.meaning import fits
from svodka.write.guard.phrases import Citable
from svodka.write.guard.source import Source, Stretch, Token, stretches
from svodka.write.guard.vocabulary import ARTICLES, CUES, FREE

# Ways to read on that are tried for one sentence: those of our sets take at most some 3,000; one that takes more is
# made to cost time
MOST_STEPS = 40_000
_JOINTS = (
    (",", "and"), (",", "but"), (",", "while"), (";", "and"), (";", "but"), (";",), (",",), ("and",), ("but",),
    ("while",),
)  # fmt: skip
# Between cue and words, with the writer's word for the speaker's own "we" or "our"
_LINKS = (
    (("that",), ""), (("that", "they"), "they"), (("they",), "they"), (("that", "they", "had"), "they"),
    (("they", "had"), "they"), (("that", "their"), "their"), (("their",), "their"),
)  # fmt: skip
_AT = frozenset({"at", "in", "on", "during", "to"})
_IN = frozenset({"on", "in"})
_AS_QUOTED = (("as", "quoted", "by"), ("quoted", "by"), ("as", "reported", "by"), ("as", "carried", "by"), ("by",))


class TooLongError(Exception):
    """A sentence that has too many ways to be read."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What a part of a sentence tells, as far as it was read."""

    at: int  # the token behind it
    who: str = ""  # speaker, folded
    days: tuple[tuple[date, date], ...] = ()  # told of the clause
    cue: tuple[str, ...] = ()
    own: bool = False  # the cue is the source's
    colon: bool = False  # the words follow a colon
    used: tuple[tuple[str, Stretch], ...] = ()
    shifted: str = ""  # "they", "their": the writer's word for the speaker's before a quotation


class Reader:
    """Reads one sentence."""

    def __init__(
        self, sentence: Sequence[Token], cited: Sequence[Citable], sources: dict[str, list[Source]],
        ends: dict[int, int], year: int, same_day: tuple[date, date] | None, shared: frozenset[str] = frozenset(),
    ) -> None:  # fmt: skip
        self._tokens = sentence
        self._cited = cited
        self._sources = sources
        self._ends = ends
        self._year = year
        self._same_day = same_day
        self._shared = shared
        self._steps = 0

    def readings(self) -> Iterator[Reading]:
        """The readings of the whole sentence. TooLongError where there are too many ways."""
        for one in self._cited:
            for clause in self._clause(0, one, None):
                yield from self._rest(clause, one)

    def _rest(self, read: Reading, before: Citable) -> Iterator[Reading]:
        self._step()
        if all(self._low(at) in (".", "!") for at in range(read.at, len(self._tokens))):
            if len(self._tokens) - read.at <= 1:
                yield read
            return
        for joint in _JOINTS:
            at = self._words(read.at, joint)
            if at is None:
                continue
            at, later = (at + 1, True) if self._low(at) == "later" else (at, False)
            loose = ";" in joint or "while" in joint
            for one in self._cited:
                if later and not _is_later(one, before):
                    continue
                for clause in self._clause(at, one, None if "while" in joint else replace(read, used=())):
                    # a date at the head of a sentence is read on to what is joined to it
                    if not loose and not clause.days and not all(_said_within(one, days) for days in read.days):
                        continue
                    days = clause.days if loose else clause.days or read.days
                    joined = replace(clause, days=days, used=(*read.used, *clause.used))
                    yield from self._rest(joined, one)

    # ------------------------------------------------------------------------------------- clauses

    def _clause(self, at: int, one: Citable, before: Reading | None) -> Iterator[Reading]:
        self._step()
        yield from self._subject_first(at, one)
        yield from self._content_first(at, one)
        yield from self._according(at, one)
        yield from self._carrier_first(at, one)
        if before and before.who == one.speaker:
            yield from self._continued(at, one, before)

    def _subject_first(self, at: int, one: Citable) -> Iterator[Reading]:
        """On April 26, Vera Holm, the mayor, said at a briefing that …"""
        for led in self._adjuncts(Reading(at, one.speaker), one):
            for lead_end in self._optional(led.at, (",",)):
                for subject_end in self._subject(lead_end, one):
                    for around in self._adjuncts(replace(led, at=subject_end), one):
                        for verb_at in self._optional(around.at, (",",)):
                            yield from self._predicate(replace(around, at=verb_at), one)

    def _continued(self, at: int, one: Citable, before: Reading) -> Iterator[Reading]:
        """… and added that …; … and that …; “…,” he said, “…”"""
        start = self._words(at, ("also",)) or at
        yield from self._predicate(Reading(start, one.speaker), one)
        for content in self._contents(Reading(at, one.speaker, (), before.cue, before.own, before.colon), one):
            if all(_said_within(one, days) for days in before.days):
                yield content

    def _predicate(self, read: Reading, one: Citable) -> Iterator[Reading]:
        read = replace(read, at=self._words(read.at, ("also",)) or read.at)
        for cue in self._cue(read, one):
            for around in self._adjuncts(cue, one, told=cue.cue == ("told",)):
                for link in self._links(around, one):
                    yield from self._contents(link, one)

    def _content_first(self, at: int, one: Citable) -> Iterator[Reading]:
        """“…,” Vera Holm said at a briefing; “…”, said Vera Holm; “…” were the words of Vera Holm."""
        for led in self._adjuncts(Reading(at, one.speaker), one):
            for start in self._optional(led.at, (",",)):
                for stretch in self._stretches(start, one):
                    for end in (*self._optional(stretch.end, (",",)), *self._given(stretch.end, (":",))):
                        yield from self._told_after(replace(led, at=end, used=((one.id, stretch),)), one)

    def _told_after(self, read: Reading, one: Citable) -> Iterator[Reading]:
        before = self._words(read.at, ("were", "the", "words", "of"))
        if before is not None:
            for end in self._subject(before, one):
                yield from self._judged(replace(read, at=end, cue=("said",)), one)
        before = self._words(read.at, ("according", "to"))
        if before is not None:
            for end in self._subject(before, one):
                yield from self._judged(replace(read, at=end, cue=("said",)), one)
        for end in self._subject(read.at, one):
            for around in self._adjuncts(replace(read, at=end), one):
                for cue in self._cue(around, one):
                    yield from self._judged(cue, one)
        for cue in self._cue(read, one):
            if cue.cue[-1] in ("said", "wrote"):
                for end in self._subject(cue.at, one):
                    yield from self._judged(replace(cue, at=end), one)

    def _judged(self, read: Reading, one: Citable) -> Iterator[Reading]:
        for around in self._adjuncts(read, one):
            if all(self._fits(around, one, stretch, link="") for _, stretch in read.used):
                yield around

    def _according(self, at: int, one: Citable) -> Iterator[Reading]:
        """According to Vera Holm, …; in the words of Vera Holm: …"""
        for words in (("according", "to"), ("in", "the", "words", "of")):
            start = self._words(at, words)
            if start is None:
                continue
            for end in self._subject(start, one):
                for around in self._adjuncts(Reading(end, one.speaker, cue=("said",)), one):
                    for behind in (*self._given(around.at, (",",)), *self._given(around.at, (":",))):
                        yield from self._contents(replace(around, at=behind), one)

    def _carrier_first(self, at: int, one: Citable) -> Iterator[Reading]:
        """KNA quoted Vera Holm as saying that …"""
        for name_end in phrases.carrier(self._tokens, at, one):
            start = self._words(name_end, ("quoted",))
            if start is None:
                continue
            for end in self._subject(start, one):
                saying = self._words(end, ("as", "saying"))
                if saying is None:
                    continue
                for around in self._adjuncts(Reading(saying, one.speaker, cue=("said",)), one):
                    for link in self._links(around, one):
                        yield from self._contents(link, one)

    # ------------------------------------------------------------------------------------- parts

    def _contents(self, read: Reading, one: Citable) -> Iterator[Reading]:
        for stretch in self._stretches(read.at, one):
            if read.shifted and not _follows_own(stretch, read.shifted):
                continue
            if self._fits(read, one, stretch, link=self._low(read.at - 1)):
                done = replace(read, at=stretch.end, used=((one.id, stretch),))
                yield from self._adjuncts(done, one, most=1 if stretch.pieces else 0)

    def _stretches(self, at: int, one: Citable) -> Iterator[Stretch]:
        for source in self._sources[one.id]:
            for stretch in stretches(self._tokens, at, source, self._ends):
                self._step()
                yield stretch

    def _links(self, read: Reading, one: Citable) -> Iterator[Reading]:
        """Between cue and words: that, a colon, a comma, "to", nothing."""
        if phrases.takes_infinitive(one):
            if (end := self._words(read.at, ("to",))) is not None:
                yield replace(read, at=end)
            return
        if (end := self._words(read.at, (":",))) is not None:
            yield replace(read, at=end, colon=True)
            if (end := self._words(end, ("that",))) is not None:
                yield replace(read, at=end, colon=True)
        if (end := self._words(read.at, ("for", "what", "follows", ":", "that"))) is not None:
            yield replace(read, at=end)
        for start in self._optional(read.at, (",",)):
            yield replace(read, at=start)
            for words, shifted in _LINKS:
                if (end := self._words(start, words)) is not None:
                    yield replace(read, at=end, shifted=shifted)

    def _cue(self, read: Reading, one: Citable) -> Iterator[Reading]:
        own = phrases.cue_as_written(one)
        if own and (end := self._words(read.at, own)) is not None:
            yield replace(read, at=end, cue=tuple(own), own=True)
        for words in CUES:
            if (end := self._words(read.at, words)) is not None:
                yield replace(read, at=end, cue=words)

    def _subject(self, at: int, one: Citable) -> Iterator[int]:
        """The name, with or without the whole office before or behind it."""
        for end in phrases.named(self._tokens, at, one, self._shared):
            yield from self._with_office(end, one)
        start = at + 1 if self._low(at) in ARTICLES else at
        for office_end in phrases.office(self._tokens, start, one):
            for name_at in self._optional(office_end, (",",)):
                for end in phrases.named(self._tokens, name_at, one, self._shared, article=False):
                    yield end
                    if name_at > office_end:
                        yield from self._given(end, (",",))

    def _with_office(self, end: int, one: Citable) -> Iterator[int]:
        yield end
        for opening, closing in ((",", ","), ("(", ")")):
            start = self._words(end, (opening,))
            if start is None:
                continue
            start = start + 1 if self._low(start) in ARTICLES else start
            for office_end in phrases.office(self._tokens, start, one):
                yield from self._given(office_end, (closing,))
                if opening == ",":
                    yield office_end

    def _adjuncts(self, read: Reading, one: Citable, *, told: bool = False, most: int = 4) -> Iterator[Reading]:
        """When, where and through whom, in any order, with commas."""
        self._step()
        yield read
        if not most:
            return
        for comma in self._optional(read.at, (",",)):
            start = self._words(comma, ("speaking",)) or comma
            for end, days in self._adjunct(start, one, told=told):
                more = replace(read, at=end, days=(*read.days, days) if days else read.days)
                yield from self._adjuncts(more, one, most=most - 1)
                if (behind := self._words(end, (",",))) is not None:
                    yield from self._adjuncts(replace(more, at=behind), one, most=most - 1)

    def _adjunct(self, at: int, one: Citable, *, told: bool) -> Iterator[tuple[int, tuple[date, date] | None]]:
        said = one.row.statement.said
        if self._low(at) in _IN:
            for end, days in told_dates(self._tokens, at + 1, self._year):
                by_day = days[0] == days[1]
                if bears(said, days) and (self._low(at) == "on") is by_day:
                    yield end, days
        same = self._words(at, ("on", "the", "same", "day"))
        if same is not None and self._same_day and said and (said.start, said.end) == self._same_day:
            yield same, self._same_day
        if self._low(at) in _AT or told:
            start = at + 1 if self._low(at) in _AT else at
            for end in phrases.occasion(self._tokens, start, one):
                yield end, None
        if told:
            for end in phrases.carrier(self._tokens, at, one, outlet=False):
                yield end, None
        for words in _AS_QUOTED:
            after = self._words(at, words)
            if after is not None:
                for end in phrases.carrier(self._tokens, after, one):
                    yield end, None

    # ------------------------------------------------------------------------------------- words

    def _fits(self, read: Reading, one: Citable, stretch: Stretch, *, link: str) -> bool:
        return fits(read.cue, one, stretch, own=read.own, colon=read.colon, that=link == "that")

    def _words(self, at: int, words: Sequence[str]) -> int | None:
        """The token behind ``words``, all of them outside quotation marks."""
        for word in words:
            if self._low(at) != word:
                return None
            at += 1
        return at

    def _optional(self, at: int, words: Sequence[str]) -> Iterator[int]:
        yield at
        yield from self._given(at, words)

    def _given(self, at: int, words: Sequence[str]) -> Iterator[int]:
        if (end := self._words(at, words)) is not None:
            yield end

    def _low(self, at: int) -> str:
        """The word outside quotation marks at a place; nothing where there is none."""
        return self._tokens[at].low if 0 <= at < len(self._tokens) and self._tokens[at].run < 0 else ""

    def _step(self) -> None:
        self._steps += 1
        if self._steps > MOST_STEPS:
            raise TooLongError


def _follows_own(stretch: Stretch, shifted: str) -> bool:
    """Whether quoted words stand behind the speaker's own "we" or "our" in the source."""
    first = min(stretch.covered)
    if not stretch.pieces or stretch.pieces[0][1] != first:
        return False
    words = stretch.source.tokens
    before = first - 1
    while before > 0 and words[before].low in FREE:
        before -= 1
    return before >= 0 and words[before].low in ({"we", "i"} if shifted == "they" else {"our", "my"})


def _said_within(one: Citable, days: tuple[date, date]) -> bool:
    return bears(one.row.statement.said, days)


def _is_later(one: Citable, before: Citable) -> bool:
    a, b = one.row.statement.said, before.row.statement.said
    return bool(a and b and a.start > b.end)


def same_day_of(cited: Sequence[Citable], before: tuple[date, date] | None) -> tuple[date, date] | None:
    """The one exact day of all that a sentence cites, or that of the sentence before it."""
    said = [one.row.statement.said for one in cited]
    if len(said) > 1 and all(s and said[0] and are_near(s, said[0]) for s in said) and said[0]:
        return said[0].start, said[0].end
    return before
