"""The passes: order, resumption, parallel work. They call stages and edges and decide nothing.

    add:     captures | note | archive | parse | decide | append | extract | append
    unread:  what an earlier run left | the same from there on
    group:   statements without an act of speaking | who speaks, reports of one act joined | append
    check:   a draft | read | documents chosen by the index | held to them
    digest:  rows of a period | select, compose | receipts verified | append
    identify: statements whose speakers have no answer from this registry | asked | append
    line:    documents that hold a claim's terms | sayings, decisions applied | lines; certificates of silence kept
    export:  the archive's records | chosen by day | indexed | one package
    pack:    a kept digest | its snapshots, rows, files | checksums | signature | one file
    verify:  every object, text, statement, receipt and digest file | re-read | compare

Each pass asks the ledger what has no answer yet, so that stopping anywhere, a second run and a better reader
are one case; docs/design/0003-crash-safety.md.
"""

from __future__ import annotations

from svodka.archive import stamp, unstamped_days
from svodka.pipeline.adding import add, read_unread
from svodka.pipeline.checking import check_on_desk, evidence_for
from svodka.pipeline.desk import Desk
from svodka.pipeline.digests import compile_digest, note_files
from svodka.pipeline.exporting import export_package
from svodka.pipeline.health import Health, health, not_collected
from svodka.pipeline.lines import DeskLine, Known, certificate, desk_line, keep_silences
from svodka.pipeline.packing import Packed, pack
from svodka.pipeline.registering import Identified, identify, load_registry
from svodka.pipeline.signing import fingerprint, new_key
from svodka.pipeline.taking import Outcome
from svodka.pipeline.unpacking import PackReport, verify_pack
from svodka.pipeline.verification import Damage, Report, shown, verify, verify_archive

__all__ = [
    "Damage",
    "Desk",
    "DeskLine",
    "Health",
    "Identified",
    "Known",
    "Outcome",
    "PackReport",
    "Packed",
    "Report",
    "add",
    "certificate",
    "check_on_desk",
    "compile_digest",
    "desk_line",
    "evidence_for",
    "export_package",
    "fingerprint",
    "health",
    "identify",
    "keep_silences",
    "load_registry",
    "new_key",
    "not_collected",
    "note_files",
    "pack",
    "read_unread",
    "shown",
    "stamp",
    "unstamped_days",
    "verify",
    "verify_archive",
    "verify_pack",
]
