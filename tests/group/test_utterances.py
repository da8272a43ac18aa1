"""Reports of one act of speaking are joined, and others are kept apart."""

from __future__ import annotations

import random
import re
from dataclasses import replace
from datetime import date, timedelta
from itertools import combinations

import pytest

from eval.utterances_score import own
from svodka.group.candidates import pairs
from svodka.group.reports import Carrier, Report, days_between, hours_between
from svodka.group.speech import When, same_speech, venue_class, when_of
from svodka.group.utterances import Utterance, utterances
from svodka.lexicon import news_words
from svodka.lexicon.occasions import CLASSES
from svodka.lexicon.plain_words import PLAIN

DAY = date(2031, 5, 14)
WORDS = "The harbour of Port Alder stays closed to Tessian ships until the mines are cleared."
RUSSIAN = "Гавань Порт-Олдера останется закрытой для тессийских кораблей, пока не убраны мины."


def report(name: str, words: str = WORDS, **changed: object) -> Report:
    """A report of Vesnova's words; each by a document of its own."""
    base = Report(
        statement=name,
        speaker="irina-vesnova",
        words=words,
        language="ru" if re.search("[а-я]", words) else "en",
        document=name,
        revision=name,
        start=DAY,
        end=DAY,
        told=True,
        published="2031-05-14T12:00:00+03:00",
        outlet=f"outlet {name}",
    )
    return replace(base, **changed)  # type: ignore[arg-type]


def groups(*reports: Report) -> list[tuple[str, ...]]:
    return [one.statements for one in utterances(reports)]


def only(*reports: Report) -> Utterance:
    [one] = utterances(reports)
    return one


# ------------------------------------------------------------------------------------------- what is one


def test_a_copy_and_a_part_of_the_words_are_one() -> None:
    joined = same_speech(report("a"), report("b", "closed to Tessian ships until the mines are cleared"))
    assert joined and joined.score > 0.9
    assert joined.reasons[:2] == ("same speaker", "same day")
    assert joined.doubts == ()


def test_a_translation_is_one_and_says_so() -> None:
    joined = same_speech(report("a"), report("b", RUSSIAN))
    assert joined and any("across languages" in reason for reason in joined.reasons)


def test_other_words_of_the_same_day_are_another_act() -> None:
    assert same_speech(report("a"), report("b", "The minister will visit Oslen on Tuesday for talks on fish")) is None


def test_the_same_words_of_somebody_else_are_another_act() -> None:
    assert same_speech(report("a"), report("b", speaker="markus-holm")) is None


def test_the_same_point_on_the_next_day_is_another_act() -> None:
    next_day = DAY + timedelta(days=1)
    later = report("b", start=next_day, end=next_day, published="2031-05-15T16:00:00+03:00")
    assert same_speech(report("a"), later) is None


def test_a_night_between_two_zones_is_one_day() -> None:
    next_day = DAY + timedelta(days=1)
    late = report("a", published="2031-05-14T23:40:00+02:00")
    east = report("b", RUSSIAN, start=next_day, end=next_day, published="2031-05-15T01:10:00+03:00")
    joined = same_speech(late, east)
    assert joined and "not all tell the day" in joined.doubts


def test_other_numbers_are_another_act() -> None:
    fourteen = report("a", "14 drones were shot down over Port Alder at night")
    nine = report("b", "nine drones were shot down over Port Alder at night")
    assert same_speech(fourteen, report("c", "за ночь над Порт-Олдером сбито 14 беспилотников")) is not None
    joined = same_speech(fourteen, report("c", "сбито четырнадцать беспилотников над Порт-Олдером"))
    assert joined and "same numbers: 14" in joined.reasons
    assert same_speech(nine, report("c", "за ночь над Порт-Олдером сбито 14 беспилотников")) is None


def test_an_old_quotation_recalled_belongs_to_its_day() -> None:
    again = report("b", start=None, end=date(2034, 1, 9), told=False, recalled=True, published="2034-01-09")
    joined = same_speech(report("a"), again)
    assert joined and joined.doubts == ("reported days apart: recalled, or said again",)
    shorter = replace(again, words="stays closed")
    assert same_speech(report("a"), shorter) is None  # too few words to tell a quotation from a habit


def test_a_quotation_without_a_day_is_recalled_and_one_that_tells_its_day_is_said_again() -> None:
    untold = report("b", start=date(2034, 1, 8), end=date(2034, 1, 9), told=False, published="2034-01-09")
    assert when_of(report("a"), untold) is When.RECALLED
    assert same_speech(report("a"), untold)
    told = replace(untold, start=date(2034, 1, 9), told=True)
    assert when_of(report("a"), told) is When.APART


