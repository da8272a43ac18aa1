"""How surely words are about a claim, with reasons for and against: names, deeds, place, time, speaker, neighbours.

The score is a logistic sum of what is found. The weights are those of a first guess, checked by leaving out one shared
case after another (docs/design/0008-lines.md); none of them was fitted.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from svodka.model import Claim, Link
from svodka.track.claim_words import Hits, hits, words_of
from svodka.track.holders import state_of
from svodka.track.stance.rules import places
from svodka.track.words import View, lemmas, view

_START, _START_RU = -1.6, -1.2  # a claim's sentence is English: in Russian only its terms can be found
_DEED, _NAME, _PHRASE, _CONTRARY = 1.0, 0.8, 1.0, 0.8  # each different one, up to two, three and two
_PLACE, _EVENT, _REPORT, _INQUIRY, _SPEAKER = 0.6, 0.9, 0.5, 0.5, 0.8
_QUESTION = 0.6  # of what the question or the title adds
_FOREIGN, _ELSEWHERE, _BEFORE, _OTHER_YEAR, _NEIGHBOUR = -2.5, -1.2, -3.0, -1.0, -1.5
# Days before the event in which words can already be about it: time zones, and reports that run ahead
_EARLY = 2
_IN = re.compile(
    r"\b(?:in|into|over|в|во|на)\s+(?:eastern |western |northern |southern |восточной |западной )?([A-ZА-Я]\w+)"
)


@dataclass(frozen=True, slots=True)
class About:
    """What is known around the words: the question, the title, the day, the speaker's state."""

    question: str = ""
    title: str = ""
    day: date | None = None
    state: str | None = None
    home: str | None = None  # the state of the claim's actors


def link(text: str, language: str, claim: Claim, about: About = About(), neighbours: Sequence[Claim] = ()) -> Link:
    """How surely ``text`` is about ``claim``, from 0 to 1, and why; over .5 it rather is than not.

    A neighbour that fits better speaks against the claim.
    """
    language = "ru" if language == "ru" else "en"
    total, reasons = _total(text, language, claim, about)
    better = [other for other in neighbours if _total(text, language, other, about)[0] > total]
    if better:
        total += _NEIGHBOUR
        reasons.append(f"rather about {better[0].key}")
    return Link(round(1 / (1 + math.exp(-total)), 3), tuple(reasons))


def _total(text: str, language: str, claim: Claim, about: About) -> tuple[float, list[str]]:
    seen = view(text, language)
    words = words_of(claim, language)
    found = hits(seen, words)
    total, reasons = _own_words(seen, found)
    around = view(f"{about.question} {about.title}", language)
    beside, because = _own_words(around, hits(around, words))
    if beside:
        total += _QUESTION * beside
        reasons += [f"question or title: {reason}" for reason in because]
    for name, russian, weight in (
        ("event", "событие", _EVENT),
        ("report", "сообщение", _REPORT),
        ("inquiry", "следствие", _INQUIRY),
    ):
        if places(seen, russian if language == "ru" else name, language):
            total += weight
            reasons.append(f"speaks of {'an' if name[0] in 'ei' else 'a'} {name}")
    if "speaks of a report" not in reasons and places(seen, "вражда" if language == "ru" else "hostility", language):
        total += _REPORT
        reasons.append("speaks of those who say so")
    if found.foreign:
        total += _FOREIGN
        reasons.append("has words of another matter")
    for more, reason in (*_place(seen, claim, language, about.home), *_time(text, claim, about), *_speaker(about)):
        total += more
        reasons.append(reason)
    return (_START_RU if language == "ru" else _START) + total, reasons


def _own_words(seen: View, found: Hits) -> tuple[float, list[str]]:
    total, reasons = 0.0, []
    for kind, tokens, weight, most in (
        ("name", found.names, _NAME, 3), ("deed", found.deeds, _DEED, 2),
        ("term", found.phrases, _PHRASE, 2), ("contrary", found.contrary, _CONTRARY, 2),
    ):  # fmt: skip
        different = list(dict.fromkeys(seen.words[i].lemma for i in tokens))
        if different:
            total += weight * min(len(different), most)
            reasons.append(f"{kind}: {', '.join(different[:most])}")
    return total, reasons


def _place(seen: View, claim: Claim, language: str, home: str | None) -> list[tuple[float, str]]:
    if not claim.place:
        return []
    own = {*lemmas(claim.place, "en"), *words_of(claim, language).names, *words_of(claim, language).sentence}
    if language == "en" and {w.lemma for w in seen.words} & {*lemmas(claim.place, "en")}:
        return [(_PLACE, f"place: {claim.place}")]
    if language == "ru" and not claim.terms_ru:
        return []
    named = [m[1] for m in _IN.finditer(seen.text)]
    lemma = {w.text: w.lemma for w in seen.words}
    if not named or any(lemma.get(n) in own or (home and state_of(n) == home) for n in named):
        return []
    # a town may be only where it was said; a country is what it was said of
    weight = _ELSEWHERE if any(state_of(n) for n in named) else _ELSEWHERE / 2
    return [(weight, f"another place: {named[0]}")]


def _time(text: str, claim: Claim, about: About) -> list[tuple[float, str]]:
    found = []
    if about.day and claim.event_from and (claim.event_from - about.day).days > _EARLY:
        found.append((_BEFORE, "said before the event"))
    years = {int(y) for y in re.findall(r"\b(?:19|20)\d\d\b", text)}
    if years and claim.event_from:
        last = (claim.event_to or claim.event_from).year
        now = {about.day.year} if about.day else set()
        if not years & {*range(claim.event_from.year, last + 1), *now}:
            found.append((_OTHER_YEAR, f"another year: {min(years)}"))
    return found


def _speaker(about: About) -> list[tuple[float, str]]:
    if about.home and about.state == about.home:
        return [(_SPEAKER, f"speaks for {about.home}")]
    return []
