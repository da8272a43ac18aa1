"""Why a written sentence has no reading, in words for the editor: the first thing in it that nothing bears out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from svodka.write.guard.dates import bears, told_dates
from svodka.write.guard.phrases import Citable, words_of
from svodka.write.guard.source import Source, Token, is_form_of, number
from svodka.write.guard.vocabulary import ACTS, ARTICLES, CUES, FREE

_FRAME = frozenset(
    """, . ; : ( ) and but while on in at during to by as of the a an that same day also speaking quoted according words
    reported carried saying were later for what follows this way they their""".split()
) | {word for cue in CUES for word in cue} | FREE | ARTICLES  # fmt: skip


def why(
    sentence: Sequence[Token], cited: Sequence[Citable], sources: Mapping[str, Sequence[Source]], year: int
) -> tuple[str, ...]:
    """The reasons, a sentence each; at least one."""
    found = [*_quotations(sentence, sources), *_dates(sentence, cited, year), *_words(sentence, cited, sources)]
    found += _acts(sentence, cited)
    return tuple(found) or ("It joins speaker, act and words otherwise than what it cites.",)


def _quotations(sentence: Sequence[Token], sources: Mapping[str, Sequence[Source]]) -> list[str]:
    runs: dict[int, list[Token]] = {}
    for token in sentence:
        if token.run >= 0 and token.is_word:
            runs.setdefault(token.run, []).append(token)
    found = []
    for run in runs.values():
        lows = [token.low for token in run]
        if not any(_holds(source, lows) for own in sources.values() for source in own):
            words = " ".join(token.text for token in run)
            found.append(f"The quotation “{words[:80]}” is not in the words that it cites.")
    return found


def _holds(source: Source, lows: Sequence[str]) -> bool:
    """Whether the source has all these words in this order, and they may be quoted."""
    at = 0
    for low in lows:
        while at < len(source.tokens) and (source.tokens[at].low != low or at not in source.quotable):
            at += 1
        if at == len(source.tokens):
            return False
        at += 1
    return True


def _dates(sentence: Sequence[Token], cited: Sequence[Citable], year: int) -> list[str]:
    found, at = [], 0
    while at < len(sentence):
        told = next(told_dates(sentence, at, year), None) if sentence[at].run < 0 else None
        if told and not any(bears(one.row.statement.said, told[1]) for one in cited):
            words = " ".join(token.text for token in sentence[at : told[0]]).replace(" ,", ",")
            found.append(f"The date {words} is not that of what it cites.")
        at = told[0] if told else at + 1
    return found


def _words(sentence: Sequence[Token], cited: Sequence[Citable], sources: Mapping[str, Sequence[Source]]) -> list[str]:
    known = set(_FRAME)
    for one in cited:
        s = one.row.statement
        told = [s.speaker.name if s.speaker else "", s.speaker.role or "" if s.speaker else "", s.venue or ""]
        told += [*one.offices, *one.names, one.row.revision.outlet or "", *(hop.name for hop in s.chain)]
        known |= {word for words in told for word in words_of(words)}
    known |= {token.low for own in sources.values() for source in own for token in source.tokens}
    said = {token.low for own in sources.values() for source in own for token in source.tokens if token.is_word}
    outside = [token for token in sentence if token.run < 0 and token.is_word and token.low not in known]
    odd = [token for token in outside if not any(is_form_of(low, token.low) for low in said)]
    names = [token.text for token in odd if token.text[:1].isupper() and token is not sentence[0]]
    numbers = [token.text for token in odd if number(token.low) is not None]
    others = [token.text for token in odd if token.text not in names and token.text not in numbers]
    return [
        *([f"The name “{' '.join(names)[:80]}” is not in what it cites."] if names else []),
        *([f"The number {', '.join(numbers)[:80]} is not in what it cites."] if numbers else []),
        *([f"The words “{' '.join(others)[:80]}” are not in what it cites."] if others else []),
    ]


def _acts(sentence: Sequence[Token], cited: Sequence[Citable]) -> list[str]:
    told = {ACTS[token.low] for token in sentence if token.run < 0 and token.low in ACTS}
    known = {one.row.statement.act for one in cited}
    return [f"It tells another act than what it cites: {', '.join(sorted(told - known))}."] if told - known else []
