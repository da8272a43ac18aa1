"""The types, in the order in which data flows.

Source -> Capture -> Listing, Parsed -> Revision -> Statement -> LedgerRow -> Receipt -> Digest

Glossary
--------
Outlet      who publishes: a site, agency, daily, channel.
Source      a place where we collect an outlet: a feed, a section, a channel. (Who speaks is a *speaker*.)
Item        one line of a listing: address, title, announced date.
Document    one publication, known by its canonical address.
Revision    the text of a document as one fetch found it; never changed.
Speaker     the person, office, institution, outlet or group to whom words are attributed.
Statement   words in one revision attributed to one speaker, with source, cue and content spans.
Receipt     what a reader needs to check one sentence: address, fetch time, checksum, span, words.
Digest      a written selection for a period. (A hash is a *checksum*, never a digest.)

Offsets are code points of the text of the revision, start included, end excluded, everywhere.
Three dates never mix: when it was said (``Said``), when it was published, when it was fetched.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

# --------------------------------------------------------------------------------------------- spans


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open interval ``[start, end)`` of code points of some text."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"not a span: [{self.start}, {self.end})")

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """The words of ``text`` that this span covers."""
        return text[self.start : self.end]

    def shift(self, by: int) -> Span:
        """The same span of a text with ``by`` more characters in front."""
        return Span(self.start + by, self.end + by)

    def contains(self, other: Span) -> bool:
        """Whether ``other`` lies wholly inside."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Whether the two share at least one character."""
        return self.start < other.end and other.start < self.end


# ------------------------------------------------------------------------------------------- what came


class SourceKind(StrEnum):
    """What is found at a source's address."""

    FEED = "feed"  # RSS, Atom, JSON Feed
    SITEMAP = "sitemap"  # a sitemap, a news sitemap or an index of such
    LISTING = "listing"  # a page of links to articles
    CHANNEL = "channel"  # the public preview of a Telegram channel
    PAGE = "page"  # one page that is watched by itself


class DocumentKind(StrEnum):
    """What sort of publication a document is."""

    PAGE = "page"
    POST = "post"
    TRANSCRIPT = "transcript"
    VIDEO = "video"
    WIRE = "wire"


@dataclass(frozen=True, slots=True)
class Hints:
    """What whoever brings a document says of it; stronger than what the document says itself, but for ``announced``."""

    published: str | None = None
    outlet: str | None = None
    language: str | None = None
    title: str | None = None
    address: str | None = None
    announced: str | None = None  # when it was published, as a listing says; counts where the document says nothing


@dataclass(frozen=True, slots=True)
class Exchange:
    """One request over HTTP and what was answered, without the body; header names as they were spelt."""

    method: str
    request_headers: tuple[tuple[str, str], ...]
    status: int
    reason: str
    headers: tuple[tuple[str, str], ...]
    redirected_from: tuple[str, ...] = ()  # the addresses that led here, the one that was asked for first


@dataclass(frozen=True, slots=True)
class Capture:
    """Bytes as they came, before anything was understood; those of a body after its content encoding is undone."""

    data: bytes
    address: str  # URL, or file: URI, or "-" for standard input
    fetched_at: datetime  # with a time zone
    media_type: str | None = None  # as the server said, without parameters
    charset: str | None = None  # as the server said
    hints: Hints = Hints()
    part: str | None = None  # which of the documents that these bytes hold; None: they are one document
    exchange: Exchange | None = None  # None: not from the web
    source: str | None = None  # key of the source that brought it


@dataclass(frozen=True, slots=True)
class Item:
    """One line of a listing: a publication that it announces."""

    address: str  # absolute, of the publication
    title: str | None = None
    announced: str | None = None  # ISO 8601 date or date and time: when it was published, as the listing says
    updated: str | None = None  # the same of its last change
    part: str | None = None  # where the listing's own bytes hold its whole text: with it ``parse`` reads that
    enclosures: tuple[str, ...] = ()  # addresses of sound, video and documents that belong to it


@dataclass(frozen=True, slots=True)
class Listing:
    """What a feed, a sitemap, a page of links or a channel's preview announces."""

    kind: SourceKind
    items: tuple[Item, ...]  # as listed
    title: str | None = None
    language: str | None = None  # ISO 639-1
    site: str | None = None  # address of the pages to which it belongs
    older: str | None = None  # address at which the listing goes on with older items
    listings: tuple[str, ...] = ()  # addresses of others that it names: feeds of a page, parts of an index
    interval: int | None = None  # minutes between two visits that the publisher asks for
    faults: tuple[str, ...] = ()  # what was wrong with the bytes, one clear sentence each


