"""Statements in another language, told in that of the digest: reported, labelled, the original beside them.

A translation is nobody's words, so it never stands between quotation marks; the original does. An outlet's own edition
in the digest's language is the outlet's words and is quoted as such.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from svodka.errors import ReceiptError
from svodka.model import Act, Digest, LedgerRow, Receipt, Section, Sentence
from svodka.write.compose import make_sentence
from svodka.write.frames import chain_words, credit_words, doubt_words, occasion_words
from svodka.write.guard import Citable
from svodka.write.quoting import frame
from svodka.write.receipt import receipt_of
from svodka.write.russian import frames as russian
from svodka.write.select import content_words
from svodka.write.visible import ODD, one_line
from svodka.write.voices import capitalized, voice
from svodka.write.wording import day_words, said_words
from svodka.write.words import cue_words, is_negated, quoted_words, reported_words

# A translation has about as many letters as its original: English some 10 % more than Russian. Three times as many, or
# less than a third, is no translation of it
_LONGEST, _SHORTEST = 3.0, 1 / 3
_MARKUP = re.compile(r"[<>{}\[\]|\\`]|https?:")
_DIGITS = re.compile(r"\d+")
_NOT_RU = re.compile(r"\b(?:не|ни|нет|нельзя|никогда|никто|ничего|никак\w*|без)\b", re.IGNORECASE)
_NOT_EN = re.compile(
    r"\b(?:not|no|never|none|nobody|nothing|neither|nor|cannot|without|un\w{3,}|in\w{3,}|im\w{3,}|refus\w+|den\w+|fail\w*|lack\w*)\b"
    r"|n['’]t\b",
    re.IGNORECASE,
)
_NOT_EN_PLAIN = re.compile(r"\b(?:not|no|never|none|nobody|nothing|cannot)\b|n['’]t\b", re.IGNORECASE)
_ACTS = {
    Act.DENY: "denied", Act.CONFIRM: "confirmed", Act.DECLINE: "declined", Act.PROMISE: "promised",
    Act.DEMAND: "demanded", Act.ASK: "asked", Act.ACCUSE: "accused", Act.PRAISE: "praised",
    Act.THANK: "thanked", Act.THREATEN: "threatened",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Translation:
    """A statement's words in the language of the digest."""

    words: str
    by: str  # as readers are told it: "LibreTranslate"
    doubts: tuple[str, ...] = ()
    edition: LedgerRow | None = None  # the outlet's own edition, from which the words are; None: a translator's


def words_to_translate(row: LedgerRow) -> str:
    """What a translator gets: the words, after the cue where that turns them (did not rule out, declined)."""
    cue = cue_words(row) if is_negated(row) or row.statement.act is Act.DECLINE else ""
    return f"{cue} {content_words(row)}".strip()


def is_foreign(row: LedgerRow, language: str) -> bool:
    """Whether a statement's words are in another language than the digest."""
    told = row.statement.language or row.revision.language
    return told is not None and told != language


def fault_of(original: str, translation: str) -> str | None:
    """Why a translation can't be printed; None: it can."""
    if ODD.search(translation) or (_MARKUP.search(translation) and not _MARKUP.search(original)):
        return "it holds markup, an address or characters that don't show"
    if not _SHORTEST <= len(translation) / max(1, len(original)) <= _LONGEST:
        return "it is much longer or shorter than the original"
    if sorted(_DIGITS.findall(original)) != sorted(_DIGITS.findall(translation)):
        return "it has other numbers than the original"
    return None


def doubts_of(original: str, translation: str) -> tuple[str, ...]:
    """What a reader should compare, a sentence each."""
    negated = _NOT_RU if _NOT_RU.search(original) else _NOT_EN_PLAIN
    shown = _NOT_EN if negated is _NOT_RU else _NOT_RU
    if negated.search(original) and not shown.search(translation):
        return ("The original has a negation, the translation shows none.",)
    return ()


