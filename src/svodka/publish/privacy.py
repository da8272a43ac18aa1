"""The text on privacy: the page of the site, and what a subscriber agrees to, are the same."""

from __future__ import annotations

from svodka.config.site import SiteSettings
from svodka.publish.words import words_of


def privacy_paragraphs(site: SiteSettings, language: str) -> list[str]:
    """The paragraphs, in English or Russian, with the settings filled in."""
    w = words_of(language)
    facts = {
        "publisher": site.publisher,
        "controller": site.controller or site.publisher,
        "officer": site.officer or site.contact or w.untold,
        "days": str(site.retention_days),
        "unconfirmed": str(site.unconfirmed_days),
    }
    return [line.format(**facts) for line in w.privacy]


def policy_text(site: SiteSettings, language: str) -> str:
    """The text to which a subscriber agrees."""
    return "\n\n".join(privacy_paragraphs(site, language))
