"""Statements that stayed while who said them went or became somebody else."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rapidfuzz.distance import Indel

from svodka.decide.comparison import Comparison, hull, words
from svodka.decide.kinds import Edit, EditType, clip
from svodka.model import Span, Statement

# The same words still, with a word or two changed
LEAST_ALIKE = 0.8
# Fewer words stand in any text by chance
FEWEST_WORDS = 3
CONJUNCTIONS = frozenset({"that", "whether", "if", "что", "будто", "чтобы"})


def attribution_edits(compared: Comparison, before: Sequence[Statement], after: Sequence[Statement]) -> Iterator[Edit]:
    """Attributions removed or changed.

    Only where the text of the attribution itself was touched: a reader that reads the same words otherwise, because
    something else in the text changed, tells nothing of the editor.
    """
    new = [(statement, tuple(_content(statement, compared.after.text))) for statement in after]
    for one in before:
        content = tuple(_content(one, compared.before.text))
        if len(content) < FEWEST_WORDS or one.speaker is None:
            continue
        other = _same(content, new)
        if other is None:
            edit = _vanished(compared, one, content)
        elif not _touched(compared, one, other):
            continue
        elif other.speaker is None:
            edit = _removed(compared, one, other)
        elif not _same_speaker(one.speaker.name, other.speaker.name):
            edit = _changed(compared, one, other)
        else:
            edit = None
        if edit:
            yield edit


def _content(statement: Statement, text: str) -> list[str]:
    """The words of a statement, without the conjunction that makes them indirect speech."""
    said = words(" ".join(span.of(text) for span in statement.content))
    return said[1:] if said[:1] and said[0] in CONJUNCTIONS else said


def _same(content: tuple[str, ...], new: Sequence[tuple[Statement, tuple[str, ...]]]) -> Statement | None:
    """The statement of the text after that has these words, or nearly."""
    best = max(new, key=lambda pair: Indel.normalized_similarity(content, pair[1]), default=None)
    return best[0] if best and Indel.normalized_similarity(content, best[1]) >= LEAST_ALIKE else None


def _frame(statement: Statement) -> list[Span]:
    return [*statement.source, *statement.cue]


def _touched(compared: Comparison, one: Statement, other: Statement) -> bool:
    return any(compared.touched_before(span) for span in _frame(one)) or any(
        compared.touched_after(span) for span in _frame(other)
    )


def _same_speaker(one: str, other: str) -> bool:
    """Whether one name is a shorter form of the other."""
    first, second = set(words(one)), set(words(other))
    return first <= second or second <= first


def _vanished(compared: Comparison, one: Statement, content: tuple[str, ...]) -> Edit | None:
    """The words still stand in the text, and nobody says them."""
    if f" {' '.join(content)} " not in compared.new_words:
        return None
    if not any(compared.touched_before(span) for span in _frame(one)):
        return None
    return _removed(compared, one, None)


def _removed(compared: Comparison, one: Statement, other: Statement | None) -> Edit:
    assert one.speaker is not None
    said = " … ".join(span.of(compared.before.text) for span in one.content)
    sentence = f"An attribution was removed: {clip(said)} was {clip(one.speaker.name)}'s, and is told as nobody's now."
    return _edit(EditType.ATTRIBUTION_REMOVED, compared, one, other, sentence)


def _changed(compared: Comparison, one: Statement, other: Statement) -> Edit:
    assert one.speaker is not None
    assert other.speaker is not None
    said = " … ".join(span.of(compared.after.text) for span in other.content)
    names = clip(one.speaker.name), clip(other.speaker.name)
    sentence = f"An attribution was changed: {clip(said)} was {names[0]}'s, and is {names[1]}'s now."
    return _edit(EditType.ATTRIBUTION_CHANGED, compared, one, other, sentence)


def _edit(kind: EditType, compared: Comparison, one: Statement, other: Statement | None, sentence: str) -> Edit:
    frame = _frame(other) if other else []
    compared.tell(_frame(one), frame)
    before, after = hull(_frame(one)), hull(frame)
    removed = before.of(compared.before.text) if before else ""
    added = after.of(compared.after.text) if after else ""
    return Edit(kind, before, after, removed, added, sentence)
