"""Who speaks, in words: a name with its office, a description with its article, somebody whom the text hides."""

from __future__ import annotations

import re
from collections.abc import Mapping

from svodka.lexicon.en import names as n
from svodka.lexicon.en import words as w
from svodka.model import LedgerRow, Speaker
from svodka.write.quoting import frame
from svodka.write.visible import one_line

CYRILLIC = re.compile("[Ѐ-ӿ]")

# "he" of one text is not "he" of another
_PRONOUNS = frozenset({
    "i", "you", "he", "she", "it", "we", "they", "who", "which", "that", "this", "one",
    "я", "ты", "вы", "он", "она", "оно", "мы", "они", "кто", "который", "которая", "которые",
})  # fmt: skip
_PERSONS = n.PERSON_NOUNS | n.WITNESS_NOUNS | n.ANONYMOUS_NOUNS | n.GROUP_NOUNS
_NUMBERS = frozenset("one two three four five six seven eight nine ten several many some".split())
# words before which no article stands: two residents, their president, others
_DETERMINED = w.DETERMINERS | w.POSSESSIVES | w.INDEFINITE | _NUMBERS | frozenset(["others", "whose"])
_ARTICLES = frozenset(["the", "a", "an"])
# names may begin small; descriptions that begin a sentence don't
_PARTICLES = frozenset("de da di du del della der den van von bin ibn al el la le".split())
# where the head of a noun phrase ends: head | of the district; source | in the ministry
_HEAD_END = re.compile(r"\s(?:of|for|in|at|on|from|with|to)\s")
_POSSESSIVE = re.compile(r"(?:his|her|its|their|our|my|your)\s+", re.IGNORECASE)
_POSSESSIVE_RU = re.compile(r"(?:его|её|ее|их|мо[йяею]\w*|наш\w*|ваш\w*|сво\w*)\s", re.IGNORECASE)
_LINKS = w.PREPOSITIONS | frozenset("в во на по при от для из с со к ко о об за and or the a an".split())
# "former" and the like begin an office, and are no part of the name of a body
_SMALL_OFFICE_WORDS = n.PERSON_NOUNS | frozenset(
    "former acting presidential then first deputy senior chief prime foreign retired military".split()
)


def is_named(speaker: Speaker | None) -> bool:
    """Whether there is a name or a description: a pronoun that was not resolved is neither."""
    return speaker is not None and speaker.name.casefold().strip() not in _PRONOUNS


def has_name(row: LedgerRow) -> bool:
    """Whether the speaker has a name: "Vera Holm", "Foreign Ministry"; not "a ferryman", "Two residents", "Source"."""
    speaker = row.statement.speaker
    if speaker is None or not is_named(speaker) or not speaker.name[:1].isupper() or _is_description(speaker):
        return False
    words = speaker.name.split()
    if CYRILLIC.search(speaker.name):
        return len(words) > 1 or _is_capital_inside(speaker.name[: max(4, len(speaker.name) - 2)], row.revision.text)
    head = _HEAD_END.split(speaker.name)[0].split()
    if words[0].casefold() in _DETERMINED or not head[-1][:1].isupper():
        return False
    if all(word.casefold() in n.OFFICE_WORDS or _is_common(word.casefold()) for word in head):
        return head[-1].casefold() in n.INSTITUTION_NOUNS
    return len(words) > 1 or _is_capital_inside(speaker.name, row.revision.text)


def _is_description(speaker: Speaker) -> bool:
    """Whether the reader took a description for want of a name: «Собеседник газеты», name and office at once."""
    return (speaker.role or "").casefold() == speaker.name.casefold()


def _is_capital_inside(word: str, text: str) -> bool:
    """Whether the word has its capital inside a sentence too: at the beginning of one every word has."""
    return bool(re.search(rf"[\w,;] {re.escape(word)}", text))


def capitalized(words: str) -> str:
    """The words with a capital, unless they begin with the particle of a name: de Moreno; d’Arval."""
    first = words.split(" ", 1)[0]
    small_name = first in _PARTICLES or (first[1:2] in "’'" and first[2:3].isupper())
    return words if small_name else words[:1].upper() + words[1:]


