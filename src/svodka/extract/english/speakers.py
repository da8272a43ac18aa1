"""To whom each finding attributes: names, surnames, pronouns, descriptions, resolved inside the document."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from svodka.extract.english import phrases
from svodka.extract.english.cast import PERSONS, Cast, Entity
from svodka.extract.english.found import TAGGER, Found
from svodka.extract.english.names import Mention, NameKind, mention_of
from svodka.extract.english.phrases import Phrase
from svodka.extract.english.sentences import Sentence
from svodka.extract.english.speaker_types import type_of_description, type_of_entity, type_of_pronoun
from svodka.lexicon.en import names as n
from svodka.lexicon.en import words as w
from svodka.model import Speaker, SpeakerType

# What leads a sentence, what spoke last, and what may be a place count this much more or less than a mere mention.
# Over 36 settings from 1 to 2.2, 1 to 2 and .4 to .8 between 75 and 82 of the 89 pronouns and descriptions of the
# seed and our ten digests came out right; these are among the best, and the choice matters little.
LEADS, SPOKE_LAST, UNKNOWN_SORT = 1.8, 1.6, 0.6
# how far back a pronoun and a description may point, in code points: at 4,000 a mention weighs a twentieth, so that
# anything nearer wins; a ministry is "the ministry" for a whole long article
_PRONOUN_REACH = 4_000
_DESCRIPTION_REACH = 20_000
_TEXT_REACH = 600  # some four sentences: how far "it read" may lie from the letter
_BODY = frozenset({NameKind.INSTITUTION, NameKind.OUTLET, NameKind.NAME})


@dataclass(frozen=True, slots=True)
class Resolved:
    """A speaker with what the resolution knows beside the name."""

    speaker: Speaker | None
    entity: Entity | None = None
    doubts: tuple[str, ...] = ()
    through: Entity | None = None  # the outlet whose author or headline speaks
    carriers: tuple[str, ...] = ()  # who cited the speaker, nearest the speaker first


@dataclass
class Resolver:
    """Resolves the findings of one document, in the order of the text, remembering who spoke."""

    text: str
    cast: Cast
    author: str | None = None
    publisher: str | None = None  # the outlet whose text it is
    last: Resolved | None = None  # the speaker of the finding before
    outlet: Entity | None = None  # the outlet that was told of last
    label: Entity | None = None  # the outlet whose name heads this paragraph of a press review
    _spoke: dict[int, int] = field(default_factory=dict)  # number of an entity -> the offset at which it spoke last

    def resolve(self, found: Found, enclosing: Resolved | None) -> Resolved:
        """The speaker of one finding; ``enclosing`` is that of the statement inside which it stands."""
        resolved = self._resolve(found, enclosing)
        if enclosing is None:
            if found.rule != TAGGER or resolved.speaker is not None:
                self.last = resolved
            # a nameless question or report leaves in view who spoke before: asked whether it holds, he said …
            in_view = self.last.entity if self.last else None
            if in_view:
                at = found.content[0].start
                self._spoke[in_view.number] = max(at, found.cue[0].start) if found.cue else at
                if in_view.kind is NameKind.OUTLET:
                    self.outlet = in_view
        return resolved

    def _resolve(self, found: Found, enclosing: Resolved | None) -> Resolved:
        if found.source is None:
            return self._unnamed(found)
        carrier = self._mentioned(found.source_sentence, found.source, enclosing, reads=found.lemma == "read")
        if found.cited and (found.cited_surely or self._carries(carrier, found.lemma)):
            origin = self._mentioned(found.source_sentence, found.cited[-1], enclosing)
            between = [self._mentioned(found.source_sentence, p, enclosing) for p in reversed(found.cited[:-1])]
            hops = [r.speaker.name for r in [*between, carrier] if r.speaker]
            return replace(origin, carriers=tuple(hops))
        return carrier

    def _carries(self, resolved: Resolved, lemma: str) -> bool:
        """Whether who cites is an outlet, so that the words are those of the one cited."""
        if lemma == "report" and (resolved.entity is None or resolved.entity.kind is not NameKind.PERSON):
            return resolved.speaker is not None
        words = resolved.speaker.name.casefold().split() if resolved.speaker else []
        is_outlet = resolved.entity is not None and resolved.entity.kind is NameKind.OUTLET
        return is_outlet or bool(words and words[-1] in n.OUTLET_NOUNS | {"report", "media"})

    def _unnamed(self, found: Found) -> Resolved:
        if found.rule in ("noun_of_speech", TAGGER):
            # reports that nobody is said to have made are not the words of whoever spoke before
            return Resolved(None, doubts=("nobody is named",))
        if found.title and self.label:
            basis = "the outlet that heads the paragraph"
            speaker = Speaker(self.label.name, None, self.label.role, basis, SpeakerType.OUTLET)
            return Resolved(speaker, self.label)
        if self.last is None or self.last.speaker is None:
            return Resolved(None, doubts=("nobody is named",))
        basis = "the speaker before goes on" if found.continued else "nobody is named; the source told just before"
        last = self.last.speaker
        speaker = Speaker(last.name, None, last.role, basis, last.type)
        doubts = () if found.continued else ("nobody is named; taken to be the source told just before",)
        return Resolved(speaker, self.last.entity, doubts, self.last.through)

    def _mentioned(self, s: Sentence, phrase: Phrase, enclosing: Resolved | None, *, reads: bool = False) -> Resolved:
        if s.lower(phrase.core_start) in w.RELATIVES and phrase.core_end - phrase.core_start == 1:
            antecedent = _antecedent(s, phrase)
            if antecedent is None:
                return Resolved(None, doubts=("to whom “who” or “which” points was not found",))
            phrase = antecedent
        mention = mention_of(s, phrase, self.text)
        at = s.tokens[phrase.start].start
        if mention.head == "it" and reads and (writer := self.cast.signatory(at, _TEXT_REACH)):
            return self._known(writer, mention, "who signed the text told just before")
        if mention.kind is NameKind.PRONOUN:
            return self._pronoun(mention, at, enclosing)
        if possessed := self._possessed(s, phrase, at, enclosing):
            return possessed
        if mention.kind is NameKind.DESCRIPTION and (entity := self._surname(mention, s, phrase)):
            return self._known(entity, mention, "surname")
        if mention.kind in (NameKind.DESCRIPTION, NameKind.GROUP):
            return self._description(mention, s, phrase, at)
        entity = self.cast.see(mention, at, leads=True)
        basis = "as written" if entity.name == mention.words else "shorter form of a name in this text"
        return self._known(entity, mention, basis)

    def _known(self, entity: Entity, mention: Mention, basis: str, doubts: tuple[str, ...] = ()) -> Resolved:
        if entity.kind in PERSONS and basis != "as written" and len(self.cast.called(entity.head)) > 1:
            doubts = (*doubts, f"several people in this text are called {entity.head.title()}")
        role = mention.role or entity.role
        words = mention.written or mention.words
        return Resolved(Speaker(entity.name, words, role, basis, type_of_entity(entity)), entity, doubts)

    def _surname(self, mention: Mention, s: Sentence, phrase: Phrase) -> Entity | None:
        """A name that only its place at the start of the sentence hid: Baker said."""
        if phrase.core_start != 0 or not s.tokens[0].text[:1].isupper() or phrase.core_end > 1:
            return None
        return next(iter(self.cast.called(mention.head)), None)

    def _possessed(self, s: Sentence, phrase: Phrase, at: int, enclosing: Resolved | None) -> Resolved | None:
        """My fellow soldiers; her lawyer: of the one whose words these are, or who was spoken of."""
        first = s.lower(phrase.core_start)
        if first not in w.POSSESSIVES or phrase.core_end - phrase.core_start < 2:
            return None
        rest = self.text[s.tokens[phrase.core_start + 1].start : s.tokens[phrase.core_end - 1].end]
        mention = s.between(phrase.core_start, phrase.core_end).of(self.text)
        if first in ("my", "our") and enclosing and enclosing.speaker:
            owner: str | None = enclosing.speaker.name
        elif first in ("his", "her", "its"):
            pronoun = {"his": "he", "her": "she", "its": "it"}[first]
            found = self._candidate(
                Mention(NameKind.PRONOUN, pronoun, None, pronoun, {"he": False, "she": True}.get(pronoun)), at
            )
            owner = found.name if found else None
            if first == "its" and found and mention.split()[-1].casefold() in n.AUTHOR_NOUNS:
                name, basis = f"the {rest} of {owner}", "a possessive pronoun resolved"
                return Resolved(Speaker(name, mention, None, basis, SpeakerType.PERSON), through=found)
        else:
            owner = None
        head = s.lower(phrases.head(s, phrase))
        if head in n.INSTITUTION_NOUNS and (entity := self._called(mention_of(s, phrase, self.text), at)):
            return self._known(entity, mention_of(s, phrase, self.text), "description")
        if owner is None or s.tokens[phrase.core_end - 1].is_name:
            return None
        kind = type_of_description(mention_of(s, phrase, self.text))
        return Resolved(Speaker(f"{rest} of {owner}", mention, None, "a possessive pronoun resolved", kind))

    def _pronoun(self, mention: Mention, at: int, enclosing: Resolved | None) -> Resolved:
        if mention.head in ("i", "we", "you") or mention.words == "I":
            if enclosing and enclosing.speaker and mention.head != "you":
                own_words = replace(enclosing.speaker, mention=mention.words, basis="first person inside a quotation")
                return Resolved(own_words, enclosing.entity)
            own = self.author if mention.words == "I" else self.publisher  # "we" is the paper, "I" its author
            return Resolved(
                Speaker(
                    own or mention.words,
                    mention.words,
                    None,
                    "first person: the text's own words",
                    SpeakerType.PERSON if mention.words == "I" else SpeakerType.OUTLET if own else SpeakerType.GROUP,
                ),
                doubts=("first person outside a quotation",),
            )
        entity = self._candidate(mention, at)
        if entity is None:
            return Resolved(
                Speaker(mention.words, mention.words, mention.role, "unresolved", type_of_pronoun(mention.head)),
                doubts=(f"whom “{mention.words}” means was not found",),
            )
        clear = self._clear(mention, entity, at)
        doubts = () if clear else (f"“{mention.words}” may mean another",)
        if clear and entity.female is None:
            entity.female = mention.female
        return self._known(entity, mention, "pronoun", doubts)

    def _candidate(self, mention: Mention, at: int) -> Entity | None:
        """The most salient entity before an offset that the pronoun fits."""
        fits = [e for e in self.cast.recent(at, _PRONOUN_REACH) if _fits(e, mention)]
        if mention.female is None:
            return max(fits, key=lambda e: (self._salience(e, at), e.number), default=None)
        female = mention.female
        return max(fits, key=lambda e: (self._human(e, at, female=female), e.number), default=None)

    def _salience(self, entity: Entity, at: int) -> float:
        """How present an entity is at an offset: nearness, with a bonus for subjects and for who spoke last."""
        spoke = self._spoke.get(entity.number)
        return max(
            _nearness(entity.last_before(at - 1), at),
            _nearness(entity.last_leading_before(at - 1), at) * LEADS,
            _nearness(spoke if spoke is None else min(spoke, at), at) * SPOKE_LAST,
        )

    def _human(self, entity: Entity, at: int, *, female: bool) -> float:
        """Salience for he and she: names of unknown sort count less than those told to be people's."""
        known = entity.kind is NameKind.PERSON or entity.female is not None
        return self._salience(entity, at) * (1.0 if known else UNKNOWN_SORT) * _first_name_fits(entity, female)

    def _clear(self, mention: Mention, entity: Entity, at: int) -> bool:
        rivals = [e for e in self.cast.recent(at, _PRONOUN_REACH) if e is not entity and _fits(e, mention)]
        others = [self._salience(e, at) for e in rivals]
        return self._salience(entity, at) > 1.25 * max(others, default=0.0)

    def _description(self, mention: Mention, s: Sentence, phrase: Phrase, at: int) -> Resolved:
        definite = s.lower(phrase.core_start) in ("the", "this", "that") or s.lower(phrase.core_start - 1) == "the"
        if definite and mention.head in n.AUTHOR_NOUNS and self.outlet and len(mention.words.split()) == 1:
            name = f"the {mention.head} of the {self.outlet.name} article"
            speaker = Speaker(name, mention.written, None, "the article told just before", SpeakerType.PERSON)
            return Resolved(speaker, through=self.outlet)
        if definite and mention.head in n.TEXT_DESCRIPTIONS and len(mention.words.split()) <= 2:
            owner = self.outlet or (self.last.entity if self.last else None)
            if owner:
                return self._known(owner, mention, f"the {mention.head} told just before")
        if definite and mention.kind is not NameKind.GROUP:
            entity = self._called(mention, at)
            if entity:
                return self._known(entity, mention, "description")
        described, kind = None, type_of_description(mention)
        if mention.kind is NameKind.DESCRIPTION and mention.head in n.PERSON_NOUNS | n.WITNESS_NOUNS:
            # a schoolteacher said … she added
            described = self.cast.add(
                Entity(mention.words, NameKind.PERSON, mention.head, mention.role, mention.female, type=kind)
            )
            self.cast.place(described, at, leads=True)
        return Resolved(Speaker(mention.words, mention.written, mention.role, "as written", kind), described)

    def _called(self, mention: Mention, at: int) -> Entity | None:
        """The entity that a description means: the ministry, the spokeswoman, the channel."""
        if len(mention.words.split()) > 2:
            return None
        if self.label and mention.head in n.OUTLET_NOUNS | {"page", "issue", "edition"}:
            return self.label
        known = self.cast.recent(at, _DESCRIPTION_REACH)
        fits = [e for e in known if e.has_noun(mention.head)]
        modifier = mention.words.casefold().split()[0]
        if modifier != mention.head:
            exact = [e for e in fits if e.has_noun(modifier)]
            fits = exact if exact or modifier in n.FIELDS else fits
        if not fits and mention.head in ("company", "firm", "operator", "group", "organization", "organisation"):
            fits = [e for e in known if e.kind is NameKind.INSTITUTION]
        if not fits and mention.head in n.OUTLET_NOUNS:
            fits = [e for e in known if e.kind is NameKind.OUTLET]
        return max(fits, key=lambda e: self._salience(e, at), default=None)


