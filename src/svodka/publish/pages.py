"""The pages of a site. Outside text is escaped; there is no script, and nothing comes from elsewhere."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC
from urllib.parse import quote

from svodka.config.site import SiteSettings
from svodka.ids import content_id
from svodka.model import Receipt, Revision, Sentence, Span
from svodka.publish.issues import Issue, receipt_path, slug_of
from svodka.publish.machines import issue_jsonld, script_json, summary
from svodka.publish.privacy import privacy_paragraphs
from svodka.publish.words import words_of
from svodka.write.html import digest_body, figures
from svodka.write.page import address_html, attribute, page, text_html
from svodka.write.style import DIGEST, SITE
from svodka.write.visible import one_line
from svodka.write.wording import clock_words, day_words

# Around the quoted words a reader wants their paragraphs, not a transcript of an hour
RECEIPT_AROUND = 1500


def front_page(issues: Sequence[Issue], site: SiteSettings) -> str:
    """All issues, the newest first, the latest with its lead."""
    w = words_of(site.language)
    about = f'<p dir="auto">{text_html(site.about)}</p>' if site.about else ""
    lead = f'<p class="lead" dir="auto">{text_html(summary(issues[0].digest))}</p>' if issues else f"<p>{w.none}</p>"
    entries = "".join(_entry(issue, "", lead if at == 0 else "") for at, issue in enumerate(issues))
    body = f'<header><h1>{text_html(one_line(site.title))}</h1>{about}</header>\n<ol class="issues">{entries}</ol>'
    return _page(site, site.title, body, depth=0, here="")


def issue_page(issue: Issue, site: SiteSettings, related: Sequence[tuple[Issue, str]]) -> str:
    """One issue: sentences with links to their receipts, corrections above them, and what to read next."""
    w, digest = words_of(site.language), issue.digest
    signed = f"{text_html(one_line(issue.signed_by))}, {text_html(one_line(site.publisher))}"
    body = (
        f'<article><header><p class="rubric" dir="auto">{text_html(one_line(digest.rubric or w.digest))}</p>'
        f'<h1 dir="auto">{text_html(digest.headline.text)}</h1>{_receipt_links(digest.headline)}'
        f'<p class="small soft"><time datetime="{issue.day.isoformat()}">{day_words(issue.day)}</time> · {signed}<br>'
        f"{figures(digest)}</p></header>\n{_corrections(issue, w.corrected)}"
        f"{digest_body(digest, _receipt_links)}</article>\n{_share(issue, site, w.share)}{_related(related, w.more)}"
    )
    head = f'<script type="application/ld+json">{script_json(issue_jsonld(issue, site))}</script>\n'
    return _page(site, digest.headline.text, body, depth=1, here=issue.path, head=head)


def list_page(kind: str, name: str, issues: Sequence[Issue], site: SiteSettings) -> str:
    """The issues of a rubric, of a line, or in which a speaker is quoted."""
    w = words_of(site.language)
    body = (
        f'<header><p class="rubric">{w.lists[kind]}</p><h1 dir="auto">{text_html(one_line(name))}</h1></header>\n'
        f'<ol class="issues">{"".join(_entry(issue, "../") for issue in issues)}</ol>'
    )
    return _page(site, name, body, depth=1, here=f"{kind}/{slug_of(name, content_id('list/1', kind, name)[:6])}.html")


def receipt_page(receipt: Receipt, text: Revision, issue: Issue, site: SiteSettings) -> str:
    """The quoted words, marked in the archived text, with all that a reader needs to check them."""
    w = words_of(site.language)
    facts = [
        (w.address, address_html(receipt.address)),
        (w.outlet, text_html(one_line(receipt.outlet or w.untold))),
        (w.published, text_html(one_line(receipt.published or w.untold))),
        (w.fetched, f"{receipt.fetched_at.astimezone(UTC):%Y-%m-%d %H:%M:%S} UTC"),
        (w.checksum, f"<code>{text_html(receipt.checksum)}</code>"),
        (w.parser, text_html(receipt.parser)),
        *([(w.video, clock_words(receipt.time))] if receipt.time is not None else []),
    ]
    rows = "".join(f"<dt>{name}</dt><dd>{value}</dd>" for name, value in facts)
    language = f' lang="{attribute(text.language)}"' if text.language else ""
    body = (
        f'<header><p class="rubric">{w.receipt}</p><h1 dir="auto">{text_html(one_line(text.title or receipt.address))}'
        f"</h1><dl>{rows}</dl></header>\n"
        f'<blockquote class="archived" dir="auto"{language}>{_marked(text.text, [q.span for q in receipt.quoted])}'
        f'</blockquote>\n<p><a href="../{attribute(issue.path)}">{w.back}</a></p>'
    )
    return _page(site, f"{w.receipt}: {text.title or receipt.address}", body, depth=1, here=receipt_path(receipt))


def corrections_page(issues: Sequence[Issue], site: SiteSettings) -> str:
    """All corrections, the newest first."""
    w = words_of(site.language)
    found = sorted(((at, text, issue) for issue in issues for _, at, text in issue.corrections),
                   key=lambda one: one[0], reverse=True)  # fmt: skip
    entries = "".join(
        f'<li><time datetime="{at.date().isoformat()}">{day_words(at.date())}</time>: '
        f'<span dir="auto">{text_html(text)}</span> '
        f'<a href="{attribute(issue.path)}">{text_html(one_line(issue.digest.headline.text))}</a></li>'
        for at, text, issue in found
    )
    shown = f"<ul>{entries}</ul>" if entries else f"<p>{w.no_corrections}</p>"
    return _page(site, w.corrections, f"<header><h1>{w.corrections}</h1></header>\n{shown}", depth=0,
                 here="corrections.html")  # fmt: skip


def privacy_page(site: SiteSettings) -> str:
    """What is kept of readers, made from the settings; only what the software does is claimed."""
    w = words_of(site.language)
    paragraphs = "".join(f"<p>{text_html(line)}</p>" for line in privacy_paragraphs(site, site.language))
    return _page(site, w.privacy_title, f"<header><h1>{w.privacy_title}</h1></header>\n{paragraphs}", depth=0,
                 here="privacy.html")  # fmt: skip


def _marked(text: str, spans: Sequence[Span]) -> str:
    """The text around the spans with these marked; what is left out is told by an ellipsis."""
    start = max(0, min(span.start for span in spans) - RECEIPT_AROUND)
    end = min(len(text), max(span.end for span in spans) + RECEIPT_AROUND)
    pieces, done = [], start
    for span in sorted(spans):
        if span.start < done:
            continue  # inside one that is marked already
        pieces += [text_html(text[done : span.start]), f"<mark>{text_html(span.of(text))}</mark>"]
        done = span.end
    pieces.append(text_html(text[done:end]))
    return f"{'… ' if start else ''}{''.join(pieces)}{' …' if end < len(text) else ''}"


def _entry(issue: Issue, up: str, lead: str = "") -> str:
    rubric = f'<span class="rubric">{text_html(one_line(issue.digest.rubric))}</span> ' if issue.digest.rubric else ""
    headline = f'<a href="{up}{attribute(issue.path)}">{text_html(issue.digest.headline.text)}</a>'
    return (
        f'<li>{rubric}<time class="small soft" datetime="{issue.day.isoformat()}">{day_words(issue.day)}</time>'
        f'<h2 dir="auto">{headline}</h2>{lead}</li>'
    )


def _receipt_links(sentence: Sentence) -> str:
    links = "".join(
        f'<a href="../{attribute(receipt_path(receipt))}" title="{attribute(receipt.outlet or receipt.address)}">'
        f"{number}</a>"
        for number, receipt in enumerate(sentence.receipts, 1)
    )
    return f'<sup class="receipts" aria-label="receipts">{links}</sup>'


def _corrections(issue: Issue, heading: str) -> str:
    if not issue.corrections:
        return ""
    entries = "".join(
        f'<li><time datetime="{at.date().isoformat()}">{day_words(at.date())}</time>: '
        f'<span dir="auto">{text_html(text)}</span></li>'
        for _, at, text in issue.corrections
    )
    return f'<aside class="corrections"><h2>{heading}</h2><ul>{entries}</ul></aside>\n'


def _share(issue: Issue, site: SiteSettings, heading: str) -> str:
    """Links that carry the address and nothing else: who follows one is known to nobody but its target."""
    url, title = quote(site.address + issue.path, safe=""), quote(one_line(issue.digest.headline.text), safe="")
    links = {
        "E-mail": f"mailto:?subject={title}&body={url}",
        "Telegram": f"https://t.me/share/url?url={url}&text={title}",
        "WhatsApp": f"https://wa.me/?text={title}%20{url}",
        "Mastodon": f"https://mastodonshare.com/?text={title}&url={url}",
    }
    items = "".join(
        f'<li><a href="{attribute(href)}" rel="noreferrer noopener nofollow">{name}</a></li>'
        for name, href in links.items()
    )
    return f'<nav class="share small" aria-label="{heading}"><h2>{heading}</h2><ul>{items}</ul></nav>\n'


def _related(related: Sequence[tuple[Issue, str]], heading: str) -> str:
    if not related:
        return ""
    items = "".join(
        f'<li><a href="../{attribute(issue.path)}" dir="auto">{text_html(one_line(issue.digest.headline.text))}</a> '
        f'<span class="small soft">{day_words(issue.day)}; {text_html(one_line(why))}</span></li>'
        for issue, why in related
    )
    return f'<nav class="related" aria-label="{heading}"><h2>{heading}</h2><ul>{items}</ul></nav>\n'


def _page(site: SiteSettings, title: str, body: str, *, depth: int, here: str, head: str = "") -> str:
    w, up = words_of(site.language), "../" * depth
    privacy = f' · <a href="{up}privacy.html">{w.privacy_title}</a>' if site.controller else ""
    contact = f" · {_contact(site.contact)}" if site.contact else ""
    licence = f" · {text_html(one_line(site.licence))}" if site.licence else ""
    links = (
        f'<link rel="canonical" href="{attribute(site.address + here)}">\n'
        f'<link rel="alternate" type="application/atom+xml" href="{up}feed.xml" title="{attribute(site.title)}">\n'
        f'<link rel="alternate" type="application/feed+json" href="{up}feed.json" title="{attribute(site.title)}">\n'
    )
    whole = (
        f'<a class="skip" href="#main">{w.skip}</a>\n'
        f'<nav class="top small" aria-label="{w.site}"><a href="{up}index.html">{text_html(one_line(site.title))}</a>'
        f"</nav>\n"
        f'<main id="main">\n{body}\n</main>\n'
        f'<footer class="small soft">{text_html(one_line(site.publisher))} · <a href="{up}feed.xml">Atom</a> · '
        f'<a href="{up}corrections.html">{w.corrections}</a>{privacy}{contact}{licence}</footer>'
    )
    return page(title=title, body=whole, style=DIGEST + SITE, language=site.language, head=links + head)


def _contact(address: str) -> str:
    if "@" not in address:
        return address_html(address)
    return f'<a href="mailto:{attribute(quote(address, safe="@."))}">{text_html(one_line(address))}</a>'