def test_a_told_month_meets_a_day_of_it() -> None:
    month = report("b", start=date(2031, 5, 1), end=date(2031, 5, 31), published="2031-07-01")
    assert when_of(report("a"), month) is When.NEAR
    assert same_speech(report("a"), month)


def test_a_body_and_who_speaks_for_it_are_one_voice() -> None:
    spokeswoman = report("a", for_whom=frozenset({"norvia-mfa"}))
    ministry = report("b", speaker="norvia-mfa")
    joined = same_speech(spokeswoman, ministry)
    assert joined and "the speakers are named otherwise: one speaks for the other" in joined.doubts
    assert only(spokeswoman, ministry).speaker == "irina-vesnova"


def test_two_who_speak_for_one_body_are_not_joined_through_it() -> None:
    body = frozenset({"norvia-mfa"})
    one = report("a", for_whom=body)
    other = report("b", speaker="anton-rudin", for_whom=body)
    between = report("c", speaker="norvia-mfa")
    assert len(groups(one, other, between)) == 2


def test_a_part_of_a_name_is_one_voice_and_two_full_names_are_two() -> None:
    short = frozenset({"name:vesnova"})
    irina, anna = report("a", shorter=short), report("b", speaker="anna-vesnova", shorter=short)
    surname = report("c", speaker="name:vesnova")
    assert same_speech(irina, surname) and same_speech(irina, anna) is None
    assert len(groups(irina, anna, surname)) == 2


def test_a_joint_statement_has_two_speakers() -> None:
    one = report("a", venue="joint statement")
    other = report("b", RUSSIAN, speaker="lena-aalto", venue="в совместном заявлении")
    joined = same_speech(one, other)
    assert joined and "both tell of a joint statement" in joined.reasons
    assert "not all reports name the same speaker" in only(one, other).doubts
    assert same_speech(one, replace(other, venue="на брифинге")) is None


def test_those_who_are_only_described_are_many() -> None:
    one = report("a", "the harbour, the mines, a drought, poor hay")
    other = report("b", "the harbour, the mines, a wedding, sour milk")
    described = replace(one, unnamed=True), replace(other, unnamed=True)
    assert same_speech(one, other) and same_speech(*described) is None


def test_two_statements_of_one_document_are_two_but_for_a_headline() -> None:
    body = report("a", "The harbour stays closed for weeks, the mines are many")
    other = report("b", "The harbour is full of mines and ships wait outside", document="a", revision="a")
    assert same_speech(body, other) is None
    assert same_speech(body, replace(other, words="harbour stays closed for weeks"))


def test_two_occasions_are_told() -> None:
    words = "sanctions, timber, a drought, poor hay"
    other = "sanctions, timber, a wedding, sour milk"
    assert same_speech(report("a", words), report("b", other))
    interview, rally = report("a", words, venue="interview"), report("b", other, venue="rally")
    assert same_speech(interview, rally) is None
    doubt = same_speech(interview, report("c", words, venue="rally"))
    assert doubt and "two occasions are told: interview, speech" in doubt.doubts


@pytest.mark.parametrize(
    ("venue", "name"),
    [
        ("in an interview with the Daily", "interview"),
        ("в эфире радио «Маяк»", "interview"),
        ("на брифинге", "briefing"),
        ("at a news conference", "briefing"),
        ("by telephone", "call"),
        ("телефонный разговор", "call"),
        ("a televised address", "speech"),
        ("в послании", "speech"),
        ("Telegram", "channel"),
        ("в своём телеграм-канале", "channel"),
        ("told parliament", "assembly"),
        ("на заседании", "assembly"),
        ("in court", "court"),
        ("на процессе", "court"),
        ("at a summit", "meeting"),
        ("на переговорах", "meeting"),
        ("in an article", "article"),
        ("в письме", "article"),
        ("in Halmar", None),
    ],
)
def test_occasions(venue: str, name: str | None) -> None:
    assert venue_class(venue) == name


def test_every_class_of_occasion_has_a_case() -> None:
    cases = test_occasions.pytestmark[0].args[1]  # type: ignore[attr-defined]
    assert {name for name, _ in CLASSES} == {name for _, name in cases} - {None}


# --------------------------------------------------------------------------------------------- what it says


