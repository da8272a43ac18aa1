"""Texts -> stories: which of them report one event. ``stories`` says whether two do; here each joins one story."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from svodka.group.stories import MOST_DAYS, Batch, StoryText


def stories_among(texts: Sequence[StoryText]) -> list[tuple[int, ...]]:
    """Numbers of texts by story, each in order of publication; texts without a day stand alone, after the others.

    A text joins the story of which at least half are about its event, and of several the one that is most like it.
    With one such text enough, two events would become one over a text that tells of both.
    """
    batch = Batch(texts)
    order = sorted(range(len(texts)), key=lambda n: (texts[n].published or date.max, texts[n].title, n))
    found: list[list[int]] = []
    for number in order:
        best, most = None, 0.0
        for story in reversed(found):
            if (likeness := _joins(texts, number, story, batch)) > most:
                best, most = story, likeness
        if best is None:
            found.append([number])
        else:
            best.append(number)
    return [tuple(story) for story in found]


def _joins(texts: Sequence[StoryText], number: int, story: Sequence[int], batch: Batch) -> float:
    """How alike a text and the members of a story are in the mean; 0: it is of another one."""
    one, last = texts[number], texts[story[-1]]
    if one.published is None or last.published is None or (one.published - last.published).days > MOST_DAYS:
        return 0.0
    same = sum(batch.same_story(one, texts[other]) for other in story)
    if same * 2 < len(story):
        return 0.0
    return sum(batch.likeness(one, texts[other]) for other in story) / len(story)
