"""What a paragraph sets for all that is told in it: the outlet that heads it, an interview, an occasion."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from itertools import pairwise

from svodka.extract.english import phrases
from svodka.extract.english.calendar import Dated
from svodka.extract.english.cast import Entity
from svodka.extract.english.found import Found
from svodka.extract.english.names import Mention, NameKind, mention_of
from svodka.extract.english.sentences import Sentence
from svodka.extract.english.speakers import Resolved, Resolver
from svodka.extract.english.venues import Venue
from svodka.lexicon.en import names as n
from svodka.lexicon.en.venues import VENUE_NOUNS
from svodka.model import Hop, Said

# LA TRIBUNA NOVA (center-left daily). | The Port Herald (weekly):
_LABEL = re.compile(r"(?P<name>[^\W\d_][^().:\n]{1,60}?)\s*\((?P<role>[^)\n]{3,80})\)\s*[.:—–-]\s")
# verbs that tell of an occasion and not of words: the government held a briefing
_HOLDING = frozenset("held holds gave gives hosted convened opened attended holding".split())


@dataclass(frozen=True, slots=True)
class Drafted:
    """A finding with all that was read off it."""

    found: Found
    resolved: Resolved
    said: Said | None
    venue: Venue | None
    chain: tuple[Hop, ...]


@dataclass
class Setting:
    """The settings of the paragraph that is being read."""

    text: str
    _part: int = -1
    _label: Entity | None = None
    _interviews: dict[str, tuple[Hop, Said | None]] = field(default_factory=dict)
    _occasion: str | None = None  # venue words of an occasion that goes on until the next date or heading

    def enter(self, sentence: Sentence, resolver: Resolver) -> None:
        """A sentence begins; a new paragraph forgets the settings of the one before."""
        if sentence.part_index == self._part:
            return
        self._part = sentence.part_index
        self._interviews.clear()
        label = _LABEL.match(self.text, sentence.part.span.start, sentence.part.span.end)
        if label:
            self._label = _labelled(label, resolver)
        elif not _goes_on(sentence):
            self._label = None
        resolver.label = self._label
        if self._label:
            resolver.outlet = self._label

    def is_setting(self, draft: Drafted) -> bool:
        """Whether a finding only tells that an interview was published; what is said in it comes next."""
        found = draft.found
        if found.publication is None:
            return False
        s = found.source_sentence
        head = phrases.head(s, found.publication)
        if s.lower(head) not in ("interview", "conversation") or not draft.resolved.speaker:
            return False
        if s.lower(head + 1) == "with" and (guest := phrases.after(s, head + 2, appositions=False)):
            mention = mention_of(s, guest, self.text)
            self._interviews[mention.head] = (Hop(draft.resolved.speaker.name), draft.said)
        return not found.title

    def place(self, draft: Drafted) -> Drafted:
        """The finding with what the paragraph's setting adds where it tells nothing itself."""
        speaker = draft.resolved.speaker
        if speaker is None or draft.found.title:
            return draft
        interview = self._interviews.get(speaker.name.split()[-1].casefold())
        if interview and draft.venue is None:
            hop, said = interview
            chain = draft.chain or (hop,)
            return replace(draft, venue=Venue("interview", hop), chain=chain, said=said or draft.said)
        own = draft.resolved.entity is self._label
        if self._label and not own and self._label.name not in [hop.name for hop in draft.chain]:
            draft = replace(draft, chain=(*draft.chain, Hop(self._label.name)))
        if draft.venue is None and self._occasion and draft.said and "the occasion told before" in draft.said.basis:
            return replace(draft, venue=Venue(self._occasion))
        return draft

    def occasion_of(self, sentence: Sentence, dates: list[Dated]) -> Said | None:
        """The day of an occasion that the sentence tells of: the government held a briefing on Thursday."""
        day = next((d.said for d in dates if d.said.start == d.said.end), None)
        if day is None:
            return None
        verb = next((k for k, word in enumerate(sentence.words) if word in _HOLDING), None)
        if verb is None:
            return None
        noun = next(
            (k for k in range(verb + 1, min(verb + 7, len(sentence.tokens))) if sentence.lower(k) in VENUE_NOUNS), None
        )
        if noun is None:
            return None
        self._occasion = sentence.lower(noun)
        return day


def _goes_on(sentence: Sentence) -> bool:
    """Whether a paragraph says that it is still about the outlet of the one before: in the same issue."""
    return any(
        word == "same" and (after in n.OUTLET_NOUNS or after in ("issue", "page", "edition", "article"))
        for word, after in pairwise(sentence.words)
    )


def _labelled(label: re.Match[str], resolver: Resolver) -> Entity | None:
    """The outlet that a paragraph's opening words name, if what stands in brackets says that it is one."""
    role = label["role"]
    named = label["name"].strip()
    outlet_words = {word.strip(",;") for word in role.casefold().split()}
    if not (outlet_words & n.OUTLET_NOUNS or named.isupper()):
        return None
    mention = Mention(NameKind.OUTLET, named, role, named.split()[-1].casefold())
    known = resolver.cast.named(mention, label.start())
    if known is None:
        shown = named.title() if named.isupper() else named
        known = resolver.cast.add(Entity(shown, NameKind.OUTLET, mention.head, role))
    elif known.name.isupper():
        known.name = named.title()
    known.kind, known.role = NameKind.OUTLET, known.role or role
    resolver.cast.place(known, label.start(), leads=True)
    return known
