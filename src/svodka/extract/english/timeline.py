"""When each finding was said: its own date words, else the paragraph's, the section's, the event's."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from svodka.extract.english.calendar import Dated, Ground, date_words, month_alone, month_day
from svodka.extract.english.found import Found
from svodka.extract.english.sentences import Sentence
from svodka.lexicon.en.calendar import MONTHS
from svodka.model import PartKind, Precision, Said, Span

# how long before publication a told day still belongs to the news that the text is about: a fortnightly's reach.
# Not swept: the intervals that it opens are periods, which the scorers accept wherever they overlap
_NEWS_DAYS = 16

_HAD_TO_VERB = 2  # words: had called, had repeatedly called
_BEFORE = frozenset({"earlier", "formerly", "previously"})  # at the head of a sentence


@dataclass
class Timeline:
    """The dates of one document, fed sentence by sentence in the order of the text."""

    published: date | None
    _anchor: date | None = None
    _recent: date | None = None
    _paragraph: tuple[int, Said] | None = None  # part index, the last date told in it
    _section: Said | None = None
    _occasion: Said | None = None
    in_body: bool = False  # a date line above the body dates the text, not what follows
    _by_speaker: dict[str, tuple[int, Said]] = field(default_factory=dict)

    def ground(self) -> Ground | None:
        """What relative dates of the next sentence are relative to."""
        return Ground(self.published, self._anchor, self._recent) if self.published else None

    def dates(self, sentence: Sentence) -> list[Dated]:
        """The date words of a sentence; without a day of publication only those that tell their year."""
        ground = self.ground()
        if ground:
            return list(date_words(sentence, ground))
        return _explicit(sentence)

    def heading(self, sentence: Sentence) -> None:
        """A heading inside the body that is a date dates what follows: June 3."""
        dates = self.dates(sentence)
        self._occasion = None
        if dates and (self.in_body or dates[0].said.start != self.published):
            self._section = _because(dates[0].said, "the section's date: ")
            self.told(dates[0].said)

    def said(self, found: Found, dates: list[Dated], speaker: str | None) -> Said | None:
        """When a finding was said; None where nothing in the text tells it."""
        part = found.sentence.part_index
        if _still_to_come(found):
            return None
        if _counted_from(found, dates):
            return None  # the main event has the date, and the saying lies some days from it
        own = _own(found, dates)
        if own and self.published and own.start > self.published:
            return None  # nothing reported was said after publication: the words tell of something else
        if own:
            return own
        if _before_then(found):
            return None  # before what the text tells of, and nothing tells how long
        if found.present and self.published and not self._section:
            return Said(
                self.published, self.published, Precision.APPROXIMATE, "told in the present tense: as of publication"
            )
        if self._paragraph and self._paragraph[0] == part:
            return _because(self._paragraph[1], "same paragraph: ")
        if self._section:
            return self._section
        if speaker and speaker in self._by_speaker:
            told_in, said = self._by_speaker[speaker]
            if part - told_in <= 2:
                return _because(said, "same speaker, told right before: ")
        if self._occasion:
            return _because(self._occasion, "the occasion told before: ")
        if self._recent and self.published:
            words = "no date of its own: between the event told before it and publication"
            return Said(min(self._recent, self.published), self.published, Precision.PERIOD, words)
        return None

    def spoke(self, found: Found, speaker: str | None, said: Said | None) -> None:
        """Remember when a speaker spoke, for what the text reports of the same speaker next."""
        if speaker and said and not said.basis.startswith("no date"):
            self._by_speaker[speaker] = (found.sentence.part_index, said)

    def passed(self, sentence: Sentence, dates: list[Dated]) -> None:
        """A sentence has been read: what it dated outside of contents dates what follows in its paragraph."""
        self.in_body = self.in_body or sentence.part.kind is PartKind.BODY
        for dated in dates:
            self.told(dated.said)
            self._paragraph = (sentence.part_index, dated.said)
            if dated.said.precision is Precision.DAY:
                self._occasion = None

    def held(self, said: Said) -> None:
        """An occasion was told of with its day: the government held a briefing on Thursday."""
        self._occasion = said

    def told(self, said: Said) -> None:
        """A date was told."""
        if said.precision is not Precision.DAY:
            return
        self._anchor = said.start
        if self.published and timedelta(0) <= self.published - said.start <= timedelta(days=_NEWS_DAYS):
            self._recent = min(said.start, self._recent or said.start)


def _explicit(sentence: Sentence) -> list[Dated]:
    """Date words with a year, in a text whose day of publication is not known."""
    if MONTHS.keys().isdisjoint(sentence.words):
        return []
    nowhere = Ground(date.max)
    found = []
    end = 0
    for at, word in enumerate(sentence.words):
        if at < end or not (word in MONTHS or word[0].isdigit()):
            continue
        dated = month_day(sentence, at, nowhere) or month_alone(sentence, at, nowhere)
        if dated and dated.said.start.year < date.max.year - 1:
            found.append(dated)
        end = dated.end if dated else end
    return found


def _because(said: Said, reason: str) -> Said:
    return said if said.basis.startswith(reason) else replace(said, basis=reason + said.basis)


def _own(found: Found, dates: list[Dated]) -> Said | None:
    """The date words of the sentence outside of the content; the nearest to the cue."""
    s = found.sentence
    outside = [d for d in dates if not _inside(s.between(d.start, d.end), found.content)]
    if found.present and len(outside) > 1:
        outside = [d for d in outside if d.said.end >= max(o.said.end for o in outside)]
    if not outside or not found.cue:
        return None
    cue = found.cue[0]
    return min(outside, key=lambda d: abs(s.tokens[d.start].start - cue.start)).said


def _counted_from(found: Found, dates: list[Dated]) -> bool:
    """Whether the saying stands in a clause from which another event is dated: on Thursday, two days after he said."""
    s = found.sentence
    return any(
        s.lower(dated.end - 1) in ("after", "before")
        and s.lower(dated.end)[:1].isalnum()
        and found.cue[0].start >= s.tokens[dated.end].start
        for dated in dates
        if found.cue and dated.end < len(s.tokens)
    )


def _still_to_come(found: Found) -> bool:
    """Whether the cue says that it will be said: will tell parliament."""
    s = found.sentence
    cue = found.cue[0] if found.cue else None
    return any(token.lower in ("will", "'ll", "shall") and cue and cue.contains(token.span) for token in s.tokens)


def _before_then(found: Found) -> bool:
    """Whether the saying lies behind the events of the text: who had said; had repeatedly called; Earlier, he said."""
    s = found.sentence
    if not found.cue:
        return False
    cue = found.cue[0]
    before = [token.lower for token in s.tokens if token.start < cue.start]
    verbs = [token.lower for token in s.tokens if cue.start <= token.start < cue.end]
    return "had" in (*before[-_HAD_TO_VERB:], *verbs) or bool(_BEFORE.intersection((*before, *verbs)[:1]))


def _inside(span: Span, content: tuple[Span, ...]) -> bool:
    return any(c.contains(span) for c in content)


def outside_contents(sentence: Sentence, dates: list[Dated], contents: list[Span]) -> list[Dated]:
    """The dates that the outlet tells itself, not inside what it attributes."""
    return [d for d in dates if not any(c.contains(sentence.between(d.start, d.end)) for c in contents)]
