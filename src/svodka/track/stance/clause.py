"""What a clause without a cue says of a claim: that it is so, that it is not, that it may be."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from svodka.model import Facet, Stance
from svodka.track.claim_words import Hits
from svodka.track.holders import state_of
from svodka.track.stance.rules import places, said_verbs, tones
from svodka.track.stance.segments import Segment
from svodka.track.words import View

_NEGATIONS = {
    "en": frozenset("not never no none neither nor without nobody nothing".split()),
    "ru": frozenset("не ни нет никакой никто ничто никогда без нельзя нету".split()),
}
_NOT_NEGATING = re.compile(r" (?:not only|no longer|not least|не только|не просто|no matter) ")
# How far behind a negation the deed may stand that it negates ("had not, in his view, been sent"), and how far before
# it where the sentence ends with it ("there were none at all", «военных там нет»): counted on our own cases
_BEHIND = 7
_BEFORE = 9
# One word of a deed beside nobody who is in the claim tells little: two do, or one beside two names
_DEEDS = 2
_TOLD = 3
_NOT_SO = re.compile(
    r" (?:would have|бы|whether|ли|(?:find out|establish|clarify|learn|выяснить|установить)"
    r" (?:how|what|who|whether|why|как|что|кто)"
    r"|(?:ask|question|wonder|спросить|спрашивать) (?:[^ ]+ ){0,4}"
    r"(?:where|whether|who|why|how|if|what|где|кто|почему)) "
)
_TO_COME = re.compile(
    r" (?:will|shall|(?:be )?(?:ready|prepare|willing|oblige|obligate) to|intend to|plan to|go to"
    r"|готовый|намеренный|собираться|планировать|обязать|обязанный) (?!have )"
)
_KEPT_RULES = frozenset({"rules_kept", "rules_were_kept", "правила_соблюдают", "правила_соблюдались"})
# what is said against those who assert it, whatever of it is named beside
_AGAINST = frozenset(
    {"proof_demanded", "innocent", "called_something", "требуют_доказательств", "невиновен", "назвал_как_то"}
)
_RULES_THEMSELVES = frozenset({"rule", "sanction", "правило", "санкция", "illegal"})
_OURS = frozenset("we our us i my own мы наш я мой свой".split())
_OBJECTS = frozenset({"nothing", "neither", "nobody", "ничто", "никто", "никому"})  # "gave arms to neither side"
_WILL = frozenset("будет будут буду будем".split())
_ONLY = frozenset("only merely just лишь только всего".split())
_LIMITING = 3  # tokens in front of the deed
_ORDERS = frozenset(
    "order instruction request promise pledge приказ указание распоряжение просьба обещание запрет".split()
)
_PREDICATING = frozenset("be as and fully entirely perfectly wholly".split())  # "was lawful", not "a legal assessment"
_PERSONS = frozenset({"nobody", "никто"})
_OBJECT = 4
_CLOSING = frozenset({"none", "нет", "нету"})
_OF_NAMES = frozenset({"no", "neither", "никакой", "нет"})  # "no Varnian ever": these negate a name, too
# How near "may" or "probably" stands to the deed that it weakens
_NEAR = 6
_ATTRIBUTION = 12  # tokens that a speaker and his office may take, and from his verb to "that"
_DOER = 7  # and the state that "probably" did it


@dataclass(frozen=True, slots=True)
class Said:
    """The stance of a clause, with the tokens that show it."""

    stance: Stance
    subtype: str
    rule: str
    first: int
    last: int


def stance_of_clause(passage: View, segment: Segment, hits: Hits, facet: Facet, language: str) -> Said:
    """What the words themselves say, in the order of the checks."""
    content = _content(passage, segment, language)
    told = hits.within(content, segment.last)
    segment = Segment(content, segment.last) if content <= segment.last else segment
    hits = replace(told, names=hits.names, actors=hits.actors)  # who speaks may be whom the claim is about
    for check in (
        _contrary,
        _by_nature,
        _by_others,
        _meant_or_not,
        _negated,
        _rightful,
        _kept,
        _possible,
        _asserted,
        _tone,
    ):
        said = check(passage, segment, hits, facet, language)
        if said:
            return said
    return Said(Stance.DEFLECT, "DODGE", "beside_the_point", segment.first, segment.last)


def _kept(passage: View, segment: Segment, hits: Hits, facet: Facet, language: str) -> Said | None:
    """A rule that was kept, where the claim is that it was broken."""
    said = _tone(passage, segment, hits, facet, language, _KEPT_RULES)
    broken = {passage.words[i].lemma for i in hits.deeds} - _RULES_THEMSELVES
    return said if hits.deeds and not broken and said else None


def _tone(
    passage: View, segment: Segment, hits: Hits, facet: Facet, language: str, only: frozenset[str] = frozenset()
) -> Said | None:
    """Where no word of the claim is said to be so or not: what the tone tells, the first rule that fits."""
    start, end = passage.offset(segment.first), passage.offset(segment.last + 1)
    for rule in tones(language):
        if only and rule.name not in only:
            continue
        match = rule.pattern.search(passage.line, start, end)
        if match and not _promised(passage, match):
            of_number = facet is Facet.MAGN and rule.subtype == "NUMBER"  # where the figure is the claim
            return Said(
                Stance.DENY if of_number else rule.stance,
                rule.subtype,
                rule.name,
                passage.where(match.start()),
                passage.where(match.end() - 2),
            )
    return None


def _promised(passage: View, match: re.Match[str]) -> bool:
    """Whether a Russian negation is of the future («исполнять не будет»), which tells nothing of what was."""
    found = passage.words[passage.where(match.start()) : passage.where(match.end() - 2) + 1]
    return any(word.low == "не" for word in found) and any(word.low in _WILL for word in found)


def _content(passage: View, segment: Segment, language: str) -> int:
    """The first token of what is said: "the army's spokesman said that …" is not of the army's deeds."""
    said = [i for i in said_verbs(passage, language) if segment.first <= i <= segment.first + _ATTRIBUTION]
    followed = [i for i in said if any(w.lemma in ("that", "что") for w in passage.words[i + 1 : i + _ATTRIBUTION])]
    return followed[0] + 1 if followed else segment.first


