"""The surface forms of every cue verb: "said" -> say, past."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cache

from svodka.extract.english.words import verb_forms
from svodka.lexicon.en.cues import CALL, FIXED, GLOMAR, PHRASAL, READ, REFUSALS, VERBS, CueEntry


@dataclass(frozen=True, slots=True)
class CueForm:
    """One way to write a cue: the words that must follow one another, and the inflection of the first."""

    words: tuple[str, ...]
    form: str  # "base", "s", "past", "ing"
    entry: CueEntry


# spellings that the dictionary lacks; lemminflect 0.2.3 knows "broadcasted" only
_IRREGULAR = {"broadcast": {"broadcast": "past"}, "read": {"read": "past"}, "quote": {}, "retweet": {}}


@cache
def cue_forms() -> dict[str, tuple[CueForm, ...]]:
    """First word -> the cues that it may begin, the longest first."""
    found: dict[str, list[CueForm]] = defaultdict(list)
    for entry in [*VERBS.values(), *PHRASAL.values(), *REFUSALS.values(), CALL, READ]:
        head, *rest = entry.lemma.split()
        for spelling, form in {**verb_forms(head), **_IRREGULAR.get(head, {})}.items():
            found[spelling].append(CueForm((spelling, *rest), form, entry))
    for words, form in FIXED.items():
        found[words[0]].append(CueForm(words, form, GLOMAR))
    return {first: tuple(sorted(forms, key=lambda f: -len(f.words))) for first, forms in found.items()}


@cache
def quoting_words() -> frozenset[str]:
    """First words of finite cues that may stand beside a quotation."""
    return frozenset(
        form.words[0]
        for forms in cue_forms().values()
        for form in forms
        if "quote" in form.entry.frames and form.form != "ing"
    )
