"""How often somebody is cited, by which outlets, of which leaning, against how often everybody is: figures that bear
out, or don't, "an expert frequently cited by pro-Kremlin media".

An utterance is counted once, in the outlet that had it first: where one text is a copy of another, the same words in
both are one. Copies are told by their number. Outlets' leanings are those that their labels tell; nothing is guessed.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from svodka.identity.match import Registry
from svodka.identity.names import parse_name
from svodka.identity.publishers import Camp, camp_name, camp_of
from svodka.identity.roles import plain
from svodka.model import Citation, Outlet

# kind of the registry's entry and its key, or "name" and the folded name
SpeakerId = tuple[str, str]

# An interval of 95 %, the custom where figures of a sample are compared
Z = 1.96
# Of fewer, the interval is wider than any share that one would tell
FEWEST = 5
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Share:
    """A part of a whole with what it would be by the archive's own shares, and the interval in which it surely lies."""

    part: int
    whole: int
    base_part: int
    base_whole: int

    @property
    def share(self) -> float:
        """The part of the whole, 0 to 1; 0 of nothing."""
        return self.part / self.whole if self.whole else 0.0

    @property
    def base(self) -> float:
        """The same of everybody."""
        return self.base_part / self.base_whole if self.base_whole else 0.0

    @property
    def interval(self) -> tuple[float, float]:
        """Wilson's interval of the share, 95 %; 0 to 1 of nothing.

        E. B. Wilson, Probable inference, the law of succession, and statistical inference, JASA 22 (1927), 209-212.
        """
        if not self.whole:
            return 0.0, 1.0
        n, p = self.whole, self.share
        middle = (p + Z * Z / (2 * n)) / (1 + Z * Z / n)
        half = Z * math.sqrt(p * (1 - p) / n + Z * Z / (4 * n * n)) / (1 + Z * Z / n)
        return max(0.0, middle - half), min(1.0, middle + half)

    @property
    def verdict(self) -> str:
        """What the figures bear out: "more", "less", "no difference", "too few"."""
        if self.whole < FEWEST:
            return "too few"
        low, high = self.interval
        return "more" if low > self.base else "less" if high < self.base else "no difference"


@dataclass(frozen=True, slots=True)
class CampFigures:
    """How often the outlets of one leaning cite somebody."""

    camp: str  # "pro-Kremlin"
    share: Share
    outlets: tuple[str, ...]  # keys, by how often each cites
    rank: int  # among all speakers by utterances in these outlets; the first is 1
    speakers: int  # whom these outlets cite


@dataclass(frozen=True, slots=True)
class Cited:
    """How often somebody is cited in an archive."""

    utterances: int
    statements: int  # with the copies
    outlets: int  # that had it first or as a copy
    collected: int  # utterances of everybody in the archive
    since: date | None  # of publication, of all that the figures are of
    until: date | None
    camps: tuple[CampFigures, ...]  # with the most utterances first


@dataclass(slots=True)
class _Camp:
    by_speaker: Counter[SpeakerId] = field(default_factory=Counter)
    outlets: dict[SpeakerId, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))


class Counts:
    """The figures of an archive, made once of all its citations and asked for one speaker after another."""

    def __init__(self, citations: Iterable[Citation], copies: Mapping[str, str], registry: Registry) -> None:
        listed = list(citations)
        self.registry = registry
        self.originals, self.copied = once(listed, copies)
        days = [c.published for c in listed if c.published]
        self.since: date | None = min(days, default=None)
        self.until: date | None = max(days, default=None)
        self._statements: Counter[SpeakerId] = Counter()
        self._outlets: dict[SpeakerId, set[str]] = defaultdict(set)
        self._total: Counter[SpeakerId] = Counter()
        self._camps: dict[str, _Camp] = defaultdict(_Camp)
        for citation in listed:
            who = speaker_id(citation)
            self._statements[who] += 1
            self._outlets[who].add(outlet_name(citation, registry))
        for citation in self.originals:
            self._count(citation)

    def _count(self, citation: Citation) -> None:
        who, outlet = speaker_id(citation), outlet_of(citation, self.registry)
        camp = camp_of(outlet)
        self._total[who] += 1
        found = self._camps[camp_name(camp, outlet.country if outlet else None)]
        found.by_speaker[who] += 1
        found.outlets[who][outlet.key if outlet else outlet_name(citation, self.registry)] += 1

    def cited(self, who: SpeakerId) -> Cited:
        """The figures of one speaker."""
        camps = [self._camp(name, who) for name, camp in self._camps.items() if camp.by_speaker[who]]
        return Cited(
            utterances=self._total[who],
            statements=self._statements[who],
            outlets=len(self._outlets[who]),
            collected=self._total.total(),
            since=self.since,
            until=self.until,
            camps=tuple(sorted(camps, key=lambda c: (-c.share.part, c.camp))),
        )

    def _camp(self, name: str, who: SpeakerId) -> CampFigures:
        camp = self._camps[name]
        mine = camp.by_speaker[who]
        return CampFigures(
            camp=name,
            share=Share(mine, self._total[who], camp.by_speaker.total(), self._total.total()),
            outlets=tuple(key for key, _ in camp.outlets[who].most_common()),
            rank=1 + sum(number > mine for number in camp.by_speaker.values()),
            speakers=sum(number > 0 for number in camp.by_speaker.values()),
        )


