"""The style sheets of our pages: calm, readable on paper, in light and in dark."""

from __future__ import annotations

BASE = """
:root{color-scheme:light dark;--paper:#fbfaf7;--ink:#1d1c1a;--soft:#6b6862;--line:#dedad1;--card:#fff;
--accent:#8a2f1d;--direct:#dbe9f8;--mixed:#e7e0f6;--indirect:#f7edc9;--title:#dcf0de;--on:#ffd98a;
--source:#0b5a7a;--cue:#8a2f1d;
--serif:"Iowan Old Style","Palatino Linotype",Palatino,"Book Antiqua","Source Serif 4","Noto Serif",
Georgia,serif;
--sans:system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans","Helvetica Neue",Arial,sans-serif}
@media(prefers-color-scheme:dark){:root{--paper:#171716;--ink:#e9e6df;--soft:#a09b91;--line:#3a3833;
--card:#201f1d;
--accent:#f0957f;--direct:#1d3650;--mixed:#352b52;--indirect:#453b17;--title:#1f3d25;--on:#7a5a12;
--source:#7cc7e8;--cue:#f0957f}}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%}
body{margin:0;background:var(--paper);color:var(--ink);font:1.0625rem/1.6 var(--serif);
overflow-wrap:anywhere}
a{color:inherit;text-decoration-color:var(--soft);text-underline-offset:.15em}
:focus-visible{outline:2px solid var(--accent);outline-offset:2px;border-radius:2px}
h1{font-size:clamp(1.55rem,1.2rem + 1.6vw,2.3rem);line-height:1.2;font-weight:600;margin:.2em 0 .4em;
text-wrap:balance}
small,.small,dl,summary,footer{font-family:var(--sans);font-size:.82rem;line-height:1.5}
.soft{color:var(--soft)}
.rubric{font:600 .75rem/1.4 var(--sans);letter-spacing:.09em;text-transform:uppercase;
color:var(--accent);margin:0}
dl{margin:.4rem 0 0;display:grid;grid-template-columns:max-content minmax(0,1fr);gap:.15rem .8rem}
dt{color:var(--soft)}dd{margin:0}
code{font:.92em/1.4 ui-monospace,"Cascadia Mono",Menlo,Consolas,"DejaVu Sans Mono",monospace;
overflow-wrap:anywhere}
.odd::before{content:attr(data-name);font:.7em var(--sans);background:var(--accent);color:var(--paper);
border-radius:3px;padding:0 .3em;margin:0 .1em}
@media print{body{background:#fff;color:#000;font-size:10.5pt}a{text-decoration:none}}
"""

# a card over the lower part of a small screen
SHEET = "position:fixed;inset:auto .5rem .5rem;max-height:55vh;overflow:auto;z-index:3;box-shadow:0 2px 24px #0006"

ANNOTATED = (
    """
main{max-width:78rem;margin:0 auto;padding:1.5rem clamp(1rem,4vw,2.5rem) 4rem;display:grid;gap:0 3rem;
grid-template-columns:minmax(0,42rem) minmax(17rem,1fr)}
header{grid-column:1/-1;border-bottom:1px solid var(--line);padding-bottom:1rem;margin-bottom:1.5rem}
.twice{font:600 1rem/1.4 var(--sans);margin:.2em 0}
.legend{display:flex;flex-wrap:wrap;gap:.35rem .9rem;list-style:none;padding:0;margin:.8rem 0 0}
#text{white-space:pre-wrap;unicode-bidi:plaintext;tab-size:4}
#text a{text-decoration:none;border-radius:2px}
.direct{background:var(--direct)}.mixed{background:var(--mixed)}.indirect{background:var(--indirect)}
.title{background:var(--title)}
.nested{box-shadow:inset 0 -2px var(--soft)}
.source{color:var(--source);font-weight:600}
.cue{color:var(--cue);text-decoration:underline dotted .08em!important;text-underline-offset:.2em}
.question{border-bottom:1px dashed var(--soft)}
.headline{font-size:1.45em;line-height:1.25;font-weight:600}
.heading{font-size:1.15em;font-weight:600}
.rubricpart{font-family:var(--sans);font-size:.8em;letter-spacing:.05em;color:var(--accent)}
.dateline,.byline,.caption{font-family:var(--sans);font-size:.85em;color:var(--soft)}
.boilerplate{color:var(--soft);font-size:.85em;}
.first::before{content:attr(data-n);font:600 .62em/1 var(--sans);vertical-align:.45em;margin-right:.2em;
color:var(--soft)}
aside{position:sticky;top:0;max-height:100vh;overflow:auto;align-self:start;display:flex;
flex-direction:column;gap:.7rem;
padding:.2rem .2rem 2rem;scroll-padding:.5rem}
aside h2{font:600 .8rem/1.4 var(--sans);margin:0;color:var(--soft)}
.card{background:var(--card);border:1px solid var(--line);border-left:4px solid var(--line);
border-radius:6px;padding:.6rem .8rem;
font-family:var(--sans);font-size:.82rem;line-height:1.45}
.card.k-direct{border-left-color:#6fa3d8}.card.k-mixed{border-left-color:#9b84d6}.card.k-indirect{
border-left-color:#d3ac2b}.card.k-title{border-left-color:#69b374}
.card h3{font:600 .95rem/1.35 var(--sans);margin:0}.card p{margin:.15rem 0}
.card blockquote{margin:.4rem 0;font:.95rem/1.45 var(--serif)}
.card details{margin-top:.4rem}.card summary{cursor:pointer;color:var(--soft)}
.doubt{color:var(--accent)}.doubt::before{content:"⚠ "}
.card:target{outline:2px solid var(--accent)}
.back{float:right;text-decoration:none;color:var(--soft);padding:0 .3em}
#text span[id]{scroll-margin-top:30vh}
@media(max-width:60rem){main{display:block}aside{position:static;max-height:none;margin-top:2.5rem}
.card:target{"""
    + SHEET
    + """}}
@media print{main{display:block}aside{position:static;max-height:none;overflow:visible;margin-top:2rem}
.card{break-inside:avoid}
.direct,.mixed,.indirect,.title{-webkit-print-color-adjust:exact;print-color-adjust:exact}}
"""
)

