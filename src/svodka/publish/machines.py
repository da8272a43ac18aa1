"""What programs read of the site: Atom and JSON feeds, and schema.org's words on each issue."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any
from xml.etree import ElementTree as ET

from svodka.config.site import SiteSettings
from svodka.model import Digest
from svodka.publish.issues import Issue
from svodka.write.html import digest_body

# What a reader of feeds loads at once; older issues are on the site
FEED_MOST = 50
_ATOM = "http://www.w3.org/2005/Atom"
# what XML 1.0 can't hold
_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def feed_atom(issues: Sequence[Issue], site: SiteSettings) -> str:
    """The newest issues as Atom (RFC 4287), each whole."""
    root = ET.Element("feed", xmlns=_ATOM)
    _add(root, "title", site.title)
    _add(root, "id", site.address)
    _add(root, "updated", _time(max((changed(issue) for issue in issues), default=datetime.fromtimestamp(0, UTC))))
    ET.SubElement(root, "link", rel="self", href=f"{site.address}feed.xml", type="application/atom+xml")
    ET.SubElement(root, "link", rel="alternate", href=site.address, type="text/html")
    _add(ET.SubElement(root, "author"), "name", site.publisher)
    for issue in issues[:FEED_MOST]:
        entry = ET.SubElement(root, "entry")
        _add(entry, "title", issue.digest.headline.text)
        _add(entry, "id", f"urn:svodka:digest:{issue.id}")
        _add(entry, "published", _time(issue.signed_at))
        _add(entry, "updated", _time(changed(issue)))
        ET.SubElement(entry, "link", rel="alternate", href=site.address + issue.path, type="text/html")
        _add(ET.SubElement(entry, "author"), "name", issue.signed_by)
        _add(entry, "summary", summary(issue.digest))
        content = ET.SubElement(entry, "content", type="html")
        content.text = _NO_XML.sub("\ufffd", digest_body(issue.digest, drawn=False))
    ET.indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(root, encoding="unicode") + "\n"


def feed_json(issues: Sequence[Issue], site: SiteSettings) -> str:
    """The same as JSON Feed 1.1."""
    value = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": site.title,
        "home_page_url": site.address,
        "feed_url": f"{site.address}feed.json",
        "language": site.language,
        "authors": [{"name": site.publisher}],
        "items": [
            {
                "id": f"urn:svodka:digest:{issue.id}",
                "url": site.address + issue.path,
                "title": issue.digest.headline.text,
                "summary": summary(issue.digest),
                "content_html": digest_body(issue.digest, drawn=False),
                "date_published": _time(issue.signed_at),
                "date_modified": _time(changed(issue)),
                "authors": [{"name": issue.signed_by}],
            }
            for issue in issues[:FEED_MOST]
        ],
    }
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


def issue_jsonld(issue: Issue, site: SiteSettings) -> dict[str, Any]:
    """An issue as a schema.org NewsArticle with the Quotations that it cites, and a ClaimReview if it tells a line."""
    url = site.address + issue.path
    publisher = {"@type": "Organization", "name": site.publisher, "url": site.address}
    graph: list[dict[str, Any]] = [
        {
            "@type": "NewsArticle",
            "@id": url,
            "headline": issue.digest.headline.text,
            "datePublished": issue.day.isoformat(),
            "dateModified": _time(changed(issue)),
            "inLanguage": site.language,
            "author": {"@type": "Person", "name": issue.signed_by},
            "publisher": publisher,
            "mainEntityOfPage": url,
            "isAccessibleForFree": True,
            "citation": sorted({receipt.address for receipt in _receipts(issue.digest)}),
            "mentions": [{"@id": f"{url}#quotation-{number}"} for number, _ in enumerate(issue.quoted, 1)],
            **({"correction": [text for _, _, text in issue.corrections]} if issue.corrections else {}),
        },
        *(
            {
                "@type": "Quotation",
                "@id": f"{url}#quotation-{number}",
                "text": quoted.words,
                **({"spokenByCharacter": {"@type": "Person", "name": quoted.speaker}} if quoted.speaker else {}),
                **({"dateCreated": quoted.day.isoformat()} if quoted.day else {}),
            }
            for number, quoted in enumerate(issue.quoted, 1)
        ),
    ]
    if issue.claim:
        # how those who hold a line stand to it is told, not whether it is true: hence no number
        graph.append(
            {
                "@type": "ClaimReview",
                "url": url,
                "claimReviewed": issue.claim,
                "datePublished": issue.day.isoformat(),
                "author": publisher,
                "reviewRating": {"@type": "Rating", "alternateName": summary(issue.digest)},
            }
        )
    return {"@context": "https://schema.org", "@graph": graph}


def script_json(value: Any) -> str:
    """JSON for a script element: no words of it can end that."""
    spelled = json.dumps(value, ensure_ascii=True)
    return spelled.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def summary(digest: Digest) -> str:
    """The first paragraph of a digest; the headline where that is all."""
    for section in digest.sections:
        if section.sentences:
            first = [section.sentences[0]]
            for sentence in section.sentences[1:]:
                if not sentence.follows:
                    break
                first.append(sentence)
            return " ".join(sentence.text for sentence in first)
    return digest.headline.text


def changed(issue: Issue) -> datetime:
    """When an issue was signed or last corrected."""
    return max([issue.signed_at, *(at for _, at, _ in issue.corrections)])


def _receipts(digest: Digest) -> list[Any]:
    sentences = [digest.headline, *(s for section in digest.sections for s in section.sentences)]
    return [receipt for sentence in sentences for receipt in sentence.receipts]


def _time(moment: datetime) -> str:
    return moment.astimezone(UTC).replace(microsecond=0).isoformat().replace("+00:00", "Z")


def _add(parent: ET.Element, name: str, text: str) -> None:
    ET.SubElement(parent, name).text = _NO_XML.sub("\ufffd", text)
