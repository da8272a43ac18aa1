"""The lines above a text's body: the column's name, the headline, date line, by-line."""

from __future__ import annotations

import re

from svodka.lexicon.layout import RUBRIC_WORDS
from svodka.model import PartKind
from svodka.parse.line_kinds import NAMES, label_of, plain_kind, repeats
from svodka.parse.lines import Paragraph

# The longest headline of 924 news articles has 131 code points; a longer first line is a lead
_LONGEST_HEADLINE = 160
_LONGEST_SECOND = 90
# A headline may end in a full stop (all of PolNeAR's do). Of its 840 train articles 97 % of the headlines
# have up to 90 characters; of their second paragraphs that short, most are a second headline
_SHORT_HEADLINE = 90


def mark_head(found: list[Paragraph], title: str | None, kinds: dict[int, PartKind]) -> int:
    """Marks the lines before the body; where the body begins."""
    labels: list[int] = []  # lines that may be rubric, headline or deck
    at = 0
    for at, paragraph in enumerate(found):
        kind = plain_kind(paragraph.text)
        if kind is None and NAMES.fullmatch(paragraph.text) and any(not _is_rubric(found[i].text) for i in labels):
            kind = PartKind.BYLINE
        if kind is not None:
            kinds[at] = kind
        elif repeats(paragraph.text, title):
            kinds[at] = PartKind.HEADLINE
        elif _may_be_headline(found, at, headed=bool(labels) or PartKind.HEADLINE in kinds.values()):
            labels.append(at)
        else:
            break
    else:
        at = len(found)
    if at == len(found):
        # nothing looks like a body: a list, a poem, a single line; then only sure things are marked
        labels = labels if any(k is PartKind.DATELINE for k in kinds.values()) and len(labels) > 1 else []
    _name_labels(found, labels, kinds)
    return at


def _name_labels(found: list[Paragraph], labels: list[int], kinds: dict[int, PartKind]) -> None:
    """Which of the head's labels is the column's name, which the headline with its second lines."""
    told = [at for at, kind in kinds.items() if kind is PartKind.HEADLINE]
    headline = told[0] if told else _headline(found, labels, kinds)
    for at in labels:
        if at < headline:
            kinds[at] = PartKind.RUBRIC
        else:
            # a line right under the headline belongs to it; two or three words are a label
            second = not found[at].apart and len(found[at].text.split()) > 3
            kinds[at] = PartKind.HEADLINE if at == headline or second else PartKind.HEADING


def _headline(found: list[Paragraph], labels: list[int], kinds: dict[int, PartKind]) -> int:
    """The first label that isn't the name of a column; -1 where there is none."""
    for n, at in enumerate(labels[:-1]):
        below = labels[n + 1]
        dated = any(kinds.get(i) is PartKind.DATELINE for i in range(at + 1, below))
        short, longer = len(found[at].text.split()), len(found[below].text.split())
        # "Front Pages", a date, then a longer line: the date is the issue's, the headline comes after it
        if not _is_rubric(found[at].text) and not (dated and short <= 5 and longer > short):
            return at
    return labels[-1] if labels else -1


def _is_rubric(line: str) -> bool:
    words = re.findall(r"\w+", line.lower())
    return 0 < len(words) <= 6 and (bool(RUBRIC_WORDS & set(words)) or (line.isupper() and len(words) <= 3))


def _may_be_headline(found: list[Paragraph], at: int, *, headed: bool) -> bool:
    """Whether a line at the head may be a rubric, headline or deck, and isn't the body's first paragraph."""
    line = found[at].text
    if len(line) > _LONGEST_HEADLINE or line.endswith((":", ",")):
        return False
    after = next((p for p in found[at + 1 :] if plain_kind(p.text) is None), None)
    if after is None:
        return False
    label = label_of(line)
    if label and (label != "name" or label_of(after.text)):
        return False  # the first words of a transcript, not "Minister: We Never Met"
    if headed:
        # second lines stand right under the first; apart from it, only what isn't a sentence
        unfinished = not found[at].finished or (line[-1] in "?!" and not found[at].apart)
        return unfinished and not line[0].islower() and (not found[at].apart or len(line) <= _LONGEST_SECOND)
    if not found[at].finished or line.endswith("?"):
        return _sentences(line) <= 2
    if _sentences(line) > 1:
        return False
    alone = found[at + 1].apart and len(found) - at > 3
    return (
        (alone and len(line) <= _SHORT_HEADLINE)
        or _is_title_case(line)
        or _has_agency_dateline(after.text)
        or _is_summed_up(line, after.text)
    )


_SENTENCES = re.compile(r"[.!?…][\"'”’»)]*\s+[\"'“‘«(]*[A-ZА-ЯЁ]")
_ABBREVIATED = re.compile(r"\b(?:[A-ZА-ЯЁ]|Mr|Mrs|Ms|Dr|Gov|Sen|Rep|Gen|St|vs|No|г|ул|им)\.\s")


def _sentences(line: str) -> int:
    return 1 + len(_SENTENCES.findall(_ABBREVIATED.sub("", line)))


def _is_title_case(line: str) -> bool:
    """ "Minister Denies That Talks Were Held": four in five of the longer words begin with a capital."""
    words = re.findall(r"[^\W\d_]{4,}", line)
    return len(words) >= 4 and sum(w[0].isupper() for w in words) >= 0.8 * len(words)


# "PORT ALDER, May 14 (NNA) —", "PORT ALDER (Harbour Wire) -", «ПОРТ-ОЛДЕР, 14 мая. /НИА/.»
_AGENCY = re.compile(
    r"[A-ZА-ЯЁ][A-ZА-ЯЁ .,'’-]{2,40}[,.]?(?: [^\n]{0,30}?)?(?:\(|/)[^()/\n]{2,30}(?:\)|/)\.? ?[-–—.:]?"
)


def _has_agency_dateline(line: str) -> bool:
    return _AGENCY.match(line) is not None


def _is_summed_up(line: str, after: str) -> bool:
    """Whether the line's content words return in the paragraph after it, as a headline's do in the lead.

    Half of them: so do 56 % of PolNeAR's headlines, and 3 % of its first paragraphs of the next one.
    """
    words = {w[:5] for w in re.findall(r"[^\W\d_]{4,}", line.lower())}
    lead = {w[:5] for w in re.findall(r"[^\W\d_]{4,}", after[:600].lower())}
    return len(words) >= 3 and len(after) > len(line) and len(words & lead) >= 0.5 * len(words)
