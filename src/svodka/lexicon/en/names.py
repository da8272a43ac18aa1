"""Words that tell what a name names: offices, institutions, outlets, groups; honorifics; particles of names."""

from __future__ import annotations


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


HONORIFICS = _set("mr. mrs. ms. dr. sir dame lord lady madam comrade mr mrs ms dr mx. rev. prof. hon.")
FEMALE_HONORIFICS = _set("mrs. ms. mrs ms madam lady dame")
MALE_HONORIFICS = _set("mr. mr sir lord")

# nouns for a person in an office or trade; with a capital they stand before a name: Foreign Minister Ilya Dorn
PERSON_NOUNS = _set(
    """president minister chancellor premier governor mayor senator congressman congresswoman representative deputy
    lawmaker secretary spokesman spokeswoman spokesperson chairman chairwoman chairperson chair chief head director
    general colonel major captain lieutenant sergeant admiral commander marshal officer official envoy ambassador
    diplomat consul commissioner ombudsman ombudswoman prosecutor attorney judge justice lawyer expert analyst
    pundit scholar professor historian economist scientist researcher writer author columnist journalist reporter
    correspondent editor blogger host presenter anchor commentator critic observer activist campaigner leader
    speaker candidate nominee king queen prince princess pope patriarch bishop archbishop priest rabbi mufti imam
    doctor surgeon nurse teacher engineer pilot driver soldier veteran guard officer detective inspector sheriff
    executive founder owner manager adviser advisor aide strategist consultant coach player actor actress singer
    musician director producer boss man woman mother father son daughter brother sister wife husband widow resident
    witness victim survivor witness member vice press staff chief-of-staff archaeologist curator geologist hydrologist
    engineer mp mps coordinator negotiator trader broker farmer fisherman sailor skipper mechanic volunteer medic whistleblower
    gen. sen. rep. gov. lt. col. sgt. capt. maj. adm. brig. pres. cmdr. st."""
)
RANKS = {  # Gen. Orlan is "the general"
    "gen.": "general", "col.": "colonel", "lt.": "lieutenant", "capt.": "captain", "sgt.": "sergeant", "maj.": "major",
    "adm.": "admiral", "sen.": "senator", "gov.": "governor", "rep.": "representative", "pres.": "president",
    "prof.": "professor", "cmdr.": "commander",
}  # fmt: skip
FEMALE_NOUNS = _set(
    """spokeswoman chairwoman congresswoman woman mother daughter sister wife widow queen princess actress ombudswoman
    businesswoman policewoman"""
)
MALE_NOUNS = _set(
    "spokesman chairman congressman man father son brother husband king prince businessman policeman fisherman priest"
)

# with a capital these belong to an office in front of a name, not to the name: Chief of the General Staff Valer Orin
OFFICE_WORDS = PERSON_NOUNS | _set(
    """foreign prime defense defence interior finance justice health energy culture education trade deputy first
    acting former permanent special general staff state security council ministry government cabinet parliament
    republican democratic national party house senate district court federal attorney chief executive press
    vice-president co-chair vice-chair secretary-general internal affairs economy transport agriculture labor labour
    environment development emergency"""
)

FIELDS = _set(  # of which one minister is not another
    """foreign prime interior finance justice health energy culture education trade defense defence transport
    agriculture labor labour environment economy"""
)
BODY_WORDS = _set("general staff chief press vice guard")  # persons' words that also name bodies

INSTITUTION_NOUNS = _set(
    """ministry government cabinet parliament senate congress council committee commission agency administration
    department office bureau service court tribunal bank embassy palace kremlin party union federation association
    foundation institute university academy church army navy force forces guard police headquarters staff directorate
    inspectorate authority board company corporation group inc. ltd. fund center centre museum hospital union
    alliance coalition movement campaign team bloc delegation mission secretariat chancellery house chamber duma
    rada assembly conference organization organisation society club league operator utility firm consortium
    prosecution presidency command regiment brigade battalion"""
)

OUTLET_NOUNS = _set(
    """daily newspaper paper tabloid weekly magazine agency channel site website portal outlet broadcaster station
    network radio television tv blog bulletin journal gazette newsletter monthly newswire wire program programme
    show podcast publication broadsheet quarterly"""
)
OUTLET_NAMES = _set(  # words that make a capitalized name an outlet's
    """news times post herald tribune gazette courier telegraph daily journal chronicle observer mail press radio tv
    television broadcasting agency wire bulletin today review standard mirror globe star sun dispatch monitor messenger
    echo voice pravda izvestia vesti novosti ledger diary list letters portal zeitung
    tidende corriere tribuna gazeta vestnik"""
)
CHANNEL_NOUNS = _set("channel channels telegram blog")
DAILY_WORDS = _set("daily newspaper paper tabloid weekly magazine broadsheet")

WITNESS_NOUNS = _set(  # persons without an office, who are quoted all the same
    """schoolteacher pensioner neighbor neighbour villager passenger customer student worker nun monk girl boy
    shepherd ferryman cameraman clerk cook waiter guest caller passer-by bystander mourner bride groom tourist local
    trucker miner baker butcher lady gentleman"""
)
# subjects that nobody is: nobody said
NOBODY = _set("nobody no-one none nothing whoever anyone anybody neither")

GROUP_NOUNS = _set(
    """officials sources reporters journalists media experts analysts critics observers residents witnesses lawmakers
    deputies soldiers troops people authorities supporters opponents bloggers diplomats scientists doctors lawyers
    prosecutors investigators leaders users editors commentators correspondents volunteers families relatives locals
    channels newspapers outlets agencies ministries allies members aides advisers police polls dailies tabloids"""
)
ANONYMOUS_NOUNS = _set("source sources official officials insider insiders person diplomat diplomats")

TEXT_DESCRIPTIONS = _set(  # texts that can be the grammatical speaker: their owner speaks
    """headline article story report post column editorial piece statement letter caption title author commentary
    message note video footage text memo communique communiqué item essay dispatch bulletin release version"""
)
AUTHOR_NOUNS = _set("author columnist writer reporter correspondent")

PARTICLES = _set("de da di du del della der den van von bin ibn al el la le y e dos das ben ap ter ten zu af av")
NAME_SUFFIXES = _set("jr. sr. jr sr ii iii iv")
