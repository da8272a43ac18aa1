"""Rules that go by punctuation and layout: «Мэр: …», «… — мэр», a list under «Главное из речи мэра»."""

from __future__ import annotations

from collections.abc import Iterator

from svodka.extract.russian.content import CUE_BETWEEN_DASHES, trimmed
from svodka.extract.russian.found import Found
from svodka.extract.russian.page import overlapping
from svodka.extract.russian.phrase import Phrase
from svodka.extract.russian.view import View
from svodka.lexicon.ru.people import NOT_SPEAKERS, SPEAKING_BODIES
from svodka.lexicon.ru.venues import VENUE_NOUNS
from svodka.model import DocumentKind, Span

# a source before a colon or behind a dash is short: «Официальный представитель МИД Тарнии Анна Вель: …»
MOST_WORDS_OF_SOURCE = 10
# «Москва — столица»: fewer words before the dash than this are no reported clause
FEWEST_WORDS_BEFORE_DASH = 3
# one line with a mark in front is no list
FEWEST_ITEMS = 2
# a name in quotation marks has at most four words (``phrases``)
FEWEST_WORDS_ALONE = 5


def speaker_colon(view: View) -> Iterator[Found]:
    """Мэр Илья Дорн: мост открыт."""
    if not view.sentence.opens:
        return
    colon = next((i for i in range(view.size) if view.colon(i)), None)
    start = next((i for i in range(view.size) if view.sentence.words[i].is_word), 0)
    if colon is None or colon - start > MOST_WORDS_OF_SOURCE:
        return
    source = view.phrases.at(start)
    if source is None or not source.may_be("nomn") or not _names_speaker(source):
        return
    if source.last != colon - 1 and not _about(view, source.last + 1) and not _bracketed(view, source.last + 1, colon):
        return
    if source.title and view.text(source).strip(".").upper() in NOT_SPEAKERS:
        return
    end = view.sentence
    if colon == view.size - 1:
        following = view.page.after(end)
        if following is None or following.bullet:
            return
        end = following
    while not end.closes and (after := view.page.after(end)):
        end = after
    content = trimmed(view.page.text, view.sentence.words[colon].span.end, end.span.end)
    # «Стример года: Илья Дорн» is no speech
    predicates = any(view.predicate(i) for i in range(colon, view.size)) or end is not view.sentence
    if content and (predicates or len(content.of(view.page.text).split()) > 3):
        # a recording gives the words as they were spoken
        verbatim = view.page.revision.kind in (DocumentKind.VIDEO, DocumentKind.TRANSCRIPT)
        yield Found("speaker_colon", view.sentence, (content,), (colon, colon), source, verbatim=verbatim)


def _bracketed(view: View, first: int, colon: int) -> bool:
    """«Генерал Линд (перевод): …»"""
    return view.low(first) == "(" and view.low(colon - 1) == ")"


def _about(view: View, at: int) -> bool:
    """«Дорн — о мосте: …»: behind the source stands what the words are about."""
    return view.low(at + 1 if view.dash(at) else at) in ("о", "об", "про")


def words_about(view: View) -> Iterator[Found]:
    """«Мост выстоит». And in the next line: Дорн — о мосте."""
    source = view.phrases.at(0)
    previous = view.page.before(view.sentence)
    if previous is None or not view.sentence.opens or source is None or not (source.name or source.animate):
        return
    if not view.dash(source.last + 1) or not _about(view, source.last + 1) or not source.may_be("nomn"):
        return
    quotation = next(
        (q for q in overlapping(view.page.quotations, previous.span) if previous.span.contains(q.span)), None
    )
    if quotation is None or len(quotation.span) < len(previous.span) - 4:  # nothing but the quotation in its line
        return
    content = trimmed(view.page.text, quotation.inner.start, quotation.inner.end)
    if content and not any(view.low(i) == ":" for i in range(view.size)):
        at = source.last + 1
        yield Found("words_about", view.sentence, (content,), (at, at), source)


def quotation_alone(view: View) -> Iterator[Found]:
    """Мэр рассказал, что мост цел. And in the next paragraph, with nothing beside it: «Я его видел»."""
    previous = view.page.before(view.sentence)
    if previous is None or not view.sentence.opens or not _attributes(View(view.page, previous)):
        return
    start = view.sentence.words[0].span.start
    quotation = next((q for q in overlapping(view.page.quotations, view.sentence.span) if q.span.start == start), None)
    last = view.sentence
    while quotation and last.span.end < quotation.span.end and (after := view.page.after(last)):
        last = after
    if quotation is None or not last.closes:
        return
    behind = view.page.text[quotation.span.end : last.span.end]
    if any(c.isalnum() for c in behind) or len(quotation.inner.of(view.page.text).split()) < FEWEST_WORDS_ALONE:
        return
    content = trimmed(view.page.text, quotation.inner.start, quotation.inner.end)
    if content and not CUE_BETWEEN_DASHES.search(content.of(view.page.text)):
        found = Found("quotation_alone", view.sentence, (content,), (0, 0))
        yield found.with_doubt("Nothing beside the quotation tells whose words it gives.")


