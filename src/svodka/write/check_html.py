"""A checked draft as one HTML page without script: marks in the text, findings with their evidence in the margin."""

from __future__ import annotations

from svodka.model import CheckedSentence, CheckReport, Cited, Finding, Outcome
from svodka.write.page import address_html, page, text_html
from svodka.write.style import ANNOTATED
from svodka.write.visible import one_line
from svodka.write.wording import count_words

_STYLES = {Outcome.FAULT: "fault", Outcome.OPEN: "open", Outcome.SOUND: "sound"}
_WORDS = {
    Outcome.FAULT: "a fault: the ledger says otherwise",
    Outcome.OPEN: "the ledger can’t say",
    Outcome.SOUND: "borne out by the ledger",
}
_STYLE = """
main .fault{background:#f6c9c0;color:#1d1c1a}
main .open{background:var(--indirect)}main .sound{background:var(--title)}
.card.k-fault{border-left-color:#c0392b}.card.k-open{border-left-color:#d3ac2b}.card.k-sound{border-left-color:#69b374}
"""


def report_html(report: CheckReport) -> str:
    """The whole draft with its findings. Outside text is escaped; only http and https addresses become links."""
    told = [(number, sentence) for number, sentence in enumerate(report.sentences, 1) if sentence.findings]
    title = report.title or "Draft"
    cards = "\n".join(_card(number, sentence, report) for number, sentence in told)
    language = f' lang="{text_html(report.language)}"' if report.language else ""
    notes = "".join(f'<p class="doubt">{text_html(one_line(note))}</p>' for note in report.notes)
    legend = "".join(f'<li><span class="{_STYLES[outcome]}">{words}</span></li>' for outcome, words in _WORDS.items())
    body = (
        f'<main>\n<header><p class="rubric">Draft held to the ledger</p>'
        f'<h1 dir="auto">{text_html(one_line(title))}</h1>'
        f'<p class="small soft">{count_words(len(report.sentences), "sentence")} · '
        f"{count_words(len(report.faults), 'fault')}</p>{notes}"
        f'<ul class="legend small" aria-label="Legend">{legend}</ul></header>\n'
        f'<div id="text" dir="auto"{language}>{_marked(report)}</div>\n'
        f'<aside aria-label="Findings"><h2>{count_words(len(told), "sentence")} with findings</h2>\n'
        f"{cards}\n</aside>\n</main>"
    )
    return page(title=f"{title}: checked", body=body, style=ANNOTATED + _STYLE)


def _marked(report: CheckReport) -> str:
    pieces, done = [], 0
    for number, sentence in enumerate(report.sentences, 1):
        start, end = sentence.span.start, sentence.span.end
        pieces.append(text_html(report.text[done:start]))
        words = text_html(report.text[start:end])
        style = _STYLES.get(sentence.outcome)
        pieces.append(
            f'<a class="{style} first" id="w{number}" href="#s{number}" data-n="{number}">{words}</a>'
            if style
            else words
        )
        done = end
    return "".join([*pieces, text_html(report.text[done:])])


def _card(number: int, sentence: CheckedSentence, report: CheckReport) -> str:
    findings = sorted(sentence.findings, key=lambda f: list(Outcome).index(f.outcome))
    return (
        f'<article class="card k-{_STYLES.get(sentence.outcome, "open")}" id="s{number}">'
        f'<a class="back" href="#w{number}" title="to the words in the text" aria-label="to the words">↑</a>'
        f"<h3>{number}. {text_html(sentence.outcome.value)}</h3>"
        f"{''.join(_finding(finding, report) for finding in findings)}</article>"
    )


def _finding(finding: Finding, report: CheckReport) -> str:
    weight = f" · {finding.weight.value}" if finding.outcome is Outcome.FAULT else ""
    words = text_html(one_line(finding.span.of(report.text)[:160]))
    return (
        f"<p><strong>{text_html(finding.aspect.value)}: {text_html(finding.label)}</strong>{weight}</p>"
        f'<p class="soft" dir="auto">{words}</p><p dir="auto">{text_html(one_line(finding.message))}</p>'
        f"{''.join(_cited(cited) for cited in finding.evidence)}"
    )


def _cited(cited: Cited) -> str:
    told = [text_html(one_line(part)) for part in (cited.speaker, cited.day, cited.outlet) if part]
    return (
        f'<blockquote dir="auto">{text_html(one_line(cited.words))}</blockquote>'
        f'<p class="soft">{" · ".join([*told, address_html(cited.address)])}</p>'
    )
