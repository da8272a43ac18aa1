"""Who holds a line: of a statement's speaker, the person, the institution and the state that he speaks for.

A first look over all documents (``Cast``) learns which office each named person has; a second resolves each speaker:
"Orlan" is "Tessa Orlan", whose office another text tells.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache

from svodka.lexicon.en.bodies import ANONYMOUS, FORMER, LOCAL_NAMES, bodies
from svodka.lexicon.en.names import PERSON_NOUNS
from svodka.lexicon.en.speakers import PLACES
from svodka.lexicon.en.states import states
from svodka.track.voices import NOBODY, Voice, Who

_WORD = re.compile(r"[^\W_]+(?:[-.'’][^\W_]+)*\.?", re.UNICODE)
_OFFICE_PRINCES = re.compile(
    r"\b(crown prince|king|queen|emir|sultan|supreme leader|pope|патриарх|король)\b", re.IGNORECASE
)
# Words of an office that don't make a name: "Foreign Ministry spokesman" has none
_TITLES = frozenset(
    """
    president minister spokesman spokeswoman spokesperson chief head king queen prince crown general brigadier
    colonel marshal ambassador envoy secretary prosecutor commander chairman chairwoman official officials
    ministry foreign defence defense interior prime deputy public supreme leader government press consul
    director governor mayor armed forces kremlin state presidency army military navy fleet embassy mission
    council parliament statement interview conference television radio agency service department office house
    staff court civil aviation permanent senior president's guards guard aerospace roads consulate prosecution
    joint chiefs intelligence security national director-general
    """.split()
)


_ELSEWHERE = re.compile(r"\b(?:of|in|from) (?:the )?[A-Z]\w+|\b[A-Z]\w+['’]s\b")
_MOST_NAMES = 5  # words of the longest names that texts write
_PARTICLES = frozenset(
    "al bin ibn von van der den de di da del la le el of ben аль бин ибн фон ван дер де ди да".split()
)
# "minister of Orlan", "Orlanian minister", "Orlan's minister", «министр Орлана»
_ANOTHER = re.compile(
    r"\b(?:of|for) ([A-Z]\w+)(?=[;,]|$)|\b([A-Z]\w+(?:[ia]an|ese|ish)) (?=[A-Za-z])|\b([A-Z]\w+)['’]s (?=[a-z])"
    r"|[а-яё]+ ([А-ЯЁ][а-яё]+[аяиы])(?=[;,]|$)"
)
_BRANCHES = frozenset("affairs defence defense foreign health finance justice emergency works commons lords".split())
_BODY = re.compile(
    r"\b(?:commission|committee|council|agency|service|command|headquarters|centre|center|group|party|company"
    r"|комисси\w+|комитет\w*|совет\w*|агентств\w+|служб\w+|командовани\w+|штаб\w*|центр\w*|компани\w+)\b",
    re.IGNORECASE,
)
_CAPITAL = r"[A-ZА-ЯЁ][\w’'-]+"
_OPENING = re.compile(
    rf"(?P<office>[A-ZА-ЯЁ](?:[\w’'-]+ ){{0,9}}?)(?P<name>(?:{_CAPITAL} ){{1,4}}{_CAPITAL})(?= [a-zа-яё])"
)
_RANKS = frozenset(
    """admiral captain major lieutenant генерал генерал-майор генерал-лейтенант адмирал полковник капитан майор маршал
    министр президент премьер премьер-министр посол глава председатель директор мэр губернатор депутат сенатор
    представитель пресс-секретарь командующий начальник прокурор постпред""".split()
)
_NO_NAMES = frozenset("he she it they i we он она они я мы это".split())


@dataclass(frozen=True, slots=True)
class Described:
    """A speaker as one text has him."""

    name: str  # canonical in its document
    mention: str  # as written
    role: str  # as written, may be empty
    named: bool  # a person's name, not only an office


@dataclass(frozen=True, slots=True)
class Holder:
    """Whose words they are, at each level; None: not known, or nobody's at that level."""

    person: str | None
    institution: str | None
    state: str | None
    anonymous: bool = False
    office: str | None = field(default=None, compare=False)  # two texts may tell one office differently
    own_voice: bool = field(default=False, compare=False)  # speaks for himself, whatever his office


