"""The second English set: texts in eval/second/texts, and beside them what a person read in them.

``load_all`` gives every document; ``python -m eval.second_gold [NAME …]`` prints the annotations with the words
they were resolved to, for a person to check. eval/second/GUIDE.md says what counts as a statement and what the
keys mean. Places are told by quoting: words that the text hasn't, or has more than once where no ordinal is
given, raise ``MarkError`` with the file and the words.
"""

from __future__ import annotations

import argparse
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent / "second"
KINDS = {"transcript": 12, "agency": 14, "post": 14, "digest": 10, "column": 10}  # how many of each there are
CLASSES = ("speech", "other", "open")
KEYS = frozenset("content source cue speaker also kind said venue chain act note".split())
HEAD = frozenset({"kind", "published", "outlet", "title", "traps", *CLASSES})
GAP = " ~ "  # "the first words ~ the last ones"

Span = tuple[int, int]
Row = dict[str, Any]


class MarkError(ValueError):
    """Words that an annotation quotes and that tell no place, or a key that doesn't exist."""


@dataclass(frozen=True, slots=True)
class Attribution:
    """One attribution as a person marked it."""

    content: tuple[Span, ...]
    cue: tuple[Span, ...]
    source: tuple[Span, ...]
    group: str  # speech, other, open
    kind: str
    speaker: str | None
    also: tuple[str, ...]  # other names of the speaker that count as right
    said: tuple[date, date] | None
    venue: str | None
    chain: tuple[str, ...]
    act: str

    def words(self, text: str) -> str:
        return " … ".join(text[start:end] for start, end in self.content)


@dataclass(frozen=True, slots=True)
class Document:
    """One text and everything that was marked in it."""

    id: str
    kind: str
    published: date
    outlet: str
    title: str | None
    text: str
    attributions: tuple[Attribution, ...]
    traps: tuple[Span, ...]

    def as_input(self) -> dict[str, str]:
        """The text as a line of ``svodka read --jsonl``."""
        kinds = {"agency": "wire", "post": "post", "transcript": "transcript"}
        told = {"kind": kinds.get(self.kind, "page")}
        told |= {"id": self.id, "text": self.text, "lang": "en", "published": self.published.isoformat()}
        return {**told, "outlet": self.outlet, **({"title": self.title} if self.title else {})}


def find(text: str, quoted: str | Row, *, region: Span | None = None, outside: tuple[Span, ...] = ()) -> Span:
    """Where quoted words stand: once in the region, or the nth time; never beginning or ending inside a word."""
    whole, nth = (quoted, None) if isinstance(quoted, str) else (quoted["words"], quoted["nth"])
    first, _, last = whole.partition(GAP)
    places = [at for at in _occurrences(text, first, region or (0, len(text))) if not _touches(at, outside)]
    if not places:
        raise MarkError(f"the text has no {whole!r}")
    if nth is None and len(places) > 1:
        raise MarkError(f"the text has {first!r} {len(places)} times: tell which by nth")
    if nth is not None and not 1 <= nth <= len(places):
        raise MarkError(f"there is no number {nth} of {whole!r}, only {len(places)}")
    start, end = places[(nth or 1) - 1]
    if last:
        closing = next(_occurrences(text, last, (end, len(text))), None)
        if closing is None:
            raise MarkError(f"the text has no {last!r} after {first!r}")
        end = closing[1]
    return start, end


def _occurrences(text: str, words: str, region: Span) -> Iterator[Span]:
    at = text.find(words, *region)
    while at >= 0:
        end = at + len(words)
        if not (_joined(text, at) or _joined(text, end)):
            yield at, end
        at = text.find(words, at + 1, region[1])


def _joined(text: str, at: int) -> bool:
    """Whether the place is inside a word."""
    return 0 < at < len(text) and text[at - 1].isalnum() and text[at].isalnum()


def _touches(span: Span, others: tuple[Span, ...]) -> bool:
    return any(span[0] < end and start < span[1] for start, end in others)


