"""Who was quoted, through whom, by which outlet: three columns and bands between them, as SVG.

A Sankey diagram of the simplest kind: heights are numbers of statements. What doesn't fit is folded into one node a
column, so that it can be read on a phone.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from svodka.write.labels import Labels
from svodka.write.page import svg_text
from svodka.write.visible import one_line

# A column of more nodes is a list: the table below the picture has them all
MOST_NODES = 10
_WIDTH, _TOP, _NODE, _GAP, _LABEL = 760, 44, 10, 12, 30
_LEAST, _HIGHEST = 18.0, 300.0  # a node's label takes 18 pixels; with the gaps, more is more than a screen
_THINNEST, _THICKEST = 2.0, 9.0  # of a band of one statement: to be seen at all, and never a wall
_COLUMNS = (180, 400, 570)  # left edges of the nodes; labels stand left of the first, right of the last
_MORE = {"en": "{n} more", "ru": "ещё {n}"}
_STYLE = """
svg.quoting{--ink:#1d1c1a;--soft:#6b6862;--band:#8a2f1d;--node:#1d1c1a;font:13px system-ui,-apple-system,"Segoe UI",
Roboto,"Noto Sans",sans-serif}
@media(prefers-color-scheme:dark){svg.quoting{--ink:#e9e6df;--soft:#a09b91;--band:#f0957f;--node:#e9e6df}}
.quoting text{fill:var(--ink)}.quoting .soft{fill:var(--soft);font-size:12px}
.quoting .band{fill:none;stroke:var(--band);opacity:.35}.quoting .node{fill:var(--node)}
"""


@dataclass(slots=True)
class _Node:
    """One name of a column: its place and how much of its height is taken by bands on either side."""

    y: float
    height: float
    left: float = 0.0
    right: float = 0.0


def quoting_svg(title: str, told: str, quoted: Sequence[tuple[str, str, str, int]], labels: Labels) -> str:
    """The picture of who was quoted (speaker, through whom or "", outlet, number of statements).

    ``told``: the same in words, its description.
    """
    ways = Counter[tuple[str, str, str]]()
    folded = [
        _folded([(speaker, number) for speaker, _, _, number in quoted], labels),
        _folded([(through, number) for _, through, _, number in quoted], labels),
        _folded([(outlet, number) for _, _, outlet, number in quoted], labels),
    ]
    for speaker, through, outlet, number in quoted:
        ways[folded[0][speaker], folded[1][through], folded[2][outlet]] += number
    unit = _unit(ways)
    columns = _columns(ways, unit, folded)
    height = max(node.y + node.height for column in columns for node in column.values()) + 16
    bands = "".join(_bands(ways, columns, unit))
    nodes = "".join(_nodes(column, x, place) for place, (column, x) in enumerate(zip(columns, _COLUMNS, strict=True)))
    heads = "".join(
        _head(x, place, name)
        for place, (x, name) in enumerate(zip(_COLUMNS, labels.quoted_head[:3], strict=True))
        if columns[place]
    )
    return (
        f'<svg class="quoting" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {height:.0f}" role="img" '
        f'aria-labelledby="quoting-title quoting-desc"><title id="quoting-title">{svg_text(title)}</title>'
        f'<desc id="quoting-desc">{svg_text(told)}</desc><style>{_STYLE}</style>{heads}{bands}{nodes}</svg>\n'
    )


def _head(x: int, place: int, name: str) -> str:
    at, anchor = (x + _NODE, ' text-anchor="end"') if place == 0 else (x, "")
    return f'<text class="soft" x="{at}" y="20"{anchor}>{svg_text(name)}</text>'


def _folded(numbered: Iterable[tuple[str, int]], labels: Labels) -> dict[str, str]:
    """Each name of a column as it is shown: by itself, or within "n more"."""
    counts = Counter[str]()
    for name, number in numbered:
        counts[name] += number
    ordered = sorted((name for name in counts if name), key=lambda name: (-counts[name], name))
    shown = ordered if len(ordered) <= MOST_NODES else ordered[: MOST_NODES - 1]
    more = _MORE[labels.language].format(n=len(ordered) - len(shown))
    return {name: name if name in shown or not name else more for name in counts}


def _unit(ways: Counter[tuple[str, str, str]]) -> float:
    """Pixels of a statement: few are seen as bands, many still fit a screen."""
    return max(_THINNEST, min(_THICKEST, _HIGHEST / max(1, ways.total())))


def _columns(
    ways: Counter[tuple[str, str, str]], unit: float, folded: Sequence[dict[str, str]]
) -> tuple[dict[str, _Node], dict[str, _Node], dict[str, _Node]]:
    """The nodes of the three columns: speakers by number, the others beside whom they quote, so that few bands cross;
    what was folded stands last."""
    last = [{shown for name, shown in column.items() if name and name != shown} for column in folded]
    speakers = _numbers(ways, 0)
    left = _placed(sorted(speakers, key=lambda name: (name in last[0], -speakers[name], name)), speakers, unit)
    beside: list[dict[str, float]] = [{}, {}, {}]
    for column in (1, 2):
        numbers = _numbers(ways, column)
        for name in numbers:
            own = [(left[way[0]].y + left[way[0]].height / 2, n) for way, n in ways.items() if way[column] == name]
            beside[column][name] = sum(y * n for y, n in own) / sum(n for _, n in own)
    middle, right = (
        _placed(sorted(beside[column], key=lambda name: (name in last[column], beside[column][name], name)),
                _numbers(ways, column), unit, beside[1] if column == 1 else {})
        for column in (1, 2)
    )  # fmt: skip
    return left, middle, right


def _numbers(ways: Counter[tuple[str, str, str]], column: int) -> Counter[str]:
    counts = Counter[str]()
    for way, number in ways.items():
        if way[column]:
            counts[way[column]] += number
    return counts


def _placed(
    names: Sequence[str], numbers: Counter[str], unit: float, wished: Mapping[str, float] = {}
) -> dict[str, _Node]:
    """Nodes from top to bottom, none over another; ``wished``: about where the middle of a node would stand."""
    y, nodes = float(_TOP), {}
    for name in names:
        height = max(_LEAST, numbers[name] * unit)
        y = max(y, wished.get(name, 0.0) - height / 2)
        nodes[name] = _Node(y, height)
        y += height + _GAP
    return nodes


def _bands(ways: Counter[tuple[str, str, str]], columns: Sequence[dict[str, _Node]], unit: float) -> list[str]:
    drawn = []
    for (speaker, through, outlet), number in sorted(ways.items(), key=lambda item: (-item[1], item[0])):
        stops = [(0, columns[0][speaker]), *([(1, columns[1][through])] if through else []), (2, columns[2][outlet])]
        told = svg_text(" → ".join(one_line(name) for name in (speaker, through, outlet) if name) + f": {number}")
        for (a, one), (b, other) in pairwise(stops):
            wide = number * unit
            y1, y2 = one.y + one.right + wide / 2, other.y + other.left + wide / 2
            one.right += wide
            other.left += wide
            x1, x2 = _COLUMNS[a] + _NODE, _COLUMNS[b]
            middle = (x1 + x2) / 2
            drawn.append(
                f'<path class="band" stroke-width="{wide:.1f}" d="M{x1} {y1:.1f}C{middle} {y1:.1f} {middle} {y2:.1f} '
                f'{x2} {y2:.1f}"><title>{told}</title></path>'
            )
    return drawn


def _nodes(column: dict[str, _Node], x: int, place: int) -> str:
    drawn = []
    for name, node in column.items():
        line = one_line(name)
        short = line if len(line) <= _LABEL else f"{line[: _LABEL - 1]}…"
        at, anchor = (x - 6, ' text-anchor="end"') if place == 0 else (x + _NODE + 6, "")
        drawn.append(
            f'<g><title>{svg_text(line)}</title><rect class="node" x="{x}" y="{node.y:.1f}" width="{_NODE}" '
            f'height="{node.height:.1f}"/><text x="{at}" y="{node.y + node.height / 2 + 4:.1f}"{anchor}>'
            f"{svg_text(short)}</text></g>"
        )
    return "".join(drawn)
