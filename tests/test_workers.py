"""The pool: what an interrupted parent leaves behind."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time

import pytest

from svodka.errors import SvodkaError
from svodka.workers import Workers, result_of

# Results so large that some worker is always in the middle of sending one
INTERRUPTED = """
import operator
from svodka.workers import Workers, result_of
if __name__ == "__main__":
    with Workers(2) as workers:
        waiting = [workers.submit(operator.mul, "a", 30_000_000) for _ in range(40)]
        result_of(waiting[0])
        raise KeyboardInterrupt
"""


def test_results_are_those_of_the_jobs() -> None:
    with Workers(2) as workers:
        waiting = [workers.submit(divmod, number, 7) for number in range(20)]
        assert [result_of(future) for future in waiting] == [divmod(number, 7) for number in range(20)]


def test_an_error_of_a_job_is_raised_with_its_result() -> None:
    with Workers(1) as workers, pytest.raises(ZeroDivisionError):
        result_of(workers.submit(divmod, 1, 0))


def test_a_killed_worker_is_an_error_that_says_what_to_do() -> None:
    with pytest.raises(SvodkaError, match="--workers 1"), Workers(1) as workers:
        pid = result_of(workers.submit(os.getpid))
        waiting = workers.submit(time.sleep, 60)
        os.kill(pid, signal.SIGKILL)
        result_of(waiting)


def test_an_interrupt_ends_all_even_while_workers_send_results() -> None:
    for _ in range(3):
        done = subprocess.run([sys.executable, "-c", INTERRUPTED], capture_output=True, text=True, timeout=30)
        assert done.returncode == -signal.SIGINT
        assert done.stderr.splitlines()[-1] == "KeyboardInterrupt"
        assert "leaked" not in done.stderr
