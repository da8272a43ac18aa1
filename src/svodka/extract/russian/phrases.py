"""Noun phrases of a sentence: who could speak, with head, name and the cases in which the phrase may stand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from svodka.extract.russian.morph import CASES, Form
from svodka.extract.russian.page import Sentence, Word
from svodka.lexicon.ru.carriers import NAMES, OUTLET_NOUNS
from svodka.lexicon.ru.cues import POSSESSIVES
from svodka.lexicon.ru.people import DESCRIPTIONS, NOUN_LIKE, SPEAKING_BODIES

type_ = frozenset[tuple[str, str | None, str | None]]  # (case, number, gender)
ROLE_PREPOSITIONS = frozenset({"по", "при", "в", "во", "на", "из", "от", "за", "с", "без", "для"})
_PRONOUNS = frozenset({"он", "она", "оно", "они", "я", "мы", "кто"})
_NAMES = re.compile("|".join(re.escape(n) for n in sorted(NAMES, key=len, reverse=True)))
_OPENING, _CLOSING = "«\"“„", "»\"”“"
_ANY = frozenset((case, None, None) for case in CASES)


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase. Numbers are indices into the words of its sentence, both ends included."""

    first: int
    last: int
    head: tuple[int, int]  # the last name, the name of an outlet, or the head noun
    agreement: type_  # the readings of the whole
    lemma: str  # of the head noun; "" where there is only a name
    name: tuple[int, int] | None = None  # the name of a person
    title: tuple[int, int] | None = None  # the name of an outlet, or a name in quotation marks
    animate: bool = False
    pronoun: bool = False

    def may_be(self, case: str) -> bool:
        """Whether it can stand in ``case``."""
        return any(a[0] == case for a in self.agreement)

    @property
    def speaks(self) -> bool:
        """Whether it is of a sort that speaks: a person, an outlet, an office, a body."""
        return bool(
            self.name or self.title or self.animate or self.lemma in SPEAKING_BODIES or self.lemma in DESCRIPTIONS
        )

    @property
    def is_outlet(self) -> bool:
        """Whether it names an outlet: by a known name, a noun for outlets, or Latin letters."""
        return self.title is not None and self.name is None


