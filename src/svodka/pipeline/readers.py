"""Reading revisions in order, the first few here, many in a pool of processes."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future
from typing import TypeVar

from svodka.model import Revision
from svodka.reading import Read, read
from svodka.workers import Workers, result_of

T = TypeVar("T")

# A worker takes about a second to start and to load its morphology, in which this process reads some 50 articles.
ALONE = 50
# Revisions under way for each worker: one being read, the others waiting, so that none waits for us.
AHEAD = 4


class Readers:
    """Up to ``workers`` processes, started when there is enough to read."""

    def __init__(self, workers: int) -> None:
        self._count = workers
        self._alone = ALONE
        self._workers: Workers | None = None

    def __enter__(self) -> Readers:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: object) -> None:
        if self._workers:
            self._workers.__exit__(kind, error, trace)

    def read(self, work: Iterable[tuple[T, Revision | None]]) -> Iterator[tuple[T, Read | None]]:
        """Each item with what reading its revision gave (None: nothing to read), in order."""
        waiting: deque[tuple[T, Future[Read] | None]] = deque()
        for item, revision in work:
            if revision and (self._count == 1 or self._alone > 0):
                self._alone -= 1
                yield item, read(revision)
                continue
            waiting.append((item, self._started().submit(read, revision) if revision else None))
            while waiting and (len(waiting) > AHEAD * self._count or not waiting[0][1]):
                yield _done(*waiting.popleft())
        while waiting:
            yield _done(*waiting.popleft())

    def _started(self) -> Workers:
        if not self._workers:
            self._workers = Workers(self._count)
        return self._workers


def _done(item: T, future: Future[Read] | None) -> tuple[T, Read | None]:
    return item, result_of(future) if future else None
