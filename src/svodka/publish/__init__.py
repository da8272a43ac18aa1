"""Digests that an editor signed, as a site: pages, feeds and receipts; nothing runs in the browser, nothing is fetched.

The same issues make the same bytes: no page knows when it was made.
"""

from __future__ import annotations

from svodka.publish.issues import Issue, Quoted, SitePage, slug_of
from svodka.publish.site import site_pages
from svodka.publish.writing import write_site

__all__ = ["Issue", "Quoted", "SitePage", "site_pages", "slug_of", "write_site"]
