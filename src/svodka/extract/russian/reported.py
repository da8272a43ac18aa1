"""Rules without a cue verb that speaks: «по словам», «согласно», nouns of speaking."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from svodka.extract.russian.content import between, clause_end, clause_start, noun_end
from svodka.extract.russian.found import Found
from svodka.extract.russian.phrase import Phrase
from svodka.extract.russian.view import View
from svodka.lexicon.ru.cues import ACCORDING_TO, ACCORDING_TO_DATIVE, POSSESSIVES, SPEECH_NOUNS
from svodka.lexicon.ru.venues import DOCUMENT_NOUNS, VENUE_OPENERS
from svodka.model import Act, Span

SentenceRule = Callable[[View], Iterator[Found]]


def according_to(view: View) -> Iterator[Found]:
    """По словам мэра, мост открыт; мост, по его словам, открыт; мост открыт, по данным полиции."""
    for at in range(view.size - 1):
        if view.quoted(at):
            continue
        two = f"{view.low(at)} {view.low(at + 1)}"
        three = f"{view.low(at)} {view.low(at + 2)}"
        if two in ACCORDING_TO:
            source = view.phrases.at(at + 2)
            if source and (source.may_be("gent") or source.is_outlet):
                yield from _aside(view, "according_to", (at, at + 1), source, ACCORDING_TO[two])
        elif view.low(at + 1) in POSSESSIVES and three in ACCORDING_TO:
            pronoun = Phrase(at + 1, at + 1, (at + 1, at + 1), frozenset(), view.low(at + 1), pronoun=True)
            yield from _aside(view, "according_to", (at, at + 2), pronoun, ACCORDING_TO[three])


def according_to_dative(view: View) -> Iterator[Found]:
    """Согласно опросу, чай любят больше."""
    for at in range(view.size - 1):
        length = 2 if f"{view.low(at)} {view.low(at + 1)}" in ACCORDING_TO_DATIVE else 1
        if (length == 2 or view.low(at) in ACCORDING_TO_DATIVE) and not view.quoted(at):
            source = view.phrases.at(at + length)
            known = source and (source.speaks or source.lemma in DOCUMENT_NOUNS)
            if source and source.may_be("datv") and (length == 1 or known):  # «судя по погоде» says nothing
                yield from _aside(view, "according_to_dative", (at, at + length - 1), source, Act.SAY)


def _aside(view: View, rule: str, cue: tuple[int, int], source: Phrase, act: Act) -> Iterator[Found]:
    """The rest of the sentence is what the aside attributes."""
    last = max(source.last, cue[1])
    while last + 1 < view.size and not view.border(last + 1) and view.preposition(last + 1) and cue[0] < 2:
        inner = view.phrases.at(last + 2)  # по данным источника в полиции
        if inner is None:
            break
        last = inner.last
    comma = next((i for i in range(last + 1, min(last + 6, view.size)) if view.border(i)), last)
    if cue[0] == 0 and view.low(comma) == "," and not any(view.predicate(i) for i in range(last + 1, comma)):
        last = comma - 1  # «по данным источника 112, …»: a part of the source that we don't read
    participle = (
        view.low(last + 1) == ","
        and last + 2 < view.size
        and any(f.pos == "PRTF" for f in view.sentence.words[last + 2].forms[:1])
    )
    if participle:  # «по данным врачей, осмотревших его, …»
        last = next((i - 1 for i in range(last + 2, view.size) if view.low(i) == ","), last)
    close = last + 1 if view.low(last + 1) == "," or view.dash(last + 1) else last
    if view.low(last + 1) == "(":
        ended = next((i for i in range(last + 1, view.size) if view.low(i) == ")"), last)
        close = ended + 1 if view.low(ended + 1) == "," else ended
    before = between(view, clause_start(view, cue[0]), cue[0] - 1) if cue[0] > 0 else None
    behind = None
    if close + 1 < view.size and (view.border(close) or cue[0] < 2):
        behind = between(view, close + 1, clause_end(view, close + 1, None))
    if before and len(before.of(view.page.text)) < 4 and behind:
        before = None  # «И, по его словам, …»
    content = tuple(s for s in (before, behind) if s)
    if content:
        yield Found(rule, view.sentence, content, cue, source, act)


def noun_of_speaking(view: View) -> Iterator[Found]:
    """Заявление министра о скором мире; слова посла о том, что мост цел."""
    for at in range(view.size - 2):
        act = next((SPEECH_NOUNS[x] for x in view.sentence.words[at].lemmas("NOUN") if x in SPEECH_NOUNS), None)
        if act is None or view.quoted(at) or view.low(at - 1) in VENUE_OPENERS:
            continue
        source = view.phrases.at(at + 1)
        if source is None or not source.may_be("gent") or not source.speaks or source.pronoun:
            continue
        content = _complement(view, source.last + 1)
        if content:
            yield Found("noun_of_speaking", view.sentence, (content,), (at, at), source, act)


def _complement(view: View, at: int) -> Span | None:
    if view.low(at) in ("о", "об"):
        start = at + 1
        if view.low(start) == "том" and view.low(start + 2) in ("что", "как"):
            return between(view, start + 3, clause_end(view, start + 3, None))
        return between(view, start, noun_end(view, start))
    if view.low(at) == "," and view.low(at + 1) == "что":
        return between(view, at + 2, clause_end(view, at + 2, None))
    return None


SENTENCE_RULES: tuple[SentenceRule, ...] = (according_to, according_to_dative, noun_of_speaking)
