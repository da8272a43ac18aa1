"""Rules around a cue verb beside a quotation or a colon."""

from __future__ import annotations

from svodka.extract.russian.content import between, clause_end, trimmed
from svodka.extract.russian.finding import found_by
from svodka.extract.russian.found import Cue, Found
from svodka.extract.russian.page import overlapping
from svodka.extract.russian.view import View
from svodka.model import Span
from svodka.text.quotes import Quotation

# words that may stand between a quotation and the cue behind it: «…», — так вчера мэр прокомментировал
MOST_WORDS_BEFORE_CUE = 7


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
    close = next(
        (i for i in range(subject.last + 1, view.size) if view.dash(i) or not _within(view, quotation, i)), view.size
    )
    words = view.sentence.words
    first = trimmed(view.page.text, quotation.inner.start, words[cue.first - 1].span.start)
    second = None
    if close < view.size and _within(view, quotation, close):
        second = trimmed(view.page.text, words[close].span.end, quotation.inner.end)
    return found_by(view, cue, "interrupted_quotation", tuple(s for s in (first, second) if s))


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
    return found_by(view, cue, "quotation_then_cue", tuple(parts))


def cue_colon(view: View, cue: Cue) -> Found | None:
    """Мэр сказал: «Мост открыт». And without quotation marks: Мэр пояснил: мост открыт."""
    if not {":", "«"} & cue.frames or cue.kind not in ("finite", "gerund", "passive"):
        return None
    stop = next(
        (i for i in range(cue.at + 1, view.size) if view.colon(i) or view.low(i) in (".", ";") or view.dash(i)), None
    )
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
        return found_by(view, cue, "cue_colon", (content,) if content else ())
    following = view.page.after(view.sentence)
    if following is None or view.page.text[following.span.start : following.span.end].lstrip()[:1] not in '«"“„—–-':
        return None
    last = following
    while not last.closes and (after := view.page.after(last)):
        last = after
    content = trimmed(view.page.text, following.span.start, last.span.end)
    return found_by(view, cue, "cue_colon", (content,) if content else ())


def _around(view: View, cue: Cue) -> Quotation | None:
    at = view.sentence.words[cue.at].span
    return next((q for q in overlapping(view.page.quotations, at) if q.inner.contains(at)), None)


def _within(view: View, quotation: Quotation, at: int) -> bool:
    return quotation.inner.contains(view.sentence.words[at].span)


def _inside(view: View) -> list[Quotation]:
    return [q for q in overlapping(view.page.quotations, view.sentence.span) if view.sentence.span.contains(q.span)]


def _only_a_dash(view: View, quotation: Quotation, cue: Cue) -> bool:
    """Whether a dash or a comma and few words stand between the quotation and the cue."""
    words = view.sentence.words
    behind = [i for i in range(cue.first) if words[i].span.start >= quotation.span.end]
    if not behind:  # «…," сказал Вель»: the comma stands inside the marks
        return view.page.text[quotation.inner.end - 1] in ",!?"
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
        quotes = [q for q in overlapping(view.page.quotations, following.span) if _speech(q, text)]
        if beginning[:1] in '«"“„' and quotes and not any(not following.words[c.at].quoted for c in own_cue):
            later = quotes[:1]
    else:
        later = [q for q in later if text[end : q.span.start].rstrip()[-1:] in "—–-.,"]
    return [s for q in later if (s := trimmed(text, q.inner.start, q.inner.end))]


def _speech(quotation: Quotation, text: str) -> bool:
    """Whether a quotation is long enough to be speech and not the name of a thing: «Ведомости»."""
    return len(quotation.inner.of(text).split()) > 3