def with_translations(
    digest: Digest, citable: Mapping[str, Citable], translations: Mapping[str, Translation], language: str = "en"
) -> Digest:
    """The digest, in ``language``, with its foreign statements translated; ``translations`` by statement.

    The lead stays as it is.
    """
    told: dict[str, set[str]] = defaultdict(set)
    sections = []
    for section in digest.sections:
        made = [
            _translated(sentence, citable, translations, told, language) if section.heading else sentence
            for sentence in section.sentences
        ]
        sections.append(Section(section.heading, tuple(made)))
    return replace(digest, sections=tuple(sections))


def _translated(
    sentence: Sentence, citable: Mapping[str, Citable], translations: Mapping[str, Translation],
    told: dict[str, set[str]], language: str,
) -> Sentence:  # fmt: skip
    id = sentence.receipts[0].statement
    if id not in translations or id not in citable:
        return sentence
    row, translation = citable[id].row, translations[id]
    receipts: tuple[Receipt, ...] = sentence.receipts
    if translation.edition:
        receipts = (*receipts, receipt_of(translation.edition))
    text = (_in_russian if language == "ru" else _in_english)(row, translation, told, sentence.receipts)
    try:
        return replace(make_sentence(text, receipts), follows=sentence.follows)
    except ReceiptError:
        return sentence  # words that can't be set apart by marks: the compiled sentence shows them its own way


def _in_english(
    row: LedgerRow, translation: Translation, told: dict[str, set[str]], receipts: Sequence[Receipt]
) -> str:
    s = row.statement
    when = said_words(s.said) if s.said else ""
    around = ", ".join(part for part in (when, occasion_words(row), chain_words(s)) if part)
    subject = capitalized(f"{voice(row, told)} {_ACTS.get(s.act, 'said')} {around}".rstrip())
    edition = translation.edition
    by = f"in the words of {_outlet(edition)}’s own edition" if edition else f"as translated by {_by(translation)}"
    doubts = f" [Look twice: {' '.join(translation.doubts)}]" if translation.doubts else ""
    return (
        f"{subject}, {by}: {_words(row, translation)} (in the original: {quoted_words(row)}). "
        f"({_credit(row, receipts)}){doubts}{doubt_words(s)}"
    )


def _in_russian(
    row: LedgerRow, translation: Translation, told: dict[str, set[str]], receipts: Sequence[Receipt]
) -> str:
    name = row.statement.speaker.name.casefold() if row.statement.speaker else ""
    head = russian.head_of(row, {}, office=name not in told)
    told[name].add(name)
    edition = translation.edition
    by = f"по собственному изданию {_outlet(edition)}" if edition else f"перевод: {_by(translation)}"
    doubts = " [Проверьте: в оригинале есть отрицание, в переводе его нет.]" if translation.doubts else ""
    return (
        f"{capitalized(head)}{russian.act_of(row.statement.act)} ({by}): {_words(row, translation)} "
        f"(в оригинале: {quoted_words(row)}). ({russian.credit_words(row, receipts)}){doubts}"
        f"{russian.doubt_words(row.statement)}"
    )


def _words(row: LedgerRow, translation: Translation) -> str:
    if translation.edition is None:
        return frame(one_line(translation.words)).rstrip(".")
    return quoted_words(translation.edition) if _is_quoted(row) else reported_words(translation.edition)


def _by(translation: Translation) -> str:
    return frame(one_line(translation.by))


def _is_quoted(row: LedgerRow) -> bool:
    return row.statement.kind.value in ("direct", "mixed")


def _outlet(row: LedgerRow) -> str:
    return frame(one_line(row.revision.outlet or row.revision.address))


def _credit(row: LedgerRow, receipts: Sequence[Receipt]) -> str:
    also = dict.fromkeys(
        f"also in {frame(one_line(r.outlet or r.address))}, {_day(r)}"
        for r in receipts
        if r.revision != row.revision.id
    )
    return "; ".join([credit_words(row, ()), *also])


def _day(receipt: Receipt) -> str:
    try:
        return day_words(date.fromisoformat((receipt.published or "")[:10]))
    except ValueError:
        return "not dated"
