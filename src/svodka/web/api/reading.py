"""What the API reads: each operation's answer, by the functions behind the commands."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from svodka.config import load_outlets, load_sources
from svodka.config.claims import load_claims
from svodka.ledger import DocumentFilter, Filter
from svodka.model import Claim, StatementKind
from svodka.people import load_people
from svodka.pipeline import health
from svodka.pipeline.lines import DeskLine
from svodka.pipeline.publishing import editions_to_json, kept_digest
from svodka.pipeline.speaking import json_of, utterance_named, utterances_after
from svodka.pipeline.tracked import claim_line
from svodka.track.line_json import lines_to_json
from svodka.web.api.operation import (
    Asked,
    BadParameterError,
    Operation,
    Page,
    UnknownError,
    cursor,
    day,
    key,
    limit,
    one_of,
    text,
    yes,
)
from svodka.web.api.schemas import array, listing, ref
from svodka.write.digest_json import digest_to_json
from svodka.write.export import row_to_json
from svodka.write.receipt import receipt_of, receipt_to_jsonld

_SINCE = day("since", "Said, where untold published, on this day or later.")
_UNTIL = day("until", "Said, where untold published, on this day or earlier.")
_SPEAKER = text("speaker", "Any part of the speaker's name.")
_OUTLET = text("outlet", "Any part of the outlet's name.")
_ABOUT = text("about", "Words that begin with these, in words, speaker or title.")
_KIND = one_of("kind", "How the words stand.", StatementKind)
_ALL = yes("all_revisions", "Also from texts that were changed since.")


def desk(asked: Asked) -> dict[str, Any]:
    """The desk in numbers."""
    counts, period = asked.desk.ledger.counts(), asked.desk.ledger.period()
    first, last = period or (None, None)
    return {
        "name": asked.settings.name, "documents": counts["documents"], "statements": counts["statements"],
        "first_day": first and first.isoformat(), "last_day": last and last.isoformat(),
    }  # fmt: skip


def filter_of(asked: Asked) -> Filter:
    """The filter that the parameters of a list of statements tell."""
    since, until = asked["since"], asked["until"]
    if since and until and since > until:
        raise BadParameterError(f"since: {since} is after until {until}")
    about = (asked["about"],) if asked["about"] and asked["about"].strip() else ()
    return Filter(speaker=asked["speaker"], outlet=asked["outlet"], since=since, until=until, about=about,
                  kind=asked["kind"], all_revisions=bool(asked["all_revisions"]))  # fmt: skip


def statements(asked: Asked) -> Page:
    """Statements, in the order in which they were read."""
    found = asked.desk.ledger.statements_after(asked["after"], filter_of(asked), asked["limit"])
    after = found[-1][0] if len(found) == asked["limit"] else None
    return Page([row_to_json(row) for _, row in found], after)


def statement(asked: Asked) -> dict[str, Any]:
    """One statement with its receipt."""
    rows = asked.desk.ledger.speech.rows_of([asked["id"]])
    if not rows:
        raise UnknownError("no statement has that id")
    return {**row_to_json(rows[0]), "receipt": receipt_to_jsonld(receipt_of(rows[0]))}


def receipt(asked: Asked) -> dict[str, Any]:
    """The receipt of a statement, a W3C Web Annotation."""
    found: dict[str, Any] = statement(asked)["receipt"]
    return found


def documents(asked: Asked) -> Page:
    """Documents, in order of arrival."""
    since, until = asked["since"], asked["until"]
    if since and until and since > until:
        raise BadParameterError(f"since: {since} is after until {until}")
    about = (asked["about"],) if asked["about"] and asked["about"].strip() else ()
    wanted = DocumentFilter(about=about, outlet=asked["outlet"], since=since, until=until, language=asked["language"],
                            unread=bool(asked["unread"]))  # fmt: skip
    found = list(asked.desk.ledger.documents.listed(wanted, asked["limit"], asked["after"]))
    return Page([one.to_json() for one in found], found[-1].seq if len(found) == asked["limit"] else None)


def utterances(asked: Asked) -> Page:
    """Acts of speaking, in the order in which they were joined."""
    root = asked.settings.root
    found, after = utterances_after(asked.desk, load_people(root), asked["after"], filter_of(asked),
                                    load_outlets(root), asked["limit"])  # fmt: skip
    return Page([json_of(one, whole=False) for one in found], after)


def utterance(asked: Asked) -> dict[str, Any]:
    """One act of speaking with its carriers and the variants of its words."""
    root = asked.settings.root
    found = utterance_named(asked.desk, load_people(root), asked["id"], load_outlets(root))
    if len(found) != 1:
        raise UnknownError("no act of speaking has that id" if not found else "several have ids that begin so")
    return json_of(found[0], whole=True)


def claims(asked: Asked) -> dict[str, Any]:
    """The claims that the desk follows."""
    return {"items": [_claim(one) for one in load_claims(asked.settings.root).values()]}


def line(asked: Asked) -> dict[str, Any]:
    """The lines of a claim, as of a day where one is given."""
    found = _line_of(asked, _claim_of(asked))
    return lines_to_json(found.followed, found.undated, found.silences)


def shifts(asked: Asked) -> dict[str, Any]:
    """The changes on the lines of one claim or of all, the newest first."""
    wanted = [_claim_of(asked)] if asked["claim"] else list(load_claims(asked.settings.root).values())
    found = [row for one in wanted for row in _shifts(asked, one)]
    return {"items": sorted(found, key=lambda row: (row["onset"], row["claim"], row["holder"]), reverse=True)}


def digests(asked: Asked) -> dict[str, Any]:
    """All digests, the newest first."""
    return {"items": editions_to_json(asked.desk)}


def digest(asked: Asked) -> dict[str, Any]:
    """One digest, each sentence with its receipts."""
    if [name for name, _ in asked.desk.ledger.editions.digest(asked["id"])] != [asked["id"]]:
        raise UnknownError("no digest has that id")
    return digest_to_json(kept_digest(asked.desk, asked["id"])[1])


def digest_receipts(asked: Asked) -> dict[str, Any]:
    """All receipts of a digest."""
    whole = digest(asked)
    sentences = [whole["headline"], *(one for section in whole["sections"] for one in section["sentences"])]
    return {"items": [one for sentence in sentences for one in sentence["receipts"]]}


def sources(asked: Asked) -> dict[str, Any]:
    """How the desk's sources stand."""
    return {"items": [one.to_json() for one in health(asked.desk, load_sources(asked.settings.root), asked.room.now())]}


