"""Each quotation of a draft: verbatim, altered, translated, misattributed, not found."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from svodka.check.align import Match, find
from svodka.check.draft import Draft
from svodka.check.figures import figures
from svodka.check.ground import Ground, Unit, concepts
from svodka.check.who import Likeness, Who
from svodka.check.words import Token, tokens
from svodka.model import Aspect, Finding, Outcome, Span, Speaker, SpeakerType, Weight
from svodka.text.quotes import Quotation

# A quotation is one of the ledger's with changes where it shares so much of it, weighed by rarity. Of 40 invented
# quotations on the bundled material none shared more than .5 with anything; of 90 with a changed word none less than .6
ALTERED = 0.55
# Of two or three words one may be changed only where the speaker is known to have said the rest
SHORT = 3
# As a translation: half of what it is about, which a list of common words, names and numbers can tell
TRANSLATED = 0.45
# Without a word in quotation marks that is the speaker's: a name, a title, distance
_ALONE = 3
# A word without which the rest says the opposite
_NOT = re.compile(r"“[^”]*\b(?:not|no|never|cannot|не|нет|ни)\b|n't\b")
_PERIOD = timedelta(days=3)


@dataclass(frozen=True, slots=True)
class Judged:
    """A finding about a quotation and the units of the ledger that have it."""

    finding: Finding
    units: tuple[Unit, ...] = ()  # of the same voice, or of one that can't be told
    others: tuple[Unit, ...] = ()  # of another voice
    strong: bool = False  # the ledger has these words, or nearly these


def judge(
    draft: Draft,
    quotation: Quotation,
    speaker: Speaker | None,
    days: tuple[date, date] | None,
    ground: Ground,
    who: Who,
) -> Judged | None:
    """What the ledger has of one quotation; None where there is nothing to say: a name, a word in scare quotes."""
    words = tokens(quotation.inner.of(draft.text))
    if not words or (speaker is None and len(words) <= _ALONE) or _is_name(draft, quotation, who):
        return None
    matches = find(ground, quotation.inner.of(draft.text))
    exact = [m for m in matches if m.exact]
    if exact:
        units, others = _holders(exact, speaker, ground, who)
        if len(words) < SHORT and not units:
            return None
        return Judged(_verbatim(quotation, [*units, *others]), tuple(units), tuple(others), strong=True)
    if near := _near(matches, len(words), speaker, ground, who):
        units, others = _holders([near], speaker, ground, who)
        if whole := [unit for unit in (*units, *others) if _is_interrupted(unit, near, words)]:
            return Judged(_verbatim(quotation, whole), tuple(units), tuple(others), strong=True)
        return Judged(_altered(quotation, near, units or others, draft), tuple(units), tuple(others), strong=True)
    return _not_verbatim(draft, quotation, speaker, days, ground, who)


def _is_interrupted(unit: Unit, match: Match, words: list[Token]) -> bool:
    """Whether the ledger only has "he said" amid the same words."""
    contents = unit.statement.content if unit.statement else ()
    inside = [w.low for span in contents for w in tokens(unit.doc.text, span) if match.span.contains(w.span)]
    return inside == [word.low for word in words]


def _is_name(draft: Draft, quotation: Quotation, who: Who) -> bool:
    inner = quotation.inner.of(draft.text)
    return any(len(named.span) >= len(inner.strip()) for named in who.outlets(quotation.span.of(draft.text)))


def _holders(matches: list[Match], speaker: Speaker | None, ground: Ground, who: Who) -> tuple[list[Unit], list[Unit]]:
    """The units at these places: of the same voice (else of an unknown one), and of others."""
    units = list(dict.fromkeys(u for m in matches for u in ground.holding(m.doc, m.span)))
    if speaker is None:
        return units, []
    likeness = {unit: _likeness(unit, speaker, who) for unit in units}
    same = [u for u in units if likeness[u] is Likeness.SAME]
    unknown = [u for u in units if likeness[u] is Likeness.UNKNOWN]
    other = [u for u in units if likeness[u] is Likeness.DIFFERENT]
    # words that one document gives to nobody and another to somebody are that somebody's
    return same or ([] if other else unknown), other


def _likeness(unit: Unit, speaker: Speaker, who: Who) -> Likeness:
    """Whether a unit is of the speaker; not where whose it is can't be told, and its document does not name him."""
    found = who.same(speaker, unit.speaker) if unit.speaker else Likeness.UNKNOWN
    if found is not Likeness.UNKNOWN or speaker.type is not SpeakerType.PERSON:
        return found
    revision = unit.doc.evidence.revision
    if who.publishes(speaker, revision.outlet or ""):
        return found
    # an outlet may be told where somebody speaks in it: then he is named beside the words
    by_outlet = bool(unit.speaker) and unit.speaker is not None and unit.speaker.type is SpeakerType.OUTLET
    where = f"{unit.before}\n{unit.paragraph}" if by_outlet else f"{revision.title or ''}\n{revision.text}"
    return found if who.named_in(speaker, where) else Likeness.DIFFERENT


