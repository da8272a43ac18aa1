"""Rules around a cue verb, in order: the first that answers wins.

A confidence is how often the rule's statements were right (content and speaker) on the half of the annotated
posts that was read while writing, rounded to a twentieth; a rule that stood there fewer than five times has 0.6.
"""

from __future__ import annotations

from collections.abc import Callable

from svodka.extract.russian.content import between, clause_end, noun_end, opener_after, trimmed, without
from svodka.extract.russian.phrases import Phrase
from svodka.extract.russian.view import Cue, Found, View
from svodka.lexicon.ru.cues import ATTITUDES
from svodka.model import Act, Span
from svodka.text.quotes import Quotation

Rule = Callable[[View, Cue], Found | None]

# words that may stand between a quotation and the cue behind it: «…», — так вчера мэр прокомментировал
MOST_WORDS_BEFORE_CUE = 7
# «…что» may be this far behind its verb: «заявил на встрече с …, что»
_PREPOSITIONS_OF = {
    "о": ("о", "об", "обо"), "к": ("к", "ко"), "в": ("в", "во"), "за": ("за",), "на": ("на",), "от": ("от",),
    "против": ("против",),
}  # fmt: skip


def _source(view: View, cue: Cue) -> tuple[Phrase | None, Phrase | None]:
    """The source of a cue, and the document in which the words stand (for a passive)."""
    if cue.kind == "passive":
        document, owner = view.document_of(cue)
        return owner, document
    return view.subject(cue), None


def _found(
    view: View, cue: Cue, rule: str, content: tuple[Span, ...], confidence: float, first: int | None = None
) -> Found | None:
    if not content:
        return None
    source, document = _source(view, cue)
    found = Found(
        rule, view.sentence, content, (cue.first if first is None else first, cue.at), source, cue.act, confidence
    )
    if document:
        found = Found(**{**_fields(found), "document": document})
    if source is None and cue.kind != "passive":
        found = found.with_doubt("The sentence does not name who says this.")
    return found


def _fields(found: Found) -> dict[str, object]:
    return {name: getattr(found, name) for name in Found.__slots__}


# --------------------------------------------------------------------------------------------- quotations


def interrupted_quotation(view: View, cue: Cue) -> Found | None:
    """«Мы готовы, — сказал мэр, — идти дальше»: the cue stands inside the quotation, between dashes."""
    quotation = _around(view, cue)
    if quotation is None or not {"«", ","} & cue.frames or cue.kind != "finite":
        return None
    if not (view.dash(cue.first - 1) and view.low(cue.first - 2) in (",", ".", "!", "?", "…")):
        return None
    subject = view.subject(cue)
    if subject is None or subject.first < cue.at:
        return None
    close = next((i for i in range(subject.last + 1, view.size) if view.dash(i) or not _within(view, quotation, i)), view.size)
    words = view.sentence.words
    first = trimmed(view.page.text, quotation.inner.start, words[cue.first - 1].span.start)
    second = None
    if close < view.size and _within(view, quotation, close):
        second = trimmed(view.page.text, words[close].span.end, quotation.inner.end)
    return _found(view, cue, "interrupted_quotation", tuple(s for s in (first, second) if s), 0.9)


def quotation_then_cue(view: View, cue: Cue) -> Found | None:
    """«Мост открыт», — сказал мэр. Also in two parts: «Да», — сказал мэр. «Мост открыт»."""
    if not {"«", ","} & cue.frames or cue.kind not in ("finite", "passive"):
        return None
    before = [q for q in _inside(view) if q.span.end <= view.sentence.words[cue.first].span.start]
    if not before or not _only_a_dash(view, before[-1], cue):
        return None
    run = [before[-1]]
    for quotation in reversed(before[:-1]):
        if any(c.isalnum() for c in view.page.text[quotation.span.end : run[0].span.start]):
            break
        run.insert(0, quotation)
    lead = view.page.text[view.sentence.span.start : run[0].span.start]
    if any(c.isalnum() for c in lead) and not lead.rstrip().endswith((":", "—", "–")):
        return None  # the quotation is a part of a clause: words_then_cue reads it
    parts = [s for q in run if (s := trimmed(view.page.text, q.inner.start, q.inner.end))]
    parts += _resumed(view, cue)
    return _found(view, cue, "quotation_then_cue", tuple(parts), 0.9)


