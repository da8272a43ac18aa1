"""Findings of the rules and spans of the tagger -> findings with the best of both."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from importlib.resources import files

from svodka.extract.russian.agreement import ANY
from svodka.extract.russian.attribution import Pair
from svodka.extract.russian.channels import is_own, outlet_name, with_reference
from svodka.extract.russian.content import trimmed
from svodka.extract.russian.found import TAGGER, Found, confidence_of
from svodka.extract.russian.page import Page, overlapping
from svodka.extract.russian.phrase import Phrase
from svodka.extract.russian.suggestions import LANGUAGE, tagger_input
from svodka.extract.russian.view import View
from svodka.extract.tagger.decode import Link, candidates_of, links_of
from svodka.extract.tagger.scorer import Chances, chances_of, features_of, members, neighbours
from svodka.extract.tagger.tokens import TokenRange, Tokens
from svodka.extract.tagger.weights import Model, load
from svodka.lexicon.ru.cues import SPEECH_NOUNS, VERB_OF
from svodka.model import Act, CueClass, Span

# Rules that need no cue, or whose findings share one: the tagger asks for one content a cue
UNTAUGHT = frozenset({"list_of_statements", "quotation_alone"})
_WEIGHTY = frozenset({Act.DENY, Act.CONFIRM, Act.DECLINE})  # an official line hangs on these
# Rules that are kept against the trained reader's word: it learnt from posts, and these hold in articles, interviews
# and subtitles, too. On the held-out folds they change no F1 by more than .3, in the demonstration's documents
# nine in seventy statements hang on them
TRUSTED = frozenset(
    {
        "about_this_said",
        "cue_colon",
        "dash_speaker",
        "interrupted_quotation",
        "quotation_then_cue",
        "said_that",
        "speaker_colon",
        "words_about",
        "words_then_cue",
    }
)
# Rules whose content is what the quotation marks or the layout hold: its ends are theirs
_BY_MARKS = frozenset({"cue_colon", "interrupted_quotation", "quotation_then_cue", "speaker_colon", "words_about"})
REFUSED = "Only a rule finds this; the trained reader does not."
# On the folds F1 is flat around these: from .3 and .42 to .4 and .6 it moves by .5 at most
LEAST = 0.35  # a content's chance where a rule found it, too
LEAST_ALONE = 0.5
AGREE = 0.75  # the rule's ends count where the contents share as much; below, the tagger's are right more often
_SAME = 0.8  # two findings that share more of their words are one


@cache
def model() -> Model:
    """The weights that come with the package."""
    with (files("svodka.extract.russian") / "tagger.npz").open("rb") as file:
        return load(file, LANGUAGE)


def tagged(page: Page, seen: Sequence[View], pairs: Sequence[Pair], *, every_class: bool = False) -> list[Pair]:
    """What the trained reader makes of a page and of what the rules found in it, in the order of the words."""
    trained = model()
    asked = [pair for pair in pairs if pair[1].rule not in UNTAUGHT]
    tokens, suggestions = tagger_input(page, asked)
    states = trained.network.encode(tokens.words, tokens.bits)
    candidates = candidates_of(trained.network.cue_scores(states), suggestions)
    links = links_of(trained.network, tokens, states, candidates, suggestions)
    chances = chances_of(trained.scorer, features_of(links, tokens, suggestions, _Precision()))
    made = [pair for pair in pairs if pair[1].rule in UNTAUGHT]
    judged: set[int] = set()
    for link, chance in _accepted(links, chances):
        ruled = None if link.cue.suggestion is None else asked[link.cue.suggestion]
        new = _retagged(ruled, link, tokens) if ruled else _alone(link, tokens, page, seen)
        if link.cue.suggestion is not None:
            judged.add(link.cue.suggestion)
        if new is None or (_class_of(link) is CueClass.OTHER and not every_class):
            continue
        made.append((new[0], replace(new[1], chances=chance, cue_class=_class_of(link), model=trained.version)))
    for at, (view, found) in enumerate(asked):
        if at not in judged and (found.act in _WEIGHTY or found.rule in TRUSTED):
            made.append((view, found.with_doubt(REFUSED)))
    made.sort(key=lambda pair: (pair[1].content[0].start, pair[1].cue))
    return made


class _Precision(dict[str, float]):
    """The record of each rule."""

    def get(self, rule: str, default: float = 0.5) -> float:  # type: ignore[override]
        return confidence_of(rule)


def _accepted(links: Sequence[Link], chances: Sequence[Chances]) -> list[tuple[Link, Chances]]:
    """The links that are likely enough, each once, in the order of the text."""
    kept: dict[int, frozenset[int]] = {}
    for at in sorted(range(len(links)), key=lambda k: (-chances[k].content, k)):
        if chances[at].content < (LEAST if links[at].cue.suggestion is not None else LEAST_ALONE):
            continue
        words = members(links[at].content)
        others = (kept[k] for k in neighbours(links, at) if k in kept)
        if words and all(len(words & other) <= _SAME * len(words | other) for other in others):
            kept[at] = words
    return [(links[at], chances[at]) for at in sorted(kept)]


def _class_of(link: Link) -> CueClass:
    return CueClass.SPEECH if link.cue.speech >= link.cue.other else CueClass.OTHER


def _retagged(pair: Pair, link: Link, tokens: Tokens) -> Pair:
    """A rule's finding with the tagger's content where the two hardly agree, and its source where the rule has none."""
    view, found = pair
    content = contents_of(link, tokens, view.page)
    told, ruled = _letters(content), _letters(found.content)
    if not content or found.rule in _BY_MARKS or found.verbatim or len(told & ruled) >= AGREE * len(told | ruled):
        content = found.content
    source = found.source
    if link.source:
        span = tokens.span_of(_longest(link.source))
        source = source or _phrase(view, span)
    return view, replace(found, content=content, source=source)


def _letters(spans: Sequence[Span]) -> set[int]:
    return {at for span in spans for at in range(span.start, span.end)}


def _alone(link: Link, tokens: Tokens, page: Page, seen: Sequence[View]) -> Pair | None:
    """A finding that no rule made; None where its cue stands in no sentence, or the outlet's own voice speaks."""
    cue = tokens.span_of(TokenRange(link.cue.first, link.cue.last + 1))
    at = bisect_right(seen, cue.start, key=lambda view: view.sentence.span.start) - 1
    content = contents_of(link, tokens, page)
    place = _words(seen[at], cue) if at >= 0 else None
    if place is None or not content:
        return None
    view = seen[at]
    source = _phrase(view, tokens.span_of(_longest(link.source))) if link.source else None
    if source and (source.lemma in ("я", "мы") or view.low(source.first)[:1].isdigit()):
        return None  # the author's own voice; a date
    if source and source.is_outlet and is_own(view, outlet_name(view, source)):
        return None
    found = Found(TAGGER, view.sentence, content, place, source, _act_of(view, place))
    return view, with_reference(view, found)


