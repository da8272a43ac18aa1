"""From the article's own statements as a ledger: the digest of its line carries them, rightly framed."""

from __future__ import annotations

import json
import re
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from svodka.model import Claim, Digest, LedgerRow, Sentence, Snapshot, Stance, Statement
from svodka.parse.record import parse_record, record_of
from svodka.reading import read, revision_of
from svodka.write.compose import require_receipts
from svodka.write.line_compose import Known, compose_line
from svodka.write.line_plan import Told, Turn, plan_line

SEED = Path(__file__).parents[2].parent / "shared" / "seed"
FEWEST = 19  # of 21: what is demanded of a compiled digest
OFFICIAL = {
    "the Kremlin", "Vladimir Putin", "Valery Gerasimov", "Maria Zakharova", "Dmitri Peskov", "Russian officials",
    "Russian Ministry of Defense",
}  # fmt: skip

pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not SEED.exists(), reason="the shared article is not beside the repository"),
]


def letters(text: str) -> set[str]:
    plain = re.sub(r"\W+", "", text.casefold())
    return {plain[i : i + 5] for i in range(max(1, len(plain) - 4))}


def likeness(statement: Statement, text: str, gold: dict[str, Any]) -> float:
    found = letters(" ".join(span.of(text) for span in statement.content))
    wanted = [letters(" ".join(gold["content"])), *(letters(words) for words in gold.get("alt_content", ()))]
    return max(len(found & one) / len(found | one) for one in wanted)


@pytest.fixture(scope="module")
def compiled() -> tuple[Digest, dict[str, Statement], list[dict[str, Any]]]:
    gold = json.loads((SEED / "gold.json").read_text(encoding="utf-8"))
    text = (SEED / "article.txt").read_text(encoding="utf-8")
    line = {"id": "seed", "text": text, "published": "2025-04-30", "lang": "en", "outlet": "An Outlet"}
    revision = revision_of(parse_record(record_of(json.dumps(line).encode())), checksum="0" * 64)
    snapshot = Snapshot("0" * 64, 1, "https://article.example/", datetime(2025, 5, 1, tzinfo=UTC))
    by_gold: dict[str, Statement] = {}
    told = []
    for statement in read(revision).statements:
        best = max(gold["statements"], key=lambda g: likeness(statement, revision.text, g))
        if likeness(statement, revision.text, best) >= 0.5:
            by_gold.setdefault(best["id"], statement)
        stance = Stance(best["stance"]) if best["stance"] else None
        summary = best["id"] in ("s01", "s06")  # the article's own summary of many occasions
        row = LedgerRow(statement, revision, snapshot)
        told.append(Told(row, stance, best["speaker"] in OFFICIAL, counts=not summary))
    turn = Turn("the Kremlin", Stance.DENY, Stance.AFFIRM, date(2025, 4, 26), "An Editor")
    start, end = date(2024, 9, 1), date(2025, 4, 30)
    plan = plan_line(Claim("dprk", gold["claim"]), told, turn, start, end)
    known = Known(sex={"Maria Zakharova": "f", "Dmitri Peskov": "m", "Vladimir Putin": "m"})
    digest = compose_line(plan, known, issued=end, start=start, end=end, rubric="Digest")
    return digest, by_gold, gold["statements"]


def told_in(digest: Digest, statement: Statement) -> list[str]:
    """The paragraphs that tell a statement, up to its sentence: a pronoun stands for whom the paragraph began with."""
    found = []
    for section in digest.sections:
        paragraph: list[Sentence] = []
        for sentence in section.sentences if section.heading else ():
            paragraph = [*paragraph, sentence] if sentence.follows else [sentence]
            if any(receipt.statement == statement.id for receipt in sentence.receipts):
                found.append(" ".join(one.text for one in paragraph))
    return found


def faults(gold: dict[str, Any], digest: Digest, statement: Statement | None) -> list[str]:
    """What a digest tells wrongly of one statement of the gold; nothing: it is carried as it should be."""
    if statement is None:
        return ["not read"]
    paragraphs = told_in(digest, statement)
    if statement.within and not paragraphs:  # told inside the words of another
        return [] if any(letters(gold["content"][0]) <= letters(s.text) for x in digest.sections for s in x.sentences) \
            else ["not carried"]  # fmt: skip
    if not paragraphs:
        return ["not carried"]
    words = letters(paragraphs[0])
    wrong = []
    if gold["speaker"].split()[-1].casefold() not in paragraphs[0].casefold():
        wrong.append("speaker")
    if gold["venue"] and not letters(gold["venue"].removeprefix("her ")) & words:
        wrong.append("venue")
    wrong += [f"chain {hop}" for hop in gold["chain"] if hop.casefold() not in paragraphs[0].casefold()]
    said = statement.said
    if gold["date"]:
        start, end = (date.fromisoformat(gold["date"][key]) for key in ("from", "to"))
        if said is None or said.start > end or said.end < start:
            wrong.append("date")
        elif not re.search(rf"\b{said.start.day}\b|{said.start.year}|same day", paragraphs[0]):
            wrong.append("date not told")
    return wrong


def test_it_carries_the_statements(compiled: tuple[Digest, dict[str, Statement], list[dict[str, Any]]]) -> None:
    digest, by_gold, gold = compiled
    wrong = {one["id"]: bad for one in gold if (bad := faults(one, digest, by_gold.get(one["id"])))}
    assert len(gold) - len(wrong) >= FEWEST, wrong
    require_receipts(digest)


def test_the_order_is_that_of_the_rubric(compiled: tuple[Digest, dict[str, Statement], list[dict[str, Any]]]) -> None:
    digest = compiled[0]
    assert [s.heading for s in digest.sections] == ["", "The new line", "The old line", "How it was carried"]
    assert "denied that North Korean soldiers" in digest.sections[0].sentences[0].text
    assert "Gerasimov" in digest.sections[0].sentences[1].text