def cue_colon(view: View, cue: Cue) -> Found | None:
    """Мэр сказал: «Мост открыт». And without quotation marks: Мэр пояснил: мост открыт."""
    if not {":", "«"} & cue.frames or cue.kind not in ("finite", "gerund", "passive"):
        return None
    stop = next((i for i in range(cue.at + 1, view.size) if view.low(i) in (":", ".", ";") or view.dash(i)), None)
    if stop is None or view.low(stop) != ":" or any(view.finite(i) for i in range(cue.at + 1, stop)):
        return None
    if any(view.low(i) == "что" for i in range(cue.at, stop)):
        return None
    if stop + 1 < view.size:
        quotation = next((q for q in _inside(view) if q.span.start >= view.sentence.words[stop].span.end), None)
        lead = quotation and view.page.text[view.sentence.words[stop].span.end : quotation.span.start]
        if quotation and not any(c.isalnum() for c in lead or ""):
            content = trimmed(view.page.text, quotation.inner.start, quotation.inner.end)
        else:
            content = between(view, stop + 1, clause_end(view, stop + 1, cue))
        return _found(view, cue, "cue_colon", (content,) if content else (), 0.8)
    following = view.page.after(view.sentence)
    if following is None or view.page.text[following.span.start : following.span.end].lstrip()[:1] not in "«\"“„—–-":
        return None
    last = following
    while not last.closes and (after := view.page.after(last)):
        last = after
    content = trimmed(view.page.text, following.span.start, last.span.end)
    return _found(view, cue, "cue_colon", (content,) if content else (), 0.8)


def _around(view: View, cue: Cue) -> Quotation | None:
    at = view.sentence.words[cue.at].span
    return next((q for q in view.page.quotations if q.inner.contains(at)), None)


def _within(view: View, quotation: Quotation, at: int) -> bool:
    return quotation.inner.contains(view.sentence.words[at].span)


def _inside(view: View) -> list[Quotation]:
    return [q for q in view.page.quotations if view.sentence.span.contains(q.span)]


def _only_a_dash(view: View, quotation: Quotation, cue: Cue) -> bool:
    """Whether a dash or a comma and few words stand between the quotation and the cue."""
    words = view.sentence.words
    behind = [i for i in range(cue.first) if words[i].span.start >= quotation.span.end]
    marks = [i for i in behind if not words[i].is_word]
    if not marks or marks[0] != behind[0] or len(behind) - len(marks) > MOST_WORDS_BEFORE_CUE:
        return False
    dashed = any(view.dash(i) for i in behind[:2])
    return dashed or (view.low(behind[0]) == "," and len(behind) == 1)


def _resumed(view: View, cue: Cue) -> list[Span]:
    """The rest of an interrupted quotation: in the same sentence behind a dash, or in the next one, without a cue."""
    text = view.page.text
    end = view.sentence.words[cue.at].span.end
    later = [q for q in _inside(view) if q.span.start > end and _speech(q, text)]
    following = view.page.after(view.sentence)
    if not later and following and following.paragraph == view.sentence.paragraph:
        beginning = text[following.span.start : following.span.end].lstrip(" —–-")
        own_cue = View(view.page, following).cues
        quotes = [q for q in view.page.quotations if following.span.contains(q.span) and _speech(q, text)]
        if beginning[:1] in "«\"“„" and quotes and not any(not following.words[c.at].quoted for c in own_cue):
            later = quotes[:1]
    else:
        later = [q for q in later if text[end : q.span.start].rstrip()[-1:] in "—–-.,"]
    return [s for q in later if (s := trimmed(text, q.inner.start, q.inner.end))]


def _speech(quotation: Quotation, text: str) -> bool:
    """Whether a quotation is long enough to be speech and not the name of a thing: «Ведомости»."""
    return len(quotation.inner.of(text).split()) > 3


# ------------------------------------------------------------------------------------------ about it, as


def about_this_said(view: View, cue: Cue) -> Found | None:
    """Мост открыт. Об этом сообщил мэр. Or in one sentence: Мост открыт, об этом сообщил мэр."""
    at = _about_this(view, cue)
    if at is None or cue.kind not in ("finite", "passive"):
        return None
    content = between(view, 0, at - 1)
    if content is None or len(content.of(view.page.text).split()) < 3:
        previous = view.page.before(view.sentence)
        if previous is None:
            return None
        content = trimmed(view.page.text, previous.span.start, previous.span.end)
    return _found(view, cue, "about_this_said", (content,) if content else (), 0.8, first=cue.first)


