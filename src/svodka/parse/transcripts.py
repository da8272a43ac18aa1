"""Whether a text is a transcript: somebody's words as spoken, turn by turn, without an outlet in between."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from svodka.lexicon.layout import OCCASIONS
from svodka.model import Part, PartKind
from svodka.parse.line_kinds import label_of

# Of the turns' paragraphs in ten briefings of the bundled material nearly all have a label or follow one; an article
# that quotes three lines of a dialogue has more paragraphs around it
_SHARE = 0.6
_FEWEST_TURNS = 3
_OCCASION = re.compile("|".join(f"(?:{pattern})" for pattern, _ in OCCASIONS), re.I)
_NAME = re.compile(r"(?:\*\*|__)?(?P<name>[^:]{1,60}?)\s*(?:\([^)]*\))?\s*(?:\*\*|__)?:")
_SPOKEN = (PartKind.BODY, PartKind.QUESTION)


def is_transcript(text: str, parts: Sequence[Part], title: str | None) -> bool:
    """Whether the parts are turns of talk, and the text is of the talk itself.

    Named speakers tell that by themselves: two of them, or one and questions. Questions and answers without names
    are an interview as often, which is the outlet's: they need a title that names an official occasion.
    """
    spoken = [part for part in parts if part.kind in _SPOKEN]
    labels = [_label(part, text) for part in spoken]
    told = [label for label in labels if label]
    if not spoken or not told:
        return False
    first = next(n for n, label in enumerate(labels) if label)
    # a paragraph without a label goes on from the one before
    share = (len(spoken) - first) / len(spoken)
    named = Counter(name for label, name in told if label == "name")
    asked = sum(label == "question" for label, _ in told)
    answered = sum(label == "answer" for label, _ in told)
    occasion = _OCCASION.search(_head(text, parts, title)) is not None
    if share < _SHARE and not occasion:
        return False
    talk = len(named) >= 2 and named.most_common(1)[0][1] >= 2 and sum(named.values()) >= _FEWEST_TURNS
    talk = talk or (bool(named) and asked >= 1 and sum(named.values()) + asked >= _FEWEST_TURNS)
    labelled = len(told) >= 0.25 * len(spoken)  # a long answer has three paragraphs and more behind its label
    if talk and labelled:
        return True
    return occasion and asked >= 1 and (answered >= 1 or asked >= 2 or len(spoken) > asked)


def _label(part: Part, text: str) -> tuple[str, str] | None:
    """ "question", "answer" or "name", and the name."""
    words = part.span.of(text)
    label = label_of(words)
    if part.kind is PartKind.QUESTION:
        return "question", ""
    if label is None:
        return None
    name = _NAME.match(words)
    return label, name["name"].casefold() if name and label == "name" else ""


def _head(text: str, parts: Sequence[Part], title: str | None) -> str:
    above = [p.span.of(text) for p in parts[:4] if p.kind in (PartKind.HEADLINE, PartKind.RUBRIC)]
    return " ".join([title or "", *above])
