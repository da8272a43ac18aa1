"""What the desk's commands share: the desk, days, and lines about outside text."""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from datetime import UTC, date, datetime
from pathlib import Path

import click

from svodka.config import Settings, find_desk, load
from svodka.errors import UsageError

# before numerical libraries load: our parallelism is processes, one thread each
os.environ.setdefault("OMP_NUM_THREADS", "1")

desk_option = click.option(
    "--desk",
    type=click.Path(path_type=Path),
    help="The desk's folder. Default: SVODKA_DESK, else the current folder or the nearest one above it.",
)


about_option = click.option(
    "--about",
    multiple=True,
    metavar="WORDS",
    help="Only what has words that begin with all of these, in its words, speaker or title. "
    "Given several times, one of them suffices.",
)


def about_words(about: Sequence[str]) -> tuple[str, ...]:
    """The values of ``--about``; a usage error where they hold no word: that would find nothing."""
    words = tuple(phrase.strip() for phrase in about if re.search(r"\w", phrase))
    if about and not words:
        raise UsageError("--about holds no word; leave it out for everything")
    return words


def day(value: str) -> date:
    """The type of an option: an ISO date that exists; a usage error otherwise."""
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise click.BadParameter(f"{value!r} is no day of the calendar; write it as 2025-04-28") from None


def moment(value: str) -> str:
    """The type of an option: an ISO date, or date and time, as text; a usage error otherwise."""
    try:
        datetime.fromisoformat(value)
    except ValueError:
        raise click.BadParameter(
            f"{value!r} is no date of the calendar; write it as 2025-04-28 or 2025-04-28T16:30"
        ) from None
    return value


def settings_of(desk: Path | None) -> Settings:
    """The settings of the desk that the command line, the environment or the current folder names."""
    return load(find_desk(desk, start=Path.cwd()))


def now() -> datetime:
    """The time, with its zone."""
    return datetime.now(UTC)


def count(number: int, noun: str, plural: str | None = None) -> str:
    """ "1 document", "2 documents"."""
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"