class OutletKind(StrEnum):
    """What sort of publisher an outlet is."""

    AGENCY = "agency"
    DAILY = "daily"
    TABLOID = "tabloid"
    WEEKLY = "weekly"
    MAGAZINE = "magazine"
    BROADCASTER = "broadcaster"
    SITE = "site"  # publishes on the web only
    CHANNEL = "channel"  # a channel of a messenger
    OFFICIAL = "official"  # an institution that speaks for itself


@dataclass(frozen=True, slots=True)
class Label:
    """What is said of an outlet, and by whom: no label without its source and its date."""

    value: str
    source: str  # address, or title of the page, report or book, where it is said
    date: str  # ISO 8601 year, month or day: when it was so
    checked: bool = False  # False: nobody who edited the label has looked the source up


@dataclass(frozen=True, slots=True)
class Outlet:
    """Who publishes, and how others describe it; a label that is not known is None."""

    key: str
    name: str
    names: tuple[tuple[str, str], ...] = ()  # ISO 639-1 code, name in that language
    kind: Label | None = None  # its value is an ``OutletKind``
    owner: Label | None = None
    leaning: Label | None = None
    reach: Label | None = None
    languages: tuple[str, ...] = ()  # ISO 639-1
    sites: tuple[str, ...] = ()  # hosts, or hosts with a path ("t.me/name"), on which it publishes
    country: str | None = None  # ISO 3166-1, small letters: whose ministry its "Foreign Ministry" is; None: an exile's


@dataclass(frozen=True, slots=True)
class Source:
    """A place where an outlet's publications are collected."""

    key: str
    address: str  # http or https
    kind: SourceKind
    outlet: str | None = None  # key of an ``Outlet``
    title: str | None = None
    language: str | None = None  # ISO 639-1, of documents that don't tell theirs
    paused: bool = False
    every: int | None = None  # minutes between two visits; None: found out from its own rhythm
    follow: bool = True  # fetch the pages that it announces; False: what the listing itself holds is enough
    checked: bool = True  # False: the address was written down without having been tried


class PartKind(StrEnum):
    """What a stretch of the text is to its reader."""

    RUBRIC = "rubric"
    HEADLINE = "headline"
    DATELINE = "dateline"  # a line that dates the text: "April 30, 2025"
    BYLINE = "byline"
    HEADING = "heading"  # a heading inside the body
    BODY = "body"
    QUESTION = "question"  # a journalist's question in a transcript
    CAPTION = "caption"
    BOILERPLATE = "boilerplate"  # "Share this article", consent lines, hashtags, link tails


@dataclass(frozen=True, slots=True)
class Part:
    """One paragraph or line of a text, and what it is. Parts are in order and don't overlap."""

    kind: PartKind
    span: Span


@dataclass(frozen=True, slots=True)
class Details:
    """What else is told of a publication. Nothing of it but ``carriers`` changes what is read out of the text."""

    modified: str | None = None  # ISO 8601: when its publisher last changed it
    carriers: tuple[
        str, ...
    ] = ()  # through whom all of it came, nearest the speaker first: "forwarded from", "Source: …"
    views: int | None = None
    reply_to: str | None = None  # address
    media: tuple[str, ...] = ()  # "photo", "video 0:37", "file report.pdf"
    links: tuple[tuple[int, int, str], ...] = ()  # start and end in the text, address: links that the words carry
    times: tuple[tuple[int, float], ...] = ()  # offset in the text, seconds: from where on the subtitles are shown when


@dataclass(frozen=True, slots=True)
class Parsed:
    """What the bytes of one capture say."""

    text: str
    address: str  # canonical
    kind: DocumentKind = DocumentKind.PAGE
    title: str | None = None
    author: str | None = None
    outlet: str | None = None
    language: str | None = None  # ISO 639-1; None: not told
    published: str | None = None  # ISO 8601 date or date and time
    published_basis: str | None = None  # "given", "page metadata", "front matter", "date line"
    parts: tuple[Part, ...] = ()
    faults: tuple[str, ...] = ()  # what was wrong with the bytes, one clear sentence each
    parser: str = ""  # name and version: "html/1"
    details: Details = Details()

    @property
    def carriers(self) -> tuple[str, ...]:
        """Through whom all of it came, as its layout tells."""
        return self.details.carriers


