"""A text put together from blocks, with what the markup said of each."""

from __future__ import annotations

from dataclasses import dataclass, field

from svodka.model import PartKind


@dataclass(slots=True)
class Blocks:
    """Blocks of words, joined by empty lines; ``marks``: what the markup says of the block that begins there."""

    words: list[str] = field(default_factory=list)
    marks: dict[int, PartKind] = field(default_factory=dict)
    title: str | None = None  # of the whole, where the markup tells one
    length: int = 0  # code points of ``text``

    def add(self, words: str, kind: PartKind | None = None) -> None:
        """Appends a block without the space at its ends; one without words is dropped."""
        words = words.strip()
        if not words:
            return
        start = self.length + 2 if self.words else 0
        self.words.append(words)
        self.length = start + len(words)
        if kind is not None:
            self.marks[start] = kind

    def headed(self, title: str | None) -> Blocks:
        """The same with the title as its first block, unless the head says it already."""
        if title is None or is_said(title, self.text):
            return self
        whole = Blocks()
        whole.add(title, PartKind.HEADLINE)
        start = whole.length + 2
        whole.words.extend(self.words)
        whole.marks.update({start + at: kind for at, kind in self.marks.items()})
        whole.length = start + self.length
        return whole

    @property
    def text(self) -> str:
        """The whole text."""
        return "\n\n".join(self.words)


def is_said(title: str, text: str) -> bool:
    """Whether one of the first lines says the title: a rubric, a date or a menu may stand above it."""
    lines = [line for line in text[:4_000].splitlines() if line.strip()]
    return any(letters(line) == letters(title) for line in lines[:8])


def letters(words: str) -> str:
    """Letters and digits only, case folded: what two spellings of one title have in common."""
    return "".join(ch for ch in words.casefold() if ch.isalnum())
