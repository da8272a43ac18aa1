"""A sentence and a claim -> the stances that the sentence's words take towards it.

The sentence is cut into clauses; each is read by its first cue, or, where it has none, by what it says of the claim.
Clauses that are about something else do not count. What someone else tells, what is told of an earlier occasion and
what only a headline says is read, too, and flagged.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from svodka.model import Claim, Facet, Stance, StanceFlag, StanceReading
from svodka.track.claim_words import ClaimWords, Hits, hits, words_of
from svodka.track.stance.clause import Said, negation, stance_of_clause
from svodka.track.stance.flags import headline, ironic, reported, retrospective
from svodka.track.stance.rules import Cue, cues, places, tones
from svodka.track.stance.segments import Segment, asked, conceded, segments
from svodka.track.words import View, view

# Weights of what makes a clause be about the claim; only their order matters, which is: the deed, then names, then
# words that stand for either ("the reports", "it")
_DEED, _NAME, _PHRASE, _REPORT, _EVENT, _PRONOUN = 1.0, 0.5, 1.0, 0.5, 0.4, 0.25
_RUSSIAN = 0.4  # the claim's own sentence is English: its other words can't be found in a Russian text
_PRONOUNS = frozenset("it this that them so он это они она его ее их то".split())
_OBJECTS = frozenset("it this that them so он она они это".split())
_SUBJECTS = frozenset("it he she they он она они".split())
_INHERITED = 0.8
# A clause with less than this share of the best one's weight is about something else. Cross-validated over the shared
# cases (docs/design/0008-lines.md): .4 to .7 make no difference that counts
_ABOUT = 0.5
# How much more a cue tells than an assertion, and that more than a clause beside the point
_CUE, _CLAUSE, _TONE, _BESIDE = 1.0, 0.8, 0.5, 0.35
# "He had no information and no ties": who commits himself has not declined. A commitment may be told by this much less
_COMMITTED = 0.85
_DENIED = 0.7  # and who is sorry for something, and denies, denies
_SORRY = frozenset({"apology_for", "извинился", "sorrow", "regretted", "скорбел", "сожалел"})
_SILENT = frozenset({Stance.DECLINE, Stance.DEFLECT})
_CONCEDED = 0.6  # "while rejecting X, …" is not what a sentence is for
_FLOOR = 0.3  # of a clause without a word of the claim: an answer need not repeat the question
_DO = frozenset({"do", "делать", "сделать"})  # "for what the army had done"
_OWN = frozenset("country own force troop soldier army military страна армия солдат военный свой наш".split())
_NOT_HIDDEN = frozenset(
    """never_hidden no_secret no_doubt_that nobody_denies not_only
    не_скрывал нет_сомнений никто_не_отрицает не_только""".split()
)
_OF_REPORTS = frozenset({"be_true", "это_правда"})
_ALLOWING = frozenset({"allowed_that", "only_conceded", "some_conceded", "допустил", "допустил_просто", "признал_лишь"})
_BLAMED = frozenset({"plead_guilty", "apology_for", "take_responsibility", "извинился", "взял_ответственность"})
_GRIEVING = frozenset({"sorrow", "regretted", "скорбел", "сожалел"})
_UNKNOWING = frozenset({"know_nothing", "not_aware", "unaware", "not_know", "no_idea", "не_в_курсе", "неизвестно"})
_ADMITTING = frozenset({"admission", "признал"})
_ALWAYS = frozenset({"rules_kept", "правила_соблюдают"})  # "has always kept the law" is of today
_MISTAKING = frozenset({"taken_for_an_enemy", "приняли_за_врага"})
_YES = frozenset({"answered_yes", "ответил_да", "ответил_да_в_кавычках"})
_PROCLAIMED = frozenset({"proclaimed", "объявил"})
_PROCLAIMING = 4  # tokens from the verb to what is proclaimed
_RESPONSIBLE = frozenset({"plead_guilty", "take_responsibility", "взял_ответственность"})


@dataclass(frozen=True, slots=True)
class Passage:
    """What is judged, and what is known of it."""

    text: str
    language: str
    holder: str = ""  # the words that name the holder in it; empty: it is the holder's own text
    year: int | None = None  # in which it was published


def judge(passage: Passage, claim: Claim) -> tuple[StanceReading, ...]:
    """The stances of a passage towards a claim, the one that it tells most surely first; spans are of its text.

    It says nothing of whether the passage is about the claim at all: that is ``linking.link``.
    """
    language = "ru" if passage.language == "ru" else "en"
    seen = view(passage.text, language)
    if not seen.words:
        return ()
    words = words_of(claim, language)
    found = hits(seen, words)
    parts = segments(seen, cues(seen, language), language)
    soft = {"beside_the_point", *(rule.name for rule in tones(language))}
    weights = _weights(seen, parts, found, words, language)
    every = [
        (weight, _reading(passage, seen, part, found, claim, weight, language))
        for part, weight in zip(parts, weights, strict=True)
        if len(parts) == 1 or not asked(seen, part, language)
    ]
    telling = [weight for weight, reading in every if reading.counts and reading.rule not in soft]
    toned = [weight for weight, reading in every if reading.counts and reading.rule != "beside_the_point"]
    about = max(telling or toned, default=max(weights)) * _ABOUT
    readings = [reading for weight, reading in every if weight >= about]
    best: dict[tuple[Stance, bool], StanceReading] = {}
    for reading in sorted(readings, key=lambda r: (-r.score, r.span)):
        best.setdefault((reading.stance, reading.counts), reading)
    return _without_weak(tuple(best.values()))


def _without_weak(readings: tuple[StanceReading, ...]) -> tuple[StanceReading, ...]:
    """A clause beside the point counts only where nothing else is said."""
    strong = tuple(r for r in readings if r.rule != "beside_the_point") or readings
    if (
        strong and strong[0].rule in _SORRY and strong[0].stance is Stance.HEDGE
    ):  # "apologised for the film, and repeated that no rule was broken"
        denied = [r for r in strong if r.counts and r.stance is Stance.DENY and r.score >= strong[0].score * _DENIED]
        strong = (*denied, *(r for r in strong if r not in denied))
    if not strong or (strong[0].stance not in _SILENT and strong[0].rule not in _ALLOWING):
        return strong
    justified = [r for r in strong if r.counts and r.stance is Stance.HEDGE and r.subtype == "JUSTIFIED"]
    if justified and strong[0].stance in _SILENT:  # "would not say whose they were, and called it all lawful"
        return (*justified, *(r for r in strong if r not in justified))
    enough = strong[0].score * _COMMITTED
    first = [r for r in strong if r.stance in (Stance.DENY, Stance.AFFIRM) and r.score >= enough and r.counts]
    return (*first, *(r for r in strong if r not in first))


def _weights(seen: View, parts: tuple[Segment, ...], found: Hits, words: ClaimWords, language: str) -> list[float]:
    """The weight of each clause; one whose cue is about a pronoun has nearly that of the clause before it."""
    weights: list[float] = []
    for part in parts:
        weight = _weight(seen, part, found, words, language)
        if weights and any(_of_a_pronoun(seen, cue) for cue in part.cues):
            weight = max(weight, _INHERITED * weights[-1])
        if weights and asked(seen, parts[0], language) and len(weights) == 1:
            weight = max(weight, weights[0])  # the answer is about what was asked
        weights.append(weight)
    # who apologises or takes the blame does so for what the sentence is about, and need not name it
    return [
        max(weight, _INHERITED * max(weights)) if any(cue.rule.name in _BLAMED for cue in part.cues) else weight
        for part, weight in zip(parts, weights, strict=True)
    ]


def _of_a_pronoun(seen: View, cue: Cue) -> bool:
    before = seen.words[max(0, cue.first - 2) : cue.first]
    behind = seen.words[cue.first : cue.last + 2]
    return any(w.lemma in _OBJECTS for w in (*(w for w in before if w.low not in _SUBJECTS), *behind))


def _weight(seen: View, part: Segment, found: Hits, words: ClaimWords, language: str) -> float:
    here = found.within(part.first, part.last)
    lemma = [w.lemma for w in seen.words[part.first : part.last + 1]]
    deeds = len({seen.words[i].lemma for i in here.deeds})
    names = len({seen.words[i].lemma for i in here.names})
    weight = _DEED * min(deeds, 2) + _NAME * min(names, 3) + _PHRASE * (len(here.phrases) + len(here.contrary))
    weight += _REPORT * bool(_in(seen, part, "report", "сообщение", language))
    weight += _EVENT * bool(_in(seen, part, "event", "событие", language))
    weight += _RUSSIAN * (language == "ru" and bool(deeds) and bool(names))
    return weight + _PRONOUN * any(w in _PRONOUNS for w in lemma)


def _reading(
    passage: Passage, seen: View, part: Segment, found: Hits, claim: Claim, weight: float, language: str
) -> StanceReading:
    here = found.within(part.first, part.last)
    said, cued = _said(seen, part, here, claim, words_of(claim, language), language)
    flags = set()
    if cued:
        flags.add(StanceFlag.EXPLICIT)
    if said.subtype == "PRESUPPOSED":
        flags.add(StanceFlag.PRESUPPOSED)
    if reported(seen, said.first, passage.holder, language):
        flags.add(StanceFlag.REPORTED)
    if said.rule not in _ALWAYS and retrospective(seen, part, said.first, passage.year, language):
        flags.add(StanceFlag.RETROSPECTIVE)
    if headline(seen):
        flags.add(StanceFlag.HEADLINE)
    if ironic(seen, part, language) and said.stance is Stance.AFFIRM and not cued:
        flags.add(StanceFlag.IRONY)
    kind = _CUE if cued else _BESIDE if said.rule == "beside_the_point" else _CLAUSE
    if said.rule in {rule.name for rule in tones(language)}:
        kind = _TONE
    kind *= _CONCEDED if conceded(seen, part, language) else 1
    score = kind * (weight + _FLOOR) / (weight + _FLOOR + 1)
    span = seen.span(said.first, said.last)
    return StanceReading(said.stance, said.subtype, span, said.rule, round(score, 3), frozenset(flags))


def _said(seen: View, part: Segment, here: Hits, claim: Claim, words: ClaimWords, language: str) -> tuple[Said, bool]:
    """What a clause says, and whether a cue says it: the outermost one that is about the claim."""
    for cue in part.cues:
        said = _adjusted(seen, part, cue, here, claim, words, language)
        if said:
            return said, True
    return stance_of_clause(seen, part, here, claim.facet, language), False


def _adjusted(
    seen: View, part: Segment, cue: Cue, here: Hits, claim: Claim, words: ClaimWords, language: str
) -> Said | None:
    """A cue's stance, given what it is said of; None where it is said of something that the claim is not about."""
    rule = cue.rule
    said = Said(rule.stance, rule.subtype, rule.name, cue.first, cue.last)
    on_deed = bool(here.deeds or here.phrases or here.contrary)
    if rule.subtype == "IGNORANCE" and rule.name in _UNKNOWING and "order" in words.families:
        return replace(said, stance=Stance.DENY)
    if rule.subtype == "REGRET_NO_RESP" and here.deeds:
        mistaken = _in(seen, part, "mistake", "ошибка", language) or _in(seen, part, "accident", "случай", language)
        real = " would " not in f" {' '.join(w.lemma for w in seen.words[part.first : part.last + 1])} "
        if real and (claim.facet is Facet.OCC or mistaken):
            return replace(said, stance=Stance.AFFIRM, subtype="APOLOGY")
    if rule.name in _GRIEVING and claim.facet is Facet.INTENT:
        return None  # one may regret what was meant as well as what was not
    grieved = rule.name in _GRIEVING and not (here.names or _in(seen, part, "event", "событие", language))
    if not on_deed and (grieved or (rule.name in _ALLOWING and not here.names)):
        return None
    if rule.stance is Stance.CONDITIONAL:
        return _answered(seen, part, cue, said, here, language)
    if rule.stance is not Stance.AFFIRM:
        return said
    if rule.subtype in ("PRESUPPOSED", "JUSTIFY"):
        # who defends a raid grants that it was; whether it did what is claimed of it, he may dispute
        defended = rule.subtype == "JUSTIFY" and claim.facet is not Facet.AGENT
        thanked = rule.subtype == "PRESUPPOSED" and _thanked(seen, part, here, language)
        return said if (here.deeds or thanked) and not defended else None
    if rule.subtype == "APOLOGY":
        mistaken = _in(seen, part, "mistake", "ошибка", language)
        own = here.actors or any(w.lemma in _OWN for w in seen.words[part.first : part.last + 1])
        done = own and any(w.lemma in _DO for w in seen.words[part.first : part.last + 1])
        return said if on_deed or mistaken or done else replace(said, stance=Stance.HEDGE, subtype="REGRET_NO_RESP")
    if rule.name in _RESPONSIBLE and "order" in words.families:
        return replace(said, stance=Stance.HEDGE, subtype="FACET")  # as a leader, not for the order
    if rule.name in _NOT_HIDDEN:  # their negation is not of the deed
        return said if on_deed else None
    return _granted(seen, part, cue, said, here, claim, language)


