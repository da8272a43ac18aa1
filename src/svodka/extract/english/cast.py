"""Who occurs in a document: every name with its fullest form, its role, and where it stands."""

from __future__ import annotations

from bisect import bisect_right, insort
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from svodka.extract.english import phrases
from svodka.extract.english.names import Mention, NameKind, mention_of
from svodka.extract.english.nouns import is_time_word
from svodka.extract.english.phrases import Phrase
from svodka.extract.english.sentences import Sentence
from svodka.extract.english.words import ADJECTIVE, NOUN, VERB, parts_of_speech
from svodka.lexicon.en import names as n
from svodka.lexicon.en import words as w
from svodka.model import PartKind, SpeakerType

PERSONS = frozenset({NameKind.PERSON, NameKind.NAME})
_UNNAMED = frozenset({NameKind.DESCRIPTION, NameKind.PRONOUN, NameKind.GROUP})
# tokens in front of a name in which its role may stand; the longest role of the seed and of our ten has 22
_LONGEST_ROLE = 30
_OF_STATES = frozenset("government parliament capital army navy border coast president prime foreign".split())
_INSIDE_PLACES = frozenset({"in", "outside"})
_ENDS_ROLE = w.PREPOSITIONS - {"of", "for"}
_COMMON = n.OUTLET_NOUNS | n.INSTITUTION_NOUNS
_TITLE_WORDS = 4  # of four letters and more; fewer can be a name and its office
_CLOSED = w.PREPOSITIONS | w.ADVERBS | w.SUBORDINATORS | w.AUXILIARIES | w.DETERMINERS | n.OUTLET_NOUNS
_JOINING = n.PARTICLES | {"of", "-", "&"}


@lru_cache(maxsize=1024)  # a name of the cast is compared with each that shares a word with it
def folded_words(name: str) -> frozenset[str]:
    """The words of a name, folded."""
    return frozenset(name.casefold().replace("’", "'").split())


@dataclass(eq=False)
class Entity:
    """One speaker or other name of the document."""

    name: str  # the fullest form
    kind: NameKind
    head: str  # folded last name, or last word
    role: str | None = None
    female: bool | None = None
    words: frozenset[str] = frozenset()
    places: list[int] = field(default_factory=list)  # offsets, in order
    leading: list[int] = field(default_factory=list)  # those at which it leads its sentence
    number: int = -1  # its place in the cast
    type: SpeakerType = SpeakerType.UNKNOWN  # where a description told it
    place: bool = False  # something happened "in" it
    article: bool = False  # written with "the", as no person's name is
    titled: str = ""  # with its honorific, where the surname is all that is known: Mrs. Dorn

    def has_noun(self, noun: str) -> bool:
        """Whether name or role call it so: "the ministry" for the Ministry of Ports."""
        role = (self.role or "").casefold().replace(",", " ").split()
        if self.female is not None and noun in (n.MALE_NOUNS if self.female else n.FEMALE_NOUNS):
            return False
        role += [n.RANKS[word] for word in role if word in n.RANKS]
        if noun.startswith("spokes"):
            return any(word.startswith("spokes") or word == "press" for word in role)
        return noun in self.words or noun in role or noun + "s" in role

    def last_before(self, at: int) -> int | None:
        """The last offset up to ``at`` at which it is named."""
        return _last(self.places, at)

    def last_leading_before(self, at: int) -> int | None:
        """The last offset up to ``at`` at which it leads a sentence."""
        return _last(self.leading, at)


def _last(places: list[int], at: int) -> int | None:
    index = bisect_right(places, at)
    return places[index - 1] if index else None


def _is_in_title_case(sentence: Sentence) -> bool:
    """Whether a headline writes every word like a name, a verb among them: Dorn Says New Pier Will Hold."""
    if sentence.part_index and sentence.part.kind is not PartKind.HEADLINE:
        return False
    words = [t for t in sentence.tokens if t.is_word and len(t.text) > 3 and t.lower not in _CLOSED]
    if len(words) < _TITLE_WORDS or not all(token.text[:1].isupper() for token in words):
        return False
    return any(VERB in parts_of_speech(t.lower) or t.lower in w.AUXILIARIES for t in sentence.tokens[1:] if t.is_name)


