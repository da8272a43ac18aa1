"""Names, offices, occasions and carriers of a cited statement, as a written sentence may tell them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from svodka.model import LedgerRow, SpeakerType, Stance
from svodka.write.guard.source import Token, tokens
from svodka.write.guard.vocabulary import ARTICLES, TAILS


@dataclass(frozen=True, slots=True)
class Citable:
    """A statement that a sentence may cite, with what the registry and the line know of it."""

    row: LedgerRow
    stance: Stance | None = None  # towards the claim of the digest
    offices: tuple[str, ...] = ()  # by the registry, on the day of the statement
    names: tuple[str, ...] = ()  # other spellings of the speaker's name

    @property
    def id(self) -> str:
        """By which a sentence cites it."""
        return self.row.statement.id

    @property
    def speaker(self) -> str:
        """The name, folded; of somebody who is not named, nobody else's."""
        speaker = self.row.statement.speaker
        return speaker.name.casefold() if speaker else f"? {self.id}"


def words_of(text: str) -> list[str]:
    """The words of a phrase, as they are compared."""
    return [token.low for token in tokens(text) if token.is_word and token.low not in ARTICLES]


def named(
    sentence: Sequence[Token], at: int, one: Citable, shared: frozenset[str] = frozenset(), *, article: bool = True
) -> Iterator[int]:
    """Where the speaker's name, which begins at ``at``, ends: whole, or the surname of a person.

    ``shared``: surnames that several speakers bear; by these alone nobody is named.
    """
    speaker = one.row.statement.speaker
    if speaker is None:
        return
    body = speaker.type is not SpeakerType.PERSON
    if article and body and at < len(sentence) and sentence[at].low == "the":
        at += 1
    for name in dict.fromkeys((speaker.name, *one.names)):
        words = words_of(name)
        forms = [words]
        if speaker.type is SpeakerType.PERSON and len(words) > 1 and words[-1] not in shared:
            forms.append(words[-1:])
        for form in forms:
            if (
                form
                and (end := _phrase(sentence, at, form, articles=False)) is not None
                and _as_written(sentence, at, name)
            ):
                yield end


def _as_written(sentence: Sequence[Token], at: int, name: str) -> bool:
    return not name[:1].isupper() or sentence[at].text[:1].isupper()


def shared_surnames(all_known: Iterable[Citable]) -> frozenset[str]:
    """The surnames that speakers of different names bear."""
    found: dict[str, set[str]] = {}
    for one in all_known:
        words = words_of(one.speaker)
        if len(words) > 1:
            found.setdefault(words[-1], set()).add(one.speaker)
    return frozenset(surname for surname, names in found.items() if len(names) > 1)


def office(sentence: Sequence[Token], at: int, one: Citable) -> Iterator[int]:
    """Where the whole office, which begins at ``at``, ends: as written, or as the registry has it on that day."""
    speaker = one.row.statement.speaker
    titles = [*([speaker.role] if speaker and speaker.role else []), *one.offices]
    for title in dict.fromkeys(titles):
        words = words_of(title)
        forms = [words]
        if len(words) == 2:
            forms.append([words[1], "of", words[0]])  # defence minister, minister of defence
        if len(words) == 3 and words[1] == "of":
            forms.append([words[2], words[0]])
        for form in forms:
            if form and (end := _phrase(sentence, at, form)) is not None:
                yield end


def occasion(sentence: Sequence[Token], at: int, one: Citable) -> Iterator[int]:
    """Where the occasion, which begins at ``at``, ends; its first words suffice: a meeting (with residents)."""
    words = words_of(one.row.statement.venue or "")
    ends = [len(words), *(number for number, word in enumerate(words) if word in TAILS and number)]
    for length in sorted(set(ends), reverse=True):
        if length and (end := _phrase(sentence, at, words[:length])) is not None:
            yield end


def carrier(sentence: Sequence[Token], at: int, one: Citable, *, outlet: bool = True) -> Iterator[int]:
    """Where the name of one through whom the words came ends."""
    names = [hop.name for hop in one.row.statement.chain]
    if outlet and one.row.revision.outlet:
        names.append(one.row.revision.outlet)
    for name in names:
        words = words_of(name)
        if words and (end := _phrase(sentence, at, words)) is not None:
            yield end


def cue_as_written(one: Citable) -> list[str]:
    """The source's own cue, without "to" at its end."""
    text = one.row.revision.text
    words = [token.low for span in one.row.statement.cue for token in tokens(text, span)]
    return words[:-1] if words[-1:] == ["to"] else words


def takes_infinitive(one: Citable) -> bool:
    """Whether what was said follows the source's cue with "to"."""
    cue = one.row.statement.cue
    return bool(cue) and tokens(one.row.revision.text, cue[-1])[-1:][0].low == "to"


def _phrase(sentence: Sequence[Token], at: int, words: Sequence[str], *, articles: bool = True) -> int | None:
    """The token behind ``words`` at ``at``, but for an article before one of them, all outside quotation marks."""
    for number, word in enumerate(words):
        before = sentence[at].low if at < len(sentence) else ""
        if articles and before in ARTICLES and (not number or words[number - 1] in TAILS):
            at += 1
        if at >= len(sentence) or sentence[at].run >= 0 or sentence[at].low != word:
            return None
        at += 1
    return at
