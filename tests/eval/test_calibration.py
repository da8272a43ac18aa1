"""The expected calibration error."""

from __future__ import annotations

import pytest

from eval.calibration import error, table


def test_confidences_that_are_right_as_often_as_they_say_have_no_error() -> None:
    assert error([(0.75, True)] * 3 + [(0.75, False)]) == pytest.approx(0)


def test_a_confidence_that_promises_too_much_is_off_by_the_difference() -> None:
    assert error([(0.9, True), (0.9, False)]) == pytest.approx(0.4)


def test_each_tenth_counts_by_its_size() -> None:
    assert error([(0.95, True)] * 3 + [(0.55, False)]) == pytest.approx((3 * 0.05 + 0.55) / 4)


def test_certainty_belongs_to_the_last_tenth_and_no_statements_have_no_error() -> None:
    assert [count for _, _, count in table([(1.0, True), (0.91, True)])] == [2]
    assert error([]) == 0
