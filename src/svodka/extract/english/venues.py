"""Where it was said and through whom: an official address; comments to the Daily; quoted by the Daily."""

from __future__ import annotations

from dataclasses import dataclass

from svodka.extract.english import phrases
from svodka.extract.english.cast import Cast, Entity
from svodka.extract.english.found import Found
from svodka.extract.english.names import NameKind, mention_of
from svodka.extract.english.nouns import is_time_word
from svodka.extract.english.phrases import Phrase
from svodka.extract.english.sentences import Sentence
from svodka.extract.english.speakers import Resolved
from svodka.extract.english.words import only_a_verb
from svodka.lexicon.en import names as n
from svodka.lexicon.en import venues as v
from svodka.lexicon.en import words as w
from svodka.lexicon.en.cues import PUBLICATION_NOUNS
from svodka.model import Hop, Span

# how far back "the same channel" may point, in code points: within one long article
_REACH = 20_000


@dataclass(frozen=True, slots=True)
class Venue:
    """The words of an occasion or channel, and the outlet that hosts it."""

    words: str
    host: Hop | None = None


def venue_of(found: Found, resolved: Resolved, text: str, cast: Cast) -> Venue | None:
    """The occasion or channel that the sentence names outside of the content."""
    if found.publication is not None:
        head = found.source_sentence.lower(phrases.head(found.source_sentence, found.publication))
        if head in ("story", "piece", "item", "title", "headline"):
            return Venue("article")
        return Venue(_publication_words(found.source_sentence, found.publication, text) if found.title else head)
    s = found.sentence
    if found.title:
        # the paper put its commentary under the headline “…”
        nouns = [t.lower for t in s.tokens if t.end <= found.content[0].start and t.lower in PUBLICATION_NOUNS]
        return Venue(nouns[-1] if nouns and nouns[-1] not in ("story", "piece", "item") else "article")
    if found.addressee and s.lower(found.addressee[1] - 1) in v.ASSEMBLIES:
        return Venue(s.lower(found.addressee[1] - 1))
    if found.addressee and (gathered := _gathered(s, found.addressee)):
        return Venue(gathered.of(text))
    named = [at for at, word in enumerate(s.words) if word in v.VENUE_NOUNS and _may_be_venue(s, at, found)]
    if hosted := _hosted_aside(found, text, cast):
        return hosted
    if named and found.cue:
        at = min(named, key=lambda k: (abs(s.tokens[k].start - found.cue[0].start), k))
        at = next((k for k in named if k < at and _links(s, k, at)), at)
        return _venue_at(s, at, text, cast)
    if aside := _occasion_verb(s, found, text, cast):
        return aside
    return _implied(found, resolved)


def _gathered(s: Sentence, addressee: tuple[int, int]) -> Span | None:
    """The occasion whose listeners are told: a press conference; a rally in Kamen."""
    start = addressee[0] + (s.lower(addressee[0]) in w.DETERMINERS)
    noun = next((k for k in range(start, addressee[1]) if s.lower(k) in v.GATHERINGS and not s.tokens[k].is_name), None)
    return s.between(start, addressee[1]) if noun is not None else None


def _links(s: Sentence, first: int, second: int) -> bool:
    """Whether the second noun only tells whose the first is: a report on the same channel."""
    between = {s.lower(k) for k in range(first + 1, second)}
    return s.lower(first + 1) in v.VENUE_LINKS and second - first <= 5 and "," not in between


def _publication_words(s: Sentence, publication: Phrase, text: str) -> str:
    """The publication as named, without article and complement: a photo quiz -> photo quiz."""
    head = phrases.head(s, publication)
    start = publication.core_start
    while start < head and s.lower(start) in w.DETERMINERS:
        start += 1
    return text[s.tokens[start].start : s.tokens[head].end]


def _may_be_venue(s: Sentence, at: int, found: Found) -> bool:
    token = s.tokens[at]
    if s.lower(at + 1) == "'s":
        return False
    if token.lower == "x" and token.text != "X":
        return False
    if any(c.contains(token.span) for c in (*found.content, *found.cue)):
        return False
    source = found.source
    if source and found.source_sentence is s and source.start <= at < source.end:
        return False
    opening = _preposition(s, at)
    return opening is not None and not (token.is_name and s.lower(opening) == "by")


def _preposition(s: Sentence, at: int) -> int | None:
    """The index of the preposition that governs the noun at ``at``."""
    k = at - 1
    while k >= 0 and at - k <= 6:
        low = s.lower(k)
        if low in v.VENUE_PREPOSITIONS:
            return None if s.lower(k - 1) == "according" else k
        if (
            not (s.tokens[k].is_word or low in ("'s", "-"))
            or low in w.SUBORDINATORS | (w.AUXILIARIES - {"'s"})
            or low in w.PERSONAL
        ):
            return None
        if low in w.PREPOSITIONS and low not in ("of", "for"):
            return None
        if low.endswith("ing") and only_a_verb(low):
            return None  # in elevating the country's appeal
        k -= 1
    return None


