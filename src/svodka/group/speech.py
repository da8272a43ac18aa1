"""Whether two reports are of one act of speaking: who, when, where, and what. Precision comes before recall."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from svodka.group.reports import Report, days_between, hours_between
from svodka.group.wording import COMMON, Wording, contained, covered, wording
from svodka.lexicon.occasions import CLASSES, JOINT

# All set on the tuning half of eval/utterances and on the shared cases of lines (docs/design/0011 has the figures):
# what must be alike where the day is the same; across languages, where half of the words are in no table; what more
# where one of them may be of another day
ALIKE, ALIKE_ACROSS, ALIKE_NEAR = 0.45, 0.36, 0.5
# what a body's words and those of its spokesman must have in common; they speak of many things on a day
ALIKE_FOR = 0.5
# two statements of one document say two things, but for a headline and its sentence; of those who are only described
# ("a source") there are many
ALIKE_INSIDE, ALIKE_UNNAMED = 0.7, 0.6
# a long text has something of many things: of a stretch of it more must be alike than of a sentence. Across languages
# fewer of its words are in our tables, and as much is asked as of a sentence
ALIKE_HELD, LONG_TEXT = 0.6, 2
# one notion in common tells nothing, but where neither says more than it
ONE_NOTION = 1.6
# the same words, on whatever day: a report that recalls them, or does not say when they were said
VERBATIM = 0.8
LONG = 25  # letters: the same words of fewer are a slogan
# two days that are told to the day are one only where both were published within so many hours: it was night in
# between, or day in one of the places
ONE_NIGHT = 14
# reports that don't tell a day come on that day or the next
LATE = 1
VENUE, NUMBERS_SAME, NUMBERS_OTHER = 0.05, 0.08, 0.4
LETTERS = 0.25
OTHER_VENUE = 0.15
# a report with fewer hours since another, both without a told day, is of the same news
FEW_HOURS = 30


class When(Enum):
    """How the days of two reports stand to one another."""

    SAME = "same day"
    NEAR = "days that may be one"
    RECALLED = "recalled"  # may be any day: only the same words tell
    APART = "apart"


@dataclass(frozen=True, slots=True)
class Joined:
    """Why two reports are taken for reports of one act of speaking."""

    score: float  # 0 to 1: how much of the shorter report's content is in the other
    reasons: tuple[str, ...]
    doubts: tuple[str, ...] = ()


def same_speech(one: Report, other: Report) -> Joined | None:
    """Why two reports are of one act of speaking, and what speaks against it; None: they are not, or nothing tells.

    Symmetrical. A report without any day is joined with no other.
    """
    if one.statement == other.statement:
        return None
    voice = same_voice(one, other)
    when = when_of(one, other)
    if voice is None or when is When.APART:
        return None
    mine, theirs = wording(one.words), wording(other.words)
    if when is When.RECALLED:
        return _recalled(one, other, mine, theirs)
    return _alike(one, other, mine, theirs, voice, when)


def same_voice(one: Report, other: Report) -> str | None:
    """Why two reports name one speaker, as a reason; None: they name two."""
    if one.speaker == other.speaker:
        return "same speaker"
    if other.speaker in one.for_whom or one.speaker in other.for_whom:
        return "one speaks for the other"
    if other.speaker in one.shorter or one.speaker in other.shorter:
        return "a part of the name"
    return "both tell of a joint statement" if is_joint(one) and is_joint(other) else None


def is_joint(report: Report) -> bool:
    """Whether a report tells of several who speak as one."""
    return says_joint(report.venue)


def says_joint(venue: str | None) -> bool:
    """The same of the words of a venue."""
    return bool(JOINT.search((venue or "").casefold()))


def when_of(one: Report, other: Report) -> When:
    """Whether two reports can be of one day."""
    gap = days_between(one, other)
    if gap is None:
        return When.APART
    if one.recalled != other.recalled:
        return When.RECALLED
    if one.day and other.day:
        if one.day == other.day:
            return When.SAME
        hours = hours_between(one, other)
        return When.NEAR if gap <= 1 and hours is not None and hours <= ONE_NIGHT else When.APART
    if not one.told and not other.told:
        hours = hours_between(one, other)
        if gap == 0 or (hours is not None and hours <= ONE_NIGHT):
            return When.SAME
        return When.NEAR if gap <= LATE and (hours is None or hours <= FEW_HOURS) else When.RECALLED
    if gap == 0:
        # one tells the very day on which the other was published; or an interval is told in which the other falls
        return When.SAME if one.start == other.start and one.end == other.end else When.NEAR
    return When.NEAR if gap <= LATE else (When.APART if one.told and other.told else When.RECALLED)


def venue_class(venue: str | None) -> str | None:
    """What sort of occasion a venue is; None where the words don't tell."""
    low = (venue or "").casefold().replace("ё", "е")
    return next((name for name, pattern in CLASSES if pattern.search(low)), None)


