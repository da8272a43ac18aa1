"""Who speaks, by properties: whoever the people of a text are called, and whatever stands around what they say.

Read by the rules, whose findings hang on no name; who speaks is found out in the same way whatever found the words.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from svodka.extract import Settings, extract
from svodka.model import SpeakerType, Statement
from tests.extract.test_english import revision_of

FIRST = ("Ilko", "Jorun", "Osk", "Matei", "Benedit", "Kristen", "April", "Will", "Aldric", "Niko")
LAST = ("Barr", "Dorn", "Krell", "Strand", "Tarn", "Day", "May", "Voss", "Winter", "Ould-Sidi")
# an office, and the word by which a text goes on calling its holder
OFFICES = (
    ("Harbor Minister", "minister"),
    ("General", "general"),
    ("Gen.", "general"),
    ("Mayor", "mayor"),
    ("Union leader", "leader"),
    ("Deputy Prosecutor", "prosecutor"),
    ("Ministry spokesperson", "spokesperson"),
)
# how a sentence attributes to {who}; {when} is empty or a date
SENTENCES = (
    "{who} said{when} that the pier holds.",
    "{who} told reporters{when} that the pier holds.",
    "“The pier holds,” {who} said{when}.",
    "“The pier holds,” {who} said{when}. “It always has.”",
    "{who} denied the report{when}.",
    "{who} promised{when} to mend the pier.",
    "The pier holds, {who} said{when}.",
    "According to {who}, the pier holds.",
    "{who} asked{when} whether the pier holds.",
)
WHEN = ("", "", " on Monday", " on May 9", " last week", " two days ago", " in April", " on Wednesday", " in mid-March")
UNRELATED = (
    "The harvest was late, and the roads were white with salt.",
    "Rain fell on the hills for a week.",
    "Eleven boats lay in the harbor.",
)

people = st.tuples(st.sampled_from(FIRST), st.sampled_from(LAST))
sentences = st.lists(st.tuples(st.sampled_from(SENTENCES), st.sampled_from(WHEN)), min_size=1, max_size=4)


def read(text: str) -> tuple[Statement, ...]:
    return extract(revision_of(text), Settings(rules_only=True))


def named(statements: Sequence[Statement]) -> list[str | None]:
    return [s.speaker.name if s.speaker else None for s in statements]


def text_of(who: str, told: Sequence[tuple[str, str]], between: str = "\n") -> str:
    """The sentences, attributed to ``who`` and after that to the surname."""
    names = [who] + [who.split()[-1]] * (len(told) - 1)
    return between.join(s.format(who=name, when=when) for name, (s, when) in zip(names, told, strict=True))


@given(people, sentences, st.sampled_from(["\n", " "]))
def test_a_speaker_holds_no_cue_and_spans_are_in_order(
    person: tuple[str, str], told: list[tuple[str, str]], between: str
) -> None:
    text = text_of(" ".join(person), told, between)
    statements = read(text)
    assert len(statements) >= len(told)
    for statement in statements:
        cues = {span.of(text) for span in statement.cue}
        assert statement.speaker is not None
        assert not cues & set(statement.speaker.name.split())
        assert not any(s.overlaps(c) for s in statement.source for c in (*statement.cue, *statement.content))
        spans = list(statement.content)
        assert all(a.end <= b.start for a, b in pairwise(spans))
    assert [s.content[0].start for s in statements] == sorted(s.content[0].start for s in statements)


@given(people, sentences)
def test_nothing_was_said_after_it_was_published(person: tuple[str, str], told: list[tuple[str, str]]) -> None:
    for statement in read(text_of(" ".join(person), told)):
        assert statement.said is None or statement.said.end <= date(2031, 5, 14)


@given(people, people, sentences)
def test_who_is_called_otherwise_says_the_same(
    one: tuple[str, str], other: tuple[str, str], told: list[tuple[str, str]]
) -> None:
    first, second = (read(text_of(" ".join(person), told)) for person in (one, other))
    assert named(first) == [" ".join(one)] * len(first)
    assert named(second) == [" ".join(other)] * len(second)
    assert [(s.kind, s.act, s.said, s.rules) for s in first] == [(s.kind, s.act, s.said, s.rules) for s in second]


@given(people, sentences, st.sampled_from(UNRELATED))
def test_an_unrelated_paragraph_in_front_only_moves_the_rest(
    person: tuple[str, str], told: list[tuple[str, str]], front: str
) -> None:
    text = text_of(" ".join(person), told)
    by = len(front) + 1
    plain, moved = read(text), read(f"{front}\n{text}")
    assert [[c.shift(by) for c in s.content] for s in plain] == [list(s.content) for s in moved]
    assert [[c.shift(by) for c in s.source] for s in plain] == [list(s.source) for s in moved]
    assert [(s.speaker, s.said, s.venue, s.act) for s in plain] == [(s.speaker, s.said, s.venue, s.act) for s in moved]


@given(people, st.sampled_from(OFFICES), st.lists(st.sampled_from(["full", "last", "office", "both"]), max_size=5))
def test_one_name_for_all_that_somebody_is_called(
    person: tuple[str, str], office: tuple[str, str], calls: list[str]
) -> None:
    full, (title, noun) = " ".join(person), office
    ways = {"full": full, "last": person[1], "office": f"The {noun}", "both": f"{title} {person[1]}"}
    lines = [f"{title} {full} came late."]
    lines += [f"{ways[call]} said that the pier holds." for call in calls]
    statements = read("\n".join(lines))
    assert named(statements) == [full] * len(calls)
    for statement in statements:
        assert statement.speaker is not None
        assert (statement.speaker.role, statement.speaker.type) == (title, SpeakerType.PERSON)


@given(st.sampled_from(["Harbor", "Foreign", "Interior"]), st.lists(st.sampled_from([0, 1, 2]), max_size=5))
def test_one_name_for_all_that_a_ministry_is_called(field: str, calls: list[int]) -> None:
    ways = (f"The {field} Ministry", "The ministry", "It")
    lines = [f"The {field} Ministry answered.", *(f"{ways[call]} said that the pier holds." for call in calls)]
    statements = read("\n".join(lines))
    assert named(statements) == [f"{field} Ministry"] * len(calls)
    assert {s.speaker.type for s in statements if s.speaker} <= {SpeakerType.INSTITUTION}