def _venue_at(s: Sentence, at: int, text: str, cast: Cast) -> Venue:
    opening = _preposition(s, at)
    start = (opening if opening is not None else at - 1) + 1
    while start < at and s.lower(start) in ("a", "an", "the", "one", "this", "that", "its"):
        start += 1
    if s.lower(start) in ("week", "month", "year") and s.lower(start + 1) == "'s":
        start += 2  # at this week's debate
    end = at + 1
    while s.lower(end) in v.VENUE_NOUNS:
        end += 1
    host = None
    own = any(s.lower(k) in w.POSSESSIVES for k in range((opening or 0) + 1, at))
    if s.lower(at) in n.OUTLET_NOUNS and end < len(s.tokens) and s.tokens[end].is_name:
        while end < len(s.tokens) and s.tokens[end].is_name:
            end += 1
        host = None if own else outlet_hop(s, Phrase(at, end, at, end), text, cast, liberal=True)
    elif s.lower(end) in v.VENUE_LINKS and (phrase := phrases.after(s, end + 1, appositions=False)):
        if not is_time_word(s, phrase.end - 1) and phrase.start < len(s.tokens):
            host = outlet_hop(s, phrase, text, cast, liberal=s.lower(at) in v.HOSTED)
            end = phrase.end
    elif s.lower(end) in v.CARRIED and s.lower(end + 1) == "by":
        carrier = phrases.after(s, end + 2, appositions=False)
        host = outlet_hop(s, carrier, text, cast, liberal=True) if carrier else None
    host = host or _possessing_outlet(s, start, at, text, cast)
    return Venue(text[s.tokens[start].start : s.tokens[end - 1].end], host)


def _possessing_outlet(s: Sentence, start: int, at: int, text: str, cast: Cast) -> Hop | None:
    """On Channel 4's morning show: the channel hosts."""
    owner = next((k for k in range(start, at) if s.lower(k) == "'s"), None)
    if owner is None or owner == start:
        return None
    return outlet_hop(s, Phrase(start, owner, start, owner), text, cast, liberal=s.lower(at) in v.HOSTED)


def _hosted_aside(found: Found, text: str, cast: Cast) -> Venue | None:
    """Orlan, interviewed by the broadcaster Varn TV, denied | the minister, cited by the same agency, called"""
    s = found.source_sentence
    for start, end in found.source.asides if found.source else ():
        by = next((k for k in range(start, end) if s.lower(k) == "by"), None)
        if by is None or s.lower(by - 1) not in v.CARRIED:
            continue
        phrase = phrases.after(s, by + 1, appositions=False)
        host = phrase and outlet_hop(s, phrase, text, cast, liberal=True)
        if host:
            noun = next((s.lower(k) for k in range(start, by) if s.lower(k) in v.VENUE_NOUNS), "")
            return Venue("interview" if s.lower(by - 1) == "interviewed" else noun, host)
    return None


def _occasion_verb(s: Sentence, found: Found, text: str, cast: Cast) -> Venue | None:
    """Orlan, while briefing the president about the pass, stated"""
    if v.VENUE_VERBS.keys().isdisjoint(s.words):
        return None
    for at, token in enumerate(s.tokens):
        form = v.VENUE_VERBS.get(token.lower)
        if form and not token.is_name and not any(c.contains(token.span) for c in found.content):
            if s.lower(at - 1) in w.DETERMINERS | {"'s"} or s.lower(at - 1) not in ("while", "when", ",", "after", ""):
                continue
            phrase = phrases.after(s, at + 1, appositions=False)
            if phrase:
                mention = mention_of(s, phrase, text)
                entity = cast.named(mention, token.start)
                return Venue(f"{form} {entity.name if entity else mention.words}")
    return None


def _implied(found: Found, resolved: Resolved) -> Venue | None:
    """What the verb or the speaker's own nature tells: tweeted; a channel wrote; the headline says."""
    entity = resolved.entity
    if entity is None or entity.kind is not NameKind.OUTLET:
        return None
    role = (entity.role or "").lower().split()
    if set(role) & n.CHANNEL_NOUNS or "channel" in entity.words:
        return Venue("Telegram channel" if "telegram" in role else "channel")
    if resolved.speaker and resolved.speaker.basis.startswith("the ") and "told just before" in resolved.speaker.basis:
        return Venue("article")
    return None


