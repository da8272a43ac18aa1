"""How well reports of one act of speaking are joined: python -m eval.utterances_score [--json]

Three sets: the two halves of eval/utterances (``tune`` may be looked at, ``held`` is only measured), and the cases of
shared/gold/lines where they lie beside the checkout. There each utterance stands twice, in English and in Russian, and
each copy and each recollection of one belongs to it; what others say of the matter, and denials of another claim, stand
alone. Who speaks in copies and recollections is read out of their words by our reader, as on a desk; of the utterances
it is told. Headlines that say another thing than their text are left out: they tell of two acts.
"""

from __future__ import annotations

import argparse
import calendar
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from eval import utterances_gold
from eval.clustering import Score, b_cubed, pairwise
from svodka.group.reports import Report
from svodka.group.utterances import utterances
from svodka.lexicon.occasions import EARLIER
from svodka.model import SpeakerType
from svodka.parse.record import parse_record, record_of
from svodka.people import load_packs
from svodka.pipeline.speaking.reports import days_said
from svodka.pipeline.speaking.voices import NOBODY, Voices
from svodka.reading import read, revision_of

SHARED = Path(__file__).resolve().parents[2] / "shared"
BELONG = ("copy", "recycled_background")
LEFT_OUT = ("headline_mismatch",)


@dataclass(frozen=True, slots=True)
class Gold:
    """Reports, and the act of speaking of each."""

    pools: tuple[tuple[Report, ...], ...]  # each is grouped by itself
    acts: dict[str, str]  # id of a statement -> its act


def own(name: str) -> Gold:
    """A half of our own set, all of its scenes as one pool."""
    scenes = utterances_gold.load(utterances_gold.FOLDER / f"{name}.txt")
    acts = {statement: act for scene in scenes for statement, act in scene.acts.items()}
    return Gold((tuple(report for scene in scenes for report in scene.reports),), acts)


def cases(folder: Path) -> list[Path]:
    """The files of the cases of lines."""
    return sorted((folder / "gold" / "lines").glob("*.json"))


def lines(folder: Path) -> Gold:
    """The cases of lines as reports of acts of speaking; each by itself, for two cases tell of some acts twice."""
    voices = Voices(load_packs())
    pools: list[tuple[Report, ...]] = []
    acts: dict[str, str] = {}
    for path in cases(folder):
        case = json.loads(path.read_text(encoding="utf-8"))
        found = [*_told(case, voices), *_mentioned(case, voices)]
        pools.append(tuple(report for report, _ in found))
        acts |= {report.statement: act for report, act in found}
    return Gold(tuple(pools), acts)


def _told(case: dict[str, Any], voices: Voices) -> Iterator[tuple[Report, str]]:
    """The utterances, each in both languages where it is there."""
    for one in case["utterances"]:
        start, end = _days(one["date"])
        kind = SpeakerType.INSTITUTION if one["speaker"] == one["institution"] else SpeakerType.PERSON
        voice = voices.of(one["speaker"], kind, one["role"], end)
        body = voices.of(one["institution"], SpeakerType.INSTITUTION, None, end).key
        for language in ("en", "ru"):
            if words := one.get(f"text_{language}"):
                statement = f"{case['case']}/{one['id']}/{language}"
                yield (
                    Report(
                        statement, voice.key, words, language, statement, statement, start, end, told=True,
                        for_whom=voice.for_whom | {body}, shorter=voice.shorter, published=end.isoformat(),
                    ),
                    f"{case['case']}/{one['id']}",
                )  # fmt: skip


def _mentioned(case: dict[str, Any], voices: Voices) -> Iterator[tuple[Report, str]]:
    """What others tell of utterances, or of the matter."""
    for number, one in enumerate(case["mentions"]):
        if one["kind"] in LEFT_OUT or not one.get("page_date"):
            continue
        statement = f"{case['case']}/m{number}"
        yield _mention(statement, one, voices), f"{case['case']}/{one['utterance']}" if _belongs(one) else statement


def _belongs(one: dict[str, Any]) -> bool:
    return one["kind"] in BELONG and bool(one["utterance"])


def _mention(statement: str, one: dict[str, Any], voices: Voices) -> Report:
    """A short report as a desk reads it; nobody speaks where the reader finds nobody."""
    text, (start, end) = one["text_en"], _days(one["page_date"])
    record = json.dumps({"id": "report", "text": text, "published": end.isoformat(), "lang": "en"})
    revision = revision_of(parse_record(record_of(record.encode())), checksum="")
    found = next((s for s in read(revision).statements if s.speaker), None)
    said = days_said(found, revision) if found and found.said else None
    first, last, told = said or (start - timedelta(days=1), end, False)
    recalled = not told and bool(EARLIER.search(text.casefold()))
    speaker = found.speaker if found else None
    voice = voices.of(speaker.name, speaker.type, speaker.role, last) if speaker else NOBODY
    return Report(
        statement, voice.key or statement, text, "en", statement, statement,
        None if recalled else first, last, told, recalled, voice.unnamed,
        voice.for_whom, voice.shorter, one["page_date"], statement,
    )  # fmt: skip


def _days(text: str) -> tuple[date, date]:
    """The first and the last day of a year, a month or a day."""
    numbers = [int(part) for part in text.split("-")]
    year, month = numbers[0], numbers[1] if len(numbers) > 1 else None
    if month is None:
        return date(year, 1, 1), date(year, 12, 31)
    if len(numbers) > 2:
        return date(*numbers[:3]), date(*numbers[:3])
    return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])


def scored(gold: Gold) -> tuple[Score, Score]:
    """How well the stage groups them: by pairs, and B-cubed."""
    groups = (one.statements for pool in gold.pools for one in utterances(pool))
    found = {statement: str(n) for n, group in enumerate(groups) for statement in group}
    return pairwise(gold.acts, found), b_cubed(gold.acts, found)


def figures(gold: Gold) -> dict[str, float]:
    """The figures of a set, in per cent."""
    pairs, items = scored(gold)
    return {
        "pairs P": round(100 * pairs.precision, 1),
        "pairs R": round(100 * pairs.recall, 1),
        "pairs F1": round(100 * pairs.f1, 1),
        "B-cubed P": round(100 * items.precision, 1),
        "B-cubed R": round(100 * items.recall, 1),
        "B-cubed F1": round(100 * items.f1, 1),
    }


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the figures of all sets that are here."""
    parser = argparse.ArgumentParser(description="How well reports of one act of speaking are joined.")
    parser.add_argument("--json", action="store_true", help="as JSON")
    options = parser.parse_args(arguments)
    sets = {name: own(name) for name in utterances_gold.HALVES}
    if cases(SHARED):
        sets["lines"] = lines(SHARED)
    result = {name: {"reports": len(gold.acts), **figures(gold)} for name, gold in sets.items()}
    if options.json:
        print(json.dumps(result))
        return
    for name, values in result.items():
        print(f"{name:6} " + ", ".join(f"{key} {value:g}" for key, value in values.items()))


if __name__ == "__main__":
    main()