def _recalled(one: Report, other: Report, mine: Wording, theirs: Wording) -> Joined | None:
    """The same words on another day, where a report says that they were said earlier, or does not say when."""
    if one.speaker != other.speaker or one.language != other.language:
        return None
    part = contained(mine, theirs)
    if part < VERBATIM or min(len(mine.spoken), len(theirs.spoken)) < LONG:
        return None
    reason = f"the same words, {part:.0%} of the shorter report's letters in fives"
    return Joined(round(part, 2), ("same speaker", reason), ("reported days apart: recalled, or said again",))


def _alike(one: Report, other: Report, mine: Wording, theirs: Wording, voice: str, when: When) -> Joined | None:
    share, keys = covered(mine, theirs)
    part = contained(mine, theirs) if one.language == other.language else 0.0
    # in one language a paraphrase has some of the very words, too: two points about one matter share its nouns only
    score = share if one.language != other.language else max(part, (1 - LETTERS) * share + LETTERS * part)
    reasons, doubts = [voice, when.value], list[str]()
    if part >= share:
        reasons.append(f"{part:.0%} of the shorter report's letters in fives stand in the other")
    else:
        across = ", across languages" if one.language != other.language else ""
        reasons.append(f"{share:.0%} of what the shorter report says is in the other{across}")
    numbers = mine.numbers & theirs.numbers
    if numbers:
        score += NUMBERS_SAME
        reasons.append(f"same numbers: {', '.join(sorted(n[2:] for n in numbers))}")
    elif mine.numbers and theirs.numbers:
        score -= NUMBERS_OTHER
        doubts.append("their numbers are others")
    places = venue_class(one.venue), venue_class(other.venue)
    if places[0] and places[0] == places[1]:
        score += VENUE
        reasons.append(f"same occasion: {places[0]}")
    elif all(places):
        score -= OTHER_VENUE
        doubts.append(f"two occasions are told: {places[0]}, {places[1]}")
    if voice != "same speaker":
        doubts.append(f"the speakers are named otherwise: {voice}")
    if when is When.NEAR:
        doubts.append("not all tell the day")
    if score < _asked(one, other, voice, when, (mine, theirs)) or not _tells(mine, theirs, keys, part):
        return None
    return Joined(round(min(score, 1.0), 2), tuple(reasons), tuple(doubts))


def _asked(one: Report, other: Report, voice: str, when: When, said: tuple[Wording, Wording]) -> float:
    same_day = ALIKE if one.language == other.language else ALIKE_ACROSS
    asked = [same_day if when is When.SAME else ALIKE_NEAR]
    few, many = sorted(len(w.keys) for w in said)
    if many >= LONG_TEXT * max(1, few) and one.language == other.language:
        asked.append(ALIKE_HELD)
    if voice != "same speaker":
        asked.append(ALIKE_FOR)
    if one.document == other.document:
        asked.append(ALIKE_INSIDE)
    if one.unnamed or other.unnamed:
        asked.append(ALIKE_UNNAMED)
    return max(asked)


def _tells(mine: Wording, theirs: Wording, keys: frozenset[str], part: float) -> bool:
    """Whether what two reports share is more than a word that many reports have."""
    telling = sum(mine.weights[key] > COMMON for key in keys)
    return telling > 1 or part >= VERBATIM or (telling == 1 and max(mine.total, theirs.total) <= ONE_NOTION)
