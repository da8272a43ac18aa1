"""What keeps a reading from moving a line: another one tells it, it is old, it is a headline, it is not meant."""

from __future__ import annotations

import re

from svodka.track.stance.rules import places, said_verbs
from svodka.track.stance.segments import Segment
from svodka.track.words import View, lemmas

_HEADLINE = re.compile(r" (?:headline|title|заголовок) : ")
_BACKGROUND = re.compile(
    r"^ (?:напомнить|напоминать|as reported|previously|ранее|прежде|раньше"
    r"|(?:some|several|two|three|four|five|six|many|a few|\d+) (?:day|week|month|year) ago"
    r"|last (?:week|month|year|summer|spring|autumn|winter)|a (?:day|week|month|year) (?:ago|earlier)"
    r"|earlier(?: this| that)? ?(?:week|month|year)?"
    r"|(?:прошлый|минувший) (?:неделя|месяц|год|лето|весна|осень|зима)"
    r"|в прошлый (?:месяц|год)|на прошлый неделя|нескольк\w+ (?:неделя|месяц|год) назад) "
)
_YEAR = re.compile(r" (?:in|в) ((?:19|20)\d\d) ")
_QUOTED_NAME = re.compile(r"(?:so-called|так называемый|якобы|мол|дескать|supposedly|allegedly) ")
_ACTS = {"en": ("admission", "denial"), "ru": ("признать", "отрицать")}
_AUXILIARY = frozenset("that have be do will would had not also never already что не уже также".split())
_SUBJECTS = frozenset(
    "ministry government army military palace minister president spokesman prince king side authority regime party"
    " министерство минобороны мид правительство армия президент министр дворец сторона власть".split()
)
_NEGATIVE = frozenset("not never no nothing any".split())
# tokens between "said" and the name of whom it is said
_TO_PROTECT = frozenset({"to", "чтобы", "so"})
_TOLD = 12
# tokens before a verb in which "earlier", "had" or "always" belongs to it
_REACH = 4


def headline(seen: View) -> bool:
    """Whether the words are given as a headline's, which drop attribution and negation."""
    return bool(_HEADLINE.match(seen.line))


def retrospective(seen: View, part: Segment, at: int, year: int | None, language: str) -> bool:
    """Whether what token ``at`` tells is told of an earlier occasion."""
    if _BACKGROUND.match(seen.line):
        return True
    if year and any(int(m[1]) < year for m in _YEAR.finditer(seen.line[: seen.offset(at)])) and _is_first(seen, at):
        return True
    if at in places(seen, "denial" if language == "en" else "отрицать", language):
        behind = {w.lemma for w in seen.words[at + 1 : at + 1 + _REACH]}
        if behind & _TO_PROTECT and behind & {"it", "это", "this"}:
            return True  # "he had denied it to protect his men"
    anchor = next((i for i in said_verbs(seen, language) if part.first <= i < at), at)
    lemma = [w.lemma for w in seen.words]
    before = range(max(part.first, anchor - _REACH), anchor)
    if any(lemma[i] in ("that", "что", "whether") for i in before):
        return False
    if set(places(seen, "past" if language == "en" else "прежде", language)) & {*before}:
        return True
    # "had denied" as the main verb; "had not" answers a question ("he absolutely had not")
    had = any(seen.words[i].low in ("had", "'d") for i in before)
    told = _main_said(seen, anchor, language) or any(i > anchor for i in said_verbs(seen, language))
    return had and not told and lemma[anchor] not in _NEGATIVE


def _is_first(seen: View, at: int) -> bool:
    return not any(w.lemma in ("that", "что", ":") for w in seen.words[:at])


def _main_said(seen: View, at: int, language: str) -> bool:
    """Whether a verb of saying stands before token ``at``: then a pluperfect is only its sequence of tenses."""
    verbs = (
        ("said", "admission", "denial", "grief") if language == "en" else ("сказал", "признать", "отрицать", "скорбь")
    )
    return any(i < at for name in verbs for i in places(seen, name, language))


def reported(seen: View, at: int, holder: str, language: str) -> bool:
    """Whether the holder's stance at token ``at`` is told by someone else: "Rebels said the ministry had admitted"."""
    if _done_by_another(seen, at, language):
        return True
    head = lemmas(holder, language)[-1:]
    if not head:
        return False
    mentions = [i for i, w in enumerate(seen.words) if w.lemma == head[0]]
    if not mentions or mentions[0] > at:
        return False
    return any(
        0 < teller < mentions[0] and _tells_of(seen, teller, mentions[0]) for teller in said_verbs(seen, language)
    )


def _done_by_another(seen: View, at: int, language: str) -> bool:
    """Whether the verb at a token has another subject in what someone tells: "he said Orlan had admitted"."""
    if not any(at in places(seen, name, language) for name in _ACTS[language]):
        return False
    tellers = [t for t in said_verbs(seen, language) if t < at - 1 and at - t <= _TOLD]
    if not tellers:
        return False
    between = seen.words[tellers[-1] + 1 : at]
    if any(w.text in ",;" and i + 1 < len(between) and between[i + 1].lemma != "что" for i, w in enumerate(between)):
        return False
    subject = [w for w in between if w.lemma not in _AUXILIARY and not _is_adverb(w.low)]
    return bool(subject) and (subject[-1].text[:1].isupper() or subject[-1].lemma in _SUBJECTS)


def _is_adverb(low: str) -> bool:
    return low.endswith("ly") or (not low.isascii() and low.endswith("о"))


def _tells_of(seen: View, teller: int, mention: int) -> bool:
    """Whether a name stands in what a verb tells: "said the ministry …", not "asked what he said, Orlan …"."""
    between = [w.lemma for w in seen.words[teller + 1 : mention]]
    if len(between) > _TOLD:
        return False
    commas = [i for i, w in enumerate(between) if w == ","]
    return all(between[i + 1 : i + 2] == ["что"] for i in commas)


def ironic(seen: View, part: Segment, language: str) -> bool:
    """Whether a clause holds its own words at a distance: «якобы», "so-called", "of course" in quotation marks."""
    start, end = seen.offset(part.first), seen.offset(part.last + 1)
    return bool(_QUOTED_NAME.search(seen.line[start:end]))
