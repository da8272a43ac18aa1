"""What was fetched, kept as WARC 1.1: bytes in, checksum out, nothing that was written is ever changed.

    ROOT/warc/2031-05-20-0001.warc.gz   the evidence: one gzip member a record, appended and forced to disk
    ROOT/index/ab                       where the bodies are whose checksum begins with ab; made anew if it is missing
    ROOT/stamps/                        time-stamps of a day's records, where somebody asked for them

docs/archive.md tells users what is in it, docs/design/0006-warc-archive.md why it is so.
"""

from __future__ import annotations

from svodka.archive.checking import Fault
from svodka.archive.checking import check as check_archive
from svodka.archive.faults import DamagedObjectError
from svodka.archive.store import Archive, Record, place
from svodka.archive.timestamps import Stamp, check_stamps, stamp, unstamped_days
from svodka.archive.wacz import Package, bodies_of_package, write_package

__all__ = [
    "Archive",
    "DamagedObjectError",
    "Fault",
    "Package",
    "Record",
    "Stamp",
    "bodies_of_package",
    "check_archive",
    "check_stamps",
    "place",
    "stamp",
    "unstamped_days",
    "write_package",
]
