"""Rules that find Ukrainian quotations with who said them; each looks at one quotation of a paragraph."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from svodka.extract.direct import Found, Named
from svodka.extract.ukrainian.naming import named_by, phrase_at
from svodka.extract.ukrainian.words import DASHES, Form, Word, inflected, words_of
from svodka.lexicon.uk.speech import ACCORDING_TO, DOCUMENT_VERBS, DOCUMENTS, POSSESSIVES, PRONOUNS
from svodka.model import Act, Span, SpeakerType
from svodka.text.quotes import Quotation, quotations

_STOPS = frozenset(".!?…;")
_CLAUSE_ENDS = _STOPS | DASHES | frozenset(",:()")
# words between a quotation and its cue: «…», — у понеділок на брифінгу заявив посол
_MOST_BEFORE_CUE = 7
# words between a subject and its verb: Речниця МЗС Ірина Коваль у вівторок повідомила
_MOST_ADVERBIAL = 5
# a quotation of fewer words inside a clause is a title
_FEWEST_SPOKEN = 3
# How far in front of a quotation its verb is looked for, in words: a line without a stop would else be read anew from
# its beginning for every quotation
_FARTHEST = 60


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph with its words and outermost quotations."""

    text: str  # the revision's
    span: Span
    words: list[Word]
    inside: list[Quotation | None]  # for each word, the quotation in which it stands
    firsts: list[int]  # for each word and the end, the index of the first word of its sentence

    def at(self, offset: int) -> int:
        """The index of the first word that begins at or behind an offset."""
        return bisect_left(self.words, offset, key=lambda word: word.span.start)

    def quoted(self, at: int) -> bool:
        """Whether a word stands in a quotation."""
        return self.inside[at] is not None

    def sentence(self, offset: int) -> int:
        """The index of the first word of the sentence in which an offset stands; a stop in a quotation ends none,
        unless the quotation ends with it."""
        return self.firsts[self.at(offset)]

    def stop(self, first: int) -> int:
        """The index of the first mark behind ``first`` that ends the clause: a stop, a dash, a comma, a quotation."""
        for i in range(first, len(self.words)):
            if self.words[i].text in _CLAUSE_ENDS or self._speech_begins(i):
                return i
        return len(self.words)

    def _speech_begins(self, at: int) -> bool:
        # «загону «Північ» Юрій Гай»: a title, not speech
        quotation = self.inside[at]
        begins = quotation is not None and quotation.span.start == self.words[at].span.start
        return begins and quotation is not None and len(quotation.inner.of(self.text).split()) >= _FEWEST_SPOKEN


def _paragraph(text: str, span: Span, marks: list[Quotation]) -> Paragraph:
    words = words_of(text, span)
    inside: list[Quotation | None] = []
    firsts = [0]
    waiting = iter(marks)
    quotation = next(waiting, None)
    for i, word in enumerate(words):
        while quotation and quotation.span.end <= word.span.start:
            quotation = next(waiting, None)
        inside.append(quotation if quotation and quotation.span.contains(word.span) else None)
        initial = word.text == "." and i > 0 and len(words[i - 1].text) == 1 and words[i - 1].text.isupper()
        last = inside[i]
        closing = last is not None and last.span.end == word.span.end and text[word.span.start - 1] in ".!?…"
        ends = (word.text in _STOPS and last is None and not initial) or closing
        firsts.append(i + 1 if ends else firsts[-1])
    return Paragraph(text, span, words, inside, firsts)


def findings(text: str, span: Span) -> Iterator[Found]:
    """What the rules find in a paragraph, the surest rules first."""
    marks = [q for q in quotations(text, [span]) if q.depth == 1]
    paragraph = _paragraph(text, span, marks)
    for rule in RULES:
        for quotation in marks:
            if found := rule(paragraph, quotation):
                yield found
    if found := dash_quotation(paragraph):
        yield found


# ------------------------------------------------------------------------------------------ the cue behind


