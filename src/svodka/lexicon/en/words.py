"""Closed classes of English words, and the small open ones that phrases are cut by."""

from __future__ import annotations


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


DETERMINERS = _set(  # the reports
    "the a an this that these those his her its their our my your some any no each every both all another such"
)
POSSESSIVES = _set("his her its their our my your")  # her channel
PERSONAL = _set("he she they it i we you")  # she said
PERSON_PRONOUNS = _set("he she")
RELATIVES = _set("who which that")  # the envoy, who said
INDEFINITE = _set("one some many others several most few everyone nobody someone both all another")  # some say
PREPOSITIONS = _set(
    """of in on at by for with from to about against among around as before after behind between beyond during
    despite following inside into like near off onto out outside over regarding since through throughout toward
    towards under until unlike up upon via within without per amid concerning"""
)
# prepositions that a noun phrase keeps inside: a spokesman for the port of Varn in the north
INNER_PREPOSITIONS = _set("of for from in at on with to by near under against between behind about")
AUXILIARIES = _set(
    """has have had is are was were be been being am will would can could may might must shall should do does did
    's 've 'd 'll 're"""
)
CONTRACTED_NOT = _set("n't")
SUBORDINATORS = _set(
    """when while as because if although though since unless whereas after before until once whether where why how
    that who whom whose which than what so but and or yet"""
)
COORDINATORS = _set("and or but")
ADVERBS = _set(  # adverbs that do not end in -ly and may stand between subject and cue
    """also then later once again now still even just often sometimes never not soon already meanwhile however
    instead too earlier yesterday today first further ever always likewise thus therefore n't only actually
    long once simply both all himself herself itself themselves"""
)
TIME_WORDS = _set(
    """monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
    september october november december today yesterday tomorrow tonight morning afternoon evening night noon
    week weekend month year summer autumn fall winter spring day days weeks months years hours last next this
    earlier later ago previous same following past recent jan. feb. mar. apr. aug. sept. sep. oct. nov. dec. jun. jul. jan feb mar apr aug
    sept oct nov dec early late mid mid- early- late-"""
)
# what opens an aside between commas: Orlan, while briefing the president, stated
ASIDE_OPENERS = _set(
    """while when who which whose speaking asked after before in at during on for as citing referring writing
    however meanwhile according quoting addressing talking commenting responding answering replying also too
    though where with if from by of himself herself then cited quoted interviewed reached shown pressed seen speaking reacting
    referring turning pointing"""
)
LISTENERS = _set(  # told reporters
    """reporters journalists me us him her them you it viewers lawmakers deputies supporters readers voters
    everyone people audiences parliament"""
)
