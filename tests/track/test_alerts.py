"""What is news, and that it is news once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import permutations

import pytest

from svodka.model import HolderLevel, Stance
from svodka.track.alerts import Alert, alerts, withdrawals
from svodka.track.events import ClaimLines, Rule, Step, Subject, When
from svodka.track.lines import lines
from svodka.track.utterances import utterances
from tests.track.claims import claim
from tests.track.material import ADMISSION, DENIALS, LURES, read_all, report

TODAY = date(2031, 2, 21)
SHIFT = Rule("moves", When.SHIFT, ("feed",))
TAKES = Rule("new-voice", When.TAKES, ("feed",))
SPEAKS = Rule("silence", When.SPEAKS, ("feed",), holders=("Varnia",), silent=90)
RECORDS = (*DENIALS, ADMISSION)
EARLIER = report("e0", "2031-02-19", "Tessa Orlan admitted that the Varnian army had struck the hospital in Vesk.")
AGAIN = report("a2", "2031-02-23", "Tessa Orlan confirmed that the Varnian army had struck the hospital in Vesk.")


def known(records: Iterable[dict[str, str]], until: date | None = None) -> ClaimLines:
    """The lines over these documents."""
    said = utterances(read_all(records), claim("strike"))
    said = tuple(one for one in said if until is None or one.day <= until)
    return ClaimLines(claim("strike"), lines(said), said)


def news(
    records: Iterable[dict[str, str]], *rules: Rule, sent: Sequence[Alert] = (), today: date = TODAY
) -> tuple[Alert, ...]:
    return alerts((), [known(records)], rules, sent, today)


def fresh(found: Iterable[Alert], sent: Iterable[Alert]) -> list[Alert]:
    had = {alert.id for alert in sent}
    return [alert for alert in found if alert.id not in had]


def test_one_admission_is_one_alert_for_all_lines_that_it_moves() -> None:
    (alert,) = news(RECORDS, SHIFT)
    assert alert.event.subject == Subject("Varnia", HolderLevel.STATE)
    assert alert.subjects == {
        Subject("Varnia", HolderLevel.STATE),
        Subject("Defence Ministry", HolderLevel.INSTITUTION),
        Subject("Tessa Orlan", HolderLevel.PERSON),
    }
    event = alert.event
    assert (event.before, event.after, event.onset, event.last) == (
        Stance.DENY,
        Stance.AFFIRM,
        date(2031, 2, 20),
        date(2031, 2, 6),
    )
    assert (event.evidence[0].documents, event.evidence[0].new) == (("a1",), True)
    assert {c.stance for c in event.evidence if not c.new} == {Stance.DENY}


def test_nothing_moves_nothing_is_told() -> None:
    assert news((*DENIALS, *LURES), SHIFT, TAKES, today=date(2031, 2, 26)) == ()


def test_an_alert_that_was_sent_comes_back_as_itself() -> None:
    sent = news(RECORDS, SHIFT)
    assert news(RECORDS, SHIFT, sent=sent) == sent


@pytest.mark.parametrize("order", list(permutations(range(4))))
def test_the_order_of_arrival_makes_no_second_alert(order: tuple[int, ...]) -> None:
    sent: list[Alert] = []
    for number in range(1, 5):
        have = [RECORDS[i] for i in order[:number]]
        sent += fresh(news(have, SHIFT, sent=sent), sent)
    told = [subject.holder for alert in sent for subject in alert.subjects]
    assert "Varnia" in told
    assert len(told) == len(set(told))


def test_an_older_admission_that_comes_later_is_the_same_move() -> None:
    sent = news(RECORDS, SHIFT)
    later = news([*RECORDS, EARLIER, AGAIN], SHIFT, sent=sent, today=date(2031, 2, 24))
    assert fresh(later, sent) == []


def test_the_old_document_of_last_winter_is_no_news() -> None:
    assert news(RECORDS, SHIFT, today=date(2031, 5, 1)) == ()
    patient = replace(SHIFT, within=90)
    assert len(news(RECORDS, patient, today=date(2031, 5, 1))) == 1
    assert news(RECORDS, replace(patient, since=date(2031, 3, 1)), today=date(2031, 5, 1)) == ()


def test_a_late_document_about_an_old_move_is_no_news_beside_a_new_one() -> None:
    """The desk knew the line of today; an admission of last year comes in."""
    today = date(2031, 12, 1)
    late = report("x1", "2031-03-10", "Tessa Orlan admitted that the Varnian army had struck the hospital in Vesk.")
    now = report(
        "n1",
        "2031-11-30",
        "Varnian Defence Minister Tessa Orlan denied that the army had shelled the hospital in Vesk.",
    )
    before = [*DENIALS, now]
    sent = list(news(before, SHIFT, TAKES, today=today))
    assert sent == []
    assert fresh(news([*before, late], SHIFT, TAKES, today=today), sent) == []


def test_a_move_back_and_forth_is_told_each_time() -> None:
    said = [
        *RECORDS,
        report("b1", "2031-02-25", "Tessa Orlan denied that the Varnian army had struck the hospital in Vesk."),
        report("b2", "2031-02-26", "Tessa Orlan said that no Varnian shell had hit the hospital."),
        report("b3", "2031-02-27", "Tessa Orlan called reports of a strike on the hospital in Vesk a lie."),
        report("c1", "2031-03-05", "Tessa Orlan admitted that the Varnian army had struck the hospital in Vesk."),
    ]
    rule = replace(SHIFT, levels=(HolderLevel.PERSON,))
    sent: list[Alert] = []
    for number in range(1, len(said) + 1):
        today = date.fromisoformat(said[number - 1]["published"]) + timedelta(days=1)
        sent += fresh(news(said[:number], rule, sent=sent, today=today), sent)
    assert [(a.event.after, a.event.onset) for a in sent] == [
        (Stance.AFFIRM, date(2031, 2, 20)),
        (Stance.DENY, date(2031, 2, 25)),
        (Stance.AFFIRM, date(2031, 3, 5)),
    ]


def test_a_move_that_was_wrongly_told_hides_no_true_one() -> None:
    """The telling of February was withdrawn; the true move of June has other words, and is news."""
    sent = news(RECORDS, SHIFT)
    june = report(
        "j1", "2031-06-20", "Tessa Orlan admitted that the Varnian army had struck the hospital in Vesk by mistake."
    )
    found = news([*DENIALS, june], SHIFT, sent=sent, today=date(2031, 6, 21))
    assert [alert.event.onset for alert in fresh(found, sent)] == [date(2031, 6, 20)]


def test_new_words_of_a_known_move_are_told_by_no_second_alert_after_recomputation() -> None:
    """Rules of reading change: the onset is found a day later, by other words of the same document."""
    (alert,) = news(RECORDS, SHIFT)
    moved = replace(alert, event=replace(alert.event, onset=date(2031, 2, 22)))
    assert fresh(news(RECORDS, SHIFT, sent=[moved]), [moved]) == []


def test_what_the_lines_before_show_is_no_news() -> None:
    before = [known(RECORDS)]
    assert alerts(before, [known([*RECORDS, AGAIN])], [SHIFT], (), date(2031, 2, 24)) == ()
    assert len(alerts([known(DENIALS)], [known(RECORDS)], [SHIFT], (), TODAY)) == 1


@pytest.mark.parametrize(
    ("rule", "told"),
    [
        (replace(SHIFT, claims=("strike",)), 1),
        (replace(SHIFT, claims=("troops",)), 0),
        (replace(SHIFT, holders=("tessa orlan",)), 1),
        (replace(SHIFT, holders=("Lorim",)), 0),
        (replace(SHIFT, levels=(HolderLevel.INSTITUTION,)), 1),
        (replace(SHIFT, levels=(HolderLevel.BLOC,)), 0),
        (replace(SHIFT, before=(Stance.DENY,), after=(Stance.AFFIRM,)), 1),
        (replace(SHIFT, before=(Stance.HEDGE,)), 0),
        (replace(SHIFT, after=(Stance.DENY,)), 0),
        (replace(SHIFT, at_least=Step.LIKELY), 1),
        (replace(SHIFT, at_least=Step.CONFIRMED), 0),
    ],
)
def test_filters(rule: Rule, told: int) -> None:
    assert len(news(RECORDS, rule)) == told


def _with_status(status: str) -> ClaimLines:
    found = known(RECORDS)
    changed = tuple(replace(one, shifts=tuple(replace(s, status=status) for s in one.shifts)) for one in found.lines)
    return replace(found, lines=changed)


def test_a_confirmation_is_told_beside_the_proposal_and_a_rejected_one_is_not_told() -> None:
    rules = [SHIFT, Rule("sure", When.SHIFT, ("mail",), at_least=Step.CONFIRMED)]
    sent = list(alerts((), [_with_status("candidate")], rules, (), TODAY))
    assert [alert.step for alert in sent] == ["candidate"]
    then = alerts((), [_with_status("confirmed")], rules, sent, TODAY)
    assert [(alert.step, alert.deliver) for alert in fresh(then, sent)] == [("confirmed", ("mail",))]
    assert alerts((), [_with_status("rejected")], rules, (), TODAY) == ()


def test_the_state_that_follows_its_minister_is_told_by_itself() -> None:
    """What is known of the minister alone moves only the minister's line; who he is comes in later."""
    sent = list(news([RECORDS[2], RECORDS[1], RECORDS[3]], SHIFT))
    assert [alert.event.subject.holder for alert in sent] == ["Tessa Orlan"]
    (state,) = fresh(news(RECORDS, SHIFT, sent=sent), sent)
    assert state.event.subject.holder == "Varnia"
    assert Subject("Tessa Orlan", HolderLevel.PERSON) not in state.subjects


