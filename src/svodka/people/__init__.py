"""What people set about persons: files that a person can read, edit and review, in packs and on a desk.

    packs/NAME/persons.toml, institutions.toml, offices.toml    what comes with the program
    DESK/people/*.toml                                          what a desk adds or replaces

A file has an ``[about]`` table, the basis of all its facts, and ``[[person]]``, ``[[institution]]`` and ``[[office]]``
tables; an office lists who held it. A desk's table takes the place of a pack's with the same key. ``[[tenure]]`` and
``[[spelling]]`` tables add a term of office or a name to what another file has.
"""

from __future__ import annotations

from svodka.people.loading import FOLDER, PACKS, load_packs, load_people, merged, parse_people
from svodka.people.writing import entry_blocks, people_text

__all__ = ["FOLDER", "PACKS", "entry_blocks", "load_packs", "load_people", "merged", "parse_people", "people_text"]