def interrupted_quotation(p: Paragraph, quotation: Quotation) -> Found | None:
    """«Ми готові, — сказав мер, — іти далі»: cue and speaker inside the quotation, between dashes."""
    inside = range(p.at(quotation.inner.start), p.at(quotation.inner.end))
    for i in inside[2:]:
        if p.words[i - 1].text in DASHES and p.words[i - 2].text in (",", "!", "?", "…"):
            clause = _cue_clause(p, i)
            if clause is None or clause.last > inside.stop:
                continue
            stop = clause.last
            content = [_trimmed(p.text, quotation.inner.start, p.words[i - 1].span.start)]
            rest = next((k for k in range(stop, min(stop + 2, inside.stop)) if p.words[k].text in DASHES), None)
            if rest is None and stop < inside.stop - 1:
                continue
            if rest is not None:
                content.append(_trimmed(p.text, p.words[rest].span.end, quotation.inner.end))
            return _found("interrupted_quotation", content, clause)
    return None


def quotation_then_cue(p: Paragraph, quotation: Quotation) -> Found | None:
    """«Міст відкриють», — сказав мер. Quotations right in front of it are one with it."""
    at = p.at(quotation.span.end)
    last = p.text[quotation.inner.end - 1 : quotation.inner.end]
    marks = 0
    while at + marks < len(p.words) and (p.words[at + marks].text in DASHES or p.words[at + marks].text in ",.!?"):
        marks += 1
    between = [w.text for w in p.words[at : at + marks]]
    if "." in between or not (DASHES.intersection(between) or between == [","] or (last in ",!?" and not between)):
        return None
    first = p.words[p.sentence(quotation.span.start)].span.start
    lead = "".join(p.text[first : quotation.span.start].split())
    if any(char.isalnum() for char in lead) and lead[-1] not in '—–»”"':
        return None  # «відвідав завод «Світанок», повідомив канал»: a part of a clause
    clause = _according_clause(p, at + marks) or _cue_clause(p, at + marks)
    if clause is None:
        return None
    rule = "according_to" if clause.according else "quotation_then_cue"
    return _found(rule, [_trimmed(p.text, quotation.inner.start, quotation.inner.end)], clause)


# ----------------------------------------------------------------------------------------- the cue in front


def cue_colon(p: Paragraph, quotation: Quotation) -> Found | None:
    """Мер сказав: «Міст відкриють». Or without a verb — Ілля Дорнін: «Міст відкриють»."""
    colon = p.at(quotation.span.start) - 1
    if colon < 1 or p.words[colon].text != ":":
        return None
    first = p.sentence(p.words[colon].span.start)
    for i in range(colon - 1, max(first, colon - _FARTHEST) - 1, -1):
        if p.words[i].text in ",()":
            break
        if p.quoted(i) or not p.words[i].cue:
            continue
        clause = _subject(p, i, first, colon)
        return _found("cue_colon", [quotation.inner], clause) if clause and clause.source else None
    end = phrase_at(p.words, first, "nomn")
    source = named_by(p.text, p.words[first:end], "nomn") if end == colon else None
    if source is None or not source.surname:
        return None  # «Порт закрито: «Північ» не приймає суден»
    return Found("name_colon", (quotation.inner,), (), Act.SAY, source)


def said_that(p: Paragraph, quotation: Quotation) -> Found | None:
    """Мер заявив, що мир «неможливий без гарантій»: the clause in which the quotation stands."""
    at = p.at(quotation.span.start)
    first = max(p.sentence(quotation.span.start), at - _FARTHEST)
    opener = next((i for i in range(at - 1, first, -1) if p.words[i].low == "що" and p.words[i - 1].text == ","), None)
    if opener is None or opener - 2 < first:
        return None
    cue = next((i for i in range(opener - 2, first - 1, -1) if p.words[i].cue and not p.quoted(i)), None)
    if cue is None or any(p.words[i].text == "," for i in range(cue, opener - 1)):
        return None
    clause = _subject(p, cue, first, opener - 1)
    end = _sentence_end(p, p.at(quotation.span.end))
    if clause is None or clause.source is None:
        return None
    return _found("said_that", [_unquoted(p, p.words[opener].span.end, end)], clause)


