"""What an archive tells of an outlet: how much it has of it, whom it quotes, whom it cites and copies, who reads it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from statistics import median

from svodka.identity.citing import NO_OUTLET, SpeakerId, speaker_id
from svodka.identity.match import Registry
from svodka.model import Citation, Outlet, Publication, Reprint

UNDATED = "undated"


@dataclass(frozen=True, slots=True)
class MonthOfViews:
    """The views of the posts of one month."""

    month: str  # "2025-04"
    posts: int  # whose views the archive has
    median: float


@dataclass(slots=True)
class OutletFigures:
    """What an archive has of one outlet."""

    documents: Counter[str] = field(default_factory=Counter)  # by year of publication
    statements: Counter[str] = field(default_factory=Counter)  # the same
    first: date | None = None  # of publication
    last: date | None = None
    quoted: Counter[str] = field(default_factory=Counter)  # names of speakers, by statements
    cites: Counter[str] = field(default_factory=Counter)  # outlets through which its statements came, by statements
    copies: Counter[str] = field(default_factory=Counter)  # outlets whose texts it has, by texts
    copied_by: Counter[str] = field(default_factory=Counter)
    views: tuple[MonthOfViews, ...] = ()


def outlet_figures(
    key: str,
    publications: Iterable[Publication],
    citations: Iterable[Citation],
    reprints: Iterable[Reprint],
    registry: Registry,
) -> OutletFigures:
    """The figures of an outlet of the registry. Its own name in a chain, and copies inside it, don't count."""
    figures = OutletFigures()
    views: dict[str, list[int]] = defaultdict(list)
    for publication in publications:
        if registry.outlets.publishing(publication.outlet, publication.address) == key:
            _count_publication(figures, publication, views)
    figures.views = tuple(MonthOfViews(m, len(v), median(v)) for m, v in sorted(views.items()))
    spellings: dict[SpeakerId, Counter[str]] = defaultdict(Counter)
    for citation in citations:
        if registry.outlets.publishing(citation.said.outlet, citation.said.address) == key:
            figures.statements[_year(citation.published)] += 1
            spellings[speaker_id(citation)][citation.said.speaker] += 1
            for outlet in {found for hop in citation.chain if (found := registry.outlets.cited(hop)) and found != key}:
                figures.cites[registry.outlets.by_key[outlet].name] += 1
    for who, names in spellings.items():
        figures.quoted[name_of(who, names.most_common(1)[0][0], registry)] += names.total()
    for reprint in reprints:
        copy, origin = (registry.outlets.publishing(p.outlet, p.address) for p in (reprint.copy, reprint.origin))
        if copy == key and origin != key:
            figures.copies[_name(origin, reprint.origin, registry)] += 1
        elif origin == key and copy != key:
            figures.copied_by[_name(copy, reprint.copy, registry)] += 1
    return figures


def name_of(who: SpeakerId, spelling: str, registry: Registry) -> str:
    """How a speaker is called: by the registry where it knows them, else as the texts spell it."""
    kind, key = who
    if kind == "person" and key in registry.persons:
        return registry.persons[key].name
    if kind == "institution" and key in registry.institutions:
        return registry.institutions[key].name
    if kind == "office" and key in registry.offices:
        return registry.offices[key].title
    if kind == "outlet" and key in registry.outlets.by_key:
        return registry.outlets.by_key[key].name
    return spelling


def outlet_named(name: str, registry: Registry) -> Outlet | None:
    """The outlet of a key, a name in any script, a site or an address."""
    key = name if name in registry.outlets.by_key else registry.outlets.publishing(name, name)
    return registry.outlets.by_key[key] if key else None


def _count_publication(figures: OutletFigures, publication: Publication, views: dict[str, list[int]]) -> None:
    day = publication.published
    figures.documents[_year(day)] += 1
    if day:
        figures.first = min(figures.first or day, day)
        figures.last = max(figures.last or day, day)
        if publication.views is not None:
            views[f"{day:%Y-%m}"].append(publication.views)


def _year(day: date | None) -> str:
    return str(day.year) if day else UNDATED


def _name(key: str | None, publication: Publication, registry: Registry) -> str:
    return registry.outlets.by_key[key].name if key else publication.outlet or NO_OUTLET
