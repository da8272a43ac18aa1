"""Rules around a cue verb, in order: the first that answers wins."""

from __future__ import annotations

from dataclasses import replace

from svodka.extract.russian.content import between, clause_end, noun_end, opener_after, trimmed, without
from svodka.extract.russian.finding import Rule, found_by, source_of
from svodka.extract.russian.found import Cue, Found
from svodka.extract.russian.page import DASHES
from svodka.extract.russian.phrase import Phrase
from svodka.extract.russian.quoted import cue_colon, interrupted_quotation, quotation_then_cue
from svodka.extract.russian.view import View
from svodka.lexicon.ru.cues import ATTITUDES, DECLINED_ACTS, NAMING, SO_SAID
from svodka.model import Act, Span

_PREPOSITIONS_OF = {
    "о": ("о", "об", "обо"), "к": ("к", "ко"), "в": ("в", "во"), "за": ("за",), "на": ("на",), "от": ("от",),
    "против": ("против",),
}  # fmt: skip


# ------------------------------------------------------------------------------------------ about it, as


def about_this_said(view: View, cue: Cue) -> Found | None:
    """Мост открыт. Об этом сообщил мэр. Or in one sentence: Мост открыт, об этом сообщил мэр."""
    if (previous := view.page.before(view.sentence)) and _this_is_content(view, cue):
        this = trimmed(view.page.text, previous.span.start, previous.span.end)
        return found_by(view, cue, "about_this_said", (this,) if this else (), first=cue.first)
    asked = "?" in view.low(view.size - 1) or cue.act not in (Act.SAY, Act.CONFIRM)
    at = _about_this(view, cue) if "," in cue.frames and not asked else None
    if at is None or cue.kind not in ("finite", "passive"):
        return None
    content = between(view, 0, at - 1)
    if at > cue.at or content is None or len(content.of(view.page.text).split()) < 2:
        previous = view.page.before(view.sentence)
        if previous is None:
            return None
        content = trimmed(view.page.text, previous.span.start, previous.span.end)
    return found_by(view, cue, "about_this_said", (content,) if content else (), first=cue.first)


def _this_is_content(view: View, cue: Cue) -> bool:
    """Мост закрыт. Мэр это опроверг. Мэр не исключил этого: the whole object points at what was told before."""
    at = next((i for i in (cue.first - 1, cue.at + 1) if view.low(i) in ("это", "этого")), None)
    subject = view.subject(cue) if at is not None and {"acc", "что"} <= cue.frames and cue.kind == "finite" else None
    thing = view.phrases.at(at) if at is not None else None  # «этого плана»
    return subject is not None and subject.first == 0 and subject.speaks and (thing is None or thing.last == at)


def _about_this(view: View, cue: Cue) -> int | None:
    if opener_after(view, cue) is not None:
        return None
    if view.low(0) == "так" and cue.form.lemma in SO_SAID and not any(map(view.border, range(1, cue.first))):
        return 0
    for at in range(max(0, cue.first - 7), min(cue.at + 5, view.size - 1)):
        if view.low(at) in ("об", "о") and view.low(at + 1) in ("этом", "чем"):
            lo, hi = min(at, cue.first), max(at, cue.at)
            plan = view.phrases.at(at + 1)  # «говорил об этом плане» points at a thing, not at what was said
            if not any(view.border(i) for i in range(lo + 2, hi)) and (plan is None or plan.last == at + 1):
                return at
    return None