def according_to(p: Paragraph, quotation: Quotation) -> Found | None:
    """За словами мера, місто «живе звичним життям»."""
    first = p.sentence(quotation.span.start)
    clause = _according_clause(p, first)
    if clause is None or clause.last >= p.at(quotation.span.start) or p.words[clause.last].text != ",":
        return None
    end = _sentence_end(p, p.at(quotation.span.end))
    return _found("according_to", [_unquoted(p, p.words[clause.last].span.end, end)], clause)


def dash_quotation(p: Paragraph) -> Found | None:
    """— Міст цілий, — сказав мер. — Приходьте. A paragraph that begins with a dash."""
    if not p.words or p.words[0].text not in DASHES:
        return None
    for i in range(3, len(p.words)):
        if p.words[i - 1].text in DASHES and p.words[i - 2].text in ",!?…" and (clause := _cue_clause(p, i)):
            content = [_trimmed(p.text, p.words[0].span.end, p.words[i - 1].span.start)]
            rest = next((k for k in range(clause.last, min(clause.last + 2, len(p.words)))
                         if p.words[k].text in DASHES), None)  # fmt: skip
            if rest is not None and rest + 1 < len(p.words):
                content.append(_trimmed(p.text, p.words[rest].span.end, p.span.end))
            found = _found("dash_quotation", content, clause)
            return Found(found.rule, found.content, found.cue, found.act, found.source, verbatim=True)
    return None


Rule = Callable[[Paragraph, Quotation], Found | None]
RULES: tuple[Rule, ...] = (interrupted_quotation, quotation_then_cue, cue_colon, said_that, according_to)


# ------------------------------------------------------------------------------------------------ clauses


@dataclass(frozen=True, slots=True)
class _Clause:
    """A cue and who is its subject; ``last`` is the index behind both."""

    cue: Span
    act: Act
    source: Named | None
    last: int
    according: bool = False


def _found(rule: str, content: Sequence[Span | None], clause: _Clause) -> Found:
    spans = tuple(span for span in content if span)
    return Found(rule, spans, (clause.cue,), clause.act, clause.source)


def _cue_clause(p: Paragraph, first: int) -> _Clause | None:
    """The clause of a cue that begins at ``first``, with its speaker; None where nobody is told to speak."""
    stop = p.stop(first)
    cue = next((i for i in range(first, min(stop, first + _MOST_BEFORE_CUE + 1)) if p.words[i].cue), None)
    document = _document_clause(p, first, stop)
    if document:
        return document
    clause = _subject(p, cue, first, stop) if cue is not None else None
    return clause if clause and clause.source else None


def _subject(p: Paragraph, cue: int, first: int, stop: int) -> _Clause | None:
    """The cue at an index with its subject between ``first`` and ``stop``: behind it, before it, «у поліції»."""
    told = p.words[cue].cue
    assert told is not None
    act, form = told
    for start in range(cue + 1, min(stop, cue + 1 + _MOST_ADVERBIAL)):
        if p.words[start - 1].has("PREP") or p.quoted(start) > p.quoted(cue):
            continue  # «підтвердив газеті «Ранок»»: a title is no subject
        if found := _agreeing(p, start, form, stop):
            return _Clause(p.words[cue].span, act, found[0], max(found[1], cue + 1))
    for start in range(first, cue):
        if start > first and p.words[start - 1].has("PREP"):
            continue
        end = phrase_at(p.words, start, "nomn")
        if end and cue - _MOST_ADVERBIAL <= end <= cue and (found := _agreeing(p, start, form, cue)):
            return _Clause(p.words[cue].span, act, found[0], cue + 1)
    if form.plural:
        for start in (*range(cue + 1, stop), *range(first, cue)):
            body = _body(p, start, stop if start > cue else cue)
            if body:
                return _Clause(p.words[cue].span, act, body[0], max(body[1], cue + 1))
    return None


