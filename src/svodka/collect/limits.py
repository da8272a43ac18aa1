"""What one document may cost us."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """What one document may cost. Sizes in bytes; times in seconds."""

    # before and after decompression: the text of a very long book is 5 MB, the heaviest of 181 article pages 2 MB;
    # 50 MB must still come through
    size: int = 64 * 1024 * 1024
    # all redirects and second tries together: a live but slow site answers within 30 s; a minute is the patience of
    # the person who waits
    total: float = 60.0
    connect: float = 15.0
    # between two pieces of an answer: a server that works on a page is silent for seconds, one that died for ever
    stall: float = 25.0
