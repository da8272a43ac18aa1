"""Digests of a line: what goes where, the lead that claims no more than statements bear out, and what is refused."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import permutations

import pytest

from svodka.errors import ReceiptError
from svodka.ids import checksum
from svodka.model import Act, Claim, Digest, GlossaryEntry, Said, Stance, StatementKind
from svodka.write.compose import require_receipts
from svodka.write.digest_json import digest_from_json, digest_to_json
from svodka.write.html import digest_html
from svodka.write.line_compose import Known, claim_words, compose_line
from svodka.write.line_plan import MOST_OF_ONE, LinePlan, Told, Turn, plan_line
from svodka.write.markdown import digest_markdown
from svodka.write.spans import full_months, span_words
from tests.write.samples import revision, row, said, statement

CLAIM = Claim("sailors", "Sailors from Oravia took part in the exercise off Kestria", terms_en=("sailors", "exercise"))
START, END = date(2031, 1, 1), date(2031, 12, 31)
HOLM, ARDEN = "Vera Holm", "Tomas Arden"


def told(
    words: str, name: str, day: str | Said | None, stance: Stance | None, *, official: bool = True, quoted: bool = True,
    cue: str = "said", outlet: str = "Northern Courier", counts: bool = True, published: str | None = None,
) -> Told:  # fmt: skip
    when = said(day) if isinstance(day, str) else day
    marks = ("“", "”") if quoted else ("", "")
    text = f"{name} {cue} {marks[0]}{words}{marks[1]}."
    written = published or (when.end.isoformat() if when else None)
    of = revision(text, f"https://courier.example/{checksum((words + name).encode())[:9]}", outlet, written)
    made = statement(
        of, words, name, kind=StatementKind.DIRECT if quoted else StatementKind.INDIRECT, cue=cue, source=name,
        when=when, act=Act.DENY if cue == "denied" else Act.SAY,
    )  # fmt: skip
    return Told(row(of, made), stance, official, counts=counts)


DENIED = told("that any sailors from Oravia had come", HOLM, "2031-02-03", Stance.DENY, quoted=False, cue="denied")
FICTION = told("It is fiction from the first word to the last", ARDEN, "2031-04-20", Stance.DENY)
THANKED = told("We thank the sailors of Oravia who stood beside us", HOLM, "2031-07-08", Stance.AFFIRM)
PROUD = told("They were the best crews that I have seen this year", ARDEN, "2031-07-08", Stance.AFFIRM)
FERRYMAN = told("They sang all night on the quay", "Ferryman Oll", "2031-07-10", None, official=False)
ALL = (DENIED, FICTION, THANKED, PROUD, FERRYMAN)
TURN = Turn("the government", Stance.DENY, Stance.AFFIRM, date(2031, 7, 8), "E. Ditor")


def plan(given: Sequence[Told] = ALL, turn: Turn | None = TURN) -> LinePlan:
    return plan_line(CLAIM, given, turn, START, END)


def composed(given: Sequence[Told] = ALL, turn: Turn | None = TURN, **more: object) -> Digest:
    settings = {"issued": date(2031, 7, 12), "start": START, "end": END, **more}
    return compose_line(plan(given, turn), Known(sex={HOLM: "f"}), **settings)  # type: ignore[arg-type]


def texts(digest: Digest, heading: str) -> list[str]:
    return [s.text for section in digest.sections if section.heading == heading for s in section.sentences]


def test_the_parts_go_by_speaker_and_date() -> None:
    made = plan()
    assert made.new == (THANKED, PROUD) or set(made.new) == {THANKED, PROUD}
    assert made.old == (DENIED, FICTION)
    assert made.carried == (FERRYMAN,)
    assert set(made.evidence_before) == {DENIED, FICTION}
    assert set(made.evidence_after) == {THANKED, PROUD}


def test_order_of_arrival_changes_nothing() -> None:
    wanted = composed()
    for given in permutations(ALL):
        assert composed(given) == wanted


def test_the_lead_says_no_more_than_dated_statements_bear_out() -> None:
    first, second = texts(composed(), "")
    assert first.startswith("For two months, from February 3, 2031 to April 20, 2031, the government denied that ")
    assert "two dated statements, by Vera Holm and Tomas Arden" in first
    assert second == (
        "The first dated statement to the contrary is by "
        f"{plan().evidence_after[0].row.statement.speaker.name}, on July 8, 2031; one more follows."  # type: ignore[union-attr]
    )


def test_what_is_told_of_an_earlier_day_lengthens_no_span() -> None:
    retold = told("that any sailor had come, he repeated", ARDEN, "2031-07-01", Stance.DENY, quoted=False, counts=False)
    assert texts(composed([*ALL, retold]), "")[0].startswith("For two months, from February 3, 2031 to April 20, 2031")


def test_one_denial_makes_no_span() -> None:
    assert texts(composed([DENIED, THANKED]), "")[0] == (
        "On February 3, 2031, the government denied that sailors from Oravia took part in the exercise off Kestria, "
        "in the words of Vera Holm."
    )


def test_an_unconfirmed_turn_is_told_as_such() -> None:
    digest = composed(turn=replace(TURN, confirmed_by=None))
    assert "not confirmed" in digest.headline.text
    assert "no editor has confirmed it" in texts(digest, "")[-1]
    assert "now says" not in digest.headline.text


def test_a_line_without_a_turn_has_no_lead() -> None:
    digest = composed(turn=None)
    assert [section.heading for section in digest.sections] == ["The line", "How it was carried"]


def test_a_period_that_began_before_the_turn_goes_by_its_stance() -> None:
    months = Said(date(2031, 2, 1), date(2031, 8, 1), said("2031-02-01").precision.PERIOD, "told so")
    summary = told("that anybody had come", "Kestrian officials", months, Stance.DENY, quoted=False, cue="denied")
    assert summary in plan([*ALL, summary]).old


def test_pronouns_only_where_the_registry_tells_the_sex() -> None:
    more = told("Nobody will forget them in this house", HOLM, "2031-07-09", Stance.AFFIRM)
    again = told("The harbour will always be open to such crews", ARDEN, "2031-07-09", Stance.AFFIRM)
    sentences = texts(composed([*ALL, more, again]), "The new line")
    assert any(", she also said" in one or one.startswith("She also said") for one in sentences)
    assert not any(" he " in one.split("“")[0].casefold() for one in sentences)


def test_equal_days_are_told_as_such() -> None:
    assert sum("on the same day" in one.casefold() for one in texts(composed(), "The new line")) == 1


def test_a_speaker_is_not_quoted_without_end_and_what_is_dropped_is_told() -> None:
    many = [told(f"This is sentence number {n} of the same speech", HOLM, "2031-07-09", None) for n in range(6)]
    made = plan([*ALL, *many])
    assert sum(one.row.statement.speaker.name == HOLM for one in made.new) == MOST_OF_ONE  # type: ignore[union-attr]
    assert sum("say more" in line for line in made.left_out) == 4


@pytest.mark.parametrize(
    ("one", "why"),
    [
        (told("Nobody knows when I say this", HOLM, None, Stance.DENY), "neither the date"),
        (told("It is long ago by now", HOLM, "2025-01-01", Stance.DENY), "outside the period"),
        (told("It will have been in June", HOLM, "2031-06-01", Stance.DENY, published="2031-05-01"), "after its own"),
        (told("this", HOLM, "2031-06-01", Stance.DENY, quoted=False), "only point"),
    ],
)
def test_what_cannot_be_used_is_left_out_with_the_reason(one: Told, why: str) -> None:
    made = plan([*ALL, one])
    assert one not in (*made.new, *made.old, *made.carried, *made.evidence_before)
    assert any(why in line for line in made.left_out)


def test_nothing_to_tell_is_refused() -> None:
    with pytest.raises(ReceiptError, match="nothing to tell about 'sailors'"):
        composed([])


def test_a_quotation_of_five_thousand_characters_is_cut_outside_its_marks() -> None:
    long = told("We shall go on and on about it " * 160, HOLM, "2031-07-09", Stance.AFFIRM)
    digest = composed([*ALL, long])
    require_receipts(digest)
    assert max(len(one) for one in texts(digest, "The new line")) < 600


def test_a_name_from_right_to_left_is_isolated_on_the_page() -> None:
    one = told("We were there", "שרה כהן", "2031-07-09", Stance.AFFIRM)
    assert "שרה כהן" in digest_html(composed([*ALL, one]))


def test_the_glossary_explains_only_words_that_are_printed() -> None:
    crews = GlossaryEntry("sailors of Oravia", "Crews that …", "Report 4", "2031-01-01")
    treaty = GlossaryEntry("the treaty", "Signed in spring.", "Report 5", "2031-01-01")
    digest = composed(glossary=[crews, treaty])
    assert digest.background == (crews,)
    assert "Crews that" in digest_html(digest)
    assert "Crews that" in digest_markdown(digest)


def test_a_digest_of_a_line_comes_back_from_its_json() -> None:
    entry = GlossaryEntry("Oravia", "A country.", "Atlas", "2031", ("Oravian",), True)
    digest = composed(rubric="Digest of Kestrian media", glossary=[entry], missing=["Nothing came from X."])
    assert digest_from_json(digest_to_json(digest)) == digest


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        ("2031-02-03", "2031-04-20", "two months"),
        ("2031-01-31", "2031-03-30", "eight weeks"),
        ("2031-01-01", "2031-01-01", "one day"),
        ("2031-01-01", "2031-01-13", "13 days"),
        ("2031-01-01", "2031-01-15", "two weeks"),
        ("2029-01-01", "2031-01-01", "two years"),
        ("2029-01-02", "2031-01-01", "23 months"),
    ],
)
def test_spans_are_rounded_down(start: str, end: str, words: str) -> None:
    assert span_words(date.fromisoformat(start), date.fromisoformat(end)) == words


def test_months_are_full_ones() -> None:
    assert full_months(date(2031, 3, 31), date(2031, 4, 30)) == 0
    with pytest.raises(ValueError, match="before"):
        span_words(date(2031, 2, 1), date(2031, 1, 1))


def test_a_claim_stands_behind_that() -> None:
    assert claim_words(Claim("k", "The ferry sank.")) == "the ferry sank"
    assert claim_words(Claim("k", "Oravia’s sailors came")) == "Oravia’s sailors came"