def voice(row: LedgerRow, told: Mapping[str, set[str]]) -> str:
    """The speaker as the subject of a sentence, with the office as written.

    ``told``: the words of the offices that a section has told, by speaker; what they hold is not told again. A
    name with an office behind it ends with a comma: "Vera Holm, the mayor,".
    """
    speaker = row.statement.speaker
    if speaker is None:
        return "someone whom the text does not name"
    if not is_named(speaker):
        return f"someone whom the text calls ‘{frame(one_line(speaker.name))}’"
    name = _subject(row, speaker)
    office = office_of(speaker)
    # "Veligorian" and "Veligoria’s" tell the same: six letters tell offices apart
    words = {word.casefold()[:6] for word in re.findall(r"\w{2,}", office)}
    known = told[speaker.name.casefold()]
    if not words - known or office.casefold() in name.casefold():
        return name
    known |= words
    return f"{name} ({office})" if _is_body(office) else f"{name}, {office},"


def office_of(speaker: Speaker) -> str:
    """The office as it may follow a name in the middle of a sentence; empty where none was told.

    A description that stood in for the name is no office; nor is an aside: "copy of which the daily has kept".
    """
    office = frame(one_line(speaker.role or "")).strip(" ,")
    if not office or _is_description(speaker) or _POSSESSIVE_RU.match(office) or _is_aside(office):
        return ""
    if CYRILLIC.search(office) and f"{speaker.role} {speaker.name}" not in (speaker.mention or ""):
        return ""  # elsewhere than before the name it may be in another case: дипломата
    office = _POSSESSIVE.sub("", office)
    words = office.split()
    while words and words[-1].casefold() in _LINKS:
        words.pop()
    return _begun_small(words)


def _is_aside(office: str) -> bool:
    return any(word.casefold() in w.RELATIVES | {"whom", "whose"} for word in office.split())


def _begun_small(words: list[str]) -> str:
    """Without the capital of a beginning: presidential press secretary, but Foreign Ministry spokeswoman."""
    if not words:
        return ""
    if CYRILLIC.search(words[0]):
        small = words[0][1:].islower()
        return " ".join([words[0][0].lower() + words[0][1:] if small else words[0], *words[1:]])
    begins = [word.casefold().rstrip(",") in _SMALL_OFFICE_WORDS for word in words]
    if all(begins):
        words = [word.lower() for word in words]
    elif begins[0] and not words[1][:1].isupper():
        words = [words[0].lower(), *words[1:]]
    return " ".join(words)


def _is_body(office: str) -> bool:
    """Whether the office is only the name of a body: Foreign Ministry."""
    words = office.split()
    return words[-1].casefold() in n.INSTITUTION_NOUNS and not any(word.casefold() in n.PERSON_NOUNS for word in words)


def _subject(row: LedgerRow, speaker: Speaker) -> str:
    """The name, or the description with its article: the foreign ministry; a ferryman; two residents."""
    name, mention = frame(one_line(speaker.name)), frame(one_line(speaker.mention or ""))
    if CYRILLIC.search(name):
        small = _is_description(speaker) and name[1:2].islower()
        return name[0].lower() + name[1:] if small else name
    words = _HEAD_END.split(name)[0].split()
    if not words:
        return name  # of nothing but blanks or marks
    first, head = name.split(" ")[0], words[-1].casefold()
    if has_name(row):
        # bodies that English names with the article; "Veligoria’s Assembly" has its own
        bodied = head in n.INSTITUTION_NOUNS and not re.search(r"['’]s?\b", name) and head not in n.OUTLET_NOUNS
        return f"the {name}" if bodied else name
    if _is_common(first.casefold()) or re.search(rf"\b{re.escape(first.lower())}\b", row.revision.text):
        name = name[0].lower() + name[1:]
    article, _, rest = mention.partition(" ")
    if article.casefold() in _ARTICLES and rest.casefold() == name.casefold():
        return f"{article.lower()} {name}"
    if first.casefold() in _DETERMINED or re.match(r"[A-Z]\w*['’]s?\s", name) or head in n.GROUP_NOUNS:
        return name
    return f"the {name}" if head in _PERSONS | n.INSTITUTION_NOUNS or first in n.PERSON_NOUNS else name


def _is_common(word: str) -> bool:
    """Whether the word is no name, whatever its capital: Two, Source, Spokesmen."""
    return word in _DETERMINED or bool(_PERSONS & {word, word.removesuffix("s"), word.replace("men", "man")})
