"""Pictures of a digest, made of the statements that it cites: the claim's line, and who was quoted through whom.

``line_figure`` and ``quoted_figure`` make the data with its alternative text; ``figure_html`` draws it, with the same
as a table for who can't see it or wants the figures.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import replace
from datetime import date
from html import escape

from svodka.model import Digest, Figure, FigureKind, LedgerRow
from svodka.write.labels import Labels, labels_of
from svodka.write.line_chart import ChartPoint, ChartRow, ChartShift, line_svg
from svodka.write.line_plan import LinePlan, Told, days_of
from svodka.write.page import text_html
from svodka.write.quoting_svg import quoting_svg
from svodka.write.visible import one_line
from svodka.write.voices import is_named

# Rows of a chart that one can read in ten seconds; whoever spoke most stays
MOST_ROWS = 8
CHANGE, POSSIBLE = "change", "possible change"


def line_figure(plan: LinePlan, names: Mapping[str, str] = {}) -> Figure | None:
    """The line of a plan: whose line it is, then who spoke, by day. None where fewer than two days are told.

    ``names``: how the digest names speakers, by the names that their statements have.
    """
    rows: list[tuple[str, ...]] = []
    if plan.turn:
        holder = one_line(names.get(plan.turn.holder, plan.turn.holder)).removeprefix("the ")
        rows += [(holder, *rest) for _, *rest in _points((*plan.evidence_before, *plan.evidence_after), names)]
        before = days_of(plan.evidence_before)
        first = before[1] if before and before[1] <= plan.turn.onset else plan.turn.onset
        what = CHANGE if plan.turn.confirmed_by else POSSIBLE
        rows.append((holder, first.isoformat(), plan.turn.onset.isoformat(), what, ""))
    said = list(_points([one for part in (plan.old, plan.new, plan.carried) for one in part], names))
    most = {name for name, _ in Counter(row[0] for row in said).most_common(MOST_ROWS)}
    rows += [row for row in said if row[0] in most]
    if len({row[1] for row in rows}) < 2:
        return None
    return Figure(FigureKind.LINE, one_line(plan.claim.text), tuple(dict.fromkeys(rows)))


def _points(told: Iterable[Told], names: Mapping[str, str]) -> Iterator[tuple[str, ...]]:
    for one in told:
        days = days_of([one])
        if one.stance and one.counts and days:
            yield (_named(one.row, names), days[0].isoformat(), days[1].isoformat(), one.stance.value,
                   one.row.statement.id)  # fmt: skip


def quoted_figure(rows: Iterable[LedgerRow], language: str, names: Mapping[str, str] = {}) -> Figure | None:
    """Who was quoted through whom by which outlet. None where there is one way only: nothing is to be seen."""
    labels = labels_of(language)
    ways = []
    for row in rows:
        outlet = one_line(row.revision.outlet or labels.outlet_untold)
        hops = [name for hop in row.statement.chain if (name := one_line(hop.name)).casefold() != outlet.casefold()]
        ways.append((_named(row, names), hops[-1] if hops else "", outlet, row.statement.id))
    if len({way[:3] for way in ways}) < 2:
        return None
    return Figure(FigureKind.QUOTED, labels.quoted_title, tuple(sorted(dict.fromkeys(ways))))


def _named(row: LedgerRow, names: Mapping[str, str]) -> str:
    """The name as the digest gives it; "" for someone who is not named."""
    speaker = row.statement.speaker
    return one_line(names.get(speaker.name, speaker.name)) if speaker and is_named(speaker) else ""


def standing_on(figures: Iterable[Figure], cited: Set[str]) -> tuple[Figure, ...]:
    """The figures without what stands on statements that are not cited any more."""
    kept = []
    for figure in figures:
        rows = tuple(row for row in figure.rows if row[-1] in cited)
        if rows:
            held = {row[0] for row in rows}
            kept.append(
                replace(figure, rows=tuple(r for r in figure.rows if r in rows or (not r[-1] and r[0] in held)))
            )
    return tuple(kept)


# ------------------------------------------------------------------------------------------------------ shown


def told_of(figure: Figure, labels: Labels) -> str:
    """What is to be seen, in words: the alternative text."""
    if figure.kind is FigureKind.QUOTED:
        return _quoted_told(ways_of(figure, labels), labels)
    told = []
    for holder in dict.fromkeys(row[0] for row in figure.rows):
        runs: list[tuple[str, str, str, int]] = []
        own = sorted((row for row in figure.rows if row[0] == holder), key=lambda row: (row[2], row[1]))
        for _, first, last, what, _ in own:
            if runs and runs[-1][0] == what:
                runs[-1] = (what, runs[-1][1], last, runs[-1][3] + 1)
            else:
                runs.append((what, first, last, 1))
        told.append(f"{holder or labels.nobody}: {'; '.join(_run(run, labels) for run in runs)}.")
    return " ".join(told)


def _run(run: tuple[str, str, str, int], labels: Labels) -> str:
    what, first, last, number = run
    when = labels.interval(date.fromisoformat(first), date.fromisoformat(last))
    return f"{labels.stance(what)}, {when}" + (f" ({number})" if number > 1 else "")


def ways_of(figure: Figure, labels: Labels) -> list[tuple[str, str, str, int]]:
    """Speaker, through whom, outlet and how many statements, the most first."""
    ways = Counter((row[0] or labels.nobody, row[1], row[2] or labels.outlet_untold) for row in figure.rows)
    return [(*way, number) for way, number in sorted(ways.items(), key=lambda item: (-item[1], item[0]))]


def _quoted_told(ways: Sequence[tuple[str, str, str, int]], labels: Labels) -> str:
    speaker, through, outlet, most = ways[0]
    return labels.quoted_told.format(
        statements=labels.count(sum(way[3] for way in ways), labels.statements), speaker=speaker, outlet=outlet,
        speakers=labels.count(len({way[0] for way in ways}), labels.speakers_counted), most=most,
        outlets=labels.count(len({way[2] for way in ways}), labels.outlets_counted),
        through=labels.through.format(name=through) if through else "",
    )  # fmt: skip


def figure_html(figure: Figure, labels: Labels, *, drawn: bool = True) -> str:
    """A figure with its caption and its table; not ``drawn`` (in an e-mail): its words in place of the picture."""
    told = f'<p class="small" dir="auto">{text_html(told_of(figure, labels))}</p>'
    picture = f'<div class="drawn">{figure_svg(figure, labels)}</div>' if drawn else told
    return (
        f'<figure class="picture"><figcaption class="small" dir="auto">{text_html(figure.title)}</figcaption>{picture}'
        f'<details class="small"><summary>{labels.table}</summary>{told if drawn else ""}{_table(figure, labels)}'
        f"</details></figure>"
    )


def figure_svg(figure: Figure, labels: Labels) -> str:
    """The picture, with title and description."""
    told = told_of(figure, labels)
    if figure.kind is FigureKind.QUOTED:
        return quoting_svg(figure.title, told, ways_of(figure, labels), labels)
    rows = []
    for holder in dict.fromkeys(row[0] for row in figure.rows):
        name = holder or labels.nobody
        points, shifts = [], []
        for _, first, last, what, _ in (row for row in figure.rows if row[0] == holder):
            start, end = date.fromisoformat(first), date.fromisoformat(last)
            if what in (CHANGE, POSSIBLE):
                shifts.append(ChartShift(start, end, labels.stance(what), what == CHANGE))
            else:
                points.append(ChartPoint(end, what, f"{name}: {_run((what, first, last, 1), labels)}"))
        rows.append(ChartRow(name, "", tuple(points), tuple(shifts)))
    change = labels.stance(CHANGE).split(",")[0]
    return line_svg(figure.title, rows, told=told, words=labels.stances, change=change)


def table_rows(figure: Figure, labels: Labels) -> list[tuple[str, ...]]:
    """The head and the rows of a figure's table, in words."""
    if figure.kind is FigureKind.QUOTED:
        return [labels.quoted_head, *((a, b or "–", c, str(n)) for a, b, c, n in ways_of(figure, labels))]
    told = ((who or labels.nobody, labels.day(date.fromisoformat(first)), labels.day(date.fromisoformat(last)),
             labels.stance(what)) for who, first, last, what, _ in figure.rows)  # fmt: skip
    return [labels.line_head, *told]


def figures_told(digest: Digest) -> list[str]:
    """The figures in words, for formats without pictures."""
    labels = labels_of(digest.language)
    return [one_line(f"{figure.title}: {told_of(figure, labels)}") for figure in digest.figures]


def _table(figure: Figure, labels: Labels) -> str:
    head, *rows = table_rows(figure, labels)
    cells = "".join(f'<th scope="col">{escape(name)}</th>' for name in head)
    body = "".join(f"<tr>{_cells(row)}</tr>" for row in rows)
    return f"<table><thead><tr>{cells}</tr></thead><tbody>{body}</tbody></table>"


def _cells(row: Iterable[str]) -> str:
    return "".join(f'<td dir="auto">{text_html(cell)}</td>' for cell in row)
