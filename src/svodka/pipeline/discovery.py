"""What is at an address, and from where it is best collected: a feed, a site with feeds, a sitemap, a channel, a page.

The address itself is asked first. Where it is no feed, what the page declares is tried, then what robots.txt names,
then where feeds usually are; a dozen requests at most. ``fetch`` does the asking, so that nothing here touches the
network.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

from svodka.errors import CollectError, ParseError
from svodka.model import Capture, Listing, SourceKind
from svodka.pipeline.source_address import source_address

Fetch = Callable[[str], Capture]
ReadListing = Callable[[Capture], Listing]

# What a person's click through a site costs it, too
MOST_REQUESTS = 12
# Of the feeds that a page declares: the first are the main ones; some pages declare one for each rubric
MOST_DECLARED = 4
WELL_KNOWN = (
    "/feed",
    "/rss",
    "/rss.xml",
    "/atom.xml",
    "/feed.json",
    "/news-sitemap.xml",
    "/sitemap-news.xml",
    "/sitemap.xml",
)

_COMMENTS = re.compile(r"\bcomments?\b|комментари", re.I)
_SITEMAP_LINE = re.compile(rb"^[ \t]*sitemap[ \t]*:[ \t]*(\S+)", re.I | re.M)


@dataclass(frozen=True, slots=True)
class Found:
    """One place that could be collected."""

    kind: SourceKind
    address: str
    title: str | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Discovery:
    """The best place to collect what was asked for, and why; ``others`` would do, too."""

    kind: SourceKind
    address: str
    title: str | None
    language: str | None
    because: str  # one sentence for people
    others: tuple[Found, ...] = ()


def discover(address: str, fetch: Fetch, read: ReadListing | None = None) -> Discovery:
    """What is best collected of what ``address`` stands for.

    ``fetch`` gives the bytes at an address or raises CollectError; ``read`` tells what they announce (left out:
    ``svodka.parse.listing``). Raises CollectError where the address can't be had, and ParseError where there is
    nothing to read.
    """
    return _Search(fetch, read or _announced).answer(source_address(address))


class _Search:
    """One search: what may still be asked, what was asked and what was found."""

    def __init__(self, fetch: Fetch, read: ReadListing) -> None:
        self._fetch = fetch
        self._read = read
        self._left = MOST_REQUESTS
        self._asked: set[str] = set()

    def answer(self, address: str) -> Discovery:
        """The outcome for a web address."""
        capture = self._get(address)
        listing = self._listing(capture)
        at = _kept(address, capture.address)
        if urlsplit(at).netloc == "t.me":
            return _channel_discovery(at, listing)
        if listing and listing.kind is not SourceKind.LISTING:
            return _as_asked(at, listing)
        page = _page(at, capture, listing)
        declared = list(self._declared(listing, at)) if listing else []
        if declared:
            best, *others = declared
            because = f"{at} is a page that names {_feeds(len(declared))}; {best.address} is the one that will be read."
            return _discovery(best, because, [*others, page] if page else others)
        elsewhere = sorted(self._elsewhere(at), key=_rank)
        if elsewhere and (page is None or (_is_front(at) and _is_better(elsewhere[0], page))):
            best, *others = elsewhere
            because = f"{at} names no feed, but the site has {_a(best)} at {best.address}."
            return _discovery(best, because, [page, *others] if page else others)
        if page is None:
            raise ParseError(f"nothing that can be read was found at {at}, and no feed of its site; check the address")
        return _discovery(page, _page_reason(page, elsewhere), elsewhere)

    def _declared(self, listing: Listing, at: str) -> Iterator[Found]:
        """The feeds that a page declares and that have something to read; feeds of comments are left out."""
        for address in [urljoin(at, address) for address in listing.listings][:MOST_DECLARED]:
            found = self._try(address)
            if found and found.kind is SourceKind.FEED and not _COMMENTS.search(found.title or ""):
                yield found

    def _elsewhere(self, at: str) -> Iterator[Found]:
        """What robots.txt names, then what stands where feeds and sitemaps usually are; one of each sort suffices."""
        ranks = set()
        for address in (*self._named_by_robots(at), *(urljoin(at, path) for path in WELL_KNOWN)):
            found = self._try(address)
            if found and found.kind in (SourceKind.FEED, SourceKind.SITEMAP) and _rank(found) not in ranks:
                ranks.add(_rank(found))
                yield found
                if found.kind is SourceKind.FEED:
                    return  # nothing is better

    def _named_by_robots(self, at: str) -> list[str]:
        try:
            capture = self._get(urljoin(at, "/robots.txt"))
        except CollectError:
            return []
        named = [match.decode("utf-8", "replace") for match in _SITEMAP_LINE.findall(capture.data[:500_000])]
        web = [address for address in named if urlsplit(address).scheme in ("http", "https")]
        # those of news first; two, since a large site names dozens and the usual places are still to be tried
        return sorted(web, key=lambda address: "news" not in address.lower())[:2]

    def _try(self, address: str) -> Found | None:
        """What is announced there, if anything: what fails or announces nothing is no answer."""
        if self._left <= 0 or address in self._asked:
            return None
        try:
            capture = self._get(address)
        except CollectError:
            return None
        listing = self._listing(capture)
        if listing is None or not (listing.items or listing.listings):
            return None
        return Found(listing.kind, _kept(address, capture.address), listing.title, listing.language)

    def _get(self, address: str) -> Capture:
        self._left -= 1
        self._asked.add(address)
        capture = self._fetch(address)
        self._asked.add(capture.address)
        return capture

    def _listing(self, capture: Capture) -> Listing | None:
        try:
            return self._read(capture)
        except ParseError:
            return None


# What is read first of what a site has: a feed tells titles and dates, a news sitemap too, and it is short; a plain
# sitemap holds every page that the site ever had, and few dates
_RANKS = ("a feed", "a sitemap of news", "a sitemap")


def _rank(found: Found) -> int:
    if found.kind is SourceKind.FEED:
        return 0
    return 1 if "news" in found.address.lower() else 2


def _is_better(found: Found, page: Found) -> bool:
    """Whether what the site has elsewhere is read rather than its front page: a page of links beats a plain sitemap."""
    return _rank(found) < len(_RANKS) - 1 or page.kind is SourceKind.PAGE


def _a(found: Found) -> str:
    return _RANKS[_rank(found)]


def _feeds(number: int) -> str:
    return "a feed" if number == 1 else f"{number} feeds"


def _discovery(found: Found, because: str, others: Iterable[Found]) -> Discovery:
    rest = tuple(other for other in others if other.address != found.address)
    return Discovery(found.kind, found.address, found.title, found.language, because, rest)


def _as_asked(at: str, listing: Listing) -> Discovery:
    what = {SourceKind.FEED: "a feed", SourceKind.SITEMAP: "a sitemap"}.get(listing.kind, f"a {listing.kind}")
    announced = _items(len(listing.items))
    if listing.kind is SourceKind.SITEMAP and not listing.items:
        announced = f"{len(listing.listings)} other sitemaps"
    because = f"{at} is {what}; it announces {announced} at present."
    return Discovery(listing.kind, at, listing.title, listing.language, because)


def _channel_discovery(at: str, listing: Listing | None) -> Discovery:
    if listing is None or listing.kind is not SourceKind.CHANNEL:
        name = at.rpartition("/")[2]
        raise CollectError(
            f"{name} shows no public preview at {at}: it is misspelt, no channel, or its owner has switched the "
            "preview off; check it in Telegram, or read an export of it"
        )
    because = f"{at} is the public preview of a Telegram channel; it shows {_items(len(listing.items), 'post')}."
    return Discovery(SourceKind.CHANNEL, at, listing.title, listing.language, because)


def _page(at: str, capture: Capture, listing: Listing | None) -> Found | None:
    """The address itself as a page of links or as a single page; None where it holds no words."""
    if listing and listing.items:
        return Found(SourceKind.LISTING, at, listing.title, listing.language)
    from svodka.parse import parse

    try:
        said = parse(capture)
    except ParseError:
        return None
    return Found(SourceKind.PAGE, at, said.title, said.language)


def _page_reason(page: Found, elsewhere: Iterable[Found]) -> str:
    names = ", ".join(f"{_a(found)} ({found.address})" for found in elsewhere)
    besides = f" The site as a whole has {names}, too." if names else ""
    if page.kind is SourceKind.LISTING:
        return f"{page.address} is a page of links and names no feed: the pages behind its links will be read.{besides}"
    return f"{page.address} is a single page: it is watched for changes, and no link is followed.{besides}"


def _items(number: int, noun: str = "publication") -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


def _is_front(address: str) -> bool:
    """Whether an address is a site's front page, perhaps one of several languages: "/", "/en/", "/index.html"."""
    return re.fullmatch(r"/?([a-z]{2}/?)?(index\.\w+)?", urlsplit(address).path, re.I) is not None


def _kept(asked: str, final: str) -> str:
    """The address to remember: the final one on the same host, else the one that was asked for.

    A redirect to another host (a feed service, a mirror of the day) is the publisher's business and may change.
    """
    hosts = {(urlsplit(address).hostname or "").removeprefix("www.") for address in (asked, final)}
    return final if len(hosts) == 1 else asked


def _announced(capture: Capture) -> Listing:
    # parsing takes a while to load; who asks for help need not wait for it
    from svodka.parse import listing

    return listing(capture)
