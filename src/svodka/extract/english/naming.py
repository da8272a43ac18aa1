"""Rules for a cue with a noun phrase: denied the reports; called it a fake; released a video."""

from __future__ import annotations

from svodka.extract.english import phrases
from svodka.extract.english.answers import found_by, span_of, with_cue
from svodka.extract.english.clauses import CueClause
from svodka.extract.english.cues import is_publication, is_text
from svodka.extract.english.found import Found
from svodka.extract.english.passage import Passage
from svodka.extract.english.phrases import Phrase
from svodka.lexicon.en import words as w
from svodka.model import Act

TITLED = frozenset("titled entitled headlined called dubbed headline title".split())
_ABOUT = frozenset("about of on for at against over regarding concerning to".split())


def published(clause: CueClause, passage: Passage) -> Found | None:
    """The ministry released a video showing … | Channels circulated an article of the agency that …"""
    cue, s = clause.cue, clause.sentence
    at = clause.after.end
    if cue.passive or not cue.takes("publish"):
        return None
    phrase = phrases.after(s, at, appositions=False)
    if phrase is None:
        return None
    head = _publication_head(clause, phrase)
    if head is None:
        return None
    end = clause.content_end(at)
    for k in range(head + 1, min(head + 10, len(s.tokens))):
        quotation = s.tokens[k].quotation
        if quotation and (s.lower(k - 1) in TITLED or k == head + 1):
            found = found_by("title", clause, passage, [quotation.inner], title=True, publication=phrase, cited=())
            return found and (with_cue(found, (s.between(k - 1, k),)) if s.lower(k - 1) in TITLED else found)
    carried = phrases.after(s, head + 2, appositions=False) if s.lower(head + 1) in ("from", "by", "of") else None
    that = next((k for k in range(head + 1, end) if s.lower(k) in ("that", "saying", "claiming")), None)
    if carried and that and that <= carried.end + 1:
        return found_by(
            "published",
            clause,
            passage,
            span_of(clause, that, end),
            publication=phrase,
            cited=(carried,),
            cited_surely=True,
        )
    if that == head + 1 and s.lower(that + 1) not in w.AUXILIARIES:
        return found_by("published", clause, passage, span_of(clause, that, end), publication=phrase)
    return found_by(
        "published", clause, passage, span_of(clause, at, clause.content_end(at, noun_phrase=True)), publication=phrase
    )


def _publication_head(clause: CueClause, phrase: Phrase) -> int | None:
    if is_publication(clause.sentence, phrase):
        return phrases.head(clause.sentence, phrase)
    return next((k for k in range(phrase.start, phrase.end) if is_text(clause.sentence.lower(k))), None)


def called_names(clause: CueClause, passage: Passage) -> Found | None:
    """He called the report “a fake.” | She called him a thief."""
    cue, s = clause.cue, clause.sentence
    if cue.entry.lemma != "call" or cue.passive:
        return None
    at = clause.after.end
    phrase = phrases.after(s, at, appositions=False)
    if phrase is None:
        return None
    nxt = s.tokens[phrase.end] if phrase.end < len(s.tokens) else None
    inner_quote = any(s.tokens[k].is_quote for k in range(at, min(phrase.end + 6, len(s.tokens))))
    if not (inner_quote or (nxt and nxt.lower in ("a", "an", "the"))):
        return None
    return found_by("called_names", clause, passage, span_of(clause, at, clause.content_end(at, noun_phrase=True)))


def noun_phrase(clause: CueClause, passage: Passage) -> Found | None:
    """Officials denied the reports. | The expert praised the fearlessness of the crews in comments to the Daily."""
    cue, s = clause.cue, clause.sentence
    at = clause.after.addressee[0] if clause.after.addressee else cue.end
    if clause.inverted or cue.passive or not cue.takes("object"):
        return None
    if (
        clause.subject is None
        and cue.form == "past"
        and s.lower(cue.first - 1) not in (",", "and", "but", "or", "then")
    ):
        return None  # more detailed records; an announced visit
    if cue.entry.lemma in ("call", "dub", "label", "brand") and at < len(s.tokens) and s.tokens[at].is_quote:
        return None  # a song called “Nine Coats”
    if s.lower(at) == "as" and at + 1 < len(s.tokens) and s.tokens[at + 1].is_quote:
        # dismissed as “nonsense” reports that
        return found_by("noun_phrase", clause, passage, span_of(clause, at, clause.content_end(at)))
    if clause.ends_at(at) or s.lower(at) in w.PREPOSITIONS | {",", "and", "but", "or", ":", "as", "to", "by"}:
        return None
    return found_by("noun_phrase", clause, passage, span_of(clause, at, clause.content_end(at, noun_phrase=True)))


def about(clause: CueClause, passage: Passage) -> Found | None:
    """She declined to comment on the reports. | He spoke about the harvest."""
    cue, s = clause.cue, clause.sentence
    if cue.passive or not (cue.takes("about") or (cue.entry.lemma == "respond" and cue.negated)):
        return None
    refused = cue.negated and cue.entry.lemma == "comment"
    if (
        cue.entry.lemma in ("speak", "talk", "ask", "comment")
        and not refused
        and (cue.form != "past" or "about" not in [s.lower(k) for k in range(cue.end, cue.end + 4)])
    ):
        return None
    if cue.entry.lemma == "ask" and s.lower(cue.first - 1) == "," and s.lower(clause.next_cue_start - 1) == ",":
        return None  # Orlan, asked about the letter, said
    at = cue.end
    while at < len(s.tokens) and s.lower(at) not in _ABOUT and at < clause.after.end + 1:
        at += 1
    if s.lower(at) in _ABOUT and at + 1 < len(s.tokens):
        content = span_of(clause, at + 1, clause.content_end(at + 1, noun_phrase=True))
        return found_by("about", clause, passage, content)
    if cue.entry.act is Act.DECLINE:
        # nothing is told of what is refused: the refusal itself is the content
        return found_by("about", clause, passage, span_of(clause, cue.start, cue.end))
    return None
