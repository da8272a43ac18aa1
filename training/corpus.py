"""Annotated documents as tokens with labels: what is learnt from."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from svodka.extract.english.attribution import attributions
from svodka.extract.english.cue_forms import cue_forms
from svodka.extract.english.suggestions import tagger_input
from svodka.extract.tagger.tokens import Suggestion, TokenRange, Tokens
from svodka.model import CueClass, Span
from svodka.parse.record import parse_record, record_of
from svodka.reading import revision_of
from svodka.text.quotes import quotations

Row = dict[str, Any]  # one line of the corpus: id, text, attributions


@dataclass(frozen=True, slots=True)
class Gold:
    """One annotated attribution, as token ranges."""

    cue: tuple[TokenRange, ...]
    source: tuple[TokenRange, ...]
    content: tuple[TokenRange, ...]
    head: TokenRange | None  # of the source: the name or the noun
    cue_class: CueClass


@dataclass(frozen=True, slots=True)
class Document:
    """One annotated text with what the rules found in it."""

    id: str
    text: str
    tokens: Tokens
    suggestions: tuple[Suggestion, ...]
    gold: tuple[Gold, ...]


def rows(path: Path) -> list[Row]:
    """The lines of a corpus in the form of PolNeAR's neutral JSON Lines."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line.strip()]


def documents(corpus: Iterable[Row]) -> Iterator[Document]:
    """Each row read by the rules. ValueError: a text that the parser changes, so that offsets don't hold."""
    for row in corpus:
        yield document(row)


def document(row: Row) -> Document:
    """One row read by the rules."""
    line = json.dumps({"id": row["id"], "text": row["text"], "lang": "en"}).encode()
    revision = revision_of(parse_record(record_of(line)), checksum="")
    if revision.text != row["text"]:
        raise ValueError(f"{row['id']}: the parser changes this text; its offsets don't hold")
    quoted = quotations(revision.text, [part.span for part in revision.parts])
    outer, found = attributions(revision.text, revision.parts, quoted)
    tokens, suggestions = tagger_input(revision.text, revision.parts, quoted, outer, found)
    gold = tuple(_gold(attribution, tokens) for attribution in row["attributions"] if attribution["cue"])
    return Document(row["id"], revision.text, tokens, suggestions, gold)


def _gold(attribution: Row, tokens: Tokens) -> Gold:
    cue, source, content = (_ranges(tokens, attribution[role]) for role in ("cue", "source", "content"))
    words = [tokens.words[at].lower() for one in cue for at in range(one.start, one.end)]
    spoken = attribution["cue_class"] != "other" or _is_cue_of_speech(words)
    head = tokens.range_of(Span(*attribution["source_head"])) if attribution.get("source_head") else None
    return Gold(cue, source, content, head, CueClass.SPEECH if spoken else CueClass.OTHER)


def _is_cue_of_speech(words: Sequence[str]) -> bool:
    """Whether our lexicon has a cue among the words: PolNeAR's classes were told by a list of words, ours is longer."""
    return any(
        tuple(words[at : at + len(form.words)]) == form.words
        for at, word in enumerate(words)
        for form in cue_forms().get(word, ())
    )


def _ranges(tokens: Tokens, spans: Iterable[Sequence[int]]) -> tuple[TokenRange, ...]:
    return tuple(r for r in (tokens.range_of(Span(*span)) for span in spans) if r is not None)
