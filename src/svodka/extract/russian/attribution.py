"""The rules applied to a page, and what to do where two of them found the same words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace

from svodka.extract.russian.channels import hop, is_own, outlet_name, with_reference
from svodka.extract.russian.content import trimmed
from svodka.extract.russian.found import Found
from svodka.extract.russian.layout import LAYOUT_RULES
from svodka.extract.russian.reported import SENTENCE_RULES
from svodka.extract.russian.spoken import QUOTATION_RULES, VERB_RULES
from svodka.extract.russian.view import View
from svodka.model import Act, Span

Pair = tuple[View, Found]

# an attribution carries another where that one makes up half of its words
SAME_WORDS = 0.5
# a topic of fewer words is no statement; none of the 216 annotated ones has a single word
FEWEST_WORDS = 2
_OF_A_TOPIC = frozenset({"said_about", "noun_of_speaking", "object_is_content"})
_OF_A_CLAUSE = _OF_A_TOPIC | {"said_that", "asked_to_do", "according_to"}
# two findings with one source are one where each has four fifths of the other's words
DOUBLE = 0.8


def findings(views: list[View]) -> list[Pair]:
    """What the rules found on a page, each with its view, in order of the text; carriers folded into chains."""
    pairs = [(view, with_reference(view, found)) for view in views for found in _of_sentence(view)]
    pairs = [(view, _asked(view, found)) for view, found in pairs if not _own_voice(view, found)]
    pairs = [pair for pair in pairs if not _fragment(*pair)]
    pairs.sort(key=lambda pair: (pair[1].sentence.number, pair[1].cue))
    return _without_doubles(_chained(pairs))


def _of_sentence(view: View) -> Iterator[Found]:
    for cue in view.cues:
        in_speech = view.quoted(cue.at)
        rules = VERB_RULES[:1] if in_speech else VERB_RULES
        found = next((f for rule in rules if (f := rule(view, cue))), None)
        if found:
            yield found
    for cue in view.set_off_verbs:
        found = next((f for rule in QUOTATION_RULES if (f := rule(view, cue))), None)
        if found and found.source and (found.source.speaks or found.source.pronoun):
            yield found.with_doubt("The verb behind the quotation is not one of speaking.")
    for rule in (*SENTENCE_RULES, *LAYOUT_RULES):
        yield from rule(view)


def _own_voice(view: View, found: Found) -> bool:
    """«По данным «Утра»» in «Утро» itself is the outlet's narration."""
    source = found.source
    return bool(source and source.is_outlet and not found.hops and is_own(view, outlet_name(view, source)))


def _asked(view: View, found: Found) -> Found:
    """«Разве мэр не говорил, что мост цел?»: a question about a saying, with a doubt; its mark is not content."""
    if found.rule not in _OF_A_CLAUSE or found.act is Act.ASK or view.quoted(view.size - 1):
        return found
    if view.low(view.size - 1) != "?" or found.sentence is not view.sentence:
        return found
    content = tuple(s for span in found.content if (s := trimmed(view.page.text, span.start, _before_mark(view, span))))
    return replace(found, content=content or found.content).with_doubt("The sentence asks whether this was said.")


def _before_mark(view: View, span: Span) -> int:
    mark = view.sentence.words[-1].span
    return min(span.end, mark.start)


def _fragment(view: View, found: Found) -> bool:
    """«высказались о слухах»: one word outside of quotation marks tells a topic and no words."""
    if found.rule not in _OF_A_TOPIC or found.act not in (Act.SAY, Act.CONFIRM):
        return False
    words = [w for span in found.content for w in span.of(view.page.text).split()]
    return len(words) < FEWEST_WORDS and not any(q.span.overlaps(found.content[0]) for q in view.page.quotations)


def _chained(pairs: list[Pair]) -> list[Pair]:
    """«X заявил, что …, сообщает ТАСС» is one statement, which ТАСС carries."""
    out: list[Pair | None] = list(pairs)
    near = _by_sentence(pairs)
    for k, (view, carried) in enumerate(pairs):
        source = carried.source
        if source is None or not source.is_outlet:
            continue
        number = carried.sentence.number
        for i in (*near[number], *near[number - 1]):
            pair = out[i]
            if pair is not None and i != k and _carries(carried, pair[1], pair[0]):
                hops = (*pair[1].hops, hop(view, source), *carried.hops)
                out[i], out[k] = (pair[0], replace(pair[1], hops=hops)), None
                break
    return [pair for pair in out if pair is not None]


def _by_sentence(pairs: list[Pair]) -> defaultdict[int, list[int]]:
    """Sentence number -> indices of its findings."""
    near: defaultdict[int, list[int]] = defaultdict(list)
    for i, (_, found) in enumerate(pairs):
        near[found.sentence.number].append(i)
    return near


def _carries(outer: Found, inner: Found, inner_view: View) -> bool:
    """Whether all that the outer attributes is itself an attribution: its cue and content lie inside."""
    cue = inner_view.sentence.span_of(*inner.cue)
    inside = any(s.contains(cue) for s in outer.content) or (inner.source is not None and cue in outer.content)
    if inner.rule == "about_this_said":
        return inside  # its content stands in the sentence before
    source = inner.source
    whole = (*inner.content, cue, *((inner_view.sentence.span_of(source.first, source.last),) if source else ()))
    return inside and share(whole, outer.content) >= SAME_WORDS and inner.rule != "noun_of_speaking"


def share(part: tuple[Span, ...], whole: tuple[Span, ...]) -> float:
    """How much of ``whole`` is also in ``part``."""
    size = sum(len(s) for s in whole)
    common = sum(max(0, min(a.end, b.end) - max(a.start, b.start)) for a in part for b in whole)
    return common / size if size else 0.0


def _without_doubles(pairs: list[Pair]) -> list[Pair]:
    """The surer of two findings whose cues touch, or whose content is one another's and only one has a source.

    Only findings of one sentence or of neighbours can be doubles.
    """
    kept: list[Pair] = []
    near: defaultdict[int, list[Pair]] = defaultdict(list)
    for view, found in sorted(pairs, key=lambda pair: (pair[1].source is None, len(pair[1].doubts))):
        number = found.sentence.number
        rivals = (pair for n in (number - 1, number, number + 1) for pair in near[n])
        if not any(_double(view, found, other_view, other) for other_view, other in rivals):
            kept.append((view, found))
            near[number].append((view, found))
    kept.sort(key=lambda pair: (pair[1].content[0].start, pair[1].cue))
    return kept


def _double(view: View, found: Found, other_view: View, other: Found) -> bool:
    a, b = view.sentence.span_of(*found.cue), other_view.sentence.span_of(*other.cue)
    if found.rule == other.rule == "list_of_statements":
        return found.content == other.content
    if a.overlaps(b):
        return True
    both = min(share(found.content, other.content), share(other.content, found.content))
    nested = any(s.contains(a) for s in other.content) or any(s.contains(b) for s in found.content)
    return both >= DOUBLE and not nested and (found.source is None or found.source == other.source)