def as_speaker_said(view: View, cue: Cue) -> Found | None:
    """Как сообщил мэр, мост открыт. And inside: Мост, как сообщил мэр, открыт."""
    as_ = next((i for i in range(cue.first - 1, max(-1, cue.first - 9), -1) if view.low(i) == "как"), None)
    if cue.first < cue.at or "?" in view.low(view.size - 1):
        return None  # «как коллеги не комментируют», «как вы оцениваете?»
    if as_ is None or cue.kind not in ("finite", "passive") or any(view.border(i) for i in range(as_ + 1, cue.first)):
        return None
    if as_ > 0 and not view.border(as_ - 1) and view.low(as_ - 1) not in ("и", "же", "а", "но", "при", "этом"):
        return None
    source, _ = source_of(view, cue)
    if source and view.low(cue.at) == "говорят" and view.preposition(source.first - 1):
        return None  # «плечом в лёд, как говорят у нас в порту»: a saying
    last = max(cue.at, source.last if source else 0)
    end = next((i for i in range(last + 1, view.size) if view.low(i) == "," or view.dash(i)), view.size)
    lead = as_ if as_ > 1 else 0
    return found_by(view, cue, "as_speaker_said", without(view, lead, end), first=as_ if as_ + 1 == cue.first else None)


# ---------------------------------------------------------------------------------------------- clauses


def that_said(view: View, cue: Cue) -> Found | None:
    """О том, что мост открыт, сообщил мэр: the clause comes first."""
    if cue.kind != "finite" or view.low(0) not in ("о", "об") or view.low(1) != "том" or view.low(3) != "что":
        return None
    if cue.at < 5:
        return None
    comma = next((i for i in range(cue.first - 1, 3, -1) if view.low(i) == ","), None)
    content = between(view, 4, comma - 1) if comma else None
    return found_by(view, cue, "that_said", (content,) if content else ())


def said_that(view: View, cue: Cue) -> Found | None:
    """Мэр заявил, что мост открыт."""
    if "что" not in cue.frames:
        return None
    opener = opener_after(view, cue)
    if opener is None or opener >= view.size:
        return None
    content = between(view, opener, clause_end(view, opener, cue))
    return found_by(view, cue, "said_that", (content,) if content else ())


def words_then_cue(view: View, cue: Cue) -> Found | None:
    """Мост открыт, сообщил мэр. And inside: Поэтому, сообщил мэр, мост открыт."""
    if "," not in cue.frames or cue.kind not in ("finite", "passive", "predicate"):
        return None
    left = cue.first - 1
    while left > 0 and _may_precede_cue(view, left) and cue.first - left < 4:
        left -= 1
    joined = view.low(left) == "и" and any(c.at < left and cue.first == left + 1 for c in view.cues)
    if left < 1 or not (view.low(left) == "," or view.dash(left) or view.low(left) in ("!", "?", "…") or joined):
        return None
    if joined:  # «…, сообщил канал и подтвердил мэр»: the same words
        first = next(c for c in view.cues if c.at < left)
        left = first.first - 1
        if not view.border(left):
            return None
    source, document = source_of(view, cue)
    if source is None and document is None and cue.kind != "passive":
        return None
    if source and source.last < cue.first and not view.preposition(source.first - 1):
        return None  # «дети учатся и, говорят, довольны»
    found = found_by(view, cue, "words_then_cue", _around_cue(view, cue, left, source))
    # «…, — сказал мэр»: comma and dash set off a person's own words
    verbatim = view.dash(left) and view.low(left - 1) in (",", "!", "?", "…")
    if found is None or not verbatim:
        return found
    return replace(found, verbatim=True, content=(*found.content, *_turn_goes_on(view)))


def _turn_goes_on(view: View) -> tuple[Span, ...]:
    """— Мост цел, — сказал мэр. — Приходите. Посмотрите сами: behind the stop a dash, to the paragraph's end."""
    following = view.page.after(view.sentence)
    if view.sentence.closes or following is None or not view.dash(0) or following.words[0].text not in DASHES:
        return ()
    last = following
    while not last.closes and (after := view.page.after(last)):
        last = after
    content = trimmed(view.page.text, following.words[0].span.end, last.span.end)
    return (content,) if content else ()


def _may_precede_cue(view: View, at: int) -> bool:
    """Adverbs and particles between the comma and the cue: «…, позже сообщил мэр»."""
    forms = view.sentence.words[at].forms
    return bool(forms) and forms[0].pos in ("ADVB", "PRCL", "COMP") and not view.border(at)