def _claim(one: Claim) -> dict[str, Any]:
    return {
        "key": one.key, "text": one.text, "facet": one.facet.value, "place": one.place,
        "event_from": one.event_from and one.event_from.isoformat(),
        "event_to": one.event_to and one.event_to.isoformat(), "actors": list(one.actors),
    }  # fmt: skip


def _claim_of(asked: Asked) -> Claim:
    found = load_claims(asked.settings.root).get(asked["claim"])
    if found is None:
        raise UnknownError("the desk follows no claim of that key")
    return found


def _line_of(asked: Asked, one: Claim) -> DeskLine:
    return claim_line(asked.desk, asked.settings, one, today=asked.today, as_of=asked["as_of"], until=asked["until"])


def _shifts(asked: Asked, one: Claim) -> Iterator[dict[str, Any]]:
    found = _line_of(asked, one)
    for holder in lines_to_json(found.followed, found.undated)["holders"]:
        for shift in holder["shifts"]:
            yield {"claim": one.key, "holder": holder["holder"], "level": holder["level"], **shift}


_LIST = (_SPEAKER, _OUTLET, _ABOUT, _KIND, _SINCE, _UNTIL, _ALL)
_AS_OF = (
    day("as_of", "What had been fetched and decided by this day."),
    day("until", "What had been said by this day."),
)
_PUBLISHED = (day("since", "Published on this day or later."), day("until", "Published on this day or earlier."))

OPERATIONS: tuple[Operation, ...] = (
    Operation("/desk", "desk", "The desk in numbers.", desk, schema=ref("Desk")),
    Operation("/statements", "statements", "Statements, in the order in which they were read.", statements,
              (*_LIST, limit(), cursor()), listing("Statement")),
    Operation("/statements/{id}", "statement", "One statement with its receipt.", statement,
              (key("id", "The statement's id."),), ref("Statement"), unknown=True),
    Operation("/statements/{id}/receipt", "receipt", "The receipt of a statement: a W3C Web Annotation.", receipt,
              (key("id", "The statement's id."),), ref("Receipt"), unknown=True),
    Operation("/documents", "documents", "Documents, in order of arrival.", documents,
              (_OUTLET, _ABOUT, text("language", "ISO 639-1; none: not known.", longest=20), *_PUBLISHED,
               yes("unread", "Only what no reader reads."), limit(), cursor()), listing("Document")),
    Operation("/utterances", "utterances", "Acts of speaking, in the order in which they were joined.", utterances,
              (_SPEAKER, _ABOUT, _SINCE, _UNTIL, limit(), cursor()), listing("Utterance")),
    Operation("/utterances/{id}", "utterance", "One act of speaking with its carriers and variants.", utterance,
              (key("id", "Its id, or that of a statement that reports it; six digits suffice."),), ref("Utterance"),
              unknown=True),
    Operation("/claims", "claims", "The claims that the desk follows.", claims, schema=array("Claim")),
    Operation("/lines/{claim}", "line", "Who holds what towards a claim, since when.", line,
              (key("claim", "The claim's key."), *_AS_OF), ref("Line"), unknown=True),
    Operation("/shifts", "shifts", "Changes on the lines, the newest first.", shifts,
              (text("claim", "Only of this claim.", longest=200), *_AS_OF), array("Shift"), unknown=True),
    Operation("/digests", "digests", "All digests, the newest first.", digests, schema=array("Digest")),
    Operation("/digests/{id}", "digest", "One digest, each sentence with its receipts.", digest,
              (key("id", "The digest's id."),), ref("WholeDigest"), unknown=True),
    Operation("/digests/{id}/receipts", "digest_receipts", "All receipts of a digest.", digest_receipts,
              (key("id", "The digest's id."),), array("Receipt"), unknown=True),
    Operation("/sources", "sources", "How the desk's sources stand.", sources, schema=array("Source")),
)  # fmt: skip

__all__ = ["OPERATIONS", "filter_of"]
