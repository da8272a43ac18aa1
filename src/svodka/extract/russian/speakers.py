"""Who speaks: the source of each finding as a name, with a role and the reason."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from svodka.extract.russian.bodies import Bodies
from svodka.extract.russian.channels import outlet_name
from svodka.extract.russian.found import Found
from svodka.extract.russian.names import People, capitalized, description, mention_of
from svodka.extract.russian.phrase import Phrase
from svodka.extract.russian.speaker_types import type_of
from svodka.extract.russian.view import View
from svodka.lexicon.ru.cues import POSSESSIVES
from svodka.lexicon.ru.people import DESCRIPTIONS, NO_OFFICE
from svodka.lexicon.ru.venues import DOCUMENT_NOUNS
from svodka.model import Span, Speaker, SpeakerType

_MASCULINE = frozenset({"он", "его"})
_FEMININE = frozenset({"она", "ее"})
_PLURAL = frozenset({"они", "их"})
_OF_A_DOCUMENT = "The text names the speaker by a document."
_CASE_OF_RULE = {
    "according_to": "gent",
    "noun_of_speaking": "gent",
    "according_to_dative": "datv",
    "list_of_statements": "gent",
}


@dataclass
class Resolver:
    """Resolves sources in the order of the text; remembers who spoke last."""

    people: People
    bodies: Bodies = field(default_factory=Bodies)
    last_person: str | None = None
    last_body: str | None = None
    last_people: str | None = None  # several: «аналитики»
    last: str | None = None  # whoever spoke last
    owner: str | None = None  # of the document that was cited last
    types: dict[str, SpeakerType] = field(default_factory=dict)  # of those who have spoken, by name

    def speaker(self, view: View, found: Found) -> tuple[Speaker | None, tuple[str, ...]]:
        """The speaker of a finding, and the doubts that resolving it left."""
        speaker, doubts = self._speaker(view, found)
        if speaker is None:
            return None, doubts
        plural = found.source and found.source.agreement and all(a[1] == "plur" for a in found.source.agreement)
        self.last = speaker.name
        if plural and not (found.source and found.source.pronoun):
            self.last_people = speaker.name
        kind = self.types.get(speaker.name)
        if kind is None:
            kind = type_of(found.source, is_person=speaker.name == self.last_person)
            self.types[speaker.name] = kind
        return replace(speaker, type=kind), doubts

    def _speaker(self, view: View, found: Found) -> tuple[Speaker | None, tuple[str, ...]]:
        phrase = found.source
        if phrase is None:
            return self._elided(found)
        case = self._case(view, found, phrase)
        mention = view.text(phrase)
        role = role_of(view, phrase)
        if phrase.name:
            name, basis = self.people.full_name(mention_of(view.sentence, phrase, case=case))
            self.last_person = name
            return Speaker(name, mention, role, basis), ()
        head = view.sentence.words[phrase.head[1]]
        if phrase.first == phrase.last and head.capital and (known := self.people.bearer(head.low)):
            self.last_person = known  # «Заяц» behind «Илья Заяц»
            return Speaker(known, mention, None, "surname"), ()
        if phrase.pronoun:
            return self._pronoun(view, phrase, mention)
        own = view.low(phrase.first) not in POSSESSIVES  # «его представитель» is someone else
        if own and phrase.lemma in DESCRIPTIONS and (person := self._described(view, phrase, found)):
            self.last_person = person
            if case != "nomn" and phrase.first == phrase.last and phrase.lemma in NO_OFFICE:
                role = None  # «по словам дипломата»: a description in an oblique case is no office as written
            return Speaker(person, mention, role, "description"), ("The text names the speaker by a description.",)
        if phrase.lemma in DOCUMENT_NOUNS and phrase.first == phrase.last and self.owner and found.document is None:
            return Speaker(self.owner, mention, None, "whose document it is"), (_OF_A_DOCUMENT,)
        if own and (body := self.bodies.full_name(view, phrase)):
            self._remember(body, found)
            return Speaker(body, mention, role, "named in full elsewhere in the text"), ()
        name = description(view.sentence, phrase, case)
        if phrase.title and phrase.lemma:
            name = view.sentence.span_of(*phrase.title).of(view.page.text)
        elif phrase.title and view.text(phrase)[:1] in '«"“„':
            name = outlet_name(view, phrase, case if case != "nomn" else None).strip('«»"“”„')
        if own and (whose := self.bodies.complement(view, phrase)):
            name = f"{name} ({whose})"
            self._remember(name, found)
            return Speaker(name, mention, role, "whose it is, elsewhere in the text"), ()
        self._remember(name, found)
        return Speaker(name, mention, role, "as written"), ()

    def _remember(self, body: str, found: Found) -> None:
        self.last_body = body
        self.owner = body if found.document else self.owner

    def _case(self, view: View, found: Found, phrase: Phrase) -> str | None:
        if found.rule in _CASE_OF_RULE:
            return _CASE_OF_RULE[found.rule]
        if view.preposition(phrase.first - 1):
            return "loct" if view.low(phrase.first - 1) in ("в", "во") and phrase.may_be("loct") else "accs"
        if found.document:
            return "gent"
        return "nomn" if phrase.may_be("nomn") else None

    def _elided(self, found: Found) -> tuple[Speaker | None, tuple[str, ...]]:
        if found.document is not None or not found.doubts or self.last is None:
            return None, ()
        return Speaker(self.last, None, None, "same speaker as before"), ()

    def _pronoun(self, view: View, phrase: Phrase, mention: str) -> tuple[Speaker | None, tuple[str, ...]]:
        doubt = ("The speaker is named by a pronoun.",)
        if phrase.lemma in _MASCULINE | _FEMININE:
            gender = "masc" if phrase.lemma in _MASCULINE else "femn"
            last = self.last_person
            if last is None or self.people.gender_of(last) not in (gender, None):
                last = self.people.last_before(view.sentence.number, phrase.first, gender)
            if last:
                self.last_person = last
                return Speaker(last, mention, None, "pronoun"), doubt
            if self.last:  # «оно», «она»: a body whose gender nobody told us
                return Speaker(self.last, mention, None, "pronoun"), doubt
        elif phrase.lemma in _PLURAL and self.last_people:
            return Speaker(self.last_people, mention, None, "pronoun"), doubt
        elif self.last_body:
            return Speaker(self.last_body, mention, None, "pronoun"), doubt
        return Speaker(mention, mention, None, "not resolved"), doubt

    def _described(self, view: View, phrase: Phrase, found: Found) -> str | None:
        """The person of a description: who holds the office in this text; for one word, who spoke last."""
        word = view.sentence.words[phrase.head[0]]
        feminine = any(f.pos == "VERB" and f.gender == "femn" for f in view.sentence.words[found.cue[1]].forms)
        nouns = {f.gender for f in word.forms if f.pos == "NOUN"}
        gender = "femn" if feminine or nouns == {"femn"} else None
        holder = self.people.holder(phrase.lemma, gender, capitalized(view, phrase))
        if holder:
            return holder
        # of a longer description («собеседник газеты») nothing says that it is the person before
        if phrase.first == phrase.last and view.sentence.words[phrase.head[0]].forms[0].number != "plur":
            last = self.last_person
            return (
                last if (last and self.people.gender_of(last) in (gender, None)) or (last and gender is None) else None
            )
        return None


def role_of(view: View, phrase: Phrase) -> str | None:
    """The office or description as written: the words around the name, or the phrase that describes a person."""
    if phrase.pronoun:
        return None
    if phrase.name:
        first = phrase.name[0]
        if first == phrase.first:
            return None
        start = phrase.first
        while start < first and view.low(start) in _NO_PART_OF_OFFICE:
            start += 1
        role = view.sentence.span_of(start, first - 1).of(view.page.text).strip(" ,") if start < first else ""
        return role if role and not (start == first - 1 and _is_no_office(view, start)) else None
    describes = phrase.animate or phrase.lemma in DESCRIPTIONS
    return view.text(phrase) if describes and not phrase.title else None


# words in front of an office or a name that tell nothing of either
_NO_PART_OF_OFFICE = frozenset(
    "сам сама мой моя моего моей наш наша нашего нашей ваш ваша вашего вашей твой твоя свой своя своего своей".split()
)


def _is_no_office(view: View, at: int) -> bool:
    return any(lemma in NO_OFFICE for lemma in view.sentence.words[at].lemmas("NOUN"))


def head_of(view: View, phrase: Phrase) -> Span:
    """The last name, the outlet's name or the head noun."""
    return view.sentence.span_of(*phrase.head)
