"""A quotation of thousands of characters, and an outlet that is not told."""

from __future__ import annotations

from datetime import date

from svodka.model import StatementKind
from svodka.write.compose import compose
from svodka.write.html import digest_html
from svodka.write.markdown import digest_markdown
from svodka.write.quoting import quoted_runs
from svodka.write.select import select
from svodka.write.story_compose import StoryFacts, with_story
from svodka.write.words import CONTENT_LONGEST
from tests.write.samples import revision, row, said, statement

SENTENCE = "The quay of Norvik stays closed until the storm has passed. "
LONG = (SENTENCE * (5_000 // len(SENTENCE) + 1)).strip()


def test_a_quotation_of_5000_characters_is_cut_at_a_sentence_and_whole_in_its_receipt() -> None:
    text = revision(f"“{LONG}” Vera Holm said on April 26.")
    made = statement(text, LONG, "Vera Holm", cue="said", source="Vera Holm", when=said("2031-04-26"))
    digest = compose(select([row(text, made)], date(2031, 4, 1), date(2031, 4, 30)))
    [sentence] = [s for section in digest.sections for s in section.sentences]
    [run] = quoted_runs(sentence.text)
    assert len(LONG) > 4_900 and len(run) <= CONTENT_LONGEST
    assert run.endswith("passed.") and LONG.startswith(run), "cut at a sentence, every letter the source's"
    assert "” …" in sentence.text, "the cut is marked outside the quotation marks"
    assert sentence.receipts[0].quoted[0].exact == LONG, "the receipt has all of it"


def test_an_outlet_that_is_not_told_is_called_so_in_every_part() -> None:
    text = revision("Vera Holm denied that the quay was closed.", outlet=None)
    made = statement(
        text, "that the quay was closed", "Vera Holm", kind=StatementKind.INDIRECT, cue="denied", source="Vera Holm"
    )
    chosen = select([row(text, made)], date(2031, 4, 1), date(2031, 4, 30))
    digest = with_story(compose(chosen), StoryFacts("s", (row(text, made),), ()))
    carried = digest.sections[-1].sentences
    assert [s.text for s in carried] == ["outlet not told: 1 statement."]
    assert digest.sections[0].sentences[0].text.endswith("In all: 1 statement in 1 document.")
    assert "outlet not told" in digest_markdown(digest) and "None" not in digest_html(digest)
