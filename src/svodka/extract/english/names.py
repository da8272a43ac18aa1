"""A source phrase as name and role: "Foreign Minister Ilya Dorn, a former envoy," -> Ilya Dorn; Foreign Minister."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from svodka.extract.english.phrases import Phrase
from svodka.extract.english.sentences import Sentence, Token
from svodka.extract.english.words import ADJECTIVE, parts_of_speech
from svodka.lexicon.en import names as n
from svodka.lexicon.en import words as w

_DETERMINING = w.DETERMINERS | {"'s"}
_PRONOUNS = w.PERSONAL | w.RELATIVES | {"him", "her", "them", "me", "us"}
_BODIES = n.INSTITUTION_NOUNS | n.OUTLET_NOUNS
_NAMING_BODIES = n.OUTLET_NAMES | _BODIES
_KNOWN = n.PERSON_NOUNS | n.WITNESS_NOUNS | _BODIES | n.OFFICE_WORDS | n.GROUP_NOUNS
_NO_FULL_NAME = n.OFFICE_WORDS | n.INSTITUTION_NOUNS | n.OUTLET_NAMES | n.OUTLET_NOUNS | n.GROUP_NOUNS
_ONLY_PERSONS = n.PERSON_NOUNS - n.BODY_WORDS
_BEFORE_NAME = n.PARTICLES | {"of", "and", "for", "the", "&", "'s", "'"}
_INSIDE_NAME = n.PARTICLES | {"of", "the", "for", "and", "&", "-"}
_JOINING = n.PARTICLES | {"the", "of"}
_OFFICES = n.OFFICE_WORDS | n.HONORIFICS | n.INSTITUTION_NOUNS
_PERSONS = n.PERSON_NOUNS | n.HONORIFICS
_OF_PERSONS = n.PERSON_NOUNS | n.WITNESS_NOUNS
_FEMALE = n.FEMALE_HONORIFICS | n.FEMALE_NOUNS
_MALE = n.MALE_HONORIFICS | n.MALE_NOUNS
_BEHIND_HEAD = w.PREPOSITIONS | {"who", "that", "which", ","}
_BEFORE_ROLE = w.POSSESSIVES | {"the", "a", "an", ",", "'s"}


class NameKind(StrEnum):
    """What sort of speaker a mention names."""

    PERSON = "person"
    INSTITUTION = "institution"
    OUTLET = "outlet"
    GROUP = "group"
    NAME = "name"  # capitalized, of unknown sort
    DESCRIPTION = "description"  # the author; the ministry
    PRONOUN = "pronoun"


@dataclass(slots=True)  # two are made of each name: not frozen, they take a quarter of the time
class Mention:
    """What a source phrase says of the speaker."""

    kind: NameKind
    words: str  # the mention as written, without its article: the name, description or pronoun
    role: str | None  # as written
    head: str  # folded head noun of a description, or last name of a name
    female: bool | None = None
    written: str = ""  # with its article: the ministry
    titled: str = ""  # a surname with its honorific: Mrs. Dorn


def mention_of(sentence: Sentence, phrase: Phrase, text: str) -> Mention:
    """The mention that a noun phrase makes."""
    if (quotation := sentence.tokens[phrase.core_start].quotation) and phrase.core_end == phrase.core_start + 1:
        words = quotation.inner.of(text)  # citing “a source in the secretariat”
        return Mention(NameKind.DESCRIPTION, words, None, words.split()[-1].casefold() if words.split() else words)
    core = list(sentence.tokens[phrase.core_start : phrase.core_end])
    role = None
    if phrase.apposition and (known_as := _known_as(sentence, phrase)):
        return _named([*core, *known_as], len(core), None, text)
    if phrase.apposition:
        role = _role_text(sentence.tokens[phrase.apposition[0] : phrase.apposition[1]], text)
    mention = _mention(_before_complement(core), role, text)
    if mention.kind in (NameKind.DESCRIPTION, NameKind.GROUP):
        # what follows belongs to a description as it does not to a name: a source in the port
        mention = _description(*_undetermined(core), role, text)
    mention.written = _with_article(sentence, phrase, mention, text)
    return mention


def _with_article(sentence: Sentence, phrase: Phrase, mention: Mention, text: str) -> str:
    """The mention as written, its article included where it stands right before it: the ministry."""
    first = sentence.tokens[phrase.core_start]
    following = sentence.tokens[min(phrase.core_start + 1, phrase.core_end - 1)]
    if first.lower in ("the", "a", "an") and text.startswith(mention.words, following.start):
        return f"{first.lower if not first.is_name else first.text} {mention.words}"
    return mention.words


def _undetermined(core: list[Token]) -> tuple[list[Token], Token | None]:
    if core[0].lower in _DETERMINING and len(core) > 1 and not core[0].is_name:
        return core[1:], core[0]
    return core, None


def _known_as(sentence: Sentence, phrase: Phrase) -> list[Token]:
    """The name in "the chair of the union, a woman known simply as Benedita"."""
    assert phrase.apposition
    start, end = phrase.apposition
    name = end
    while name > start and sentence.tokens[name - 1].is_name:
        name -= 1
    known = any(sentence.lower(k) in ("known", "called", "introduced") for k in range(start, name))
    return list(sentence.tokens[name:end]) if known and sentence.lower(name - 1) == "as" else []


def _before_complement(core: list[Token]) -> list[Token]:
    """Cut what follows the name: Orlan of the Port Union; Orlan (Harbor Party); Orlan — who."""
    for at in range(1, len(core)):
        low = core[at].lower
        if low in ("(", "who", "which") or low in ("—", "–"):
            return core[:at]
        if low not in w.PREPOSITIONS or core[at].is_name or low in n.PARTICLES:
            continue
        if low in ("in", "at", "from", "on", "near"):
            return core[:at]  # a schoolteacher | in Kamen; the museum | in Varn
        if low not in ("of", "for", "in", "at", "from", "on") or _is_full_name(core[:at]):
            return core[:at]
    return core


def _is_full_name(tokens: list[Token]) -> bool:
    """Whether the words end in a person's name by themselves: Zeila Ould-Sidi | of the weekly."""
    run = []
    for token in reversed(tokens):
        if not token.is_name:
            break
        run.append(token.lower)
    return len(run) >= 2 and _NO_FULL_NAME.isdisjoint(run[:2])


