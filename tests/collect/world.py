"""The world that tests speak into: outlets on loopback that publish, edit and delete over months, and break down.

    with World() as world:
        halmar = world.outlet("halmar")
        address = halmar.publish("port", "Port closed", "The port is closed, the minister said.", at)
        halmar.edit("port", "The port is open, the minister said.", at + timedelta(hours=3))
        halmar.fault("/feed.xml", Kind.BUSY, at, at + timedelta(days=1))

What a page shows is told by the world's clock alone: a plot is written beforehand and then lived through.
"""

from __future__ import annotations

import hashlib
import html
import random
import tempfile
from bisect import bisect, insort
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from email.utils import format_datetime, parsedate_to_datetime
from itertools import islice
from pathlib import Path
from types import TracebackType
from typing import Literal, Self

from tests.collect.clock import SimulatedClock
from tests.collect.playing import Asked, Kind, Loop, Page, prepare, serve
from tests.collect.tls import server_context, write_certificate

Removal = Literal[404, 410, "soft"]
_LISTED = 20  # items in a feed, as most have it
_MAPPED = 1000  # in a sitemap


@dataclass
class Article:
    """One publication through time."""

    slug: str
    title: str
    versions: list[tuple[datetime, str, str]]  # from when, title, text
    removed: list[tuple[datetime, Removal | None]] = field(default_factory=list)  # None: it is back
    flaps_from: datetime | None = None

    @property
    def published(self) -> datetime:
        """When it came out."""
        return self.versions[0][0]

    def version(self, at: datetime) -> tuple[datetime, str, str] | None:
        """What it says at that time, whether it can be had or not; None: it isn't out yet."""
        return next((version for version in reversed(self.versions) if version[0] <= at), None)

    def absence(self, at: datetime) -> Removal | None:
        """How it is absent at that time."""
        if self.flaps_from and at >= self.flaps_from and (at - self.flaps_from).days % 2 == 1:
            return 404
        return next((how for since, how in reversed(self.removed) if since <= at), None)


@dataclass(frozen=True)
class _Fault:
    path: str
    kind: Kind
    start: datetime
    end: datetime