@dataclass
class Cast:
    """The entities of one document; every look-up costs as much as the name is common, not as the text is long."""

    entities: list[Entity] = field(default_factory=list)
    signed: list[tuple[int, Entity]] = field(default_factory=list)  # who signed a text, and where it is told
    _by_word: dict[str, list[Entity]] = field(default_factory=lambda: defaultdict(list))
    _by_head: dict[str, list[Entity]] = field(default_factory=lambda: defaultdict(list))
    _places: list[tuple[int, int]] = field(default_factory=list)  # (offset, number of the entity)

    @classmethod
    def of(cls, text: str, sentences: Sequence[Sentence]) -> Cast:
        """The cast of a text: what its sentences name outside of quotations."""
        cast = cls()
        for sentence in sentences:
            if sentence.part_index < sentences[-1].part_index and _is_in_title_case(sentence):
                continue
            for phrase in name_phrases(sentence):
                mention = mention_of(sentence, phrase, text)
                if mention.kind not in _UNNAMED:
                    entity = cast.see(mention, sentence.tokens[phrase.start].start, leads=_leads(sentence, phrase))
                    before = sentence.lower(phrase.start - 1)
                    entity.place = entity.place or before in _INSIDE_PLACES or _rules(sentence, phrase.end)
                    if _signs(sentence, phrase.start):
                        cast.signed.append((sentence.tokens[phrase.start].start, entity))
                    entity.article = entity.article or mention.written[:4].casefold() == "the "
        return cast

    def see(self, mention: Mention, at: int, *, leads: bool) -> Entity:
        """Record a mention at an offset; the entity that it names, new or known."""
        entity = self.named(mention, at)
        if entity is None:
            entity = self.add(
                Entity(mention.words, mention.kind, mention.head, mention.role, mention.female, titled=mention.titled)
            )
            self._tell_apart(entity)
        else:
            self._learn(entity, mention)
        self.place(entity, at, leads=leads)
        return entity

    def add(self, entity: Entity) -> Entity:
        """Take in a new entity."""
        entity.number = len(self.entities)
        self.entities.append(entity)
        self._by_head[entity.head].append(entity)
        self._index(entity)
        return entity

    def _tell_apart(self, entity: Entity) -> None:
        """Mr. Dorn and Mrs. Dorn, of whom no more is known, keep their honorifics."""
        same = [e for e in self._by_head[entity.head] if e.words == entity.words and e.titled]
        if entity.titled and len(same) > 1:
            for namesake in same:
                namesake.name = namesake.titled

    def place(self, entity: Entity, at: int, *, leads: bool) -> None:
        """Record that an entity is named at an offset."""
        if leads and at not in entity.leading[-1:]:
            insort(entity.leading, at)
        if at not in entity.places[-1:]:
            insort(entity.places, at)
            insort(self._places, (at, entity.number))

    def named(self, mention: Mention, at: int) -> Entity | None:
        """The entity that a name means at an offset; among namesakes the one mentioned last before it."""
        words = folded_words(mention.words)
        fits = [e for e in self._sharing_a_word(words) if _same(e, mention, words)]
        return max(fits, key=lambda e: _recency(e, at), default=None)

    def called(self, surname: str) -> list[Entity]:
        """The persons whose last name, folded, is ``surname``."""
        return [e for e in self._by_head[surname] if e.kind in PERSONS]

    def recent(self, at: int, reach: int) -> list[Entity]:
        """The entities named in the last ``reach`` code points before an offset, the nearest first."""
        found: dict[int, None] = {}
        for index in range(bisect_right(self._places, (at - 1, len(self.entities))) - 1, -1, -1):
            place, number = self._places[index]
            if place < at - reach:
                break
            found.setdefault(number)
        return [self.entities[number] for number in found]

    def signatory(self, at: int, reach: int) -> Entity | None:
        """Who signed the text that was told of last, in the ``reach`` code points before an offset."""
        index = bisect_right(self.signed, at, key=lambda pair: pair[0]) - 1
        return self.signed[index][1] if index >= 0 and self.signed[index][0] >= at - reach else None

    def _sharing_a_word(self, words: Iterable[str]) -> list[Entity]:
        found: dict[int, Entity] = {}
        for word in words:
            for entity in self._by_word.get(word, ()):
                found[id(entity)] = entity
        return list(found.values())

    def _index(self, entity: Entity) -> None:
        entity.words = folded_words(entity.name)
        for word in {*entity.words, _acronym(entity.name).casefold()} - {""}:
            if entity not in self._by_word[word]:
                self._by_word[word].append(entity)

    def _learn(self, entity: Entity, mention: Mention) -> None:
        if len(mention.words.split()) > len(entity.words):
            entity.name = mention.words
            self._index(entity)
        elif entity.name.isupper() and not mention.words.isupper() and len(entity.name) == len(mention.words):
            entity.name = mention.words  # a heading shouts what the text writes
        entity.role = entity.role or mention.role
        if entity.kind is NameKind.NAME:
            entity.kind = mention.kind
        if entity.female is None:
            entity.female = mention.female


