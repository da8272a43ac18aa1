"""Reading revisions in order, the first few here, many in a pool of processes."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import TypeVar

from svodka.errors import SvodkaError
from svodka.model import Revision
from svodka.reading import Read, read

T = TypeVar("T")

# A worker takes about a second to start and to load its morphology, in which this process reads some 50 articles.
ALONE = 50
# Revisions under way for each worker: one being read, the others waiting, so that none waits for us.
AHEAD = 4


class Readers:
    """Up to ``workers`` processes, started when there is enough to read."""

    def __init__(self, workers: int) -> None:
        self._workers = workers
        self._alone = ALONE
        self._pool: ProcessPoolExecutor | None = None

    def __enter__(self) -> Readers:
        return self

    def __exit__(self, kind: object, error: object, trace: object) -> None:
        if not self._pool:
            return
        processes = list(multiprocessing.active_children()) if error else []
        self._pool.shutdown(wait=not error, cancel_futures=True)
        for process in processes:  # Ctrl-C, full disk: what they are at is not wanted any more
            process.terminate()

    def read(self, work: Iterable[tuple[T, Revision | None]]) -> Iterator[tuple[T, Read | None]]:
        """Each item with what reading its revision gave (None: nothing to read), in order."""
        waiting: deque[tuple[T, Future[Read] | None]] = deque()
        for item, revision in work:
            if revision and (self._workers == 1 or self._alone > 0):
                self._alone -= 1
                yield item, read(revision)
                continue
            waiting.append((item, self._started().submit(read, revision) if revision else None))
            while waiting and (len(waiting) > AHEAD * self._workers or not waiting[0][1]):
                yield self._done(*waiting.popleft())
        while waiting:
            yield self._done(*waiting.popleft())

    def _done(self, item: T, future: Future[Read] | None) -> tuple[T, Read | None]:
        try:
            return item, future.result() if future else None
        except BrokenProcessPool as error:
            raise SvodkaError(
                "a reading process was killed (out of memory?): what was reported is kept; "
                "run it again with --workers 1"
            ) from error

    def _started(self) -> ProcessPoolExecutor:
        if not self._pool:
            # "spawn": a forked copy of a process with threads or an open database may hang or harm it
            context = multiprocessing.get_context("spawn")
            self._pool = ProcessPoolExecutor(self._workers, mp_context=context, initializer=_prepare_worker)
        return self._pool


def _prepare_worker() -> None:
    """Leave Ctrl-C to the parent, and end with it: a worker whose parent was killed would wait for ever."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = multiprocessing.parent_process()
    assert parent is not None

    def follow() -> None:
        parent.join()
        os._exit(1)

    threading.Thread(target=follow, daemon=True).start()