def _around_cue(view: View, cue: Cue, left: int, source: Phrase | None) -> tuple[Span, ...]:
    """The words before the cue and, where the sentence goes on, behind it."""
    before = between(view, 0, left - 1)
    if before is None or (len(before.of(view.page.text).split()) < 2 and not view.dash(left) and left > 2):
        return ()
    last = max(cue.at, source.last if source else 0)
    stop = next((i for i in range(last + 1, view.size) if view.low(i) == "," or view.dash(i)), None)
    if stop is None or stop + 1 >= view.size or any(view.finite(i) for i in range(last + 1, stop)):
        return (before,)
    following = view.sentence.words[stop + 1]
    aside = any(
        f.pos in ("GRND", "PRTF") or f.lemma in ("который", "передать", "передавать") for f in following.forms[:2]
    )
    if (
        aside
        or following.low in ("а", "но", "со", "где", "когда", "после")
        or not any(view.predicate(i) for i in range(stop, view.size))
    ):
        return (before,)
    behind = between(view, stop + 1, clause_end(view, stop + 1, None))
    return (before, behind) if behind else (before,)


# ----------------------------------------------------------------------------------------------- objects


def asked_to_do(view: View, cue: Cue) -> Found | None:
    """Мэр пообещал открыть мост; отказался комментировать слухи."""
    if "inf" not in cue.frames or cue.kind == "participle":
        return None
    at = cue.at + 1
    while at < view.size and not view.border(at) and not view.finite(at) and at - cue.at < 9:
        if _infinitive(view, at):
            if cue.act is Act.DECLINE and not _refusable(view, at):
                return None
            start = at
            while view.low(start - 1) in ("не", "«", '"'):
                start -= 1
            content = (
                _refused(view, cue, at)
                if cue.act is Act.DECLINE
                else between(view, start, clause_end(view, start, cue))
            )
            return found_by(view, cue, "asked_to_do", (content,) if content else ())
        at += 1
    return None


def _refused(view: View, cue: Cue, at: int) -> Span | None:
    """What is refused: the object of the infinitive, its clause, or the bare infinitive."""
    while view.low(at + 1) in ("и", "или", "либо") and at + 2 < view.size and _infinitive(view, at + 2):
        at += 2  # отказался подтвердить или опровергнуть слухи
    if at + 1 < view.size and not view.border(at + 1):
        return between(view, at + 1, noun_end(view, at + 1))
    opener = opener_after(view, replace(cue, at=at))
    if opener is not None and opener < view.size:
        return between(view, opener, clause_end(view, opener, cue))
    return between(view, at, at)


def _infinitive(view: View, at: int) -> bool:
    return any(f.pos == "INFN" for f in view.sentence.words[at].forms[:2])


def _refusable(view: View, at: int) -> bool:
    return any(lemma in DECLINED_ACTS for lemma in view.sentence.words[at].lemmas("INFN"))


def said_about(view: View, cue: Cue) -> Found | None:
    """Мэр сообщил об открытии моста; обвинил соседей в шпионаже; призвал к миру."""
    prepositions = {p for frame in cue.frames for p in _PREPOSITIONS_OF.get(frame, ())}
    if not prepositions or cue.kind == "participle":
        return None
    if "о" in prepositions and (fronted := _fronted(view, cue)):
        return found_by(view, cue, "said_about", (fronted,))
    for at in range(cue.at + 1, min(cue.at + 14, view.size - 1)):
        if view.border(at) and view.low(at) not in ("(", ")"):
            return None
        if view.low(at) in prepositions and not view.quoted(at) and _complement(view, at, cue):
            content = between(view, at + 1, noun_end(view, at + 1))
            found = found_by(view, cue, "said_about", (content,) if content else ())
            return found if cue.kind == "passive" else _named(view, found, cue)
    return None


