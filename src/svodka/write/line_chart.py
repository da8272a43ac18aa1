"""Lines as a picture: holders as rows, time across, stance as colour and as mark; every point leads to its receipt.

SVG by itself, or inside a page that has the receipts below it. Nothing is loaded and no script runs. The colours are
those of Okabe and Ito (https://jfly.uni-koeln.de/color/), which the colour-blind can tell; the marks differ, too.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from svodka.write.page import safe_address, svg_text
from svodka.write.visible import one_line

# stance -> name of its class; the mark is drawn by ``_mark``
STANCES = ("deny", "hedge", "conditional", "decline", "deflect", "affirm")
_WORDS = {stance: stance for stance in STANCES}
_LEFT, _RIGHT, _TOP, _ROW, _WIDTH = 260, 30, 78, 46, 1100
_LABEL = 34  # characters of a holder's name that fit in front
_TICKS = 9
_LETTER = 7.2  # pixels of a letter of 14 pixels, on average
_DAYS_OF_A_MONTH, _DAYS_OF_A_YEAR = 31, 366
_STYLE = """
svg.lines{--ink:#1d1c1a;--soft:#6b6862;--rule:#dedad1;--paper:#fbfaf7;--deny:#b84300;--affirm:#0064a8;--hedge:#8a6100;
--open:#6b6862;font:14px system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif;background:var(--paper)}
@media(prefers-color-scheme:dark){svg.lines{--ink:#e9e6df;--soft:#a09b91;--rule:#3a3833;--paper:#171716;--deny:#ff9a5c;
--affirm:#6cb8f0;--hedge:#e8b93c;--open:#a09b91}}
.lines text{fill:var(--ink)}.lines .soft{fill:var(--soft);font-size:12px}.lines .rule{stroke:var(--rule)}
.lines .deny{fill:var(--deny);stroke:var(--deny)}.lines .affirm{fill:var(--affirm);stroke:var(--affirm)}
.lines .hedge{fill:var(--hedge);stroke:var(--hedge)}
.lines .conditional,.lines .decline,.lines .deflect{fill:none;stroke:var(--open);stroke-width:2}
.lines .interval{fill:var(--ink);opacity:.13}.lines .onset{stroke:var(--ink);stroke-width:2}
.lines .proposed{stroke-dasharray:4 3}
.lines a:focus-visible,.lines a:hover{outline:2px solid var(--ink)}
"""


@dataclass(frozen=True, slots=True)
class ChartPoint:
    """One utterance: its day, its stance, what a pointer shows, where it leads."""

    day: date
    stance: str
    told: str
    href: str | None = None  # an address, or "#receipt-3"


@dataclass(frozen=True, slots=True)
class ChartShift:
    """A change: between its two days it happened."""

    earliest: date
    onset: date
    told: str
    confirmed: bool = False


@dataclass(frozen=True, slots=True)
class ChartRow:
    """One holder."""

    holder: str
    level: str
    points: tuple[ChartPoint, ...]
    shifts: tuple[ChartShift, ...] = ()


def line_svg(
    claim: str, rows: Sequence[ChartRow], *, told: str | None = None, words: Mapping[str, str] = _WORDS,
    change: str = "change, and when",
) -> str:  # fmt: skip
    """The chart as one SVG element, with title and description for who can't see it.

    ``told``: the description; else one is made. ``words``: of the legend, by stance. ``change``: that of a change.
    """
    days = [p.day for row in rows for p in row.points] + [s.earliest for row in rows for s in row.shifts]
    first, last = (min(days), max(days)) if days else (date(2000, 1, 1), date(2000, 1, 2))
    scale = _Scale(first, max(last, first + timedelta(1)))
    height = _TOP + _ROW * max(1, len(rows)) + 40
    body = [_legend(words, change), *_axis(scale, height)]
    for number, row in enumerate(rows):
        body.append(_row(row, _TOP + _ROW * number, scale))
    return (
        f'<svg class="lines" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {height}" role="img" '
        f'aria-labelledby="lines-title lines-desc"><title id="lines-title">{svg_text(claim)}</title>'
        f'<desc id="lines-desc">{svg_text(description(rows) if told is None else told)}</desc>'
        f"<style>{_STYLE}</style>{''.join(body)}</svg>\n"
    )


def description(rows: Iterable[ChartRow]) -> str:
    """The chart in words."""
    told = []
    for row in rows:
        runs: list[tuple[str, date, date, int]] = []
        for point in sorted(row.points, key=lambda p: p.day):
            if runs and runs[-1][0] == point.stance:
                runs[-1] = (point.stance, runs[-1][1], point.day, runs[-1][3] + 1)
            else:
                runs.append((point.stance, point.day, point.day, 1))
        parts = [f"{stance} {a} to {b} ({n})" if a != b else f"{stance} {a}" for stance, a, b, n in runs]
        shifts = [shift.told for shift in row.shifts]
        told.append(f"{row.holder} ({row.level}): {'; '.join(parts + shifts)}.")
    return " ".join(told) or "Nobody's stance was found."


@dataclass(frozen=True, slots=True)
class _Scale:
    first: date
    last: date

    def x(self, day: date) -> float:
        """Where a day stands."""
        width = _WIDTH - _LEFT - _RIGHT
        return round(_LEFT + width * (day - self.first).days / (self.last - self.first).days, 1)


def _axis(scale: _Scale, height: int) -> Iterable[str]:
    for day in ticks(scale.first, scale.last):
        x = scale.x(day)
        yield f'<line class="rule" x1="{x}" y1="{_TOP - 18}" x2="{x}" y2="{height - 34}"/>'
        yield f'<text class="soft" x="{x}" y="{height - 14}" text-anchor="middle">{_tick(day, scale)}</text>'


def ticks(first: date, last: date) -> list[date]:
    """Some round days from one to another: years, months or days, at most some nine."""
    length = (last - first).days
    if length > _DAYS_OF_A_YEAR * 2:
        step = max(1, (last.year - first.year) // _TICKS)
        return [date(y, 1, 1) for y in range(first.year + 1, last.year + 1, step)]
    if length > _DAYS_OF_A_MONTH * 2:
        months = [(y, m) for y in range(first.year, last.year + 1) for m in range(1, 13)]
        inside = [date(y, m, 1) for y, m in months if first <= date(y, m, 1) <= last]
        return inside[:: max(1, -(-len(inside) // _TICKS))]
    return [first + timedelta(n) for n in range(0, length + 1, max(1, -(-length // (_TICKS - 1))))]


def _tick(day: date, scale: _Scale) -> str:
    length = (scale.last - scale.first).days
    if length > _DAYS_OF_A_YEAR * 2:
        return str(day.year)
    return day.isoformat()[:7] if length > _DAYS_OF_A_MONTH * 2 else day.isoformat()


def _row(row: ChartRow, top: int, scale: _Scale) -> str:
    middle = top + _ROW // 2 - 8
    name = one_line(row.holder)
    short = name if len(name) <= _LABEL else f"{name[: _LABEL - 1]}…"
    rule = f'<line class="rule" x1="{_LEFT}" y1="{middle}" x2="{_WIDTH - _RIGHT}" y2="{middle}"/>'
    label = f'<text x="8" y="{middle}"><title>{svg_text(name)}</title>{svg_text(short)}</text>'
    parts = ["<g>", label, f'<text class="soft" x="8" y="{middle + 16}">{svg_text(row.level)}</text>', rule]
    for shift in row.shifts:
        a, b = scale.x(shift.earliest), scale.x(shift.onset)
        kind = "onset" if shift.confirmed else "onset proposed"
        parts.append(
            f'<g><title>{svg_text(shift.told)}</title><rect class="interval" x="{a}" y="{middle - 15}" '
            f'width="{max(2.0, b - a):.1f}" height="30"/><line class="{kind}" x1="{b}" y1="{middle - 18}" x2="{b}" '
            f'y2="{middle + 18}"/></g>'
        )
    parts += [_point(point, scale.x(point.day), middle) for point in row.points]
    return "".join([*parts, "</g>"])


def _point(point: ChartPoint, x: float, y: int) -> str:
    mark = f"<g><title>{svg_text(point.told)}</title>{_mark(point.stance, x, y)}</g>"
    href = point.href
    if href is None or not (href.startswith("#") or safe_address(href)):
        return mark
    return f'<a href="{svg_text(href)}" aria-label="{svg_text(point.told)}">{mark}</a>'


def _mark(stance: str, x: float, y: int) -> str:
    """Square denies, disc affirms, diamond hedges; hollow: triangle if so, ring declines, cross turns away."""
    name = stance if stance in STANCES else "deflect"
    if name == "deny":
        return f'<rect class="deny" x="{x - 7:.1f}" y="{y - 7}" width="14" height="14"/>'
    if name == "affirm":
        return f'<circle class="affirm" cx="{x}" cy="{y}" r="8"/>'
    if name == "hedge":
        return f'<path class="hedge" d="M{x} {y - 9}l9 9-9 9-9-9z"/>'
    if name == "conditional":
        return f'<path class="conditional" d="M{x} {y - 8}l8 14h-16z"/>'
    if name == "decline":
        return f'<circle class="decline" cx="{x}" cy="{y}" r="7"/>'
    return f'<path class="deflect" d="M{x - 6:.1f} {y - 6}l12 12m0-12l-12 12"/>'


def _legend(words: Mapping[str, str], change: str) -> str:
    parts, x = [], 16.0
    for stance in STANCES:
        word = words.get(stance, stance)
        parts.append(f'{_mark(stance, x, 20)}<text x="{x + 16:.0f}" y="25">{svg_text(word)}</text>')
        x += max(130, 44 + _LETTER * len(word))
    parts.append(
        f'<rect class="interval" x="{x:.0f}" y="6" width="26" height="28"/><line class="onset proposed" '
        f'x1="{x + 26:.0f}" y1="4" x2="{x + 26:.0f}" y2="36"/><text x="{x + 36:.0f}" y="25">{svg_text(change)}</text>'
    )
    return f'<g aria-hidden="true">{"".join(parts)}</g>'