def _mention(core: list[Token], role: str | None, text: str) -> Mention:
    if len(core) == 1 and core[0].lower in _PRONOUNS and not core[0].is_name:
        low = {"him": "he", "her": "she", "them": "they", "me": "i", "us": "we"}.get(core[0].lower, core[0].lower)
        female = {"she": True, "he": False}.get(low)
        return Mention(NameKind.PRONOUN, core[0].text, role, low, female)
    core, determined = _undetermined(core)
    if core[-1].lower in ("'s", "'", "’") and len(core) > 1:
        core = core[:-1]
    named = _name_start(core)
    if named < len(core) and not _is_complement(core, named) and not _of_another(core, named):
        return _named(core, named, role, text)
    return _description(core, determined, role, text)


def _is_complement(core: list[Token], named: int) -> bool:
    """Whether the name only belongs to who is described: the chair of the Nurses' Union."""
    at = named - 1
    while at >= 0 and core[at].lower in w.DETERMINERS:
        at -= 1
    return at > 0 and core[at].lower in ("of", "for", "to", "with") and not core[at].is_name


def _of_another(core: list[Token], named: int) -> bool:
    """Whether office and name are those of another: a spokesman for | President Matei Strand."""
    link = next((k for k in range(1, named) if core[k].lower in ("of", "for") and not core[k].is_name), None)
    if link is None or core[link - 1].is_name or core[link - 1].lower not in n.PERSON_NOUNS:
        return False
    # "chief of the General Staff Valer Orin": these words name a body, not a person
    return any(core[k].lower in _ONLY_PERSONS for k in range(link + 1, named))


