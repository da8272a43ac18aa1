"""Reports of one act of speaking, joined: who carried it, in which order, from whom, and why we think so. Pure.

What comes out depends on the reports alone, not on the order in which they are given; and of each connected group of
them alone, so that a ledger can group again only what new reports touch.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from svodka.group.candidates import pairs
from svodka.group.origins import Origin, origin_of
from svodka.group.reports import Carrier, Report
from svodka.group.speech import Joined, same_speech
from svodka.group.wording import wording

VERSION = "utterances/1"  # of the rules; rows of the ledger carry it

# Two groups become one where so many of the pairs between them are alike, or where the alike ones are in a report that
# holds several others (a transcript): set on the tuning half of eval/utterances
ENOUGH = 0.34
# A report of so many times the other's keys holds it, as a speech holds the sentence that was quoted of it
HOLDS = 1.8
# Of a group that is larger than this (one agency's text in hundreds of outlets) a sample tells whether it fits
MOST_COMPARED = 30


@dataclass(frozen=True, slots=True)
class Join:
    """Two reports that were found alike."""

    one: str  # ids of statements, the earlier report first
    other: str
    why: Joined


@dataclass(frozen=True, slots=True)
class Utterance:
    """One act of speaking, as its reports tell it."""

    speaker: str  # key; the person's, where some reports name only the body
    start: date | None  # the days on which it can have been said, as far as all reports allow
    end: date | None
    members: tuple[Report, ...]  # in order of publication
    origin: Origin
    primary: str  # id of the statement whose words count: the transcript's, else the origin's
    joins: tuple[Join, ...] = ()  # the likenesses that hold it together, strongest first
    doubts: tuple[str, ...] = ()

    @property
    def statements(self) -> tuple[str, ...]:
        """Ids of the statements that report it, in order of publication."""
        return tuple(m.statement for m in self.members)


def utterances(reports: Iterable[Report]) -> tuple[Utterance, ...]:
    """All acts of speaking that reports tell of, by day, those of one report included; undated ones last."""
    unique = {r.statement: r for r in reports}
    ordered = sorted(unique.values(), key=lambda r: r.statement)
    links = linked(ordered)
    groups = [_utterance([ordered[n] for n in group], links, group) for group in grouped(ordered, links)]
    return tuple(sorted(groups, key=lambda u: (u.end is None, u.end or date.max, u.members[0].order)))


Links = dict[tuple[int, int], Joined]


def linked(reports: Sequence[Report]) -> Links:
    """The pairs of reports that are alike, by their numbers."""
    found = ((pair, same_speech(reports[pair[0]], reports[pair[1]])) for pair in pairs(reports))
    return {pair: why for pair, why in found if why}


def grouped(reports: Sequence[Report], links: Links) -> Iterator[list[int]]:
    """Numbers of reports, a list for each act: the strongest likenesses first, as long as the groups fit."""
    home = list(range(len(reports)))
    members = {n: [n] for n in home}
    # statement ids break ties, so that the order of arrival doesn't
    order = sorted(links, key=lambda p: (-links[p].score, len(links[p].doubts), *(reports[n].statement for n in p)))
    for pair in order:
        one, other = sorted(home[n] for n in pair)
        if one != other and _fit(members[one], members[other], pair, reports, links):
            members[one] += members.pop(other)
            for number in members[one]:
                home[number] = one
    yield from (sorted(group) for group in members.values())


def _fit(
    one: Sequence[int], other: Sequence[int], pair: tuple[int, int], reports: Sequence[Report], links: Links
) -> bool:
    """Whether two groups are one: enough of the pairs between them are alike, or one report holds the others."""
    if _two_voices(one, other, reports, links):
        return False
    between = [(min(a, b), max(a, b)) for a in one[:MOST_COMPARED] for b in other[:MOST_COMPARED]]
    alike = sum(p in links for p in between)
    return alike >= ENOUGH * len(between) or _holds(pair, reports)


def _two_voices(one: Sequence[int], other: Sequence[int], reports: Sequence[Report], links: Links) -> bool:
    """Whether two speakers would come together only through a body for which both speak, or a name that both bear."""
    mine, theirs = _longest(one, reports), _longest(other, reports)
    if mine == theirs or not mine or not theirs:
        return False
    across = ((min(a, b), max(a, b)) for a in one for b in other if reports[a].speaker != reports[b].speaker)
    return not any(pair in links and _full(pair, mine | theirs, reports) for pair in across)


def _longest(group: Sequence[int], reports: Sequence[Report]) -> set[str]:
    """The speakers of a group whom no other of it names in full."""
    covered = {key for n in group for key in (*reports[n].for_whom, *reports[n].shorter)}
    return {reports[n].speaker for n in group} - covered


def _full(pair: tuple[int, int], full: set[str], reports: Sequence[Report]) -> bool:
    one, other = (reports[n] for n in pair)
    if one.speaker in other.for_whom | other.shorter or other.speaker in one.for_whom | one.shorter:
        # one of them is a shorter name or a body: it brings its longer one along, and that one must be alone
        return len(full - one.for_whom - one.shorter - other.for_whom - other.shorter) <= 1
    return one.speaker in full and other.speaker in full


def _holds(pair: tuple[int, int], reports: Sequence[Report]) -> bool:
    sizes = sorted(len(wording(reports[n].words).keys) for n in pair)
    return sizes[1] >= HOLDS * max(1, sizes[0])


# ------------------------------------------------------------------------------------------------ what it is


def _utterance(group: Sequence[Report], links: Links, numbers: Sequence[int]) -> Utterance:
    by_number = dict(zip(numbers, group, strict=True))
    members = tuple(sorted(group, key=lambda r: r.order))
    origin = origin_of(members)
    joins = tuple(_joins(by_number, links))
    start, end = _days(members)
    return Utterance(
        speaker=_speaker(members),
        start=start,
        end=end,
        members=members,
        origin=origin,
        primary=_primary(members, origin),
        joins=joins,
        doubts=_doubts(members, joins),
    )


def _joins(by_number: dict[int, Report], links: Links) -> Iterator[Join]:
    """The likenesses that hold a group together: each brings in a report that none before it had."""
    inside = [(p, links[p]) for p in combinations(sorted(by_number), 2) if p in links]
    inside.sort(key=lambda item: (-item[1].score, len(item[1].doubts), *(by_number[n].statement for n in item[0])))
    home = {n: n for n in by_number}
    for pair, why in inside:
        one, other = (home[n] for n in pair)
        if one != other:
            home = {n: one if root == other else root for n, root in home.items()}
            first, second = sorted((by_number[n] for n in pair), key=lambda r: r.order)
            yield Join(first.statement, second.statement, why)


def _speaker(members: Sequence[Report]) -> str:
    """The person whom most name; the body only where nobody names a person."""
    counts: dict[str, int] = defaultdict(int)
    for member in members:
        counts[member.speaker] += 1
    bodies = {key for member in members for key in (*member.for_whom, *member.shorter)}
    return min(counts, key=lambda key: (key in bodies, -counts[key], key))


def _days(members: Sequence[Report]) -> tuple[date | None, date | None]:
    """The days on which it can have been said: the narrowest told interval, else the earliest publication's."""
    told = [m for m in members if m.told and not m.recalled and m.end]
    if told:
        best = min(told, key=lambda m: ((m.end or date.max) - (m.start or date.min), m.order))
        return best.start, best.end
    dated = [m for m in members if m.end]
    if not dated:
        return None, None
    first = min(dated, key=lambda m: (m.recalled, m.end or date.max, m.statement))
    return first.start, first.end


def _primary(members: Sequence[Report], origin: Origin) -> str:
    """The transcript's words; else the origin's; of several official ones the longest."""
    official = [m for m in members if m.carrier is Carrier.OFFICIAL and not m.recalled]
    if official:
        return max(official, key=lambda m: (len(m.words), m.statement)).statement
    return origin.statement


def _doubts(members: Sequence[Report], joins: Sequence[Join]) -> tuple[str, ...]:
    doubts = [doubt for join in joins for doubt in join.why.doubts]
    if len(members) > 1 and len({m.speaker for m in members}) > 1:
        doubts.append("not all reports name the same speaker")
    return tuple(dict.fromkeys(doubts))
