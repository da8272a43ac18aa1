"""A claim's words in one language, as they are looked for: names, deeds, terms; and where a passage has them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from importlib import import_module

from svodka.model import Claim, Facet
from svodka.track.holders import beginnings_of, home_state
from svodka.track.words import View, Word, lemma_of, lemmas, view

# Words of a proposition that tell nothing of what it is about
_EMPTY = frozenset(
    """the a an of in on at to by for from with and or be have do that which who this it its his her their near inside
    during as not than then into over between before after will would can could may take place use used some any
    january february march april may june july august september october november december control site member
    number one two three first new year month day war main part group people person man woman official""".split()
)
_WRONGS = frozenset(
    """civilian child hospital school bus wedding innocent mistake error accident unlawful illegal illegally unlawfully
    мирный ребенок больница школа ошибка незаконный""".split()
)
_DOERS = frozenset(
    """soldier troop force army military navy serviceman fighter marine paratrooper personnel agent intelligence spy
    hacker fighter mercenary солдат войско армия военный военнослужащий боец агент разведка""".split()
)
_SHORT = 4  # letters: the beginning of a shorter name begins too much else
_MANY_DEEDS = 3
_EMPTY_RU = frozenset("в на с и из о по к у за от до при для не год рейс форма без знак человек люди число".split())


@dataclass(frozen=True, slots=True)
class ClaimWords:
    """What tells that words are about a claim. Phrases are lemmas with a space on either side."""

    names: frozenset[str]  # lemmas of names, figures and kinds that are the claim's own: "flight", "8243"
    stems: tuple[str, ...]  # beginnings of those of its Russian names that are long enough to tell
    deeds: frozenset[str]  # lemmas of what was done, with their families
    own_deeds: frozenset[str]  # those that the claim itself names
    phrases: tuple[str, ...]  # terms of several words
    contrary: tuple[str, ...]
    foreign: tuple[str, ...]  # terms of another matter
    actors: tuple[str, ...]  # beginnings of the words that name those who did it: "russia" is "russian", too
    sentence: frozenset[str]  # lemmas of the proposition itself
    families: frozenset[str]  # names of the families of its deeds


@dataclass(frozen=True, slots=True)
class Hits:
    """Which tokens of a passage are the claim's words."""

    names: tuple[int, ...] = ()
    deeds: tuple[int, ...] = ()
    phrases: tuple[int, ...] = ()
    contrary: tuple[int, ...] = ()
    foreign: tuple[int, ...] = ()
    own: tuple[int, ...] = ()  # words of the claim's own sentence
    actors: tuple[int, ...] = ()
    blames: bool = False  # whether the claim itself tells of a wrong: of civilians, of a mistake
    whole: bool = True  # whether enough of the claim's deeds are there for it to be told, not only touched

    def within(self, first: int, last: int) -> Hits:
        """Those from one token to another, both included."""
        rows = (self.names, self.deeds, self.phrases, self.contrary, self.foreign, self.own, self.actors)
        names, deeds, phrases, contrary, foreign, own, actors = (
            tuple(i for i in r if first <= i <= last) for r in rows
        )
        return Hits(names, deeds, phrases, contrary, foreign, own, actors, blames=self.blames, whole=self.whole)


def words_of(claim: Claim, language: str) -> ClaimWords:
    """The claim's words in ``language``; without terms in it, those that the text of the claim gives."""
    return _words_of(claim, "ru" if language == "ru" else "en")


@lru_cache(maxsize=500)
def _words_of(claim: Claim, language: str) -> ClaimWords:
    families = _lemmas_of_families(language)
    terms = claim.terms_ru if language == "ru" else claim.terms_en
    contrary = claim.contrary_ru if language == "ru" else claim.contrary_en
    foreign = claim.not_ru if language == "ru" else claim.not_en
    empty = _EMPTY_RU if language == "ru" else _EMPTY
    own_text = _language_of(claim.text) == language
    texts = (claim.text, *terms) if own_text else terms
    names, deeds = _names_and_deeds(texts, language, empty)
    # families cross languages by their names: the English text of a claim tells which Russian verbs to look for
    chosen = _families(claim, language, deeds)
    doers = _DOERS if claim.facet is Facet.AGENT else frozenset()
    known: frozenset[str] = frozenset().union(*families.values())
    # what terms name beside the claim's own deeds may as well be its denial ("fistfight"): it only tells the subject
    of_text = deeds & {w.lemma for w in view(claim.text, language).words} if own_text else set()
    deeds_with_families = frozenset((of_text & known) - doers).union(*(families[name] for name in chosen))
    plain = frozenset(deeds - deeds_with_families)
    actors = {w for actor in claim.actors for w in lemmas(actor, "en")} - _EMPTY
    return ClaimWords(
        names=frozenset(names | plain | (actors if language == "en" else set())),
        stems=tuple(sorted(_stem(w) for w in names if len(w) > _SHORT)) if language == "ru" else (),
        deeds=deeds_with_families,
        own_deeds=frozenset(deeds),
        phrases=_phrases(terms, language),
        contrary=_phrases(contrary, language, single=True),
        foreign=_phrases(foreign, language, single=True),
        actors=_beginnings(claim, names, language),
        sentence=frozenset(w.lemma for w in view(claim.text, _language_of(claim.text)).words),
        families=frozenset(chosen),
    )


