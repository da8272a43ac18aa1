"""A person's decision -> rows of the log: what an id means on a desk, and which decisions a person's word makes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from typing import Any

from svodka.config import Settings
from svodka.config.claims import claim_of, load_claims
from svodka.errors import UsageError
from svodka.model import Decision, Ground, Subject, Verdict
from svodka.pipeline.desk import Desk
from svodka.pipeline.lines import DeskLine
from svodka.pipeline.tracked import claim_line
from svodka.track.decisions import in_force, shift_id
from svodka.track.positions import Line, Shift
from svodka.track.queue import Item
from svodka.track.silence import Silence, silence_id
from svodka.track.utterances import Utterance

# What a reason strikes out: the saying's link to the claim, its speaker, its day, or only its stance
_STRUCK = {
    Ground.SPEAKER: Subject.SPEAKER, Ground.OPPONENT: Subject.SPEAKER, Ground.CLAIM: Subject.LINK,
    Ground.SCOPE: Subject.LINK, Ground.WORLD: Subject.LINK, Ground.OLD_QUOTE: Subject.DATE, Ground.COPY: Subject.DATE,
    Ground.CORRECTION: Subject.LINK, Ground.STANCE: Subject.STANCE, Ground.IRONY: Subject.STANCE,
    Ground.TRANSLATION: Subject.STANCE,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Draft:
    """A decision that is not in the log yet."""

    claim: str
    subject: Subject
    id: str
    verdict: Verdict
    value: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Right:
    """What a person says is right."""

    stance: str | None = None
    before: str | None = None
    speaker: str | None = None
    institution: str | None = None
    state: str | None = None
    on: date | None = None
    about: str | None = None  # another claim
    same_as: str | None = None
    apart_from: str | None = None


@dataclass(frozen=True, slots=True)
class Target:
    """What an id means: a saying, a shift or a silence of a claim."""

    claim: str
    claims: tuple[str, ...]  # keys of the desk's
    saying: Utterance | None = None
    line: Line | None = None
    shift: Shift | None = None
    silence: Silence | None = None

    def confirmed(self) -> list[Draft]:
        """The decisions that "it is right" makes."""
        if self.saying:
            read = self._read(self.saying)
            return [Draft(self.claim, subject, self.saying.id, Verdict.CONFIRM, read)
                    for subject in (Subject.LINK, Subject.STANCE)]  # fmt: skip
        return [self._whole(Verdict.CONFIRM, {})]

    def rejected(self, ground: Ground) -> list[Draft]:
        """Those that "it is wrong, because" makes."""
        if not self.saying:
            return [self._whole(Verdict.REJECT, {})]
        if ground not in _STRUCK:
            raise UsageError("unsure is no reason to strike a statement out; leave it, and let another reader look")
        return [Draft(self.claim, _STRUCK[ground], self.saying.id, Verdict.REJECT, self._read(self.saying))]

    def corrected(self, right: Right) -> list[Draft]:
        """Those that "this is right instead" makes."""
        if not self.saying:
            if right.speaker or right.institution or right.state or right.about or right.same_as or right.apart_from:
                raise UsageError("of a change only --stance, --before and --date can be set right")
            told = {"after": right.stance, "before": right.before, "onset": right.on.isoformat() if right.on else None}
            return [self._whole(Verdict.CORRECT, {name: value for name, value in told.items() if value})]
        if right.before:
            raise UsageError("--before is for a change; a statement has one --stance")
        return list(self._of_saying(self.saying, right))

    def _of_saying(self, saying: Utterance, right: Right) -> list[Draft]:
        read, drafts = self._read(saying), []

        def add(subject: Subject, verdict: Verdict, claim: str | None = None, **more: str | None) -> None:
            value = {**read, **{name: told for name, told in more.items() if told}}
            drafts.append(Draft(claim or self.claim, subject, saying.id, verdict, value))

        if right.stance:
            add(Subject.STANCE, Verdict.CORRECT, stance=right.stance)
        if right.speaker or right.institution or right.state:
            person = right.speaker or (None if right.institution else saying.holder.person)
            body = right.institution or (None if right.speaker else saying.holder.institution)
            add(Subject.SPEAKER, Verdict.CORRECT, person=person, institution=body,
                state=right.state or saying.holder.state)  # fmt: skip
        if right.on:
            add(Subject.DATE, Verdict.CORRECT, day=right.on.isoformat())
        if right.about:
            if right.about not in self.claims:
                raise UsageError(f"the desk has no claim {right.about!r}; its claims: {', '.join(self.claims)}")
            add(Subject.LINK, Verdict.REJECT)
            add(Subject.LINK, Verdict.CONFIRM, right.about)
        for other, verdict in ((right.same_as, Verdict.CONFIRM), (right.apart_from, Verdict.REJECT)):
            if other:
                add(Subject.JOIN, verdict, other=other.rpartition("/")[2])
        return drafts

    def _read(self, saying: Utterance) -> dict[str, str]:
        """What was read, by which it is known again, and by which the rates of the reader's errors are counted."""
        read = saying.stance or (saying.readings[0] if saying.readings else None)
        stance = {"read": read.stance.value} if read else {}
        return {"document": saying.mentions[0], "words": saying.text, "language": saying.language, **stance}

    def _whole(self, verdict: Verdict, more: Mapping[str, str]) -> Draft:
        if self.silence:
            value = {"level": self.silence.level.value, "holder": self.silence.holder,
                     "since": self.silence.since.isoformat()}  # fmt: skip
            return Draft(self.claim, Subject.SILENCE, silence_id(self.claim, self.silence), verdict, value)
        assert self.line and self.shift
        shift = self.shift
        value = {
            "level": self.line.level.value, "holder": self.line.holder, "found": shift.onset.isoformat(),
            "read": shift.after.value, "onset": shift.onset.isoformat(), "earliest": shift.earliest.isoformat(),
            "before": shift.before.value, "after": shift.after.value, "kind": shift.kind,
            "magnitude": str(shift.magnitude), "evidence": " ".join(shift.evidence), **more,
        }  # fmt: skip
        return Draft(self.claim, Subject.SHIFT, shift_id(self.claim, self.line, shift), verdict, value)