def chain_of(found: Found, resolved: Resolved, venue: Venue | None, text: str, cast: Cast) -> tuple[Hop, ...]:
    """The carriers between speaker and this text, nearest the speaker first."""
    hops: list[Hop] = []
    s = found.sentence
    if found.addressee:
        phrase = Phrase(*_employer(s, found.addressee) * 2)
        if hop := outlet_hop(s, phrase, text, cast, liberal=False):
            hops.append(hop)
    if venue and venue.host:
        hops.append(venue.host)
    if resolved.through:
        hops.append(Hop(resolved.through.name))
    if found.agent:
        hops.append(outlet_hop(s, found.agent, text, cast, liberal=True) or _named_hop(s, found.agent, text, cast))
    hops.extend(Hop(name) for name in resolved.carriers)
    if channel := _presented_on(resolved, found.content[0].start, cast):
        hops.append(channel)
    if asker := _asked_by(found, text, cast):
        hops.append(asker)
    if passed_on := _passed_on(found, text, cast):
        hops.append(passed_on)
    own = resolved.speaker.name if resolved.speaker else None
    seen: dict[str, Hop] = {}
    for hop in hops:
        if hop.name != own:
            seen.setdefault(hop.name, hop)
    return tuple(seen.values())


def _employer(s: Sentence, addressee: tuple[int, int]) -> tuple[int, int]:
    """Told Varn TV's Inga Dorn: the outlet is the carrier, not its reporter."""
    start, end = addressee
    owner = next((k for k in range(start + 1, end - 1) if s.lower(k) == "'s"), None)
    named = owner is not None and all(s.tokens[k].is_name for k in range(owner + 1, end))
    return (start, owner) if owner is not None and named else addressee


def _presented_on(resolved: Resolved, at: int, cast: Cast) -> Hop | None:
    """A presenter speaks through the channel that the role names: host of the Hour on the state channel VTV."""
    role = resolved.speaker.role if resolved.speaker else None
    if not role or not set(role.casefold().replace(",", " ").split()) & v.PRESENTERS:
        return None
    named = [e for e in cast.recent(at + 1, _REACH) if e.kind is NameKind.OUTLET and e.name in role]
    return Hop(named[0].name) if named else None


def _asked_by(found: Found, text: str, cast: Cast) -> Hop | None:
    """Asked by Varn TV whether he would resign, he said"""
    s = found.sentence
    if s.lower(0) not in v.CARRIED | {"pressed", "reached"} or s.lower(1) != "by":
        return None
    phrase = phrases.after(s, 2, appositions=False)
    return outlet_hop(s, phrase, text, cast, liberal=False) if phrase else None


def _passed_on(found: Found, text: str, cast: Cast) -> Hop | None:
    """Through her lawyer, she let it be known | made it clear through the agency"""
    s = found.sentence
    for at, word in enumerate(s.words):
        if word in ("through", "via") and not any(c.contains(s.tokens[at].span) for c in found.content):
            phrase = phrases.after(s, at + 1, appositions=False)
            if not phrase or is_time_word(s, phrase.end - 1):
                continue
            if s.lower(phrase.end - 1) not in v.VENUE_NOUNS:
                return _named_hop(s, phrase, text, cast)
    return None


def _named_hop(s: Sentence, phrase: Phrase, text: str, cast: Cast) -> Hop:
    mention = mention_of(s, phrase, text)
    entity = cast.named(mention, s.tokens[phrase.start].start) if mention.kind is not NameKind.GROUP else None
    return Hop(entity.name if entity else mention.words, s.between(phrase.start, phrase.end))


def outlet_hop(s: Sentence, phrase: Phrase, text: str, cast: Cast, *, liberal: bool) -> Hop | None:
    """The phrase as a carrier, if it names an outlet; with ``liberal`` any name that is not a person's will do."""
    mention = mention_of(s, phrase, text)
    if mention.kind in (NameKind.PRONOUN, NameKind.GROUP, NameKind.PERSON):
        return None
    entity = cast.named(mention, s.tokens[phrase.start].start)
    span: Span = s.between(phrase.start, phrase.end)
    if mention.kind is NameKind.DESCRIPTION:
        if s.lower(phrase.start) in w.POSSESSIVES:
            return None
        if mention.head in n.OUTLET_NOUNS and (known := _described_outlet(mention.head, cast, span.start)):
            return Hop(known.name, span)
        return None
    if _is_outlet(entity, mention.kind) or (mention.words.isupper() and len(mention.words) <= 6):
        return Hop(entity.name if entity else mention.words, span)
    person = entity is not None and (entity.kind is NameKind.PERSON or entity.female is not None)
    if liberal and not person and mention.kind is not NameKind.INSTITUTION:
        return Hop(entity.name if entity else mention.words, span)
    return None


def _is_outlet(entity: Entity | None, kind: NameKind) -> bool:
    return NameKind.OUTLET in (kind, entity.kind if entity else None)


def _described_outlet(noun: str, cast: Cast, at: int) -> Entity | None:
    outlets = [e for e in cast.recent(at, _REACH) if e.kind is NameKind.OUTLET]
    return next((e for e in outlets if e.has_noun(noun)), outlets[0] if outlets else None)
