"""The closed vocabulary of a written sentence outside what was said: cues, joints, words that turn a sense."""

from __future__ import annotations

import re
from enum import StrEnum

from svodka.model import Act


class Cue(StrEnum):
    """What a cue makes of the words beside it."""

    SAID = "said"  # only that they were said
    WROTE = "wrote"
    WARNED = "warned"  # a condition, or a threat
    ACT = "act"  # what ``ACTS`` tells


# Verbs that add nothing to "said". "Claimed", "insisted", "admitted", "joked" do: only where the source has them
_SAID = (
    "said", "stated", "remarked", "noted", "observed", "commented", "declared", "told", "put it this way",
    "was clear", "spoke of", "so said", "added",
)  # fmt: skip
# A verb that performs an act stands only beside a statement of that act
ACTS: dict[str, Act] = {
    "denied": Act.DENY, "rejected": Act.DENY, "confirmed": Act.CONFIRM, "acknowledged": Act.CONFIRM,
    "declined": Act.DECLINE, "refused": Act.DECLINE, "promised": Act.PROMISE, "pledged": Act.PROMISE,
    "demanded": Act.DEMAND, "called for": Act.DEMAND, "asked": Act.ASK, "accused": Act.ACCUSE,
    "praised": Act.PRAISE, "thanked": Act.THANK, "threatened": Act.THREATEN,
}  # fmt: skip
CUES: dict[tuple[str, ...], Cue] = {
    **{tuple(words.split()): Cue.SAID for words in _SAID},
    **{tuple(words.split()): Cue.ACT for words in ACTS},
    ("wrote",): Cue.WROTE,
    ("warned",): Cue.WARNED,
}
# Acts whose content, told in the outlet's words, is not what the speaker says is so: "said" would turn it
TURNING = frozenset(
    {Act.DENY, Act.DECLINE, Act.PROMISE, Act.DEMAND, Act.ASK, Act.ACCUSE, Act.PRAISE, Act.THANK, Act.THREATEN}
)

ARTICLES = frozenset({"the", "a", "an"})
# Grammar may add these before a verb of the past, or drop them, where speech is reported: "served" is "had served"
HAVE = frozenset({"have", "has", "had"})
# What may stand before the first word of a stretch without being in it
LEADING = ARTICLES | {"that"}
FREE = LEADING | HAVE
# Forms of one word that a change of tense swaps
SHIFTS = (
    frozenset({"is", "are", "was", "were", "be", "been", "am"}),
    frozenset({"will", "would", "shall"}),
    frozenset({"may", "might"}),
    frozenset({"can", "could"}),
    frozenset({"do", "does", "did"}),
    frozenset({"this", "that"}),
    frozenset({"these", "those"}),
)
# The first person of who speaks is the third of who tells it; never the other way round
PERSONS: dict[str, frozenset[str]] = {
    "i": frozenset({"he", "she"}), "we": frozenset({"they"}),
    "me": frozenset({"him", "her"}), "us": frozenset({"them"}),
    "my": frozenset({"his", "her"}), "our": frozenset({"their", "its"}), "ours": frozenset({"theirs"}),
    "myself": frozenset({"himself", "herself"}), "ourselves": frozenset({"themselves"}),
}  # fmt: skip
CONTRACTIONS = {"cannot": ("can", "not"), "won't": ("will", "not"), "can't": ("can", "not"), "shan't": ("will", "not")}
IRREGULAR = {
    past: base
    for base, forms in {
        "take": "took taken", "go": "went gone", "come": "came", "make": "made", "give": "gave given",
        "see": "saw seen",
        "know": "knew known", "write": "wrote written", "fight": "fought", "shoot": "shot", "send": "sent",
        "leave": "left", "begin": "began begun", "hold": "held", "keep": "kept", "lead": "led", "meet": "met",
        "pay": "paid", "win": "won", "lose": "lost", "stand": "stood", "build": "built", "break": "broke broken",
        "fall": "fell fallen", "flee": "fled", "find": "found", "fly": "flew flown", "bring": "brought",
        "buy": "bought",
        "speak": "spoke spoken", "say": "said", "tell": "told", "become": "became", "rise": "rose risen", "get": "got",
    }.items()
    for past in forms.split()
}  # fmt: skip

# Words that turn, weaken or condition all of their sentence: what is printed of it may not lack them. "The claim that
# our crews fired first is a lie" must not become "our crews fired first".
OPERATORS = re.compile(
    r"""\b(?:
      not|no|never|neither|nor|none|nobody|nothing|nowhere|cannot|without|hardly|scarcely|barely|\w+n['’]t
    | false|falsely|lies?|lying|lied|fakes?|faked|untrue|invent\w*|fabricat\w*|hoax|nonsense|myths?|slander\w*|rumou?rs?
    | groundless|baseless|unfounded|alleg\w*|so-called|supposed\w*|absurd|mistake\w*|wrong|joke\w*|lacks?|fails?|failed
    | den(?:y|ies|ied|ying|ials?)|refus\w*|reject\w*|claim\w*|accus\w*|suspect\w*|doubt\w*|pretend\w*|imagin\w*
    | hop(?:e|es|ed|ing)
    | wish\w*|fear\w*|believ\w*|think\w*|thought|assum\w*|suggest\w*|say|says|said|told|tells?|writes?|wrote|asks?|asked
    | if|unless|until|provided|whether|except|otherwise|should|could|may|might|can|must|ought|would
    | perhaps|maybe|possibly|probably|likely|unlikely|seem\w*|appear\w*|want\w*|plan\w*|try|tries|tried|intend\w*
    | only|some|few|several|most|half|part|nearly|roughly|least|almost|partly|mostly|rarely|seldom
    | не|ни|нет|никогда|никто|ничего|нигде|без|если|лож[ьиью]\w*|лжив\w*|фейк\w*|якобы|неправд\w*|выдум\w*|клевет\w*
    | слух\w*
    | бы|ли|только|лишь|может|могут|могли?|возможно|вероятно|пожалуй|почти|некотор\w+|отриц\w+|отверг\w*|опроверг\w*
    | утвержда\w+|сомнева\w+|обвин\w+|говор\w+|сказа\w+|заяв\w+|пис\w+|дума\w+|счита\w+|хот\w+|наде\w+
    )\b""",
    re.IGNORECASE | re.VERBOSE,
)
# What a printed stretch may break off in front of
TAILS = frozenset(
    """and but because after when while since in on at during with by to from near into towards across through for of as
    against between before under over along beside behind around about within despite who which where so""".split()
)
