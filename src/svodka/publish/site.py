"""Issues -> all files of the site. Pure: the same issues make the same files."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from xml.etree import ElementTree as ET

from svodka.config.site import SiteSettings
from svodka.errors import ReceiptError
from svodka.ids import content_id
from svodka.publish.issues import Issue, SitePage, receipt_path, slug_of
from svodka.publish.machines import feed_atom, feed_json
from svodka.publish.pages import corrections_page, front_page, issue_page, list_page, privacy_page, receipt_page
from svodka.write.compose import require_receipts

_SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"


def site_pages(issues: Sequence[Issue], site: SiteSettings) -> tuple[SitePage, ...]:
    """Every file of a site, by path; the newest issue first on its pages.

    Raises ReceiptError where an issue has a sentence without a receipt, or two issues want one address.
    """
    newest = sorted(issues, key=lambda issue: (issue.day, issue.signed_at, issue.id), reverse=True)
    for issue in newest:
        require_receipts(issue.digest)
    slugs = [issue.slug for issue in newest]
    if twice := {slug for slug in slugs if slugs.count(slug) > 1}:
        raise ReceiptError(f"two issues want the address {min(twice)!r}; sign one of them with another --slug")
    pages = [
        SitePage("index.html", front_page(newest, site)),
        *(SitePage(issue.path, issue_page(issue, site, related(issue, newest))) for issue in newest),
        *_receipts(newest, site),
        *_lists(newest, site),
        SitePage("corrections.html", corrections_page(newest, site)),
        SitePage("feed.xml", feed_atom(newest, site)),
        SitePage("feed.json", feed_json(newest, site)),
    ]
    if site.controller:
        pages.append(SitePage("privacy.html", privacy_page(site)))
    pages += [
        SitePage("sitemap.xml", _sitemap(newest, pages, site)),
        SitePage("robots.txt", f"User-agent: *\nAllow: /\n\nSitemap: {site.address}sitemap.xml\n"),
    ]
    return tuple(sorted(pages, key=lambda page: page.path))


def related(issue: Issue, issues: Sequence[Issue]) -> tuple[tuple[Issue, str], ...]:
    """Other issues to read on, and why: of the same line first, then the same story, then the most shared speakers."""
    found: list[tuple[tuple[int, int], Issue, str]] = []
    for other in issues:
        if other.id == issue.id:
            continue
        shared = [name for name in issue.speakers if name in other.speakers]
        if issue.claim and other.claim == issue.claim:
            found.append(((0, 0), other, "the same line"))
        elif issue.story and other.story == issue.story:
            found.append(((1, 0), other, "the same story"))
        elif shared:
            found.append(((2, -len(shared)), other, f"{shared[0]} speaks there, too"))
    found.sort(key=lambda one: one[0])  # stable: the newest first among equals
    return tuple((other, why) for _, other, why in found[:RELATED_MOST])


# "Read more" of the rubric that we learnt from lists a handful; more is an archive, which the site has besides
RELATED_MOST = 5


def lists_of(issues: Sequence[Issue]) -> dict[tuple[str, str], list[Issue]]:
    """The issues by rubric, line and speaker: (kind, name) -> issues, those with more than a name's own page."""
    found: dict[tuple[str, str], list[Issue]] = defaultdict(list)
    for issue in issues:
        if issue.digest.rubric:
            found["rubrics", issue.digest.rubric].append(issue)
        if issue.claim:
            found["lines", issue.claim].append(issue)
        for name in issue.speakers:
            found["speakers", name].append(issue)
    return found


def list_path(kind: str, name: str) -> str:
    """The page of a rubric, a line or a speaker, from the site's root."""
    return f"{kind}/{slug_of(name, content_id('list/1', kind, name)[:6])}.html"


def _lists(issues: Sequence[Issue], site: SiteSettings) -> Iterator[SitePage]:
    for (kind, name), members in sorted(lists_of(issues).items(), key=lambda item: item[0]):
        yield SitePage(list_path(kind, name), list_page(kind, name, members, site))


def _receipts(issues: Sequence[Issue], site: SiteSettings) -> Iterator[SitePage]:
    seen: set[str] = set()
    for issue in issues:
        sentences = [issue.digest.headline, *(s for section in issue.digest.sections for s in section.sentences)]
        for receipt in (receipt for sentence in sentences for receipt in sentence.receipts):
            path = receipt_path(receipt)
            text = issue.text(receipt.revision)
            if path in seen:
                continue
            if text is None:
                raise ReceiptError(f"the text of {receipt.address}, which {issue.slug} cites, is not at hand")
            seen.add(path)
            yield SitePage(path, receipt_page(receipt, text, issue, site))


def _sitemap(issues: Sequence[Issue], pages: Sequence[SitePage], site: SiteSettings) -> str:
    changed = {issue.path: _changed(issue) for issue in issues}
    root = ET.Element("urlset", xmlns=_SITEMAP)
    for page in sorted(pages, key=lambda page: page.path):
        if not page.path.endswith(".html") or page.path.startswith("receipts/"):
            continue  # a receipt is reached from its sentence; search engines need no page for each
        url = ET.SubElement(root, "url")
        ET.SubElement(url, "loc").text = site.address + ("" if page.path == "index.html" else page.path)
        if page.path in changed:
            ET.SubElement(url, "lastmod").text = changed[page.path].astimezone(UTC).date().isoformat()
    ET.indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(root, encoding="unicode") + "\n"


def _changed(issue: Issue) -> datetime:
    return max([issue.signed_at, *(at for _, at, _ in issue.corrections)])
