"""Who is named by a run of Ukrainian words: office and name, an institution, an outlet, a pronoun."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from svodka.extract.direct import Named
from svodka.extract.ukrainian.words import Form, Word, inflected
from svodka.lexicon.uk.speech import BODIES, NO_OFFICE, OFFICES, OUTLETS, PRONOUNS
from svodka.model import Span, SpeakerType

_OPENING, _CLOSING = frozenset('«“„"'), frozenset('»”“"')
# more words than these make no office: «перший заступник голови комітету Ради з питань безпеки»
_LONGEST = 12
_NAME_WORDS = 3


def phrase_at(words: Sequence[Word], first: int, case: str) -> int | None:
    """The index behind the phrase that begins at ``first`` with a word in ``case``; None where none does."""
    if not (first < len(words) and words[first].is_word and _may_begin(words[first], case)):
        return None
    at, named = first, False
    while at < min(len(words), first + _LONGEST):
        word = words[at]
        if word.text in _OPENING and at > first and (end := _title_end(words, at)):
            at = end
            continue
        if not word.is_word or (named and not word.capital) or _stops(words, at, first):
            break
        named = named or (word.capital and at > first and _is_name(words, at, case))
        at += 1
    return at if at > first else None


def _may_begin(word: Word, case: str) -> bool:
    return word.may_be(case) or (word.capital and not word.has("PREP", "CONJ", "ADVB", "PRCL"))


def _stops(words: Sequence[Word], at: int, first: int) -> bool:
    word = words[at]
    if word.capital and not word.has("PREP", "CONJ"):
        return False
    if word.has("PREP"):
        of_matters = at + 1 < len(words) and words[at + 1].low == "питань"  # заступник міністра з питань логістики
        return not (of_matters and at > first and word.low in ("з", "із"))
    if at > first and word.noun() and not word.may_be("gent") and not words[at - 1].has("ADJF"):
        return not word.text.isupper()  # «мер журналістам»: a genitive or an abbreviation goes on
    return not word.has("NOUN", "ADJF", "NPRO") and not word.text.isupper() and word.noun() is None


def _title_end(words: Sequence[Word], at: int) -> int | None:
    """Behind the title in quotation marks that opens at ``at``: загону «Північ»."""
    for i in range(at + 1, min(at + 5, len(words))):
        if words[i].text in _CLOSING:
            return i + 1
    return None


def _is_name(words: Sequence[Word], at: int, case: str) -> bool:
    """Whether a capital word ends a name and is not the owner in «президент Тарнії»."""
    form = next((f for f in words[at].forms if f.personal and f.case == case), None)
    nearby = at + 1 < len(words) and words[at + 1].capital
    return form is not None and not nearby


def named_by(text: str, words: Sequence[Word], case: str, gender: str | None = None) -> Named | None:
    """Who is named by a whole phrase in ``case``; None where it names nobody who can speak.

    ``gender``: what a verb in the past tense tells of its subject.
    """
    span = Span(words[0].span.start, words[-1].span.end)
    if len(words) == 1 and words[0].low in PRONOUNS:
        return Named(span, span, words[0].low, SpeakerType.UNKNOWN, gender=PRONOUNS[words[0].low], pronoun=True)
    cut = _name_from(words, case)
    head = next((f for w in words[: cut or len(words)] if not w.capital or w is words[0] if (f := w.noun(case))), None)
    if cut is not None and (cut == 0 or head is None or head.animate):
        return _person(text, words, cut, case, gender, head)
    if head is None:
        return None
    type_ = _type(head)
    if type_ is None:
        return None
    at = next(i for i, w in enumerate(words) if w.noun(case) is head or head in w.forms)
    name = _nominative(text, words, at, case)
    return Named(span, words[at].span, name, type_, text[span.start : span.end] if head.animate else None, head.lemma)


def _type(head: Form) -> SpeakerType | None:
    if head.lemma in OUTLETS:
        return SpeakerType.OUTLET
    if head.lemma in BODIES:
        return SpeakerType.INSTITUTION
    if not head.animate:
        return None
    if head.plural:
        return SpeakerType.GROUP
    return SpeakerType.OFFICE if head.lemma in OFFICES else SpeakerType.PERSON


def _name_from(words: Sequence[Word], case: str) -> int | None:
    """The index at which a person's name begins that ends the phrase: up to three words in one case."""
    cut = len(words)
    while cut > 0 and len(words) - cut < _NAME_WORDS and words[cut - 1].capital:
        fixed = cut == len(words) and case != "nomn" and _is_womans(words[cut - 2 : cut - 1], case)
        if not (fixed or _fits_name(words[cut - 1], case)):
            break
        cut -= 1
    if cut == len(words):
        return None
    if len(words) - cut == _NAME_WORDS and not words[-2].low.endswith(("вич", "вича", "івна", "івни", "ївна", "ївни")):
        cut += 1  # «мера Лорими Іллі Дорніна»: the first is whose mayor he is
    alone = len(words) - cut == 1
    if alone and cut > 0 and not any(form.personal and form.case == case for form in words[cut].forms):
        return None  # «міністр Тарнії»
    first = words[cut]
    if alone and cut == 0 and first.noun() and not any(form.personal for form in first.forms):
        known = _type_of_word(first, case)
        return None if known else 0
    return cut


