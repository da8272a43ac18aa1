"""Lines as what a person sees: table, chart, page, explanation."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from svodka.model import HolderLevel, Revision, Snapshot, Stance
from svodka.pipeline.desk import Desk
from svodka.pipeline.judging import Judged
from svodka.pipeline.lines import DeskLine
from svodka.track.follow import Followed
from svodka.track.lines import USED
from svodka.track.positions import Line, Shift
from svodka.track.queue import Item
from svodka.track.silence import Silence
from svodka.track.utterances import Utterance
from svodka.write.line_chart import ChartPoint, ChartRow, ChartShift
from svodka.write.line_page import LineReceipt
from svodka.write.line_table import LineRow


@dataclass(frozen=True, slots=True)
class Shown:
    """All that the forms of output need."""

    followed: Followed
    revisions: Mapping[str, Revision]
    snapshots: Mapping[str, Snapshot] = field(default_factory=dict)  # document -> its archived bytes
    silences: tuple[Silence, ...] = ()
    unproven: tuple[Silence, ...] = ()
    items: tuple[Item, ...] = ()
    undated: tuple[str, ...] = ()
    judges: Judged | None = None  # what plug-in judges said


def shown_of(desk: Desk, found: DeskLine, judges: Judged | None = None) -> Shown:
    """A claim's lines on a desk with the archived bytes behind each statement that moves them."""
    snapshots = {}
    for document in {m for u in found.followed.said for m in u.mentions}:
        revision = found.revisions[document]
        behind = desk.ledger.provenance(revision.id, revision.checksum)
        if behind:
            snapshots[document] = behind.snapshot
    return Shown(found.followed, found.revisions, snapshots, found.silences, found.unproven, found.items, found.undated,
                 judges)  # fmt: skip


def table_rows(shown: Shown, *, everybody: bool = True) -> list[LineRow]:
    """The holders for the table: those who took a side, or speak for a state; or all who said anything."""
    return [
        LineRow(
            one.holder, _level(one),
            tuple((p.stance.value, p.start.isoformat(), p.end.isoformat(), len(p.mentions)) for p in one.positions),
            tuple(_evident(shift) for shift in one.shifts),
        )
        for one in shown.followed.lines if one.positions and (everybody or _took_a_side(one))
    ]  # fmt: skip


def _took_a_side(one: Line) -> bool:
    """Whether more is known of a holder than that he spoke of something else."""
    taken = {position.stance for position in one.positions}
    return one.state is not None or bool(taken & {Stance.DENY, Stance.AFFIRM, Stance.HEDGE})


def _level(one: Line) -> str:
    return one.level.value if one.state in (None, one.holder) else f"{one.level.value}, {one.state}"


def _evident(shift: Shift) -> str:
    guards = "".join(f"; {guard}" for guard in shift.guards)
    return f"{sentence(shift)}; see {', '.join(shift.evidence[-3:])}{guards}"


def sentence(shift: Shift) -> str:
    """A change as one sentence; only a confirmed one is told as fact."""
    first = f", first {shift.first_by}" if shift.first_by else ""
    turn = f"{shift.before.value} to {shift.after.value}"
    if shift.status == "confirmed":
        return f"changed from {turn} on {shift.onset} (confirmed{first})"
    if shift.kind == "UPDATE":
        return f"no change of line but of the world: {turn} on {shift.onset}"
    kind = f"{shift.kind.lower()}, " if shift.kind == "SUCCESSION" else ""
    return f"possible change, unverified: {turn} on {shift.onset} ({kind}{shift.status}, {shift.reason}{first})"


def found_sentences(shown: Shown) -> list[str]:
    """What was found beside the rows: changes, voices, who was first, silences, drift."""
    f = shown.followed
    told = [f"{line.holder}: {sentence(shift)}" for line in f.lines for shift in line.shifts]
    told += [f"two voices of {s.state}: {s.denies} denied it on {s.denied_on}, {s.affirms} affirmed it on "
             f"{s.affirmed_on}" for s in f.splits]  # fmt: skip
    firsts = [one for one in f.firsts if one.stance is Stance.AFFIRM]
    told += [f"first {_of_level(one.level)}{f' of {one.state}' if one.state and one.state != one.holder else ''} to "
             f"{one.stance.value}: {one.holder}, {one.day}" for one in firsts]  # fmt: skip
    told += [silence.sentence for silence in shown.silences]
    told += [drift.sentence for drift in f.drifts]
    return told


