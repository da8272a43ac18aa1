"""Where attributed words begin and end."""

from __future__ import annotations

import re

from svodka.extract.russian.found import Cue
from svodka.extract.russian.view import View
from svodka.lexicon.ru.carriers import CARRYING_VERBS
from svodka.lexicon.ru.cues import CLAUSE_OPENERS, SPEECH_NOUNS, VERB_OF
from svodka.model import Act, Span

_MARKS = " \t\n\r.,;:—–-…"
CUE_BETWEEN_DASHES = re.compile(r"[,!?…]\s+[—–-]\s+[а-яё]")  # «…, — сказал он»
_PAIRS = {"«": "»", "“": "”", "„": "“", '"': '"'}
# gerunds after which the speaker's words are over: «…, отвечая на вопрос»
_ASIDE = frozenset({"комментировать", "отвечать", "говорить", "выступать", "ссылаться", "обсуждать", "рассуждать"})


def trimmed(text: str, start: int, end: int) -> Span | None:
    """The span without spaces, closing stops and a pair of quotation marks around all of it; None: no word left."""
    while start < end and text[start] in _MARKS:
        start += 1
    while end > start and text[end - 1] in _MARKS and not text[:end].endswith(("...", "…")):
        end -= 1
    inner = text[start + 1 : end - 1]
    if end - start > 2 and _PAIRS.get(text[start]) == text[end - 1] and not set(inner) & {text[start], text[end - 1]}:
        return trimmed(text, start + 1, end - 1)
    if not any(c.isalnum() for c in text[start:end]):
        return None
    return Span(start, end)


def between(view: View, first: int, last: int) -> Span | None:
    """The words ``first`` to ``last`` (both included) as content."""
    if not 0 <= first <= last < view.size:
        return None
    span = view.sentence.span_of(first, last)
    return trimmed(view.page.text, span.start, span.end)


def without(view: View, first: int, last: int) -> tuple[Span, ...]:
    """The sentence without the words ``first`` to ``last``: what stands before them and what stands behind."""
    behind = clause_end(view, last + 1, None) if last + 1 < view.size else -1
    parts = (between(view, clause_start(view, first), first - 1), between(view, last + 1, behind))
    return tuple(p for p in parts if p)


def clause_start(view: View, at: int) -> int:
    """Where the clause begins to which an aside at ``at`` belongs: behind «, что» of another statement, or first."""
    for i in range(at - 1, 0, -1):
        if view.low(i) == "что" and view.low(i - 1) == ",":
            return i + 1
    return 0


def clause_end(view: View, start: int, cue: Cue | None) -> int:
    """The last word of words that begin at ``start``: the sentence's, or before another attribution."""
    depth = view.sentence.words[cue.at].quoted if cue else 0
    for at in range(start, view.size):
        if view.sentence.words[at].quoted > depth:
            continue
        if (view.low(at) == "," or view.dash(at)) and _attribution_follows(view, at + 1):
            return at - 1
        if view.dash(at) and _label_follows(view, at + 1):
            return at - 1
        if cue and _same_subject_goes_on(view, at, cue):
            return at - 1 if view.low(at - 1) != "," else at - 2
    return view.size - 1


def noun_end(view: View, start: int) -> int:
    """The last word of a nominal content: up to the next comma or dash that opens no participle or relative."""
    at = start
    depth = view.sentence.words[start - 1].quoted
    while at < view.size:
        if view.sentence.words[at].quoted > depth:
            at += 1
            continue
        if view.low(at) in (",", ";") or view.dash(at) or view.low(at) in ("(", ":"):
            following = view.sentence.words[at + 1] if at + 1 < view.size else None
            if view.low(at) == "(":
                at += 1
                continue
            relative = following and any(f.pos == "PRTF" or f.lemma == "который" for f in following.forms[:2])
            if not relative:
                return at - 1
        if at > start and view.low(at) in ("и", "а", "но") and _verb_follows(view, at + 1):
            return at - 1
        at += 1
    return view.size - 1


