"""Lines as they were, lines as they are, rules, alerts that went out -> the alerts that are news.

An *event* is what a rule can ask for: a line has a shift, a holder takes a stance for the first time, a holder speaks
after a silence. An *alert* is one event, or several of one occasion (the minister's words move the lines of the
minister, of the ministry and of the state), that at least one rule asks for.

Each line's move is told once: what was told is not told again, though documents come in another order or rules of
reading change. An event is the one that was told if it has a statement of the new side in common with it, or if it is
the same holder's move to the same side within ``TOGETHER`` days and no move away lies between. News is what happened
of late: a document of last winter that comes in today makes a better line, and no alert.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from svodka.ids import content_id
from svodka.track.events import LEVELS, ClaimLines, Event, Rule, Step, Subject, When, events
from svodka.track.lines import TOGETHER

VERSION = "alerts/1"
# What an alert says that takes another back; no rule asks for it, who had the other gets it
WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Alert:
    """What is told, once for each delivery."""

    id: str
    step: str  # for whom it was made: "candidate", "likely", "confirmed"; empty where it is no shift
    claim_text: str
    event: Event  # of the highest level
    also: tuple[Subject, ...]  # whose lines the same occasion moved
    rules: tuple[str, ...]  # keys of the rules that asked for it
    deliver: tuple[str, ...]  # keys of the deliveries by which these want it
    takes_back: str = ""  # id of the alert that does not stand any more

    @property
    def subjects(self) -> frozenset[Subject]:
        """All whose lines it is about."""
        return frozenset((self.event.subject, *self.also))


@dataclass(frozen=True, slots=True)
class _Wanted:
    """An event with the rules of one step that want it."""

    step: str
    event: Event
    rules: tuple[Rule, ...]


def alerts(
    before: Sequence[ClaimLines], after: Sequence[ClaimLines], rules: Sequence[Rule], sent: Sequence[Alert], today: date
) -> tuple[Alert, ...]:
    """What is news on ``today``, by day; for what was ``sent`` before, the same alert with the deliveries of today.

    What the lines of ``before`` show already is no news. An alert that comes back with its old id has gone out, or is
    to go out, to those deliveries that had it; a rule that was added since may want it elsewhere.
    """
    found: list[Alert] = []
    gone = {alert.takes_back for alert in sent}
    standing = [alert for alert in sent if alert.id not in gone and not alert.takes_back]
    for known in after:
        old = next((one for one in before if one.claim.key == known.claim.key), None)
        seen = events(old, rules) if old else ()
        wanted = [w for w in _wanted(known, rules, today) if not any(_same(w.event, e, known) for e in seen)]
        untold: list[_Wanted] = []
        for one in wanted:
            told = next((a for a in standing if a.step == one.step and _told(one.event, a, known)), None)
            if told:
                found.append(_for_rules(told, one.rules))
            else:
                untold.append(one)
        found += [_new(group, known, sent) for group in _occasions(untold)]
    return tuple(sorted(_joined(found), key=lambda alert: (alert.event.day, alert.id)))


def withdrawals(after: Sequence[ClaimLines], sent: Sequence[Alert], since: date) -> tuple[Alert, ...]:
    """For each shift that was told, of ``since`` or later, and is on no line any more: that it is taken back.

    A person has rejected it, another document came in, or the reading got better. ``deliver`` is empty: it goes to
    those who had the alert. One that was taken back before comes back as itself.
    """
    found: list[Alert] = []
    for known in after:
        for alert in sent:
            event = alert.event
            if event.when is not When.SHIFT or alert.takes_back or event.claim != known.claim.key or event.day < since:
                continue
            had = next((one for one in sent if one.takes_back == alert.id), None)
            if had:
                found.append(had)
            elif not _stands(alert, known):
                id = content_id(VERSION, WITHDRAWN, alert.id)
                found.append(replace(alert, id=id, takes_back=alert.id, rules=(), deliver=()))
    return tuple(found)


def _stands(alert: Alert, known: ClaimLines) -> bool:
    """Whether the lines still have the shift of an alert; as a confirmed one, if it was told as such."""
    least = Step.CONFIRMED if alert.step == Step.CONFIRMED else Step.CANDIDATE
    rule = Rule("", When.SHIFT, (), at_least=least)
    return any(_told(event, alert, known) for event in events(known, [rule]))


def _joined(found: Iterable[Alert]) -> Iterable[Alert]:
    """Alerts of one id as one, with the deliveries of all."""
    joined: dict[str, Alert] = {}
    for one in found:
        had = joined.get(one.id)
        joined[one.id] = one if had is None else replace(
            had,
            rules=tuple(dict.fromkeys((*had.rules, *one.rules))),
            deliver=tuple(dict.fromkeys((*had.deliver, *one.deliver))),
        )  # fmt: skip
    return joined.values()


def _wanted(known: ClaimLines, rules: Sequence[Rule], today: date) -> list[_Wanted]:
    """Each event that is news to a rule, once for each step that rules ask for."""
    found: dict[tuple[str, Event], list[Rule]] = {}
    for rule in rules:
        earliest = max(today - timedelta(days=rule.within), rule.since or date.min)
        step = rule.at_least.value if rule.when is When.SHIFT else ""
        for event in events(known, [rule]):
            # what is dated ahead of today has a wrong date
            if earliest <= event.day <= today + timedelta(days=1):
                found.setdefault((step, event), []).append(rule)
    return [_Wanted(step, event, tuple(by)) for (step, event), by in found.items()]


def _occasions(wanted: Sequence[_Wanted]) -> list[list[_Wanted]]:
    """What the same words did to several lines, together; the highest level first."""
    groups: list[list[_Wanted]] = []
    for one in sorted(
        wanted, key=lambda w: (LEVELS.index(w.event.subject.level), w.event.onset, w.event.subject.holder)
    ):
        for group in groups:
            lead = group[0]
            if (
                (lead.step, lead.event.when, lead.event.after) == (one.step, one.event.when, one.event.after)
                and lead.event.subject != one.event.subject
                and lead.event.new_documents & one.event.new_documents
            ):
                group.append(one)
                break
        else:
            groups.append([one])
    return groups


def _for_rules(alert: Alert, rules: Sequence[Rule]) -> Alert:
    deliver = tuple(dict.fromkeys(target for rule in rules for target in rule.deliver))
    return replace(alert, rules=tuple(rule.key for rule in rules), deliver=deliver)


def _new(group: Sequence[_Wanted], known: ClaimLines, sent: Sequence[Alert]) -> Alert:
    """The alert of an occasion; its id is that of its content, and of how often it was taken back."""
    step, lead = group[0].step, group[0].event
    also = tuple(dict.fromkeys(one.event.subject for one in group[1:] if one.event.subject != lead.subject))
    id = content_id(
        VERSION, lead.when, step, lead.claim, lead.subject.holder, lead.subject.level, lead.after,
        lead.onset.isoformat(), min(lead.new_documents, default=""),
    )  # fmt: skip
    while any(alert.id == id for alert in sent):
        id = content_id(VERSION, "again", id)
    alert = Alert(id, step, known.claim.text, lead, also, (), ())
    return _for_rules(alert, tuple(dict.fromkeys(rule for one in group for rule in one.rules)))


def _told(event: Event, alert: Alert, known: ClaimLines) -> bool:
    return event.subject in alert.subjects and _same(event, replace(alert.event, subject=event.subject), known)


def _same(event: Event, old: Event, known: ClaimLines) -> bool:
    """Whether two tellings are of one event; ``known`` has the lines as they are now."""
    alike = (event.when, event.claim, event.subject, event.after)
    if alike != (old.when, old.claim, old.subject, old.after):
        return False
    if event.when is When.TAKES:
        return True  # one takes a stance for the first time only once
    if event.new_documents & old.new_documents:
        return True
    if event.when is When.SPEAKS:
        first, second = sorted((event, old), key=lambda one: one.onset)
        return second.last is None or second.last < first.onset  # one and the same silence ended
    apart = abs((event.onset - old.onset).days)
    start, end = sorted((event.onset, old.onset))
    line = next(one for one in known.lines if Subject(one.holder, one.level) == event.subject)
    away = any(s.after is not event.after and start < s.onset <= end for s in line.shifts)
    return apart <= TOGETHER and not away
