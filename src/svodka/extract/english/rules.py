"""The rules for one cue verb, each named after the construction that it reads; the first that answers wins.

Every rule takes a ``CueClause`` with its ``Passage`` and returns a ``Found`` or nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from svodka.extract.english import phrases
from svodka.extract.english.clauses import CueClause
from svodka.extract.english.cues import is_publication, is_text
from svodka.extract.english.found import Found
from svodka.extract.english.passage import Passage
from svodka.extract.english.phrases import DASHES, Phrase
from svodka.extract.english.words import only_a_verb
from svodka.lexicon.en import words as w
from svodka.model import Act, Span

Rule = Callable[[CueClause, Passage], Found | None]

_QUESTION_WORDS = frozenset("whether if how why what when where who which".split())
_NEEDS_CLAUSE = frozenset(["add", "post", "tweet", "write", "answer", "respond", "reply"])  # added an emoji
_ABOUT = frozenset("about of on for at against over regarding concerning to".split())
TITLED = frozenset("titled entitled headlined called dubbed headline title".split())


def _found(rule: str, clause: CueClause, passage: Passage, content: list[Span], **more: object) -> Found | None:
    """A finding with the clause's subject as source, or, without one, the subject of the main clause."""
    content = [span for span in content if span.of(passage.text).strip(" ,.;:—–-“”\"'‘’")]
    if not content:
        return None
    cue = clause.cue
    fields: dict[str, object] = {
        "source": clause.subject or passage.main_subject(clause),
        "act": cue.entry.act,
        "addressee": clause.after.addressee,
        "lemma": cue.entry.lemma,
        "present": cue.form == "s" or (cue.form == "base" and cue.first == cue.start),
        "cited": _cited(clause),
        "question": passage.question if passage.question and passage.question[0] is clause.sentence else None,
        **more,
    }
    spans = (clause.sentence.between(cue.first, cue.end),)
    return Found(rule, clause.sentence, tuple(content), spans, source_sentence=clause.sentence, **fields)  # type: ignore[arg-type]


def _cited(clause: CueClause) -> tuple[Phrase, ...]:
    """Whom the subject cites: the Daily, citing the agency, which in turn cited a guard, reported."""
    s = clause.sentence
    asides = [*(clause.subject.asides if clause.subject else ()), *([clause.after.citing] if clause.after.citing else [])]
    found = []
    verbs = [k for start, end in asides for k in range(start, end) if s.lower(k) in ("citing", "quoting", "cited", "quoted")]
    for verb in verbs:
        if s.lower(verb + 1) == "by" or verb + 1 >= len(s.tokens):
            continue
        if s.tokens[verb + 1].is_quote:
            found.append(Phrase(verb + 1, verb + 2, verb + 1, verb + 2))
        elif phrase := phrases.after(s, verb + 1, appositions=False):
            found.append(phrase)
    return tuple(found)


def _span(clause: CueClause, start: int, end: int) -> list[Span]:
    return [clause.sentence.between(start, end)] if end > start else []


# ------------------------------------------------------------------------------------------- passives


def quoted_as_saying(clause: CueClause, passage: Passage) -> Found | None:
    """“…,” Orlan was quoted as saying by the Daily. | Orlan was cited by the Daily as saying that …"""
    cue, s = clause.cue, clause.sentence
    if not cue.passive or cue.entry.lemma not in ("quote", "cite"):
        return None
    saying = next((at for at in range(cue.end, min(cue.end + 14, len(s.tokens))) if s.lower(at) == "saying"), -1)
    if saying < 0 or s.lower(saying - 1) != "as":
        return None
    by = s.find("by", cue.end)
    agent = phrases.after(s, by + 1) if by > 0 else None
    at = saying + 1
    if by == saying + 1 and agent:
        at = agent.end
    content = _quotation_before(clause) or _rest(clause, at, passage)
    spans = (s.between(cue.first, cue.end), s.between(saying - 1, saying + 1)) if saying > cue.end + 1 else (
        s.between(cue.first, saying + 1),
    )
    found = _found("quoted_as_saying", clause, passage, content, agent=agent, act=Act.SAY)
    return found and _with_cue(found, spans)