def _verb_follows(view: View, at: int) -> bool:
    """Whether a verb follows, an adverb between or not: «и одновременно подчеркнул»."""
    if at < view.size - 1 and any(f.pos == "ADVB" for f in view.sentence.words[at].forms[:1]):
        at += 1
    return at < view.size and view.finite(at)


def _attribution_follows(view: View, at: int) -> bool:
    """Whether another attribution begins: «, передаёт ТАСС», «, добавив», «, отвечая на вопрос»."""
    if at >= view.size:
        return False
    word = view.sentence.words[at]
    for form in word.forms[:3]:
        if form.pos == "GRND" and (form.lemma in VERB_OF or form.lemma in _ASIDE):
            return True
        if form.pos == "VERB" and (form.lemma in CARRYING_VERBS or form.lemma in VERB_OF):
            phrase = view.phrases.at(at + 1)
            ends = phrase is not None and (view.border(phrase.last + 1) or view.low(phrase.last + 1) == "со")
            return phrase is not None and ends and (phrase.may_be("nomn") or phrase.is_outlet)
    return False


def _label_follows(view: View, at: int) -> bool:
    """«… — Reuters», «… — заявление»: nothing but a source or the name of a genre to the end."""
    phrase = view.phrases.at(at)
    if phrase is None or not (phrase.is_outlet or phrase.lemma in SPEECH_NOUNS):
        return False
    return phrase.may_be("nomn") and not any(view.finite(i) for i in range(phrase.last + 1, view.size))


def _same_subject_goes_on(view: View, at: int, cue: Cue) -> bool:
    """«сказал, что …, и добавил, что …»: the same subject does another cue verb."""
    if view.low(at) not in ("и", "а", "но") or cue.kind != "finite":
        return False
    ahead = at + 2 if view.low(at + 1) in ("также", "затем", "еще", "потом") else at + 1
    for other in view.cues:
        if other.at == ahead and other.kind == "finite":
            a, b = cue.form, other.form
            same = (a.number, a.gender) == (b.number, b.gender)
            return same and ("past" in a.tags) == ("past" in b.tags) and "perf" in b.tags
    return False


def opener_after(view: View, cue: Cue) -> int | None:
    """The index of the first word of the clause that the cue governs; None where there is no such clause."""
    at, skipping = cue.at + 1, False
    depth = view.sentence.words[cue.at].quoted
    while at < view.size:
        if view.sentence.words[at].quoted > depth:
            at += 1
            continue
        low = view.low(at)
        if low == ",":
            following = view.low(at + 1)
            hearsay = following in ("якобы", "будто") and any(
                f.pos == "PRTF" for w in view.sentence.words[at + 2 : at + 3] for f in w.forms[:1]
            )
            if hearsay:  # «дипломата, якобы указавшего»: no clause of its own
                return None
            if following == "что" and view.low(at - 1) == "то":  # «сказал то, что сказал»: no clause of what was said
                return None
            if following == "что" and cue.act is Act.ASK:  # спросил, что нужно
                return at + 1
            if following in CLAUSE_OPENERS or _pronominal(view, at + 1):
                return at + 2 if following in ("что", "чтобы", "якобы", "будто") else at + 1
            if "ли" in (view.low(at + 2), view.low(at + 3)):
                return at + 1
            if skipping:
                skipping = False
            elif at + 1 < view.size and any(
                f.pos in ("GRND", "PRTF") or f.lemma == "который" for f in view.sentence.words[at + 1].forms[:2]
            ):
                skipping = True
            elif view.low(at + 1) not in ("в", "на", "по", "с", "во"):
                return None
        elif not skipping and (view.dash(at) or low in (":", ";", ".") or view.finite(at)):
            return None
        at += 1
    return None


def _pronominal(view: View, at: int) -> bool:
    """«, о чём», «, с кем»: an indirect question behind a preposition."""
    return view.preposition(at) and view.low(at + 1) in CLAUSE_OPENERS - {"что", "чтобы", "как"}
