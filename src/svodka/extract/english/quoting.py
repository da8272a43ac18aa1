"""Rules for a cue beside a quotation."""

from __future__ import annotations

from svodka.extract.english import phrases
from svodka.extract.english.answers import found_by, quotation_beside, rest_of, skip_marks, span_of
from svodka.extract.english.clauses import CueClause
from svodka.extract.english.found import Found
from svodka.extract.english.passage import Passage
from svodka.extract.english.phrases import Phrase
from svodka.model import Act


def quotes_another(clause: CueClause, passage: Passage) -> Found | None:
    """The Daily quotes the captain as saying: “We stay.” | which had quoted him as calling it “a fake”"""
    cue, s = clause.cue, clause.sentence
    if cue.passive or cue.entry.lemma not in ("quote", "cite"):
        return None
    origin = phrases.after(s, cue.end)
    at = origin.end + (s.lower(origin.end) == ",") if origin else -1
    if origin is None or s.lower(at) != "as" or not s.lower(at + 1).endswith("ing"):
        return None
    cited: tuple[Phrase, ...] = (origin,)
    source = clause.subject or passage.main_subject(clause)
    if clause.is_relative and (carrier := phrases.before(s, clause.subject.core_start - 1 if clause.subject else 0)):
        earlier = [c for c in clause.cues if c.start < cue.start and c.entry.lemma in ("cite", "quote")]
        source = CueClause(s, earlier[0], clause.cues).subject if earlier else carrier
        cited = (carrier, origin) if earlier else (origin,)
    content = rest_of(clause, at + 2, passage)
    return found_by(
        "quotes_another", clause, passage, content, source=source, cited=cited, cited_surely=True, act=Act.SAY
    )


def quotation_before_cue(clause: CueClause, passage: Passage) -> Found | None:
    """“We stay,” General Orlan said, “and you go.” “All of you.” | “We stay,” said Orlan."""
    cue = clause.cue
    content = quotation_beside(clause)
    if not content or not cue.takes("quote") or cue.form == "ing" or clause.subject is None:
        return None
    at = skip_marks(clause, clause.after.end)
    tokens = clause.sentence.tokens
    if at < len(tokens) and (quotation := tokens[at].quotation):
        content.append(quotation.inner)
    return found_by("quotation_before_cue", clause, passage, content + passage.quotations_following(clause))


def quotation_was_how(clause: CueClause, passage: Passage) -> Found | None:
    """“The door is closed,” was how Orlan described it."""
    s, subject = clause.sentence, clause.subject
    at = subject.start - 1 if subject else -1
    if at < 2 or s.lower(at) not in ("how", "what") or s.lower(at - 1) not in ("was", "is", "were"):
        return None
    at -= 2 + (s.lower(at - 2) == ",")
    quotation = s.tokens[at].quotation if at >= 0 else None
    return found_by("quotation_was_how", clause, passage, [quotation.inner]) if quotation else None


def quotation_after_cue(clause: CueClause, passage: Passage) -> Found | None:
    """She responded: “We stay.” | He said, “We stay,” adding that …"""
    cue, s = clause.cue, clause.sentence
    if not cue.takes("quote") or cue.passive:
        return None
    at = skip_marks(clause, clause.after.end)
    if at >= len(s.tokens):
        if s.lower(len(s.tokens) - 1) != ":":
            return None
        return found_by("quotation_after_cue", clause, passage, passage.quotations_following(clause, next_part=True))
    quotation = s.tokens[at].quotation
    if quotation is None:
        return None
    end = clause.content_end(at)
    if end <= at + 1:
        following = passage.quotations_following(clause) if clause.ends_at(at + 1) else []
        return found_by("quotation_after_cue", clause, passage, [quotation.inner, *following])
    return found_by("quotation_after_cue", clause, passage, span_of(clause, at, end))