@dataclass(frozen=True, slots=True)
class Snapshot:
    """Where and when one capture was archived."""

    checksum: str  # sha256 of the bytes, in hex
    size: int  # bytes
    address: str
    fetched_at: datetime
    media_type: str | None = None
    charset: str | None = None
    part: str | None = None  # which of the documents that the bytes hold
    source: str | None = None  # key of the source that brought it


@dataclass(frozen=True, slots=True)
class Revision:
    """The text of a document as one fetch found it; never changed.

    ``id`` and ``document`` come from content (``ids``), so that a second run makes the same ones.
    """

    id: str
    document: str  # id of the document
    address: str  # canonical address of the document
    text: str
    kind: DocumentKind = DocumentKind.PAGE
    title: str | None = None
    author: str | None = None
    outlet: str | None = None
    language: str | None = None
    published: str | None = None
    published_basis: str | None = None
    parts: tuple[Part, ...] = ()
    parser: str = ""
    checksum: str = ""  # sha256 of the archived bytes; empty where nothing is archived (``svodka read``)
    details: Details = Details()

    @property
    def carriers(self) -> tuple[str, ...]:
        """Through whom all of it came, as its layout tells."""
        return self.details.carriers

    @property
    def published_on(self) -> date | None:
        """The day of publication, if it is known; the day as written, in the outlet's own time zone."""
        return date.fromisoformat(self.published[:10]) if self.published else None


# ------------------------------------------------------------------------------------------ statements


class StatementKind(StrEnum):
    """How the words stand in the text."""

    DIRECT = "direct"  # all inside quotation marks
    INDIRECT = "indirect"  # all in the outlet's words
    MIXED = "mixed"  # partly quoted
    TITLE = "title"  # the title of a publication


class CueClass(StrEnum):
    """What the cue tells: that something was said, or that it was thought, wished or decided.

    Only speech makes a statement that the ledger keeps.
    """

    SPEECH = "speech"
    OTHER = "other"  # a belief, wish, vote, decision or feeling: told of someone, and uttered by nobody that we know


class Act(StrEnum):
    """What the speaker does by saying it, as the cue tells it."""

    SAY = "say"
    DENY = "deny"
    CONFIRM = "confirm"
    DECLINE = "decline"
    PROMISE = "promise"
    DEMAND = "demand"
    ASK = "ask"
    ACCUSE = "accuse"
    PRAISE = "praise"
    THANK = "thank"
    THREATEN = "threaten"
    OTHER = "other"


class SpeakerType(StrEnum):
    """What sort of voice speaks."""

    PERSON = "person"  # named, or described: the author
    OFFICE = "office"  # without a name: the foreign minister
    INSTITUTION = "institution"
    OUTLET = "outlet"
    GROUP = "group"  # officials, residents
    PLACE = "place"  # that speaks for those who rule there: the palace
    UNKNOWN = "unknown"


