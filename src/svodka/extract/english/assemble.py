"""Findings -> statements: every field filled where the text gives it, with its reason or its doubt."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from svodka.extract.english import phrases
from svodka.extract.english.attribution import attributions, relative_asides, spans_of
from svodka.extract.english.calendar import Dated
from svodka.extract.english.cast import Cast
from svodka.extract.english.confidence import confidence_of, rules_of
from svodka.extract.english.found import Found
from svodka.extract.english.names import NameKind
from svodka.extract.english.sentences import Sentence
from svodka.extract.english.setting import Drafted, Setting
from svodka.extract.english.speaker_types import typed
from svodka.extract.english.speakers import Resolved, Resolver
from svodka.extract.english.tagging import is_press_review, tagged
from svodka.extract.english.timeline import Timeline, outside_contents
from svodka.extract.english.transcript import occasion_of
from svodka.extract.english.venues import chain_of, venue_of
from svodka.extract.settings import DEFAULT, Settings
from svodka.extract.transcript import transcript_of
from svodka.extract.turns import is_transcript
from svodka.ids import statement_id
from svodka.model import CueClass, Hop, PartKind, Revision, Said, Span, Statement, StatementKind
from svodka.text.quotes import Quotation, quotations

_CARRYING = frozenset({"clause_before_cue", "according_to"})  # rules whose content may be another's statement
_HOLDERS = 8  # findings before a sentence in whose words it may stand: a quotation over paragraphs


def statements_of(revision: Revision, settings: Settings = DEFAULT) -> tuple[Statement, ...]:
    """The statements of an English revision, in the order in which their words stand."""
    quoted = quotations(revision.text, [part.span for part in revision.parts])
    outer, found = attributions(revision.text, revision.parts, quoted)
    cast = Cast.of(revision.text, [s for s in outer if s.part.kind not in (PartKind.HEADING, PartKind.DATELINE)])
    if not settings.rules_only:
        review = is_press_review(cast, revision.text)
        found = tagged(revision.text, revision.parts, quoted, outer, found, press_review=review)
    drafts = _with_carriers(_drafts(revision, cast, outer, found))
    made = [(_statement(revision, draft, quoted), draft) for draft in drafts]
    if not settings.every_class:
        made = [pair for pair in made if pair[0].cue_class is CueClass.SPEECH]
    made.sort(key=lambda pair: (pair[0].content[0].start, -pair[0].content[-1].end))
    statements = _within([statement for statement, _ in made])
    if is_transcript(revision):
        return transcript_of(revision, occasion_of(revision, outer), statements)
    return tuple(statements)


def _drafts(revision: Revision, cast: Cast, outer: Sequence[Sentence], found: Sequence[Found]) -> list[Drafted]:
    """Read the text once from start to end: who, when and where depend on what came before."""
    text = revision.text
    resolver = Resolver(text, cast, revision.author, revision.outlet)
    timeline = Timeline(revision.published_on)
    setting = Setting(text)
    drafts: list[Drafted] = []
    before: list[Drafted] = []
    by_sentence = _grouped((id(f.sentence), f) for f in found if not f.sentence.depth)
    inner = _grouped((id(_around(f.sentence, outer)), f) for f in found if f.sentence.depth)
    for sentence in outer:
        dates = timeline.dates(sentence)
        if sentence.part.kind in (PartKind.HEADING, PartKind.DATELINE):
            timeline.heading(sentence)
            continue
        setting.enter(sentence, resolver)
        here = by_sentence.get(id(sentence), [])
        # what a carrier holds is dated by who is carried: Orlan said on Friday that …, the Daily reported
        told = [f for f in here if f.rule not in _CARRYING or not any(g.cue and _holds_cue(f, g) for g in here)]
        contents = [span for f in told for span in (*f.content, *relative_asides(f))]
        dates = outside_contents(sentence, dates, contents)
        spoken = [f for f in here if f.cue_class is CueClass.SPEECH]
        reported = [(f, _holder(f, spoken)) for f in inner.get(id(sentence), [])]
        for finding in here:
            if finding.cue_class is not CueClass.SPEECH:
                drafts.append(_draft_inside(finding, resolver, None))
                continue
            draft = setting.place(_draft(finding, resolver, timeline, dates, drafts))
            if setting.is_setting(draft):
                continue
            drafts.append(draft)
            before = [*before, draft][-_HOLDERS:]
            drafts.extend(_draft_inside(f, resolver, draft) for f, holder in reported if holder is finding)
        drafts.extend(_draft_inside(f, resolver, _held(f, before)) for f, holder in reported if holder is None)
        timeline.passed(sentence, dates)
        if not here and (occasion := setting.occasion_of(sentence, dates)):
            timeline.held(occasion)
    return _without_citing(drafts)


def _without_citing(drafts: Sequence[Drafted]) -> list[Drafted]:
    """Drop "citing a guard" where the guard has become the speaker of the sentence's statement."""
    told = {id(d.found.sentence) for d in drafts if d.resolved.carriers and d.found.cited}
    return [
        d
        for d in drafts
        if not (d.found.rule == "noun_phrase" and d.found.lemma in ("cite", "quote") and id(d.found.sentence) in told)
    ]


