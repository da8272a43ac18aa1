"""What the headline of a Russian transcript tells: who speaks, where and when."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from svodka.extract.russian.dates import said_on
from svodka.extract.russian.names import People, mention_of
from svodka.extract.russian.view import View
from svodka.extract.transcript import Occasion, initials_fit, share_initials
from svodka.lexicon.ru.venues import SPEECH_NOUNS, VENUE_NOUNS
from svodka.model import PartKind, Precision, Revision, Said, Speaker, SpeakerType


def occasion_of(revision: Revision, views: Sequence[View], people: People) -> Occasion:
    """The occasion of a transcript, from the views of its headline."""
    spans = [part.span for part in revision.parts if part.kind is PartKind.HEADLINE]
    headline = [view for view in views if any(span.contains(view.sentence.span) for span in spans)]
    nouns = [lemma for v in headline for w in v.sentence.words for lemma in w.lemmas("NOUN") if lemma in SPEECH_NOUNS]

    principal = _principal(headline, people)

    def called(label: str) -> Speaker | None:
        surname = label.split()[-1].casefold().replace("ё", "е")
        if principal and (label == principal.name or _fits(label, principal.name, surname)):
            return principal  # with the office in the headline
        name = people.bearer(surname)
        return Speaker(name, None, type=SpeakerType.PERSON) if name and initials_fit(label, name) else None

    return Occasion(
        principal=principal,
        called=called,
        said=_said(headline, revision),
        venue=nouns[0] if nouns else None,
        is_speech=bool(nouns),
    )


def _fits(label: str, name: str, surname: str) -> bool:
    same = name.split()[-1].casefold().replace("ё", "е") == surname
    return same and (initials_fit(label, name) or share_initials(label, name))


def _principal(headline: Sequence[View], people: People) -> Speaker | None:
    """The person whom the headline names, with the office as written; None where it names none or several.

    A lone capitalized word may be a town: a name has a first name or initials.
    """
    named: dict[str, Speaker] = {}
    for view in headline:
        for phrase in view.phrases.names():
            if phrase.name is None or len(view.low(phrase.last)) < 2:
                continue
            initials = _initials_before(view, phrase.last)
            if phrase.first == phrase.last and not initials:
                continue
            surname_alone = replace(phrase, first=phrase.last, name=(phrase.last, phrase.last))
            mention = mention_of(view.sentence, surname_alone if initials else phrase)
            full, _ = people.full_name(mention)
            # two of a surname are two people: only a first name that the initials begin can be theirs
            whole = full if not initials or initials_fit(initials, full) else f"{initials} {mention.name}"
            first = phrase.last - 2 * initials.count(".") if initials else phrase.first
            named[whole] = Speaker(whole, None, _role_before(view, first), type=SpeakerType.PERSON)
    return next(iter(named.values())) if len(named) == 1 else None


def _initials_before(view: View, at: int) -> str:
    """И.Л. before Дороховой: the initials as written; empty where there are none."""
    first = at
    while first >= 2 and view.low(first - 1) == "." and len(view.low(first - 2)) == 1:
        first -= 2
    return view.sentence.span_of(first, at - 1).of(view.page.text) if first < at else ""


def _role_before(view: View, at: int) -> str | None:
    """The words between the occasion and the name: Брифинг | официального представителя МИД | И.Л. Дороховой."""
    start = end = at - 1
    while start >= 0 and view.sentence.words[start].is_word and not _is_occasion(view, start):
        start -= 1
    return view.sentence.span_of(start + 1, end).of(view.page.text) if start < end else None


def _is_occasion(view: View, at: int) -> bool:
    return any(lemma in VENUE_NOUNS for lemma in view.sentence.words[at].lemmas("NOUN"))


def _said(headline: Sequence[View], revision: Revision) -> Said | None:
    for view in headline:
        said = said_on(view, range(view.size), revision.published_on)
        if said and said.precision is Precision.DAY:
            return Said(said.start, said.end, said.precision, f"the headline: {said.basis}")
    return None