def test_carriers_stand_in_order_of_time_and_the_transcript_wins() -> None:
    agency = report("b", RUSSIAN, carrier=Carrier.AGENCY, published="2031-05-14T11:00:00+03:00", outlet="Norvinform")
    own = report("a", RUSSIAN, carrier=Carrier.OFFICIAL, published="2031-05-14T15:00:00+03:00", outlet="Ministry")
    copy = report("c", chain=("Норвинформ",), published="2031-05-14", outlet="Courier")
    one = only(copy, own, agency)
    assert one.statements == ("b", "a", "c")  # a day without an hour stands at its end
    assert (one.primary, one.origin.statement) == ("a", "a")
    assert one.origin.independent == ("Norvinform", "Ministry")  # the Courier has it from the agency
    assert (one.start, one.end) == (DAY, DAY)
    assert len(one.joins) == 2


def test_undated_reports_stay_alone_and_last() -> None:
    undated = report("a", start=None, end=None, told=False, published=None)
    assert days_between(undated, report("b")) is None
    assert groups(undated, report("b")) == [("b",), ("a",)]


def test_hours_between_two_zones() -> None:
    one = report("a", published="2031-05-14T23:00:00+02:00")
    assert hours_between(one, report("b", published="2031-05-15T00:00:00+03:00")) == 0
    assert hours_between(one, report("b", published="2031-05-15")) is None
    assert report("b", published="2031-05-14Tnoon").instant is None


def test_a_report_given_twice_counts_once() -> None:
    assert groups(report("a"), report("a")) == [("a",)]


@pytest.mark.parametrize("words", ["", "…", "🎗", "«»", "a", "\ud800", "А" * 5_000, "100", "и не на"])
def test_words_that_say_nothing_join_nothing_and_break_nothing(words: str) -> None:
    assert groups(report("a", words), report("b")) in ([("a",), ("b",)], [("b",), ("a",)])


def test_the_same_short_words_are_found() -> None:
    assert groups(report("a", "Да!"), report("b", "да"), report("c", "Нет")) == [("a", "b"), ("c",)]


# ------------------------------------------------------------------------------------- on the marked-up set


def test_likeness_is_symmetrical() -> None:
    [pool] = own("tune").pools
    for one, other in combinations(pool, 2):
        assert same_speech(one, other) == same_speech(other, one)


def test_the_order_of_arrival_changes_nothing() -> None:
    [pool] = own("tune").pools
    expected = utterances(pool)
    for seed in range(3):
        shuffled = list(pool)
        random.Random(seed).shuffle(shuffled)
        assert utterances(shuffled) == expected


def test_nothing_that_is_alike_is_left_out_of_the_comparisons() -> None:
    """Proposals are all that is compared: each pair that would be joined must be among them."""
    [pool] = own("tune").pools
    proposed = set(pairs(pool))
    alike = {(a, b) for a, b in combinations(range(len(pool)), 2) if same_speech(pool[a], pool[b])}
    assert alike and alike <= proposed
    assert len(proposed) < len(pool) * (len(pool) - 1) / 2 / 5


def test_groups_are_closed() -> None:
    """Each connected part comes out alone as it comes out among all: a ledger groups again what is touched."""
    [pool] = own("tune").pools
    for one in utterances(pool):
        assert one in utterances(one.members)


# ------------------------------------------------------------------------------------------------- the words


def test_stems_are_small_letters_and_each_stands_once() -> None:
    rows = [row for table in (news_words.COMMON, news_words.NOTIONS, PLAIN) for row in news_words.rows(table)]
    stems = [stem.strip() for row in rows for cell in row.split("|") for stem in cell.split(",")]
    assert all(row.count("|") == 1 for row in rows)
    assert [s for s in stems if not s or s != s.casefold() or "ё" in s or " " in s] == []
    assert [s for s in stems if stems.count(s) > 1] == []


@pytest.mark.parametrize(
    ("english", "russian"),
    [
        ("mines", "минами"),
        ("ships", "судна"),
        ("ambassador", "послу"),
        ("sanctions", "санкций"),
        ("evidence", "доказательствами"),
        ("demanded", "потребовал"),
        ("denied", "опровергли"),
        ("soldiers", "военнослужащих"),
        ("drones", "беспилотников"),
    ],
)
def test_a_notion_has_one_number_in_both_languages(english: str, russian: str) -> None:
    assert news_words.notion(english) == news_words.notion(russian) is not None


def test_words_of_no_row_have_no_notion() -> None:
    assert news_words.notion("vesnova") is None
    assert news_words.notion("веснова") is None
    assert news_words.notion("minsk") != news_words.notion("mines")
