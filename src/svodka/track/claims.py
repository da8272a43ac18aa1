"""Claims as TOML: text -> ``Claim`` and back, and what is doubtful in them.

    text = "Varnian troops are in Lorim."
    facet = "OCC"  # OCC it happened, AGENT who did it, INTENT it was meant, MAGN how much, JUST rightly
    place = "Lorim"
    event_from = "2031-02-01"
    event_to = "2031-03-21"
    actors = ["Varnia", "Varnian army"]
    terms_en = ["Lorim", "troops"]
    terms_ru = ["Лорим", "войска"]

Only ``text`` must be there. Optional, too: key, topic, contrary_en, contrary_ru, not_en, not_ru, numbers, neighbours.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from svodka.errors import ConfigError
from svodka.model import Claim, Facet
from svodka.track.claim_words import words_of
from svodka.track.suggest import Suggestion

_TEXTS = ("text", "place", "key", "topic")
_LISTS = ("actors", "terms_en", "terms_ru", "contrary_en", "contrary_ru", "not_en", "not_ru", "numbers", "neighbours")
_DATES = ("event_from", "event_to")
KEYS = ("key", "text", "facet", "place", "event_from", "event_to", *_LISTS, "topic")
# More terms than this match everything; the longest list of the shared claims has 13
MANY_TERMS = 200
# Two claims that share this much of their words are told as overlapping; neighbours of the shared set reach .6
OVERLAP = 0.7


def parse_claim(toml: str, *, file: str, key: str | None = None) -> Claim:
    """The claim that a TOML text tells; ``file`` is for messages, ``key`` what it is called if it doesn't say.

    Raises ``ConfigError``, one line with the file, the key and what to write.
    """
    try:
        values = tomllib.loads(toml)
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"{file} is not TOML: {error}") from None
    nested = values.get("claim")
    if isinstance(nested, dict) and set(values) == {"claim"}:
        values = nested
    for name in values:
        if name not in KEYS:
            raise ConfigError(f"{file}: unknown key {name!r}; known are {', '.join(KEYS)}")
    texts = {name: _text(file, values, name) for name in _TEXTS}
    if texts["text"] is None:
        raise ConfigError(
            f'{file}: text is missing; write what is claimed, for instance text = "The dam in Vesk broke."'
        )
    start, end = (_date(file, values, name, last=name == "event_to") for name in _DATES)
    if start and end and start > end:
        raise ConfigError(f"{file}: event_from {start} is after event_to {end}; exchange them")
    lists = {name: _list(file, values, name) for name in _LISTS}
    return Claim(
        key=texts["key"] or key or _key_of(texts["text"]),
        text=texts["text"],
        facet=_facet(file, values),
        place=texts["place"],
        event_from=start,
        event_to=end,
        topic=texts["topic"],
        **lists,
    )


def format_claim(claim: Claim) -> str:
    """The claim as TOML that ``parse_claim`` reads back to an equal one."""
    lines = [f"key = {_quoted(claim.key)}", f"text = {_quoted(claim.text)}", f'facet = "{claim.facet.value}"']
    for name in ("place", "topic"):
        if getattr(claim, name) is not None:
            lines.append(f"{name} = {_quoted(getattr(claim, name))}")
    for name in _DATES:
        if getattr(claim, name):
            lines.append(f'{name} = "{getattr(claim, name).isoformat()}"')
    for name in _LISTS:
        if getattr(claim, name):
            lines.append(f"{name} = [{', '.join(map(_quoted, getattr(claim, name)))}]")
    return "\n".join(lines) + "\n"


_COMMENTS = {
    "key": None,
    "text": "What is claimed, in English, worded positively: so that to deny it is to deny it.",
    "facet": "What is in dispute: OCC it happened, AGENT who did it, INTENT it was meant, MAGN how much, JUST rightly.",
    "place": "Where; what was said of another place speaks against it.",
    "event_from": "When it happened; what was said before is not about it. A month or a year will do.",
    "event_to": None,
    "actors": "Who did it; the first state among them is the one whose line is followed.",
    "terms_en": "Names, things and words by which one speaks of it; ten to twenty in each language.",
    "terms_ru": None,
    "contrary_en": 'Words by which one denies it without a "no": "bird strike".',
    "contrary_ru": None,
    "not_en": "Words that belong to another matter.",
    "not_ru": None,
    "neighbours": "Keys of claims that must be told apart from it.",
}


def commented_claim(claim: Claim) -> str:
    """A claim as TOML for a person to go on with: what each key means, and the empty ones as comments."""
    told = dict(line.split(" = ", 1) for line in format_claim(claim).splitlines())
    lines = []
    for name, comment in _COMMENTS.items():
        if comment:
            lines += ["", f"# {comment}"]
        empty = '""' if name in (*_TEXTS, *_DATES, "facet") else "[]"
        lines.append(f"{name} = {told[name]}" if name in told else f"# {name} = {empty}")
    lines += [f"{name} = {value}" for name, value in told.items() if name not in _COMMENTS]
    return "\n".join(lines).lstrip("\n") + "\n"


def draft_claim(suggestion: Suggestion) -> str:
    """A suggested claim as TOML, the statements that led to it above it as comments."""
    said = [
        f"# {s.day or 'undated'}  {s.speaker} ({s.act.value}): {s.words}  {s.address}" for s in suggestion.statements
    ]
    days = [s.day for s in suggestion.statements if s.day]
    claim = Claim(
        key="", text=suggestion.words, terms_en=suggestion.terms_en, terms_ru=suggestion.terms_ru,
        event_from=min(days, default=None),
    )  # fmt: skip
    told = [line for line in commented_claim(claim).splitlines() if not line.startswith("key =")]
    head = "# A draft from what several speakers deny or confirm. Word the text anew: one positive sentence."
    comments = ["".join(c if c.isprintable() else " " for c in line) for line in (head, *said)]
    return "\n".join([*comments, "", *told, ""])


def warnings(claim: Claim, others: Iterable[Claim] = ()) -> tuple[str, ...]:
    """What is doubtful in a claim, one sentence each that says what to do; none: nothing."""
    return (*_about_terms(claim), *_about_wording(claim), *_about_others(claim, others))


def _about_terms(claim: Claim) -> Iterable[str]:
    if not claim.terms_en and not claim.terms_ru:
        yield f"{claim.key}: no terms; only the words of its text are looked for. Add terms_en and terms_ru"
    elif not claim.terms_ru:
        yield f"{claim.key}: no terms_ru; in Russian texts nothing will be found. Add some"
    for name in ("terms_en", "terms_ru"):
        terms = getattr(claim, name)
        if len(terms) > MANY_TERMS:
            yield f"{claim.key}: {len(terms)} {name}; so many fit nearly everything. Keep the twenty that are its own"
    for language in ("en", "ru"):
        wanted = _folded(getattr(claim, f"terms_{language}"))
        for other, what in ((f"contrary_{language}", "deny the claim"), (f"not_{language}", "belong to other matters")):
            for term in sorted(wanted & _folded(getattr(claim, other))):
                yield (
                    f"{claim.key}: {term!r} stands in terms_{language} and in {other}, whose words {what}; "
                    "it counts as the latter. Strike one of them"
                )


def _about_wording(claim: Claim) -> Iterable[str]:
    if re.search(r"\b(?:not|no|never|denied|denies|deny)\b|n['’]t\b", claim.text.lower()):
        yield f"{claim.key}: its text holds a negation; word it positively, so that to deny it is to deny it"


def _about_others(claim: Claim, others: Iterable[Claim]) -> Iterable[str]:
    mine = words_of(claim, "en").sentence
    for other in others:
        if other.key == claim.key:
            continue
        theirs = words_of(other, "en").sentence
        same_time = not (claim.event_to and other.event_from and claim.event_to < other.event_from) and not (
            other.event_to and claim.event_from and other.event_to < claim.event_from
        )
        shared = len(mine & theirs) / max(1, min(len(mine), len(theirs)))
        if shared >= OVERLAP and same_time and claim.facet is other.facet and other.key not in claim.neighbours:
            yield f"{claim.key}: overlaps with {other.key}; name that one under neighbours, or join the two"


def _folded(terms: Sequence[str]) -> set[str]:
    return {term.casefold() for term in terms}


def _key_of(text: str) -> str:
    words: list[str] = re.findall(r"\w+", text.casefold())
    return "-".join(words[:6])


def _text(file: str, values: Mapping[str, object], name: str) -> str | None:
    value = values.get(name)
    if value is None:
        return None
    if not isinstance(value, str) or not value.strip():
        raise ConfigError(f"{file}: {name} must be a text in quotation marks, not {value!r}")
    return value.strip()


def _list(file: str, values: Mapping[str, object], name: str) -> tuple[str, ...]:
    value = values.get(name, [])
    if not isinstance(value, list) or not all(isinstance(v, str) for v in value):
        raise ConfigError(f'{file}: {name} must be a list of texts, for instance {name} = ["one", "two"]')
    return tuple(dict.fromkeys(v.strip() for v in value if v.strip()))


def _facet(file: str, values: Mapping[str, object]) -> Facet:
    value = values.get("facet", "OCC")
    try:
        return Facet(str(value).upper())
    except ValueError:
        known = ", ".join(facet.value for facet in Facet)
        raise ConfigError(f"{file}: facet {value!r} is not known; write one of {known}") from None


def _date(file: str, values: Mapping[str, object], name: str, *, last: bool) -> date | None:
    value = values.get(name)
    if value is None or value == "":
        return None
    if isinstance(value, date):
        return date(value.year, value.month, value.day)
    try:
        found = re.fullmatch(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?", str(value))
        if not found:
            raise ValueError
        year, month, day = int(found[1]), int(found[2] or (12 if last else 1)), found[3]
        if day:
            return date(year, month, int(day))
        return last_day(year, month) if last else date(year, month, 1)
    except ValueError:
        raise ConfigError(f"{file}: {name} {value!r} is no date that exists; write it as 2031-05-14") from None


def last_day(year: int, month: int) -> date:
    """The last day of a month; ``ValueError`` where there is no such month."""
    first_after = date(year + month // 12, month % 12 + 1, 1)
    return date.fromordinal(first_after.toordinal() - 1)


def _quoted(value: str) -> str:
    """A TOML basic string."""
    escaped = value.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + "".join(c if c.isprintable() else f"\\U{ord(c):08X}" for c in escaped) + '"'
