"""Every line of the cases files is read as it is marked."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from datetime import date

import pytest

from svodka.extract import Settings, extract
from svodka.ids import document_id, revision_id
from svodka.model import DocumentKind, Part, PartKind, Revision, Said, Span, Statement
from tests.extract.cases import PUBLISHED, Case, all_cases, parse_case, unmark


def revision_of(case: Case) -> Revision:
    """The case's text as a revision; each line is a part of its own."""
    kinds = [PartKind(kind.strip()) for kind in case.tail.get("parts", "").split(">") if kind.strip()]
    parts: list[Part] = []
    at = 0
    for line in case.text.split("\n"):
        if line.strip():
            kind = kinds[len(parts)] if len(parts) < len(kinds) else PartKind.BODY
            parts.append(Part(kind, Span(at, at + len(line))))
        at += len(line) + 1
    document = document_id(f"case:{case.where}")
    return Revision(
        id=revision_id(document, case.text),
        document=document,
        address=f"case:{case.where}",
        text=case.text,
        kind=DocumentKind(case.tail.get("document", "page")),
        language=case.language,
        published=case.tail.get("published", PUBLISHED),
        parts=tuple(parts),
    )


def words_at(spans: Iterable[Span], text: str) -> frozenset[int]:
    """Where the words stand: quotation marks, other punctuation and spaces don't count."""
    return frozenset(i for s in spans for i in range(s.start, s.end) if unicodedata.category(text[i])[0] not in "PZC")


def marked(statement: Statement, text: str) -> str:
    """The line that would make this statement's case pass, for the message of a failing one."""
    inserts: list[tuple[int, int, str]] = []
    for letter, spans in (("s", statement.source), ("c", statement.cue), ("w", statement.content)):
        for span in spans:
            inserts += [(span.start, -len(span), f"[{letter} "), (span.end, -len(text) - 1, "]")]
    out, last = [], 0
    for at, _, insert in sorted(inserts):
        out += [text[last:at], insert]
        last = at
    tail = "; ".join(f"{key}={value}" for key, value in facts(statement).items())
    return f"{'+'.join(statement.rules)}: {''.join([*out, text[last:]])} | {tail}".replace("\n", "⏎")


def facts(statement: Statement) -> dict[str, str]:
    """What a tail may ask for, spelled as a tail spells it."""
    speaker = statement.speaker
    return {
        "speaker": (speaker and speaker.name) or "none",
        "type": (speaker and speaker.type.value) or "none",
        "role": (speaker and speaker.role) or "none",
        "said": said_spelled(statement.said),
        "venue": statement.venue or "none",
        "chain": " > ".join(hop.name for hop in statement.chain) or "none",
        "act": statement.act.value,
        "kind": statement.kind.value,
    }


def said_spelled(said: Said | None) -> str:
    if said is None:
        return "none"
    return f"{said.start}" if said.start == said.end else f"{said.start}..{said.end}"


def matches(statement: Statement, case: Case, *, by_rule: bool = True) -> bool:
    """Whether the statement is the marked one: same words, the tail's facts, found ``by_rule`` that is named."""
    text = case.text
    found = {"s": statement.source, "c": statement.cue, "w": statement.content}
    have = facts(statement)
    return (
        all(words_at(found[letter], text) == words_at(spans, text) for letter, spans in case.marks.items())
        and (not by_rule or case.rule in statement.rules)
        and all(have[key].casefold() == asked.casefold() for key, asked in case.tail.items() if key in have)
    )


@pytest.mark.parametrize("case", [pytest.param(c, id=f"{c.where}:{c.rule}") for c in all_cases()])
def test_case(case: Case) -> None:
    """By the rules alone: how many of them the trained reader reads so, the gate keeps (``eval.cases_score``)."""
    statements = extract(revision_of(case), Settings(rules_only=True))
    right = not statements if case.rule == "none" else any(matches(s, case) for s in statements)
    if not right:
        found = "\n".join(f"  {marked(s, case.text)}" for s in statements) or "  nothing"
        pytest.fail(f"{case.where}\n  {case.line}\nis read as\n{found}", pytrace=False)


# ------------------------------------------------------------------------------- the runner's own tests


def test_unmark_takes_the_marks_out_and_keeps_where_they_stood() -> None:
    text, marks = unmark("[w “Yes,”] [s Ana [c said]] [sic], [w “no.”]")
    assert text == "“Yes,” Ana said [sic], “no.”"
    assert [s.of(text) for s in marks["w"]] == ["“Yes,”", "“no.”"]
    assert [s.of(text) for s in marks["s"]] == ["Ana said"]
    assert [s.of(text) for s in marks["c"]] == ["said"]


def test_a_tail_is_read_and_a_bar_in_the_text_is_not_one() -> None:
    case = parse_case("r: a | b [w c] | speaker=Ana Bel; chain=A > B", "en", "x:1")
    assert case.text == "a | b c"
    assert case.tail == {"speaker": "Ana Bel", "chain": "A > B"}


@pytest.mark.parametrize("line", ["no rule here", "r: [w open", "r: no content", "none: [w content]", "r: [w c] | x=1"])
def test_a_bad_line_says_what_is_wrong(line: str) -> None:
    with pytest.raises(ValueError):
        parse_case(line, "en", "x:1")


def test_the_default_day_of_publication_is_a_wednesday() -> None:
    assert date.fromisoformat(PUBLISHED).strftime("%A") == "Wednesday"
