"""Revision -> Statements: attribution, speakers, dates, venue, chain, and the language of what is quoted."""

from __future__ import annotations

from dataclasses import replace
from importlib import import_module

from svodka.extract.settings import DEFAULT, Settings
from svodka.model import Hop, Revision, Statement, StatementKind
from svodka.text.foreign import language_within
from svodka.text.quotes import quotations
from svodka.text.scripts import with_plain_cyrillic

__all__ = ["DEFAULT", "VERSION", "Settings", "extract"]

VERSION = "extract/4"

# language -> the package that reads it; loaded when the first text in that language comes
READERS = {"en": "svodka.extract.english", "ru": "svodka.extract.russian", "uk": "svodka.extract.ukrainian",
           "ko": "svodka.extract.korean"}  # fmt: skip
_CYRILLIC = frozenset({"ru", "uk"})
_DISGUISED = "Some letters only look Cyrillic; they were read as Cyrillic ones."


def extract(revision: Revision, settings: Settings = DEFAULT) -> tuple[Statement, ...]:
    """The statements of one revision, in the order in which their words stand in its text.

    A text in a language that we do not read has none; so has one whose language is not known.
    """
    reader = READERS.get(revision.language or "")
    if reader is None:
        return ()
    plain = with_plain_cyrillic(revision.text) if revision.language in _CYRILLIC else revision.text
    read_as = revision if plain == revision.text else replace(revision, text=plain)
    found: tuple[Statement, ...] = import_module(reader).extract(read_as, settings)
    told = (_in_its_language(statement, read_as) for statement in found)
    return tuple(_disguised(_carried(s, revision.carriers), revision.text, plain) for s in told)


def _in_its_language(statement: Statement, revision: Revision) -> Statement:
    """The statement with the language of its quoted words, where it is not the document's."""
    if statement.kind is StatementKind.INDIRECT or revision.language is None:
        return statement
    spans = statement.content
    if statement.kind is StatementKind.MIXED:
        spans = tuple(quotation.inner for quotation in quotations(revision.text, spans) if quotation.depth == 1)
    language = language_within(" ".join(span.of(revision.text) for span in spans), revision.language)
    return replace(statement, language=language) if language else statement


def _disguised(statement: Statement, written: str, plain: str) -> Statement:
    """The statement with a doubt where letters of its words or its source were read as others than those written."""
    if written == plain or all(s.of(written) == s.of(plain) for s in (*statement.content, *statement.source)):
        return statement
    speaker = statement.speaker
    if speaker and speaker.mention and statement.source:
        at = plain.find(speaker.mention, statement.source[0].start)
        mention = written[at : at + len(speaker.mention)] if at >= 0 else speaker.mention
        speaker = replace(speaker, mention=mention)
    return replace(statement, speaker=speaker, doubts=(*statement.doubts, _DISGUISED))


def _carried(statement: Statement, carriers: tuple[str, ...]) -> Statement:
    """The statement with those through whom the whole text came behind its own chain; one that it names is there."""
    if not carriers:
        return statement
    named = {hop.name.casefold() for hop in statement.chain}
    more = tuple(Hop(name) for name in carriers if name.casefold() not in named)
    return replace(statement, chain=(*statement.chain, *more))
