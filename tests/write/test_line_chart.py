"""The chart of lines: every point with its mark and its link, hostile text as text, in words for who can't see it."""

from __future__ import annotations

import xml.dom.minidom
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from svodka.write.line_chart import STANCES, ChartPoint, ChartRow, ChartShift, line_svg, ticks
from svodka.write.line_page import LineReceipt, line_page

DAY = date(2031, 2, 4)


def row(*points: ChartPoint, holder: str = "Tessa Orlan", shifts: tuple[ChartShift, ...] = ()) -> ChartRow:
    return ChartRow(holder, "person, Varnia", points, shifts)


def test_each_stance_has_a_colour_and_a_mark_of_its_own() -> None:
    marks = set()
    for stance in STANCES:
        svg = line_svg("It happened.", [row(ChartPoint(DAY, stance, "told"))])
        legend, _, drawn = svg.partition("</g><line")
        assert stance in legend
        marks.add(next(shape for shape in ("rect", "circle", "path") if f'<{shape} class="{stance}"' in drawn) + stance)
    assert len(marks) == len(STANCES)


def test_a_point_leads_to_its_receipt_and_a_shift_has_its_interval() -> None:
    shift = ChartShift(DAY, DAY + timedelta(16), "possible change, unverified: deny to affirm")
    points = (ChartPoint(DAY, "deny", "denied", "#r1"), ChartPoint(DAY + timedelta(16), "affirm", "admitted", "#r2"))
    svg = line_svg("It happened.", [row(*points, shifts=(shift,))])
    assert '<a href="#r1"' in svg and '<a href="#r2"' in svg
    assert 'class="interval"' in svg and 'class="onset proposed"' in svg
    assert 'class="onset"' in line_svg("x", [row(*points, shifts=(ChartShift(DAY, DAY, "t", True),))])
    described = xml.dom.minidom.parseString(svg).getElementsByTagName("desc")[0].firstChild
    assert described is not None
    assert "Tessa Orlan (person, Varnia): deny 2031-02-04; affirm 2031-02-20" in str(described.nodeValue)


@given(st.text(max_size=40), st.text(max_size=40))
def test_any_text_makes_well_formed_svg_and_no_markup(name: str, told: str) -> None:
    svg = line_svg(name, [row(ChartPoint(DAY, "deny", told, "javascript:alert(1)"), holder=name)])
    xml.dom.minidom.parseString(svg.encode("utf-8", "backslashreplace"))
    assert "<script" not in svg
    assert "href=" not in svg


def test_nothing_found_is_a_chart_that_says_so() -> None:
    assert "Nobody&#x27;s stance was found." in line_svg("It happened.", [])


@pytest.mark.parametrize("days", [0, 1, 5, 40, 100, 400, 900, 9000])
def test_ticks_are_few_and_inside(days: int) -> None:
    last = DAY + timedelta(days)
    found = ticks(DAY, last)
    assert len(found) <= 20
    assert all(DAY <= day <= last for day in found)
    assert found == sorted(set(found))


def test_the_page_has_every_receipt_and_escapes_outside_text() -> None:
    receipt = LineReceipt("r1", "<b>Orlan", "2031-02-04", "deny", "No <script>shell</script>.", "Title", "wire",
                          "javascript:alert(1)", "ab" * 32, "2031-02-04T12:00:00+00:00", ("rule denial",))  # fmt: skip
    made = line_page("It happened.", [row(ChartPoint(DAY, "deny", "t", "#r1"))], ["a <i>note"], [receipt])
    assert 'id="r1"' in made and f"sha256:{'ab' * 32}" in made
    assert "<script" not in made and "<i>note" not in made and "&lt;b&gt;Orlan" in made
    assert 'href="javascript' not in made
