"""Copies of one text, found as texts come: ten outlets that print one agency's text are one origin.

Near-copies are proposed by MinHash (rensa), excerpts by a sample of their shingles, posts by their exact words. Each
proposal is then checked: MinHash alone proposes thousands of false pairs. Templates are no copies: where two texts are
alike but their numbers and names are not, somebody filled in a form (the weather, exchange rates).
"""

from __future__ import annotations

import heapq
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

import rensa

from svodka.group.agency import agency_of, same_name
from svodka.group.shingles import Numbers, Shingled, common, shingled
from svodka.model import Revision

VERSION = "copies/1"  # of the rules by which copies are told; rows of the ledger carry it
DAYS = 30  # how far back copies are looked for: agencies' features are printed weeks later

# Texts of fewer words say the same by chance: "Air alarm over. You may leave the shelters."
FEWEST_WORDS = 6
# Posts are compared word for word, and only with those of these days: notices are worded alike every time
POST_DAYS = 3
# A whole copy shares half of all shingles of both: a changed headline, a trimmed paragraph, a note and a few changed
# words leave more than that; two reports of one event that quote the same words share a fifth (tests/group/copies)
WHOLE = 0.5
# One outlet's texts share its standing paragraphs, so it copies itself only where nearly everything is the same
WHOLE_OF_ITSELF = 0.8
# An excerpt is four fifths inside the other text, and long enough that this is no formula
EXCERPT = 0.8
EXCERPT_WORDS = 40
# Of the numbers, and of the numbers and names, of the text that has fewer, half must be in the other
PARTICULARS = 0.5
FEWEST_PARTICULARS = 2
# 128 values in 32 bands find .98 of the pairs that share half of their shingles and .9999 of those that share .7
VALUES, BANDS = 128, 32
# One shingle in 16 is remembered: an excerpt of 40 words is proposed nine times in ten, one of 80 words always
SAMPLED = 16
# A shingle of so many texts is a formula and proposes nothing more
LONGEST_POSTING = 50
# Proposals that are checked: the newest; a form that is filled in daily has hundreds
MOST_CHECKED = 100


@dataclass(frozen=True, slots=True)
class Copy:
    """That a revision has the text of another one."""

    revision: str
    origin: str
    likeness: float  # 0 to 1: for an excerpt the share of the shorter text, else of all shingles of both
    basis: str  # why: "same words", "whole copy: …", "excerpt: …", with what made the other the origin


@dataclass(slots=True)
class _Entry:
    revision: str
    document: str
    outlet: str | None
    agency: str | None
    published: str | None
    at: datetime
    shingled: Shingled
    root: int  # number of the entry that is its origin; its own where it is one


# Number of a shingle or text -> the entries that have it: most are in one only, and a list of one is large
Postings = dict[int, int | list[int]]


class Copies:
    """An index of the texts of the last days.

    Memory stays flat: what is older than ``days`` before the newest text is forgotten. It is rebuilt by adding the
    revisions of those days again in the order in which they came; their copies come out the same.
    """

    def __init__(self, *, days: int = DAYS) -> None:
        self.days = timedelta(days=days)
        self._entries: dict[int, _Entry] = {}
        self._ages: list[tuple[datetime, int]] = []
        self._next = 0
        self._near = rensa.RMinHashLSH(WHOLE, VALUES, BANDS)
        self._exact: Postings = {}
        self._sample: Postings = {}

    def __len__(self) -> int:
        return len(self._entries)

    def add(
        self,
        revision_id: str,
        text: str,
        published: str | None,
        outlet: str | None,
        carriers: Iterable[str] = (),
        *,
        document: str,
        at: datetime,
    ) -> Copy | None:
        """Add a text, and tell whether it is a copy, or an earlier one turns out to be a copy of it.

        ``published`` is ISO 8601, ``at`` when it was fetched. Revisions of one document are never each other's copies.
        In the second case the copy's revision is the earlier text: it was taken for the origin, and this one is the
        agency's own or was published before it. So each revision is a copy once at most, and following ``origin`` from
        copy to copy ends at the origin.
        """
        self._forget(at)
        words = shingled(text)
        if words.count < FEWEST_WORDS:
            return None
        agency = agency_of(text, carriers)
        came = _Entry(revision_id, document, outlet, agency, published, at, words, root=self._next)
        sketch = None if words.short else rensa.RMinHash(VALUES, 1)
        if sketch is not None:
            sketch.update(words.tokens())
        best = self._best(came, sketch)
        number = self._insert(came, sketch)
        if best is None:
            return None
        other, likeness, basis = best
        return self._joined(number, other, likeness, basis)

    def add_revision(self, revision: Revision, at: datetime) -> Copy | None:
        """The same of a revision that was first fetched at ``at``."""
        return self.add(
            revision.id,
            revision.text,
            revision.published,
            revision.outlet,
            revision.carriers,
            document=revision.document,
            at=at,
        )

    # -------------------------------------------------------------------------------------------- proposals

    def _best(self, came: _Entry, sketch: rensa.RMinHash | None) -> tuple[int, float, str] | None:
        """The most alike text: its number, likeness and why."""
        best: tuple[int, float, str] | None = None
        for number in heapq.nlargest(MOST_CHECKED, self._proposed(came, sketch)):
            other = self._entries[number]
            found = _copied(came, other) if other.document != came.document else None
            # of equals the earliest: it is nearest the origin
            if found and (best is None or (found[0], -number) > (best[1], -best[0])):
                best = (number, *found)
        return best

    def _proposed(self, came: _Entry, sketch: rensa.RMinHash | None) -> set[int]:
        found = set(_listed(self._exact, came.shingled.spoken))
        if sketch is not None:
            found.update(self._near.query(sketch))
            for value in came.shingled.sample(SAMPLED):
                posting = _listed(self._sample, value)
                if len(posting) < LONGEST_POSTING:
                    found.update(posting)
        return found & self._entries.keys()

    # ------------------------------------------------------------------------------------------------ store

    def _insert(self, came: _Entry, sketch: rensa.RMinHash | None) -> int:
        number = self._next
        self._next += 1
        self._entries[number] = came
        heapq.heappush(self._ages, (came.at, number))
        _put(self._exact, came.shingled.spoken, number)
        if sketch is not None:
            self._near.insert(number, sketch)
            for value in came.shingled.sample(SAMPLED):
                if len(_listed(self._sample, value)) < LONGEST_POSTING:
                    _put(self._sample, value, number)
        return number

    def _forget(self, at: datetime) -> None:
        """Drop what is too old, the newest text counting as now."""
        while self._ages and self._ages[0][0] < at - self.days:
            _, number = heapq.heappop(self._ages)
            entry = self._entries.pop(number)
            _take(self._exact, entry.shingled.spoken, number)
            if not entry.shingled.short:
                self._near.remove(number)
                for value in entry.shingled.sample(SAMPLED):
                    _take(self._sample, value, number)

    # ---------------------------------------------------------------------------------------------- origins

    def _joined(self, number: int, other: int, likeness: float, basis: str) -> Copy | None:
        came, root = self._entries[number], self._root(other)
        first = self._entries[root]
        if root != other:
            near = _copied(came, first)
            likeness, basis = near or (likeness, f"{basis}, through a copy of it")
        if first.document == came.document:  # a later revision of the origin itself
            came.root = root
            return None
        if why := _origin_because(came, first):
            first.root = number
            return Copy(first.revision, came.revision, likeness, f"{basis}; {why}")
        came.root = root
        return Copy(came.revision, first.revision, likeness, basis)

    def _root(self, number: int) -> int:
        """The origin of an entry, as far as the index reaches back."""
        while (root := self._entries[number].root) != number and root in self._entries:
            number = root
        return number