class Precision(StrEnum):
    """How exactly a date is known."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    SEASON = "season"
    YEAR = "year"
    PERIOD = "period"  # somewhere between two told dates
    APPROXIMATE = "approximate"  # "days ago"


@dataclass(frozen=True, slots=True)
class Said:
    """When it was said: an interval of days, both ends included."""

    start: date
    end: date
    precision: Precision
    basis: str  # why: "'On Monday' before publication", "same event as the sentence before"

    def __post_init__(self) -> None:
        if self.start > self.end:
            raise ValueError(f"said from {self.start} to {self.end}: the end is before the start")


@dataclass(frozen=True, slots=True)
class Speaker:
    """To whom the words are attributed."""

    name: str  # canonical inside the document: "Maria Zakharova" also where the text says "she"
    mention: str | None  # the words that name the speaker here; None where the text names nobody
    role: str | None = None  # office or description, as written
    basis: str = ""  # how the mention was resolved to the name: "full name", "surname", "pronoun", "description"
    type: SpeakerType = SpeakerType.UNKNOWN


@dataclass(frozen=True, slots=True)
class Hop:
    """One carrier of a reporting chain."""

    name: str
    span: Span | None = None  # where the text names it


@dataclass(frozen=True, slots=True)
class Statement:
    """Words in one revision attributed to one speaker."""

    id: str
    kind: StatementKind
    content: tuple[Span, ...]
    source: tuple[Span, ...] = ()
    cue: tuple[Span, ...] = ()
    source_head: Span | None = None  # the name or the head noun inside the source
    speaker: Speaker | None = None
    said: Said | None = None
    venue: str | None = None  # the words that tell the occasion or channel
    chain: tuple[Hop, ...] = ()  # carriers, nearest the speaker first
    act: Act = Act.SAY
    cue_class: CueClass = CueClass.SPEECH
    stance: str | None = None  # towards a claim; filled in by track
    within: str | None = None  # id of the statement inside whose content this one stands
    question: Span | None = None  # the question that it answers
    rules: tuple[str, ...] = ()  # names of the rules that found it
    confidence: float = 0.0  # 0 to 1
    doubts: tuple[str, ...] = ()  # why a reader should look twice, one sentence each
    language: str | None = None  # ISO 639-1, of quoted words; None: the document's

    def __post_init__(self) -> None:
        if not self.content:
            raise ValueError("a statement without content")


# ------------------------------------------------------------------------------------ claims and stance


class Facet(StrEnum):
    """What about a matter is in dispute (its stasis); one claim for each."""

    OCC = "OCC"  # that it happened
    AGENT = "AGENT"  # who did it
    INTENT = "INTENT"  # that it was known or meant
    MAGN = "MAGN"  # how much, how many, what to call it
    JUST = "JUST"  # that it was right or lawful


@dataclass(frozen=True, slots=True)
class Claim:
    """A proposition, worded positively, towards which holders take a stance."""

    key: str  # short name, unique on a desk
    text: str
    facet: Facet = Facet.OCC
    place: str | None = None
    event_from: date | None = None
    event_to: date | None = None
    actors: tuple[str, ...] = ()  # the first one is whose line is followed where nothing else is said
    terms_en: tuple[str, ...] = ()
    terms_ru: tuple[str, ...] = ()
    contrary_en: tuple[str, ...] = ()  # words by which one denies it: "bird strike"
    contrary_ru: tuple[str, ...] = ()
    not_en: tuple[str, ...] = ()  # words that tell of another matter
    not_ru: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ()
    neighbours: tuple[str, ...] = ()  # keys of claims that must be told apart from it
    topic: str | None = None


class Stance(StrEnum):
    """How words stand to a claim."""

    AFFIRM = "affirm"
    DENY = "deny"
    HEDGE = "hedge"
    CONDITIONAL = "conditional"
    DECLINE = "decline"
    DEFLECT = "deflect"


class StanceFlag(StrEnum):
    """What must be known of a reading before it moves a line."""

    EXPLICIT = "explicit"  # by a verb that performs it: denied, admitted
    IRONY = "irony"
    REPORTED = "reported"  # someone else tells that the holder took it
    RETROSPECTIVE = "retrospective"  # told of an earlier occasion
    TRANSLATED = "translated"
    HEADLINE = "headline"  # stands only in a headline
    PRESUPPOSED = "presupposed"  # taken for granted by what is said: thanked for it


@dataclass(frozen=True, slots=True)
class StanceReading:
    """One stance that words take towards a claim, and why we read it so."""

    stance: Stance
    subtype: str  # of docs/lines.md: "SIMPLE", "NOT_DENIED"
    span: Span  # of the judged text: the words that show it
    rule: str  # name of the rule
    score: float  # 0 to 1: how sure the rule is that it is about this claim
    flags: frozenset[StanceFlag] = frozenset()

    @property
    def counts(self) -> bool:
        """Whether it is the holder's own, of this occasion, and meant: only such a reading moves a line."""
        return not self.flags & {
            StanceFlag.REPORTED, StanceFlag.RETROSPECTIVE, StanceFlag.IRONY, StanceFlag.HEADLINE
        }  # fmt: skip


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a plug-in judge reads in a passage: one more observer, never the reading itself."""

    judge: str  # as the settings call it
    stance: Stance
    subtype: str
    span: Span  # of the judged passage: the words that it cites, verbatim
    score: float  # 0 to 1: how sure it says it is


@dataclass(frozen=True, slots=True)
class Link:
    """How surely words are about a claim, and what speaks for and against it."""

    score: float  # 0 to 1
    reasons: tuple[str, ...] = ()


class HolderLevel(StrEnum):
    """Whose line it is."""

    PERSON = "person"
    OFFICE = "office"
    INSTITUTION = "institution"
    STATE = "state"
    BLOC = "bloc"


# ------------------------------------------------------------------------------------------- decisions


class Subject(StrEnum):
    """What a person decides on."""

    LINK = "link"  # that a saying is about the claim
    STANCE = "stance"  # how it stands to it
    SPEAKER = "speaker"  # whose words they are
    DATE = "date"  # when they were said
    JOIN = "join"  # that two sayings are one utterance
    SHIFT = "shift"  # that a line has changed
    BASELINE = "baseline"  # what a line was from a day on
    SILENCE = "silence"  # that somebody says nothing


class Verdict(StrEnum):
    """What a person says of it."""

    CONFIRM = "confirm"
    REJECT = "reject"
    CORRECT = "correct"


class Ground(StrEnum):
    """Why something is wrong; each tells what it changes (docs/claims.md)."""

    SPEAKER = "speaker"  # not this person's or body's words
    CLAIM = "claim"  # about something else
    OLD_QUOTE = "old-quote"  # of an earlier day
    STANCE = "stance"  # the stance is read wrongly
    SCOPE = "scope"  # another place, number or facet
    WORLD = "world"  # the world changed, not the line
    COPY = "copy"  # a copy of another
    IRONY = "irony"
    TRANSLATION = "translation"
    OPPONENT = "opponent"  # somebody else says so of the holder
    CORRECTION = "correction"  # the outlet took it back
    UNSURE = "unsure"  # let a second reader look


@dataclass(frozen=True, slots=True)
class Decision:
    """What one person decided, once; never changed. Another one undoes it."""

    seq: int  # place in the log
    at: datetime
    by: str
    claim: str  # key
    subject: Subject
    id: str  # of the saying, shift, line or silence
    verdict: Verdict
    value: tuple[tuple[str, str], ...] = ()  # what is right instead, and by what the subject is known again
    ground: Ground | None = None
    note: str | None = None
    undoes: int | None = None  # seq of the decision that this one takes back

    def told(self, name: str) -> str | None:
        """One entry of the value."""
        return dict(self.value).get(name)


# ---------------------------------------------------------------------------------------------- ledger


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """A statement with the revision and the snapshot on which it stands."""

    statement: Statement
    revision: Revision
    snapshot: Snapshot


@dataclass(frozen=True, slots=True)
class Failure:
    """One thing that went wrong in a batch."""

    stage: str  # "collect", "parse", "extract"
    subject: str  # address or id
    kind: str  # class of the error
    message: str
    at: datetime


# --------------------------------------------------------------------------------------------- digests


@dataclass(frozen=True, slots=True)
class QuotedSpan:
    """One span of a revision's text with its words and the words around it."""

    span: Span
    exact: str
    prefix: str = ""
    suffix: str = ""