def _beginnings(claim: Claim, names: set[str], language: str) -> tuple[str, ...]:
    state = home_state(claim.actors)
    told = beginnings_of(state, cyrillic=language == "ru") if state else ()
    # which Russian terms name those who did it, nobody tells: where their state is known, only that counts
    own = _named(claim.actors) if language == "en" else set() if told else names
    return tuple(sorted({*(_stem(w) for w in own if len(w) > 2), *told}))


def _named(actors: tuple[str, ...]) -> set[str]:
    """The lemmas of the names among the actors' words: of "Varnian air defence" the first."""
    return {w.lemma for actor in actors for w in view(actor, "en").words if w.text[:1].isupper()} - _EMPTY


def _language_of(text: str) -> str:
    return "ru" if re.search("[а-яё]", text.lower()) else "en"


def _stem(name: str) -> str:
    """The beginning that a country and its adjective share: "russia" and "russian", "украина" and "украинский"."""
    return name[:-1] if len(name) > 4 else name


def _names_and_deeds(texts: tuple[str, ...], language: str, empty: frozenset[str]) -> tuple[set[str], set[str]]:
    names: set[str] = set()
    deeds: set[str] = set()
    for text in texts:
        for at, word in enumerate(view(text, language).words):
            if not word.lemma[0].isalnum() or word.lemma in empty or word.low in empty or len(word.lemma) < 2:
                continue
            opens = at == 0 and text is texts[0] and text.endswith(".")  # a sentence begins with a capital
            named = word.text[:1].isupper() and not opens
            (names if named or word.text[:1].isdigit() else deeds).add(word.lemma)
    return names, deeds - names


def _families(claim: Claim, language: str, deeds: set[str]) -> tuple[str, ...]:
    of_text = _language_of(claim.text)
    told = {w.lemma for w in view(claim.text, of_text).words}
    families = _lemmas_of_families(of_text)
    # who did it is named by words that are deeds elsewhere: of "soldiers killed" only the killing is one
    doers = _DOERS if claim.facet is Facet.AGENT else frozenset()
    chosen = [name for name, words in families.items() if words & (told - doers)]
    chosen = chosen or [name for name, words in families.items() if words & told]
    own = _lemmas_of_families(language)
    # a term chooses a family only where the text of the claim chose none: terms are wider than the claim
    return tuple(chosen or [name for name, words in own.items() if words & deeds])


@lru_cache
def _lemmas_of_families(language: str) -> dict[str, frozenset[str]]:
    families: dict[str, frozenset[str]] = import_module(f"svodka.lexicon.{language}.stance").families()
    if language == "en":
        return families  # they are lemmas; "found" would become "find"
    return {name: frozenset(lemma_of(word, language) for word in words) for name, words in families.items()}


def _phrases(terms: tuple[str, ...], language: str, *, single: bool = False) -> tuple[str, ...]:
    found = [lemmas(term, language) for term in terms]
    return tuple(f" {' '.join(words)} " for words in found if len(words) > 1 or (single and words))


def hits(passage: View, words: ClaimWords) -> Hits:
    """Where the claim's words stand in a passage."""
    lemma = [w.lemma for w in passage.words]
    return Hits(
        names=tuple(i for i, w in enumerate(passage.words) if _is_name(w, words, passage.language)),
        deeds=tuple(i for i, w in enumerate(lemma) if w in words.deeds),
        phrases=_found(passage, words.phrases),
        contrary=_found(passage, words.contrary),
        foreign=_found(passage, words.foreign),
        own=tuple(i for i, w in enumerate(lemma) if w in words.sentence),
        actors=tuple(i for i, w in enumerate(lemma) if w.startswith(words.actors)),
        blames=bool(words.sentence & _WRONGS),
        whole=_whole({*lemma}, words),
    )


def _is_name(word: Word, words: ClaimWords, language: str) -> bool:
    """Whether a token is one of the claim's names; a Russian one that no dictionary holds, in whatever case."""
    if word.lemma in words.names:
        return True
    return language == "ru" and word.text[:1].isupper() and word.low.startswith(words.stems)


def _whole(lemma: set[str], words: ClaimWords) -> bool:
    """Of a claim of many deeds ("a strike killed civilians"), two must be told."""
    if len(words.families) < _MANY_DEEDS:
        return True
    english, russian = _lemmas_of_families("en"), _lemmas_of_families("ru")
    return sum(bool(lemma & (english[name] | russian[name])) for name in words.families) > 1


def _found(passage: View, phrases: tuple[str, ...]) -> tuple[int, ...]:
    return tuple(
        passage.where(match.start() + 1) for phrase in phrases for match in re.finditer(re.escape(phrase), passage.line)
    )
