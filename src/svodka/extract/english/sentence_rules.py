"""The rules that need no cue verb: according to, the noun of a speech act, a label with a colon."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from svodka.extract.english import phrases
from svodka.extract.english.answers import QUESTION_WORDS
from svodka.extract.english.clauses import CueClause
from svodka.extract.english.cue_forms import cue_forms
from svodka.extract.english.cues import Cue, is_text
from svodka.extract.english.found import Found
from svodka.extract.english.nouns import has_clause
from svodka.extract.english.passage import Passage, bare_quotation, leading_subject
from svodka.extract.english.phrases import DASHES, Phrase
from svodka.extract.english.sentences import QUOTE, Sentence
from svodka.extract.english.words import only_a_verb
from svodka.lexicon.en import words as w
from svodka.lexicon.en.cues import NOUNS, VERBS
from svodka.model import Act, PartKind, Span

_NO_VOICE = frozenset("plan plans size schedule custom tradition taste need needs age color colour rank merit".split())
_TITLED = frozenset("titled entitled headlined headline title".split())
_WORDS_SAID = frozenset(
    "answer reply response words verdict comment message reaction explanation statement retort".split()
)
_WORDS_QUOTED = frozenset("comment comments words remark message phrase statement answer reply caption".split())
_NOUNS = {f"{noun}s": act for noun, act in NOUNS.items()} | dict(NOUNS)
SentenceRule = Callable[[Sentence, tuple[Cue, ...], Passage], Iterator[Found]]


def according_to(s: Sentence, cues: tuple[Cue, ...], passage: Passage) -> Iterator[Found]:
    """The dam held, according to the agency. | According to the agency, the dam held."""
    at, behind = _according(s)
    if at < 0:
        return
    source = phrases.after(s, behind)
    if at == 0 and source and source.apposition and s.lower(source.end) in (".", ""):
        source = phrases.after(s, behind, appositions=False)  # according to Orlan, the pier holds
    if source is None or s.lower(source.end - 1) in _NO_VOICE:
        return
    limit = next((k for k in range(source.end, len(s.tokens)) if s.lower(k) == ";"), len(s.tokens))
    while limit > source.end and s.lower(limit - 1) in (".", "!", "?", ";"):
        limit -= 1
    after = _skip_circumstance(s, source.end)
    content: list[Span] = []
    before_end = at
    while before_end > 0 and (s.lower(before_end - 1) in (",", "and", "but") or s.lower(before_end - 1) in DASHES):
        before_end -= 1
    if s.lower(before_end - 1) == "that" and any(c.end <= before_end for c in cues):
        before_end = 0  # reported that, according to officials, he had known
    if before_end > 0:
        content.append(_trimmed(s, 0, before_end))
    listed = before_end > 0 and s.lower(after + 1) == "and" and not has_clause(s, (after + 2, limit))
    if after + 1 < limit and not listed and (before_end == 0 or s.lower(after) == ","):
        content.append(_trimmed(s, after + (s.lower(after) == ","), limit))
    content = [span for span in content if len(span) > 2]
    if content:
        yield Found("according_to", s, tuple(content), (s.between(at, behind),), source, s)


def _according(s: Sentence) -> tuple[int, int]:
    """Where "according to" or "in the words of" begins and ends; -1 where neither stands."""
    at = s.find("according")
    if at >= 0:
        return (at, at + 2) if s.lower(at + 1) == "to" else (-1, -1)
    at = s.find("words") - 2
    if at >= 0 and (s.lower(at), s.lower(at + 1), s.lower(at + 3)) == ("in", "the", "of"):
        return at, at + 4
    return -1, -1


def _skip_circumstance(s: Sentence, at: int) -> int:
    """Go over what belongs to the source: according to a report published on Monday, …"""
    comma = s.find(",", at)
    if comma == at and s.lower(at + 1) in ("who", "which", "whose"):
        closing = s.find(",", at + 2)
        return closing if closing > 0 else at
    return comma if 0 <= comma < at + 12 else at


def _trimmed(s: Sentence, start: int, end: int) -> Span:
    """The tokens as a span; a lone quotation without its marks."""
    if end - start == 1 and (quotation := s.tokens[start].quotation):
        return quotation.inner
    return s.between(start, end)


def noun_of_speech(s: Sentence, cues: tuple[Cue, ...], passage: Passage) -> Iterator[Found]:
    """The ministry's claim that no one was hurt | a warning from the envoy that ice was thin"""
    if _NOUNS.keys().isdisjoint(s.words):
        return
    for at, word in enumerate(s.words):
        act = _NOUNS.get(word)
        if act is None or any(c.start <= at < c.end for c in cues):
            continue
        that, source = at + 1, _possessor(s, at)
        if s.lower(that) in ("by", "from", "of") and (giver := phrases.after(s, that + 1, appositions=False)):
            that, source = giver.end, giver
        if s.lower(that) != "that" or s.lower(that + 1) in w.AUXILIARIES or _is_relative_that(s, that):
            continue
        clause = CueClause(s, Cue(at, at + 1, at, VERBS["say"], "past", False, False, False), cues)
        end = _noun_clause_end(clause, that)
        if end > that + 2:
            yield Found("noun_of_speech", s, (s.between(that, end),), (s.between(at, at + 1),), source, s, act=act)


