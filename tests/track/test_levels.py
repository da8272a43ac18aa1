"""Lines laid side by side: offices that change hands, two voices, who was first, a change of the world."""

from __future__ import annotations

from datetime import date

from svodka.model import HolderLevel, OfficeKind, Stance
from svodka.track.follow import Followed, follow
from svodka.track.lines import Line
from svodka.track.utterances import sayings
from svodka.track.voices import Voice
from tests.track.claims import claim
from tests.track.material import ADMISSION, DENIALS, read_all, report

STRIKE = claim("strike")


class Registry:
    """Two ministers, one after another."""

    def voice(self, name: str, role: str, day: date | None) -> Voice | None:
        if name.split()[-1] not in ("Orlan", "Brann") or day is None:
            return None
        holds = (name.split()[-1] == "Orlan") == (day < date(2031, 2, 15))
        office = ("Defence Minister", OfficeKind.DEFENCE_MINISTER, "Defence Ministry") if holds else (None, None, None)
        return Voice({"Orlan": "Tessa Orlan", "Brann": "Ilo Brann"}[name.split()[-1]], "Varnia", *office)

    def surname(self, word: str) -> str | None:
        return word if word in ("Orlan", "Brann") else None

    def office(self, role: str) -> OfficeKind | None:
        return OfficeKind.DEFENCE_MINISTER if "minister" in role.casefold() else None


def followed(*records: dict[str, str]) -> Followed:
    return follow(sayings(read_all(records), STRIKE, who=Registry()), STRIKE)


def line(found: Followed, level: HolderLevel) -> Line:
    return next(one for one in found.lines if one.level is level)


def test_a_successor_who_says_the_opposite_is_a_succession_and_nobody_has_turned() -> None:
    new = report(
        "n1", "2031-02-20", "Defence Minister Ilo Brann admitted that the Varnian army had struck the hospital."
    )
    found = followed(*DENIALS, new)
    office = line(found, HolderLevel.OFFICE)
    assert office.holder == "Defence Ministry, defence minister"
    (shift,) = office.shifts
    assert (shift.kind, shift.before, shift.after) == ("SUCCESSION", Stance.DENY, Stance.AFFIRM)
    assert "before: Tessa Orlan; since: Ilo Brann" in shift.guards
    assert [one.shifts for one in found.lines if one.level is HolderLevel.PERSON] == [(), ()]


def test_an_office_of_one_holder_is_no_line_of_its_own() -> None:
    assert all(one.level is not HolderLevel.OFFICE for one in followed(*DENIALS, ADMISSION).lines)


def test_somebody_of_two_offices_at_once_holds_one_line() -> None:
    deputy = report(
        "t1", "2031-02-07", "Tessa Orlan, defence minister and party leader, denied the strike on the hospital."
    )
    persons = [one.holder for one in followed(*DENIALS, deputy).lines if one.level is HolderLevel.PERSON]
    assert persons == ["Tessa Orlan"]


def test_two_voices_of_a_state_are_told_and_its_change_stays_a_candidate() -> None:
    other = report("f1", "2031-02-22", "The Varnian foreign ministry denied that the army had struck the hospital.")
    found = followed(*DENIALS, ADMISSION, other)
    (split,) = found.splits
    assert (split.level, split.denies, split.affirms) == (
        HolderLevel.INSTITUTION,
        "Foreign Ministry",
        "Defence Ministry",
    )
    (shift,) = line(found, HolderLevel.STATE).shifts
    assert shift.status == "candidate"
    assert any(guard.startswith("SPLIT: Foreign Ministry denied it") for guard in shift.guards)


def test_who_was_first_at_each_level() -> None:
    found = followed(*DENIALS, ADMISSION)
    first = {(one.level, one.stance): (one.holder, one.day) for one in found.firsts}
    assert first[HolderLevel.PERSON, Stance.AFFIRM] == ("Tessa Orlan", date(2031, 2, 20))
    assert first[HolderLevel.STATE, Stance.DENY][1] == date(2031, 2, 4)


def test_what_began_later_is_an_update_of_the_world() -> None:
    later = report(
        "w1", "2031-05-20", "Tessa Orlan admitted that the Varnian army had struck the hospital in Vesk in May 2031."
    )
    (shift,) = next(one for one in followed(*DENIALS, later).lines if one.holder == "Tessa Orlan").shifts
    assert (shift.kind, shift.status) == ("UPDATE", "update")
    assert any(guard.startswith("WORLD_CHANGE") for guard in shift.guards)


def test_the_order_of_arrival_changes_nothing() -> None:
    records = [*DENIALS, ADMISSION, report("f1", "2031-02-22", "The Varnian foreign ministry denied the strike.")]
    there, back = followed(*records), followed(*reversed(records))
    assert (there.lines, there.splits, there.firsts) == (back.lines, back.splits, back.firsts)