def _rest(clause: CueClause, at: int, passage: Passage) -> list[Span]:
    """What follows a cue, a quotation or a clause, from ``at`` on."""
    at = _skip(clause, at)
    if at >= len(clause.sentence.tokens):
        return []
    if (quotation := clause.sentence.tokens[at].quotation) and clause.content_end(at) == at + 1:
        return [quotation.inner, *passage.quotations_following(clause)]
    return _span(clause, at, clause.content_end(at))


def _with_cue(found: Found, spans: tuple[Span, ...]) -> Found:
    return replace(found, cue=spans)


def quotes_another(clause: CueClause, passage: Passage) -> Found | None:
    """The Daily quotes the captain as saying: “We stay.” | which had quoted him as calling it “a fake”"""
    cue, s = clause.cue, clause.sentence
    if cue.passive or cue.entry.lemma not in ("quote", "cite"):
        return None
    origin = phrases.after(s, cue.end)
    at = origin.end + (s.lower(origin.end) == ",") if origin else -1
    if origin is None or s.lower(at) != "as" or not s.lower(at + 1).endswith("ing"):
        return None
    cited, source = (origin,), clause.subject or passage.main_subject(clause)
    if clause.is_relative and (carrier := phrases.before(s, clause.subject.core_start - 1 if clause.subject else 0)):
        earlier = [c for c in clause.cues if c.start < cue.start and c.entry.lemma in ("cite", "quote")]
        source = CueClause(s, earlier[0], clause.cues).subject if earlier else carrier
        cited = (carrier, origin) if earlier else (origin,)
    content = _rest(clause, at + 2, passage)
    return _found("quotes_another", clause, passage, content, source=source, cited=cited, cited_surely=True, act=Act.SAY)


def said_to(clause: CueClause, passage: Passage) -> Found | None:
    """The crews were said to have “crossed the pass.” | It was claimed that … (nobody is named)"""
    cue, s = clause.cue, clause.sentence
    if not cue.passive or not (cue.takes("that") or cue.takes("object")):
        return None
    at = clause.after.end
    subject = s.lower(clause.subject.core_start) if clause.subject else ""
    if s.lower(at) == "to" and cue.takes("that"):
        content = _span(clause, at, clause.content_end(at))
    elif s.lower(at) == "that" and subject in ("it", ""):
        content = _span(clause, at, clause.content_end(at))
    elif s.lower(at) == "by":
        return _agent_of_passive(clause, passage, at)
    elif cue.entry.lemma in ("tell", "ask", "inform") and s.lower(at) in _QUESTION_WORDS | {"that"}:
        content = _span(clause, at, clause.content_end(at))
    else:
        return None
    return _found("said_to", clause, passage, content, source=None)


def _agent_of_passive(clause: CueClause, passage: Passage, by: int) -> Found | None:
    agent = phrases.after(clause.sentence, by + 1)
    if agent is None or clause.subject is None or not clause.cue.takes("object"):
        return None
    content = _span(clause, clause.subject.start, clause.subject.end)
    return _found("said_to", clause, passage, content, source=agent)


# ----------------------------------------------------------------------------------------- quotations


def quotation_before_cue(clause: CueClause, passage: Passage) -> Found | None:
    """“We stay,” General Orlan said, “and you go.” “All of you.” | “We stay,” said Orlan."""
    cue = clause.cue
    content = _quotation_before(clause)
    if not content or not cue.takes("quote") or cue.form == "ing" or clause.subject is None:
        return None
    at = _skip(clause, clause.after.end)
    tokens = clause.sentence.tokens
    if at < len(tokens) and (quotation := tokens[at].quotation):
        content.append(quotation.inner)
    return _found("quotation_before_cue", clause, passage, content + passage.quotations_following(clause))