def _act_of(view: View, cue: tuple[int, int]) -> Act:
    for known in view.cues:
        if cue[0] <= known.at <= cue[1]:
            return known.act
    for word in view.sentence.words[cue[0] : cue[1] + 1]:
        for lemma in word.lemmas("VERB", "INFN", "GRND", "PRTF", "PRTS", "NOUN"):
            if lemma in VERB_OF:
                return VERB_OF[lemma].act
            if lemma in SPEECH_NOUNS:
                return SPEECH_NOUNS[lemma]
    return Act.SAY


_NOT_FIRST = frozenset({"и", "а", "но", "также", "как"})
_LONGEST_OFFICE = 8  # words


def _words(view: View, span: Span) -> tuple[int, int] | None:
    """First and last word of a sentence that a span touches."""
    at = [i for i, word in enumerate(view.sentence.words) if word.span.overlaps(span)]
    return (at[0], at[-1]) if at else None


def _phrase(view: View, span: Span) -> Phrase | None:
    """The noun phrase in a span: the rules' own where they read one there; None where it stands in another sentence."""
    place = _words(view, span)
    if place is None:
        return None
    first, last = place
    while (first < last and not view.sentence.words[first].is_word) or view.low(first) in _NOT_FIRST:
        first += 1
        if first > last:
            return None
    for start in range(max(0, first - _LONGEST_OFFICE), first):  # the tagger lost the beginning: «[глава] порта Дорн»
        whole = view.phrases.at(start)
        if whole is not None and whole.last == last and whole.head[1] >= first and whole.name:
            return whole
    read = view.phrases.at(first)
    if read is not None and read.first == first and read.last <= last:
        return read if read.last == last else replace(read, last=last)
    if read is not None and read.head[1] <= last:
        return replace(read, last=last)
    inside = [p for p in view.phrases.names() if p.name and first <= p.name[0] and p.name[1] <= last]
    if inside:
        return replace(inside[-1], first=first, last=last)
    return Phrase(first, last, (last, last), ANY, view.low(last))


def contents_of(link: Link, tokens: Tokens, page: Page) -> tuple[Span, ...]:
    """The parts of a content, trimmed; parts between which no word stands are one."""
    found: list[Span] = []
    cue = tokens.span_of(TokenRange(link.cue.first, link.cue.last + 1))
    for one in link.content:
        whole = _with_whole_quotations(tokens.span_of(one), cue, page)
        span = trimmed(page.text, whole.start, whole.end)
        if span is None:
            continue
        between = page.text[found[-1].end : span.start] if found else ""
        if found and not any(c.isalnum() or c == "\n" for c in between):
            found[-1] = Span(found[-1].start, span.end)
        else:
            found.append(span)
    return tuple(found)


def _with_whole_quotations(span: Span, cue: Span, page: Page) -> Span:
    """A span that takes half of a quotation and more takes all of it: nobody is quoted from the middle of a word."""
    for quotation in overlapping(page.quotations, span):
        taken = min(span.end, quotation.inner.end) - max(span.start, quotation.inner.start)
        if quotation.closed and not quotation.inner.contains(cue) and 2 * taken >= len(quotation.inner):
            span = Span(min(span.start, quotation.inner.start), max(span.end, quotation.inner.end))
    return span


def _longest(ranges: Sequence[TokenRange]) -> TokenRange:
    return max(ranges, key=lambda r: r.end - r.start)
