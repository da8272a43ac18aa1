"""Names of persons: one canonical name for all forms in which a text writes it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from svodka.extract.russian.morph import nominative
from svodka.extract.russian.page import Sentence, Word
from svodka.extract.russian.phrase import Phrase
from svodka.extract.russian.view import View
from svodka.lexicon.ru.cues import POSSESSIVES
from svodka.lexicon.ru.people import SAME_OFFICE

# prepositions behind which a single unlisted name is likelier a place
PLACE_PREPOSITIONS = frozenset({"в", "во", "на", "под", "из", "до", "над", "через"})

_LONGEST_OFFICE = 6  # words in front of a name


@dataclass(frozen=True, slots=True)
class Mention:
    """One place where a text names a person."""

    sentence: int
    at: int  # index of its last word
    name: str  # in the nominative
    length: int  # words of the name
    gender: str | None
    keys: frozenset[str]  # spellings of the last name's lemma
    offices: frozenset[str]  # lemmas of the nouns in front
    of: frozenset[str] = frozenset()  # the capitalized words in front, folded: whose office it is


@dataclass
class People:
    """The persons that a text names, in order of mention."""

    mentions: list[Mention] = field(default_factory=list)

    def full_name(self, mention: Mention) -> tuple[str, str]:
        """The longest name in the text that the mention can stand for, and how it was resolved."""
        longer = [
            m
            for m in self.mentions
            if m.length > mention.length and m.keys & mention.keys and _same_sex(m, mention.gender)
        ]
        if longer:
            return longer[0].name, "surname"
        return mention.name, "full name" if mention.length > 1 else "surname"

    def bearer(self, surname: str) -> str | None:
        """The person of a full name that ends in ``surname`` (lower case, nominative)."""
        return next((m.name for m in self.mentions if m.length > 1 and surname in m.keys), None)

    def gender_of(self, name: str) -> str | None:
        """The gender that the mentions of a name show."""
        return next((m.gender for m in self.mentions if m.name == name and m.gender), None)

    def last_before(self, sentence: int, at: int, gender: str | None) -> str | None:
        """The person named last before a place, of that gender."""
        before = [m for m in self.mentions if (m.sentence, m.at) < (sentence, at) and _same_sex(m, gender)]
        return self.full_name(before[-1])[0] if before else None

    def holder(self, office: str, gender: str | None, of: frozenset[str]) -> str | None:
        """The person whom the text gives the office, also by another word for it; ``of``: whose office it is."""
        alike = {office} | SAME_OFFICE.get(office, frozenset())
        fitting = [m for m in self.mentions if m.offices & alike and _same_sex(m, gender)]
        names = {self.full_name(m)[0] for m in fitting}
        places = frozenset[str]().union(*(m.of for m in fitting))
        if of and places and not of & places:
            return None  # «посол Остмара» is not the one of Тарния
        return names.pop() if len(names) == 1 else None


def capitalized(view: View, phrase: Phrase) -> frozenset[str]:
    """The capitalized words of a phrase before its name, but its first one and abbreviations («директор СВР»)."""
    last = phrase.name[0] if phrase.name else phrase.last + 1
    return frozenset(w.low for w in view.sentence.words[phrase.first + 1 : last] if w.capital and not w.text.isupper())


def _same_sex(mention: Mention, gender: str | None) -> bool:
    return gender is None or mention.gender is None or mention.gender == gender


def people_of(views: Iterable[View]) -> People:
    """Every person named in the text."""
    people = People()
    for view in views:
        named: dict[tuple[int, int] | None, Phrase] = {p.name: p for p in view.all_phrases if p.name}
        for name in view.phrases.names():
            if name.first == name.last and view.low(name.first - 1) in PLACE_PREPOSITIONS:
                continue  # «под Ветроградом»: a place that the dictionary does not list
            phrase = named.get(name.name) or _apposed(view, name)
            mention = mention_of(view.sentence, phrase, _offices(view, phrase))
            people.mentions.append(replace(mention, of=capitalized(view, phrase)))
    return people


def _apposed(view: View, name: Phrase) -> Phrase:
    """A name inside a longer phrase with its own office: in «ведомство господина Линда», «господина Линда»."""
    for start in range(max(0, name.first - _LONGEST_OFFICE), name.first):
        phrase = view.phrases.at(start)
        if phrase and phrase.name == name.name:
            return phrase
    return name


def _offices(view: View, phrase: Phrase) -> frozenset[str]:
    assert phrase.name is not None
    words = view.sentence.words[phrase.first : phrase.name[0]]
    return frozenset(f.lemma for w in words for f in w.forms[:2] if f.pos == "NOUN" and f.animate)


def mention_of(
    sentence: Sentence, phrase: Phrase, offices: frozenset[str] = frozenset(), case: str | None = None
) -> Mention:
    """A mention from a phrase with a name; ``case`` is the case that the syntax asks for, if it is known."""
    assert phrase.name is not None
    first, last = phrase.name
    words = sentence.words[first : last + 1]
    case, gender = _case_and_gender(phrase, words, case)
    spelled = [_spelled(word, case, gender) for word in words]
    text = "".join(_gap(words, i) + s for i, s in enumerate(spelled))
    length = sum(w.is_word for w in words)
    return Mention(sentence.number, last, text, length, gender, _keys(words[-1]), offices)


def _case_and_gender(phrase: Phrase, words: tuple[Word, ...], case: str | None) -> tuple[str, str | None]:
    fitting = [a for a in phrase.agreement if case is None or a[0] == case] or list(phrase.agreement)
    fitting.sort(key=lambda a: (sum(_rank(w, a[0], a[2]) for w in words), _CASES.index(a[0]), a[2] or ""))
    chosen, _, gender = fitting[0]
    unsure = gender is None or any(a[0] == chosen and a[2] != gender and len(words) == 1 for a in fitting[1:2])
    return chosen, None if (unsure and len(words) > 1) or gender is None else gender


_CASES = ("nomn", "gent", "datv", "ablt", "loct", "accs", "")


def _rank(word: Word, case: str, gender: str | None) -> int:
    """How far down the dictionary's list, likeliest first, a reading stands."""
    fits = (i for i, f in enumerate(word.forms) if f.case == case and (gender is None or f.gender in (gender, None)))
    return next(fits, len(word.forms)) if word.is_word else 0


