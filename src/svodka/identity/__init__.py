"""Stage: who is who. Names across scripts, spellings and case forms to one person, and who held which office when.

registry = Registry.of(people)                              # people: svodka.people.load_people(desk)
registry.identify("Песковым", role="пресс-секретарь", on=date(2024, 5, 1))
registry.role_on("dmitry-peskov", date(2024, 5, 1))
"""

from __future__ import annotations

from svodka.identity.match import Candidate, Identity, Registry
from svodka.identity.tenures import Held

__all__ = ["Candidate", "Held", "Identity", "Registry"]