def negation(passage: View, segment: Segment, hits: Hits, language: str) -> tuple[int, int] | None:
    """Tokens of a negation and of the claim's word that it negates."""
    lemma = [w.lemma for w in passage.words]
    deeds = sorted({*hits.deeds, *hits.phrases})
    for at in range(segment.first, segment.last + 1):
        if lemma[at] not in _NEGATIONS[language] or _harmless(passage, at):
            continue
        of_names = sorted(hits.names) if lemma[at] in _OF_NAMES else []
        targets = deeds or of_names
        near = range(at + 1, at + _BEHIND + 1)
        behind = [t for t in (*deeds, *of_names) if t in near and not _crossed(lemma, at, t)]
        if behind:
            return at, behind[0]
        if at and lemma[at - 1] in _ORDERS:
            continue  # "the order not to send them had been carried out"
        if lemma[at] in _PERSONS and at < segment.last and lemma[at + 1].isalpha():
            continue  # "an army that nobody had invited"
        before = [t for t in targets if at - _BEFORE <= t < at]
        if before and (lemma[at] in _CLOSING or (lemma[at] in _OBJECTS and at - before[-1] <= _OBJECT)):
            return before[-1], at
    return None


def _harmless(passage: View, at: int) -> bool:
    start = passage.offset(at) - 1
    return bool(_NOT_NEGATING.match(passage.line, start))


def _crossed(lemma: list[str], at: int, target: int) -> bool:
    """Whether between a negation and a word something begins that it doesn't reach."""
    return any(w in (";", "because", "since", "but", "поскольку", "потому", "но", "чтобы", "rather") for w in
               lemma[at + 1 : target])  # fmt: skip


def _contrary(passage: View, segment: Segment, hits: Hits, facet: Facet, language: str) -> Said | None:
    if not hits.contrary or negation(passage, segment, Hits(deeds=hits.contrary), language):
        return None
    return Said(Stance.DENY, "BLAME_SHIFT", "contrary_of_the_claim", hits.contrary[0], hits.contrary[-1])


