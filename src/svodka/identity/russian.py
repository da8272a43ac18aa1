"""Nominatives of Russian names that no registry has, by the dictionary of the Russian reader."""

from __future__ import annotations

from functools import lru_cache

from svodka.extract.russian.morph import CASES, forms, nominative
from svodka.identity.names import Name

_CONSONANTS = frozenset("бвгджзклмнпрстфхцчшщ")


@lru_cache(maxsize=20_000)
def nominatives(name: Name) -> tuple[str, ...]:
    """The names that the words can be a form of, one for each case and sex that fits them all; the name itself first.

    «Марии Захаровой» gives «Мария Захарова» beside itself; for a lone «Захаровой» what the dictionary thinks of it.
    """
    found = [name.text]
    words = [word.text for word in name.words if not word.initial]
    for case in CASES:
        for gender in ("masc", "femn"):
            if words and all(_fits(word, case, gender) for word in words):
                spelled = " ".join(
                    word.text if word.initial else nominative(word.text, case, gender, "sing", name=True)
                    for word in name.words
                )
                found.append(spelled)
    return tuple(dict.fromkeys(found))


def _fits(word: str, case: str, gender: str) -> bool:
    if gender == "femn" and word[-1:].lower() in _CONSONANTS:
        return True  # «Анной Линд»: a woman's surname in a consonant has no cases
    return any(form.case == case and form.gender in (gender, None) and form.number != "plur" for form in forms(word))