def _nearness(place: int | None, at: int) -> float:
    """1 at the offset itself, a half 200 code points (about two sentences) before it, 0 where there is no place."""
    return 1.0 / (1.0 + (at - place) / 200.0) if place is not None and place <= at else 0.0


def _first_name_fits(entity: Entity, female: bool) -> float:
    """First names in -a are women's more often than not (Hristina; but Nikita, Luca): a weak hint, never a rule."""
    first = entity.name.split()[0].casefold()
    if entity.female is not None or " " not in entity.name or not first.endswith("a"):
        return 1.0
    return 1.25 if female else 0.8


def _fits(entity: Entity, mention: Mention) -> bool:
    if mention.head in ("he", "she"):
        if entity.name.startswith("The "):
            return False
        return entity.kind in PERSONS and (entity.female is None or entity.female == mention.female)
    if mention.head == "it":
        return entity.kind in _BODY and entity.female is None
    if mention.head == "they":
        return entity.kind in (NameKind.INSTITUTION, NameKind.OUTLET)
    return False


def _antecedent(s: Sentence, phrase: Phrase) -> Phrase | None:
    """The noun phrase in front of who, which or that."""
    at = phrase.core_start
    while at > 0 and s.lower(at - 1) in (",", "—", "–", "-"):
        at -= 1
    found = phrases.before(s, at)
    if found is None:
        return None
    # sent reporters to | the Ministry of Defence, which had declined
    cut = [
        k for k in range(found.core_start + 1, found.core_end) if s.lower(k) in ("to", "in", "at", "from", "with", "on")
    ]
    start = cut[-1] + 1 if cut else found.core_start
    return Phrase(start, found.end, start, found.core_end, found.apposition, found.asides)
