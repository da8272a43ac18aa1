"""Acts of speaking as lines of a terminal and as JSON."""

from __future__ import annotations

from collections.abc import Iterator

from svodka.cli.common import count
from svodka.group.variants import Change
from svodka.pipeline.speaking import Carried, Shown
from svodka.write.visible import one_line

# Words of a statement on one line: enough to recognise it
SHOWN = 160
# Digits of an id that are shown: among a million ids, eight of them are one's own but for one in four thousand
DIGITS = 8


def day_of(shown: Shown) -> str:
    """The day or days on which it was said."""
    if shown.end is None:
        return "undated"
    if shown.start is None:
        return f"until {shown.end}"
    return f"{shown.end}" if shown.start == shown.end else f"{shown.start} to {shown.end}"


def shortened(words: str, length: int = SHOWN) -> str:
    """Words on one line, cut where they are long."""
    line = one_line(words)
    return line if len(line) <= length else f"{line[: length - 1].rstrip()}…"


def origins_of(shown: Shown) -> str:
    """How many have it by themselves."""
    return count(len(shown.kept.origin.independent), "independent origin")


def text_of(shown: Shown) -> Iterator[str]:
    """One act of speaking: who, when, from whom, carriers in time, variants side by side, why it is one."""
    yield f"{one_line(shown.speaker)}, {day_of(shown)}  ({shown.id[:DIGITS]})"
    yield f"  “{shortened(shown.primary.report.words, 400)}”"
    yield ""
    yield f"Origin: {one_line(_origin(shown))}"
    yield f"{origins_of(shown).capitalize()}: {', '.join(map(one_line, shown.kept.origin.independent))}"
    yield ""
    documents = _documents(shown)
    yield f"{count(len(shown.carriers), 'report')} in {count(len(documents), 'document')}, in order of time:"
    yield from (f"  {_carrier(carried, shown)}" for carried in documents)
    if len(shown.variants) > 1:
        yield ""
        yield "The wordings, held against the first one:"
        yield from _variants(shown)
    if shown.kept.joins:
        yield ""
        yield "Why it is taken for one:"
        for reason in dict.fromkeys("; ".join(join.why.reasons) for join in shown.kept.joins):
            yield f"  {one_line(reason)}"
    if shown.kept.doubts:
        yield ""
        yield "Look twice:"
        yield from (f"  {one_line(doubt)}" for doubt in shown.kept.doubts)


def _origin(shown: Shown) -> str:
    origin = shown.kept.origin
    carried = next((c for c in shown.carriers if c.report.statement == origin.statement), shown.carriers[0])
    who = carried.report.outlet or carried.row.revision.address
    return f"{origin.named}, as {who} tells ({origin.because})" if origin.named else f"{who} ({origin.because})"


def _documents(shown: Shown) -> list[list[Carried]]:
    """The reports by the texts in which they stand, in order of time."""
    found: dict[str, list[Carried]] = {}
    for carried in shown.carriers:
        found.setdefault(carried.report.revision, []).append(carried)
    return list(found.values())


def _carrier(group: list[Carried], shown: Shown) -> str:
    """One document: when, who, what it is, through whom, and the ids of its reports."""
    report = next((c.report for c in group if c.report.chain), group[0].report)
    told = [report.language or "?", report.carrier.value]
    if report.chain:
        told.append(f"through {', '.join(report.chain)}")
    if report.copy_of:
        told.append("a copy")
    if all(c.report.recalled for c in group):
        told.append("recalled")
    if shown.primary in group:
        told.append("its words count")
    when = (report.published or "undated").replace("T", " ")[:16]
    who = report.outlet or group[0].row.revision.address
    ids = " ".join(c.report.statement[:DIGITS] for c in group)
    return one_line(f"{when}  {who} ({'; '.join(told)})  {ids}")


def _variants(shown: Shown) -> Iterator[str]:
    names = {c.report.statement: c.report.outlet or c.row.revision.address for c in shown.carriers}
    for variant in shown.variants:
        kinds = ", ".join(change.value for change in variant.changes) or "its words count"
        who = ", ".join(dict.fromkeys(names[statement] for statement in (variant.statement, *variant.also)))
        yield f"  {one_line(who)} ({variant.language}, {kinds})"
        yield f"    “{shortened(variant.words)}”"
        if variant.dropped and Change.REWORDED not in variant.changes:
            yield f"    without: {shortened(' … '.join(variant.dropped))}"
        if variant.added:
            yield f"    with: {shortened(' … '.join(variant.added))}"