def _by_nature(passage: View, segment: Segment, hits: Hits, facet: Facet, language: str) -> Said | None:
    """Birds, fog, an engine: another cause than somebody's deed."""
    if facet not in (Facet.AGENT, Facet.OCC):
        return None
    found = _class_in(passage, segment, "nature", "природа", language)
    if not found or negation(passage, segment, Hits(deeds=found), language):
        return None
    return Said(Stance.DENY, "BLAME_SHIFT", "cause_of_nature", found[0], found[0])


def _by_others(passage: View, segment: Segment, hits: Hits, facet: Facet, language: str) -> Said | None:
    """Locals, volunteers, rebels did it: another doer than the claim's, where its own is not named beside the deed."""
    others = _class_in(passage, segment, "others", "другие", language)
    said = said_verbs(passage, language)
    others = tuple(i for i in others if i + 1 not in said)  # "rebels said …" tells only who speaks
    if facet is not Facet.AGENT or not others or any(i in hits.own for i in others):
        return None
    own_doer = any(deed - 2 <= name < deed for name in hits.actors for deed in hits.deeds)
    if own_doer or negation(passage, segment, Hits(deeds=others), language):
        return None
    return Said(Stance.DENY, "BLAME_SHIFT", "others_named", others[0], others[0])


def _meant_or_not(passage: View, segment: Segment, hits: Hits, facet: Facet, language: str) -> Said | None:
    """Where intent is in dispute: by accident, on purpose."""
    if facet is not Facet.INTENT:
        return None
    meant = _class_in(passage, segment, "deliberate", "умысел", language)
    if meant:
        negated = negation(passage, segment, Hits(deeds=meant), language)
        stance, rule = (Stance.DENY, "not_meant") if negated else (Stance.AFFIRM, "meant")
        return Said(stance, "SIMPLE", rule, *(negated or (meant[0], meant[0])))
    by_accident = _class_in(passage, segment, "accident", "случай", language)
    if by_accident:
        negated = negation(passage, segment, Hits(deeds=by_accident), language)
        if negated:
            return Said(Stance.AFFIRM, "SIMPLE", "no_accident", *negated)
        return Said(Stance.DENY, "FACET", "by_accident", by_accident[0], by_accident[0])
    mistake = _class_in(passage, segment, "mistake", "ошибка", language)
    if mistake:  # which leaves open whether the deed or its doing was meant
        return Said(Stance.HEDGE, "FACET", "called_a_mistake", mistake[0], mistake[0])
    return None


def _negated(passage: View, segment: Segment, hits: Hits, facet: Facet, language: str) -> Said | None:
    found = negation(passage, segment, hits, language)
    return Said(Stance.DENY, "SIMPLE", "claim_negated", *found) if found else None


