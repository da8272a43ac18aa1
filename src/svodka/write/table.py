"""Statements as a table for a terminal. Outside text reaches the terminal only as visible characters."""

from __future__ import annotations

from collections.abc import Iterable

from rich import box
from rich.table import Table
from rich.text import Text

from svodka.model import CueClass, Revision, Span, Speaker, SpeakerType, Statement, StatementKind
from svodka.text.language import language_name
from svodka.write.bands import band
from svodka.write.quoting import cut, marks_for
from svodka.write.receipt import time_at
from svodka.write.visible import one_line
from svodka.write.wording import clock_words, date_range_words

# Below this many columns five columns leave under 12 characters each for names: three columns then.
NARROW = 90
# Content in a table: about three lines of the widest column at 100 columns.
CONTENT_LONGEST = 160


def statement_table(
    statements: Iterable[tuple[Revision, Statement]], *, width: int = 100, explain: bool = False
) -> Table:
    """The statements, each with the revision on which it stands, as a rich table for ``width`` columns.

    ``explain`` adds the rules, the confidence in words and the doubts below the content.
    """
    narrow = width < NARROW
    table = Table(box=box.SIMPLE_HEAD, show_lines=False, pad_edge=False, padding=(0, 1, 1, 0), expand=True)
    if narrow:
        table.add_column("speaker, when", ratio=2)
        table.add_column("what", ratio=4)
    else:
        table.add_column("speaker", ratio=3)
        table.add_column("when", ratio=2)
        table.add_column("kind", min_width=8)
        table.add_column("what", ratio=6)
        table.add_column("through, venue", ratio=3)
    for revision, statement in statements:
        who, when, through = _who(statement), _when(revision, statement), _through(statement)
        what = _what(revision, statement, explain=explain)
        if narrow:
            table.add_row(_lines(who, when, _kind(statement)), _lines(what, through))
        else:
            table.add_row(who, when, _kind(statement), what, through)
    return table


def _lines(*parts: Text) -> Text:
    return Text("\n").join(part for part in parts if part)


def _who(s: Statement) -> Text:
    if s.speaker is None:
        return Text("not told", style="dim italic")
    name = Text(one_line(s.speaker.name), style="bold")
    return _lines(name, Text(one_line(s.speaker.role or ""), style="dim"))


def _when(revision: Revision, s: Statement) -> Text:
    day = Text(date_range_words(s.said)) if s.said else Text("not told", style="dim")
    time = time_at(revision, s.content[0])
    return _lines(day, Text("" if time is None else f"at {clock_words(time)}", style="dim"))


def _kind(s: Statement) -> Text:
    uttered = s.cue_class is CueClass.SPEECH
    language = Text(f"in {one_line(language_name(s.language))}" if s.language else "", style="italic")
    return _lines(Text(s.kind.value), Text("" if uttered else "not uttered", style="italic"), language)


def _through(s: Statement) -> Text:
    chain = Text(" → ".join(one_line(hop.name) for hop in s.chain))
    return _lines(chain, Text(one_line(s.venue or ""), style="dim"))


def _what(revision: Revision, s: Statement, *, explain: bool) -> Text:
    words = shortened(revision, s, CONTENT_LONGEST)
    if not explain:
        return Text(words)
    notes = Text(f"{band(s.confidence)} confidence ({s.confidence:.2f}); rules: {', '.join(s.rules) or 'none'}")
    notes.stylize("dim")
    found = Text(_speaker_found(s.speaker), style="dim")
    said = Text(f"date by {one_line(s.said.basis)}" if s.said else "", style="dim")
    doubts = [Text(f"? {one_line(doubt)}", style="yellow") for doubt in s.doubts]
    return _lines(Text(words), notes, found, said, *doubts)


def _speaker_found(speaker: Speaker | None) -> str:
    """How the speaker was found, and of what type it is, where each is known."""
    if speaker is None:
        return ""
    kind = "" if speaker.type is SpeakerType.UNKNOWN else speaker.type.value
    basis = f"speaker by {one_line(speaker.basis)}" if speaker.basis else ""
    return "; ".join(words for words in (basis, kind) if words)


def shortened(revision: Revision, s: Statement, limit: int) -> str:
    """The content on one line, at most about ``limit`` code points, in quotation marks where it is quoted."""
    text, parts, left = revision.text, [], limit
    for span in s.content:
        whole = Span(min(span.start, len(text)), min(span.end, len(text)))
        kept = cut(whole, text, max(left, 1))
        words = one_line(kept.of(text))
        # partly quoted words have their marks in the text
        quoted = s.kind in (StatementKind.DIRECT, StatementKind.TITLE)
        marks = marks_for(words, revision.language) if quoted else None
        parts.append((f"{marks[0]}{words}{marks[1]}" if marks else words) + (" …" if kept != whole else ""))
        left -= len(kept)
        if left <= 0:
            break
    return " … ".join(parts)