def _quotation_before(clause: CueClause) -> list[Span]:
    """The quotation that stands right before subject and cue, if it is one by itself."""
    s = clause.sentence
    start = clause.cue.first if clause.inverted else (clause.subject.start if clause.subject else clause.cue.first)
    at = start - 1
    if at >= 0 and (s.lower(at) in (",", "as") or s.lower(at) in DASHES):
        at -= 1
    if at < 0 or not (quotation := s.tokens[at].quotation):
        return []
    if at > 0 and s.lower(at - 1) not in (",", ":", ".", "!", "?", "(", "•") and not s.tokens[at - 1].is_quote:
        return []
    return [quotation.inner]


def quotation_was_how(clause: CueClause, passage: Passage) -> Found | None:
    """“The door is closed,” was how Orlan described it."""
    s, subject = clause.sentence, clause.subject
    at = subject.start - 1 if subject else -1
    if at < 2 or s.lower(at) not in ("how", "what") or s.lower(at - 1) not in ("was", "is", "were"):
        return None
    at -= 2 + (s.lower(at - 2) == ",")
    quotation = s.tokens[at].quotation if at >= 0 else None
    return _found("quotation_was_how", clause, passage, [quotation.inner]) if quotation else None


def _skip(clause: CueClause, at: int) -> int:
    while clause.sentence.lower(at) in (",", ":") or clause.sentence.lower(at) in DASHES:
        at += 1
    return at


def quotation_after_cue(clause: CueClause, passage: Passage) -> Found | None:
    """She responded: “We stay.” | He said, “We stay,” adding that …"""
    cue, s = clause.cue, clause.sentence
    if not cue.takes("quote") or cue.passive:
        return None
    at = _skip(clause, clause.after.end)
    if at >= len(s.tokens):
        if s.lower(len(s.tokens) - 1) != ":":
            return None
        return _found("quotation_after_cue", clause, passage, passage.quotations_following(clause, next_part=True))
    quotation = s.tokens[at].quotation
    if quotation is None:
        return None
    end = clause.content_end(at)
    if end <= at + 1:
        following = passage.quotations_following(clause) if clause.ends_at(at + 1) else []
        return _found("quotation_after_cue", clause, passage, [quotation.inner, *following])
    return _found("quotation_after_cue", clause, passage, _span(clause, at, end))


# -------------------------------------------------------------------------------------------- clauses


def as_clause(clause: CueClause, passage: Passage) -> Found | None:
    """The key, as the headline suggests, was that … | As Orlan noted, the pass is shut."""
    s, subject, cue = clause.sentence, clause.subject, clause.cue
    if subject is None or cue.passive or not (cue.takes("that") or cue.takes("quote")):
        return None
    opening = (cue.first if clause.inverted else subject.start) - 1
    if opening < 0 or s.lower(opening) != "as":
        return None
    at = clause.after.end
    if s.lower(at) != "," and not clause.ends_at(at):
        return None
    content = _before_and_after(clause, opening, at + 1)
    return _found("as_clause", clause, passage, content)


def _before_and_after(clause: CueClause, opening: int, at: int) -> list[Span]:
    """The clause around an inserted attribution: what stands before ``opening`` and from ``at`` on."""
    s = clause.sentence
    before_end = opening
    while before_end > 0 and (s.lower(before_end - 1) in (",", "and", "but") or s.lower(before_end - 1) in DASHES):
        before_end -= 1
    content = _span(clause, clause_start(clause, before_end), before_end)
    if at < len(s.tokens) and not clause.ends_at(at):
        content += _span(clause, at, clause.content_end(at))
    return content


def clause_start(clause: CueClause, end: int) -> int:
    """Where the clause begins that ends before ``end``: behind an earlier attribution of the sentence."""
    earlier = [c for c in clause.cues if c.start < clause.cue.start and c.end <= end and c.form != "ing"]
    if not earlier:
        return 0
    for at in range(earlier[-1].end, end):
        if clause.sentence.lower(at) in ("but", "and") and clause.sentence.lower(at - 1) == ",":
            return at + 1
    return 0