DIGEST = """
main{max-width:41rem;margin:0 auto;padding:2.5rem clamp(1rem,5vw,2rem) 5rem}
header{border-bottom:1px solid var(--line);padding-bottom:1rem}
nav ul{list-style:none;padding:0;margin:.6rem 0 0;display:flex;flex-wrap:wrap;gap:.2rem 1rem}
section{margin:2.4rem 0;scroll-margin-top:1rem}
h2{font-size:1.2rem;line-height:1.3;margin:0 0 .7rem;font-weight:600}
.sentence{margin:0 0 1rem}
.sentence p{margin:0;display:inline}
.paragraph{margin:0 0 1rem}
.paragraph .sentence{margin:0 0 .25rem}
.credit,.doubts{font-family:var(--sans);font-size:.8rem;color:var(--soft)}
.doubts{color:var(--accent)}
.receipt,.receipt summary{display:inline}
.receipt summary{cursor:pointer;color:var(--soft);list-style:none;font-size:.75rem;white-space:nowrap;
border:1px solid var(--line);border-radius:1em;padding:.05em .6em;margin-left:.15rem}
.receipt summary::-webkit-details-marker{display:none}
.receipt summary:hover,.receipt[open] summary{color:var(--accent);border-color:currentColor}
.receipt dl{background:var(--card);border:1px solid var(--line);border-left:3px solid var(--accent);
border-radius:6px;padding:.7rem .9rem;margin:.6rem 0}
.words{font-family:var(--serif);font-size:.95rem}
mark{background:var(--on);color:inherit;padding:.05em .1em;border-radius:2px}
.left-out{margin-top:2.5rem}
.left-out summary{cursor:pointer;color:var(--soft)}
footer{border-top:1px solid var(--line);margin-top:3rem;padding-top:1rem}
@media(max-width:30rem){nav ul{gap:.2rem .8rem;max-height:15rem;overflow-y:auto}
.receipt dl{grid-template-columns:minmax(0,1fr);gap:0}
.receipt dd{margin-bottom:.35rem}}
@media print{.receipt summary{border:0;padding:0}section{break-inside:avoid-page}}
"""

SITE = """
body>nav.top{max-width:41rem;margin:0 auto;padding:1rem clamp(1rem,5vw,2rem) 0}
nav.top a{text-decoration:none;font-weight:600}
main{padding-top:1.2rem}
body>footer{max-width:41rem;margin:0 auto;padding:1rem clamp(1rem,5vw,2rem) 3rem}
.skip{position:absolute;left:-99rem}.skip:focus{left:1rem;top:.5rem;background:var(--card);padding:.4em .8em}
.issues{list-style:none;padding:0;margin:0}
.issues li{border-bottom:1px solid var(--line);padding:1.1rem 0}
.issues h2{margin:.2rem 0 .3rem}
.issues h2 a{text-decoration:none}.issues h2 a:hover{text-decoration:underline}
.receipts a{font:.72rem var(--sans);color:var(--accent);text-decoration:none;padding:.1em .25em}
.receipts a:hover,.receipts a:focus-visible{text-decoration:underline}
.archived{white-space:pre-wrap;border-left:3px solid var(--line);margin:1.5rem 0;padding:0 0 0 1.2rem}
.share ul,.related ul{padding:0;list-style:none}
.share ul{display:flex;flex-wrap:wrap;gap:.3rem 1.2rem}
.share h2,.related h2,.corrections h2{font-size:1rem}
.share,.related{border-top:1px solid var(--line);margin-top:2rem;padding-top:.5rem}
.corrections{border-left:3px solid var(--accent);padding-left:1rem;margin:1.5rem 0}
@media print{nav,.skip,body>footer{display:none}}
"""
