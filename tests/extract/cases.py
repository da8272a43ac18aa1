"""Reads the cases files: one marked-up line a case.

    rule_name: text with [s source], [c cue] and [w content] | key=value; key=value
    none: a text that must yield no statement

Several marks of one kind are parts of one statement; marks may stand inside each other. ``⏎`` is a newline.
The tail, behind the last `` | ``, is optional. Its keys: speaker, role, said, venue, chain, act, kind, type (what
the statement must say), published, document (page, post, transcript …), parts (what the reader is told). ``none`` as a value: must be empty.
said is a day or ``day..day``; chain is ``A > B``, nearest the speaker first; parts names what each line is,
``headline > body``, where not all are body. ``#`` begins a comment line; blank lines separate groups.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from svodka.model import Span

HERE = Path(__file__).parent
PUBLISHED = "2031-05-14"  # a Wednesday
KEYS = frozenset({"speaker", "type", "role", "said", "venue", "chain", "act", "kind", "published", "document", "parts"})

_OPEN = re.compile(r"\[([scw]) ")
_LINE = re.compile(r"(?P<rule>\w+): (?P<marked>.*?)(?: \| (?P<tail>\w+=[^|]*))?$")


@dataclass(frozen=True, slots=True)
class Case:
    """One line of a cases file, its marks taken out of the text."""

    where: str  # "cases_en.txt:12"
    language: str
    rule: str  # "none": the text must yield nothing
    text: str
    marks: dict[str, tuple[Span, ...]]  # s, c, w -> spans of text
    tail: dict[str, str]
    line: str  # as it stands in the file


def unmark(marked: str) -> tuple[str, dict[str, tuple[Span, ...]]]:
    """The text without its marks, and where each mark stood. ValueError: a bracket is not closed."""
    text: list[str] = []
    spans: dict[str, list[Span]] = {"s": [], "c": [], "w": []}
    opened: list[tuple[str, int]] = []  # "" is a bracket of the text itself
    at = 0
    while at < len(marked):
        if mark := _OPEN.match(marked, at):
            opened.append((mark[1], len(text)))
            at = mark.end()
            continue
        char = marked[at]
        at += 1
        if char == "]" and opened:
            letter, start = opened.pop()
            if letter:
                spans[letter].append(Span(start, len(text)))
                continue
        elif char == "[":
            opened.append(("", len(text)))
        text.append(char)
    if any(letter for letter, _ in opened):
        raise ValueError(f"a mark is not closed: {marked}")
    return "".join(text), {letter: tuple(sorted(found)) for letter, found in spans.items()}


def parse_case(line: str, language: str, where: str) -> Case:
    """One line as a case. ValueError says what is wrong with it."""
    match = _LINE.match(line)
    if match is None:
        raise ValueError(f"{where}: not 'rule_name: text': {line}")
    tail = dict(_pair(field, where) for field in (match["tail"] or "").split(";") if field.strip())
    text, marks = unmark(match["marked"].replace("⏎", "\n"))
    if (match["rule"] == "none") == bool(marks["w"]):
        raise ValueError(f"{where}: every rule needs a [w content], 'none' must have no mark: {line}")
    return Case(where, language, match["rule"], text, marks, tail, line)


def _pair(field: str, where: str) -> tuple[str, str]:
    key, _, value = field.partition("=")
    if key.strip() not in KEYS:
        raise ValueError(f"{where}: no key {key.strip()!r}; there are {', '.join(sorted(KEYS))}")
    return key.strip(), value.strip()


def all_cases() -> list[Case]:
    """The cases of every ``cases_LANGUAGE.txt`` and ``cases_LANGUAGE_TOPIC.txt`` beside this file."""
    found = []
    for path in sorted(HERE.glob("cases_*.txt")):
        language = path.stem.split("_")[1]
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            if line.strip() and not line.startswith("#"):
                found.append(parse_case(line.strip(), language, f"{path.name}:{number}"))
    return found
