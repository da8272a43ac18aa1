"""One statement as a Russian sentence: who, office, when, where, through whom: the words."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date

from svodka.lexicon.held import OCCASIONS
from svodka.model import Act, LedgerRow, Receipt, Statement, StatementKind
from svodka.write.quoting import frame
from svodka.write.russian.words import day_words, said_words
from svodka.write.visible import one_line
from svodka.write.voices import CYRILLIC, is_named, office_of
from svodka.write.words import cue_words, is_negated, is_quotable, quoted_words, reported_words

NOBODY = "Говорящий не назван"
# The act by a verb that agrees, and by a noun where the sex is not known: он, она, neither
ACTS: dict[Act, tuple[str, str, str]] = {
    Act.DENY: ("отрицал", "отрицала", "отрицание"),
    Act.CONFIRM: ("подтвердил", "подтвердила", "подтверждение"),
    Act.DECLINE: ("отказался отвечать", "отказалась отвечать", "отказ"),
    Act.PROMISE: ("пообещал", "пообещала", "обещание"),
    Act.DEMAND: ("потребовал", "потребовала", "требование"),
    Act.ASK: ("спросил", "спросила", "вопрос"),
    Act.ACCUSE: ("обвинил", "обвинила", "обвинение"),
    Act.PRAISE: ("похвалил", "похвалила", "похвала"),
    Act.THANK: ("поблагодарил", "поблагодарила", "благодарность"),
    Act.THREATEN: ("пригрозил", "пригрозила", "угроза"),
}
_OCCASIONS = {
    "briefing": "на брифинге", "interview": "в интервью", "broadcast": "в эфире", "parliament": "в парламенте",
    "meeting": "на встрече", "address": "в обращении",
}  # fmt: skip
_PREPOSITION = re.compile(r"(?:на|в|во|по|при|через|перед|после|у|из|с|со)\s", re.IGNORECASE)
_THAT = re.compile(r"\s*,?\s*что\s*", re.IGNORECASE)
_MASCULINE = re.compile(r"[а-яё]+л(?:ся)?", re.IGNORECASE)
_FEMININE = re.compile(r"[а-яё]+ла(?:сь)?", re.IGNORECASE)


def name_of(row: LedgerRow, names: Mapping[str, str]) -> str:
    """The speaker in the nominative: by the Russian name of the registry, else as the text has it."""
    speaker = row.statement.speaker
    if speaker is None:
        return NOBODY
    if not is_named(speaker):
        return f"{NOBODY} (в тексте: {frame(one_line(speaker.name))})"
    return frame(one_line(names.get(speaker.name, speaker.name)))


def sentence_of(
    row: LedgerRow, names: Mapping[str, str], sexes: Mapping[str, str], *, office: bool, same_day: bool
) -> str:
    """The sentence without its credit. ``office``: it is to be told; ``same_day``: as the sentence before."""
    sex = sexes.get(row.statement.speaker.name, "") if row.statement.speaker else ""
    return _ended(f"{head_of(row, names, office=office, same_day=same_day)}{_tail(row, sex)}")


def head_of(row: LedgerRow, names: Mapping[str, str], *, office: bool, same_day: bool = False) -> str:
    """Who, office, when, where, through whom."""
    s = row.statement
    who = name_of(row, names)
    if office and s.speaker and is_named(s.speaker) and (told := office_of(s.speaker)):
        who = f"{who}, {told}"
    when = "в тот же день" if same_day else said_words(s.said) if s.said else ""
    return ", ".join(part for part in (who, _joined(when, _occasion(row)), *_carriers(s)) if part)


def _tail(row: LedgerRow, sex: str) -> str:
    """The act and the words."""
    s = row.statement
    if s.kind is StatementKind.TITLE:
        return f", текст под заголовком: {quoted_words(row)}"
    if all(is_quotable(span, row) for span in s.content) and not is_negated(row) and s.act is not Act.DECLINE:
        return f": {quoted_words(row)}"
    words = reported_words(row)
    if (clause := _clause(row, words)) is not None:
        return clause
    if is_negated(row) or s.act is Act.DECLINE:
        # the cue as written: a negation must not get lost
        return f", в пересказе издания: {_cued(row, words)}"
    verb = act_of(s.act, sex)
    return f"{verb}, в пересказе издания: {words}"


def act_of(act: Act, sex: str = "") -> str:
    """The act behind a comma; nothing where it is only that something was said."""
    if act not in ACTS:
        return ""
    masculine, feminine, noun = ACTS[act]
    return {"m": f", {masculine}", "f": f", {feminine}"}.get(sex, f", {noun}")


def _clause(row: LedgerRow, words: str) -> str | None:
    """The source's own «заявила, что …», where it is one finite verb of the past and the words follow it."""
    s, text = row.statement, row.revision.text
    cue = cue_words(row)
    if len(s.content) != 1 or not s.cue or s.cue[-1].end > s.content[0].start or len(cue.split()) != 1:
        return None
    if not (_MASCULINE.fullmatch(cue) or _FEMININE.fullmatch(cue)) or not CYRILLIC.search(words):
        return None
    gap = text[s.cue[-1].end : s.content[0].start]
    if _THAT.fullmatch(gap):
        return f", {cue.lower()}, что {words}"
    return f", {cue.lower()}, {words}" if not gap.strip(" ,") and words.startswith("что ") else None