class Outlet:
    """A site with a feed, a sitemap, a front page and articles."""

    def __init__(self, world: World, name: str, *, language: str, noise: bool, secure: bool) -> None:
        self.name = name
        self.language = language
        self.articles: dict[str, Article] = {}
        self._order: list[tuple[datetime, str]] = []
        self._world = world
        self._noise = noise
        self._faults: list[_Fault] = []
        self._redirects: dict[str, tuple[str, int]] = {}
        self._files: dict[str, Page] = {}
        self._asked: dict[str, int] = {}
        port = world.start(self, secure=secure)
        self.site = f"{'https' if secure else 'http'}://127.0.0.1:{port}"
        self.feed = f"{self.site}/feed.xml"
        self.sitemap = f"{self.site}/sitemap.xml"

    # --------------------------------------------------------------------------------------- the plot

    def publish(self, slug: str, title: str, text: str, at: datetime) -> str:
        """A new article, paragraphs parted by empty lines; its address."""
        self.articles[slug] = Article(slug, title, [(at, title, text)])
        insort(self._order, (at, slug))
        return self.address(slug)

    def edit(self, slug: str, text: str, at: datetime, *, title: str | None = None) -> None:
        """Another text from then on."""
        article = self.articles[slug]
        article.versions.append((at, title or article.versions[-1][1], text))

    def delete(self, slug: str, at: datetime, status: Removal = 404) -> None:
        """Gone from then on; "soft": a page that says so with status 200."""
        self.articles[slug].removed.append((at, status))

    def restore(self, slug: str, at: datetime) -> None:
        """Back from then on."""
        self.articles[slug].removed.append((at, None))

    def flap(self, slug: str, at: datetime) -> None:
        """There one day, gone the next, from then on."""
        self.articles[slug].flaps_from = at

    def robots(self, text: str, *, status: int = 200) -> None:
        """What robots.txt says; without it there is none."""
        self.file("/robots.txt", text.encode(), status=status)

    def file(self, path: str, body: bytes, *, status: int = 200, **headers: str) -> str:
        """Anything else; its address."""
        told = {name.replace("_", "-"): value for name, value in headers.items()}
        self._files[path] = Page(status, body, {"Content-Type": "text/plain", **told})
        return self.site + path

    def redirect(self, path: str, target: str, status: int = 302) -> str:
        """From ``path`` to ``target``; the address."""
        self._redirects[path] = (target, status)
        return self.site + path

    def fault(self, path: str, kind: Kind, start: datetime, end: datetime) -> None:
        """What is answered at ``path`` ("*": everywhere) in that time is broken so."""
        prepare(kind)
        self._faults.append(_Fault(path, kind, start, end))

    def address(self, slug: str) -> str:
        """Of an article."""
        return f"{self.site}/news/{slug}.html"

    def visible(self, at: datetime, most: int | None = None) -> list[Article]:
        """The articles that can be had at that time, newest first."""
        out = range(bisect(self._order, at, key=lambda entry: entry[0]))
        newest = (self.articles[self._order[n][1]] for n in reversed(out))
        return list(islice((a for a in newest if a.absence(at) is None), most))

    # ---------------------------------------------------------------------------------------- answers

    def answer(self, path: str, headers: Mapping[str, str]) -> tuple[Page, Kind | None]:
        """What is answered now, and how that is broken."""
        now = self._world.clock.now()
        self._asked[path] = self._asked.get(path, 0) + 1
        page = self._conditional(self._page(path, now), headers)
        kind = next((f.kind for f in self._faults if f.path in ("*", path) and f.start <= now < f.end), None)
        self._world.asked.append(Asked(now, self.name, path, headers, kind or str(page.status)))
        return page, kind

    def _page(self, path: str, now: datetime) -> Page:
        if path in self._redirects:
            target, status = self._redirects[path]
            return Page(status, headers={"Location": target})
        if path in self._files:
            return self._files[path]
        whole = {"/": self._front, "/feed.xml": self._rss, "/sitemap.xml": self._map}.get(path)
        if whole:
            return whole(now)
        slug = path.removeprefix("/news/").removesuffix(".html")
        return self._article(slug, path, now)

    def _article(self, slug: str, path: str, now: datetime) -> Page:
        article = self.articles.get(slug)
        version = article.version(now) if article else None
        if article is None or version is None:
            return self._not_found(404)
        absence = article.absence(now)
        if absence:
            return self._not_found(200 if absence == "soft" else absence)
        since, title, text = version
        noise = f"<p>{now:%H:%M:%S} · {self._asked[path]} views</p>" if self._noise else ""
        body = _ARTICLE.format(
            language=self.language,
            title=html.escape(title),
            outlet=self.name,
            published=article.published.isoformat(),
            modified=since.isoformat(),
            address=self.address(slug),
            noise=noise,
            text="".join(f"<p>{html.escape(paragraph)}</p>" for paragraph in text.split("\n\n")),
        )
        # a page that counts its readers is another one each time, and tells no version
        return _page(body, "text/html; charset=utf-8", None if self._noise else since)

    def _not_found(self, status: int) -> Page:
        body = "<html><head><title>Page not found</title></head><body><h1>Page not found</h1></body></html>"
        return Page(status, body.encode(), {"Content-Type": "text/html; charset=utf-8"})

    def _front(self, now: datetime) -> Page:
        shown = self.visible(now, _LISTED)
        links = "".join(f'<li><a href="/news/{a.slug}.html">{html.escape(_title(a, now))}</a></li>' for a in shown)
        head = f'<title>{self.name}</title><link rel="alternate" type="application/rss+xml" href="/feed.xml">'
        body = f'<html lang="{self.language}"><head>{head}</head><body><ul>{links}</ul></body></html>'
        return _page(body, "text/html; charset=utf-8", self._changed(now))

    def _rss(self, now: datetime) -> Page:
        items = "".join(
            f"<item><title>{html.escape(_title(a, now))}</title><link>{self.address(a.slug)}</link>"
            f"<guid>{self.address(a.slug)}</guid><pubDate>{format_datetime(a.published)}</pubDate></item>"
            for a in self.visible(now, _LISTED)
        )
        channel = f"<title>{self.name}</title><link>{self.site}/</link><language>{self.language}</language>{items}"
        body = f'<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel>{channel}</channel></rss>'
        return _page(body, "application/rss+xml; charset=utf-8", self._changed(now))

    def _map(self, now: datetime) -> Page:
        urls = "".join(
            f"<url><loc>{self.address(a.slug)}</loc><lastmod>{_since(a, now).isoformat()}</lastmod></url>"
            for a in self.visible(now, _MAPPED)
        )
        space = "http://www.sitemaps.org/schemas/sitemap/0.9"
        body = f'<?xml version="1.0" encoding="utf-8"?><urlset xmlns="{space}">{urls}</urlset>'
        return _page(body, "application/xml", self._changed(now))

    def _changed(self, now: datetime) -> datetime | None:
        return max((_since(a, now) for a in self.visible(now, _LISTED)), default=None)

    def _conditional(self, page: Page, headers: Mapping[str, str]) -> Page:
        etag, since = page.headers.get("ETag"), page.headers.get("Last-Modified")
        if page.status != 200 or not etag or not since:
            return page
        if "if-none-match" in headers:
            same = headers["if-none-match"] == etag
        else:
            told = headers.get("if-modified-since")
            same = bool(told) and parsedate_to_datetime(told or "") >= parsedate_to_datetime(since)
        return Page(304, b"", {"ETag": etag, "Last-Modified": since, "Content-Length": ""}) if same else page