def clause_before_cue(clause: CueClause, passage: Passage) -> Found | None:
    """The pass is shut, Orlan said on Monday. | The pass, she said, is shut."""
    s, subject, cue = clause.sentence, clause.subject, clause.cue
    if subject is None or cue.passive or cue.form == "ing" or not (cue.takes("that") or cue.takes("quote")):
        return None
    opening = (cue.first if clause.inverted else subject.start) - 1
    if opening < 1 or not (s.lower(opening) == "," or s.lower(opening) in DASHES or s.tokens[opening].is_quote):
        return None
    at = clause.after.end
    ends = clause.ends_at(at) or s.lower(at) in ("in", "on", "at", "during", "after", "adding")
    interrupted = s.lower(at) == "," or s.lower(at) in DASHES
    if not ends and not interrupted:
        return None
    if interrupted and clause.next_cue_start <= at + 2:
        interrupted = False  # ", adding that": a second attribution, not the rest of this one
    if _only_circumstance(clause, opening):
        return None
    opening += s.tokens[opening].is_quote
    content = _before_and_after(clause, opening, at + 1 if interrupted else len(s.tokens))
    return _found("clause_before_cue", clause, passage, content)


def _only_circumstance(clause: CueClause, end: int) -> bool:
    """Whether what stands before is no clause: On Monday, she said."""
    s = clause.sentence
    first = s.lower(0)
    return first in w.PREPOSITIONS | {"when", "while", "as", "asked", "however", "but", "and", "now", "then"} and end < 9


def that_clause(clause: CueClause, passage: Passage) -> Found | None:
    """He told reporters on Monday that the pass is shut."""
    if clause.cue.passive or not (clause.cue.takes("that") or clause.cue.takes("addressee")):
        return None
    at = clause.after.end
    if clause.sentence.lower(at) == ",":
        at += 1
    if clause.sentence.lower(at) != "that":
        return None
    return _found("that_clause", clause, passage, _span(clause, at, clause.content_end(at)))


def question_before_answer(clause: CueClause, passage: Passage) -> Found | None:
    """When journalists asked her whether it was true, she responded … : the question is the answer's context."""
    s, cue = clause.sentence, clause.cue
    if cue.entry.lemma != "ask" or not clause.is_subordinate or clause.next_cue_start >= len(s.tokens):
        return None
    start = next((k for k in range(cue.end, len(s.tokens)) if s.lower(k) in _QUESTION_WORDS | {"about"}), None)
    if start is not None:
        passage.question = (s, s.between(start, clause.content_end(start)))
    return None


def indirect_question(clause: CueClause, passage: Passage) -> Found | None:
    """Journalists asked her whether the reports were true."""
    at = clause.after.end
    if passage.question and passage.question[0] is clause.sentence and clause.is_subordinate and clause.cue.entry.lemma == "ask":
        return None
    if clause.cue.passive or clause.sentence.lower(at) not in _QUESTION_WORDS:
        return None
    if not (clause.cue.takes("whether") or clause.cue.takes("that")):
        return None
    return _found("indirect_question", clause, passage, _span(clause, at, clause.content_end(at)))


def infinitive(clause: CueClause, passage: Passage) -> Found | None:
    """They vowed to hold the pass. | She urged drivers to wait."""
    cue, s = clause.cue, clause.sentence
    at = clause.after.end
    if cue.passive:
        return None
    if s.lower(at) == "to" and (cue.takes("to") or (cue.takes("object_to") and clause.after.addressee)):
        return _found("infinitive", clause, passage, _span(clause, at, clause.content_end(at)))
    if not cue.takes("object_to"):
        return None
    start = clause.after.addressee[0] if clause.after.addressee else at
    phrase = phrases.after(s, start)
    if phrase is None or s.lower(phrase.end) != "to":
        return None
    return _found("infinitive", clause, passage, _span(clause, start, clause.content_end(start)))


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
            found = _found("title", clause, passage, [quotation.inner], title=True, publication=phrase, cited=())
            return found and (_with_cue(found, (s.between(k - 1, k),)) if s.lower(k - 1) in TITLED else found)
    carried = phrases.after(s, head + 2, appositions=False) if s.lower(head + 1) in ("from", "by", "of") else None
    that = next((k for k in range(head + 1, end) if s.lower(k) in ("that", "saying", "claiming")), None)
    if carried and that and that <= carried.end + 1:
        return _found("published", clause, passage, _span(clause, that, end), publication=phrase, cited=(carried,), cited_surely=True)
    if that == head + 1 and s.lower(that + 1) not in w.AUXILIARIES:
        return _found("published", clause, passage, _span(clause, that, end), publication=phrase)
    return _found("published", clause, passage, _span(clause, at, clause.content_end(at, noun_phrase=True)), publication=phrase)


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
    return _found("called_names", clause, passage, _span(clause, at, clause.content_end(at, noun_phrase=True)))


