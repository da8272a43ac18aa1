"""How often somebody is cited, by outlets of which leaning, as lines of a terminal and as JSON."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from svodka.cli.common import count
from svodka.identity import Registry
from svodka.identity.citing import CampFigures, Cited
from svodka.write.visible import one_line

# Outlets of a leaning that are named; the rest is counted
NAMED = 5
_VERDICTS = {
    "more": "more than everybody",
    "less": "less than everybody",
    "no difference": "no difference that figures bear out",
    "too few": "too few to tell",
}


def cited_lines(cited: Cited, registry: Registry) -> Iterator[str]:
    """How often somebody is cited and by outlets of which leaning, each with its base rate."""
    if not cited.utterances:
        return
    copies = cited.statements - cited.utterances
    told = f", and {count(copies, 'repetition')} in copies" if copies else ""
    days = f", published {cited.since} to {cited.until}" if cited.since else ""
    yield (
        f"  Cited: {count(cited.utterances, 'utterance')}{told}, by {count(cited.outlets, 'outlet')}; "
        f"of {count(cited.collected, 'utterance')} collected{days}"
    )
    yield "  By leaning of the outlets, as their labels say (copies counted once):"
    yield from (f"    {_camp_line(camp, registry)}" for camp in cited.camps)


def cited_json(cited: Cited) -> dict[str, Any]:
    """The same as JSON."""
    return {
        "utterances": cited.utterances,
        "statements": cited.statements,
        "outlets": cited.outlets,
        "collected": cited.collected,
        "published_since": cited.since.isoformat() if cited.since else None,
        "published_until": cited.until.isoformat() if cited.until else None,
        "by_leaning": [_camp_json(camp) for camp in cited.camps],
    }


def _camp_line(camp: CampFigures, registry: Registry) -> str:
    share = camp.share
    names = [registry.outlets.by_key[key].name if key in registry.outlets.by_key else key for key in camp.outlets]
    more = f" and {len(names) - NAMED} more" if len(names) > NAMED else ""
    low, high = share.interval
    return (
        f"{camp.camp}: {share.part:,} of {share.whole:,} ({share.share:.0%}; 95 % interval {low:.0%} to {high:.0%}), "
        f"of everybody {share.base_part:,} of {share.base_whole:,} ({share.base:.0%}): {_VERDICTS[share.verdict]}; "
        f"rank {camp.rank:,} of {camp.speakers:,} speakers there; {', '.join(map(one_line, names[:NAMED]))}{more}"
    )


def _camp_json(camp: CampFigures) -> dict[str, Any]:
    low, high = camp.share.interval
    return {
        "leaning": camp.camp,
        "part": camp.share.part,
        "whole": camp.share.whole,
        "share": round(camp.share.share, 4),
        "interval": [round(low, 4), round(high, 4)],
        "base_part": camp.share.base_part,
        "base_whole": camp.share.base_whole,
        "base": round(camp.share.base, 4),
        "verdict": camp.share.verdict,
        "outlets": list(camp.outlets),
        "rank": camp.rank,
        "speakers": camp.speakers,
    }