@dataclass(frozen=True, slots=True)
class Receipt:
    """What a reader needs to check one sentence."""

    statement: str  # id
    revision: str  # id
    address: str
    fetched_at: datetime
    checksum: str  # sha256 of the archived bytes
    text_checksum: str  # sha256 of the UTF-8 of the text that the parser read out of the bytes
    parser: str
    quoted: tuple[QuotedSpan, ...]
    outlet: str | None = None
    published: str | None = None  # as ``Revision.published``
    time: float | None = None  # seconds into the video at which the first of the words are shown


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of a digest, with the receipts on which it stands."""

    text: str
    receipts: tuple[Receipt, ...]
    follows: bool = False  # stands in the paragraph of the sentence before it


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and the sentences under it; the lead has an empty heading."""

    heading: str
    sentences: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class GlossaryEntry:
    """What a reader may need to know, written by an editor, and on whose authority."""

    term: str
    text: str  # a sentence or two
    source: str  # address, or title of the page, report or book, where it is said
    date: str  # ISO 8601 year, month or day: when it was so
    aliases: tuple[str, ...] = ()  # other words for which a digest explains it
    checked: bool = False  # False: nobody who edited it has looked the source up


class FigureKind(StrEnum):
    """What a picture of a digest shows."""

    LINE = "line"  # who held what towards a claim, by day
    QUOTED = "quoted"  # who was quoted through whom, by which outlet


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture of a digest, as data: each row stands on a statement that the digest cites.

    Rows of a line: holder, first day, last day (ISO), stance, or "change" or "possible change", id of the statement
    ("": of a change, which stands on them all). Rows of who quoted whom: speaker, through whom ("": nobody), outlet,
    id.
    """

    kind: FigureKind
    title: str
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Digest:
    """A written selection for a period."""

    headline: Sentence
    period_start: date
    period_end: date
    about: tuple[str, ...]
    sections: tuple[Section, ...]
    left_out: tuple[str, ...] = field(default=())  # what was not used, and why, one line each
    not_collected: tuple[str, ...] = field(default=())  # holes in what was collected of the period, a sentence each
    rubric: str | None = None
    issued: date | None = None
    background: tuple[GlossaryEntry, ...] = ()
    figures: tuple[Figure, ...] = ()
    language: str = "en"  # of its own sentences, ISO 639-1


# ---------------------------------------------------------------------------- persons and their offices


@dataclass(frozen=True, slots=True)
class Basis:
    """On what a fact about persons and offices stands."""

    source: str  # address, or title of the page, report or book, where it is said
    date: str  # ISO 8601 year, month or day: when it was so
    checked: bool = False  # False: nobody who edited it has looked the source up


class InstitutionKind(StrEnum):
    """What sort of body an institution is."""

    PRESIDENCY = "presidency"  # a head of state's own office
    GOVERNMENT = "government"
    MINISTRY = "ministry"
    COUNCIL = "council"  # of security and the like
    ARMY = "army"  # armed forces, a branch or a command of them
    SERVICE = "service"  # intelligence, police, prosecution
    PARLIAMENT = "parliament"
    COURT = "court"
    AGENCY = "agency"
    MISSION = "mission"  # embassy, permanent mission
    REGION = "region"  # a region's, republic's or city's administration
    COMPANY = "company"
    PARTY = "party"
    CHURCH = "church"
    MEDIA = "media"
    INSTITUTE = "institute"  # of research, university
    ORGANISATION = "organisation"  # of states, or of members
    GROUP = "group"  # without legal form
    BLOC = "bloc"  # all who rule together: "the Kremlin" that wants something


class OfficeKind(StrEnum):
    """What an office is, whatever it is called where."""

    LEADER = "leader"  # of the state, by another title than president
    PRESIDENT = "president"
    VICE_PRESIDENT = "vice-president"
    PRIME_MINISTER = "prime-minister"
    DEPUTY_PRIME_MINISTER = "deputy-prime-minister"
    FOREIGN_MINISTER = "foreign-minister"
    DEPUTY_FOREIGN_MINISTER = "deputy-foreign-minister"
    DEFENCE_MINISTER = "defence-minister"
    DEPUTY_DEFENCE_MINISTER = "deputy-defence-minister"
    INTERIOR_MINISTER = "interior-minister"
    FINANCE_MINISTER = "finance-minister"
    ECONOMY_MINISTER = "economy-minister"
    UNIFICATION_MINISTER = "unification-minister"
    MINISTER = "minister"  # of anything else
    SPOKESPERSON = "spokesperson"
    ADMINISTRATION_HEAD = "administration-head"  # of a president's office
    DEPUTY_ADMINISTRATION_HEAD = "deputy-administration-head"
    AIDE = "aide"
    ADVISER = "adviser"
    SECURITY_ADVISER = "security-adviser"
    SECURITY_COUNCIL_SECRETARY = "security-council-secretary"
    SECURITY_COUNCIL_DEPUTY = "security-council-deputy"
    CHIEF_OF_GENERAL_STAFF = "chief-of-general-staff"
    COMMANDER = "commander"
    INTELLIGENCE_HEAD = "intelligence-head"
    PROSECUTOR_GENERAL = "prosecutor-general"
    OMBUDSMAN = "ombudsman"
    SPEAKER = "speaker"  # of a parliament
    DEPUTY_SPEAKER = "deputy-speaker"
    COMMITTEE_CHAIR = "committee-chair"
    LEGISLATOR = "legislator"
    PARTY_LEADER = "party-leader"
    PARTY_SECRETARY = "party-secretary"
    GOVERNOR = "governor"  # who heads a region
    MAYOR = "mayor"
    AMBASSADOR = "ambassador"
    ENVOY = "envoy"
    CENTRAL_BANK_HEAD = "central-bank-head"
    AGENCY_HEAD = "agency-head"
    COMPANY_HEAD = "company-head"
    ORGANISATION_HEAD = "organisation-head"
    SECRETARY_GENERAL = "secretary-general"
    COMMISSION_PRESIDENT = "commission-president"
    COUNCIL_PRESIDENT = "council-president"
    CHURCH_HEAD = "church-head"
    GROUP_LEADER = "group-leader"
    OPPOSITION = "opposition"
    EXPERT = "expert"
    EDITOR = "editor"
    JOURNALIST = "journalist"
    OFFICIAL = "official"  # any other office


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody whom texts name, with what tells the name from others."""

    key: str
    name: str  # as we print it
    basis: Basis
    names: tuple[tuple[str, str], ...] = ()  # ISO 639-1 code, a full name or spelling in that language
    country: str | None = None  # ISO 3166-1, small letters: for which the person speaks
    sex: str | None = None  # "m", "f": Russian inflects by it
    surname_first: bool = False  # Kim Jong Un, Xi Jinping
    surname_is_enough: bool = False  # in texts of this field the surname alone means this person
    common: bool = False  # others bear the whole name, too: it takes an office or a country to know the person


