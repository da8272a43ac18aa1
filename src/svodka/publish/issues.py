"""What a site is made of: its settings, and the issues with all that their pages tell."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from datetime import date, datetime

from svodka.ids import content_id
from svodka.model import Digest, Receipt, Revision

# In an address: long enough for a headline's first words, short enough to be read out
SLUG_LONGEST = 60


@dataclass(frozen=True, slots=True)
class Quoted:
    """A statement that an issue cites, as its page for machines tells it."""

    statement: str
    speaker: str | None
    role: str | None
    words: str
    day: date | None


@dataclass(frozen=True, slots=True)
class Issue:
    """One signed digest with what its pages need."""

    digest: Digest
    id: str
    slug: str
    signed_by: str
    signed_at: datetime
    quoted: tuple[Quoted, ...] = ()
    texts: tuple[Revision, ...] = ()  # of the receipts
    corrections: tuple[tuple[int, datetime, str], ...] = ()  # number of the sentence, when, what
    claim: str | None = None  # the claim whose line it tells
    story: str | None = None  # key of the story about which it is
    _by_id: dict[str, Revision] = field(default_factory=dict, compare=False, repr=False)

    @property
    def day(self) -> date:
        """The day that the issue bears."""
        return self.digest.issued or self.signed_at.date()

    @property
    def path(self) -> str:
        """Its page, from the site's root."""
        return f"issues/{self.slug}.html"

    @property
    def speakers(self) -> tuple[str, ...]:
        """Those whom it quotes, each once, in order."""
        return tuple(dict.fromkeys(quoted.speaker for quoted in self.quoted if quoted.speaker))

    def text(self, revision: str) -> Revision | None:
        """The text on which a receipt stands."""
        if not self._by_id:
            self._by_id.update({one.id: one for one in self.texts})
        return self._by_id.get(revision)


@dataclass(frozen=True, slots=True)
class SitePage:
    """One file of the site."""

    path: str  # from its root
    content: str


def slug_of(text: str, unique: str = "") -> str:
    """The Latin words of ``text`` for an address, and ``unique``; a checksum where none are left."""
    plain = unicodedata.normalize("NFKD", text.casefold()).encode("ascii", "ignore").decode()
    words = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
    cut = words[:SLUG_LONGEST].rsplit("-", 1)[0] if len(words) > SLUG_LONGEST else words
    return "-".join(part for part in (cut, unique) if part) or content_id("slug/1", text)[:12]


def receipt_path(receipt: Receipt) -> str:
    """The page of a receipt, from the site's root."""
    spans = [[quoted.span.start, quoted.span.end] for quoted in receipt.quoted]
    return f"receipts/{content_id('receipt-page/1', receipt.statement, receipt.checksum, spans)[:20]}.html"
