"""A language model's answer -> a judgement, or why it can't be used. Nothing is mended: what is odd is refused."""

from __future__ import annotations

import json
import math
import re
from typing import Any

from svodka.model import Judgement, Span, Stance

# The citation: a few words, not the whole passage; the longest sentence of our cases has 420 characters
LONGEST_SPAN = 500
NONE = "none"
SUBTYPES = {
    Stance.DENY: ("SIMPLE", "BLAME_SHIFT", "ATTACK_SOURCE", "NO_EVIDENCE"),
    Stance.DECLINE: ("DECLINE", "IGNORANCE", "DEFER", "REFER", "GLOMAR"),
    Stance.DEFLECT: ("DODGE",),
    Stance.CONDITIONAL: ("CONDITIONAL",),
    Stance.HEDGE: ("NOT_RULED_OUT", "NOT_DENIED", "HEDGED", "FACET", "NUMBER", "REGRET_NO_RESP"),
    Stance.AFFIRM: ("SIMPLE", "JUSTIFY", "APOLOGY", "PRESUPPOSED"),
}
KEYS = ("stance", "subtype", "span", "score")
SCHEMA: dict[str, Any] = {
    "type": "object",
    "additionalProperties": False,
    "required": list(KEYS),
    "properties": {
        "stance": {"type": "string", "enum": [*Stance, NONE]},
        "subtype": {"type": "string", "enum": sorted({s for names in SUBTYPES.values() for s in names} | {""})},
        "span": {"type": "string", "description": "words of the passage, copied letter by letter"},
        "score": {"type": "number", "minimum": 0, "maximum": 1},
    },
}
_WORD = re.compile(r"\w")
# Words that speak to a program instead of a reader, in a passage that pretends to be a prompt, an answer or an order
_TO_A_MODEL = re.compile(
    r"""
      <\|[\w ]+\|> | \[/?INST\] | <</?SYS>> | ^\s*\#{2,}\s*(?:system|assistant|user|instruction)\b
    | ^\s*["'«]?(?:system|assistant|user)["'»]?\s*: | "(?:stance|span|subtype|score|role)"\s*:
    | \b(?:ignore|disregard|forget|override)\b[^.\n]{0,40}\b(?:instruction|prompt|rule|above|previous|prior)
    | \b(?:answer|respond|reply|output|return|print)\b[^.\n]{0,30}\b(?:json|affirm|deny|stance|span)\b
    | \b(?:you\ are|act\ as|as)\b[^.\n]{0,20}\b(?:language\ model|assistant|AI\ model|chatbot)\b
    | (?:игнорируй|забудь|не\ учитывай)\w*[^.\n]{0,40}(?:инструкц|указани|правил|предыдущ|выше)
    | (?:ответь|отвечай|верни|выведи|напечатай)\w*[^.\n]{0,30}(?:json|affirm|deny|стан[сц]|стрoк)
    | ты\s[^.\n]{0,20}(?:языковая\ модель|ассистент|нейросеть)
    """,
    re.IGNORECASE | re.VERBOSE | re.MULTILINE,
)


class UnusableError(ValueError):
    """Why an answer can't be used, in a few words of ours: they are counted."""


def speaks_to_a_model(passage: str) -> bool:
    """Whether a passage holds words that are meant for a program: then no answer about it is to be trusted."""
    return bool(_TO_A_MODEL.search(passage))


def judgement_of(name: str, content: object, passage: str) -> Judgement | None:
    """The judgement that a model's words spell; None: it says that the passage takes no stance.

    Raises ``UnusableError`` for everything that is not exactly what was asked for.
    """
    value = _object(content)
    if tuple(sorted(value)) != tuple(sorted(KEYS)):
        raise UnusableError("other keys than asked for")
    stance, subtype, span, score = (value[key] for key in KEYS)
    if stance == NONE:
        return None
    if not isinstance(stance, str) or stance not in set(Stance):
        raise UnusableError("no such stance")
    if not isinstance(subtype, str) or subtype not in SUBTYPES[Stance(stance)]:
        raise UnusableError("no such subtype of the stance")
    if isinstance(score, bool) or not isinstance(score, int | float) or not math.isfinite(score) or not 0 <= score <= 1:
        raise UnusableError("the score is no number from 0 to 1")
    return Judgement(name, Stance(stance), subtype, _cited(span, passage), float(score))


def _object(content: object) -> dict[str, Any]:
    if not isinstance(content, str):
        raise UnusableError("no text")
    try:
        value = json.loads(content, object_pairs_hook=_once, parse_constant=_no_constant)
    except UnusableError:
        raise
    except (ValueError, RecursionError):
        raise UnusableError("no JSON") from None
    if not isinstance(value, dict):
        raise UnusableError("no JSON object")
    return value


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    if len({key for key, _ in pairs}) < len(pairs):
        raise UnusableError("a key twice")
    return dict(pairs)


def _no_constant(name: str) -> None:
    raise UnusableError("the score is no number from 0 to 1")


def _cited(span: object, passage: str) -> Span:
    """Where the cited words stand: letter by letter, whole words, some of them but not all."""
    if not isinstance(span, str) or not _WORD.search(span) or span != span.strip():
        raise UnusableError("no citation")
    if len(span) > LONGEST_SPAN:
        raise UnusableError("the citation is too long")
    at = passage.find(span)
    while at >= 0:
        end = at + len(span)
        if not _inside_word(passage, at) and not _inside_word(passage, end):
            return Span(at, end)
        at = passage.find(span, at + 1)
    raise UnusableError("the citation is not in the passage")


def _inside_word(text: str, at: int) -> bool:
    return 0 < at < len(text) and bool(_WORD.match(text[at - 1]) and _WORD.match(text[at]))
