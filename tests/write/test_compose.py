"""Digests: the grammar of sentences, exact quotation, and no sentence without a receipt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from svodka.errors import ReceiptError
from svodka.model import (
    Act,
    Digest,
    DocumentKind,
    LedgerRow,
    Precision,
    Sentence,
    Span,
    StatementKind,
)
from svodka.write.compose import compose, make_sentence, require_receipts
from svodka.write.html import digest_html
from svodka.write.markdown import digest_markdown
from svodka.write.quoting import quoted_runs
from svodka.write.receipt import receipt_of
from svodka.write.select import select
from tests.write.pages import Page
from tests.write.samples import (
    COURIER,
    DENIED,
    FICTION,
    HARBOUR,
    NEVER_HIDDEN,
    PERIOD,
    ROWS,
    SHOULDER,
    revision,
    row,
    said,
    statement,
)

INDIRECT, MIXED, TITLE = StatementKind.INDIRECT, StatementKind.MIXED, StatementKind.TITLE


def digest(*rows: LedgerRow) -> Digest:
    return compose(select(rows, *PERIOD))


def only(*rows: LedgerRow) -> str:
    (section,) = digest(*rows).sections
    (sentence,) = section.sentences
    return sentence.text


# ------------------------------------------------------------------------------------------ receipts


def test_no_sentence_without_a_receipt() -> None:
    with pytest.raises(ReceiptError, match="without a receipt"):
        make_sentence("Nobody said this.", ())


def test_no_quoted_word_that_the_receipt_lacks() -> None:
    receipt = receipt_of(row(COURIER, FICTION))
    with pytest.raises(ReceiptError, match="no receipt holds: 'It is all faction'"):
        make_sentence("Tomas Arden said: “It is all faction”.", (receipt,))


def test_a_forged_digest_is_refused() -> None:
    made = digest(*ROWS)
    require_receipts(made)
    forged = replace(made, headline=Sentence("Vera Holm: “We have hidden them”", made.headline.receipts))
    with pytest.raises(ReceiptError):
        require_receipts(forged)


def test_nothing_selected_says_so() -> None:
    with pytest.raises(ReceiptError, match=r"no statement from 2031-04-01 to 2031-04-30 about bees"):
        compose(select((), *PERIOD, ["bees"]))


# ---------------------------------------------------------------------------------------- the headline


def test_headline_is_the_most_telling_quotation() -> None:
    headline = digest(*ROWS).headline
    assert headline.text == "Vera Holm: “We have never hidden our friends, and we will not begin today”"
    assert [r.statement for r in headline.receipts] == [NEVER_HIDDEN.id]


def test_headline_keeps_to_a_whole_sentence_of_a_long_quotation() -> None:
    of = revision("“We leave in May. " + "The rest is a matter for the harbour master and his office. " * 3 + "”")
    words = of.text[1:-1]
    made = digest(row(of, statement(of, words, "Lev Karsky", role="minister")))
    assert made.headline.text == (
        "Lev Karsky: “We leave in May. The rest is a matter for the harbour master and his office”"
    )


def test_doubtful_indirect_and_short_words_make_no_headline() -> None:
    made = digest(row(COURIER, FICTION), row(COURIER, HARBOUR))
    assert made.headline.text == "What 1 speaker said, April 1 to 30, 2031: 2 statements"
    assert {r.statement for r in made.headline.receipts} == {FICTION.id, HARBOUR.id}


# -------------------------------------------------------------------------------------- the sentences


def test_sections_follow_the_first_day_of_each_speaker() -> None:
    made = digest(*ROWS)
    assert [section.heading for section in made.sections] == ["Tomas Arden", "Vera Holm", "Лев Карский"]


def test_unnamed_speakers_come_last() -> None:
    nobody = replace(HARBOUR, speaker=None)
    made = digest(row(COURIER, nobody), row(COURIER, NEVER_HIDDEN))
    assert [section.heading for section in made.sections] == ["Vera Holm", "Other voices"]
    assert made.sections[1].sentences[0].text.startswith("Someone whom the text does not name said in April")


def test_pronouns_are_no_speakers_and_descriptions_stay_in_their_document() -> None:
    first, second = (
        revision("“Rain,” he said, “snow,” a ferryman said."),
        revision("“Hail,” he said. “Sun,” a ferryman said.", "https://b.example"),
    )
    rows = [
        row(first, statement(first, "Rain,", "he")),
        row(first, statement(first, "snow,", "a ferryman")),
        row(second, statement(second, "Hail,", "he")),
        row(second, statement(second, "Sun,", "a ferryman")),
    ]
    made = digest(*rows)
    assert [section.heading for section in made.sections] == ["Other voices"]
    told = [sentence.text for sentence in made.sections[0].sentences]
    assert sum("ferryman" in text for text in told) == 2
    assert sum("omeone whom the text calls ‘he’" in text for text in told) == 2


def test_direct() -> None:
    assert only(row(COURIER, NEVER_HIDDEN)) == (
        "Vera Holm, the foreign ministry’s spokeswoman, said on April 26, 2031, at a briefing: “We have never "
        "hidden our friends, and we will not begin today”. (Northern Courier, April 28, 2031)"
    )


def test_indirect_with_that_dates_the_saying_not_the_thing_said() -> None:
    assert only(row(COURIER, DENIED)) == (
        "Vera Holm denied on April 26, 2031 that sailors from Oravia had taken part in the exercise. "
        "(Northern Courier, April 28, 2031) [Look twice: the speaker is resolved from the pronoun ‘She’.]"
    )


def test_indirect_before_its_cue() -> None:
    assert only(row(COURIER, HARBOUR)) == (
        "Tomas Arden said in April 2031 that the harbour would stay open. (Northern Courier, April 28, 2031)"
    )


def test_mixed_takes_its_lead_along_and_receipts_it() -> None:
    made = digest(row(COURIER, SHOULDER)).sections[0].sentences[0]
    assert made.text == (
        "Tomas Arden, Defence minister, stated that the Oravian crews, “while serving shoulder to shoulder with "
        "our own, showed patience and skill”. (Northern Courier, April 28, 2031; no date of saying is told)"
    )
    assert [quoted.exact for quoted in made.receipts[0].quoted] == [
        "stated that the Oravian crews,",
        "while serving shoulder to shoulder with our own, showed patience and skill,",
    ]


def test_two_parts_chain_and_doubt() -> None:
    assert only(row(COURIER, FICTION)) == (
        "Tomas Arden said between April 26 and April 28, 2031, as quoted by Evening Lamp: “It is all fiction”; "
        "“As my officers noted, nobody asked them to come. I will say so in parliament.” "
        "(Northern Courier, April 28, 2031) [Look twice: the speaker is resolved from a description.]"
    )


@pytest.mark.parametrize(
    ("text", "content", "cue", "kind", "sentence"),
    [
        ("He thanked Oravia for its help.", "Oravia for its help", "thanked", INDIRECT,
         "On April 2, 2031, Ivo Tal thanked Oravia for its help."),
        ("He says Kestria is ready to sign.", "Kestria is ready to sign", "says", INDIRECT,
         "Ivo Tal said on April 2, 2031 that Kestria is ready to sign."),
        ("He also officially thanked Oravia for rain.", "Oravia for rain", "also officially thanked", INDIRECT,
         "On April 2, 2031, Ivo Tal officially thanked Oravia for rain."),
        ("Reports of rain, he said, are untrue reports.", "Reports of rain‖are untrue reports", "said", INDIRECT,
         "Ivo Tal said on April 2, 2031, in the outlet’s words: Reports of rain … are untrue reports."),
        ("Reports of rain are untrue, he said of the reports.", "Reports of rain are untrue", "said", INDIRECT,
         "Ivo Tal said on April 2, 2031 that reports of rain are untrue."),
        ("Oravia is ready for rain, he said.", "Oravia is ready for rain", "said", INDIRECT,
         "Ivo Tal said on April 2, 2031, in the outlet’s words: Oravia is ready for rain."),
        ("Reports “resemble fantasy,” he held.", "Reports “resemble fantasy,”", "held", INDIRECT,
         "Ivo Tal said on April 2, 2031, in the outlet’s words: Reports “resemble fantasy”."),
        ("He said as much as he could.", "as much as he could", "said", INDIRECT,
         "Ivo Tal said on April 2, 2031 that as much as he could."),
        ("He said that it had rained. “I saw it.", "that it had rained. “I saw it.", "said", INDIRECT,
         "Ivo Tal said on April 2, 2031 that it had rained. …"),
        # "warned" needs someone, who stands between and is not ours to drop or to take along
        ("He warned the west that it would rain.", "that it would rain", "warned", INDIRECT,
         "Ivo Tal said on April 2, 2031 that it would rain."),
        ("He had also denied in May that it rained.", "that it rained", "had also denied", INDIRECT,
         "Ivo Tal denied on April 2, 2031 that it rained."),
        ("Crews were said to have left early.", "have left early", "were said to", INDIRECT,
         "Ivo Tal said on April 2, 2031, in the outlet’s words: have left early."),
        ("Kestria, he said, is ready.", "Kestria‖is ready", "said", INDIRECT,
         "Ivo Tal said on April 2, 2031, in the outlet’s words: Kestria … is ready."),
        ("He wrote: “Ready.”", "Ready.", "wrote", StatementKind.DIRECT,
         "Ivo Tal wrote on April 2, 2031: “Ready.”"),
        ("He wrote: “Ready.”", "“Ready.”", "wrote", StatementKind.DIRECT,
         "Ivo Tal wrote on April 2, 2031: “Ready.”"),
        ("He spoke of a “game”.", "game", "spoke of", MIXED, "Ivo Tal said on April 2, 2031: “game”."),
        # what the source does not quote is not quoted, whatever the statement's kind
        ("Rain will come, he said.", "Rain will come", "said", StatementKind.DIRECT,
         "Ivo Tal said on April 2, 2031, as the outlet gives it: Rain will come."),
        ("— Rain will come, — he said.", "Rain will come", "said", StatementKind.DIRECT,
         "Ivo Tal said on April 2, 2031: “Rain will come”."),
        ("His column, “Rain at last”, ran.", "Rain at last", None, TITLE,
         "On April 2, 2031, Ivo Tal published a text titled “Rain at last”."),
        ("He said: “One.\n\nTwo.”", "One.\n\nTwo.", "said", StatementKind.DIRECT,
         "Ivo Tal said on April 2, 2031: “One.” / “Two.”"),
    ],
)  # fmt: skip
def test_grammar(text: str, content: str, cue: str | None, kind: StatementKind, sentence: str) -> None:
    of = revision(text)
    made = statement(of, content, "Ivo Tal", kind=kind, cue=cue, when=said("2031-04-02"))
    assert only(row(of, made)) == f"{sentence} (Northern Courier, April 28, 2031)"


@pytest.mark.parametrize(
    ("text", "content", "cue", "act", "sentence"),
    [
        ("He refused to comment on the rain.", "the rain", "refused to comment", Act.DECLINE,
         "On April 2, 2031, Ivo Tal refused to comment on the rain."),
        ("He declined to confirm that it rained.", "that it rained", "declined to confirm", Act.DECLINE,
         "On April 2, 2031, Ivo Tal declined to confirm that it rained."),
        ("He refused to “speculate”.", "speculate", "refused", Act.DECLINE,
         "On April 2, 2031, Ivo Tal refused to “speculate”."),
        ("He neither confirmed nor denied that it rained.", "that it rained", "neither confirmed nor denied", Act.SAY,
         "On April 2, 2031, Ivo Tal neither confirmed nor denied that it rained."),
        ("He did not say “rain will come”.", "rain will come", "did not say", Act.SAY,
         "On April 2, 2031, Ivo Tal did not say “rain will come”."),
        ("He never promised rain.", "rain", "never promised", Act.PROMISE,
         "On April 2, 2031, Ivo Tal never promised rain."),
        ("Asked about the rain, he didn’t answer.", "the rain", "didn’t answer", Act.DECLINE,
         "On April 2, 2031, Ivo Tal didn’t answer."),
        ("Он не исключил, что пойдёт дождь.", "пойдёт дождь", "не исключил", Act.SAY,
         "Ivo Tal said on April 2, 2031, in the outlet’s words: не исключил, что пойдёт дождь."),
        ("Он отказался комментировать сообщения о дожде.", "сообщения о дожде", "отказался", Act.DECLINE,
         "Ivo Tal declined on April 2, 2031, in the outlet’s words: отказался комментировать сообщения о дожде."),
    ],
)  # fmt: skip
def test_what_was_not_said_is_not_printed_as_said(text: str, content: str, cue: str, act: Act, sentence: str) -> None:
    of = revision(text)
    kind = MIXED if "“" in text else INDIRECT
    made = statement(of, content, "Ivo Tal", kind=kind, cue=cue, act=act, when=said("2031-04-02"))
    assert only(row(of, made)) == f"{sentence} (Northern Courier, April 28, 2031)"


@pytest.mark.parametrize(
    ("venue", "words"),
    [
        ("briefing", "at a briefing"),
        ("official address", "in an official address"),
        ("one-line statement", "in a one-line statement"),
        ("her Telegram channel", "on her Telegram channel"),
        ("comments to Evening Lamp", "in comments to Evening Lamp"),
        ("at a rally", "at a rally"),
        ("the harbour’s website", "on the harbour’s website"),
        ("Radio Kestra", "on Radio Kestra"),
    ],
)
def test_occasions(venue: str, words: str) -> None:
    made = replace(NEVER_HIDDEN, venue=venue)
    assert f"said on April 26, 2031, {words}: “We" in only(row(COURIER, made))


def test_order_of_parts_varies_within_a_section() -> None:
    of = revision("“One thing,” “two things,” “three things,” “four things,” she said.")
    rows = [
        row(of, statement(of, f"{n},", "Vera Holm", when=said(f"2031-04-0{day}")))
        for day, n in enumerate(["One thing", "two things", "three things", "four things"], 1)
    ]
    texts = [sentence.text.rpartition(" (")[0] for sentence in digest(*rows).sections[0].sentences]
    assert texts == [
        "Vera Holm said on April 1, 2031: “One thing”.",
        "On April 2, 2031, Vera Holm said: “two things”.",
        "“three things,” Vera Holm said on April 3, 2031.",
        "Vera Holm said on April 4, 2031: “four things”.",
    ]


def test_office_is_told_once_until_it_changes() -> None:
    later = replace(DENIED, speaker=replace(DENIED.speaker, role="the foreign ministry’s spokeswoman"))  # type: ignore[type-var]
    texts = [s.text for s in digest(row(COURIER, NEVER_HIDDEN), row(COURIER, later)).sections[0].sentences]
    assert texts[0].startswith("Vera Holm, the foreign ministry’s spokeswoman, said")
    assert texts[1].startswith("Vera Holm denied")


def test_long_words_are_cut_outside_the_marks() -> None:
    of = revision("“" + "We waited for the boats; " * 20 + "that is all,” she said.")
    text = only(row(of, statement(of, of.text[1 : of.text.index("”")], "Vera Holm", when=said("2031-04-02"))))
    (run,) = quoted_runs(text)
    assert run in of.text
    assert f"“{run}” … (Northern" in text
    assert len(run) <= 300


def test_posts_are_written_and_russian_keeps_its_marks() -> None:
    of = revision("Мы не прятались", language="ru", kind=DocumentKind.POST, outlet="Канал «Мост»")
    text = only(row(of, statement(of, "Мы не прятались", "Нина Брод", act=Act.SAY)))
    assert text == ("Нина Брод wrote: «Мы не прятались». (Канал ‘Мост’, April 28, 2031; no date of saying is told)")


# ------------------------------------------------------------------------------------------ properties

MESSY = st.text(alphabet="aZ. ,;“”«»\"'’\n\r\t\x1b\u202eя!?…—", min_size=1, max_size=60)


@st.composite
def messy_rows(draw: st.DrawFn) -> list[LedgerRow]:
    rows = []
    for number in range(draw(st.integers(1, 3))):
        of = replace(revision(draw(MESSY), f"https://x.example/{number}"), language=draw(st.sampled_from(["en", "ru"])))
        edges = sorted(draw(st.lists(st.integers(0, len(of.text)), min_size=4, max_size=4)))
        spans = tuple(Span(a, b) for a, b in zip(edges[::2], edges[1::2], strict=True))
        made = replace(
            statement(of, of.text, draw(MESSY), role=draw(MESSY), venue=draw(MESSY), chain=[draw(MESSY)]),
            content=spans[: draw(st.integers(1, 2))],
            cue=draw(st.sampled_from([(), spans[:1]])),
            kind=draw(st.sampled_from(list(StatementKind))),
            said=draw(st.sampled_from([None, said("2031-04-02"), said("2031-04-01", "2031-04-30", Precision.MONTH)])),
            doubts=(draw(MESSY),),
        )
        rows.append(row(of, made))
    return rows


@given(messy_rows())
def test_every_quoted_run_is_in_the_source_whatever_the_text(rows: Sequence[LedgerRow]) -> None:
    selection = select(rows, *PERIOD)
    if not selection.entries:
        return
    texts = {r.revision.address: r.revision.text for r in rows}
    made = compose(selection)
    for sentence in [made.headline, *(s for section in made.sections for s in section.sentences)]:
        assert sentence.receipts
        for run in quoted_runs(sentence.text):
            assert any(run in texts[receipt.address] for receipt in sentence.receipts)
    Page(digest_html(made)).assert_harmless()
    assert "\x1b" not in digest_markdown(made)
