"""What a rule makes of a cue and its content: a finding with source and document."""

from __future__ import annotations

from collections.abc import Callable

from svodka.extract.russian.found import Cue, Found
from svodka.extract.russian.phrase import Phrase
from svodka.extract.russian.view import View
from svodka.lexicon.ru.carriers import OUTLET_NOUNS
from svodka.lexicon.ru.cues import CITING
from svodka.lexicon.ru.venues import DOCUMENT_NOUNS
from svodka.model import Span

Rule = Callable[[View, Cue], Found | None]


def source_of(view: View, cue: Cue) -> tuple[Phrase | None, Phrase | None]:
    """The source of a cue, and the document in which the words stand (for a passive)."""
    if cue.kind == "passive":
        document, owner = view.document_of(cue)
        return owner, document
    if cue.form.lemma in CITING and (cited := _cited(view, cue)):
        return cited, None
    return view.subject(cue), None


def _cited(view: View, cue: Cue) -> Phrase | None:
    """«…», — цитирует Марека Линда «Утро»; приводит слова мэра «Утро»: who is cited, and not by whom."""
    at = cue.at + 1
    words = at < view.size and "слово" in view.sentence.words[at].lemmas("NOUN")
    phrase = view.phrases.at(at + 1 if words else at)
    case = "gent" if words else "accs"
    if phrase and phrase.lemma in OUTLET_NOUNS and (cited := view.phrases.at(phrase.last + 1)):
        return cited if cited.lemma in DOCUMENT_NOUNS and cited.may_be("accs") else None  # цитирует агентство документ
    return phrase if phrase and phrase.may_be(case) and not phrase.may_be("nomn") and phrase.speaks else None


def found_by(view: View, cue: Cue, rule: str, content: tuple[Span, ...], first: int | None = None) -> Found | None:
    """The finding, or None where nothing is attributed or nobody in particular speaks.

    ``first``: the first word of the cue where it is not that of the verb («как сообщил»).
    """
    if not content:
        return None
    source, document = source_of(view, cue)
    cue_words = (cue.first if first is None else first, cue.at)
    found = Found(rule, view.sentence, content, cue_words, source, cue.act, document=document)
    if source is None and cue.kind == "finite" and cue.form.number == "plur":
        return None  # «работников спросили, …»: they who ask are nobody in particular
    if source is None and cue.kind == "participle":
        return None  # «уточняющий вопрос»
    if source is not None and source.lemma in ("я", "мы", "кто"):
        return None  # the author's own voice; a question
    if source and cue.form.lemma in CITING and (source.is_outlet or source.lemma in OUTLET_NOUNS):
        found = found.with_doubt("The outlet quotes someone whom the sentence does not name.")
    if source is None and cue.kind != "passive":
        found = found.with_doubt("The sentence does not name who says this.")
    return found
