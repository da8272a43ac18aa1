"""Occasions and channels of saying: an address, a briefing, her channel, comments to the Daily."""

from __future__ import annotations


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


# nouns that name an occasion or a channel when a preposition stands in front: at a briefing, on her channel
VENUE_NOUNS = _set(
    """address speech briefing briefings conference interview interviews statement comments comment remarks meeting
    session sitting rally letter article column editorial broadcast program programme show podcast tweet tweets post
    posts video channel channels telegram twitter facebook instagram x website site page hearing trial court forum
    summit debate hearing congress panel message memo report newsletter blog air television tv radio appearance
    conversation call talks visit gala ceremony lecture sermon testimony brief note press-conference livestream
    stream bulletin telecast talk-show studio event reception dispatch op-ed essay commentary round-table readout
    communique communiqué appeal item story piece e-mail email monologue documentary commentary reply ribbon-cutting
    opening dinner funeral reception"""
)
VENUE_PREPOSITIONS = _set("in on at during via through from after before to over by")
# who was listened to or spoken with: comments to the Daily; an interview with the Daily
VENUE_LINKS = _set("to with for on in of by")
# a participle that tells the occasion: while briefing the president -> briefing to the president
VENUE_VERBS = {"briefing": "briefing to", "addressing": "address to", "interviewed": "interview with"}
# verbs that tell the channel by themselves
VENUE_OF_VERB = {"tweet": "Twitter", "retweet": "Twitter", "testify": "testimony"}
# participles that tell who passed the words on: in remarks carried by the agency
CARRIED = _set(
    "interviewed quoted cited asked carried published aired broadcast relayed circulated printed reported distributed"
)
PRESENTERS = _set("host presenter anchor newsreader moderator")
# who listens there is the place: told parliament
ASSEMBLIES = _set("parliament congress assembly senate duma court council")
# told a rally in Kamen
GATHERINGS = _set("conference press-conference rally meeting briefing session hearing forum summit gala dinner seminar")
# occasions that an outlet hosts: what is said there comes through it
HOSTED = _set(
    "interview interviews comments comment remarks show program programme podcast air broadcast article column conversation"
)