@dataclass(slots=True)
class Phrases:
    """The phrases of one sentence, found once for each start."""

    sentence: Sentence
    _units: dict[int, int] = field(default_factory=dict)  # first word of a fixed name -> its last word
    _known: dict[int, Phrase | None] = field(default_factory=dict)

    def __post_init__(self) -> None:
        sentence = self.sentence
        starts = {w.span.start: i for i, w in enumerate(sentence.words)}
        ends = {w.span.end: i for i, w in enumerate(sentence.words)}
        text = _joined(sentence)
        for match in _NAMES.finditer(text):
            first = starts.get(match.start() + sentence.span.start)
            last = ends.get(match.end() + sentence.span.start)
            if first is not None and last is not None:
                self._units[first] = last

    def at(self, start: int) -> Phrase | None:
        """The phrase that begins with the word ``start``, as long as it goes."""
        if start not in self._known:
            self._known[start] = None  # a phrase never begins inside its own beginning
            self._known[start] = self._phrase(start)
        return self._known[start]

    def all(self) -> Iterator[Phrase]:
        """Phrases from left to right, none inside another."""
        at = 0
        while at < len(self.sentence.words):
            phrase = self.at(at)
            if phrase:
                yield phrase
                at = phrase.last + 1
            else:
                at += 1

    # ------------------------------------------------------------------------------------------ building

    def _word(self, at: int) -> Word | None:
        words = self.sentence.words
        return words[at] if 0 <= at < len(words) else None

    def _phrase(self, start: int) -> Phrase | None:
        core = self._core(start)
        if core is None:
            return None
        return self._second_office(self._complemented(core))

    def _core(self, start: int) -> Phrase | None:
        """Modifiers and a head: a noun, a name, a title, a pronoun."""
        if start in self._units:
            last = self._units[start]
            return Phrase(start, last, (start, last), _ANY, "", title=(start, last))
        word = self._word(start)
        if word is None:
            return None
        if word.text in _OPENING:
            return self._quoted(start)
        if word.is_word and word.text.isascii() and word.text[0].isalpha():
            last = self._while(start, lambda w: w.text.isascii() and w.is_word)
            return Phrase(start, last, (start, last), _ANY, "", title=(start, last))
        if word.low in _PRONOUNS:
            return Phrase(start, start, (start, start), agreement_of(word, "NPRO"), word.low, pronoun=True, animate=True)
        if _initial(word) and (dot := self._word(start + 1)) and dot.text == "." and (name := self._name(start)):
            return name
        at, modifiers = self._modifiers(start)
        noun = self._word(at)
        if at > start and (noun is None or not _can_head(noun)):
            at, noun = at - 1, self.sentence.words[at - 1]  # уполномоченный, военные: the adjective is the noun
        if noun is None or not noun.is_word:
            return None
        if noun.proper and not noun.text.isupper() and (name := self._name(at)):
            agreement = name.agreement if at == start else _common(modifiers, name.agreement) or name.agreement
            return replace(name, first=start, agreement=agreement)
        nouns = [f for f in noun.forms if f.pos == "NOUN"] or [f for f in noun.forms if f.lemma in NOUN_LIKE]
        if not nouns or not (_can_head(noun) or nouns[0].lemma in NOUN_LIKE):
            return None
        agreement = frozenset((f.case or "", f.number, f.gender if f.number == "sing" else None) for f in nouns)
        if noun.text.isupper() and len(noun.text) > 1:
            agreement |= _ANY  # an abbreviation need not inflect
        if noun.low.startswith("зам") and any(a[0] == "gent" for a in agreement):
            agreement |= _ANY  # замначальника, замглавы: the genitive inside serves all cases
        if modifiers is not None and at > start:
            agreement = _common(modifiers, agreement)
            if not agreement:
                return None
        cased = [f for f in nouns if any(f.case == a[0] for a in agreement)] or nouns
        animate = cased[0].animate
        return Phrase(start, at, (at, at), agreement, cased[0].lemma, animate=animate)

    def _quoted(self, start: int) -> Phrase | None:
        """«Вести Тарнии»: a name in quotation marks, of at most six words."""
        for at in range(start + 2, min(start + 8, len(self.sentence.words))):
            word = self.sentence.words[at]
            if word.text in _CLOSING:
                if not self.sentence.words[start + 1].capital:
                    return None
                last = self.sentence.words[at - 1]
                agreement = agreement_of(last, "NOUN", "ADJF") | _ANY
                return Phrase(start, at, (start + 1, at - 1), agreement, "", title=(start + 1, at - 1))
        return None

    def _while(self, start: int, test: object) -> int:
        at = start
        while (word := self._word(at + 1)) and callable(test) and test(word) and at + 1 not in self._units:
            at += 1
        return at

    def _modifiers(self, start: int) -> tuple[int, type_ | None]:
        """The index behind adjectives, participles, numbers and possessives; what they agree on."""
        at, common = start, None
        while word := self._word(at):
            if word.low in POSSESSIVES or (word.is_word and word.text[0].isdigit()):
                at += 1
                continue
            adjectives = agreement_of(word, "ADJF", "PRTF", "NUMR")
            noun_first = bool(word.forms) and word.forms[0].pos == "NOUN"
            joined = word.low in ("и", "или") and at > start and self._adjective(at + 1)
            if joined:
                at += 1
                continue
            if not adjectives or noun_first or (word.proper and at > start and not self._adjective(at)):
                break
            both = adjectives if common is None else _common(common, adjectives)
            if not both:
                break
            common, at = both, at + 1
        return at, common

    def _adjective(self, at: int) -> bool:
        word = self._word(at)
        return bool(word and word.forms and word.forms[0].pos in ("ADJF", "PRTF"))

    def _name(self, start: int) -> Phrase | None:
        """The name of a person: proper words and initials in one case."""
        last, common = start - 1, None
        while (word := self._word(last + 1)) and word.is_word and last + 1 not in self._units:
            if _initial(word) and (dot := self._word(last + 2)) and dot.text == ".":
                last += 2
                continue
            if not word.proper or word.text.isupper() and len(word.text) > 1 or last - start > 3:
                break
            own = name_agreement(word)
            both = own if common is None else _common(common, own)
            if not both:
                break
            common, last = both, last + 1
        if common is None or not self._personal(start, last):
            return None
        if any(_first_name(self.sentence.words[i]) for i in range(start + 1, last + 1)) and not _listed(self.sentence.words[start]):
            return None  # «Лоримы Анна Вель»: a place that no dictionary lists, then a name
        return Phrase(start, last, (last, last), common, "", name=(start, last), animate=True)

    def _personal(self, first: int, last: int) -> bool:
        """Whether the words can name a person: not a place or a body only."""
        tokens = [self.sentence.words[i] for i in range(first, last + 1) if self.sentence.words[i].is_word]
        if any(f.kind in ("first", "surname", "patronymic") for w in tokens for f in w.forms[:3]):
            return True
        return all(not known_elsewhere(w) for w in tokens)

    def _complemented(self, phrase: Phrase) -> Phrase:
        """The phrase with its genitives, its name, its title and, for an office, its prepositional complement."""
        while (word := self._word(phrase.last + 1)) and not phrase.pronoun and not phrase.name:
            longer = self._longer(phrase, word)
            if longer is None:
                break
            phrase = longer
        return phrase

    def _longer(self, phrase: Phrase, word: Word) -> Phrase | None:
        at = phrase.last + 1
        if phrase.lemma and phrase.title is None and (phrase.animate or phrase.lemma in DESCRIPTIONS or phrase.lemma in OUTLET_NOUNS or word.text in _OPENING):
            if word.proper and not word.text.isupper() and (name := self._name(at)) and phrase.animate:
                both = _apposed(phrase.agreement, name.agreement)
                if both:
                    return replace(phrase, last=name.last, head=name.head, name=name.name, agreement=both)
            if titled := self._titled(phrase, at):
                return titled
        if word.text == "(" and (close := self._word(at + 2)) and close.text == ")":
            return replace(phrase, last=at + 2)
        if not phrase.lemma:
            return None
        next_ = self._core(at)
        if next_ and not next_.pronoun and not (next_.title and word.text in _OPENING) and next_.may_be("gent"):
            only_any = next_.agreement == _ANY and at in self._units
            # a foreign name that never inflects is taken for a complement only behind a thing («слова Вестин»)
            unclear = next_.name and (next_.may_be("nomn") or self._place(phrase))
            if not only_any and not unclear:
                if next_.animate and (inner := self.at(at)) and inner.may_be("gent"):
                    return replace(phrase, last=inner.last)
                return replace(phrase, last=self._complemented_last(next_))
        if phrase.animate and word.low in ROLE_PREPOSITIONS:
            return self._office_with_preposition(phrase, at)
        return None

    def _place(self, phrase: Phrase) -> bool:
        return any(f.kind == "place" for f in self.sentence.words[phrase.head[0]].forms[:2])

    def _complemented_last(self, inner: Phrase) -> int:
        """Where a genitive complement ends; its own genitives are taken, not the name of the office's holder."""
        while inner.lemma and not inner.name and (word := self._word(inner.last + 1)):
            following = self._core(inner.last + 1)
            if not following or not following.may_be("gent") or following.pronoun or not following.lemma:
                break
            if word.proper and not word.text.isupper() and following.name:
                break
            inner = replace(inner, last=following.last)
        return inner.last

    def _titled(self, phrase: Phrase, at: int) -> Phrase | None:
        """агентство Bloomberg, газета «Утро», солист «Отпетых»: an outlet's title is the head."""
        title = self._core(at)
        if title is None or title.title is None or at in self._units and phrase.lemma not in OUTLET_NOUNS:
            return None
        second = self._core(title.last + 2) if self.sentence.low(title.last + 1) == "и" else None
        last = second.last if second and second.title else title.last
        if phrase.lemma in OUTLET_NOUNS:
            head = (title.head[0], second.head[1] if second and second.title else title.head[1])
            return replace(phrase, last=last, head=head, title=head)
        return replace(phrase, last=title.last)

    def _office_with_preposition(self, phrase: Phrase, at: int) -> Phrase | None:
        """министр по делам моря Илья Дорн: the preposition belongs to the office where a name follows."""
        for _ in range(3):  # уполномоченный по правам детей в Тарнии Анна Вель
            inner = self._core(at + 1)
            if inner is None or inner.pronoun or inner.name:
                return None
            end = self._complemented_last(inner)
            word = self._word(end + 1)
            name = self._name(end + 1) if word and word.proper else None
            if name and (both := _apposed(phrase.agreement, name.agreement)):
                return replace(phrase, last=name.last, head=name.head, name=name.name, agreement=both)
            if word is None or word.low not in ROLE_PREPOSITIONS:
                return None
            at = end + 1
        return None

    def _second_office(self, phrase: Phrase) -> Phrase:
        """бывший глава штаба, посол в Лориме Пётр Линд: two offices and one name."""
        comma = self._word(phrase.last + 1)
        if phrase.name or not phrase.animate or comma is None or comma.text not in (",", "и"):
            return phrase
        second = self.at(phrase.last + 2)
        if second and second.name and second.lemma and second.animate:
            both = _apposed(phrase.agreement, second.agreement)
            if both:
                return replace(phrase, last=second.last, head=second.head, name=second.name, agreement=both)
        return phrase