def _about_this(view: View, cue: Cue) -> int | None:
    if opener_after(view, cue) is not None:
        return None
    for at in range(max(0, cue.first - 7), min(cue.at + 5, view.size - 1)):
        if view.low(at) in ("об", "о") and view.low(at + 1) in ("этом", "чем"):
            lo, hi = min(at, cue.first), max(at, cue.at)
            if not any(view.border(i) for i in range(lo + 2, hi)):
                return at
    return None


def as_speaker_said(view: View, cue: Cue) -> Found | None:
    """Как сообщил мэр, мост открыт. And inside: Мост, как сообщил мэр, открыт."""
    as_ = next((i for i in range(cue.first - 1, max(-1, cue.first - 9), -1) if view.low(i) == "как"), None)
    if as_ is None or cue.kind not in ("finite", "passive") or any(view.border(i) for i in range(as_ + 1, cue.first)):
        return None
    if as_ > 0 and not view.border(as_ - 1) and view.low(as_ - 1) not in ("и", "же", "а", "но", "при", "этом"):
        return None
    source, _ = _source(view, cue)
    last = max(cue.at, source.last if source else 0)
    end = next((i for i in range(last + 1, view.size) if view.low(i) == "," or view.dash(i)), view.size)
    lead = as_ if as_ > 1 else 0
    return _found(view, cue, "as_speaker_said", without(view, lead, end), 0.85, first=as_ if as_ + 1 == cue.first else None)


# ---------------------------------------------------------------------------------------------- clauses


def that_said(view: View, cue: Cue) -> Found | None:
    """О том, что мост открыт, сообщил мэр: the clause comes first."""
    if cue.kind != "finite" or view.low(0) not in ("о", "об") or view.low(1) != "том" or view.low(3) != "что":
        return None
    if cue.at < 5:
        return None
    comma = next((i for i in range(cue.first - 1, 3, -1) if view.low(i) == ","), None)
    content = between(view, 4, comma - 1) if comma else None
    return _found(view, cue, "that_said", (content,) if content else (), 0.8)


def said_that(view: View, cue: Cue) -> Found | None:
    """Мэр заявил, что мост открыт."""
    if "что" not in cue.frames:
        return None
    opener = opener_after(view, cue)
    if opener is None or opener >= view.size:
        return None
    content = between(view, opener, clause_end(view, opener, cue))
    return _found(view, cue, "said_that", (content,) if content else (), 0.9)


def words_then_cue(view: View, cue: Cue) -> Found | None:
    """Мост открыт, сообщил мэр. And inside: Поэтому, сообщил мэр, мост открыт."""
    if "," not in cue.frames or cue.kind not in ("finite", "passive", "predicate"):
        return None
    left = cue.first - 1
    while left > 0 and not view.border(left) and cue.first - left < 5 and view.low(left) not in ("и", "что"):
        left -= 1
    joined = view.low(left) == "и" and any(c.at < left and cue.first == left + 1 for c in view.cues)
    if left < 1 or not (view.low(left) == "," or view.dash(left) or view.low(left) in ("!", "?", "…") or joined):
        return None
    if joined:  # «…, сообщил канал и подтвердил мэр»: the same words
        first = next(c for c in view.cues if c.at < left)
        left = first.first - 1
        if not view.border(left):
            return None
    source, document = _source(view, cue)
    if source is None and document is None and cue.kind != "passive":
        return None
    return _found(view, cue, "words_then_cue", _around_cue(view, cue, left, source), 0.85)


def _around_cue(view: View, cue: Cue, left: int, source: Phrase | None) -> tuple[Span, ...]:
    """The words before the cue and, where the sentence goes on, behind it."""
    before = between(view, 0, left - 1)
    if before is None or len(before.of(view.page.text).split()) < 2 and not view.dash(left) and left > 2:
        return ()
    last = max(cue.at, source.last if source else 0)
    stop = next((i for i in range(last + 1, view.size) if view.low(i) == "," or view.dash(i)), None)
    if stop is None or stop + 1 >= view.size or any(view.finite(i) for i in range(last + 1, stop)):
        return (before,)
    following = view.sentence.words[stop + 1]
    aside = any(f.pos in ("GRND", "PRTF") or f.lemma in ("который", "передать", "передавать") for f in following.forms[:2])
    if aside or following.low in ("а", "но", "со", "где", "когда", "после") or not any(view.finite(i) for i in range(stop, view.size)):
        return (before,)
    behind = between(view, stop + 1, clause_end(view, stop + 1, None))
    return (before, behind) if behind else (before,)