def _possible(passage: View, segment: Segment, hits: Hits, facet: Facet, language: str) -> Said | None:
    deeds = sorted({*hits.deeds, *hits.phrases})
    for at in _doubts(passage, segment, language):
        near = range(max(segment.first, at - _DOER), min(segment.last, at + _DOER) + 1)
        foreign = [i for i in near if state_of(passage.words[i].text)]
        if facet is Facet.AGENT and foreign and not hits.actors:
            return Said(Stance.DENY, "BLAME_SHIFT", "probably_others", min(at, foreign[0]), max(at, foreign[0]))
        if any(deed < at - _NEAR and _apart(passage, deed, at) for deed in deeds):
            return Said(Stance.AFFIRM, "HEDGED", "told_with_a_doubt", deeds[0], at)
        if any(at - _NEAR // 2 <= deed <= at + _NEAR for deed in deeds):
            return Said(Stance.HEDGE, "HEDGED", "may_have", at, at)
    return None


def _rightful(passage: View, segment: Segment, hits: Hits, facet: Facet, language: str) -> Said | None:
    """A deed called lawful or precise: that denies what blames its doer, and affirms what asks for its right."""
    found = _class_in(passage, segment, "rightful", "законный", language)
    if not found or not hits.deeds:
        return None
    if not (hits.blames or facet is Facet.JUST):  # whatever it was, it was lawful: that grants half
        said_so = language == "ru" or passage.words[found[0] - 1].lemma in _PREDICATING
        granted = facet is Facet.AGENT and said_so
        return Said(Stance.HEDGE, "JUSTIFIED", "called_rightful", found[0], found[0]) if granted else None
    stance = Stance.AFFIRM if facet is Facet.JUST else Stance.DENY
    return Said(stance, "JUSTIFY", "called_rightful", found[0], found[0])


def _doubts(passage: View, segment: Segment, language: str) -> tuple[int, ...]:
    """Where something is said to be possible; not the month of May, nor "against a possible attack"."""
    found = _class_in(passage, segment, "maybe", "возможно", language)
    return tuple(
        i for i in found
        if passage.words[i].text != "May" and not (i and passage.words[i - 1].low in ("a", "the", "any", "an"))
    )  # fmt: skip


def _apart(passage: View, deed: int, at: int) -> bool:
    """Whether the doubt is of a clause of its own: "two missiles went off beside it, which was probably hit"."""
    return any(w.text in ",;" for w in passage.words[deed:at])


def _asserted(passage: View, segment: Segment, hits: Hits, facet: Facet, language: str) -> Said | None:
    """The deed told as it is told by one who grants it; where intent is in dispute, more is needed."""
    ours = any(w.lemma in _OURS for w in passage.words[segment.first : segment.last + 1])
    evil = _class_in(passage, segment, "evil", "зло", language) if facet is Facet.OCC else ()
    if evil and hits.blames and not hits.deeds:
        return Said(Stance.AFFIRM, "PRESUPPOSED", "wrong_judged", evil[0], evil[-1])
    if (
        not hits.deeds
        or not (hits.whole or ours)
        or facet is Facet.INTENT
        or _unreal(passage, segment)
        or _told_by_others(passage, segment, language)
        or (_class_in(passage, segment, "hostility", "вражда", language) and not evil)
        or _tone(passage, segment, hits, facet, language, _AGAINST)
    ):
        return None
    if evil:
        return Said(Stance.AFFIRM, "PRESUPPOSED", "deed_judged", hits.deeds[0], hits.deeds[-1])
    if facet is Facet.AGENT and not hits.actors and _of_another_state(passage, hits):
        return None
    deeds = {passage.words[i].lemma for i in hits.deeds}
    told = {passage.words[i].lemma for i in (*hits.names, *hits.deeds)}
    told |= {word.text for word in passage.words[segment.first : segment.last + 1] if word.text[0].isdigit()}
    if len(deeds) < _DEEDS and len(told) < _TOLD and not hits.actors and not ours:
        return None
    if _limited(passage, hits.deeds):
        return Said(Stance.HEDGE, "FACET", "only_a_part", hits.deeds[0], hits.deeds[-1])
    return Said(Stance.AFFIRM, "SIMPLE", "claim_asserted", hits.deeds[0], hits.deeds[-1])


def _limited(passage: View, deeds: tuple[int, ...]) -> bool:
    """Whether the deed is told as a small thing: "the men had only moved back"."""
    return any(passage.words[i].low in _ONLY for deed in deeds for i in range(max(0, deed - _LIMITING), deed))


def _of_another_state(passage: View, hits: Hits) -> bool:
    """Whether a state that is not the claim's stands beside each word of the deed: "a Lorimian attack"."""
    last = len(passage.words)
    return all(
        any(
            state_of(passage.words[i].text)
            for i in (*range(max(0, deed - 2), deed), *range(deed + 1, min(last, deed + 2)))
        )
        for deed in hits.deeds
    )


def _told_by_others(passage: View, segment: Segment, language: str) -> bool:
    """Whether the deed is only the matter of a report that the clause speaks of: "the version of a raid"."""
    found = _class_in(passage, segment, "report", "сообщение", language)
    return any(passage.words[i + 1].lemma in ("of", "about", "that", "о", "об", "что") for i in found
               if i + 1 < len(passage.words))  # fmt: skip


def _unreal(passage: View, segment: Segment) -> bool:
    """ "A plane that was shot down would have burst": told of what was not."""
    start, end = passage.offset(segment.first) - 1, passage.offset(segment.last + 1)
    return bool(_NOT_SO.search(passage.line[start:end])) or bool(_TO_COME.search(passage.line[start:end]))


def _class_in(passage: View, segment: Segment, english: str, russian: str, language: str) -> tuple[int, ...]:
    name = russian if language == "ru" else english
    return tuple(i for i in places(passage, name, language) if segment.first <= i <= segment.last)