def _same(entity: Entity, mention: Mention, words: frozenset[str]) -> bool:
    if entity.female is not None and mention.female is not None and entity.female != mention.female:
        return False  # Mr. Dorn and Mrs. Dorn are two
    if words == entity.words or _acronym(entity.name) == mention.words or _acronym(mention.words) == entity.name:
        return True
    if not (words <= entity.words or entity.words <= words):
        return False
    if NameKind.INSTITUTION in (entity.kind, mention.kind):
        if _with_country(entity.name, mention.words) or _with_country(mention.words, entity.name):
            return entity.kind is mention.kind
        # the ministry of ports is not the ministry of mines: only an article or "of" may be missing
        return len(words ^ entity.words) <= 1 and entity.kind is mention.kind
    return mention.head == entity.head or (mention.head in entity.words and entity.kind in PERSONS and len(words) == 1)


def _with_country(longer: str, shorter: str) -> bool:
    """Whether one name only adds whose it is: the Foreign Ministry | of Skarland."""
    return " " in shorter and longer.casefold().startswith(f"{shorter.casefold()} of ")


@lru_cache(maxsize=1024)
def _acronym(name: str) -> str:
    initials = [word[0] for word in name.split() if word[:1].isupper()]
    return "".join(initials) if len(initials) >= 3 else ""


def _recency(entity: Entity, at: int) -> tuple[int, int]:
    before = entity.last_before(at)
    return (1, before) if before is not None else (0, -min(entity.places, default=0))


def name_phrases(sentence: Sentence) -> Iterator[Phrase]:
    """The noun phrases of a sentence that hold a name, each with the role in front of it."""
    at = 0
    tokens = sentence.tokens
    while at < len(tokens):
        if not tokens[at].is_name or is_time_word(sentence, at):
            at += 1
            continue
        end = at + 1
        while end < len(tokens) and (_goes_on(sentence, end) or _joins(sentence, end)):
            end += 1
        if not _modifies(sentence, end):
            phrase = phrases.before(sentence, end, _role_start(sentence, at))
            if phrase is not None and phrase.core_end == end:
                yield _with_apposition(sentence, phrase)
        at = end


def _rules(sentence: Sentence, end: int) -> bool:
    """Whether what a name owns is a state's: Skarland's | government"""
    return sentence.lower(end) == "'s" and sentence.lower(end + 1) in _OF_STATES


def _signs(sentence: Sentence, at: int) -> bool:
    """Whether a text is told to be of the one named at ``at``: a letter signed by | her deputy; a note from | Orlan"""
    before = (sentence.lower(at - 2), sentence.lower(at - 1))
    return before == ("signed", "by") or (before[0] in n.TEXT_DESCRIPTIONS and before[1] in ("by", "from"))