def test_a_second_rule_wants_the_same_alert_elsewhere() -> None:
    sent = news(RECORDS, SHIFT)
    person = Rule("orlan", When.SHIFT, ("mail",), holders=("Tessa Orlan",))
    (alert,) = news(RECORDS, SHIFT, person, sent=sent)
    assert (alert.id, set(alert.deliver), set(alert.rules)) == (sent[0].id, {"feed", "mail"}, {"moves", "orlan"})


def test_who_affirms_for_the_first_time_is_told_once() -> None:
    found = news(RECORDS, TAKES)
    assert [(alert.event.subject.holder, alert.event.after) for alert in found] == [("Varnia", Stance.AFFIRM)]
    later = news([*RECORDS, AGAIN], TAKES, sent=found, today=date(2031, 2, 24))
    assert fresh(later, found) == []
    denial = Rule("denials", When.TAKES, ("feed",), after=(Stance.DENY,))
    assert {a.event.subject.holder for a in news(RECORDS, denial)} == set()  # they began more than two weeks before
    assert {a.event.subject.holder for a in news(DENIALS, denial, today=date(2031, 2, 7))} >= {"Varnia"}


def test_the_end_of_a_silence() -> None:
    late = report("s1", "2031-06-20", "Tessa Orlan denied that the Varnian army had struck the hospital in Vesk.")
    today = date(2031, 6, 21)
    (alert,) = news([*DENIALS, late], SPEAKS, today=today)
    assert (alert.event.last, alert.event.onset) == (date(2031, 2, 6), date(2031, 6, 20))
    assert alert.event.reason == "134 days without a word"
    between = report("s0", "2031-06-18", "Tessa Orlan denied that the Varnian army had shelled the hospital in Vesk.")
    assert fresh(news([*DENIALS, between, late], SPEAKS, sent=[alert], today=today), [alert]) == []
    first = replace(SPEAKS, holders=("Tessa Orlan",))
    assert [a.event.reason for a in news(DENIALS[:1], first, today=date(2031, 2, 5))] == ["first words"]
    filled = [*DENIALS, report("m", "2031-04-30", DENIALS[0]["text"]), late]
    assert news(filled, SPEAKS, today=today) == ()