@dataclass(frozen=True, slots=True)
class Institution:
    """A body that speaks, or for which somebody speaks."""

    key: str
    name: str
    basis: Basis
    kind: InstitutionKind
    names: tuple[tuple[str, str], ...] = ()  # ISO 639-1 code, a name in that language
    country: str | None = None
    parent: str | None = None  # key of the institution to which it belongs
    bloc: str | None = None  # key of the bloc of which it is a part


@dataclass(frozen=True, slots=True)
class Office:
    """A place that one person after another holds."""

    key: str
    title: str
    basis: Basis
    kind: OfficeKind
    titles: tuple[tuple[str, str], ...] = ()  # ISO 639-1 code, the title in that language
    institution: str | None = None  # key
    country: str | None = None  # where no institution tells it
    speaks_for: tuple[str, ...] = ()  # keys of the institutions and offices in whose name its holder speaks


# ``Tenure.until`` of an office that was left on an unknown day
ENDED = "?"


@dataclass(frozen=True, slots=True)
class Tenure:
    """That a person held an office. Days as ISO 8601 years, months or days, as exactly as they are known."""

    person: str  # key
    office: str  # key
    basis: Basis
    since: str | None = None  # None: not known
    until: str | None = None  # None: in office at the date of ``basis``; ENDED: left, not known when


