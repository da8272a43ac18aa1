"""When to fetch a document again: corrections come within hours, deletions within days."""

from __future__ import annotations

from datetime import datetime

from svodka.decide.health import DAY, HOUR

# After a month hardly anything is touched any more
LOOKS = (HOUR, 6 * HOUR, DAY, 3 * DAY, 7 * DAY, 30 * DAY)
# A page that is edited all the time (a chronicle) is left alone at last, and seen more rarely the older it is
LAST_LOOK = 60 * DAY
LOOKS_A_LIFE = 24


def next_look(first_seen: datetime, last_look: datetime, last_change: datetime | None = None) -> datetime | None:
    """When to fetch a document again: after an hour, six hours, 1, 3, 7 and 30 days, then never (None).

    ``last_look``: the newest fetch, the first one included; ``last_change``: when a revision was found last (None:
    never another than the first). A change starts the row again, since one correction brings the next; but no sooner
    than a 24th of the document's age then, and not beyond 60 days after it was first seen. Looks that were missed are
    not made up for.
    """
    start = last_change or first_seen
    newest = max(start, last_look)
    wait = next((wait for wait in LOOKS if start + wait > newest), None)
    if wait is None:
        return None
    due = max(start + wait, newest + (start - first_seen) / LOOKS_A_LIFE)
    return due if due <= first_seen + LAST_LOOK else None