def _joined(sentence: Sentence) -> str:
    """The sentence's text rebuilt from its words, so that offsets hold."""
    out: list[str] = []
    at = sentence.span.start
    for word in sentence.words:
        out.append(" " * (word.span.start - at) + word.text)
        at = word.span.end
    return "".join(out)


def agreement_of(word: Word, *pos: str) -> type_:
    """What a word's readings as the given parts of speech agree with."""
    return frozenset(
        (f.case or "", f.number, f.gender if f.number != "plur" else None)
        for f in word.forms
        if f.pos in pos and f.case
    )


def name_agreement(word: Word) -> type_:
    """What a proper word agrees with; one that the dictionary does not list may be a foreign name that never inflects."""
    named = [f for f in word.forms if f.kind in ("surname", "first", "patronymic")]
    if named:
        own = frozenset((f.case or "", f.number, f.gender) for f in named if f.number != "plur")
        if own and not all(f.gender == "masc" and word.low[-1] in "аяеоиуыэю" for f in named if f.kind == "surname"):
            return own
        return own | _ANY
    guessed = agreement_of(word, "NOUN", "ADJF")
    ending = word.low[-1]
    if ending in "ая":
        return guessed | {("nomn", "sing", "femn"), ("gent", "sing", "masc"), ("accs", "sing", "masc")}
    if ending in "оеиуыэю":
        return guessed | _ANY
    # a woman's surname in a consonant never inflects, a man's does
    return guessed | {("nomn", "sing", "masc")} | frozenset((case, "sing", "femn") for case in CASES)