class World:
    """All outlets, their clock, and what they were asked."""

    def __init__(self, clock: SimulatedClock | None = None, *, seed: int = 0) -> None:
        self.clock = clock or SimulatedClock()
        self.asked: list[Asked] = []
        self.chance = random.Random(seed)
        self._outlets: list[Outlet] = []
        self._loop = Loop()
        self._folder = tempfile.TemporaryDirectory(prefix="svodka-world-")
        self._certificate: Path | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._loop.close()
        self._folder.cleanup()

    def outlet(self, name: str, *, language: str = "en", noise: bool = False, secure: bool = False) -> Outlet:
        """A new outlet with a host of its own; ``noise``: its pages show a clock and a counter."""
        outlet = Outlet(self, name, language=language, noise=noise, secure=secure)
        self._outlets.append(outlet)
        return outlet

    def start(self, outlet: Outlet, *, secure: bool) -> int:
        """Start the outlet's server; its port."""
        context = server_context(self.certificate()) if secure else None
        return self._loop.run(serve(outlet.answer, self.clock.now, context))

    def certificate(self) -> Path:
        """The certificate of secure outlets, signed by itself."""
        if self._certificate is None:
            self._certificate = write_certificate(Path(self._folder.name))
        return self._certificate

    def requests(self, outlet: Outlet, path: str | None = None) -> list[Asked]:
        """What that outlet was asked, in order."""
        return [a for a in self.asked if a.outlet == outlet.name and path in (None, a.path)]

    def plot(self, outlets: list[Outlet], days: int, *, a_day: int = 10) -> None:
        """Write ``days`` of life: about ``a_day`` new articles a day over all outlets, some edited, deleted, flapping."""
        first = self.clock.now()
        for number in range(days * a_day):
            outlet = self.chance.choice(outlets)
            at = first + timedelta(days=number // a_day, seconds=self.chance.randrange(86_400))
            slug = f"{number:06}"
            outlet.publish(slug, *written(self.chance, number, outlet.language), at)
            fate = self.chance.random()
            later = at + timedelta(seconds=self.chance.randrange(3_600, 3 * 86_400))
            if fate < 0.15:
                outlet.edit(slug, written(self.chance, number, outlet.language)[1], later)
            elif fate < 0.19:
                outlet.delete(slug, later, self.chance.choice((404, 410, "soft")))
            elif fate < 0.20:
                outlet.flap(slug, later)


_ARTICLE = """<!doctype html>
<html lang="{language}"><head><meta charset="utf-8"><title>{title} | {outlet}</title>
<meta property="og:title" content="{title}"><meta property="og:site_name" content="{outlet}">
<meta property="article:published_time" content="{published}"><meta property="article:modified_time" content="{modified}">
<link rel="canonical" href="{address}"></head>
<body><nav><a href="/">{outlet}</a></nav>{noise}<article><h1>{title}</h1>{text}</article></body></html>"""

_WORDS = {
    "en": (
        ("Orsk harbour", "the Velt bridge", "the Tarn railway", "the Halmar dam", "the Sarn market"),
        ("will open in {n} days", "was closed for {n} hours", "cost {n} million", "employs {n} people"),
        "{Subject} {fate}",
        (
            "{Subject} {fate}, Minister Ana Belic said.\n\n“We have looked at it {n} times,” she added.\n\n"
            "The office of the governor of Velt declined to comment on report {number}."
        ),
    ),
    "ru": (
        ("порт Орска", "мост через Вельт", "дорога на Тарн", "плотина Халмара", "рынок Сарна"),
        ("откроется через {n} дней", "закрыт на {n} часов", "стоит {n} миллионов", "даёт работу {n} людям"),
        "{Subject} {fate}",
        (
            "{Subject} {fate}, заявила министр Ана Белич.\n\n«Мы проверяли это {n} раз», — добавила она.\n\n"
            "В канцелярии губернатора Вельта от комментариев к докладу {number} отказались."
        ),
    ),
}


def written(chance: random.Random, number: int, language: str) -> tuple[str, str]:
    """Title and text of an invented report; no two numbers have the same text."""
    subjects, fates, title, text = _WORDS[language]
    n = chance.randrange(2, 10_000)
    subject = chance.choice(subjects)
    fate = chance.choice(fates).format(n=n)
    values = {"Subject": subject[0].upper() + subject[1:], "fate": fate, "n": n, "number": number}
    return title.format(**values), text.format(**values)


def _page(body: str, media_type: str, changed: datetime | None) -> Page:
    data = body.encode()
    headers = {"Content-Type": media_type}
    if changed:
        headers["ETag"] = f'"{hashlib.sha256(data).hexdigest()[:16]}"'
        headers["Last-Modified"] = format_datetime(changed, usegmt=True)
    return Page(200, data, headers)


def _title(article: Article, at: datetime) -> str:
    version = article.version(at)
    assert version
    return version[1]


def _since(article: Article, at: datetime) -> datetime:
    version = article.version(at)
    assert version
    return version[0]
