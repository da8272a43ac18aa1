"""The pass ``collect``: due sources | fetch | archive | parse | decide | append; then due publications alike.

A visit reads a source's listing and notes what it announces; a look fetches one publication, the first time or again.
Both are kept in the ledger only when they are done, so that stopping anywhere costs a repeated request and nothing
else. Fetching is parallel, a host at a time; all else is one thread.
"""

from __future__ import annotations

from svodka.pipeline.collecting.collector import Collector, Event, Round

__all__ = ["Collector", "Event", "Round"]
