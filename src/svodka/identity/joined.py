"""One person under several spellings in a claim's sayings: "Inga Orlan", «Инга Орлан», "I. Orlan" are one holder.

Only whole names that compare as the same are joined, and a part of a name ("Orlan") where just one whole name fits:
two persons of one surname stay apart, and so does what could be either.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from svodka.identity.compare import Verdict, same_name
from svodka.track.utterances import Utterance


def with_one_name(sayings: Sequence[Utterance]) -> tuple[Utterance, ...]:
    """The sayings, each person under one spelling: the most frequent one in Latin letters, else the most frequent."""
    told = Counter(one.holder.person for one in sayings if one.holder.person)
    known = one_name(told)
    return tuple(
        replace(one, holder=replace(one.holder, person=known.get(one.holder.person or "", one.holder.person)))
        for one in sayings
    )


def one_name(told: Counter[str]) -> dict[str, str]:
    """Spelling -> the one under which its bearer is shown."""
    whole = sorted(name for name in told if len(name.split()) > 1)
    groups: list[list[str]] = []
    for name in whole:
        group = next((g for g in groups if any(same_name(name, other) is Verdict.SAME for other in g)), None)
        if group is None:
            groups.append([name])
        else:
            group.append(name)
    groups = _with_parts(groups, [name for name in told if name not in whole])
    return {name: shown for group in groups for shown in [_shown(group, told)] for name in group}


def _with_parts(groups: list[list[str]], parts: Iterable[str]) -> list[list[str]]:
    """Initials and surnames go to the one group that they may belong to; a group of initials is a part, too."""
    full = [group for group in groups if not all("." in name for name in group)]
    single = [*((group[0],) for group in groups if all("." in name for name in group)), *((name,) for name in parts)]
    for (name,) in single:
        fitting = [group for group in full if any(same_name(name, other) is Verdict.UNKNOWN for other in group)]
        if len(fitting) == 1:
            fitting[0].append(name)
        else:
            full.append([name])
    return full


def _shown(group: Sequence[str], told: Counter[str]) -> str:
    return max(group, key=lambda name: (name.isascii(), len(name.split()) > 1, "." not in name, told[name], name))
