"""Whether a cue gives words the sense in which they were said."""

from __future__ import annotations

import re
from collections.abc import Sequence

from svodka.model import Act, DocumentKind, Stance, StatementKind
from svodka.write.guard.phrases import Citable
from svodka.write.guard.source import Stretch
from svodka.write.guard.vocabulary import ACTS, CUES, TURNING, Cue
from svodka.write.words import is_negated

_NOT = re.compile(r"not|no|never|none|nobody|nothing|neither|nor|false|lie|lies|fake|untrue", re.IGNORECASE)
_TURNED = re.compile(r"\b(?:not|never|n['’]t|не|ни разу не|никогда не)\s+(?:\w+\s+)?$", re.IGNORECASE)
_BEFORE = 16  # characters before a cue in which it can be negated
_CONDITION = re.compile(r"if|unless|or|otherwise", re.IGNORECASE)
# How a stance towards the claim may be told; the others are told only in what was said itself
_STANCES = {Stance.AFFIRM: Cue.SAID, Stance.DENY: Act.DENY}


def fits(cue: Sequence[str], one: Citable, stretch: Stretch, *, own: bool, colon: bool, that: bool) -> bool:
    """Whether a cue may stand beside these words of a statement.

    ``own``: it is the source's. ``colon``: the words follow it after a colon. ``that``: after "that".
    """
    kind, act = CUES.get(tuple(cue)), ACTS.get(" ".join(cue))
    if stretch.source.is_claim:
        wanted = _STANCES.get(one.stance) if one.stance else None
        return wanted is not None and (act is wanted if isinstance(wanted, Act) else kind is wanted)
    s, text = one.row.statement, one.row.revision.text
    if not stretch.pieces and stretch.source.is_asked(stretch.covered) and act is not Act.ASK:
        return False
    if any(_TURNED.search(text[max(0, span.start - _BEFORE) : span.start]) for span in s.cue):
        return False  # "has never | said that": the negation is no part of the cue
    words = [stretch.source.tokens[at].low for at in stretch.covered]
    denies = any(_NOT.fullmatch(word) for word in words)
    if s.kind is StatementKind.DIRECT and act is Act.DENY:
        return s.act is Act.DENY and (colon or not denies)
    if own:
        return True
    if is_negated(one.row):
        return False  # "did not rule out" has no other words
    if act:
        return s.act is act
    if kind is Cue.WROTE:
        return one.row.revision.kind is DocumentKind.POST
    if kind is Cue.WARNED and s.act is not Act.THREATEN and not any(_CONDITION.fullmatch(word) for word in words):
        return False
    if s.act not in TURNING:
        return True
    # words of his own say themselves what they do, but a thing denied is not said
    whole = s.kind is StatementKind.DIRECT and s.act is not Act.DECLINE
    return whole and (s.act is not Act.DENY or denies)