def _grouped(pairs: Iterable[tuple[int, Found]]) -> dict[int, list[Found]]:
    groups: dict[int, list[Found]] = defaultdict(list)
    for key, found in pairs:
        groups[key].append(found)
    return groups


def _around(inner: Sentence, outer: Sequence[Sentence]) -> Sentence:
    """The sentence outside of quotations in which one inside of them stands."""
    return outer[bisect_right(outer, inner.span.start, key=lambda s: s.span.start) - 1]


def _holder(inner: Found, outers: Iterable[Found]) -> Found | None:
    """The finding inside whose words another stands; of several, one within the other, the narrowest."""
    place = inner.cue[0] if inner.cue else inner.content[0]
    around = [f for f in outers if any(c.contains(place) for c in f.content)]
    return min(around, key=lambda f: sum(map(len, f.content)), default=None)


def _held(inner: Found, drafts: Sequence[Drafted]) -> Drafted | None:
    """The earlier draft in whose words a finding stands: a quotation goes on over sentences and paragraphs."""
    holder = _holder(inner, [d.found for d in drafts])
    return next((d for d in drafts if d.found is holder), None)


def _draft(
    found: Found,
    resolver: Resolver,
    timeline: Timeline,
    dates: list[Dated],
    before: Sequence[Drafted],
) -> Drafted:
    resolved = resolver.resolve(found, None)
    name = resolved.speaker.name if resolved.speaker else None
    said = timeline.said(found, dates, name)
    timeline.spoke(found, name, said)
    venue = venue_of(found, resolved, resolver.text, resolver.cast)
    chain = chain_of(found, resolved, venue, resolver.text, resolver.cast)
    last = before[-1] if before else None
    if last and name and last.resolved.speaker and last.resolved.speaker.name == name:
        same_event = said is not None and "told right before" in said.basis
        goes_on = same_event or found.continued or found.source is None
        here = goes_on or last.found.sentence.part_index == found.sentence.part_index
        if venue is None and here and not _another_day(said, last.said):
            venue = last.venue
            # a listener of one sentence is none of the next; the host of an occasion hosts all of it
            chain = chain or (last.chain if goes_on or (venue and venue.host) else ())
    elif found.source is None and last:
        venue, chain = venue or last.venue, chain or last.chain
    return Drafted(found, resolved, said, venue, chain)


def _another_day(said: Said | None, before: Said | None) -> bool:
    """Whether what is said next was said at another time, so that its occasion is another too."""
    return said is not None and before is not None and (said.end < before.start or said.start > before.end)


def _draft_inside(found: Found, resolver: Resolver, enclosing: Drafted | None) -> Drafted:
    """What a quotation reports: said at a time that nobody tells, through the one who is quoted.

    So is a belief drafted: it is at no time, and whoever holds it is not the last who spoke.
    """
    resolved = resolver.resolve(found, enclosing.resolved if enclosing else Resolved(None))
    chain: tuple[Hop, ...] = ()
    if enclosing and enclosing.resolved.speaker:
        chain = (Hop(enclosing.resolved.speaker.name),)
    return Drafted(found, resolved, None, None, chain)


def _with_carriers(drafts: Sequence[Drafted]) -> list[Drafted]:
    """“Orlan said X, the Daily reported” is one statement, with the Daily as its carrier."""
    kept: list[Drafted] = []
    carriers: dict[int, Hop] = {}
    dropped: set[int] = set()
    by_sentence: dict[int, list[int]] = defaultdict(list)
    for i, draft in enumerate(drafts):
        by_sentence[id(draft.found.sentence)].append(i)
    for i, outer in enumerate(drafts):
        if outer.found.rule not in _CARRYING or not _carries(outer.resolved):
            continue
        inner = [
            k
            for k in by_sentence[id(outer.found.sentence)]
            if k != i and drafts[k].found.cue and _holds_cue(outer.found, drafts[k].found)
        ]
        if inner:
            source, _ = spans_of(outer.found)
            carriers.update(dict.fromkeys(inner, Hop(_name_of(outer.resolved), source[0] if source else None)))
            dropped.add(i)
    for i, draft in enumerate(drafts):
        if i in dropped:
            continue
        hop = carriers.get(i)
        kept.append(replace(draft, chain=(*draft.chain, hop)) if hop else draft)
    return kept


