"""Judges of a desk's settings, and what they say of utterances: witness for the lines, disagreements for review."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from svodka.collect.addresses import AllowedHosts
from svodka.config import JudgeSettings, Settings, secrets
from svodka.errors import ConfigError, JudgeError
from svodka.model import Claim, Judgement
from svodka.plugins import Judge
from svodka.track.observers import ASKED, NOTHING, Disagreement, Observer, disagreements, observed_by
from svodka.track.utterances import Utterance

KEY = "SVODKA_JUDGE_KEY"
CACHE = "judges"  # folder in the desk: answers that were paid for


@dataclass(frozen=True, slots=True)
class Judged:
    """Utterances with what judges bear witness to."""

    said: tuple[Utterance, ...]
    reviews: tuple[Disagreement, ...]
    asked: int
    rejected: Mapping[str, Mapping[str, int]]  # by judge: answers that were not used, by reason


def load_judges(settings: Settings, names: Sequence[str], claim: str) -> list[tuple[Judge, Observer]]:
    """The judges of these names, ready to be asked, with their counts; ``claim``: the key of the claim at hand.

    Raises ConfigError, JudgeError that say what to do.
    """
    found = []
    for name in dict.fromkeys(names):
        told = next((one for one in settings.judges if one.name == name), None)
        if told is None:
            known = ", ".join(one.name for one in settings.judges) or "none"
            raise ConfigError(
                f"{settings.root / 'svodka.toml'} has no judge {name!r}; there are: {known} (docs/judges.md tells how)"
            )
        observer = Observer(name, told.counts or NOTHING, dict(told.claims).get(claim) or NOTHING)
        found.append((_judge(told, settings), observer))
    return found


def _judge(told: JudgeSettings, settings: Settings) -> Judge:
    if told.kind == "nli":
        from svodka.plugins.nli import NliJudge

        assert told.folder is not None
        return NliJudge(told.name, told.folder, told.languages)
    from svodka.plugins.asking import AskingJudge

    keys = secrets(KEY)
    return AskingJudge(
        told.name,
        address=told.address,
        model=told.model,
        key=keys.get(f"{KEY}_{told.name.upper().replace('-', '_')}") or keys.get(KEY),
        allowed=AllowedHosts(frozenset(settings.allow_hosts)),
        cache=settings.root / CACHE,
    )


def judged(
    said: Sequence[Utterance],
    claim: Claim,
    judges: Sequence[tuple[Judge, Observer]],
    progress: Callable[[str], None] = lambda text: None,
) -> Judged:
    """Put before each judge what is rather about the claim than not, and what the rules read in it.

    A judge that can't be had is told of by ``JudgeError``, before anything is changed.
    """
    chosen = [at for at, one in enumerate(said) if one.stance and one.link.score >= ASKED]
    found: dict[int, list[Judgement]] = {}
    for judge, _ in judges:
        for number, at in enumerate(chosen, 1):
            progress(f"{judge.name}: {number} of {len(chosen)}")
            judgement = judge.judge(claim.text, said[at].text, language_of(said[at].text))
            if judgement:
                found.setdefault(at, []).append(judgement)
    observers = {observer.name: observer for _, observer in judges}
    rejected = {judge.name: dict(judge.rejected) for judge, _ in judges}
    return Judged(observed_by(said, found, observers), disagreements(said, found), len(chosen) * len(judges), rejected)


def language_of(text: str) -> str:
    """Russian, if more letters are Cyrillic than Latin; else English: utterances are in either."""
    cyrillic = sum("а" <= c <= "я" or c == "ё" for c in text.casefold())
    return "ru" if 2 * cyrillic > sum(c.isalpha() for c in text) else "en"


def reviews_to_json(found: Judged) -> dict[str, Any]:
    """What judges said, for programs: how many were asked, what was refused, what a person should look at."""
    return {
        "asked": found.asked,
        "rejected": {name: dict(reasons) for name, reasons in found.rejected.items()},
        "review": [
            {
                "judge": one.judgement.judge,
                "document": one.utterance.mentions[0],
                "day": one.utterance.day.isoformat(),
                "text": one.utterance.text,
                "rules": {"stance": one.reading.stance.value, "rule": one.reading.rule},
                "read": {
                    "stance": one.judgement.stance.value,
                    "subtype": one.judgement.subtype,
                    "span": one.judgement.span.of(one.utterance.text),
                    "score": round(one.judgement.score, 3),
                },
            }
            for one in found.reviews
        ],
    }


__all__ = ["JudgeError", "Judged", "judged", "language_of", "load_judges", "reviews_to_json"]