def _thanked(seen: View, part: Segment, here: Hits, language: str) -> bool:
    """ "Thanked them for their help in Lorim" takes the help for granted: a noun of service, and the claim's names."""
    names = {seen.words[i].lemma for i in here.names}
    return len(names) > 1 and bool(_in(seen, part, "service", "служба", language))


def _answered(seen: View, part: Segment, cue: Cue, said: Said, here: Hits, language: str) -> Said:
    """ "If there are any, they get no money from us" denies; an if alone leaves all open."""
    comma = next((i for i in range(cue.first, part.last) if seen.words[i].text == ","), None)
    if comma is None:
        return said
    negated = negation(seen, Segment(comma, part.last), here.within(comma, part.last), language)
    return Said(Stance.DENY, "CONDITIONAL", "denied_if_so", *negated) if negated else said


def _granted(seen: View, part: Segment, cue: Cue, said: Said, here: Hits, claim: Claim, language: str) -> Said | None:
    """ "Confirmed that none were there" denies, "conceded that it may have" hedges."""
    own = stance_of_clause(seen, part, here, claim.facet, language)
    toned = own.rule in {rule.name for rule in tones(language)}
    if own.stance in (Stance.DENY, Stance.HEDGE) and not toned:
        return own
    if said.rule in _YES or (said.rule in _MISTAKING and here.names):
        return said  # to what was asked; who mistook it for another thing did it
    if said.rule in _PROCLAIMED and not _reaches(seen, cue, here):
        return None  # "announced that …", "announced an inquiry"
    behind = range(cue.last + 1, cue.last + 4)
    reports = _in(seen, part, "report", "сообщение", language)
    standing_for = any(i in behind or (i < cue.first and said.rule in _OF_REPORTS) for i in reports) or any(
        w.lemma in _OBJECTS and not _conjunction(seen, cue.last + 1) for w in seen.words[cue.last + 1 : cue.last + 2]
    )
    if here.deeds or here.phrases or standing_for or said.rule in _RESPONSIBLE:
        return said
    return _beside_the_deed(seen, part, said, here, language)


