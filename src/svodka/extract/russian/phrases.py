"""The noun phrases of a sentence, found from left to right."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace

from svodka.extract.russian.agreement import (
    ANY,
    Agreement,
    abbreviation,
    agreement_of,
    apposed,
    can_head,
    common,
    first_name,
    first_name_like,
    initial,
    is_country,
    is_number,
    is_verb,
    known_elsewhere,
    listed_name,
    name_agreement,
    named_by,
    noun_agreement,
    personal,
)
from svodka.extract.russian.morph import known
from svodka.extract.russian.page import Sentence, Word, joined
from svodka.extract.russian.phrase import Phrase
from svodka.lexicon.ru.carriers import NAMES, OUTLET_NOUNS
from svodka.lexicon.ru.cues import POSSESSIVES
from svodka.lexicon.ru.people import (
    DESCRIPTIONS,
    HELD_BY_PERSON,
    NO_OFFICE,
    NOUN_LIKE,
    OFFICES_OF_INSTRUMENTAL,
    SETTLEMENTS,
)

ROLE_PREPOSITIONS = frozenset({"по", "при", "в", "во", "на", "из", "от", "за", "с", "без", "для"})
_PRONOUNS = frozenset({"он", "она", "оно", "они", "я", "мы", "кто"})
_NAMES = re.compile("|".join(re.escape(n) for n in sorted(NAMES, key=len, reverse=True)))
_ONE_OF = frozenset({"один", "одна", "одно", "кто-то", "многие", "некоторые", "часть", "большинство"})
_OPENING, _CLOSING = '«"“„', '»"”“'


@dataclass(slots=True)
class Phrases:
    """The phrases of one sentence, found once for each start."""

    sentence: Sentence
    own: str = ""  # the name, folded, of the outlet that published the text
    _units: dict[int, int] = field(default_factory=dict)  # first word of a fixed name -> its last word
    _known: dict[int, Phrase | None] = field(default_factory=dict)

    def __post_init__(self) -> None:
        sentence = self.sentence
        starts = {w.span.start: i for i, w in enumerate(sentence.words)}
        ends = {w.span.end: i for i, w in enumerate(sentence.words)}
        text = joined(sentence)
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

    def names(self) -> Iterator[Phrase]:
        """Every name of a person, also those inside longer phrases, from left to right."""
        at = 0
        while at < len(self.sentence.words):
            word = self.sentence.words[at]
            named = at not in self._units and (word.proper or initial(word)) and not abbreviation(word)
            name = self._name(at) if named else None
            if name:
                yield name
            at = name.last + 1 if name else at + 1

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
            return self._title(start, self._units[start])
        word = self._word(start)
        if word is None:
            return None
        if word.text in _OPENING:
            return self._quoted(start)
        if word.is_word and word.text.isascii() and word.text[0].isalpha():
            return self._title(start, self._while(start, lambda w: w.text.isascii() and w.is_word))
        if word.low in _PRONOUNS:
            own = agreement_of(word, "NPRO")
            return Phrase(start, start, (start, start), own, word.low, pronoun=True, animate=True)
        if initial(word) and (dot := self._word(start + 1)) and dot.text == "." and (name := self._name(start)):
            return name
        if word.low in _ONE_OF and self.sentence.low(start + 1) == "из":
            inner = self.at(start + 2)  # одна из пассажирок
            last = inner.last if inner else start
            agreement = agreement_of(word, "ADJF", "NPRO", "NUMR")
            return Phrase(start, last, (start, start), agreement, word.low, animate=True)
        return self._noun_phrase(start)

    def _title(self, first: int, last: int) -> Phrase:
        return Phrase(first, last, (first, last), ANY, "", title=(first, last))

    def _noun_phrase(self, start: int) -> Phrase | None:
        """Modifiers and a noun or a name."""
        at, modifiers = self._modifiers(start)
        noun = self._word(at)
        if at > start and (noun is None or not can_head(noun)):
            at, noun = at - 1, self.sentence.words[at - 1]  # уполномоченный, военные: the adjective is the noun
        if noun is None or not noun.is_word:
            return None
        if noun.proper and not noun.text.isupper() and (name := self._name(at)):
            agreement = name.agreement if at == start else common(modifiers, name.agreement)
            return replace(name, first=start, agreement=agreement) if agreement else None
        if abbreviation(noun) and noun.text.isalpha() and not any(f.pos == "NOUN" for f in noun.forms):
            return Phrase(start, at, (at, at), ANY, noun.low, body=True)
        if 0 < at == start and first_name_like(noun, self._word(at + 1)) and (name := self._name(at, first=True)):
            return name
        nouns = [f for f in noun.forms if f.pos == "NOUN"] or [f for f in noun.forms if f.lemma in NOUN_LIKE]
        if not nouns or not (can_head(noun) or nouns[0].lemma in NOUN_LIKE):
            return None
        agreement = noun_agreement(noun, nouns)
        counted = self.sentence.low(start)[0].isdigit() or is_number(self.sentence.words[start])
        if counted and at > start and any(a[0] == "gent" for a in agreement):
            # «два источника сказали»: the noun behind a number is a genitive, the whole a nominative
            agreement |= {("nomn", "plur", None)}
        elif modifiers is not None and at > start:
            agreement = common(modifiers, agreement)
        if not agreement:
            return None
        cased = [f for f in nouns if any(f.case == a[0] for a in agreement)] or nouns
        animate = cased[0].animate and not abbreviation(noun) and not is_country(noun)
        place = any(f.kind == "place" for f in nouns)
        body = place or abbreviation(noun) or any(f.kind == "body" for f in nouns)
        return Phrase(start, at, (at, at), agreement, cased[0].lemma, animate=animate, body=body, place=place)

    def _quoted(self, start: int) -> Phrase | None:
        """«Вести Тарнии»: a name in quotation marks, of at most four words."""
        for at in range(start + 2, min(start + 6, len(self.sentence.words))):
            word = self.sentence.words[at]
            if word.text in _CLOSING:
                if not self.sentence.words[start + 1].capital:
                    return None
                inflected = agreement_of(self.sentence.words[start + 1], "NOUN", "ADJF")
                # «Ведомостям» is a dative; «Утро» may be any case, as after «газете»
                any_case = not inflected or any(a[0] == "nomn" for a in inflected)
                agreement = inflected | ANY if any_case else inflected
                return Phrase(start, at, (start + 1, at - 1), agreement, "", title=(start + 1, at - 1))
        return None

    def _while(self, start: int, test: Callable[[Word], bool]) -> int:
        at = start
        while (word := self._word(at + 1)) and test(word) and at + 1 not in self._units:
            at += 1
        return at

    def _modifiers(self, start: int) -> tuple[int, Agreement | None]:
        """The index behind adjectives, participles, numbers and possessives; what they agree on."""
        at = start
        agreed: Agreement | None = None
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
            both = common(agreed, adjectives)
            if not both and not any(f.pos == "NUMR" for f in self.sentence.words[start].forms):
                break
            agreed, at = both, at + 1
        return at, agreed

    def _adjective(self, at: int) -> bool:
        word = self._word(at)
        return bool(word and word.forms and word.forms[0].pos in ("ADJF", "PRTF"))

    def _name(self, start: int, *, first: bool = False) -> Phrase | None:
        """The name of a person: proper words and initials in one case; ``first``: the first word is taken for one."""
        last = start - 1
        agreed: Agreement | None = None
        while (word := self._word(last + 1)) and word.is_word and last + 1 not in self._units:
            if initial(word) and (dot := self._word(last + 2)) and dot.text == ".":
                last += 2
                continue
            following = self._word(last + 2)
            # Ким Чен Ын; Илья Заяц: a surname may be a common noun
            middle = (
                last >= start
                and word.capital
                and (
                    (following is not None and following.proper)
                    or (first_name(self.sentence.words[last]) and not known_elsewhere(word) and can_head(word))
                )
            )
            begins = first and last < start
            if not (word.proper or middle or begins) or abbreviation(word) or last - start > 3 or is_country(word):
                break
            own = name_agreement(word)
            both = common(agreed, own)
            if not both:
                break
            agreed, last = both, last + 1
        if agreed is None or not personal(self.sentence.words[start : last + 1]):
            return None
        later = self.sentence.words[start + 1 : last + 1]
        if any(first_name(w) and known(w.low) for w in later) and not listed_name(self.sentence.words[start]):
            return None  # «Лоримы Анна Вель»: a place that no dictionary lists, then a name
        return Phrase(start, last, (last, last), agreed, "", name=(start, last), animate=True)

    def _complemented(self, phrase: Phrase) -> Phrase:
        """The phrase with its genitives, its name, its title and, for an office, its prepositional complement."""
        while (word := self._word(phrase.last + 1)) and not phrase.pronoun and not phrase.name:
            longer = self._longer(phrase, word)
            if longer is None:
                break
            phrase = longer
        return phrase

    def _longer(self, phrase: Phrase, word: Word) -> Phrase | None:
        """The phrase with one more piece; None where it ends."""
        at = phrase.last + 1
        titled = phrase.lemma and phrase.title is None
        if titled and (longer := self._with_name(phrase, word) or self._titled(phrase, at)):
            return longer
        if word.text == "(" and (close := self._word(at + 2)) and close.text == ")":
            return replace(phrase, last=at + 2)
        if not phrase.lemma:
            return None
        if longer := self._with_genitive(phrase, at):
            return longer
        if phrase.animate and word.low in ROLE_PREPOSITIONS:
            return self._office_with_preposition(phrase, at)
        return (
            self._behind_place(phrase, at)
            if phrase.animate and named_by(self.sentence.words[phrase.last], SETTLEMENTS)
            else None
        )

    def _behind_place(self, phrase: Phrase, at: int) -> Phrase | None:
        """староста деревни Малый Узел Илья Дорн: the name of a place does not inflect behind «деревни»."""
        while (word := self._word(at)) and word.capital and word.is_word:
            at += 1
            if (name := self._name(at)) and name.first < name.last:
                return _held_by(phrase, name)
        return None

    def _with_name(self, phrase: Phrase, word: Word) -> Phrase | None:
        """министр Анна Вель: the name in the case of the office."""
        if not phrase.animate or not (word.proper or initial(word)) or abbreviation(word):
            return None
        name = self._name(phrase.last + 1)
        if name is None or self._country(phrase, name):
            return None
        if named_by(self.sentence.words[phrase.last], HELD_BY_PERSON) and name.may_be("gent"):
            return None  # «представителя администрации Линда»: the name belongs to the administration
        # «в кабинете следователя Жаргал признался»: a man's name in the nominative is no apposition
        if not phrase.may_be("nomn") and ("nomn", "sing", "masc") in name.agreement:
            return None
        return _held_by(phrase, name)

    def _with_genitive(self, phrase: Phrase, at: int) -> Phrase | None:
        """глава города, слова Вель: a complement in the genitive."""
        inner = self._core(at)
        case = "ablt" if phrase.lemma in OFFICES_OF_INSTRUMENTAL else "gent"
        if inner is None or inner.pronoun or not inner.may_be(case) or at in self._units:
            return None
        if inner.title and (self.sentence.words[at].text in _OPENING or self.sentence.low(at) == self.own):
            return None  # «в клубе SHOT заявили» in SHOT: to whom
        country = inner.name is not None and self._country(phrase, inner)
        # a foreign name that never inflects is taken for a complement only behind a thing («слова Вестин»)
        if inner.name and not country and (inner.may_be("nomn") or self._place(phrase)):
            return None
        # «в начале ночи минобороны заявило»: what may be a subject and has a verb behind it is no complement
        verb = self._word(inner.last + 1)
        if inner.body and inner.may_be("nomn") and not phrase.may_be("nomn") and verb and is_verb(verb):
            return None
        if inner.animate and not country and (whole := self.at(at)) and whole.may_be("gent"):
            if whole.name and inner.lemma and phrase.animate and not phrase.may_be("nomn"):
                # «пресс-секретаря президента Анны Вель»: in one case, the name is the first office's
                return replace(phrase, last=whole.last, head=whole.head, name=whole.name, agreement=whole.agreement)
            return replace(phrase, last=whole.last)
        return replace(phrase, last=self._complemented_last(inner))

    def _country(self, phrase: Phrase, name: Phrase) -> bool:
        """«посол Остмара»: behind a bare office an unlisted word in -а is likelier its country than its holder."""
        word = self.sentence.words[name.last]
        speaks = phrase.animate or (phrase.body and not phrase.place)
        bare = speaks and phrase.last == phrase.head[1] and name.first == name.last
        unlisted = phrase.lemma not in NO_OFFICE and not known(word.low)
        return bare and unlisted and name.may_be("gent") and word.low[-1] in "ая"

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
        word = self._word(at)
        opening = word is not None and word.text in _OPENING
        if not (opening or phrase.animate or phrase.lemma in DESCRIPTIONS or phrase.lemma in OUTLET_NOUNS):
            return None
        title = self._core(at)
        if title is None or title.title is None or (at in self._units and phrase.lemma not in OUTLET_NOUNS):
            return None
        if all(a[0] == "datv" for a in title.agreement) and not all(a[0] == "datv" for a in phrase.agreement):
            return None  # в пресс-службе «Ведомостям» пояснили
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
            if word and word.capital and known_elsewhere(word) and known(word.low):  # от штата Флорида
                end += 1
                word = self._word(end + 1)
            name = self._name(end + 1) if word and word.proper else None
            if name and (held := _held_by(phrase, name)):
                return held
            if word is None or word.low not in ROLE_PREPOSITIONS:
                return None
            at = end + 1
        return None

    def _second_office(self, phrase: Phrase) -> Phrase:
        """бывший глава штаба, посол в Лориме Пётр Линд: two offices and one name."""
        comma = self._word(phrase.last + 1)
        if phrase.name or not phrase.animate or comma is None:
            return phrase
        # представитель ведомства полковник Пётр Линд: without a comma as well
        second = self.at(phrase.last + (2 if comma.text in (",", "и") else 1))
        if second and second.name and second.lemma and second.animate:
            return _held_by(phrase, second) or phrase
        return phrase


def _held_by(office: Phrase, name: Phrase) -> Phrase | None:
    """The office with the name of who holds it, where the two agree."""
    both = apposed(office.agreement, name.agreement)
    return replace(office, last=name.last, head=name.head, name=name.name, agreement=both) if both else None
