"""What the cases can't say of the Russian rules: spans, ids, names, dates, and the tables behind them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from svodka.extract import Settings
from svodka.extract.russian import extract as read
from svodka.extract.russian.found import RECORD
from svodka.extract.russian.layout import LAYOUT_RULES
from svodka.extract.russian.morph import forms, nominative
from svodka.extract.russian.page import MOST_WORDS, blanked, page_of
from svodka.extract.russian.reported import SENTENCE_RULES
from svodka.extract.russian.spoken import VERB_RULES
from svodka.lexicon.ru.cues import ACCORDING_TO, CUE_VERBS, CueVerb
from svodka.model import DocumentKind, Part, PartKind, Precision, Revision, Span, Statement, StatementKind


def revision(text: str, **told: object) -> Revision:
    """A revision of the outlet «Порт», published on a Wednesday."""
    fields = {"outlet": "Порт", "published": "2031-05-14", "language": "ru", **told}
    return Revision("r1", "d1", "test:", text, **fields)  # type: ignore[arg-type]


def extract(one: Revision) -> tuple[Statement, ...]:
    """By the rules alone, which this file is about."""
    return read(one, Settings(rules_only=True))


def words(statement: Statement, text: str) -> list[str]:
    return [span.of(text) for span in statement.content]


PIECES = st.sampled_from(
    [
        "Анна Вель", "заявила", ", что", "«", "»", '"', " — ", "сказал он", "мост цел", ". ", "\n", "По словам", "мэра",
        ", ", ": ", "сообщил", "ЦТАК", "**", "[тут](https://порт.рф)", "▪️", "об этом", "со ссылкой на", "(", ")", "🔹",
        "в среду", "12 мая", "и добавил", "не комментировали", "\u0301", "\ud800", "\x00", "говорится в сообщении",
    ]
)  # fmt: skip


@given(st.lists(PIECES, max_size=30).map(" ".join))
def test_any_text_gives_silence_or_spans_inside_it(text: str) -> None:
    for statement in extract(revision(text)):
        spans = (*statement.content, *statement.source, *statement.cue)
        assert all(0 <= s.start < s.end <= len(text) for s in spans)
        assert list(statement.content) == sorted(statement.content)
        assert 0 < statement.confidence < 1
        assert statement.rules


@given(st.lists(PIECES, max_size=20).map(" ".join), st.sampled_from(["\n", "🔹\n", "\n\n\n"]))
def test_empty_lines_in_front_only_move_the_spans(text: str, front: str) -> None:
    plain = [(s.rules, s.content) for s in extract(revision(text))]
    moved = [(s.rules, s.content) for s in extract(revision(front + text))]
    assert moved == [(rules, tuple(c.shift(len(front)) for c in content)) for rules, content in plain]


@given(st.text(max_size=200))
def test_blanking_keeps_every_offset(text: str) -> None:
    assert len(blanked(text)) == len(text)


def test_a_second_reading_makes_the_same_ids() -> None:
    text = "Анна Вель заявила, что мост цел. «Да», — сказал Дорнин. По словам мэра, дорога открыта."
    first, second = extract(revision(text)), extract(revision(text))
    assert first == second
    assert len({s.id for s in first}) == len(first) == 3


def test_a_line_of_ten_thousand_words_is_read_in_pieces() -> None:
    text = "Мэр заявил, что мост цел, и «ещё раз» добавил о том, как в порту сообщили " * 700
    page = page_of(revision(text))
    assert max(len(s.words) for s in page.sentences) == MOST_WORDS
    assert sum(len(s.words) for s in page.sentences) > 10_000


def test_markup_links_and_pictures_are_not_words() -> None:
    text = "⚡️**Анна Вель** [заявила](https://порт.рф/1), что __мост__ цел. @port #мост"
    (statement,) = extract(revision(text))
    assert statement.cue[0].of(text) == "заявила"
    assert [w.text for w in page_of(revision(text)).sentences[0].words][:3] == ["Анна", "Вель", "заявила"]
    assert words(statement, text) == ["мост__ цел"]


def test_parts_that_are_no_text_are_not_read() -> None:
    text = "Мэр: мост цел и стоит.\nАнна Вель заявила, что мост цел."
    end = text.index("\n")
    parts = (Part(PartKind.BOILERPLATE, Span(0, end)), Part(PartKind.BODY, Span(end + 1, len(text))))
    assert [s.rules for s in extract(revision(text, parts=parts))] == [("said_that",)]


def test_a_statement_inside_another_names_it() -> None:
    text = "Анна Вель заявила, что Марек Линд сказал, что мост цел."
    outer, inner = extract(revision(text))
    assert (outer.within, inner.within) == (None, outer.id)
    assert inner.speaker is not None
    assert inner.speaker.name == "Марек Линд"


def test_the_outlet_that_was_told_is_the_venue_in_its_own_text_and_a_carrier_elsewhere() -> None:
    text = "Мост цел, сообщил «Утру» капитан Марек Линд."
    (own,) = extract(revision(text, outlet="Утро"))
    (other,) = extract(revision(text, outlet="Берег"))
    assert (own.venue, own.chain) == ("Утро", ())
    assert [hop.name for hop in other.chain] == ["Утро"]


def test_an_outlet_does_not_report_what_it_says_itself() -> None:
    assert extract(revision("По данным «Порта», мост цел.", outlet="Порт")) == ()


def test_an_elided_speaker_is_the_one_before_with_a_doubt() -> None:
    text = "Анна Вель вышла к людям. Вель заявила, что мост цел. Также отметила, что дорога открыта."
    last = extract(revision(text))[-1]
    assert last.speaker is not None
    assert (last.speaker.name, last.speaker.mention, last.source) == ("Анна Вель", None, ())
    assert last.doubts


def test_a_pronoun_leaves_a_doubt_and_less_confidence() -> None:
    text = "Анна Вель заявила, что мост цел. Она заявила, что дорога открыта."
    named, pronoun = extract(revision(text))
    assert pronoun.speaker is not None
    assert (pronoun.speaker.name, pronoun.speaker.basis) == ("Анна Вель", "pronoun")
    assert pronoun.doubts and pronoun.confidence < named.confidence


@pytest.mark.parametrize(
    ("when", "start", "end", "precision"),
    [
        ("Сегодня", (2031, 5, 14), (2031, 5, 14), Precision.DAY),
        ("Вчера вечером", (2031, 5, 13), (2031, 5, 13), Precision.DAY),
        ("В среду", (2031, 5, 14), (2031, 5, 14), Precision.DAY),
        ("В четверг", (2031, 5, 8), (2031, 5, 8), Precision.DAY),
        ("31 декабря", (2030, 12, 31), (2030, 12, 31), Precision.DAY),
        ("3 марта 2029 года", (2029, 3, 3), (2029, 3, 3), Precision.DAY),
        ("На этой неделе", (2031, 5, 12), (2031, 5, 14), Precision.WEEK),
        ("В прошлом месяце", (2031, 4, 1), (2031, 4, 30), Precision.MONTH),
        ("В мае", (2031, 5, 1), (2031, 5, 14), Precision.MONTH),
        ("В прошлом году", (2030, 1, 1), (2030, 12, 31), Precision.YEAR),
        ("Весной", (2031, 3, 1), (2031, 5, 14), Precision.SEASON),
        ("Прошлой зимой", (2030, 12, 1), (2031, 2, 28), Precision.SEASON),
    ],
)
def test_dates_are_seen_from_the_day_of_publication(
    when: str, start: tuple[int, int, int], end: tuple[int, int, int], precision: Precision
) -> None:
    (statement,) = extract(revision(f"{when} Вель заявила, что мост цел."))
    assert statement.said is not None
    said = statement.said
    assert (said.start, said.end, said.precision) == (date(*start), date(*end), precision)
    assert when.split()[0] in said.basis


@pytest.mark.parametrize("when", ["31 ноября", "99 мая", "0 июня"])
def test_an_impossible_day_dates_nothing(when: str) -> None:
    (statement,) = extract(revision(f"{when} Вель заявила, что мост цел."))
    assert statement.said is None


def test_without_a_day_of_publication_nothing_is_dated() -> None:
    (statement,) = extract(revision("Вчера Вель заявила, что мост цел.", published=None))
    assert statement.said is None


@pytest.mark.parametrize(
    ("form", "case", "gender", "expected"),
    [
        ("Захаровой", "gent", "femn", "Захарова"),
        ("Захарова", "gent", "masc", "Захаров"),
        ("Сольвина", "gent", "masc", "Сольвин"),
        ("Вель", "nomn", "femn", "Вель"),
        ("МИДа", "gent", "masc", "МИД"),
    ],
)
def test_a_name_in_the_nominative(form: str, case: str, gender: str, expected: str) -> None:
    assert nominative(form, case, gender, "sing", name=True).upper() == expected.upper()


def test_a_reading_never_calls() -> None:
    assert "voct" not in {f.case for f in forms("мам")}


@pytest.mark.parametrize("verb", CUE_VERBS, ids=lambda v: v.lemmas[0])
def test_the_example_of_a_cue_verb_has_the_verb(verb: CueVerb) -> None:
    lemmas = {f.lemma for word in verb.example.split() for f in forms(word.strip("«»,.:!?—").lower())}
    assert lemmas & set(verb.lemmas), verb.example


def test_phrases_of_according_are_spelled_as_they_are_compared() -> None:
    assert all(phrase == phrase.lower() and "ё" not in phrase for phrase in ACCORDING_TO)


def test_every_rule_has_a_record() -> None:
    rules = {rule.__name__ for rule in (*VERB_RULES, *SENTENCE_RULES, *LAYOUT_RULES)}
    assert rules == set(RECORD)


def test_words_behind_a_comma_and_a_dash_are_the_speakers_own() -> None:
    (statement,) = extract(revision("— Мост цел и стоит, — сказала Вель."))
    assert statement.kind is StatementKind.DIRECT


def test_a_question_is_context_of_the_answer_and_no_statement() -> None:
    text = "Вопрос (газета «Утро»): Вель заявила, что мост цел?\nА. Вель: Мост цел и стоит."
    (answer,) = extract(revision(text))
    assert words(answer, text) == ["Мост цел и стоит"]
    assert answer.question == Span(0, text.index("\n"))


INTERVIEW = """Посол Тарнии в Остмаре Олег Рейнис редко говорит с газетами.
— Господин посол, мост закрыт?
— Закрыт. Мэр сказал, что откроет его в мае.
— Газеты пишут о дронах.
— О дронах спросите военных.
— Вы вернётесь?
— А вы откуда знаете, что я уеду?
Рейнис подчеркнул, что уедет в июне."""


def interview(text: str, **facts: object) -> tuple[Statement, ...]:
    """The statements of an interview whose turns begin with dashes, the first a question."""
    parts, at = [], 0
    for line in text.split("\n"):
        kind = PartKind.QUESTION if line.startswith("—") and line.endswith("закрыт?") else PartKind.BODY
        parts.append(Part(kind, Span(at, at + len(line))))
        at += len(line) + 1
    return extract(revision(text, parts=tuple(parts), **facts))


def test_the_answers_of_an_interview_are_whom_its_introduction_names() -> None:
    found = interview(INTERVIEW)
    given = [s for s in found if s.rules == ("interview_answer",)]
    assert [words(s, INTERVIEW)[0] for s in given] == [
        "Закрыт. Мэр сказал, что откроет его в мае.",
        "О дронах спросите военных.",
        "А вы откуда знаете, что я уеду?",
    ]
    assert {(s.speaker.name, s.speaker.role) for s in given if s.speaker} == {("Олег Рейнис", "Посол Тарнии в Остмаре")}
    assert given[1].question is not None
    assert given[1].question.of(INTERVIEW) == "— Газеты пишут о дронах."
    assert {(s.kind, s.venue) for s in given} == {(StatementKind.DIRECT, "интервью")}


def test_what_is_reported_in_an_answer_comes_through_who_answers() -> None:
    found = interview(INTERVIEW)
    (mayor,) = [s for s in found if s.speaker and s.speaker.name == "Мэр"]
    assert [hop.name for hop in mayor.chain] == ["Олег Рейнис"]
    assert mayor.within == next(s.id for s in found if s.rules == ("interview_answer",))
    last = found[-1]
    assert (last.rules, last.within) == (("said_that",), None)


def test_an_interview_without_an_introduction_leaves_a_doubt() -> None:
    text = INTERVIEW.split("\n", 1)[1]
    first = interview(text)[0]
    assert (first.speaker, bool(first.doubts)) == (None, True)


def test_a_scene_in_a_report_is_no_interview() -> None:
    scene = INTERVIEW.replace("Закрыт. Мэр", "Закрыт, — ответил посол. — Мэр")
    assert all(s.rules != ("interview_answer",) for s in interview(scene))


def test_a_question_about_a_saying_leaves_a_doubt_and_its_mark_is_no_content() -> None:
    text = "Кто помнит, как Дорнин сказал, что мост цел?"
    (statement,) = extract(revision(text))
    assert words(statement, text) == ["мост цел"]
    assert "asks" in statement.doubts[-1]


def test_an_outlet_that_quotes_nobody_named_leaves_a_doubt() -> None:
    (statement,) = extract(revision("«Мы победим», — цитирует агентство «Вести Тарнии»."))
    assert statement.doubts


def test_a_label_of_a_transcript_keeps_the_office_of_the_headline() -> None:
    text = "Брифинг представителя МИД А.Б. Вель\nА.Б. Вель: Мост цел и стоит."
    end = text.index("\n")
    parts = (Part(PartKind.HEADLINE, Span(0, end)), Part(PartKind.BODY, Span(end + 1, len(text))))
    (statement,) = extract(revision(text, parts=parts, kind=DocumentKind.TRANSCRIPT))
    assert statement.speaker is not None
    assert statement.speaker.role == "представителя МИД"