def _agreeing(p: Paragraph, start: int, verb: Form, stop: int) -> tuple[Named, int] | None:
    end = phrase_at(p.words, start, "nomn")
    if end is None or end > stop:
        return None
    source = named_by(p.text, p.words[start:end], "nomn", verb.gender)
    if source is None:
        return None
    head = next((f for f in p.words[start].forms if f.case == "nomn"), None)
    told = source.gender or (None if source.pronoun else head and head.gender)
    if verb.gender and told and verb.gender != told and not (source.surname and source.role is None):
        return None
    return source, end


def _body(p: Paragraph, at: int, stop: int) -> tuple[Named, int] | None:
    """«повідомили в пресслужбі порту»: a place of work speaks through a plural verb."""
    if p.words[at].low not in ("у", "в") or not p.words[at].has("PREP"):
        return None
    end = phrase_at(p.words, at + 1, "loct")
    source = named_by(p.text, p.words[at + 1 : end], "loct") if end and end <= stop else None
    return (source, end) if source and end and not source.surname else None


def _document_clause(p: Paragraph, first: int, stop: int) -> _Clause | None:
    """«…», — йдеться в заяві міністерства: the speaker is whose document it is."""
    for i in range(first, min(stop, first + 3)):
        form = next((f for f in p.words[i].forms if f.pos == "VERB" and f.lemma in DOCUMENT_VERBS), None)
        impersonal = form and (p.words[i].low.endswith(("но", "то")) or form.lemma == "йтися")
        if not impersonal or i + 2 >= len(p.words) or p.words[i + 1].low not in ("у", "в"):
            continue
        end = phrase_at(p.words, i + 2, "loct")
        document = any(f.case == "loct" and f.lemma in DOCUMENTS for f in p.words[i + 2].forms)
        if not end or not document:
            continue
        span = Span(p.words[i + 2].span.start, p.words[end - 1].span.end)
        owner = named_by(p.text, p.words[i + 3 : end], "gent") if end > i + 3 else None
        name = owner.name if owner else inflected(p.words[i + 2].text, "loct", None) or ""
        kind = owner.type if owner else SpeakerType.UNKNOWN
        return _Clause(p.words[i].span, Act.SAY, Named(span, p.words[i + 2].span, name, kind), end)
    return None


def _according_clause(p: Paragraph, first: int) -> _Clause | None:
    """«за словами мера»: the source in the genitive."""
    if first + 2 >= len(p.words):
        return None
    preposition, owner, noun = p.words[first : first + 3]
    if (preposition.low, noun.low) in ACCORDING_TO and owner.low in POSSESSIVES:
        who = POSSESSIVES[owner.low]
        pronoun = Named(owner.span, owner.span, who, SpeakerType.UNKNOWN, gender=PRONOUNS[who], pronoun=True)
        cue = Span(preposition.span.start, noun.span.end)
        return _Clause(cue, Act.SAY, pronoun, first + 3, according=True)
    if (preposition.low, owner.low) not in ACCORDING_TO:
        return None
    end = phrase_at(p.words, first + 2, "gent")
    found = named_by(p.text, p.words[first + 2 : end], "gent") if end else None
    cue = Span(p.words[first].span.start, p.words[first + 1].span.end)
    return _Clause(cue, Act.SAY, found, end, according=True) if found and end else None


# -------------------------------------------------------------------------------------------------- spans


def _sentence_end(p: Paragraph, at: int) -> int:
    """Where the sentence ends that goes on at a word: before its stop."""
    for i in range(at, len(p.words)):
        if p.words[i].text in _STOPS and not p.quoted(i):
            return p.words[i].span.start
    return p.span.end


def _unquoted(p: Paragraph, start: int, end: int) -> Span | None:
    """A stretch without space and commas around it; where all of it is one quotation, what is inside."""
    span = _trimmed(p.text, start, end)
    whole = p.inside[p.at(span.start)] if span else None
    return whole.inner if whole and whole.span == span else span


def _trimmed(text: str, start: int, end: int) -> Span | None:
    while start < end and (text[start].isspace() or text[start] in ",—–-"):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in ",—–-"):
        end -= 1
    return Span(start, end) if end > start else None
