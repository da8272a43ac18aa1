"""The digest's page: hostile text does nothing, receipts are all there, nothing is fetched."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from svodka.errors import ReceiptError
from svodka.model import Digest, Sentence
from svodka.write.compose import compose
from svodka.write.digest_json import digest_from_json, digest_to_json
from svodka.write.html import digest_html
from svodka.write.receipt import receipt_from_jsonld
from svodka.write.select import select
from tests.write.pages import Page
from tests.write.samples import EVIL, HOSTILE, PERIOD, ROWS, row


def digest() -> Digest:
    return compose(select(ROWS, *PERIOD, []))


def hostile() -> Digest:
    return replace(compose(select([row(HOSTILE, EVIL)], *PERIOD)), about=("<b>",), left_out=("<i>why</i>",))


def sentences(of: Digest) -> list[Sentence]:
    return [of.headline, *(s for section in of.sections for s in section.sentences)]


@pytest.mark.parametrize("make", [digest, hostile])
def test_nothing_runs_and_nothing_is_fetched(make: object) -> None:
    assert callable(make)
    page = Page(digest_html(make()))
    page.assert_harmless()


def test_every_sentence_is_shown_with_its_receipts() -> None:
    page = Page(digest_html(digest()))
    for sentence in sentences(digest()):
        assert sentence.text in page.text
        for receipt in sentence.receipts:
            assert receipt.checksum in page.text
            assert receipt.outlet and receipt.outlet in page.text
            for quoted in receipt.quoted:
                assert f"characters {quoted.span.start}–{quoted.span.end}" in page.text
                assert quoted.prefix + quoted.exact + quoted.suffix in page.text
    assert page.text.count("receipt") >= len(sentences(digest()))


def test_jsonld_holds_every_receipt_and_ends_nowhere_early() -> None:
    for made in (digest(), hostile()):
        page = Page(digest_html(made))
        (block,) = page.scripts
        assert block[0] == {"type": "application/ld+json"}
        held = [receipt_from_jsonld(value) for value in json.loads(block[1])]
        assert set(held) == {receipt for sentence in sentences(made) for receipt in sentence.receipts}


def test_links_are_only_web_addresses_and_tell_nobody() -> None:
    page = Page(digest_html(digest()))
    hrefs = {attributes["href"] for tag, attributes in page.tags if tag == "a"}
    assert hrefs == {
        "https://courier.example/a",
        "https://agency.example/2031/04/29/7",
        "https://vestnik.example/38",
    }
    assert {a["rel"] for tag, a in page.tags if tag == "a"} == {"noreferrer noopener nofollow"}
    assert not [tag for tag, _ in Page(digest_html(hostile())).tags if tag == "a"]


def test_many_speakers_get_a_list_of_contents() -> None:
    made = digest()
    assert "<nav" not in digest_html(made)
    page = Page(digest_html(replace(made, sections=made.sections * 2)))
    page.assert_harmless()
    targets = [a["href"] for tag, a in page.tags if tag == "a" and a["href"].startswith("#")]
    assert targets == [f"#p{number}" for number in range(1, 7)]
    assert {a["id"] for tag, a in page.tags if tag == "section"} == {target[1:] for target in targets}


def test_a_sentence_without_receipt_is_not_rendered() -> None:
    with pytest.raises(ReceiptError):
        digest_html(replace(digest(), headline=Sentence("Bare.", ())))


def test_json_comes_back() -> None:
    for made in (digest(), hostile()):
        spelled = json.dumps(digest_to_json(made))
        assert digest_from_json(json.loads(spelled)) == made


def test_other_json_is_no_digest() -> None:
    with pytest.raises(ValueError, match="not a digest"):
        digest_from_json({"format": "something/2"})
