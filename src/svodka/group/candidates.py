"""Which pairs of reports are worth comparing: one speaker, days that meet, something in common. Not all pairs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from itertools import combinations

from svodka.group.reports import Report
from svodka.group.speech import LATE, is_joint
from svodka.group.wording import COMMON, Wording, wording

# What two reports must share to be compared, in weight of keys: one notion, one name, or the same short words
SHARED = 1.0
# A stretch of words that more reports of a speaker have is a formula of theirs, and brings nobody together
MOST_ALIKE = 60
# Reports of one speaker and day that share a key: where there are more, the key ("war") doesn't tell them apart
MOST_POSTED = 400
WHOLE = 40  # letters: shorter words are compared as a whole, too: "Victory will be ours"

JOINT = "joint statement"  # the block of those who say that they speak as one


def pairs(reports: Sequence[Report]) -> Iterator[tuple[int, int]]:
    """Numbers of reports to compare, the smaller one first, each pair once."""
    blocks: dict[str, list[int]] = defaultdict(list)
    for number, report in enumerate(reports):
        if report.end is not None:
            for block in blocks_of(report):
                blocks[block].append(number)
    seen: set[tuple[int, int]] = set()
    for block in sorted(blocks):
        members = [(n, wording(reports[n].words)) for n in blocks[block]]
        for pair in (*_of_days(reports, members), *_of_words(reports, members)):
            if pair not in seen:
                seen.add(pair)
                yield pair


def blocks_of(report: Report) -> tuple[str, ...]:
    """The keys under which a report is compared: of who speaks, of those in whose name, of the name's
    shorter forms, of all who speak jointly."""
    joint = (JOINT,) if is_joint(report) else ()
    return (report.speaker, *sorted(report.for_whom), *sorted(report.shorter), *joint)


def _of_days(reports: Sequence[Report], members: Sequence[tuple[int, Wording]]) -> Iterator[tuple[int, int]]:
    """Pairs whose days can meet and whose words share something."""
    posted: dict[str, list[int]] = defaultdict(list)
    weights = dict(members)
    for number, said in sorted(members, key=lambda m: (_last(reports[m[0]]), reports[m[0]].statement)):
        first = (reports[number].start or date.min).toordinal() - LATE
        shared: dict[int, float] = defaultdict(float)
        for key in _posted_under(said):
            weight = said.weights.get(key, SHARED)
            for other in reversed(posted[key]):  # by their last days
                if _last(reports[other]).toordinal() < first:
                    break
                shared[other] += weight
            if len(posted[key]) >= MOST_POSTED:
                del posted[key][0]
            posted[key].append(number)
        least = min(SHARED, 0.5 * said.total) if said.total else SHARED
        for other, weight in shared.items():
            if weight >= min(least, max(0.5 * weights[other].total, COMMON)) or weight >= SHARED:
                yield (min(number, other), max(number, other))


def _posted_under(said: Wording) -> list[str]:
    keys = [key for key, weight in said.weights.items() if weight > COMMON]
    # what has no word that tells is found by its words as a whole
    return [*keys, f"x:{said.spoken}"] if len(said.spoken) <= WHOLE else keys or list(said.weights)


def _of_words(reports: Sequence[Report], members: Sequence[tuple[int, Wording]]) -> Iterator[tuple[int, int]]:
    """Pairs that share a stretch of words, on whatever days, where one of them may recall the other."""
    posted: dict[str, list[int]] = defaultdict(list)
    for number, said in members:
        for shingle in said.shingles():
            posted[shingle].append(number)
    for numbers in posted.values():
        if 1 < len(numbers) <= MOST_ALIKE:
            for one, other in combinations(sorted(numbers), 2):
                if may_recall(reports[one]) or may_recall(reports[other]):
                    yield (one, other)


def may_recall(report: Report) -> bool:
    """Whether what a report tells may have been said on another day than the report's."""
    return report.recalled or not report.told


def _last(report: Report) -> date:
    return report.end or date.min


def touches(one: Report, days: Iterable[tuple[date, date]]) -> bool:
    """Whether a report's days come within reach of one of some intervals."""
    reach = timedelta(days=LATE)
    if one.end is None:
        return False
    first = one.start or date.min
    return any(first <= end + reach and start - reach <= one.end for start, end in days)
