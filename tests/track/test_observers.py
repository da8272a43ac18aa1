"""Judges beside the rules: what they bear witness to, and what they can't do."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from svodka.model import Judgement, Span, Stance
from svodka.track.filter import PRIOR, Observation, State, emission, updated
from svodka.track.lines import lines
from svodka.track.observers import (
    LABELS,
    NOTHING,
    Observer,
    chances,
    counted,
    disagreements,
    observed_by,
    witness,
)
from svodka.track.utterances import Utterance, utterances
from tests.track.claims import claim
from tests.track.material import ADMISSION, DENIALS, read_all

GOOD = Observer("good", ((90, 2, 6, 2), (10, 70, 10, 10), (5, 5, 85, 5), (2, 6, 2, 90)))
SEEN = Observation(date(2031, 2, 4), 0, False, 0.9)


def judgement(stance: Stance, judge: str = "good") -> Judgement:
    return Judgement(judge, stance, "SIMPLE", Span(0, 5), 0.9)


def said() -> tuple[Utterance, ...]:
    return utterances(read_all([*DENIALS, ADMISSION]), claim("strike"))


def test_a_judge_of_whom_nothing_was_counted_says_nothing() -> None:
    fresh = Observer("fresh")
    assert all(row == pytest.approx((0.25,) * 4) for row in chances(fresh))
    with_it = replace(SEEN, also=(witness(fresh, judgement(Stance.AFFIRM)),))
    assert updated(PRIOR, with_it) == pytest.approx(updated(PRIOR, SEEN))


def test_without_a_judge_the_figures_are_the_very_same() -> None:
    before = said()
    assert observed_by(before, {}, {}) == before
    assert lines(observed_by(before, {}, {})) == lines(before)


def test_lines_stay_as_they_were_where_the_judge_was_never_measured() -> None:
    before = said()
    judged = {at: [judgement(Stance.AFFIRM, "fresh")] for at in range(len(before))}
    after = observed_by(before, judged, {"fresh": Observer("fresh")})
    shown = [[replace(shift, belief=round(shift.belief, 2)) for shift in line.shifts] for line in lines(after)]
    assert shown == [[replace(shift, belief=round(shift.belief, 2)) for shift in line.shifts] for line in lines(before)]


def test_a_good_judge_makes_surer_or_less_sure() -> None:
    plain = updated(PRIOR, SEEN)[State.DENY]
    agrees = updated(PRIOR, replace(SEEN, also=(witness(GOOD, judgement(Stance.DENY)),)))[State.DENY]
    differs = updated(PRIOR, replace(SEEN, also=(witness(GOOD, judgement(Stance.AFFIRM)),)))[State.DENY]
    assert agrees > plain > differs


def test_two_judges_weigh_more_than_one() -> None:
    one = (witness(GOOD, judgement(Stance.DENY)),)
    beliefs = [updated(PRIOR, replace(SEEN, also=one * n))[State.DENY] for n in range(4)]
    assert beliefs == sorted(beliefs)


def test_a_judge_that_always_says_the_same_weighs_nothing() -> None:
    parrot = Observer("parrot", tuple((0, 0, 0, 50) for _ in LABELS))
    with_it = updated(PRIOR, replace(SEEN, also=(witness(parrot, judgement(Stance.AFFIRM)),)))
    assert with_it == pytest.approx(updated(PRIOR, SEEN))


def test_labels_of_the_claim_weigh_more_than_all_others() -> None:
    wrong_here = tuple((0, 0, 0, 10) if row == 0 else (0, 0, 0, 0) for row in range(4))
    here = replace(GOOD, of_claim=wrong_here)
    assert chances(GOOD)[0][0] > 0.85
    assert chances(here)[0][0] < 0.3
    assert chances(here)[1:] == chances(GOOD)[1:]


@given(st.lists(st.lists(st.integers(0, 10_000), min_size=4, max_size=4), min_size=4, max_size=4))
def test_chances_are_chances(rows: list[list[int]]) -> None:
    counts = tuple(tuple(map(float, row)) for row in rows)
    for row in chances(Observer("any", counts, counts)):
        assert sum(row) == pytest.approx(1)
        assert min(row) > 0


@given(st.lists(st.tuples(*[st.floats(0.01, 1)] * 4), max_size=3))
def test_emissions_stay_positive_and_beliefs_sum_to_one(also: list[tuple[float, ...]]) -> None:
    seen = replace(SEEN, also=tuple(also))
    assert min(emission(seen)) > 0
    assert sum(updated(PRIOR, seen)) == pytest.approx(1)


def test_disagreement_is_for_review_and_overrides_nothing() -> None:
    before = said()
    judged = {at: [judgement(Stance.AFFIRM)] for at in range(len(before))}
    found = disagreements(before, judged)
    assert len(found) == 3 and all(one.reading.stance is Stance.DENY for one in found)
    after = observed_by(before, judged, {"good": GOOD})
    assert [one.stance for one in after] == [one.stance for one in before]
    assert [line.positions for line in lines(after)] == [line.positions for line in lines(before)]


def test_what_is_the_same_to_the_filter_is_no_disagreement() -> None:
    (one,) = [u for u in said() if u.mentions == ("d1",)]
    assert one.stance
    declined = replace(one, readings=(replace(one.stance, stance=Stance.DECLINE),))
    assert disagreements([declined], {0: [judgement(Stance.DEFLECT)]}) == ()
    assert len(disagreements([declined], {0: [judgement(Stance.HEDGE)]})) == 1


def test_counting() -> None:
    pairs = [(Stance.DENY, Stance.DENY), (Stance.DENY, Stance.AFFIRM), (Stance.DECLINE, Stance.DEFLECT)]
    assert counted(pairs) == ((1, 0, 0, 1), (0, 0, 0, 0), (0, 0, 1, 0), (0, 0, 0, 0))
    assert counted([]) == NOTHING