def _cued(row: LedgerRow, words: str) -> str:
    s = row.statement
    cue = frame(cue_words(row))
    if not s.cue or s.cue[-1].end > s.content[0].start:
        return f"{words} … {cue}".strip(" …")
    return f"{cue} {words}"


def _occasion(row: LedgerRow) -> str:
    venue = frame(one_line(row.statement.venue or ""))
    if not venue or venue.casefold() == (row.revision.outlet or "").casefold():
        return ""
    if CYRILLIC.search(venue) and _PREPOSITION.match(venue):
        return venue
    kinds = [name for name, pattern in OCCASIONS if pattern.search(venue)]
    plain = len(re.findall(r"\w+", venue)) <= 2  # what more is told of it would get lost
    return _OCCASIONS[kinds[0]] if len(kinds) == 1 and kinds[0] in _OCCASIONS and plain else f"({venue})"


def _carriers(s: Statement) -> list[str]:
    names = [frame(one_line(hop.name)) for hop in s.chain]
    verb = "сообщает" if s.kind is StatementKind.INDIRECT else "цитирует"
    return [f"{verb if not at else 'передаёт'} {name}" for at, name in enumerate(names)]


def credit_words(row: LedgerRow, receipts: Sequence[Receipt]) -> str:
    """Where it stands, and where else: «Вестник, 28 апреля 2031 года; также: …»."""
    also = dict.fromkeys(_outlet(r.outlet, r.address, r.published) for r in receipts if r.revision != row.revision.id)
    revision = row.revision
    own = _outlet(revision.outlet, revision.address, revision.published)
    undated = [] if row.statement.said else ["день высказывания не указан"]
    return "; ".join([own, *(f"также: {one}" for one in also), *undated])


def doubt_words(s: Statement) -> str:
    """The reader's doubts, as they are: they are written in English."""
    return f" [Проверьте: {'; '.join(frame(one_line(doubt)).rstrip('.') for doubt in s.doubts)}.]" if s.doubts else ""


def _outlet(outlet: str | None, address: str, published: str | None) -> str:
    name = frame(one_line(outlet or address))
    try:
        return f"{name}, {day_words(date.fromisoformat((published or '')[:10]))}"
    except ValueError:
        return f"{name}, без даты"


def _joined(when: str, where: str) -> str:
    return " ".join(part for part in (when, where) if part)


def _ended(sentence: str) -> str:
    return sentence if sentence.rstrip("”»").endswith((".", "!", "?", "…")) else f"{sentence}."