# ----------------------------------------------------------------------------------------------- objects


def asked_to_do(view: View, cue: Cue) -> Found | None:
    """Мэр пообещал открыть мост; отказался комментировать слухи."""
    if "inf" not in cue.frames or cue.kind == "participle":
        return None
    at = cue.at + 1
    while at < view.size and not view.border(at) and at - cue.at < 9:
        if any(f.pos == "INFN" for f in view.sentence.words[at].forms[:2]):
            start = at
            if cue.act is Act.DECLINE and at + 1 < view.size and not view.border(at + 1):
                start = at + 1
            end = clause_end(view, start, cue) if cue.act is not Act.DECLINE else noun_end(view, start)
            content = between(view, start, end)
            return _found(view, cue, "asked_to_do", (content,) if content else (), 0.75)
        at += 1
    return None


def said_about(view: View, cue: Cue) -> Found | None:
    """Мэр сообщил об открытии моста; обвинил соседей в шпионаже; призвал к миру."""
    prepositions = {p for frame in cue.frames for p in _PREPOSITIONS_OF.get(frame, ())}
    if not prepositions or cue.kind == "participle":
        return None
    for at in range(cue.at + 1, min(cue.at + 14, view.size - 1)):
        if view.border(at) and not view.low(at) in ("(", ")"):
            return None
        if view.low(at) in prepositions and not view.quoted(at) and _complement(view, at, cue):
            content = between(view, at + 1, noun_end(view, at + 1))
            return _named(view, _found(view, cue, "said_about", (content,) if content else (), 0.7), cue)
    return None


def _complement(view: View, at: int, cue: Cue) -> bool:
    """Whether the preposition opens the cue's content and not a place: «в шпионаже», not «в Лориме»."""
    if view.low(at) in ("о", "об", "обо"):
        return view.low(at + 1) not in ("этом", "том")
    phrase = view.phrases.at(at + 1)
    if phrase is None or not cue.act or cue.act is Act.SAY and view.low(at) == "в":
        return False
    head = view.sentence.words[phrase.head[0]]
    return not any(f.kind == "place" for f in head.forms[:1]) and phrase.may_be(_CASE_BEHIND.get(view.low(at), "accs"))


_CASE_BEHIND = {"к": "datv", "ко": "datv", "в": "loct", "во": "loct", "на": "loct", "от": "gent", "против": "gent"}


def object_is_content(view: View, cue: Cue) -> Found | None:
    """Мэр назвал решение ошибкой; опроверг слухи; не прокомментировал сообщение."""
    if "acc" not in cue.frames or cue.kind not in ("finite", "gerund"):
        return None
    subject = view.subject(cue)
    start = subject.last + 1 if subject and subject.first == cue.at + 1 else cue.at + 1
    if start < view.size and not view.border(start):
        content = between(view, start, noun_end(view, start))
    else:
        content = _object_before(view, cue, subject)
    return _named(view, _found(view, cue, "object_is_content", (content,) if content else (), 0.6), cue)


def _object_before(view: View, cue: Cue, subject: Phrase | None) -> Span | None:
    """Сам мэр это решение не прокомментировал: the object between the subject and the verb."""
    if subject is None or subject.last >= cue.first or cue.first - subject.last < 2:
        return None
    return between(view, subject.last + 1, cue.first - 1)


def _named(view: View, found: Found | None, cue: Cue) -> Found | None:
    """Only with a source that speaks: «суд отверг иск» is an act, «фильм назвал» no speech."""
    if found is None or found.source is None:
        return None
    speaks = found.source.speaks or found.source.pronoun
    return found if speaks or cue.form.lemma in ATTITUDES else None


VERB_RULES: tuple[Rule, ...] = (
    interrupted_quotation,
    about_this_said,
    quotation_then_cue,
    cue_colon,
    as_speaker_said,
    that_said,
    said_that,
    words_then_cue,
    asked_to_do,
    said_about,
    object_is_content,
)
