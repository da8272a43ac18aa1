"""One spelling of a web address for one page."""

from __future__ import annotations

import re
from urllib.parse import urlsplit, urlunsplit

# Parameters that tell who sent the reader, not what the page is
_TRACKING = re.compile(r"utm_\w+|fbclid|gclid|yclid|ysclid|igshid|mc_[ce]id|_openstat|erid")


def canonical_address(address: str) -> str:
    """The address without what only follows the reader: fragment and tracking parameters."""
    parts = urlsplit(address)
    if parts.scheme not in ("http", "https"):
        return address
    pairs = [pair for pair in parts.query.split("&") if not _TRACKING.fullmatch(pair.partition("=")[0])]
    return urlunsplit((parts.scheme, parts.netloc.lower(), parts.path or "/", "&".join(pairs), ""))