@dataclass(frozen=True, slots=True)
class Attributed:
    """What figures about speakers need of one statement of the ledger."""

    statement: str  # id
    speaker: str  # as the document names it
    type: SpeakerType
    role: str | None
    day: date | None  # said, where told; else published
    outlet: str | None
    words: str
    address: str  # of the document
    title: str | None = None


@dataclass(frozen=True, slots=True)
class Spelling:
    """A further spelling of somebody whom another file describes."""

    person: str  # key
    language: str  # ISO 639-1
    name: str
    basis: Basis


@dataclass(frozen=True, slots=True)
class People:
    """What a registry is made of."""

    persons: tuple[Person, ...] = ()
    institutions: tuple[Institution, ...] = ()
    offices: tuple[Office, ...] = ()
    tenures: tuple[Tenure, ...] = ()
    spellings: tuple[Spelling, ...] = ()  # of one file; merged, they are among the names of the persons
    outlets: tuple[Outlet, ...] = ()


class EntryKind(StrEnum):
    """What an entry of the registry is about."""

    PERSON = "person"
    INSTITUTION = "institution"
    OFFICE = "office"
    TENURE = "tenure"  # its key is of office, person and beginning
    OUTLET = "outlet"


@dataclass(frozen=True, slots=True)
class RegistryEntry:
    """One entry of the registry as the ledger keeps it."""

    kind: EntryKind
    key: str
    record: str  # the whole entry as canonical JSON, with its source, date and whether it was checked
    checksum: str  # sha256 of the record


