"""Where and through whom: the venue of a saying and the carriers between the speaker and the text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from svodka.extract.russian.found import Found
from svodka.extract.russian.morph import nominative
from svodka.extract.russian.phrase import Phrase
from svodka.extract.russian.view import View
from svodka.lexicon.ru.carriers import ALSO_CALLED, CARRYING_VERBS, OUTLET_NOUNS
from svodka.lexicon.ru.venues import MEDIA_VENUES, VENUE_NOUNS, VENUE_OPENERS
from svodka.model import Hop, Span

_TOLD_US = frozenset({"нам", "нашей"})
_OBLIQUE = ("datv", "gent", "ablt", "loct", "accs")
_MARKS = '«»"“”„ '
_TELLERS = frozenset({"источник", "собеседник", "инсайдер", "собеседница"})


@dataclass(frozen=True, slots=True)
class Channels:
    """The venue as written, and the chain, nearest the speaker first."""

    venue: str | None = None
    chain: tuple[Hop, ...] = ()


def outlet_name(view: View, phrase: Phrase, case: str | None = None) -> str:
    """The name of an outlet without quotation marks, in the nominative; ``case``: the case it stands in, if known."""
    first, last = phrase.title or phrase.head
    name = view.sentence.span_of(first, last).of(view.page.text).strip(_MARKS)
    told = {a[0] for a in phrase.agreement}
    case = case or next((c for c in _OBLIQUE if c in told and "nomn" not in told), None)
    if case is None or not view.quoted(first):
        return name
    for word in view.sentence.words[first : last + 1]:
        name = name.replace(word.text, nominative(word.text, case, None, None), 1)
        if any(f.pos == "NOUN" for f in word.forms[:1]):
            break  # what follows the first noun is its complement: «Вестям Тарнии»
    return name


def is_own(view: View, name: str) -> bool:
    """Whether the name is that of the outlet which published the text."""
    own = (view.page.revision.outlet or "").casefold()
    called = name.casefold()
    spelled = {own, *own.split(" | "), *(ALSO_CALLED.get(word, "") for word in own.split())} - {""}
    return called in spelled or any(called.endswith(f" {other}") for other in ALSO_CALLED.values() if other in spelled)


def hop(view: View, phrase: Phrase, case: str | None = None) -> Hop:
    """An outlet as a carrier."""
    return Hop(outlet_name(view, phrase, case), view.sentence.span_of(*(phrase.title or phrase.head)))


def channels_of(view: View, found: Found, allowed: Iterable[int]) -> Channels:
    """The venue and the chain that the words at the given indices tell."""
    places = frozenset(allowed)
    if found.document:
        first = found.document.first
        head = found.document.head[1]
        return Channels(_text(view, first - 1 if view.preposition(first - 1) else first, head), found.hops)
    venue, inside = _venue(view, places)
    hops = [*_from_tellers(view, found), *found.hops]
    named = [h.span for h in hops if h.span]
    told = [(phrase, "datv") for phrase in _told(view, found, places)]
    others = [(phrase, None) for phrase in (*inside, *_carriers(view, places))]
    for phrase, case in (*told, *others):
        carrier = Hop(outlet_name(view, phrase, case), _title_span(view, phrase))
        if is_own(view, carrier.name):
            venue = venue or carrier.name
        elif carrier.span and not any(carrier.span.overlaps(s) for s in named):
            hops.append(carrier)
            named.append(carrier.span)
    if venue is None:
        venue = next((view.sentence.words[i].text for i in sorted(places) if view.low(i) in _TOLD_US), None)
    return Channels(venue, tuple(hops))


def _text(view: View, first: int, last: int) -> str:
    return view.sentence.span_of(first, last).of(view.page.text)


def _venue(view: View, places: frozenset[int]) -> tuple[str | None, list[Phrase]]:
    """«в интервью газете «Утро»»: the words of the venue, and the outlets that they name."""
    for at in sorted(places):
        opener = next((o for o in VENUE_OPENERS if _stands(view, at, o)), None)
        if opener is None or view.low(at - 1).startswith("ссылк"):
            continue
        start = at + len(opener.split())
        phrase = view.phrases.at(start)
        if phrase is None or not _is_venue(view, phrase):
            continue
        last = phrase.last
        while last + 1 in places and not view.border(last + 1):
            skip = 2 if view.preposition(last + 1) else 1
            more = view.phrases.at(last + skip)
            # a nominative behind the venue is the subject, not a part of it
            if more is None or more.name or (skip == 1 and more.agreement and more.may_be("nomn") and not more.title):
                break
            last = more.last
        if phrase.lemma not in MEDIA_VENUES:
            return _text(view, at, last), []
        inside = [p for p in view.all_phrases if start <= p.first <= last and p.is_outlet]
        inside += [p for i in range(start, last + 1) if (p := view.phrases.at(i)) and p.is_outlet and p not in inside]
        return _text(view, at, last), _outermost(inside)
    return None, []


def _outermost(phrases: list[Phrase]) -> list[Phrase]:
    seen: list[Phrase] = []
    for phrase in phrases:
        if phrase.lemma in VENUE_NOUNS and phrase.lemma not in OUTLET_NOUNS:
            continue
        if not any(s.first <= phrase.last and phrase.first <= s.last for s in seen):
            seen.append(phrase)
    return seen


def _is_venue(view: View, phrase: Phrase) -> bool:
    head = view.sentence.words[phrase.head[0]]
    if phrase.title and not phrase.lemma:  # в Telegram
        return head.low.split("-")[0] in VENUE_NOUNS
    return phrase.lemma in VENUE_NOUNS or any(lemma in VENUE_NOUNS for lemma in head.lemmas("NOUN"))


def _stands(view: View, at: int, phrase: str) -> bool:
    return all(view.low(at + i) == word for i, word in enumerate(phrase.split()))


def _told(view: View, found: Found, places: frozenset[int]) -> Iterator[Phrase]:
    """«сообщил ТАСС представитель порта», «Ведомостям» пояснили: whom the speaker told."""
    for at in sorted(places):
        phrase = view.phrases.at(at)
        if phrase is None or not phrase.is_outlet or not phrase.may_be("datv") or phrase == found.source:
            continue
        if view.preposition(at - 1) or abs(at - found.cue[1]) > 8 or not _inside(phrase, places):
            continue
        inside_longer = any(p.first < at <= p.last and not p.is_outlet for p in view.all_phrases if p != found.source)
        if not inside_longer or view.low(at - 1) in _TOLD_US:
            yield phrase


def _carriers(view: View, places: frozenset[int]) -> Iterator[Phrase]:
    """«…, передаёт ТАСС», «… — РИА Новости» behind an attributed sentence."""
    for at in sorted(places):
        word = view.sentence.words[at]
        carrying = any(f.pos == "VERB" and f.lemma in CARRYING_VERBS for f in word.forms[:2])
        if (carrying and view.low(at - 1) in (",", "как", "этом", "—", "–", "-")) or (view.dash(at) and at > 2):
            phrase = view.phrases.at(at + 1)
            if phrase and phrase.is_outlet and _inside(phrase, places) and (carrying or view.border(phrase.last + 1)):
                yield phrase


def _title_span(view: View, phrase: Phrase) -> Span:
    return view.sentence.span_of(*(phrase.title or phrase.head))


def _inside(phrase: Phrase, places: frozenset[int]) -> bool:
    return all(at in places for at in range(phrase.first, phrase.last + 1))


def _from_tellers(view: View, found: Found) -> list[Hop]:
    """«источник «Утра»»: the outlet to which an unnamed person spoke."""
    phrase = found.source
    if phrase is None or phrase.lemma not in _TELLERS:
        return []
    for at in range(phrase.head[1] + 1, phrase.last + 1):
        inner = view.phrases.at(at)
        if inner and inner.is_outlet and not is_own(view, outlet_name(view, inner)):
            return [hop(view, inner, "gent")]
    return []


def with_reference(view: View, found: Found) -> Found:
    """«пишет «Утро» со ссылкой на полицию»: the police speak, «Утро» carries."""
    source = found.source
    start = max(found.cue[1], source.last if source else 0) + 1
    for at in range(start, min(start + 6, view.size - 3)):
        if view.low(at) in ("со", "с") and view.low(at + 1).startswith("ссылк") and view.low(at + 2) == "на":
            referred = view.phrases.at(at + 3)
            if referred is None:
                return found
            carriers = (hop(view, source),) if source else ()
            if carriers and is_own(view, carriers[0].name):
                carriers = ()
            return replace(found, source=referred, cue=(at, at + 2), hops=carriers)
    return found


def places_outside(view: View, found: Found, content: Iterable[Span]) -> frozenset[int]:
    """The indices of the words that belong neither to any content nor to the source."""
    spans = tuple(content)
    source = found.source
    return frozenset(
        i
        for i, word in enumerate(view.sentence.words)
        if not any(s.contains(word.span) for s in spans) and not (source and source.first <= i <= source.last)
    )