def once(citations: Sequence[Citation], copies: Mapping[str, str]) -> tuple[list[Citation], dict[int, list[Citation]]]:
    """The citations without those that only repeat another in a copy of its text, and the repetitions of each by row.

    The first published counts as the original; where the days are one, the text of which the others are copies.
    """
    groups: dict[tuple[str, SpeakerId, str], list[Citation]] = {}
    for citation in citations:
        words = " ".join(_WORD.findall(plain(citation.said.words)))
        groups.setdefault((root_of(citation.revision, copies), speaker_id(citation), words), []).append(citation)
    originals, repeated = [], {}
    for (root, _, _), group in groups.items():
        group.sort(key=lambda c: (c.published is None, c.published or date.max, c.revision != root, c.row))
        originals.append(group[0])
        if len(group) > 1:
            repeated[group[0].row] = group[1:]
    return originals, repeated


def root_of(revision: str, copies: Mapping[str, str]) -> str:
    """The text from which a text was copied, over as many copies of copies as there are."""
    seen = {revision}
    while (origin := copies.get(revision)) and origin not in seen:
        seen.add(origin)
        revision = origin
    return revision


def speaker_id(citation: Citation) -> SpeakerId:
    """One id for all that somebody says: the registry's key, else what the spellings of the name share."""
    voice = citation.voice
    if voice and voice.kind and voice.key:
        return voice.kind.value, voice.key
    return "name", name_key(citation.said.speaker)


def name_key(name: str) -> str:
    """What the spellings of one name share, cheaply: the likeliest key of each word, in any order."""
    return " ".join(sorted(word.keys[0] for word in parse_name(name).words if word.keys)) or name.casefold()


def outlet_of(citation: Citation, registry: Registry) -> Outlet | None:
    """The registry's outlet of a document; None where it has none."""
    key = registry.outlets.publishing(citation.said.outlet, citation.said.address)
    return registry.outlets.by_key.get(key) if key else None


def outlet_name(citation: Citation, registry: Registry) -> str:
    """How the outlet of a document is called: by the registry where it knows it, else as the document says."""
    outlet = outlet_of(citation, registry)
    return outlet.name if outlet else citation.said.outlet or NO_OUTLET


NO_OUTLET = "unknown outlet"
# Of these nothing is told by which a speaker could be characterised
NO_LEANING = frozenset({Camp.OTHER.value, Camp.UNLABELLED.value})


@dataclass(frozen=True, slots=True)
class Characterisation:
    """What may be said of a speaker because figures bear it out."""

    words: str  # "cited 12 times by 5 outlets labelled pro-Kremlin (of …)"
    frequent: bool  # these outlets cite the speaker more than by their share of all that was collected
    figures: CampFigures
    cited: Cited


def characterisation(who: SpeakerId, counts: Counts, camp: str) -> Characterisation | None:
    """How often outlets of a camp ("pro-Kremlin") cite a speaker, in words with numerators and dates.

    None where they don't, or too seldom to tell. ``who``: of ``speaker_id``. Labels stand in the registry with their
    sources; a digest that prints this must name them.
    """
    cited = counts.cited(who)
    found = next((c for c in cited.camps if c.camp == camp), None)
    if found is None or camp in NO_LEANING or found.share.verdict == "too few":
        return None
    share, outlets = found.share, len(found.outlets)
    times = "time" if share.part == 1 else "times"
    by = f"{outlets:,} {'outlet' if outlets == 1 else 'outlets'} labelled {camp}"
    since = f" since {cited.since}" if cited.since else ""
    words = (
        f"cited {share.part:,} {times} by {by} (of {share.whole:,} citations of this speaker among "
        f"{cited.collected:,} statements collected{since})"
    )
    return Characterisation(words, share.verdict == "more", found, cited)
