"""Rules that find Korean quotations with who said them; each looks at one sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from svodka.extract.direct import Found, Named
from svodka.extract.korean.naming import Eojeol, named_by, subjects, words_of
from svodka.lexicon.ko.speech import HADA_ENDINGS, OTHERS, QUOTATIVE, THUS, WITH_HADA
from svodka.model import Act, Span
from svodka.text.quotes import Quotation, quotations

_QUOTATIVE = re.compile("|".join(QUOTATIVE))
# behind a subject, what tells when, where and how and is no part of the words: 14일, 국회에서, 통해
_ADVERBIAL = re.compile(
    r"(?:\d+\S*|\S*(?:에서|에|으로|로|통해|대해|관련해|후|뒤|이날|오전|오후|또|이어|앞서|직접|열린|가진|가지고|만나|통화))$"
)
_CLAUSE_END = re.compile(r"(이라고|라고|고)$")
_STOP = re.compile(r"[.!?…]+(?=\s|$)|\n")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with its outermost quotations; spans are of the revision's text."""

    text: str  # the revision's
    span: Span
    quotations: list[Quotation]


def findings(text: str, span: Span) -> Iterator[Found]:
    """What the rules find in a paragraph, in order."""
    marks = [q for q in quotations(text, [span]) if q.depth == 1]
    if not marks:
        return
    previous: Sentence | None = None
    for sentence in sentences(text, span, marks):
        found = said(sentence) or according_to(sentence) or name_colon(sentence)
        if found is None and previous is not None:
            found = quote_then_so_said(sentence, previous)
        if found:
            yield found
        previous = sentence


def sentences(text: str, span: Span, marks: Sequence[Quotation]) -> Iterator[Sentence]:
    """The sentences of a paragraph; a stop inside a quotation ends none, unless the quotation ends there too."""
    start = span.start
    cuts = [m.end() for m in _STOP.finditer(text, span.start, span.end)
            if not any(q.span.start < m.start() < q.span.end for q in marks)]  # fmt: skip
    whole = (q for q in marks if text[q.inner.end - 1] in ".!?…")
    cuts += [q.span.end for q in whole if text[q.span.end : q.span.end + 1] in " \n"]
    for end in [*sorted(cuts), span.end]:
        if text[start:end].strip():
            inside = [q for q in marks if start <= q.span.start and q.span.end <= end]
            yield Sentence(text, Span(start, end), inside)
        start = end


# --------------------------------------------------------------------------------------------- the rules


def said(s: Sentence) -> Found | None:
    """박 시장은 “…”라고 말했다; “…”고 박 시장은 말했다: a quotation, a verb of speaking, a subject on either side."""
    if not s.quotations:
        return None
    last = s.quotations[-1]
    behind = words_of(s.text, last.span.end, s.span.end)
    verb = next((w for w in behind if _act(w.text) is not None), None)
    if verb is None:
        return None
    cue, act = _cue(verb)
    before_verb = [w for w in behind if w.span.end <= verb.span.start]
    apart = [w for w in before_verb if w.span.start > last.span.end]
    joined = _QUOTATIVE.match(s.text, last.span.end) is not None
    if joined and (found := list(subjects(s.text, apart))):
        contents = _quoted(s, s.span.start)
        return Found("quote_topic_said", contents, (cue,), act, found[-1][0]) if contents else None
    front = words_of(s.text, s.span.start, s.quotations[0].span.start)
    found = list(subjects(s.text, front))
    if not found:
        return None
    source, at = _speaker_among(s.text, found)
    content = _content(s, front[at + 1 :], before_verb, joined=joined)
    return Found("topic_quote_said", content, (cue,), act, source) if content else None


def quote_then_so_said(s: Sentence, previous: Sentence) -> Found | None:
    """“항구는 내일 열린다.” 박 시장은 이같이 말했다."""
    whole = [q for q in previous.quotations if not previous.text[previous.span.start : q.span.start].strip()]
    words = words_of(s.text, s.span.start, s.span.end)
    verb = next((w for w in words if _act(w.text) is not None), None)
    if not whole or s.quotations or verb is None or not any(w.text in THUS for w in words):
        return None
    found = list(subjects(s.text, [w for w in words if w.span.end <= verb.span.start]))
    cue, act = _cue(verb)
    return Found("quote_then_so_said", (whole[0].inner,), (cue,), act, found[0][0]) if found else None


def according_to(s: Sentence) -> Found | None:
    """김 대변인에 따르면 “…”."""
    if not s.quotations:
        return None
    words = words_of(s.text, s.span.start, s.quotations[0].span.start)
    for i in range(1, len(words)):
        if words[i].text == "따르면" and words[i - 1].text.endswith("에"):
            source = named_by(s.text, words[:i], len(words[i - 1].text) - 1)
            rest = s.text[s.quotations[-1].span.end : s.span.end]
            if source and i == len(words) - 1 and not any(c.isalnum() for c in rest):
                return Found("according_to", _quoted(s, s.span.start), (words[i].span,), Act.SAY, source)
    return None


def name_colon(s: Sentence) -> Found | None:
    """박민호 시장: “…”."""
    if not s.quotations:
        return None
    lead = s.text[s.span.start : s.quotations[0].span.start]
    words = words_of(s.text, s.span.start, s.quotations[0].span.start)
    if not lead.rstrip().endswith(":") or lead.count(":") != 1 or not words:
        return None
    source = named_by(s.text, words)
    whole = source is not None and source.span.start == words[0].span.start
    return Found("name_colon", _quoted(s, s.span.start), (), Act.SAY, source) if source and whole else None


# ---------------------------------------------------------------------------------------------- its parts


def _speaker_among(text: str, found: Sequence[tuple[Named, int]]) -> tuple[Named, int]:
    """The last topic in front of a quotation («…는»); a subject («…이») only where there is no topic, and the first."""
    topics = [one for one in found if text.startswith(("은", "는", "도", "께서", "측은"), one[0].span.end)]
    return topics[-1] if topics else found[0]


def _content(s: Sentence, lead: Sequence[Eojeol], before_verb: Sequence[Eojeol], *, joined: bool) -> tuple[Span, ...]:
    """The quoted words; or, where the quotation is a part of the words, all of them."""
    last = max((i for i, word in enumerate(lead) if _ADVERBIAL.match(word.text)), default=-1)
    own = lead[last + 1 :]
    if not own and joined:
        return _quoted(s, s.span.start)
    first = own[0].span.start if own else s.quotations[0].span.start
    tail = [word for word in before_verb if _CLAUSE_END.search(word.text)]
    end = None
    if tail:
        marker = _CLAUSE_END.search(tail[-1].text)
        assert marker is not None
        end = tail[-1].span.start + marker.start(1)
    if end is None or end < s.quotations[-1].span.end:
        return ()
    return (Span(first, end),)


def _quoted(s: Sentence, start: int) -> tuple[Span, ...]:
    return tuple(q.inner for q in s.quotations if q.span.start >= start and len(q.inner))


def _act(word: str) -> Act | None:
    """What a verb of speaking does; None for any other word."""
    plain = next((act for beginning, act in OTHERS.items() if word.startswith(beginning)), None)
    if plain:
        return plain
    for ending in HADA_ENDINGS:
        at = word.find(ending)
        if at > 0 and word[:at] in WITH_HADA:
            return WITH_HADA[word[:at]]
    return None


def _cue(verb: Eojeol) -> tuple[Span, Act]:
    act = _act(verb.text)
    assert act is not None
    return verb.span, act