def _name_of(resolved: Resolved) -> str:
    if resolved.entity is not None:
        return resolved.entity.name
    return resolved.speaker.name if resolved.speaker else ""


def _carries(resolved: Resolved) -> bool:
    """Whether the one named passes words on: an outlet; a translation of his remarks."""
    if resolved.entity is not None and resolved.entity.kind is NameKind.OUTLET:
        return True
    words = set(resolved.speaker.name.casefold().split()) if resolved.speaker else set()
    return bool(words & {"translation", "transcript", "media", "transcripts", "reports"})


def _holds_cue(outer: Found, inner: Found) -> bool:
    return any(content.contains(inner.cue[0]) for content in outer.content)


def _statement(revision: Revision, draft: Drafted, quoted: Sequence[Quotation]) -> Statement:
    found = draft.found
    source, head = spans_of(found)
    if draft.resolved.carriers and found.cited:
        s, origin = found.source_sentence, found.cited[-1]
        source, head = (s.between(origin.start, origin.end),), s.tokens[phrases.head(s, origin)].span
    confidence, doubts = confidence_of(found, draft.resolved)
    return Statement(
        id=statement_id(revision.id, found.content, source, found.cue),
        kind=_kind(found, quoted),
        content=found.content,
        source=source,
        cue=found.cue,
        source_head=head,
        speaker=typed(draft.resolved.speaker, draft.resolved.entity),
        said=draft.said,
        venue=(draft.venue.words or None) if draft.venue else None,
        chain=draft.chain,
        act=found.act,
        cue_class=found.cue_class,
        question=_question_before(revision, found),
        rules=rules_of(found),
        confidence=confidence,
        doubts=doubts,
    )


def _kind(found: Found, quoted: Sequence[Quotation]) -> StatementKind:
    if found.title or (found.rule == "label_with_colon" and found.sentence.part.kind is PartKind.HEADLINE):
        return StatementKind.TITLE  # a headline "Orlan: We Stay" is put into his mouth by who wrote it
    first = bisect_left(quoted, found.content[0].start, key=lambda q: q.span.start) - 1
    last = bisect_left(quoted, found.content[-1].end, key=lambda q: q.span.start)
    # quotations are in order and one starts before the content at most at each depth: three depths are read
    near = [q for q in quoted[max(0, first - 3) : last] if q.depth == found.sentence.depth + 1]
    if all(any(q.inner.contains(span) for q in near) for span in found.content):
        return StatementKind.DIRECT
    if any(q.inner.overlaps(span) for q in near for span in found.content):
        return StatementKind.MIXED
    return StatementKind.INDIRECT


def _question_before(revision: Revision, found: Found) -> Span | None:
    """The question part right before the part in which the statement stands."""
    at = found.sentence.part_index - 1
    if at >= 0 and revision.parts[at].kind is PartKind.QUESTION:
        return revision.parts[at].span
    return None


def _within(statements: list[Statement]) -> list[Statement]:
    """Set ``within`` to the narrowest statement whose content holds all of a statement's content and cue."""
    placed: list[Statement] = []
    open_ones: list[Statement] = []  # whose content reaches over the place that is being read
    for statement in statements:
        open_ones = [other for other in open_ones if other.content[-1].end > statement.content[0].start]
        holders = [
            other
            for other in open_ones
            if any(c.contains(statement.content[0]) and c.contains(statement.content[-1]) for c in other.content)
            and (not statement.cue or any(c.contains(statement.cue[0]) for c in other.content))
        ]
        open_ones.append(statement)
        holder = min(holders, key=lambda o: sum(map(len, o.content)), default=None)
        placed.append(_inside(statement, holder) if holder else statement)
    return placed


def _inside(statement: Statement, holder: Statement) -> Statement:
    """A statement inside another's content comes through that other: Mengard says that Vetrograd admitted."""
    chain = statement.chain
    if not chain and holder.speaker and (statement.speaker is None or statement.speaker.name != holder.speaker.name):
        chain = (Hop(holder.speaker.name),)
    return replace(statement, within=holder.id, chain=chain)