def _conjunction(seen: View, at: int) -> bool:
    """Whether a "that" begins a clause: "acknowledged that help came late", not "acknowledged that"."""
    return seen.words[at].lemma == "that" and at + 1 < len(seen.words) and seen.words[at + 1].lemma.isalpha()


def _beside_the_deed(seen: View, part: Segment, said: Said, here: Hits, language: str) -> Said | None:
    """An admission of something about the claim in which its deed is not named: a part is granted."""
    if said.rule not in _ADMITTING:
        return None
    event = _in(seen, part, "event", "событие", language)
    names = {seen.words[i].lemma for i in here.names if i > said.last}
    return replace(said, stance=Stance.HEDGE, subtype="FACET") if event or names else None


def _reaches(seen: View, cue: Cue, here: Hits) -> bool:
    """Whether a deed stands right behind a verb, and is its object."""
    behind = range(cue.last + 1, min(cue.last + _PROCLAIMING, len(seen.words)))
    crossed = [i for i in behind if seen.words[i].lemma in ("that", "что", ",")]
    return any(i in behind and not any(c < i for c in crossed) for i in (*here.deeds, *here.phrases))


def _in(seen: View, part: Segment, english: str, russian: str, language: str) -> tuple[int, ...]:
    name = russian if language == "ru" else english
    return tuple(i for i in places(seen, name, language) if part.first <= i <= part.last)