def _name_start(core: list[Token]) -> int:
    """Where the name begins: behind the last word of an office; ``len(core)`` where there is none."""
    at = len(core)
    while at > 0 and (_is_name_part(core, at - 1)):
        at -= 1
    while at < len(core) and core[at].lower in _BEFORE_NAME and not core[at].is_name:
        at += 1
    if at == len(core):
        return at
    return _behind_office(core, at)


def _is_name_part(core: list[Token], at: int) -> bool:
    token = core[at]
    if token.is_name or (token.text[:1].isdigit() and at > 0):
        return True
    if token.lower in ("'s", "'", "’") and 0 < at < len(core) - 1:
        return core[at + 1].lower in _NAMING_BODIES and core[at + 1].is_name
    if token.lower in _INSIDE_NAME and 0 < at < len(core) - 1:
        return core[at + 1].is_name or core[at + 1].lower in _JOINING
    return False


def _behind_office(core: list[Token], start: int) -> int:
    """Go over offices written with capitals: President Orin; Chief of the General Staff Valer Orin."""
    offices = [
        at
        for at in range(start, len(core))
        if core[at].lower in _OFFICES or core[at].lower.rstrip("s") in n.OFFICE_WORDS
    ]
    if core[start].lower in n.WITNESS_NOUNS and len(core) - start > 2:
        return start + 1  # Pensioner | Osk Pell
    for last in reversed(offices):
        after = core[last + 1 :]
        if not after or after[0].lower in ("of", "for", "and", "the", "'s", "'", "’", "&"):
            continue
        if any(core[k].lower in _PERSONS for k in range(last + 1)):
            return last + 1  # without a person's office the whole names a body: Ministry of Emergency Works
    return start


def _named(core: list[Token], at: int, role: str | None, text: str) -> Mention:
    name = core[at:]
    while name and name[0].lower in n.HONORIFICS:
        name = name[1:]
    if not name:
        name = core[at:]
    before = _own([t for t in core[:at] if t.lower not in n.HONORIFICS])
    if before and not before[-1].is_name and before[-1].lower in _BODIES:
        # a researcher at | the security firm Lantern Labs
        last = max((k for k, t in enumerate(before) if t.lower in w.PREPOSITIONS), default=-1)
        before = before[last + 1 :]
    words = text[name[0].start : name[-1].end]
    lowered = [t.lower for t in name]
    own_role = _role_text(before, text) if _is_office(before) else None
    role = ", ".join(r for r in (own_role, role) if r) or None
    kind = _kind_of_name(lowered, role)
    female = _female(core, name, role) if kind in (NameKind.PERSON, NameKind.NAME) else None
    titled = text[core[0].start : name[-1].end] if len(name) == 1 and core[0].lower in n.HONORIFICS else ""
    return Mention(kind, words, role, _last_name(name), female, titled=titled)


def _own(before: list[Token]) -> list[Token]:
    """What stands in front of a name without another's: Mayor Vera Stoll and | union leader"""
    for k in range(len(before) - 1, 0, -1):
        if before[k].lower == "and" and before[k - 1].is_name and before[k - 1].lower not in n.OFFICE_WORDS:
            return before[k + 1 :]
    return before


def _is_office(before: list[Token]) -> bool:
    """Whether the words in front of a name say what it is: Kremlin press secretary; not: briefing, reports."""
    if any(t.lower in _KNOWN or t.lower.split("-")[-1] in _KNOWN for t in before):
        return True
    return any(ADJECTIVE in parts_of_speech(t.lower) or "-" in t.text for t in before)


