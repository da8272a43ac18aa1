"""Decisions: what they change, that they can be taken back, as of any day, and that they find their words again."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from svodka.model import Decision, Ground, HolderLevel, Stance, Subject, Verdict
from svodka.track.decisions import confusions, in_force, ruled, shift_id
from svodka.track.filter import Observation, emission
from svodka.track.follow import Followed, follow
from svodka.track.lines import Line
from svodka.track.utterances import Utterance, sayings
from tests.track.claims import claim
from tests.track.material import ADMISSION, DENIALS, read_all, report

STRIKE = claim("strike")
AT = datetime(2031, 3, 1, 12, tzinfo=UTC)


def said(*records: dict[str, str]) -> tuple[Utterance, ...]:
    return sayings(read_all(records), STRIKE)


def of(found: tuple[Utterance, ...], document: str) -> Utterance:
    return next(one for one in found if one.mentions[0] == document)


def decision(
    seq: int, subject: Subject, id: str, verdict: Verdict = Verdict.CONFIRM, *, undoes: int | None = None,
    ground: Ground | None = None, **value: str,
) -> Decision:  # fmt: skip
    return Decision(seq, AT, "Ed", "strike", subject, id, verdict, tuple(sorted(value.items())), ground, None, undoes)


def line(found: Followed, holder: str) -> Line:
    return next(one for one in found.lines if one.holder == holder)


def test_a_corrected_stance_is_the_stance_and_moves_the_line() -> None:
    vague = report("v1", "2031-02-20", "Tessa Orlan spoke of the strike on the hospital in Vesk.")
    found = said(*DENIALS, vague)
    assert line(follow(found, STRIKE), "Tessa Orlan").shifts == ()
    log = [decision(1, Subject.STANCE, of(found, "v1").id, Verdict.CORRECT, stance="affirm", read="deflect")]
    (shift,) = line(follow(found, STRIKE, log), "Tessa Orlan").shifts
    assert (shift.after, shift.reason) == (Stance.AFFIRM, "a person read it so")


def test_an_unlinked_saying_stands_on_no_line_and_is_told() -> None:
    found = said(*DENIALS, ADMISSION)
    log = [decision(1, Subject.LINK, of(found, "a1").id, Verdict.REJECT, ground=Ground.CLAIM)]
    followed = follow(found, STRIKE, log)
    assert all(one.shifts == () for one in followed.lines)
    ((left, why),) = followed.ruled.left_out
    assert left.mentions == ("a1",)
    assert why == "link rejected by Ed on 2031-03-01 (claim)"


def test_another_speaker_another_date() -> None:
    found = said(*DENIALS, ADMISSION)
    log = [
        decision(1, Subject.SPEAKER, of(found, "a1").id, Verdict.CORRECT, person="Ilo Brann", state="Varnia"),
        decision(2, Subject.DATE, of(found, "a1").id, Verdict.CORRECT, day="2031-02-25"),
    ]
    followed = follow(found, STRIKE, log)
    assert line(followed, "Tessa Orlan").shifts == ()
    (position,) = line(followed, "Ilo Brann").positions
    assert position.start.isoformat() == "2031-02-25"


def test_an_unknown_date_takes_it_off_the_line() -> None:
    found = said(*DENIALS, ADMISSION)
    log = [decision(1, Subject.DATE, of(found, "a1").id, Verdict.REJECT, ground=Ground.OLD_QUOTE)]
    assert all(one.shifts == () for one in follow(found, STRIKE, log).lines)


def test_copies_are_kept_apart_and_others_joined() -> None:
    copy = report("c1", "2031-02-05", DENIALS[0]["text"], outlet="other")
    found = said(DENIALS[0], copy, DENIALS[2])
    first, second, third = (of(found, name).id for name in ("d1", "c1", "d3"))
    apart = follow(found, STRIKE, [decision(1, Subject.JOIN, first, Verdict.REJECT, other=second)])
    assert [u.mentions for u in apart.said] == [("d1",), ("c1",), ("d3",)]
    joined = follow(found, STRIKE, [decision(1, Subject.JOIN, first, other=third)])
    assert ("d1", "c1", "d3") in [u.mentions for u in joined.said]


def test_undoing_and_undoing_that() -> None:
    reject = decision(1, Subject.LINK, "x", Verdict.REJECT)
    undo = decision(2, Subject.LINK, "x", undoes=1)
    again = decision(3, Subject.LINK, "x", undoes=2)
    assert in_force([reject]) == (reject,)
    assert in_force([reject, undo]) == ()
    assert in_force([reject, undo, again]) == (reject,)


def test_of_two_the_later_one_counts() -> None:
    first, second = decision(1, Subject.LINK, "x", Verdict.REJECT), decision(2, Subject.LINK, "x")
    assert in_force([second, first]) == (second,)


@given(st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from(list(Verdict)), st.integers(0, 9)), max_size=10))
def test_what_is_in_force_does_not_depend_on_the_order_in_which_the_log_is_read(
    rows: list[tuple[str, Verdict, int]],
) -> None:
    log = [decision(n, Subject.LINK, id, verdict, undoes=back if 0 < back < n else None)
           for n, (id, verdict, back) in enumerate(rows, 1)]  # fmt: skip
    assert in_force(log) == in_force(list(reversed(log)))
    assert len({d.id for d in in_force(log)}) == len(in_force(log))


def test_a_decision_finds_its_words_where_a_rule_has_cut_them_otherwise() -> None:
    found = said(*DENIALS, ADMISSION)
    one = of(found, "a1")
    log = [decision(1, Subject.LINK, "gone", Verdict.REJECT, document="a1", words=one.text[:40])]
    assert [left.mentions for left, _ in ruled(found, STRIKE, log).left_out] == [("a1",)]
    lost = [decision(1, Subject.LINK, "gone", Verdict.REJECT, document="a1", words="Other words.")]
    assert [d.seq for d in ruled(found, STRIKE, lost).lost] == [1]


@pytest.mark.parametrize("ground", [Ground.STANCE, Ground.WORLD])
def test_a_struck_shift_is_gone_or_an_update_of_the_world(ground: Ground) -> None:
    found = said(*DENIALS, ADMISSION)
    one = line(follow(found, STRIKE), "Tessa Orlan")
    log = [decision(1, Subject.SHIFT, shift_id("strike", one, one.shifts[0]), Verdict.REJECT, ground=ground,
                    level="person", holder="Tessa Orlan", read="affirm", found="2031-02-20")]  # fmt: skip
    after = line(follow(found, STRIKE, log), "Tessa Orlan")
    if ground is Ground.WORLD:
        assert [s.kind for s in after.shifts] == ["UPDATE"]
    else:
        assert after.shifts == ()
        assert any("shift rejected by Ed" in guard for guard in after.guards)


def test_a_confirmed_shift_is_kept_when_its_evidence_is_gone() -> None:
    found = said(*DENIALS, ADMISSION)
    log = [decision(1, Subject.SHIFT, "x", level="person", holder="Tessa Orlan", read="affirm", onset="2031-02-20",
                    found="2031-02-20", before="deny", after="affirm", evidence="a1")]  # fmt: skip
    (shift,) = line(follow(found, STRIKE, log), "Tessa Orlan").shifts
    assert shift.status == "confirmed"
    (kept,) = line(follow(said(*DENIALS), STRIKE, log), "Tessa Orlan").shifts
    assert (kept.status, kept.evidence, kept.guards[-1]) == ("confirmed", ("a1",), "the rules no longer propose it")


def test_a_baseline_is_what_a_line_moves_from() -> None:
    found = said(ADMISSION)
    assert line(follow(found, STRIKE), "Tessa Orlan").shifts == ()
    log = [decision(1, Subject.BASELINE, "person/Tessa Orlan", Verdict.CORRECT, level="person", holder="Tessa Orlan",
                    stance="deny", since="2031-02-01")]  # fmt: skip
    (shift,) = line(follow(found, STRIKE, log), "Tessa Orlan").shifts
    assert (shift.before, shift.after) == (Stance.DENY, Stance.AFFIRM)


def test_confirmed_stances_teach_how_far_to_trust_a_reading() -> None:
    wrong = [decision(n, Subject.STANCE, f"s{n}", Verdict.CORRECT, read="affirm", stance="deny", language="en")
             for n in range(1, 6)]  # fmt: skip
    learnt = confusions("strike", wrong)
    seen = Observation(AT.date(), 3, False, 0.9)
    assert emission(seen, learnt["en"])[0] > emission(seen)[0]  # "affirm" is often read of who denies
    assert "ru" not in learnt
    others = confusions("another", wrong)  # of another claim they count, but for less
    assert emission(seen)[0] < emission(seen, others["en"])[0] < emission(seen, learnt["en"])[0]


def test_decisions_of_another_claim_touch_nothing() -> None:
    found = said(*DENIALS, ADMISSION)
    log = [replace(decision(1, Subject.LINK, of(found, "a1").id, Verdict.REJECT), claim="troops")]
    assert follow(found, STRIKE, log).lines == follow(found, STRIKE).lines
    assert {one.level for one in follow(found, STRIKE).lines} >= {HolderLevel.STATE, HolderLevel.PERSON}
