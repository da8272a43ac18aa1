"""Russian: a revision's statements, by rules over sentences and morphology.

page -> views -> findings (spoken | reported | layout) -> speakers, dates, channels -> statements
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from dataclasses import replace

from svodka.extract.russian.attribution import Pair, findings
from svodka.extract.russian.bodies import bodies_of
from svodka.extract.russian.channels import channels_of, places_outside
from svodka.extract.russian.dates import said_on
from svodka.extract.russian.found import TAGGER
from svodka.extract.russian.interview import answers, with_answers
from svodka.extract.russian.names import people_of
from svodka.extract.russian.page import Page, overlapping, page_of
from svodka.extract.russian.speakers import Resolver, head_of
from svodka.extract.russian.tagging import tagged
from svodka.extract.russian.timeline import continued
from svodka.extract.russian.transcript import occasion_of
from svodka.extract.russian.view import views
from svodka.extract.settings import DEFAULT, Settings
from svodka.extract.transcript import transcript_of
from svodka.extract.turns import is_transcript
from svodka.ids import statement_id
from svodka.model import DocumentKind, Precision, Revision, Said, Span, Statement, StatementKind

# so many statements may begin between the beginning of one and a cue inside it: a speech with more is not met
MOST_NESTED = 50


def extract(revision: Revision, settings: Settings = DEFAULT) -> tuple[Statement, ...]:
    """The statements of a Russian revision, in the order of their words; offsets are of ``revision.text``."""
    page = page_of(revision)
    seen = list(views(page))
    pairs = findings(seen)
    if not settings.rules_only:
        pairs = tagged(page, seen, pairs, every_class=settings.every_class)
    resolver = Resolver(people_of(seen), bodies_of(seen))
    taken: dict[int, list[tuple[int, Span]]] = defaultdict(list)  # sentence -> words of its findings
    for i, pair in enumerate(pairs):
        taken[pair[1].sentence.number] += [(i, span) for span in _spans_of(pair)]
    order = sorted(range(len(pairs)), key=lambda i: (pairs[i][1].sentence.number, pairs[i][1].cue))
    statements = {i: _statement(page, pairs[i], resolver, _others(taken, pairs[i], i)) for i in order}
    found = continued(nested(tuple(statements[i] for i in range(len(pairs)))), revision.published_on)
    found = with_answers(found, answers(revision, seen, resolver.people))
    if is_transcript(revision):
        return transcript_of(revision, occasion_of(revision, seen, resolver.people), found)
    return found


def _spans_of(pair: Pair) -> tuple[Span, ...]:
    """The words of a finding: content, source, cue, carriers."""
    view, found = pair
    source = (view.sentence.span_of(found.source.first, found.source.last),) if found.source else ()
    hops = tuple(h.span for h in found.hops if h.span)
    return (*found.content, *source, view.sentence.span_of(*found.cue), *hops)


def _others(taken: dict[int, list[tuple[int, Span]]], pair: Pair, own: int) -> tuple[Span, ...]:
    """What belongs to the other findings of the same sentence."""
    return tuple(span for i, span in taken[pair[1].sentence.number] if i != own)


def _statement(page: Page, pair: Pair, resolver: Resolver, taken: tuple[Span, ...]) -> Statement:
    view, found = pair
    speaker, doubts = resolver.speaker(view, found)
    outside = places_outside(view, found, (*found.content, *taken))
    channels = channels_of(view, found, outside)
    cue = (view.sentence.span_of(*found.cue),)
    source = (view.sentence.span_of(found.source.first, found.source.last),) if found.source else ()
    spoken = found.verbatim and page.revision.kind is DocumentKind.VIDEO
    return Statement(
        id=statement_id(page.revision.id, found.content, source, cue),
        kind=StatementKind.DIRECT if found.verbatim else kind_of(page, found.content),
        content=found.content,
        source=source,
        cue=cue,
        source_head=head_of(view, found.source) if found.source else None,
        speaker=speaker,
        said=said_on(view, outside, page.revision.published_on) or (_as_recorded(page.revision) if spoken else None),
        venue=channels.venue,
        chain=channels.chain,
        act=found.act,
        question=found.sentence.question,
        rules=tuple(name for name in (found.model, found.rule) if name and name != TAGGER),
        confidence=found.with_doubt(*doubts).confidence,
        doubts=(*found.doubts, *doubts),
        cue_class=found.cue_class,
    )


def _as_recorded(revision: Revision) -> Said | None:
    day = revision.published_on
    return Said(day, day, Precision.APPROXIMATE, "the recording's publication") if day else None


def kind_of(page: Page, content: tuple[Span, ...]) -> StatementKind:
    """Direct, indirect or mixed, by how much of the content stands in quotation marks."""
    inside = outside = False
    for span in content:
        quotes = overlapping(page.quotations, span)
        for at in range(span.start, span.end):
            if page.text[at].isalnum():
                quoted = any(q.span.start <= at < q.span.end for q in quotes)
                inside, outside = inside or quoted, outside or not quoted
    if inside and outside:
        return StatementKind.MIXED
    return StatementKind.DIRECT if inside else StatementKind.INDIRECT


def nested(statements: tuple[Statement, ...]) -> tuple[Statement, ...]:
    """Each statement, in order of content, with the smallest other one inside whose content its cue stands."""
    starts = [s.content[0].start for s in statements]
    out = []
    for statement in statements:
        cue = statement.cue[0]
        last = bisect_right(starts, cue.start)
        around = [
            other
            for other in statements[max(0, last - MOST_NESTED) : last]
            if other is not statement and any(span.contains(cue) for span in other.content)
        ]
        smallest = min(around, key=lambda o: sum(map(len, o.content)), default=None)
        out.append(replace(statement, within=smallest.id if smallest else None))
    return tuple(out)
