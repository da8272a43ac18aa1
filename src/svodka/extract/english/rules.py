"""The rules for one cue verb, each named after the construction that it reads; the first that answers wins.

Every rule takes a ``CueClause`` with its ``Passage`` and returns a ``Found`` or nothing.
"""

from __future__ import annotations

from svodka.extract.english.answers import Rule
from svodka.extract.english.naming import about, called_names, noun_phrase, published
from svodka.extract.english.passives import quoted_as_saying, said_to
from svodka.extract.english.quoting import quotation_after_cue, quotation_before_cue, quotation_was_how, quotes_another
from svodka.extract.english.reporting import (
    as_clause,
    bare_clause,
    clause_before_cue,
    indirect_question,
    infinitive,
    question_before_answer,
    that_clause,
)

CUE_RULES: tuple[Rule, ...] = (
    question_before_answer,
    quoted_as_saying,
    quotes_another,
    said_to,
    as_clause,
    quotation_was_how,
    quotation_before_cue,
    quotation_after_cue,
    published,
    that_clause,
    indirect_question,
    infinitive,
    clause_before_cue,
    called_names,
    bare_clause,
    noun_phrase,
    about,
)
