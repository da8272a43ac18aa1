"""Where what is told came from, and how many have it by themselves."""

from __future__ import annotations

from svodka.group.origins import origin_of, same_outlet
from svodka.group.reports import Carrier
from tests.group.test_utterances import report


def test_the_speakers_own_side_comes_before_an_agency_and_an_agency_before_outlets() -> None:
    outlet = report("a", published="2031-05-14T09:00:00+03:00", outlet="Courier")
    agency = report("b", published="2031-05-14T10:00:00+03:00", outlet="Norvinform", carrier=Carrier.AGENCY)
    own = report("c", published="2031-05-14T11:00:00+03:00", outlet="Ministry", carrier=Carrier.OFFICIAL)
    assert origin_of([outlet]).statement == "a"
    assert origin_of([outlet, agency]).statement == "b"
    found = origin_of([outlet, agency, own])
    assert (found.statement, found.because) == ("c", "the speaker's own side published it")
    assert found.independent == ("Courier", "Norvinform", "Ministry")


def test_whom_a_report_names_comes_before_it_whenever_both_were_published() -> None:
    copy = report("a", chain=("Маяк",), published="2031-05-14T09:00:00+03:00", outlet="Courier")
    radio = report("b", published="2031-05-14T12:00:00+03:00", outlet="Mayak")
    found = origin_of([copy, radio])
    assert (found.statement, found.named) == ("b", None)
    assert found.independent == ("Маяк",)


def test_a_source_that_was_not_collected_is_named() -> None:
    found = origin_of([report("a", chain=("Radio Oslen",)), report("b", chain=("Radio Oslen",))])
    assert (found.statement, found.named) == ("a", "Radio Oslen")
    assert found.independent == ("Radio Oslen",)


def test_a_copy_is_no_origin_of_its_own() -> None:
    first = report("a", outlet="Courier")
    copy = report("b", outlet="Gazette", copy_of="a")
    of_it = report("c", outlet="Post", copy_of="b")
    round_about = report("d", outlet="Ring", copy_of="d")
    lost = report("e", outlet="Star", copy_of="elsewhere")
    assert origin_of([first, copy, of_it]).independent == ("Courier",)
    assert origin_of([round_about]).independent == ("Ring",)
    assert origin_of([lost]).independent == ("the text that Star copies",)


def test_what_is_told_again_later_is_no_origin() -> None:
    first = report("a", published="2031-05-14T09:00:00+03:00", outlet="Courier")
    later = report("b", published="2031-06-01", outlet="Gazette", carrier=Carrier.AGENCY)
    recalled = report("c", published="2031-05-14T10:00:00+03:00", outlet="Post", recalled=True)
    found = origin_of([first, recalled, later])
    assert (found.statement, found.independent) == ("a", ("Courier",))


def test_an_outlet_has_one_name_in_both_alphabets() -> None:
    assert same_outlet("Norvinform", "Норвинформ")
    assert same_outlet("Birzhevaya Letopis", "«Биржевая летопись»")
    assert not same_outlet("Courier", "Gazette")
    assert not same_outlet(None, "Gazette")