def _fronted(view: View, cue: Cue) -> Span | None:
    """О взрыве сообщил мэр: the content stands before the verb, its subject behind."""
    at = next((i for i in range(cue.first - 1, max(-1, cue.first - 9), -1) if view.low(i) in ("о", "об")), None)
    phrase = view.phrases.at(at + 1) if at is not None else None
    if at is None or phrase is None or not phrase.may_be("loct") or view.low(at + 1) in ("этом", "том", "чем"):
        return None
    subject = view.subject(cue)
    if subject is None or subject.first < cue.at or any(view.border(i) or view.finite(i) for i in range(at, cue.first)):
        return None
    return between(view, at + 1, cue.first - 1)


def _complement(view: View, at: int, cue: Cue) -> bool:
    """Whether the preposition opens the cue's content and not a place: «в шпионаже», not «в Лориме»."""
    if view.low(at) in ("о", "об", "обо"):
        return view.low(at + 1) not in ("этом", "том")
    if view.low(at + 1) in '«"“„':
        return True
    phrase = view.phrases.at(at + 1) or view.phrases.at(at + 2)  # на более жёстких условиях
    if phrase is None or (cue.act is Act.SAY and view.low(at) == "в"):
        return False
    head = view.sentence.words[phrase.head[0]]
    cases = _CASES_BEHIND.get(view.low(at), ("accs",))
    return not any(f.kind == "place" for f in head.forms[:1]) and any(map(phrase.may_be, cases))


_CASES_BEHIND = {
    "к": ("datv",),
    "ко": ("datv",),
    "в": ("loct",),
    "во": ("loct",),
    "на": ("loct", "accs"),
    "от": ("gent",),
    "против": ("gent",),
}


def object_is_content(view: View, cue: Cue) -> Found | None:
    """Мэр назвал решение ошибкой; опроверг слухи; не прокомментировал сообщение."""
    if "acc" not in cue.frames or cue.kind not in ("finite", "gerund"):
        return None
    subject = view.subject(cue)
    start = subject.last + 1 if subject and subject.first == cue.at + 1 else cue.at + 1
    if start < view.size and not view.border(start):
        content = between(view, start, noun_end(view, start))
        if cue.form.lemma in NAMING and not _names_how(view, start):
            return None
    else:
        content = _object_before(view, cue, subject)
    return _named(view, found_by(view, cue, "object_is_content", (content,) if content else ()), cue)


def _names_how(view: View, start: int) -> bool:
    """Whether behind «назвал» stands how: an instrumental or a quotation."""
    end = noun_end(view, start) + 1
    quoted = any(view.quoted(i) for i in range(start, end))
    return quoted or any(p.may_be("ablt") and not p.may_be("nomn") for p in view.all_phrases if start <= p.first < end)


def _object_before(view: View, cue: Cue, subject: Phrase | None) -> Span | None:
    """Сам мэр это решение не прокомментировал: the object between the subject and the verb."""
    if subject is None or subject.last >= cue.first or cue.first - subject.last < 2:
        return None
    start = max((i + 1 for i in range(subject.last + 1, cue.first) if view.border(i)), default=subject.last + 1)
    return between(view, start, cue.first - 1)


def _named(view: View, found: Found | None, cue: Cue) -> Found | None:
    """Only with a source that speaks: «суд отверг иск» is an act, «фильм назвал» no speech."""
    if found is None or found.source is None:
        return None
    speaks = found.source.speaks or found.source.pronoun
    return found if speaks or cue.form.lemma in ATTITUDES else None


# those that do for any verb set off behind a quotation
QUOTATION_RULES: tuple[Rule, ...] = (interrupted_quotation, quotation_then_cue)
VERB_RULES: tuple[Rule, ...] = (
    interrupted_quotation,
    about_this_said,
    quotation_then_cue,
    cue_colon,
    as_speaker_said,
    that_said,
    asked_to_do,
    said_that,
    said_about,
    words_then_cue,
    object_is_content,
)
