"""What can go wrong, and what happens then.

SvodkaError          base; its message is one line that says what to do; exit code 1
├── UsageError       the command's words contradict each other; exit code 2
├── CollectError     a file or address can't be had; recorded, the batch goes on
├── ParseError       the bytes say nothing that we can read; the bytes are kept, the batch goes on
│   └── ShellError   a page without its publication: a wall
│       └── MissingPageError   a "not found" that says all is well
├── ServiceError     a writer or translator can't be had; the compiled text stands
├── ArchiveError     archived bytes are missing or changed
├── LedgerError      the ledger can't be read or written; the run stops
│   └── BusyError    another program is adding to it; wait
├── DeliveryError    an alert could not be handed over; noted, and tried again
├── JudgeError       a judge can't be had, or gives no answer that can be used; the rules' reading stands
├── ConfigError      a setting is wrong; names file and key; the run stops
└── ReceiptError     a printed word is not in the archived bytes; nothing is published
"""


class SvodkaError(Exception):
    """Base of all errors that a user can do something about."""

    exit_code = 1


class UsageError(SvodkaError):
    """The words of a command contradict each other."""

    exit_code = 2


class CollectError(SvodkaError):
    """A file or an address can't be had: missing, forbidden, refused, too large."""


class ParseError(SvodkaError):
    """Bytes in which no text was found that we can read."""


class ShellError(ParseError):
    """A page without its publication: a wall of consent or payment, a "not found" that says all is well."""


class MissingPageError(ShellError):
    """A page that says with status 200 that it was not found."""


class ServiceError(SvodkaError):
    """A service that a desk asks for its help (a writer, a translator) can't be had, or refuses us."""


class ArchiveError(SvodkaError):
    """Archived bytes are missing, or are not the bytes that were archived."""


class LedgerError(SvodkaError):
    """The ledger can't be opened, read or written."""


class BusyError(LedgerError):
    """Another program is adding to the desk."""


class DeliveryError(SvodkaError):
    """An alert could not be handed over to those who wait for it; ``unsure``: it may have arrived all the same."""

    def __init__(self, message: str, *, unsure: bool = False) -> None:
        super().__init__(message)
        self.unsure = unsure


class JudgeError(SvodkaError):
    """A judge of stance can't be loaded or asked, or its answer can't be used."""


class ConfigError(SvodkaError):
    """A setting is wrong; the message names the file and the key."""


class ReceiptError(SvodkaError):
    """A printed word is not in the archived bytes."""
