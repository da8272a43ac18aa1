"""English statements by rules."""

from __future__ import annotations

from svodka.extract.english.attribution import attributions, spans_of
from svodka.ids import statement_id
from svodka.model import Revision, Speaker, Statement, StatementKind


def extract(revision: Revision) -> tuple[Statement, ...]:
    """The statements of an English revision."""
    out = []
    for f in attributions(revision.text, revision.parts):
        source, head = spans_of(f)
        out.append(Statement(statement_id(revision.id, f.content, source, f.cue), StatementKind.DIRECT, f.content, source, f.cue, head,
            Speaker(source[0].of(revision.text), source[0].of(revision.text)) if source else None, act=f.act, rules=(f.rule,)))
    return tuple(out)