def _of_level(level: HolderLevel) -> str:
    return {HolderLevel.PERSON: "person", HolderLevel.OFFICE: "office", HolderLevel.INSTITUTION: "institution",
            HolderLevel.STATE: "state", HolderLevel.BLOC: "bloc"}[level]  # fmt: skip


def _names(one: Utterance, level: HolderLevel) -> str | None:
    holder = one.holder
    return {HolderLevel.PERSON: holder.person, HolderLevel.OFFICE: holder.office,
            HolderLevel.INSTITUTION: holder.institution}.get(level, holder.state)  # fmt: skip


def chart_rows(shown: Shown, *, to_receipts: bool) -> list[ChartRow]:
    """The rows of the chart; points lead to receipts on the same page, or to the addresses themselves."""
    keys = {one.id: receipt.key for one, receipt in _receipted(shown)}
    by_mention: dict[str, list[Utterance]] = {}
    for one in shown.followed.said:
        by_mention.setdefault(one.mentions[0], []).append(one)
    rows = []
    for line in shown.followed.lines:
        mentions = dict.fromkeys(m for p in line.positions for m in p.mentions)
        here = (u for m in mentions for u in by_mention.get(m, ()) if u.stance and u.reliability >= USED)
        said = [u for u in here if _names(u, line.level) == line.holder]
        points = [
            ChartPoint(u.day, u.stance.stance.value, f"{u.day}: {line.holder}: {u.stance.stance.value}. {u.text}",
                       f"#{keys[u.id]}" if to_receipts else shown.revisions[u.mentions[0]].address)
            for u in said if u.stance
        ]  # fmt: skip
        if points:
            shifts = [ChartShift(s.earliest, s.onset, sentence(s), s.status == "confirmed") for s in line.shifts]
            rows.append(ChartRow(line.holder, _level(line), tuple(points), tuple(shifts)))
    return rows


def _receipted(shown: Shown) -> Iterator[tuple[Utterance, LineReceipt]]:
    for number, one in enumerate((u for u in shown.followed.said if u.stance), 1):
        assert one.stance
        revision = shown.revisions[one.mentions[0]]
        snapshot = shown.snapshots.get(one.mentions[0])
        holder = one.holder.person or one.holder.institution or one.holder.state or "not known"
        copies = len(one.mentions) - 1
        notes = [f"rule {one.stance.rule}", *one.ruled, *([f"{copies} more with the same words"] if copies else [])]
        yield one, LineReceipt(
            f"r{number}", holder, one.day.isoformat(), one.stance.stance.value, one.text, revision.title,
            revision.outlet, revision.address, snapshot.checksum if snapshot else None,
            snapshot.fetched_at.isoformat(timespec="seconds") if snapshot else None, tuple(notes),
        )  # fmt: skip


def receipts(shown: Shown) -> list[LineReceipt]:
    """The receipts of all points, by day."""
    return [receipt for _, receipt in _receipted(shown)]


def explanation(shown: Shown) -> Iterable[str]:
    """Why each utterance is read as it is and counts as much as it does; what is left out; how belief went."""
    for one in shown.followed.said:
        stance = one.stance
        holder = one.holder.person or one.holder.institution or one.holder.state or "nobody who is known"
        read = f"{stance.stance.value} by {stance.rule}, score {stance.score:.2f}" if stance else "nothing that counts"
        flags = sorted({flag.value for reading in one.readings for flag in reading.flags})
        told = f" ({', '.join(flags)})" if flags else ""
        yield f"{one.day}  {holder}: {read}; reliability {one.reliability:.2f}{told}"
        yield f"    “{one.text}”"
        yield f"    about the claim: {one.link.score:.2f}: {'; '.join(one.link.reasons) or 'nothing found'}"
        yield from (f"    {why}" for why in one.ruled)
        yield f"    in {', '.join(one.mentions)}; saying {one.id}"
    for left, why in shown.followed.ruled.left_out:
        yield f"left out: “{left.text}”: {why}"
    for line in shown.followed.lines:
        if line.trace:
            yield f"belief for {line.holder} (denies, open, affirms):"
            yield from (f"    {day}  {d:.2f}  {n:.2f}  {a:.2f}" for day, d, n, a in line.trace)
        yield from (f"    {guard}" for guard in line.guards)
    for silence in shown.unproven:
        yield f"no silence of {silence.holder} can be told since {silence.since}: {'; '.join(silence.missing)}"
