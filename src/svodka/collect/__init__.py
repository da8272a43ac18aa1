"""The only code that speaks to the network; and files, folders, standard input: bytes as they came."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import url2pathname

from svodka.collect.files import documents_in, read_file, read_stream
from svodka.collect.limits import Limits
from svodka.errors import CollectError
from svodka.model import Capture, Failure, Hints

__all__ = ["Limits", "gather"]

NO_HINTS = Hints()
LIMITS = Limits()


def _say_nothing(_: str) -> None:
    pass


def gather(
    targets: Iterable[str],
    *,
    now: Callable[[], datetime],
    hints: Hints = NO_HINTS,
    limits: Limits = LIMITS,
    allow_private: bool = False,
    say: Callable[[str], None] = _say_nothing,
) -> Iterator[Capture | Failure]:
    """The bytes of each target in order: a file, a folder (all documents below it), an http(s) address, "-".

    ``now`` tells the time, with a time zone; ``hints`` go with every capture; ``say`` is told what was
    skipped. What can't be had is a ``Failure``, and the rest goes on. A file's address is its ``file:`` URI.
    ``allow_private``: links into private networks are followed too.
    """
    for target in targets:
        try:
            if target.lower().startswith(("http://", "https://")):
                # the client takes a third of a second to load; files don't need it
                from svodka.collect.web import fetch

                yield asyncio.run(fetch(target, hints=hints, now=now, limits=limits, allow_private=allow_private))
            elif target == "-":
                yield Capture(read_stream(sys.stdin.buffer, limits.size), "-", now(), hints=hints)
            else:
                yield from _files(target, now, hints, limits, say)
        except CollectError as error:
            yield _failure(target, error, now)


def _files(
    target: str, now: Callable[[], datetime], hints: Hints, limits: Limits, say: Callable[[str], None]
) -> Iterator[Capture | Failure]:
    path = Path(url2pathname(urlsplit(target).path)) if target.startswith("file:") else Path(target)
    for document in documents_in(path, say) if path.is_dir() else [path]:
        address = document.absolute().as_uri()
        try:
            yield Capture(read_file(document, limits.size), address, now(), hints=hints)
        except CollectError as error:
            yield _failure(str(document), error, now)


def _failure(subject: str, error: CollectError, now: Callable[[], datetime]) -> Failure:
    return Failure("collect", subject, type(error).__name__, str(error), now())