def _noun_clause_end(clause: CueClause, that: int) -> int:
    """The clause of a noun is seldom the last of its sentence: the claim that he knew, made on Monday, …"""
    end = clause.content_end(that)
    s, seen = clause.sentence, False
    for k in range(that + 1, end):
        low = s.lower(k)
        if low == "," and k > that + 2:
            return k
        if low in w.RELATIVES | {"and", "but", "or", "if", "when"}:
            seen = False
        elif low in w.AUXILIARIES or (only_a_verb(low) and not low.endswith("ing")):
            free = s.lower(k - 1) not in w.AUXILIARIES | {"not", "n't", "to"} and not phrases.is_adverb(s.tokens[k - 1])
            if seen and free and low in w.AUXILIARIES:
                return k  # the claim that he knew | was met with laughter
            seen = True
    return end


def _is_relative_that(s: Sentence, that: int) -> bool:
    """Whether "that" is the subject of a relative clause: a report that says; a claim that was made."""
    nxt = s.lower(that + 1)
    return nxt in cue_forms() or only_a_verb(nxt)


def _possessor(s: Sentence, at: int) -> Phrase | None:
    """Whose it is: the ministry's claim; her claim."""
    k = at - 1
    while k > 0 and s.tokens[k].is_word and s.lower(k) not in w.POSSESSIVES and at - k < 4:
        k -= 1
    if s.lower(k) in w.POSSESSIVES:
        return Phrase(k, k + 1, k, k + 1)
    if s.lower(k) == "'s":
        return phrases.before(s, k)
    return None


def label_with_colon(s: Sentence, cues: tuple[Cue, ...], passage: Passage) -> Iterator[Found]:
    """Orlan: “We stay.” | in a headline also: Poll: Port Would Close"""
    colon = s.find(":")
    if not 0 < colon <= 8 or any(c.start < colon for c in cues) or not s.first:
        return
    source = phrases.before(s, colon)
    if source is None or source.start != 0:
        return
    head = s.tokens[phrases.head(s, source)]
    quotation = s.tokens[colon + 1].quotation if colon + 1 < len(s.tokens) else None
    if s.part.kind is PartKind.HEADLINE:
        if not (head.is_name or is_text(head.lower)) or colon + 2 >= len(s.tokens):
            return
        if s.lower(colon + 1) in QUESTION_WORDS:
            return  # The valley: what we know
        content = _trimmed(s, colon + 1, _without_mark(s))
        doubts = ("a headline: it may drop who said it, and a negation",)
        yield Found("label_with_colon", s, (content,), (s.between(colon, colon + 1),), source, s, doubts=doubts)
    elif quotation and head.is_name:
        yield Found("label_with_colon", s, (quotation.inner,), (s.between(colon, colon + 1),), source, s)