@dataclass(slots=True)
class Cast:
    """What the documents together tell of the people in them."""

    names: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))  # last name -> full names
    roles: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))  # full name -> roles
    home: str | None = None  # the state whose line the claim is about
    who: Who = NOBODY  # the registry of persons
    abroad: tuple[str, ...] = ()  # other states of the claim that no list of ours has

    def learn(self, described: Described) -> None:
        """Take in one mention."""
        name = person_name(described)
        if not name:
            return
        parts = name.split()
        if len(parts) > 1:
            self.names[_last(parts[-1])][name] += 1
        if role := role_told(described):
            self.roles[name][role] += 1

    def full(self, name: str) -> str:
        """The one full name that ends in these words; the words themselves where there is none, or several."""
        found = [
            full for full in self.names.get(_last(name.split()[-1]), ()) if full.casefold().endswith(name.casefold())
        ]
        if not found and " " not in name:  # "Abiy" is "Abiy Ahmed"
            found = [full for fulls in self.names.values() for full in fulls if full.split()[0] == name]
        return found[0] if len(set(found)) == 1 else name

    def known(self, word: str) -> bool:
        """Whether a word is the last name of somebody who is fully named somewhere."""
        return _last(word) in self.names

    def role_of(self, name: str) -> str:
        """All that is told of a person's offices, as one text."""
        return "; ".join(role for role, _ in self.roles.get(name, Counter()).most_common(5))

    def by_office(self, mention: str) -> str | None:
        """The one person who is called by this office somewhere: "the crown prince"."""
        office = _OFFICE_PRINCES.search(mention)
        if not office:
            return None
        wanted = office[0].casefold()
        found = {name for name, roles in self.roles.items() if any(wanted in role.casefold() for role in roles)}
        return next(iter(found)) if len(found) == 1 else None


def _last(word: str) -> str:
    return word.casefold().removeprefix("al-")


def person_name(described: Described) -> str | None:
    """The person's name without offices; None where only an office or body is named."""
    text = described.name.strip(" ,.")
    words = _WORD.findall(text)
    while words and (words[0].casefold() in _TITLES | PERSON_NOUNS or not words[0][:1].isupper()):
        words = words[1:]
    while words and words[-1].casefold() in _TITLES:
        words = words[:-1]
    # a reader may take the place or the outlet before a name for part of it: "London Orlan", "BBC Orlan"
    while len(words) > 1 and (words[0].casefold() in PLACES or (len(words[0]) > 2 and words[0].isupper())):
        words = words[1:]
    return " ".join(words) if words and described.named else None


def office_and_name(text: str) -> Described | None:
    """Who opens a sentence by his office and his full name: "Foreign Minister Ada Kell …"; None where nobody does."""
    found = _OPENING.match(text)
    if not found:
        return None
    words = found["name"].split()
    while words and (institution_of(words[0]) or words[0].casefold() in _TITLES | PERSON_NOUNS | _RANKS):
        words = words[1:]
    words = words[-2:]  # a third one in front is the country's: «Министр обороны Лории Ада Келл»
    name = " ".join(words)
    role = text[: text.find(name)].strip(" ,")
    office = institution_of(role) or {w.casefold() for w in _WORD.findall(role)} & (_RANKS | _TITLES)
    if len(words) != 2 or not office or any(state_of(word) or institution_of(word) for word in words):
        return None
    return Described(name, name, role, True)


def role_told(described: Described) -> str:
    """The office that a mention tells: apart, or in front of the name, where the reader left it."""
    name = person_name(described)
    if described.role or not name:
        return described.role
    front = described.name.partition(name)[0].strip(" ,")
    return front if _is_office(front) else ""  # else it is a place or an outlet that the reader took in


