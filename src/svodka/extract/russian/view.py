"""One sentence as the rules see it: its phrases, its cue verbs, and who is the subject of a verb."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property

from svodka.extract.russian.found import Cue
from svodka.extract.russian.morph import known
from svodka.extract.russian.negation import begun, negated, refused
from svodka.extract.russian.page import DASHES, Page, Sentence
from svodka.extract.russian.phrase import Phrase, verb_agrees
from svodka.extract.russian.phrases import Phrases
from svodka.lexicon.ru.calendar import MONTHS, WEEKDAYS
from svodka.lexicon.ru.cues import (
    PASSIVE_PARTICIPLES,
    PASSIVES,
    PREDICATES,
    VERB_OF,
)
from svodka.lexicon.ru.venues import DOCUMENT_NOUNS, VENUE_NOUNS
from svodka.model import Act

BORDERS = frozenset({",", ";", ":", "(", ")", ".", "!", "?", "…"})
# the farthest subject in the 104 annotated posts stands 23 words before its verb, behind a relative clause
FARTHEST_SUBJECT = 60
_SAID = frozenset({"что", "«", ",", ":", "о"})
_THOUGHT = frozenset({"что", ",", "«"})
FINITE = ("VERB",)


@dataclass
class View:
    """A sentence with everything that rules ask of it."""

    page: Page
    sentence: Sentence
    phrases: Phrases = field(init=False)

    def __post_init__(self) -> None:
        self.phrases = Phrases(self.sentence, (self.page.revision.outlet or "").casefold())

    @cached_property
    def all_phrases(self) -> tuple[Phrase, ...]:
        return tuple(self.phrases.all())

    @property
    def size(self) -> int:
        return len(self.sentence.words)

    def low(self, at: int) -> str:
        return self.sentence.low(at)

    def text(self, phrase: Phrase) -> str:
        return self.sentence.span_of(phrase.first, phrase.last).of(self.page.text)

    def quoted(self, at: int) -> bool:
        """Whether the word stands inside a quotation that is more than a name or a few words."""
        word = self.sentence.words[at]
        return word.quoted > 0

    def dash(self, at: int) -> bool:
        """Whether the token is a dash with spaces around, not a hyphen inside a word."""
        return self.low(at) in DASHES and self.low(at) != ""

    def colon(self, at: int) -> bool:
        """Whether the token is a colon of the sentence, not of a time of day."""
        return self.low(at) == ":" and not (self.low(at - 1).isdigit() and self.low(at + 1).isdigit())

    @cached_property
    def _borders(self) -> frozenset[int]:
        return frozenset(at for at, w in enumerate(self.sentence.words) if w.low in BORDERS or w.low in DASHES)

    def border(self, at: int) -> bool:
        """Whether a clause can begin or end at this token."""
        return not 0 <= at < self.size or at in self._borders

    def finite(self, at: int) -> bool:
        """Whether the word is likely a verb with a subject of its own."""
        word = self.sentence.words[at]
        return bool(word.forms) and word.forms[0].pos in ("VERB", "PRTS") and not word.capital

    def predicate(self, at: int) -> bool:
        """Whether the word can make a clause of what stands around it: a verb, a short form, «можно»."""
        forms = self.sentence.words[at].forms
        return bool(forms) and forms[0].pos in ("VERB", "PRTS", "ADJS", "PRED", "INFN")

    # ------------------------------------------------------------------------------------------- cues

    @cached_property
    def cues(self) -> tuple[Cue, ...]:
        """The cue verbs, from left to right."""
        return tuple(cue for at in range(self.size) if (cue := self._cue(at)))

    def _cue(self, at: int) -> Cue | None:
        word = self.sentence.words[at]
        if any(f.pos == "PREP" for f in word.forms):  # благодаря, согласно
            return None
        for form in word.forms[:4]:
            if form.pos == "ADJS" and form.lemma in PREDICATES:
                return Cue(at, form, "predicate", Act.SAY, _THOUGHT, at)
            passive = form.pos == "VERB" and form.lemma in PASSIVES
            if passive or (form.pos == "PRTS" and form.gender == "neut" and form.lemma in PASSIVE_PARTICIPLES):
                return Cue(at, form, "passive", Act.SAY, _SAID, at)
            if form.pos == "INFN" and (refusal := refused(self.sentence, at, form)):
                return refusal
            kind = _KINDS.get(form.pos)
            verb = VERB_OF.get(form.lemma) if kind else None
            if verb is None or kind is None or "impr" in form.tags or "pssv" in form.tags:
                continue
            if kind == "infinitive" and not begun(self.sentence, at):
                continue
            if "futr" in form.tags:
                continue  # what will be said was not said
            if "1per" in form.tags:
                return None  # «мы считаем» outside quotations is the author's own voice
            return negated(self.sentence, Cue(at, form, kind, verb.act, verb.frames, at))
        return None

    @cached_property
    def set_off_verbs(self) -> tuple[Cue, ...]:
        """Verbs behind a quotation or a comma and a dash that are no cue verbs: «…», — подвёл итог мэр."""
        cues = {cue.at for cue in self.cues}
        return tuple(
            Cue(at, form, "finite", Act.SAY, frozenset({"«"}), at)
            for at in range(2, self.size)
            if at not in cues and self.dash(at - 1) and self.low(at - 2) in _ENDS_OF_SPEECH
            for form in self.sentence.words[at].forms[:1]
            if form.pos == "VERB" and form.tags.isdisjoint({"1per", "2per", "futr", "impr"})
        )

    # ---------------------------------------------------------------------------------------- subjects

    def subject(self, cue: Cue) -> Phrase | None:
        """Who does the cue verb: the nominative that agrees with it, or «в полиции» beside a plural."""
        if cue.kind == "participle":
            return self._bearer(cue)
        if cue.kind in ("gerund", "infinitive"):
            return self._far_left(cue) or self._right(cue)
        if cue.kind == "passive":
            return None
        inverted = self.border(cue.first - 1) or self.low(cue.first - 1) in _BEFORE_INVERTED
        sides = (self._right, self._behind, self._left) if inverted else (self._left, self._right)
        found = [subject for side in sides if (subject := side(cue))]
        # «об этом «Утру» сообщили очевидцы», «сотрудник порта, …, сообщил ЦТАК»: an outlet beside another
        # subject was told
        if len(found) > 1 and self._was_told(found[0], cue) and not found[1].may_be("gent"):
            return found[1]
        quoted = found and found[0].title and found[0].last < cue.first  # «Мост цел», заявил Шапша
        if (not found or quoted) and (surname := self._surname(cue)):
            return surname
        if found and not (found[0].speaks or found[0].pronoun):
            institution = self._institution(cue)
            return institution if institution and institution.speaks else found[0]
        if found:
            return found[0]
        if relative := self._antecedent(cue):
            return relative
        return self._institution(cue) or (self._far_left(cue) if self._coordinated(cue) else None)

    def _surname(self, cue: Cue) -> Phrase | None:
        """«сообщил Сальдо», «заявил Шапша»: what only looks like a thing or a place does the verb of a man."""
        if cue.kind != "finite" or cue.form.number != "sing" or cue.form.gender not in ("masc", "femn"):
            return None
        for at, edge in ((cue.at + 1, cue.at + 2), (cue.first - 1, cue.first - 2)):
            word = self.sentence.words[at] if 0 <= at < self.size else None
            phrase = self.phrases.at(at)
            alone = phrase is not None and phrase.first == phrase.last and not phrase.title and not phrase.body
            guessed = phrase is not None and phrase.place and word is not None and not known(word.low)
            if word and word.capital and not word.text.isupper() and (alone or guessed) and self.border(edge):
                bears = frozenset({("nomn", "sing", cue.form.gender)})
                return Phrase(at, at, (at, at), bears, "", name=(at, at), animate=True)
        return None

    def _was_told(self, phrase: Phrase, cue: Cue) -> bool:
        """Whether an outlet, where another subject is at hand, is the one who was told."""
        before = phrase.last < cue.first or self.low(phrase.last + 2) in ("что", "чтобы")
        return phrase.is_outlet and not phrase.lemma and before

    def _right(self, cue: Cue) -> Phrase | None:
        """The subject behind the verb: «сообщил РИА Новости представитель порта»."""
        outlet: Phrase | None = None
        at = cue.at + 1
        while at < self.size and not self.border(at) and self.low(at) not in ("что", "и", "чтобы"):
            if self._preposition(at):
                skipped = self.phrases.at(at + 1)
                at = skipped.last + 1 if skipped else at + 1
                behind = self.phrases.at(at)
                if skipped and behind and behind.may_be("gent") and ("nomn", "sing", "masc") not in behind.agreement:
                    at = behind.last + 1  # «в долине Тарши»: a name that the dictionary does not list
                continue
            phrase = self.phrases.at(at)
            if phrase is None:
                at += 1
                continue
            if phrase.is_outlet and phrase.may_be("datv") and not phrase.lemma:
                outlet = outlet or phrase  # told to it, if a better subject follows
            elif self._agrees(phrase, cue):
                return self._joined(phrase, cue)
            at = phrase.last + 1
        if outlet and not (self._plural(cue) and self._institution(cue)) and self._agrees(outlet, cue):
            return outlet
        return None

    def _left(self, cue: Cue) -> Phrase | None:
        """The subject before the verb in its clause; set-off participles and relative clauses may stand between."""
        fitting = [p for p in self._before(cue) if self._agrees(p, cue) and self._same_clause(p.last + 1, cue.first)]
        fitting.sort(key=lambda p: (not (p.speaks or p.pronoun), -p.last))
        return self._joined(fitting[0], cue) if fitting else None

    def _far_left(self, cue: Cue) -> Phrase | None:
        """The subject of an earlier verb of the sentence, which this one shares."""
        fitting = [p for p in self._before(cue) if self._shares(p, cue)]
        speaking = [p for p in fitting if p.speaks or p.pronoun]
        # «телеведущая перепутала фамилию Джо Линда, назвав …»: a form that may be a genitive comes last
        clear = [p for p in speaking if not p.may_be("gent")]
        return next(iter(clear[-1:] or speaking[-1:] or fitting[:1]), None)

    def _before(self, cue: Cue) -> list[Phrase]:
        depth = self.sentence.words[cue.at].quoted
        return [
            p
            for p in self.all_phrases
            if cue.first - FARTHEST_SUBJECT < p.last < cue.first
            and self.sentence.words[p.head[0]].quoted <= depth + (p.title is not None)
            and not self._preposition(p.first - 1)
        ]

    def _agrees(self, phrase: Phrase, cue: Cue) -> bool:
        if cue.kind == "predicate":
            return phrase.may_be("nomn")
        if self._is_date(phrase) or phrase.lemma in _TIME_NOUNS:
            return False
        # «Вель и Линд заявили»: one of two singular subjects of a plural verb
        paired = self._plural(cue) and any(self.low(i) == "и" for i in (phrase.first - 1, phrase.last + 1))
        return verb_agrees(phrase, cue.form) or (paired and phrase.speaks and phrase.may_be("nomn"))

    def _shares(self, phrase: Phrase, cue: Cue) -> bool:
        if cue.kind in ("gerund", "infinitive"):
            return phrase.may_be("nomn")
        return verb_agrees(phrase, cue.form)

    def _is_date(self, phrase: Phrase) -> bool:
        return phrase.lemma in MONTHS or phrase.lemma in WEEKDAYS

    def _joined(self, phrase: Phrase, cue: Cue) -> Phrase:
        """«Трамп и Байден заявили»: both, where the verb is plural."""
        if not self._plural(cue):
            return phrase
        for other in self.all_phrases:
            if other.last + 2 == phrase.first and self.low(other.last + 1) == "и" and other.may_be("nomn"):
                return replace(phrase, first=other.first, name=None)
        return phrase

    def _plural(self, cue: Cue) -> bool:
        return cue.form.number == "plur"

    def _same_clause(self, start: int, end: int) -> bool:
        """Whether no clause border but a closed insertion lies between two words."""
        borders = [i for i in range(start, end) if self.border(i)]
        if not borders:
            return not any(self.finite(i) for i in range(start, end))
        if borders == [end - 1] and start < end and self.low(end - 1) == "," and start == end - 1:
            return not any(self.finite(i) for i in range(start))  # a comma that should not be there
        if len(borders) == 1 or self.low(borders[0]) not in (",", "(") or self.low(borders[-1]) not in (",", ")"):
            return False
        opener = self.sentence.words[borders[0] + 1]
        openers = self.sentence.words[borders[0] + 1 : borders[0] + 4]
        inserted = self.low(borders[0]) == "(" or any(
            f.pos in ("PRTF", "GRND") or f.lemma == "который" for w in openers for f in w.forms[:2]
        )
        relative = opener.low in ("в", "на", "с", "о", "за", "где", "чей", "как", "а", "кроме", "помимо")
        outside = [*range(start, borders[0]), *range(borders[-1] + 1, end)]
        return (inserted or relative) and not any(self.finite(i) for i in outside)

    def _antecedent(self, cue: Cue) -> Phrase | None:
        """губернатор, который утверждает; заявление, в котором он осудил: the phrase before the clause."""
        for at in range(cue.first - 1, max(0, cue.first - 6), -1):
            if self.border(at) or self.finite(at):
                return None
            if any(f.lemma == "который" for f in self.sentence.words[at].forms[:1]):
                nominative = any(f.case == "nomn" for f in self.sentence.words[at].forms) and self.low(at - 1) == ","
                return self._ending_before(at - 1, cue) if nominative else self._far_left(cue)
        return None

    def _ending_before(self, comma: int, cue: Cue) -> Phrase | None:
        """The longest phrase before a comma that speaks: in «сообщение губернатора Вель», the governor."""
        for first in range(max(0, comma - 12), comma):
            phrase = self.phrases.at(first)
            if phrase and phrase.last == comma - 1 and phrase.speaks:
                numbers = {a[1] for a in phrase.agreement}
                if None in numbers or cue.form.number in numbers:
                    return phrase
        return None

    def _coordinated(self, cue: Cue) -> bool:
        """Whether the verb continues another verb of its sentence: «сказал … и добавил»."""
        if any(self.finite(i) for i in range(cue.first)):
            before = self.low(cue.first - 1)
            return before in _BEFORE_COORDINATED or self.border(cue.first - 1)
        return False

    def _institution(self, cue: Cue) -> Phrase | None:
        """«сообщили в полиции», «в пресс-службе … пояснили»: a place of work speaks through a plural verb."""
        if not (self._plural(cue) or cue.act is Act.DECLINE) or "в" in cue.frames:
            return None
        candidates = [
            phrase
            for at in range(self.size)
            if self.low(at) in ("в", "во")
            and self.quoted(at) == self.quoted(cue.at)
            and (phrase := self.phrases.at(at + 1))
            and phrase.may_be("loct")
            and self._near(at, phrase, cue)
            and phrase.lemma not in VENUE_NOUNS - {"полиция", "суд"}
            and phrase.lemma not in _TIME_NOUNS
            and not self._is_date(phrase)
            and not self.low(at + 1)[:1].isdigit()
        ]
        candidates.sort(key=lambda p: abs(p.first - cue.at))
        return candidates[0] if candidates else None

    def _behind(self, cue: Cue) -> Phrase | None:
        """«…, заявили в министерстве»."""
        institution = self._institution(cue)
        return institution if institution and institution.first > cue.at else None

    def _near(self, at: int, phrase: Phrase, cue: Cue) -> bool:
        if at > cue.at:
            return not any(self.border(i) for i in range(cue.at + 1, at))
        between = range(phrase.last + 1, cue.first)
        return not any(self.finite(i) or self.border(i) for i in between)

    def _bearer(self, cue: Cue) -> Phrase | None:
        """министр, заявивший, что …: the noun before the participle's comma."""
        if self.low(cue.first - 1) != ",":
            return None
        return self._ending_before(cue.first - 1, cue)

    def _preposition(self, at: int) -> bool:
        if not 0 <= at < self.size:
            return False
        word = self.sentence.words[at]
        return bool(word.forms) and word.forms[0].pos == "PREP" and not (word.text.isupper() and len(word.text) > 1)

    def preposition(self, at: int) -> bool:
        """Whether the word is a preposition."""
        return self._preposition(at)

    def document_of(self, cue: Cue) -> tuple[Phrase | None, Phrase | None]:
        """«говорится в сообщении министерства»: the document's phrase and its owner, each if told."""
        for at in (*range(cue.at + 1, min(cue.at + 4, self.size)), *range(cue.at - 1, -1, -1)):
            if self.low(at) not in ("в", "во", "на", "из"):
                continue
            phrase = self.phrases.at(at + 1)
            if phrase and phrase.lemma in DOCUMENT_NOUNS and self._near(at, phrase, cue):
                owner = self.phrases.at(phrase.head[1] + 1) if phrase.last > phrase.head[1] else None
                return phrase, owner
        return None, None


_KINDS = {"VERB": "finite", "GRND": "gerund", "PRTF": "participle", "INFN": "infinitive"}
_BEFORE_INVERTED = frozenset({"как", "", "этом", "также", "и", "ранее", "так", "же", "но", "а", "позже"})
_BEFORE_COORDINATED = frozenset({"и", "также", "а", "но", "или", "затем", "потом", "еще", "при", "однако"})
_ENDS_OF_SPEECH = frozenset({",", "»", '"', "”", "“", "!", "?", "…", "."})
_TIME_NOUNS = frozenset(
    {
        "год",
        "неделя",
        "месяц",
        "день",
        "час",
        "минута",
        "раз",
        "время",
        "момент",
        "течение",
        "итог",
        "частность",
        "часть",
    }
)


def views(page: Page) -> Iterator[View]:
    """A view of every sentence."""
    for sentence in page.sentences:
        yield View(page, sentence)
