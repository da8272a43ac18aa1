"""An English digest -> the same digest in Russian: its structure and receipts stay, every sentence is made anew."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from svodka.model import Digest, LedgerRow, Precision, Section, Sentence, Stance
from svodka.write import compose as english
from svodka.write import line_compose
from svodka.write.compose import make_sentence
from svodka.write.line_plan import LinePlan, Told, days_of, first_mover
from svodka.write.quoting import frame, quoted_runs
from svodka.write.receipt import receipt_of
from svodka.write.russian.frames import NOBODY, credit_words, doubt_words, name_of, sentence_of
from svodka.write.russian.words import day_words, interval_words, number_words, plural, said_words, span_words
from svodka.write.visible import one_line
from svodka.write.voices import capitalized, is_named, office_of

CARRIED_IN_RUSSIAN = "Как об этом сообщали"
_HEADINGS = {
    line_compose.NEW: "Новая линия", line_compose.OLD: "Прежняя линия", line_compose.HELD: "Линия",
    line_compose.CARRIED: CARRIED_IN_RUSSIAN, english.OTHERS: "Другие голоса", english.NO_SPEAKER: NOBODY,
}  # fmt: skip
# A stance as a noun: nominative, genitive («от отрицания»), dative («к подтверждению»)
_NOUNS = {
    Stance.AFFIRM: ("утверждение", "утверждения", "утверждению"),
    Stance.DENY: ("отрицание", "отрицания", "отрицанию"),
    Stance.HEDGE: ("уклончивые слова", "уклончивых слов", "уклончивым словам"),
    Stance.CONDITIONAL: ("условное наклонение", "условного наклонения", "условному наклонению"),
    Stance.DECLINE: ("отказ отвечать", "отказа отвечать", "отказу отвечать"),
    Stance.DEFLECT: ("уход от вопроса", "ухода от вопроса", "уходу от вопроса"),
}
_NAMED_MOST = 3


@dataclass(frozen=True, slots=True)
class KnownInRussian:
    """What the registry tells of those who speak; keys are names as statements have them."""

    names: Mapping[str, str] = field(default_factory=dict)  # in Russian
    sex: Mapping[str, str] = field(default_factory=dict)  # "m", "f"


def period_in_russian(digest: Digest, rows: Mapping[str, LedgerRow], known: KnownInRussian) -> Digest:
    """A digest of a period, in Russian. ``rows``: its statements by id."""
    return replace(
        digest, headline=_period_headline(digest, rows, known), sections=tuple(_sections(digest, rows, known))
    )


def line_in_russian(digest: Digest, plan: LinePlan, known: KnownInRussian) -> Digest:
    """A digest of a line, in Russian, with its lead made anew from the plan."""
    rows = {one.row.statement.id: one.row for one in (*plan.new, *plan.old, *plan.carried)}
    lead = tuple(_lead(plan, known))
    sections = [section for section in _sections(digest, rows, known) if section.heading]
    made = [Section("", lead), *sections] if lead else sections
    return replace(digest, headline=_line_headline(digest, plan), sections=tuple(made))


def _sections(digest: Digest, rows: Mapping[str, LedgerRow], known: KnownInRussian) -> Iterator[Section]:
    told: dict[str, set[str]] = defaultdict(set)
    for section in digest.sections:
        day: tuple[date, date] | None = None
        made = []
        for sentence in section.sentences:
            row = rows.get(sentence.receipts[0].statement)
            if row is None or not section.heading:
                made.append(sentence)
                continue
            made.append(_sentence(sentence, row, known, told, day))
            day = _exact_day(row)
        heading = _HEADINGS.get(section.heading) or _heading(section, rows, known)
        yield Section(heading, tuple(made))


def _heading(section: Section, rows: Mapping[str, LedgerRow], known: KnownInRussian) -> str:
    row = rows.get(section.sentences[0].receipts[0].statement)
    return capitalized(name_of(row, known.names)) if row and section.heading else section.heading


def _sentence(
    sentence: Sentence, row: LedgerRow, known: KnownInRussian, told: dict[str, set[str]], day: tuple[date, date] | None
) -> Sentence:
    speaker = row.statement.speaker
    office = office_of(speaker).casefold() if speaker else ""
    offices = told[speaker.name.casefold()] if speaker else set()
    words = sentence_of(
        row, known.names, known.sex, office=bool(office) and office not in offices,
        same_day=day is not None and day == _exact_day(row),
    )  # fmt: skip
    offices.add(office)
    text = f"{capitalized(words)} ({credit_words(row, sentence.receipts)}){doubt_words(row.statement)}"
    return replace(make_sentence(text, sentence.receipts), follows=sentence.follows)


def _exact_day(row: LedgerRow) -> tuple[date, date] | None:
    said = row.statement.said
    return (said.start, said.end) if said and said.precision is Precision.DAY else None


# -------------------------------------------------------------------------------------- headline and lead


def _period_headline(digest: Digest, rows: Mapping[str, LedgerRow], known: KnownInRussian) -> Sentence:
    """The same quotation as in English; a count where there is none."""
    receipts = digest.headline.receipts
    row = rows.get(receipts[0].statement)
    if row and len(receipts) == 1 and (runs := list(quoted_runs(digest.headline.text))):
        marks = digest.headline.text.split(runs[0], 1)
        return make_sentence(f"{name_of(row, known.names)}: {marks[0][-1]}{runs[0]}{marks[1][:1]}", receipts)
    number = len({receipt.statement for receipt in receipts})
    words = plural(number, "высказывание", "высказывания", "высказываний")
    return make_sentence(
        f"{capitalized(interval_words(digest.period_start, digest.period_end))}: {number} {words}", receipts
    )


def _line_headline(digest: Digest, plan: LinePlan) -> Sentence:
    """The same quotation as in English, and the turn."""
    receipts, turned = digest.headline.receipts, _turned(plan)
    runs = list(quoted_runs(digest.headline.text))
    if not runs:
        return make_sentence(turned, receipts)
    before, after = digest.headline.text.split(runs[0], 1)
    return make_sentence(f"{before[-1]}{runs[0]}{after[:1]}: {turned}", receipts)


def _turned(plan: LinePlan) -> str:
    claim, turn = frame(plan.claim.text).rstrip(" ."), plan.turn
    if turn is None:
        return claim
    if not turn.confirmed_by:
        return f"возможная перемена линии ({_holder(turn.holder)}), не подтверждена: {claim}"
    return f"{_holder(turn.holder)}, от {_NOUNS[turn.before][1]} к {_NOUNS[turn.after][2]}: {claim}"


def _holder(name: str) -> str:
    return frame(one_line(name)).removeprefix("the ")


def _lead(plan: LinePlan, known: KnownInRussian) -> Iterator[Sentence]:
    turn = plan.turn
    if turn is None:
        return
    claim = frame(plan.claim.text).rstrip(" .")
    follows = False
    if plan.evidence_before:
        yield make_sentence(_span(plan, claim, known), [receipt_of(one.row) for one in plan.evidence_before])
        follows = True
    first = first_mover(plan)
    if first:
        what = "противоположного содержания" if plan.evidence_before else f"в пользу того, что обсуждается ({claim})"
        more = len(plan.evidence_after) - 1
        after = f"; после него ещё {number_words(more)}" if more else ""
        text = f"Первое датированное заявление {what}: {_named(first, known)}, {_when(first)}{after}."
        yield replace(make_sentence(text, [receipt_of(one.row) for one in plan.evidence_after]), follows=follows)
        follows = True
    evidence = plan.evidence_after or plan.evidence_before
    if not turn.confirmed_by and evidence:
        text = "Это возможная перемена: она предложена по этим заявлениям, и ни один редактор её не подтвердил."
        yield replace(make_sentence(text, [receipt_of(one.row) for one in evidence]), follows=follows)


def _span(plan: LinePlan, claim: str, known: KnownInRussian) -> str:
    """How long the old position was held, by its dated statements, and who took it."""
    assert plan.turn is not None, "a lead is of a turn"
    told, days = plan.evidence_before, days_of(plan.evidence_before)
    assert days is not None, "evidence is dated"
    names = list(dict.fromkeys(_named(one, known) for one in told))
    more = len(names) - _NAMED_MOST
    by = ", ".join(names[:_NAMED_MOST]) + (f" и ещё {more}" if more > 0 else "")
    stance = _NOUNS[plan.turn.before][0]
    holder = capitalized(_holder(plan.turn.holder))
    if len(told) == 1 or days[0] == days[1]:
        when = _when(told[0]) if len(told) == 1 else day_words(days[0])
        return f"{holder}, {when}: {stance}. О чём речь: {claim}. Слова: {by}."
    number = plural(len(told), "датированное заявление", "датированных заявления", "датированных заявлений")
    return (
        f"{holder}, в течение {span_words(*days)}, {interval_words(*days)}: {stance}. О чём речь: {claim}. "
        f"Это {number_words(len(told))} {number}: {by}."
    )


def _when(one: Told) -> str:
    said = one.row.statement.said
    days = days_of([one])
    assert days is not None, "evidence is dated"
    return said_words(said) if said else day_words(days[0])


def _named(one: Told, known: KnownInRussian) -> str:
    speaker = one.row.statement.speaker
    return name_of(one.row, known.names) if speaker and is_named(speaker) else "некто, кто не назван"
