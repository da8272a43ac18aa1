"""Digests in Russian: cases of numerals and months, verbs that agree or nouns, frames that bend no name."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from svodka.ids import checksum
from svodka.model import Act, LedgerRow, Precision, Stance, StatementKind
from svodka.write.compose import compose, require_receipts
from svodka.write.guard import Citable
from svodka.write.line_compose import Known, compose_line
from svodka.write.line_plan import Turn, plan_line
from svodka.write.quoting import quoted_runs
from svodka.write.russian import KnownInRussian, line_in_russian, period_in_russian
from svodka.write.russian.words import day_words, interval_words, number_words, plural, said_words, span_words
from svodka.write.select import select
from svodka.write.translated import Translation, with_translations
from tests.write.samples import revision, row, said, statement
from tests.write.test_line_compose import ALL, CLAIM, DENIED, END, START, THANKED, TURN

NOTHING = KnownInRussian()


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        ("2031-01-01", "2031-01-01", "одного дня"), ("2031-01-01", "2031-01-02", "двух дней"),
        ("2031-01-01", "2031-01-15", "двух недель"), ("2031-01-01", "2031-02-26", "восьми недель"),
        ("2031-01-01", "2031-06-01", "пяти месяцев"), ("2031-01-01", "2032-10-01", "21 месяца"),
        ("2031-01-01", "2033-01-01", "двух лет"), ("2031-01-01", "2052-01-01", "21 года"),
        ("2031-01-01", "2042-02-01", "одиннадцати лет"),
    ],
)  # fmt: skip
def test_spans_stand_in_the_genitive(start: str, end: str, words: str) -> None:
    assert span_words(date.fromisoformat(start), date.fromisoformat(end)) == words


def test_a_span_that_ends_before_it_begins_is_none() -> None:
    with pytest.raises(ValueError, match="before"):
        span_words(date(2031, 1, 2), date(2031, 1, 1))


@pytest.mark.parametrize(
    ("when", "words"),
    [
        (said("2031-04-26"), "26 апреля 2031 года"),
        (said("2031-04-01", "2031-04-30", Precision.MONTH), "в апреле 2031 года"),
        (said("2031-09-01", "2031-11-30", Precision.SEASON), "осенью 2031 года"),
        (said("2030-12-01", "2031-02-28", Precision.SEASON), "зимой 2030/31 года"),
        (said("2031-01-01", "2031-12-31", Precision.YEAR), "в 2031 году"),
        (said("2031-04-21", "2031-04-27", Precision.WEEK), "на неделе с 21 по 27 апреля 2031 года"),
        (said("2031-04-21", "2031-05-03", Precision.PERIOD), "между 21 апреля и 3 мая 2031 года"),
        (said("2030-12-21", "2031-01-03", Precision.PERIOD), "между 21 декабря 2030 года и 3 января 2031 года"),
        (said("2031-04-21", "2031-04-21", Precision.APPROXIMATE), "приблизительно 21 апреля 2031 года"),
    ],
)
def test_dates_claim_no_more_than_is_told(when: object, words: str) -> None:
    assert said_words(when) == words  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("number", "word"),
    [(1, "слово"), (2, "слова"), (5, "слов"), (11, "слов"), (12, "слов"), (21, "слово"), (104, "слова"), (111, "слов")],
)
def test_nouns_agree_with_numbers(number: int, word: str) -> None:
    assert plural(number, "слово", "слова", "слов") == word


def test_small_words() -> None:
    assert (number_words(3), number_words(40)) == ("три", "40")
    assert interval_words(date(2031, 4, 26), date(2031, 5, 2)) == "с 26 апреля по 2 мая 2031 года"
    assert day_words(date(2031, 5, 1)) == "1 мая 2031 года"


# ------------------------------------------------------------------------------------------------ statements


def period(*rows: LedgerRow, known: KnownInRussian = NOTHING) -> list[str]:
    digest = compose(select(rows, date(2031, 4, 1), date(2031, 4, 30)))
    made = period_in_russian(digest, {one.statement.id: one for one in rows}, known)
    require_receipts(made)
    return [sentence.text for section in made.sections for sentence in section.sentences]


def russian(text: str, content: str, name: str, **more: object) -> LedgerRow:
    of = revision(text, f"https://vestnik.example/{checksum(text.encode())[:9]}", "Вестник", language="ru")
    return row(of, statement(of, content, name, when=said("2031-04-26"), **more))  # type: ignore[arg-type]


BRIEFING = russian(
    "«Мост никто не закрывал», — сказала официальный представитель МИД Вера Холм на брифинге.", "Мост никто не закрывал",
    "Вера Холм", cue="сказала", role="официальный представитель МИД", source="официальный представитель МИД Вера Холм", venue="брифинге",
)  # fmt: skip


def test_direct_words_stand_behind_a_colon() -> None:
    assert period(BRIEFING) == [
        "Вера Холм, официальный представитель МИД, 26 апреля 2031 года на брифинге: «Мост никто не закрывал». (Вестник, 28 апреля 2031 года)"
    ]


def test_the_sources_own_verb_is_kept_with_its_clause() -> None:
    one = russian(
        "Вера Холм заявила, что мост откроют в июне.",
        "мост откроют в июне",
        "Вера Холм",
        cue="заявила",
        kind=StatementKind.INDIRECT,
    )
    assert period(one) == [
        "Вера Холм, 26 апреля 2031 года, заявила, что мост откроют в июне. (Вестник, 28 апреля 2031 года)"
    ]


def test_a_refusal_keeps_its_cue() -> None:
    one = russian(
        "Вера Холм отказалась комментировать сообщения о потерях.", "комментировать сообщения о потерях", "Вера Холм",
        cue="отказалась", act=Act.DECLINE, kind=StatementKind.INDIRECT,
    )  # fmt: skip
    assert "в пересказе издания: отказалась комментировать сообщения о потерях." in period(one)[0]


def test_a_denial_that_was_not_made_is_not_made() -> None:
    one = russian(
        "Вера Холм не исключила визит президента в мае.", "визит президента в мае", "Вера Холм", cue="не исключила",
        act=Act.OTHER, kind=StatementKind.INDIRECT,
    )  # fmt: skip
    assert "в пересказе издания: не исключила визит президента в мае." in period(one)[0]


@pytest.mark.parametrize(("sex", "verb"), [("f", "отрицала"), ("m", "отрицал"), ("", "отрицание")])
def test_verbs_agree_where_the_sex_is_known_and_are_nouns_where_not(sex: str, verb: str) -> None:
    of = revision("Vera Holm denied that sailors had come to the bay.")
    one = row(
        of,
        statement(
            of,
            "that sailors had come to the bay",
            "Vera Holm",
            cue="denied",
            act=Act.DENY,
            kind=StatementKind.INDIRECT,
            when=said("2031-04-26"),
        ),
    )
    (text,) = period(one, known=KnownInRussian({"Vera Holm": "Вера Холм"}, {"Vera Holm": sex} if sex else {}))
    assert text == (
        f"Вера Холм, 26 апреля 2031 года, {verb}, в пересказе издания: that sailors had come to the bay. "
        "(Northern Courier, 28 апреля 2031 года)"
    )


def test_carriers_are_told_in_the_nominative() -> None:
    of = revision("“We sail,” Vera Holm told KNA.", outlet="Northern Courier")
    one = row(
        of, statement(of, "We sail", "Vera Holm", cue="told", chain=("KNA", "Evening Lamp"), when=said("2031-04-26"))
    )
    assert period(one)[0].startswith("Vera Holm, 26 апреля 2031 года, цитирует KNA, передаёт Evening Lamp: “We sail”.")


def test_on_the_same_day_is_said_so_and_the_office_once() -> None:
    second = russian(
        "«Мост открыт», — сказала официальный представитель МИД Вера Холм.", "Мост открыт", "Вера Холм", cue="сказала",
        role="официальный представитель МИД", source="официальный представитель МИД Вера Холм",
    )  # fmt: skip
    texts = period(BRIEFING, second)
    assert sum("официальный представитель" in text for text in texts) == 1
    assert sum("Вера Холм, в тот же день" in text for text in texts) == 1


def test_what_names_nobody_says_so() -> None:
    one = russian("Он сказал: «Мост закрыт с утра».", "Мост закрыт с утра", "он", cue="сказал")
    assert period(one)[0].startswith("Говорящий не назван (в тексте: он), 26 апреля 2031 года: «Мост закрыт с утра».")


# ------------------------------------------------------------------------------------------------ lines


def line(*told: object, turn: Turn | None = TURN, known: KnownInRussian = NOTHING) -> list[str]:
    made_plan = plan_line(CLAIM, told, turn, START, END)  # type: ignore[arg-type]
    digest = compose_line(made_plan, Known(), issued=date(2031, 7, 12), start=START, end=END)
    made = line_in_russian(digest, made_plan, known)
    require_receipts(made)
    sentences = [sentence.text for section in made.sections for sentence in section.sentences]
    return [made.headline.text, *[section.heading for section in made.sections], *sentences]


def test_a_line_tells_the_turn_with_its_span_in_russian() -> None:
    headline, *rest = line(*ALL, known=KnownInRussian({"Vera Holm": "Вера Холм", "Tomas Arden": "Томас Арден"}))
    assert headline.startswith("“") and headline.endswith(
        ": government, от отрицания к утверждению: Sailors from Oravia took part in the exercise off Kestria"
    )
    assert rest[:4] == ["", "Новая линия", "Прежняя линия", "Как об этом сообщали"]
    assert rest[4] == (
        "Government, в течение двух месяцев, с 3 февраля по 20 апреля 2031 года: отрицание. О чём речь: Sailors from Oravia "
        "took part in the exercise off Kestria. Это два датированных заявления: Вера Холм, Томас Арден."
    )
    assert rest[5].startswith(
        "Первое датированное заявление противоположного содержания: Томас Арден, 8 июля 2031 года; после него ещё одно."
    ) or rest[5].startswith(
        "Первое датированное заявление противоположного содержания: Вера Холм, 8 июля 2031 года; после него ещё одно."
    )


def test_a_turn_that_nobody_confirmed_is_a_possible_one() -> None:
    told = line(DENIED, THANKED, turn=replace(TURN, confirmed_by=None))
    assert "возможная перемена линии (government), не подтверждена" in told[0]
    assert any("ни один редактор её не подтвердил" in text for text in told)


def test_quotations_of_both_languages_are_the_same() -> None:
    made_plan = plan_line(CLAIM, ALL, TURN, START, END)
    digest = compose_line(made_plan, Known(), issued=date(2031, 7, 12), start=START, end=END)
    made = line_in_russian(digest, made_plan, NOTHING)

    def runs(of: object) -> list[str]:
        return [run for section in of.sections for sentence in section.sentences for run in quoted_runs(sentence.text)]  # type: ignore[attr-defined]

    assert runs(made) == runs(digest)
    assert [s.receipts for section in made.sections for s in section.sentences] == [
        s.receipts for section in digest.sections for s in section.sentences
    ]


def test_a_line_that_held_has_no_lead() -> None:
    told = line(DENIED, turn=None)
    assert told[1] == "Линия"


def test_a_translation_in_a_russian_digest_is_told_in_russian() -> None:
    of = revision("“We hide no friends,” Vera Holm said.")
    one = row(of, statement(of, "We hide no friends", "Vera Holm", cue="said", when=said("2031-04-26")))
    digest = compose(select([one], date(2031, 4, 1), date(2031, 4, 30)))
    made = with_translations(
        digest, {one.statement.id: Citable(one)}, {one.statement.id: Translation("Мы не прячем друзей.", "DeepL")}, "ru"
    )
    assert made.sections[0].sentences[0].text == (
        "Vera Holm, 26 апреля 2031 года (перевод: DeepL): Мы не прячем друзей (в оригинале: “We hide no friends”). "
        "(Northern Courier, 28 апреля 2031 года)"
    )


def test_stances_have_all_their_cases() -> None:
    for before in Stance:
        for after in Stance:
            turn = replace(TURN, before=before, after=after)
            assert "от " in line(DENIED, THANKED, turn=turn)[0]