def _role_start(sentence: Sentence, at: int) -> int:
    """Where the role of the name at ``at`` may begin: not before another name's complement."""
    for k in range(at - 1, max(0, at - _LONGEST_ROLE), -1):
        word = sentence.words[k]
        if word in _ENDS_ROLE and not sentence.tokens[k].is_name:
            return k + 1  # the host of the Big Table on | the state channel Ren-1; a briefing by | Envoy Ada Brenn
        if word in ("of", "for") and sentence.tokens[k - 1].is_name and _says_what(sentence, k + 1, at):
            return k + 1  # Zeila Ould-Sidi of | the weekly Le Baobab
    return max(0, at - _LONGEST_ROLE)


def _says_what(sentence: Sentence, start: int, end: int) -> bool:
    """Whether a common noun says what the name behind it names: the weekly; the agency."""
    return any(sentence.lower(k) in _COMMON and not sentence.tokens[k].is_name for k in range(start, end))


def _modifies(sentence: Sentence, end: int) -> bool:
    """Whether the capitals only modify the noun behind them: Veligorian officials; Telegram channels."""
    if end >= len(sentence.tokens):
        return False
    nxt = sentence.tokens[end]
    if is_time_word(sentence, end) or nxt.lower in _CLOSED or not nxt.is_word or nxt.is_name:
        return False
    known = parts_of_speech(nxt.lower)
    if ADJECTIVE in parts_of_speech(sentence.lower(end - 1)) and NOUN in known:
        return True  # the North Korean flags
    return NOUN in known and VERB not in known


def _goes_on(sentence: Sentence, at: int) -> bool:
    return sentence.tokens[at].is_name and not is_time_word(sentence, at)


def _joins(sentence: Sentence, at: int) -> bool:
    return sentence.lower(at) in _JOINING and at + 1 < len(sentence.tokens) and sentence.tokens[at + 1].is_name


def _with_apposition(sentence: Sentence, phrase: Phrase) -> Phrase:
    if phrase.apposition:
        return phrase
    if described := _description_before(sentence, phrase):
        return described
    if sentence.lower(phrase.end) != ",":
        return phrase
    closed = phrases.before(sentence, phrase.end + 1, max(0, phrase.start - _LONGEST_ROLE))
    if closed and closed.apposition and closed.core_end == phrase.core_end:
        return closed
    forward = phrases.after(sentence, phrase.start)
    if forward and sentence.lower(0) == "according" and phrase.start <= 3 and sentence.lower(forward.end) in (".", ""):
        return phrase  # according to Orlan, the pier holds
    if forward and forward.apposition and forward.core_end == phrase.core_end:
        return Phrase(phrase.start, forward.end, phrase.core_start, phrase.core_end, forward.apposition)
    return phrase


def _description_before(sentence: Sentence, phrase: Phrase) -> Phrase | None:
    """His wife, | Inga Dorn. A fisherman, | Osk Pell, waved."""
    comma = phrase.start - 1
    if sentence.lower(comma) != "," or sentence.lower(phrase.end) not in (",", ".", "") or comma < 2:
        return None
    start = next((k for k in range(comma - 1, max(-1, comma - 5), -1) if sentence.lower(k) in w.DETERMINERS), None)
    head = sentence.tokens[comma - 1]
    if start is None or head.is_name or head.lower not in n.PERSON_NOUNS or sentence.lower(phrase.end + 1) == "and":
        return None
    return Phrase(start, phrase.end, phrase.core_start, phrase.core_end, apposition=(start, comma))


def _leads(sentence: Sentence, phrase: Phrase) -> bool:
    """Whether the phrase is where a subject stands: at the start, or behind an opening circumstance."""
    return phrase.start == 0 or sentence.lower(phrase.start - 1) in (",", "but", "and", "when", "that")
