"""A pool of processes for reading: it leaves Ctrl-C to the parent, stops at its word, and ends with it."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections.abc import Callable
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import partial
from multiprocessing.synchronize import Event
from typing import ParamSpec, TypeVar

from svodka.errors import SvodkaError

P = ParamSpec("P")
T = TypeVar("T")

_told_to_stop: list[Event] = []  # in a worker: the parent's word


class Workers:
    """``count`` processes, started by the first job; leaving the context by an error drops what is not done."""

    def __init__(self, count: int) -> None:
        # "spawn": a forked copy of a process with threads or an open database may hang or harm it
        context = multiprocessing.get_context("spawn")
        self._stop = context.Event()
        self._pool = ProcessPoolExecutor(count, mp_context=context, initializer=_prepare_worker, initargs=(self._stop,))

    def __enter__(self) -> Workers:
        return self

    def __exit__(self, kind: object, error: object, trace: object) -> None:
        if error:
            # Ctrl-C, a closed pipe, a full disk: what the workers are at is not wanted any more. They finish the job in
            # hand and skip the others: of one that is killed while it sends a result we would await the rest for ever
            self._stop.set()
        self._pool.shutdown(wait=not error, cancel_futures=True)

    def submit(self, job: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """Begin a job; SvodkaError: a worker was killed."""
        try:
            return self._pool.submit(_run, partial(job, *args, **kwargs))
        except BrokenProcessPool as error:
            raise _killed() from error


def result_of(future: Future[T]) -> T:
    """What a job gave; SvodkaError: its worker was killed."""
    try:
        return future.result()
    except BrokenProcessPool as error:
        raise _killed() from error


def _killed() -> SvodkaError:
    return SvodkaError(
        "a reading process was killed (out of memory?): what was reported is kept; run it again with --workers 1"
    )


def _run(job: Callable[[], T]) -> T:
    if _told_to_stop[0].is_set():
        raise InterruptedError("told to stop")  # nobody waits for it
    return job()


def _prepare_worker(stop: Event) -> None:
    """A worker whose parent was killed would wait for ever."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _told_to_stop.append(stop)
    parent = multiprocessing.parent_process()
    assert parent is not None

    def follow() -> None:
        parent.join()
        os._exit(1)

    threading.Thread(target=follow, daemon=True).start()