def _spelled(word: Word, case: str, gender: str | None) -> str:
    if not word.is_word or len(word.text) == 1:
        return word.text
    return nominative(word.text, case, gender, "sing", name=True)


def _gap(words: tuple[Word, ...], at: int) -> str:
    return " " * (words[at].span.start - words[at - 1].span.end) if at else ""


def _keys(word: Word) -> frozenset[str]:
    surnames = {f.lemma for f in word.forms if f.kind == "surname"} or {f.lemma for f in word.forms if f.pos == "NOUN"}
    # a woman's surname that the dictionary guesses as a noun keeps its own lemma; its form is a key as well
    return frozenset(surnames | {word.low})


def description(sentence: Sentence, phrase: Phrase, case: str | None) -> str:
    """A phrase without a name in the nominative: «правовых органах» -> «правовые органы»."""
    words = sentence.words[phrase.first : phrase.last + 1]
    head = phrase.head[0] - phrase.first
    chosen = next((a for a in sorted(phrase.agreement, key=str) if a[0] == case), None)
    if case in (None, "nomn") or chosen is None or (phrase.title is not None and not phrase.lemma):
        return _text(words)
    out = []
    for i, word in enumerate(words):
        inflects = (
            i <= head and word.is_word and word.low not in POSSESSIVES and any(f.case == case for f in word.forms)
        )
        number = chosen[1] or "sing"
        text = nominative(word.text, case, chosen[2], number) if inflects else word.text
        out.append(_gap(words, i) + text)
    return "".join(out)


def _text(words: Iterable[Word]) -> str:
    listed = tuple(words)
    return "".join(_gap(listed, i) + w.text for i, w in enumerate(listed))