def resolve(described: Described, cast: Cast, day: date | None = None) -> Holder:
    """The holder behind a mention of a day, with what the cast knows."""
    told = f"{described.role} {described.mention} {described.name}"
    own = {w.casefold() for w in _WORD.findall(described.name)} - {"the"}
    if cast.home and own and own <= {w.casefold() for w in _WORD.findall(cast.home)}:
        return Holder(None, None, cast.home)
    words = {w.casefold() for w in _WORD.findall(told)}
    anonymous = bool(words & ANONYMOUS) or "not named" in told
    name = _person(described, cast)
    if name and len(name.split()) > 1 and state_of(name) and _BODY.search(name):
        name = None  # "the Central Military Commission of Lorim" is nobody's name
    office = cast.role_of(name) if name else ""
    known = _registered(name, role_told(described), cast, day) if name else None
    if known is not None:
        name = str(known.person)
    if known is not None and known.institution and known.state and not institution_of(office):
        here = LOCAL_NAMES.get((known.state, known.institution), known.institution)
        return Holder(known.person, here, known.state, own_voice=known.own)
    if anonymous:
        return Holder(name, None, None, True)
    if {w.casefold() for w in _WORD.findall(role_told(described))} & FORMER:
        return Holder(name, None, None)
    role = role_told(described)
    institution = institution_of(role or ("" if name else told)) or institution_of(office)
    where = role if name else told
    state = _state(where, cast) or _state(office, cast)
    if known and known.office:
        institution, state = institution or known.institution, known.state or state
    at_home = not _of_elsewhere(where) and not (name and _of_another(office, cast))
    if state is None and (institution or _is_office(f"{where} {office}")) and at_home:
        state = cast.home  # an office without a country is that of the state that the texts are about
    body = LOCAL_NAMES.get((state or "", institution or ""), institution)
    return Holder(name, body, state, own_voice=known is not None and known.own)


def is_person(name: str, cast: Cast) -> bool:
    """Whether a name can be a person's: words with capitals, of which none is a body, a state or an office."""
    words = name.split()
    if not words or len(words) > _MOST_NAMES:
        return False
    if any(w[:1].islower() and w.casefold() not in _PARTICLES and not w.casefold().startswith("al-") for w in words):
        return False
    if any(
        w.rstrip(".").removesuffix("'s").removesuffix("’s").casefold() in _TITLES | _NO_NAMES
        or institution_of(w)
        or _state(w, cast)
        for w in words
    ):
        return cast.who.voice(name, "", None) is not None
    return len(words) > 1 or not (name.isupper() or name.casefold() in ANONYMOUS)


def _registered(name: str, role: str, cast: Cast, day: date | None) -> Voice | None:
    """The person of the registry whom a name means."""
    return cast.who.voice(name, role, day)


def _person(described: Described, cast: Cast) -> str | None:
    """The full name of the person, from the last word of the mention if that is somebody's who is known."""
    words = [w.removesuffix("'s").removesuffix("’s") for w in _WORD.findall(described.name)]
    last = words[-1] if words else ""
    if last[:1].isupper() and (cast.known(last) or cast.who.surname(last)):
        full = cast.full(" ".join(words))
        alone = cast.full(last)
        return full if (len(full.split()) > 1 and full != " ".join(words)) or alone == last else alone
    name = person_name(described)
    if not name or state_of(name) or name.casefold() in _NO_NAMES:
        return cast.by_office(described.mention or described.name)
    return cast.full(name)


def _state(text: str, cast: Cast) -> str | None:
    """The state that a text names, the texts' own among them where we have never heard of it."""
    found = state_of(text)
    if found is None and cast.home:
        beginning = cast.home[:-1].casefold()
        words = (romanised(w).casefold() for w in _WORD.findall(text))
        named = list(words)
        states = [(beginning, cast.home), *((other[:-1].casefold(), other) for other in cast.abroad)]
        found = next((name for begins, name in states if any(w.startswith(begins) for w in named)), None)
    return found


