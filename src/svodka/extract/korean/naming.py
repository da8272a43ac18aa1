"""Who is named by a run of Korean words: a person with a title, an office, a body, an outlet, a pronoun.

Korean has no capital letters. A person is known by a title beside the name; a lone word is taken for a name only if
its length, first and last syllable fit.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from svodka.extract.direct import Named
from svodka.lexicon.ko.people import (
    BODIES,
    HONORIFICS,
    NO_NAME_ENDINGS,
    OUTLETS,
    PEOPLE,
    PRONOUNS,
    SURNAMES,
    TITLES,
)
from svodka.model import Span, SpeakerType

_WORD = re.compile(r"[^\s“”\"‘’'「」『』(),.:;!?·…]+")
_HANGUL = re.compile("[가-힣]+")
# particles of a subject or a topic, the longest first
_SUBJECT = re.compile("(?:께서는|께서도|께서|측은|측이|은|는|이|가|도)$")
# a word that ends so belongs to what stands before, and no title or owner begins behind it
_ENDED = re.compile(
    "(?:은|는|을|를|에|에서|에게|으로|로|와|과|도|며|면서|고|서|던|했다|한다|다|했던|하는|된|되는|한|할|인|적|후|뒤|때|중|지만|면|니|는데|어서|아서|도록|려고|자)$"
)
_DETERMINERS = frozenset({"한", "두", "세", "이", "그", "전", "신임", "현"})
_MOST_WORDS = 5


@dataclass(frozen=True, slots=True)
class Eojeol:
    """A word with its particles; the span is of the revision's text."""

    span: Span
    text: str


def words_of(text: str, start: int, end: int) -> list[Eojeol]:
    """The words of a stretch, without marks."""
    return [Eojeol(Span(*match.span()), match.group()) for match in _WORD.finditer(text, start, end)]


def subjects(text: str, words: list[Eojeol]) -> Iterator[tuple[Named, int]]:
    """Each phrase that is a subject or a topic and names who can speak, with the index of its last word."""
    for i, word in enumerate(words):
        particle = _SUBJECT.search(word.text)
        if particle and particle.start() > 0 and (named := named_by(text, words[: i + 1], particle.start())):
            yield named, i


def named_by(text: str, words: list[Eojeol], length: int | None = None) -> Named | None:
    """Who is named by the phrase that ends with the last of ``words``, of which ``length`` letters are no particle."""
    last = words[-1]
    stem = last.text if length is None else last.text[:length]
    end = last.span.start + len(stem)
    first = len(words) - 1
    while first > 0 and len(words) - first < _MOST_WORDS and _joins(text, words, first - 1):
        first -= 1
    run = [*(w.text for w in words[first:-1]), stem]
    for skip in range(len(run)):
        found = _named(run[skip:])
        if found:
            span = Span(words[first + skip].span.start, end)
            if found.pronoun and skip < len(run) - 1:
                return None
            head = Span(last.span.start, end)
            return Named(span, head, found.name, found.type, found.role, found.office, found.gender, found.pronoun,
                         found.surname)  # fmt: skip
    return None


def _joins(text: str, words: list[Eojeol], at: int) -> bool:
    """Whether a word and the next one are of one phrase: nothing but a space between, and no ending."""
    word, following = words[at], words[at + 1]
    if text[word.span.end : following.span.start] != " " or not _HANGUL.match(word.text):
        return False
    if word.text in _DETERMINERS | SURNAMES or word.text.endswith("의") or _is_full(word.text):
        return True
    return not _ENDED.search(word.text)


def _named(run: list[str]) -> Named | None:
    """What a run of bare words names, its spans left open."""
    nowhere = Span(0, 0)
    if len(run) == 1 and run[0] in PRONOUNS:
        return Named(nowhere, nowhere, run[0], SpeakerType.UNKNOWN, gender=PRONOUNS[run[0]], pronoun=True)
    if len(run) > 1 and run[-1] in HONORIFICS and _is_full(run[-2]):
        return _person(run[-2], " ".join(run[:-2]) or None)
    plain = run[:-1] if len(run) > 1 and run[-1] in HONORIFICS else run
    last, phrase = plain[-1], " ".join(run)
    described = _ends(last, TITLES) or _ends(last, PEOPLE)
    if len(plain) > 1 and described and _is_name(plain[0]):
        return _person(plain[0], " ".join(plain[1:]))
    if len(plain) > 2 and described and _is_full(plain[-2]):
        return _person(plain[-2], last)  # 야당 소속 최하늘 의원
    if len(plain) == 2 and described and plain[0] in SURNAMES:
        return Named(nowhere, nowhere, phrase, SpeakerType.PERSON, last, last, surname=plain[0])
    if len(plain) > 1 and _is_full(last) and not described and _ends(plain[-2], TITLES):
        return _person(last, " ".join(plain[:-1]))
    if _ends(last, OUTLETS):
        return Named(nowhere, nowhere, phrase, SpeakerType.OUTLET)
    if _ends(last, TITLES):
        return Named(nowhere, nowhere, phrase, SpeakerType.OFFICE, phrase, last if len(plain) == 1 else None)
    if _ends(last, PEOPLE):
        kind = SpeakerType.GROUP if last.endswith("들") else SpeakerType.PERSON
        return Named(nowhere, nowhere, phrase, kind, phrase)
    if _ends(last, BODIES):
        return Named(nowhere, nowhere, phrase, SpeakerType.INSTITUTION)
    if len(run) == 1 and _is_full(last) and len(last) == 3 and last[-1] not in NO_NAME_ENDINGS:
        return _person(last, None)
    return None


def _person(name: str, role: str | None) -> Named:
    nowhere = Span(0, 0)
    office = role.split()[-1] if role else None
    return Named(nowhere, nowhere, name, SpeakerType.PERSON, role, office, surname=name[0])


def _is_name(word: str) -> bool:
    """Whether a word in front of a title is a name: 김서연, and 김산."""
    return _HANGUL.fullmatch(word) is not None and 2 <= len(word) <= 4 and word[0] in SURNAMES and not _is_common(word)


def _is_full(word: str) -> bool:
    return _is_name(word) and len(word) >= 3


def _is_common(word: str) -> bool:
    known = (*TITLES, *PEOPLE, *BODIES, *OUTLETS)
    return _ends(word, known) or (_SUBJECT.search(word) is not None and _ends(word[:-1], known))  # 정부는


def _ends(word: str, endings: list[str] | tuple[str, ...]) -> bool:
    plain = word.removesuffix("들")
    return any(plain == ending or (len(ending) > 1 and plain.endswith(ending)) for ending in endings)