def _kind_of_name(lowered: list[str], role: str | None) -> NameKind:
    role_words = set((role or "").lower().replace(",", " ").split())
    if (set(lowered) & n.INSTITUTION_NOUNS and "of" in lowered) or lowered[-1] in n.INSTITUTION_NOUNS:
        return NameKind.OUTLET if "news" in lowered else NameKind.INSTITUTION
    if role_words & _OF_PERSONS:
        return NameKind.PERSON
    if role_words & n.OUTLET_NOUNS or role_words & {"channels", "outlets", "dailies", "tabloids", "sites"}:
        return NameKind.OUTLET
    if set(lowered) & n.OUTLET_NAMES:
        return NameKind.OUTLET
    if role_words & n.INSTITUTION_NOUNS:
        return NameKind.INSTITUTION
    return NameKind.NAME


def _female(core: list[Token], name: list[Token], role: str | None) -> bool | None:
    titles = {t.lower for t in core} | set((role or "").lower().split())
    if titles & _FEMALE:
        return True
    if titles & _MALE:
        return False
    last = name[-1].lower
    # Slavic surnames in -ova, -eva, -ina, -skaya are women's
    if len(name) > 1 and last.endswith(("ova", "eva", "yova", "skaya", "skaia", "ovna", "ina")):
        return True
    if len(name) > 1 and last.endswith(("ov", "ev", "sky", "skiy", "skii")):
        return False
    return None


def _last_name(name: list[Token]) -> str:
    words = [t for t in name if t.lower not in n.NAME_SUFFIXES and t.is_word]
    return (words or name)[-1].lower


def _description(core: list[Token], determined: Token | None, role: str | None, text: str) -> Mention:
    head = core[-1].lower
    for at in range(1, len(core)):
        if core[at].lower in _BEHIND_HEAD:
            head = core[at - 1].lower
            break
    start = core[0].start
    if determined is not None and determined.lower not in ("the", "a", "an"):
        start = determined.start
    words = text[start : core[-1].end]
    if head in n.OUTLET_NOUNS and len(core) > 1 and core[-2].is_name and core[-1].lower == head:
        return _outlet_before_noun(core, role, text)
    kind = NameKind.DESCRIPTION
    if head in n.GROUP_NOUNS:
        kind = NameKind.GROUP
    elif any(t.is_name for t in core) and (head in n.INSTITUTION_NOUNS or head in n.OUTLET_NOUNS):
        kind = NameKind.INSTITUTION if head in n.INSTITUTION_NOUNS else NameKind.OUTLET
    return Mention(kind, words, role, head, True if head in n.FEMALE_NOUNS else False if head in n.MALE_NOUNS else None)


def _outlet_before_noun(core: list[Token], role: str | None, text: str) -> Mention:
    """The Vedomir daily: the name stands before what it is."""
    at = len(core) - 1
    while at > 0 and core[at - 1].is_name:
        at -= 1
    name = core[at:-1]
    described = ", ".join(r for r in (_role_text([*core[:at], core[-1]], text), role) if r)
    words = text[name[0].start : name[-1].end]
    return Mention(NameKind.OUTLET, words, described if at == 0 else core[-1].text, _last_name(name))


def _role_text(tokens: tuple[Token, ...] | list[Token], text: str) -> str | None:
    kept = list(tokens)
    # a clause tells what somebody does, not an office: a retired general | who led the crews
    clause = next((k for k, token in enumerate(kept) if token.lower in ("who", "whose", "which", "whom", "that")), None)
    kept = kept[:clause]
    if clause is not None and kept and kept[-1].lower in w.PREPOSITIONS:
        return None  # a copy of which the daily kept
    while kept and (kept[0].lower in _BEFORE_ROLE or not kept[0].is_word):
        kept = kept[1:]
    while kept and (kept[-1].lower in (",", "the", "'s", "of") or not (kept[-1].is_word or kept[-1].text == ")")):
        kept = kept[:-1]
    if len(kept) == 1 and kept[0].text.isdigit():
        return None  # an age
    return text[kept[0].start : kept[-1].end] if kept else None
