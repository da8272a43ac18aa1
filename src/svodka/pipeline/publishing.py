"""The pass ``publish``: digests that editors signed | receipts verified again | pages | one folder.

Nothing goes out that no named editor signed, and nothing whose words are not in the archived bytes any more.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

from svodka.config.site import SiteSettings
from svodka.errors import ReceiptError, UsageError
from svodka.ledger import Correction, Draft, Signoff
from svodka.model import Digest, Revision, Said
from svodka.pipeline.desk import Desk
from svodka.pipeline.digests import digest_id, keep_digest, receipts_of, verify_receipts
from svodka.publish import Issue, Quoted, site_pages, slug_of, write_site
from svodka.publish.writing import Written
from svodka.records import statement_from_json
from svodka.write.digest_json import digest_from_json
from svodka.write.visible import one_line

# Fewer digits of a digest's id are taken for a misspelt name
SHORTEST_ID = 6


def editions_to_json(desk: Desk) -> list[dict[str, object]]:
    """All digests, the newest first, with who signed them, as JSON objects."""
    editions = desk.ledger.editions
    rows: list[dict[str, object]] = []
    for name, headline, at in editions.digests():
        signoff = editions.signoff(name)
        signed = signoff if signoff and signoff.signed else None
        rows.append({"id": name, "headline": headline, "compiled": at, "signed_by": signed and signed.by,
                     "slug": signed and signed.slug, "versions": len(editions.drafts(name))})  # fmt: skip
    return rows


def kept_digest(desk: Desk, name: str) -> tuple[str, Digest]:
    """The digest whose id begins with ``name``, with its id; UsageError where there is none, or several."""
    found = desk.ledger.editions.digest(name) if len(name) >= SHORTEST_ID else []
    if not found:
        raise UsageError(f"no digest {name!r} is kept here; svodka draft list shows them, with their ids")
    if len(found) > 1:
        raise UsageError(f"{len(found)} digests begin with {name}; give more digits")
    return found[0][0], digest_from_json(json.loads(found[0][1]))


def keep_version(desk: Desk, digest: Digest, parent: str | None, *, by: str, at: datetime, note: str | None) -> str:
    """Keep a digest as an editor changed it, made from the digest ``parent``; returns its id.

    ReceiptError, and nothing is kept, where a quoted word is not in the archived bytes.
    """
    known = bool(desk.ledger.editions.digest(digest_id(digest)))
    name = keep_digest(desk, digest, at)
    if parent and not known:
        desk.ledger.editions.add_draft(Draft(name, parent, by, at, note))
    return name


def sign_off(
    desk: Desk, digest: str, *, by: str, at: datetime, slug: str | None = None, note: str | None = None
) -> Signoff:
    """Note that a named editor answers for a digest that the ledger keeps.

    Its receipts are verified once more. UsageError for an empty name or an address that another issue has.
    """
    if not by.strip():
        raise UsageError("a digest is signed with a name: --by 'Vera Holm'")
    name, kept = kept_digest(desk, digest)
    verify_receipts(desk, receipts_of(kept))
    editions = desk.ledger.editions
    before = editions.signoff(name)
    day = (kept.issued or at.date()).isoformat()
    wanted = slug or (before.slug if before else slug_of(f"{day} {kept.headline.text}"))
    if any(other.slug == wanted and other.digest != name for other in editions.signed()):
        raise UsageError(f"another issue has the address {wanted!r}; give one with --slug")
    signoff = Signoff(name, one_line(by.strip()), at, wanted, True, note)
    editions.sign(signoff)
    return signoff


def take_back(desk: Desk, digest: str, *, by: str, at: datetime, note: str | None = None) -> Signoff:
    """Note that a digest is no longer signed: the next publishing leaves it out. UsageError where it was not."""
    name, _ = kept_digest(desk, digest)
    standing = desk.ledger.editions.signoff(name)
    if standing is None or not standing.signed:
        raise UsageError(f"digest {digest} is not signed: there is nothing to take back")
    signoff = replace(standing, by=one_line(by.strip()), at=at, signed=False, note=note)
    desk.ledger.editions.sign(signoff)
    return signoff


def correct(desk: Desk, digest: str, sentence: int, text: str, *, by: str, at: datetime) -> Correction:
    """Note a correction of a sentence (the headline is 0) of a digest; the next publishing shows it."""
    name, kept = kept_digest(desk, digest)
    last = sum(len(section.sentences) for section in kept.sections)
    if not 0 <= sentence <= last:
        raise UsageError(f"the digest has sentences 0 (the headline) to {last}, not {sentence}")
    if not text.strip():
        raise UsageError("a correction needs words: what was wrong, and what is right")
    made = Correction(name, sentence, one_line(by.strip()), at, " ".join(text.split()))
    desk.ledger.editions.add_correction(made)
    return made


def publish(desk: Desk, site: SiteSettings, folder: Path) -> Written:
    """Write the site of all signed digests to ``folder``.

    Their receipts are verified first: ReceiptError where one is not in the archived bytes, and the old site stays.
    """
    return write_site(folder, site_pages(issues(desk), site))


def issues(desk: Desk) -> tuple[Issue, ...]:
    """The signed digests with what their pages need."""
    return tuple(_issue(desk, signoff) for signoff in desk.ledger.editions.signed())


def _issue(desk: Desk, signoff: Signoff) -> Issue:
    _, digest = kept_digest(desk, signoff.digest)
    receipts = receipts_of(digest)
    verify_receipts(desk, receipts)
    corrections = desk.ledger.editions.corrections(signoff.digest)
    return Issue(
        digest=digest,
        id=signoff.digest,
        slug=signoff.slug,
        signed_by=signoff.by,
        signed_at=signoff.at,
        quoted=tuple(_quoted(desk, name) for name in dict.fromkeys(receipt.statement for receipt in receipts)),
        texts=tuple(_text(desk, name) for name in dict.fromkeys(receipt.revision for receipt in receipts)),
        corrections=tuple((one.sentence, one.at, one.text) for one in corrections),
        claim=digest.about[0] if digest.rubric and len(digest.about) == 1 else None,
    )


def _text(desk: Desk, revision: str) -> Revision:
    found = desk.ledger.revision(revision)
    if found is None:
        raise ReceiptError(f"revision {revision} is not in the ledger; run: svodka verify")
    return found


def _quoted(desk: Desk, name: str) -> Quoted:
    record: Any = desk.ledger.audit().statement(name)
    if record is None:
        raise ReceiptError(f"statement {name} is not in the ledger; run: svodka verify")
    statement = statement_from_json(record)
    speaker, said = statement.speaker, statement.said
    words = desk.ledger.audit().words(name) or ""
    return Quoted(name, speaker.name if speaker else None, speaker.role if speaker else None, words, _day(said))


def _day(said: Said | None) -> Any:
    return said.start if said and said.start == said.end else None


__all__: Sequence[str] = ("correct", "issues", "keep_version", "kept_digest", "publish", "sign_off", "take_back")