def _attributes(view: View) -> bool:
    """Whether a sentence has a cue of its own with a subject that speaks."""
    subjects = (view.subject(cue) for cue in view.cues if not view.quoted(cue.at))
    return any(s is not None and (s.speaks or s.pronoun) for s in subjects)


def dash_speaker(view: View) -> Iterator[Found]:
    """Мост откроют в мае — мэр. Also with «со ссылкой на», and with a source in front of it."""
    if not view.sentence.closes:
        return
    for dash in range(view.size - 2, FEWEST_WORDS_BEFORE_DASH - 1, -1):
        if not view.dash(dash):
            continue
        source = view.phrases.at(dash + 1)
        if source is None or not source.may_be("nomn") or not _names_speaker(source):
            return
        if source.animate and not source.name and source.lemma not in SPEAKING_BODIES and _plural(source):
            return  # «победили Вель и Дорн — хозяева поля»
        behind = view.low(source.last + 1)
        ends = all(not view.sentence.words[i].is_word for i in range(source.last + 1, view.size))
        if not ends and behind not in ("со", "(", "в", "на"):
            return
        if any(view.finite(i) for i in range(source.last + 1, view.size)):
            return
        first = view.sentence.words[0].span.start
        content = trimmed(view.page.text, first, view.sentence.words[dash].span.start)
        if content and _predicates(view, dash) and not view.quoted(dash) and not _equates(view, dash):
            yield Found("dash_speaker", view.sentence, (content,), (dash, dash), source)
        return


def list_of_statements(view: View) -> Iterator[Found]:
    """Главное из брифинга представителя МИД: and a list, each item of which is a statement."""
    if not view.sentence.closes:
        return
    items = list(_items(view))
    colon = view.low(view.size - 1) == ":"
    if not items or not (colon or (len(items) >= FEWEST_ITEMS and not any(map(view.predicate, range(view.size))))):
        return
    at, source = _owner_of_venue(view)
    source = source or (_teller(view, items) if colon else None)
    if source is None:
        return
    cue = view.size - 1 if colon else at
    for content in items:
        yield Found("list_of_statements", view.sentence, (content,), (cue, cue), source)


def _items(view: View) -> Iterator[Span]:
    """The items of the list that follows."""
    item = view.page.after(view.sentence)
    while item and item.bullet:
        last = item
        while not last.closes and (after := view.page.after(last)):
            last = after
        content = trimmed(view.page.text, item.words[0].span.start, last.span.end)
        if content:
            yield content
        item = view.page.after(last)


def _teller(view: View, items: list[Span]) -> Phrase | None:
    """Илья Дорн: and a list. Мост откроют, заявил Дорн: and a list."""
    colon = view.size - 1
    first = view.phrases.at(next((i for i in range(view.size) if view.sentence.words[i].is_word), 0))
    if first and first.last == colon - 1 and first.may_be("nomn"):
        return first if _names_speaker(first) and len(items) >= FEWEST_ITEMS else None
    for cue in view.cues[-1:]:
        subject = view.subject(cue) if cue.kind == "finite" and not view.quoted(cue.at) else None
        if subject and max(subject.last, cue.at) == colon - 1 and (subject.speaks or subject.pronoun):
            return subject
    return None


def _owner_of_venue(view: View) -> tuple[int, Phrase | None]:
    """«брифинга представителя МИД»: the occasion, and who held it. «Дорн о мосте»: who spoke."""
    for at in range(view.size - 1):
        if any(lemma in VENUE_NOUNS for lemma in view.sentence.words[at].lemmas("NOUN")):
            owner = view.phrases.at(at + 1)
            if owner and owner.may_be("gent") and owner.speaks and not owner.is_outlet:
                return at, owner
    first = view.phrases.at(0)
    if first and first.name and first.may_be("nomn") and view.low(first.last + 1) in ("о", "об"):
        return first.last + 1, first
    return 0, None


def _names_speaker(phrase: Phrase) -> bool:
    if phrase.pronoun:
        return False
    body = phrase.body and not phrase.place
    return bool(phrase.name or phrase.title or phrase.animate or body or phrase.lemma in SPEAKING_BODIES)


def _equates(view: View, dash: int) -> bool:
    """«…, что имя погибшего — Пётр Линд»: the clause in front of the dash has no verb but the dash."""
    comma = next((i for i in range(dash - 1, 0, -1) if view.low(i) == ","), None)
    if comma is None or comma == dash - 1:
        return False
    return not any(view.predicate(i) for i in range(comma, dash))


def _plural(phrase: Phrase) -> bool:
    return all(a[1] == "plur" for a in phrase.agreement)


def _predicates(view: View, end: int) -> bool:
    """Whether the words before ``end`` say something: a verb, a short form, or at least five words."""
    words = view.sentence.words[:end]
    verbs = any(f.pos in ("VERB", "PRTS", "ADJS", "INFN", "PRED") for w in words for f in w.forms[:1])
    return verbs or sum(w.is_word for w in words) >= FEWEST_WORDS_BEFORE_DASH + 2


LAYOUT_RULES = (speaker_colon, words_about, dash_speaker, list_of_statements, quotation_alone)