def bare_clause(clause: CueClause, passage: Passage) -> Found | None:
    """He says Moscow-on-Varn is ready."""
    cue, s = clause.cue, clause.sentence
    at = clause.after.end
    if cue.passive or not cue.takes("that") or clause.ends_at(at):
        return None
    if cue.first == 0 and cue.form == "past":
        return None  # Asked for comment, …
    low = s.lower(at)
    if low in w.PREPOSITIONS | {",", "and", "but", "or", ":", "as", "so", "to"} or low in DASHES:
        return None
    if not cue.takes("object") and clause.content_end(at) - at < 2:
        return None
    if (cue.takes("object") or cue.entry.lemma in _NEEDS_CLAUSE) and not _has_verb(clause, at):
        return None
    return _found("bare_clause", clause, passage, _span(clause, at, clause.content_end(at)))


def _has_verb(clause: CueClause, at: int) -> bool:
    """Whether a subject and a finite verb stand at ``at``: suggested the crew had slept."""
    s = clause.sentence
    phrase = phrases.after(s, at, appositions=False)
    if phrase is None or phrase.end >= len(s.tokens):
        return False
    nxt = s.tokens[phrase.end]
    return nxt.lower in w.AUXILIARIES or (nxt.is_word and only_a_verb(nxt.lower) and not nxt.lower.endswith("ing"))


def noun_phrase(clause: CueClause, passage: Passage) -> Found | None:
    """Officials denied the reports. | The expert praised the fearlessness of the crews in comments to the Daily."""
    cue, s = clause.cue, clause.sentence
    at = clause.after.addressee[0] if clause.after.addressee else cue.end
    if clause.inverted or cue.passive or not cue.takes("object"):
        return None
    if clause.subject is None and cue.form == "past" and s.lower(cue.first - 1) not in (",", "and", "but", "or", "then"):
        return None  # more detailed records; an announced visit
    if clause.ends_at(at) or s.lower(at) in w.PREPOSITIONS | {",", "and", "but", "or", ":", "as", "to", "by"}:
        return None
    return _found("noun_phrase", clause, passage, _span(clause, at, clause.content_end(at, noun_phrase=True)))


def about(clause: CueClause, passage: Passage) -> Found | None:
    """She declined to comment on the reports. | He spoke about the harvest."""
    cue, s = clause.cue, clause.sentence
    if cue.passive or not (cue.takes("about") or (cue.entry.lemma == "respond" and cue.negated)):
        return None
    if cue.entry.lemma in ("speak", "talk", "ask", "comment") and (cue.form != "past" or "about" not in [s.lower(k) for k in range(cue.end, cue.end + 4)]):
        return None
    at = cue.end
    while at < len(s.tokens) and s.lower(at) not in _ABOUT and at < clause.after.end + 1:
        at += 1
    if s.lower(at) in _ABOUT and at + 1 < len(s.tokens):
        content = _span(clause, at + 1, clause.content_end(at + 1, noun_phrase=True))
        return _found("about", clause, passage, content)
    if cue.entry.act is Act.DECLINE:
        # nothing is told of what is refused: the refusal itself is the content
        return _found("about", clause, passage, _span(clause, cue.start, cue.end))
    return None


CUE_RULES: tuple[Rule, ...] = (
    question_before_answer,
    quoted_as_saying,
    quotes_another,
    said_to,
    as_clause,
    quotation_was_how,
    quotation_before_cue,
    quotation_after_cue,
    published,
    that_clause,
    indirect_question,
    infinitive,
    clause_before_cue,
    called_names,
    bare_clause,
    noun_phrase,
    about,
)
