"""A digest edited in its Markdown keeps its receipts, and can't get any that it had not."""

from __future__ import annotations

from datetime import date

import pytest

from svodka.errors import ReceiptError
from svodka.model import Digest
from svodka.write.compose import compose
from svodka.write.edited import edited
from svodka.write.markdown import digest_markdown
from svodka.write.select import select
from tests.write.samples import COURIER, COURIER_STATEMENTS, row
from tests.write.test_line_compose import composed


def digest() -> Digest:
    return compose(select([row(COURIER, one) for one in COURIER_STATEMENTS], date(2031, 4, 1), date(2031, 4, 30)))


@pytest.mark.parametrize("original", [digest(), composed(rubric="Digest of Kestrian media", missing=["No X."])])
def test_nothing_edited_is_nothing_changed(original: Digest) -> None:
    assert edited(digest_markdown(original), original) == original


def test_words_may_be_changed_and_sentences_cut() -> None:
    original = digest()
    text = digest_markdown(original)
    kept = original.sections[0].sentences[0]
    changed = text.replace("Vera Holm said", "Ms Holm told reporters").replace("## Vera Holm", "## The spokeswoman")
    made = edited(changed, original)
    assert changed != text
    assert [section.heading for section in made.sections] == ["Tomas Arden", "The spokeswoman"]
    assert made.sections[0].sentences[0].receipts == kept.receipts


def test_a_quotation_that_was_altered_is_refused() -> None:
    original = digest()
    with pytest.raises(ReceiptError, match="no receipt holds"):
        edited(digest_markdown(original).replace("never hidden", "always hidden"), original)


def test_a_sentence_without_a_footnote_is_refused() -> None:
    original = digest()
    more = "\n\nEverybody knows that it was otherwise.\n"
    with pytest.raises(ReceiptError, match="give it one, or cut it"):
        edited(digest_markdown(original).replace("\n\n## Vera", f"{more}\n## Vera"), original)
    with pytest.raises(ReceiptError, match="svodka's own"):
        edited(digest_markdown(original) + more, original)


def test_a_footnote_that_is_not_there_is_refused() -> None:
    original = digest()
    with pytest.raises(ReceiptError, match="footnote 99 is none"):
        edited(digest_markdown(original).replace("[^2]", "[^99]", 1), original)


def test_another_file_is_told_so() -> None:
    with pytest.raises(ReceiptError, match="is it a digest"):
        edited("Dear reader,\n\nnothing.", digest())