def _listed(value: Any) -> list[Any]:
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def _beside(text: str, quoted: str | Row, content: tuple[Span, ...]) -> Span:
    """Source or cue: in the paragraphs of the content, outside of it; if there is none, anywhere outside."""
    start = text.rfind("\n", 0, min(s for s, _ in content)) + 1
    end = text.find("\n", max(e for _, e in content))
    region = (start, end if end >= 0 else len(text))
    words = quoted if isinstance(quoted, str) else quoted["words"]
    here = any(not _touches(at, content) for at in _occurrences(text, words, region))
    return find(text, quoted, region=region if here else None, outside=content)


def _interval(value: Any) -> tuple[date, date] | None:
    if value is None:
        return None
    start, end = value if isinstance(value, list) else (value, value)
    if end < start:
        raise MarkError(f"an interval that ends before it starts: {start}, {end}")
    return start, end


def attribution(text: str, group: str, row: Row) -> Attribution:
    """One row with its words resolved to places. MarkError: they can't be."""
    if unknown := row.keys() - KEYS:
        raise MarkError(f"unknown keys {', '.join(sorted(unknown))}")
    content = tuple(find(text, part) for part in _listed(row["content"]))
    return Attribution(
        content=content,
        cue=tuple(_beside(text, part, content) for part in _listed(row.get("cue"))),
        source=tuple(_beside(text, part, content) for part in _listed(row.get("source"))),
        group=group,
        kind=row.get("kind", "indirect"),
        speaker=row.get("speaker"),
        also=tuple(row.get("also", ())),
        said=_interval(row.get("said")),
        venue=row.get("venue"),
        chain=tuple(row.get("chain", ())),
        act=row.get("act", "say"),
    )


def document(name: str, text: str, value: Row) -> Document:
    """A document from its text and its annotations. MarkError: the two don't fit, or the form is wrong."""
    if unknown := value.keys() - HEAD:
        raise MarkError(f"unknown keys {', '.join(sorted(unknown))}")
    if value["kind"] not in KINDS:
        raise MarkError(f"no kind {value['kind']!r}")
    rows = [(group, row) for group in CLASSES for row in value.get(group, ())]
    return Document(
        id=name,
        kind=value["kind"],
        published=value["published"],
        outlet=value["outlet"],
        title=value.get("title"),
        text=text,
        attributions=tuple(sorted((attribution(text, *row) for row in rows), key=lambda a: a.content[0])),
        traps=tuple(find(text, words) for words in value.get("traps", ())),
    )


def load(path: Path) -> Document:
    """The document of one NAME.toml; its text is texts/NAME.txt. MarkError names the file."""
    text = text_of(path).read_text(encoding="utf-8")
    try:
        return document(path.stem, text, tomllib.loads(path.read_text(encoding="utf-8")))
    except (MarkError, KeyError, tomllib.TOMLDecodeError) as error:
        raise MarkError(f"{path.name}: {error}") from error


def text_of(path: Path) -> Path:
    """The file of the text that NAME.toml marks."""
    return path.parent / "texts" / f"{path.stem}.txt"


def paths(folder: Path = FOLDER) -> list[Path]:
    """The annotations' files, in order."""
    return sorted(folder.glob("*.toml"))


def load_all(folder: Path = FOLDER) -> list[Document]:
    """Every document of the set."""
    return [load(path) for path in paths(folder)]


def _shown(text: str, one: Attribution) -> str:
    source, cue = (" … ".join(text[s:e] for s, e in spans) or "-" for spans in (one.source, one.cue))
    told = [one.kind, one.act, one.said and " to ".join(map(str, one.said)), one.venue, *one.chain]
    about = ", ".join(str(value) for value in told if value)
    return f"  {one.group}: {one.speaker or 'nobody'} [{source} | {cue}] ({about})\n      {one.words(text)!r}"


def main() -> None:
    """Print documents' annotations, or the fault of each file that has one."""
    arguments = argparse.ArgumentParser(description="Shows what is marked in the texts of the second set.")
    arguments.add_argument("name", nargs="*", help="documents; without any, all")
    names = arguments.parse_args().name
    for path in (FOLDER / f"{name}.toml" for name in names) if names else paths():
        try:
            one = load(path)
        except MarkError as error:
            print(f"WRONG {error}")
            continue
        print(f"{one.id} ({one.kind}, {one.outlet}, {one.published})")
        print("\n".join(_shown(one.text, a) for a in one.attributions))
        print("".join(f"  trap: {one.text[s:e]!r}\n" for s, e in one.traps), end="")


if __name__ == "__main__":
    main()