@dataclass(frozen=True, slots=True)
class Voice:
    """Whom of the registry a statement's speaker is taken for, by one version of the rules."""

    kind: EntryKind | None  # PERSON, INSTITUTION, OFFICE or OUTLET; None: none of the registry's, or not surely
    key: str | None
    office: str | None = None  # key: of a person, the office on the day of the statement; of an office, itself
    sure: bool = True  # False: the dates leave the office of that day open
    basis: str = ""  # why
    candidates: tuple[tuple[str, float], ...] = ()  # keys of persons whom the name may mean, the likeliest first


@dataclass(frozen=True, slots=True)
class Citation:
    """A statement of the ledger with whom it is taken to cite, for figures."""

    said: Attributed
    row: int  # of the ledger's table of statements
    revision: str
    document: str
    published: date | None
    chain: tuple[str, ...] = ()  # through whom the words came, nearest the speaker first
    voice: Voice | None = None  # None: not asked yet


@dataclass(frozen=True, slots=True)
class Publication:
    """What figures about outlets need of one document."""

    address: str
    outlet: str | None  # as the document or its source says
    published: date | None
    views: int | None = None  # the most that the archive has seen of a post


@dataclass(frozen=True, slots=True)
class Reprint:
    """That one document has the text of another."""

    copy: Publication
    origin: Publication


@dataclass(frozen=True, slots=True)
class NameDecision:
    """What a person of the desk decided on a name that the registry did not know."""

    name: str
    verdict: str  # "confirmed", "merged", "rejected"
    person: str | None  # key; None for a rejected one
    by: str  # who decided
    at: datetime
    source: str  # address or words on which the decision stands
    role: str | None = None


# --------------------------------------------------------------------------------- a draft held to the ledger


class Outcome(StrEnum):
    """What came of holding words to the ledger."""

    FAULT = "fault"
    OPEN = "can't say"
    SOUND = "sound"
    NOTHING = "nothing to check"


class Aspect(StrEnum):
    """What of a sentence was held to the ledger."""

    QUOTATION = "quotation"
    SPEAKER = "speaker"
    OFFICE = "office"
    DATE = "date"
    NUMBER = "number"
    CARRIER = "outlet"  # the outlet that is told, or a carrier on the way to it
    VENUE = "venue"
    MEANING = "meaning"  # said, and not its opposite
    SUMMARY = "summary"  # of what somebody said over time


class Weight(StrEnum):
    """How grave a finding is."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


@dataclass(frozen=True, slots=True)
class Cited:
    """Words of the ledger that a finding stands on."""

    words: str
    address: str
    speaker: str | None = None
    day: str | None = None  # ISO day, or "from/to": when it was said, else published
    outlet: str | None = None
    title: str | None = None
    statement: str | None = None  # id; None: words that the reader did not take for a statement
    revision: str | None = None  # id


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was held to the ledger, and what came of it."""

    aspect: Aspect
    outcome: Outcome
    weight: Weight
    span: Span  # of the draft
    label: str  # in a word or two: "verbatim", "altered", "another date"
    message: str  # a sentence for the editor
    evidence: tuple[Cited, ...] = ()


@dataclass(frozen=True, slots=True)
class CheckedSentence:
    """One sentence of a draft."""

    span: Span
    findings: tuple[Finding, ...] = ()

    @property
    def outcome(self) -> Outcome:
        """The gravest outcome of its findings."""
        outcomes = {finding.outcome for finding in self.findings}
        return next((outcome for outcome in Outcome if outcome in outcomes), Outcome.NOTHING)


@dataclass(frozen=True, slots=True)
class CheckReport:
    """A draft, sentence by sentence, with what the ledger says of it."""

    text: str
    sentences: tuple[CheckedSentence, ...]
    title: str | None = None
    language: str | None = None
    notes: tuple[str, ...] = ()  # what could not be checked as a whole, a sentence each

    @property
    def faults(self) -> tuple[Finding, ...]:
        """All that is wrong, in the order of the text."""
        return tuple(f for s in self.sentences for f in s.findings if f.outcome is Outcome.FAULT)


@dataclass(frozen=True, slots=True)
class Taken:
    """A stance that somebody took towards a claim on a day."""

    claim: str  # key
    day: date
    stance: Stance
    words: str
    address: str
    person: str | None = None
    institution: str | None = None
    state: str | None = None
    outlet: str | None = None
