"""A small world for the tests of writing: documents of two invented countries, with statements marked by hand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime

from svodka.ids import checksum, document_id, revision_id, statement_id
from svodka.model import (
    Act,
    DocumentKind,
    Hop,
    LedgerRow,
    Part,
    PartKind,
    Precision,
    Revision,
    Said,
    Snapshot,
    Span,
    Speaker,
    Statement,
    StatementKind,
)

FETCHED = datetime(2031, 5, 2, 7, 30, 0, tzinfo=UTC)


def find(text: str, words: str | None) -> tuple[Span, ...]:
    """Where ``words`` stand in ``text``, parts separated by "‖"; nothing for None."""
    spans, start = [], 0
    for part in words.split("‖") if words else ():
        start = text.index(part, start)
        spans.append(Span(start, start + len(part)))
    return tuple(spans)


def said(start: str, end: str | None = None, precision: Precision = Precision.DAY, basis: str = "as told") -> Said:
    return Said(date.fromisoformat(start), date.fromisoformat(end or start), precision, basis)


def revision(
    text: str,
    address: str = "https://courier.example/a",
    outlet: str | None = "Northern Courier",
    published: str | None = "2031-04-28",
    *,
    title: str | None = None,
    language: str = "en",
    kind: DocumentKind = DocumentKind.PAGE,
    parts: Sequence[Part] = (),
) -> Revision:
    document = document_id(address)
    return Revision(
        id=revision_id(document, text),
        document=document,
        address=address,
        text=text,
        kind=kind,
        title=title,
        outlet=outlet,
        language=language,
        published=published,
        published_basis="page metadata" if published else None,
        parts=tuple(parts),
        parser="plain/1",
        checksum=checksum(text.encode("utf-8", "surrogatepass")),
    )


def statement(
    of: Revision,
    content: str,
    name: str | None,
    *,
    kind: StatementKind = StatementKind.DIRECT,
    cue: str | None = None,
    source: str | None = None,
    role: str | None = None,
    when: Said | None = None,
    venue: str | None = None,
    chain: Sequence[str] = (),
    act: Act = Act.SAY,
    within: str | None = None,
    confidence: float = 0.9,
    doubts: Sequence[str] = (),
    basis: str = "full name",
) -> Statement:
    contents, sources, cues = find(of.text, content), find(of.text, source), find(of.text, cue)
    return Statement(
        id=statement_id(of.id, contents, sources, cues),
        kind=kind,
        content=contents,
        source=sources,
        cue=cues,
        speaker=Speaker(name, source, role, basis) if name else None,
        said=when,
        venue=venue,
        chain=tuple(Hop(hop) for hop in chain),
        act=act,
        within=within,
        rules=("said_that",),
        confidence=confidence,
        doubts=tuple(doubts),
    )


def row(of: Revision, made: Statement) -> LedgerRow:
    size = len(of.text.encode("utf-8", "surrogatepass"))
    return LedgerRow(made, of, Snapshot(of.checksum, size, of.address, FETCHED, "text/plain"))


COURIER = revision(
    "Digest of Kestrian media\n"
    "The Ministry Speaks at Last\n"
    "April 28, 2031\n"
    "“We have never hidden our friends, and we will not begin today,” Vera Holm, the foreign ministry’s "
    "spokeswoman, said at a briefing on April 26. She denied that sailors from Oravia had taken part in the "
    "exercise.\n\n"
    "Defence minister Tomas Arden stated that the Oravian crews, “while serving shoulder to shoulder with our own, "
    "showed patience and skill,” and promised a full account in May. The harbour would stay open, Arden said.\n\n"
    "“It is all fiction,” the minister was quoted as saying by the Evening Lamp. “As my officers noted, nobody asked them to "
    "come. I will say so in parliament.”\n\n"
    "Share this article",
    title="The Ministry Speaks at Last",
)


def _courier_parts() -> tuple[Part, ...]:
    text = COURIER.text
    kinds = {0: PartKind.RUBRIC, 1: PartKind.HEADLINE, 2: PartKind.DATELINE, -1: PartKind.BOILERPLATE}
    lines = [line for line in text.split("\n") if line]
    parts, start = [], 0
    for number, line in enumerate(lines):
        start = text.index(line, start)
        kind = kinds.get(number, kinds.get(number - len(lines), PartKind.BODY))
        parts.append(Part(kind, Span(start, start + len(line))))
    return tuple(parts)


COURIER = replace(COURIER, parts=_courier_parts())

NEVER_HIDDEN = statement(
    COURIER,
    "We have never hidden our friends, and we will not begin today,",
    "Vera Holm",
    cue="said",
    source="Vera Holm, the foreign ministry’s spokeswoman",
    role="the foreign ministry’s spokeswoman",
    when=said("2031-04-26", basis="'on April 26' in the year of publication"),
    venue="briefing",
)
DENIED = statement(
    COURIER,
    "that sailors from Oravia had taken part in the exercise",
    "Vera Holm",
    kind=StatementKind.INDIRECT,
    cue="denied",
    source="She",
    when=said("2031-04-26", basis="same event as the sentence before"),
    act=Act.DENY,
    confidence=0.7,
    doubts=("the speaker is resolved from the pronoun “She”",),
    basis="pronoun",
)
SHOULDER = statement(
    COURIER,
    "while serving shoulder to shoulder with our own, showed patience and skill,",
    "Tomas Arden",
    kind=StatementKind.MIXED,
    cue="stated",
    source="Defence minister Tomas Arden",
    role="Defence minister",
)
PROMISED = statement(
    COURIER,
    "a full account in May",
    "Tomas Arden",
    kind=StatementKind.INDIRECT,
    cue="promised",
    source="Tomas Arden",
    role="Defence minister",
    act=Act.PROMISE,
    confidence=0.3,
)
HARBOUR = statement(
    COURIER,
    "The harbour would stay open",
    "Tomas Arden",
    kind=StatementKind.INDIRECT,
    cue="said",
    source="Arden",
    when=said("2031-04-01", "2031-04-30", Precision.MONTH),
)
FICTION = statement(
    COURIER,
    "It is all fiction,‖As my officers noted, nobody asked them to come. I will say so in parliament.",
    "Tomas Arden",
    cue="quoted as saying",
    source="the minister",
    when=said("2031-04-26", "2031-04-28", Precision.PERIOD, "after the event told before, before publication"),
    chain=("Evening Lamp",),
    doubts=("the speaker is resolved from a description",),
    basis="pronoun",
)
OFFICERS = statement(
    COURIER,
    "nobody asked them to come",
    "officers of Tomas Arden",
    kind=StatementKind.INDIRECT,
    cue="noted",
    source="my officers",
    chain=("Tomas Arden",),
    within=FICTION.id,
    confidence=0.6,
)
COURIER_STATEMENTS = (NEVER_HIDDEN, DENIED, SHOULDER, PROMISED, HARBOUR, FICTION, OFFICERS)

# the same words of the same speaker in another outlet, a day later
AGENCY = revision(
    "KESTRA, 29 April. “We have never hidden our friends, and we will not begin today”, Vera Holm said.",
    "https://agency.example/2031/04/29/7",
    "Kestrian Telegraph Agency",
    "2031-04-29T08:00:00+02:00",
    title="Ministry on its friends",
    kind=DocumentKind.WIRE,
)
AGENCY_COPY = statement(
    AGENCY,
    "We have never hidden our friends, and we will not begin today",
    "Vera Holm",
    cue="said",
    source="Vera Holm",
    when=said("2031-04-26"),
    chain=("Northern Courier",),
)

VESTNIK = revision(
    "Министр флота Оравии Лев Карский заявил 27 апреля на брифинге: «Наши моряки пришли как друзья, "
    "а газета «Маяк» пишет о чём угодно». Карский добавил, что суда уйдут в мае.",
    "https://vestnik.example/38",
    "Вестник «Оравия»",
    "2031-04-27",
    title="Карский о моряках",
    language="ru",
)
FRIENDS_RU = statement(
    VESTNIK,
    "Наши моряки пришли как друзья, а газета «Маяк» пишет о чём угодно",
    "Лев Карский",
    cue="заявил",
    source="Министр флота Оравии Лев Карский",
    role="Министр флота Оравии",
    when=said("2031-04-27"),
    venue="на брифинге",
)
LEAVE_RU = statement(
    VESTNIK,
    "суда уйдут в мае",
    "Лев Карский",
    kind=StatementKind.INDIRECT,
    cue="добавил",
    source="Карский",
    when=said("2031-04-27"),
)

HOSTILE = revision(
    "“<script>alert(1)</script> [x](javascript:alert(2)) is \u202eevil\u202c & “nested” `code` | $x$,” "
    'Eve "<b>" O\'Neil said.\r\nA NUL \0 and an escape \x1b[31m here.',
    "javascript:alert('address')",
    "<img src=x onerror=alert(3)> \"Daily\" ''",
    "2031-04-30",
    title="</title><script>alert(4)</script>",
)
EVIL = statement(
    HOSTILE,
    "<script>alert(1)</script> [x](javascript:alert(2)) is \u202eevil\u202c & “nested” `code` | $x$,",
    'Eve "<b>" O\'Neil',
    cue="said",
    source='Eve "<b>" O\'Neil',
    role="</style></script><b>owner</b> of \x1b[2J «doors»",
    when=said("2031-04-30"),
    venue="<i>her</i> page",
    chain=('=HYPERLINK("x")',),
    doubts=("“<u>look</u>”",),
)

ROWS = (
    *(row(COURIER, made) for made in COURIER_STATEMENTS),
    row(AGENCY, AGENCY_COPY),
    row(VESTNIK, FRIENDS_RU),
    row(VESTNIK, LEAVE_RU),
)
PERIOD = (date(2031, 4, 1), date(2031, 4, 30))