def _listed(index: Postings, key: int) -> Sequence[int]:
    found = index.get(key, ())
    return (found,) if isinstance(found, int) else found


def _put(index: Postings, key: int, number: int) -> None:
    listed = _listed(index, key)
    index[key] = [*listed, number] if listed else number


def _take(index: Postings, key: int, number: int) -> None:
    left = [other for other in _listed(index, key) if other != number]
    if left:
        index[key] = left if len(left) > 1 else left[0]
    else:
        index.pop(key, None)


def _origin_because(came: _Entry, first: _Entry) -> str | None:
    """Why a text that came later is the origin of one that came before; None: it is not."""
    agency = first.agency or came.agency
    if agency and same_name(first.outlet, agency):
        return None
    if agency and same_name(came.outlet, agency):
        return "the origin is the agency's own text"
    if came.published and first.published and len(came.published) == len(first.published):
        earlier = came.published < first.published
        return "the origin was published before it" if earlier else None
    return None


def _copied(came: _Entry, other: _Entry) -> tuple[float, str] | None:
    """Whether one of two texts is a copy of the other: likeness and why; None where it is not."""
    itself = same_name(came.outlet, other.outlet)
    if came.shingled.spoken == other.shingled.spoken and came.shingled.count == other.shingled.count:
        if came.shingled.short and (itself or abs(came.at - other.at) > timedelta(days=POST_DAYS)):
            return None
        return 1.0, "same words"
    if came.shingled.short or other.shingled.short:
        return None
    shared = common(came.shingled.values, other.shingled.values)
    sizes = len(came.shingled.values), len(other.shingled.values)
    whole, contained = shared / (sum(sizes) - shared), shared / min(sizes)
    shorter = min(came.shingled.count, other.shingled.count)
    if whole >= (WHOLE_OF_ITSELF if itself else WHOLE):
        found = whole, f"whole copy: {whole:.0%} of the shingles of both are the same"
    elif not itself and contained >= EXCERPT and shorter >= EXCERPT_WORDS:
        which = "an excerpt of it" if sizes[0] < sizes[1] else "it holds the other"
        found = contained, f"excerpt: {contained:.0%} of the shorter text, {which}"
    else:
        return None
    return found if _same_particulars(came.shingled, other.shingled) else None


def _same_particulars(one: Shingled, other: Shingled) -> bool:
    """Whether numbers and names are the same for the most part: else two texts fill in one form."""
    return _mostly_same([(one.numbers, other.numbers)]) and _mostly_same(
        [(one.numbers, other.numbers), (one.names, other.names)]
    )


def _mostly_same(pairs: Sequence[tuple[Numbers, Numbers]]) -> bool:
    fewer = min(sum(len(mine) for mine, _ in pairs), sum(len(theirs) for _, theirs in pairs))
    return fewer < FEWEST_PARTICULARS or sum(common(*pair) for pair in pairs) >= PARTICULARS * fewer


def origins(copies: Iterable[Copy]) -> dict[str, str]:
    """Revision -> its origin, through copies of copies."""
    direct = {copy.revision: copy.origin for copy in copies}
    return {revision: _end(direct, revision) for revision in direct}


def _end(direct: dict[str, str], revision: str) -> str:
    seen = {revision}
    while revision in direct and direct[revision] not in seen:
        revision = direct[revision]
        seen.add(revision)
    return revision


def largest(copies: Iterable[Copy]) -> Iterator[tuple[str, int]]:
    """Origins with the number of their copies, the most copied first."""
    yield from Counter(origins(copies).values()).most_common()