def test_a_date_ahead_of_today_is_a_wrong_date() -> None:
    assert news(RECORDS, SHIFT, today=date(2031, 2, 18)) == ()


def test_ids_hang_on_content_alone() -> None:
    assert [a.id for a in news(RECORDS, SHIFT)] == [a.id for a in news(reversed(RECORDS), SHIFT)]


def test_what_does_not_stand_any_more_is_taken_back_once_and_may_come_again() -> None:
    sent = list(news(RECORDS, SHIFT))
    since = date(2031, 1, 1)
    assert withdrawals([known(RECORDS)], sent, since) == ()
    (back,) = withdrawals([known(DENIALS)], sent, since)
    assert (back.takes_back, back.event) == (sent[0].id, sent[0].event)
    assert withdrawals([known(DENIALS)], sent, date(2031, 3, 1)) == ()
    sent.append(back)
    assert withdrawals([known(DENIALS)], sent, since) == (back,)
    assert withdrawals([known(RECORDS)], sent, since) == (back,)
    (again,) = fresh(news(RECORDS, SHIFT, sent=sent), sent)
    assert again.event == sent[0].event
    sent.append(again)
    assert fresh(news(RECORDS, SHIFT, sent=sent), sent) == []
    assert [one.takes_back for one in fresh(withdrawals([known(DENIALS)], sent, since), sent)] == [again.id]


def test_a_person_who_rejects_takes_it_back_and_one_who_doubts_takes_the_confirmation_back() -> None:
    rules = [SHIFT, Rule("sure", When.SHIFT, ("mail",), at_least=Step.CONFIRMED)]
    sent = alerts((), [_with_status("confirmed")], rules, (), TODAY)
    assert sorted(alert.step for alert in sent) == ["candidate", "confirmed"]
    since = date(2031, 1, 1)
    assert withdrawals([_with_status("confirmed")], sent, since) == ()
    assert [one.step for one in withdrawals([_with_status("candidate")], sent, since)] == ["confirmed"]
    assert len(withdrawals([_with_status("rejected")], sent, since)) == 2