def _of_elsewhere(text: str) -> bool:
    """Whether an office is told to be of a place: "the governor of Lorim", "Lorim's army"."""
    return bool(_ELSEWHERE.search(text))


def _of_another(offices: str, cast: Cast) -> bool:
    """Whether one of a person's offices is told to be of a state that we don't know: "Galvian foreign minister"."""
    found = (m[m.lastindex or 0] for m in _ANOTHER.finditer(offices))
    words = [word for word in found if word.casefold() not in _TITLES | _BRANCHES]
    return any(not institution_of(word) and not _state(word, cast) for word in words)


def _is_office(text: str) -> bool:
    return any(word.casefold() in _TITLES for word in _WORD.findall(text))


def state_of(text: str) -> str | None:
    """The state that a description names first: "Saudi foreign minister", «представитель МИД России»."""
    before = ""
    for word in _WORD.findall(text):
        low = word.casefold().replace("ё", "е").rstrip(".")
        low = low.removesuffix("'s").removesuffix("’s")
        found = _state_of_word(f"{before} {low}") or (_state_of_word(low) if low != "us" or word.isupper() else None)
        if found:
            return found
        before = low
    return None


@lru_cache(maxsize=20_000)
def _state_of_word(low: str) -> str | None:
    for name, beginnings in states():
        if any(low.startswith(b[:-1]) if b.endswith("*") else low in (b, b.replace(".", "")) for b in beginnings):
            return name
    return None


def institution_of(text: str) -> str | None:
    """The institution that a description names; None where it names none that we know or can cut out of it."""
    low = [w.casefold().replace("ё", "е") for w in _WORD.findall(text)]
    for name, descriptions in bodies():
        if any(_holds(low, description) for description in descriptions):
            return name
    return None


def _holds(words: list[str], description: Iterable[str]) -> bool:
    """Whether the words stand one after another."""
    wanted = list(description)
    for start in range(len(words) - len(wanted) + 1):
        if all(
            word.startswith(want[:-1]) if want.endswith("*") else word.removesuffix("'s").removesuffix("’s") == want
            for word, want in zip(words[start:], wanted, strict=False)
        ):
            return True
    return False


def beginnings_of(state: str, *, cyrillic: bool) -> tuple[str, ...]:
    """The beginnings of words by which a state is meant, in one script; none for a state that we don't know."""
    for name, beginnings in states():
        if name == state:
            one_word = (b.rstrip("*").split()[-1] for b in beginnings)
            return tuple(b for b in one_word if b.isascii() is not cyrillic)
    return ()


def home_state(actors: Iterable[str]) -> str | None:
    """The state of which a claim's actors are part; for one that we don't know, the first actor itself."""
    actors = tuple(actors)
    return next((s for s in map(state_of, actors) if s), actors[0] if actors else None)


_CYRILLIC: Mapping[str, str] = dict(zip("абвгдежзийклмнопрстуфхцчшщъыьэюя", (
    "a b v g d e zh z i i k l m n o p r s t u f kh ts ch sh shch  y  e yu ya".replace("  ", " - ").split(" ")
), strict=True))  # fmt: skip


def romanised(name: str) -> str:
    """A Russian name in Latin letters, as the English press writes it: «Лавров» is "Lavrov"."""
    out = []
    plain = name.replace("ё", "е").replace("Ё", "Е")
    plain = re.sub(r"[иы]й\b", "ы", plain)  # Dmitry, Zelensky
    plain = re.sub(r"\bЕ", "Йе", plain).replace("Йе", "\0")
    for char in plain:
        if char == "\0":
            out.append("Ye")  # Yevgeny
            continue
        latin = _CYRILLIC.get(char.lower())
        latin = "" if latin == "-" else latin
        out.append(char if latin is None else latin.capitalize() if char.isupper() else latin)
    return "".join(out)
