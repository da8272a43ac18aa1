"""One entry -> one sentence: a small grammar that claims nothing which the statement does not hold."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from svodka.model import Act, DocumentKind, LedgerRow, Span, Statement, StatementKind
from svodka.write.frames import chain_words, credit_words, doubt_words, occasion_words
from svodka.write.quoting import frame, trim
from svodka.write.select import Entry
from svodka.write.voices import CYRILLIC, capitalized
from svodka.write.wording import said_words
from svodka.write.words import (
    cue_words,
    is_long,
    is_negated,
    is_quotable,
    is_quoted,
    quoted_words,
    reported_words,
)

# "stated that the Oravian crews, “while serving …”": the subject of the longest such lead in the same rubric
# takes 31 code points; beyond 120 the lead is a
# story of its own.
LEAD_LONGEST = 120
# "declined | to say at the briefing | whether": what may stand between a refusal and what was refused
LINK_LONGEST = 40

# Cues in the present tense of news; the frame is in the past.
_PAST = {
    "says": "said", "writes": "wrote", "claims": "claimed", "denies": "denied", "adds": "added",
    "insists": "insisted", "warns": "warned", "believes": "believed", "notes": "noted", "suggests": "suggested",
    "stresses": "stressed", "promises": "promised", "confirms": "confirmed", "reports": "reported",
}  # fmt: skip
# "…, adding that" goes on a sentence of the source; here it begins one
_PARTICIPLE = {
    "saying": "said", "adding": "added", "noting": "noted", "claiming": "claimed", "arguing": "argued",
    "warning": "warned", "insisting": "insisted", "stressing": "stressed", "denying": "denied", "calling": "called",
    "describing": "described", "accusing": "accused", "praising": "praised", "urging": "urged",
    "promising": "promised", "announcing": "announced", "suggesting": "suggested", "explaining": "explained",
    "recalling": "recalled", "telling": "told", "writing": "wrote", "asking": "asked", "admitting": "admitted",
    "acknowledging": "acknowledged", "thanking": "thanked", "confirming": "confirmed", "stating": "stated",
    "pointing out": "pointed out", "declaring": "declared", "conceding": "conceded",
}  # fmt: skip
_AUXILIARY = re.compile(r"^((had|has|have|also|then|later|again|now|already)\s+)+")
_PLAIN_CUE = re.compile(r"([a-z]+ly )?([a-z]+ed|said|wrote|held|swore)")
# after these a clause follows whether or not the source writes "that"; "claimed responsibility" is no clause
_SAID_THAT = frozenset({"said", "stated"})
_ACTS = {
    Act.DENY: "denied", Act.CONFIRM: "confirmed", Act.DECLINE: "declined", Act.PROMISE: "promised",
    Act.DEMAND: "demanded", Act.ASK: "asked", Act.ACCUSE: "accused", Act.PRAISE: "praised",
    Act.THANK: "thanked", Act.THREATEN: "threatened",
}  # fmt: skip
# These need nobody to whom it is said: between them and "that" there is only a date or a place, which we give in
# our own way. "warned reporters in March that" can't lose what stands between.
_NEED_NOBODY = frozenset({
    "said", "stated", "claimed", "denied", "added", "insisted", "noted", "stressed", "confirmed", "suggested",
    "believed", "announced", "argued", "admitted", "acknowledged", "declared", "explained", "maintained",
    "repeated", "reported", "wrote", "posted",
})  # fmt: skip
# A sentence that begins with one of these begins with a capital only because it is a beginning.
_FUNCTION_WORD = re.compile(
    r"(The|An?|There|It|He|She|They|We|This|That|These|Those|Its|His|Her|Their|Our|No|Any|All|Some|If|When|In|On)\b"
)
# words that only mean something beside the date of their own text
_RELATIVE = re.compile(
    r"day\b|week|month|year|\bago\b|\bnow\b|\blast\b|\bnext\b|earlier|later|recently|\d", re.IGNORECASE
)


def sentence_of(entry: Entry, who: str, turn: int) -> str:
    """The sentence that reports ``entry``.

    ``who``: its speaker in words. ``turn``: its number in the section, which only varies the order of the parts,
    so that a section does not read like a list.
    """
    said = entry.row.statement.said
    body = report(entry.row, who, said_words(said) if said else "", turn)
    return f"{body} ({credit_words(entry.row, entry.copies)}){doubt_words(entry.row.statement)}"


def report(row: LedgerRow, who: str, when: str, turn: int) -> str:
    """The same sentence without credit and doubts; ``when``: the date in words, "on the same day" included."""
    parts = _Parts(who, when, occasion_words(row), chain_words(row.statement))
    return capitalized(_body(row, parts, turn))


def lead_in(row: LedgerRow) -> Span | None:
    """The source's words from the cue up to a quoted fragment that would say nothing without them.

    "stated that the Oravian crews," before “while serving …”. None where there are none, or where they can't
    be taken over as they are: they cross a sentence, hold quotation marks, or a date relative to their text.
    """
    s, text = row.statement, row.revision.text
    if s.kind is not StatementKind.MIXED or len(s.content) != 1 or len(s.cue) != 1:
        return None
    cue, content = s.cue[0], s.content[0]
    if not is_quoted(content, text) or cue.end >= content.start or not _PLAIN_CUE.fullmatch(_past(cue.of(text))):
        return None
    between = text[cue.end : content.start - 1]
    if not between.strip() or len(between) > LEAD_LONGEST or between.rstrip().endswith(":"):
        return None
    if re.search(r"[.!?…]\s|[\n\r“”«»\"]", between) or _RELATIVE.search(between):
        return None
    return trim(Span(cue.start, content.start - 1), text, "")


# --------------------------------------------------------------------------------------------- bodies


@dataclass(frozen=True, slots=True)
class _Parts:
    """The parts of a sentence around the words, each in words or empty."""

    who: str  # with a comma at its end where an office follows the name
    when: str
    occasion: str
    chain: str

    @property
    def around(self) -> str:
        """As in "on April 26, 2031, at a briefing, as quoted by Evening Lamp"."""
        return _listed(self.when, self.occasion, self.chain)

    def fronted(self, verb: str) -> str:
        """As in "On April 26, 2031, at a briefing, Vera Holm said, as quoted by Evening Lamp"."""
        start = _listed(_capital(_listed(self.when, self.occasion)), _join(self.who, verb))
        return _listed(start, self.chain)


def _body(row: LedgerRow, parts: _Parts, turn: int) -> str:
    s, text = row.statement, row.revision.text
    if s.kind is StatementKind.TITLE:
        return _ended(f"{parts.fronted('published')}{_comma(parts.chain)} a text titled {quoted_words(row)}")
    lead = lead_in(row)
    if lead:
        cue, *rest = lead.of(text).split(maxsplit=1)
        occasion = "" if s.venue and s.venue in lead.of(text) else parts.occasion
        fronted = replace(parts, occasion=occasion).fronted(_past(cue)) + _comma(parts.chain)
        return _ended(_join(fronted, *(frame(x) for x in rest), quoted_words(row)))
    quotable = all(is_quotable(span, row) for span in s.content)
    if is_negated(row) or (s.act is Act.DECLINE and s.kind is not StatementKind.DIRECT):
        return _not_said(row, parts, quoted_words(row) if quotable else reported_words(row))
    if not quotable:
        return _reported(row, parts)
    verb = _verb(row)
    if turn % 3 == 1 and parts.when:
        return _ended(f"{parts.fronted(verb)}: {quoted_words(row)}")
    if turn % 3 == 2 and not is_long(row):
        return _quote_first(row, _join(parts.who, verb, parts.around))
    return _ended(f"{_join(parts.who, verb, parts.around)}: {quoted_words(row)}")


def _reported(row: LedgerRow, parts: _Parts) -> str:
    """Indirect words, without marks: after the outlet's own cue where grammar allows, else after a colon.

    The date never stands after the words: "denied that they had come on April 26" would date the wrong thing.
    """
    s, text = row.statement, row.revision.text
    words = reported_words(row)
    if s.venue and s.venue.casefold() in words.casefold():
        parts = replace(parts, occasion="")  # "released a film" tells where by itself
    act = _ACTS.get(s.act, "said")
    cue = _past(cue_words(row))
    one = len(s.content) == 1 and not CYRILLIC.search(words)
    if one and (clause := _clause(s, text, words, cue)):
        verb = cue if cue.split(" ")[-1] in _NEED_NOBODY or _gap(s, text) in ("", "that") else act
        around = f"{parts.around}," if parts.occasion or parts.chain else parts.around
        return _ended(f"{_join(parts.who, verb, around)} that {clause}")
    if one and _PLAIN_CUE.fullmatch(cue) and _gap(s, text) == "":
        return _ended(f"{parts.fronted(cue)}{_comma(parts.chain)} {words}")
    whose = "as the outlet gives it" if s.kind is StatementKind.DIRECT else "in the outlet’s words"
    return _ended(f"{_join(parts.who, act, parts.around)}, {whose}: {words}")


def _not_said(row: LedgerRow, parts: _Parts, words: str) -> str:
    """What was refused or not denied, with the cue as written: a negation must not get lost.

    "Vera Holm declined to comment on the reports"; "did not deny that they came"; «отказался», then the words.
    """
    s, text = row.statement, row.revision.text
    cue, gap = frame(cue_words(row)), _gap(s, text)
    link = (gap or "").strip(' “«"')
    if len(link) > LINK_LONGEST or re.search(r"[“”«»\".:;]", link):
        link = ""
    if CYRILLIC.search(cue) or not cue:
        act = "declined" if s.act is Act.DECLINE else "said"
        told = f"{words} … {cue}" if gap is None else _join(cue, link, words).replace(" , ", ", ")
        return _ended(f"{_join(parts.who, act, parts.around)}, in the outlet’s words: {told.strip(' …')}")
    if gap is None:  # the refusal itself is all that is told
        return _ended(parts.fronted(cue))
    return _ended(f"{parts.fronted(cue)}{_comma(parts.chain)} {_join('' if ',' in link else link, words)}")


def _gap(s: Statement, text: str) -> str | None:
    """What stands between the cue and the content; None where the content does not follow the cue."""
    if not s.cue or s.cue[-1].end > s.content[0].start:
        return None
    return text[s.cue[-1].end : s.content[0].start].strip()


def _clause(s: Statement, text: str, words: str, cue: str) -> str:
    """The words as they may follow "that", if they are a clause; else nothing."""
    gap = _gap(s, text)
    if words.startswith("that ") or gap == "that":
        # "thanked that" is no English, whatever the source's own verb was
        fits = _PLAIN_CUE.fullmatch(cue) or s.act not in (Act.ACCUSE, Act.PRAISE, Act.THANK)
        return words.removeprefix("that ") if fits else ""
    if cue in _SAID_THAT and len(words.split()) > 3:  # "said no", "said as much"
        if _is_common(words, text):
            return words[0].lower() + words[1:]
        return words if gap == "" else ""
    return ""


def _is_common(words: str, text: str) -> bool:
    """Whether the first word is no name, so that its capital only begins a sentence: the text also has it small."""
    first = re.match(r"\w+", words)
    if first is None:
        return False
    return bool(_FUNCTION_WORD.match(words)) or bool(re.search(rf"\b{first[0].lower()}\b", text))


def _quote_first(row: LedgerRow, told: str) -> str:
    """“Words,” X said: the comma stands inside the marks only where the source has it there."""
    text, span = row.revision.text, trim(row.statement.content[-1], row.revision.text, "")
    if len(span) and text[span.end - 1] in ",!?":
        return f"{quoted_words(row, closing='')} {told}."
    return f"{quoted_words(row, closing=',;:.')}, {told}."


def _past(cue: str) -> str:
    """The cue without auxiliaries and adverbs, in the past tense: "has also denied" is "denied"."""
    plain = _AUXILIARY.sub("", cue)
    return _PAST.get(plain) or _PARTICIPLE.get(plain, plain)


def _verb(row: LedgerRow) -> str:
    s, text = row.statement, row.revision.text
    cue = " ".join(span.of(text) for span in s.cue).casefold()
    if "quoted as saying" in cue and not s.chain:
        return "was quoted as saying"
    if cue in ("wrote", "writes", "posted", "posts") or (row.revision.kind is DocumentKind.POST and not cue):
        return "wrote"
    return "asked" if s.act is Act.ASK else "said"


def _join(*parts: str) -> str:
    return " ".join(part for part in parts if part)


def _listed(*parts: str) -> str:
    """The parts with commas between, but before what stands in brackets."""
    return ", ".join(part for part in parts if part).replace(", (", " (")


def _comma(before: str) -> str:
    return "," if before else ""


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _ended(sentence: str) -> str:
    """The sentence with a full stop, unless it is cut or its quotation already ends with one."""
    return sentence if sentence.rstrip("”»").endswith((".", "!", "?", "…")) else f"{sentence}."