def _listed(word: Word) -> bool:
    return any(f.kind in ("surname", "first", "patronymic") for f in word.forms) or _initial(word)


def _first_name(word: Word) -> bool:
    return bool(word.forms) and word.forms[0].kind == "first"


def known_elsewhere(word: Word) -> bool:
    """Whether the dictionary knows it as a place or a body."""
    return any(f.kind in ("place", "body") for f in word.forms[:2])


def _is_function(word: Word) -> bool:
    """A preposition, conjunction or particle that can also be read as a noun («и», «в», «по»)."""
    abbreviation = word.text.isupper() and len(word.text) > 1
    return not abbreviation and any(f.pos in ("PREP", "CONJ", "PRCL") for f in word.forms[:2])


def _can_head(word: Word) -> bool:
    """Whether it can be the head of a phrase: a noun, and not likelier a verb, an adverb or a particle."""
    if _is_function(word) or not any(f.pos == "NOUN" for f in word.forms):
        return False
    return word.proper or word.forms[0].pos not in ("VERB", "ADJS", "PRTS", "GRND", "ADVB")


def _initial(word: Word) -> bool:
    return len(word.text) == 1 and word.capital


def _common(a: type_ | None, b: type_) -> type_:
    """The readings on which both agree; an unknown gender or number agrees with any."""
    if a is None:
        return b
    return frozenset(
        (ca, na or nb, ga or gb)
        for ca, na, ga in a
        for cb, nb, gb in b
        if ca == cb and (na == nb or na is None or nb is None) and (ga == gb or ga is None or gb is None)
    )


def _apposed(office: type_, name: type_) -> type_:
    """The readings of a name in the case of its office; a woman may bear a masculine office."""
    return frozenset(n for n in name for o in office if n[0] == o[0] and o[1] != "plur")


def verb_agrees(phrase: Phrase, verb: Form) -> bool:
    """Whether the phrase can be the subject of the verb form."""
    tags = verb.tags
    for case, number, gender in phrase.agreement:
        if case != "nomn" or (verb.number and number and verb.number != number):
            continue
        if "1per" in tags and phrase.lemma not in ("я", "мы"):
            continue
        if verb.gender and gender and verb.number == "sing" and verb.gender != gender and not phrase.animate:
            continue
        # «сказала дипломат»: a woman may bear a masculine office, but no man is «сказала Захаров»
        if verb.gender and gender and verb.gender != gender and (phrase.name or phrase.pronoun or verb.gender == "neut" or gender == "femn"):
            continue
        return True
    return False
