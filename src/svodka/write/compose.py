"""Selection -> Digest: a headline, then what each speaker said, in order of date.

The frame of a sentence is ours and in English; the words are the source's. Direct and partly quoted words
stand between “…” or «…» exactly as in the text; indirect ones are reported speech without marks. Words that
are too long are cut, with "…" outside the marks.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Sequence

from svodka.errors import ReceiptError
from svodka.model import Digest, LedgerRow, Receipt, Section, Sentence, StatementKind
from svodka.write.bands import HIGH
from svodka.write.phrasing import lead_in, sentence_of
from svodka.write.quoting import cut, frame, marks_for, quoted_runs, trim
from svodka.write.receipt import receipt_of
from svodka.write.select import Entry, Selection, when_said
from svodka.write.voices import capitalized, has_name, is_named, office_of, voice
from svodka.write.wording import count_words, interval_words
from svodka.write.words import is_quotable

# A headline's quotation: the rubric that we learnt from heads an issue with 47 code points of quotation; under
# 20 there is hardly a thought ("We agree"), above 90 it takes more than four lines on a phone (390 px wide,
# 28 px type).
HEADLINE_SHORTEST = 20
HEADLINE_BEST = 50
HEADLINE_LONGEST = 90

NO_SPEAKER = "Speaker not named"
OTHERS = "Other voices"


def make_sentence(text: str, receipts: Sequence[Receipt]) -> Sentence:
    """A sentence of a digest; the only way to make one here.

    ReceiptError if it has no receipt, or if a quoted run of it is not in the words of its receipts.
    """
    if not receipts:
        raise ReceiptError(f"a sentence without a receipt: {text!r}")
    sources = [quoted.exact for receipt in receipts for quoted in receipt.quoted]
    for run in quoted_runs(text):
        if not any(run in source for source in sources):
            raise ReceiptError(f"quoted words that no receipt holds: {run!r}")
    return Sentence(text, tuple(receipts))


def require_receipts(digest: Digest) -> None:
    """ReceiptError if any sentence of the digest, the headline too, lacks a receipt or misquotes its own, or if a
    picture shows what no sentence cites."""
    sentences = [digest.headline, *(s for section in digest.sections for s in section.sentences)]
    for sentence in sentences:
        make_sentence(sentence.text, sentence.receipts)
    cited = {receipt.statement for sentence in sentences for receipt in sentence.receipts}
    for figure in digest.figures:
        for row in figure.rows:
            if row[-1] and row[-1] not in cited:
                raise ReceiptError(f"a picture shows a statement that no sentence cites: {row[0]!r}")


def paragraphs(section: Section) -> list[list[Sentence]]:
    """The sentences of a section, by paragraph."""
    found: list[list[Sentence]] = []
    for sentence in section.sentences:
        if sentence.follows and found:
            found[-1].append(sentence)
        else:
            found.append([sentence])
    return found


def compose(selection: Selection) -> Digest:
    """The digest of a selection. ReceiptError where nothing was selected: then no sentence has a receipt."""
    if not selection.entries:
        about = f" about {', '.join(selection.about)}" if selection.about else ""
        unfit = f"; {len(selection.left_out)} can't be used: {selection.left_out[0]}" if selection.left_out else ""
        raise ReceiptError(f"no statement from {selection.start} to {selection.end}{about}{unfit}; nothing is written")
    return Digest(
        headline=_headline(selection),
        period_start=selection.start,
        period_end=selection.end,
        about=selection.about,
        sections=tuple(_sections(selection.entries)),
        left_out=selection.left_out,
    )


# --------------------------------------------------------------------------------------- the headline


def _headline(selection: Selection) -> Sentence:
    """The most telling quotation with its speaker; a plain count where no quotation will do.

    Telling: quoted, by a named speaker, sure and without doubts; then with a word that the digest is about in
    the quotation itself, by someone in office, carried by most, near the best length, latest; then by id.
    """
    candidates = [x for entry in selection.entries if (x := _headline_candidate(entry, selection.about))]
    if candidates:
        _, text, row = max(candidates, key=lambda x: x[0])
        return make_sentence(text, (receipt_of(row),))
    speakers = {_heading(entry) for entry in selection.entries}
    text = (
        f"What {count_words(len(speakers), 'speaker')} said, "
        f"{interval_words(selection.start, selection.end)}: {count_words(len(selection.entries), 'statement')}"
    )
    return make_sentence(text, tuple(receipt_of(entry.row) for entry in selection.entries))


def _headline_candidate(
    entry: Entry, about: Sequence[str]
) -> tuple[tuple[bool, bool, int, int, str, str], str, LedgerRow] | None:
    row, s = entry.row, entry.row.statement
    if s.kind is not StatementKind.DIRECT or not is_named(s.speaker) or s.confidence < HIGH or s.doubts:
        return None
    text = row.revision.text
    if not is_quotable(s.content[0], row):
        return None
    whole = trim(s.content[0], text, ",;:.")
    span = trim(cut(whole, text, HEADLINE_LONGEST), text, ",;:.")
    if len(span) < HEADLINE_SHORTEST or (span != whole and text[span.end] not in ".!?…;"):
        return None  # a headline quotes a whole sentence or clause, not the beginning of one
    words = span.of(text)
    marks = marks_for(words, row.revision.language)
    if not marks or "\n" in words:
        return None
    when = when_said(row)
    score = (
        _is_about(words, about),
        s.speaker is not None and s.speaker.role is not None,
        len(entry.copies),
        -abs(len(words) - HEADLINE_BEST),
        when[1].isoformat() if when else "",
        s.id,
    )
    return score, f"{_heading(entry)}: {marks[0]}{words}{marks[1]}", row


def _is_about(words: str, about: Sequence[str]) -> bool:
    """Whether the quotation itself has what the ledger was asked for, there also in speaker or title."""
    spoken = _folded(words)
    return any(all(any(word.startswith(s) for word in spoken) for s in _folded(phrase)) for phrase in about)


def _folded(text: str) -> list[str]:
    """The words without capitals and diacritics."""
    apart = unicodedata.normalize("NFD", text.casefold())
    return re.findall(r"\w+", "".join(char for char in apart if not unicodedata.combining(char)))


# --------------------------------------------------------------------------------------- the sections


def _sections(entries: Iterable[Entry]) -> Iterable[Section]:
    """A section for each speaker who has an office or spoke twice, the first to speak first; then the other voices."""
    groups: dict[str, list[Entry]] = {}
    for entry in sorted(entries, key=_by_date):
        groups.setdefault(_group(entry), []).append(entry)
    others: list[Entry] = []
    for group in groups.values():
        if _deserves_section(group):
            yield Section(capitalized(_heading(group[0])), tuple(_sentences(group)))
        else:
            others.extend(group)
    if others:
        yield Section(OTHERS, tuple(_sentences(sorted(others, key=_by_date))))


def _deserves_section(group: Sequence[Entry]) -> bool:
    """Whether a speaker is named, and not only once in passing."""
    if not any(has_name(entry.row) for entry in group):
        return False
    return len(group) > 1 or any(e.row.statement.speaker and office_of(e.row.statement.speaker) for e in group)


def _by_date(entry: Entry) -> tuple[str, str, str, int, str]:
    row = entry.row
    when = when_said(row)
    assert when is not None, "select leaves out what has no date"
    start, end = when
    return (
        start.isoformat(),
        end.isoformat(),
        row.revision.address,
        row.statement.content[0].start,
        row.statement.id,
    )


def _heading(entry: Entry) -> str:
    speaker = entry.row.statement.speaker
    return frame(speaker.name) if speaker and is_named(speaker) else NO_SPEAKER


def _group(entry: Entry) -> str:
    """What makes two entries the same speaker's: the name; for "a ferryman", who has none, the document too."""
    heading = _heading(entry)
    proper = heading[:1].isupper() and heading != NO_SPEAKER
    return heading.casefold() if proper else f"{heading} {entry.row.revision.document}"


def _sentences(group: Sequence[Entry]) -> Iterable[Sentence]:
    told: dict[str, set[str]] = defaultdict(set)  # words of offices already told in this section, by speaker
    for turn, entry in enumerate(group):
        who = voice(entry.row, told)
        lead = lead_in(entry.row)
        first = receipt_of(entry.row, *([lead] if lead else []))
        copies = (receipt_of(row) for row in entry.copies)
        yield make_sentence(sentence_of(entry, who, turn), (first, *copies))