def _without_mark(s: Sentence) -> int:
    return len(s.tokens) - (s.lower(len(s.tokens) - 1) in (".", "!"))


def title_in_quotation(s: Sentence, cues: tuple[Cue, ...], passage: Passage) -> Iterator[Found]:
    """The daily printed it under the title “Another Captain” | “Dry Land” is the headline over the story"""
    if QUOTE not in s.words:
        return
    for at, token in enumerate(s.tokens):
        quotation = token.quotation
        if quotation is None or quotation.inner in passage.taken:
            continue
        low = s.lower(at - 1)
        before_it = (low in _TITLED and at > 1) or (
            low in ("called", "dubbed") and any(is_text(s.lower(k)) for k in range(max(0, at - 4), at - 1))
        )
        behind_it = s.lower(at + 1) in ("is", "was", "ran", "read") and s.lower(at + 3) in ("headline", "title")
        if not before_it and not behind_it:
            continue
        cue = (s.between(at - 1, at),) if before_it else (s.between(at + 1, at + 4),)
        source = leading_subject(s, at) if before_it else None
        yield Found("title", s, (quotation.inner,), cue, source, s, title=True, lemma="title")


def noun_with_quotation(s: Sentence, cues: tuple[Cue, ...], passage: Passage) -> Iterator[Found]:
    """He reposted the message with the comment “Choo-choo.” | with the words “we stay”"""
    if QUOTE not in s.words:
        return
    for at in range(2, len(s.tokens)):
        quotation = s.tokens[at].quotation
        if quotation is None or quotation.inner in passage.taken or s.lower(at - 1) not in _WORDS_QUOTED:
            continue
        if s.lower(at - 3) not in ("with", "in", "by", "under", "to") and s.lower(at - 2) not in ("with", "in", "by"):
            continue
        source = leading_subject(s, at)
        if source:
            yield Found("noun_with_quotation", s, (quotation.inner,), (s.between(at - 1, at),), source, s)


def quotation_after_colon(s: Sentence, cues: tuple[Cue, ...], passage: Passage) -> Iterator[Found]:
    """The ministry's answer came within minutes: “We do not speculate.”"""
    last = s.tokens[-1]
    if last.quotation is None or len(s.tokens) < 4 or s.lower(len(s.tokens) - 2) != ":" or s.depth:
        return
    if last.quotation.inner in passage.taken or s.part.kind is PartKind.HEADLINE:
        return
    source = leading_subject(s, len(s.tokens) - 2)
    if source is None:
        return
    owner = next((k for k in range(source.core_start, source.core_end) if s.lower(k) == "'s"), None)
    if owner and s.lower(source.core_end - 1) in _WORDS_SAID:
        source = phrases.before(s, owner) or source
    doubts = ("no verb of saying: the subject of the sentence is taken to speak",)
    following = passage.quotations_after(s)
    colon = s.between(len(s.tokens) - 2, len(s.tokens) - 1)
    content = (last.quotation.inner, *following)
    yield Found("quotation_after_colon", s, content, (colon,), source, s, doubts=doubts)


def quotation_goes_on(s: Sentence, cues: tuple[Cue, ...], passage: Passage) -> Iterator[Found]:
    """A paragraph that is a quotation and nothing else: the speaker before goes on."""
    quotation = bare_quotation(s)
    if quotation is None or quotation in passage.taken or len(quotation) < 40 or s.depth:
        # shorter bare quotations are headings and titles as often as speech
        return
    if s.part.kind is PartKind.HEADLINE:
        return
    doubts = ("no one is named here; the speaker of the statement before is taken to go on",)
    following = [span for span in passage.quotations_after(s) if span not in passage.taken]
    passage.taken.update(following)
    yield Found(
        "quotation_goes_on", s, (quotation, *following), (), None, s, act=Act.SAY, continued=True, doubts=doubts
    )


SENTENCE_RULES: tuple[SentenceRule, ...] = (
    according_to,
    title_in_quotation,
    noun_with_quotation,
    noun_of_speech,
    label_with_colon,
    quotation_after_colon,
    quotation_goes_on,
)
