"""Who occurs in a document: every name with its fullest form, its role, and where it stands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from svodka.extract.english import phrases
from svodka.extract.english.names import Mention, NameKind, mention_of
from svodka.extract.english.phrases import Phrase
from svodka.extract.english.sentences import Sentence
from svodka.extract.english.words import ADJECTIVE, NOUN, VERB, parts_of_speech
from svodka.lexicon.en import names as n
from svodka.lexicon.en import words as w

_WHO = frozenset({NameKind.PERSON, NameKind.NAME})


@dataclass
class Entity:
    """One speaker or other name of the document."""

    name: str  # the fullest form
    kind: NameKind
    head: str  # folded last name, or last word
    role: str | None = None
    female: bool | None = None
    places: list[tuple[int, bool]] = field(default_factory=list)  # (offset, whether it leads its sentence)

    @property
    def words(self) -> set[str]:
        """The folded words of the name."""
        return set(self.name.casefold().replace("’", "'").split())

    def has_noun(self, noun: str) -> bool:
        """Whether name or role call it so: "the ministry" for the Ministry of Ports."""
        role = (self.role or "").casefold().replace(",", " ").split()
        if noun.startswith("spokes"):
            return any(word.startswith("spokes") or word == "press" for word in role)
        return noun in self.words or noun in role or noun + "s" in role


@dataclass
class Cast:
    """The entities of one document, in order of first mention."""

    entities: list[Entity] = field(default_factory=list)

    @classmethod
    def of(cls, text: str, sentences: Sequence[Sentence]) -> Cast:
        """The cast of a text: what its sentences name outside of quotations."""
        cast = cls()
        for sentence in sentences:
            for phrase in name_phrases(sentence):
                mention = mention_of(sentence, phrase, text)
                if mention.kind not in (NameKind.DESCRIPTION, NameKind.PRONOUN, NameKind.GROUP):
                    at = sentence.tokens[phrase.start].start
                    cast.see(mention, at, leads=_leads(sentence, phrase))
        return cast

    def see(self, mention: Mention, at: int, *, leads: bool) -> Entity:
        """Record a mention at an offset; the entity that it names, new or known."""
        entity = self.named(mention, at)
        if entity is None:
            entity = Entity(mention.words, mention.kind, mention.head, mention.role, mention.female)
            self.entities.append(entity)
        else:
            _learn(entity, mention)
        entity.places.append((at, leads))
        return entity

    def named(self, mention: Mention, at: int) -> Entity | None:
        """The entity that a name means at an offset; among namesakes the one mentioned last before it."""
        words = set(mention.words.casefold().replace("’", "'").split())
        fits = [e for e in self.entities if _same(e, mention, words)]
        return max(fits, key=lambda e: _last_before(e, at), default=None)

    def namesakes(self, entity: Entity) -> list[Entity]:
        """Others with the same last name."""
        return [e for e in self.entities if e is not entity and e.head == entity.head and e.kind in _WHO]


def _learn(entity: Entity, mention: Mention) -> None:
    if len(mention.words.split()) > len(entity.name.split()):
        entity.name = mention.words
    entity.role = entity.role or mention.role
    if entity.kind is NameKind.NAME:
        entity.kind = mention.kind
    if entity.female is None:
        entity.female = mention.female


def _same(entity: Entity, mention: Mention, words: set[str]) -> bool:
    if words == entity.words:
        return True
    if _acronym(entity.name) == mention.words or _acronym(mention.words) == entity.name:
        return True
    subset = words <= entity.words or entity.words <= words
    if not subset:
        return False
    if NameKind.INSTITUTION in (entity.kind, mention.kind):
        # the ministry of ports is not the ministry of mines: only an article or "of" may be missing
        return len(words ^ entity.words) <= 1 and entity.kind is mention.kind
    return mention.head == entity.head or mention.head in entity.words and entity.kind in _WHO and len(words) == 1


def _acronym(name: str) -> str:
    initials = [word[0] for word in name.split() if word[:1].isupper()]
    return "".join(initials) if len(initials) >= 3 else ""


def _last_before(entity: Entity, at: int) -> tuple[int, int]:
    before = [place for place, _ in entity.places if place <= at]
    return (1, max(before)) if before else (0, -min((p for p, _ in entity.places), default=0))


def name_phrases(sentence: Sentence) -> Iterator[Phrase]:
    """The noun phrases of a sentence that hold a name, each with the role in front of it."""
    at = 0
    tokens = sentence.tokens
    while at < len(tokens):
        if not tokens[at].is_name or tokens[at].lower in w.TIME_WORDS:
            at += 1
            continue
        end = at + 1
        while end < len(tokens) and (tokens[end].is_name or _joins(sentence, end)):
            end += 1
        if not _modifies(sentence, end):
            phrase = phrases.before(sentence, end, max(0, at - 30))
            if phrase is not None and phrase.core_end == end:
                yield _with_apposition(sentence, phrase)
        at = end


def _modifies(sentence: Sentence, end: int) -> bool:
    """Whether the capitals only modify the noun behind them: Veligorian officials; Telegram channels."""
    if end >= len(sentence.tokens):
        return False
    nxt = sentence.tokens[end]
    closed = w.PREPOSITIONS | w.ADVERBS | w.TIME_WORDS | w.SUBORDINATORS | w.AUXILIARIES | w.DETERMINERS
    if nxt.lower in closed | n.OUTLET_NOUNS or not nxt.is_word or nxt.is_name:
        return False
    known = parts_of_speech(nxt.lower)
    if ADJECTIVE in parts_of_speech(sentence.lower(end - 1)) and NOUN in known:
        return True  # the North Korean flags
    return NOUN in known and VERB not in known


def _joins(sentence: Sentence, at: int) -> bool:
    nxt = sentence.tokens[at + 1] if at + 1 < len(sentence.tokens) else None
    return sentence.lower(at) in n.PARTICLES | {"of", "-", "&"} and nxt is not None and nxt.is_name


def _with_apposition(sentence: Sentence, phrase: Phrase) -> Phrase:
    if sentence.lower(phrase.end) != "," or phrase.apposition:
        return phrase
    closed = phrases.before(sentence, phrase.end + 1, max(0, phrase.start - 30))
    if closed and closed.apposition and closed.core_end == phrase.core_end:
        return closed
    forward = phrases.after(sentence, phrase.start)
    if forward and forward.apposition and forward.core_end == phrase.core_end:
        return Phrase(phrase.start, forward.end, phrase.core_start, phrase.core_end, forward.apposition)
    return phrase


def _leads(sentence: Sentence, phrase: Phrase) -> bool:
    """Whether the phrase is where a subject stands: at the start, or behind an opening circumstance."""
    return phrase.start == 0 or sentence.lower(phrase.start - 1) in (",", "but", "and", "when", "that")
