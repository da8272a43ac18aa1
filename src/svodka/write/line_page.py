"""A page about a claim: the chart, what was found, and the receipt of every point below it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from svodka.write.line_chart import ChartRow, line_svg
from svodka.write.page import address_html, attribute, page, text_html
from svodka.write.visible import one_line

_STYLE = """
main{max-width:72rem;margin:0 auto;padding:1.5rem clamp(1rem,4vw,2.5rem) 4rem}
.chart{overflow-x:auto;border-block:1px solid var(--line);padding:.8rem 0}.chart
svg{min-width:46rem;width:100%;height:auto}
h2{font:600 1rem/1.4 var(--sans);margin:2rem 0 .5rem}
ul.found{padding-left:1.2rem}ol.receipts{list-style:none;padding:0;display:grid;gap:.8rem}
ol.receipts li{background:var(--card);border:1px solid var(--line);border-radius:6px;padding:.7rem .9rem}
ol.receipts li:target{outline:2px solid var(--accent)}
blockquote{margin:.3rem 0;unicode-bidi:plaintext}
"""


@dataclass(frozen=True, slots=True)
class LineReceipt:
    """What a reader needs to check one point: whose words, where they stand, which archived bytes say so."""

    key: str  # of the anchor: "r3"
    holder: str
    day: str
    stance: str
    words: str
    title: str | None
    outlet: str | None
    address: str
    checksum: str | None = None  # of the archived bytes
    fetched: str | None = None
    notes: tuple[str, ...] = ()  # rule, decisions


def line_page(claim: str, rows: Sequence[ChartRow], found: Sequence[str], receipts: Sequence[LineReceipt]) -> str:
    """The page; ``found`` are sentences about changes, voices, silences."""
    notes = "".join(f"<li>{text_html(one_line(sentence))}</li>" for sentence in found)
    body = (
        f'<main><p class="rubric">Lines</p><h1>{text_html(one_line(claim))}</h1>'
        f'<div class="chart">{line_svg(claim, rows)}</div>'
        + (f'<h2>What was found</h2><ul class="found">{notes}</ul>' if notes else "")
        + f'<h2>Receipts</h2><ol class="receipts">{"".join(map(_receipt, receipts))}</ol></main>'
    )
    return page(title=claim, body=body, style=_STYLE)


def _receipt(one: LineReceipt) -> str:
    rows = [
        ("In", text_html(one_line(one.title)) if one.title else None),
        ("Outlet", text_html(one_line(one.outlet)) if one.outlet else None),
        ("Address", address_html(one.address)),
        ("Fetched", text_html(one.fetched) if one.fetched else None),
        ("Archived bytes", f"<code>sha256:{text_html(one.checksum)}</code>" if one.checksum else None),
        ("Read by", text_html("; ".join(map(one_line, one.notes))) if one.notes else None),
    ]
    told = "".join(f"<dt>{name}</dt><dd>{value}</dd>" for name, value in rows if value)
    return (
        f'<li id="{attribute(one.key)}"><strong>{text_html(one_line(one.holder))}</strong>, {text_html(one.day)}: '
        f"{text_html(one.stance)}<blockquote>{text_html(one_line(one.words))}</blockquote><dl>{told}</dl></li>"
    )
