"""The only code that speaks to the network; and files, folders, standard input: bytes as they came."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import url2pathname

from svodka.collect.files import documents_in, is_archive, read_file, read_stream
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
    allow_hosts: frozenset[str] = frozenset(),
    say: Callable[[str], None] = _say_nothing,
    own: Iterable[Path] = (),
) -> Iterator[Capture | Failure]:
    """The bytes of each target in order: a file, a folder (all documents below it), an http(s) address, "-".

    Of a web archive (WARC, ARC, WACZ) each document that it holds, as it was fetched then.

    ``now`` tells the time, with a time zone; ``hints`` go with every capture; ``say`` is told what was
    skipped. What can't be had is a ``Failure``, and the rest goes on. A file's address is its ``file:`` URI.
    ``allow_hosts``: hosts inside private networks that may be asked all the same; "*": all.
    ``own``: folders in which no document is looked
    for, since the desk wrote what is in them; they may lie in a folder that is a target.
    """
    for target in targets:
        try:
            if target.lower().startswith(("http://", "https://")):
                # the client takes a third of a second to load; files don't need it
                from svodka.collect.web import fetch

                yield asyncio.run(fetch(target, hints=hints, now=now, limits=limits, allow_hosts=allow_hosts))
            elif target == "-":
                yield Capture(read_stream(sys.stdin.buffer, limits.size), "-", now(), hints=hints)
            else:
                yield from _files(target, now, hints, limits, say, [folder.resolve() for folder in own])
        except CollectError as error:
            yield _failure(target, error, now)


def _files(
    target: str,
    now: Callable[[], datetime],
    hints: Hints,
    limits: Limits,
    say: Callable[[str], None],
    own: list[Path],
) -> Iterator[Capture | Failure]:
    path = Path(url2pathname(urlsplit(target).path)) if target.startswith("file:") else Path(target)
    skipped = 0
    for document in documents_in(path, say) if path.is_dir() else [path]:
        if any(document.resolve().is_relative_to(folder) for folder in own):
            skipped += 1
            continue
        try:
            if is_archive(document):
                from svodka.collect.warc import read_archive

                yield from read_archive(document, now=now, hints=hints, limits=limits, say=say)
            else:
                address = document.absolute().as_uri()
                yield Capture(read_file(document, limits.size), address, now(), hints=hints)
        except CollectError as error:
            yield _failure(str(document), error, now)
    if skipped:
        say(f"{path}: skipped {skipped} file(s) of the desk's own archive and digests")


def _failure(subject: str, error: CollectError, now: Callable[[], datetime]) -> Failure:
    return Failure("collect", subject, type(error).__name__, str(error), now())
