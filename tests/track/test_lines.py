"""Holders, positions, shifts: what moves a line and what does not."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from svodka.model import HolderLevel, Stance
from svodka.track.filter import PRIOR, Observation, State, moved, updated
from svodka.track.follow import follow
from svodka.track.line_json import lines_to_json
from svodka.track.lines import Line, lines
from svodka.track.utterances import sayings, undated, utterances
from tests.track.claims import claim
from tests.track.material import ADMISSION, DENIALS, LURES, read_all, report


def line_of(found: tuple[Line, ...], holder: str) -> Line:
    return next(one for one in found if one.holder == holder)


def lines_of(*records: dict[str, str], as_of: date | None = None) -> tuple[Line, ...]:
    return lines(utterances(read_all(records), claim("strike")), as_of)


def test_an_admission_moves_the_person_the_institution_and_the_state() -> None:
    found = lines_of(*DENIALS, ADMISSION)
    for holder, level in (
        ("Varnia", HolderLevel.STATE),
        ("Defence Ministry", HolderLevel.INSTITUTION),
        ("Tessa Orlan", HolderLevel.PERSON),
    ):
        one = line_of(found, holder)
        assert one.level is level
        (shift,) = one.shifts
        assert (shift.before, shift.after, shift.kind) == (Stance.DENY, Stance.AFFIRM, "REVERSAL")
        assert shift.onset == shift.alert == date(2031, 2, 20)
        assert shift.first_by == "Tessa Orlan"
        assert shift.magnitude == 2.0
        assert "a1" in shift.evidence


def test_who_did_not_admit_has_not_moved() -> None:
    assert line_of(lines_of(*DENIALS, ADMISSION), "Foreign Ministry").shifts == ()


def test_headlines_opponents_and_recollections_move_nothing() -> None:
    assert [one.holder for one in lines_of(*DENIALS, *LURES) if one.shifts] == []


def test_the_order_of_arrival_changes_nothing() -> None:
    records = [*DENIALS, ADMISSION, *LURES]
    there = utterances(read_all(records), claim("strike"))
    back = utterances(read_all(reversed(records)), claim("strike"))
    assert there == back
    assert lines(there) == lines(back)


def test_as_of_knows_nothing_of_later_days() -> None:
    before = lines_of(*DENIALS, ADMISSION, as_of=date(2031, 2, 19))
    assert all(one.shifts == () for one in before)
    assert before == lines_of(*DENIALS)


def test_copies_are_one_utterance() -> None:
    copy = report("c1", "2031-02-05", DENIALS[0]["text"], outlet="other")
    found = utterances(read_all([DENIALS[0], copy]), claim("strike"))
    assert [one.mentions for one in found] == [("d1", "c1")]


def test_declining_is_no_retreat() -> None:
    declined = [
        report(f"n{i}", f"2031-03-0{i}", "Tessa Orlan declined to comment on the strike on the hospital.")
        for i in (1, 4, 7)
    ]
    assert all(one.shifts == () for one in lines_of(*DENIALS, *declined))


def test_one_soft_assertion_is_a_guard_not_a_shift() -> None:
    soft = report("s1", "2031-02-20", "Tessa Orlan spoke of the army and of the shells.")
    one = line_of(lines_of(*DENIALS, soft), "Tessa Orlan")
    assert one.shifts == ()


def test_an_apology_without_responsibility_is_a_concession() -> None:
    apology = report("p1", "2031-02-20", "Tessa Orlan apologised because the tragedy had happened near Varnian guns.")
    (shift,) = line_of(lines_of(*DENIALS, apology), "Tessa Orlan").shifts
    assert (shift.kind, shift.after, shift.magnitude) == ("CONCESSION", Stance.HEDGE, 1.5)


def test_a_lawmaker_does_not_make_the_line_of_the_state() -> None:
    lawmaker = report(
        "m1", "2031-02-07", "Varnian senator Ilo Brann admitted that the army had struck the hospital in Vesk."
    )
    assert line_of(lines_of(*DENIALS, lawmaker), "Varnia").shifts == ()


def test_an_unnamed_source_holds_no_line_of_an_institution() -> None:
    source = report("u1", "2031-02-08", "A source in the Varnian defence ministry admitted the strike on the hospital.")
    assert all(one.shifts == () for one in lines_of(*DENIALS, source))


def test_documents_without_a_date_stand_on_no_line() -> None:
    documents = read_all([report("x1", None, DENIALS[0]["text"])])
    assert undated(documents) == ("x1",)
    assert utterances(documents, claim("strike")) == ()


def test_a_month_counts_as_its_last_day() -> None:
    (document,) = read_all([report("x2", "2031-02", DENIALS[0]["text"])])
    assert document.dated == date(2031, 2, 28)


def test_a_month_stands_where_it_can_first_be_and_is_out_on_its_last_day() -> None:
    (one,) = utterances(read_all([report("x3", "2031-02", DENIALS[0]["text"])]), claim("strike"))
    assert (one.day, one.out) == (date(2031, 2, 3), date(2031, 2, 28))  # not before the event
    assert all(not line.positions for line in lines([one], date(2031, 2, 20)))


def test_a_part_granted_by_the_reason_of_a_denial_is_his_who_grants_it() -> None:
    there = "Tessa Orlan said that the army had not shelled the hospital because the hospital was already in ruins."
    found = lines_of(*DENIALS, report("g1", "2031-02-20", there))
    (shift,) = line_of(found, "Tessa Orlan").shifts
    assert (shift.kind, shift.reason) == ("CONCESSION", "a part granted")
    assert line_of(found, "Varnia").shifts == ()


def test_what_nobody_tells_shows_a_stance_and_holds_no_line() -> None:
    said = utterances(read_all([report("n1", "2031-02-09", "The strike on the hospital was a lie.")]), claim("strike"))
    assert [one.stance.stance for one in said if one.stance] == [Stance.DENY]
    assert lines(said) == ()


def test_a_neighbouring_claim_takes_what_is_rather_its_own() -> None:
    documents = read_all([report("t1", "2031-02-09", "Tessa Orlan admitted that Varnian troops had fought in Lorim.")])
    (alone,) = utterances(documents, claim("strike"))
    (told_apart,) = utterances(documents, claim("strike"), [claim("troops")])
    assert told_apart.link.score < alone.link.score
    assert "rather about troops" in told_apart.link.reasons


def test_what_was_said_before_the_event_is_not_about_it() -> None:
    early = report("e1", "2031-01-05", "Tessa Orlan admitted that the Varnian army had struck the hospital in Vesk.")
    (one,) = utterances(read_all([early]), claim("strike"))
    assert "said before the event" in one.link.reasons


def test_json_has_the_form_of_the_scorer() -> None:
    said = sayings(read_all([*DENIALS, ADMISSION]), claim("strike"))
    shown = lines_to_json(follow(said, claim("strike")), ())
    orlan = next(h for h in shown["holders"] if h["holder"] == "Tessa Orlan")
    assert [(p["stance"], p["from"], p["statements"]) for p in orlan["positions"]] == [
        ("deny", "2031-02-04", ["d1", "d3"]),
        ("affirm", "2031-02-20", ["a1"]),
    ]
    assert shown["stances"] == {"a1": ["affirm"], "d1": ["deny"], "d2": ["deny"], "d3": ["deny"]}


def test_the_filter_forgets_and_learns() -> None:
    denied = Observation(date(2031, 2, 4), 0, True, 0.9)
    sure = updated(PRIOR, denied)
    assert sure[State.DENY] > 0.8
    assert sum(sure) == pytest.approx(1)
    later = moved(sure, 400)
    assert max(later) - min(later) < 0.01
    doubtful = updated(PRIOR, replace(denied, reliability=0.0))
    assert doubtful == pytest.approx(PRIOR)