def _is_womans(words: Sequence[Word], case: str) -> bool:
    """Whether a word is a woman's first name: many surnames behind it have no endings («Олени Стах»)."""
    return any(f.personal and f.gender == "femn" and f.case == case for w in words if w.capital for f in w.forms)


def _type_of_word(word: Word, case: str) -> SpeakerType | None:
    form = word.noun(case)
    return _type(form) if form else None


def _fits_name(word: Word, case: str) -> bool:
    if word.has("PREP", "CONJ", "ADVB"):
        return False
    form = word.noun(case)
    if form and not form.personal and form.lemma in OFFICES | BODIES | OUTLETS:
        return False  # «Мер» at a sentence's beginning
    return word.may_be(case)


def _person(text: str, words: Sequence[Word], cut: int, case: str, gender: str | None, head: Form | None) -> Named:
    span = Span(words[0].span.start, words[-1].span.end)
    name_words = words[cut:]
    sex = gender if gender in ("masc", "femn") else None
    if sex is None:
        first = next((f for f in name_words[0].forms if f.personal and f.case == case and not f.plural), None)
        sex = (head.gender if head and head.gender != "neut" else None) or (first.gender if first else None)
    spelled = [w.text if case == "nomn" else inflected(w.text, case, sex) or w.text for w in name_words]
    before = [w for w in words[:cut] if w.low not in NO_OFFICE]
    role = text[before[0].span.start : before[-1].span.end].strip(" ,") if before else None
    return Named(
        span, name_words[-1].span, " ".join(spelled), SpeakerType.PERSON, role,
        head.lemma if head and role else None, sex, surname=spelled[-1].casefold(),
    )  # fmt: skip


def _nominative(text: str, words: Sequence[Word], head: int, case: str) -> str:
    """The phrase with its words up to the head in the nominative: «пресслужбі порту» -> «пресслужба порту»."""
    if case == "nomn":
        return text[words[0].span.start : words[-1].span.end]
    spelled = [inflected(w.text, case, None) or w.text if i <= head else w.text for i, w in enumerate(words)]
    return " ".join(spelled)


def people(text: str, words: Sequence[Word]) -> Iterator[Named]:
    """Every person named in the nominative in a paragraph, with the office in front."""
    at = 0
    while at < len(words):
        end = phrase_at(words, at, "nomn")
        found = named_by(text, words[at:end], "nomn") if end else None
        if end and found and found.surname:
            yield found
            at = end
        else:
            at += 1
