"""Whether what differs between two texts moves by itself: then the document was not revised.

When in doubt it was: a revision too many costs a look, a revision missed is a lie about the record. So a stretch moves
by itself only as a whole line, or as a whole field of a line, that a list of known kinds describes
(``lexicon.moving``); words and figures of prose never do.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from svodka.lexicon import moving
from svodka.text.spelling import plain_lines

# Prose is longer than a line of clocks, counters and names; a longer line is compared as it stands.
LONGEST_FIELDS = 200
# A list of other articles: at most so many lines, none longer than a headline of which we know (170 characters)
LONGEST_LIST = 20
LONGEST_HEADLINE = 170
# Below this share of its letters left, a text is a table of what moves (rates, weather): there the figures are the news
LEAST_SHARE = 0.5

_FIELD = re.compile(r"\s*(?:[|·•]|\t)\s*")
_TAIL = re.compile(r"[,;]? ?\(?((?:last )?updated?\b[^()]{3,40}|обновлен[оаы]?\b[^()]{3,40})\)?$", re.IGNORECASE)
_BARE_CLOCK = re.compile(r"\d{1,2}:\d{2}(?::\d{2})?")
_END_OF_SENTENCE = re.compile(r"[.;:,]$")


def _any(*lists: Iterable[tuple[str, str]]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for entries in lists for pattern, _ in entries))


_FIELDS = (
    ("a clock", _any(moving.CLOCKS)),
    ("a counter", _any(moving.COUNTERS)),
    ("the weather", _any(moving.WEATHER)),
)
_LINES = (("a list of other articles", _any(moving.POINTERS)), ("a notice", _any(moving.CONSENT)))
_HEADS = _any(moving.LIST_HEADS)
_TICKER_VALUE = re.compile(moving.TICKER_VALUE)

Still = list[tuple[str, str | None]]  # each line with what stays of it; None where all of it moves


def noise(before: str, after: str) -> str | None:
    """Why two unlike texts say the same; None where one may say something else."""
    old, new = plain_lines(before), plain_lines(after)
    if " ".join(old) == " ".join(new):
        return "only quotation marks, dashes, spaces or other typing differ"
    (still_old, kinds_old), (still_new, kinds_new) = _still(old), _still(new)
    if " ".join(still_old) != " ".join(still_new) or not still_old:
        return None
    if _letters(still_old) < LEAST_SHARE * min(_letters(old), _letters(new)):
        return None
    kinds = [kind for kind in dict.fromkeys((*kinds_old, *kinds_new)) if kinds_old.get(kind) != kinds_new.get(kind)]
    return f"only what moves by itself differs: {', '.join(kinds)}"


def _letters(lines: Iterable[str]) -> int:
    return sum(map(len, lines))


def _still(lines: list[str]) -> tuple[list[str], dict[str, list[str]]]:
    """What stays of the lines, and what moves in them, by kind."""
    moved: dict[str, list[str]] = {}
    kinds = _kinds(lines)
    still = []
    for line, kind in zip(lines, kinds, strict=True):
        if kind:
            moved.setdefault(kind, []).append(line)
        elif left := _without_fields(line, moved):
            still.append(left)
    return still, moved


def _kinds(lines: list[str]) -> list[str | None]:
    """What moves of each line as a whole; None where it is not known to."""
    lowered = [line.lower() for line in lines]
    kinds = [next((kind for kind, pattern in _LINES if pattern.fullmatch(line)), None) for line in lowered]
    for n in (*_ticker_lines(lowered),):
        kinds[n] = "a ticker"
    bare = [n for n, line in enumerate(lowered) if _BARE_CLOCK.fullmatch(line)]
    if len(bare) == 1:  # several are the hours of a chronicle
        kinds[bare[0]] = "a clock"
    for n in _list_lines(lines, lowered):
        kinds[n] = "a list of other articles"
    return kinds


def _ticker_lines(lowered: list[str]) -> Iterator[int]:
    """Lines of rates: two or more values in a line, or in lines one after the other. A single one may be news."""
    values = [_ticker_values(line) for line in lowered]
    near = [0, *values, 0]
    for n, count in enumerate(values):
        if count > 1 or (count and (near[n] or near[n + 2])):
            yield n


def _ticker_values(line: str) -> int:
    """How many values a line has that holds nothing else."""
    if len(line) > LONGEST_FIELDS or _TICKER_VALUE.sub("", line).strip(" ,;|"):
        return 0
    return len(_TICKER_VALUE.findall(line))


def _list_lines(lines: list[str], lowered: list[str]) -> Iterator[int]:
    """The lines of lists of other articles: under a head that says so, down to the end of the text.

    Inside a text it can't be told where such a list ends and the author goes on, so there only the head is known.
    """
    for n, line in enumerate(lowered):
        if _HEADS.fullmatch(line.rstrip(" :>-")):
            rest = range(n + 1, len(lines))
            if len(rest) <= LONGEST_LIST and all(_is_headline(lines[i]) for i in rest):
                yield from (n, *rest)
                return


def _is_headline(line: str) -> bool:
    return len(line) <= LONGEST_HEADLINE and not _END_OF_SENTENCE.search(line)


def _without_fields(line: str, moved: dict[str, list[str]]) -> str:
    """The line without the fields that move."""
    if len(line) > LONGEST_FIELDS:
        return line
    kept = []
    fields = _FIELD.split(line)
    kinds = [_field_kind(field) for field in fields]
    for field, told in zip(fields, kinds, strict=True):
        # a bare clock beside a counter is the page's; alone it may be the hour of a chronicle's entry
        kind = told or ("a clock" if any(kinds) and _BARE_CLOCK.fullmatch(field) else None)
        if kind:
            moved.setdefault(kind, []).append(field)
            continue
        tail = _TAIL.search(field)
        moves = tail is not None and tail.start() > 0 and _field_kind(tail[1]) is not None
        if moves and tail:
            moved.setdefault("a clock", []).append(tail[1])
        kept.append(field[: tail.start()] if moves and tail else field)
    return " | ".join(kept)


def _field_kind(field: str) -> str | None:
    return next((kind for kind, pattern in _FIELDS if pattern.fullmatch(field.lower())), None)


def moving_lines(text: str) -> list[tuple[int, int]]:
    """Where the lines stand that move as a whole: start and end offsets, the end excluded."""
    bounds = [0, *(m.end() for m in re.finditer(r"\n", text)), len(text)]
    spans = [(a, b) for a, b in pairwise(bounds) if plain_lines(text[a:b])]
    lines = [plain_lines(text[a:b])[0] for a, b in spans]
    return [
        span
        for span, line, kind in zip(spans, lines, _kinds(lines), strict=True)
        if kind or not _without_fields(line, {})
    ]