def _near(matches: list[Match], count: int, speaker: Speaker | None, ground: Ground, who: Who) -> Match | None:
    """The place of which the quotation is an altered copy; None: it is of none."""
    best = None
    for match in matches:
        units, others = _holders([match], speaker, ground, who)
        mine = bool(units) and speaker is not None
        enough = ALTERED if count > SHORT else 0.5 if mine and count > 1 else 1.0
        if match.share < enough:
            continue
        rank = (match.share + (0.15 if mine and not others else 0), -match.doc.number)
        if best is None or rank > best[0]:
            best = (rank, match)
    return best[1] if best else None


def _verbatim(quotation: Quotation, units: list[Unit]) -> Finding:
    return Finding(
        Aspect.QUOTATION, Outcome.SOUND, Weight.LOW, quotation.span, "verbatim",
        "The ledger has these words.", tuple(u.cited() for u in units[:3]),
    )  # fmt: skip


def _altered(quotation: Quotation, match: Match, units: list[Unit], draft: Draft) -> Finding:
    evidence = tuple(u.cited() for u in units[:2])
    if match.inflected and draft.revision.language == "ru":
        return Finding(
            Aspect.QUOTATION, Outcome.SOUND, Weight.LOW, quotation.span, "endings fitted",
            f"Only endings differ from the ledger: {'; '.join(match.changes)}.", evidence,
        )  # fmt: skip
    if match.joined and not any(_NOT.search(change) for change in match.changes):
        return Finding(
            Aspect.QUOTATION, Outcome.FAULT, Weight.MEDIUM, quotation.span, "words left out",
            f"Words were left out without an ellipsis: {'; '.join(match.changes)}.", evidence,
        )  # fmt: skip
    return Finding(
        Aspect.QUOTATION, Outcome.FAULT, Weight.HIGH, quotation.span, "altered",
        f"The ledger has other words: {'; '.join(match.changes)}.", evidence,
    )  # fmt: skip


def _not_verbatim(
    draft: Draft,
    quotation: Quotation,
    speaker: Speaker | None,
    days: tuple[date, date] | None,
    ground: Ground,
    who: Who,
) -> Judged | None:
    if speaker is None:
        return None
    inner = quotation.inner.of(draft.text)
    scored = ground.like(concepts(tokens(inner)))
    language = draft.revision.language
    mine = [(share, u) for share, u in scored if u.speaker and who.same(speaker, u.speaker) is Likeness.SAME]
    abroad = [(share, u) for share, u in mine if u.doc.evidence.revision.language != language]
    if abroad and abroad[0][0] >= TRANSLATED:
        return _translated(quotation, abroad[0][1], inner)
    return Judged(_missing(draft, quotation, speaker, days, ground, who))


def _translated(quotation: Quotation, unit: Unit, inner: str) -> Judged:
    ours = {f.value for f in figures(inner)}
    theirs = {f.value for f in figures(unit.words)}
    if ours and theirs and not ours <= theirs:
        odd = ", ".join(f"{value:g}" for value in sorted(ours - theirs))
        finding = Finding(
            Aspect.NUMBER, Outcome.FAULT, Weight.HIGH, quotation.span, "another number",
            f"The original in the ledger has no {odd}.", (unit.cited(),),
        )  # fmt: skip
    else:
        finding = Finding(
            Aspect.QUOTATION, Outcome.SOUND, Weight.LOW, quotation.span, "translated",
            "A translation; print the original beside it, or compare it.", (unit.cited(),),
        )  # fmt: skip
    return Judged(finding, (unit,), strong=False)


def _missing(
    draft: Draft, quotation: Quotation, speaker: Speaker, days: tuple[date, date] | None, ground: Ground, who: Who
) -> Finding:
    span = quotation.span
    words = len(tokens(quotation.inner.of(draft.text)))
    known = [u for u in ground.units if u.speaker and who.same(speaker, u.speaker) is Likeness.SAME]
    language = draft.revision.language
    ours = [u for u in known if u.doc.evidence.revision.language == language]
    then = [u for u in known if days and u.days and u.days[0] <= days[1] + _PERIOD and days[0] - _PERIOD <= u.days[1]]
    if not known:
        return _open(
            span, "not in the ledger", f"The ledger has nothing by {speaker.name}: compare it with your source."
        )
    if days and not then and not _any_then(ground, days):
        return _open(
            span, "nothing collected", "Nothing at all was collected from that time: compare it with your source."
        )
    if not ours or (days and then and not any(u.doc.evidence.revision.language == language for u in then)):
        return _open(span, "only in another language",
                     f"The ledger has {speaker.name}'s words of that time in another language only.")  # fmt: skip
    if words < SHORT:
        return _open(span, "not in the ledger", "The ledger does not have these words: compare them with your source.")
    shown = sorted(then or ours, key=lambda u: u.days or (date.min, date.min), reverse=True)
    return Finding(
        Aspect.QUOTATION, Outcome.FAULT, Weight.HIGH if words > SHORT else Weight.MEDIUM, span, "not found",
        f"No such words by {speaker.name} or anyone else are in the ledger.", tuple(u.cited() for u in shown[:2]),
    )  # fmt: skip


def _any_then(ground: Ground, days: tuple[date, date]) -> bool:
    published = (doc.evidence.revision.published_on for doc in ground.docs)
    return any(day and days[0] - _PERIOD <= day <= days[1] + _PERIOD for day in published)


def _open(span: Span, label: str, message: str) -> Finding:
    return Finding(Aspect.QUOTATION, Outcome.OPEN, Weight.LOW, span, label, message)