def items_of(desk: Desk, settings: Settings, claim: str | None, today: date) -> list[Item]:
    """What is open on a desk, of one claim or of all."""
    claims = [claim_of(settings.root, claim)] if claim else list(load_claims(settings.root).values())
    return [item for one in claims for item in claim_line(desk, settings, one, today=today).items]


def target_of(desk: Desk, settings: Settings, id: str, today: date) -> Target:
    """What an id such as "sappers/3fa9c1d2" means; a usage error where it means nothing, or several things."""
    key, slash, beginning = id.rpartition("/")
    if not slash or not beginning:
        raise UsageError(f"{id!r} is no id: it is a claim, a slash and the beginning of the rest, as review list shows")
    claim = claim_of(settings.root, key)
    keys = tuple(load_claims(settings.root))
    found = _targets(claim_line(desk, settings, claim, today=today), claim.key, keys, beginning)
    if len(found) != 1:
        what = "nothing begins" if not found else f"{len(found)} things begin"
        raise UsageError(f"{what} with {beginning!r} on the lines of {claim.key}; see: svodka review list")
    return found[0]


def _targets(line: DeskLine, claim: str, keys: tuple[str, ...], beginning: str) -> list[Target]:
    found = [Target(claim, keys, saying=u) for u in line.followed.said if any(i.startswith(beginning) for i in u.ids)]
    found += [Target(claim, keys, saying=u) for u, _ in line.followed.ruled.left_out if u.id.startswith(beginning)]
    for one in line.followed.lines:
        found += [Target(claim, keys, line=one, shift=s) for s in one.shifts
                  if shift_id(claim, one, s).startswith(beginning)]  # fmt: skip
    return found + [Target(claim, keys, silence=s) for s in (*line.silences, *line.unproven)
                    if silence_id(claim, s).startswith(beginning)]  # fmt: skip


def append(
    desk: Desk, drafts: Sequence[Draft], by: str, note: str | None, ground: Ground | None, at: datetime
) -> list[Decision]:
    """Add the decisions to the log; those that are in force just so are left out."""
    with desk.adding():
        decided = in_force(desk.ledger.tracking.decisions())
        return [
            desk.ledger.tracking.append_decision(
                Decision(0, at, by, d.claim, d.subject, d.id, d.verdict, tuple(sorted(d.value.items())), ground, note)
            )
            for d in drafts
            if not any(_same(one, d, ground) for one in decided)
        ]


def _same(one: Decision, draft: Draft, ground: Ground | None) -> bool:
    """Whether a decision that is in force says just this; what was read before it doesn't matter."""
    mine = {k: v for k, v in one.value if k != "read"}
    theirs = {k: v for k, v in draft.value.items() if k != "read"}
    same = (one.claim, one.subject, one.id, one.verdict, one.ground) == (
        draft.claim, draft.subject, draft.id, draft.verdict, ground)  # fmt: skip
    return same and mine == theirs


def take_back(desk: Desk, number: int, by: str, note: str | None, at: datetime) -> Decision:
    """Add that a decision does not count any more; a usage error where there is none of that number."""
    with desk.adding():
        log = desk.ledger.tracking.decisions()
        one = next((d for d in log if d.seq == number), None)
        if one is None:
            raise UsageError(f"the log has no decision {number}; see: svodka review log")
        if any(d.undoes == number and not _undone(log, d) for d in log):
            raise UsageError(f"decision {number} is taken back already; see: svodka review log")
        undo = Decision(0, at, by, one.claim, one.subject, one.id, one.verdict, note=note, undoes=number)
        return desk.ledger.tracking.append_decision(undo)


def _undone(log: Sequence[Decision], one: Decision) -> bool:
    return any(d.undoes == one.seq and not _undone(log, d) for d in log)


def decisions_of(desk: Desk, claim: str | None, as_of: date | None) -> tuple[Decision, ...]:
    """The log, of one claim (its key) or of all, up to a day."""
    until = datetime.combine(as_of, time.max, UTC) if as_of else None
    return desk.ledger.tracking.decisions(claim, until)


def spelled(one: Decision) -> dict[str, Any]:
    """A decision as JSON."""
    return {
        "seq": one.seq, "at": one.at.isoformat(), "by": one.by, "claim": one.claim, "subject": one.subject.value,
        "id": one.id, "verdict": one.verdict.value, "value": dict(one.value),
        "reason": one.ground.value if one.ground else None, "note": one.note, "undoes": one.undoes,
    }  # fmt: skip


__all__ = ["Draft", "Right", "Target", "append", "decisions_of", "items_of", "spelled", "take_back",
           "target_of"]  # fmt: skip
